#include "graph/judgements.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "core/fields.h"
#include "core/nearest_word.h"
#include "core/utf8.h"
#include "graph/identity.h"

namespace fangzhi {
namespace {

constexpr std::size_t kColumns = 8;
constexpr std::size_t kWordsAround = 12;    // characters of a quotation before and after the name
constexpr double kJudgedScore = 1000000.0;  // above every verdict: weights are at most 1000

// The columns, by what complaints call them.
constexpr std::array<const char*, kColumns> kColumnNames = {"verdict",          "first page",  "first name",
                                                            "first quotation",  "second page", "second name",
                                                            "second quotation", "reason"};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// Nothing where a backslash stands before another character.
std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    if (++i == text.size()) return std::nullopt;
    const std::string_view from = "tnr\\";
    const std::size_t which = from.find(text[i]);
    if (which == std::string_view::npos) return std::nullopt;
    out += "\t\n\r\\"[which];
  }
  return out;
}

Result<LinkOutcome> parse_outcome(const std::string& word, const std::string& where) {
  std::vector<std::string> known;
  for (const LinkOutcome outcome : {LinkOutcome::same, LinkOutcome::unsure, LinkOutcome::different}) {
    if (word == to_string(outcome)) return outcome;
    known.emplace_back(to_string(outcome));
  }
  const std::string nearest = nearest_word(word, known);
  return bad_input(
      where + ": verdict: unknown word \"" + word + "\"" +
      (nearest.empty() ? "; write same, unsure or different" : ", did you mean " + nearest + "?"));
}

Result<Judgement> parse_line(std::string_view line, const std::string& where) {
  const std::vector<std::string_view> pieces = split_fields(line, '\t');
  if (pieces.size() != kColumns) {
    return bad_input(where + ": " + std::to_string(pieces.size()) +
                     " columns; an entry has eight, parted by tabs: verdict, page, name and quotation of one "
                     "side, those of the other, reason");
  }
  std::array<std::string, kColumns> columns;
  for (std::size_t i = 0; i < kColumns; ++i) {
    const auto text = unescaped(pieces[i]);
    if (!text) {
      return bad_input(where + ": " + kColumnNames[i] +
                       ": a backslash before nothing it can change; write \\\\");
    }
    if (text->empty() && i + 1 < kColumns)
      return bad_input(where + ": " + kColumnNames[i] + ": empty; fill it in");
    columns[i] = *text;
  }
  Judgement judgement;
  FANGZHI_ASSIGN(judgement.outcome, parse_outcome(columns[0], where));
  judgement.first = {columns[1], columns[2], columns[3]};
  judgement.second = {columns[4], columns[5], columns[6]};
  judgement.reason = columns[7];
  return judgement;
}

// A page without white space, and where each of its entities' mentions lie in it.
class QuotedPage {
 public:
  explicit QuotedPage(const DocumentRecord& record) : record_(record) {
    const std::u32string text = to_code_points(record.page.text);
    place_.reserve(text.size() + 1);
    for (const char32_t c : text) {
      place_.push_back(text_.size());
      if (!is_space(c)) text_.push_back(c);
    }
    place_.push_back(text_.size());
  }

  // The words around a mention.
  std::string around(const TextSpan& mention) const {
    const std::size_t begin = place_of(mention.begin);
    const std::size_t end = place_of(mention.end);
    const std::size_t from = begin - std::min(begin, kWordsAround);
    return to_utf8(std::u32string_view(text_).substr(from, end - from + kWordsAround));
  }

  // The entity of this name with a mention inside the quotation, or why there is none.
  Result<JudgedEntity> find(const JudgedSide& side) const {
    const std::string wanted = name_key(side.name);
    const std::u32string quotation = without_space(to_code_points(side.quotation));
    const std::size_t first = quotation.empty() ? std::u32string::npos : text_.find(quotation);
    if (first == std::u32string::npos) return not_found("the quotation no longer stands on " + side.page);
    const std::vector<Entity>& entities = record_.extraction.entities;
    for (std::uint32_t i = 0; i < entities.size(); ++i) {
      const std::vector<std::string> keys = name_keys(entities[i]);
      if (std::binary_search(keys.begin(), keys.end(), wanted) && is_quoted(entities[i], quotation, first)) {
        return JudgedEntity{record_.id, i, group_of(entities[i], record_.id)};
      }
    }
    return not_found("nothing named " + side.name + " is found in the quotation on " + side.page +
                     " any more");
  }

 private:
  std::size_t place_of(std::uint32_t offset) const {
    return place_[std::min<std::size_t>(offset, place_.size() - 1)];
  }

  bool is_quoted(const Entity& entity, const std::u32string& quotation, std::size_t first) const {
    for (std::size_t at = first; at != std::u32string::npos; at = text_.find(quotation, at + 1)) {
      const bool has_mention =
          std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const TextSpan& mention) {
            return place_of(mention.begin) >= at && place_of(mention.end) <= at + quotation.size();
          });
      if (has_mention) return true;
    }
    return false;
  }

  const DocumentRecord& record_;
  std::u32string text_;
  std::vector<std::size_t> place_;  // of each code point of the page in text_
};

