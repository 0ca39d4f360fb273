// What only the store in a folder promises: locks, formats, crashes, damage. This file has the program's
// main(), since some promises need another process: the program starts itself with --store-child.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "core/byte_io.h"
#include "graph/graph_store.h"
#include "graph/rocksdb_rows.h"
#include "graph/store_folder.h"
#include "tests/graph/record_builder.h"
#include "tests/graph/store_dump.h"
#include "tests/graph/temporary_folder.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<GraphStore> store_at(const fs::path& path) {
  return std::move(open_rocksdb_store(path, "rules")).value();
}

std::unique_ptr<GraphWriter> writer_at(const fs::path& path) {
  auto writer = store_at(path)->open_writer();
  if (!writer) ADD_FAILURE() << writer.error().message;
  return writer ? std::move(writer).value() : nullptr;
}

void make_store(const fs::path& path, int pages) {
  const auto writer = writer_at(path);
  for (int n = 0; n < pages; ++n)
    ASSERT_TRUE(writer->put(project_page("page-" + std::to_string(n), "漯河市", n)));
  ASSERT_TRUE(writer->publish());
}

std::string bytes_of(const fs::path& path) {
  return std::move(read_file(path)).value();
}

void write_bytes(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// Every file and folder below, with its bytes: equal before and after means untouched.
std::map<std::string, std::string> contents_of(const fs::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    all[entry.path().string()] = entry.is_regular_file() ? bytes_of(entry.path()) : "folder";
  }
  return all;
}

testing::AssertionResult is_verified(const fs::path& path) {
  const auto report = verify_rocksdb_store(path);
  if (!report) return testing::AssertionFailure() << report.error().message;
  if (report->problems.empty()) return testing::AssertionSuccess();
  return testing::AssertionFailure() << report->problems.size()
                                     << " problems, first: " << report->problems[0];
}

// --- another process ---

