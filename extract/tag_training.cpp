#include "extract/tag_training.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <unordered_map>
#include <utility>

#include "core/page_layout.h"
#include "core/utf8.h"
#include "extract/reading.h"

namespace fangzhi {
namespace {

using Values = std::array<float, kTagLabels>;

// The labels of the characters of the laid-out text.
std::vector<TagLabel> labels_of(const Rulebook& rules, const TagModel& model, const Reading& reading,
                                const AnnotatedSentence& sentence) {
  const auto size = static_cast<std::uint32_t>(reading.text().size());
  std::vector<TagLabel> labels(size, kOutside);
  for (const GoldMention& gold : sentence.mentions) {
    const TagLabel begin = model.begin_label(rules.types().find(gold.type));
    if (begin == kOutside) continue;
    bool is_first = true;
    for (std::uint32_t i = 0; i < size; ++i) {
      const TextSpan at = reading.layout.source_span(i, i + 1);
      if (at.begin < gold.span.begin || at.end > gold.span.end) continue;
      labels[i] = is_first ? begin : TagModel::inside_label(begin);
      is_first = false;
    }
  }
  return labels;
}

// Every feature of every character first by its own number, so that the rare ones can be dropped.
class CorpusMaker {
 public:
  explicit CorpusMaker(const Rulebook& rules)
      : rules_(rules), model_(rules.types(), rules.lexicon(), rules.divisions()) {}

  void add(const AnnotatedSentence& sentence, std::uint32_t index) {
    const Reading reading = read_page(rules_.lexicon(), lay_out(to_code_points(sentence.page.text)));
    const std::vector<TagLabel> labels = labels_of(rules_, model_, reading, sentence);
    TagFeatureReader reader(reading, rules_.lexicon(), model_.classes());
    for (const Sentence& each : reading.sentences) {
      reader.read(each.tokens);
      add_features(reader, index);
      const auto begin = static_cast<std::uint32_t>(corpus_.labels.size());
      const std::uint32_t first = reading.tokens[each.tokens.begin].begin;
      for (int i = 0; i < reader.size(); ++i)
        corpus_.labels.push_back(labels[first + static_cast<std::uint32_t>(i)]);
      corpus_.stretches.push_back({index, begin, static_cast<std::uint32_t>(corpus_.labels.size())});
    }
  }

  TagCorpus take() {
    drop_rare();
    return std::move(corpus_);
  }

 private:
  // What is seen at one place counts for the characters around it.
  void add_features(const TagFeatureReader& reader, std::uint32_t sentence) {
    std::vector<std::vector<std::uint32_t>> of_each(static_cast<std::size_t>(reader.size()));
    for (int at = -TagFeatureReader::kMargin; at < reader.size() + TagFeatureReader::kMargin; ++at) {
      reader.each_seen(at, [&](TagKey key) {
        const TagReach& reach = reach_of(sight_of(key));
        for (int distance = reach.first; distance <= reach.last; ++distance) {
          const int i = at - distance;
          if (i >= 0 && i < reader.size())
            of_each[static_cast<std::size_t>(i)].push_back(number_of({key, distance}, sentence));
        }
      });
    }
    for (const std::vector<std::uint32_t>& each : of_each) {
      corpus_.seen.insert(corpus_.seen.end(), each.begin(), each.end());
      corpus_.seen_end.push_back(corpus_.seen.size());
    }
  }

  std::uint32_t number_of(const TagCorpus::Feature& feature, std::uint32_t sentence) {
    const auto [place, is_new] = numbers_[static_cast<std::size_t>(feature.distance + kFurthest)].try_emplace(
        feature.key, static_cast<std::uint32_t>(corpus_.features.size()));
    if (is_new) {
      corpus_.features.push_back(feature);
      first_met_.push_back(sentence);
      is_common_.push_back(false);
    } else if (first_met_[place->second] != sentence) {
      is_common_[place->second] = true;
    }
    return place->second;
  }

  void drop_rare() {
    std::vector<std::uint32_t> renumbered(corpus_.features.size());
    std::vector<TagCorpus::Feature> kept;
    for (std::size_t i = 0; i < renumbered.size(); ++i) {
      renumbered[i] = static_cast<std::uint32_t>(kept.size());
      if (is_common_[i]) kept.push_back(corpus_.features[i]);
    }
    std::size_t out = 0;
    std::size_t begin = 0;
    for (std::size_t& end : corpus_.seen_end) {
      for (std::size_t i = begin; i < end; ++i) {
        if (is_common_[corpus_.seen[i]]) corpus_.seen[out++] = renumbered[corpus_.seen[i]];
      }
      begin = end;
      end = out;
    }
    corpus_.seen.resize(out);
    corpus_.features = std::move(kept);
  }

