// The administrative divisions of China: their codes, names and other names in use. The built-in table,
// ontology/divisions.tsv, goes down to counties; a fuller one may be laid over it. The format is
// docs/divisions.md. Const once loaded, then safe to share between threads.
//
//   FANGZHI_TRY(divisions.add(bytes, "ontology/divisions.tsv"));
//   const Division* found = divisions.find("西城区", "北京市");  // 110102; nullptr in 漯河市, which has none
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"

namespace fangzhi {

// From the widest to the narrowest; read off the code.
enum class DivisionLevel : std::uint8_t { province, prefecture, county, town };
std::string_view to_string(DivisionLevel level);

struct Division {
  static constexpr std::uint32_t kNoParent = 0xffffffff;

  std::string code;                // six digits of GB/T 2260; nine for a town
  std::string name;                // in full: 洛阳市
  std::vector<std::string> forms;  // other names in use: 洛阳, 豫
  std::uint32_t parent = kNoParent;
  DivisionLevel level = DivisionLevel::province;
};

// Pointers to divisions live as long as the table and until the next add().
class Divisions {
 public:
  // Lays a table over what is there, wholly or not at all. A division that is there already keeps its name
  // and place and gains the names of the row. Fails with file, line, field and the nearest right word.
  Status add(std::string_view bytes, std::string_view origin);

  const std::vector<Division>& all() const { return divisions_; }
  // A hash of the tables; changes with every byte of them.
  const std::string& fingerprint() const { return fingerprint_; }

  // Every division that bears the name; the widest first, then by code.
  std::vector<const Division*> named(std::string_view name) const;

  // The one division that `name` means within `place`, the name of anything above it. Where the place is
  // empty the widest that bears the name, if that is one; but never a district (区): cities call zones so
  // that no table holds, and one elsewhere of the same name is another. nullptr where there is none, or no
  // telling.
  const Division* find(std::string_view name, std::string_view place) const;

  // What the division lies in; nullptr for a province.
  const Division* parent_of(const Division& division) const {
    return division.parent == Division::kNoParent ? nullptr : &divisions_[division.parent];
  }
  // The city that stands for the division: its prefecture; the municipality of a district of one; itself
  // where it lies in a province directly. nullptr for a province that is no municipality.
  const Division* city_of(const Division& division) const;
  // Whether it lies, at any depth, in a division that bears the name.
  bool lies_in(const Division& division, std::string_view name) const;
  // 河南省洛阳市西工区
  std::string path_of(const Division& division) const;

 private:
  struct Row;
  class Reader;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Index = std::unordered_multimap<std::string, std::uint32_t, TextHash, std::equal_to<>>;

  std::vector<Division> divisions_;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> by_code_;
  Index by_name_;
  std::string fingerprint_;
};

}  // namespace fangzhi
