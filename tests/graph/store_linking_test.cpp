// What linking leaves of the promises of a store: the same graph by whatever way it came about.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "graph/graph_store.h"
#include "graph/identity.h"
#include "tests/core/temporary_folder.h"
#include "tests/graph/linkable_pages.h"
#include "tests/graph/record_builder.h"
#include "tests/graph/store_dump.h"

namespace fangzhi {
namespace {

// A judgement about the n-th project of two pages.
Judgement judgement(LinkOutcome outcome, const DocumentRecord& a, const DocumentRecord& b, std::size_t n) {
  const auto side = [&](const DocumentRecord& record) {
    return judged_side(record, record.extraction.entities.at(n));
  };
  return {outcome, side(a), side(b), "a test", 0};
}

enum class Kind { memory, rocksdb };

class StoreLinking : public testing::TestWithParam<Kind> {
 protected:
  std::unique_ptr<GraphStore> open(const std::string& name, std::vector<Judgement> judgements = {}) {
    std::optional<LinkBasis> rules = LinkBasis{linker(), std::move(judgements)};
    if (GetParam() == Kind::memory) return make_memory_store("rules", std::move(rules));
    return std::move(open_rocksdb_store(folder_.path() / name, "rules", std::move(rules))).value();
  }

  // What a store holds after these pages, published as often as told.
  std::string built(const std::string& name, const std::vector<DocumentRecord>& pages, std::size_t step,
                    const std::vector<Judgement>& judgements = {}) {
    const auto store = open(name, judgements);
    const auto writer = std::move(store->open_writer()).value();
    for (std::size_t i = 0; i < pages.size(); ++i) {
      EXPECT_TRUE(writer->put(pages[i]));
      if (i % step == step - 1) {
        EXPECT_TRUE(writer->publish());
      }
    }
    const Status published = writer->publish();
    EXPECT_TRUE(published) << published.error().message;
    verify(name);
    return dump(*store);
  }

  void verify(const std::string& name) {
    if (GetParam() == Kind::memory) return;
    const Linker by = linker();
    const auto report = verify_rocksdb_store(folder_.path() / name, &by);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->problems.empty()) << name << ": " << report->problems.front();
    EXPECT_GT(report->links_checked, 0u);
  }

