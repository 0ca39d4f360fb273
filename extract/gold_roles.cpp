#include "extract/gold_roles.h"

#include <algorithm>

#include "core/fields.h"
#include "core/utf8.h"
#include "extract/extraction.h"
#include "extract/figure.h"

namespace fangzhi {

GoldRoles::GoldRoles(const AnnotatedSentence& sentence, const ExtractionTrace& trace, const Rulebook& rules)
    : sentence_(sentence), trace_(trace), rules_(rules) {
  for (const std::uint32_t meant : trace.references.antecedents) {
    const Mention& mention = trace.mentions[meant];
    const TextSpan span = trace.reading.layout.source_span(mention.begin, mention.end);
    std::set<std::string>& names = names_.emplace_back();
    names.emplace(cut_code_points(sentence.page.text, span.begin, span.end));
    for (const GoldMention& gold : sentence.mentions) {
      if (gold.span == span) names.insert(gold.name);
    }
  }
}

const GoldStatement* GoldRoles::statement_of(const RoleTrace& weighed) const {
  const GoldStatement* best = nullptr;
  for (const GoldStatement& gold : sentence_.statements) {
    if (gold.predicate != rules_.vocabulary().predicates[weighed.predicate]) continue;
    const bool holds = weighed.role == Role::subject
                           ? is(weighed.mention, gold.subject)
                           : is(weighed.subject, gold.subject) && is(weighed.mention, gold.object);
    if (!holds) continue;
    if (!gold.is_optional) return &gold;
    best = &gold;
  }
  return best;
}

Answer GoldRoles::answer(const RoleTrace& weighed) const {
  if (weighed.predicate == rules_.about()) return answer_about(weighed);
  const GoldStatement* stated = statement_of(weighed);
  return stated == nullptr ? Answer::no : stated->is_optional ? Answer::optional : Answer::yes;
}

// Figures are told apart by value and unit; of one that nobody wrote down nothing is known.
Answer GoldRoles::answer_about(const RoleTrace& weighed) const {
  std::u32string figure(
      trace_.reading.text().substr(weighed.trigger.begin, weighed.trigger.end - weighed.trigger.begin));
  std::erase_if(figure, [](char32_t c) { return is_rough(std::u32string_view(&c, 1)); });
  Answer answer = Answer::optional;
  for (const GoldObservation& gold : sentence_.observations) {
    if (to_code_points(gold.value + gold.unit) != figure) continue;
    if (is(weighed.mention, gold.about)) return gold.is_optional ? Answer::optional : Answer::yes;
    if (!gold.is_optional) answer = Answer::no;
  }
  return answer;
}

bool GoldRoles::is(std::uint32_t mention, const GoldName& gold) const {
  if (mention == RoleTrace::kDistrict) return gold.name == sentence_.district();
  return names_[mention].count(gold.name) != 0;
}

NearestTriggers::NearestTriggers(const ExtractionTrace& trace, const GoldRoles& gold) {
  for (const RoleTrace& weighed : trace.roles) {
    if (weighed.role != Role::subject || gold.answer(weighed) != Answer::yes) continue;
    const Distance distance = distance_of(weighed, trace);
    const auto [place, is_new] =
        nearest_.try_emplace({weighed.predicate, weighed.mention}, distance, weighed.trigger.begin);
    if (!is_new && distance < place->second.first) place->second = {distance, weighed.trigger.begin};
  }
}

bool NearestTriggers::has(PredicateId predicate, std::uint32_t subject, TextSpan trigger) const {
  const auto found = nearest_.find({predicate, subject});
  return found != nearest_.end() && found->second.second == trigger.begin;
}

NearestTriggers::Distance NearestTriggers::distance_of(const RoleTrace& weighed,
                                                       const ExtractionTrace& trace) {
  const bool is_found_by_pattern =
      std::any_of(weighed.features.begin(), weighed.features.end(),
                  [](const RoleFeature& each) { return each.sight == RoleSight::pattern; });
  std::uint32_t characters = 0;
  if (weighed.mention != RoleTrace::kDistrict) {
    const Mention& mention = trace.references.mentions[weighed.mention];
    characters = mention.end <= weighed.trigger.begin
                     ? weighed.trigger.begin - mention.end
                     : mention.begin - std::min(mention.begin, weighed.trigger.end);
  }
  return {!is_found_by_pattern, characters};
}

ExtractionTrace trace_with_gold_names(const Rulebook& rules, const AnnotatedSentence& sentence) {
  std::vector<GivenName> names;
  for (const GoldMention& mention : sentence.mentions) names.push_back({mention.span, mention.type});
  ExtractionTrace trace;
  extract(rules, sentence.page, &trace, &names);
  return trace;
}

namespace {

// "subject predicate object status"
AnnotatedSentence sentence_of(const Frame::Example& example) {
  AnnotatedSentence sentence;
  sentence.page = example_page(example.text);
  sentence.levels = {std::string(kExampleDistrict)};
  for (const std::string& says : example.says) {
    const std::vector<std::string_view> parts = split_fields(says, ' ');
    if (parts.size() != 4) continue;
    GoldStatement& gold = sentence.statements.emplace_back();
    gold.subject.name = parts[0];
    gold.predicate = parts[1];
    gold.object.name = parts[2];
    gold.status = parse_statement_status(parts[3]).value_or(StatementStatus::done);
  }
  return sentence;
}

}  // namespace

std::vector<AnnotatedSentence> sentences_of_patterns(const Rulebook& rules) {
  std::vector<AnnotatedSentence> sentences;
  for (const Frame& frame : rules.frames()) {
    for (const Frame::Example& each : frame.refuses) sentences.push_back(sentence_of(each));
    for (const Frame::Example& each : frame.examples) {
      if (!each.says.empty()) sentences.push_back(sentence_of(each));
    }
  }
  return sentences;
}

}  // namespace fangzhi
