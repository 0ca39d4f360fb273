#include "extract/rulebook.h"

#include <algorithm>
#include <future>
#include <utility>

#include "core/byte_io.h"
#include "core/fields.h"
#include "core/nearest_word.h"
#include "core/stable_hash.h"
#include "core/utf8.h"
#include "extract/county_names.h"

namespace fangzhi {
namespace {

HeadStrength strength_of(const Word& word) {
  if (!word.classes.has(WordClass::head)) {
    return word.classes.has(WordClass::generic_head) ? HeadStrength::generic : HeadStrength::missing;
  }
  return word.detail(WordClass::head, "strength") == "strong" ? HeadStrength::strong : HeadStrength::weak;
}

void read_status(const Word& word, WordFacts& facts) {
  for (WordClass c :
       {WordClass::auxiliary, WordClass::adverb, WordClass::negation, WordClass::time, WordClass::verb}) {
    if (!word.classes.has(c)) continue;
    const std::optional<StatementStatus> status = parse_statement_status(word.detail(c, "status"));
    if (!status) continue;
    facts.status = *status;
    facts.sets_status = true;
  }
}

void read_division(const Word& word, WordFacts& facts) {
  facts.division = word.detail(WordClass::division, "full");
  if (facts.division.empty()) facts.division = to_utf8(word.text);
  facts.level = word.detail(WordClass::division, "level");
}

void read_body(const Word& word, WordFacts& facts) {
  facts.expands = word.detail(WordClass::body, "expands");
  facts.body_scope = word.detail(WordClass::body, "scope");
}

void read_title(const Word& word, WordFacts& facts) {
  facts.title_body = word.detail(WordClass::title, "body");
  facts.title_level = word.detail(WordClass::title, "level");
  facts.stands_behind = word.detail(WordClass::title, "stands") == "behind";
}

bool has_prefecture_rank(const Divisions& divisions, const Division& division) {
  if (division.level <= DivisionLevel::prefecture) return true;
  const Division& outer = *divisions.parent_of(division);
  return outer.level == DivisionLevel::province && outer.name.ends_with("市");
}

}  // namespace

const std::vector<std::uint32_t>* Rulebook::frames_of(WordId trigger) const {
  const auto found = by_trigger_.find(trigger);
  return found == by_trigger_.end() ? nullptr : &found->second;
}

Rulebook Rulebook::with_weights(NameModel names, TagModel tagger, RoleModel roles,
                                StatusModel statuses) const {
  Rulebook other = *this;
  other.names_ = std::move(names);
  other.tagger_ = std::move(tagger);
  other.roles_ = std::move(roles);
  other.statuses_ = std::move(statuses);
  return other;
}

Status Rulebook::find_types(const Ontology& ontology) {
  for (const OntologyClass& each : ontology.classes()) types_.names.push_back(each.id);
  if (types_.names.size() > 32)
    return bad_input("ontology/classes.jsonc: holds more than 32 classes; merge some");
  types_.person = types_.find("Person");
  types_.place = types_.find("Place");
  types_.project = types_.find("Project");
  types_.park = types_.find("Park");
  types_.institution = types_.find("Institution");
  types_.event = types_.find("Event");
  types_.honor = types_.find("Honor");
  return {};
}

void Rulebook::find_predicates(const Ontology& ontology) {
  vocabulary_.types = types_.names;
  for (const OntologyProperty& each : ontology.properties()) {
    PredicateFacts facts;
    facts.name = to_code_points(each.id);
    for (const std::string& type : each.domain) facts.domain.add(types_.find(type));
    for (const std::string& type : each.range) facts.range.add(types_.find(type));
    if (!each.range.empty()) facts.usual_object = types_.find(each.range.front());
    predicates_.push_back(facts);
    vocabulary_.predicates.push_back(each.id);
  }
  predicates_.emplace_back();
  vocabulary_.predicates.emplace_back("about");
}

void Rulebook::find_states() {
  for (const Frame& frame : frames_) {
    std::vector<PredicateId>& stated = frame_predicates_.emplace_back();
    for (const std::string& state : frame.states) {
      const auto found = std::find(vocabulary_.predicates.begin(), vocabulary_.predicates.end(), state);
      stated.push_back(static_cast<PredicateId>(found - vocabulary_.predicates.begin()));
    }
  }
}

void Rulebook::add_local_division(const std::string& name) {
  std::u32string text = to_code_points(name);
  if (text.size() >= kBeginning) division_beginnings_.set(beginning_of(text));
  local_divisions_.insert(std::move(text));
}

// Divisions are words: those of prefecture rank and above under all their names, of two with one name the
// wider; counties under their full names, but for everyday words (老城区), which are found by their suffix
// (division_finder.cpp). A county's short name is one only on a page about it (name_book.cpp). 和县 is none:
// it mostly is 和 between two other things.
void Rulebook::add_divisions() {
  for (std::u32string& name : short_county_names(divisions_)) short_counties_.insert(std::move(name));
  for (const Division& division : divisions_.all()) {
    if (division.level < DivisionLevel::county) continue;
    add_local_division(division.name);
    for (const std::string& form : division.forms) add_local_division(form);
  }
  const auto add = [&](const Division& division, const std::string& name) {
    const std::u32string text = to_code_points(name);
    const WordId known = lexicon_.find(text);
    const bool is_taken = known != kNoWord && lexicon_.word(known).classes.has(WordClass::division);
    const bool is_everyday = known != kNoWord && !has_prefecture_rank(divisions_, division);
    const WordId first = lexicon_.find(std::u32string_view(text).substr(0, 1));
    const bool joins =
        text.size() == 2 && first != kNoWord && lexicon_.word(first).classes.has(WordClass::conjunction);
    if (text.size() < 2 || is_taken || is_everyday || joins) return;
    lexicon_.add(text, WordClass::division,
                 "full=" + division.name + ";level=" + std::string(to_string(division.level)));
  };
  for (const DivisionLevel level :
       {DivisionLevel::province, DivisionLevel::prefecture, DivisionLevel::county}) {
    for (const Division& division : divisions_.all()) {
      if (division.level != level) continue;
      add(division, division.name);
      if (!has_prefecture_rank(divisions_, division)) continue;
      for (const std::string& form : division.forms) add(division, form);
    }
  }
}

Status Rulebook::gather_facts() {
  constexpr ClassSet kTelling{WordClass::head,     WordClass::generic_head, WordClass::honor_head,
                              WordClass::body,     WordClass::division,     WordClass::title,
                              WordClass::time,     WordClass::auxiliary,    WordClass::adverb,
                              WordClass::negation, WordClass::pronoun};
  facts_.reserve(lexicon_.size() + 1);
  facts_.resize(1);
  facts_of_.assign(lexicon_.size(), 0);
  for (WordId id = 0; id < lexicon_.size(); ++id) {
    const Word& word = lexicon_.word(id);
    if (!word.classes.any_of(kTelling)) continue;
    facts_of_[id] = static_cast<std::uint32_t>(facts_.size());
    WordFacts& facts = facts_.emplace_back();
    facts.head_strength = strength_of(word);
    for (WordClass c : {WordClass::head, WordClass::generic_head}) {
      FANGZHI_ASSIGN(const TypeId type, type_in(word, c));
      if (type != kNoType) facts.head_type = type;
    }
    if (facts.head_type == kNoType && word.classes.has(WordClass::honor_head)) facts.head_type = types_.honor;
    if (facts.head_type == kNoType && word.classes.has(WordClass::body)) facts.head_type = types_.institution;
    if (facts.head_type != kNoType && facts.head_strength == HeadStrength::missing)
      facts.head_strength = HeadStrength::strong;
    if (word.classes.has(WordClass::division)) read_division(word, facts);
    if (word.classes.has(WordClass::body)) read_body(word, facts);
    if (word.classes.has(WordClass::title)) read_title(word, facts);
    if (word.classes.has(WordClass::head)) facts.zone = word.detail(WordClass::head, "zone");
    read_status(word, facts);
    FANGZHI_TRY(read_anaphor(word, facts));
  }
  return {};
}

// kNoType where the detail gives none.
Result<TypeId> Rulebook::type_in(const Word& word, WordClass detail) const {
  const std::string_view name = word.detail(detail, "type");
  if (name.empty()) return kNoType;
  const TypeId type = types_.find(name);
  if (type != kNoType) return type;
  const std::string near = nearest_word(name, types_.names);
  return bad_input("lexicons: " + to_utf8(word.text) + ": type: unknown class \"" + std::string(name) + "\"" +
                   (near.empty() ? "" : ", did you mean \"" + near + "\"?"));
}

// A word for a kind of things stands for names that end with it, unless the table says for which.
Status Rulebook::read_anaphor(const Word& word, WordFacts& facts) const {
  const bool is_pronoun = word.classes.has(WordClass::pronoun);
  const WordClass told_by = is_pronoun ? WordClass::pronoun : WordClass::generic_head;
  AnaphorFacts& anaphor = facts.anaphor;
  FANGZHI_ASSIGN(const TypeId own_type, type_in(word, told_by));
  anaphor.type = is_pronoun ? own_type : facts.head_type;
  if (anaphor.type == kNoType) return {};
  std::string_view means = word.detail(told_by, "means");
  anaphor.is_firm = means == "firm";
  if (means.empty()) anaphor.endings = {to_utf8(word.text)};
  if (means.empty() || means == "any" || anaphor.is_firm) return {};
  while (!means.empty()) anaphor.endings.emplace_back(take_field(means, '|'));
  return {};
}

Result<std::string> Rulebook::fingerprint() const {
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_, failed)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".tsv" || extension == ".jsonc") files.push_back(entry.path());
  }
  if (failed) return io_error(folder_.string() + ": cannot be listed (" + failed.message() + ")");
  std::sort(files.begin(), files.end());
  std::string all;
  for (const auto& file : files) {
    FANGZHI_ASSIGN(const Hash128 hash, hash_file(file, file.lexically_relative(folder_).string()));
    all += detail::to_hex(hash.high, hash.low);
  }
  const Hash128 hash = stable_hash({"rules", all, divisions_.fingerprint()});
  return detail::to_hex(hash.high, hash.low);
}

