#include "core/ontology.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/byte_io.h"
#include "core/json_lines.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

using nlohmann::json;

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const std::string nearest = nearest_word(word, known);
  return nearest.empty() ? "" : ", did you mean " + nearest;
}

// One file being read: its value, and how to say where something in it is wrong.
struct Source {
  std::string file;
  std::string text;
  json value;
  JsonLines lines{""};

  Error error(const std::string& path, const std::string& message) const {
    const std::string field = path.substr(path.rfind('/') + 1);
    return bad_input(file + ":" + std::to_string(lines.line(path)) + ": " + field + ": " + message);
  }
};

Result<Source> read_source(const std::filesystem::path& path) {
  Source source;
  source.file = path.string();
  FANGZHI_ASSIGN(source.text, read_file(path));
  if (const auto at = find_invalid_utf8(source.text)) {
    return bad_input(source.file + ":" + std::to_string(line_of_byte(source.text, *at)) + ": byte " +
                     std::to_string(*at) + " is not UTF-8; save the file as UTF-8");
  }
  try {
    source.value = json::parse(source.text, nullptr, true, true);
  } catch (const json::parse_error& failure) {
    const std::size_t before = failure.byte == 0 ? 0 : failure.byte - 1;
    return bad_input(source.file + ":" + std::to_string(line_of_byte(source.text, before)) +
                     ": not JSON here; look for a missing comma, quotation mark or bracket");
  }
  source.lines = JsonLines(source.text);
  if (!source.lines.duplicate().empty()) {
    const std::string& key = source.lines.duplicate();
    return bad_input(source.file + ":" + std::to_string(source.lines.duplicate_line()) + ": " +
                     key.substr(key.rfind('/') + 1) + ": this key stands here twice; keep one");
  }
  return source;
}

// The terms and prefixes of context.jsonld.
class Context {
 public:
  explicit Context(const json& terms) : terms_(terms) {}

  // The IRI that a compact or full IRI stands for; empty where its prefix is unknown.
  std::string expand(const std::string& compact) const {
    const std::size_t colon = compact.find(':');
    if (colon == std::string::npos) return "";
    const std::string prefix = compact.substr(0, colon);
    if (prefix == "urn" || compact.compare(colon, 3, "://") == 0) return compact;
    const auto found = terms_.find(prefix);
    if (found == terms_.end() || !found->is_string()) return "";
    const std::string space = found->get<std::string>();
    return space.find("://") == std::string::npos && space.rfind("urn:", 0) != 0
               ? ""
               : space + compact.substr(colon + 1);
  }

  // What a term stands for, and how its values are read ("@id", "xsd:date"); both empty where there is none.
  std::pair<std::string, std::string> term(const std::string& name) const {
    const auto found = terms_.find(name);
    if (found == terms_.end()) return {};
    if (found->is_string()) return {expand(found->get<std::string>()), ""};
    if (!found->is_object()) return {};
    const json id = found->value("@id", json());
    const json type = found->value("@type", json());
    return {id.is_string() ? expand(id.get<std::string>()) : "",
            type.is_string() ? type.get<std::string>() : ""};
  }

  std::vector<std::string> prefixes() const {
    std::vector<std::string> known;
    for (const auto& [name, value] : terms_.items()) {
      if (value.is_string() && !expand(name + ":").empty()) known.push_back(name);
    }
    return known;
  }

 private:
  const json& terms_;
};

// One object of a file, read field by field; every complaint names its line.
class Fields {
 public:
  Fields(const Source& source, std::string path, const json& object)
      : source_(source), path_(std::move(path)), object_(object) {}

  Error error(const std::string& field, const std::string& message) const {
    return source_.error(path_ + "/" + field, message);
  }

  Status only(const std::vector<std::string>& known) const {
    if (!object_.is_object()) return source_.error(path_, "must be an object in braces");
    for (const auto& [key, value] : object_.items()) {
      if (std::find(known.begin(), known.end(), key) == known.end()) {
        return error(key, "unknown key" + did_you_mean(key, known));
      }
    }
    return {};
  }

  bool has(const std::string& field) const { return object_.contains(field); }

  Result<std::string> text(const std::string& field) const {
    const json value = object_.value(field, json());
    if (!value.is_string() || value.get<std::string>().empty()) {
      return error(field, "missing or not text; write \"" + field + "\": \"…\"");
    }
    return value.get<std::string>();
  }

  Result<std::vector<std::string>> texts(const std::string& field) const {
    std::vector<std::string> found;
    const json value = object_.value(field, json());
    if (!value.is_array()) return error(field, "missing or not a list; write \"" + field + "\": [\"…\"]");
    for (const json& item : value) {
      if (!item.is_string()) return error(field, "every item must be text in quotation marks");
      found.push_back(item.get<std::string>());
    }
    return found;
  }

