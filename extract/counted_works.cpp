#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "extract/listed_words.h"
#include "extract/work_teller.h"

namespace fangzhi {
namespace {

// Works behind a count of them, in its sentence or the next:
//
//   新开工项目10个，总投资79亿元。主要包括云河冷链中心、青禾大桥等。
//   此次开工项目10个。其中，云河冷链中心总投资5亿元，……；青禾大桥位于东湖镇，……。
//
// Each clause is read at most once, behind the nearest count.
class CountedWorks {
 public:
  explicit CountedWorks(const WorkTeller& teller)
      : teller_(teller), reading_(teller.context().reading), lexicon_(teller.context().rules.lexicon()) {}

  void tell() {
    for (const Clause& clause : reading_.clauses) {
      if (!states_.empty() && !follows(clause.sentence)) states_ = {};
      if (!states_.empty() && clause.sentence != read_) tell_description(clause.sentence);
      if (states_.empty() && takes_up(clause)) {
        states_ = counted_;
        sentence_ = clause.sentence;
      }
      const bool is_behind_batch = std::exchange(opens_batch_, false);
      const auto counted = is_batch(clause) ? states_of(clause) : count_in(clause);
      if (!counted.empty()) {
        states_ = counted_ = counted;
        counted_in_ = clause_text(clause);
        sentence_ = read_ = clause.sentence;
        is_of_day_ = lexicon_.has_listed(WordClass::of_occasion, clause_text(clause));
        begin_ = reading_.tokens[clause.tokens.begin].begin;
        end_ = reading_.tokens[reading_.sentences[clause.sentence].tokens.end - 1].end;
      }
      opens_batch_ = !counted.empty() && is_batch(clause);
      if (is_behind_batch && !states_.empty()) tell_batch(clause);
      if (!states_.empty())
        tell_clause(clause, counted.empty() ? behind_counted(clause.tokens) : list_in(clause));
    }
  }

 private:
  // The sentence itself, or the next in its paragraph; and those behind that tell of one work each.
  bool follows(std::uint32_t sentence) const {
    return (sentence <= sentence_ + 1 || sentence <= described_ + 1) &&
           reading_.sentences[sentence].paragraph == reading_.sentences[sentence_].paragraph;
  }

  // 12个项目中，…, 这12个项目为…: of those counted in a paragraph before.
  bool takes_up(const Clause& clause) const {
    if (behind_counted(clause.tokens) > clause.tokens.begin) return true;
    const std::u32string_view words = clause_text(clause);
    const std::size_t part = words.find(U"个项目中");
    return part != std::u32string_view::npos && are_those_counted(words.substr(0, part));
  }
  // Whether the words end with the number of those counted.
  bool are_those_counted(std::u32string_view words) const {
    const std::size_t before = words.find_last_not_of(U"0123456789");
    if (before != std::u32string_view::npos) words.remove_prefix(before + 1);
    return !words.empty() && counted_in_.find(words) != std::u32string_view::npos;
  }

  std::u32string_view clause_text(const Clause& clause) const {
    return teller_.text(reading_.tokens[clause.tokens.begin].begin,
                        reading_.tokens[clause.tokens.end - 1].end);
  }

