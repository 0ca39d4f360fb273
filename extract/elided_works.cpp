#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extract/reach.h"
#include "extract/token_nature.h"
#include "extract/work_teller.h"

namespace fangzhi {
namespace {

// What sentences without a name say of the work that a sentence before them in the paragraph opens with:
//
//   【青云大桥】的故事要曲折些。2012年立项，2014年|开工|。
class ElidedWorks {
 public:
  explicit ElidedWorks(const WorkTeller& teller)
      : teller_(teller),
        context_(teller.context()),
        reading_(context_.reading),
        mentions_(context_.names.mentions()) {
    for (const Statement& each : teller.statements().statements())
      told_[each.predicate].push_back(each.evidence);
    for (auto& [predicate, spans] : told_) {
      std::sort(spans.begin(), spans.end(),
                [](const TextSpan& a, const TextSpan& b) { return a.begin < b.begin; });
    }
  }

  void tell() const {
    const auto size = static_cast<std::uint32_t>(reading_.text().size());
    for (const WorkState& state : teller_.states_in(0, size)) {
      if (state.site->hindrance != Hindrance::none || !is_bare(state) || is_told(state)) continue;
      if (const auto work = work_before(state)) tell_of(*work, state);
    }
  }

 private:
  // 2014年|开工, 直到10月才|通车: nothing before the trigger in its clause but when and how.
  bool is_bare(const WorkState& state) const {
    constexpr std::uint32_t kMostWords = 10;
    const std::uint32_t begin = reading_.clauses[state.site->clause].tokens.begin;
    if (state.site->trigger - begin > kMostWords || state.site->trigger == begin) return false;
    for (std::uint32_t i = begin; i < state.site->trigger; ++i) {
      const Token& token = reading_.tokens[i];
      constexpr ClassSet kWhenOrHow{WordClass::time, WordClass::adverb, WordClass::unit,
                                    WordClass::preposition, WordClass::auxiliary};
      const bool is_kind = token.kind == TokenKind::number || token.classes.any_of(kWhenOrHow);
      if (!is_kind) return false;
    }
    return true;
  }

  bool is_told(const WorkState& state) const {
    constexpr std::uint32_t kMostBack = 8;
    const auto told = told_.find(context_.rules.vocabulary().predicates[state.predicate]);
    if (told == told_.end()) return false;
    const std::uint32_t at = reading_.layout.source[teller_.trigger_of(state).begin];
    auto span = std::upper_bound(told->second.begin(), told->second.end(), at,
                                 [](std::uint32_t to, const TextSpan& each) { return to < each.begin; });
    for (std::uint32_t back = 0; span != told->second.begin() && back < kMostBack; ++back) {
      --span;
      if (span->end > at) return true;
    }
    return false;
  }

  // The work that opens the nearest sentence before which names anything that could be meant.
  std::optional<std::uint32_t> work_before(const WorkState& state) const {
    constexpr std::uint32_t kMostSentences = 4;
    const std::uint32_t own = reading_.clauses[state.site->clause].sentence;
    std::uint32_t steps = 0;
    for (std::uint32_t s = own + 1; s-- > 0 && own - s <= kMostSentences;) {
      const Sentence& sentence = reading_.sentences[s];
      if (sentence.paragraph != reading_.sentences[own].paragraph) break;
      const std::uint32_t begin = reading_.tokens[sentence.tokens.begin].begin;
      const std::uint32_t end =
          s == own ? teller_.trigger_of(state).begin : reading_.tokens[sentence.tokens.end - 1].end;
      for (std::uint32_t m = teller_.first_mention(begin); m < mentions_.size() && mentions_[m].begin < end;
           ++m) {
        if (++steps > kReachMentions) return std::nullopt;
        if (!could_be_meant(m)) continue;
        const bool opens = s != own && mentions_[m].begin == begin && teller_.may_be_told(state, m);
        return opens ? std::optional(m) : std::nullopt;
      }
    }
    return std::nullopt;
  }
  bool could_be_meant(std::uint32_t m) const {
    const TypeTable& types = context_.rules.types();
    return mentions_[m].type == types.project || mentions_[m].type == types.park ||
           mentions_[m].type == types.institution;
  }

  void tell_of(std::uint32_t work, const WorkState& state) const {
    const std::uint32_t end = teller_.trigger_of(state).end;
    ToldWork told;
    told.work = work;
    told.from = RoleSource::topic;
    told.time_end = end;
    told.quoted = {reading_.tokens[reading_.clauses[state.site->clause].tokens.begin].begin, end};
    told.opens_at = mentions_[work].begin;
    teller_.tell(state, told);
  }

  const WorkTeller& teller_;
  const StatementContext& context_;
  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  std::map<std::string, std::vector<TextSpan>>
      told_;  // by predicate, the quotations of what is stated, in order
};

}  // namespace

void tell_elided_works(const WorkTeller& teller) {
  ElidedWorks(teller).tell();
}

}  // namespace fangzhi
