#include "extract/evaluation.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

#include "core/byte_io.h"
#include "core/page_walk.h"

namespace fangzhi {
namespace {

const AnnotationWords kWords = {{"Person", "Place", "Project", "Park", "Institution"},
                                {"签约", "开工", "合作", "任职"}};

AnnotatedSentence sentence_of(const std::string& lines) {
  const auto read = parse_annotated("@ place=安陵市/云岭区 period=2021\n" + lines, "a.txt", kWords);
  EXPECT_TRUE(read && read->size() == 1) << (read ? "" : read.error().message);
  return read && !read->empty() ? read->front() : AnnotatedSentence();
}

// An extraction, built by hand.
struct Found : Extraction {
  std::uint32_t add(const std::string& type, const std::string& name, std::vector<TextSpan> spans = {}) {
    entities.push_back({type, name, {}, std::move(spans), ""});
    return static_cast<std::uint32_t>(entities.size() - 1);
  }
  Statement& say(std::uint32_t subject, const std::string& predicate, std::uint32_t object) {
    Statement statement;
    statement.subject = subject;
    statement.predicate = predicate;
    statement.object = object;
    statement.time = "2021";
    statements.push_back(statement);
    return statements.back();
  }
  void count(const std::string& indicator, const std::string& value, const std::string& unit,
             std::uint32_t about) {
    Observation observation;
    observation.indicator = indicator;
    observation.value = value;
    observation.unit = unit;
    observation.about = about;
    observations.push_back(observation);
  }
};

std::string tally(const AnnotatedSentence& sentence, const Extraction& found, Judged kind) {
  Count count;
  for (const Appraisal& one : judge(sentence, found)) {
    if (one.kind == kind) count.add(one.verdict);
  }
  return std::to_string(count.right) + " right, " + std::to_string(count.missed) + " missed, " +
         std::to_string(count.wrong) + " wrong";
}

TEST(Evaluation, AMentionCountsWhenPlaceAndTypeAgree) {
  const AnnotatedSentence sentence =
      sentence_of("[甲桥:Project]和[乙园:Park]和[丙路:Project?]和[丁楼:Project]\n");
  Found found;
  found.add("Project", "甲桥", {{0, 2}});
  found.add("Project", "乙园", {{3, 5}});     // of another type
  found.add("Park", "丙路", {{6, 8}});        // optional: of whatever type
  found.add("Project", "和丁楼", {{8, 11}});  // of other bounds
  EXPECT_EQ(tally(sentence, found, Judged::mention), "1 right, 2 missed, 2 wrong");
}

TEST(Evaluation, NamesAfterTheEqualsSignAreCountedApart) {
  const AnnotatedSentence sentence =
      sentence_of("[县局:Institution=云岭县局]和[区局:Institution=云岭区局]\n");
  Found found;
  found.add("Institution", "云岭县局", {{0, 2}});
  found.add("Institution", "区局", {{3, 5}});
  EXPECT_EQ(tally(sentence, found, Judged::mention), "2 right, 0 missed, 0 wrong");
  EXPECT_EQ(tally(sentence, found, Judged::name), "1 right, 0 missed, 1 wrong");
}

TEST(Evaluation, StatementsAgreeByNameByMentionOrByLevelOfThePlace) {
  const AnnotatedSentence sentence = sentence_of(
      "[“甲”桥:Project]、[乙桥:Project=安陵乙桥]开工\n"
      "  = “甲”桥 | 开工 | 云岭区 | done | 2021\n"
      "  = 安陵乙桥 | 开工 | 云岭区 | done | 2021\n"
      "  = 安陵乙桥 | 开工 | 安陵市 | done | 2021\n");
  Found found;
  const auto first = found.add("Project", "甲桥");
  const auto second = found.add("Project", "桥乙桥", {{5, 7}});
  const auto district = found.add("Place", "安陵市云岭区");
  found.say(first, "开工", district);
  found.say(second, "开工", district);
  found.say(second, "签约", district);
  EXPECT_EQ(tally(sentence, found, Judged::statement), "2 right, 1 missed, 1 wrong");
}

TEST(Evaluation, StatusTimeAndRoleAreCountedOverStatementsFound) {
  const AnnotatedSentence sentence = sentence_of(
      "[王一:Person]\n  = 王一 | 任职 | 云岭区 | planned | 2021-03 | role=区长\n"
      "  = 王一 | 任职 | 安陵市 | done | - | role=副市长\n");
  Found found;
  const auto person = found.add("Person", "王一");
  const auto district = found.add("Place", "云岭区");
  found.say(person, "任职", district).qualifiers = {{"role", "副区长"}};
  EXPECT_EQ(tally(sentence, found, Judged::status), "0 right, 0 missed, 1 wrong");
  EXPECT_EQ(tally(sentence, found, Judged::time), "0 right, 0 missed, 1 wrong");
  EXPECT_EQ(tally(sentence, found, Judged::role), "1 right, 0 missed, 0 wrong") << "one contains the other";
  found.say(person, "任职", found.add("Place", "安陵市"));
  EXPECT_EQ(tally(sentence, found, Judged::time), "0 right, 0 missed, 1 wrong") << "no time is known";
  EXPECT_EQ(tally(sentence, found, Judged::role), "1 right, 0 missed, 1 wrong");
}

TEST(Evaluation, TheLineThatFitsBestTakesAStatement) {
  const AnnotatedSentence sentence = sentence_of(
      "[王一:Person]\n  =? 王一 | 任职 | 云岭区 | done | 2021 | role=区委书记\n"
      "  = 王一 | 任职 | 云岭区 | done | 2021 | role=区长\n");
  Found found;
  const auto person = found.add("Person", "王一");
  const auto district = found.add("Place", "云岭区");
  found.say(person, "任职", district).qualifiers = {{"role", "区长"}};
  found.say(person, "任职", district).qualifiers = {{"role", "区委书记"}};
  EXPECT_EQ(tally(sentence, found, Judged::statement), "1 right, 0 missed, 0 wrong");
  EXPECT_EQ(tally(sentence, found, Judged::role), "1 right, 0 missed, 0 wrong");
}

TEST(Evaluation, OptionalLinesAndOptionalNamesMakeNothingWrong) {
  const AnnotatedSentence sentence = sentence_of(
      "[甲桥:Project]、[乙桥:Project?]\n  =? 甲桥 | 开工 | 云岭区 | done | 2021\n"
      "  ~? 全长 | 3 | 公里 | 甲桥 | 2021\n");
  Found found;
  const auto first = found.add("Project", "甲桥");
  const auto second = found.add("Project", "乙桥");
  const auto district = found.add("Place", "云岭区");
  found.say(first, "开工", district);
  found.say(second, "签约", district);
  found.count("全长", "3", "公里", district);
  EXPECT_EQ(tally(sentence, found, Judged::statement), "0 right, 0 missed, 0 wrong");
  EXPECT_EQ(tally(sentence, found, Judged::observation), "0 right, 0 missed, 0 wrong");
  EXPECT_EQ(tally(sentence, Extraction(), Judged::statement), "0 right, 0 missed, 0 wrong");
  EXPECT_EQ(tally(sentence, Extraction(), Judged::observation), "0 right, 0 missed, 0 wrong");
}

TEST(Evaluation, OnlyInstitutionsSignInEitherDirection) {
  const std::string text = "[甲局:Institution]、[乙社:Institution]、[丙桥:Project]\n";
  Found found;
  const auto office = found.add("Institution", "甲局");
  const auto firm = found.add("Institution", "乙社");
  const auto bridge = found.add("Project", "丙桥");
  found.say(firm, "签约", office);
  EXPECT_EQ(tally(sentence_of(text + "  = 甲局 | 签约 | 乙社 | done | 2021\n"), found, Judged::statement),
            "1 right, 0 missed, 0 wrong");
  found.statements.clear();
  found.say(office, "签约", bridge);
  EXPECT_EQ(tally(sentence_of(text + "  = 丙桥 | 签约 | 甲局 | done | 2021\n"), found, Judged::statement),
            "0 right, 1 missed, 1 wrong");
}

TEST(Evaluation, AnObservationNeedsValueUnitAboutAndALikeIndicator) {
  const std::string gold = "[甲桥:Project]\n  ~ 项目总投资 | 1100 | 万元 | 甲桥 | 2021\n";
  Found like, other_unit, other_thing, other_indicator;
  like.count("总投资", "1,100余", "万元", like.add("Project", "甲桥"));
  other_unit.count("总投资", "1100", "亿元", other_unit.add("Project", "甲桥"));
  other_thing.count("总投资", "1100", "万元", other_thing.add("Place", "云岭区"));
  other_indicator.count("全长", "1100", "万元", other_indicator.add("Project", "甲桥"));
  EXPECT_EQ(tally(sentence_of(gold), like, Judged::observation), "1 right, 0 missed, 0 wrong");
  for (const Found& found : {other_unit, other_thing, other_indicator}) {
    EXPECT_EQ(tally(sentence_of(gold), found, Judged::observation), "0 right, 1 missed, 1 wrong");
  }
}

// What a reader that copies the annotations would find.
Found copy_of(const AnnotatedSentence& sentence) {
  Found found;
  std::map<std::pair<std::string, std::string>, std::uint32_t> known;
  const auto entity = [&](const std::string& type, const std::string& name) {
    const auto [at, is_new] = known.try_emplace({type, name}, 0);
    if (is_new) at->second = found.add(type, name);
    return at->second;
  };
  for (const GoldMention& mention : sentence.mentions) {
    found.entities[entity(mention.type, mention.name)].mentions.push_back(mention.span);
  }
  const auto named = [&](const GoldName& gold) {
    if (!gold.type.empty()) return entity(gold.type, gold.name);
    for (const GoldMention& mention : sentence.mentions) {
      if (mention.name == gold.name) return entity(mention.type, gold.name);
    }
    return entity("Place", gold.name);
  };
  for (const GoldStatement& gold : sentence.statements) {
    Statement& statement = found.say(named(gold.subject), gold.predicate, named(gold.object));
    statement.status = gold.status;
    statement.time = gold.time;
    if (!gold.role.empty()) statement.qualifiers = {{"role", gold.role}};
  }
  for (const GoldObservation& gold : sentence.observations) {
    found.count(gold.indicator, gold.value, gold.unit, named(gold.about));
  }
  return found;
}

TEST(Evaluation, TheAnnotatedSentencesAgreeWithThemselves) {
  const std::filesystem::path root = FANGZHI_ROOT;
  const Result<Ontology> ontology = Ontology::load(root / "ontology");
  ASSERT_TRUE(ontology) << ontology.error().message;
  std::size_t sentences = 0;
  for (const PageSource& source : walk_pages({(root / "data/annotated").string()}).pages) {
    if (source.path.extension() != ".txt") continue;
    const Result<std::string> bytes = read_file(source.path);
    ASSERT_TRUE(bytes) << bytes.error().message;
    const auto read = parse_annotated(*bytes, source.name, AnnotationWords::of(*ontology));
    ASSERT_TRUE(read) << read.error().message;
    for (const AnnotatedSentence& sentence : *read) {
      ++sentences;
      for (const Appraisal& one : judge(sentence, copy_of(sentence))) {
        EXPECT_EQ(one.verdict, Verdict::right) << sentence.page.name << ": " << one.shown;
      }
    }
  }
  EXPECT_GT(sentences, 1000u);
}

TEST(Evaluation, WhereOnlyMentionsWereWrittenDownNothingElseIsJudged) {
  const auto read = parse_annotated("@ place=安陵市/云岭区 period=2021 items=mentions\n[甲桥:Project]开工\n",
                                    "a.txt", kWords);
  ASSERT_TRUE(read) << read.error().message;
  Found found;
  found.say(found.add("Project", "甲桥", {{0, 2}}), "开工", found.add("Place", "安陵市云岭区"));
  found.count("总投资", "5", "亿元", 0);
  EXPECT_EQ(tally(read->front(), found, Judged::mention), "1 right, 0 missed, 0 wrong");
  EXPECT_EQ(tally(read->front(), found, Judged::statement), "0 right, 0 missed, 0 wrong");
  EXPECT_EQ(tally(read->front(), found, Judged::observation), "0 right, 0 missed, 0 wrong");
}

TEST(Evaluation, PrecisionRecallAndF1) {
  const Count count{6, 2, 3};
  EXPECT_DOUBLE_EQ(count.precision(), 6.0 / 9);
  EXPECT_DOUBLE_EQ(count.recall(), 6.0 / 8);
  EXPECT_DOUBLE_EQ(count.f1(), 12.0 / 17);
  EXPECT_EQ(Count{}.f1(), 0.0);
}

}  // namespace
}  // namespace fangzhi