  // 其中，|总投资5亿元的|云河冷链中心|位于东湖镇，……；青禾大桥|总投资3亿元，……: works of those counted, each
  // with a sentence of its own that says nothing else of its state.
  void tell_description(std::uint32_t sentence) {
    constexpr std::size_t kLongestOpening = 24;
    constexpr std::u32string_view kPart = U"其中，";
    read_ = sentence;
    const TokenRange range = reading_.sentences[sentence].tokens;
    const std::uint32_t begin = reading_.tokens[range.begin].begin;
    const std::uint32_t end = reading_.tokens[range.end - 1].end;
    const std::vector<Mention>& mentions = teller_.context().names.mentions();
    std::uint32_t m = teller_.first_mention(begin);
    if (m + 1 < mentions.size() && teller_.is_spot(m) &&
        teller_.text(mentions[m].end, mentions[m + 1].begin) == U"的")
      ++m;  // 位于青林镇的
    if (m >= mentions.size() || mentions[m].end > end || !teller_.may_be_told(states_.front(), m)) return;
    std::u32string_view opening = teller_.text(begin, mentions[m].begin);
    const bool is_part = opening.starts_with(kPart);
    if (is_part) opening.remove_prefix(kPart.size());
    const bool continues = described_ + 1 == sentence;
    if (!is_part && !continues && !is_of_day_) return;
    if (!opening.empty() && (opening.back() != U'的' || opening.size() > kLongestOpening)) return;
    std::uint32_t last = m;
    while (last + 1 < mentions.size() && joins(mentions[last].end, mentions[last + 1].begin) &&
           teller_.may_be_told(states_.front(), last + 1))
      ++last;
    // 投资1亿元的|云河冷链中心，|达产后…
    const bool goes_on = is_of_day_ && continues && behind_sum(begin) == mentions[m].begin &&
                         teller_.text(mentions[last].end, mentions[last].end + 1) == U"，";
    const bool is_described =
        goes_on || begins_listed(lexicon_, WordClass::describes_work, teller_.text(mentions[last].end, end));
    if (!is_described || tells_other_state(begin, end)) return;
    tell_list(m, mentions[m].begin);
    described_ = sentence;
  }

  // 其中，云河冷链中心总投资5亿元，|已于上月投产|
  bool tells_other_state(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::u32string_view kBuilt[] = {U"开工", U"在建", U"竣工", U"投用"};
    const std::span<const WorkState> told = teller_.states_in(begin, end);
    return std::any_of(told.begin(), told.end(), [&](const WorkState& each) {
      const std::u32string& name = teller_.context().rules.predicate(each.predicate).name;
      const std::uint32_t behind = teller_.trigger_of(each).end;
      return each.site->hindrance == Hindrance::none && teller_.text(behind, behind + 1) != U"后" &&
             std::find(std::begin(kBuilt), std::end(kBuilt), name) != std::end(kBuilt);
    });
  }

  // 开工一批。|云河冷链中心、青禾大桥；: what heads a list, and no more.
  bool is_batch(const Clause& clause) const {
    constexpr std::size_t kLongest = 10;
    constexpr std::u32string_view kMarks = U"。：；，—-";
    std::u32string_view words = clause_text(clause);
    if (words.size() > kLongest) return false;
    words = words.substr(0, words.find_last_not_of(kMarks) + 1);
    return words.ends_with(U"一批") && !states_of(clause).empty();
  }
  std::span<const WorkState> states_of(const Clause& clause) const {
    return teller_.states_in(reading_.tokens[clause.tokens.begin].begin,
                             reading_.tokens[clause.tokens.end - 1].end);
  }
  void tell_batch(const Clause& clause) const {
    const std::uint32_t begin = reading_.tokens[clause.tokens.begin].begin;
    const std::uint32_t m = teller_.first_mention(begin);
    const std::vector<Mention>& mentions = teller_.context().names.mentions();
    if (m < mentions.size() && mentions[m].begin == begin) tell_list(m, begin);
  }

