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

}  // namespace
}  // namespace fangzhi
