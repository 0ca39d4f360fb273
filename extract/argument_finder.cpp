#include "extract/argument_finder.h"

#include <algorithm>
#include <optional>

#include "extract/antecedent.h"
#include "extract/listed_words.h"
#include "extract/reach.h"

namespace fangzhi {

TokenRange clause_around(const Reading& reading, const FrameSite& site) {
  const TokenRange whole = reading.clauses[site.clause].tokens;
  return {site.trigger - std::min(site.trigger - whole.begin, kReachTokens),
          site.trigger + std::min(whole.end - site.trigger, kReachTokens)};
}

// Mentions are sorted by place: the first that ends after `begin`.
std::size_t ArgumentFinder::first_mention(std::uint32_t begin) const {
  return static_cast<std::size_t>(
      std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                       [](const Mention& mention, std::uint32_t at) { return mention.end <= at; }) -
      mentions_.begin());
}

Argument ArgumentFinder::argument(std::size_t mention) const {
  return {references_.entity_of(names_, mention), mentions_[mention].begin, mentions_[mention].end,
          RoleSource::district};
}

std::vector<Argument> ArgumentFinder::fill(const FrameSite& site, const RolePattern& role,
                                           const std::vector<Argument>& others) {
  for (RoleSource source : role.from) {
    // The district is the subject only where the clause names none, not where it names one that was not
    // recognised.
    const bool unnamed = role.comes_from(RoleSource::before) && !site.before.items.empty();
    if (source == RoleSource::district && others.empty() && unnamed) return {};
    if (source == RoleSource::topic && site.before.possessed) continue;
    std::vector<Argument> found = from(source, site, role, others);
    for (Argument& each : found) each.from = source;
    if (!found.empty()) return found;
    // 12家企业成功申报…: what stands there is not named, and nothing else is meant.
    if (source == RoleSource::before && is_counted(site.before)) return {};
  }
  return {};
}

// Words stand before the trigger, and a number before them.
bool ArgumentFinder::is_counted(const Slot& slot) const {
  if (slot.items.empty()) return false;
  const TokenRange region = slot.items.front().region;
  const bool counted = region.begin > 0 && token(region.begin - 1).is(WordClass::unit);
  const Token& last = token(slot.items.back().region.end - 1);
  return counted || last.is(WordClass::generic_head) || last.is(WordClass::category);
}

std::vector<Argument> ArgumentFinder::from(RoleSource source, const FrameSite& site, const RolePattern& role,
                                           const std::vector<Argument>& others) {
  switch (source) {
    case RoleSource::before:
      return from_slot(site.before, role, true);
    case RoleSource::after:
      return from_slot(site.after, role, false);
    case RoleSource::near:
      return nearby(site, role, others);
    case RoleSource::topic:
      return topic(site, role, others);
    case RoleSource::pair:
      return paired(site, role, others);
    case RoleSource::agent:
      return agent(site, role);
    case RoleSource::district:
      return district(role);
    case RoleSource::weighed:
    case RoleSource::told:
      break;
  }
  return {};
}

std::vector<Argument> ArgumentFinder::district(const RolePattern& role) {
  if (!role.type_set.has(rules_.types().place)) return {};
  const std::optional<std::uint32_t> home = names_.home();
  if (!home) return {};
  return {Argument{*home, 0, 0, RoleSource::district}};
}

// The name that a list item holds: it reaches the edge that faces the trigger, or words that only fill
// stand between.
std::vector<Argument> ArgumentFinder::from_slot(const Slot& slot, const RolePattern& role,
                                                bool is_before) const {
  std::vector<Argument> found;
  for (const SlotItem& item : slot.items) {
    const std::uint32_t begin = token(item.region.begin).begin;
    const std::uint32_t end = token(item.region.end - 1).end;
    // 【云河水库扩建工程】完工, where 工程完工 was read as the trigger: the name reaches into it.
    const std::uint32_t latest =
        is_before && item.region.end < reading_.tokens.size() ? token(item.region.end).end - 1 : end;
    std::optional<Argument> best;
    for (std::size_t m = first_mention(begin); m < mentions_.size() && mentions_[m].begin < end; ++m) {
      const Mention& mention = mentions_[m];
      if (mention.begin < begin || mention.end > latest || !role.type_set.has(mention.type)) continue;
      const bool faces = is_before ? mention.end >= end : reaches(mention, begin, end, item.fixed_right);
      if (faces) best = argument(m);
    }
    if (best) found.push_back(*best);
  }
  return found;
}

