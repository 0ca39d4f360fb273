#include "extract/name_finder.h"

#include <algorithm>

#include "core/utf8.h"

namespace fangzhi {
namespace {

constexpr std::uint32_t kLongestName = 32;  // characters
constexpr std::uint32_t kLongestPlace = 7;

const WordFacts* facts_of(const Reading& reading, const Rulebook& rules, std::uint32_t token) {
  const WordId word = reading.tokens[token].word;
  return word == kNoWord ? nullptr : &rules.facts(word);
}

std::uint32_t length_of(const Reading& reading, TokenRange range) {
  return reading.tokens[range.end - 1].end - reading.tokens[range.begin].begin;
}

// Whether a name that ends to the right may take in this token.
bool may_extend(const Reading& reading, std::uint32_t i) {
  const Nature nature = nature_of(reading, i);
  if (may_stand_inside(nature)) return true;
  if (nature == Nature::number) {
    return i + 1 < reading.tokens.size() && !reading.tokens[i + 1].is(WordClass::unit);
  }
  return false;
}

// （长江路段）, （一期）: a bracket that belongs to the work named before it.
bool closes_name(const Reading& reading, std::uint32_t token) {
  if (token >= reading.tokens.size() || reading.tokens[token].kind != TokenKind::bracketed) return false;
  const std::u32string_view text = reading.text_of(reading.tokens[token]);
  const char32_t last = text[text.size() - 2];
  return last == U'段' || last == U'期' || last == U'线' || last == U'区' || last == U'号' || last == U'务';
}

// Marks around a whole name are not part of it.
void propose(const Reading& reading, TokenRange name, TypeId type, float score, std::string_view found_by,
             std::vector<Candidate>& out) {
  if (score <= 0) return;
  const std::uint32_t marks =
      name.size() == 1 && reading.tokens[name.begin].kind == TokenKind::quoted ? 1 : 0;
  out.push_back({reading.tokens[name.begin].begin + marks, reading.tokens[name.end - 1].end - marks, type,
                 score, found_by});
}

// 省级X产业园: a rank opens the names of honours only.
float rank_penalty(const Reading& reading, const Rulebook& rules, TokenRange name, TypeId type) {
  const Token& first = reading.tokens[name.begin];
  const bool ranks =
      first.is(WordClass::honor_prefix) && !first.is(WordClass::national) && !first.is(WordClass::division);
  return ranks && type != rules.types().honor && name.size() > 1 ? rules.names().weight(Feature::first_rank)
                                                                 : 0;
}

bool is_full_division(const Reading& reading, std::uint32_t i) {
  const Token& token = reading.tokens[i];
  const char32_t last = reading.text()[token.end - 1];
  return token.is(WordClass::division) && token.length() > 2 &&
         (last == U'市' || last == U'省' || last == U'区' || last == U'县' || last == U'州');
}

// What ends the names of divisions, villages and communities.
bool is_division_suffix(std::u32string_view word) {
  static constexpr std::u32string_view kSuffixes[] = {U"镇", U"乡", U"县", U"区", U"市", U"旗", U"街道"};
  return std::find(std::begin(kSuffixes), std::end(kSuffixes), word) != std::end(kSuffixes);
}

// 洛阳市|老城区|翠云峰街道: a place that follows a place begins a name of its own.
float chain_bonus(const Reading& reading, const Rulebook& rules, const NameScorer& scorer, TokenRange name) {
  for (std::uint32_t i = name.begin; i + 1 < name.end; ++i) {
    const WordFacts* inner = facts_of(reading, rules, i);
    const bool divides =
        i > name.begin && is_division_suffix(reading.text_of(reading.tokens[i])) && i + 2 < name.end + 1;
    const bool is_place = inner != nullptr && inner->head_type == rules.types().place &&
                          (reading.tokens[i].length() > 1 || divides);
    if (is_place || is_full_division(reading, i)) return scorer.weight(Feature::not_a_name);
  }
  if (name.begin == 0) return 0;
  const WordFacts* before = facts_of(reading, rules, name.begin - 1);
  const bool after_place =
      before != nullptr && (is_full_division(reading, name.begin - 1) ||
                            (before->head_type == rules.types().place && name.size() > 1));
  if (!after_place) return 0;
  const bool counted = name.end < reading.tokens.size() && nature_of(reading, name.end) == Nature::number;
  const bool cut_head = reading.tokens[name.begin - 1].is(WordClass::head);
  const float edge = scorer.weight(Feature::left_mark) -
                     scorer.weight(cut_head ? Feature::left_cut_head : Feature::left_cut_content);
  const float right =
      counted ? scorer.weight(Feature::right_mark) - scorer.weight(Feature::right_counted) : 0;
  if (name.size() > 1) return edge + right;
  return edge + right - scorer.weight(Feature::head_alone) - scorer.weight(Feature::head_generic) +
         scorer.weight(Feature::first_division) + scorer.weight(Feature::specific_place);
}

// A place's name is its first part and one suffix; longer ones hold something else.
bool fits_place(const Reading& reading, TokenRange name) {
  return length_of(reading, name) <= kLongestPlace && name.size() >= 2;
}

}  // namespace

void propose_known(const Reading& reading, const Rulebook& rules, std::vector<Candidate>& out) {
  const TypeTable& types = rules.types();
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) {
    const Token& token = reading.tokens[i];
    const WordFacts* facts = facts_of(reading, rules, i);
    if (facts == nullptr) continue;
    if (token.is(WordClass::division)) {
      propose(reading, {i, i + 1}, types.place, rules.names().weight(Feature::known_division),
              "known-division", out);
    } else if (token.is(WordClass::body)) {
      // After a division's name the body is that division's: 西工|区政府 is proposed as one name with a head.
      const bool is_whole = i == 0 || nature_of(reading, i - 1) != Nature::content;
      const Feature feature = facts->expands.empty() ? Feature::known_body : Feature::implied_body;
      if (is_whole)
        propose(reading, {i, i + 1}, types.institution, rules.names().weight(feature), "known-body", out);
    }
  }
}

