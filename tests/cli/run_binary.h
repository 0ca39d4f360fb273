// Runs the built program as a user would, in a folder of the test's own.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "tests/core/temporary_folder.h"

namespace fangzhi {

struct Outcome {
  int exit_code = -1;  // 128 + the signal where one ended it
  std::string out;
  std::string err;
};

struct RunOptions {
  std::string input;                               // its standard input
  std::string out_path;                            // where its standard output goes instead: /dev/full
  std::map<std::string, std::string> environment;  // set on top of a plain one
};

// The program in `folder`, which is its working folder and its store's.
class Program {
 public:
  explicit Program(const TemporaryFolder& folder) : folder_(folder) {}

  Outcome operator()(const std::vector<std::string>& arguments, const RunOptions& options = {}) const {
    const TemporaryFolder streams;
    const std::string out = options.out_path.empty() ? (streams / "out").string() : options.out_path;
    const std::string in = streams.write("in", options.input).string();
    const pid_t child = ::fork();
    if (child == 0) start(arguments, options, {in, out, (streams / "err").string()});
    Outcome run;
    run.exit_code = wait_for(child);
    if (options.out_path.empty()) run.out = contents(out);
    run.err = contents(streams / "err");
    return run;
  }

  static int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    constexpr int kSignalExit = 128;
    return WIFEXITED(status) ? WEXITSTATUS(status) : kSignalExit + WTERMSIG(status);
  }

  // Waits for something that the running child brings about; false where the child, or a minute, ended first.
  template <class Condition>
  static bool wait_until(pid_t child, Condition is_so) {
    constexpr int kTries = 60000;
    for (int i = 0; i < kTries; ++i) {
      if (is_so()) return true;
      siginfo_t ended{};
      if (::waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT) != 0) return false;
      if (ended.si_pid == child) return false;
      ::usleep(1000);
    }
    return false;
  }

  static std::string contents(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  // Replaces this (forked) process by the program.
  [[noreturn]] void execute(const std::vector<std::string>& arguments, const RunOptions& options) const {
    std::vector<std::string> words = {FANGZHI_BINARY};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::map<std::string, std::string> environment = {
        {"PATH", "/usr/bin:/bin"}, {"LANG", "C"}, {"TERM", "xterm"}};
    for (const auto& [name, value] : options.environment) environment[name] = value;
    std::vector<std::string> variables;
    for (const auto& [name, value] : environment) variables.push_back(name + "=" + value);
    std::vector<char*> argv, envp;
    for (std::string& word : words) argv.push_back(word.data());
    for (std::string& variable : variables) envp.push_back(variable.data());
    argv.push_back(nullptr);
    envp.push_back(nullptr);
    if (::chdir(folder_.path().c_str()) == 0) ::execve(FANGZHI_BINARY, argv.data(), envp.data());
    ::_exit(127);
  }

 private:
  struct Streams {
    std::string in, out, err;
  };

  [[noreturn]] void start(const std::vector<std::string>& arguments, const RunOptions& options,
                          const Streams& streams) const {
    ::dup2(::open(streams.in.c_str(), O_RDONLY | O_CLOEXEC), STDIN_FILENO);
    ::dup2(::open(streams.out.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), STDOUT_FILENO);
    ::dup2(::open(streams.err.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), STDERR_FILENO);
    execute(arguments, options);
  }

  const TemporaryFolder& folder_;
};

}  // namespace fangzhi
