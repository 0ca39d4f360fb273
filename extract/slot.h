// The places in a clause where a pattern looks for its names: the list that ends at a trigger, or begins
// after it.
//
//   [青禾阳台]、[云河冷链中心]156个项目 开工建设      two items, named 项目 by the words after them
//   谋划了 [云谷家园]、[品味云岭]、[科创园]等重大项目   three items
#pragma once

#include <cstdint>
#include <vector>

#include "extract/reading.h"
#include "extract/rulebook.h"

namespace fangzhi {

// A stretch of tokens that holds one name. Where an edge is fixed a separator stands there; elsewhere the
// name may begin later (or end earlier).
struct SlotItem {
  TokenRange region;
  bool fixed_left = false;
  bool fixed_right = false;
  bool quoted = false;  // marks around it show that it is one name
};

struct Slot {
  std::vector<SlotItem> items;    // in page order
  bool possessed = false;         // 的 stands between: 项目的|签约
  TypeId list_type = kNoType;     // what the words after the list call its members (等企业, 156个项目)
  bool is_of_kind = false;        // of a named list: those words stand for a kind of things (项目, 企业)
  bool is_of_other_kind = false;  // they stand for what is no entity: 飞轮电池、智能水表等产品
  bool is_list = false;           // more than one item, or words that say it stands for many
};

// What stands right behind a trigger and keeps a pattern from speaking there.
enum class Hindrance : std::uint8_t {
  none,
  description,  // 开工|率, 签约|项目: it describes a noun
  condition,    // 建成|后, 签约|时: what else is so once, or while, it is
  count,        // 集中签约|项目: it says which ones
  weighed,      // nothing: the pattern leaves its names to the role model
};

// One trigger of one pattern in the page.
struct FrameSite {
  std::uint32_t frame = 0;    // index of the pattern
  std::uint32_t trigger = 0;  // token
  std::uint32_t clause = 0;
  Hindrance hindrance = Hindrance::none;
  Slot before;
  Slot after;
  Slot paired;  // the list that ends at 与 or 和 before the trigger; none of a single item
};

// Every list whose closing words name its members (A、B等8家企业, A等产品), wherever it stands.
std::vector<Slot> find_named_lists(const Reading& reading, const Rulebook& rules);

// Every place where a trigger stands, in page order; of one place, in the order of the patterns.
std::vector<FrameSite> find_frame_sites(const Reading& reading, const Rulebook& rules);

}  // namespace fangzhi