  static constexpr int kFurthest = TagFeatureReader::kMargin;

  const Rulebook& rules_;
  TagModel model_;  // for its labels and classes
  TagCorpus corpus_;
  std::array<std::unordered_map<TagKey, std::uint32_t>, 2 * kFurthest + 1> numbers_;  // by distance
  std::vector<std::uint32_t> first_met_;
  std::vector<bool> is_common_;
};

class Field {
 public:
  Field(const TagCorpus& corpus, const TagModel& shape, const TagTrainingOptions& options)
      : corpus_(corpus), options_(options), count_(shape.label_count()) {
    weights_.resize(corpus.features.size());
    squares_.resize(corpus.features.size());
    drift_.resize(corpus.features.size());
    for (std::size_t from = 0; from < kTagLabels; ++from) {
      for (std::size_t to = 0; to < kTagLabels; ++to)
        is_way_[from][to] = shape.after(static_cast<TagLabel>(from))[to] != kNoWay;
    }
  }

  void learn(const TagCorpus::Stretch& stretch) {
    weigh(stretch);
    go_forward();
    go_back();
    move_ways(stretch);
    move_features(stretch);
  }

  TagModel model(TagModel shape) const {
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      const TagRow row = pruned(rounded(weights_[i]));
      if (row != TagRow{}) shape.set(corpus_.features[i].key, corpus_.features[i].distance, row);
    }
    for (std::size_t from = 0; from < kTagLabels; ++from)
      shape.set_after(static_cast<TagLabel>(from), rounded(ways_[from]));
    return shape;
  }

 private:
  static TagRow rounded(const Values& values) {
    constexpr float kMost = static_cast<float>(kMostWeight) / kTagUnit;
    TagRow row{};
    for (std::size_t i = 0; i < kTagLabels; ++i) {
      row[i] = static_cast<std::int16_t>(
          std::lround(std::clamp(values[i], -kMost, kMost) * static_cast<float>(kTagUnit)));
    }
    return row;
  }

  // What next to nothing speaks for only makes the file longer to read.
  static TagRow pruned(TagRow row) {
    constexpr int kLeast = kTagUnit / 16;
    for (std::int16_t& weight : row) {
      if (std::abs(weight) < kLeast) weight = 0;
    }
    return row;
  }

  template <class Take>
  void each_seen(std::size_t character, Take&& take) const {
    for (std::size_t i = character == 0 ? 0 : corpus_.seen_end[character - 1];
         i < corpus_.seen_end[character]; ++i)
      take(corpus_.seen[i]);
  }

  // exp of what the features of each character say, the highest being 1.
  void weigh(const TagCorpus::Stretch& stretch) {
    own_.resize(stretch.end - stretch.begin);
    for (std::uint32_t c = stretch.begin; c < stretch.end; ++c) {
      Values sum{};
      each_seen(c, [&](std::uint32_t feature) {
        const Values& row = weights_[feature];
        for (std::size_t label = 0; label < kTagLabels; ++label) sum[label] += row[label];
      });
      const float highest = *std::max_element(sum.begin(), sum.begin() + static_cast<std::ptrdiff_t>(count_));
      for (std::size_t label = 0; label < kTagLabels; ++label)
        sum[label] = label < count_ ? std::exp(sum[label] - highest) : 0;
      own_[c - stretch.begin] = sum;
    }
    for (std::size_t from = 0; from < kTagLabels; ++from) {
      for (std::size_t to = 0; to < kTagLabels; ++to) {
        const float way = is_way_[from][to] ? std::exp(ways_[from][to]) : 0;
        ways_exp_[from][to] = way;
        ways_back_[to][from] = way;
      }
    }
  }

  static void scale_to_one(Values& values) {
    float sum = 0;
    for (const float each : values) sum += each;
    for (float& each : values) each /= sum;
  }

  void go_forward() {
    forward_.resize(own_.size());
    Values before{};
    before[kOutside] = 1;
    for (std::size_t i = 0; i < own_.size(); ++i) {
      Values now{};
      for (std::size_t from = 0; from < count_; ++from) {
        for (std::size_t to = 0; to < kTagLabels; ++to) now[to] += before[from] * ways_exp_[from][to];
      }
      for (std::size_t to = 0; to < kTagLabels; ++to) now[to] *= own_[i][to];
      scale_to_one(now);
      forward_[i] = before = now;
    }
  }

