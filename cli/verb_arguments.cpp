#include "cli/verb_arguments.h"

#include <CLI/CLI.hpp>

namespace fangzhi {

VerbArgument& VerbArgument::required() {
  option_.required();
  return *this;
}

VerbArgument& VerbArgument::shown_as(const std::string& value) {
  option_.option_text(value);
  return *this;
}

VerbArgument& VerbArgument::within(std::int64_t least, std::int64_t most) {
  option_.check(CLI::Range(least, most));
  return *this;
}

VerbArgument VerbArguments::add_option(const std::string& names, std::string& value,
                                       const std::string& help) {
  return VerbArgument(*verb_.add_option(names, value, help));
}

VerbArgument VerbArguments::add_option(const std::string& names, std::vector<std::string>& values,
                                       const std::string& help) {
  return VerbArgument(*verb_.add_option(names, values, help));
}

VerbArgument VerbArguments::add_option(const std::string& names, int& value, const std::string& help) {
  return VerbArgument(*verb_.add_option(names, value, help));
}

VerbArgument VerbArguments::add_option(const std::string& names, unsigned& value, const std::string& help) {
  return VerbArgument(*verb_.add_option(names, value, help));
}

VerbArgument VerbArguments::add_option(const std::string& names, std::int64_t& value,
                                       const std::string& help) {
  return VerbArgument(*verb_.add_option(names, value, help));
}

VerbArgument VerbArguments::add_option(const std::string& names, std::size_t& value,
                                       const std::string& help) {
  return VerbArgument(*verb_.add_option(names, value, help));
}

void VerbArguments::add_flag(const std::string& names, bool& is_given, const std::string& help) {
  verb_.add_flag(names, is_given, help);
}

}  // namespace fangzhi
