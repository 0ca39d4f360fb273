#include "core/stable_hash.h"

#include <xxhash.h>

#include <cassert>

namespace fangzhi {

Hash128 stable_hash(std::initializer_list<std::string_view> fields) {
  std::string joined;
  for (std::string_view field : fields) {
    const std::uint64_t length = field.size();
    for (int shift = 0; shift < 64; shift += 8) joined.push_back(static_cast<char>(length >> shift & 0xff));
    joined.append(field);
  }
  const XXH128_hash_t hash = XXH3_128bits(joined.data(), joined.size());
  return {hash.high64, hash.low64};
}

namespace detail {

std::string to_hex(std::uint64_t high, std::uint64_t low) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex(32, '0');
  for (int i = 0; i < 16; ++i) {
    hex[15 - i] = kDigits[high >> (4 * i) & 15];
    hex[31 - i] = kDigits[low >> (4 * i) & 15];
  }
  return hex;
}

std::string to_bytes(std::uint64_t high, std::uint64_t low) {
  std::string bytes(16, '\0');
  for (int i = 0; i < 8; ++i) {
    bytes[7 - i] = static_cast<char>(high >> (8 * i));
    bytes[15 - i] = static_cast<char>(low >> (8 * i));
  }
  return bytes;
}

bool parse_hex(std::string_view hex, std::uint64_t& high, std::uint64_t& low) {
  if (hex.size() != 32) return false;
  high = low = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    const char c = hex[i];
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0) return false;
    std::uint64_t& half = i < 16 ? high : low;
    half = half << 4 | static_cast<std::uint64_t>(digit);
  }
  return true;
}

void from_bytes(std::string_view bytes, std::uint64_t& high, std::uint64_t& low) {
  assert(bytes.size() == 16);
  high = low = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    std::uint64_t& half = i < 8 ? high : low;
    half = half << 8 | static_cast<unsigned char>(bytes[i]);
  }
}

}  // namespace detail
}  // namespace fangzhi
