// What only the store in a folder promises: locks, formats, crashes, damage. This file has the program's
// main(), since some promises need another process: the program starts itself with --store-child.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "graph/graph_store.h"
#include "tests/core/temporary_folder.h"
#include "tests/graph/linkable_pages.h"
#include "tests/graph/record_builder.h"
#include "tests/graph/store_dump.h"
#include "tests/graph/store_files.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

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

std::unique_ptr<GraphStore> linking_store_at(const fs::path& path) {
  return std::move(open_rocksdb_store(path, "rules", LinkBasis{linker(), {}})).value();
}

// Links what is in the store and publishes it.
int publish(const fs::path& folder) {
  const auto writer = linking_store_at(folder)->open_writer();
  say("linking");
  if (!writer || !(*writer)->publish()) return 1;
  say("published");
  return 0;
}

int run_child(const std::string& role, const fs::path& folder, int argument) {
  if (role == "hold") return hold(folder);
  if (role == "write") return write_for_ever(folder, argument);
  if (role == "publish") return publish(folder);
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

// What a killed writer said it did, and the change it was about to make.
struct Acknowledged {
  std::map<std::string, DocumentId> pages;
  std::map<std::string, DocumentId> pages_if_made;
};

void note(Acknowledged& known, const std::string& line) {
  ASSERT_NE(line[0], '!') << line;
  const bool is_done = line[1] != '?';
  const std::string rest = line.substr(is_done ? 2 : 3);
  const std::string name = rest.substr(0, rest.find(' '));
  std::map<std::string, DocumentId> changed = known.pages;
  changed.erase(name);
  if (line[0] == '+') changed[name] = project_page(name, "漯河市", std::stoi(rest.substr(name.size()))).id;
  if (is_done) known.pages = changed;
  known.pages_if_made = changed;
}

// Which content each page name stands for, by what is published.
std::map<std::string, DocumentId> pages_of(const fs::path& path) {
  std::map<std::string, DocumentId> pages;
  const auto reader = store_at(path)->open_reader();
  if (!reader) ADD_FAILURE() << reader.error().message;
  for (const DocumentHeader& header : drain((*reader)->documents())) {
    for (const std::string& name : header.names) pages[name] = header.id;
  }
  return pages;
}

TEST(RocksdbStore, AKilledWriterLosesNothingThatItAcknowledged) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "store";
  std::mt19937 random(20);
  Acknowledged known;
  std::size_t changes = 0;
  for (int round = 0; round < 20; ++round) {
    Child child("write", path, std::to_string(round));
    // Every other writer lives to acknowledge something, however slowly it starts.
    const bool has_begun = round % 2 == 1;
    std::string line = has_begun ? child.line() : "";
    std::thread killer([&child, wait = random() % 150] {
      std::this_thread::sleep_for(std::chrono::milliseconds(wait));
      child.kill();
    });
    if (!has_begun) line = child.line();
    for (; line.size() > 3; line = child.line(), ++changes) note(known, line);
    killer.join();
    child.finish();
    {
      const auto writer = writer_at(path);
      ASSERT_TRUE(writer) << "round " << round;
      ASSERT_TRUE(writer->publish());
    }
    const auto pages = pages_of(path);
    EXPECT_TRUE(pages == known.pages || pages == known.pages_if_made) << "round " << round;
    ASSERT_TRUE(is_verified(path)) << "round " << round;
    known = {pages, pages};
  }
  EXPECT_GT(changes, 0u);
}

TEST(RocksdbStore, AWriterKilledWhileItLinksIsGoneOnWith) {
  const TemporaryFolder folder;
  const fs::path unlinked = folder.path() / "unlinked";
  {
    const auto writer = std::move(linking_store_at(unlinked)->open_writer()).value();
    for (const DocumentRecord& page : strangers(500)) ASSERT_TRUE(writer->put(page));
    for (const DocumentRecord& page : pages_from(5, 40)) ASSERT_TRUE(writer->put(page));
  }
  const fs::path undisturbed = folder.path() / "undisturbed";
  fs::copy(unlinked, undisturbed, fs::copy_options::recursive);
  std::chrono::microseconds whole{};
  {
    Child child("publish", undisturbed);
    ASSERT_EQ(child.line(), "linking");
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_EQ(child.line(), "published");
    whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    ASSERT_EQ(child.finish(), 0);
  }
  const std::string expected = dump(*linking_store_at(undisturbed));
  constexpr int kRounds = 6;
  int killed = 0;
  for (int round = 0; round < kRounds; ++round) {
    const fs::path path = folder.path() / ("killed-" + std::to_string(round));
    fs::copy(unlinked, path, fs::copy_options::recursive);
    for (int time = 0; time < 2; ++time) {  // Once more while it goes on.
      Child child("publish", path);
      ASSERT_EQ(child.line(), "linking");
      std::this_thread::sleep_for(whole * (round + 1) / (kRounds + 2) / (time + 1));
      child.kill();
      killed += child.line() != "published";
      child.finish();
    }
    const auto store = linking_store_at(path);
    const auto writer = store->open_writer();
    ASSERT_TRUE(writer) << writer.error().message;
    ASSERT_TRUE((*writer)->publish());
    EXPECT_EQ(dump(*store), expected) << "round " << round;
    const Linker by = linker();
    const auto report = verify_rocksdb_store(path, &by);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->problems.empty()) << "round " << round << ": " << report->problems.front();
    EXPECT_GT(report->links_checked, 2000u);
    fs::remove_all(path);
  }
  EXPECT_GT(killed, kRounds / 2) << "linking took " << whole.count() << " µs";
}

TEST(RocksdbStore, AWriterKilledWhileItCreatesTheStoreLeavesNoRuin) {
  std::mt19937 random(3);
  for (int round = 0; round < 10; ++round) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "store";
    Child child("hold", path);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 40000));
    child.kill();
    child.finish();
    make_store(path, 1);
    EXPECT_TRUE(is_verified(path)) << "round " << round;
  }
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
