// Damage to a store in a folder, whoever did it: it is noticed, named, and never crashes anything.
#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "graph/graph_store.h"
#include "graph/rocksdb_rows.h"
#include "graph/store_folder.h"
#include "graph/store_format.h"
#include "graph/unit_rows.h"
#include "tests/core/temporary_folder.h"
#include "tests/graph/record_builder.h"
#include "tests/graph/store_dump.h"
#include "tests/graph/store_files.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

// --- the witness ---

TEST(RocksdbDamage, ALineThatOnlyTheWitnessLacksIsWritten) {
  const TemporaryFolder folder;
  make_store(folder.path(), 3);
  const fs::path witness = folder.path() / "WITNESS";
  const std::string whole = bytes_of(witness);
  const std::size_t last = whole.rfind('\n', whole.size() - 2) + 1;
  for (std::size_t size = last; size < whole.size(); ++size) {
    fs::resize_file(witness, size);
    ASSERT_TRUE(store_at(folder.path())->open_writer()) << "cut at " << size;
    ASSERT_EQ(bytes_of(witness), whole);
  }
}

void expect_writer_refused(const fs::path& path, std::string_view word) {
  const auto writer = store_at(path)->open_writer();
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().kind, ErrorKind::corrupt);
  EXPECT_NE(writer.error().message.find(word), std::string::npos) << writer.error().message;
}

TEST(RocksdbDamage, ADeletedLogIsNoticedAndNamesWhatIsMissing) {
  const TemporaryFolder folder;
  make_store(folder.path(), 2);
  ASSERT_TRUE(writer_at(folder.path())->put(project_page("lost-page", "漯河市", 9)));
  for (const auto& entry : fs::directory_iterator(folder.path() / "live")) {
    if (entry.path().extension() == ".log") fs::remove(entry.path());
  }
  expect_writer_refused(folder.path(), "lost-page");
  EXPECT_TRUE(is_verified(folder.path())) << "what was published is whole";
}

TEST(RocksdbDamage, ATruncatedLogIsNoticed) {
  const TemporaryFolder folder;
  {
    const auto writer = writer_at(folder.path());
    for (int n = 0; n < 4; ++n)
      ASSERT_TRUE(writer->put(project_page("page-" + std::to_string(n), "漯河市", n)));
  }
  for (const auto& entry : fs::directory_iterator(folder.path() / "live")) {
    if (entry.path().extension() == ".log") fs::resize_file(entry.path(), fs::file_size(entry.path()) / 2);
  }
  expect_writer_refused(folder.path(), "page-3");
}

TEST(RocksdbDamage, ADamagedOrShortenedWitnessIsNoticed) {
  const TemporaryFolder folder;
  make_store(folder.path(), 4);
  const fs::path witness = folder.path() / "WITNESS";
  const std::string whole = bytes_of(witness);
  std::string garbled = whole;
  garbled[whole.find("added")] = 'A';
  write_bytes(witness, garbled);
  expect_writer_refused(folder.path(), "line 1");
  EXPECT_FALSE(is_verified(folder.path()));
  write_bytes(witness, whole.substr(whole.find('\n') + 1));
  expect_writer_refused(folder.path(), "line 1");
  write_bytes(witness, whole.substr(0, whole.find('\n') + 1));
  expect_writer_refused(folder.path(), "ends at change 1");
  EXPECT_FALSE(is_verified(folder.path()));
  fs::remove(folder.path() / "live" / "CURRENT");
  write_bytes(witness, whole);
  expect_writer_refused(folder.path(), "live");
}

TEST(RocksdbDamage, NamesOfAnyBytesPassThroughTheWitness) {
  const TemporaryFolder folder;
  const std::string names[] = {"a\nb", "a\\nb", "tab\there", "back\\", "\xff\xfe", "", " ", "行\r\n"};
  {
    const auto writer = writer_at(folder.path());
    for (const std::string& name : names) ASSERT_TRUE(writer->put(project_page(name, "漯河市", 1)));
  }
  const auto writer = writer_at(folder.path());
  ASSERT_TRUE(writer->publish());
  EXPECT_TRUE(is_verified(folder.path()));
  for (const std::string& name : names) EXPECT_TRUE(writer->forget(name));
}

// --- verify ---

// The published rows, open for damage.
void damage(const fs::path& path, const std::vector<RowChange>& changes) {
  const StoreFolder folder(path);
  auto rows = open_rocksdb_rows(folder.checkpoint(**folder.published()));
  ASSERT_TRUE(rows) << rows.error().message;
  ASSERT_TRUE((*rows)->write(changes));
}

