// Sums of money as pages write them, and when two ways of writing one mean the same.
//
//   amounts_agree("20亿元", "总投资约20.3亿元");  // true: 20亿元 does not say the tenth
#pragma once

#include <optional>
#include <string_view>

namespace fangzhi {

struct Amount {
  double yuan = 0;
  double grain = 0;             // what the last digit written is worth: 0.1亿 in 3.5亿元
  bool is_approximate = false;  // 约, 近, 超, 余 …
};

// Nothing where it is in another unit or not in figures.
std::optional<Amount> read_amount(std::string_view written);

// An amount as written (20亿元, 约3500.5万元, 1,200元) in yuan; nothing where it is in another unit or not in
// figures.
std::optional<double> amount_in_yuan(std::string_view written);

// Whether the coarser of the two, rounded as it is, may stand for the other. Amounts that cannot be read
// agree where they are written alike.
bool amounts_agree(std::string_view a, std::string_view b);

}  // namespace fangzhi
