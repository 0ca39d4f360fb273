#include "graph/link_rules.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/byte_io.h"
#include "core/json_lines.h"
#include "core/nearest_word.h"
#include "core/stable_hash.h"
#include "core/utf8.h"
#include "graph/identity.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

const std::vector<std::string> kKeys = {
    "spellings",   "counters", "division_levels", "not_divisions", "pointer_starts", "plain_words",
    "parts",       "post",     "telling_ends",    "builder",       "amount",         "finished",
    "dated_by",    "callings", "weights",         "shortest_core", "shortest_wide",  "shortest_cut",
    "longest_cut", "types",    "examples",        "kin",           "renamed",        "namesakes"};
const std::vector<std::string> kPartKeys = {"numbered", "firsts", "sides", "sided", "sections", "ways"};
const std::vector<std::string> kTypeKeys = {"same",      "different",    "apart",       "tells_heads",
                                            "has_parts", "has_pointers", "reads_facts", "heads",
                                            "works",     "inner_words",  "weights"};
const std::vector<std::string> kExampleKeys = {"type", "a", "b", "is"};
const std::vector<std::string> kExampleAnswers = {"same", "unsure", "different", "part"};
const std::vector<std::string> kDivisions = {"whole", "posts", "year"};

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const std::string nearest = nearest_word(word, known);
  return nearest.empty() ? "" : ", did you mean " + nearest;
}

