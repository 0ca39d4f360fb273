#include "extract/annotated_text.h"

#include <algorithm>
#include <optional>

#include "core/nearest_word.h"
#include "core/partial_date.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(trimmed(text.substr(0, end)));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string list_of(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
  return list;
}

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Reads a file line by line; the header and the sentence last read are those that the next lines belong to.
class AnnotatedReader {
 public:
  AnnotatedReader(const std::string& file, const AnnotationWords& words) : file_(file), words_(words) {}

  Status read_line(std::string_view line) {
    ++line_;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (trimmed(line).empty() || line.front() == '#') return {};
    if (line.front() == '@') return read_header(line.substr(1));
    if (line.front() != ' ' && line.front() != '\t') return read_sentence(line);
    line = trimmed(line);
    const char kind = line.front();
    if (kind != '=' && kind != '~') {
      return error("line", "begins with a space but with neither = nor ~; begin a sentence at the margin");
    }
    if (sentences_.empty())
      return error("line", "stands before any sentence; put it under the one it is about");
    line.remove_prefix(1);
    const bool is_optional = !line.empty() && line.front() == '?';
    if (is_optional) line.remove_prefix(1);
    const std::vector<std::string> fields = split(line, '|');
    return kind == '=' ? read_statement(fields, is_optional) : read_observation(fields, is_optional);
  }

  std::vector<AnnotatedSentence> take() { return std::move(sentences_); }

 private:
  Error error(std::string_view field, const std::string& what) const {
    return bad_input(file_ + ":" + std::to_string(line_) + ": " + std::string(field) + ": " + what);
  }

  Error unknown(std::string_view field, const std::string& word,
                const std::vector<std::string>& known) const {
    const std::string nearest = nearest_word(word, known);
    return error(field,
                 "\"" + word + "\" is not known; " +
                     (nearest.empty() ? "known are " + list_of(known) : "did you mean \"" + nearest + "\"?"));
  }

  Status read_header(std::string_view line) {
    static const std::vector<std::string> kKeys = {"place", "period", "genre", "items"};
    header_ = {};
    for (const std::string& field : split(line, ' ')) {
      if (field.empty()) continue;
      const std::size_t equals = field.find('=');
      const std::string key = field.substr(0, equals);
      if (!has(kKeys, key)) return unknown("header", key, kKeys);
      const std::string value = equals == std::string::npos ? "" : field.substr(equals + 1);
      if (value.empty()) return error(key, "has no value; write " + key + "=VALUE without spaces");
      if (key == "genre") header_.genre = value;
      if (key == "place") FANGZHI_TRY(read_place(value));
      if (key == "items") {
        if (value != "mentions") return error(key, "is \"" + value + "\"; write mentions, or leave it out");
        header_.has_statements = false;
      }
      if (key == "period") {
        if (!parse_partial_date(value)) return error(key, "is \"" + value + "\"; write a year, YYYY");
        header_.page.metadata.period = value;
      }
    }
    return {};
  }

  Status read_place(const std::string& value) {
    header_.levels = split(value, '/');
    for (const std::string& level : header_.levels) {
      if (level.empty()) return error("place", "has an empty level; write 安陵市/云岭区");
      header_.page.metadata.place += level;
    }
    return {};
  }

  Status read_sentence(std::string_view line) {
    AnnotatedSentence sentence = header_;
    sentence.file = file_;
    sentence.line = line_;
    sentence.page.name = file_ + ":" + std::to_string(line_);
    std::uint32_t offset = 0;
    const auto append = [&](std::string_view text) {
      sentence.page.text += text;
      offset += static_cast<std::uint32_t>(to_code_points(text).size());
    };
    while (!line.empty()) {
      const std::size_t open = std::min(line.find_first_of("[]"), line.size());
      append(line.substr(0, open));
      line.remove_prefix(open);
      if (line.empty()) break;
      const std::size_t close = line.find_first_of("[]", 1);
      if (line.front() == ']' || close == std::string_view::npos || line[close] == '[') {
        return error("mention",
                     "has brackets that do not match; write [form:Type], and nothing else in brackets");
      }
      FANGZHI_ASSIGN(const MentionWords words, mention_words(line.substr(1, close - 1)));
      GoldMention mention = words.mention;
      mention.span.begin = offset;
      append(words.form);
      mention.span.end = offset;
      sentence.mentions.push_back(std::move(mention));
      line.remove_prefix(close + 1);
    }
    sentences_.push_back(std::move(sentence));
    return {};
  }

  struct MentionWords {
    std::string form;
    GoldMention mention;  // without its span
  };

