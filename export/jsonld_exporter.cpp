// JSON-LD 1.1: one inline context, one @graph, one node a line; in each node the type, then the id, then the
// rest, as streaming parsers need it. Every node has an IRI. First the words (classes and properties), then
// documents, entities with what is believed of them, statements with their evidence, observations. After an
// entity comes what it is believed to be a part of, with the evidence: an fz:Belief has a rule and no status,
// for nobody said it.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/partial_date.h"
#include "export/formats.h"
#include "export/graph_terms.h"
#include "graph/parts.h"
#include "graph/query.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

template <class Kind>
std::string urn(const char* kind, const Id<Kind>& id) {
  return std::string("urn:fangzhi:") + kind + ":" + id.hex();
}

void add(Json& record, const char* key, const std::string& value) {
  if (!value.empty()) record[key] = value;
}
void add(Json& record, const char* key, const std::vector<std::string>& values) {
  if (!values.empty()) record[key] = values;
}

// The terms under which a date stands by its precision, or as text where it is none.
struct DateTerms {
  const char* year;
  const char* month;
  const char* day;
  const char* text;
};
constexpr DateTerms kTime = {"year", "month", "day", "timeText"};
constexpr DateTerms kPublished = {"publishedYear", "publishedMonth", "publishedDay", "publishedText"};

std::optional<PartialDate> add_date(Json& record, const DateTerms& terms, const std::string& written) {
  const auto date = parse_partial_date(written);
  const char* term = !date              ? terms.text
                     : date->day != 0   ? terms.day
                     : date->month != 0 ? terms.month
                                        : terms.year;
  add(record, term, written);
  return date;
}

// When something held, with its first and last day for those who ask for ranges.
void add_time(Json& record, const std::string& written) {
  if (const auto date = add_date(record, kTime, written)) {
    record["earliest"] = date->first_day();
    record["latest"] = date->last_day();
  }
}

Json evidence(const std::string& id, DocumentId document, const TextSpan& span,
              const std::string& quotation) {
  Json quote = {{"type", "oa:TextQuoteSelector"}, {"id", id + ":quote"}, {"exact", quotation}};
  Json position = {{"type", "oa:TextPositionSelector"},
                   {"id", id + ":position"},
                   {"start", std::to_string(span.begin)},
                   {"end", std::to_string(span.end)}};
  Json record;
  record["type"] = {"prov:Entity", "oa:SpecificResource"};
  record["id"] = id;
  record["source"] = urn("d", document);
  record["selector"] = Json::array({std::move(quote), std::move(position)});
  return record;
}

// Whether the context has a term for a qualifier; others stand under an IRI of their own.
constexpr std::array<std::string_view, 3> kQualifiers = {"role", "amount", "grantor"};

