#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/byte_io.h"
#include "core/json_lines.h"
#include "core/nearest_word.h"
#include "core/utf8.h"
#include "extract/frame.h"

namespace fangzhi {
namespace {

using nlohmann::json;

const std::vector<std::string> kFrameKeys = {"name",   "states",       "triggers", "subject", "object",
                                             "status", "usual_status", "via",      "unless",  "open",
                                             "role",   "weighed",      "examples", "refuses"};
const std::vector<std::string> kRoleKeys = {"from", "types", "headed", "trims"};
const std::vector<std::string> kExampleKeys = {"text", "says"};
const std::vector<std::string> kSources = {"before", "after", "near", "topic", "pair", "agent", "district"};
const std::vector<std::string> kStatuses = {"done", "ongoing", "planned", "negated"};

// Reads one file of patterns. Every complaint names file, line, pattern and field.
class FrameFile {
 public:
  FrameFile(std::string file, const Ontology& ontology, const TypeTable& types, Lexicon& lexicon)
      : file_(std::move(file)), ontology_(ontology), types_(types), lexicon_(lexicon) {}

  Status read(const std::string& text, std::vector<Frame>& frames) {
    json value;
    try {
      value = json::parse(text, nullptr, true, true);
    } catch (const json::parse_error& failure) {
      const std::size_t line = line_of_byte(text, failure.byte == 0 ? 0 : failure.byte - 1);
      return bad_input(file_ + ":" + std::to_string(line) +
                       ": not JSON here; look for a missing comma, quotation mark or bracket");
    }
    lines_ = JsonLines(text);
    if (!value.is_array()) return bad_input(file_ + ":1: a file of patterns is an array: [ { … }, { … } ]");
    for (std::size_t i = 0; i < value.size(); ++i) {
      path_ = "/" + std::to_string(i);
      pattern_ = "pattern " + std::to_string(i + 1);
      FANGZHI_ASSIGN(Frame frame, read_frame(value[i]));
      for (const Frame& other : frames) {
        if (other.name == frame.name)
          return error("/name", "another pattern has this name; choose a new one");
      }
      frames.push_back(std::move(frame));
    }
    return {};
  }

 private:
  Error error(const std::string& field, const std::string& message) const {
    return bad_input(file_ + ":" + std::to_string(lines_.line(path_ + field)) + ": " + pattern_ + ": " +
                     (field.empty() ? "" : field.substr(1) + ": ") + message);
  }
  Error unknown(const std::string& field, const std::string& word,
                const std::vector<std::string>& known) const {
    const std::string near = nearest_word(word, known);
    return error(field,
                 "unknown word \"" + word + "\"" + (near.empty() ? "" : ", did you mean \"" + near + "\"?"));
  }

  Status check_keys(const json& value, const std::string& field,
                    const std::vector<std::string>& known) const {
    if (!value.is_object()) return error(field, "must be an object");
    for (const auto& [key, ignored] : value.items()) {
      if (std::find(known.begin(), known.end(), key) == known.end())
        return unknown(field + "/" + key, key, known);
    }
    return {};
  }

  Result<std::vector<std::string>> strings(const json& value, const std::string& field) const {
    std::vector<std::string> words;
    if (value.is_string()) return std::vector<std::string>{value.get<std::string>()};
    if (!value.is_array()) return error(field, "must be a word or an array of words");
    for (const json& word : value) {
      if (!word.is_string() || word.get<std::string>().empty()) return error(field, "must hold words only");
      words.push_back(word.get<std::string>());
    }
    return words;
  }

  Result<std::vector<WordId>> words(const json& value, const std::string& key, WordClass word_class) {
    std::vector<WordId> ids;
    if (!value.contains(key)) return ids;
    FANGZHI_ASSIGN(const std::vector<std::string> texts, strings(value[key], "/" + key));
    for (const std::string& text : texts) ids.push_back(lexicon_.add(to_code_points(text), word_class));
    return ids;
  }

  Result<RolePattern> read_role(const json& value, const std::string& key) const {
    const std::string field = "/" + key;
    if (!value.contains(key)) return error("", "\"" + key + "\" is missing");
    FANGZHI_TRY(check_keys(value[key], field, kRoleKeys));
    RolePattern role;
    FANGZHI_ASSIGN(const std::vector<std::string> sources,
                   strings(value[key].value("from", json()), field + "/from"));
    for (const std::string& source : sources) {
      const auto found = std::find(kSources.begin(), kSources.end(), source);
      if (found == kSources.end()) return unknown(field + "/from", source, kSources);
      role.add_source(static_cast<RoleSource>(found - kSources.begin()));
    }
    FANGZHI_ASSIGN(const std::vector<std::string> names,
                   strings(value[key].value("types", json()), field + "/types"));
    for (const std::string& name : names) {
      const TypeId type = types_.find(name);
      if (type == kNoType) return unknown(field + "/types", name, types_.names);
      role.types.push_back(type);
      role.type_set.add(type);
    }
    for (const auto& [flag, place] : {std::pair{"headed", &role.headed}, std::pair{"trims", &role.trims}}) {
      const json given = value[key].value(flag, json(false));
      if (!given.is_boolean()) return error(field + "/" + flag, "must be true or false");
      *place = given.get<bool>();
    }
    if (role.from.empty() || role.types.empty()) return error(field, "needs \"from\" and \"types\"");
    return role;
  }

