#include "core/byte_io.h"

#include <gtest/gtest.h>

#include "tests/core/temporary_folder.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(ReadFile, ReadsEveryByte) {
  const TemporaryFolder folder;
  const std::string bytes = std::string(200000, 'x') + std::string("\0\r\n\xff", 4);
  const Result<std::string> read = read_file(folder.write("a", bytes));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, bytes);
}

TEST(ReadFile, SaysWhatIsMissing) {
  const TemporaryFolder folder;
  const Result<std::string> read = read_file(folder / "none");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message,
            (folder / "none").string() + ": cannot be opened (No such file or directory)");
  EXPECT_FALSE(read_file(folder.path()));
}

TEST(HashFile, IsTheHashOfItsNameAndBytes) {
  const TemporaryFolder folder;
  for (const std::size_t size : {0, 1, 1 << 15, 200000}) {
    const std::string bytes(size, 'x');
    const Result<Hash128> hash = hash_file(folder.write("a", bytes), "name");
    ASSERT_TRUE(hash);
    EXPECT_EQ(hash->low, stable_hash({"name", bytes}).low) << size;
    EXPECT_EQ(hash->high, stable_hash({"name", bytes}).high) << size;
  }
  EXPECT_FALSE(hash_file(folder / "none", "name"));
}

TEST(FileSink, PutsTheFileInPlaceOnClose) {
  const TemporaryFolder folder;
  const fs::path path = folder.write("out.json", "old");
  auto sink = open_file_sink(path);
  ASSERT_TRUE(sink);
  ASSERT_TRUE((*sink)->write("new "));
  ASSERT_TRUE((*sink)->write(std::string(3 << 20, 'y')));
  EXPECT_EQ(*read_file(path), "old");
  ASSERT_TRUE((*sink)->close());
  EXPECT_EQ(read_file(path)->size(), (3u << 20) + 4);
  EXPECT_EQ(files_in(folder.path()), 1u);
}

TEST(FileSink, LeavesNothingBehindWhenItIsNotClosed) {
  const TemporaryFolder folder;
  const fs::path path = folder.write("out.json", "old");
  {
    auto sink = open_file_sink(path);
    ASSERT_TRUE(sink);
    ASSERT_TRUE((*sink)->write(std::string(3 << 20, 'y')));
    EXPECT_EQ(files_in(folder.path()), 2u);
  }
  EXPECT_EQ(*read_file(path), "old");
  EXPECT_EQ(files_in(folder.path()), 1u);
}

TEST(FileSink, FailsWhereNoFileCanBe) {
  const TemporaryFolder folder;
  const auto sink = open_file_sink(folder / "none/out.json");
  ASSERT_FALSE(sink);
  EXPECT_EQ(sink.error().kind, ErrorKind::io);
}

TEST(FileSink, LeavesNothingBehindWhenTheNameIsAFolder) {
  const TemporaryFolder folder;
  fs::create_directories(folder / "out/kept");
  {
    auto sink = open_file_sink(folder / "out");
    ASSERT_TRUE(sink);
    ASSERT_TRUE((*sink)->write("x"));
    EXPECT_FALSE((*sink)->close());
  }
  EXPECT_EQ(files_in(folder.path()), 1u);
  EXPECT_TRUE(fs::exists(folder / "out/kept"));
}

TEST(StreamSink, ReportsAFullDisk) {
  std::FILE* full = std::fopen("/dev/full", "w");
  ASSERT_NE(full, nullptr);
  const auto sink = open_stream_sink(full);
  const bool written = sink->write("a few bytes").has_value();
  const Status closed = sink->close();
  EXPECT_FALSE(written && closed);
  std::fclose(full);
}

TEST(StreamSink, WritesWhatItIsGiven) {
  const TemporaryFolder folder;
  std::FILE* stream = std::fopen((folder / "s").c_str(), "w");
  ASSERT_NE(stream, nullptr);
  const auto sink = open_stream_sink(stream);
  EXPECT_TRUE(sink->write("方"));
  EXPECT_TRUE(sink->write("志"));
  EXPECT_TRUE(sink->close());
  std::fclose(stream);
  EXPECT_EQ(*read_file(folder / "s"), "方志");
}

}  // namespace
}  // namespace fangzhi
