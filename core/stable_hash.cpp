#include "core/stable_hash.h"

#include <xxhash.h>

#include <array>
#include <cassert>

namespace fangzhi {

StableHash::StableHash() : state_(XXH3_createState()) {
  XXH3_128bits_reset(state_.get());
}

void StableHash::Free::operator()(XXH3_state_s* state) const {
  XXH3_freeState(state);
}

void StableHash::begin_field(std::uint64_t size) {
  std::array<char, 8> length;
  for (std::size_t i = 0; i < length.size(); ++i) length[i] = static_cast<char>(size >> 8 * i & 0xff);
  add({length.data(), length.size()});
}

void StableHash::add(std::string_view piece) {
  XXH3_128bits_update(state_.get(), piece.data(), piece.size());
}

Hash128 StableHash::digest() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state_.get());
  return {hash.high64, hash.low64};
}

Hash128 stable_hash(std::initializer_list<std::string_view> fields) {
  StableHash hash;
  for (std::string_view field : fields) {
    hash.begin_field(field.size());
    hash.add(field);
  }
  return hash.digest();
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
