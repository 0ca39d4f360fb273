// What every store promises, asked of both.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "graph/graph_store.h"
#include "graph/identity.h"
#include "tests/graph/record_builder.h"
#include "tests/graph/store_dump.h"
#include "tests/core/temporary_folder.h"

namespace fangzhi {
namespace {

enum class Kind { memory, rocksdb };

// A store that keeps its folder.
struct Store {
  std::unique_ptr<TemporaryFolder> folder = std::make_unique<TemporaryFolder>();
  std::unique_ptr<GraphStore> store;

  explicit Store(Kind kind, std::string_view rules = "rules-1") {
    if (kind == Kind::memory) {
      store = make_memory_store(rules);
    } else {
      store = std::move(open_rocksdb_store(folder->path() / "store", rules)).value();
    }
  }
  GraphStore* operator->() const { return store.get(); }

  std::unique_ptr<GraphWriter> writer() const {
    auto opened = store->open_writer();
    if (!opened) ADD_FAILURE() << opened.error().message;
    return opened ? std::move(opened).value() : nullptr;
  }
  std::unique_ptr<GraphReader> reader() const {
    auto opened = store->open_reader();
    if (!opened) ADD_FAILURE() << opened.error().message;
    return opened ? std::move(opened).value() : nullptr;
  }
  std::string contents() const { return dump(*store); }
};
class StoreContract : public testing::TestWithParam<Kind> {};

INSTANTIATE_TEST_SUITE_P(Twins, StoreContract, testing::Values(Kind::memory, Kind::rocksdb),
                         [](const auto& it) { return it.param == Kind::memory ? "memory" : "rocksdb"; });

PutOutcome put(GraphWriter& writer, const DocumentRecord& record) {
  const auto outcome = writer.put(record);
  EXPECT_TRUE(outcome) << outcome.error().message;
  return outcome ? *outcome : PutOutcome::unchanged;
}

void publish(GraphWriter& writer) {
  const Status published = writer.publish();
  ASSERT_TRUE(published) << published.error().message;
}

// What a store holds after these pages and no others.
std::string contents_of(Kind kind, const std::vector<DocumentRecord>& records) {
  const Store store(kind);
  const auto writer = store.writer();
  for (const DocumentRecord& record : records) put(*writer, record);
  publish(*writer);
  return store.contents();
}

const DocumentRecord kOne = project_page("one.txt", "漯河市", 1);
const DocumentRecord kTwo = project_page("two.txt", "漯河市", 2);
const DocumentRecord kThree = project_page("three.txt", "洛阳市", 3);

DocumentRecord renamed(DocumentRecord record, std::string name) {
  record.page.name = std::move(name);
  return record;
}

TEST_P(StoreContract, HasNoReaderBeforeAnythingIsPublished) {
  const Store store(GetParam());
  const auto writer = store.writer();
  put(*writer, kOne);
  EXPECT_EQ(store->open_reader().error().kind, ErrorKind::not_found);
}

TEST_P(StoreContract, AnEmptyStoreCanBePublished) {
  const Store store(GetParam());
  publish(*store.writer());
  EXPECT_EQ(store.contents(), "0 0 0 0 0\n");
}

TEST_P(StoreContract, GivesBackWhatWasPut) {
  const Store store(GetParam());
  const auto writer = store.writer();
  EXPECT_EQ(put(*writer, kOne), PutOutcome::added);
  publish(*writer);
  const auto reader = store.reader();
  const auto record = reader->document(kOne.id);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->page.name, "one.txt");
  EXPECT_EQ(record->page.text, kOne.page.text);
  EXPECT_EQ(record->page.metadata, kOne.page.metadata);
  EXPECT_EQ(record->extraction, kOne.extraction);
  const auto counts = reader->counts();
  ASSERT_TRUE(counts);
  EXPECT_EQ(*counts, (StoreCounts{1, 3, 3, 2, 1}));
}

TEST_P(StoreContract, UnknownThingsAreNotFound) {
  const Store store(GetParam());
  const auto writer = store.writer();
  put(*writer, kOne);
  publish(*writer);
  const auto reader = store.reader();
  EXPECT_EQ(reader->document(kTwo.id).error().kind, ErrorKind::not_found);
  EXPECT_EQ(reader->identity(IdentityId{1, 2}).error().kind, ErrorKind::not_found);
  EXPECT_EQ(writer->forget("nobody.txt").error().kind, ErrorKind::not_found);
  EXPECT_TRUE(reader->identities_named("无名")->empty());
  EXPECT_TRUE(reader->identities_named("《》")->empty());
}

TEST_P(StoreContract, TheSamePageAgainChangesNothing) {
  const Store store(GetParam());
  const auto writer = store.writer();
  put(*writer, kOne);
  publish(*writer);
  const std::string before = store.contents();
  EXPECT_TRUE(*writer->has("one.txt", kOne.id));
  EXPECT_EQ(put(*writer, kOne), PutOutcome::unchanged);
  publish(*writer);
  EXPECT_EQ(store.contents(), before);
}

TEST_P(StoreContract, OtherContentUnderTheSameNameTakesItsPlace) {
  const Store store(GetParam());
  const auto writer = store.writer();
  put(*writer, kOne);
  EXPECT_FALSE(*writer->has("one.txt", kTwo.id));
  EXPECT_EQ(put(*writer, renamed(kTwo, "one.txt")), PutOutcome::replaced);
  publish(*writer);
  EXPECT_EQ(store.contents(), contents_of(GetParam(), {renamed(kTwo, "one.txt")}));
  EXPECT_FALSE(*writer->has("one.txt", kOne.id));
}

TEST_P(StoreContract, OnePageUnderTwoNamesIsOneDocument) {
  const Store store(GetParam());
  const auto writer = store.writer();
  EXPECT_EQ(put(*writer, kOne), PutOutcome::added);
  EXPECT_EQ(put(*writer, renamed(kOne, "copy.txt")), PutOutcome::added);
  publish(*writer);
  auto headers = drain(store.reader()->documents());
  ASSERT_EQ(headers.size(), 1u);
  EXPECT_EQ(headers[0].names, (std::vector<std::string>{"copy.txt", "one.txt"}));
  EXPECT_EQ(store.reader()->counts()->statements, 2u);

  ASSERT_TRUE(writer->forget("copy.txt"));
  publish(*writer);
  EXPECT_EQ(store.contents(), contents_of(GetParam(), {kOne}));
  ASSERT_TRUE(writer->forget("one.txt"));
  publish(*writer);
  EXPECT_EQ(store.contents(), contents_of(GetParam(), {}));
}

TEST_P(StoreContract, ANameThatMovesLeavesItsOldDocumentToTheOthers) {
  const Store store(GetParam());
  const auto writer = store.writer();
  put(*writer, kOne);
  put(*writer, renamed(kOne, "copy.txt"));
  put(*writer, kTwo);
  EXPECT_EQ(put(*writer, renamed(kTwo, "copy.txt")), PutOutcome::replaced);
  publish(*writer);
  EXPECT_EQ(store.contents(), contents_of(GetParam(), {kOne, kTwo, renamed(kTwo, "copy.txt")}));
}

TEST_P(StoreContract, RefusesWhatRefersToNothing) {
  const Store store(GetParam());
  const auto writer = store.writer();
  DocumentRecord broken = kOne;
  broken.extraction.statements[0].object = 99;
  const auto refused = writer->put(broken);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::bad_input);
  publish(*writer);
  EXPECT_EQ(store.contents(), "0 0 0 0 0\n");
}