  // 新|开工|项目|10|个, 签约|亿元以上|工业|项目|10|个, 10|个|开工|项目: what the clause counts, by the last
  // such words in it.
  std::span<const WorkState> count_in(const Clause& clause) const {
    const auto [first, last] = clause.tokens;
    for (std::uint32_t t = last; t-- > first;) {
      const Token& trigger = reading_.tokens[t];
      if (!trigger.is(WordClass::trigger)) continue;
      // 75个项目|开工|68个: those counted before are not those that were begun.
      const bool counts_behind = t + 1 < last && reading_.tokens[t + 1].kind == TokenKind::number;
      if (!counts_behind && is_counted_before(first, t)) return teller_.states_in(trigger.begin, trigger.end);
      const std::uint32_t kind = kind_behind(t, last);
      if (kind == last) continue;
      const bool is_told = kind + 2 < last && is_telling_word(reading_.text_of(reading_.tokens[kind + 1]));
      const std::uint32_t number = kind + (is_told ? 2 : 1);  // 开工的项目|共|18|个
      const bool counts_between = std::any_of(
          reading_.tokens.begin() + t + 1, reading_.tokens.begin() + kind,
          [](const Token& between) { return between.kind == TokenKind::number; });  // 集中开工的|12|个|项目
      const bool is_counted =
          counts_between ||
          (number < last && reading_.tokens[number].kind == TokenKind::number && !measures(number, last)) ||
          (t > first + 1 && reading_.tokens[t - 1].is(WordClass::unit) &&
           reading_.tokens[t - 2].kind == TokenKind::number);
      if (is_counted) return teller_.states_in(trigger.begin, trigger.end);
    }
    return lists_occasion(clause)
               ? teller_.states_in(reading_.tokens[first].begin, reading_.tokens[last - 1].end)
               : std::span<const WorkState>();
  }

  // 此次一并|开工|的|，有…: what is listed behind it are those works and no others.
  bool lists_occasion(const Clause& clause) const {
    const auto [first, last] = clause.tokens;
    std::uint32_t end = last;
    while (end > first && reading_.tokens[end - 1].kind == TokenKind::mark) --end;
    if (end < first + 3 || reading_.text_of(reading_.tokens[end - 1]) != U"的" ||
        !reading_.tokens[end - 2].is(WordClass::trigger))
      return false;
    return begins_listed(lexicon_, WordClass::of_occasion, clause_text(clause));
  }

  // 12|个|重大|项目|集中开工
  bool is_counted_before(std::uint32_t first, std::uint32_t trigger) const {
    constexpr std::uint32_t kLongest = 6;                                         // tokens
    while (trigger > first && says_how(reading_.tokens[trigger - 1])) --trigger;  // 项目|同时|动工
    if (trigger < first + 3) return false;
    const Token& kind = reading_.tokens[trigger - 1];
    if (!kind.is(WordClass::generic_head) && !kind.is(WordClass::category)) return false;
    for (std::uint32_t t = trigger - 1; t > first && trigger - t < kLongest; --t) {
      if (reading_.tokens[t - 1].kind == TokenKind::number) {
        const bool are_named = t - 1 > first && reading_.text_of(reading_.tokens[t - 2]) == U"等";
        const std::u32string_view unit = reading_.text_of(reading_.tokens[t]);
        return !are_named && (unit == U"个" || unit == U"项");
      }
      if (reading_.tokens[t - 1].kind == TokenKind::mark) return false;
    }
    return false;
  }

  // 拟建厂房|4|万平方米: a size counts no works.
  bool measures(std::uint32_t number, std::uint32_t last) const {
    constexpr std::u32string_view kCounts = U"个项处条座所家宗批大";
    if (number + 1 >= last || reading_.tokens[number + 1].kind == TokenKind::mark) return false;
    return kCounts.find(reading_.text()[reading_.tokens[number + 1].begin]) == std::u32string_view::npos;
  }

  bool says_how(const Token& token) const {
    constexpr std::u32string_view kTogether[] = {U"同时", U"同日", U"全部", U"悉数"};
    return token.is(WordClass::adverb) || std::find(std::begin(kTogether), std::end(kTogether),
                                                    reading_.text_of(token)) != std::end(kTogether);
  }

  static bool is_telling_word(std::u32string_view word) {
    return word == U"共" || word == U"共有" || word == U"有" || word == U"达" || word == U"为" ||
           word == U"共计";
  }

