#include <algorithm>
#include <iterator>
#include <string_view>

#include "extract/work_teller.h"

namespace fangzhi {
namespace {

// Works behind a count of them, in its sentence or the next:
//
//   新开工项目10个，总投资79亿元。主要包括云河冷链中心、青禾大桥等。
//
// Each clause is read at most once, behind the nearest count.
class CountedWorks {
 public:
  explicit CountedWorks(const WorkTeller& teller)
      : teller_(teller), reading_(teller.context().reading), lexicon_(teller.context().rules.lexicon()) {}

  void tell() {
    for (const Clause& clause : reading_.clauses) {
      if (!states_.empty() && !follows(clause.sentence)) states_ = {};
      if (const auto counted = count_in(clause); !counted.empty()) {
        states_ = counted;
        sentence_ = clause.sentence;
        begin_ = reading_.tokens[clause.tokens.begin].begin;
      }
      if (!states_.empty()) tell_clause(clause);
    }
  }

 private:
  // The sentence itself, or the next in its paragraph.
  bool follows(std::uint32_t sentence) const {
    return sentence <= sentence_ + 1 &&
           reading_.sentences[sentence].paragraph == reading_.sentences[sentence_].paragraph;
  }

  // 新|开工|项目|10|个, 签约|亿元以上|工业|项目|10|个, 10|个|开工|项目: what the clause counts, by the last
  // such words in it.
  std::span<const WorkState> count_in(const Clause& clause) const {
    const auto [first, last] = clause.tokens;
    for (std::uint32_t t = last; t-- > first;) {
      const Token& trigger = reading_.tokens[t];
      if (!trigger.is(WordClass::trigger)) continue;
      const std::uint32_t kind = kind_behind(t, last);
      if (kind == last) continue;
      const bool is_counted = (kind + 1 < last && reading_.tokens[kind + 1].kind == TokenKind::number) ||
                              (t > first + 1 && reading_.tokens[t - 1].is(WordClass::unit) &&
                               reading_.tokens[t - 2].kind == TokenKind::number);
      if (is_counted) return teller_.states_in(trigger.begin, trigger.end);
    }
    return {};
  }

  // The word for works behind a trigger, with words between that say which works; `last` where there is none.
  std::uint32_t kind_behind(std::uint32_t trigger, std::uint32_t last) const {
    constexpr std::uint32_t kLongest = 8;  // tokens
    constexpr ClassSet kSaysWhich{WordClass::trigger, WordClass::modifier,   WordClass::unit,
                                  WordClass::noun,    WordClass::determiner, WordClass::not_name,
                                  WordClass::adverb};
    for (std::uint32_t t = trigger + 1; t < last && t - trigger <= kLongest; ++t) {
      const Token& token = reading_.tokens[t];
      if (token.is(WordClass::generic_head) || token.is(WordClass::category)) return t;
      if (token.kind != TokenKind::number && !token.classes.any_of(kSaysWhich)) break;
    }
    return last;
  }

  // 主要包括|云河冷链中心、青禾大桥和东湖水厂; 其中|云河冷链中心、青禾大桥等5个项目|开工, and clauses of that
  // kind behind it.
  void tell_clause(const Clause& clause) {
    const std::vector<Mention>& mentions = teller_.context().names.mentions();
    for (std::uint32_t t = clause.tokens.begin; t < clause.tokens.end; ++t) {
      const Token& token = reading_.tokens[t];
      const bool is_part = reading_.text_of(token) == U"其中";
      if (is_part) part_in_ = clause.sentence;
      const bool is_list = lexicon_.is_listed(WordClass::listing, reading_.text_of(token));
      const std::uint32_t begin = is_part || is_list ? token.end : token.begin;
      const std::uint32_t m = teller_.first_mention(begin);
      if (m < mentions.size() && mentions[m].begin == begin) {
        const bool opens = is_list || (part_in_ == clause.sentence && stands_for_more(m));
        if (opens) tell_list(m, begin);
        if (is_list) states_ = {};
        return;
      }
      // 已开工的有: other works than those counted.
      if (!is_part && !is_list && !token.is(WordClass::adverb) && token.kind != TokenKind::mark) return;
    }
  }

  // 云河冷链中心、青禾大桥|等|5个项目
  bool stands_for_more(std::uint32_t m) const {
    const std::vector<Mention>& mentions = teller_.context().names.mentions();
    while (m + 1 < mentions.size() && joins(mentions[m].end, mentions[m + 1].begin)) ++m;
    const std::uint32_t end = mentions[m].end;
    return teller_.text(end, end + 1) == U"等" &&
           teller_.text(end + 1, end + 2).find_first_of(U"0123456789") == 0;
  }

  // 甲|、|乙|和|丙
  bool joins(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::u32string_view kJoins[] = {U"、", U"和", U"及", U"以及", U"与"};
    return std::find(std::begin(kJoins), std::end(kJoins), teller_.text(begin, end)) != std::end(kJoins);
  }

  void tell_list(std::uint32_t m, std::uint32_t begin) const {
    const std::vector<Mention>& mentions = teller_.context().names.mentions();
    const WorkList list(teller_, states_, {begin_, begin});
    for (std::uint32_t end = begin; m < mentions.size() && list.is_work(m); ++m) {
      if (end != begin && !joins(end, mentions[m].begin)) break;
      end = list.tell(m, std::nullopt);
    }
  }

  const WorkTeller& teller_;
  const Reading& reading_;
  const Lexicon& lexicon_;
  std::span<const WorkState> states_;   // what is counted; empty where nothing is
  std::uint32_t sentence_ = 0;          // that counts it
  std::uint32_t begin_ = 0;             // of the clause that does
  std::uint32_t part_in_ = 0xffffffff;  // the sentence that tells of some of them
};

}  // namespace

void tell_counted_works(const WorkTeller& teller) {
  CountedWorks(teller).tell();
}

}  // namespace fangzhi
