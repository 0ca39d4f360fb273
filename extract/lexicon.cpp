#include "extract/lexicon.h"

#include <algorithm>
#include <unordered_map>

#include "core/byte_io.h"
#include "core/fields.h"
#include "core/ontology.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

// The first field of the detail that is not of the form key=value; empty where all are.
std::string_view first_odd_field(std::string_view detail) {
  while (!detail.empty()) {
    const std::string_view field = take_field(detail, ';');
    if (!field.empty() && field.find('=') == std::string_view::npos) return field;
  }
  return {};
}

// Whether entries of the class are asked for by name and cut no running text.
bool is_list(WordClass c) {
  return static_cast<std::size_t>(c) >= kRunningClasses;
}

}  // namespace

const std::vector<std::string>& word_class_names() {
  // clang-format off
  static const std::vector<std::string> names = {
      "preposition", "conjunction", "particle", "pronoun", "determiner", "adverb", "auxiliary", "negation",
      "time", "place_word", "verb", "nominal_verb", "noun", "modifier", "unit", "surname", "given_char",
      "transcription", "division", "title", "head", "generic_head", "body", "honor_prefix", "honor_head",
      "not_name", "speech", "byline", "light_verb", "trigger", "filler", "summary", "pattern_word",
      "national", "localizer", "numbered", "category", "grammar_char", "listing", "body_opening",
      "company_tail", "firm_tail", "work_tail", "building", "takes_post", "gives_post", "former_name",
      "rising", "falling", "arriving", "paying", "same_day", "other_time", "pointing", "estimating",
      "slogan_opening", "slogan_closing", "work_label", "builder_label", "place_label", "progress_label", "authority_tail",
      "body_hiding", "introduces_body", "introduces_work", "joins_introduction",
      "of_occasion", "describes_work", "failing", "other_kind"};
  // clang-format on
  return names;
}

std::optional<WordClass> parse_word_class(std::string_view name) {
  // Asked for each line of the tables.
  static const std::unordered_map<std::string_view, WordClass> classes = [] {
    std::unordered_map<std::string_view, WordClass> by_name;
    for (const std::string& each : word_class_names())
      by_name.emplace(each, static_cast<WordClass>(by_name.size()));
    return by_name;
  }();
  const auto found = classes.find(name);
  return found == classes.end() ? std::nullopt : std::optional(found->second);
}

std::string_view Word::detail(WordClass of, std::string_view key) const {
  for (const auto& [word_class, detail_text] : details) {
    if (word_class != of) continue;
    for (std::string_view rest = detail_text; !rest.empty();) {
      const std::string_view field = take_field(rest, ';');
      if (field.size() > key.size() && field.substr(0, key.size()) == key && field[key.size()] == '=')
        return field.substr(key.size() + 1);
    }
  }
  return {};
}

WordId Lexicon::add(std::u32string_view text, WordClass word_class, std::string detail) {
  const WordId id = take_word(text);
  give_class(id, word_class, std::move(detail));
  return id;
}

WordId Lexicon::take_word(std::u32string_view text) {
  const WordId id = automaton_.add(text, static_cast<WordId>(words_.size()));
  if (id == words_.size()) words_.push_back({std::u32string(text), {}, {}});
  return id;
}

void Lexicon::give_class(WordId id, WordClass word_class, std::string detail) {
  Word& word = words_[id];
  word.classes.add(word_class);
  if (!detail.empty()) word.details.emplace_back(word_class, std::move(detail));
}

Status Lexicon::add_surname(std::u32string_view text, std::string_view detail) {
  if (text.size() > 2 || text[0] >= traits_.size())
    return bad_input("word: a surname has one or two characters of the basic plane");
  if (text.size() == 2) compound_surnames_.emplace(text);
  traits_[text[0]] |= text.size() == 2 ? kCompoundSurname : kSurname;
  if (detail == "freq=risky" && text.size() == 1) traits_[text[0]] |= kRiskySurname;
  return {};
}

