// Pages without news: essays, sport, weather, recipes. Whatever is stated of them is a false alarm.
#include <gtest/gtest.h>

#include <string>

#include "core/page_reader.h"
#include "core/page_walk.h"
#include "tests/extract/extraction_laws.h"

namespace fangzhi {
namespace {

TEST(QuietPages, GiveFewerThanOneFalseAlarmEach) {
  constexpr std::size_t kLeastPages = 20;
  const PageWalk walk = walk_pages({std::string(FANGZHI_ROOT) + "/data/quiet"});
  ASSERT_TRUE(walk.problems.empty()) << walk.problems.front();
  ASSERT_GE(walk.pages.size(), kLeastPages);
  std::size_t alarms = 0;
  std::string shown;
  for (const PageSource& source : walk.pages) {
    const Result<Page> page = read_page(source, "");
    ASSERT_TRUE(page) << page.error().message;
    const Extraction found = extract_lawfully(*page);
    alarms += found.statements.size() + found.observations.size();
    for (const Statement& statement : found.statements)
      shown += page->name + ": " + statement.predicate + " by " + statement.rule + ": " +
               statement.quotation + "\n";
    for (const Observation& observation : found.observations)
      shown += page->name + ": " + observation.indicator + ": " + observation.quotation + "\n";
  }
  EXPECT_LT(alarms, walk.pages.size()) << shown;
}

}  // namespace
}  // namespace fangzhi
