#include "extract/role_training.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "core/utf8.h"
#include "extract/extraction.h"

namespace fangzhi {
namespace {

enum class Answer { no, yes, optional };

// What the annotations of a sentence say of the names that an extraction weighed.
class GoldRoles {
 public:
  GoldRoles(const AnnotatedSentence& sentence, const ExtractionTrace& trace, const Rulebook& rules)
      : sentence_(sentence), rules_(rules) {
    for (const Mention& mention : trace.mentions) {
      const TextSpan span = trace.reading.layout.source_span(mention.begin, mention.end);
      std::set<std::string>& names = names_.emplace_back();
      names.emplace(cut_code_points(sentence.page.text, span.begin, span.end));
      for (const GoldMention& gold : sentence.mentions) {
        if (gold.span == span) names.insert(gold.name);
      }
    }
  }

  Answer answer(const RoleTrace& weighed) const {
    Answer best = Answer::no;
    for (const GoldStatement& gold : sentence_.statements) {
      if (gold.predicate != rules_.vocabulary().predicates[weighed.predicate]) continue;
      const bool holds = weighed.role == Role::subject
                             ? is(weighed.mention, gold.subject)
                             : is(weighed.subject, gold.subject) && is(weighed.mention, gold.object);
      if (holds && !gold.is_optional) return Answer::yes;
      if (holds) best = Answer::optional;
    }
    return best;
  }

 private:
  bool is(std::uint32_t mention, const GoldName& gold) const {
    if (mention == RoleTrace::kDistrict) return gold.name == sentence_.district();
    return names_[mention].count(gold.name) != 0;
  }

  const AnnotatedSentence& sentence_;
  const Rulebook& rules_;
  std::vector<std::set<std::string>> names_;  // of each mention
};

// Gives every weight that is asked for a number.
class Rows {
 public:
  std::uint32_t number_of(const RoleFeature& feature, PredicateId predicate) {
    const auto key =
        std::make_tuple(feature.role, feature.sight, std::u32string(feature.value.text()), predicate);
    const auto [place, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(rows_.size()));
    if (is_new) {
      rows_.push_back({feature, predicate, 0});
      asked_.push_back(0);
    }
    ++asked_[place->second];
    return place->second;
  }

  // Drops the rows asked for once, and numbers the others anew, sorted.
  void settle(RoleCorpus& corpus) {
    constexpr std::uint32_t kDropped = 0xffffffff;
    std::vector<std::uint32_t> number(rows_.size(), kDropped);
    for (const auto& [key, old] : numbers_) {
      if (asked_[old] < 2) continue;
      number[old] = static_cast<std::uint32_t>(corpus.rows.size());
      corpus.rows.push_back(rows_[old]);
    }
    for (RoleExample& example : corpus.examples) {
      for (std::uint32_t& each : example.weights) each = number[each];
      example.weights.erase(std::remove(example.weights.begin(), example.weights.end(), kDropped),
                            example.weights.end());
    }
  }

 private:
  std::map<std::tuple<Role, RoleSight, std::u32string, PredicateId>, std::uint32_t> numbers_;
  std::vector<RoleModel::Row> rows_;
  std::vector<std::uint32_t> asked_;
};

class Climber {
 public:
  Climber(std::size_t weights, const RoleTrainingOptions& options) : by_(options.steps), weights_(weights) {}

  void learn(const RoleExample& example) {
    float sum = 0;
    for (const std::uint32_t each : example.weights) sum += weight(each);
    const float gradient = (example.fills ? 1.0f : 0.0f) - 1 / (1 + std::exp(-sum));
    for (const std::uint32_t each : example.weights) {
      Climbing& at = weights_[each];
      climb(at.weight, at.squares, at.drift, gradient, by_);
    }
  }

  float weight(std::uint32_t index) const { return weights_[index].weight; }

 private:
  struct Climbing {
    float weight = 0, squares = 0, drift = 0;
  };

  FtrlOptions by_;
  std::vector<Climbing> weights_;
};

bool is_found_by_pattern(const RoleTrace& weighed) {
  return std::any_of(weighed.features.begin(), weighed.features.end(),
                     [](const RoleFeature& each) { return each.sight == RoleSight::pattern; });
}

// How far a subject is from being the one that a trigger states something of: what a pattern finds is
// nearest, then what stands nearest.
std::pair<bool, std::uint32_t> distance_of(const RoleTrace& weighed, const ExtractionTrace& trace) {
  std::uint32_t characters = 0;
  if (weighed.mention != RoleTrace::kDistrict) {
    const Mention& mention = trace.mentions[weighed.mention];
    characters = mention.end <= weighed.trigger.begin
                     ? weighed.trigger.begin - mention.end
                     : mention.begin - std::min(mention.begin, weighed.trigger.end);
  }
  return {!is_found_by_pattern(weighed), characters};
}

// Several triggers may state a predicate: the one that states it of a right subject is the nearest.
class NearestTriggers {
 public:
  NearestTriggers(const ExtractionTrace& trace, const GoldRoles& gold) {
    for (const RoleTrace& weighed : trace.roles) {
      if (weighed.role != Role::subject || gold.answer(weighed) != Answer::yes) continue;
      const auto distance = distance_of(weighed, trace);
      const auto [place, is_new] =
          nearest_.try_emplace({weighed.predicate, weighed.mention}, distance, weighed.trigger.begin);
      if (!is_new && distance < place->second.first) place->second = {distance, weighed.trigger.begin};
    }
  }

  bool has(PredicateId predicate, std::uint32_t subject, TextSpan trigger) const {
    const auto found = nearest_.find({predicate, subject});
    return found != nearest_.end() && found->second.second == trigger.begin;
  }