  // form:Type, form:Type=name, form:Type?, form:Type?=name
  Result<MentionWords> mention_words(std::string_view inside) const {
    const std::size_t colon = inside.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
      return error("mention", "\"" + std::string(inside) + "\" has no form or no type; write [form:Type]");
    }
    MentionWords words;
    words.form = inside.substr(0, colon);
    words.mention.name = words.form;
    std::string_view rest = inside.substr(colon + 1);
    if (const std::size_t equals = rest.find('='); equals != std::string_view::npos) {
      words.mention.name = rest.substr(equals + 1);
      words.mention.has_own_name = true;
      rest = rest.substr(0, equals);
      if (words.mention.name.empty())
        return error("mention", "has nothing after =; write the full name there");
    }
    if (!rest.empty() && rest.back() == '?') {
      words.mention.is_optional = true;
      rest.remove_suffix(1);
    }
    words.mention.type = rest;
    if (!has(words_.types, words.mention.type)) return unknown("type", words.mention.type, words_.types);
    return words;
  }

  // A name of the sentence's mentions or of a level of the place, or name:Type.
  Result<GoldName> name_in(std::string_view field, const std::string& text) const {
    const AnnotatedSentence& sentence = sentences_.back();
    std::vector<std::string> known = sentence.levels;
    for (const GoldMention& mention : sentence.mentions) known.push_back(mention.name);
    if (has(known, text)) return GoldName{text, ""};
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos) {
      const std::string nearest = nearest_word(text, known);
      return error(field, "\"" + text + "\" is neither a mention of the sentence nor a level of its place; " +
                              (nearest.empty() ? "write " + text + ":Type for what the text implies"
                                               : "did you mean \"" + nearest + "\"?"));
    }
    const std::string type = text.substr(colon + 1);
    if (!has(words_.types, type)) return unknown(field, type, words_.types);
    return GoldName{text.substr(0, colon), type};
  }

  Result<std::string> time_in(const std::string& text) const {
    if (text == "-") return std::string();
    if (parse_partial_date(text)) return text;
    return error("time", "is \"" + text + "\"; write YYYY, YYYY-MM, YYYY-MM-DD or -");
  }

  Status read_statement(const std::vector<std::string>& fields, bool is_optional) {
    constexpr std::size_t kLeast = 5;
    if (!header_.has_statements) return out_of_place("statement");
    if (fields.size() < kLeast) {
      return error("statement", "has too few fields; write = subject | predicate | object | status | time");
    }
    GoldStatement statement;
    statement.is_optional = is_optional;
    FANGZHI_ASSIGN(statement.subject, name_in("subject", fields[0]));
    statement.predicate = fields[1];
    if (!has(words_.predicates, fields[1])) return unknown("predicate", fields[1], words_.predicates);
    FANGZHI_ASSIGN(statement.object, name_in("object", fields[2]));
    const std::optional<StatementStatus> status = parse_statement_status(fields[3]);
    if (!status) return unknown("status", fields[3], {"done", "ongoing", "planned", "negated"});
    statement.status = *status;
    FANGZHI_ASSIGN(statement.time, time_in(fields[4]));
    for (std::size_t i = kLeast; i < fields.size(); ++i) FANGZHI_TRY(read_qualifier(fields[i], statement));
    sentences_.back().statements.push_back(std::move(statement));
    return {};
  }

  Status read_qualifier(const std::string& field, GoldStatement& statement) const {
    const std::size_t equals = field.find('=');
    const std::string key = field.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : field.substr(equals + 1);
    if (key != "role" && key != "amount" && key != "grantor") {
      return unknown("qualifier", key, {"role", "amount", "grantor"});
    }
    if (value.empty()) return error(key, "has no value; write " + key + "=VALUE");
    (key == "role" ? statement.role : key == "amount" ? statement.amount : statement.grantor) = value;
    return {};
  }

  Error out_of_place(std::string_view field) const {
    return error(field, "stands under a header that says items=mentions; take that out of the header");
  }

  Status read_observation(const std::vector<std::string>& fields, bool is_optional) {
    constexpr std::size_t kLeast = 5;
    if (!header_.has_statements) return out_of_place("observation");
    if (fields.size() < kLeast || fields.size() > kLeast + 1) {
      return error("observation",
                   "has " + std::to_string(fields.size()) +
                       " fields; write ~ indicator | value | unit | about | time, then a change or nothing");
    }
    GoldObservation observation;
    observation.is_optional = is_optional;
    observation.indicator = fields[0];
    observation.value = fields[1];
    observation.unit = fields[2];
    if (fields[0].empty()) return error("indicator", "is empty; write what is counted");
    if (fields[1].empty()) return error("value", "is empty; write the number");
    FANGZHI_ASSIGN(observation.about, name_in("about", fields[3]));
    FANGZHI_ASSIGN(observation.time, time_in(fields[4]));
    if (fields.size() > kLeast) observation.change = fields[kLeast];
    sentences_.back().observations.push_back(std::move(observation));
    return {};
  }

  const std::string& file_;
  const AnnotationWords& words_;
  std::size_t line_ = 0;
  AnnotatedSentence header_;  // what the header says, as a sentence without a text
  std::vector<AnnotatedSentence> sentences_;
};

}  // namespace

AnnotationWords AnnotationWords::of(const Ontology& ontology) {
  AnnotationWords words;
  for (const OntologyClass& known : ontology.classes()) words.types.push_back(known.id);
  for (const OntologyProperty& known : ontology.properties()) words.predicates.push_back(known.id);
  return words;
}

Result<std::vector<AnnotatedSentence>> parse_annotated(std::string_view bytes, const std::string& file,
                                                       const AnnotationWords& words) {
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  if (bytes.substr(0, kMark.size()) == kMark) bytes.remove_prefix(kMark.size());
  if (const auto bad = find_invalid_utf8(bytes)) {
    const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
    return bad_input(file + ":" + std::to_string(line) + ": text: is not UTF-8; save the file as UTF-8");
  }
  AnnotatedReader reader(file, words);
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    FANGZHI_TRY(reader.read_line(bytes.substr(0, end)));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return reader.take();
}

}  // namespace fangzhi
