// What may be said: the classes and properties of ontology/classes.jsonc and ontology/properties.jsonc, with
// their labels, IRIs and mappings; and the divisions of the country, which names of places stand for. Loaded
// once, then const and safe to share between threads.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/divisions.h"
#include "core/nearest_word.h"
#include "core/result.h"

namespace fangzhi {

struct OntologyClass {
  std::string id;                    // Person; what extraction output, --type and the store call it
  std::string zh;                    // 人物
  std::string en;                    // person
  std::string iri;                   // in full
  std::vector<std::string> maps_to;  // IRIs in full: http://schema.org/Person …
  std::string color;                 // #rrggbb, how graph formats draw it
  bool staged = false;               // it lives through the stages of the properties
};

struct OntologyProperty {
  std::string id;  // 签约
  std::string zh;
  std::string en;
  std::string iri;   // ASCII, in full
  std::string name;  // the ASCII short name: signed; the Gephi edge kind
  std::vector<std::string> maps_to;
  std::vector<std::string> domain;  // class ids
  std::vector<std::string> range;   // class ids
  int stage = -1;          // the order of life-cycle predicates (谋划 0 … 投产 7); -1 for the others
  bool symmetric = false;  // A p B says the same as B p A

  // What the world allows.
  bool once = false;                    // it comes once to a subject of a staged class
  bool one_subject = false;             // an object has one subject
  std::vector<std::string> not_before;  // ids of properties that cannot come later than this one
  std::string promises;                 // the id of the property that this one promises; empty where none
};

// What may stand beside a statement.
struct OntologyQualifier {
  std::string id;  // amount
  std::string zh;
  std::string en;
  bool one_value = false;               // a subject of a staged class has one value of it
  std::vector<std::string> indicators;  // figures that give a value of it: 总投资
};

// How statements tell who held which post. Empty where the ontology says nothing of posts.
struct PostRules {
  std::string property;             // 任职
  std::string qualifier;            // role
  std::vector<std::string> former;  // words before a title: held no longer
  std::vector<std::string> acting;  // words before a title: held for the time being
  std::vector<std::string> shared;  // words in titles that have several holders at a time
};

class Ontology {
 public:
  // Reads classes.jsonc, properties.jsonc, context.jsonld and divisions.tsv of the folder, and checks them
  // against each other; then, unless its path is empty, a fuller table of divisions. Fails with file, line,
  // field and the nearest known word.
  static Result<Ontology> load(const std::filesystem::path& folder,
                               const std::filesystem::path& more_divisions = {});

  const std::vector<OntologyClass>& classes() const { return classes_; }
  const std::vector<OntologyProperty>& properties() const { return properties_; }
  const std::vector<OntologyQualifier>& qualifiers() const { return qualifiers_; }
  const PostRules& posts() const { return posts_; }
  // nullptr where there is none.
  const OntologyClass* find_class(std::string_view id) const;
  const OntologyProperty* find_property(std::string_view id) const;
  const OntologyQualifier* find_qualifier(std::string_view id) const;

  // Whether the class is one that lives through stages; false where it is not known.
  bool is_staged(std::string_view class_id) const;
  // The stage of a property; -1 where it has none or is not known.
  int stage_of(std::string_view property_id) const;

  const Divisions& divisions() const { return divisions_; }

  // The JSON-LD context of ontology/context.jsonld, as read, without the final newline.
  const std::string& jsonld_context() const { return jsonld_context_; }

 private:
  std::vector<OntologyClass> classes_;
  std::vector<OntologyProperty> properties_;
  std::vector<OntologyQualifier> qualifiers_;
  PostRules posts_;
  Divisions divisions_;
  std::string jsonld_context_;
};

}  // namespace fangzhi