  // The word for works behind a trigger, with words between that say which works; `last` where there is none.
  std::uint32_t kind_behind(std::uint32_t trigger, std::uint32_t last) const {
    constexpr std::uint32_t kLongest = 8;  // tokens
    constexpr ClassSet kSaysWhich{WordClass::trigger, WordClass::modifier,   WordClass::unit,
                                  WordClass::noun,    WordClass::determiner, WordClass::not_name,
                                  WordClass::adverb};
    for (std::uint32_t t = trigger + 1; t < last && t - trigger <= kLongest; ++t) {
      const Token& token = reading_.tokens[t];
      const bool is_owner =
          t + 1 < last && reading_.text_of(reading_.tokens[t + 1]) == U"的";  // 园区|的|项目
      if (is_owner && token.is(WordClass::generic_head)) continue;
      if (token.is(WordClass::generic_head) || token.is(WordClass::category)) return t;
      const bool is_said_of = t <= trigger + 2 && reading_.text_of(token) == U"的";  // 落户|园区|的|项目
      if (!is_said_of && token.kind != TokenKind::number && !token.classes.any_of(kSaysWhich)) break;
    }
    return last;
  }

  // 主要包括|云河冷链中心、青禾大桥和东湖水厂; 其中|云河冷链中心、青禾大桥等5个项目|开工, and clauses of that
  // kind behind it.
  void tell_clause(const Clause& clause, std::uint32_t first) {
    const std::vector<Mention>& mentions = teller_.context().names.mentions();
    for (std::uint32_t t = first; t < clause.tokens.end; ++t) {
      const Token& token = reading_.tokens[t];
      const bool is_part = reading_.text_of(token) == U"其中";
      if (is_part) part_in_ = clause.sentence;
      const bool is_list = lexicon_.is_listed(WordClass::listing, reading_.text_of(token));
      std::uint32_t at = is_part || is_list ? token.end : token.begin;
      if (is_list && teller_.text(at, at + 1) == U"：") ++at;  // 分别是：
      const std::uint32_t begin = behind_sum(at);
      const std::uint32_t m = teller_.first_mention(begin);
      if (m < mentions.size() && mentions[m].begin == begin) {
        const bool opens =
            is_list || are_among(clause) || (part_in_ == clause.sentence && stands_for_more(m));
        if (opens) tell_list(m, begin);
        if (is_list) tell_items(begin);
        if (is_list) described_ = clause.sentence;  // ；基础设施项目4个，分别是…
        return;
      }
      // 已开工的有: other works than those counted.
      if (!is_part && !is_list && !token.is(WordClass::adverb) && token.kind != TokenKind::mark) return;
    }
  }

  // 此次开工的7个项目|依次为：…: where the clause that counts them lists them; its end where it does not.
  std::uint32_t list_in(const Clause& clause) const {
    std::uint32_t t = clause.tokens.begin;
    while (t < clause.tokens.end &&
           !lexicon_.is_listed(WordClass::listing, reading_.text_of(reading_.tokens[t])))
      ++t;
    return t;
  }

  // Behind 这13个项目|, of which the clause goes on to list all; else where the clause begins.
  std::uint32_t behind_counted(TokenRange clause) const {
    constexpr std::u32string_view kThese[] = {U"这", U"上述", U"这些", U"此次"};
    const auto [first, last] = clause;
    const bool are_these = std::find(std::begin(kThese), std::end(kThese),
                                     reading_.text_of(reading_.tokens[first])) != std::end(kThese);
    const std::uint32_t number = first + 1;
    if (!are_these || number >= last || reading_.tokens[number].kind != TokenKind::number ||
        !are_those_counted(reading_.text_of(reading_.tokens[number])))
      return first;
    const std::uint32_t kind = kind_behind(first, last);
    return kind == last ? first : kind + 1;
  }

  // 云河冷链中心、青禾大桥等项目|均在其列
  bool are_among(const Clause& clause) const {
    constexpr std::u32string_view kAmong[] = {U"均在其列", U"都在其列", U"名列其中",
                                              U"位列其中", U"均在其中", U"都在其中"};
    const std::u32string_view words = clause_text(clause);
    return std::any_of(std::begin(kAmong), std::end(kAmong), [&](std::u32string_view each) {
      return words.find(each) != std::u32string_view::npos;
    });
  }