  // Texts that are each one of `known`, at least one.
  Result<std::vector<std::string>> classes(const std::string& field,
                                           const std::vector<std::string>& known) const {
    FANGZHI_ASSIGN(std::vector<std::string> found, texts(field));
    if (found.empty()) return error(field, "names no class; name at least one");
    for (const std::string& id : found) {
      if (std::find(known.begin(), known.end(), id) == known.end()) {
        return error(field, "unknown class " + id + did_you_mean(id, known));
      }
    }
    return found;
  }

  Result<std::string> iri(const std::string& field, const std::string& compact,
                          const Context& context) const {
    const std::string full = context.expand(compact);
    if (full.empty()) {
      const std::string prefix = compact.substr(0, compact.find(':'));
      return error(field, "unknown prefix in " + compact + did_you_mean(prefix, context.prefixes()) +
                              "; prefixes are defined in context.jsonld");
    }
    return full;
  }

  Result<std::vector<std::string>> iris(const std::string& field, const Context& context) const {
    std::vector<std::string> found;
    if (!has(field)) return found;
    FANGZHI_ASSIGN(found, texts(field));
    for (std::string& item : found) {
      FANGZHI_ASSIGN(item, iri(field, item, context));
    }
    return found;
  }

  const json& raw(const std::string& field) const { return object_.at(field); }

 private:
  const Source& source_;
  std::string path_;
  const json& object_;
};

bool is_ascii_word(std::string_view word, std::string_view other_letters) {
  return !word.empty() && is_ascii_letter(static_cast<unsigned char>(word.front())) &&
         std::all_of(word.begin(), word.end(), [&](char c) {
           const auto letter = static_cast<unsigned char>(c);
           return is_ascii_letter(letter) || is_ascii_digit(letter) ||
                  other_letters.find(c) != std::string_view::npos;
         });
}

bool is_color(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdef", 1) == std::string_view::npos;
}

// The term of context.jsonld must mean what the file says, or exports would lose the word.
Status check_term(const Fields& fields, const Context& context, const std::string& term,
                  const std::string& iri, const std::string& type) {
  const auto [meaning, values] = context.term(term);
  if (meaning == iri && values == type) return {};
  const std::string wanted =
      type.empty() ? "\"" + iri + "\"" : "{\"@id\": \"" + iri + "\", \"@type\": \"@id\"}";
  return fields.error("iri", "context.jsonld gives the term " + term + " another meaning or none; write \"" +
                                 term + "\": " + wanted + " there");
}

Result<OntologyClass> read_class(const Fields& fields, const Context& context) {
  FANGZHI_TRY(fields.only({"id", "zh", "en", "iri", "maps_to", "color"}));
  OntologyClass read;
  FANGZHI_ASSIGN(read.id, fields.text("id"));
  if (!is_ascii_word(read.id, "")) return fields.error("id", "must be ASCII letters and digits");
  FANGZHI_ASSIGN(read.zh, fields.text("zh"));
  FANGZHI_ASSIGN(read.en, fields.text("en"));
  FANGZHI_ASSIGN(const std::string compact, fields.text("iri"));
  FANGZHI_ASSIGN(read.iri, fields.iri("iri", compact, context));
  FANGZHI_ASSIGN(read.maps_to, fields.iris("maps_to", context));
  FANGZHI_ASSIGN(read.color, fields.text("color"));
  if (!is_color(read.color)) return fields.error("color", "must be # and six of 0-9a-f, such as #4393c3");
  FANGZHI_TRY(check_term(fields, context, read.id, read.iri, ""));
  return read;
}

Result<int> read_stage(const Fields& fields) {
  if (!fields.has("stage")) return -1;
  const json& stage = fields.raw("stage");
  if (!stage.is_number_unsigned() || stage.get<std::uint64_t>() > 999) {
    return fields.error("stage", "must be a whole number from 0 to 999");
  }
  return stage.get<int>();
}

Result<bool> read_flag(const Fields& fields, const std::string& field) {
  if (!fields.has(field)) return false;
  if (!fields.raw(field).is_boolean()) return fields.error(field, "must be true or false");
  return fields.raw(field).get<bool>();
}

