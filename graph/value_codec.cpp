#include "graph/value_codec.h"

#include <limits>

namespace fangzhi {
namespace {

constexpr std::size_t kChecksumBytes = 4;

std::string checksum(std::string_view bytes) {
  const std::uint64_t hash = stable_hash({bytes}).low;
  std::string sum(kChecksumBytes, '\0');
  for (std::size_t i = 0; i < kChecksumBytes; ++i) sum[i] = static_cast<char>(hash >> (8 * i));
  return sum;
}

}  // namespace

void ValueWriter::number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<char>(value | 0x80));
  bytes_.push_back(static_cast<char>(value));
}

void ValueWriter::text(std::string_view value) {
  number(value.size());
  bytes_.append(value);
}

void ValueWriter::texts(const std::vector<std::string>& values) {
  number(values.size());
  for (const std::string& value : values) text(value);
}

void ValueWriter::span(TextSpan value) {
  number(value.begin);
  number(value.end);
}

std::string ValueWriter::finish() && {
  bytes_.append(checksum(bytes_));
  return std::move(bytes_);
}

ValueReader::ValueReader(char tag, std::string_view bytes) {
  if (bytes.size() < 1 + kChecksumBytes || bytes[0] != tag) {
    fail();
    return;
  }
  rest_ = bytes.substr(1, bytes.size() - 1 - kChecksumBytes);
  if (checksum(bytes.substr(0, bytes.size() - kChecksumBytes)) != bytes.substr(bytes.size() - kChecksumBytes))
    fail();
}

std::uint64_t ValueReader::number() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) break;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    if (shift == 63 && byte > 1) break;
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  fail();
  return 0;
}

std::uint32_t ValueReader::number_up_to(std::uint32_t limit) {
  const std::uint64_t value = number();
  if (value > limit) fail();
  return failed_ ? 0 : static_cast<std::uint32_t>(value);
}

std::uint32_t ValueReader::index_below(std::size_t limit) {
  if (limit == 0) fail();
  return failed_ ? 0 : number_up_to(static_cast<std::uint32_t>(limit - 1));
}

std::string ValueReader::text() {
  const std::uint64_t size = number();
  if (size > rest_.size()) fail();
  if (failed_) return {};
  std::string value(rest_.substr(0, size));
  rest_.remove_prefix(size);
  return value;
}

std::vector<std::string> ValueReader::texts() {
  std::vector<std::string> values(count());
  for (std::string& value : values) value = text();
  return values;
}

TextSpan ValueReader::span() {
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  TextSpan value;
  value.begin = number_up_to(kMost);
  value.end = number_up_to(kMost);
  if (value.begin > value.end) fail();
  return failed_ ? TextSpan{} : value;
}

std::size_t ValueReader::count() {
  const std::uint64_t value = number();
  if (value > rest_.size()) fail();
  return failed_ ? 0 : static_cast<std::size_t>(value);
}

}  // namespace fangzhi
