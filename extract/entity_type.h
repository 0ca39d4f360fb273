// The classes of the ontology as small numbers, so that sets of them are one word.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fangzhi {

using TypeId = std::uint8_t;
inline constexpr TypeId kNoType = 0xff;

class TypeSet {
 public:
  void add(TypeId type) { bits_ |= 1u << type; }
  bool has(TypeId type) const { return type < 32 && (bits_ >> type & 1) != 0; }
  bool empty() const { return bits_ == 0; }

 private:
  std::uint32_t bits_ = 0;
};

// The names of the classes, in the order of the ontology. The seven that mechanisms ask for by name stand in
// members; kNoType where the ontology has no such class, and then the mechanism stays silent.
struct TypeTable {
  std::vector<std::string> names;
  TypeId person = kNoType;
  TypeId place = kNoType;
  TypeId project = kNoType;
  TypeId park = kNoType;
  TypeId institution = kNoType;
  TypeId event = kNoType;
  TypeId honor = kNoType;

  // kNoType where there is none.
  TypeId find(std::string_view name) const {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == name) return static_cast<TypeId>(i);
    }
    return kNoType;
  }
};

}  // namespace fangzhi
