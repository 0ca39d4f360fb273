#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "extract/work_teller.h"

namespace fangzhi {
namespace {

// Works that stand in the lines below a heading which says what they have in common:
//
//   部分开工项目一览            各分会场同步开工：
//   云河冷链中心（东湖镇）      东湖镇：云河冷链中心、青禾大桥
//
// Each line is read at most once, below the heading nearest to it.
class HeadedWorks {
 public:
  explicit HeadedWorks(const WorkTeller& teller)
      : teller_(teller), reading_(teller.context().reading), mentions_(teller.context().names.mentions()) {
    for (const Statement& each : teller.statements().statements())
      stated_.emplace(each.subject, each.predicate, each.evidence.begin);
  }

  void tell() {
    const std::vector<Paragraph>& lines = reading_.layout.paragraphs;
    const auto has_heading = [&](auto&& tells) {
      return std::any_of(lines.begin(), lines.end(), [&](const Paragraph& line) {
        return line.kind == ParagraphKind::heading && tells(teller_.text(line.begin, line.end));
      });
    };
    plans_ahead_ = has_heading(lists_coming) && !has_heading(lists_done);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Paragraph& line = lines[i];
      if (!line.is_row && (is_heading(line) || (i + 1 < lines.size() && leads_list(line, lines[i + 1])))) {
        heading_ = line;
        heading_.begin = opening_in(line);
        states_ = teller_.states_in(heading_.begin, line.end);
        skipped_ = 0;
        is_described_ = has_items_ = false;
      } else if (!states_.empty() && !goes_on(line)) {
        states_ = {};
      }
    }
  }

 private:
  static constexpr std::u32string_view kNumbering = U"0123456789一二三四五六七八九十.、．（）()●▶■◆△▲★—- 　";

  char32_t at(std::uint32_t i) const { return i < reading_.text().size() ? reading_.text()[i] : U'\n'; }

  // …。|计划新开工项目如下：: where the short sentence begins that opens a list at the end of prose; else the
  // line.
  std::uint32_t opening_in(const Paragraph& line) const {
    constexpr std::size_t kLongest = 20;
    const std::u32string_view words = teller_.text(line.begin, line.end);
    const std::size_t stop = words.rfind(U'。');
    const bool opens = stop != std::u32string_view::npos && words.back() == U'：' &&
                       words.size() - stop <= kLongest &&
                       words.find(U"项目", stop) != std::u32string_view::npos && !is_counted(words, line);
    return line.begin + (opens ? static_cast<std::uint32_t>(stop) + 1 : 0);
  }

  // A short line with one trigger that names nothing but places, and speaks of works or ends with a colon.
  bool is_heading(Paragraph line) const {
    constexpr std::size_t kLongest = 30;
    const bool opens = line.end > line.begin && at(line.end - 1) == U'：';
    if (opens && is_counted(teller_.text(line.begin, line.end), line)) return true;
    line.begin = opening_in(line);
    const std::u32string_view words = teller_.text(line.begin, line.end);
    if (words.size() > kLongest || (!opens && line.kind != ParagraphKind::heading)) return false;
    const bool tells_works =
        words.find(U"项目") != std::u32string_view::npos || words.find(U"工程") != std::u32string_view::npos;
    if (!opens && !tells_works && !is_framed(line)) return false;
    for (std::uint32_t m = teller_.first_mention(line.begin);
         m < mentions_.size() && mentions_[m].begin < line.end; ++m) {
      if (!teller_.is_spot(m)) return false;
    }
    const std::span<const WorkState> states = teller_.states_in(line.begin, line.end);
    return !states.empty() && states.front().site->trigger == states.back().site->trigger;
  }

  // 【5月12日新开工】
  bool is_framed(const Paragraph& line) const {
    constexpr std::uint32_t kLongest = 16;
    return line.end - line.begin <= kLongest && at(line.begin) == U'【' && at(line.end - 1) == U'】';
  }

