// Everything a reader gives, in the order it gives it, as text: two stores are alike when their dumps are.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "graph/graph_store.h"

namespace fangzhi {

template <class Item>
std::vector<Item> drain(Result<CursorPtr<Item>> cursor) {
  std::vector<Item> items;
  if (!cursor) ADD_FAILURE() << cursor.error().message;
  while (cursor) {
    const Result<const Item*> item = (*cursor)->next();
    if (!item) ADD_FAILURE() << item.error().message;
    if (!item || *item == nullptr) break;
    items.push_back(**item);
  }
  return items;
}

inline void dump(std::ostream& out, const GraphStatement& it) {
  out << it.subject.hex() << ' ' << it.predicate << ' ' << it.object.hex() << ' ' << it.id.hex() << ' '
      << it.document.hex() << ' ' << to_string(it.status) << ' ' << it.time << " [" << it.evidence.begin
      << ' ' << it.evidence.end << "] " << it.quotation << ' ' << it.rule;
  for (const auto& [key, value] : it.qualifiers) out << ' ' << key << '=' << value;
  out << '\n';
}

inline void dump(std::ostream& out, const Identity& it) {
  out << it.id.hex() << ' ' << it.type << ' ' << it.name << " (" << it.place << ")\n";
  for (const IdentityMember& member : it.members) {
    out << "  " << member.document.hex() << ' ' << member.entity.hex() << ' ' << member.unit.hex() << ' '
        << member.name << ' ' << member.mentions;
    for (const std::string& alias : member.aliases) out << " /" << alias;
    out << '\n';
  }
}

inline void dump(std::ostream& out, const DocumentHeader& header, const DocumentRecord& record) {
  out << header.id.hex();
  for (const std::string& name : header.names) out << ' ' << name;
  out << " | " << header.metadata.source << " | " << header.place << ' ' << header.place_inferred << ' '
      << header.period << ' ' << header.period_inferred << " | " << record.page.name << ' '
      << record.extraction.entities.size() << ' ' << record.extraction.statements.size() << ' '
      << record.extraction.observations.size() << ' ' << record.page.text << '\n';
}

inline std::string dump(GraphReader& reader) {
  std::ostringstream out;
  const Result<StoreCounts> counts = reader.counts();
  EXPECT_TRUE(counts);
  if (!counts) return {};
  out << counts->documents << ' ' << counts->entities << ' ' << counts->identities << ' '
      << counts->statements << ' ' << counts->observations << '\n';
  for (const DocumentHeader& header : drain(reader.documents())) {
    const Result<DocumentRecord> record = reader.document(header.id);
    EXPECT_TRUE(record);
    if (record) dump(out, header, *record);
  }
  for (const Identity& identity : drain(reader.identities())) dump(out, identity);
  for (StatementOrder order :
       {StatementOrder::by_subject, StatementOrder::by_predicate, StatementOrder::by_object}) {
    for (const GraphStatement& it : drain(reader.statements({order, std::nullopt, {}}))) dump(out, it);
  }
  for (const GraphObservation& it : drain(reader.observations(std::nullopt))) {
    out << it.about.hex() << ' ' << it.document.hex() << ' ' << it.observation.indicator << ' '
        << it.observation.value << it.observation.unit << ' ' << it.observation.time << ' '
        << it.observation.quotation << '\n';
  }
  for (const LinkPair& it : drain(reader.pairs(std::nullopt))) {
    out << it.first.hex() << ' ' << it.second.hex() << ' ' << static_cast<int>(it.outcome) << ' ' << it.score
        << ' ' << it.part.hex() << '\n';
  }
  return out.str();
}

inline std::string dump(GraphStore& store) {
  auto reader = store.open_reader();
  if (!reader) return "no reader: " + reader.error().message;
  return dump(**reader);
}

}  // namespace fangzhi
