// Who is awarded what, where the name stands in a clause before:
//
//   青禾酒业公司占地30亩，|2010年被商务部认定为|【中华老字号】      云河公园五一开园，|当月入选|【…】
//   张三的眼里闪着光。去年，|他被评为|“【云河好人】”

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "extract/listed_words.h"
#include "extract/page_words.h"
#include "extract/reach.h"

namespace fangzhi {
namespace {

class ElidedAwards : private PageWords {
 public:
  ElidedAwards(const StatementContext& context, StatementList& out) : PageWords(context), out_(out) {
    for (const Statement& each : out.statements()) {
      if (each.predicate == "获评") told_.insert(each.object);
    }
  }

  void state() {
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      if (mentions_[m].type != types_.honor || told_.contains(entity_of(m)) || !is_awarded(m)) continue;
      if (const std::optional<std::uint32_t> subject = subject_of(m))
        add_elided(out_, *subject, "获评", m, "elided-award");
    }
  }

 private:
  // 被商务部认定为, 当月入选
  bool is_awarded(std::uint32_t honor) const {
    constexpr std::u32string_view kPassive[] = {U"认定为", U"评为",   U"确认为", U"列为",   U"命名为",
                                                U"授予",   U"确定为", U"备案为", U"评定为", U"定为"};
    constexpr std::u32string_view kActive[] = {U"获评",   U"荣获", U"入选", U"跻身",   U"获批",
                                               U"荣膺",   U"获授", U"拿到", U"拿到了", U"捧回",
                                               U"捧回了", U"摘得", U"拿下"};
    std::u32string_view before = text(clause_begin(mentions_[honor].begin), mentions_[honor].begin);
    if (before.ends_with(U'“')) before.remove_suffix(1);
    const auto ends = [&](std::u32string_view verb) { return before.ends_with(verb); };
    return std::any_of(std::begin(kActive), std::end(kActive), ends) ||
           (before.find(U'被') != std::u32string_view::npos &&
            std::any_of(std::begin(kPassive), std::end(kPassive), ends));
  }

  // Nothing where the clause itself names somebody but who awards it, or holds a name that was not
  // recognised.
  std::optional<std::uint32_t> subject_of(std::uint32_t honor) const {
    const std::uint32_t begin = clause_begin(mentions_[honor].begin);
    std::u32string_view opening = text(begin, mentions_[honor].begin);
    for (std::uint32_t m = first_from(begin); m < honor; ++m) {
      const char32_t before = mentions_[m].begin > 0 ? reading_.text()[mentions_[m].begin - 1] : U'\n';
      if (before != U'被' && before != U'经') return std::nullopt;
    }
    opening = opening.substr(0, opening.find_first_of(U"被经获荣入跻拿捧摘"));
    const bool is_person = !opening.empty() && (opening.back() == U'他' || opening.back() == U'她');
    if (is_person) opening.remove_suffix(1);
    if (opening.ends_with(U"企业") || opening.ends_with(U"公司"))
      opening.remove_suffix(2);  // 4月，|企业|入选…
    constexpr std::u32string_view kWhen = U"0123456789年月日当同今去前同又也还并先后已于更是它，";
    if (opening.find_first_not_of(kWhen) != std::u32string_view::npos) return std::nullopt;
    if (is_person) return person_before(begin);
    const auto opener = opener_before(honor, {types_.institution, types_.park, types_.project});
    if (!opener) return std::nullopt;
    const std::u32string name = to_code_points(context_.names.entities()[entity_of(*opener)].name);
    const bool is_public = ends_listed(context_.rules.lexicon(), WordClass::authority_tail, name);
    return is_public ? std::nullopt : opener;
  }

  // 【张三】的眼里闪着光。去年，|他|被评为…: the person that the paragraph last named.
  std::optional<std::uint32_t> person_before(std::uint32_t clause) const {
    const std::uint32_t paragraph = reading_.sentences[sentence_at(clause)].paragraph;
    const std::uint32_t last = first_from(clause);
    for (std::uint32_t m = last; m-- > 0 && last - m <= kReachMentions;) {
      if (reading_.sentences[sentence_at(mentions_[m].begin)].paragraph != paragraph) break;
      if (mentions_[m].type == types_.person) return m;
    }
    return std::nullopt;
  }

  StatementList& out_;
  std::set<std::uint32_t> told_;  // honours that a pattern has found a holder of
};

}  // namespace

void state_elided_awards(const StatementContext& context, StatementList& out) {
  ElidedAwards(context, out).state();
}

}  // namespace fangzhi