class Child {
 public:
  Child(std::string role, const fs::path& folder, std::string argument = "0") {
    int in[2];
    int out[2];
    if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) return;
    std::string flag = "--store-child";
    std::string path = folder.string();
    char* arguments[] = {flag.data(), flag.data(), role.data(), path.data(), argument.data(), nullptr};
    pid_ = ::fork();
    if (pid_ == 0) {
      ::dup2(in[0], STDIN_FILENO);
      ::dup2(out[1], STDOUT_FILENO);
      ::execv("/proc/self/exe", arguments);
      ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    to_ = in[1];
    from_ = out[0];
  }
  ~Child() { finish(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  pid_t pid() const { return pid_; }
  void kill() const { ::kill(pid_, SIGKILL); }

  // A line it printed, or nothing when it printed all it will.
  std::string line() const {
    std::string read;
    char c = 0;
    while (::read(from_, &c, 1) == 1 && c != '\n') read.push_back(c);
    return read;
  }

  // Closes its input, waits for its end and gives its status.
  int finish() {
    if (pid_ <= 0) return status_;
    ::close(to_);
    ::waitpid(pid_, &status_, 0);
    ::close(from_);
    pid_ = 0;
    return status_;
  }

 private:
  pid_t pid_ = 0;
  int to_ = -1;
  int from_ = -1;
  int status_ = -1;
};

void say(const std::string& line) {
  const std::string bytes = line + "\n";
  if (::write(STDOUT_FILENO, bytes.data(), bytes.size()) < 0) ::_exit(3);
}

// Holds the lock until its input is closed.
int hold(const fs::path& folder) {
  const auto writer = store_at(folder)->open_writer();
  say(writer ? "held" : writer.error().message);
  char c = 0;
  return ::read(STDIN_FILENO, &c, 1) == 0 ? 0 : 1;
}

// Puts, replaces, forgets and publishes for ever, and says each change once it is acknowledged.
int write_for_ever(const fs::path& folder, int seed) {
  auto writer = store_at(folder)->open_writer();
  if (!writer) {
    say("! " + writer.error().message);
    return 1;
  }
  std::mt19937 random(static_cast<unsigned>(seed));
  for (int step = 0;; ++step) {
    const std::string name = "page-" + std::to_string(random() % 12);
    const int n = static_cast<int>(random() % 1000);
    if (random() % 5 == 0) {
      say("-? " + name);
      if ((*writer)->forget(name)) say("- " + name);
    } else {
      say("+? " + name + " " + std::to_string(n));
      if (!(*writer)->put(project_page(name, "漯河市", n))) return 1;
      say("+ " + name + " " + std::to_string(n));
    }
    if (step % 9 == 8 && !(*writer)->publish()) return 1;
  }
}

// Reads as somebody who may not write there.
int read_unprivileged(const fs::path& folder) {
  if (::getuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return 2;
  auto reader = store_at(folder)->open_reader();
  say(reader ? std::to_string(drain((*reader)->statements({})).size()) : reader.error().message);
  const auto writer = store_at(folder)->open_writer();
  say(writer ? "written" : writer.error().message);
  return 0;
}

int run_child(const std::string& role, const fs::path& folder, int argument) {
  if (role == "hold") return hold(folder);
  if (role == "write") return write_for_ever(folder, argument);
  if (role == "read") return read_unprivileged(folder);
  return 2;
}

// --- refusals ---

TEST(RocksdbStore, ASecondProcessIsToldWhoWrites) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  Child child("hold", path);
  ASSERT_EQ(child.line(), "held");
  const auto refused = store_at(path)->open_writer();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::io);
  EXPECT_NE(refused.error().message.find("pid " + std::to_string(child.pid())), std::string::npos)
      << refused.error().message;
  EXPECT_EQ(child.finish(), 0);
  EXPECT_TRUE(store_at(path)->open_writer()) << "the lock goes with its process";
}

TEST(RocksdbStore, TheLockOfAKilledProcessDoesNotStay) {
  const TemporaryFolder folder;
  Child child("hold", folder.path());
  ASSERT_EQ(child.line(), "held");
  child.kill();
  child.finish();
  EXPECT_TRUE(store_at(folder.path())->open_writer());
}

void expect_refused_untouched(const fs::path& guarded, const fs::path& path, ErrorKind kind,
                              std::string_view word) {
  const auto before = contents_of(guarded);
  const auto store = store_at(path);
  const auto writer = store->open_writer();
  const auto reader = store->open_reader();
  const auto verified = verify_rocksdb_store(path);
  ASSERT_FALSE(writer);
  ASSERT_FALSE(reader);
  ASSERT_FALSE(verified);
  EXPECT_EQ(writer.error().kind, kind) << writer.error().message;
  EXPECT_NE(writer.error().message.find(word), std::string::npos) << writer.error().message;
  EXPECT_NE(reader.error().message.find(word), std::string::npos) << reader.error().message;
  EXPECT_EQ(contents_of(guarded), before);
}

TEST(RocksdbStore, ANewerFormatIsRefusedUntouched) {
  const TemporaryFolder folder;
  make_store(folder.path(), 2);
  write_bytes(folder.path() / "FANGZHI-STORE", "fangzhi-store\nformat 999\nunknown to us\n");
  expect_refused_untouched(folder.path(), folder.path(), ErrorKind::bad_input, "newer");
}

TEST(RocksdbStore, AnOlderFormatIsRefusedUntouched) {
  const TemporaryFolder folder;
  make_store(folder.path(), 2);
  write_bytes(folder.path() / "FANGZHI-STORE", "fangzhi-store\nformat 0\n");
  expect_refused_untouched(folder.path(), folder.path(), ErrorKind::bad_input, "older");
}

TEST(RocksdbStore, AStrangeMarkerIsRefusedUntouched) {
  for (std::string_view marker :
       {"", "fangzhi-store", "fangzhi-store\nformat ", "fangzhi-store\nformat x\n", "other\n"}) {
    const TemporaryFolder folder;
    write_bytes(folder.path() / "FANGZHI-STORE", marker);
    expect_refused_untouched(folder.path(), folder.path(), ErrorKind::bad_input, "FANGZHI-STORE");
  }
}

TEST(RocksdbStore, AFolderOfOtherThingsIsRefusedUntouched) {
  const TemporaryFolder folder;
  write_bytes(folder.path() / "thesis.txt", "ten years of work");
  expect_refused_untouched(folder.path(), folder.path(), ErrorKind::bad_input, "not a store");
}

TEST(RocksdbStore, AFileIsRefusedUntouched) {
  const TemporaryFolder folder;
  write_bytes(folder.path() / "page.txt", "a page");
  expect_refused_untouched(folder.path(), folder.path() / "page.txt", ErrorKind::bad_input, "not a folder");
}

TEST(RocksdbStore, AReaderCreatesNothing) {
  const TemporaryFolder folder;
  const auto reader = store_at(folder.path() / "none")->open_reader();
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().kind, ErrorKind::not_found);
  EXPECT_FALSE(fs::exists(folder.path() / "none"));
  EXPECT_FALSE(store_at(folder.path())->open_reader());
  EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(RocksdbStore, StrangeTablesAreRefused) {
  const TemporaryFolder folder;
  make_store(folder.path(), 2);
  fs::remove(folder.path() / "live" / "CURRENT");
  const auto writer = store_at(folder.path())->open_writer();
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().kind, ErrorKind::corrupt) << writer.error().message;
}

