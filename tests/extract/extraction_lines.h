// What was extracted from a page written in a test, in lines that are easy to compare and to read.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/page.h"
#include "extract/extraction.h"

namespace fangzhi {

using Lines = std::vector<std::string>;

inline constexpr const char* kDistrict = "漯河市西城区";

inline Page page_of(const std::string& text, const std::string& place = kDistrict,
                    const std::string& period = "2023") {
  Page page;
  page.name = "page.txt";
  page.text = text;
  page.metadata.place = place;
  page.metadata.period = period;
  return page;
}

// "subject predicate object status time" of each statement, sorted.
inline Lines statements_of(const Extraction& found) {
  Lines lines;
  for (const Statement& each : found.statements) {
    lines.push_back(found.entities[each.subject].name + " " + each.predicate + " " +
                    found.entities[each.object].name + " " + std::string(to_string(each.status)) +
                    (each.time.empty() ? "" : " " + each.time));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

inline bool holds(const Lines& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

inline std::string shown(const Lines& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all.empty() ? "nothing" : all;
}

inline const Entity* find_entity(const Extraction& found, const std::string& name) {
  for (const Entity& entity : found.entities) {
    if (entity.name == name) return &entity;
  }
  return nullptr;
}

}  // namespace fangzhi
