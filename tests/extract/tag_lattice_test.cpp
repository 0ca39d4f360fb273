#include "extract/tag_lattice.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <tuple>

#include "tag_test_words.h"

namespace fangzhi {
namespace {

using Name = std::tuple<std::uint32_t, std::uint32_t, TypeId>;
using Labelling = std::vector<TagLabel>;

// Every labelling of a short text, one after the other, with its score.
class AllLabellings {
 public:
  AllLabellings(const Reading& reading, const Lexicon& lexicon, const TagModel& model) : model_(model) {
    TagFeatureReader reader(reading, lexicon, model.classes());
    reader.read(reading.sentences.at(0).tokens);
    TagWeigher weigher(model.passes());
    weigher.start(static_cast<std::size_t>(reader.size()));
    for (int i = 0; i < reader.size(); ++i)
      model.add_seen(reader, i, weigher.seen(static_cast<std::size_t>(i)));
    weigher.weigh(own_);
    go_on({}, 0);
  }

  // How much the best labelling with the name is better than the best one without it.
  float margin(const Name& name) const {
    int with = -1000000;
    int without = -1000000;
    for (const auto& [labels, score] : all_) {
      int& best = holds(labels, name) ? with : without;
      best = std::max(best, score);
    }
    return static_cast<float>(with - without) / kTagUnit;
  }
  std::size_t size() const { return own_.size(); }

 private:
  void go_on(const Labelling& labels, int score) {
    if (labels.size() == own_.size()) {
      all_.emplace_back(labels, score);
      return;
    }
    const TagLabel last = labels.empty() ? kOutside : labels.back();
    for (TagLabel label = 0; label < model_.label_count(); ++label) {
      if (model_.after(last)[label] == kNoWay) continue;
      Labelling longer = labels;
      longer.push_back(label);
      go_on(longer, score + model_.after(last)[label] + own_[labels.size()][label]);
    }
  }
  bool holds(const Labelling& labels, const Name& name) const {
    const auto [begin, end, type] = name;
    const TagLabel first = model_.begin_label(type);
    for (std::uint32_t i = begin; i < end; ++i) {
      if (labels[i] != (i == begin ? first : TagModel::inside_label(first))) return false;
    }
    return end == labels.size() || labels[end] != TagModel::inside_label(first);
  }

  const TagModel& model_;
  std::vector<TagScores> own_;
  std::vector<std::pair<Labelling, int>> all_;
};

class TagLatticeTest : public testing::Test {
 protected:
  // Weights by lot; small ones and big ones in turn.
  TagModel by_lot(const Reading& reading, unsigned seed) const {
    TagModel model(words.types, words.lexicon, words.divisions);
    std::mt19937 lot(seed);
    const auto fill = [&](auto& numbers, int most) {
      for (auto& each : numbers)
        each = static_cast<std::int16_t>(static_cast<int>(lot() % (2u * static_cast<unsigned>(most) + 1)) -
                                         most);
    };
    const auto fill_layer = [&](auto& layer, int most) {
      fill(layer.bias, most);
      for (auto& each : layer.weights) fill(each, most);
    };
    for (TagLabel label = 0; label < model.label_count(); ++label) {
      TagRow row;
      fill(row, seed % 2 == 0 ? 200 : 60);
      model.set_after(label, row);
    }
    TagLayers layers;
    fill_layer(layers.window, 200);
    fill_layer(layers.gates, 200);
    fill_layer(layers.news, 200);
    fill_layer(layers.labels, seed % 2 == 0 ? 300 : 100);
    model.set_layers(layers);
    TagFeatureReader reader(reading, words.lexicon, model.classes());
    reader.read(reading.sentences.at(0).tokens);
    for (int i = 0; i < reader.size(); ++i) {
      reader.each_seen(i, [&](TagKey key) {
        TagSightRow row;
        fill(row, 60);
        model.set(key, row);
      });
    }
    return model;
  }

  // Calls check(begin, end, type) for every span of the text and either type.
  template <class Check>
  static void each_span(std::size_t size, Check&& check) {
    for (std::uint32_t begin = 0; begin < size; ++begin) {
      for (std::uint32_t end = begin + 1; end <= size; ++end) {
        for (TypeId type = 0; type < 2; ++type) check(begin, end, type);
      }
    }
  }

  TagWords words;
};

TEST_F(TagLatticeTest, AgreesWithTryingEveryLabelling) {
  const Reading reading = words.read(U"王一建成广场");
  for (unsigned seed = 0; seed < 12; ++seed) {
    const TagModel model = by_lot(reading, seed);
    const AllLabellings all(reading, words.lexicon, model);
    TagLattice lattice(reading, words.lexicon, model);
    lattice.read(reading.sentences.at(0).tokens);
    ASSERT_EQ(lattice.end() - lattice.begin(), all.size());
    each_span(all.size(), [&](std::uint32_t begin, std::uint32_t end, TypeId type) {
      EXPECT_FLOAT_EQ(lattice.margin(begin, end, type), all.margin({begin, end, type}))
          << seed << ": " << begin << ".." << end << " type " << int{type};
    });
  }
}

TEST_F(TagLatticeTest, ProposesWhatLosesLittle) {
  const Reading reading = words.read(U"王一建成广场");
  for (unsigned seed = 20; seed < 30; ++seed) {
    const TagModel model = by_lot(reading, seed);
    const AllLabellings all(reading, words.lexicon, model);
    TagLattice lattice(reading, words.lexicon, model);
    lattice.read(reading.sentences.at(0).tokens);
    for (const float least : {-2.0f, 0.0f, 1.0f}) {
      std::map<Name, float> proposed;
      lattice.propose(least, [&](std::uint32_t begin, std::uint32_t end, TypeId type, float margin) {
        EXPECT_TRUE(proposed.try_emplace({begin, end, type}, margin).second) << "each once";
      });
      each_span(all.size(), [&](std::uint32_t begin, std::uint32_t end, TypeId type) {
        const float margin = all.margin({begin, end, type});
        EXPECT_EQ(proposed.count({begin, end, type}), margin > least ? 1u : 0u)
            << seed << ": " << begin << ".." << end << " loses " << -margin;
      });
    }
  }
}

TEST_F(TagLatticeTest, KeepsItsFiguresOverALongSentence) {
  std::u32string text;
  for (int i = 1000; i < 4000; ++i) {
    text += U"王一建成广场";
    for (const char digit : std::to_string(i)) text += static_cast<char32_t>(digit);
  }
  const Reading reading = words.read(text);
  const TagModel model = by_lot(reading, 5);
  TagLattice lattice(reading, words.lexicon, model);
  lattice.read(reading.sentences.at(0).tokens);
  ASSERT_EQ(lattice.end(), 30000u);
  const std::uint32_t middle = 10 * 1500;
  EXPECT_EQ(lattice.margin(middle, middle + 2, 0), lattice.margin(middle + 10, middle + 12, 0))
      << "the same words far from both ends";
}

}  // namespace
}  // namespace fangzhi
