#include "core/ontology.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/byte_io.h"
#include "core/jsonc_file.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

// The terms and prefixes of context.jsonld.
class Context {
 public:
  explicit Context(JsoncObject terms) : terms_(std::move(terms)) {}

  // The IRI that a compact or full IRI stands for; empty where its prefix is unknown.
  std::string expand(const std::string& compact) const {
    const std::size_t colon = compact.find(':');
    if (colon == std::string::npos) return "";
    const std::string prefix = compact.substr(0, colon);
    if (prefix == "urn" || compact.compare(colon, 3, "://") == 0) return compact;
    const std::string space = terms_.text_if_any(prefix).value_or("");
    return space.find("://") == std::string::npos && space.rfind("urn:", 0) != 0
               ? ""
               : space + compact.substr(colon + 1);
  }

  // What a term stands for, and how its values are read ("@id", "xsd:date"); both empty where there is none.
  std::pair<std::string, std::string> term(const std::string& name) const {
    if (const auto compact = terms_.text_if_any(name)) return {expand(*compact), ""};
    const auto object = terms_.object_if_any(name);
    if (!object) return {};
    const auto id = object->text_if_any("@id");
    return {id ? expand(*id) : "", object->text_if_any("@type").value_or("")};
  }

  // Fails where the prefix is unknown.
  Result<std::string> iri(const JsoncObject& fields, const std::string& field,
                          const std::string& compact) const {
    const std::string full = expand(compact);
    if (!full.empty()) return full;
    const std::string prefix = compact.substr(0, compact.find(':'));
    return fields.error(field, "unknown prefix in " + compact + did_you_mean(prefix, prefixes()) +
                                   "; prefixes are defined in context.jsonld");
  }

  Result<std::vector<std::string>> iris(const JsoncObject& fields, const std::string& field) const {
    FANGZHI_ASSIGN(std::vector<std::string> found, fields.optional_texts(field));
    for (std::string& item : found) {
      FANGZHI_ASSIGN(item, iri(fields, field, item));
    }
    return found;
  }

 private:
  std::vector<std::string> prefixes() const {
    std::vector<std::string> known;
    for (const std::string& name : terms_.keys()) {
      if (terms_.text_if_any(name) && !expand(name + ":").empty()) known.push_back(name);
    }
    return known;
  }

  JsoncObject terms_;
};

// Texts of a field that are each one of `known`, at least one.
Result<std::vector<std::string>> read_class_ids(const JsoncObject& fields, const std::string& field,
                                                const std::vector<std::string>& known) {
  FANGZHI_ASSIGN(std::vector<std::string> found, fields.texts(field));
  if (found.empty()) return fields.error(field, "names no class; name at least one");
  for (const std::string& id : found) FANGZHI_TRY(fields.check_known(field, "class", id, known));
  return found;
}

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
Status check_term(const JsoncObject& fields, const Context& context, const std::string& term,
                  const std::string& iri, const std::string& type) {
  const auto [meaning, values] = context.term(term);
  if (meaning == iri && values == type) return {};
  const std::string wanted =
      type.empty() ? "\"" + iri + "\"" : "{\"@id\": \"" + iri + "\", \"@type\": \"@id\"}";
  return fields.error("iri", "context.jsonld gives the term " + term + " another meaning or none; write \"" +
                                 term + "\": " + wanted + " there");
}

Result<OntologyClass> read_class(const JsoncObject& fields, const Context& context) {
  FANGZHI_TRY(fields.only({"id", "zh", "en", "iri", "maps_to", "color", "staged"}));
  OntologyClass read;
  FANGZHI_ASSIGN(read.id, fields.text("id"));
  if (!is_ascii_word(read.id, "")) return fields.error("id", "must be ASCII letters and digits");
  FANGZHI_ASSIGN(read.zh, fields.text("zh"));
  FANGZHI_ASSIGN(read.en, fields.text("en"));
  FANGZHI_ASSIGN(const std::string compact, fields.text("iri"));
  FANGZHI_ASSIGN(read.iri, context.iri(fields, "iri", compact));
  FANGZHI_ASSIGN(read.maps_to, context.iris(fields, "maps_to"));
  FANGZHI_ASSIGN(read.color, fields.text("color"));
  if (!is_color(read.color)) return fields.error("color", "must be # and six of 0-9a-f, such as #4393c3");
  FANGZHI_ASSIGN(read.staged, fields.flag("staged"));
  FANGZHI_TRY(check_term(fields, context, read.id, read.iri, ""));
  return read;
}

Result<OntologyProperty> read_property(const JsoncObject& fields, const Context& context,
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
  FANGZHI_ASSIGN(read.iri, context.iri(fields, "iri", compact));
  FANGZHI_ASSIGN(read.maps_to, context.iris(fields, "maps_to"));
  FANGZHI_ASSIGN(read.domain, read_class_ids(fields, "domain", classes));
  FANGZHI_ASSIGN(read.range, read_class_ids(fields, "range", classes));
  constexpr int kLastStage = 999;
  FANGZHI_ASSIGN(const std::optional<int> stage, fields.number_up_to("stage", kLastStage));
  read.stage = stage.value_or(-1);
  FANGZHI_ASSIGN(read.symmetric, fields.flag("symmetric"));
  FANGZHI_ASSIGN(read.once, fields.flag("once"));
  FANGZHI_ASSIGN(read.not_before, fields.optional_texts("not_before"));
  FANGZHI_ASSIGN(read.one_subject, fields.flag("one_subject"));
  if (fields.has("promises")) {
    FANGZHI_ASSIGN(read.promises, fields.text("promises"));
  }
  FANGZHI_TRY(check_term(fields, context, read.name, read.iri, "@id"));
  return read;
}

