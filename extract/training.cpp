#include "extract/training.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "extract/extraction.h"

namespace fangzhi {
namespace {

using Weights = std::vector<double>;

// One pass keeps the weights and the sum of what they were before every step.
class Perceptron {
 public:
  Perceptron(const NameModel& start, const TrainingOptions& options) : options_(options) {
    weights_.resize(start.size());
    sums_.resize(start.size());
    for (FeatureIndex i = 0; i < weights_.size(); ++i) weights_[i] = static_cast<double>(start.weight(i));
  }

  void learn(const TrainingExample& example) {
    const std::vector<std::size_t> wanted = right_ones(example);
    const std::vector<std::size_t> found = decode(example);
    for (const std::size_t i : wanted) move(example.candidates[i], options_.rate);
    for (const std::size_t i : found) move(example.candidates[i], -options_.rate);
    ++steps_;
  }

  Weights average() const {
    Weights averaged = weights_;
    for (std::size_t i = 0; i < averaged.size(); ++i)
      averaged[i] -= sums_[i] / static_cast<double>(steps_ + 1);
    return averaged;
  }

 private:
  float score(const ScoredCandidate& candidate) const {
    double sum = 0;
    for (const FeatureCount& count : candidate.features) {
      sum += static_cast<double>(count.times) * weights_[count.feature];
    }
    return static_cast<float>(sum);
  }

  // An update at step t counts for all steps after it: weights minus the sum of t * update / steps is the
  // mean.
  void move(const ScoredCandidate& candidate, float by) {
    for (const FeatureCount& count : candidate.features) {
      const double change = static_cast<double>(by) * static_cast<double>(count.times);
      weights_[count.feature] += change;
      sums_[count.feature] += change * static_cast<double>(steps_ + 1);
    }
  }

  // Of several proposals of one right mention the one that scores best.
  std::vector<std::size_t> right_ones(const TrainingExample& example) const {
    std::map<std::pair<std::uint32_t, TypeId>, std::pair<std::size_t, float>> best;
    for (std::size_t i = 0; i < example.candidates.size(); ++i) {
      if (example.labels[i] != CandidateLabel::right) continue;
      const Candidate& each = example.candidates[i].candidate;
      const float its = score(example.candidates[i]);
      const auto [place, is_new] = best.try_emplace({each.begin, each.type}, i, its);
      if (!is_new && its > place->second.second) place->second = {i, its};
    }
    std::vector<std::size_t> chosen;
    for (const auto& [key, value] : best) chosen.push_back(value.first);
    return chosen;
  }

  // What the decoder takes, optional ones left out.
  std::vector<std::size_t> decode(const TrainingExample& example) const {
    std::vector<Candidate> candidates;
    std::map<std::tuple<std::uint32_t, std::uint32_t, TypeId>, std::pair<std::size_t, float>> best;
    for (std::size_t i = 0; i < example.candidates.size(); ++i) {
      Candidate each = example.candidates[i].candidate;
      each.score = score(example.candidates[i]);
      const auto [place, is_new] = best.try_emplace({each.begin, each.end, each.type}, i, each.score);
      if (!is_new && each.score > place->second.second) place->second = {i, each.score};
      if (example.labels[i] == CandidateLabel::right) each.score -= options_.margin;
      if (example.labels[i] == CandidateLabel::wrong) each.score += options_.margin;
      candidates.push_back(each);
    }
    std::vector<std::size_t> found;
    for (const Mention& each : choose_mentions(std::move(candidates))) {
      const std::size_t i = best.at({each.begin, each.end, each.type}).first;
      if (example.labels[i] != CandidateLabel::optional) found.push_back(i);
    }
    return found;
  }

