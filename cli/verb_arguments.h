// What a verb takes from the command line. Hides CLI11, whose headers take longer to compile than any verb.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace fangzhi {

// One of them, to say more about it.
class VerbArgument {
 public:
  explicit VerbArgument(CLI::Option& option) : option_(option) {}

  VerbArgument& required();
  // What stands for the value in the help; " " for nothing.
  VerbArgument& shown_as(const std::string& value);
  VerbArgument& within(std::int64_t least, std::int64_t most);

 private:
  CLI::Option& option_;
};

class VerbArguments {
 public:
  explicit VerbArguments(CLI::App& verb) : verb_(verb) {}

  // NAME is known by its place, --name and -n,--name by what they are called. What is given is written to
  // `value` when the command line is parsed, so that this must live until then.
  VerbArgument add_option(const std::string& names, std::string& value, const std::string& help);
  VerbArgument add_option(const std::string& names, std::vector<std::string>& values,
                          const std::string& help);
  VerbArgument add_option(const std::string& names, int& value, const std::string& help);
  VerbArgument add_option(const std::string& names, unsigned& value, const std::string& help);
  VerbArgument add_option(const std::string& names, std::int64_t& value, const std::string& help);
  VerbArgument add_option(const std::string& names, std::size_t& value, const std::string& help);
  void add_flag(const std::string& names, bool& is_given, const std::string& help);

 private:
  CLI::App& verb_;
};

}  // namespace fangzhi
