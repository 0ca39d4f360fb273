#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.h"
#include "extract/statement_maker.h"

namespace fangzhi {
namespace {

constexpr std::u32string_view kListedStates[] = {U"谋划", U"签约", U"落地", U"开工",
                                                 U"在建", U"竣工", U"投用", U"投产"};

// Works that stand in the lines below a heading which says what they have in common:
//
//   部分开工项目一览            各分会场同步开工：
//   云河冷链中心（东湖镇）      东湖镇：云河冷链中心、青禾大桥
class ListStater {
 public:
  ListStater(const StatementContext& context, const std::vector<FrameSite>& sites, StatementList& out)
      : context_(context),
        reading_(context.reading),
        types_(context.rules.types()),
        mentions_(context.names.mentions()),
        paragraphs_(context.reading.layout.paragraphs),
        out_(out) {
    for (const FrameSite& site : sites) {
      if (!listed_states(site).empty()) sites_.push_back(&site);
    }
  }

  void run() {
    for (std::size_t p = 0; p + 1 < paragraphs_.size(); ++p) {
      if (read_heading(paragraphs_[p])) read_lines(p);
    }
  }

 private:
  std::u32string_view text(std::uint32_t begin, std::uint32_t end) const {
    return reading_.text().substr(begin, end - begin);
  }
  char32_t at(std::uint32_t i) const { return i < reading_.text().size() ? reading_.text()[i] : U'\n'; }
  bool is_spot(std::size_t m) const {
    return mentions_[m].type == types_.place || mentions_[m].type == types_.park;
  }

  std::vector<PredicateId> listed_states(const FrameSite& site) const {
    std::vector<PredicateId> listed;
    if (context_.rules.frames()[site.frame].weighed) return listed;
    for (const PredicateId id : context_.rules.predicates_of(site.frame)) {
      const std::u32string& name = context_.rules.predicate(id).name;
      if (std::find(std::begin(kListedStates), std::end(kListedStates), name) != std::end(kListedStates))
        listed.push_back(id);
    }
    return listed;
  }

  // The first name at or behind a place of the text.
  std::size_t first_mention(std::uint32_t at) const {
    const auto found =
        std::lower_bound(mentions_.begin(), mentions_.end(), at,
                         [](const Mention& each, std::uint32_t place) { return each.begin < place; });
    return static_cast<std::size_t>(found - mentions_.begin());
  }

  // A short line with one trigger that names nothing but places, and speaks of works or ends with a colon.
  bool read_heading(const Paragraph& line) {
    constexpr std::size_t kLongest = 30;
    const std::u32string_view words = text(line.begin, line.end);
    const bool opens = !words.empty() && words.back() == U'：';
    if (words.size() > kLongest || (!opens && line.kind != ParagraphKind::heading)) return false;
    const bool tells_works =
        words.find(U"项目") != std::u32string_view::npos || words.find(U"工程") != std::u32string_view::npos;
    if (!opens && !tells_works) return false;
    for (std::size_t m = first_mention(line.begin); m < mentions_.size() && mentions_[m].begin < line.end;
         ++m) {
      if (!is_spot(m)) return false;
    }
    return find_trigger(line);
  }

  bool find_trigger(const Paragraph& line) {
    heading_.clear();
    for (const FrameSite* site : sites_) {
      const Token& trigger = reading_.tokens[site->trigger];
      if (trigger.begin < line.begin || trigger.end > line.end) continue;
      if (!heading_.empty() && heading_.front()->trigger != site->trigger) return false;
      heading_.push_back(site);
    }
    return !heading_.empty();
  }

  bool has_trigger(const Paragraph& line) const {
    return std::any_of(sites_.begin(), sites_.end(), [&](const FrameSite* site) {
      const Token& trigger = reading_.tokens[site->trigger];
      return trigger.begin >= line.begin && trigger.end <= line.end;
    });
  }

  void read_lines(std::size_t heading) {
    constexpr int kMostSkipped = 2;  // lines of a table that name nothing
    line_ = paragraphs_[heading];
    int skipped = 0;
    for (std::size_t p = heading + 1; p < paragraphs_.size(); ++p) {
      const Paragraph& line = paragraphs_[p];
      const std::size_t first = first_mention(line.begin);
      const bool names = first < mentions_.size() && mentions_[first].begin < line.end;
      if (line.article != line_.article) return;
      if (!names && line.kind == ParagraphKind::heading && !has_trigger(line) && skipped++ < kMostSkipped)
        continue;
      const bool is_read = names && read_line(line, first);
      if (!is_read && line.kind != ParagraphKind::item) return;
    }
  }

