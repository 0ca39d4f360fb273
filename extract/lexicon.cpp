#include "extract/lexicon.h"

#include <algorithm>

#include "core/byte_io.h"
#include "core/ontology.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> fields;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = line.find(separator, begin);
    fields.push_back(line.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return fields;
    begin = end + 1;
  }
}

}  // namespace

const std::vector<std::string>& word_class_names() {
  static const std::vector<std::string> names = {
      "preposition",  "conjunction", "particle",     "pronoun",       "determiner",   "adverb",   "auxiliary",
      "negation",     "time",        "place_word",   "verb",          "nominal_verb", "noun",     "modifier",
      "unit",         "surname",     "given_char",   "transcription", "division",     "title",    "head",
      "generic_head", "body",        "honor_prefix", "honor_head",    "not_name",     "speech",   "byline",
      "light_verb",   "trigger",     "filler",       "summary",       "pattern_word", "national", "localizer",
      "numbered",     "category"};
  return names;
}

std::optional<WordClass> parse_word_class(std::string_view name) {
  const std::vector<std::string>& names = word_class_names();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<WordClass>(found - names.begin());
}

std::string Word::detail(WordClass of, std::string_view key) const {
  for (const auto& [word_class, detail_text] : details) {
    if (word_class != of) continue;
    for (std::string_view field : split(detail_text, ';')) {
      if (field.size() > key.size() && field.substr(0, key.size()) == key && field[key.size()] == '=') {
        return std::string(field.substr(key.size() + 1));
      }
    }
  }
  return {};
}

WordId Lexicon::add(std::u32string_view text, WordClass word_class, std::string detail) {
  const WordId id = automaton_.add(text, static_cast<WordId>(words_.size()));
  if (id == words_.size()) words_.push_back({std::u32string(text), {}, {}});
  Word& word = words_[id];
  word.classes.add(word_class);
  if (!detail.empty()) word.details.emplace_back(word_class, std::move(detail));
  return id;
}

Status Lexicon::parse_line(std::string_view line, std::string_view origin, std::size_t number) {
  const std::vector<std::string_view> fields = split(line, '\t');
  const std::string where = std::string(origin) + ":" + std::to_string(number) + ": ";
  if (fields.size() < 2 || fields.size() > 3 || fields[0].empty()) {
    return bad_input(where + "a line holds a word, its class and an optional detail, separated by tabs");
  }
  const std::optional<WordClass> word_class = parse_word_class(fields[1]);
  if (!word_class) {
    const std::string near = nearest_word(fields[1], word_class_names());
    return bad_input(where + "class: unknown class \"" + std::string(fields[1]) + "\"" +
                     (near.empty() ? "" : ", did you mean \"" + near + "\"?"));
  }
  const std::u32string text = to_code_points(fields[0]);
  const std::string detail = fields.size() == 3 ? std::string(fields[2]) : std::string();
  for (std::string_view field : split(detail, ';')) {
    if (!field.empty() && field.find('=') == std::string_view::npos) {
      return bad_input(where + "detail: \"" + std::string(field) + "\" is not of the form key=value");
    }
  }
  // Surnames and given-name characters are asked for by character; as words they would cut running text to
  // pieces.
  if (*word_class == WordClass::surname) {
    if (text.size() > 2 || text[0] >= traits_.size()) {
      return bad_input(where + "word: a surname has one or two characters of the basic plane");
    }
    if (text.size() == 2) compound_surnames_.insert(text);
    traits_[text[0]] |= text.size() == 2 ? kCompoundSurname : kSurname;
    if (detail == "freq=risky" && text.size() == 1) traits_[text[0]] |= kRiskySurname;
  } else if (*word_class == WordClass::given_char || *word_class == WordClass::transcription) {
    const std::uint8_t trait = *word_class == WordClass::given_char ? kGiven : kTranscription;
    for (char32_t c : text) {
      if (c < traits_.size()) traits_[c] |= trait;
    }
  } else {
    const WordId known = find(text);
    if (known != kNoWord && words_[known].classes.has(*word_class)) {
      return bad_input(where + "word: \"" + std::string(fields[0]) + "\" stands in the tables as " +
                       std::string(fields[1]) + " already; keep one line");
    }
    add(text, *word_class, detail);
  }
  return {};
}

Status Lexicon::parse(std::string_view bytes, std::string_view origin) {
  if (const auto bad = find_invalid_utf8(bytes)) {
    return bad_input(std::string(origin) + ": byte " + std::to_string(*bad) +
                     " is not UTF-8; save the table as UTF-8");
  }
  std::size_t number = 0;
  for (std::string_view line : split(bytes, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    FANGZHI_TRY(parse_line(line, origin, number));
  }
  return {};
}

Status Lexicon::load(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> tables;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() == ".tsv") tables.push_back(entry.path());
  }
  if (failed) return io_error(folder.string() + ": cannot be listed (" + failed.message() + ")");
  std::sort(tables.begin(), tables.end());
  for (const auto& table : tables) {
    FANGZHI_ASSIGN(const std::string bytes, read_file(table));
    FANGZHI_TRY(parse(bytes, table.string()));
  }
  return {};
}

void Lexicon::nominalise(char32_t ending) {
  for (Word& word : words_) {
    if (word.text.size() > 1 && word.text.back() == ending && word.classes.has(WordClass::verb)) {
      word.classes.add(WordClass::nominal_verb);
    }
  }
}

void Lexicon::build() {
  classes_.clear();
  for (const Word& word : words_) classes_.push_back(word.classes);
  automaton_.build();
}

}  // namespace fangzhi