  void go_back() {
    back_.resize(own_.size());
    back_.back().fill(1);
    for (std::size_t i = own_.size() - 1; i > 0; --i) {
      Values now{};
      for (std::size_t to = 0; to < count_; ++to) {
        const float after = back_[i][to] * own_[i][to];
        for (std::size_t from = 0; from < kTagLabels; ++from) now[from] += after * ways_back_[to][from];
      }
      scale_to_one(now);
      back_[i - 1] = now;
    }
  }

  void move(Values& weights, Values& squares, Values& drift, const Values& gradient) const {
    for (std::size_t i = 0; i < kTagLabels; ++i)
      climb(weights[i], squares[i], drift[i], gradient[i], options_.steps);
  }

  // What the annotation has of each label, less what the weights expect.
  void move_features(const TagCorpus::Stretch& stretch) {
    for (std::uint32_t c = stretch.begin; c < stretch.end; ++c) {
      const std::size_t i = c - stretch.begin;
      Values expected;
      for (std::size_t label = 0; label < kTagLabels; ++label)
        expected[label] = forward_[i][label] * back_[i][label];
      scale_to_one(expected);
      for (float& each : expected) each = -each;
      expected[corpus_.labels[c]] += 1;
      each_seen(c, [&](std::uint32_t feature) {
        move(weights_[feature], squares_[feature], drift_[feature], expected);
      });
    }
  }

  void move_ways(const TagCorpus::Stretch& stretch) {
    std::array<Values, kTagLabels> gradients{};
    TagLabel before = kOutside;
    for (std::uint32_t c = stretch.begin; c < stretch.end; ++c) {
      const std::size_t i = c - stretch.begin;
      std::array<Values, kTagLabels> pairs{};
      float sum = 0;
      for (std::size_t from = 0; from < count_; ++from) {
        const float so_far = i == 0 ? (from == kOutside ? 1.0f : 0.0f) : forward_[i - 1][from];
        for (std::size_t to = 0; to < count_; ++to) {
          pairs[from][to] = so_far * ways_exp_[from][to] * own_[i][to] * back_[i][to];
          sum += pairs[from][to];
        }
      }
      for (std::size_t from = 0; from < count_; ++from) {
        for (std::size_t to = 0; to < count_; ++to) gradients[from][to] -= pairs[from][to] / sum;
      }
      gradients[before][corpus_.labels[c]] += 1;
      before = corpus_.labels[c];
    }
    for (std::size_t from = 0; from < kTagLabels; ++from)
      move(ways_[from], way_squares_[from], way_drift_[from], gradients[from]);
  }

  const TagCorpus& corpus_;
  const TagTrainingOptions& options_;
  std::size_t count_;
  std::vector<Values> weights_;
  std::vector<Values> squares_;
  std::vector<Values> drift_;
  std::array<Values, kTagLabels> ways_{};
  std::array<Values, kTagLabels> way_squares_{};
  std::array<Values, kTagLabels> way_drift_{};
  std::array<std::array<bool, kTagLabels>, kTagLabels> is_way_{};
  // Of the stretch at hand.
  std::array<Values, kTagLabels> ways_exp_{};
  std::array<Values, kTagLabels> ways_back_{};
  std::vector<Values> own_, forward_, back_;
};

}  // namespace

TagCorpus tag_corpus(const Rulebook& rules, const std::vector<AnnotatedSentence>& sentences) {
  CorpusMaker maker(rules);
  for (std::uint32_t i = 0; i < sentences.size(); ++i) maker.add(sentences[i], i);
  return maker.take();
}

TagModel train_tagger(const Rulebook& rules, const TagCorpus& corpus, const std::vector<bool>& is_used,
                      const TagTrainingOptions& options) {
  TagModel shape(rules.types(), rules.lexicon(), rules.divisions());
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < corpus.stretches.size(); ++i) {
    if (is_used[corpus.stretches[i].sentence]) order.push_back(i);
  }
  Field field(corpus, shape, options);
  std::mt19937 random(1);
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (const std::uint32_t i : order) field.learn(corpus.stretches[i]);
  }
  return field.model(std::move(shape));
}

}  // namespace fangzhi