  // 3月5日，云岭县一季度重大项目集中开工。 above lines that each begin with a work.
  bool leads_list(const Paragraph& line, const Paragraph& next) const {
    constexpr std::size_t kLongest = 60;
    const std::u32string_view words = teller_.text(line.begin, line.end);
    if (words.size() > kLongest || words.find(U"项目") == std::u32string_view::npos) return false;
    const std::uint32_t own = teller_.first_mention(line.begin);
    for (std::uint32_t m = own; m < mentions_.size() && mentions_[m].begin < line.end; ++m) {
      if (mentions_[m].type == teller_.context().rules.types().project) return false;
    }
    const std::span<const WorkState> states = teller_.states_in(line.begin, line.end);
    if (states.empty() || states.front().site->trigger != states.back().site->trigger) return false;
    const std::uint32_t first = teller_.first_mention(next.begin);
    return next.article == line.article && first < mentions_.size() && mentions_[first].begin > next.begin &&
           mentions_[first].begin < next.end &&
           teller_.text(next.begin, mentions_[first].begin).find_first_not_of(kNumbering) ==
               std::u32string_view::npos &&
           teller_.may_be_told(states.front(), first);
  }

  // 这次开工的17个项目总投资21亿元。其中超亿元的有：: prose that counts works of one state and ends with a
  // short sentence that opens their list.
  bool is_counted(std::u32string_view words, const Paragraph& line) const {
    constexpr std::size_t kLongestProse = 300, kLongestOpening = 20;
    const std::size_t stop = words.rfind(U'。');
    if (words.size() > kLongestProse || stop == std::u32string_view::npos ||
        words.size() - stop > kLongestOpening || words.find(U"个项目") == std::u32string_view::npos)
      return false;
    const std::span<const WorkState> states = teller_.states_in(line.begin, line.end);
    return !states.empty() && std::all_of(states.begin(), states.end(), [&](const WorkState& each) {
      return each.predicate == states.front().predicate;
    });
  }

  // Whether the list goes on with the line; states the works in it.
  bool goes_on(const Paragraph& line) {
    constexpr int kMostSkipped = 2;  // lines of a table that name nothing
    if (line.article != heading_.article || is_framed(line)) return false;
    if (line.is_row && !is_row_of_work(line)) return !(has_items_ && has_progress(line));
    const std::uint32_t first = teller_.first_mention(line.begin);
    const bool names = first < mentions_.size() && mentions_[first].begin < line.end;
    has_items_ = has_items_ || line.kind == ParagraphKind::item;
    if (names && tell_line(line, first)) {
      is_described_ = mentions_[first].begin == line.begin && mentions_[first].end == line.end;
      return true;
    }
    if (line.kind == ParagraphKind::item || is_numbered(line)) return true;
    if (is_described_ && line.kind == ParagraphKind::body) return true;
    return !names && !is_described_ && line.kind == ParagraphKind::heading &&
           teller_.states_in(line.begin, line.end).empty() && skipped_++ < kMostSkipped;
  }

  // 二、新开工项目 on a page that lists 前期项目 too: what the year is to bring.
  bool is_of_plan() const {
    const std::u32string_view words = teller_.text(heading_.begin, heading_.end);
    const auto has = [&](std::u32string_view word) { return words.find(word) != std::u32string_view::npos; };
    return has(U"新开工") && (plans_ahead_ || has(U"计划") || has(U"拟"));
  }
  static bool lists_coming(std::u32string_view line) {
    return is_short_with(line, {U"前期项目", U"储备项目", U"预备项目", U"前期工作项目"});
  }
  // 一、竣工项目: what has come of the year's list.
  static bool lists_done(std::u32string_view line) {
    return is_short_with(line, {U"竣工项目", U"完工项目", U"建成项目", U"竣工投产项目"}) &&
           line.find(U"计划") == std::u32string_view::npos && line.find(U"拟") == std::u32string_view::npos;
  }
  static bool is_short_with(std::u32string_view line, std::initializer_list<std::u32string_view> words) {
    constexpr std::size_t kLongest = 30;
    return line.size() <= kLongest && std::any_of(words.begin(), words.end(), [&](std::u32string_view each) {
             return line.find(each) != std::u32string_view::npos;
           });
  }

  // 9、…: another item, of whatever kind.
  bool is_numbered(const Paragraph& line) const {
    const std::u32string_view words = teller_.text(line.begin, line.end);
    const std::size_t mark = words.find_first_not_of(U"0123456789");
    return mark > 0 && mark != std::u32string_view::npos &&
           std::u32string_view(U"、.．").find(words[mark]) != std::u32string_view::npos;
  }

