#include "extract/role_training.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "extract/extraction.h"
#include "extract/gold_roles.h"

namespace fangzhi {
namespace {

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

// Nothing where the name teaches nothing: of a right subject only the trigger that states it does.
std::optional<bool> lesson_of(const RoleTrace& weighed, const GoldRoles& gold, const NearestTriggers& nearest,
                              PredicateId about) {
  const Answer answer = gold.answer(weighed);
  if (answer == Answer::optional) return std::nullopt;
  if (weighed.predicate == about) return answer == Answer::yes;  // each figure is about something of its own
  const bool is_object = weighed.role == Role::object;
  const std::uint32_t subject = is_object ? weighed.subject : weighed.mention;
  const bool is_stated_here = nearest.has(weighed.predicate, subject, weighed.trigger);
  if ((is_object || answer == Answer::yes) && !is_stated_here) return std::nullopt;
  return answer == Answer::yes;
}

void add_examples(const ExtractionTrace& trace, const GoldRoles& gold, PredicateId about,
                  std::uint32_t sentence, Rows& rows, RoleCorpus& corpus) {
  const NearestTriggers nearest(trace, gold);
  for (const RoleTrace& weighed : trace.roles) {
    const std::optional<bool> lesson = lesson_of(weighed, gold, nearest, about);
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
  const ExtractionTrace trace = trace_with_gold_names(rules, sentence);
  add_examples(trace, GoldRoles(sentence, trace, rules), rules.about(), number, rows, corpus);
}

void add_patterns(const Rulebook& rules, Rows& rows, RoleCorpus& corpus) {
  for (const AnnotatedSentence& sentence : sentences_of_patterns(rules)) {
    ExtractionTrace trace;
    extract(rules, sentence.page, &trace);
    add_examples(trace, GoldRoles(sentence, trace, rules), rules.about(), RoleExample::kOfPattern, rows,
                 corpus);
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
  constexpr std::int32_t kLeast = 24;  // what says less only makes the file longer to read
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
  return RoleModel(rows);
}

}  // namespace fangzhi