TEST_P(StoreContract, EqualStatementsOfADocumentCountOnce) {
  const Store store(GetParam());
  const auto writer = store.writer();
  DocumentRecord doubled = kOne;
  doubled.extraction.statements.push_back(doubled.extraction.statements[0]);
  doubled.extraction.statements.back().rule = "another-rule";
  put(*writer, doubled);
  publish(*writer);
  const auto statements = drain(store.reader()->statements({}));
  ASSERT_EQ(statements.size(), 2u);
  EXPECT_EQ(statements[0].rule, "test-rule");
  EXPECT_EQ(store.reader()->counts()->statements, 2u);
  ASSERT_TRUE(writer->forget("one.txt"));
  publish(*writer);
  EXPECT_EQ(store.contents(), "0 0 0 0 0\n");
}

TEST_P(StoreContract, AReaderKeepsItsSnapshot) {
  const Store store(GetParam());
  const auto writer = store.writer();
  put(*writer, kOne);
  publish(*writer);
  const auto first = store.reader();
  const std::string before = dump(*first);
  put(*writer, kTwo);
  EXPECT_EQ(store.contents(), before) << "unpublished changes must not show";
  publish(*writer);
  EXPECT_NE(store.contents(), before);
  ASSERT_TRUE(writer->forget("one.txt"));
  publish(*writer);
  put(*writer, kThree);
  publish(*writer);
  EXPECT_EQ(dump(*first), before) << "later publications must not reach an open reader";
}