  // 项目名称 形象进度: a table that says of each work how far it has come, whatever the items above it were.
  bool has_progress(const Paragraph& line) const {
    constexpr std::u32string_view kProgress[] = {U"进度", U"进展", U"状态"};
    const std::u32string_view words = teller_.text(line.begin, line.end);
    return std::any_of(std::begin(kProgress), std::end(kProgress),
                       [&](std::u32string_view word) { return words.find(word) != words.npos; });
  }

  // Not the headers of a table.
  bool is_row_of_work(const Paragraph& line) const {
    const std::uint32_t first = teller_.first_mention(line.begin);
    return first < mentions_.size() && mentions_[first].begin < line.end;
  }

  // 1.云河冷链中心（东湖镇）; 东湖镇：云河冷链中心、青禾大桥. False where no work opens the line.
  bool tell_line(const Paragraph& line, std::uint32_t m) const {
    const std::u32string_view before = teller_.text(line.begin, mentions_[m].begin);
    if (before.find_first_not_of(kNumbering) != std::u32string_view::npos) return false;
    std::optional<std::uint32_t> place;
    if (teller_.is_spot(m) && at(mentions_[m].end) == U'：') {
      if (m + 1 == mentions_.size() || mentions_[m + 1].begin != mentions_[m].end + 1) return false;
      place = m++;
    }
    if (!teller_.may_be_told(states_.front(), m)) return false;
    if (!place && (line.kind == ParagraphKind::item || is_numbered(line))) place = site_in(line, m);
    while (true) {
      const std::vector<WorkState> left = states_left_by(line, m);
      const WorkList list(teller_, left, {heading_.begin, heading_.end}, is_of_plan());
      const std::uint32_t end = list.tell(m, place);
      const std::uint32_t next = teller_.first_mention(end);
      if (at(end) != U'、' || next == mentions_.size() || mentions_[next].begin != end + 1 ||
          !teller_.may_be_told(states_.front(), next))
        return true;
      m = next;
    }
  }

  // 三、新开工项目|1．云河大桥。9月15日|动工: what the line itself states of the work, the heading need not.
  std::vector<WorkState> states_left_by(const Paragraph& line, std::uint32_t work) const {
    const TextSpan here = reading_.layout.source_span(line.begin, line.end);
    const std::uint32_t entity = teller_.context().names.entity_of(work);
    std::vector<WorkState> left;
    std::copy_if(states_.begin(), states_.end(), std::back_inserter(left), [&](const WorkState& each) {
      const auto own = stated_.lower_bound({entity, predicate_of(each), here.begin});
      return own == stated_.end() || std::get<2>(*own) >= here.end || std::get<0>(*own) != entity ||
             std::get<1>(*own) != predicate_of(each);
    });
    return left;
  }
  const std::string& predicate_of(const WorkState& state) const {
    return teller_.context().rules.vocabulary().predicates[state.predicate];
  }

  // 云河项目：由青禾集团投资，|选址|青林产业园: where the item puts its work.
  std::optional<std::uint32_t> site_in(const Paragraph& line, std::uint32_t work) const {
    constexpr std::u32string_view kPutting[] = {U"选址", U"落户", U"位于", U"在", U"于"};
    for (std::uint32_t m = work + 1; m < mentions_.size() && mentions_[m].end <= line.end; ++m) {
      if (!teller_.is_spot(m)) continue;
      const std::u32string_view before = teller_.text(mentions_[work].end, mentions_[m].begin);
      const bool is_put = std::any_of(std::begin(kPutting), std::end(kPutting),
                                      [&](std::u32string_view word) { return before.ends_with(word); });
      if (!is_put) continue;
      while (m + 1 < mentions_.size() && mentions_[m + 1].begin == mentions_[m].end && teller_.is_spot(m + 1))
        ++m;
      return m;
    }
    return std::nullopt;
  }

  const WorkTeller& teller_;
  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  std::set<std::tuple<std::uint32_t, std::string, std::uint32_t>>
      stated_;                         // by clauses: subject, predicate, where the quotation begins
  Paragraph heading_;                  // the heading at hand
  std::span<const WorkState> states_;  // what it states; empty outside lists
  int skipped_ = 0;                    // lines below it
  bool plans_ahead_ = false;           // the page lists what is prepared, too
  bool has_items_ = false;             // a list of items stands below it
  bool is_described_ = false;          // the last line was a work's name alone: the text below is of it
};

}  // namespace

void tell_headed_works(const WorkTeller& teller) {
  HeadedWorks(teller).tell();
}

}  // namespace fangzhi
