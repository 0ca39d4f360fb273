#include "graph/terms.h"

#include <gtest/gtest.h>

#include "tests/graph/told_pages.h"

namespace fangzhi {
namespace {

using Lines = std::vector<std::string>;

struct Sight {
  std::string person;
  std::string time;
  std::string role = "区委书记";
  StatementStatus status = kDoneStatus;
  std::string body = "东湖区委";
};

std::vector<DocumentRecord> pages_of(const std::vector<Sight>& sights) {
  std::vector<DocumentRecord> pages;
  for (const Sight& sight : sights) {
    pages.push_back(
        telling_page("报" + std::to_string(pages.size()), sight.time,
                     {{sight.person, "任职", sight.body, sight.time, sight.status, {{"role", sight.role}}}}));
  }
  return pages;
}

// "书记: 林知远 2015-2017, gap, 周远 2021-2021 acting until 2022".
Lines posts_of(const std::string& name, const std::vector<Sight>& sights) {
  ToldGraph graph(pages_of(sights));
  const auto posts = posts_of(graph.reader(), graph.ontology, graph.entity(name).id);
  EXPECT_TRUE(posts) << posts.error().message;
  Lines lines;
  for (const Post& post : *posts) {
    std::string line = post.body.name + " " + post.title + ":";
    for (std::size_t i = 0; i < post.terms.size(); ++i) {
      const Term& term = post.terms[i];
      line += " " + term.person.name + " " + term.first + "-" + term.last;
      if (term.is_acting) line += " acting";
      if (term.is_planned) line += " planned";
      if (!term.ended.empty()) line += " until " + term.ended;
      if (i < post.successions.size()) line += ", " + std::string(to_string(post.successions[i])) + ",";
    }
    lines.push_back(line);
  }
  return lines;
}

TEST(Titles, AreReadWithoutTheirBodyAndMarks) {
  const PostRules rules = project_ontology().posts();
  const auto read = [&](const std::string& role, const std::string& body) {
    const TitleReading reading = read_title(rules, role, body);
    return reading.title + (reading.is_former ? " former" : "") + (reading.is_acting ? " acting" : "");
  };
  EXPECT_EQ(read("区委书记", "东湖区委"), "书记");
  EXPECT_EQ(read("书记", "东湖区委"), "书记");
  EXPECT_EQ(read("原东湖区委书记", "东湖区委"), "书记 former");
  EXPECT_EQ(read("区长", "东湖区"), "区长");
  EXPECT_EQ(read("东湖区代区长", "东湖区"), "区长 acting");
  EXPECT_EQ(read("代理区长", "东湖区"), "区长 acting");
  EXPECT_EQ(read("区人大常委会主任", "东湖区人大常委会"), "主任");
  EXPECT_EQ(read("代表", "东湖区"), "代表");
  EXPECT_EQ(read("", "东湖区"), "");
}

TEST(Terms, SightingsOfOnePersonAreOneTerm) {
  EXPECT_EQ(posts_of("东湖区委", {{"林知远", "2017"}, {"林知远", "2015"}, {"林知远", "2016-03", "书记"}}),
            (Lines{"东湖区委 书记: 林知远 2015-2017"}));
}

TEST(Terms, TheSamePersonTwiceInOfficeHasTwo) {
  EXPECT_EQ(posts_of("东湖区委", {{"林知远", "2015"}, {"周远", "2017"}, {"林知远", "2019"}}),
            (Lines{"东湖区委 书记: 林知远 2015-2015, gap, 周远 2017-2017, gap, 林知远 2019-2019"}));
  EXPECT_EQ(
      posts_of("东湖区委", {{"林知远", "2015"}, {"林知远", "2016", "书记", kNegated}, {"林知远", "2019"}}),
      (Lines{"东湖区委 书记: 林知远 2015-2015 until 2016, follows, 林知远 2019-2019"}));
}

TEST(Terms, ShowGapsAndOverlaps) {
  EXPECT_EQ(
      posts_of("东湖区委", {{"林知远", "2015"}, {"林知远", "2018"}, {"周远", "2018"}, {"周远", "2020"}}),
      (Lines{"东湖区委 书记: 林知远 2015-2018, follows, 周远 2018-2020"}));
  EXPECT_EQ(posts_of("东湖区委", {{"林知远", "2015"}, {"周远", "2020"}}),
            (Lines{"东湖区委 书记: 林知远 2015-2015, gap, 周远 2020-2020"}));
  EXPECT_EQ(posts_of("东湖区委", {{"林知远", "2018-05-03"}, {"周远", "2018-05-03"}}),
            (Lines{"东湖区委 书记: 周远 2018-05-03-2018-05-03, overlap, 林知远 2018-05-03-2018-05-03"}));
  EXPECT_EQ(
      posts_of("东湖区委", {{"林知远", "2015"}, {"周远", "2015"}, {"林知远", "2016"}, {"周远", "2016"}}),
      (Lines{"东湖区委 书记: 周远 2015-2016, overlap, 林知远 2015-2016"}));
}

TEST(Terms, WhoWasRelievedHeldThePostUntilThen) {
  EXPECT_EQ(posts_of("东湖区委", {{"林知远", "2015"},
                                  {"林知远", "2019", "区委书记", StatementStatus::negated},
                                  {"周远", "2019"}}),
            (Lines{"东湖区委 书记: 林知远 2015-2015 until 2019, follows, 周远 2019-2019"}));
}

TEST(Terms, SharedPostsHaveNeither) {
  EXPECT_EQ(posts_of("东湖区", {{"林知远", "2015", "副区长", kDoneStatus, "东湖区"},
                                {"周远", "2016", "副区长", kDoneStatus, "东湖区"},
                                {"林知远", "2020", "副区长", kDoneStatus, "东湖区"}}),
            (Lines{"东湖区 副区长: 林知远 2015-2020, follows, 周远 2016-2016"}));
}

TEST(Terms, TellActingNominatedAndFormerHolders) {
  EXPECT_EQ(posts_of("东湖区", {{"林知远", "2015", "代区长", kDoneStatus, "东湖区"}}),
            (Lines{"东湖区 区长: 林知远 2015-2015 acting"}));
  EXPECT_EQ(posts_of("东湖区", {{"林知远", "2015", "区长", kPlanned, "东湖区"}}),
            (Lines{"东湖区 区长: 林知远 - planned"}));
  EXPECT_EQ(posts_of("东湖区", {{"林知远", "2015", "原区长", kDoneStatus, "东湖区"}}),
            (Lines{"东湖区 区长: 林知远 - until 2015"}));
}

TEST(Terms, OfAPersonAreThePostsInTheirOrder) {
  const std::vector<Sight> sights = {{"林知远", "2018"},
                                     {"林知远", "2015", "区长", kDoneStatus, "东湖区"},
                                     {"周远", "2019"},
                                     {"林知远", "2021"}};
  EXPECT_EQ(
      posts_of("林知远", sights),
      (Lines{"东湖区 区长: 林知远 2015-2015", "东湖区委 书记: 林知远 2018-2018, follows, 林知远 2021-2021"}));
  EXPECT_EQ(posts_of("周远", sights), (Lines{"东湖区委 书记: 周远 2019-2019"}));
}

TEST(Terms, TakeThePagesDateWhereTheStatementHasNone) {
  ToldGraph graph({telling_page("甲报", "2019-02-01",
                                {{"林知远", "任职", "东湖区委", "", kDoneStatus, {{"role", "书记"}}}})});
  const auto posts = fangzhi::posts_of(graph.reader(), graph.ontology, graph.entity("东湖区委").id);
  ASSERT_TRUE(posts) << posts.error().message;
  ASSERT_EQ(posts->size(), 1u);
  EXPECT_EQ((*posts)[0].terms[0].first, "2019-02-01");
}

}  // namespace
}  // namespace fangzhi
