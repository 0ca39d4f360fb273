#include "cli/page_pipeline.h"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>

#include "tests/core/temporary_folder.h"

namespace fangzhi {
namespace {

// What becomes of a page whose work throws.
template <class Exception>
PageWork work_that_throws(const Exception& failure) {
  const std::filesystem::path ontology = std::filesystem::path(FANGZHI_ROOT) / "ontology";
  const auto loaded = Ontology::load(ontology);
  EXPECT_TRUE(loaded) << loaded.error().message;
  const auto rules = Rulebook::load(ontology, *loaded);
  EXPECT_TRUE(rules) << rules.error().message;
  const TemporaryFolder folder;
  const std::string encoding;
  const PageReading reading{*rules, encoding,
                            [&](const Page&, DocumentId) -> Result<bool> { throw failure; }};
  return read_and_extract(reading, {"a.txt", folder.write("a.txt", "东湖区云河大桥开工。\n")});
}

TEST(PagePipeline, APageWhoseExtractionThrowsIsSkippedInOneSentence) {
  const PageWork work = work_that_throws(std::out_of_range("position past the end"));
  EXPECT_FALSE(work.record);
  EXPECT_EQ(
      work.problem,
      "a.txt: could not be read to its end (position past the end); please report the page that does this");
}

TEST(PagePipeline, APageThatNeedsTooMuchMemoryIsSkipped) {
  const PageWork work = work_that_throws(std::bad_alloc());
  EXPECT_FALSE(work.record);
  EXPECT_EQ(work.problem, "a.txt: needs more memory than there is");
}

// Takes three pages; fails at the second where it is told to.
std::vector<std::string> taken_by(unsigned threads, bool fails, Status& outcome) {
  PageList sources;
  for (const char* const path : {"a", "b", "c"}) sources.add(path);
  std::vector<std::string> taken;
  const PagePipeline pipeline{sources, threads,
                              [](const PageSource& source) {
                                PageWork work;
                                work.problem = source.name;
                                return work;
                              },
                              [&](PageWork work) -> Status {
                                taken.push_back(std::to_string(work.position) + work.problem);
                                if (fails && work.position == 1) return io_error("full");
                                return {};
                              }};
  outcome = run_pipeline(pipeline);
  return taken;
}

TEST(PagePipeline, TakesPagesInTheirOrderAndStopsAtTheFirstFailure) {
  for (const unsigned threads : {1u, 3u}) {
    Status outcome;
    EXPECT_EQ(taken_by(threads, false, outcome), (std::vector<std::string>{"0a", "1b", "2c"})) << threads;
    EXPECT_TRUE(outcome) << threads;
    EXPECT_EQ(taken_by(threads, true, outcome), (std::vector<std::string>{"0a", "1b"})) << threads;
    EXPECT_FALSE(outcome) << threads;
  }
}

}  // namespace
}  // namespace fangzhi