bool ArgumentFinder::reaches(const Mention& mention, std::uint32_t begin, std::uint32_t end,
                             bool fixed_right) const {
  return fixed_right ? mention.end == end : mention.begin == begin || mention.end == end;
}

bool ArgumentFinder::is_among(const std::vector<Argument>& others, const Mention& mention) const {
  return std::any_of(others.begin(), others.end(), [&](const Argument& each) {
    return each.begin < mention.end && mention.begin < each.end;
  });
}

// 在X, 于X, 落户X: the finest place that the clause puts the matter in; parks before places.
std::vector<Argument> ArgumentFinder::nearby(const FrameSite& site, const RolePattern& role,
                                             const std::vector<Argument>& others) const {
  const TokenRange clause = clause_around(reading_, site);
  const std::uint32_t begin = token(clause.begin).begin;
  const std::uint32_t end = token(clause.end - 1).end;
  std::optional<std::size_t> best;
  for (std::size_t m = first_mention(begin); m < mentions_.size() && mentions_[m].begin < end; ++m) {
    if (!role.type_set.has(mentions_[m].type) || is_among(others, mentions_[m])) continue;
    if (!is_placed(mentions_[m])) continue;
    best = m;
  }
  if (!best) best = possessor(role, others);
  if (!best) return {};
  return {argument(*best)};
}

// 双龙县的|龙潭水库, 水云村|文化礼堂: the place that the first name is said to be of.
std::optional<std::size_t> ArgumentFinder::possessor(const RolePattern& role,
                                                     const std::vector<Argument>& others) const {
  if (others.empty() || others.front().end == 0) return std::nullopt;
  std::uint32_t begin = others.front().begin;
  if (begin > 0 && reading_.text()[begin - 1] == U'的') --begin;
  const std::size_t m = first_mention(begin);
  for (std::size_t i = m > 0 ? m - 1 : 0; i <= m && i < mentions_.size(); ++i) {
    if (mentions_[i].end == begin && role.type_set.has(mentions_[i].type)) return i;
  }
  return std::nullopt;
}

// Whether a preposition or the trigger puts things into this name; a chain of places (在洛阳市老城区X)
// counts as a whole.
bool ArgumentFinder::is_placed(const Mention& mention) const {
  std::uint32_t begin = mention.begin;
  for (std::size_t m = first_mention(begin); m > 0 && mentions_[m - 1].end == begin; --m)
    begin = mentions_[m - 1].begin;
  const std::u32string_view text = reading_.text();
  if (begin == 0) return false;
  const char32_t before = text[begin - 1];
  if (before == U'在' || before == U'于' || before == U'入' || before == U'驻' || before == U'户' ||
      before == U'到') {
    return true;
  }
  return begin > 1 && (text.substr(begin - 2, 2) == U"位于" || text.substr(begin - 2, 2) == U"落地");
}

// The nearest name of the right type before the trigger that opens a clause, else the nearest: in the clause,
// else in the sentence. 云山村位于东河镇，……，|获评: 云山村.
std::vector<Argument> ArgumentFinder::topic(const FrameSite& site, const RolePattern& role,
                                            const std::vector<Argument>& others) const {
  const Sentence& sentence = reading_.sentences[reading_.clauses[site.clause].sentence];
  const std::uint32_t begin = token(sentence.tokens.begin).begin;
  const std::uint32_t at = token(site.trigger).begin;
  const std::size_t last = first_mention(at);
  std::optional<std::size_t> nearest;
  for (std::size_t m = last; m-- > 0 && mentions_[m].begin >= begin && last - m <= kReachMentions;) {
    if (mentions_[m].end > at || !role.type_set.has(mentions_[m].type) || is_among(others, mentions_[m]) ||
        is_in_passing(m))
      continue;
    if (opens_clause(m)) return {argument(head_of_chain(m, last, role))};
    if (!nearest) nearest = m;
  }
  if (nearest) return {argument(*nearest)};
  if (role.types.front() != rules_.types().event) return {};
  const std::optional<std::uint32_t> event = event_before(reading_, mentions_, rules_.types().event, begin);
  return event ? std::vector<Argument>{argument(*event)} : std::vector<Argument>{};
}

// 东湖区|青林镇的|云河小区，……，获评: of names that stand in one another the last is spoken of.
std::size_t ArgumentFinder::head_of_chain(std::size_t mention, std::size_t last,
                                          const RolePattern& role) const {
  constexpr std::size_t kLongest = 8;
  for (std::size_t m = mention; m + 1 < last && m - mention < kLongest; ++m) {
    const std::u32string_view between =
        reading_.text().substr(mentions_[m].end, mentions_[m + 1].begin - mentions_[m].end);
    if ((!between.empty() && between != U"的") || mentions_[m].type != rules_.types().place) break;
    if (role.type_set.has(mentions_[m + 1].type)) mention = m + 1;
  }
  return mention;
}