void propose_headed(const Reading& reading, const Rulebook& rules, std::vector<Candidate>& out) {
  const NameScorer scorer(reading, rules.lexicon(), rules.names());
  for (std::uint32_t h = 0; h < reading.tokens.size(); ++h) {
    const WordFacts* facts = facts_of(reading, rules, h);
    if (facts == nullptr || facts->head_type == kNoType || reading.tokens[h].is(WordClass::summary)) continue;
    constexpr ClassSet kEndsNames{WordClass::head, WordClass::honor_head, WordClass::body};
    if (!reading.tokens[h].classes.any_of(kEndsNames)) continue;
    const bool is_place = facts->head_type == rules.types().place;
    for (std::uint32_t first = h + 1; first-- > 0;) {
      const TokenRange name{first, h + 1};
      if (first < h && !may_extend(reading, first)) break;
      if (first < h && reading.text()[reading.tokens[first].end] == U'\n') break;
      if (length_of(reading, name) > kLongestName) break;
      if (is_place && first < h && !fits_place(reading, name)) break;
      float score =
          scorer.score(name, facts->head_strength) + rank_penalty(reading, rules, name, facts->head_type);
      if (facts->head_strength == HeadStrength::weak && scorer.is_common({first, h})) {
        score += scorer.weight(Feature::weak_common);
      }
      const bool is_short = facts->head_strength == HeadStrength::weak && reading.tokens[h].length() == 1;
      if (is_short && !is_place) score += scorer.weight(Feature::weak_short);
      if (is_place) score += chain_bonus(reading, rules, scorer, name);
      const bool speaks = h + 1 < reading.tokens.size() && reading.tokens[h + 1].is(WordClass::speech);
      if (is_place && speaks) score += scorer.weight(Feature::left_title);
      if (first > 0 && reading.tokens[first - 1].is(WordClass::title))
        score += scorer.weight(Feature::left_title);
      propose(reading, name, facts->head_type, score, "head", out);
      if (!is_place && closes_name(reading, h + 1)) {
        propose(reading, {first, h + 2}, facts->head_type, score + 1.5f, "head-with-bracket", out);
      }
    }
  }
}

