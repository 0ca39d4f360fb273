#include "extract/status_training.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "extract/extraction.h"
#include "extract/gold_roles.h"

namespace fangzhi {
namespace {

class CorpusMaker {
 public:
  explicit CorpusMaker(const Rulebook& rules) : rules_(rules) {}

  void add(const ExtractionTrace& trace, const AnnotatedSentence& sentence, std::uint32_t number) {
    const GoldRoles gold(sentence, trace, rules_);
    const NearestTriggers nearest(trace, gold);
    std::set<std::pair<std::uint32_t, PredicateId>> told;  // a list of names says it once
    for (const RoleTrace& weighed : trace.roles) {
      if (weighed.role != Role::object || gold.answer(weighed) != Answer::yes) continue;
      if (!nearest.has(weighed.predicate, weighed.subject, weighed.trigger)) continue;
      if (!told.insert({weighed.trigger.begin, weighed.predicate}).second) continue;
      add_examples(trace, weighed, gold.statement_of(weighed)->status, number);
    }
  }

  // Drops the features shown once, and numbers the others anew, sorted.
  StatusCorpus take() {
    constexpr std::uint32_t kDropped = 0xffffffff;
    StatusCorpus corpus;
    std::vector<std::uint32_t> number(shown_.size(), kDropped);
    for (const auto& [key, old] : numbers_) {
      if (shown_[old] < 2) continue;
      number[old] = static_cast<std::uint32_t>(corpus.features.size());
      StatusFeature& feature = corpus.features.emplace_back();
      feature.sight = key.first;
      feature.value.add(std::u32string_view(key.second));
    }
    for (StatusExample& each : examples_) {
      for (std::uint32_t& feature : each.features) feature = number[feature];
      each.features.erase(std::remove(each.features.begin(), each.features.end(), kDropped),
                          each.features.end());
    }
    corpus.examples = std::move(examples_);
    return corpus;
  }

 private:
  // Each pattern at the trigger may be the one that the statement is put down to.
  void add_examples(const ExtractionTrace& trace, const RoleTrace& stated, StatementStatus status,
                    std::uint32_t number) {
    for (const StatusTrace& each : trace.statuses) {
      if (each.trigger.begin != stated.trigger.begin || each.predicate != stated.predicate) continue;
      StatusExample& example = examples_.emplace_back();
      example.sentence = number;
      example.status = status;
      for (const StatusFeature& feature : each.features) example.features.push_back(number_of(feature));
    }
  }

  std::uint32_t number_of(const StatusFeature& feature) {
    const auto [place, is_new] = numbers_.try_emplace({feature.sight, std::u32string(feature.value.text())},
                                                      static_cast<std::uint32_t>(shown_.size()));
    if (is_new) shown_.push_back(0);
    ++shown_[place->second];
    return place->second;
  }

  const Rulebook& rules_;
  std::map<std::pair<StatusSight, std::u32string>, std::uint32_t> numbers_;
  std::vector<std::uint32_t> shown_;
  std::vector<StatusExample> examples_;
};

class Climber {
 public:
  Climber(std::size_t features, const StatusTrainingOptions& options)
      : by_(options.steps), weights_(features) {}

  void learn(const StatusExample& example) {
    StatusScores chance{};
    for (const std::uint32_t feature : example.features) {
      for (std::size_t i = 0; i < kStatuses; ++i) chance[i] += weights_[feature][i].weight;
    }
    const float highest = *std::max_element(chance.begin(), chance.end());
    float sum = 0;
    for (float& each : chance) sum += each = std::exp(each - highest);
    for (std::size_t i = 0; i < kStatuses; ++i) {
      const float is_so = i == static_cast<std::size_t>(example.status) ? 1.0f : 0.0f;
      const float gradient = is_so - chance[i] / sum;
      for (const std::uint32_t feature : example.features) {
        Climbing& at = weights_[feature][i];
        climb(at.weight, at.squares, at.drift, gradient, by_);
      }
    }
  }

  float weight(std::size_t feature, std::size_t status) const { return weights_[feature][status].weight; }

 private:
  struct Climbing {
    float weight = 0, squares = 0, drift = 0;
  };

  FtrlOptions by_;
  std::vector<std::array<Climbing, kStatuses>> weights_;
};

}  // namespace

StatusCorpus status_corpus(const Rulebook& rules, const std::vector<AnnotatedSentence>& sentences) {
  CorpusMaker maker(rules);
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    if (sentences[s].has_statements) maker.add(trace_with_gold_names(rules, sentences[s]), sentences[s], s);
  }
  for (const AnnotatedSentence& each : sentences_of_patterns(rules)) {
    ExtractionTrace trace;
    extract(rules, each.page, &trace);
    maker.add(trace, each, StatusExample::kOfPattern);
  }
  return maker.take();
}

StatusModel train_statuses(const StatusCorpus& corpus, const std::vector<bool>& is_used,
                           const StatusTrainingOptions& options) {
  constexpr float kUnit = 128;
  constexpr std::int32_t kLeast = 16;  // what says less only makes the file longer to read
  Climber climber(corpus.features.size(), options);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const StatusExample& example : corpus.examples) {
      const bool is_of_pattern = example.sentence == StatusExample::kOfPattern;
      if (!is_of_pattern && !is_used[example.sentence]) continue;
      for (int times = is_of_pattern ? options.examples : 1; times > 0; --times) climber.learn(example);
    }
  }
  std::vector<StatusModel::Row> rows;
  for (std::size_t f = 0; f < corpus.features.size(); ++f) {
    StatusModel::Row row{corpus.features[f], {}};
    for (std::size_t i = 0; i < kStatuses; ++i) {
      row.weights[i] = static_cast<std::int32_t>(std::lround(climber.weight(f, i) * kUnit));
      if (std::abs(row.weights[i]) < kLeast) row.weights[i] = 0;
    }
    const bool speaks = row.weights != std::array<std::int32_t, kStatuses>{};
    if (speaks) rows.push_back(row);
  }
  return StatusModel(std::move(rows));
}

}  // namespace fangzhi