std::string qualifier_term(std::string_view key) {
  for (const std::string_view known : kQualifiers) {
    if (key == known) return std::string(key);
  }
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string iri = "fz:qualifier:";
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (plain) {
      iri += c;
    } else {
      iri += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return iri;
}

class JsonldWriter {
 public:
  JsonldWriter(GraphReader& reader, const Ontology& ontology, ByteSink& sink)
      : reader_(reader), ontology_(ontology), sink_(sink) {}

  Result<ExportReport> write() {
    read_prefixes();
    FANGZHI_TRY(sink_.write("{\n\"@context\": " + ontology_.jsonld_context() + ",\n\"@graph\": [\n"));
    FANGZHI_TRY(write_words());
    FANGZHI_TRY(write_documents());
    FANGZHI_TRY(write_entities());
    FANGZHI_TRY(write_statements());
    FANGZHI_TRY(write_observations());
    FANGZHI_TRY(sink_.write("\n]\n}\n"));
    return report_;
  }

 private:
  // One node on one line. Bytes that are not UTF-8 become U+FFFD.
  Status node(const Json& record) {
    line_ = first_ ? "" : ",\n";
    first_ = false;
    line_ += record.dump(-1, ' ', false, Json::error_handler_t::replace);
    return sink_.write(line_);
  }

  void read_prefixes() {
    const Json context = Json::parse(ontology_.jsonld_context(), nullptr, false);
    for (const auto& [term, meaning] : context.items()) {
      if (!meaning.is_string()) continue;
      const std::string space = meaning.get<std::string>();
      if (space.find(':') != std::string::npos &&
          std::string_view("/#:").find(space.back()) != std::string_view::npos) {
        prefixes_.emplace_back(term, space);
      }
    }
  }

  // An IRI as short as the context allows.
  std::string compact(const std::string& iri) const {
    for (const auto& [prefix, space] : prefixes_) {
      if (iri.size() > space.size() && iri.compare(0, space.size(), space) == 0) {
        return prefix + ":" + iri.substr(space.size());
      }
    }
    return iri;
  }
  std::vector<std::string> compact(const std::vector<std::string>& iris) const {
    std::vector<std::string> shorter;
    for (const std::string& iri : iris) shorter.push_back(compact(iri));
    return shorter;
  }

  Status write_words() {
    for (const OntologyClass& one : ontology_.classes()) {
      Json record = {{"type", "rdfs:Class"}, {"id", one.iri}, {"label", {{"zh", one.zh}, {"en", one.en}}}};
      add(record, "subClassOf", compact(one.maps_to));
      FANGZHI_TRY(node(record));
    }
    for (const OntologyProperty& one : ontology_.properties()) {
      Json record = {{"type", "rdf:Property"}, {"id", one.iri}, {"label", {{"zh", one.zh}, {"en", one.en}}}};
      if (one.symmetric) record["type"] = {"rdf:Property", "owl:SymmetricProperty"};
      add(record, "subPropertyOf", compact(one.maps_to));
      add(record, "domainIncludes", one.domain);
      add(record, "rangeIncludes", one.range);
      if (one.stage >= 0) record["stage"] = std::to_string(one.stage);
      FANGZHI_TRY(node(record));
    }
    return {};
  }

  Status write_documents() {
    FANGZHI_ASSIGN(const auto cursor, reader_.documents());
    while (true) {
      FANGZHI_ASSIGN(const DocumentHeader* header, cursor->next());
      if (header == nullptr) return {};
      Json record = {{"type", "prov:Entity"}, {"id", urn("d", header->id)}};
      add(record, "title", header->metadata.title);
      add(record, "publisher", header->metadata.source);
      add_date(record, kPublished, header->metadata.date);
      add(record, "fileName", header->names);
      add(record, "place", header->place);
      if (!header->place.empty()) record["placeInferred"] = header->place_inferred;
      add(record, "period", header->period);
      if (!header->period.empty()) record["periodInferred"] = header->period_inferred;
      FANGZHI_TRY(node(record));
      ++report_.documents;
    }
  }

  // Identities and statements are both sorted by the subject, so the two cursors move side by side.
  Status write_entities() {
    FANGZHI_ASSIGN(const auto identities, reader_.identities());
    FANGZHI_ASSIGN(const auto statements, reader_.statements({}));
    FANGZHI_ASSIGN(const GraphStatement* said, statements->next());
    while (true) {
      FANGZHI_ASSIGN(const Identity* identity, identities->next());
      if (identity == nullptr) return {};
      FANGZHI_ASSIGN(Json record, entity(*identity));
      while (said != nullptr && said->subject <= identity->id) {
        FANGZHI_TRY(add_belief(record, *identity, *said));
        FANGZHI_ASSIGN(said, statements->next());
      }
      FANGZHI_ASSIGN(const std::vector<PartOf> wholes, wholes_of(reader_, *identity));
      FANGZHI_TRY(add_wholes(record, wholes));
      FANGZHI_TRY(node(record));
      ++report_.entities;
      for (const PartOf& belief : wholes) FANGZHI_TRY(write_part(belief));
    }
  }

  // What an entity is believed to be a part of, besides what was said.
  Status add_wholes(Json& record, const std::vector<PartOf>& wholes) const {
    if (wholes.empty()) return {};
    FANGZHI_ASSIGN(const OntologyProperty* property, part_property(ontology_));
    Json& objects = record[property->name];
    for (const PartOf& belief : wholes) {
      const std::string whole = urn("e", belief.whole);
      if (std::find(objects.begin(), objects.end(), whole) == objects.end()) objects.push_back(whole);
    }
    return {};
  }

  Status write_part(const PartOf& belief) {
    FANGZHI_ASSIGN(const OntologyProperty* property, part_property(ontology_));
    const auto id = make_id<Id<struct BeliefKind>>(
        {"belief", belief.part.bytes(), kPartProperty, belief.whole.bytes(), kPartRule});
    Json record = {{"type", {"rdf:Statement", "fz:Belief"}}, {"id", urn("b", id)},
                   {"subject", urn("e", belief.part)},       {"predicate", property->name},
                   {"object", urn("e", belief.whole)},       {"rule", kPartRule}};
    record["wasDerivedFrom"] = evidence(urn("v", id), belief.document, belief.evidence, belief.quotation);
    ++report_.edges;
    return node(record);
  }

  Result<Json> entity(const Identity& identity) const {
    FANGZHI_ASSIGN(const OntologyClass* type, class_of(ontology_, identity));
    std::vector<std::string> types = compact(type->maps_to);
    types.insert(types.begin(), type->id);
    Json record;
    record["type"] = types;
    record["id"] = urn("e", identity.id);
    record["label"]["zh"] = identity.name;
    add(record, "altLabel", other_names(identity));
    add(record, "place", identity.place);
    if (const Division* division = division_of(ontology_, identity)) record["code"] = division->code;
    return record;
  }

  // A statement of what happened or goes on is also written as a plain triple, once however often it was
  // said.
  Status add_belief(Json& record, const Identity& identity, const GraphStatement& said) const {
    if (said.subject != identity.id) {
      return corrupt("statement " + said.id.hex() +
                     " has a subject that the store does not list; run verify");
    }
    if (said.status != StatementStatus::done && said.status != StatementStatus::ongoing) return {};
    FANGZHI_ASSIGN(const OntologyProperty* property, property_of(ontology_, said));
    Json& objects = record[property->name];
    const std::string object = urn("e", said.object);
    if (objects.empty() || objects.back() != object) objects.push_back(object);
    return {};
  }

  Status write_statements() {
    FANGZHI_ASSIGN(const auto cursor, reader_.statements({}));
    while (true) {
      FANGZHI_ASSIGN(const GraphStatement* said, cursor->next());
      if (said == nullptr) return {};
      FANGZHI_ASSIGN(const OntologyProperty* property, property_of(ontology_, *said));
      Json record = {{"type", "rdf:Statement"},
                     {"id", urn("s", said->id)},
                     {"subject", urn("e", said->subject)},
                     {"predicate", property->name},
                     {"object", urn("e", said->object)},
                     {"status", to_string(said->status)}};
      add_time(record, said->time);
      for (const auto& [key, value] : said->qualifiers) add(record, qualifier_term(key).c_str(), value);
      add(record, "rule", said->rule);
      record["wasDerivedFrom"] =
          evidence(urn("v", said->id), said->document, said->evidence, said->quotation);
      FANGZHI_TRY(node(record));
      ++report_.statements;
      ++report_.edges;
    }
  }

  Status write_observations() {
    FANGZHI_ASSIGN(const auto cursor, reader_.observations(std::nullopt));
    while (true) {
      FANGZHI_ASSIGN(const GraphObservation* seen, cursor->next());
      if (seen == nullptr) return {};
      const Observation& figure = seen->observation;
      const auto id = make_id<Id<struct ObservationKind>>(
          {"observation", seen->document.bytes(), seen->about.bytes(), figure.indicator, figure.value,
           figure.unit, figure.time, figure.change, std::to_string(figure.evidence.begin),
           std::to_string(figure.evidence.end)});
      Json record = {{"type", "Observation"}, {"id", urn("o", id)}, {"about", urn("e", seen->about)}};
      add(record, "indicator", figure.indicator);
      add(record, "value", figure.value);
      add(record, "unit", figure.unit);
      add_time(record, figure.time);
      add(record, "change", figure.change);
      record["wasDerivedFrom"] = evidence(urn("v", id), seen->document, figure.evidence, figure.quotation);
      FANGZHI_TRY(node(record));
      ++report_.observations;
    }
  }

  GraphReader& reader_;
  const Ontology& ontology_;
  ByteSink& sink_;
  std::vector<std::pair<std::string, std::string>> prefixes_;
  std::string line_;
  bool first_ = true;
  ExportReport report_;
};

}  // namespace

Result<ExportReport> write_jsonld(GraphReader& reader, const Ontology& ontology, ByteSink& sink) {
  return JsonldWriter(reader, ontology, sink).write();
}

}  // namespace fangzhi