// --- readers ---

TEST(RocksdbStore, ReadersWorkBesideAWriterAndItsPublications) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  make_store(path, 1);
  Child child("write", path, "4");
  for (int round = 0; round < 60; ++round) {
    child.line();
    auto reader = store_at(path)->open_reader();
    ASSERT_TRUE(reader) << reader.error().message;
    const auto counts = (*reader)->counts();
    ASSERT_TRUE(counts);
    // Whole states only: what is counted is what is there.
    EXPECT_EQ(drain((*reader)->documents()).size(), counts->documents);
    EXPECT_EQ(drain((*reader)->statements({StatementOrder::by_object, {}, {}})).size(), counts->statements);
  }
  child.kill();
}

TEST(RocksdbStore, ReadersWriteNothing) {
  const TemporaryFolder folder;
  make_store(folder.path(), 3);
  const auto before = contents_of(folder.path());
  EXPECT_EQ(dump(*store_at(folder.path())).substr(0, 2), "3 ");
  EXPECT_TRUE(is_verified(folder.path()));
  EXPECT_EQ(contents_of(folder.path()), before);
}

TEST(RocksdbStore, AReadOnlyFolderCanBeRead) {
  const TemporaryFolder folder;
  make_store(folder.path(), 3);
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                     fs::perms::others_exec);
  fs::permissions(folder.path() / "LOCK", fs::perms::owner_read | fs::perms::others_read);
  const auto before = contents_of(folder.path());
  Child child("read", folder.path());
  EXPECT_EQ(child.line(), "6");
  EXPECT_NE(child.line().find("LOCK"), std::string::npos) << "a writer is refused with the path";
  EXPECT_EQ(child.finish(), 0);
  EXPECT_EQ(contents_of(folder.path()), before);
  fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST(RocksdbStore, OnlyTwoCheckpointsAreKept) {
  const TemporaryFolder folder;
  for (int n = 1; n <= 5; ++n) make_store(folder.path(), n);
  int checkpoints = 0;
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    checkpoints += entry.path().filename().string().rfind("checkpoint-", 0) == 0;
  }
  EXPECT_EQ(checkpoints, 2);
}

// --- crashes ---

TEST(RocksdbStore, AHalfCreatedStoreStartsOver) {
  const TemporaryFolder folder;
  { EXPECT_TRUE(store_at(folder.path())->open_writer()); }
  fs::remove(folder.path() / "live" / "CURRENT");
  make_store(folder.path(), 2);
  EXPECT_TRUE(is_verified(folder.path()));
}

TEST(RocksdbStore, AnInterruptedFirstStepIsNoStranger) {
  const TemporaryFolder folder;
  write_bytes(folder.path() / "FANGZHI-STORE.aB3dE5.tmp", "fangzhi-st");
  make_store(folder.path(), 1);
  EXPECT_TRUE(is_verified(folder.path()));
}

