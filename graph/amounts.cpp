#include "graph/amounts.h"

#include <algorithm>
#include <cmath>

#include "core/utf8.h"
#include "graph/identity.h"

namespace fangzhi {
namespace {

// Before or behind a figure: it is no exact one.
constexpr std::u32string_view kRoughly = U"约近超逾余多达左右上下几";
// How far a rough figure may be from what it stands for, as a part of it.
constexpr double kRough = 0.1;

// The value of a character that multiplies; 1 for every other.
double multiplier(char32_t c) {
  switch (c) {
    case U'十':
      return 1e1;
    case U'百':
      return 1e2;
    case U'千':
      return 1e3;
    case U'万':
      return 1e4;
    case U'亿':
      return 1e8;
    default:
      return 1;
  }
}

// The figure at `at`, which it moves past: digits with a decimal point and commas between thousands.
Amount read_figure(const std::u32string& text, std::size_t& at) {
  double figure = 0;
  double unit = 0;  // of the next decimal; 0 before the point
  double grain = 1;
  for (; at < text.size(); ++at) {
    const char32_t c = text[at];
    if (is_ascii_digit(c)) {
      const double digit = static_cast<double>(c - U'0');
      figure = unit == 0 ? figure * 10 + digit : figure + digit * unit;
      if (unit != 0) grain = unit;
      if (unit != 0) unit /= 10;
    } else if (c == U'.' && unit == 0) {
      unit = 0.1;
    } else if (c != U',') {
      break;
    }
  }
  return {figure, grain, false};
}

}  // namespace

std::optional<Amount> read_amount(std::string_view written) {
  if (find_invalid_utf8(written)) return std::nullopt;
  const std::u32string text = to_code_points(name_key(written));
  std::size_t at = 0;
  while (at < text.size() && !is_ascii_digit(text[at])) ++at;
  if (at == text.size()) return std::nullopt;
  Amount amount;
  amount.is_approximate = text.find_first_of(kRoughly) != std::u32string::npos;
  bool multiplied = false;
  while (at < text.size() && is_ascii_digit(text[at])) {
    Amount part = read_figure(text, at);
    for (; at < text.size() && (multiplier(text[at]) > 1 || text[at] == U'余' || text[at] == U'多'); ++at) {
      part.yuan *= multiplier(text[at]);
      part.grain *= multiplier(text[at]);
      multiplied = true;
    }
    amount.yuan += part.yuan;
    amount.grain = part.grain;
  }
  // 20亿 alone is money; 20 alone, 20亿美元 and 20个 are not.
  const bool in_yuan = at == text.size() ? multiplied : text[at] == U'元';
  if (!in_yuan) return std::nullopt;
  amount.yuan = std::round(amount.yuan * 100) / 100;
  return amount;
}

std::optional<double> amount_in_yuan(std::string_view written) {
  const std::optional<Amount> amount = read_amount(written);
  if (!amount) return std::nullopt;
  return amount->yuan;
}

bool amounts_agree(std::string_view a, std::string_view b) {
  const std::optional<Amount> one = read_amount(a);
  const std::optional<Amount> other = read_amount(b);
  if (!one || !other) return name_key(a) == name_key(b);
  constexpr double kCent = 0.005;
  double allowed = std::max(one->grain, other->grain) / 2 + kCent;
  if (one->is_approximate) allowed = std::max(allowed, one->yuan * kRough);
  if (other->is_approximate) allowed = std::max(allowed, other->yuan * kRough);
  return std::abs(one->yuan - other->yuan) <= allowed;
}

}  // namespace fangzhi