  TemporaryFolder folder_;
};

INSTANTIATE_TEST_SUITE_P(Twins, StoreLinking, testing::Values(Kind::memory, Kind::rocksdb),
                         [](const auto& it) { return it.param == Kind::memory ? "memory" : "rocksdb"; });

TEST_P(StoreLinking, JoinsNamesOfOneThing) {
  const auto store = open("store");
  const auto writer = std::move(store->open_writer()).value();
  for (const DocumentRecord& page : pages_from(1, 12)) ASSERT_TRUE(writer->put(page));
  ASSERT_TRUE(writer->publish());
  const auto reader = std::move(store->open_reader()).value();
  std::size_t joined = 0;
  for (const Identity& identity : drain(reader->identities())) {
    std::set<IdentityId> units;
    for (const IdentityMember& member : identity.members) units.insert(member.unit);
    EXPECT_EQ(*units.begin(), identity.id) << "an identity bears its smallest unit's id";
    joined += units.size() > 1;
    for (const IdentityId id : units) EXPECT_EQ(reader->unit(id)->id, id);
  }
  EXPECT_GT(joined, 0u);
  EXPECT_FALSE(drain(reader->pairs(std::nullopt)).empty());
  EXPECT_EQ(reader->unit(IdentityId{1, 2}).error().kind, ErrorKind::not_found);
}

TEST_P(StoreLinking, PairsOfAUnitAreThoseOfAll) {
  const auto store = open("store");
  const auto writer = std::move(store->open_writer()).value();
  for (const DocumentRecord& page : pages_from(1, 8)) ASSERT_TRUE(writer->put(page));
  ASSERT_TRUE(writer->publish());
  const auto reader = std::move(store->open_reader()).value();
  const std::vector<LinkPair> all = drain(reader->pairs(std::nullopt));
  ASSERT_FALSE(all.empty());
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
  for (const LinkPair& pair : all) {
    for (const auto& [unit, other] :
         {std::pair(pair.first, pair.second), std::pair(pair.second, pair.first)}) {
      const auto of_unit = drain(reader->pairs(unit));
      EXPECT_TRUE(
          std::any_of(of_unit.begin(), of_unit.end(), [&, first = unit, second = other](const LinkPair& it) {
            return it.first == first && it.second == second && it.score == pair.score;
          }));
    }
  }
}

TEST_P(StoreLinking, StepByStepIsAllAtOnceInAnyOrder) {
  std::mt19937 random(4);
  std::vector<DocumentRecord> pages = pages_from(40, 24);
  const std::string expected = built("once", pages, pages.size());
  for (const std::size_t step : {1, 3, 7}) {
    std::shuffle(pages.begin(), pages.end(), random);
    EXPECT_EQ(built("step-" + std::to_string(step), pages, step), expected);
  }
}

// What changed is found by a walk over all blocks where it is much, and by searches where it is little.
TEST_P(StoreLinking, FewPagesAddedToManyAreLinkedAsAllAtOnce) {
  std::vector<DocumentRecord> pages = strangers(80);
  const std::size_t many = pages.size();
  for (const DocumentRecord& page : pages_from(60, 6)) pages.push_back(page);
  const std::string expected = built("once", pages, pages.size());
  const auto store = open("grown");
  const auto writer = std::move(store->open_writer()).value();
  for (std::size_t i = 0; i < pages.size(); ++i) {
    ASSERT_TRUE(writer->put(pages[i]));
    if (i + 1 >= many) {
      ASSERT_TRUE(writer->publish());
    }
  }
  verify("grown");
  EXPECT_EQ(dump(*store), expected);
}

TEST_P(StoreLinking, ForgottenIsNeverRead) {
  std::mt19937 random(6);
  for (int round = 0; round < 5; ++round) {
    std::vector<DocumentRecord> pages = pages_from(100 * static_cast<unsigned>(round), 16);
    const auto store = open("all-" + std::to_string(round));
    const auto writer = std::move(store->open_writer()).value();
    for (const DocumentRecord& page : pages) ASSERT_TRUE(writer->put(page));
    ASSERT_TRUE(writer->publish());
    std::shuffle(pages.begin(), pages.end(), random);
    const std::size_t kept = random() % pages.size();
    while (pages.size() > kept) {
      ASSERT_TRUE(writer->forget(pages.back().page.name));
      pages.pop_back();
      if (random() % 3 == 0) {
        ASSERT_TRUE(writer->publish());
      }
    }
    ASSERT_TRUE(writer->publish());
    if (kept > 0) verify("all-" + std::to_string(round));
    EXPECT_EQ(dump(*store), kept == 0 ? "0 0 0 0 0\n" : built("kept-" + std::to_string(round), pages, 100));
  }
}

TEST_P(StoreLinking, JudgementsHoldInAnyOrderOfReading) {
  std::mt19937 random(8);
  std::vector<DocumentRecord> pages = pages_from(200, 14);
  std::vector<Judgement> judgements;
  for (std::size_t n = 0; n + 1 < pages.size(); n += 2) {
    judgements.push_back(
        judgement(n % 4 == 0 ? LinkOutcome::different : LinkOutcome::same, pages[n], pages[n + 1], 1));
  }
  const std::string expected = built("once", pages, pages.size(), judgements);
  EXPECT_NE(expected, built("unjudged", pages, pages.size()));
  std::shuffle(pages.begin(), pages.end(), random);
  EXPECT_EQ(built("steps", pages, 2, judgements), expected);
}

TEST_P(StoreLinking, OtherJudgementsLinkAStoreAgain) {
  if (GetParam() == Kind::memory) GTEST_SKIP() << "a store in memory keeps its rules";
  const std::vector<DocumentRecord> pages = pages_from(300, 10);
  // Two pages that say the same of one name group: only a cut tells them apart.
  std::vector<DocumentRecord> alike = {page_of("a", 7), page_of("b", 7)};
  alike[1].page.text += "又。";
  alike[1].id = document_id(alike[1].page);
  std::vector<DocumentRecord> all = pages;
  all.insert(all.end(), alike.begin(), alike.end());
  const std::string unjudged = built("store", all, 100);
  const std::vector<Judgement> judgements = {judgement(LinkOutcome::different, alike[0], alike[1], 1),
                                             judgement(LinkOutcome::same, pages[0], pages[1], 1)};
  const std::string judged = built("fresh", all, 100, judgements);
  EXPECT_NE(judged, unjudged);
  EXPECT_EQ(built("store", {}, 1, judgements), judged);
  EXPECT_EQ(built("store", {}, 1, {judgements[0]}), built("fresh-first", all, 100, {judgements[0]}));
  EXPECT_EQ(built("store", {}, 1), unjudged);
}

TEST_P(StoreLinking, AStoreLinkedByOtherRulesIsLinkedAgain) {
  if (GetParam() == Kind::memory) GTEST_SKIP() << "a store in memory keeps its rules";
  const std::vector<DocumentRecord> pages = pages_from(400, 10);
  const std::string linked = built("linked", pages, 100);
  const auto unlinked = [&] {
    return std::move(open_rocksdb_store(folder_.path() / "store", "rules")).value();
  };
  {
    const auto writer = std::move(unlinked()->open_writer()).value();
    for (const DocumentRecord& page : pages) ASSERT_TRUE(writer->put(page));
    ASSERT_TRUE(writer->publish());
  }
  const std::string names = dump(*unlinked());
  EXPECT_NE(names, linked);
  EXPECT_EQ(built("store", {}, 1), linked);
  ASSERT_TRUE(std::move(unlinked()->open_writer()).value()->publish());
  EXPECT_EQ(dump(*unlinked()), names);
}

// One history on both twins.
TEST(StoreLinkingTwins, AgreeOnEverythingAReaderGives) {
  std::mt19937 random(12);
  const TemporaryFolder folder;
  const auto memory = make_memory_store("rules", LinkBasis{linker(), {}});
  const auto rocksdb =
      std::move(open_rocksdb_store(folder / "store", "rules", LinkBasis{linker(), {}})).value();
  const auto memory_writer = std::move(memory->open_writer()).value();
  const auto rocksdb_writer = std::move(rocksdb->open_writer()).value();
  for (int step = 0; step < 80; ++step) {
    const std::string name = std::to_string(random() % 12);
    if (random() % 4 == 0) {
      EXPECT_EQ(memory_writer->forget(name).has_value(), rocksdb_writer->forget(name).has_value());
    } else {
      const DocumentRecord page = page_of(name, static_cast<unsigned>(random() % 40));
      EXPECT_EQ(*memory_writer->put(page), *rocksdb_writer->put(page));
    }
    if (step % 8 != 7) continue;
    ASSERT_TRUE(memory_writer->publish());
    ASSERT_TRUE(rocksdb_writer->publish());
    EXPECT_EQ(dump(*memory), dump(*rocksdb)) << "step " << step;
  }
}

}  // namespace
}  // namespace fangzhi
