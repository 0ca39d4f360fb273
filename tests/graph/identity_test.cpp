#include "graph/identity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/normal_form.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

Entity entity(std::string type, std::string name, std::string place = {}) {
  Entity it;
  it.type = std::move(type);
  it.name = std::move(name);
  it.place = std::move(place);
  return it;
}

const DocumentId kDocument{1, 2};
const DocumentId kOther{3, 4};

TEST(NameKey, MakesOneFormOfManySpellings) {
  const struct {
    const char* name;
    const char* key;
  } cases[] = {
      {"万达广场", "万达广场"},
      {"万达 广场", "万达广场"},
      {"万达\n广场", "万达广场"},
      {"万达\u3000广场", "万达广场"},
      {"“万达”广场", "万达广场"},
      {"《方志》", "方志"},
      {"「新天地」", "新天地"},
      {"Ｗ５新天地", "w5新天地"},
      {"W5新天地", "w5新天地"},
      {"（一期）", "(一期)"},
      {"(一期)", "(一期)"},
      {"Ⅲ期", "iii期"},
      {"㎡", "m2"},
      {"", ""},
      {"《 》", ""},
  };
  for (const auto& it : cases) EXPECT_EQ(name_key(it.name), it.key) << it.name;
}

TEST(NameKey, KeepsDifferentNamesApart) {
  EXPECT_NE(name_key("西城区"), name_key("西工区"));
  EXPECT_NE(name_key("万达广场"), name_key("万达广场一期"));
  EXPECT_NE(name_key("万达·广场"), name_key("万达广场"));
}

TEST(Identity, KeepsNamesOfPlacelessPagesToTheirPage) {
  const Entity placeless = entity("Project", "青禾广场", std::string(kUnknownPlace));
  EXPECT_EQ(group_of(placeless, kDocument), group_of(placeless, kDocument));
  EXPECT_NE(group_of(placeless, kDocument), group_of(placeless, kOther));
  EXPECT_NE(group_of(placeless, kDocument), group_of(entity("Project", "青禾广场"), kDocument));
}

TEST(NameKey, SurvivesBytesThatAreNotUtf8) {
  EXPECT_EQ(name_key("a\xff"
                     "b"),
            "a\uFFFDb");
}

TEST(NormalForm, IsStableUnderRepetition) {
  for (char32_t c = 0; c < 0x30000; ++c) {
    if (c >= 0xd800 && c < 0xe000) continue;
    std::string text;
    append_utf8(text, c);
    const std::string once = nfkc_lower(text);
    ASSERT_EQ(nfkc_lower(once), once) << "U+" << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(NameKeys, AreThoseOfTheNameAndTheAliases) {
  Entity it = entity("Project", "漯河市大数据产业园");
  it.aliases = {"“大数据产业园”", "大数据产业园", "《》"};
  EXPECT_EQ(name_keys(it), (std::vector<std::string>{"大数据产业园", "漯河市大数据产业园"}));
  EXPECT_TRUE(name_keys(entity("Project", "“”")).empty());
}

TEST(GroupOf, JoinsSameTypeNameAndPlace) {
  const GroupId mall = group_of(entity("Project", "万达广场", "漯河市"), kDocument);
  EXPECT_EQ(group_of(entity("Project", "“万达”广场", "漯河市"), kOther), mall);
  EXPECT_NE(group_of(entity("Institution", "万达广场", "漯河市"), kDocument), mall);
  EXPECT_NE(group_of(entity("Project", "万达广场", "洛阳市"), kDocument), mall);
  EXPECT_NE(group_of(entity("Project", "万达广场"), kDocument), mall);
  EXPECT_NE(group_of(entity("Place", "西城区", "漯河市"), kDocument),
            group_of(entity("Place", "西城区", "北京市"), kDocument));
}

TEST(GroupOf, LeavesANamelessThingToItsDocument) {
  EXPECT_NE(group_of(entity("Project", "《》"), kDocument),
            group_of(entity("Project", "《》"), kOther));
  EXPECT_NE(group_of(entity("Project", "《》"), kDocument),
            group_of(entity("Project", "“”"), kDocument));
}

EntityEvidence evidence(std::uint64_t document, std::string name, std::string place) {
  return {
      {DocumentId{0, document}, EntityId{0, document}, IdentityId{}, std::move(name), {}, 1}, "Project", std::move(place)};
}

TEST(AssembleIdentity, BearsTheNameOfMostMembersInAnyOrder) {
  std::vector<EntityEvidence> all = {evidence(3, "甲 园", "丙市"), evidence(1, "甲园", "丙市"),
                                     evidence(2, "甲园", "丙市"), evidence(4, "“甲园”", "丙市")};
  std::mt19937 random(3);
  for (int round = 0; round < 8; ++round) {
    std::shuffle(all.begin(), all.end(), random);
    const Identity identity = assemble_identity(IdentityId{1, 1}, all);
    EXPECT_EQ(identity.name, "甲园");
    EXPECT_EQ(identity.place, "丙市");
    ASSERT_EQ(identity.members.size(), 4u);
    EXPECT_EQ(identity.members[0].document, (DocumentId{0, 1}));
    EXPECT_EQ(identity.members[3].document, (DocumentId{0, 4}));
  }
}

TEST(AssembleIdentity, SettlesTiesByLengthThenByCodePoint) {
  const auto name_of = [](std::string a, std::string b) {
    return assemble_identity({}, {evidence(1, std::move(a), ""), evidence(2, std::move(b), "")}).name;
  };
  EXPECT_EQ(name_of("甲园", "“甲园”"), "“甲园”");
  EXPECT_EQ(name_of("W5", "w5"), "W5");
  EXPECT_EQ(name_of("w5", "W5"), "W5");
}

}  // namespace
}  // namespace fangzhi
