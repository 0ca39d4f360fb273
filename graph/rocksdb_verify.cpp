// The full check of a store: everything that is believed is computed once more from what was said and
// compared.
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/utf8.h"
#include "graph/link_check.h"
#include "graph/rocksdb_reader.h"
#include "graph/rocksdb_units.h"
#include "graph/witness.h"

namespace fangzhi {
namespace {

constexpr std::size_t kMostProblems = 100;
constexpr std::array kBelieved = {Family::members, Family::name_index, Family::spo,
                                  Family::pos,     Family::osp,        Family::observations};
constexpr std::array kLinked = {Family::units, Family::evidence, Family::blocks};

std::string numbers(TextSpan span) {
  return "[" + std::to_string(span.begin) + ", " + std::to_string(span.end) + ")";
}

// Memory: one document, one row, and the names that were forgotten.
class Verification {
 public:
  Verification(StoreFolder folder, const RocksdbRows& rows, const Linker* linker)
      : folder_(std::move(folder)), rows_(rows), linker_(linker) {}

  VerifyReport run() && {
    take(rows_.check_files());
    take(find_linking());
    take(check_documents());
    for (Family family : kBelieved) take(check_believed(family));
    if (is_linked_by_these_) {
      for (Family family : kLinked) take(check_believed(family));
      take(check_linking());
    }
    take(count_identities());
    take(check_names());
    take(check_state());
    return std::move(report_);
  }

 private:
  void problem(std::string_view where, std::string_view what) {
    if (report_.problems.size() == kMostProblems) return;
    report_.problems.push_back(std::string(where) + " " + std::string(what) +
                               "; remove the store and build it again");
  }

  // What cannot even be read is a problem too; the rest is still checked.
  void take(const Status& status) {
    if (!status && report_.problems.size() < kMostProblems)
      report_.problems.push_back(status.error().message);
  }

  Status find_linking() {
    FANGZHI_ASSIGN(const auto linked_by, load_linking(rows_));
    if (!linked_by || linked_by->empty()) problem("meta", "does not say by which rules the store is linked");
    is_linked_by_these_ = linked_by == linking_fingerprint(linker_);
    FANGZHI_ASSIGN(cut_, load_marks(rows_, Mark::cut));
    return {};
  }

  Status check_linking() {
    const auto tell = [&](std::string_view where, std::string_view what) { problem(where, what); };
    FANGZHI_ASSIGN(const LinkCheck check, check_links(rows_, linker_, tell));
    report_.pairs_compared = check.pairs;
    report_.links_checked = check.links;
    return {};
  }

  Status count_identities() {
    const auto scan = rows_.scan(Family::identities, {});
    FANGZHI_ASSIGN(bool found, scan->next());
    while (found) {
      ++report_.counts.identities;
      const std::string identity(scan->key().substr(0, 16));
      FANGZHI_ASSIGN(found, scan->seek(identity + std::string(17, '\xff')));
    }
    return {};
  }

  std::uint64_t& matched(Family family) { return matched_[static_cast<std::size_t>(family)]; }

  Status check_documents() {
    const auto scan = rows_.scan(Family::documents, {});
    std::uint64_t rows = 0;
    FANGZHI_ASSIGN(bool found, scan->next());
    while (found) {
      ++rows;
      if (scan->key().substr(0, 1) == header_prefix()) {
        ++report_.counts.documents;
        take(check_document(scan->key(), scan->value()));
      }
      FANGZHI_ASSIGN(found, scan->next());
    }
    // Each has a header, a text and what was extracted.
    if (rows != 3 * report_.counts.documents)
      problem("documents", "has rows that belong to no document, or lacks some");
    return {};
  }

  Status check_document(std::string_view key, std::string_view value) {
    FANGZHI_ASSIGN(const StoredHeader stored, decode_header(key, value));
    FANGZHI_ASSIGN(const DocumentRecord record, load_document(rows_, stored));
    const std::string where = "document " + record.id.hex() + " (" + record.page.name + ")";
    for (const std::string& name : stored.header.names) FANGZHI_TRY(check_name(where, name, record.id));
    if (document_id(record.page) != record.id) problem(where, "has another content than its id says");
    if (find_invalid_utf8(record.page.text)) {
      problem(where, "holds a text that is not UTF-8");
    } else {
      check_spans(where, record);
    }
    return check_contribution(where, record);
  }

  Status check_name(const std::string& where, const std::string& name, DocumentId id) {
    FANGZHI_ASSIGN(const auto value, rows_.get(Family::names, page_name_key(name)));
    if (!value) {
      problem(where, "is not found under its name " + name);
      return {};
    }
    FANGZHI_ASSIGN(const StoredName found, decode_name(*value));
    if (found.name == name && found.document == id) {
      ++matched(Family::names);
    } else {
      problem(where, "is not what its name " + name + " leads to");
    }
    return {};
  }