  TrainingOptions options_;
  Weights weights_;
  Weights sums_;
  std::uint64_t steps_ = 0;
};

}  // namespace

TrainingExample training_example(const Rulebook& rules, const AnnotatedSentence& sentence) {
  ExtractionTrace trace;
  extract(rules, sentence.page, &trace);
  TrainingExample example;
  example.candidates = std::move(trace.candidates);
  std::vector<TextSpan> spans;
  for (const ScoredCandidate& each : example.candidates) {
    spans.push_back(trace.reading.layout.source_span(each.candidate.begin, each.candidate.end));
    example.labels.push_back(CandidateLabel::wrong);
  }
  for (const GoldMention& gold : sentence.mentions) {
    bool is_reached = false;
    const auto is_right = [&](std::size_t i) {
      return spans[i] == gold.span && gold.type == rules.types().names[example.candidates[i].candidate.type];
    };
    for (std::size_t i = 0; i < spans.size(); ++i) is_reached = is_reached || is_right(i);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      const bool overlaps = spans[i].begin < gold.span.end && gold.span.begin < spans[i].end;
      if (is_right(i) && !gold.is_optional) {
        example.labels[i] = CandidateLabel::right;
      } else if (gold.is_optional ? spans[i] == gold.span : overlaps && !is_reached) {
        example.labels[i] = CandidateLabel::optional;
      }
    }
  }
  return example;
}

Result<NameModel> starting_weights(const std::filesystem::path& folder, const Rulebook& rules) {
  FANGZHI_ASSIGN(NameModel start, NameModel::load(folder / "weights.hand.tsv"));
  start.bind(rules.types(), rules.lexicon());
  return start;
}

std::vector<std::size_t> folds_of(std::size_t count, std::size_t folds) {
  std::vector<std::size_t> groups;
  for (std::size_t i = 0; i < count; ++i) groups.push_back(i % folds);
  return groups;
}

std::vector<std::size_t> districts_of(const std::vector<AnnotatedSentence>& sentences, std::size_t groups) {
  std::map<std::string, std::size_t> numbers;
  std::vector<std::size_t> group_of_each;
  for (const AnnotatedSentence& each : sentences) {
    const std::size_t number = numbers.try_emplace(each.page.metadata.place, numbers.size()).first->second;
    group_of_each.push_back(number % groups);
  }
  return group_of_each;
}

TrainingSet training_set(const Rulebook& rules, NameModel start,
                         const std::vector<AnnotatedSentence>& sentences, const TrainingOptions& options) {
  const Rulebook without_tagger = rules.with_weights(start, TagModel(), RoleModel(), StatusModel());
  TrainingSet set{std::move(start),
                  {},
                  tag_corpus(rules, sentences),
                  role_corpus(without_tagger, sentences),
                  status_corpus(without_tagger, sentences),
                  options};
  for (const AnnotatedSentence& each : sentences)
    set.examples.push_back(training_example(without_tagger, each));
  return set;
}

Rulebook learned(const Rulebook& rules, const TrainingSet& set, const std::vector<bool>& is_used) {
  std::vector<const TrainingExample*> used;
  for (std::size_t i = 0; i < set.examples.size(); ++i) {
    if (is_used[i]) used.push_back(&set.examples[i]);
  }
  return rules.with_weights(train(set.start, used, set.options),
                            train_tagger(rules, set.corpus, is_used, set.options.tagger),
                            train_roles(set.roles, is_used, set.options.roles),
                            train_statuses(set.statuses, is_used, set.options.statuses));
}

NameModel train(const NameModel& start, const std::vector<const TrainingExample*>& examples,
                const TrainingOptions& options) {
  Perceptron perceptron(start, options);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const TrainingExample* example : examples) perceptron.learn(*example);
  }
  const Weights learned = perceptron.average();
  constexpr double kLeast = 0.12;
  NameModel model = start;
  for (FeatureIndex i = 0; i < learned.size(); ++i) {
    const double from = static_cast<double>(start.weight(i));
    const double weight = from + static_cast<double>(options.trust) * (learned[i] - from);
    model.set_weight(i, NameModel::is_word(i) && std::abs(weight) < kLeast ? 0 : static_cast<float>(weight));
  }
  return model;
}

}  // namespace fangzhi