 private:
  std::map<std::pair<PredicateId, std::uint32_t>, std::pair<std::pair<bool, std::uint32_t>, std::uint32_t>>
      nearest_;
};

// Nothing where the name teaches nothing: of a right subject only the trigger that states it does.
std::optional<bool> lesson_of(const RoleTrace& weighed, const GoldRoles& gold,
                              const NearestTriggers& nearest) {
  const Answer answer = gold.answer(weighed);
  if (answer == Answer::optional) return std::nullopt;
  const bool is_object = weighed.role == Role::object;
  const std::uint32_t subject = is_object ? weighed.subject : weighed.mention;
  const bool is_stated_here = nearest.has(weighed.predicate, subject, weighed.trigger);
  if ((is_object || answer == Answer::yes) && !is_stated_here) return std::nullopt;
  return answer == Answer::yes;
}

void add_examples(const ExtractionTrace& trace, const GoldRoles& gold, std::uint32_t sentence, Rows& rows,
                  RoleCorpus& corpus) {
  const NearestTriggers nearest(trace, gold);
  for (const RoleTrace& weighed : trace.roles) {
    const std::optional<bool> lesson = lesson_of(weighed, gold, nearest);
    if (!lesson) continue;
    RoleExample& example = corpus.examples.emplace_back();
    example.sentence = sentence;
    example.fills = *lesson;
    for (const RoleFeature& feature : weighed.features) {
      example.weights.push_back(rows.number_of(feature, kAnyPredicate));
      example.weights.push_back(rows.number_of(feature, weighed.predicate));
    }
  }
}

void add_sentence(const Rulebook& rules, const AnnotatedSentence& sentence, std::uint32_t number, Rows& rows,
                  RoleCorpus& corpus) {
  std::vector<GivenName> names;
  for (const GoldMention& mention : sentence.mentions) names.push_back({mention.span, mention.type});
  ExtractionTrace trace;
  extract(rules, sentence.page, &trace, &names);
  add_examples(trace, GoldRoles(sentence, trace, rules), number, rows, corpus);
}

// What an example of a pattern says ("subject predicate object status"), as an annotated sentence whose names
// are left to be found.
AnnotatedSentence sentence_of(const Frame::Example& example) {
  AnnotatedSentence sentence;
  sentence.page = example_page(example.text);
  sentence.levels = {std::string(kExampleDistrict)};
  for (const std::string& says : example.says) {
    const std::size_t first = says.find(' ');
    const std::size_t second = says.find(' ', first + 1);
    const std::size_t third = says.find(' ', second + 1);
    if (third == std::string::npos) continue;
    GoldStatement& gold = sentence.statements.emplace_back();
    gold.subject.name = says.substr(0, first);
    gold.predicate = says.substr(first + 1, second - first - 1);
    gold.object.name = says.substr(second + 1, third - second - 1);
  }
  return sentence;
}

void add_patterns(const Rulebook& rules, Rows& rows, RoleCorpus& corpus) {
  for (const Frame& frame : rules.frames()) {
    std::vector<Frame::Example> examples = frame.refuses;
    for (const Frame::Example& each : frame.examples) {
      if (!each.says.empty()) examples.push_back(each);
    }
    for (const Frame::Example& each : examples) {
      const AnnotatedSentence sentence = sentence_of(each);
      ExtractionTrace trace;
      extract(rules, sentence.page, &trace);
      add_examples(trace, GoldRoles(sentence, trace, rules), RoleExample::kOfPattern, rows, corpus);
    }
  }
}

std::set<PredicateId> predicates_stated(const RoleCorpus& corpus, const std::vector<bool>& is_used) {
  std::set<PredicateId> stated;
  for (const RoleExample& example : corpus.examples) {
    if (!example.fills || example.sentence == RoleExample::kOfPattern || !is_used[example.sentence]) continue;
    for (const std::uint32_t each : example.weights) stated.insert(corpus.rows[each].predicate);
  }
  return stated;
}

}  // namespace

RoleCorpus role_corpus(const Rulebook& rules, const std::vector<AnnotatedSentence>& sentences) {
  RoleCorpus corpus;
  Rows rows;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    if (sentences[s].has_statements) add_sentence(rules, sentences[s], s, rows, corpus);
  }
  add_patterns(rules, rows, corpus);
  rows.settle(corpus);
  return corpus;
}

RoleModel train_roles(const RoleCorpus& corpus, const std::vector<bool>& is_used,
                      const RoleTrainingOptions& options) {
  constexpr float kUnit = 128;
  constexpr std::int32_t kLeast = 8;  // what says less only makes the file longer to read
  Climber climber(corpus.rows.size(), options);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const RoleExample& example : corpus.examples) {
      const bool is_of_pattern = example.sentence == RoleExample::kOfPattern;
      if (!is_of_pattern && !is_used[example.sentence]) continue;
      for (int times = is_of_pattern ? options.examples : 1; times > 0; --times) climber.learn(example);
    }
  }
  const std::set<PredicateId> taught = predicates_stated(corpus, is_used);
  std::vector<RoleModel::Row> rows;
  for (std::uint32_t i = 0; i < corpus.rows.size(); ++i) {
    RoleModel::Row row = corpus.rows[i];
    if (row.predicate != kAnyPredicate && taught.count(row.predicate) == 0) continue;
    row.weight = static_cast<std::int32_t>(std::lround(climber.weight(i) * kUnit));
    if (std::abs(row.weight) >= kLeast) rows.push_back(row);
  }
  return RoleModel(std::move(rows));
}

}  // namespace fangzhi