TEST(RocksdbVerify, CountsWhatItChecked) {
  const TemporaryFolder folder;
  make_store(folder.path(), 3);
  const auto report = verify_rocksdb_store(folder.path());
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->problems.empty()) << report->problems[0];
  EXPECT_EQ(report->counts, (StoreCounts{3, 9, 5, 6, 3}));
  // Each page: two statements, one figure, and mentions of the project twice, of the place twice, of the firm
  // once.
  EXPECT_EQ(report->spans_checked, 3u * 8u);
  EXPECT_GT(report->index_rows_checked, 3u * 3u * 2u);
  EXPECT_EQ(report->witness_rows_checked, 3u);
}

TEST(RocksdbVerify, SeesEveryRowThatIsMissingWrongOrTooMany) {
  const DocumentRecord page = project_page("page-1", "漯河市", 1);
  std::vector<Row> rows = believed_rows(page);
  rows.push_back({Family::documents, text_key(page.id), {}});
  rows.push_back({Family::documents, extraction_key(page.id), {}});
  rows.push_back({Family::documents, header_key(page.id), {}});
  rows.push_back({Family::names, page_name_key("page-1"), {}});
  rows.push_back({Family::meta, state_key(), {}});
  for (const Row& row : rows) {
    SCOPED_TRACE(kFamilyNames[static_cast<std::size_t>(row.family)]);
    const TemporaryFolder folder;
    make_store(folder.path(), 2);
    damage(folder.path(), {{row.family, row.key, std::nullopt}});
    EXPECT_FALSE(is_verified(folder.path())) << "missing";
    damage(folder.path(), {{row.family, row.key, "x"}});
    EXPECT_FALSE(is_verified(folder.path())) << "wrong";
  }
  const DocumentRecord stranger = project_page("stranger", "漯河市", 9);
  std::vector<Row> strange = believed_rows(stranger);
  strange.push_back({Family::names, page_name_key("stranger"), encode_name({page.id, 1, "stranger"})});
  strange.push_back({Family::documents, text_key(stranger.id), encode_text("x")});
  for (const Row& row : strange) {
    SCOPED_TRACE(kFamilyNames[static_cast<std::size_t>(row.family)]);
    const TemporaryFolder folder;
    make_store(folder.path(), 2);
    damage(folder.path(), {{row.family, row.key, row.value}});
    EXPECT_FALSE(is_verified(folder.path())) << "too many";
  }
}

TEST(RocksdbVerify, NamesADocumentThatIsGoneWithAllItsRows) {
  const TemporaryFolder folder;
  make_store(folder.path(), 2);
  const DocumentRecord page = project_page("page-1", "漯河市", 1);
  std::vector<RowChange> changes = {{Family::documents, header_key(page.id), {}},
                                    {Family::documents, text_key(page.id), {}},
                                    {Family::documents, extraction_key(page.id), {}},
                                    {Family::names, page_name_key("page-1"), {}}};
  for (const Row& row : believed_rows(page)) changes.push_back({row.family, row.key, {}});
  for (const Row& row : unit_rows(page, nullptr, {})) {
    const std::string unit = row.key.substr(0, 16);
    changes.push_back({row.family, row.key, {}});
    if (unit != group_of(page.extraction.entities[2], page.id).bytes())
      continue;  // other pages speak of it too
    changes.push_back({Family::links, unit, {}});
    changes.push_back({Family::identities, unit + unit, {}});
  }
  changes.push_back({Family::meta, state_key(),
                     encode_state({{1, 3, 3, 2, 1}, {2, ChangeKind::added, page.id, "page-1"}})});
  damage(folder.path(), changes);
  const auto report = verify_rocksdb_store(folder.path());
  ASSERT_TRUE(report);
  ASSERT_FALSE(report->problems.empty());
  EXPECT_NE(report->problems[0].find("page-1 was acknowledged but is missing"), std::string::npos)
      << report->problems[0];
}