void sort_longest_first(LinkWords& words) {
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

// The file and what is read from it. A path such as "/types/Park/same" names the place of a complaint.
class LinkFile {
 public:
  LinkFile(std::string file, const Ontology& ontology) : file_(std::move(file)), ontology_(ontology) {}

  Result<LinkRules> read(const std::string& text) {
    if (const auto at = find_invalid_utf8(text)) {
      return bad_input(file_ + ":" + std::to_string(line_of_byte(text, *at)) +
                       ": not UTF-8 here; save the file as UTF-8");
    }
    try {
      root_ = Json::parse(text, nullptr, true, true);
    } catch (const Json::parse_error& failure) {
      const std::size_t line = line_of_byte(text, failure.byte == 0 ? 0 : failure.byte - 1);
      return bad_input(file_ + ":" + std::to_string(line) +
                       ": not JSON here; look for a missing comma, quotation mark or bracket");
    }
    lines_ = JsonLines(text);
    if (!lines_.duplicate().empty()) {
      return bad_input(file_ + ":" + std::to_string(lines_.duplicate_line()) + ": " +
                       lines_.duplicate().substr(1) + ": this key stands here twice; keep one");
    }
    LinkRules rules;
    FANGZHI_TRY(only("", kKeys));
    FANGZHI_TRY(read_words(rules));
    FANGZHI_TRY(read_parts(rules.parts));
    FANGZHI_TRY(read_relations(rules));
    FANGZHI_TRY(read_lengths(rules));
    FANGZHI_TRY(read_types(rules));
    FANGZHI_TRY(read_kin(rules));
    FANGZHI_TRY(read_namesakes(rules));
    FANGZHI_TRY(read_examples(rules));
    for (const OntologyProperty& it : ontology_.properties()) {
      if (it.stage >= 0) rules.stages.emplace(it.id, it.stage);
    }
    rules.fingerprint = make_id<StatementId>({"linking rules", text}).hex();
    return rules;
  }

 private:
  Error error(const std::string& path, const std::string& message) const {
    return bad_input(file_ + ":" + std::to_string(lines_.line(path)) + ": " +
                     (path.empty() ? "" : path.substr(1) + ": ") + message);
  }

  // nullptr where nothing stands there.
  const Json* at(const std::string& path) const {
    const Json::json_pointer pointer(path);
    return root_.contains(pointer) ? &root_.at(pointer) : nullptr;
  }

  std::vector<std::string> class_ids() const {
    std::vector<std::string> ids;
    for (const OntologyClass& it : ontology_.classes()) ids.push_back(it.id);
    return ids;
  }

  Status only(const std::string& path, const std::vector<std::string>& known) const {
    const Json* value = at(path);
    if (value == nullptr || !value->is_object()) return error(path, "missing or not an object in braces");
    for (const auto& [key, ignored] : value->items()) {
      if (std::find(known.begin(), known.end(), key) == known.end()) {
        return error(path + "/" + key, "unknown key" + did_you_mean(key, known));
      }
    }
    return {};
  }

  Result<std::string> text(const std::string& path) const {
    const Json* value = at(path);
    if (value == nullptr || !value->is_string() || value->get<std::string>().empty()) {
      return error(path, "missing or not text; write a word in quotation marks");
    }
    return value->get<std::string>();
  }

  Result<std::vector<std::string>> texts(const std::string& path) const { return texts_of(path, at(path)); }

  Result<std::vector<std::string>> texts_of(const std::string& path, const Json* value) const {
    if (value == nullptr || !value->is_array()) return error(path, "missing or not a list; write [ \"…\" ]");
    std::vector<std::string> found;
    for (const Json& item : *value) {
      if (!item.is_string() || item.get<std::string>().empty()) return error(path, "must hold words only");
      found.push_back(item.get<std::string>());
    }
    return found;
  }

  // Words as names are read: in their comparison form, longest first.
  Result<LinkWords> words(const std::string& path) const {
    FANGZHI_ASSIGN(const std::vector<std::string> found, texts(path));
    LinkWords read;
    for (const std::string& word : found) {
      read.push_back(to_code_points(name_key(word)));
      if (read.back().empty()) return error(path, "\"" + word + "\" has no letters; take it out");
    }
    sort_longest_first(read);
    return read;
  }

  Result<double> number(const std::string& path) const {
    const Json* value = at(path);
    if (value == nullptr || !value->is_number()) return error(path, "missing or not a number");
    return value->get<double>();
  }

  Result<std::size_t> length(const std::string& path) const {
    const Json* value = at(path);
    if (value == nullptr || !value->is_number_unsigned() || value->get<std::size_t>() > 99) {
      return error(path, "missing or not a whole number from 0 to 99");
    }
    return value->get<std::size_t>();
  }

  Result<bool> flag(const std::string& path) const {
    const Json* value = at(path);
    if (value == nullptr) return false;
    if (!value->is_boolean()) return error(path, "must be true or false");
    return value->get<bool>();
  }

  // Which of the known words it is.
  Result<std::size_t> one_of(const std::string& path, const std::string& word,
                             const std::vector<std::string>& known) const {
    const auto found = std::find(known.begin(), known.end(), word);
    if (found == known.end()) return error(path, "unknown word " + word + did_you_mean(word, known));
    return static_cast<std::size_t>(found - known.begin());
  }

  Result<std::string> property(const std::string& path, const std::string& id) const {
    if (ontology_.find_property(id) != nullptr) return id;
    std::vector<std::string> known;
    for (const OntologyProperty& it : ontology_.properties()) known.push_back(it.id);
    return error(path, "unknown relation " + id + did_you_mean(id, known));
  }

  Status read_words(LinkRules& rules) const {
    const Json* spellings = at("/spellings");
    if (spellings == nullptr || !spellings->is_object())
      return error("/spellings", "missing or not an object");
    for (const auto& [longer, shorter] : spellings->items()) {
      if (name_key(longer).empty() || !shorter.is_string())
        return error("/spellings/" + longer, "must be text");
      const std::u32string from = to_code_points(name_key(longer));
      rules.spellings[from.front()].emplace_back(from, to_code_points(name_key(shorter.get<std::string>())));
    }
    for (auto& [first, list] : rules.spellings) {
      std::stable_sort(list.begin(), list.end(),
                       [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    }
    FANGZHI_ASSIGN(rules.counters, words("/counters"));
    FANGZHI_ASSIGN(rules.not_divisions, words("/not_divisions"));
    FANGZHI_ASSIGN(rules.pointer_starts, words("/pointer_starts"));
    FANGZHI_ASSIGN(const LinkWords plain, words("/plain_words"));
    for (const std::u32string& word : plain) rules.plain_words[word.front()].push_back(word);
    FANGZHI_ASSIGN(const std::string ends, text("/telling_ends"));
    rules.telling_ends = to_code_points(ends);
    const Json* levels = at("/division_levels");
    if (levels == nullptr || !levels->is_array() || levels->empty()) {
      return error("/division_levels", "missing or not a list of lists");
    }
    for (std::size_t i = 0; i < levels->size(); ++i) {
      FANGZHI_ASSIGN(LinkWords level, words("/division_levels/" + std::to_string(i)));
      rules.division_levels.push_back(std::move(level));
    }
    return {};
  }

  Status read_parts(PartWords& parts) const {
    FANGZHI_TRY(only("/parts", kPartKeys));
    FANGZHI_ASSIGN(parts.numbered, words("/parts/numbered"));
    FANGZHI_ASSIGN(parts.firsts, words("/parts/firsts"));
    FANGZHI_ASSIGN(parts.sides, words("/parts/sides"));
    FANGZHI_ASSIGN(parts.sided, words("/parts/sided"));
    FANGZHI_ASSIGN(parts.sections, words("/parts/sections"));
    FANGZHI_ASSIGN(parts.ways, words("/parts/ways"));
    return {};
  }

  Status read_relations(LinkRules& rules) const {
    FANGZHI_TRY(only("/post", {"predicate", "role"}));
    FANGZHI_ASSIGN(const std::string post, text("/post/predicate"));
    FANGZHI_ASSIGN(rules.post_predicate, property("/post/predicate", post));
    FANGZHI_ASSIGN(rules.role_qualifier, text("/post/role"));
    FANGZHI_TRY(only("/builder", {"predicate"}));
    FANGZHI_ASSIGN(const std::string builder, text("/builder/predicate"));
    FANGZHI_ASSIGN(rules.builder_predicate, property("/builder/predicate", builder));
    FANGZHI_ASSIGN(rules.amount_qualifier, text("/amount"));
    FANGZHI_ASSIGN(const std::string finished, text("/finished"));
    FANGZHI_ASSIGN(const std::string last, property("/finished", finished));
    rules.finished_stage = ontology_.find_property(last)->stage;
    if (rules.finished_stage < 0)
      return error("/finished", last + " has no stage; name a life-cycle relation");
    FANGZHI_ASSIGN(const std::string renamed, text("/renamed"));
    FANGZHI_ASSIGN(rules.renamed_predicate, property("/renamed", renamed));
    FANGZHI_ASSIGN(const std::vector<std::string> dated_by, texts("/dated_by"));
    for (const std::string& id : dated_by) {
      FANGZHI_ASSIGN(std::string known, property("/dated_by", id));
      rules.dated_by.push_back(std::move(known));
    }
    const Json* callings = at("/callings");
    if (callings == nullptr || !callings->is_object()) return error("/callings", "missing or not an object");
    for (const auto& [name, value] : callings->items()) {
      FANGZHI_ASSIGN(std::vector<std::string> found, texts_of("/callings/" + name, &value));
      rules.callings.emplace_back(name, std::move(found));
    }
    return {};
  }

  Status read_lengths(LinkRules& rules) const {
    FANGZHI_ASSIGN(rules.shortest_core, length("/shortest_core"));
    FANGZHI_ASSIGN(rules.shortest_wide, length("/shortest_wide"));
    FANGZHI_ASSIGN(rules.shortest_cut, length("/shortest_cut"));
    FANGZHI_ASSIGN(rules.longest_cut, length("/longest_cut"));
    if (rules.shortest_core == 0) return error("/shortest_core", "must be 1 or more");
    if (rules.shortest_cut <= rules.longest_cut) return error("/shortest_cut", "must exceed longest_cut");
    return {};
  }

  Status read_weights(const std::string& path, LinkTypeRules& type, bool must_be_all) const {
    const std::vector<std::string> signs(kLinkSigns.begin(), kLinkSigns.end());
    FANGZHI_TRY(only(path, signs));
    for (std::size_t i = 0; i < signs.size(); ++i) {
      const std::string place = path + "/" + signs[i];
      if (!must_be_all && at(place) == nullptr) continue;
      FANGZHI_ASSIGN(type.weights[i], number(place));
      if (std::abs(type.weights[i]) > kLargestWeight) return error(place, "must be from -1000 to 1000");
    }
    return {};
  }

  Status read_types(LinkRules& rules) const {
    const std::vector<std::string> classes = class_ids();
    FANGZHI_TRY(only("/types", classes));
    for (const std::string& id : classes) {
      FANGZHI_ASSIGN(LinkTypeRules type, read_type("/types/" + id));
      rules.types.emplace(id, std::move(type));
    }
    return {};
  }

  Result<LinkTypeRules> read_type(const std::string& path) const {
    LinkTypeRules type;
    FANGZHI_TRY(only(path, kTypeKeys));
    FANGZHI_ASSIGN(type.same, number(path + "/same"));
    FANGZHI_ASSIGN(type.different, number(path + "/different"));
    if (type.same <= type.different) return error(path + "/same", "must be above different");
    FANGZHI_ASSIGN(type.tells_heads, flag(path + "/tells_heads"));
    FANGZHI_ASSIGN(type.has_parts, flag(path + "/has_parts"));
    FANGZHI_ASSIGN(type.has_pointers, flag(path + "/has_pointers"));
    FANGZHI_ASSIGN(type.reads_facts, flag(path + "/reads_facts"));
    if (at(path + "/apart") != nullptr) {
      FANGZHI_ASSIGN(const std::string apart, text(path + "/apart"));
      FANGZHI_ASSIGN(const std::size_t which, one_of(path + "/apart", apart, kDivisions));
      type.apart = static_cast<UnitDivision>(which);
    }
    for (const auto& [key, list] :
         {std::pair{"heads", &type.heads}, {"works", &type.works}, {"inner_words", &type.inner_words}}) {
      if (at(path + "/" + key) == nullptr) continue;
      FANGZHI_ASSIGN(*list, words(path + "/" + key));
    }
    FANGZHI_TRY(read_weights("/weights", type, true));
    if (at(path + "/weights") != nullptr) FANGZHI_TRY(read_weights(path + "/weights", type, false));
    return type;
  }

  Status read_kin(LinkRules& rules) const {
    const Json* list = at("/kin");
    if (list == nullptr || !list->is_array()) return error("/kin", "missing or not a list of lists");
    const std::vector<std::string> classes = class_ids();
    for (std::size_t i = 0; i < list->size(); ++i) {
      const std::string path = "/kin/" + std::to_string(i);
      FANGZHI_ASSIGN(const std::vector<std::string> members, texts(path));
      for (const std::string& id : members) {
        FANGZHI_TRY(one_of(path, id, classes));
        if (!rules.kin.emplace(id, members.front()).second) return error(path, id + " has kin already");
      }
    }
    return {};
  }

  Status read_namesakes(LinkRules& rules) const {
    const Json* list = at("/namesakes");
    if (list == nullptr || !list->is_array()) return error("/namesakes", "missing or not a list of pairs");
    for (std::size_t i = 0; i < list->size(); ++i) {
      const std::string path = "/namesakes/" + std::to_string(i);
      FANGZHI_ASSIGN(const std::vector<std::string> pair, texts(path));
      if (pair.size() != 2) return error(path, "must be a pair of classes");
      for (const std::string& id : pair) FANGZHI_TRY(one_of(path, id, class_ids()));
      const std::string family(rules.family(pair.back()));
      if (rules.family(pair.front()) == family) return error(path, pair.front() + " is kin already");
      if (!rules.namesakes.emplace(pair.front(), family).second)
        return error(path, pair.front() + " stands in two pairs");
    }
    return {};
  }

  Status read_examples(LinkRules& rules) const {
    const Json* list = at("/examples");
    if (list == nullptr || !list->is_array()) return error("/examples", "missing or not a list");
    const std::vector<std::string> classes = class_ids();
    for (std::size_t i = 0; i < list->size(); ++i) {
      const std::string path = "/examples/" + std::to_string(i);
      FANGZHI_TRY(only(path, kExampleKeys));
      LinkExample example;
      example.where = file_ + ":" + std::to_string(lines_.line(path));
      FANGZHI_ASSIGN(example.type, text(path + "/type"));
      FANGZHI_TRY(one_of(path + "/type", example.type, classes));
      FANGZHI_TRY(read_side(path + "/a", example.name, example.place));
      FANGZHI_TRY(read_side(path + "/b", example.other_name, example.other_place));
      FANGZHI_ASSIGN(example.is, text(path + "/is"));
      FANGZHI_TRY(one_of(path + "/is", example.is, kExampleAnswers));
      rules.examples.push_back(std::move(example));
    }
    return {};
  }

  Status read_side(const std::string& path, std::string& name, std::string& place) const {
    const Json* side = at(path);
    const bool is_side = side != nullptr && side->is_array() && side->size() == 2 && (*side)[0].is_string() &&
                         (*side)[1].is_string();
    if (!is_side) return error(path, "must be a name and its scope; write [\"云河大桥\", \"安陵市\"]");
    name = (*side)[0].get<std::string>();
    place = (*side)[1].get<std::string>();
    return {};
  }

  static constexpr double kLargestWeight = 1000;

  std::string file_;
  const Ontology& ontology_;
  Json root_;
  JsonLines lines_{""};
};

}  // namespace

Result<LinkRules> load_link_rules(const std::filesystem::path& ontology_folder) {
  FANGZHI_ASSIGN(const Ontology ontology, Ontology::load(ontology_folder));
  const std::filesystem::path path = ontology_folder / "linking.jsonc";
  FANGZHI_ASSIGN(const std::string text, read_file(path));
  return LinkFile(path.string(), ontology).read(text);
}

}  // namespace fangzhi
