// A number with its unit, as it stands in the page: 46181万元, 12家, 34.2%.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/reach.h"
#include "extract/reading.h"

namespace fangzhi {

// Offsets of the laid-out text.
struct Figure {
  std::uint32_t number_token = 0;
  std::uint32_t after = 0;  // the first token past the unit
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::u32string value;
  std::u32string unit;
  bool counts = false;  // the unit is a measure word: 个, 家, 条
  bool is_length = false;

  bool is_share() const { return unit == U"%" || unit == U"‰" || unit == U"个百分点"; }
};

// The figure that begins with the number at `token`, its unit before `stop`; nothing where the number
// measures or counts nothing: a date, a rank, the grade of a thing (500千伏), a rough numeral.
std::optional<Figure> read_figure(const Reading& reading, const Lexicon& lexicon, std::uint32_t token,
                                  std::uint32_t stop);

// 余, 约: the number beside it is round.
inline bool is_rough(std::u32string_view text) {
  return text == U"余" || text == U"多" || text == U"约" || text == U"来";
}

inline bool is_magnitude(char32_t c) {
  return c == U'万' || c == U'亿' || c == U'千' || c == U'百';
}

// The index of the clause that holds a token.
inline std::uint32_t clause_at(const Reading& reading, std::uint32_t token) {
  const auto after = std::upper_bound(reading.clauses.begin(), reading.clauses.end(), token,
                                      [](std::uint32_t at, const Clause& c) { return at < c.tokens.begin; });
  return static_cast<std::uint32_t>(after - reading.clauses.begin()) - 1;
}

// The clause of a token, as far as a figure looks.
inline TokenRange clause_around(const Reading& reading, std::uint32_t token) {
  const TokenRange whole = reading.clauses[clause_at(reading, token)].tokens;
  return {token - std::min(token - whole.begin, kReachTokens),
          token + std::min(whole.end - token, kReachTokens)};
}

// The index of the first mention that ends after `at`.
inline std::size_t first_mention_past(const std::vector<Mention>& mentions, std::uint32_t at) {
  const auto found = std::lower_bound(mentions.begin(), mentions.end(), at,
                                      [](const Mention& m, std::uint32_t to) { return m.end <= to; });
  return static_cast<std::size_t>(found - mentions.begin());
}

}  // namespace fangzhi
