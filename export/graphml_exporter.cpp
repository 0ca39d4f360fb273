// GraphML for Gephi, networkx, igraph and others. Every choice here is one that they all accept: all keys
// first, then nodes, then edges; no defaults; ASCII ids; the edge attribute `label` is what Gephi calls the
// kind of an edge, without which it would merge edges between the same two nodes. There is one edge for each
// subject, predicate and object that was said, and one for each part of a whole that is believed: it has a
// rule where others have a status and a statement.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>

#include "core/partial_date.h"
#include "export/formats.h"
#include "export/graph_terms.h"
#include "export/xml_writer.h"
#include "graph/parts.h"
#include "graph/query.h"

namespace fangzhi {
namespace {

struct Key {
  const char* id;
  const char* owner;  // node or edge
  const char* name;   // the column that a client shows
  const char* type;
};

// Gephi takes labels from the key whose id or name is "label", node colours from "color", edge widths from
// "weight". No key is called "type" (it breaks sigma) or "name" (Cytoscape would show it instead of the
// label).
constexpr std::array kKeys = {
    Key{"label", "node", "label", "string"},
    Key{"entity_type", "node", "entity_type", "string"},
    Key{"entity_type_zh", "node", "entity_type_zh", "string"},
    Key{"aliases", "node", "aliases", "string"},
    Key{"place", "node", "place", "string"},
    Key{"code", "node", "code", "string"},
    Key{"n_mentions", "node", "mentions", "int"},
    Key{"n_sources", "node", "sources", "int"},
    Key{"color", "node", "color", "string"},
    Key{"edgelabel", "edge", "label", "string"},
    Key{"predicate", "edge", "predicate", "string"},
    Key{"status", "edge", "status", "string"},
    Key{"first_year", "edge", "first_year", "int"},
    Key{"last_year", "edge", "last_year", "int"},
    Key{"weight", "edge", "weight", "double"},
    Key{"e_sources", "edge", "sources", "int"},
    Key{"symmetric", "edge", "symmetric", "boolean"},
    Key{"quotation", "edge", "quotation", "string"},
    Key{"statement", "edge", "statement", "string"},
    Key{"document", "edge", "document", "string"},
    Key{"rule", "edge", "rule", "string"},
};

// The statements of one subject, predicate and object, as they are read.
struct Bundle {
  GraphStatement first;  // of the strongest status, the earliest; of equals, the one with the smallest id
  std::set<StatementStatus> statuses;
  std::optional<int> first_year;
  std::optional<int> last_year;
  std::set<DocumentId> documents;
  std::uint64_t statements = 0;

  bool holds(const GraphStatement& said) const {
    return said.subject == first.subject && said.predicate == first.predicate && said.object == first.object;
  }

  // An edge is vouched for by what happened before what was promised, and by the first to say so.
  static auto rank(const GraphStatement& said) {
    return std::tuple(said.status, said.time.empty(), std::string_view(said.time));
  }

  void add(const GraphStatement& said) {
    if (statements == 0 || rank(said) < rank(first)) first = said;
    statuses.insert(said.status);
    if (const auto date = parse_partial_date(said.time)) {
      first_year = first_year ? std::min(*first_year, date->year) : date->year;
      last_year = last_year ? std::max(*last_year, date->year) : date->year;
    }
    documents.insert(said.document);
    ++statements;
  }
};

std::string join(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : "|") + word;
  return joined;
}

class GraphmlWriter {
 public:
  GraphmlWriter(GraphReader& reader, const Ontology& ontology, ByteSink& sink)
      : reader_(reader), ontology_(ontology), xml_(sink) {}

  Result<ExportReport> write() {
    begin();
    FANGZHI_TRY(write_nodes());
    FANGZHI_TRY(write_edges());
    FANGZHI_TRY(write_parts());
    xml_.text(" ");
    xml_.close();
    xml_.new_line();
    xml_.close();
    xml_.new_line();
    FANGZHI_TRY(xml_.flush());
    report_.replaced_characters = xml_.replaced_characters();
    if (infinities_ > 0) {
      report_.warnings.push_back(
          std::to_string(infinities_) +
          " values other than labels hold the letters INF, which Gephi shows as Infinity");
    }
    return report_;
  }

 private:
  void begin() {
    xml_.declaration();
    xml_.open("graphml");
    xml_.attribute("xmlns", "http://graphml.graphdrawing.org/xmlns");
    xml_.new_line();
    for (const Key& key : kKeys) {
      xml_.text(" ");
      xml_.open("key");
      xml_.attribute("id", key.id);
      xml_.attribute("for", key.owner);
      xml_.attribute("attr.name", key.name);
      xml_.attribute("attr.type", key.type);
      xml_.close();
      xml_.new_line();
    }
    xml_.text(" ");
    xml_.open("graph");
    xml_.attribute("id", "fangzhi");
    xml_.attribute("edgedefault", "directed");
    xml_.new_line();
  }

