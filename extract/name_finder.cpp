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
// （高新区） says where it is.
bool closes_name(const Reading& reading, const Rulebook& rules, std::uint32_t token) {
  if (token >= reading.tokens.size() || reading.tokens[token].kind != TokenKind::bracketed) return false;
  const std::u32string_view text = reading.text_of(reading.tokens[token]);
  const WordId word = rules.lexicon().find(text.substr(1, text.size() - 2));
  if (word != kNoWord && !rules.facts(word).zone.empty()) return false;
  const char32_t last = text[text.size() - 2];
  return last == U'段' || last == U'期' || last == U'线' || last == U'区' || last == U'号' || last == U'务';
}

// Marks around a whole name are not part of it.
void propose(const Reading& reading, TokenRange name, TypeId type, const Score& score,
             std::string_view found_by, CandidateList& out) {
  const std::uint32_t marks =
      name.size() == 1 && reading.tokens[name.begin].kind == TokenKind::quoted ? 1 : 0;
  out.add(reading.tokens[name.begin].begin + marks, reading.tokens[name.end - 1].end - marks, type, score,
          found_by);
}

// 省级X产业园: a rank opens the names of honours only.
void rate_rank(const Reading& reading, const Rulebook& rules, TokenRange name, TypeId type, Score& score) {
  const Token& first = reading.tokens[name.begin];
  const bool ranks =
      first.is(WordClass::honor_prefix) && !first.is(WordClass::national) && !first.is(WordClass::division);
  if (ranks && type != rules.types().honor && name.size() > 1) score.add(Feature::first_rank);
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
void rate_chain(const Reading& reading, const Rulebook& rules, TokenRange name, Score& score) {
  for (std::uint32_t i = name.begin; i + 1 < name.end; ++i) {
    const WordFacts* inner = facts_of(reading, rules, i);
    const bool divides =
        i > name.begin && is_division_suffix(reading.text_of(reading.tokens[i])) && i + 2 < name.end + 1;
    const bool is_place = inner != nullptr && inner->head_type == rules.types().place &&
                          (reading.tokens[i].length() > 1 || divides);
    if (is_place || is_full_division(reading, i)) return score.add(Feature::not_a_name);
  }
  if (name.begin == 0) return;
  const WordFacts* before = facts_of(reading, rules, name.begin - 1);
  const bool after_place =
      before != nullptr && (is_full_division(reading, name.begin - 1) ||
                            (before->head_type == rules.types().place && name.size() > 1));
  if (!after_place) return;
  const bool cut_head = reading.tokens[name.begin - 1].is(WordClass::head);
  score.add(Feature::left_mark);
  score.add(cut_head ? Feature::left_cut_head : Feature::left_cut_content, -1);
  if (name.end < reading.tokens.size() && nature_of(reading, name.end) == Nature::number) {
    score.add(Feature::right_mark);
    score.add(Feature::right_counted, -1);
  }
  if (name.size() > 1) return;
  score.add(Feature::head_alone, -1);
  score.add(Feature::head_generic, -1);
  score.add(Feature::first_division);
  score.add(Feature::specific_place);
}

// A place's name is its first part and one suffix; longer ones hold something else.
bool fits_place(const Reading& reading, TokenRange name) {
  return length_of(reading, name) <= kLongestPlace && name.size() >= 2;
}

// 市委, 县政府: a body that the page names without its division.
bool is_implied_body(const Reading& reading, const Rulebook& rules, std::uint32_t i) {
  const WordFacts* facts = facts_of(reading, rules, i);
  return facts != nullptr && !facts->expands.empty();
}

// 局长|何青河, 免去|何青河: what follows is somebody, though the name ends like a place.
bool names_person(const Reading& reading, const Rulebook& rules, std::uint32_t before) {
  const Token& token = reading.tokens[before];
  const std::u32string_view word = reading.text_of(token);
  return (token.is(WordClass::title) && !token.is(WordClass::verb)) || word == U"免去" ||
         rules.lexicon().is_listed(WordClass::gives_post, word);
}

}  // namespace

