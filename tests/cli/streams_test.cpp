// Streams and terminals: full disks, readers that leave, colour and progress.
#include <gtest/gtest.h>
#include <pty.h>

#include <algorithm>

#include "tests/cli/command_test.h"

namespace fangzhi {
namespace {

using Streams = CommandTest;

TEST_F(Streams, AFullDiskIsAFailure) {
  build();
  RunOptions full;
  full.out_path = "/dev/full";
  for (const std::vector<std::string>& verb :
       std::vector<std::vector<std::string>>{{"--help"},
                                             {"version"},
                                             {"extract", "pages"},
                                             {"find"},
                                             {"stats"},
                                             {"verify"},
                                             {"check", "--json"},
                                             {"export", "--format", "graphml"},
                                             {"export", "--format", "jsonld"},
                                             {"build", "pages"}}) {
    const Outcome run = fangzhi(verb, full);
    EXPECT_EQ(run.exit_code, 1) << verb[0];
    EXPECT_TRUE(contains(run.err, "cannot be written (No space left on device)"))
        << verb[0] << ": " << run.err;
  }
}

TEST_F(Streams, AReaderThatLeavesIsNoFailure) {
  for (int i = 0; i < 300; ++i) folder.write("many/" + std::to_string(i) + ".txt", kBridge);
  const std::string command =
      "cd " + folder.path().string() + " && (" FANGZHI_BINARY " extract many; echo $? >code) 2>err | head -1";
  std::FILE* pipe = ::popen(command.c_str(), "r");
  ASSERT_NE(pipe, nullptr);
  std::string out;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) out.push_back(static_cast<char>(c));
  EXPECT_EQ(::pclose(pipe), 0);
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 1);
  EXPECT_EQ(Program::contents(folder / "err"), "");
  EXPECT_EQ(Program::contents(folder / "code"), "0\n");
}

// What the program writes to a terminal of 60 columns.
std::string on_a_terminal(const Program& program, const std::vector<std::string>& arguments,
                          const RunOptions& options) {
  int terminal = -1;
  winsize size{};
  size.ws_col = 60;
  size.ws_row = 24;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) program.execute(arguments, options);
  std::string out;
  char buffer[4096];
  for (ssize_t got = 0; (got = ::read(terminal, buffer, sizeof buffer)) > 0;)
    out.append(buffer, static_cast<std::size_t>(got));
  EXPECT_EQ(Program::wait_for(child), 0);
  ::close(terminal);
  return out;
}

TEST_F(Streams, ColourOnlyOnATerminalThatWantsIt) {
  build();
  RunOptions plain;
  EXPECT_TRUE(contains(on_a_terminal(fangzhi, {"stats"}, plain), "\x1b[1m"));
  RunOptions no_color;
  no_color.environment["NO_COLOR"] = "1";
  EXPECT_FALSE(contains(on_a_terminal(fangzhi, {"stats"}, no_color), "\x1b"));
  RunOptions dumb;
  dumb.environment["TERM"] = "dumb";
  EXPECT_FALSE(contains(on_a_terminal(fangzhi, {"stats"}, dumb), "\x1b"));
  EXPECT_FALSE(contains(fangzhi({"stats"}).out, "\x1b"));
}

TEST_F(Streams, ProgressOnlyOnATerminal) {
  write_pages();
  const std::string shown = on_a_terminal(fangzhi, {"build", "pages"}, {});
  EXPECT_TRUE(contains(shown, " of 2 pages")) << shown;
  EXPECT_EQ(fangzhi({"build", "pages"}).err, "");
}

}  // namespace
}  // namespace fangzhi