// 区商务局|局长张建国, 青禾日报|讯: somebody else, or something else, is spoken of.
bool ArgumentFinder::is_in_passing(std::size_t mention) const {
  const std::uint32_t behind = reading_.token_at[mentions_[mention].end - 1] + 1;
  return behind < reading_.tokens.size() && (token(behind).is(WordClass::title) ||
                                             reading_.text().substr(token(behind).begin).starts_with(U"讯"));
}

// With nothing before it but marks, times and adverbs: 去年，|青禾集团.
bool ArgumentFinder::opens_clause(std::size_t mention) const {
  constexpr ClassSet kLeading{WordClass::adverb, WordClass::time, WordClass::unit};
  const std::uint32_t first = reading_.token_at[mentions_[mention].begin];
  for (std::uint32_t t = first; t-- > 0 && first - t <= kReachTokens;) {
    if (token(t).kind == TokenKind::mark) return !reading_.is_mark(t, U'、');
    if (token(t).kind != TokenKind::number && !token(t).classes.any_of(kLeading)) return false;
  }
  return true;
}

// A与B签订…: the names of the clause before the trigger, those on one side of 与 for the first role that is
// filled and those on the other for the second. 县政府与A、B签订…: authorities come second, whichever side
// they stand on.
std::vector<Argument> ArgumentFinder::paired(const FrameSite& site, const RolePattern& role,
                                             const std::vector<Argument>& others) {
  const TokenRange clause = clause_around(reading_, site);
  const std::optional<std::uint32_t> link = link_before(site.trigger, clause.begin);
  if (!link) return {};
  const std::uint32_t middle = token(*link).begin;
  std::vector<Argument> left = named_in({clause.begin, *link}, role, others);
  std::vector<Argument> right = named_in({*link, site.trigger}, role, others);
  if (!others.empty()) return others.front().end <= middle ? right : left;
  return left.empty() || (!right.empty() && are_authorities(left)) ? right : left;
}

// 与 joins parties, 和 also the members of a list of them.
std::optional<std::uint32_t> ArgumentFinder::link_before(std::uint32_t trigger, std::uint32_t begin) const {
  std::optional<std::uint32_t> weak;
  for (std::uint32_t i = trigger; i-- > begin;) {
    const std::u32string_view word = reading_.text_of(token(i));
    if (word == U"与" || word == U"同" || word == U"跟") return i;
    if (word == U"和" && !weak) weak = i;
  }
  return weak;
}

// Whole names in the range, but not the venue (在市民中心|签约); 我县 names the district.
std::vector<Argument> ArgumentFinder::named_in(TokenRange range, const RolePattern& role,
                                               const std::vector<Argument>& others) {
  std::vector<Argument> found;
  if (range.empty()) return found;
  const std::uint32_t begin = token(range.begin).begin;
  const std::uint32_t end = token(range.end - 1).end;
  for (std::size_t m = first_mention(begin); m < mentions_.size() && mentions_[m].end <= end; ++m) {
    if (role.type_set.has(mentions_[m].type) && mentions_[m].begin >= begin &&
        !is_among(others, mentions_[m]) && !is_placed(mentions_[m]))
      found.push_back(argument(m));
  }
  for (std::uint32_t i = range.begin; found.empty() && i < range.end; ++i) {
    if (turn_of(rules_.lexicon(), token(i)) == "home") found = district(role);
  }
  return found;
}

bool ArgumentFinder::are_authorities(const std::vector<Argument>& arguments) const {
  return std::all_of(arguments.begin(), arguments.end(), [&](const Argument& each) {
    return ends_listed(rules_.lexicon(), WordClass::authority_tail,
                       reading_.text().substr(each.begin, each.end - each.begin));
  });
}

// 由|青禾集团与云河水务|承建: the names of the right type between 由 and the trigger.
std::vector<Argument> ArgumentFinder::agent(const FrameSite& site, const RolePattern& role) const {
  const TokenRange clause = clause_around(reading_, site);
  for (std::uint32_t i = site.trigger; i-- > clause.begin;) {
    if (reading_.text_of(token(i)) != U"由") continue;
    const std::uint32_t end = token(site.trigger).begin;
    std::vector<Argument> found;
    for (std::size_t m = first_mention(token(i).end); m < mentions_.size() && mentions_[m].end <= end; ++m) {
      if (role.type_set.has(mentions_[m].type)) found.push_back(argument(m));
    }
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace fangzhi