  // 1.云河冷链中心（东湖镇）; 东湖镇：云河冷链中心、青禾大桥. False where no work opens the line.
  bool read_line(const Paragraph& line, std::size_t m) {
    constexpr std::u32string_view kNumbering = U"0123456789一二三四五六七八九十.、．（）()●▶■◆△▲★—- 　";
    const std::u32string_view before = text(line.begin, mentions_[m].begin);
    if (before.find_first_not_of(kNumbering) != std::u32string_view::npos) return false;
    std::optional<std::size_t> place;
    if (is_spot(m) && at(mentions_[m].end) == U'：') {
      if (m + 1 == mentions_.size() || mentions_[m + 1].begin != mentions_[m].end + 1) return false;
      place = m++;
    }
    if (!is_work(m)) return false;
    while (true) {
      const std::uint32_t end = state(m, place);
      const std::size_t next = first_mention(end);
      if (at(end) != U'、' || next == mentions_.size() || mentions_[next].begin != end + 1 || !is_work(next))
        return true;
      m = next;
    }
  }

  bool is_work(std::size_t m) const {
    const Frame& frame = context_.rules.frames()[heading_.front()->frame];
    return m < mentions_.size() && frame.subject.type_set.has(mentions_[m].type) &&
           mentions_[m].type != types_.institution;
  }

  // Returns where the name and the bracket behind it end.
  std::uint32_t state(std::size_t work, std::optional<std::size_t> place) {
    constexpr std::uint32_t kLongestBracket = 24;
    std::uint32_t end = mentions_[work].end;
    if (at(end) == U'（') {
      const std::size_t close = text(end, end + kLongestBracket).find(U'）');
      if (close != std::u32string_view::npos) {
        const auto behind = end + static_cast<std::uint32_t>(close) + 1;
        for (std::size_t m = work + 1; m < mentions_.size() && mentions_[m].end < behind; ++m) {
          if (is_spot(m)) place = m;
        }
        end = behind;
      }
    }
    for (const FrameSite* site : heading_) {
      for (const PredicateId id : listed_states(*site)) emit(*site, id, work, place);
    }
    return end;
  }

  // 尚未|开工, 拟|签约: the last word before the trigger that says so.
  StatementStatus status_of(const FrameSite& site) const {
    const Frame& frame = context_.rules.frames()[site.frame];
    for (std::uint32_t i = site.trigger; i-- > 0 && reading_.tokens[i].begin >= line_.begin;) {
      const Token& token = reading_.tokens[i];
      if (token.word != kNoWord && context_.rules.facts(token.word).sets_status)
        return context_.rules.facts(token.word).status;
    }
    return frame.status.value_or(frame.usual_status);
  }

  std::string time_of(const FrameSite& site, StatementStatus status, StatementGround& ground) const {
    const std::uint32_t sentence = reading_.clauses[site.clause].sentence;
    std::string time = stated_time(context_, sentence, line_.end, &ground.time_words);
    ground.time = TimeGround::words;
    if (!time.empty()) return time;
    ground.time = TimeGround::story;
    if (status == StatementStatus::done) time = day_told_before(context_, sentence, line_.end);
    if (!time.empty()) return time;
    ground.time = TimeGround::section;
    if (status != StatementStatus::planned) time = section_time(context_, sentence);
    if (time.empty()) ground.time = TimeGround::none;
    return time;
  }

  void emit(const FrameSite& site, PredicateId predicate, std::size_t work,
            std::optional<std::size_t> place) {
    constexpr std::uint32_t kLongestQuotation = 300;
    const std::optional<std::uint32_t> home = context_.names.home();
    if (!place && !home) return;
    Statement statement;
    statement.subject = context_.names.entity_of(static_cast<std::uint32_t>(work));
    statement.object = place ? context_.names.entity_of(static_cast<std::uint32_t>(*place)) : *home;
    if (statement.subject == statement.object) return;
    const Token& trigger = reading_.tokens[site.trigger];
    StatementGround ground;
    ground.frame = site.frame;
    ground.trigger = {trigger.begin, trigger.end};
    ground.subject = {{mentions_[work].begin, mentions_[work].end}, RoleSource::after};
    if (place) ground.object = {{mentions_[*place].begin, mentions_[*place].end}, RoleSource::near};
    statement.predicate = context_.rules.vocabulary().predicates[predicate];
    statement.status = status_of(site);
    statement.time = time_of(site, statement.status, ground);
    statement.rule = context_.rules.frames()[site.frame].name;
    ground.status_by_rule = statement.status;
    // With the heading, unless the list is long.
    const std::uint32_t end = std::max(mentions_[work].end, place ? mentions_[*place].end : 0);
    const std::uint32_t begin =
        std::min(mentions_[work].begin, place ? mentions_[*place].begin : mentions_[work].begin);
    out_.add(std::move(statement), end - line_.begin <= kLongestQuotation ? line_.begin : begin, end, ground);
  }

  const StatementContext& context_;
  const Reading& reading_;
  const TypeTable& types_;
  const std::vector<Mention>& mentions_;
  const std::vector<Paragraph>& paragraphs_;
  StatementList& out_;
  std::vector<const FrameSite*> sites_;    // that may head a list
  std::vector<const FrameSite*> heading_;  // of the heading at hand, all of one trigger
  Paragraph line_;                         // the heading at hand
};

}  // namespace

void state_listed(const StatementContext& context, const std::vector<FrameSite>& sites, StatementList& out) {
  ListStater(context, sites, out).run();
}

}  // namespace fangzhi
