#include "cli/interrupt.h"

#include <unistd.h>

#include <csignal>
#include <ctime>

namespace fangzhi {
namespace {

volatile std::sig_atomic_t asked_by = 0;
volatile std::sig_atomic_t asked_at = 0;  // in seconds of the monotonic clock

std::sig_atomic_t seconds_now() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::sig_atomic_t>(now.tv_sec);
}

// Who stops a process with its whole group (timeout, a terminal behind a wrapper) sends the signal twice at
// once. That is one wish; a person who is impatient takes a second or two.
extern "C" void note_signal(int signal) {
  constexpr int kSignalExit = 128;
  if (asked_by == 0) {
    asked_at = seconds_now();
    asked_by = signal;
  } else if (seconds_now() - asked_at >= 2) {
    ::_exit(kSignalExit + signal);
  }
}

class StoppableSink final : public ByteSink {
 public:
  explicit StoppableSink(std::unique_ptr<ByteSink> sink) : sink_(std::move(sink)) {}

  Status write(std::string_view bytes) override {
    if (interrupting_signal() != 0) return io_error("interrupted; nothing was written");
    return sink_->write(bytes);
  }
  Status close() override { return sink_->close(); }

 private:
  std::unique_ptr<ByteSink> sink_;
};

}  // namespace

void stop_on_interrupt() {
  struct sigaction action {};
  action.sa_handler = note_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

int interrupting_signal() {
  return asked_by;
}

std::unique_ptr<ByteSink> stoppable(std::unique_ptr<ByteSink> sink) {
  return std::make_unique<StoppableSink>(std::move(sink));
}

}  // namespace fangzhi
