// The whole program but for main: finds the verb, runs it, and turns an Error into a sentence and an exit
// code.
#pragma once

namespace fangzhi {

// The exit code: 0 done (an empty answer too), 1 failed, 2 asked wrongly, 3 done but pages were skipped; 130
// or 143 when SIGINT or SIGTERM stopped the work in good order.
int run_command_line(int argc, const char* const* argv);

}  // namespace fangzhi
