// Whether what a clause says is done, under way, planned or denied: a softmax regression over the words
// around the trigger (extract/status_features.h), learned from annotated sentences by `fangzhi train`
// (extract/status_training.h). What the rules say is evidence beside others.
//
// Immutable once loaded; safe to share between threads.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "core/result.h"
#include "extract/status_features.h"

namespace fangzhi {

inline constexpr std::size_t kStatuses = 4;
using StatusScores = std::array<float, kStatuses>;  // in the order of StatementStatus

// Of scores added up; what the rules say unless another status has so much more than it.
inline StatementStatus likeliest(const StatusScores& scores, StatementStatus by_rule) {
  constexpr float kSurer = 0.7f;
  const auto best = std::max_element(scores.begin(), scores.end());
  const bool is_surer = *best > scores[static_cast<std::size_t>(by_rule)] + kSurer;
  return is_surer ? static_cast<StatementStatus>(best - scores.begin()) : by_rule;
}

class StatusModel {
 public:
  // Weights in 128ths, in the order of StatementStatus.
  struct Row {
    StatusFeature feature;
    std::array<std::int32_t, kStatuses> weights{};
  };

  // Fails with file, line, field and what to do.
  static Result<StatusModel> load(const std::filesystem::path& file);
  static Result<StatusModel> parse(std::string_view bytes, std::string_view origin);
  explicit StatusModel(std::vector<Row> rows = {});

  // Without a model the rules alone decide.
  bool empty() const { return rows_.empty(); }
  // What one feature says for each status.
  StatusScores scores(const StatusFeature& feature) const;
  // The file that load() reads.
  std::string to_text() const;

 private:
  struct Slot {
    std::uint64_t key = 0;  // 0: none
    StatusScores scores{};
  };

  std::vector<Row> rows_;
  std::vector<Slot> slots_;  // open addressing; as many as a power of two
};

}  // namespace fangzhi
