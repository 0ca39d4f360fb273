// The bytes of one value: a tag, fields, and a checksum of both. Numbers are in base 128, least first; texts
// have their length before them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/page.h"
#include "core/stable_hash.h"

namespace fangzhi {

class ValueWriter {
 public:
  explicit ValueWriter(char tag) : bytes_(1, tag) {}

  void number(std::uint64_t value);
  void flag(bool value) { number(value ? 1 : 0); }
  void text(std::string_view value);
  void texts(const std::vector<std::string>& values);
  void span(TextSpan value);
  template <class Kind>
  void id(Id<Kind> value) {
    bytes_.append(value.bytes());
  }

  // The value, complete. The writer is spent.
  std::string finish() &&;

 private:
  std::string bytes_;
};

// Reads what ValueWriter wrote. After a mismatch every read gives an empty value and `is_complete` is false,
// so that a caller may read all fields and ask once. `bytes` must outlive it.
class ValueReader {
 public:
  ValueReader(char tag, std::string_view bytes);

  std::uint64_t number();
  // A number that is at most `limit`.
  std::uint32_t number_up_to(std::uint32_t limit);
  // A number that is below `limit`.
  std::uint32_t index_below(std::size_t limit);
  bool flag() { return number_up_to(1) == 1; }
  std::string text();
  std::vector<std::string> texts();
  TextSpan span();
  // How many items follow; never more than there are bytes left.
  std::size_t count();
  template <class AnyId>
  AnyId id() {
    if (rest_.size() < 16) fail();
    if (failed_) return {};
    const AnyId value = AnyId::from_bytes(rest_.substr(0, 16));
    rest_.remove_prefix(16);
    return value;
  }

  bool has_failed() const { return failed_; }
  // Whether everything was as it should be and nothing is left over.
  bool is_complete() const { return !failed_ && rest_.empty(); }

 private:
  void fail() {
    failed_ = true;
    rest_ = {};
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace fangzhi