TEST(RocksdbVerify, SeesSpansThatDoNotHold) {
  const auto expect_problem = [](DocumentRecord record, std::string_view word) {
    const TemporaryFolder folder;
    {
      const auto writer = writer_at(folder.path());
      ASSERT_TRUE(writer->put(record));
      ASSERT_TRUE(writer->publish());
    }
    const auto report = verify_rocksdb_store(folder.path());
    ASSERT_TRUE(report);
    ASSERT_EQ(report->problems.size(), 1u);
    EXPECT_NE(report->problems[0].find(word), std::string::npos) << report->problems[0];
  };
  const DocumentRecord good = project_page("page", "漯河市", 1);
  DocumentRecord bad = good;
  ++bad.extraction.entities[0].mentions[0].begin;
  expect_problem(bad, "does not mention");
  bad = good;
  bad.extraction.entities[0].mentions[0] = {9000, 9004};
  expect_problem(bad, "does not mention");
  bad = good;
  bad.extraction.statements[1].quotation += "！";
  expect_problem(bad, "quotation of a statement");
  bad = good;
  bad.extraction.observations[0].evidence.end += 100;
  expect_problem(bad, "quotation of a figure");
  bad = good;
  bad.id = DocumentId{1, 1};
  expect_problem(bad, "another content");
}

TEST(RocksdbVerify, AMentionMayRunOverAWrappedLine) {
  RecordBuilder page("wrapped");
  const auto mall = page.entity("Project", "万达广场");
  page.say("万达\n　　广场开业。");
  DocumentRecord record = page.build();
  record.extraction.entities[mall].aliases = {"万达广场"};
  record.extraction.entities[mall].mentions = {{0, 7}};
  const TemporaryFolder folder;
  {
    const auto writer = writer_at(folder.path());
    ASSERT_TRUE(writer->put(record));
    ASSERT_TRUE(writer->publish());
  }
  EXPECT_TRUE(is_verified(folder.path()));
}

TEST(RocksdbDamage, ADamagedValueIsAnErrorNotACrash) {
  const TemporaryFolder folder;
  make_store(folder.path(), 2);
  const DocumentRecord page = project_page("page-1", "漯河市", 1);
  const Row statement = [&] {
    for (const Row& row : believed_rows(page)) {
      if (row.family == Family::spo) return row;
    }
    return Row{};
  }();
  damage(folder.path(), {{Family::documents, extraction_key(page.id), "X\x01garbled"},
                         {Family::spo, statement.key, statement.value.substr(3)}});
  const auto reader = store_at(folder.path())->open_reader();
  ASSERT_TRUE(reader);
  const auto record = (*reader)->document(page.id);
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().kind, ErrorKind::corrupt);
  const auto cursor = (*reader)->statements({});
  ASSERT_TRUE(cursor);
  Result<const GraphStatement*> item = (*cursor)->next();
  while (item && *item != nullptr) item = (*cursor)->next();
  ASSERT_FALSE(item);
  EXPECT_EQ(item.error().kind, ErrorKind::corrupt);
}

TEST(RocksdbDamage, AWalkThatEndsEarlyIsAnError) {
  const TemporaryFolder folder;
  make_store(folder.path(), 2);
  const Row row = believed_rows(project_page("page-1", "漯河市", 1)).front();
  damage(folder.path(),
         {{row.family, row.key, std::nullopt},
          {Family::documents, header_key(project_page("page-1", "漯河市", 1).id), std::nullopt}});
  const auto reader = store_at(folder.path())->open_reader();
  ASSERT_TRUE(reader);
  const auto cursor = (*reader)->documents();
  ASSERT_TRUE(cursor);
  EXPECT_TRUE((*cursor)->next());
  EXPECT_FALSE((*cursor)->next());
}

TEST(RocksdbDamage, AFlippedByteOfATableFileIsNeverSilent) {
  const TemporaryFolder folder;
  make_store(folder.path(), 3);
  const std::string good = dump(*store_at(folder.path()));
  fs::path checkpoint = StoreFolder(folder.path()).checkpoint(3);
  std::mt19937 random(9);
  int files = 0;
  for (const auto& entry : fs::directory_iterator(checkpoint)) {
    if (entry.path().extension() != ".sst") continue;
    ++files;
    const std::string whole = bytes_of(entry.path());
    fs::remove(entry.path());  // A hard link: the live file stays as it is.
    for (int round = 0; round < 6; ++round) {
      std::string flipped = whole;
      flipped[random() % whole.size()] ^= static_cast<char>(1 << random() % 8);
      write_bytes(entry.path(), flipped);
      EXPECT_FALSE(is_verified(folder.path())) << entry.path();
    }
    write_bytes(entry.path(), whole);
  }
  EXPECT_GT(files, 0);
  EXPECT_TRUE(is_verified(folder.path()));
  EXPECT_EQ(dump(*store_at(folder.path())), good);
}

}  // namespace
}  // namespace fangzhi