  Status write_nodes() {
    FANGZHI_ASSIGN(const auto cursor, reader_.identities());
    while (true) {
      FANGZHI_ASSIGN(const Identity* identity, cursor->next());
      if (identity == nullptr) return {};
      FANGZHI_TRY(write_node(*identity));
    }
  }

  Status write_node(const Identity& identity) {
    FANGZHI_ASSIGN(const OntologyClass* type, class_of(ontology_, identity));
    std::uint64_t mentions = 0;
    std::set<DocumentId> documents;
    for (const IdentityMember& member : identity.members) {
      mentions += member.mentions;
      documents.insert(member.document);
    }
    xml_.text("  ");
    xml_.open("node");
    xml_.attribute("id", "e-" + identity.id.hex());
    data("label", identity.name);
    data("entity_type", type->id);
    data("entity_type_zh", type->zh);
    data("aliases", join(other_names(identity)));
    data("place", identity.place);
    if (const Division* division = division_of(ontology_, identity)) data("code", division->code);
    data("n_mentions", std::to_string(mentions));
    data("n_sources", std::to_string(documents.size()));
    data("color", type->color);
    xml_.close();
    xml_.new_line();
    ++report_.entities;
    return xml_.flush();
  }

  // Bundles stand together, because the cursor is sorted by subject, predicate and object.
  Status write_edges() {
    FANGZHI_ASSIGN(const auto cursor, reader_.statements({}));
    Bundle bundle;
    while (true) {
      FANGZHI_ASSIGN(const GraphStatement* said, cursor->next());
      const bool complete = bundle.statements > 0 && (said == nullptr || !bundle.holds(*said));
      if (complete) {
        FANGZHI_TRY(write_edge(bundle));
        bundle = Bundle();
      }
      if (said == nullptr) return {};
      bundle.add(*said);
    }
  }

  Status write_edge(const Bundle& bundle) {
    const GraphStatement& first = bundle.first;
    FANGZHI_ASSIGN(const OntologyProperty* property, property_of(ontology_, first));
    const auto id =
        make_id<Id<struct EdgeKind>>({"edge", first.subject.bytes(), first.predicate, first.object.bytes()});
    open_edge(id.hex(), first.subject, first.object, *property);
    write_sums(bundle);
    if (property->symmetric) data("symmetric", "true");
    data("quotation", first.quotation);
    data("statement", first.id.hex());
    data("document", first.document.hex());
    xml_.close();
    xml_.new_line();
    ++report_.edges;
    report_.statements += bundle.statements;
    return xml_.flush();
  }

  // What is believed of parts and wholes; where it is also said, the edge of what is said stands for both.
  Status write_parts() {
    return for_each_unsaid_part(reader_, [&](const PartOf& belief) { return write_part(belief); });
  }

  Status write_part(const PartOf& belief) {
    FANGZHI_ASSIGN(const OntologyProperty* property, part_property(ontology_));
    const auto id = make_id<Id<struct EdgeKind>>(
        {"edge", belief.part.bytes(), kPartProperty, belief.whole.bytes(), kPartRule});
    open_edge(id.hex(), belief.part, belief.whole, *property);
    data("weight", "1");
    data("e_sources", "1");
    data("quotation", belief.quotation);
    data("document", belief.document.hex());
    data("rule", kPartRule);
    xml_.close();
    xml_.new_line();
    ++report_.edges;
    return xml_.flush();
  }

  void open_edge(const std::string& id, IdentityId source, IdentityId target,
                 const OntologyProperty& property) {
    xml_.text("  ");
    xml_.open("edge");
    xml_.attribute("id", "r-" + id);
    xml_.attribute("source", "e-" + source.hex());
    xml_.attribute("target", "e-" + target.hex());
    xml_.attribute("label", property.name);
    data("edgelabel", property.zh);
    data("predicate", property.name);
  }

  void write_sums(const Bundle& bundle) {
    std::vector<std::string> statuses;
    for (const StatementStatus status : bundle.statuses) statuses.emplace_back(to_string(status));
    data("status", join(statuses));
    if (bundle.first_year) data("first_year", std::to_string(*bundle.first_year));
    if (bundle.last_year) data("last_year", std::to_string(*bundle.last_year));
    data("weight", std::to_string(bundle.statements));
    data("e_sources", std::to_string(bundle.documents.size()));
  }

  // What is unknown is left out: an empty value would be taken for a known one.
  void data(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    if (key != "label" && key != "edgelabel" && value.find("INF") != std::string_view::npos) ++infinities_;
    xml_.open("data");
    xml_.attribute("key", key);
    xml_.text(value);
    xml_.close();
  }

  GraphReader& reader_;
  const Ontology& ontology_;
  XmlWriter xml_;
  ExportReport report_;
  std::uint64_t infinities_ = 0;
};

}  // namespace

Result<ExportReport> write_graphml(GraphReader& reader, const Ontology& ontology, ByteSink& sink) {
  return GraphmlWriter(reader, ontology, sink).write();
}

}  // namespace fangzhi
