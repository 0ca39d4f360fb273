#include "core/stable_hash.h"

#include <gtest/gtest.h>

#include "core/page.h"

namespace fangzhi {
namespace {

// Stores and exports hold these for ever: a failure here means that every id changed.
TEST(StableHash, GivesTheAnswersItGaveBefore) {
  EXPECT_EQ(make_id<EntityId>({}).hex(), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(make_id<EntityId>({""}).hex(), "2c0a8a99dc147d5445c3b49d035665b2");
  EXPECT_EQ(make_id<EntityId>({"entity", "方志"}).hex(), "b8feccf78c7ebbcf996a5857bf535152");
  Page page;
  page.text = "正文";
  page.metadata.place = "漯河市";
  EXPECT_EQ(document_id(page).hex(), "6f277ed6efc77f451c801223c0407889");
}

TEST(StableHash, KeepsFieldsApart) {
  EXPECT_NE(make_id<EntityId>({"ab", "c"}), make_id<EntityId>({"a", "bc"}));
  EXPECT_NE(make_id<EntityId>({"ab"}), make_id<EntityId>({"ab", ""}));
}

TEST(StableHash, IsTheSameOfAFieldInPieces) {
  StableHash hash;
  hash.begin_field(2);
  hash.add("ab");
  hash.begin_field(300);
  hash.add(std::string(299, 'x'));
  hash.add("y");
  const Hash128 whole = stable_hash({"ab", std::string(299, 'x') + "y"});
  EXPECT_EQ(hash.digest().high, whole.high);
  EXPECT_EQ(hash.digest().low, whole.low);
}

TEST(StableHash, NamesAPageByItsContentNotItsName) {
  Page page;
  page.name = "a.txt";
  page.text = "正文";
  Page same = page;
  same.name = "b.txt";
  Page other = page;
  other.metadata.date = "2024";
  EXPECT_EQ(document_id(page), document_id(same));
  EXPECT_NE(document_id(page), document_id(other));
}

TEST(Id, IsWrittenAndReadBack) {
  const EntityId id{0x0123456789abcdefull, 0xfedcba9876543210ull};
  EXPECT_EQ(id.hex(), "0123456789abcdeffedcba9876543210");
  EXPECT_EQ(EntityId::parse(id.hex()), id);
  EXPECT_EQ(EntityId::from_bytes(id.bytes()), id);
  EXPECT_EQ(EntityId::parse("0123"), std::nullopt);
  EXPECT_EQ(EntityId::parse("0123456789abcdeffedcba987654321g"), std::nullopt);
}

TEST(Id, OrdersLikeItsBytes) {
  const EntityId small{1, 0xffffffffffffffffull};
  const EntityId large{2, 0};
  EXPECT_LT(small, large);
  EXPECT_LT(small.bytes(), large.bytes());
  EXPECT_LT(small.hex(), large.hex());
}

}  // namespace
}  // namespace fangzhi