TEST_P(StoreContract, ALaterWriterGoesOnWhereTheLastOneStopped) {
  const Store store(GetParam());
  put(*store.writer(), kOne);
  const auto writer = store.writer();
  EXPECT_EQ(put(*writer, kOne), PutOutcome::unchanged);
  put(*writer, kTwo);
  publish(*writer);
  EXPECT_EQ(store.contents(), contents_of(GetParam(), {kOne, kTwo}));
}

TEST_P(StoreContract, TakesOneWriterAtATime) {
  const Store store(GetParam());
  auto writer = store.writer();
  const auto second = store->open_writer();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::io);
  writer.reset();
  EXPECT_TRUE(store->open_writer());
}

TEST_P(StoreContract, JoinsAndPartsIdentitiesWithTheirDocuments) {
  const Store store(GetParam());
  const auto writer = store.writer();
  for (const DocumentRecord& record : {kOne, kTwo, kThree}) put(*writer, record);
  publish(*writer);
  const IdentityId mall = group_of(kOne.extraction.entities[0], kOne.id);
  const IdentityId other_mall = group_of(kThree.extraction.entities[0], kThree.id);
  const auto reader = store.reader();
  EXPECT_EQ(reader->identity(mall)->members.size(), 2u);
  EXPECT_EQ(reader->identity(mall)->name, "万达广场");
  EXPECT_EQ(reader->identity(mall)->place, "漯河市");
  EXPECT_EQ(reader->identity(other_mall)->members.size(), 1u);
  EXPECT_EQ(reader->identity(other_mall)->place, "洛阳市");
  EXPECT_EQ(reader->counts()->identities, 7u);

  ASSERT_TRUE(writer->forget("two.txt"));
  publish(*writer);
  EXPECT_EQ(store.reader()->identity(mall)->members.size(), 1u);
  ASSERT_TRUE(writer->forget("one.txt"));
  publish(*writer);
  EXPECT_FALSE(store.reader()->identity(mall));
  EXPECT_TRUE(store.reader()->identity(other_mall));
}

TEST_P(StoreContract, FindsIdentitiesByAnyOfTheirNames) {
  const Store store(GetParam());
  const auto writer = store.writer();
  RecordBuilder page("names.txt");
  const auto mall = page.entity("Project", "W5新天地", "漯河市");
  page.alias(mall, "新天地");
  page.say("“W5新天地”开业，新天地人气旺。");
  const DocumentRecord record = page.build();
  put(*writer, record);
  put(*writer, kOne);
  put(*writer, kThree);
  publish(*writer);
  const auto reader = store.reader();
  const IdentityId id = group_of(record.extraction.entities[mall], record.id);
  EXPECT_EQ(*reader->identities_named("ｗ５ 新天地"), std::vector<IdentityId>{id});
  EXPECT_EQ(*reader->identities_named("《新天地》"), std::vector<IdentityId>{id});
  EXPECT_TRUE(reader->identities_named("天地")->empty());
  std::vector<IdentityId> malls = {group_of(kOne.extraction.entities[0], kOne.id),
                                   group_of(kThree.extraction.entities[0], kThree.id)};
  std::sort(malls.begin(), malls.end());
  EXPECT_EQ(*reader->identities_named("万达广场"), malls);
}

TEST_P(StoreContract, CursorsKeepTheirOrder) {
  const Store store(GetParam());
  const auto writer = store.writer();
  for (int n = 0; n < 30; ++n) put(*writer, project_page(std::to_string(n), n % 2 ? "漯河市" : "洛阳市", n));
  publish(*writer);
  const auto reader = store.reader();
  const auto subject = [](const GraphStatement& it) { return it.subject.bytes(); };
  const auto object = [](const GraphStatement& it) { return it.object.bytes(); };
  const auto predicate = [](const GraphStatement& it) {
    return make_id<Id<struct PredicateKind>>({"predicate", it.predicate}).bytes();
  };
  const auto is_sorted = [&](StatementOrder order, auto place) {
    const auto all = drain(reader->statements({order, std::nullopt, {}}));
    const auto before = [&](const auto& a, const auto& b) { return place(a) < place(b); };
    return all.size() == 60 && std::is_sorted(all.begin(), all.end(), before);
  };
  const auto spo = [&](auto& it) { return subject(it) + predicate(it) + object(it) + it.id.bytes(); };
  const auto pos = [&](auto& it) { return predicate(it) + object(it) + subject(it) + it.id.bytes(); };
  const auto osp = [&](auto& it) { return object(it) + subject(it) + predicate(it) + it.id.bytes(); };
  EXPECT_TRUE(is_sorted(StatementOrder::by_subject, spo));
  EXPECT_TRUE(is_sorted(StatementOrder::by_predicate, pos));
  EXPECT_TRUE(is_sorted(StatementOrder::by_object, osp));
  const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
  const auto headers = drain(reader->documents());
  EXPECT_TRUE(headers.size() == 30 && std::is_sorted(headers.begin(), headers.end(), by_id));
  const auto identities = drain(reader->identities());
  EXPECT_TRUE(identities.size() == 34 && std::is_sorted(identities.begin(), identities.end(), by_id));
}

