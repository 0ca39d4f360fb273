#include "cli/console.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <memory>
#include <string>

namespace fangzhi {
namespace {

spdlog::logger& standard_error() {
  static spdlog::logger logger = [] {
    spdlog::logger made("fangzhi", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made.set_pattern("%n: %v");
    made.flush_on(spdlog::level::info);
    return made;
  }();
  return logger;
}

}  // namespace

void Console::say(std::string_view sentence) {
  end_progress();
  standard_error().info("{}", visible(sentence));
}

void Console::show_progress(std::size_t done, std::size_t total) {
  if (!is_terminal_ || total == 0) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_drawing_) return;
  constexpr auto kPause = std::chrono::milliseconds(100);
  next_drawing_ = now + kPause;
  constexpr std::size_t kBarWidth = 30;
  const std::size_t filled = kBarWidth * done / total;
  const std::string bar = std::string(filled, '#') + std::string(kBarWidth - filled, '.');
  std::fprintf(stderr, "\r[%s] %zu of %zu pages", bar.c_str(), done, total);
  std::fflush(stderr);
  has_bar_ = true;
}

void Console::end_progress() {
  if (!has_bar_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  has_bar_ = false;
}

}  // namespace fangzhi
