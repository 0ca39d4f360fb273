// What a page shows of each division that it may report on: how often it is named and how, what bodies and
// posts bear its name, what else of the same city or province is named. Each sign has a weight; those were
// found with the pages of data/annotated (docs/decisions/0007-place-of-a-page.md).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/divisions.h"
#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"

namespace fangzhi {

enum class PlaceSign : std::uint8_t {
  province,   // what it is: 0 or 1
  city,       // a prefecture or municipality
  district,   // anything smaller
  unlisted,   // the table of divisions has none, or several that it may be, and it is no zone
  zone,       // none of the table, but of a committee: 云岭高新区
  named,      // by its full name; this and what follows: how often, as the length of the number in bits
  shortened,  // by a short name
  leads,      // in the first lines
  dateline,   // 福清|3月10日电, 灵川|日报
  body,       // of its committee or government, or the posts there: 灵川县|委
  inside,     // in the name of something else, but a company
  listed,     // 北京、上海、杭州: visited, not reported on
  far,        // with 赴, 到, 往, 自 before it
  parts,      // different divisions of it, less one
  part,       // that of them which is named most
  whole,      // what it lies in
  beside,     // all others of its level
  level,      // 全县, 县委, 县长 with the character of its level
  levels,     // with those of other levels
  called,     // of a zone: 高新区, 开发区 alone, where it is one
  count_
};

struct PlaceCandidate {
  std::string name;                    // in full
  const Division* division = nullptr;  // of the table; of several, that whose city is named most
  std::array<int, static_cast<std::size_t>(PlaceSign::count_)> signs{};

  int& sign(PlaceSign which) { return signs[static_cast<std::size_t>(which)]; }
  int sign(PlaceSign which) const { return signs[static_cast<std::size_t>(which)]; }
  int score() const;
  // Not only in lists, of where somebody went, or in other names.
  bool is_named() const {
    return sign(PlaceSign::named) + sign(PlaceSign::shortened) + sign(PlaceSign::dateline) +
               sign(PlaceSign::body) >
           0;
  }
};

// Sorted by name.
std::vector<PlaceCandidate> place_candidates(const Reading& reading, const Rulebook& rules,
                                             const std::vector<Mention>& mentions);

// How the names of divisions end.
inline constexpr std::u32string_view kDivisionLevels = U"省市州盟区县旗";

// 云岭高新区, 云岭经济开发区: run by a committee of its own, which papers report on like on a district.
bool is_zone(std::u32string_view name);

// Whether the text goes on like a body's name behind its place: 灵川县|委, 云岭区|人民政府.
bool opens_body(const Lexicon& lexicon, std::u32string_view rest);

}  // namespace fangzhi
