#include "cli/vocabulary.h"

#include <array>
#include <utility>
#include <vector>

#include "core/nearest_word.h"
#include "core/normal_form.h"
#include "graph/parts.h"

namespace fangzhi {
namespace {

// A word and what it stands for.
using Meaning = std::pair<std::string, std::string>;

constexpr std::array<const char*, 4> kStatusLabels = {"完成", "进行中", "计划", "否定"};

Result<std::string> meaning_of(const std::vector<Meaning>& meanings, std::string_view option,
                               std::string_view word) {
  const std::string wanted = nfkc_lower(word);
  std::vector<std::string> words;
  for (const auto& [known, id] : meanings) {
    if (nfkc_lower(known) == wanted) return id;
    words.push_back(nfkc_lower(known));
  }
  const std::string complaint = std::string(option) + ": \"" + std::string(word) + "\" is not known; ";
  const std::string nearest = nearest_word(wanted, words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!nearest.empty() && words[i] == nearest) {
      return usage_error(complaint + "did you mean \"" + meanings[i].first + "\"?");
    }
  }
  std::string ids;
  for (const auto& [known, id] : meanings) {
    if (known == id) ids += (ids.empty() ? "" : ", ") + id;
  }
  return usage_error(complaint + "known are " + ids);
}

}  // namespace

Result<std::string> class_named(const Ontology& ontology, std::string_view option, std::string_view word) {
  std::vector<Meaning> meanings;
  for (const OntologyClass& known : ontology.classes()) {
    for (const std::string& label : {known.id, known.zh, known.en}) meanings.emplace_back(label, known.id);
  }
  return meaning_of(meanings, option, word);
}

Result<std::string> property_named(const Ontology& ontology, std::string_view option, std::string_view word) {
  std::vector<Meaning> meanings;
  for (const OntologyProperty& known : ontology.properties()) {
    meanings.emplace_back(known.id, known.id);
    for (const std::string& label : {known.zh, known.en, known.name}) {
      if (label != known.id) meanings.emplace_back(label, known.id);
    }
  }
  return meaning_of(meanings, option, word);
}

Result<StatementStatus> status_named(std::string_view option, std::string_view word) {
  std::vector<Meaning> meanings;
  for (std::size_t i = 0; i < kStatusLabels.size(); ++i) {
    const std::string id(to_string(static_cast<StatementStatus>(i)));
    meanings.emplace_back(id, id);
    meanings.emplace_back(kStatusLabels[i], id);
  }
  FANGZHI_ASSIGN(const std::string id, meaning_of(meanings, option, word));
  return *parse_statement_status(id);
}

std::string class_label(const Ontology& ontology, std::string_view id) {
  const OntologyClass* known = ontology.find_class(id);
  return known == nullptr ? std::string(id) : known->zh;
}

std::string property_label(const Ontology& ontology, std::string_view id) {
  const OntologyProperty* known = ontology.find_property(id);
  return known == nullptr ? std::string(id) : known->zh;
}

std::string status_label(StatementStatus status) {
  return kStatusLabels[static_cast<std::size_t>(status)];
}

std::string status_label(const GraphStatement& statement) {
  return statement.rule == kPartRule ? statement.rule : status_label(statement.status);
}

}  // namespace fangzhi
