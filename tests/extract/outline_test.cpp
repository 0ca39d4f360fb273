#include "extract/outline.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/extract/marked_text.h"

namespace fangzhi {
namespace {

struct SignCase {
  const char* text;
  const char* signs;
};

// Types in the order of classes.jsonc: Person A, Place B, Project C, Park D, Institution E, Event F, Honor G.
TEST(Outline, TellsHowASentenceIsBuilt) {
  const SignCase cases[] = {
      {"[云河大桥:Project]开工。", "C▲。"},
      {"[李思齐:Person]在[云岭区:Place]出席[青禾文化节:Event]。", "A在B▲F。"},
      {"[青禾集团:Institution]与[云岭区:Place]签约。", "E与B▲。"},
      {"[青禾集团:Institution]、[云河科技:Institution]12家企业入驻[东湖产业园:Park]。", "E、E##○▲D。"},
      {"[云河大桥:Project]由[青禾集团:Institution]承建，", "C由E▲，"},
      {"[云河大桥:Project]的开工", "C的▲"},
      {"[云河大桥:Project]将于5月开工了。", "C~##▲。"},
  };
  for (const SignCase& each : cases) EXPECT_EQ(MarkedText(each.text).signs(), each.signs) << each.text;
}

TEST(Outline, ANameTakesThePlaceOfAllItsWords) {
  const MarkedText text("[云河新材料产业基地建设项目:Project]开工。");
  ASSERT_GT(text.reading.tokens.size(), 4u);
  ASSERT_EQ(text.signs(), "C▲。");
  EXPECT_EQ(text.outline.item_of_mention(0), 0u);
  EXPECT_EQ(text.outline.item_of_token(0), Outline::kNone) << "a word inside a name has no item";
  const std::uint32_t trigger = text.outline.items()[1].token;
  EXPECT_EQ(text.outline.item_of_token(trigger), 1u);
  EXPECT_EQ(text.outline.items()[1].mention, Outline::kNone);
}

TEST(Outline, NamesThatShareAWordEachHaveAnItem) {
  const MarkedText text("[云岭区:Place][青禾广场:Project]开工。");
  EXPECT_EQ(text.signs(), "BC▲。");
  EXPECT_EQ(text.outline.item_of_mention(1), 1u);
}

TEST(Outline, KnowsWhoStandsBeforeInARowOfPersons) {
  struct RowCase {
    const char* text;
    const char* before;  // the second of them; empty: nobody
  };
  const RowCase cases[] = {
      {"区委书记[李思齐:Person]，区长[张明远:Person]出席。", "李思齐"},
      {"[云岭区委:Institution]书记[李思齐:Person]、[云岭区:Place]区长[张明远:Person]出席。", "李思齐"},
      {"区委书记[李思齐:Person]主持，区长[张明远:Person]出席。", ""},
      {"区委书记[李思齐:Person]。区长[张明远:Person]出席。", ""},
      {"[李思齐:Person][张明远:Person]出席。", ""},
      {"区长[张明远:Person]出席。", ""},
  };
  const TypeId person = own_rules().types().person;
  for (const RowCase& each : cases) {
    const MarkedText text(each.text);
    const std::uint32_t before = text.outline.person_before(text.item_of("张明远"), person);
    EXPECT_EQ(before, each.before[0] == 0 ? Outline::kNone : text.item_of(each.before)) << each.text;
  }
}

TEST(Outline, JoinsNamesOfOneTypeToLists) {
  const MarkedText text("[甲桥:Project]、[乙桥:Project]和[丙桥:Project]，[丁桥:Project]、[戊县:Place]开工。");
  ASSERT_EQ(text.signs(), "C、C和C，C、B▲。");
  for (std::uint32_t i = 0; i <= 4; ++i) {
    EXPECT_EQ(text.outline.items()[i].first, 0u) << i;
    EXPECT_EQ(text.outline.items()[i].last, 4u) << i;
  }
  for (std::uint32_t i = 5; i < text.outline.items().size(); ++i) {
    EXPECT_EQ(text.outline.items()[i].first, i) << "a comma ends a list, and so does another type";
    EXPECT_EQ(text.outline.items()[i].last, i);
  }
}

TEST(Outline, EndsAtTheEdgesOfThePage) {
  const MarkedText text("[云河大桥:Project]开工。");
  EXPECT_EQ(text.outline.sign_at(-1), Outline::kEdge);
  EXPECT_EQ(text.outline.sign_at(0), U'C');
  EXPECT_EQ(text.outline.sign_at(3), Outline::kEdge);
}

TEST(Outline, NamesAndListsHaveSignsOfTheirOwn) {
  EXPECT_EQ(Outline::sign_of(2), U'C');
  EXPECT_EQ(Outline::sign_of_list(U'C'), U'c');
  EXPECT_TRUE(Outline::is_name(U'C'));
  EXPECT_FALSE(Outline::is_name(U'c'));
  EXPECT_FALSE(Outline::is_name(Outline::kTrigger));
}

TEST(Outline, QuotationsInARowAreAList) {
  const MarkedText text(
      "获“[省级示范园:Honor]”“[省级文明单位:Honor]”、“[国家级示范区:Honor]”，“[青禾奖:Honor]”。");
  const auto first_of = [&](const char* name) { return text.outline.items()[text.item_of(name)].first; };
  EXPECT_EQ(first_of("省级文明单位"), text.item_of("省级示范园"));
  EXPECT_EQ(first_of("国家级示范区"), text.item_of("省级示范园"));
  EXPECT_EQ(first_of("青禾奖"), text.item_of("青禾奖"));
}

}  // namespace
}  // namespace fangzhi
