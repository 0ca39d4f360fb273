// Identities alone, for those who compare them with their own lists: one JSON object a line with id, type,
// name and members, a member being a document's name and a name that the thing has there.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "export/formats.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

// The first name of every document. Only this is held, whatever the size of the graph.
Result<std::map<DocumentId, std::string>> document_names(GraphReader& reader) {
  std::map<DocumentId, std::string> names;
  FANGZHI_ASSIGN(const auto cursor, reader.documents());
  while (true) {
    FANGZHI_ASSIGN(const DocumentHeader* header, cursor->next());
    if (header == nullptr) return names;
    names.emplace(header->id, header->names.front());
  }
}

Result<Json> record_of(const Identity& identity, const std::map<DocumentId, std::string>& documents) {
  Json members = Json::array();
  for (const IdentityMember& member : identity.members) {
    const auto document = documents.find(member.document);
    if (document == documents.end()) {
      return corrupt("identity " + identity.id.hex() +
                     " rests on a document that the store does not list; run verify");
    }
    std::set<std::string> forms(member.aliases.begin(), member.aliases.end());
    forms.insert(member.name);
    for (const std::string& form : forms) members.push_back({{"document", document->second}, {"name", form}});
  }
  return Json{{"id", identity.id.hex()},
              {"type", identity.type},
              {"name", identity.name},
              {"members", std::move(members)}};
}

}  // namespace

Result<ExportReport> write_identities(GraphReader& reader, const Ontology&, ByteSink& sink) {
  ExportReport report;
  FANGZHI_ASSIGN(const auto documents, document_names(reader));
  report.documents = documents.size();
  FANGZHI_ASSIGN(const auto cursor, reader.identities());
  while (true) {
    FANGZHI_ASSIGN(const Identity* identity, cursor->next());
    if (identity == nullptr) return report;
    FANGZHI_ASSIGN(const Json record, record_of(*identity, documents));
    FANGZHI_TRY(sink.write(record.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"));
    ++report.entities;
  }
}

}  // namespace fangzhi
