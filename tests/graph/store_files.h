// What tests of stores in folders share.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>

#include "core/byte_io.h"
#include "graph/graph_store.h"
#include "tests/graph/record_builder.h"

namespace fangzhi {

inline std::unique_ptr<GraphStore> store_at(const std::filesystem::path& path) {
  return std::move(open_rocksdb_store(path, "rules")).value();
}

inline std::unique_ptr<GraphWriter> writer_at(const std::filesystem::path& path) {
  auto writer = store_at(path)->open_writer();
  if (!writer) ADD_FAILURE() << writer.error().message;
  return writer ? std::move(writer).value() : nullptr;
}

inline void make_store(const std::filesystem::path& path, int pages) {
  const auto writer = writer_at(path);
  for (int n = 0; n < pages; ++n)
    ASSERT_TRUE(writer->put(project_page("page-" + std::to_string(n), "漯河市", n)));
  ASSERT_TRUE(writer->publish());
}

inline std::string bytes_of(const std::filesystem::path& path) {
  return std::move(read_file(path)).value();
}

inline void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// Every file and folder below, with its bytes: equal before and after means untouched.
inline std::map<std::string, std::string> contents_of(const std::filesystem::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    all[entry.path().string()] = entry.is_regular_file() ? bytes_of(entry.path()) : "folder";
  }
  return all;
}

inline testing::AssertionResult is_verified(const std::filesystem::path& path) {
  const auto report = verify_rocksdb_store(path);
  if (!report) return testing::AssertionFailure() << report.error().message;
  if (report->problems.empty()) return testing::AssertionSuccess();
  return testing::AssertionFailure() << report->problems.size()
                                     << " problems, first: " << report->problems[0];
}

}  // namespace fangzhi