  void check_spans(const std::string& where, const DocumentRecord& record) {
    const std::u32string text = to_code_points(record.page.text);
    const auto cut = [&](TextSpan span) {
      const std::size_t begin = std::min<std::size_t>(span.begin, text.size());
      return std::u32string_view(text).substr(begin, span.end - span.begin);
    };
    const auto check = [&](TextSpan span, bool is_right, std::string_view what) {
      ++report_.spans_checked;
      if (!is_right || span.end > text.size()) problem(where, std::string(what) + " at " + numbers(span));
    };
    for (const Entity& entity : record.extraction.entities) {
      for (TextSpan span : entity.mentions) {
        const std::string found = to_utf8(without_space(cut(span)));
        const bool is_alias =
            std::find(entity.aliases.begin(), entity.aliases.end(), found) != entity.aliases.end();
        check(span, is_alias, "does not mention " + entity.name);
      }
    }
    for (const Statement& it : record.extraction.statements) {
      check(it.evidence, to_utf8(cut(it.evidence)) == it.quotation,
            "does not hold the quotation of a statement");
    }
    for (const Observation& it : record.extraction.observations) {
      check(it.evidence, to_utf8(cut(it.evidence)) == it.quotation,
            "does not hold the quotation of a figure");
    }
  }

  Status check_contribution(const std::string& where, const DocumentRecord& record) {
    FANGZHI_TRY(check_rows(where, believed_rows(record)));
    return is_linked_by_these_ ? check_rows(where, unit_rows(record, linker_, cut_)) : Status();
  }

  Status check_rows(const std::string& where, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
      ++report_.index_rows_checked;
      FANGZHI_ASSIGN(const auto value, rows_.get(row.family, row.key));
      if (value == row.value) {
        ++matched(row.family);
      } else {
        const std::string family(kFamilyNames[static_cast<std::size_t>(row.family)]);
        problem(where, (value ? "has a wrong row in " : "lacks a row in ") + family);
      }
    }
    return {};
  }

  // That a family holds nothing but what was matched.
  Status check_believed(Family family) {
    const auto scan = rows_.scan(family, {});
    std::uint64_t rows = 0;
    FANGZHI_ASSIGN(bool found, scan->next());
    while (found) {
      ++rows;
      FANGZHI_ASSIGN(found, scan->next());
    }
    if (rows != matched(family)) {
      problem(kFamilyNames[static_cast<std::size_t>(family)], "holds " + std::to_string(rows) +
                                                                  " rows, of which documents account for " +
                                                                  std::to_string(matched(family)));
    }
    if (family == Family::members) report_.counts.entities = rows;
    if (family == Family::spo) report_.counts.statements = rows;
    if (family == Family::observations) report_.counts.observations = rows;
    return {};
  }

  Status check_names() {
    const auto scan = rows_.scan(Family::names, {});
    FANGZHI_ASSIGN(bool found, scan->next());
    for (; found;) {
      ++names_;
      FANGZHI_ASSIGN(found, scan->next());
    }
    if (names_ != matched(Family::names)) problem("names", "holds names that no document bears");
    return {};
  }

  Status check_state() {
    FANGZHI_ASSIGN(const StoredState state, load_state(rows_));
    if (state.counts != report_.counts) problem("meta", "holds other counts than the tables");
    return check_witness(state.last.sequence);
  }

  // That every name leads where the witness saw it led last, up to the change that was published.
  Status check_witness(std::uint64_t published) {
    std::set<std::string> gone;  // Names without a row whose forgetting has not been met yet.
    std::uint64_t current = 0;
    const auto compare = [&](const StoreChange& change) -> Status {
      if (change.sequence > published) return {};
      ++report_.witness_rows_checked;
      if (change.kind == ChangeKind::linked) return {};
      FANGZHI_ASSIGN(const auto value, rows_.get(Family::names, page_name_key(change.name)));
      if (change.kind == ChangeKind::forgotten) {
        gone.erase(change.name);
      } else if (!value) {
        gone.insert(change.name);
      } else {
        FANGZHI_ASSIGN(const StoredName found, decode_name(*value));
        if (found.sequence == change.sequence && found.document == change.document) ++current;
      }
      return {};
    };
    FANGZHI_TRY(read_witness(folder_.witness(), compare));
    for (const std::string& name : gone) problem(name, "was acknowledged but is missing from the store");
    if (report_.witness_rows_checked < published)
      problem("WITNESS", "ends before the change that was published");
    if (current != names_) problem("WITNESS", "does not know every page of the store");
    return {};
  }

  StoreFolder folder_;
  const RocksdbRows& rows_;
  const Linker* linker_;
  bool is_linked_by_these_ = false;
  std::set<GroupId> cut_;
  VerifyReport report_;
  std::array<std::uint64_t, kFamilyNames.size()> matched_{};
  std::uint64_t names_ = 0;
};

}  // namespace

Result<VerifyReport> verify_rocksdb_store(const std::filesystem::path& folder, const Linker* linker) {
  const StoreFolder store(folder);
  FANGZHI_ASSIGN(const auto rows, read_published_rows(store));
  return Verification(store, *rows, linker).run();
}

}  // namespace fangzhi
