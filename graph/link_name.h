// How a name is read for comparison: what is left of it once places, heads and parts are taken off.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/link_rules.h"

namespace fangzhi {

// A division of a place: 西城区, of the third level.
struct LinkDivision {
  std::u32string name;
  std::size_t level = 0;  // indexes LinkRules::division_levels
};

struct LinkName {
  std::u32string key;                   // the comparison form, spellings and numbers made alike
  std::u32string core;                  // less places, heads, works and the part
  std::u32string bare;                  // the core less words that may be left out
  std::u32string part;                  // 2期; empty where it means the whole
  std::u32string head;                  // only where heads are telling
  std::u32string work;                  // 改造
  std::vector<LinkDivision> divisions;  // that it began with, wider first
  std::vector<std::u32string> numbers;  // of the core, in order
  bool is_plain = false;                // says little: of plain words only
  bool is_pointer = false;              // means something on its page only

  bool says_little() const { return is_plain || is_pointer; }
  std::u32string whole() const { return core + part; }
};

// The divisions that a text begins with; the rest of it begins at `rest` where that is given.
std::vector<LinkDivision> divisions_of(const LinkRules& rules, std::u32string_view text,
                                       std::size_t* rest = nullptr);

// Requires valid UTF-8. `place` is the scope of the name, `home` the district that its pages report on.
LinkName read_link_name(const LinkRules& rules, const LinkTypeRules& type, std::string_view name,
                        std::string_view place, std::string_view home = {});

}  // namespace fangzhi
