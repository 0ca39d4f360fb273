#include "cli/cross_validation.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "cli/table.h"
#include "extract/evaluation.h"
#include "extract/extraction.h"
#include "extract/training.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

// By hand, and as learned.
struct Pair {
  Count hand;
  Count learned;
};

// By kind of item and its word; the empty word is all.
using Figures = std::map<std::pair<Judged, std::string>, Pair>;

constexpr std::pair<Judged, const char*> kItems[] = {
    {Judged::mention, "mention"}, {Judged::statement, "statement"}, {Judged::observation, "observation"}};

void count(const AnnotatedSentence& sentence, const Rulebook& rules, Count Pair::*side, Figures& figures) {
  for (const Appraisal& one : judge(sentence, extract(rules, sentence.page))) {
    (figures[{one.kind, ""}].*side).add(one.verdict);
    if (!one.word.empty()) (figures[{one.kind, one.word}].*side).add(one.verdict);
  }
}

std::string number(double part) {
  char text[16];
  std::snprintf(text, sizeof text, "%.3f", part);
  return text;
}

std::string report_text(const Figures& figures, const Terminal& terminal) {
  Table table({"what", "of", "P hand", "learned", "R hand", "learned", "F1 hand", "learned"});
  for (const auto& [kind, name] : kItems) {
    const auto add = [&, kind_name = name](const std::string& word, const Pair& of) {
      table.add({kind_name, word, number(of.hand.precision()), number(of.learned.precision()),
                 number(of.hand.recall()), number(of.learned.recall()), number(of.hand.f1()),
                 number(of.learned.f1())});
    };
    for (const auto& [key, of] : figures) {
      if (key.first == kind && !key.second.empty()) add(key.second, of);
    }
    const auto all = figures.find({kind, ""});
    if (all != figures.end()) add("all", all->second);
  }
  return table.render(terminal);
}

Json json_of(const Count& count) {
  return {{"right", count.right},           {"missed", count.missed},   {"wrong", count.wrong},
          {"precision", count.precision()}, {"recall", count.recall()}, {"f1", count.f1()}};
}

std::string report_json(const Figures& figures, std::size_t sentences, std::size_t groups) {
  Json json = {{"sentences", sentences}, {"groups", groups}};
  for (const auto& [kind, name] : kItems) {
    Json& of_kind = json[std::string(name) + "s"] = Json::object();
    for (const auto& [key, of] : figures) {
      if (key.first != kind) continue;
      Json& place = key.second.empty() ? of_kind : of_kind["by"][key.second];
      place["hand"] = json_of(of.hand);
      place["learned"] = json_of(of.learned);
    }
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

Result<std::string> cross_validation_report(const CrossValidation& validation, const Terminal& terminal,
                                            bool is_json, Console& console) {
  const std::vector<AnnotatedSentence>& sentences = validation.sentences;
  FANGZHI_ASSIGN(NameModel start, starting_weights(validation.ontology_folder, validation.rules));
  const Rulebook hand = validation.rules.with_weights(start, TagModel(), RoleModel(), StatusModel());
  const TrainingSet set = training_set(validation.rules, std::move(start), sentences, {});
  const std::size_t groups = 1 + *std::max_element(validation.groups.begin(), validation.groups.end());
  Figures figures;
  for (std::size_t group = 0; group < groups; ++group) {
    std::vector<bool> is_used(sentences.size());
    for (std::size_t i = 0; i < sentences.size(); ++i) is_used[i] = validation.groups[i] != group;
    const Rulebook taught = learned(validation.rules, set, is_used);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (is_used[i]) continue;
      count(sentences[i], hand, &Pair::hand, figures);
      count(sentences[i], taught, &Pair::learned, figures);
    }
    console.show_progress(group + 1, groups);
  }
  console.end_progress();
  if (is_json) return report_json(figures, sentences.size(), groups);
  return report_text(figures, terminal) + "\n" + std::to_string(sentences.size()) + " sentences, " +
         std::to_string(groups) + " groups, each read with weights learned from the others\n";
}

}  // namespace fangzhi
