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

  // 新|开工|项目|10|个, 10|个|开工|项目: what the clause counts, by the last such words in it.
  std::span<const WorkState> count_in(const Clause& clause) const {
    const auto [first, last] = clause.tokens;
    for (std::uint32_t t = last; t-- > first;) {
      const Token& trigger = reading_.tokens[t];
      if (!trigger.is(WordClass::trigger) || t + 1 >= last) continue;
      std::uint32_t kind = t + 1;
      while (kind + 1 < last && reading_.tokens[kind].is(WordClass::trigger)) ++kind;  // 签约开工|项目
      const Token& works = reading_.tokens[kind];
      if (!works.is(WordClass::generic_head) && !works.is(WordClass::category)) continue;
      const bool is_counted = (kind + 1 < last && reading_.tokens[kind + 1].kind == TokenKind::number) ||
                              (t > first + 1 && reading_.tokens[t - 1].is(WordClass::unit) &&
                               reading_.tokens[t - 2].kind == TokenKind::number);
      if (is_counted) return teller_.states_in(trigger.begin, trigger.end);
    }
    return {};
  }

  // 主要包括|云河冷链中心、青禾大桥和东湖水厂
  void tell_clause(const Clause& clause) {
    const std::vector<Mention>& mentions = teller_.context().names.mentions();
    for (std::uint32_t t = clause.tokens.begin; t < clause.tokens.end; ++t) {
      const Token& token = reading_.tokens[t];
      if (reading_.text_of(token) == U"其中" || token.is(WordClass::adverb) || token.kind == TokenKind::mark)
        continue;
      // 已开工的有: other works than those counted.
      if (!lexicon_.is_listed(WordClass::listing, reading_.text_of(token))) return;
      const std::uint32_t m = teller_.first_mention(token.end);
      if (m == mentions.size() || mentions[m].begin != token.end) continue;
      tell_list(m, token.end);
      states_ = {};
      return;
    }
  }

  void tell_list(std::uint32_t m, std::uint32_t begin) const {
    constexpr std::u32string_view kJoins[] = {U"、", U"和", U"及", U"以及", U"与"};
    const std::vector<Mention>& mentions = teller_.context().names.mentions();
    const WorkList list(teller_, states_, {begin_, begin});
    for (std::uint32_t end = begin; m < mentions.size() && list.is_work(m); ++m) {
      const std::u32string_view between = teller_.text(end, mentions[m].begin);
      if (end != begin && std::find(std::begin(kJoins), std::end(kJoins), between) == std::end(kJoins)) break;
      end = list.tell(m, std::nullopt);
    }
  }

  const WorkTeller& teller_;
  const Reading& reading_;
  const Lexicon& lexicon_;
  std::span<const WorkState> states_;  // what is counted; empty where nothing is
  std::uint32_t sentence_ = 0;         // that counts it
  std::uint32_t begin_ = 0;            // of the clause that does
};

}  // namespace

void tell_counted_works(const WorkTeller& teller) {
  CountedWorks(teller).tell();
}

}  // namespace fangzhi
