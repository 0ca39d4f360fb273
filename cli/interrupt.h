// Stopping in good order. After stop_on_interrupt() the first SIGINT or SIGTERM only sets a flag, which long
// work looks at between pages; another, two seconds or more later, ends the process at once (the store stays
// whole, see graph/graph_store.h).
#pragma once

#include <memory>

#include "core/byte_io.h"

namespace fangzhi {

void stop_on_interrupt();

// The signal that asked to stop, or 0.
int interrupting_signal();

// A sink that fails after an interrupt, so that a half-written file is removed.
std::unique_ptr<ByteSink> stoppable(std::unique_ptr<ByteSink> sink);

}  // namespace fangzhi