bool Lexicon::take_characters(std::u32string_view text, WordClass word_class) {
  const std::uint8_t trait = word_class == WordClass::given_char      ? kGiven
                             : word_class == WordClass::transcription ? kTranscription
                             : word_class == WordClass::grammar_char  ? kGrammar
                                                                      : 0;
  for (const char32_t c : text) {
    if (c < traits_.size()) traits_[c] |= trait;
  }
  return trait != 0;
}

bool Lexicon::take_listed(std::u32string_view text, WordClass word_class) {
  if (is_listed(word_class, text)) return false;
  lists_[static_cast<std::size_t>(word_class)].emplace_back(text);
  list_beginnings_[static_cast<std::size_t>(word_class)] |= std::uint64_t{1} << text.front() % 64;
  return true;
}

Status Lexicon::parse_line(std::string_view line) {
  const auto tabs = std::count(line.begin(), line.end(), '\t');
  const std::string_view written = take_field(line, '\t');
  const std::string_view class_name = take_field(line, '\t');
  const std::string_view detail = line;
  if (tabs < 1 || tabs > 2 || written.empty())
    return bad_input("a line holds a word, its class and an optional detail, separated by tabs");
  const std::optional<WordClass> word_class = parse_word_class(class_name);
  if (!word_class) {
    const std::string near = nearest_word(class_name, word_class_names());
    return bad_input("class: unknown class \"" + std::string(class_name) + "\"" +
                     (near.empty() ? "" : ", did you mean \"" + near + "\"?"));
  }
  if (const std::string_view odd = first_odd_field(detail); !odd.empty())
    return bad_input("detail: \"" + std::string(odd) + "\" is not of the form key=value");
  const std::u32string text = to_code_points(written);
  // Surnames and given-name characters are asked for by character; as words they would cut running text to
  // pieces.
  if (*word_class == WordClass::surname) return add_surname(text, detail);
  if (take_characters(text, *word_class)) return {};
  const auto twice = [&] {
    return bad_input("word: \"" + std::string(written) + "\" stands in the tables as " +
                     std::string(class_name) + " already; keep one line");
  };
  if (is_list(*word_class)) return take_listed(text, *word_class) ? Status() : Status(twice());
  const WordId id = take_word(text);
  if (words_[id].classes.has(*word_class)) return twice();
  give_class(id, *word_class, std::string(detail));
  return {};
}

Status Lexicon::parse(std::string_view bytes, std::string_view origin) {
  if (const auto bad = find_invalid_utf8(bytes)) {
    return bad_input(std::string(origin) + ": byte " + std::to_string(*bad) +
                     " is not UTF-8; save the table as UTF-8");
  }
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    std::string_view line = take_field(bytes, '\n');
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    if (const Status taken = parse_line(line); !taken)
      return bad_input(std::string(origin) + ":" + std::to_string(number) + ": " + taken.error().message);
  }
  return {};
}

Status Lexicon::load(const std::filesystem::path& folder) {
  constexpr std::size_t kUsualCharacters = 36000;
  constexpr std::size_t kUsualWords = 25000;
  automaton_.reserve(kUsualCharacters);
  words_.reserve(kUsualWords);
  FANGZHI_ASSIGN(const std::vector<std::filesystem::path> tables, files_in(folder, ".tsv"));
  for (const auto& table : tables) {
    FANGZHI_ASSIGN(const std::string bytes, read_file(table));
    FANGZHI_TRY(parse(bytes, table.string()));
  }
  return {};
}

bool Lexicon::has_listed(WordClass c, std::u32string_view text) const {
  for (; !text.empty(); text.remove_prefix(1)) {
    const auto begins = [&](const std::u32string& word) { return text.starts_with(word); };
    if (may_begin_listed(c, text) && std::any_of(list(c).begin(), list(c).end(), begins)) return true;
  }
  return false;
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
  classes_.reserve(words_.size());
  for (const Word& word : words_) classes_.push_back(word.classes);
  automaton_.build();
  for (std::vector<std::u32string>& list : lists_) {
    std::stable_sort(list.begin(), list.end(),
                     [](const std::u32string& a, const std::u32string& b) { return a.size() > b.size(); });
  }
}

}  // namespace fangzhi
