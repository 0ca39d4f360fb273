// The county or district of a page that names none in full: what it is called for short, and what stands in
// the titles of its papers.
#pragma once

#include <string_view>
#include <vector>

#include "core/divisions.h"
#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"

namespace fangzhi {

// Each gives a division of the table of the rules, or nullptr. The reading and the rules outlive it.
class CalledDistrict {
 public:
  CalledDistrict(const Reading& reading, const Rulebook& rules) : reading_(reading), rules_(rules) {}

  // 高港: the district, the only one of the name, that the page calls so for short more than once. What is a
  // word too is none. A page of a county (我县, 全县) need name it once, where one of its names begins:
  // 青林中学.
  const Division* called_most(const std::vector<Mention>& mentions) const;
  // 《|青林市云河区|国土空间总体规划》: the finest division that the title of a paper begins with.
  const Division* in_papers() const;
  // Whether the page says 我县 of itself.
  bool speaks_as_county() const;

 private:
  bool is_of_county() const;
  const Division* called(std::u32string_view name, bool is_county) const;
  const Division* division_at(std::size_t at, const Division* outer) const;

  const Reading& reading_;
  const Rulebook& rules_;
};

}  // namespace fangzhi