// The pages that a ledger speaks of, each asked for once.
class LedgerPages {
 public:
  explicit LedgerPages(const DocumentNamed& document_named) : document_named_(document_named) {}

  Status ask_for(const std::string& page) {
    if (records_.count(page) > 0) return {};
    FANGZHI_ASSIGN(std::optional<DocumentRecord> record, document_named_(page));
    records_.emplace(page, std::move(record));
    return {};
  }

  // Requires that the page was asked for.
  Result<JudgedEntity> find(const JudgedSide& side) const {
    const std::optional<DocumentRecord>& record = records_.find(side.page)->second;
    if (!record) return not_found("no page named " + side.page + " is in the store");
    return QuotedPage(*record).find(side);
  }

 private:
  const DocumentNamed& document_named_;
  std::map<std::string, std::optional<DocumentRecord>> records_;
};

std::string where_of(const Judgement& judgement) {
  return judgement.line == 0 ? "" : "line " + std::to_string(judgement.line) + ": ";
}

}  // namespace

std::string_view judgements_header() {
  return "# verdict\tpage\tname\tquotation\tpage\tname\tquotation\treason\n";
}

std::string format_judgement(const Judgement& judgement) {
  std::string line(to_string(judgement.outcome));
  for (const JudgedSide* side : {&judgement.first, &judgement.second}) {
    for (const std::string* column : {&side->page, &side->name, &side->quotation})
      line += '\t' + escaped(*column);
  }
  return line + '\t' + escaped(judgement.reason) + '\n';
}

Result<std::vector<Judgement>> parse_judgements(std::string_view bytes, std::string_view origin) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) bytes.remove_prefix(kByteOrderMark.size());
  std::vector<Judgement> ledger;
  std::size_t number = 0;
  for (std::string_view line : split_fields(bytes, '\n')) {
    ++number;
    const std::string where = std::string(origin) + ":" + std::to_string(number);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    if (find_invalid_utf8(line)) return bad_input(where + ": not UTF-8 here; save the file as UTF-8");
    FANGZHI_ASSIGN(Judgement judgement, parse_line(line, where));
    judgement.line = number;
    ledger.push_back(std::move(judgement));
  }
  return ledger;
}

JudgedSide judged_side(const DocumentRecord& record, const Entity& entity) {
  const TextSpan& mention = entity.mentions.front();
  const std::string_view surface = cut_code_points(record.page.text, mention.begin, mention.end);
  return {record.page.name, to_utf8(without_space(to_code_points(surface))),
          QuotedPage(record).around(mention)};
}

Result<ResolvedJudgements> resolve_judgements(const std::vector<Judgement>& ledger,
                                              const DocumentNamed& document_named) {
  LedgerPages pages(document_named);
  ResolvedJudgements resolved;
  std::map<std::pair<JudgedEntity, JudgedEntity>, JudgedPair> pairs;
  for (const Judgement& judgement : ledger) {
    FANGZHI_TRY(pages.ask_for(judgement.first.page));
    FANGZHI_TRY(pages.ask_for(judgement.second.page));
    const Result<JudgedEntity> first = pages.find(judgement.first);
    const Result<JudgedEntity> second = pages.find(judgement.second);
    if (!first || !second) {
      resolved.lost.push_back({judgement, where_of(judgement) + (first ? second : first).error().message});
    } else if (*first == *second) {
      resolved.lost.push_back({judgement, where_of(judgement) + "both sides are one thing on one page"});
    } else {
      const auto [smaller, larger] = std::minmax({*first, *second});
      pairs[{smaller, larger}] = {smaller, larger, judgement.outcome, judgement};
    }
  }
  for (auto& [sides, pair] : pairs) resolved.pairs.push_back(std::move(pair));
  return resolved;
}

std::set<IdentityId> cut_groups(const std::vector<JudgedPair>& pairs) {
  std::set<IdentityId> groups;
  for (const JudgedPair& pair : pairs) {
    const bool parts = pair.outcome == LinkOutcome::different && pair.first.group == pair.second.group;
    if (parts) groups.insert(pair.first.group);
  }
  return groups;
}

std::vector<LinkPair> judged_units(const std::vector<JudgedPair>& pairs,
                                   const std::function<IdentityId(const JudgedEntity&)>& unit_of) {
  // Several judgements may come to one pair of units; the one that stands last in the ledger holds.
  std::map<std::pair<IdentityId, IdentityId>, std::pair<std::size_t, LinkPair>> units;
  for (const JudgedPair& pair : pairs) {
    const auto [first, second] = std::minmax({unit_of(pair.first), unit_of(pair.second)});
    if (first == second) continue;
    const double score = pair.outcome == LinkOutcome::same ? kJudgedScore : 0;
    const std::pair<std::size_t, LinkPair> entry{pair.judgement.line,
                                                 {first, second, pair.outcome, score, {}}};
    auto& known = units.try_emplace({first, second}, entry).first->second;
    if (known.first < entry.first) known = entry;
  }
  std::vector<LinkPair> judged;
  for (const auto& [ids, entry] : units) judged.push_back(entry.second);
  return judged;
}

}  // namespace fangzhi