void propose_known(const Reading& reading, const Rulebook& rules, CandidateList& out) {
  const TypeTable& types = rules.types();
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) {
    const Token& token = reading.tokens[i];
    if (!token.classes.any_of({WordClass::division, WordClass::body})) continue;
    const WordFacts* facts = facts_of(reading, rules, i);
    if (facts == nullptr) continue;
    if (token.is(WordClass::division)) {
      Score score = out.score();
      score.add(Feature::known_division);
      propose(reading, {i, i + 1}, types.place, score, "known-division", out);
    } else if (token.is(WordClass::body)) {
      // After a division's name the body is that division's: 西工|区政府 is proposed as one name with a head.
      const bool is_whole = i == 0 || nature_of(reading, i - 1) != Nature::content ||
                            (is_implied_body(reading, rules, i) && is_implied_body(reading, rules, i - 1));
      if (!is_whole) continue;
      Score score = out.score();
      score.add(facts->expands.empty() ? Feature::known_body : Feature::implied_body);
      // 县中医院|搬迁项目
      const bool goes_on = i + 1 < reading.tokens.size() && reading.tokens[i + 1].begin == token.end &&
                           nature_of(reading, i + 1) == Nature::nominal_verb;
      if (goes_on) score.add(Feature::ends_in_verb);
      propose(reading, {i, i + 1}, types.institution, score, "known-body", out);
    }
  }
}

void propose_headed(const Reading& reading, const Rulebook& rules, CandidateList& out) {
  const NameScorer scorer(rules.lexicon(), reading);
  for (std::uint32_t h = 0; h < reading.tokens.size(); ++h) {
    constexpr ClassSet kEndsNames{WordClass::head, WordClass::honor_head, WordClass::body};
    if (!reading.tokens[h].classes.any_of(kEndsNames) || reading.tokens[h].is(WordClass::summary)) continue;
    const WordFacts* facts = facts_of(reading, rules, h);
    if (facts == nullptr || facts->head_type == kNoType) continue;
    const bool is_place = facts->head_type == rules.types().place;
    for (std::uint32_t first = h + 1; first-- > 0;) {
      const TokenRange name{first, h + 1};
      if (first < h && !may_extend(reading, first)) break;
      if (first + 1 == h && is_implied_body(reading, rules, first) && is_implied_body(reading, rules, h))
        break;
      if (first < h && reading.text()[reading.tokens[first].end] == U'\n') break;
      if (length_of(reading, name) > kLongestName) break;
      if (is_place && first < h && !fits_place(reading, name)) break;
      Score score = out.score();
      scorer.rate(name, facts->head_strength, score);
      rate_rank(reading, rules, name, facts->head_type, score);
      if (facts->head_strength == HeadStrength::weak && scorer.is_common({first, h})) {
        score.add(Feature::weak_common);
      }
      const bool is_short = facts->head_strength == HeadStrength::weak && reading.tokens[h].length() == 1;
      if (is_short && !is_place) score.add(Feature::weak_short);
      if (is_place) rate_chain(reading, rules, name, score);
      const bool speaks = h + 1 < reading.tokens.size() && reading.tokens[h + 1].is(WordClass::speech);
      if (is_place && speaks) score.add(Feature::left_title);
      if (first > 0 && names_person(reading, rules, first - 1)) score.add(Feature::left_title);
      propose(reading, name, facts->head_type, score, "head", out);
      if (!is_place && closes_name(reading, rules, h + 1)) {
        score.add(Feature::right_bracket);
        propose(reading, {first, h + 2}, facts->head_type, score, "head-with-bracket", out);
      }
    }
  }
}

