// What the program says to people beside its answers: sentences and a progress bar, both on standard error.
// Only the thread that owns it may call it.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "cli/terminal.h"
#include "core/result.h"

namespace fangzhi {

class Console {
 public:
  explicit Console(const Terminal& terminal) : is_terminal_(terminal.err_is_terminal) {}
  ~Console() { end_progress(); }
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  // fangzhi: SENTENCE
  void say(std::string_view sentence);

  // Draws how many of how many pages are done, a few times a second, and only on a terminal.
  void show_progress(std::size_t done, std::size_t total);
  void end_progress();

 private:
  bool is_terminal_;
  bool has_bar_ = false;
  std::chrono::steady_clock::time_point next_drawing_;
};

}  // namespace fangzhi