namespace {

// Members of a list without a head of their own are what its last member is: 云溪、青溪和石溪湿地公园.
TypeId parallel_type(const Reading& reading, const Rulebook& rules, const RolePattern& role,
                     const Slot& slot) {
  if (slot.list_type == kNoType && slot.items.size() > 1) {
    const WordFacts* facts = facts_of(reading, rules, slot.items.back().region.end - 1);
    if (facts != nullptr && role.type_set.has(facts->head_type)) return facts->head_type;
  }
  return role.types.front();
}

}  // namespace

TypeId argument_type(const Reading& reading, const Rulebook& rules, const RolePattern& role, const Slot& slot,
                     TokenRange name) {
  std::uint32_t last = name.end - 1;
  if (reading.tokens[last].kind == TokenKind::bracketed && last > name.begin) --last;
  const WordFacts* facts = facts_of(reading, rules, last);
  const TypeId head = facts == nullptr ? kNoType : facts->head_type;
  if (reading.tokens[last].is(WordClass::division) && name.size() == 1) return rules.types().place;
  if (head != kNoType && role.type_set.has(head)) {
    const bool head_is_sure =
        facts->head_strength == HeadStrength::strong || !role.type_set.has(slot.list_type);
    if (head_is_sure) return head;
    return reading.tokens[last].length() == 1 ? role.types.front() : slot.list_type;
  }
  // A division is no project, firm or honour, whatever the pattern would like.
  const bool divides =
      head == rules.types().place && is_division_suffix(reading.text_of(reading.tokens[last]));
  return divides || reading.tokens[last].is(WordClass::division) ? kNoType
                                                                 : parallel_type(reading, rules, role, slot);
}

namespace {

HeadStrength head_of(const Reading& reading, const Rulebook& rules, TokenRange name) {
  std::uint32_t last = name.end - 1;
  if (reading.tokens[last].kind == TokenKind::bracketed && last > name.begin) --last;
  const WordFacts* facts = facts_of(reading, rules, last);
  return facts == nullptr || facts->head_type == kNoType ? HeadStrength::missing : facts->head_strength;
}

class ArgumentProposer {
 public:
  ArgumentProposer(const Reading& reading, const Rulebook& rules, std::vector<Candidate>& out)
      : reading_(reading), rules_(rules), scorer_(reading, rules.lexicon(), rules.names()), out_(out) {}

  void propose_slot(const Slot& slot, const RolePattern& role) {
    const TokenRange last = slot.items.empty() ? TokenRange{} : slot.items.back().region;
    works_ = role.trims && last.size() > 1 && !slot.items.back().fixed_right &&
             nature_of(reading_, last.end - 1) == Nature::nominal_verb;
    for (const SlotItem& item : slot.items) {
      // A name that may end earlier than its stretch of words: 青禾市集|提标改造.
      TokenRange region = item.region;
      propose_region(item, slot, role, region);
      while (role.trims && !item.fixed_right && region.size() > 1 &&
             nature_of(reading_, region.end - 1) == Nature::nominal_verb) {
        --region.end;
        propose_region(item, slot, role, region);
      }
    }
  }