namespace {

// Members of a list without a head of their own are what its last member is: 云溪、青溪和石溪湿地公园.
TypeId parallel_type(const Reading& reading, const Rulebook& rules, const RolePattern& role,
                     const Slot& slot) {
  if (role.type_set.has(slot.list_type)) return slot.list_type;
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
  // 希望企业加快建设: nor is everybody's firm a project.
  const bool is_any_firm = head == rules.types().institution && facts->head_strength == HeadStrength::generic;
  if (is_any_firm && role.types.front() == rules.types().project && slot.list_type == kNoType) return kNoType;
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
  ArgumentProposer(const Reading& reading, const Rulebook& rules, CandidateList& out)
      : reading_(reading), rules_(rules), scorer_(rules.lexicon(), reading), out_(out) {}

  void propose_before(const FrameSite& site, const RolePattern& role, const Frame& frame) {
    const std::uint32_t behind = site.trigger + 1;
    const bool closes = behind == reading_.tokens.size() || reading_.tokens[behind].kind == TokenKind::mark;
    happens_ = !frame.status;
    builds_ = closes && &role == &frame.subject && frame.object.type_set.has(rules_.types().project);
    propose_slot(site.before, role);
    happens_ = builds_ = false;
  }

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
      Score score = out_.score();
      scorer_.rate(name, head, score);
      score.add(Feature::slot_argument);
      rate_rank(reading_, rules_, name, type, score);
      if (type == rules_.types().place) {
        Score chain = out_.score();
        rate_chain(reading_, rules_, name, chain);
        if (chain.total() < 0) score.add(chain);
      }
      const bool ends_in_verb = nature_of(reading_, name.end - 1) == Nature::nominal_verb;
      if (role.trims && !item.fixed_right && ends_in_verb) score.add(Feature::ends_in_verb);
      // 张三见证|签约
      if (head == HeadStrength::missing && nature_of(reading_, name.end - 1) == Nature::verbal)
        score.add(Feature::inner_verb);
      const bool bare_head = is_bare_head(name, head, length);
      if (bare_head && region.size() == name.size()) {
        Score bare = out_.score();
        bare.add(Feature::slot_bare_head);
        score.raise_to(bare);
      }
      if (item.quoted) score.add(Feature::list_member);
      if (first > 0 && reading_.tokens[first - 1].is(WordClass::title)) score.add(Feature::left_title);
      const bool is_whole = first == item.region.begin && region.end == item.region.end;
      const bool is_honor =
          type == rules_.types().honor && ((!role.headed && is_whole) || shows_type(name, type, slot));
      const bool is_excused = slot.list_type == type || is_honor;
      if (is_excused && scorer_.is_bare_common(name, head)) score.add(Feature::bare_common, -1);
      // 产业项目, 招商活动: what everybody has is a name only among others in a list.
      const bool generic =
          reading_.tokens[name.end - 1].is(WordClass::generic_head) && scorer_.is_common(name);
      if (generic && !slot.is_list && !bare_head) score.add(Feature::weak_common, 0.5f);
      if (slot.is_list) score.add(Feature::list_member);
      // 签约青禾、云河等25个项目: firms are counted by the projects they bring, so 企业 elsewhere says more.
      const TypeTable& types = rules_.types();
      const bool may_be_firm = role.from.empty() || role.type_set.has(types.institution);
      if (type == types.project && head == HeadStrength::missing && may_be_firm)
        score.add(Feature::may_be_firm);
      if (item.fixed_left) score.add(first == region.begin ? Feature::list_edge : Feature::list_inner);
      propose(reading_, name, type, score, "argument", out_);
    }
  }

  // 美术馆|投用, 高标准体育馆|投用: a kind of thing stands for the one that is meant; not where it is only
  // being worked at (现代化新城|加快建设).
  bool is_bare_head(TokenRange name, HeadStrength head, std::uint32_t length) const {
    if (name.size() == 1) return head != HeadStrength::missing && length >= 3;
    constexpr std::uint32_t kTelling = 5;
    const bool is_modified =
        happens_ && name.size() == 2 && nature_of(reading_, name.begin) == Nature::modifier;
    return is_modified && head == HeadStrength::strong && length >= kTelling;
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
    // 青禾云数|投资建设: who builds, called by a word that no table holds.
    const Token& first = reading_.tokens[name.begin];
    const bool opens = name.begin > 0 && reading_.tokens[name.begin - 1].kind == TokenKind::mark;
    const bool is_rare = first.kind == TokenKind::unknown && first.length() > 1 && name.size() > 1;
    if (type == types.institution && builds_ && opens && is_rare && head == kNoType) return true;
    if (type != types.honor) return false;
    return reading_.tokens[name.begin].is(WordClass::national) || is_ranked(name.begin) ||
           reading_.tokens[last].is(WordClass::honor_head);
  }

  // Of a list that no pattern asked for: names of bodies with a word of their own; works must show a head as
  // well.
  bool is_member(TokenRange name, TypeId type) const {
    if (scorer_.is_common(name)) return false;
    const WordFacts* facts = facts_of(reading_, rules_, name.end - 1);
    const bool may_be_bare = type == rules_.types().institution || type == rules_.types().project;
    return may_be_bare || (facts != nullptr && facts->head_type == type);
  }

  bool is_ranked(std::uint32_t first) const {
    const Token& token = reading_.tokens[first];
    return token.is(WordClass::honor_prefix) && !token.is(WordClass::pronoun) && token.length() > 1;
  }

  const Reading& reading_;
  const Rulebook& rules_;
  NameScorer scorer_;
  CandidateList& out_;
  bool builds_ = false;   // the list does something to a project
  bool happens_ = false;  // the verb behind the list says what became of its members
  bool works_ = false;  // the list ends with what was done to its members: 云河里弄、青禾市集|提标改造
};

}  // namespace

