// One hash, fixed for ever: XXH3-128 over length-prefixed fields, so that ("ab","c") and ("a","bc") differ.
// Every id that reaches the disk or an export is made here. On disk: never change.
#pragma once

#include <compare>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct XXH3_state_s;  // of xxhash.h

namespace fangzhi {

// A 16-byte name. `Kind` keeps ids of different things from being mixed up.
template <class Kind>
struct Id {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  auto operator<=>(const Id&) const = default;
  bool is_null() const { return high == 0 && low == 0; }

  // 32 lower-case hexadecimal digits; their order is the order of the ids.
  std::string hex() const;
  // 16 big-endian bytes, in the same order.
  std::string bytes() const;
  // From 32 hexadecimal digits; nothing where they are not.
  static std::optional<Id> parse(std::string_view hex);
  // Requires exactly 16 bytes.
  static Id from_bytes(std::string_view bytes);
};

using DocumentId = Id<struct DocumentKind>;    // the hash of a page: its text and the metadata given with it
using EntityId = Id<struct EntityKind>;        // an entity as one document names it
using StatementId = Id<struct StatementKind>;  // one statement of one document
using IdentityId = Id<struct IdentityKind>;    // what we believe to be one thing in the world

struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
};

Hash128 stable_hash(std::initializer_list<std::string_view> fields);

// The same of fields that come in pieces, as a file does.
class StableHash {
 public:
  StableHash();
  // A field begins that has so many bytes.
  void begin_field(std::uint64_t size);
  void add(std::string_view piece);
  Hash128 digest() const;

 private:
  struct Free {
    void operator()(XXH3_state_s* state) const;
  };
  std::unique_ptr<XXH3_state_s, Free> state_;
};

// The id of the thing that these fields name.
template <class AnyId>
AnyId make_id(std::initializer_list<std::string_view> fields) {
  const Hash128 hash = stable_hash(fields);
  return AnyId{hash.high, hash.low};
}

namespace detail {
std::string to_hex(std::uint64_t high, std::uint64_t low);
std::string to_bytes(std::uint64_t high, std::uint64_t low);
bool parse_hex(std::string_view hex, std::uint64_t& high, std::uint64_t& low);
void from_bytes(std::string_view bytes, std::uint64_t& high, std::uint64_t& low);
}  // namespace detail

template <class Kind>
std::string Id<Kind>::hex() const {
  return detail::to_hex(high, low);
}
template <class Kind>
std::string Id<Kind>::bytes() const {
  return detail::to_bytes(high, low);
}
template <class Kind>
std::optional<Id<Kind>> Id<Kind>::parse(std::string_view hex) {
  Id id;
  if (!detail::parse_hex(hex, id.high, id.low)) return std::nullopt;
  return id;
}
template <class Kind>
Id<Kind> Id<Kind>::from_bytes(std::string_view bytes) {
  Id id;
  detail::from_bytes(bytes, id.high, id.low);
  return id;
}

}  // namespace fangzhi

template <class Kind>
struct std::hash<fangzhi::Id<Kind>> {
  std::size_t operator()(const fangzhi::Id<Kind>& id) const { return id.low; }
};
