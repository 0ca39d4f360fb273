// A date as pages give it: YYYY, YYYY-MM or YYYY-MM-DD, an interval whose length is its precision.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fangzhi {

struct PartialDate {
  int year = 0;        // 0 … 9999
  unsigned month = 0;  // 0: not given
  unsigned day = 0;    // 0: not given

  // The first and the last day of the interval, YYYY-MM-DD: they compare as text.
  std::string first_day() const;
  std::string last_day() const;
};

// Nothing where the text has another form or names no day of the calendar (2023-02-29).
std::optional<PartialDate> parse_partial_date(std::string_view text);

}  // namespace fangzhi