void propose_arguments(const Reading& reading, const Rulebook& rules, const std::vector<FrameSite>& sites,
                       CandidateList& out) {
  ArgumentProposer proposer(reading, rules, out);
  for (const FrameSite& site : sites) {
    if (site.hindrance != Hindrance::none) continue;
    const Frame& frame = rules.frames()[site.frame];
    for (const RolePattern* role : {&frame.subject, &frame.object}) {
      if (role->comes_from(RoleSource::before)) proposer.propose_before(site, *role, frame);
      if (role->comes_from(RoleSource::after)) proposer.propose_slot(site.after, *role);
    }
    if (frame.subject.comes_from(RoleSource::pair)) proposer.propose_slot(site.paired, frame.subject);
  }
}

void propose_members(const Reading& reading, const Rulebook& rules, const std::vector<Slot>& lists,
                     CandidateList& out) {
  ArgumentProposer proposer(reading, rules, out);
  for (const Slot& list : lists) {
    if (list.is_of_other_kind) continue;
    RolePattern role;
    role.types = {list.list_type};
    role.type_set.add(list.list_type);
    proposer.propose_slot(list, role);
  }
}

void drop_members_of_other_kind(const Reading& reading, const Rulebook& rules, const std::vector<Slot>& lists,
                                std::vector<Mention>& mentions) {
  std::vector<std::uint32_t> ends;  // of the members
  for (const Slot& list : lists) {
    if (!list.is_of_other_kind) continue;
    for (const SlotItem& item : list.items) ends.push_back(reading.tokens[item.region.end - 1].end);
  }
  std::sort(ends.begin(), ends.end());
  const TypeTable& types = rules.types();
  std::erase_if(mentions, [&](const Mention& mention) {
    const bool is_sure =
        mention.type == types.person || mention.type == types.place || mention.type == types.honor;
    if (is_sure || !std::binary_search(ends.begin(), ends.end(), mention.end)) return false;
    const TokenRange name{reading.token_at[mention.begin], reading.token_at[mention.end - 1] + 1};
    return head_of(reading, rules, name) != HeadStrength::strong;
  });
}

void settle_member_types(const Reading& reading, const Rulebook& rules, const std::vector<Slot>& lists,
                         std::vector<Mention>& mentions) {
  const TypeTable& types = rules.types();
  TypeSet alike;
  for (const TypeId each : {types.institution, types.project, types.park}) alike.add(each);
  for (const Slot& list : lists) {
    if (!list.is_of_kind || (list.list_type != types.institution && list.list_type != types.project))
      continue;
    for (const SlotItem& item : list.items) {
      // A name that itself says what it is keeps its type: 青禾面业项目 among 企业.
      const Token& last = reading.tokens[item.region.end - 1];
      if (rules.lexicon().is_listed(WordClass::work_tail, reading.text_of(last))) continue;
      auto mention =
          std::lower_bound(mentions.begin(), mentions.end(), reading.tokens[item.region.begin].begin,
                           [](const Mention& m, std::uint32_t at) { return m.begin < at; });
      for (; mention != mentions.end() && mention->end <= last.end; ++mention) {
        if (mention->end == last.end && alike.has(mention->type)) mention->type = list.list_type;
      }
    }
  }
}

}  // namespace fangzhi
