#include "extract/tag_learner.h"

#include <gtest/gtest.h>

#include <cmath>

namespace fangzhi {
namespace {

constexpr TagLabel kBegin = 1;
constexpr TagLabel kInside = 2;

// Outside and one type.
TagLearner::Ways ways() {
  TagLearner::Ways is_way{};
  for (const TagLabel from : {kOutside, kBegin, kInside}) {
    for (const TagLabel to : {kOutside, kBegin, kInside})
      is_way[from][to] = from != kOutside || to != kInside;
  }
  return is_way;
}

TagTrainingOptions without_lots() {
  TagTrainingOptions options;
  options.without_sight = options.without_seen = options.without_held = 0;
  return options;
}

// Six characters, at each of which one thing is seen, or two.
struct Lesson {
  std::vector<std::uint32_t> seen = {0, 1, 2, 3, 0, 2, 4};
  std::vector<TagLabel> labels = {kOutside, kBegin, kInside, kOutside, kBegin, kOutside};

  TagLearner::Stretch stretch() const { return {seen.data(), {1, 2, 4, 5, 6, 7}, labels.data()}; }
};

TEST(TagLearnerTest, EveryStepUpTheSlopesMakesTheLabelsLikelier) {
  const Lesson lesson;
  TagLearner learner(5, ways(), without_lots());
  double before = learner.read(lesson.stretch());
  EXPECT_LT(before, 0);
  for (int step = 0; step < 40; ++step) {
    learner.step(0.001f);
    const double now = learner.read(lesson.stretch());
    EXPECT_GT(now, before) << step;
    before = now;
  }
  EXPECT_GT(before, -3);
}

// What is seen at the first character alone tells how the last is to be labelled, and the other way round.
TEST(TagLearnerTest, MemoriesReachTheOtherEndOfTheSentence) {
  for (const bool is_told_first : {true, false}) {
    constexpr std::size_t kLength = 12;
    std::vector<std::uint32_t> seen(kLength, 2);
    std::vector<std::size_t> ends;
    for (std::size_t i = 1; i <= kLength; ++i) ends.push_back(i);
    TagLearner learner(3, ways(), without_lots());
    double worst = 0;
    for (int step = 0; step < 1200; ++step) {
      std::vector<TagLabel> labels(kLength, kOutside);
      const auto told = static_cast<std::uint32_t>(step % 2);
      seen[is_told_first ? 0 : kLength - 1] = told;
      if (told == 1) labels[is_told_first ? kLength - 1 : 0] = kBegin;
      const double likelihood = learner.read({seen.data(), ends, labels.data()});
      learner.step(0.003f);
      if (step >= 1180) worst = std::min(worst, likelihood);
    }
    EXPECT_GT(worst, std::log(0.9)) << (is_told_first ? "forwards" : "backwards");
  }
}

TEST(TagLearnerTest, TheSameLotsAreDrawnEachTime) {
  const Lesson lesson;
  const auto taught = [&] {
    TagLearner learner(5, ways(), {});
    for (int step = 0; step < 5; ++step) {
      learner.read(lesson.stretch());
      learner.step(0.002f);
    }
    return std::pair(learner.row(2), learner.layers().labels.weights);
  };
  EXPECT_EQ(taught(), taught());
}

}  // namespace
}  // namespace fangzhi