  Result<std::vector<Frame::Example>> read_examples(const json& value, const std::string& key) const {
    std::vector<Frame::Example> examples;
    if (!value.contains(key) || !value[key].is_array() || value[key].empty()) {
      return error("", "\"" + key + "\" is missing: every pattern shows where it " +
                           (key == "examples" ? "fires" : "must not fire"));
    }
    for (std::size_t i = 0; i < value[key].size(); ++i) {
      const json& example = value[key][i];
      const std::string field = "/" + key + "/" + std::to_string(i);
      if (example.is_string()) {
        examples.push_back({example.get<std::string>(), {}});
        continue;
      }
      FANGZHI_TRY(check_keys(example, field, kExampleKeys));
      if (!example.contains("text") || !example["text"].is_string()) return error(field, "needs a \"text\"");
      FANGZHI_ASSIGN(std::vector<std::string> says,
                     strings(example.value("says", json::array()), field + "/says"));
      examples.push_back({example["text"].get<std::string>(), std::move(says)});
    }
    return examples;
  }

  Status read_statuses(const json& value, Frame& frame) const {
    for (const std::string key : {"status", "usual_status"}) {
      if (!value.contains(key)) continue;
      FANGZHI_ASSIGN(const std::vector<std::string> word, strings(value[key], "/" + key));
      const std::optional<StatementStatus> status = parse_statement_status(word.empty() ? "" : word.front());
      if (!status) return unknown("/" + key, word.empty() ? "" : word.front(), kStatuses);
      if (key == "status") frame.status = *status;
      frame.usual_status = *status;
    }
    return {};
  }

  Result<Frame> read_frame(const json& value) {
    Frame frame;
    FANGZHI_TRY(check_keys(value, "", kFrameKeys));
    if (!value.contains("name") || !value["name"].is_string()) return error("", "\"name\" is missing");
    frame.name = value["name"].get<std::string>();
    frame.file = std::filesystem::path(file_).filename().string();
    pattern_ = frame.name;
    FANGZHI_ASSIGN(frame.states, strings(value.value("states", json::array()), "/states"));
    std::vector<std::string> known;
    for (const OntologyProperty& property : ontology_.properties()) known.push_back(property.id);
    for (const std::string& state : frame.states) {
      if (ontology_.find_property(state) == nullptr) return unknown("/states", state, known);
    }
    for (const auto& [flag, place] : {std::pair{"open", &frame.open}, std::pair{"weighed", &frame.weighed}}) {
      const json given = value.value(flag, json(false));
      if (!given.is_boolean()) return error(std::string("/") + flag, "must be true or false");
      *place = given.get<bool>();
    }
    const WordClass word_class = frame.weighed ? WordClass::pattern_word : WordClass::trigger;
    FANGZHI_ASSIGN(frame.triggers, words(value, "triggers", word_class));
    if (frame.states.empty() || frame.triggers.empty()) return error("", "needs \"states\" and \"triggers\"");
    for (const std::string key : {"subject", "object"}) {
      if (frame.weighed && value.contains(key))
        return error("/" + key, "has no meaning where the pattern is weighed; leave out one of the two");
    }
    if (!frame.weighed) {
      FANGZHI_ASSIGN(frame.subject, read_role(value, "subject"));
      FANGZHI_ASSIGN(frame.object, read_role(value, "object"));
    }
    FANGZHI_TRY(read_statuses(value, frame));
    FANGZHI_ASSIGN(frame.via, words(value, "via", WordClass::pattern_word));
    FANGZHI_ASSIGN(frame.unless, words(value, "unless", WordClass::pattern_word));
    if (value.contains("role") && !value["role"].is_string()) return error("/role", "must be a word");
    frame.role = value.value("role", std::string());
    FANGZHI_ASSIGN(frame.examples, read_examples(value, "examples"));
    FANGZHI_ASSIGN(frame.refuses, read_examples(value, "refuses"));
    return frame;
  }

  std::string file_;
  const Ontology& ontology_;
  const TypeTable& types_;
  Lexicon& lexicon_;
  JsonLines lines_{""};
  std::string path_;
  std::string pattern_;
};

}  // namespace

Result<std::vector<Frame>> load_frames(const std::filesystem::path& folder, const Ontology& ontology,
                                       const TypeTable& types, Lexicon& lexicon) {
  FANGZHI_ASSIGN(const std::vector<std::filesystem::path> files, files_in(folder, ".jsonc"));
  std::vector<Frame> frames;
  for (const auto& file : files) {
    FANGZHI_ASSIGN(const std::string bytes, read_file(file));
    FrameFile reader(file.string(), ontology, types, lexicon);
    FANGZHI_TRY(reader.read(bytes, frames));
  }
  return frames;
}

}  // namespace fangzhi
