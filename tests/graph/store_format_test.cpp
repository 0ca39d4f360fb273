#include "graph/store_format.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "graph/value_codec.h"
#include "tests/graph/record_builder.h"

namespace fangzhi {
namespace {

DocumentRecord rich_record() {
  DocumentRecord record = project_page("页面.txt", "漯河市", 7);
  record.extraction.place = "漯河市西城区";
  record.extraction.period = "2024";
  record.extraction.place_inferred = true;
  return record;
}

StoredHeader rich_header() {
  const DocumentRecord record = rich_record();
  return {{record.id,
           {"a", "b\n\tc", ""},
           {"题", "报", "2024-01-02", "处", "2024"},
           "漯河市",
           "2023",
           false,
           true},
          "rules"};
}

std::string header_bytes() {
  return encode_header(rich_header());
}

const Row& row_of(const std::vector<Row>& rows, Family family) {
  for (const Row& row : rows) {
    if (row.family == family) return row;
  }
  ADD_FAILURE() << "no row of family " << static_cast<int>(family);
  return rows.front();
}

// A value of each kind, and whether its decoder takes some bytes for it.
struct Sample {
  std::string name;
  std::string bytes;
  std::function<bool(std::string_view)> is_taken;
};

std::vector<Sample> samples() {
  const DocumentRecord record = rich_record();
  const std::vector<Row> rows = believed_rows(record);
  const Row member = row_of(rows, Family::members);
  const Row statement = row_of(rows, Family::spo);
  const Row observation = row_of(rows, Family::observations);
  const std::string key = header_key(record.id);
  return {
      {"header", header_bytes(), [=](auto bytes) { return bool(decode_header(key, bytes)); }},
      {"text", encode_text(record.page.text), [](auto bytes) { return bool(decode_text(bytes)); }},
      {"extraction", encode_extraction(record.extraction),
       [](auto bytes) { return bool(decode_extraction(bytes)); }},
      {"name", encode_name({record.id, 300, "页面"}), [](auto bytes) { return bool(decode_name(bytes)); }},
      {"state", encode_state({{1, 2, 3, 4, 5}, {6, ChangeKind::forgotten, record.id, "x"}}),
       [](auto bytes) { return bool(decode_state(bytes)); }},
      {"member", member.value, [=](auto bytes) { return bool(decode_member(member.key, bytes)); }},
      {"statement", statement.value,
       [=](auto bytes) { return bool(decode_statement(statement.key, bytes)); }},
      {"observation", observation.value,
       [=](auto bytes) { return bool(decode_observation(observation.key, bytes)); }},
  };
}

TEST(StoreFormat, EveryKindOfValueIsReadBack) {
  for (const Sample& sample : samples()) EXPECT_TRUE(sample.is_taken(sample.bytes)) << sample.name;
}

TEST(StoreFormat, ATruncatedValueIsCorruptAtEveryByte) {
  for (const Sample& sample : samples()) {
    for (std::size_t size = 0; size < sample.bytes.size(); ++size) {
      EXPECT_FALSE(sample.is_taken(std::string_view(sample.bytes).substr(0, size)))
          << sample.name << " at " << size;
    }
    EXPECT_FALSE(sample.is_taken(sample.bytes + '\0')) << sample.name << " with a byte too many";
  }
}

TEST(StoreFormat, AFlippedBitIsCorruptAtEveryByte) {
  for (const Sample& sample : samples()) {
    for (std::size_t at = 0; at < sample.bytes.size(); ++at) {
      std::string garbled = sample.bytes;
      garbled[at] = static_cast<char>(garbled[at] ^ 1 << at % 8);
      EXPECT_FALSE(sample.is_taken(garbled)) << sample.name << " at " << at;
    }
  }
}

std::string sealed(std::string bytes) {
  const std::uint64_t hash = stable_hash({bytes}).low;
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(hash >> shift));
  return bytes;
}

// Damage under a right checksum, as a mistake of ours would make it: taken or refused, but never a crash.
TEST(StoreFormat, AGarbledBodyWithARightChecksumNeverCrashes) {
  for (const Sample& sample : samples()) {
    const std::string body = sample.bytes.substr(0, sample.bytes.size() - 4);
    ASSERT_EQ(sealed(body), sample.bytes) << sample.name;
    std::size_t refused = 0;
    for (std::size_t at = 0; at < body.size(); ++at) {
      for (unsigned value : {0x00u, 0x01u, 0x7fu, 0x80u, 0xffu}) {
        std::string garbled = body;
        garbled[at] = static_cast<char>(value);
        refused += !sample.is_taken(sealed(garbled));
      }
      EXPECT_FALSE(sample.is_taken(sealed(body.substr(0, at)))) << sample.name << " cut at " << at;
    }
    EXPECT_GT(refused, 0u) << sample.name;
  }
}

TEST(StoreFormat, AValueOfAnotherKindIsCorrupt) {
  const std::vector<Sample> all = samples();
  for (const Sample& sample : all) {
    for (const Sample& other : all) {
      EXPECT_EQ(sample.is_taken(other.bytes), sample.name == other.name)
          << sample.name << " as " << other.name;
    }
  }
}

TEST(StoreFormat, HeadersKeepTheirFields) {
  const StoredHeader given = rich_header();
  const auto read = decode_header(header_key(given.header.id), header_bytes());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->header.id, given.header.id);
  EXPECT_EQ(read->header.names, given.header.names);
  EXPECT_EQ(read->header.metadata, given.header.metadata);
  EXPECT_EQ(read->header.place, "漯河市");
  EXPECT_EQ(read->header.period, "2023");
  EXPECT_FALSE(read->header.place_inferred);
  EXPECT_TRUE(read->header.period_inferred);
  EXPECT_EQ(read->rules, "rules");
}