TEST(RocksdbStore, AnInterruptedPublicationIsMadeAgain) {
  const TemporaryFolder folder;
  make_store(folder.path(), 2);
  const auto writer = writer_at(folder.path());
  ASSERT_TRUE(writer->put(project_page("more", "漯河市", 9)));
  const fs::path left = folder.path() / "checkpoint-3";
  fs::create_directories(left);
  write_bytes(left / "CURRENT", "MANIFEST-000");
  fs::create_directories(left.string() + ".tmp");
  ASSERT_TRUE(writer->publish());
  EXPECT_EQ(dump(*store_at(folder.path())).substr(0, 2), "3 ");
  EXPECT_FALSE(fs::exists(left.string() + ".tmp"));
}

// What a killed writer said it did, and what it was about to do.
struct Acknowledged {
  std::map<std::string, std::optional<DocumentId>> pages;
  std::string doubtful;
};

void note(Acknowledged& known, const std::string& line) {
  ASSERT_NE(line[0], '!') << line;
  const bool is_done = line[1] != '?';
  const std::string rest = line.substr(is_done ? 2 : 3);
  const std::string name = rest.substr(0, rest.find(' '));
  known.doubtful = is_done ? "" : name;
  if (!is_done) return;
  known.pages[name].reset();
  if (line[0] == '+') {
    known.pages[name] = project_page(name, "漯河市", std::stoi(rest.substr(name.size()))).id;
  }
}

TEST(RocksdbStore, AKilledWriterLosesNothingThatItAcknowledged) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  std::mt19937 random(20);
  Acknowledged known;
  std::size_t changes = 0;
  for (int round = 0; round < 20; ++round) {
    Child child("write", path, std::to_string(round));
    std::thread killer([&child, wait = random() % 150] {
      std::this_thread::sleep_for(std::chrono::milliseconds(wait));
      child.kill();
    });
    for (std::string line = child.line(); line.size() > 3; line = child.line(), ++changes) note(known, line);
    killer.join();
    child.finish();
    auto writer = store_at(path)->open_writer();
    ASSERT_TRUE(writer) << "round " << round << ": " << writer.error().message;
    for (const auto& [name, id] : known.pages) {
      if (name == known.doubtful) continue;
      const bool is_right = id ? *(*writer)->has(name, *id) : !(*writer)->forget(name);
      EXPECT_TRUE(is_right) << "round " << round << ": " << name << (id ? " was lost" : " came back");
    }
    ASSERT_TRUE((*writer)->publish());
    ASSERT_TRUE(is_verified(path)) << "round " << round;
  }
  EXPECT_GT(changes, 0u);
}

// --- the witness ---

TEST(RocksdbStore, ALineThatOnlyTheWitnessLacksIsWritten) {
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

TEST(RocksdbStore, ADeletedLogIsNoticedAndNamesWhatIsMissing) {
  const TemporaryFolder folder;
  make_store(folder.path(), 2);
  ASSERT_TRUE(writer_at(folder.path())->put(project_page("lost-page", "漯河市", 9)));
  for (const auto& entry : fs::directory_iterator(folder.path() / "live")) {
    if (entry.path().extension() == ".log") fs::remove(entry.path());
  }
  expect_writer_refused(folder.path(), "lost-page");
  EXPECT_TRUE(is_verified(folder.path())) << "what was published is whole";
}

TEST(RocksdbStore, ATruncatedLogIsNoticed) {
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

TEST(RocksdbStore, ADamagedOrShortenedWitnessIsNoticed) {
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

TEST(RocksdbStore, NamesOfAnyBytesPassThroughTheWitness) {
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

TEST(RocksdbStore, ADamagedValueIsAnErrorNotACrash) {
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

TEST(RocksdbStore, AWalkThatEndsEarlyIsAnError) {
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

TEST(RocksdbStore, AFlippedByteOfATableFileIsNeverSilent) {
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

int main(int argc, char** argv) {
  if (argc == 5 && std::string_view(argv[1]) == "--store-child") {
    return fangzhi::run_child(argv[2], argv[3], std::stoi(argv[4]));
  }
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
