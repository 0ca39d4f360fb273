#include "extract/name_finder.h"

#include <algorithm>

#include "core/utf8.h"

namespace fangzhi {
namespace {

constexpr std::uint32_t kLongestName = 32;   // characters
constexpr std::uint32_t kLongestPlace = 7;

const WordFacts* facts_of(const Reading& reading, const Rulebook& rules, std::uint32_t token) {
  const WordId word = reading.tokens[token].word;
  return word == kNoWord ? nullptr : &rules.facts(word);
}

std::uint32_t length_of(const Reading& reading, TokenRange range) {
  return reading.tokens[range.end - 1].end - reading.tokens[range.begin].begin;
}

bool is_conjunction_inside(const Reading& reading, std::uint32_t i) {
  return i > 0 && i + 1 < reading.tokens.size() && reading.tokens[i].is(WordClass::conjunction) &&
         reading.tokens[i - 1].length() == 1 && reading.tokens[i + 1].length() == 1;
}

// Whether a name that ends to the right may take in this token.
bool may_extend(const Reading& reading, std::uint32_t i) {
  const Nature nature = nature_of(reading, i);
  if (may_stand_inside(nature)) return true;
  if (nature == Nature::short_stop) return is_conjunction_inside(reading, i);
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

void propose(const Reading& reading, TokenRange name, TypeId type, float score, std::string_view found_by,
             std::vector<Candidate>& out) {
  if (score > 0) out.push_back({reading.tokens[name.begin].begin, reading.tokens[name.end - 1].end, type, score, found_by});
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
      propose(reading, {i, i + 1}, types.place, rules.names().weight(Feature::known_division), "known-division", out);
    } else if (token.is(WordClass::body)) {
      const Feature feature = facts->expands.empty() ? Feature::known_body : Feature::implied_body;
      propose(reading, {i, i + 1}, types.institution, rules.names().weight(feature), "known-body", out);
    }
  }
}

void propose_headed(const Reading& reading, const Rulebook& rules, std::vector<Candidate>& out) {
  const NameScorer scorer(reading, rules.lexicon(), rules.names());
  for (std::uint32_t h = 0; h < reading.tokens.size(); ++h) {
    const WordFacts* facts = facts_of(reading, rules, h);
    if (facts == nullptr || facts->head_type == kNoType) continue;
    const bool is_place = facts->head_type == rules.types().place;
    for (std::uint32_t first = h + 1; first-- > 0;) {
      const TokenRange name{first, h + 1};
      if (first < h && !may_extend(reading, first)) break;
      if (first < h && reading.text()[reading.tokens[first].end] == U'\n') break;
      if (length_of(reading, name) > kLongestName) break;
      if (is_place && first < h && !fits_place(reading, name)) break;
      const float score = scorer.score(name, facts->head_strength);
      propose(reading, name, facts->head_type, score, "head", out);
      if (!is_place && closes_name(reading, h + 1)) {
        propose(reading, {first, h + 2}, facts->head_type, score + 1.5f, "head-with-bracket", out);
      }
    }
  }
}

TypeId argument_type(const Reading& reading, const Rulebook& rules, const RolePattern& role, const Slot& slot,
                     TokenRange name) {
  std::uint32_t last = name.end - 1;
  if (reading.tokens[last].kind == TokenKind::bracketed && last > name.begin) --last;
  const WordFacts* facts = facts_of(reading, rules, last);
  const TypeId head = facts == nullptr ? kNoType : facts->head_type;
  if (slot.list_type != kNoType && role.type_set.has(slot.list_type)) {
    const bool head_is_sure = head != kNoType && facts->head_strength == HeadStrength::strong && role.type_set.has(head);
    return head_is_sure ? head : slot.list_type;
  }
  if (head != kNoType && role.type_set.has(head)) return head;
  return role.types.front();
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
    for (const SlotItem& item : slot.items) {
      // A name that may end earlier than its stretch of words: 状元市集|提标改造.
      TokenRange region = item.region;
      propose_region(item, slot, role, region);
      while (!item.fixed_right && region.size() > 1 &&
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
      if (length > kLongestName || length < 2) continue;
      float score = scorer_.score(name, head_of(reading_, rules_, name)) + scorer_.weight(Feature::slot_argument);
      if (slot.is_list) score += scorer_.weight(Feature::list_member);
      if (item.fixed_left && first == region.begin) score += scorer_.weight(Feature::list_edge);
      propose(reading_, name, argument_type(reading_, rules_, role, slot, name), score, "argument", out_);
    }
  }

  const Reading& reading_;
  const Rulebook& rules_;
  NameScorer scorer_;
  std::vector<Candidate>& out_;
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

}  // namespace fangzhi