TEST(StoreFormat, ExtractionsKeepTheirFindings) {
  const Extraction given = rich_record().extraction;
  const auto read = decode_extraction(encode_extraction(given));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->entities, given.entities);
  EXPECT_EQ(read->statements, given.statements);
  EXPECT_EQ(read->observations, given.observations);
}

TEST(StoreFormat, AnExtractionThatRefersToNothingIsCorrupt) {
  Extraction broken = rich_record().extraction;
  broken.statements[0].subject = static_cast<std::uint32_t>(broken.entities.size());
  const auto read = decode_extraction(encode_extraction(broken));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind, ErrorKind::corrupt);
}

TEST(StoreFormat, ACountBeyondTheBytesThatFollowIsCorrupt) {
  ValueWriter out('X');
  out.number(std::uint64_t{1} << 60);
  EXPECT_FALSE(decode_extraction(std::move(out).finish()));
}

TEST(StoreFormat, NumbersOfAnySizeComeBack) {
  for (int shift = 0; shift < 64; ++shift) {
    for (std::uint64_t value :
         {std::uint64_t{1} << shift, (std::uint64_t{1} << shift) - 1, ~std::uint64_t{0} >> shift}) {
      ValueWriter out('n');
      out.number(value);
      const std::string bytes = std::move(out).finish();
      ValueReader in('n', bytes);
      EXPECT_EQ(in.number(), value);
      EXPECT_TRUE(in.is_complete());
    }
  }
}

TEST(StoreFormat, RowsLeadBackToTheStatement) {
  const DocumentRecord record = rich_record();
  const std::vector<Row> rows = believed_rows(record);
  std::set<std::string> homes;
  std::set<std::string> pointed;
  for (const Row& row : rows) {
    if (row.family == Family::spo) homes.insert(row.key);
    if (row.family == Family::pos || row.family == Family::osp) pointed.insert(*spo_key(row.family, row.key));
  }
  EXPECT_EQ(homes.size(), 2u);
  EXPECT_EQ(pointed, homes);
  const Row& row = row_of(rows, Family::spo);
  const auto statement = decode_statement(row.key, row.value);
  ASSERT_TRUE(statement);
  EXPECT_EQ(statement->statement.document, record.id);
  EXPECT_TRUE(statement->subject == group_of(record.extraction.entities[0], record.id) ||
              statement->subject == group_of(record.extraction.entities[2], record.id));
}

TEST(StoreFormat, RowsAreSortedAndUnique) {
  DocumentRecord record = rich_record();
  record.extraction.statements.push_back(record.extraction.statements[0]);
  const std::vector<Row> rows = believed_rows(record);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    EXPECT_LT(std::tie(rows[i - 1].family, rows[i - 1].key), std::tie(rows[i].family, rows[i].key));
  }
}

TEST(StoreFormat, KeysOfAnotherLengthAreCorrupt) {
  for (const Row& row : believed_rows(rich_record())) {
    const std::string key = row.key.substr(1);
    switch (row.family) {
      case Family::members:
        EXPECT_FALSE(decode_member(key, row.value));
        break;
      case Family::name_index:
        EXPECT_FALSE(group_part_of_key(Family::name_index, key));
        break;
      case Family::spo:
        EXPECT_FALSE(decode_statement(key, row.value));
        break;
      case Family::observations:
        EXPECT_FALSE(decode_observation(key, row.value));
        break;
      default:
        EXPECT_FALSE(spo_key(row.family, key));
    }
  }
}

// The bytes on disk, fixed: who changes one of these changes the format version with it.
TEST(StoreFormat, BytesAreThoseOfFormatThree) {
  EXPECT_EQ(kStoreFormat, 3u);
  const auto hex = [](std::string_view bytes) {
    std::string out;
    for (unsigned char c : bytes) out.append({"0123456789abcdef"[c >> 4], "0123456789abcdef"[c & 15]});
    return out;
  };
  EXPECT_EQ(hex(header_key(DocumentId{1, 2})), "0100000000000000010000000000000002");
  EXPECT_EQ(hex(encode_name({DocumentId{1, 2}, 300, "a"})).substr(0, 42),
            "4e"
            "0000000000000001"
            "0000000000000002"
            "ac02"
            "01"
            "61");
}

}  // namespace
}  // namespace fangzhi