TEST_P(StoreContract, CursorsCanBeNarrowed) {
  const Store store(GetParam());
  const auto writer = store.writer();
  for (const DocumentRecord& record : {kOne, kTwo, kThree}) put(*writer, record);
  publish(*writer);
  const auto reader = store.reader();
  const IdentityId mall = group_of(kOne.extraction.entities[0], kOne.id);
  const IdentityId place = group_of(kOne.extraction.entities[1], kOne.id);
  EXPECT_EQ(drain(reader->statements({StatementOrder::by_subject, mall, {}})).size(), 2u);
  EXPECT_EQ(drain(reader->statements({StatementOrder::by_object, mall, {}})).size(), 2u);
  EXPECT_EQ(drain(reader->statements({StatementOrder::by_object, place, {}})).size(), 2u);
  EXPECT_EQ(drain(reader->statements({StatementOrder::by_predicate, std::nullopt, "开工"})).size(), 3u);
  EXPECT_EQ(drain(reader->statements({StatementOrder::by_predicate, std::nullopt, "投产"})).size(), 0u);
  EXPECT_EQ(drain(reader->observations(place)).size(), 2u);
  EXPECT_EQ(drain(reader->observations(mall)).size(), 0u);
  EXPECT_EQ(drain(reader->observations(std::nullopt)).size(), 3u);
}

TEST_P(StoreContract, TheOrderOfReadingDoesNotShow) {
  std::vector<DocumentRecord> records;
  for (int n = 0; n < 12; ++n)
    records.push_back(project_page(std::to_string(n), n % 3 ? "漯河市" : "洛阳市", n / 2));
  const std::string sorted = contents_of(GetParam(), records);
  std::mt19937 random(7);
  for (int round = 0; round < 4; ++round) {
    std::shuffle(records.begin(), records.end(), random);
    EXPECT_EQ(contents_of(GetParam(), records), sorted);
  }
}

TEST_P(StoreContract, ForgottenIsNeverRead) {
  std::mt19937 random(11);
  for (int round = 0; round < 6; ++round) {
    const Store store(GetParam());
    const auto writer = store.writer();
    std::vector<DocumentRecord> kept;
    std::vector<std::string> forgotten;
    for (int n = 0; n < 14; ++n) {
      const std::string city = n % 3 ? "漯河市" : "洛阳市";
      // Half of the contents occur twice, so that names and documents part company.
      const DocumentRecord record = project_page(std::to_string(n), city, n / 2);
      if (random() % 3 == 0) put(*writer, project_page(std::to_string(n), city, 100 + n));
      put(*writer, record);
      if (random() % 2 == 0) {
        kept.push_back(record);
      } else {
        forgotten.push_back(record.page.name);
      }
    }
    std::shuffle(forgotten.begin(), forgotten.end(), random);
    for (const std::string& name : forgotten) EXPECT_TRUE(writer->forget(name));
    publish(*writer);
    EXPECT_EQ(store.contents(), contents_of(GetParam(), kept)) << "round " << round;
  }
}

// One history on both twins.
TEST(StoreTwins, AgreeOnEverythingAReaderGives) {
  std::mt19937 random(5);
  const Store memory(Kind::memory);
  const Store rocksdb(Kind::rocksdb);
  const auto memory_writer = memory.writer();
  const auto rocksdb_writer = rocksdb.writer();
  for (int step = 0; step < 120; ++step) {
    const std::string name = std::to_string(random() % 9);
    if (random() % 4 == 0) {
      EXPECT_EQ(memory_writer->forget(name).has_value(), rocksdb_writer->forget(name).has_value());
    } else {
      const auto record =
          project_page(name, random() % 2 ? "漯河市" : "洛阳市", static_cast<int>(random() % 6));
      EXPECT_EQ(put(*memory_writer, record), put(*rocksdb_writer, record));
    }
    if (step % 20 != 19) continue;
    publish(*memory_writer);
    publish(*rocksdb_writer);
    EXPECT_EQ(memory.contents(), rocksdb.contents()) << "step " << step;
  }
}

}  // namespace
}  // namespace fangzhi
