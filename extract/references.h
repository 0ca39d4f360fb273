// What may take part in a statement: the names of a page, and the words that stand for one of them.
//
//   [青禾集团]与[东湖区]签约。|公司|将投资5亿元建设[云河冷链中心]，|项目|计划明年投产。
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/name_book.h"
#include "extract/reading.h"
#include "extract/rulebook.h"

namespace fangzhi {

// What anaphors are found by.
inline constexpr std::string_view kAnaphor = "anaphor";

// Names and anaphors in page order, never overlapping.
struct References {
  std::vector<Mention> mentions;           // an anaphor has the type of what it means
  std::vector<std::uint32_t> antecedents;  // of each, the index in NameBook::mentions(): of a name, its own

  // What a mention is of, or what it stands for.
  std::uint32_t entity_of(const NameBook& names, std::size_t mention) const {
    return names.entity_of(antecedents[mention]);
  }
};

// An anaphor is a word for a kind of things (generic_head) that stands alone, or any such word behind 该 or
// 这座. It means the first name of the nearest sentence before it, within the article and kReachMentions,
// that ends with the word; where the table says that the word means any of its type, the first name of that
// type; what such a word stands for that comes before those names goes before them (公司下设青禾食品。公司…).
// A word for companies or for parks means the one that the article has named twice as often as any other.
References find_references(const Reading& reading, const Rulebook& rules, const NameBook& names);

}  // namespace fangzhi
