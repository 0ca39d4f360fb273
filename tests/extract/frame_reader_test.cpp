#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/utf8.h"
#include "extract/frame.h"
#include "tests/core/temporary_folder.h"

namespace fangzhi {
namespace {

const Ontology& ontology() {
  static const Result<Ontology> loaded = Ontology::load(std::filesystem::path(FANGZHI_ROOT) / "ontology");
  EXPECT_TRUE(loaded);
  return *loaded;
}

TypeTable types_of(const Ontology& from) {
  TypeTable types;
  for (const OntologyClass& each : from.classes()) types.names.push_back(each.id);
  return types;
}

class FrameReader : public testing::Test {
 protected:
  Result<std::vector<Frame>> load() { return load_frames(folder.path(), ontology(), types, lexicon); }

  // The message about a file of this text; empty where it has no mistake. The file is called F in it.
  std::string message_of(const std::string& text) {
    const std::string file = folder.write("a.jsonc", text).string();
    const auto frames = load();
    if (frames) return "";
    EXPECT_EQ(frames.error().kind, ErrorKind::bad_input);
    std::string message = frames.error().message;
    if (message.rfind(file, 0) == 0) message.replace(0, file.size(), "F");
    return message;
  }

  std::string texts_of(const std::vector<WordId>& words) const {
    std::string all;
    for (WordId word : words) all += (all.empty() ? "" : " ") + to_utf8(lexicon.word(word).text);
    return all;
  }

  TemporaryFolder folder;
  TypeTable types = types_of(ontology());
  Lexicon lexicon;
};

// The lines of a pattern that is right, each of which a case may replace; line 2 of the file is the name.
struct Lines {
  std::string name = "\"name\": \"begins\"";
  std::string states = "\"states\": [\"开工\"]";
  std::string triggers = "\"triggers\": [\"开工\", \"奠基\"]";
  std::string subject = "\"subject\": { \"from\": \"before\", \"types\": [\"Project\"] }";
  std::string object = "\"object\": { \"from\": [\"near\", \"district\"], \"types\": [\"Park\", \"Place\"] }";
  std::string more = "\"open\": false";
  std::string examples =
      "\"examples\": [{ \"text\": \"云河大桥开工。\", \"says\": [\"云河大桥 开工 云岭区 done\"] }]";
  std::string refuses = "\"refuses\": [\"开工率高。\"]";

