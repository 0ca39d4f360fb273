#include "cli/interrupt.h"

#include <unistd.h>

#include <csignal>

namespace fangzhi {
namespace {

volatile std::sig_atomic_t asked_by = 0;

extern "C" void note_signal(int signal) {
  constexpr int kSignalExit = 128;
  if (asked_by != 0) ::_exit(kSignalExit + signal);
  asked_by = signal;
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
