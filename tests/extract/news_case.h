// A short text, what must be read off it and what must not.
#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "tests/extract/extraction_laws.h"
#include "tests/extract/extraction_lines.h"

namespace fangzhi {

struct NewsCase {
  const char* name;
  const char* text;
  Lines says;
  Lines says_not = {};
  Lines names = {};
  Lines names_not = {};
};

inline void PrintTo(const NewsCase& each, std::ostream* out) {
  *out << each.name;
}

inline void expect_read(const NewsCase& each) {
  const Extraction found = extract_lawfully(page_of(each.text));
  const Lines said = statements_of(found);
  for (const std::string& line : each.says)
    EXPECT_TRUE(holds(said, line)) << line << " is not in\n" << shown(said);
  for (const std::string& line : each.says_not)
    EXPECT_FALSE(holds(said, line)) << line << " is in\n" << shown(said);
  for (const std::string& name : each.names) EXPECT_NE(find_entity(found, name), nullptr) << name;
  for (const std::string& name : each.names_not) EXPECT_EQ(find_entity(found, name), nullptr) << name;
}

}  // namespace fangzhi
