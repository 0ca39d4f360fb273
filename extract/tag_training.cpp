#include "extract/tag_training.h"

#include <algorithm>
#include <random>
#include <unordered_map>
#include <utility>

#include "core/page_layout.h"
#include "core/utf8.h"
#include "extract/reading.h"

namespace fangzhi {
namespace {

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

// All that is seen first by its own number, so that what is rare can be dropped.
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
      add_sights(reader, index);
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
  void add_sights(const TagFeatureReader& reader, std::uint32_t sentence) {
    for (int i = 0; i < reader.size(); ++i) {
      reader.each_seen(i, [&](TagKey key) { corpus_.seen.push_back(number_of(key, sentence)); });
      corpus_.seen_end.push_back(corpus_.seen.size());
    }
  }

  std::uint32_t number_of(TagKey key, std::uint32_t sentence) {
    const auto [place, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(corpus_.sights.size()));
    if (is_new) {
      corpus_.sights.push_back(key);
      first_met_.push_back(sentence);
      is_common_.push_back(false);
    } else if (first_met_[place->second] != sentence) {
      is_common_[place->second] = true;
    }
    return place->second;
  }

  void drop_rare() {
    std::vector<std::uint32_t> renumbered(corpus_.sights.size());
    std::vector<TagKey> kept;
    for (std::size_t i = 0; i < renumbered.size(); ++i) {
      renumbered[i] = static_cast<std::uint32_t>(kept.size());
      if (is_common_[i]) kept.push_back(corpus_.sights[i]);
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
    corpus_.sights = std::move(kept);
  }

  const Rulebook& rules_;
  TagModel model_;  // for its labels and classes
  TagCorpus corpus_;
  std::unordered_map<TagKey, std::uint32_t> numbers_;
  std::vector<std::uint32_t> first_met_;
  std::vector<bool> is_common_;
};

TagLearner::Ways ways_of(const TagModel& shape) {
  TagLearner::Ways is_way;
  for (std::size_t from = 0; from < kTagLabels; ++from) {
    for (std::size_t to = 0; to < kTagLabels; ++to)
      is_way[from][to] = shape.after(static_cast<TagLabel>(from))[to] != kNoWay;
  }
  return is_way;
}

TagLearner::Stretch stretch_of(const TagCorpus& corpus, const TagCorpus::Stretch& stretch) {
  const std::size_t first = stretch.begin == 0 ? 0 : corpus.seen_end[stretch.begin - 1];
  TagLearner::Stretch view{corpus.seen.data() + first, {}, corpus.labels.data() + stretch.begin};
  for (std::uint32_t i = stretch.begin; i < stretch.end; ++i) view.ends.push_back(corpus.seen_end[i] - first);
  return view;
}

// Full after the first few steps, and less with each.
float rate_at(std::size_t step, std::size_t steps, float rate) {
  constexpr float kFirst = 300;
  constexpr float kLeast = 0.02f;
  const float begun = std::min(1.0f, static_cast<float>(step + 1) / kFirst);
  const float left = 1 - static_cast<float>(step) / static_cast<float>(steps);
  return rate * begun * std::max(kLeast, left);
}

TagModel model_of(const TagLearner& learner, const TagCorpus& corpus, TagModel shape) {
  for (std::size_t i = 0; i < corpus.sights.size(); ++i) shape.set(corpus.sights[i], learner.row(i));
  shape.set_layers(learner.layers());
  for (std::size_t label = 0; label < kTagLabels; ++label)
    shape.set_after(static_cast<TagLabel>(label), learner.after(label));
  return shape;
}

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
  TagLearner learner(corpus.sights.size(), ways_of(shape), options);
  const std::size_t batches = (order.size() + options.batch - 1) / options.batch;
  const std::size_t steps = static_cast<std::size_t>(options.epochs) * batches;
  std::mt19937 lot(1);
  for (std::size_t step = 0; step < steps; ++step) {
    const std::size_t first = step % batches * options.batch;
    if (first == 0) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[lot() % i]);
    }
    for (std::size_t i = first; i < std::min(order.size(), first + options.batch); ++i)
      learner.read(stretch_of(corpus, corpus.stretches[order[i]]));
    learner.step(rate_at(step, steps, options.rate));
  }
  return model_of(learner, corpus, std::move(shape));
}

}  // namespace fangzhi
