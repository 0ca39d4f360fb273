// The witness: a text log beside the tables, one line for each acknowledged change, synced before the change
// is acknowledged. The tables can lose their newest changes without a word (a truncated or deleted log); the
// witness cannot be wrong in the same way at the same time, so that loss is never silent.
//
// A line: sequence, kind, document id, checksum, page name; separated by tabs, the name escaped. Sequences
// run 1, 2, 3 …
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "core/result.h"
#include "graph/store_format.h"

namespace fangzhi {

// Reads every line in order and gives each to `take`, which may stop the reading with an error. A last line
// that is torn is what a killed process leaves: it is not given. Returns the length of the log up to there,
// in bytes. A file that is not there has no lines. Fails with corrupt where any other line is damaged or
// missing.
Result<std::uint64_t> read_witness(const std::filesystem::path& path,
                                   const std::function<Status(const StoreChange&)>& take);

// Appends to the log. Not for sharing between threads.
class Witness {
 public:
  // Opens the log of a writer and brings it up to `last`, the change that the tables hold as their newest: a
  // line that only the last one lacks is written. Fails with corrupt, naming the missing documents, where the
  // log knows of changes that the tables do not, and where the tables know of more than one that the log does
  // not.
  static Result<Witness> open(const std::filesystem::path& path, const StoreChange& last);
  Witness(Witness&& other) noexcept;
  Witness& operator=(Witness&& other) = delete;
  ~Witness();

  // Durable when it returns.
  Status append(const StoreChange& change);

 private:
  Witness(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  std::filesystem::path path_;
  int descriptor_;
};

}  // namespace fangzhi
