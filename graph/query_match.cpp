#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "core/partial_date.h"
#include "core/utf8.h"
#include "graph/amounts.h"
#include "graph/identity.h"
#include "graph/query.h"

namespace fangzhi {
namespace {

// What is remembered of identities already read; more would let a scan of a large graph fill the memory.
constexpr std::size_t kMostEnds = 200000;

// One end of a statement, and what it is compared by.
struct End {
  EntityLabel label;
  std::string keys;       // the comparison forms of all its names, one a line
  std::string place_key;  // of the scope of its name
};

// The query, its texts in their comparison forms and its dates as first and last days.
struct PreparedQuery {
  std::string text;
  std::string place;
  std::string since;
  std::string until;
  const Query& asked;
};

bool contains(const std::string& key, const std::string& part) {
  return key.find(part) != std::string::npos;
}

Result<PreparedQuery> prepare(const Query& query) {
  PreparedQuery prepared{name_key(query.text), name_key(query.place), "", "", query};
  for (const std::string* date : {&query.since, &query.until}) {
    if (!date->empty() && !parse_partial_date(*date)) {
      return usage_error("\"" + *date + "\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD");
    }
  }
  if (!query.since.empty()) prepared.since = parse_partial_date(query.since)->first_day();
  if (!query.until.empty()) prepared.until = parse_partial_date(query.until)->last_day();
  return prepared;
}

bool fits_time(const PreparedQuery& query, const std::string& time) {
  if (query.since.empty() && query.until.empty()) return true;
  const auto date = parse_partial_date(time);
  return date && (query.since.empty() || date->last_day() >= query.since) &&
         (query.until.empty() || date->first_day() <= query.until);
}

bool fits_amount(const Query& query, const GraphStatement& statement) {
  if (!query.min_amount) return true;
  for (const auto& [key, value] : statement.qualifiers) {
    if (key != "amount") continue;
    const auto amount = amount_in_yuan(value);
    return amount && *amount >= *query.min_amount;
  }
  return false;
}

// What can be told from the statement alone.
bool fits_statement(const PreparedQuery& query, const GraphStatement& statement) {
  return (!query.asked.status || statement.status == *query.asked.status) &&
         fits_time(query, statement.time) && fits_amount(query.asked, statement);
}

bool fits_ends(const PreparedQuery& query, const End& subject, const End& object,
               const std::string& place_key) {
  const auto& type = query.asked.type;
  if (!type.empty() && subject.label.type != type && object.label.type != type) return false;
  if (!query.text.empty() && !contains(subject.keys, query.text) && !contains(object.keys, query.text))
    return false;
  return query.place.empty() || contains(object.keys, query.place) ||
         contains(object.place_key, query.place) || contains(subject.place_key, query.place) ||
         (subject.label.type == "Place" && contains(subject.keys, query.place)) ||
         contains(place_key, query.place);
}

// The ends of statements, each read once.
class Ends {
 public:
  explicit Ends(GraphReader& reader) : reader_(reader) {}

  // Makes room; references handed out before are no longer valid.
  void forget_if_full() {
    if (known_.size() > kMostEnds) known_.clear();
  }

  Result<const End*> find(IdentityId id) {
    const auto found = known_.find(id);
    if (found != known_.end()) return &found->second;
    FANGZHI_ASSIGN(const Identity identity, reader_.identity(id));
    End end{{id, identity.type, identity.name, identity.place},
            name_key(identity.name),
            name_key(identity.place)};
    for (const IdentityMember& member : identity.members) {
      for (const std::string& alias : member.aliases) {
        const std::string key = name_key(alias);
        if (!contains(end.keys, key)) end.keys += "\n" + key;
      }
    }
    return &known_.emplace(id, std::move(end)).first->second;
  }

 private:
  GraphReader& reader_;
  std::unordered_map<IdentityId, End> known_;
};

struct DocumentFacts {
  std::string name;
  std::string place_key;
};
using DocumentFactsById = std::map<DocumentId, DocumentFacts>;

Result<DocumentFactsById> read_documents(GraphReader& reader) {
  DocumentFactsById facts;
  FANGZHI_ASSIGN(const auto cursor, reader.documents());
  while (true) {
    FANGZHI_ASSIGN(const DocumentHeader* header, cursor->next());
    if (header == nullptr) return facts;
    facts[header->id] = {header->names.empty() ? header->id.hex() : header->names.front(),
                         name_key(header->place)};
  }
}

void sort_rows(std::vector<MatchRow>& rows) {
  const auto order = [](const MatchRow& row) {
    return std::tuple(row.statement.time.empty(), std::string_view(row.statement.time),
                      std::string_view(row.subject.name), row.subject.id,
                      std::string_view(row.statement.predicate), row.object.id, row.statement.id);
  };
  std::sort(rows.begin(), rows.end(),
            [&](const MatchRow& a, const MatchRow& b) { return order(a) < order(b); });
}

// What is believed of parts and wholes, and not said.
Status add_beliefs(GraphReader& reader, const PreparedQuery& query, const DocumentFactsById& documents,
                   Ends& ends, std::vector<MatchRow>& rows) {
  return for_each_unsaid_part(reader, [&](const PartOf& belief) -> Status {
    const GraphStatement shown = as_statement(belief);
    if (!fits_statement(query, shown)) return {};
    const DocumentFacts& document = documents.at(belief.document);
    ends.forget_if_full();
    FANGZHI_ASSIGN(const End* part, ends.find(belief.part));
    FANGZHI_ASSIGN(const End* whole, ends.find(belief.whole));
    if (fits_ends(query, *part, *whole, document.place_key))
      rows.push_back({part->label, whole->label, shown, document.name});
    return {};
  });
}

}  // namespace

Result<std::vector<MatchRow>> match(GraphReader& reader, const Query& query) {
  FANGZHI_ASSIGN(const PreparedQuery prepared, prepare(query));
  FANGZHI_ASSIGN(const DocumentFactsById documents, read_documents(reader));
  StatementFilter filter;
  if (!query.predicate.empty()) {
    filter.order = StatementOrder::by_predicate;
    filter.predicate = query.predicate;
  }
  FANGZHI_ASSIGN(const auto cursor, reader.statements(filter));
  Ends ends(reader);
  std::vector<MatchRow> rows;
  while (true) {
    FANGZHI_ASSIGN(const GraphStatement* statement, cursor->next());
    if (statement == nullptr) break;
    if (!fits_statement(prepared, *statement)) continue;
    const auto document = documents.find(statement->document);
    if (document == documents.end()) {
      return corrupt("statement " + statement->id.hex() +
                     " rests on a document that the store does not list; run verify");
    }
    ends.forget_if_full();
    FANGZHI_ASSIGN(const End* subject, ends.find(statement->subject));
    FANGZHI_ASSIGN(const End* object, ends.find(statement->object));
    if (!fits_ends(prepared, *subject, *object, document->second.place_key)) continue;
    rows.push_back({subject->label, object->label, *statement, document->second.name});
  }
  if (query.predicate == kPartProperty) FANGZHI_TRY(add_beliefs(reader, prepared, documents, ends, rows));
  sort_rows(rows);
  return rows;
}

}  // namespace fangzhi