  std::string pattern() const {
    return "{ " + name + ",\n" + states + ",\n" + triggers + ",\n" + subject + ",\n" + object + ",\n" + more +
           ",\n" + examples + ",\n" + refuses + " }";
  }
  std::string file() const { return "[ // patterns\n" + pattern() + "\n]\n"; }
};

TEST_F(FrameReader, ReadsAPattern) {
  Lines lines;
  lines.more =
      "\"usual_status\": \"planned\", \"via\": \"总体规划\", \"unless\": [\"征收\"], \"open\": true, "
      "\"role\": \"讲话\"";
  folder.write("a.jsonc", lines.file());
  const auto frames = load();
  ASSERT_TRUE(frames) << frames.error().message;
  ASSERT_EQ(frames->size(), 1u);
  const Frame& frame = frames->front();
  EXPECT_EQ(frame.name, "begins");
  EXPECT_EQ(frame.states, std::vector<std::string>{"开工"});
  EXPECT_EQ(texts_of(frame.triggers), "开工 奠基");
  EXPECT_EQ(texts_of(frame.via), "总体规划");
  EXPECT_EQ(texts_of(frame.unless), "征收");
  EXPECT_TRUE(frame.open);
  EXPECT_FALSE(frame.weighed);
  EXPECT_EQ(frame.role, "讲话");
  EXPECT_FALSE(frame.status.has_value());
  EXPECT_EQ(frame.usual_status, StatementStatus::planned);
  EXPECT_EQ(frame.subject.from, std::vector<RoleSource>{RoleSource::before});
  EXPECT_EQ(frame.object.from, (std::vector<RoleSource>{RoleSource::near, RoleSource::district}));
  EXPECT_TRUE(frame.object.comes_from(RoleSource::district));
  EXPECT_FALSE(frame.object.comes_from(RoleSource::topic));
  EXPECT_EQ(frame.object.types, (std::vector<TypeId>{types.find("Park"), types.find("Place")}));
  EXPECT_TRUE(frame.object.type_set.has(types.find("Place")));
  EXPECT_FALSE(frame.object.type_set.has(types.find("Project")));
  ASSERT_EQ(frame.examples.size(), 1u);
  EXPECT_EQ(frame.examples[0].text, "云河大桥开工。");
  EXPECT_EQ(frame.examples[0].says, std::vector<std::string>{"云河大桥 开工 云岭区 done"});
  ASSERT_EQ(frame.refuses.size(), 1u);
  EXPECT_EQ(frame.refuses[0].text, "开工率高。");
}

TEST_F(FrameReader, ItsWordsJoinTheLexicon) {
  folder.write("a.jsonc", Lines().file());
  ASSERT_TRUE(load());
  const WordId word = lexicon.find(U"奠基");
  ASSERT_NE(word, kNoWord);
  EXPECT_TRUE(lexicon.word(word).classes.has(WordClass::trigger));
}

TEST_F(FrameReader, EverySourceOfARoleIsRead) {
  const std::vector<std::pair<std::string, RoleSource>> sources = {
      {"before", RoleSource::before},    {"after", RoleSource::after}, {"near", RoleSource::near},
      {"topic", RoleSource::topic},      {"pair", RoleSource::pair},   {"agent", RoleSource::agent},
      {"district", RoleSource::district}};
  for (const auto& [word, source] : sources) {
    Lines lines;
    lines.subject = "\"subject\": { \"from\": \"" + word +
                    "\", \"types\": \"Place\", \"headed\": true, \"trims\": true }";
    folder.write("a.jsonc", lines.file());
    const auto frames = load();
    ASSERT_TRUE(frames) << frames.error().message;
    EXPECT_EQ(frames->front().subject.from, std::vector<RoleSource>{source}) << word;
    EXPECT_TRUE(frames->front().subject.headed);
    EXPECT_TRUE(frames->front().subject.trims);
  }
}

TEST_F(FrameReader, AWeighedPatternNeedsNoSubjectAndObject) {
  Lines lines;
  lines.subject = "\"weighed\": true";
  lines.object = "\"unless\": \"征收\"";
  lines.triggers = "\"triggers\": [\"施工\"]";
  folder.write("a.jsonc", lines.file());
  const auto frames = load();
  ASSERT_TRUE(frames) << frames.error().message;
  EXPECT_TRUE(frames->front().weighed);
  EXPECT_TRUE(frames->front().subject.from.empty());
  EXPECT_TRUE(frames->front().object.from.empty());
  EXPECT_EQ(texts_of(frames->front().unless), "征收");
  EXPECT_FALSE(lexicon.word(lexicon.find(U"施工")).classes.has(WordClass::trigger))
      << "an everyday word is cut no differently for it";
}

TEST_F(FrameReader, AFixedStatusIsAlsoTheUsualOne) {
  Lines lines;
  lines.more = "\"status\": \"negated\"";
  folder.write("a.jsonc", lines.file());
  const auto frames = load();
  ASSERT_TRUE(frames) << frames.error().message;
  EXPECT_EQ(frames->front().status, StatementStatus::negated);
  EXPECT_EQ(frames->front().usual_status, StatementStatus::negated);
}

TEST_F(FrameReader, FilesAreReadByName) {
  Lines first, second;
  first.name = "\"name\": \"first\"";
  second.name = "\"name\": \"second\"";
  folder.write("20.jsonc", second.file());
  folder.write("10.jsonc", first.file());
  folder.write("notes.txt", "no pattern");
  const auto frames = load();
  ASSERT_TRUE(frames) << frames.error().message;
  ASSERT_EQ(frames->size(), 2u);
  EXPECT_EQ((*frames)[0].name, "first");
  EXPECT_EQ((*frames)[1].name, "second");
}

TEST_F(FrameReader, AnExampleMayBeItsTextAlone) {
  Lines lines;
  lines.examples = "\"examples\": [\"云河大桥开工。\"]";
  folder.write("a.jsonc", lines.file());
  const auto frames = load();
  ASSERT_TRUE(frames) << frames.error().message;
  EXPECT_EQ(frames->front().examples[0].text, "云河大桥开工。");
  EXPECT_TRUE(frames->front().examples[0].says.empty());
}

TEST_F(FrameReader, TwoPatternsOfOneNameAreRefused) {
  EXPECT_EQ(message_of("[\n" + Lines().pattern() + ",\n" + Lines().pattern() + "]"),
            "F:10: begins: name: another pattern has this name; choose a new one");
}

TEST_F(FrameReader, AlsoInTwoFiles) {
  folder.write("b.jsonc", Lines().file());
  folder.write("a.jsonc", Lines().file());
  const auto frames = load();
  ASSERT_FALSE(frames);
  EXPECT_EQ(frames.error().message, (folder / "b.jsonc").string() +
                                        ":2: begins: name: another pattern has this name; choose a new one");
}

struct Mistake {
  std::string Lines::*line;
  const char* written;
  const char* message;
};

TEST_F(FrameReader, MistakesNameFileLinePatternFieldAndTheNearestWord) {
  const Mistake mistakes[] = {
      {&Lines::name, "\"nane\": \"begins\"",
       "F:2: pattern 1: nane: unknown word \"nane\", did you mean \"name\"?"},
      {&Lines::name, "\"open\": true", "F:2: pattern 1: \"name\" is missing"},
      {&Lines::name, "\"name\": 7", "F:2: pattern 1: \"name\" is missing"},
      {&Lines::states, "\"states\": [\"开工\", \"签越\"]",
       "F:3: begins: states: unknown word \"签越\", did you mean \"签约\"?"},
      {&Lines::states, "\"states\": [\"zzz\"]", "F:3: begins: states: unknown word \"zzz\""},
      {&Lines::states, "\"states\": [7]", "F:3: begins: states: must hold words only"},
      {&Lines::states, "\"states\": { }", "F:3: begins: states: must be a word or an array of words"},
      {&Lines::states, "\"states\": []", "F:2: begins: needs \"states\" and \"triggers\""},
      {&Lines::triggers, "\"triggers\": []", "F:2: begins: needs \"states\" and \"triggers\""},
      {&Lines::triggers, "\"triggers\": [\"开工\", \"\"]", "F:4: begins: triggers: must hold words only"},
      {&Lines::subject, "\"via\": []", "F:2: begins: \"subject\" is missing"},
      {&Lines::subject, "\"subject\": \"Project\"", "F:5: begins: subject: must be an object"},
      {&Lines::subject, "\"subject\": { \"frm\": \"before\", \"types\": \"Project\" }",
       "F:5: begins: subject/frm: unknown word \"frm\", did you mean \"from\"?"},
      {&Lines::subject, "\"subject\": { \"from\": \"befor\", \"types\": \"Project\" }",
       "F:5: begins: subject/from: unknown word \"befor\", did you mean \"before\"?"},
      {&Lines::subject, "\"subject\": { \"types\": \"Project\" }",
       "F:5: begins: subject/from: must be a word or an array of words"},
      {&Lines::subject, "\"subject\": { \"from\": [], \"types\": \"Project\" }",
       "F:5: begins: subject: needs \"from\" and \"types\""},
      {&Lines::object, "\"object\": { \"from\": \"near\", \"types\": [\"Projct\"] }",
       "F:6: begins: object/types: unknown word \"Projct\", did you mean \"Project\"?"},
      {&Lines::object, "\"object\": { \"from\": \"near\", \"types\": \"Park\", \"headed\": \"yes\" }",
       "F:6: begins: object/headed: must be true or false"},
      {&Lines::object, "\"object\": { \"from\": \"near\", \"types\": \"Park\", \"trims\": 1 }",
       "F:6: begins: object/trims: must be true or false"},
      {&Lines::more, "\"status\": \"planed\"",
       "F:7: begins: status: unknown word \"planed\", did you mean \"planned\"?"},
      {&Lines::more, "\"usual_status\": []", "F:7: begins: usual_status: unknown word \"\""},
      {&Lines::more, "\"open\": \"yes\"", "F:7: begins: open: must be true or false"},
      {&Lines::more, "\"weighed\": \"yes\"", "F:7: begins: weighed: must be true or false"},
      {&Lines::more, "\"weighed\": true",
       "F:5: begins: subject: has no meaning where the pattern is weighed; leave out one of the two"},
      {&Lines::more, "\"weighed\": 1", "F:7: begins: weighed: must be true or false"},
      {&Lines::subject, "\"weighed\": false", "F:2: begins: \"subject\" is missing"},
      {&Lines::more, "\"role\": true", "F:7: begins: role: must be a word"},
      {&Lines::more, "\"via\": [[]]", "F:7: begins: via: must hold words only"},
      {&Lines::more, "\"unles\": \"征收\"",
       "F:7: pattern 1: unles: unknown word \"unles\", did you mean \"unless\"?"},
      {&Lines::examples, "\"via\": []",
       "F:2: begins: \"examples\" is missing: every pattern shows where it fires"},
      {&Lines::examples, "\"examples\": []",
       "F:2: begins: \"examples\" is missing: every pattern shows where it fires"},
      {&Lines::examples, "\"examples\": [{ \"txt\": \"云\" }]",
       "F:8: begins: examples/0/txt: unknown word \"txt\", did you mean \"text\"?"},
      {&Lines::examples, "\"examples\": [\"云\",\n{ \"says\": [] }]",
       "F:9: begins: examples/1: needs a \"text\""},
      {&Lines::examples, "\"examples\": [{ \"text\": \"云\", \"says\": 7 }]",
       "F:8: begins: examples/0/says: must be a word or an array of words"},
      {&Lines::refuses, "\"via\": []",
       "F:2: begins: \"refuses\" is missing: every pattern shows where it must not fire"},
      {&Lines::refuses, "\"refuses\": [7]", "F:9: begins: refuses/0: must be an object"},
  };
  for (const Mistake& each : mistakes) {
    Lines lines;
    lines.*each.line = each.written;
    EXPECT_EQ(message_of(lines.file()), each.message);
  }
}

TEST_F(FrameReader, AFileThatIsNoArrayOfPatternsIsRefused) {
  EXPECT_EQ(message_of("[\n{ \"name\": \"a\",\n  \"states\" [] }\n]"),
            "F:3: not JSON here; look for a missing comma, quotation mark or bracket");
  EXPECT_EQ(message_of(""), "F:1: not JSON here; look for a missing comma, quotation mark or bracket");
  EXPECT_EQ(message_of("[\n\n\"\xff\"]"),
            "F:3: not JSON here; look for a missing comma, quotation mark or bracket");
  EXPECT_EQ(message_of("{}"), "F:1: a file of patterns is an array: [ { … }, { … } ]");
  EXPECT_EQ(message_of("[\n7]"), "F:1: pattern 1: must be an object");
  EXPECT_EQ(message_of("[]"), "");
}

TEST_F(FrameReader, AFolderThatIsNotThereIsAnError) {
  const auto frames = load_frames(folder / "none", ontology(), types, lexicon);
  ASSERT_FALSE(frames);
  EXPECT_EQ(frames.error().kind, ErrorKind::io);
  EXPECT_EQ(frames.error().message,
            (folder / "none").string() + ": cannot be listed (No such file or directory)");
}

}  // namespace
}  // namespace fangzhi
