// The rules of linking: linking.jsonc of an ontology folder, read and checked once, then const.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/ontology.h"
#include "core/result.h"

namespace fangzhi {

// The signs that a comparison looks for; linking.jsonc weighs them under these names.
enum class LinkSign : unsigned char {
  equal_name,
  equal_core,
  optional_words,
  cut_name,
  subsequence,
  contained,
  renamed,
  shared_form,
  plain_name,
  bare_name,
  one_work,
  same_place,
  nested_place,
  no_place,
  unknown_place,
  other_place,
  same_home,
  other_home,
  shared_neighbours,
  other_type,
  one_page,
  out_of_order,
  other_amount,
  other_builder,
  other_year,
  other_number,
  other_part,
  is_part,
  other_head,
  other_work,
  other_district,
  shared_post,
  shared_institution,
  shared_district,
  ordered_posts,
  rival_posts,
  other_calling,
  common_name,
};
inline constexpr std::array<const char*, 38> kLinkSigns = {
    "equal_name",         "equal_core",      "optional_words",    "cut_name",
    "subsequence",        "contained",       "renamed",           "shared_form",
    "plain_name",         "bare_name",       "one_work",          "same_place",
    "nested_place",       "no_place",        "unknown_place",     "other_place",
    "same_home",          "other_home",      "shared_neighbours", "other_type",
    "one_page",           "out_of_order",    "other_amount",      "other_builder",
    "other_year",         "other_number",    "other_part",        "is_part",
    "other_head",         "other_work",      "other_district",    "shared_post",
    "shared_institution", "shared_district", "ordered_posts",     "rival_posts",
    "other_calling",      "common_name"};

static_assert(kLinkSigns.size() == static_cast<std::size_t>(LinkSign::common_name) + 1);

// Words that are tried at one end of a name, longest first.
using LinkWords = std::vector<std::u32string>;

// What tells the units of one name group apart.
enum class UnitDivision { whole, posts, year };

struct LinkTypeRules {
  double same = 0;
  double different = 0;
  UnitDivision apart = UnitDivision::whole;
  bool tells_heads = false;
  bool has_parts = false;
  bool has_pointers = false;
  bool reads_facts = false;
  LinkWords heads;
  LinkWords works;
  LinkWords inner_words;
  std::array<double, kLinkSigns.size()> weights{};
};

// Two names with their scopes, and what they are to each other: same, unsure, different or part.
struct LinkExample {
  std::string where;  // file and line
  std::string type;
  std::string name;
  std::string place;
  std::string other_name;
  std::string other_place;
  std::string is;
};

struct PartWords {
  LinkWords numbered;
  LinkWords firsts;
  LinkWords sides;
  LinkWords sided;
  LinkWords sections;
  LinkWords ways;
};

struct LinkRules {
  // By first character; longest first.
  std::unordered_map<char32_t, std::vector<std::pair<std::u32string, std::u32string>>> spellings;
  LinkWords counters;
  std::vector<LinkWords> division_levels;  // from above
  LinkWords not_divisions;
  LinkWords pointer_starts;
  std::unordered_map<char32_t, LinkWords> plain_words;  // by first character
  PartWords parts;
  std::u32string telling_ends;
  std::string post_predicate;
  std::string role_qualifier;
  std::string builder_predicate;
  std::string amount_qualifier;
  int finished_stage = 0;
  std::string renamed_predicate;
  std::vector<std::string> dated_by;
  std::vector<std::pair<std::string, std::vector<std::string>>> callings;  // in the order of the file
  std::size_t shortest_core = 0;
  std::size_t shortest_wide = 0;
  std::size_t shortest_cut = 0;
  std::size_t longest_cut = 0;
  std::map<std::string, LinkTypeRules, std::less<>> types;    // every class of the ontology
  std::map<std::string, std::string, std::less<>> kin;        // to the first of its kin
  std::map<std::string, std::string, std::less<>> namesakes;  // the family that a class meets by name alone
  std::map<std::string, int, std::less<>> stages;             // of life-cycle predicates
  std::vector<LinkExample> examples;
  std::string fingerprint;

  // The class under whose rules a class meets its kin: itself where it has none.
  std::string_view family(std::string_view id) const {
    const auto found = kin.find(id);
    return found == kin.end() ? id : std::string_view(found->second);
  }
  // The family under which units of these two classes may be one by an equal name; empty where they may not.
  std::string_view namesake_family(std::string_view a, std::string_view b) const {
    for (const auto& [one, other] : {std::pair{a, b}, std::pair{b, a}}) {
      const auto found = namesakes.find(one);
      if (found != namesakes.end() && found->second == family(other)) return found->second;
    }
    return {};
  }
  // Those of a class that the ontology does not know join nothing.
  const LinkTypeRules& type(std::string_view id) const {
    const auto found = types.find(id);
    return found == types.end() ? unknown_type : found->second;
  }
  LinkTypeRules unknown_type;
};

// Fails with file, line, field and the nearest known word.
Result<LinkRules> load_link_rules(const std::filesystem::path& ontology_folder);

}  // namespace fangzhi