namespace {

// On another processor where there is one.
constexpr auto kBeside = std::launch::async | std::launch::deferred;

// The larger files of weights, which are most of the bytes.
struct LargeModels {
  Result<TagModel> tagger;
  Result<RoleModel> roles;
};

LargeModels read_large_models(const std::filesystem::path& folder, const TypeTable& types,
                              const RoleVocabulary& vocabulary) {
  const std::filesystem::path tagger = folder / "tagger.tsv";
  const std::filesystem::path roles = folder / "roles.tsv";
  return {std::filesystem::exists(tagger) ? TagModel::load(tagger, types) : TagModel(),
          std::filesystem::exists(roles) ? RoleModel::load(roles, vocabulary) : RoleModel()};
}

}  // namespace

Result<Rulebook> Rulebook::load(const std::filesystem::path& folder, const Ontology& ontology) {
  Rulebook rules;
  rules.folder_ = folder;
  rules.divisions_ = ontology.divisions();
  FANGZHI_TRY(rules.find_types(ontology));
  rules.find_predicates(ontology);
  // What is learned waits for the words only at its end.
  std::future<LargeModels> reading =
      std::async(kBeside, [&folder, types = rules.types_, vocabulary = rules.vocabulary_] {
        return read_large_models(folder, types, vocabulary);
      });
  FANGZHI_TRY(rules.lexicon_.load(folder / "lexicons"));
  rules.add_divisions();
  FANGZHI_ASSIGN(rules.frames_, load_frames(folder / "patterns", ontology, rules.types_, rules.lexicon_));
  rules.find_states();
  FANGZHI_ASSIGN(rules.names_, NameModel::load(folder / "weights.tsv"));
  if (const std::filesystem::path statuses = folder / "statuses.tsv"; std::filesystem::exists(statuses)) {
    FANGZHI_ASSIGN(rules.statuses_, StatusModel::load(statuses));
  }
  LargeModels learned = reading.get();
  FANGZHI_ASSIGN(rules.roles_, std::move(learned.roles));
  rules.lexicon_.nominalise(U'化');
  rules.lexicon_.build();
  FANGZHI_ASSIGN(rules.tagger_, std::move(learned.tagger));
  const std::future<void> binding = std::async(kBeside, [&rules] {
    if (!rules.tagger_.is_unread()) rules.tagger_.bind(rules.types_, rules.lexicon_, rules.divisions_);
  });
  rules.names_.bind(rules.types_, rules.lexicon_);
  FANGZHI_TRY(rules.gather_facts());
  for (std::uint32_t f = 0; f < rules.frames_.size(); ++f) {
    for (WordId trigger : rules.frames_[f].triggers) rules.by_trigger_[trigger].push_back(f);
  }
  binding.wait();
  return rules;
}

}  // namespace fangzhi
