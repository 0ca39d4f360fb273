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

  // As texts(), but none where the field is left out.
  Result<std::vector<std::string>> optional_texts(const std::string& field) const {
    if (!has(field)) return std::vector<std::string>{};
    return texts(field);
  }

  // Fails unless `id` is one of `known`, which are all of a kind: "class".
  Status check_known(const std::string& field, const std::string& kind, const std::string& id,
                     const std::vector<std::string>& known) const {
    if (std::find(known.begin(), known.end(), id) != known.end()) return {};
    return error(field, "unknown " + kind + " " + id + did_you_mean(id, known));
  }

  // Texts that are each one of `known`, at least one.
  Result<std::vector<std::string>> classes(const std::string& field,
                                           const std::vector<std::string>& known) const {
    FANGZHI_ASSIGN(std::vector<std::string> found, texts(field));
    if (found.empty()) return error(field, "names no class; name at least one");
    for (const std::string& id : found) FANGZHI_TRY(check_known(field, "class", id, known));
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

Result<bool> read_flag(const Fields& fields, const std::string& field) {
  if (!fields.has(field)) return false;
  if (!fields.raw(field).is_boolean()) return fields.error(field, "must be true or false");
  return fields.raw(field).get<bool>();
}

Result<OntologyClass> read_class(const Fields& fields, const Context& context) {
  FANGZHI_TRY(fields.only({"id", "zh", "en", "iri", "maps_to", "color", "staged"}));
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
  FANGZHI_ASSIGN(read.staged, read_flag(fields, "staged"));
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

Result<OntologyProperty> read_property(const Fields& fields, const Context& context,
                                       const std::vector<std::string>& classes) {
  FANGZHI_TRY(fields.only({"id", "name", "zh", "en", "iri", "maps_to", "domain", "range", "stage",
                           "symmetric", "once", "not_before", "one_subject", "promises"}));
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
  FANGZHI_ASSIGN(read.once, read_flag(fields, "once"));
  FANGZHI_ASSIGN(read.not_before, fields.optional_texts("not_before"));
  FANGZHI_ASSIGN(read.one_subject, read_flag(fields, "one_subject"));
  if (fields.has("promises")) {
    FANGZHI_ASSIGN(read.promises, fields.text("promises"));
  }
  FANGZHI_TRY(check_term(fields, context, read.name, read.iri, "@id"));
  return read;
}

// A list that a file holds, which has these keys.
Result<const json*> list_of(const Source& source, const std::string& key,
                            const std::vector<std::string>& keys) {
  const Fields fields(source, "", source.value);
  FANGZHI_TRY(fields.only(keys));
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
  FANGZHI_ASSIGN(const json* list, list_of(source, "classes", {"classes"}));
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
  FANGZHI_ASSIGN(const json* list, list_of(source, "properties", {"properties", "qualifiers", "posts"}));
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

// What properties say of each other.
Status check_properties(const Source& source, const std::vector<OntologyProperty>& properties) {
  std::vector<std::string> known;
  for (const OntologyProperty& one : properties) known.push_back(one.id);
  for (std::size_t i = 0; i < properties.size(); ++i) {
    const OntologyProperty& one = properties[i];
    const json& item = source.value["properties"][i];
    const Fields fields(source, "/properties/" + std::to_string(i), item);
    for (const std::string& id : one.not_before) {
      FANGZHI_TRY(fields.check_known("not_before", "property", id, known));
    }
    if (one.promises.empty()) continue;
    FANGZHI_TRY(fields.check_known("promises", "property", one.promises, known));
    const auto promised = std::find(known.begin(), known.end(), one.promises) - known.begin();
    if (one.stage < 0 || properties[static_cast<std::size_t>(promised)].stage <= one.stage) {
      return fields.error("promises", one.promises + " must have a later stage than " + one.id);
    }
  }
  return {};
}

Result<std::vector<OntologyQualifier>> read_qualifiers(const Source& source) {
  std::vector<OntologyQualifier> found;
  if (!source.value.contains("qualifiers")) return found;
  FANGZHI_ASSIGN(const json* list, list_of(source, "qualifiers", {"properties", "qualifiers", "posts"}));
  Once once;
  for (const json& item : *list) {
    const Fields fields(source, "/qualifiers/" + std::to_string(found.size()), item);
    FANGZHI_TRY(fields.only({"id", "zh", "en", "one_value", "indicators"}));
    OntologyQualifier read;
    FANGZHI_ASSIGN(read.id, fields.text("id"));
    FANGZHI_ASSIGN(read.zh, fields.text("zh"));
    FANGZHI_ASSIGN(read.en, fields.text("en"));
    FANGZHI_ASSIGN(read.one_value, read_flag(fields, "one_value"));
    FANGZHI_ASSIGN(read.indicators, fields.optional_texts("indicators"));
    FANGZHI_TRY(once.add(fields, "id", read.id));
    found.push_back(std::move(read));
  }
  return found;
}

Result<PostRules> read_posts(const Source& source, const Ontology& ontology) {
  PostRules read;
  if (!source.value.contains("posts")) return read;
  const Fields fields(source, "/posts", source.value["posts"]);
  FANGZHI_TRY(fields.only({"property", "qualifier", "former", "acting", "shared"}));
  FANGZHI_ASSIGN(read.property, fields.text("property"));
  FANGZHI_ASSIGN(read.qualifier, fields.text("qualifier"));
  std::vector<std::string> known;
  for (const OntologyProperty& one : ontology.properties()) known.push_back(one.id);
  FANGZHI_TRY(fields.check_known("property", "property", read.property, known));
  known.clear();
  for (const OntologyQualifier& one : ontology.qualifiers()) known.push_back(one.id);
  FANGZHI_TRY(fields.check_known("qualifier", "qualifier", read.qualifier, known));
  FANGZHI_ASSIGN(read.former, fields.optional_texts("former"));
  FANGZHI_ASSIGN(read.acting, fields.optional_texts("acting"));
  FANGZHI_ASSIGN(read.shared, fields.optional_texts("shared"));
  return read;
}

template <class Item>
const Item* find_in(const std::vector<Item>& items, std::string_view id) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.id == id; });
  return found == items.end() ? nullptr : &*found;
}

