#include "graph/parts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "graph/query.h"
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