  // 云河冷链中心、青禾大桥|等|5个项目
  bool stands_for_more(std::uint32_t m) const {
    const std::vector<Mention>& mentions = teller_.context().names.mentions();
    while (m + 1 < mentions.size() && joins(mentions[m].end, mentions[m + 1].begin)) ++m;
    const std::uint32_t end = mentions[m].end;
    return teller_.text(end, end + 1) == U"等" &&
           teller_.text(end + 1, end + 2).find_first_of(U"0123456789") == 0;
  }

  // Where a name may begin behind what it costs: 既有|投资122亿元的|青林产业园.
  std::uint32_t behind_sum(std::uint32_t begin) const {
    constexpr std::u32string_view kSums[] = {U"投资", U"总投资"};
    constexpr std::size_t kLongest = 14;
    const std::u32string_view words = reading_.text().substr(begin, kLongest);
    const bool is_sum = std::any_of(std::begin(kSums), std::end(kSums),
                                    [&](std::u32string_view sum) { return words.starts_with(sum); });
    const std::size_t of = words.find(U"元的");
    return is_sum && of != std::u32string_view::npos ? begin + static_cast<std::uint32_t>(of) + 2 : begin;
  }

  // 甲|、|乙|和|丙, 甲|、投资2亿元的|乙
  bool joins(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::u32string_view kJoins[] = {U"、", U"和", U"及", U"以及", U"与", U"，也有", U"，还有"};
    return std::any_of(std::begin(kJoins), std::end(kJoins), [&](std::u32string_view joint) {
      const std::uint32_t behind = begin + static_cast<std::uint32_t>(joint.size());
      return behind <= end && teller_.text(begin, behind) == joint && behind_sum(behind) == end;
    });
  }

  // 分别是：甲，总投资1亿元，…|；乙，…|；投资2亿元的|丙: items up to the full stop, each with its
  // description.
  void tell_items(std::uint32_t begin) const {
    constexpr std::size_t kLongest = 2000;  // characters
    const std::u32string_view list = reading_.text().substr(begin, kLongest);
    const auto end = begin + static_cast<std::uint32_t>(std::min(list.find_first_of(U"。\n"), list.size()));
    const std::vector<Mention>& mentions = teller_.context().names.mentions();
    for (std::uint32_t at = begin; at < end; ++at) {
      const char32_t mark = reading_.text()[at];
      if (mark != U'；' && mark != U'，') continue;
      const std::uint32_t first = behind_sum(at + 1);
      if (mark == U'，' && first == at + 1) continue;  // ，投资2亿元的|丙
      const std::uint32_t m = teller_.first_mention(first);
      if (m < mentions.size() && mentions[m].begin == first) tell_list(m, first);
    }
  }

  void tell_list(std::uint32_t m, std::uint32_t begin) const {
    const std::vector<Mention>& mentions = teller_.context().names.mentions();
    const WorkList list(teller_, states_, {begin_, std::min(begin, end_)});
    for (std::uint32_t end = begin; m < mentions.size() && list.is_work(m); ++m) {
      if (end != begin && !joins(end, mentions[m].begin)) break;
      end = list.tell(m, std::nullopt);
    }
  }

  const WorkTeller& teller_;
  const Reading& reading_;
  const Lexicon& lexicon_;
  std::span<const WorkState> counted_;  // by the last count of the page, and the words of its clause
  std::u32string_view counted_in_;
  std::span<const WorkState> states_;     // what is counted; empty where nothing is
  std::uint32_t sentence_ = 0;            // that counts it
  std::uint32_t begin_ = 0;               // of the clause that does
  std::uint32_t end_ = 0;                 // of its sentence
  std::uint32_t part_in_ = 0xffffffff;    // the sentence that tells of some of them
  bool opens_batch_ = false;              // the clause before was 开工一批
  bool is_of_day_ = false;                // 此次, 当天: those counted are what the page tells of
  std::uint32_t read_ = 0xffffffff;       // the last sentence that was looked at for a work of its own
  std::uint32_t described_ = 0xfffffffe;  // the last one that had works
};

}  // namespace

void tell_counted_works(const WorkTeller& teller) {
  CountedWorks(teller).tell();
}

}  // namespace fangzhi