// Remembers words that may stand once only.
class Once {
 public:
  Status add(const JsoncObject& fields, const std::string& field, const std::string& word) {
    if (seen_.insert({field, word}).second) return {};
    return fields.error(field, word + " is taken by an earlier entry; every " + field + " must differ");
  }

 private:
  std::set<std::pair<std::string, std::string>> seen_;
};

Result<std::vector<OntologyClass>> read_classes(const JsoncObject& file, const Context& context) {
  FANGZHI_TRY(file.only({"classes"}));
  FANGZHI_ASSIGN(const std::vector<JsoncObject> items, file.objects("classes"));
  std::vector<OntologyClass> found;
  Once once;
  for (const JsoncObject& fields : items) {
    FANGZHI_ASSIGN(OntologyClass read, read_class(fields, context));
    FANGZHI_TRY(once.add(fields, "id", read.id));
    FANGZHI_TRY(once.add(fields, "iri", read.iri));
    found.push_back(std::move(read));
  }
  return found;
}

Result<std::vector<OntologyProperty>> read_properties(const std::vector<JsoncObject>& items,
                                                      const Context& context,
                                                      const std::vector<std::string>& classes) {
  std::vector<OntologyProperty> found;
  Once once;
  for (const JsoncObject& fields : items) {
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
Status check_properties(const std::vector<JsoncObject>& items,
                        const std::vector<OntologyProperty>& properties) {
  std::vector<std::string> known;
  for (const OntologyProperty& one : properties) known.push_back(one.id);
  for (std::size_t i = 0; i < properties.size(); ++i) {
    const OntologyProperty& one = properties[i];
    const JsoncObject& fields = items[i];
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

Result<std::vector<OntologyQualifier>> read_qualifiers(const JsoncObject& file) {
  std::vector<OntologyQualifier> found;
  if (!file.has("qualifiers")) return found;
  FANGZHI_ASSIGN(const std::vector<JsoncObject> items, file.objects("qualifiers"));
  Once once;
  for (const JsoncObject& fields : items) {
    FANGZHI_TRY(fields.only({"id", "zh", "en", "one_value", "indicators"}));
    OntologyQualifier read;
    FANGZHI_ASSIGN(read.id, fields.text("id"));
    FANGZHI_ASSIGN(read.zh, fields.text("zh"));
    FANGZHI_ASSIGN(read.en, fields.text("en"));
    FANGZHI_ASSIGN(read.one_value, fields.flag("one_value"));
    FANGZHI_ASSIGN(read.indicators, fields.optional_texts("indicators"));
    FANGZHI_TRY(once.add(fields, "id", read.id));
    found.push_back(std::move(read));
  }
  return found;
}

Result<PostRules> read_posts(const JsoncObject& file, const Ontology& ontology) {
  PostRules read;
  if (!file.has("posts")) return read;
  const std::optional<JsoncObject> posts = file.object_if_any("posts");
  if (!posts) return file.error("posts", "must be an object in braces");
  const JsoncObject& fields = *posts;
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
  FANGZHI_ASSIGN(const JsoncFile context_file, JsoncFile::load(folder / "context.jsonld"));
  FANGZHI_TRY(context_file.root().only(context_file.root().keys()));  // must be an object
  const Context context(context_file.root());

  Ontology ontology;
  ontology.jsonld_context_ = context_file.bytes();
  while (!ontology.jsonld_context_.empty() && ontology.jsonld_context_.back() == '\n') {
    ontology.jsonld_context_.pop_back();
  }
  FANGZHI_ASSIGN(const JsoncFile classes, JsoncFile::load(folder / "classes.jsonc"));
  FANGZHI_ASSIGN(ontology.classes_, read_classes(classes.root(), context));
  std::vector<std::string> class_ids;
  for (const OntologyClass& one : ontology.classes_) class_ids.push_back(one.id);

  FANGZHI_ASSIGN(const JsoncFile file, JsoncFile::load(folder / "properties.jsonc"));
  FANGZHI_TRY(file.root().only({"properties", "qualifiers", "posts"}));
  FANGZHI_ASSIGN(const std::vector<JsoncObject> properties, file.root().objects("properties"));
  FANGZHI_ASSIGN(ontology.properties_, read_properties(properties, context, class_ids));
  FANGZHI_TRY(check_properties(properties, ontology.properties_));
  FANGZHI_ASSIGN(ontology.qualifiers_, read_qualifiers(file.root()));
  FANGZHI_ASSIGN(ontology.posts_, read_posts(file.root(), ontology));
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