 private:
  void propose_region(const SlotItem& item, const Slot& slot, const RolePattern& role, TokenRange region) {
    for (std::uint32_t first = region.begin; first < region.end; ++first) {
      const TokenRange name{first, region.end};
      const std::uint32_t length = length_of(reading_, name);
      if (length > kLongestName || length < 2 || (item.quoted && first > region.begin)) continue;
      const TypeId type = argument_type(reading_, rules_, role, slot, name);
      if (!role.type_set.has(type) || (role.headed && !shows_type(name, type, slot))) continue;
      if (role.from.empty() && !is_member(name, type)) continue;
      const HeadStrength head = head_of(reading_, rules_, name);
      float score = scorer_.score(name, head) + scorer_.weight(Feature::slot_argument);
      score += rank_penalty(reading_, rules_, name, type);
      if (type == rules_.types().place) score += std::min(0.0f, chain_bonus(reading_, rules_, scorer_, name));
      const bool ends_in_verb = nature_of(reading_, name.end - 1) == Nature::nominal_verb;
      if (role.trims && !item.fixed_right && ends_in_verb) score += scorer_.weight(Feature::ends_in_verb);
      const bool bare_head = name.size() == 1 && head != HeadStrength::missing && length >= 3;
      if (bare_head && region.size() == 1) score = std::max(score, scorer_.weight(Feature::slot_bare_head));
      if (item.quoted) score += scorer_.weight(Feature::list_member);
      const bool is_whole = first == item.region.begin && region.end == item.region.end;
      const bool is_honor =
          type == rules_.types().honor && ((!role.headed && is_whole) || shows_type(name, type, slot));
      if (slot.list_type == type || is_honor) score -= scorer_.common_penalty(name, head);
      // 产业项目, 招商活动: what everybody has is a name only among others in a list.
      const bool generic =
          reading_.tokens[name.end - 1].is(WordClass::generic_head) && scorer_.is_common(name);
      if (generic && !slot.is_list && !bare_head) score += 0.5f * scorer_.weight(Feature::weak_common);
      if (slot.is_list) score += scorer_.weight(Feature::list_member);
      if (item.fixed_left)
        score += scorer_.weight(first == region.begin ? Feature::list_edge : Feature::list_inner);
      propose(reading_, name, type, score, "argument", out_);
    }
  }

  // Whether the name's own words, or those after its list, show it to be of this type.
  bool shows_type(TokenRange name, TypeId type, const Slot& slot) const {
    if (slot.list_type == type) return true;
    if (works_ && type == rules_.types().project && !scorer_.is_common(name) &&
        reading_.tokens[name.begin].kind != TokenKind::quoted) {
      return true;
    }
    std::uint32_t last = name.end - 1;
    if (reading_.tokens[last].kind == TokenKind::bracketed && last > name.begin) --last;
    const WordFacts* facts = facts_of(reading_, rules_, last);
    const TypeTable& types = rules_.types();
    const TypeId head = facts == nullptr ? kNoType : facts->head_type;
    if (head == type) return true;
    // Roads, parks and houses are projects where they are built.
    if (type == types.project) return head == types.place || head == types.park || head == types.institution;
    if (type != types.honor) return false;
    return reading_.tokens[name.begin].is(WordClass::national) || is_ranked(name.begin) ||
           reading_.tokens[last].is(WordClass::honor_head);
  }

  // Of a list that no pattern asked for: names of bodies with a word of their own; works must show a head as
  // well.
  bool is_member(TokenRange name, TypeId type) const {
    if (scorer_.is_common(name)) return false;
    const WordFacts* facts = facts_of(reading_, rules_, name.end - 1);
    return type == rules_.types().institution || (facts != nullptr && facts->head_type == type);
  }

  bool is_ranked(std::uint32_t first) const {
    const Token& token = reading_.tokens[first];
    return token.is(WordClass::honor_prefix) && !token.is(WordClass::pronoun) && token.length() > 1;
  }

  const Reading& reading_;
  const Rulebook& rules_;
  NameScorer scorer_;
  std::vector<Candidate>& out_;
  bool works_ = false;  // the list ends with what was done to its members: 云河里弄、青禾市集|提标改造
};

}  // namespace

void propose_arguments(const Reading& reading, const Rulebook& rules, const std::vector<FrameSite>& sites,
                       std::vector<Candidate>& out) {
  ArgumentProposer proposer(reading, rules, out);
  for (const FrameSite& site : sites) {
    const Frame& frame = rules.frames()[site.frame];
    for (const RolePattern* role : {&frame.subject, &frame.object}) {
      if (role->comes_from(RoleSource::before)) proposer.propose_slot(site.before, *role);
      if (role->comes_from(RoleSource::after)) proposer.propose_slot(site.after, *role);
    }
  }
}

void propose_members(const Reading& reading, const Rulebook& rules, std::vector<Candidate>& out) {
  ArgumentProposer proposer(reading, rules, out);
  for (const Slot& list : find_named_lists(reading, rules)) {
    RolePattern role;
    role.types = {list.list_type};
    role.type_set.add(list.list_type);
    proposer.propose_slot(list, role);
  }
}

}  // namespace fangzhi
