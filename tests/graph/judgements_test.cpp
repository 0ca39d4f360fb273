#include "graph/judgements.h"

#include <gtest/gtest.h>

#include <map>

#include "graph/identity.h"
#include "tests/graph/record_builder.h"

namespace fangzhi {
namespace {

// Two pages that both speak of a 望江广场 of 安陵市, and of other things.
std::map<std::string, DocumentRecord> pages() {
  std::map<std::string, DocumentRecord> all;
  for (const char* name : {"a.txt", "b.txt"}) {
    RecordBuilder page(name);
    const auto mall = page.entity("Project", "望江广场", "安陵市");
    const auto bridge = page.entity("Project", "望江大桥", "安陵市");
    const auto place = page.entity("Place", "云岭区", "安陵市");
    page.say(std::string("本页是") + name + "，说的是云岭区。\n");
    page.states(mall, "开工", place, "望江广场昨日在云岭区开工。");
    page.states(bridge, "开工", place, "望江大桥昨日在云岭区开工。");
    all.emplace(name, page.build());
  }
  return all;
}

DocumentNamed lookup(std::map<std::string, DocumentRecord> all) {
  return [all = std::move(all)](std::string_view name) -> Result<std::optional<DocumentRecord>> {
    const auto found = all.find(std::string(name));
    return found == all.end() ? std::nullopt : std::optional(found->second);
  };
}

JudgedSide side(const std::map<std::string, DocumentRecord>& all, const std::string& page,
                std::size_t entity) {
  return judged_side(all.at(page), all.at(page).extraction.entities[entity]);
}

TEST(Judgements, ALineReadIsTheLineWritten) {
  const Judgement judgement{LinkOutcome::different,
                            {"a\tb.txt", "望江\\广场", "昨日望江广场"},
                            {"c.txt", "望江广场", "今日\n望江广场"},
                            "",
                            0};
  const std::string line = format_judgement(judgement);
  EXPECT_EQ(line, "different\ta\\tb.txt\t望江\\\\广场\t昨日望江广场\tc.txt\t望江广场\t今日\\n望江广场\t\n");
  const auto parsed = parse_judgements(std::string(judgements_header()) + "\n" + line, "ledger.tsv");
  ASSERT_TRUE(parsed) << parsed.error().message;
  ASSERT_EQ(parsed->size(), 1u);
  EXPECT_EQ(parsed->front().outcome, LinkOutcome::different);
  EXPECT_EQ(parsed->front().first, judgement.first);
  EXPECT_EQ(parsed->front().second, judgement.second);
  EXPECT_EQ(parsed->front().line, 3u);
}

TEST(Judgements, SaysWhatIsWrongAndWhere) {
  const struct {
    const char* bytes;
    const char* message;
  } cases[] = {
      {"# a comment\nsane\ta\tb\tc\td\te\tf\t\n",
       "l.tsv:2: verdict: unknown word \"sane\", did you mean same?"},
      {"same\ta\tb\n", "l.tsv:1: 3 columns"},
      {"same\ta\t\tc\td\te\tf\t\n", "l.tsv:1: first name: empty"},
      {"same\ta\tb\\x\tc\td\te\tf\t\n", "l.tsv:1: first name: a backslash"},
      {"same\ta\tb\tc\td\te\tf\t\\", "l.tsv:1: reason: a backslash"},
      {"\xff\n", "l.tsv:1: not UTF-8"},
  };
  for (const auto& it : cases) {
    const auto parsed = parse_judgements(it.bytes, "l.tsv");
    ASSERT_FALSE(parsed) << it.bytes;
    EXPECT_EQ(parsed.error().message.rfind(it.message, 0), 0u) << parsed.error().message;
  }
  EXPECT_TRUE(parse_judgements("", "l.tsv"));
  EXPECT_EQ(parse_judgements("\xef\xbb\xbfsame\ta\tb\tc\td\te\tf\tg\r\n", "l.tsv")->front().reason, "g");
}

TEST(Judgements, FindWhatTheySpeakOf) {
  const auto all = pages();
  const std::vector<Judgement> ledger = {
      {LinkOutcome::different, side(all, "b.txt", 0), side(all, "a.txt", 0), "", 2}};
  EXPECT_EQ(ledger[0].first.name, "望江广场");
  EXPECT_NE(ledger[0].first.quotation.find("望江广场"), std::string::npos);
  const auto resolved = resolve_judgements(ledger, lookup(all));
  ASSERT_TRUE(resolved);
  ASSERT_EQ(resolved->pairs.size(), 1u);
  EXPECT_TRUE(resolved->lost.empty());
  const JudgedPair& pair = resolved->pairs.front();
  EXPECT_LT(pair.first, pair.second);
  EXPECT_EQ(pair.first.entity, 0u);
  EXPECT_EQ(pair.first.group, pair.second.group);
  EXPECT_EQ(cut_groups(resolved->pairs), std::set<IdentityId>{pair.first.group});
}

TEST(Judgements, SurviveAPageReadAgain) {
  auto all = pages();
  const std::vector<Judgement> ledger = {
      {LinkOutcome::same, side(all, "a.txt", 0), side(all, "b.txt", 1), "", 1}};
  // The page is wrapped anew and begins with another line: another document, the same words.
  RecordBuilder again("a.txt");
  const auto mall = again.entity("Project", "望江广场", "安陵市");
  again.say("补记一行。\n");
  again.alias(mall, "望江\n广场");
  again.say("本页是a.txt，\n说的是云岭区。\n望江\n广场昨日在云岭区开工。望江大桥昨日在云岭区开工。");
  all["a.txt"] = again.build();
  const auto resolved = resolve_judgements(ledger, lookup(all));
  ASSERT_TRUE(resolved);
  ASSERT_EQ(resolved->lost.size(), 0u) << resolved->lost.front().why;
  EXPECT_EQ(resolved->pairs.size(), 1u);
}

TEST(Judgements, ReportEvidenceThatIsGone) {
  const auto all = pages();
  const JudgedSide good = side(all, "b.txt", 0);
  const JudgedSide mall = side(all, "a.txt", 0);
  const std::vector<Judgement> ledger = {
      {LinkOutcome::same, {"c.txt", mall.name, mall.quotation}, good, "", 1},
      {LinkOutcome::same, {"a.txt", mall.name, "从未写过的话"}, good, "", 2},
      {LinkOutcome::same, good, {"a.txt", "望江剧院", mall.quotation}, "", 3},
      {LinkOutcome::same, mall, mall, "", 4},
      {LinkOutcome::same, mall, good, "", 5},
  };
  const auto resolved = resolve_judgements(ledger, lookup(all));
  ASSERT_TRUE(resolved);
  EXPECT_EQ(resolved->pairs.size(), 1u);
  ASSERT_EQ(resolved->lost.size(), 4u);
  EXPECT_EQ(resolved->lost[0].why, "line 1: no page named c.txt is in the store");
  EXPECT_EQ(resolved->lost[1].why, "line 2: the quotation no longer stands on a.txt");
  EXPECT_EQ(resolved->lost[2].why,
            "line 3: nothing named 望江剧院 is found in the quotation on a.txt any more");
  EXPECT_EQ(resolved->lost[3].why, "line 4: both sides are one thing on one page");
}

TEST(Judgements, TheLastWordHolds) {
  const auto all = pages();
  const JudgedSide a = side(all, "a.txt", 0);
  const JudgedSide b = side(all, "b.txt", 1);
  const std::vector<Judgement> ledger = {{LinkOutcome::same, a, b, "", 1},
                                         {LinkOutcome::different, b, a, "", 2}};
  const auto resolved = resolve_judgements(ledger, lookup(all));
  ASSERT_TRUE(resolved);
  ASSERT_EQ(resolved->pairs.size(), 1u);
  EXPECT_EQ(resolved->pairs.front().outcome, LinkOutcome::different);
  EXPECT_TRUE(cut_groups(resolved->pairs).empty());
}

TEST(Judgements, BecomePairsOfUnits) {
  const JudgedEntity a{{0, 1}, 0, {0, 10}};
  const JudgedEntity b{{0, 2}, 0, {0, 20}};
  const JudgedEntity c{{0, 3}, 0, {0, 10}};
  Judgement early;
  early.line = 1;
  Judgement late;
  late.line = 2;
  // a and c are in one unit, so both pairs are about the same two units.
  const std::vector<JudgedPair> pairs = {{a, b, LinkOutcome::same, late},
                                         {b, c, LinkOutcome::different, early},
                                         {a, c, LinkOutcome::same, late}};
  const auto judged = judged_units(pairs, [](const JudgedEntity& it) { return it.group; });
  ASSERT_EQ(judged.size(), 1u);
  EXPECT_EQ(judged[0].first, (IdentityId{0, 10}));
  EXPECT_EQ(judged[0].second, (IdentityId{0, 20}));
  EXPECT_EQ(judged[0].outcome, LinkOutcome::same);
  EXPECT_GT(judged[0].score, 1000);
}

TEST(Judgements, PassOnWhatTheLookupSays) {
  const auto all = pages();
  const std::vector<Judgement> ledger = {
      {LinkOutcome::same, side(all, "a.txt", 0), side(all, "b.txt", 0), "", 1}};
  const auto failing = [](std::string_view) -> Result<std::optional<DocumentRecord>> {
    return io_error("broken");
  };
  const auto resolved = resolve_judgements(ledger, failing);
  ASSERT_FALSE(resolved);
  EXPECT_EQ(resolved.error().message, "broken");
}

}  // namespace
}  // namespace fangzhi
