#include "extract/role_chooser.h"

#include <algorithm>
#include <set>
#include <utility>

#include "extract/antecedent.h"
#include "extract/figure.h"

namespace fangzhi {
namespace {

constexpr std::uint32_t kDistrict = RoleTrace::kDistrict;

// What a subject must score: names found in the page are less sure than those the model was taught with.
constexpr float kLeast = 0.0f;
constexpr float kLeastOfPattern = -1.0f;  // where a pattern found it, too

// How a pattern found a name, and what kept it from looking, as the signs of features.
constexpr std::u32string_view kSources = U"bantpgd";   // in the order of RoleSource
constexpr std::u32string_view kHindrances = U" dcnw";  // in the order of Hindrance

const Argument* find_argument(const std::vector<Argument>& arguments, std::uint32_t begin,
                              std::uint32_t end) {
  const auto found = std::find_if(arguments.begin(), arguments.end(), [&](const Argument& each) {
    return each.begin == begin && each.end == end;
  });
  return found == arguments.end() ? nullptr : &*found;
}

}  // namespace

RoleChooser::RoleChooser(const Reading& reading, const Rulebook& rules, const References& references,
                         NameBook& names, ExtractionTrace* trace)
    : reading_(reading),
      rules_(rules),
      references_(references),
      mentions_(references.mentions),
      names_(names),
      trace_(trace),
      outline_(reading, rules.lexicon(), references.mentions),
      limits_(reading, rules, references, names, outline_),
      home_(names.home()) {}

std::vector<ChosenPair> RoleChooser::choose(const std::vector<PatternTry>& tries) {
  std::vector<ChosenPair> pairs;
  trigger_ = tries.front().site->trigger;
  const std::uint32_t item = outline_.item_of_token(trigger_);
  for (const PredicateId id : predicates_of(tries)) {
    const bool is_weighed = rules_.roles().knows(id) && item != Outline::kNone;
    if (!is_weighed && !is_inside_name(trigger_)) choose_by_patterns(id, tries, pairs);
    // What the model does not decide is weighed for the trace alone.
    if (item == Outline::kNone || (!is_weighed && trace_ == nullptr)) continue;
    site_ = RoleSite(outline_, item, reading_.text_of(reading_.tokens[trigger_]));
    std::vector<ChosenPair> weighed = choose_for(id, tries);
    if (is_weighed) pairs.insert(pairs.end(), weighed.begin(), weighed.end());
  }
  return pairs;
}

// 整县|推进|项目: a word within a name says nothing of others; 青河路|提升 ends one and does.
bool RoleChooser::is_inside_name(std::uint32_t token) const {
  const Token& word = reading_.tokens[token];
  const auto around = std::lower_bound(mentions_.begin(), mentions_.end(), word.end,
                                       [](const Mention& m, std::uint32_t at) { return m.end <= at; });
  return around != mentions_.end() && around->begin < word.begin;
}

std::vector<PredicateId> RoleChooser::predicates_of(const std::vector<PatternTry>& tries) const {
  std::vector<PredicateId> predicates;
  for (const PatternTry& each : tries) {
    for (const PredicateId id : rules_.predicates_of(each.site->frame)) {
      if (std::find(predicates.begin(), predicates.end(), id) == predicates.end()) predicates.push_back(id);
    }
  }
  return predicates;
}

void RoleChooser::choose_by_patterns(PredicateId predicate, const std::vector<PatternTry>& tries,
                                     std::vector<ChosenPair>& out) const {
  for (const PatternTry& each : tries) {
    if (!each.speaks() || !states(each, predicate)) continue;
    for (const Argument& subject : each.subjects) {
      for (const Argument& object : each.objects) out.push_back({predicate, subject, object, &each});
    }
  }
}

bool RoleChooser::states(const PatternTry& each, PredicateId predicate) const {
  const std::vector<PredicateId>& stated = rules_.predicates_of(each.site->frame);
  return std::find(stated.begin(), stated.end(), predicate) != stated.end();
}

std::vector<ChosenPair> RoleChooser::choose_for(PredicateId predicate, const std::vector<PatternTry>& tries) {
  std::vector<ChosenPair> out;
  predicate_ = predicate;
  tries_.clear();
  for (const PatternTry& each : tries) {
    if (!each.is_silenced && states(each, predicate)) tries_.push_back(&each);
  }
  if (tries_.empty()) return out;
  const PredicateFacts& facts = rules_.predicate(predicate);
  objects_ = names_for(Role::object, facts.range);
  std::erase_if(objects_, [&](std::uint32_t mention) { return !limits_.may_hold(mention); });
  object_places_.clear();
  const bool may_be_district = home_ && facts.range.has(rules_.types().place);
  if (objects_.empty() && !may_be_district) return out;
  for (const Option& each : choose_subjects(facts)) {
    const Argument subject = subject_of(each, facts);
    for (const Option& object : best_of(objects_of(each.mention)))
      out.push_back({predicate, subject, object_of(object, facts), pattern_for(subject)});
  }
  add_fellows(out);
  return out;
}

std::vector<RoleChooser::Option> RoleChooser::choose_subjects(const PredicateFacts& facts) {
  std::vector<std::uint32_t> names = names_for(Role::subject, facts.domain);
  const std::uint32_t partial = limits_.partial_before(trigger_);
  const bool is_award = facts.name == U"获评";
  std::erase_if(names, [&](std::uint32_t mention) {
    return mentions_[mention].end <= partial || !limits_.may_take_part(mention, trigger_) ||
           (is_award && !limits_.may_be_honoured(mention));
  });
  const bool is_of_other =
      is_award && std::any_of(objects_.begin(), objects_.end(), [&](std::uint32_t object) {
        return mentions_[object].begin >= reading_.tokens[trigger_].end && is_described_by(object);
      });
  if (home_ && facts.domain.has(rules_.types().place) && !speaks_of_person() && !is_of_other)
    names.push_back(kDistrict);
  std::vector<Option> chosen;
  for (const std::uint32_t mention : names) {
    const Option subject = weigh(Role::subject, kDistrict, mention);
    if (subject.score > (is_found(mention) ? kLeastOfPattern : kLeast)) {
      chosen.push_back(subject);
    } else if (trace_ != nullptr) {
      objects_of(mention);  // for the trace alone
    }
  }
  drop_carried(chosen);
  if (is_award) take_fellows(names, chosen);
  const std::uint32_t begin = beginning_of_sentence(), end = reading_.tokens[trigger_].begin;
  const bool is_named = std::any_of(names.begin(), names.end(), [&](std::uint32_t mention) {
    return mention != kDistrict && mentions_[mention].begin >= begin && mentions_[mention].begin < end;
  });
  const bool is_told = std::any_of(objects_.begin(), objects_.end(), [&](std::uint32_t object) {
    return mentions_[object].begin >= end && !is_described_by(object);
  });
  if (is_award && home_ && chosen.empty() && !is_named && is_told && !speaks_of_person() && is_bare())
    chosen.push_back({kDistrict, 0});
  return chosen;
}

// 甲镇、乙镇、丙局等12个单位|被授予…: who is listed with one that has it has it, too; and the district is not
// meant where others are.
void RoleChooser::take_fellows(const std::vector<std::uint32_t>& names, std::vector<Option>& chosen) const {
  const auto list_of = [&](std::uint32_t mention) {
    return outline_.items()[outline_.item_of_mention(mention)].first;
  };
  std::set<std::uint32_t> told, lists;
  bool has_own = false;
  const std::uint32_t at = reading_.tokens[trigger_].begin;
  const std::uint32_t clause =
      reading_.tokens[reading_.clauses[tries_.front()->site->clause].tokens.begin].begin;
  for (const Option& each : chosen) {
    if (each.mention == kDistrict) continue;
    told.insert(each.mention);
    if (comes_to_trigger(each.mention)) lists.insert(list_of(each.mention));
    has_own = has_own || (mentions_[each.mention].begin >= clause && mentions_[each.mention].end <= at);
  }
  for (const std::uint32_t mention : names) {
    const bool is_fellow =
        mention != kDistrict && !told.contains(mention) && lists.contains(list_of(mention));
    if (is_fellow && !holds_next(mention)) chosen.push_back({mention, 0});
  }
  if (has_own) std::erase_if(chosen, [](const Option& each) { return each.mention == kDistrict; });
}

// 甲、乙|等12个单位被县委|授予, 甲、乙|双双|荣获: whether the list that the name stands in is said to do it.
bool RoleChooser::comes_to_trigger(std::uint32_t mention) const {
  constexpr std::u32string_view kWays[] = {U"等", U"被", U"双双", U"均", U"同时"};
  const std::uint32_t last = outline_.items()[outline_.item_of_mention(mention)].last;
  const std::uint32_t end = mentions_[outline_.items()[last].mention].end;
  const std::uint32_t at = reading_.tokens[trigger_].begin;
  if (end > at) return false;
  const std::u32string_view behind = reading_.text().substr(end, at - end);
  return behind.empty() || std::any_of(std::begin(kWays), std::end(kWays),
                                       [&](std::u32string_view way) { return behind.starts_with(way); });
}

// 青林镇|云河村: the place of the one that is meant.
bool RoleChooser::holds_next(std::uint32_t mention) const {
  return mention + 1 < mentions_.size() && mentions_[mention + 1].begin == mentions_[mention].end;
}

// 获得“全省文明村”称号的|有甲、乙: those who have it are named by it.
bool RoleChooser::is_described_by(std::uint32_t honour) const {
  constexpr std::size_t kReach = 8;
  const std::u32string_view behind = reading_.text().substr(mentions_[honour].end, kReach);
  const std::size_t end = behind.find_first_not_of(U"”’》荣誉称号");
  return end != std::u32string_view::npos && behind[end] == U'的';
}

// 他|被授予…: the clause has somebody for a subject, and not the district.
bool RoleChooser::speaks_of_person() const {
  constexpr std::uint32_t kReach = 40;  // characters
  const Clause& clause = reading_.clauses[tries_.front()->site->clause];
  const std::uint32_t at = reading_.tokens[trigger_].begin;
  const std::uint32_t begin = std::max(reading_.tokens[clause.tokens.begin].begin, at - std::min(at, kReach));
  const std::u32string_view before = reading_.text().substr(begin, at - begin);
  return before.find_first_of(U"他她") != std::u32string_view::npos;
}

// 我县|被国家林业局授予…, 2019年|获央视授予…: whether nothing but the district, who does it and when stands
// in the clause before the trigger.
bool RoleChooser::is_bare() const {
  constexpr std::u32string_view kBy = U"被经由获受";
  for (std::int64_t i = std::int64_t{site_.item} - 1; !Outline::ends_clause(outline_.sign_at(i)); --i) {
    const Outline::Item& item = outline_.items()[static_cast<std::size_t>(i)];
    const bool is_agent = Outline::is_name(item.sign) || kBy.find(item.sign) != std::u32string_view::npos ||
                          (item.words.size() == 1 && kBy.find(item.words) != std::u32string_view::npos);
    const bool is_when = item.sign == Outline::kNumber || item.sign == Outline::kAdverb || item.sign == U'、';
    if (!is_agent && !is_when && !item.is_home) return false;
  }
  return true;
}

// The district, where nobody else is named, or the firm or body that the words before a ； tell of. (Not a
// scenic area: in a report of work it is one of many, and what follows is of the district again.)
Argument RoleChooser::subject_of(const Option& subject, const PredicateFacts& facts) const {
  const auto opener = subject.mention == kDistrict ? limits_.opener_before(trigger_) : std::nullopt;
  const bool is_firm = opener && mentions_[*opener].type == rules_.types().institution;
  if (!is_firm || !facts.domain.has(mentions_[*opener].type)) return argument_of(subject, Role::subject);
  return {references_.entity_of(names_, *opener), mentions_[*opener].begin, mentions_[*opener].end,
          RoleSource::topic};
}

Argument RoleChooser::object_of(const Option& object, const PredicateFacts& facts) const {
  if (object.mention == kDistrict && facts.usual_object == rules_.types().park) {
    if (const auto park = limits_.park_before(trigger_)) return {*park, 0, 0, RoleSource::topic};
  }
  return argument_of(object, Role::object);
}

// 甲位于东湖镇。|乙、丙|签约入驻: a name of the sentence before is meant only where this one has none.
void RoleChooser::drop_carried(std::vector<Option>& taken) const {
  const std::uint32_t begin = beginning_of_sentence();
  const auto is_carried = [&](const Option& each) {
    return each.mention != kDistrict && mentions_[each.mention].begin < begin && !is_found(each.mention);
  };
  const bool has_own = std::any_of(taken.begin(), taken.end(), [&](const Option& each) {
    return each.mention != kDistrict && mentions_[each.mention].begin >= begin;
  });
  if (has_own) std::erase_if(taken, is_carried);
}

// 书记甲、市长乙，县长丙出席: what one of a row of persons does, each of them does.
void RoleChooser::add_fellows(std::vector<ChosenPair>& pairs) const {
  const std::size_t chosen = pairs.size();
  for (std::size_t i = 0; i < chosen; ++i) {
    const std::uint32_t subject = mention_at(pairs[i].subject);
    if (subject == kDistrict || mentions_[subject].type != rules_.types().person) continue;
    std::uint32_t item = outline_.item_of_mention(subject);
    while ((item = outline_.person_before(item, rules_.types().person)) != Outline::kNone) {
      const Mention& fellow = mentions_[outline_.items()[item].mention];
      const bool is_known = std::any_of(pairs.begin(), pairs.end(), [&](const ChosenPair& each) {
        return each.subject.begin == fellow.begin && each.subject.end == fellow.end;
      });
      if (is_known) break;
      ChosenPair pair = pairs[i];
      pair.subject = {references_.entity_of(names_, outline_.items()[item].mention), fellow.begin, fellow.end,
                      RoleSource::weighed};
      pairs.push_back(pair);
    }
  }
}

// kDistrict where it is no mention.
std::uint32_t RoleChooser::mention_at(const Argument& argument) const {
  const auto found = std::lower_bound(mentions_.begin(), mentions_.end(), argument.begin,
                                      [](const Mention& m, std::uint32_t at) { return m.begin < at; });
  const bool is_there = argument.end != 0 && found != mentions_.end() && found->end == argument.end;
  return is_there ? static_cast<std::uint32_t>(found - mentions_.begin()) : kDistrict;
}

// Names of the sentence and of the one before, the event spoken of where these name none, and those that
// patterns found further off; in page order.
std::vector<std::uint32_t> RoleChooser::names_for(Role role, const TypeSet& types) const {
  std::vector<std::uint32_t> found;
  const auto [begin, end] = outline_.around(reading_, site_.item, paragraph_of_trigger(), 1);
  for (std::uint32_t i = begin; i < end; ++i) {
    const std::uint32_t mention = outline_.items()[i].mention;
    if (mention != Outline::kNone && types.has(mentions_[mention].type)) found.push_back(mention);
  }
  if (found.empty() && types.has(rules_.types().event)) {
    const std::uint32_t at = reading_.tokens[outline_.items()[begin].token].begin;
    const auto event = event_before(reading_, mentions_, rules_.types().event, at);
    if (event) found.push_back(*event);
  }
  for (const PatternTry* each : tries_) {
    for (const Argument& argument : role == Role::subject ? each->subjects : each->objects) {
      const std::uint32_t mention = mention_at(argument);
      if (mention != kDistrict && types.has(mentions_[mention].type)) found.push_back(mention);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

const Paragraph& RoleChooser::paragraph_of_trigger() const {
  const Clause& clause = reading_.clauses[tries_.front()->site->clause];
  return reading_.layout.paragraphs[reading_.sentences[clause.sentence].paragraph];
}

std::uint32_t RoleChooser::beginning_of_sentence() const {
  const Clause& clause = reading_.clauses[tries_.front()->site->clause];
  return reading_.tokens[reading_.sentences[clause.sentence].tokens.begin].begin;
}

Weighing RoleChooser::empty_weighing() const {
  return {rules_.roles(), predicate_, trace_ != nullptr};
}

// How an object stands to the trigger is weighed once for all subjects.
const Weighing& RoleChooser::place_of_object(std::uint32_t mention) {
  for (std::size_t i = object_places_.size(); i < objects_.size(); ++i) {
    object_places_.push_back(empty_weighing());
    tell_object_place(outline_, site_, outline_.item_of_mention(objects_[i]), object_places_.back());
  }
  const auto found = std::lower_bound(objects_.begin(), objects_.end(), mention);
  return object_places_[static_cast<std::size_t>(found - objects_.begin())];
}

RoleChooser::Option RoleChooser::weigh(Role role, std::uint32_t subject, std::uint32_t mention) {
  view_patterns(role, subject, mention);
  const bool is_named_object = role == Role::object && mention != kDistrict;
  Weighing weighing = is_named_object ? place_of_object(mention) : empty_weighing();
  if (mention == kDistrict) {
    tell_unnamed(role, outline_, site_, rivals_of(role, subject), views_, weighing);
  } else if (role == Role::subject) {
    tell_subject(outline_, site_, outline_.item_of_mention(mention), views_, weighing);
  } else {
    const std::uint32_t other = subject == kDistrict ? Outline::kNone : outline_.item_of_mention(subject);
    tell_object_rest(outline_, other, outline_.item_of_mention(mention), is_district(mention), views_,
                     weighing);
  }
  const Option option{mention, weighing.score()};
  if (trace_ != nullptr) {
    const Token& trigger = reading_.tokens[trigger_];
    trace_->roles.push_back(
        {predicate_, {trigger.begin, trigger.end}, role, subject, mention, option.score, weighing.release()});
  }
  return option;
}

// The items of what could be the object where the district is not.
std::vector<std::uint32_t> RoleChooser::rivals_of(Role role, std::uint32_t subject) const {
  std::vector<std::uint32_t> rivals;
  for (const std::uint32_t mention : objects_) {
    if (role == Role::object && mention != subject && !is_district(mention))
      rivals.push_back(outline_.item_of_mention(mention));
  }
  return rivals;
}

std::vector<RoleChooser::Option> RoleChooser::objects_of(std::uint32_t subject) {
  std::vector<Option> options;
  for (const std::uint32_t mention : objects_) {
    if (mention != subject) options.push_back(weigh(Role::object, subject, mention));
  }
  if (home_ && rules_.predicate(predicate_).range.has(rules_.types().place))
    options.push_back(weigh(Role::object, subject, kDistrict));
  return options;
}

// The likeliest, and the members of its list that are likely too.
std::vector<RoleChooser::Option> RoleChooser::best_of(const std::vector<Option>& options) const {
  if (options.empty()) return {};
  const Option best = *std::max_element(options.begin(), options.end(),
                                        [](const Option& a, const Option& b) { return a.score < b.score; });
  std::vector<Option> chosen = {best};
  if (best.mention == kDistrict) return chosen;
  const auto list_of = [&](std::uint32_t mention) {
    return outline_.items()[outline_.item_of_mention(mention)].first;
  };
  for (const Option& each : options) {
    const bool is_listed = each.mention != kDistrict && each.mention != best.mention &&
                           list_of(each.mention) == list_of(best.mention);
    if (is_listed && each.score > 0) chosen.push_back(each);
  }
  return chosen;
}

void RoleChooser::view_patterns(Role role, std::uint32_t subject, std::uint32_t mention) {
  const auto place_of = [&](std::uint32_t each) {
    return each == kDistrict ? TextSpan{} : TextSpan{mentions_[each].begin, mentions_[each].end};
  };
  const TextSpan place = place_of(mention);
  const TextSpan of_subject = place_of(subject);
  views_.clear();
  for (const PatternTry* each : tries_) {
    PatternView view;
    view.pattern = rules_.frames()[each->site->frame].name;
    view.hindrance = kHindrances[static_cast<std::size_t>(each->site->hindrance)];
    const bool goes_with =
        role == Role::subject || find_argument(each->subjects, of_subject.begin, of_subject.end);
    const std::vector<Argument>& arguments = role == Role::subject ? each->subjects : each->objects;
    if (goes_with && !each->subjects.empty() && !each->objects.empty()) {
      const Argument* found = find_argument(arguments, place.begin, place.end);
      if (found != nullptr) view.source = kSources[static_cast<std::size_t>(found->from)];
      view.found_another = found == nullptr;
    }
    views_.push_back(view);
  }
}

Argument RoleChooser::argument_of(const Option& option, Role role) const {
  if (option.mention == kDistrict) return {*home_, 0, 0, RoleSource::district};
  Argument argument{references_.entity_of(names_, option.mention), mentions_[option.mention].begin,
                    mentions_[option.mention].end, RoleSource::weighed};
  for (const PatternTry* each : tries_) {
    const std::vector<Argument>& arguments = role == Role::subject ? each->subjects : each->objects;
    if (const Argument* found = find_argument(arguments, argument.begin, argument.end))
      argument.from = found->from;
  }
  // The district is meant whether or not the sentence names it, and its name then is no part of what is
  // quoted.
  if (argument.from == RoleSource::weighed && is_district(option.mention))
    return {*home_, 0, 0, RoleSource::district};
  return argument;
}

// That which found the subject, else the first that speaks, else the first.
const PatternTry* RoleChooser::pattern_for(const Argument& subject) const {
  const PatternTry* best = nullptr;
  int most = -1;
  for (const PatternTry* each : tries_) {
    const int fits =
        (find_argument(each->subjects, subject.begin, subject.end) != nullptr ? 2 : 0) + each->speaks();
    if (fits <= most) continue;
    most = fits;
    best = each;
  }
  return best;
}

bool RoleChooser::is_found(std::uint32_t mention) const {
  const std::uint32_t begin = mention == kDistrict ? 0 : mentions_[mention].begin;
  const std::uint32_t end = mention == kDistrict ? 0 : mentions_[mention].end;
  return std::any_of(tries_.begin(), tries_.end(), [&](const PatternTry* each) {
    return !each->objects.empty() && find_argument(each->subjects, begin, end) != nullptr;
  });
}

bool RoleChooser::is_district(std::uint32_t mention) const {
  return home_ && references_.entity_of(names_, mention) == *home_;
}

}  // namespace fangzhi
