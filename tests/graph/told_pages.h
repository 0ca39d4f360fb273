// Invented pages for tests of the questions: each tells one thing or two about a project, a firm or an
// official.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/events.h"
#include "tests/export/sample_graph.h"
#include "tests/graph/record_builder.h"

namespace fangzhi {

// What a page says, with the words for its ends' types left to the predicate's usual ones.
struct Telling {
  std::string subject;
  std::string predicate;
  std::string object;
  std::string time;
  StatementStatus status = StatementStatus::done;
  std::vector<std::pair<std::string, std::string>> qualifiers = {};
};

// The class of a name by its last character: 桥 and 园 for what is built, 司 and 委 for bodies, 区 for
// places; others are people.
inline std::string class_of(const std::string& name) {
  const std::u32string characters = to_code_points(name);
  switch (characters.back()) {
    case U'桥':
      return "Project";
    case U'园':
      return "Park";
    case U'司':
    case U'委':
      return "Institution";
    case U'区':
      return "Place";
    default:
      return "Person";
  }
}

// A page printed on a day, or in a month or year; "" where it does not say.
inline DocumentRecord telling_page(const std::string& name, const std::string& date,
                                   const std::vector<Telling>& tellings) {
  RecordBuilder page(name);
  page.metadata().date = date;
  page.say(name + "。");
  for (const Telling& told : tellings) {
    const auto subject = page.entity(class_of(told.subject), told.subject, "云河市");
    const auto object = page.entity(class_of(told.object), told.object, "云河市");
    page.states(subject, told.predicate, object,
                told.subject + told.predicate + told.object + "，" + told.time + "。", told.time, told.status)
        .qualifiers = told.qualifiers;
  }
  return page.build();
}

inline Ontology project_ontology() {
  auto loaded = Ontology::load(std::string(FANGZHI_ROOT) + "/ontology");
  EXPECT_TRUE(loaded) << loaded.error().message;
  return std::move(*loaded);
}

// A graph of such pages, and the questions' ground: labels and reports.
struct ToldGraph {
  explicit ToldGraph(const std::vector<DocumentRecord>& pages) : graph(testing_graph::make_graph(pages)) {}

  GraphReader& reader() { return *graph.reader; }

  EntityLabel entity(const std::string& name) {
    const auto ids = reader().identities_named(name);
    EXPECT_TRUE(ids && ids->size() == 1) << name;
    const auto identity = reader().identity(ids->front());
    EXPECT_TRUE(identity) << name;
    return label_of(*identity);
  }

  std::vector<Report> reports(const std::string& name) {
    const auto pages = PageLabels::read(reader());
    EXPECT_TRUE(pages) << pages.error().message;
    auto found = reports_of(reader(), *pages, entity(name).id);
    EXPECT_TRUE(found) << found.error().message;
    return std::move(*found);
  }

  std::vector<ToldFigure> figures(const std::string& name) {
    const auto pages = PageLabels::read(reader());
    EXPECT_TRUE(pages) << pages.error().message;
    auto found = figures_of(reader(), *pages, entity(name).id);
    EXPECT_TRUE(found) << found.error().message;
    return std::move(*found);
  }

  testing_graph::SampleGraph graph;
  Ontology ontology = project_ontology();
};

constexpr StatementStatus kPlanned = StatementStatus::planned;
constexpr StatementStatus kDoneStatus = StatementStatus::done;
constexpr StatementStatus kOngoing = StatementStatus::ongoing;
constexpr StatementStatus kNegated = StatementStatus::negated;

}  // namespace fangzhi
