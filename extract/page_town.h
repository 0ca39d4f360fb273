// The town that a page reports on: the one whose report its title is, that it opens with, or that it names
// most.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"

namespace fangzhi {

// Each gives the name of a town, or nothing. The reading and the rules outlive it.
class PageTown {
 public:
  PageTown(const Reading& reading, const Rulebook& rules) : reading_(reading), rules_(rules) {}

  // 柳河街道|2024年工作总结, 云岭区|青禾镇|工作报告: the town whose report the title is. Of towns that are
  // only named the page's district speaks more than they do.
  std::string in_titles(const std::vector<Mention>& mentions) const;
  // 青林县|东湖镇|三措并举…: on a page that names no other town the one that a first line begins with, where
  // the county is named nowhere but before it, or that is named often and oftener than the county.
  std::string told_of(const std::vector<Mention>& mentions, const std::string& county) const;
  // 西河镇: the town that the page names more than once, and more than any other.
  std::string named_most(const std::vector<Mention>& mentions) const;

 private:
  std::u32string_view text_of(const Mention& mention) const {
    return reading_.text().substr(mention.begin, mention.end - mention.begin);
  }
  bool opens_line(const std::vector<Mention>& mentions, std::size_t m) const;

  const Reading& reading_;
  const Rulebook& rules_;
};

}  // namespace fangzhi