Result<OntologyProperty> read_property(const Fields& fields, const Context& context,
                                       const std::vector<std::string>& classes) {
  FANGZHI_TRY(
      fields.only({"id", "name", "zh", "en", "iri", "maps_to", "domain", "range", "stage", "symmetric"}));
  OntologyProperty read;
  FANGZHI_ASSIGN(read.id, fields.text("id"));
  FANGZHI_ASSIGN(read.name, fields.text("name"));
  if (!is_ascii_word(read.name, "_")) return fields.error("name", "must be ASCII letters, digits and _");
  FANGZHI_ASSIGN(read.zh, fields.text("zh"));
  FANGZHI_ASSIGN(read.en, fields.text("en"));
  FANGZHI_ASSIGN(const std::string compact, fields.text("iri"));
  FANGZHI_ASSIGN(read.iri, fields.iri("iri", compact, context));
  FANGZHI_ASSIGN(read.maps_to, fields.iris("maps_to", context));
  FANGZHI_ASSIGN(read.domain, fields.classes("domain", classes));
  FANGZHI_ASSIGN(read.range, fields.classes("range", classes));
  FANGZHI_ASSIGN(read.stage, read_stage(fields));
  FANGZHI_ASSIGN(read.symmetric, read_flag(fields, "symmetric"));
  FANGZHI_TRY(check_term(fields, context, read.name, read.iri, "@id"));
  return read;
}

// The list that a file holds under its only key.
Result<const json*> list_of(const Source& source, const std::string& key) {
  const Fields fields(source, "", source.value);
  FANGZHI_TRY(fields.only({key}));
  if (!fields.has(key) || !source.value[key].is_array()) {
    return fields.error(key, "missing or not a list; write \"" + key + "\": [ … ]");
  }
  return &source.value[key];
}

// Remembers words that may stand once only.
class Once {
 public:
  Status add(const Fields& fields, const std::string& field, const std::string& word) {
    if (seen_.insert({field, word}).second) return {};
    return fields.error(field, word + " is taken by an earlier entry; every " + field + " must differ");
  }

 private:
  std::set<std::pair<std::string, std::string>> seen_;
};

Result<std::vector<OntologyClass>> read_classes(const Source& source, const Context& context) {
  FANGZHI_ASSIGN(const json* list, list_of(source, "classes"));
  std::vector<OntologyClass> found;
  Once once;
  for (const json& item : *list) {
    const Fields fields(source, "/classes/" + std::to_string(found.size()), item);
    FANGZHI_ASSIGN(OntologyClass read, read_class(fields, context));
    FANGZHI_TRY(once.add(fields, "id", read.id));
    FANGZHI_TRY(once.add(fields, "iri", read.iri));
    found.push_back(std::move(read));
  }
  return found;
}

Result<std::vector<OntologyProperty>> read_properties(const Source& source, const Context& context,
                                                      const std::vector<std::string>& classes) {
  FANGZHI_ASSIGN(const json* list, list_of(source, "properties"));
  std::vector<OntologyProperty> found;
  Once once;
  for (const json& item : *list) {
    const Fields fields(source, "/properties/" + std::to_string(found.size()), item);
    FANGZHI_ASSIGN(OntologyProperty read, read_property(fields, context, classes));
    FANGZHI_TRY(once.add(fields, "id", read.id));
    FANGZHI_TRY(once.add(fields, "name", read.name));
    FANGZHI_TRY(once.add(fields, "iri", read.iri));
    if (read.stage >= 0) FANGZHI_TRY(once.add(fields, "stage", std::to_string(read.stage)));
    found.push_back(std::move(read));
  }
  return found;
}

}  // namespace

Result<Ontology> Ontology::load(const std::filesystem::path& folder) {
  FANGZHI_ASSIGN(const Source context_source, read_source(folder / "context.jsonld"));
  if (!context_source.value.is_object()) return context_source.error("", "must be an object in braces");
  const Context context(context_source.value);

  Ontology ontology;
  ontology.jsonld_context_ = context_source.text;
  while (!ontology.jsonld_context_.empty() && ontology.jsonld_context_.back() == '\n') {
    ontology.jsonld_context_.pop_back();
  }
  FANGZHI_ASSIGN(const Source classes, read_source(folder / "classes.jsonc"));
  FANGZHI_ASSIGN(ontology.classes_, read_classes(classes, context));
  std::vector<std::string> class_ids;
  for (const OntologyClass& one : ontology.classes_) class_ids.push_back(one.id);
  FANGZHI_ASSIGN(const Source properties, read_source(folder / "properties.jsonc"));
  FANGZHI_ASSIGN(ontology.properties_, read_properties(properties, context, class_ids));
  return ontology;
}

const OntologyClass* Ontology::find_class(std::string_view id) const {
  const auto found =
      std::find_if(classes_.begin(), classes_.end(), [&](const auto& one) { return one.id == id; });
  return found == classes_.end() ? nullptr : &*found;
}

const OntologyProperty* Ontology::find_property(std::string_view id) const {
  const auto found =
      std::find_if(properties_.begin(), properties_.end(), [&](const auto& one) { return one.id == id; });
  return found == properties_.end() ? nullptr : &*found;
}

}  // namespace fangzhi
