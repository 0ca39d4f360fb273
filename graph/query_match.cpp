#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

#include "core/partial_date.h"
#include "core/utf8.h"
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

// The value of a character that multiplies; 1 for every other.
double multiplier(char32_t c) {
  switch (c) {
    case U'十':
      return 1e1;
    case U'百':
      return 1e2;
    case U'千':
      return 1e3;
    case U'万':
      return 1e4;
    case U'亿':
      return 1e8;
    default:
      return 1;
  }
}

// The figure at `at`, which it moves past: digits with a decimal point and commas between thousands.
double read_figure(const std::u32string& text, std::size_t& at) {
  double figure = 0;
  double unit = 0;  // of the next decimal; 0 before the point
  for (; at < text.size(); ++at) {
    const char32_t c = text[at];
    if (is_ascii_digit(c)) {
      const double digit = static_cast<double>(c - U'0');
      figure = unit == 0 ? figure * 10 + digit : figure + digit * unit;
      if (unit != 0) unit /= 10;
    } else if (c == U'.' && unit == 0) {
      unit = 0.1;
    } else if (c != U',') {
      break;
    }
  }
  return figure;
}

}  // namespace

std::optional<double> amount_in_yuan(std::string_view written) {
  if (find_invalid_utf8(written)) return std::nullopt;
  const std::u32string text = to_code_points(name_key(written));
  std::size_t at = 0;
  while (at < text.size() && !is_ascii_digit(text[at])) ++at;
  if (at == text.size()) return std::nullopt;
  double amount = 0;
  bool multiplied = false;
  while (at < text.size() && is_ascii_digit(text[at])) {
    double part = read_figure(text, at);
    for (; at < text.size() && (multiplier(text[at]) > 1 || text[at] == U'余' || text[at] == U'多'); ++at) {
      part *= multiplier(text[at]);
      multiplied = true;
    }
    amount += part;
  }
  // 20亿 alone is money; 20 alone, 20亿美元 and 20个 are not.
  const bool in_yuan = at == text.size() ? multiplied : text[at] == U'元';
  if (!in_yuan) return std::nullopt;
  return std::round(amount * 100) / 100;
}

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
  sort_rows(rows);
  return rows;
}

}  // namespace fangzhi
