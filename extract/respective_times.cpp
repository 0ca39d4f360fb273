#include "extract/respective_times.h"

#include <algorithm>
#include <string_view>

#include "extract/dates.h"

namespace fangzhi {

std::vector<FoundTime> respective_times(const StatementContext& context, std::uint32_t sentence,
                                        std::uint32_t end) {
  constexpr std::u32string_view kRespectively = U"分别", kSeparators = U"、和及与";
  constexpr std::u32string_view kOfTimes =
      U"于在将拟计划预0123456789年月日上中下旬半第季度一二三四初底末前今去明、和及与";
  constexpr std::uint32_t kReach = 40;  // characters
  const std::uint32_t first = context.reading.tokens[context.reading.sentences[sentence].tokens.begin].begin;
  const std::uint32_t begin = std::max(first, end - std::min(end, kReach));
  if (begin >= end) return {};
  std::u32string_view words = context.reading.text().substr(begin, end - begin);
  const std::size_t at = words.rfind(kRespectively);
  if (at == std::u32string_view::npos) return {};
  std::uint32_t from = begin + static_cast<std::uint32_t>(at + kRespectively.size());
  words.remove_prefix(at + kRespectively.size());
  if (words.find_first_not_of(kOfTimes) != std::u32string_view::npos) return {};
  const TimeFrame frame{section_time(context, sentence), context.scope.written, context.scope.told_on()};
  std::vector<FoundTime> times;
  while (!words.empty()) {
    const std::size_t size = std::min(words.find_first_of(kSeparators), words.size());
    TextSpan found;
    std::string time = last_time_in(words.substr(0, size), frame, &found);
    if (time.empty()) return {};
    times.push_back({std::move(time), TimeGround::words, {found.begin + from, found.end + from}});
    const std::size_t step = std::min(size + 1, words.size());
    words.remove_prefix(step);
    from += static_cast<std::uint32_t>(step);
  }
  return times;
}

}  // namespace fangzhi