Status add_divisions(const std::filesystem::path& file, Divisions& divisions) {
  FANGZHI_ASSIGN(const std::string bytes, read_file(file));
  return divisions.add(bytes, file.string());
}

}  // namespace

Result<Ontology> Ontology::load(const std::filesystem::path& folder,
                                const std::filesystem::path& more_divisions) {
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
  FANGZHI_TRY(check_properties(properties, ontology.properties_));
  FANGZHI_ASSIGN(ontology.qualifiers_, read_qualifiers(properties));
  FANGZHI_ASSIGN(ontology.posts_, read_posts(properties, ontology));
  FANGZHI_TRY(add_divisions(folder / "divisions.tsv", ontology.divisions_));
  if (!more_divisions.empty()) FANGZHI_TRY(add_divisions(more_divisions, ontology.divisions_));
  return ontology;
}

const OntologyClass* Ontology::find_class(std::string_view id) const {
  return find_in(classes_, id);
}

const OntologyProperty* Ontology::find_property(std::string_view id) const {
  return find_in(properties_, id);
}

const OntologyQualifier* Ontology::find_qualifier(std::string_view id) const {
  return find_in(qualifiers_, id);
}

bool Ontology::is_staged(std::string_view class_id) const {
  const OntologyClass* known = find_class(class_id);
  return known != nullptr && known->staged;
}

int Ontology::stage_of(std::string_view property_id) const {
  const OntologyProperty* known = find_property(property_id);
  return known == nullptr ? -1 : known->stage;
}

}  // namespace fangzhi
