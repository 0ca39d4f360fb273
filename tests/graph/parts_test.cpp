#include "graph/parts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "graph/diff.h"
#include "graph/path.h"
#include "graph/query.h"
#include "graph/timeline.h"
#include "tests/core/temporary_folder.h"
#include "tests/graph/linkable_pages.h"
#include "tests/graph/store_dump.h"

namespace fangzhi {
namespace {

DocumentRecord page_about(const std::string& name, const std::string& type, const std::string& thing,
                          const std::string& city = "云河市") {
  RecordBuilder page(name);
  const auto subject = page.entity(type, thing, city);
  page.states(subject, "开工", page.entity("Place", "东湖区", city), "今天" + thing + "在东湖区开工。",
              "2021");
  return page.build();
}

std::unique_ptr<GraphStore> memory_store(std::vector<Judgement> judgements = {}) {
  return make_memory_store("rules", LinkBasis{linker(), std::move(judgements)});
}

std::unique_ptr<GraphReader> read(GraphStore& store, const std::vector<DocumentRecord>& pages) {
  const auto writer = std::move(store.open_writer()).value();
  for (const DocumentRecord& page : pages) EXPECT_TRUE(writer->put(page));
  EXPECT_TRUE(writer->publish());
  return std::move(store.open_reader()).value();
}

Identity named(GraphReader& reader, const std::string& name) {
  const std::vector<IdentityId> ids = std::move(reader.identities_named(name)).value();
  EXPECT_EQ(ids.size(), 1u) << name;
  return ids.empty() ? Identity() : std::move(reader.identity(ids.front())).value();
}

// Every belief of a graph, from the side of the parts; those from the side of the wholes must be the same.
std::string all_parts(GraphReader& reader) {
  const auto line = [](const PartOf& it) {
    std::ostringstream out;
    out << it.part.hex() << ' ' << it.whole.hex() << ' ' << it.document.hex() << ' ' << it.page << " ["
        << it.evidence.begin << ' ' << it.evidence.end << "] " << it.quotation << '\n';
    return out.str();
  };
  std::vector<std::string> by_part;
  std::vector<std::string> by_whole;
  for (const Identity& identity : drain(reader.identities())) {
    const auto wholes = wholes_of(reader, identity).value();
    for (const PartOf& it : wholes) by_part.push_back(line(it));
    const auto parts = parts_of(reader, identity).value();
    for (const PartOf& it : parts) by_whole.push_back(line(it));
  }
  std::sort(by_part.begin(), by_part.end());
  std::sort(by_whole.begin(), by_whole.end());
  EXPECT_EQ(by_part, by_whole);
  std::string all;
  for (const std::string& it : by_part) all += it;
  return all;
}

std::string all_parts(GraphStore& store) {
  return all_parts(*std::move(store.open_reader()).value());
}

TEST(Parts, AStageIsAPartOfTheWholeAsAPageNamesIt) {
  const auto store = memory_store();
  const auto reader = read(*store, {page_about("a.txt", "Park", "青禾智能装备产业园"),
                                    page_about("b.txt", "Project", "青禾智能装备产业园一期工程")});
  const Identity part = named(*reader, "青禾智能装备产业园一期工程");
  const Identity whole = named(*reader, "青禾智能装备产业园");
  const auto wholes = wholes_of(*reader, part).value();
  ASSERT_EQ(wholes.size(), 1u);
  EXPECT_EQ(wholes[0].part, part.id);
  EXPECT_EQ(wholes[0].whole, whole.id);
  EXPECT_EQ(wholes[0].page, "b.txt");
  EXPECT_EQ(wholes[0].quotation, "青禾智能装备产业园一期工程");
  EXPECT_EQ(wholes[0].evidence, (TextSpan{2, 15}));
  EXPECT_TRUE(wholes_of(*reader, whole).value().empty());
  const auto parts = parts_of(*reader, whole).value();
  ASSERT_EQ(parts.size(), 1u);
  EXPECT_EQ(parts[0].part, part.id);
  EXPECT_TRUE(parts_of(*reader, part).value().empty());
}

// A park and its first stage; in the second store a page says that the one belongs to the other.
std::vector<DocumentRecord> park_and_stage() {
  return {page_about("a.txt", "Park", "青禾智能装备产业园"),
          page_about("b.txt", "Project", "青禾智能装备产业园一期工程")};
}
std::vector<DocumentRecord> park_with_stage_said() {
  std::vector<DocumentRecord> pages = park_and_stage();
  RecordBuilder page("c.txt");
  const auto part = page.entity("Project", "青禾智能装备产业园一期工程", "云河市");
  const auto whole = page.entity("Park", "青禾智能装备产业园", "云河市");
  page.states(part, "隶属", whole, "青禾智能装备产业园一期工程隶属青禾智能装备产业园。", "");
  pages.push_back(page.build());
  return pages;
}

TEST(Parts, AreFoundByTheirRelationOnceHoweverTheyAreKnown) {
  Query query;
  query.predicate = "隶属";
  const auto rules_of = [&](const std::vector<DocumentRecord>& pages) {
    const auto store = memory_store();
    const auto reader = read(*store, pages);
    std::vector<std::string> rules;
    const std::vector<MatchRow> rows = match(*reader, query).value();
    for (const MatchRow& row : rows) {
      EXPECT_EQ(row.subject.name, "青禾智能装备产业园一期工程");
      EXPECT_EQ(row.object.name, "青禾智能装备产业园");
      rules.push_back(row.statement.rule);
    }
    return rules;
  };
  EXPECT_EQ(rules_of(park_and_stage()), std::vector<std::string>{"part-of-name"});
  const std::vector<std::string> said = rules_of(park_with_stage_said());
  ASSERT_EQ(said.size(), 1u);
  EXPECT_NE(said.front(), "part-of-name");
  query.status = StatementStatus::planned;
  EXPECT_TRUE(rules_of(park_and_stage()).empty());
  query.status.reset();
  query.text = "东湖区";
  EXPECT_TRUE(rules_of(park_and_stage()).empty());
  query.text = "";
  query.predicate = "位于";
  EXPECT_TRUE(rules_of(park_and_stage()).empty());
}

TEST(Parts, AreOnTheWayFromOneThingToAnother) {
  const auto store = memory_store();
  const auto reader = read(*store, park_and_stage());
  PathQuery query;
  query.from = named(*reader, "青禾智能装备产业园").id;
  query.to = named(*reader, "青禾智能装备产业园一期工程").id;
  const Path path = shortest_path(*reader, query).value();
  ASSERT_EQ(path.ties.size(), 1u);
  EXPECT_EQ(path.ties[0].from.id, query.from);
  ASSERT_EQ(path.ties[0].reports.size(), 1u);
  const Report& report = path.ties[0].reports[0];
  EXPECT_EQ(report.subject.id, query.to);
  EXPECT_EQ(report.statement.rule, "part-of-name");
  EXPECT_EQ(report.statement.quotation, "青禾智能装备产业园一期工程");
  EXPECT_EQ(report.page.name, "b.txt");
}

TEST(Parts, AreToldOfInTheTimelineOfTheWholeWhereAskedFor) {
  const auto store = memory_store();
  const auto reader = read(*store, park_and_stage());
  const Result<Ontology> ontology = Ontology::load(FANGZHI_ROOT "/ontology");
  const IdentityId whole = named(*reader, "青禾智能装备产业园").id;
  EXPECT_EQ(timeline_of(*reader, *ontology, whole)->events, 1u);
  const Timeline told = timeline_of(*reader, *ontology, whole, TimelineOf::entity_and_parts).value();
  EXPECT_EQ(told.events, 2u);
  std::vector<std::string> subjects;
  for (const TimelineYear& year : told.years) {
    for (const ToldEvent& event : year.events) subjects.push_back(event.event.subject.name);
  }
  EXPECT_EQ(subjects, (std::vector<std::string>{"青禾智能装备产业园", "青禾智能装备产业园一期工程"}));
}

TEST(Parts, AreAmongWhatTwoGraphsDifferIn) {
  const auto with = memory_store();
  const auto without = memory_store();
  const auto after = read(*with, park_and_stage());
  const auto before = read(*without, {park_and_stage().front()});
  const auto gained = compare_graphs(*before, *after)->parts;
  ASSERT_EQ(gained.size(), 1u);
  EXPECT_EQ(gained[0].side, Side::gained);
  EXPECT_EQ(gained[0].part.name, "青禾智能装备产业园一期工程");
  EXPECT_EQ(gained[0].whole.name, "青禾智能装备产业园");
  EXPECT_EQ(gained[0].page, "b.txt");
  const auto lost = compare_graphs(*after, *before)->parts;
  ASSERT_EQ(lost.size(), 1u);
  EXPECT_EQ(lost[0].side, Side::lost);
  EXPECT_TRUE(compare_graphs(*after, *after)->parts.empty());
}

TEST(Parts, StandOnTheCardsOfBothAndAreNoStatements) {
  const auto store = memory_store();
  const auto reader = read(*store, {page_about("a.txt", "Park", "青禾智能装备产业园"),
                                    page_about("b.txt", "Project", "青禾智能装备产业园一期工程")});
  const Result<Ontology> ontology = Ontology::load(FANGZHI_ROOT "/ontology");
  const Identity part = named(*reader, "青禾智能装备产业园一期工程");
  const Identity whole = named(*reader, "青禾智能装备产业园");
  const EntityCard of_part = describe(*reader, *ontology, part.id).value();
  ASSERT_EQ(of_part.parts.size(), 1u);
  EXPECT_TRUE(of_part.parts[0].is_part);
  EXPECT_EQ(of_part.parts[0].other.name, "青禾智能装备产业园");
  const EntityCard of_whole = describe(*reader, *ontology, whole.id).value();
  ASSERT_EQ(of_whole.parts.size(), 1u);
  EXPECT_FALSE(of_whole.parts[0].is_part);
  EXPECT_EQ(of_whole.parts[0].other.name, "青禾智能装备产业园一期工程");
  EXPECT_EQ(reader->counts()->statements, 2u);
  EXPECT_EQ(of_whole.life.size(), 1u);
}

TEST(Parts, OfOtherCitiesAndOtherStagesAreNotTied) {
  const auto store = memory_store();
  const auto reader = read(*store, {page_about("a.txt", "Project", "青禾智能装备产业园", "星海市"),
                                    page_about("b.txt", "Project", "青禾智能装备产业园一期"),
                                    page_about("c.txt", "Project", "青禾智能装备产业园二期")});
  EXPECT_EQ(all_parts(*reader), "");
}

TEST(Parts, GiveWayToJudgements) {
  const DocumentRecord whole = page_about("a.txt", "Project", "青禾智能装备产业园");
  const DocumentRecord part = page_about("b.txt", "Project", "青禾智能装备产业园一期");
  for (const LinkOutcome outcome : {LinkOutcome::same, LinkOutcome::unsure}) {
    const auto store = memory_store({{outcome, judged_side(whole, whole.extraction.entities.front()),
                                      judged_side(part, part.extraction.entities.front()), "a test", 0}});
    EXPECT_EQ(all_parts(*read(*store, {whole, part})), "") << to_string(outcome);
  }
}

// One history on both twins, then in another order, and without what was forgotten.
TEST(Parts, DependOnThePagesAlone) {
  std::mt19937 random(7);
  const TemporaryFolder folder;
  const auto memory = memory_store();
  const auto rocksdb =
      std::move(open_rocksdb_store(folder / "store", "rules", LinkBasis{linker(), {}})).value();
  const auto writer = std::move(rocksdb->open_writer()).value();
  std::vector<DocumentRecord> pages = pages_from(100, 24);
  for (const DocumentRecord& page : pages) ASSERT_TRUE(writer->put(page));
  ASSERT_TRUE(writer->publish());
  for (int n = 12; n < 24; ++n) ASSERT_TRUE(writer->forget("page-" + std::to_string(n)));
  ASSERT_TRUE(writer->publish());
  pages.resize(12);
  std::shuffle(pages.begin(), pages.end(), random);
  read(*memory, pages);
  const std::string told = all_parts(*rocksdb);
  EXPECT_NE(told, "");
  EXPECT_EQ(told, all_parts(*memory));
}

TEST(Parts, AUnitThatIsNotThereHasNoIdentity) {
  const TemporaryFolder folder;
  const auto rocksdb =
      std::move(open_rocksdb_store(folder / "store", "rules", LinkBasis{linker(), {}})).value();
  const auto memory = memory_store();
  for (GraphStore* store : {rocksdb.get(), memory.get()}) {
    EXPECT_FALSE(read(*store, {page_about("a.txt", "Project", "云河高铁")})->identity_of(IdentityId()));
  }
}

}  // namespace
}  // namespace fangzhi
