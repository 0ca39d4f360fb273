// What holds for the extraction of any page, and the rules that come with Fangzhi.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "extract/extraction.h"

namespace fangzhi {

inline const Ontology& own_ontology() {
  static const Result<Ontology> loaded = Ontology::load(std::filesystem::path(FANGZHI_ROOT) / "ontology");
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return loaded.value();
}

inline const Rulebook& own_rules() {
  static const Result<Rulebook> loaded =
      Rulebook::load(std::filesystem::path(FANGZHI_ROOT) / "ontology", own_ontology());
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return loaded.value();
}

// YYYY, YYYY-MM, YYYY-MM-DD or nothing.
inline bool is_time(const std::string& time) {
  constexpr std::string_view kForm = "0000-00-00";
  if (!time.empty() && time.size() != 4 && time.size() != 7 && time.size() != 10) return false;
  for (std::size_t i = 0; i < time.size(); ++i) {
    const bool is_digit = time[i] >= '0' && time[i] <= '9';
    if (is_digit != (kForm[i] == '0') || (!is_digit && time[i] != '-')) return false;
  }
  return true;
}

// The laws of spans, names and references; each breach fails the test.
class ExtractionLaws {
 public:
  ExtractionLaws(const Page& page, const Extraction& found)
      : page_(page), found_(found), text_(to_code_points(page.text)) {}

  void check() const {
    check_mentions();
    for (const Entity& entity : found_.entities) check_entity(entity);
    for (const Statement& statement : found_.statements) check_statement(statement);
    for (const Observation& observation : found_.observations) check_observation(observation);
    EXPECT_TRUE(is_time(found_.period)) << found_.period;
  }

 private:
  bool is_inside(TextSpan span) const { return span.begin < span.end && span.end <= text_.size(); }
  std::u32string_view cut(TextSpan span) const {
    return std::u32string_view(text_).substr(span.begin, span.end - span.begin);
  }
  static std::string without_spaces(std::u32string_view text) {
    std::u32string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept), [](char32_t c) { return !is_space(c); });
    return to_utf8(kept);
  }

  void check_mentions() const {
    std::vector<TextSpan> all;
    for (const Entity& entity : found_.entities) {
      EXPECT_TRUE(std::is_sorted(entity.mentions.begin(), entity.mentions.end())) << about(entity.name);
      all.insert(all.end(), entity.mentions.begin(), entity.mentions.end());
    }
    std::sort(all.begin(), all.end());
    for (std::size_t i = 1; i < all.size(); ++i) {
      EXPECT_LE(all[i - 1].end, all[i].begin) << about("two mentions overlap");
    }
  }

  void check_entity(const Entity& entity) const {
    EXPECT_NE(own_ontology().find_class(entity.type), nullptr) << about(entity.type);
    EXPECT_FALSE(entity.name.empty()) << about(entity.type);
    EXPECT_EQ(entity.name, without_spaces(to_code_points(entity.name))) << about(entity.name);
    EXPECT_TRUE(std::is_sorted(entity.aliases.begin(), entity.aliases.end())) << about(entity.name);
    EXPECT_EQ(std::adjacent_find(entity.aliases.begin(), entity.aliases.end()), entity.aliases.end())
        << about(entity.name);
    for (const TextSpan span : entity.mentions) {
      ASSERT_TRUE(is_inside(span)) << about(entity.name);
      const std::string form = without_spaces(cut(span));
      EXPECT_TRUE(std::binary_search(entity.aliases.begin(), entity.aliases.end(), form))
          << about(entity.name) << ": " << form << " is no alias";
    }
  }

  void check_evidence(TextSpan evidence, const std::string& quotation) const {
    ASSERT_TRUE(is_inside(evidence)) << about(quotation);
    EXPECT_EQ(to_utf8(cut(evidence)), quotation) << about("evidence");
  }

  void check_statement(const Statement& statement) const {
    ASSERT_LT(statement.subject, found_.entities.size());
    ASSERT_LT(statement.object, found_.entities.size());
    EXPECT_NE(statement.subject, statement.object) << about(statement.quotation);
    EXPECT_NE(own_ontology().find_property(statement.predicate), nullptr) << about(statement.predicate);
    EXPECT_TRUE(is_time(statement.time)) << about(statement.time);
    EXPECT_TRUE(std::is_sorted(statement.qualifiers.begin(), statement.qualifiers.end()));
    EXPECT_FALSE(statement.rule.empty()) << about(statement.quotation);
    check_evidence(statement.evidence, statement.quotation);
  }

  void check_observation(const Observation& observation) const {
    ASSERT_LT(observation.about, found_.entities.size());
    EXPECT_FALSE(observation.indicator.empty()) << about(observation.quotation);
    EXPECT_FALSE(observation.value.empty()) << about(observation.quotation);
    EXPECT_TRUE(is_time(observation.time)) << about(observation.time);
    check_evidence(observation.evidence, observation.quotation);
  }

  std::string about(const std::string& what) const { return page_.name + ": " + what; }

  const Page& page_;
  const Extraction& found_;
  std::u32string text_;
};

// Extracts, and checks the laws on the way.
inline Extraction extract_lawfully(const Page& page) {
  Extraction found = extract(own_rules(), page);
  ExtractionLaws(page, found).check();
  return found;
}

}  // namespace fangzhi
