// The words that rules speak of, with their classes: ontology/lexicons/*.tsv compiled into one automaton.
// Immutable once built; safe to share between threads.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/result.h"
#include "extract/aho_corasick.h"

namespace fangzhi {

// The classes a word may have; a word may have several. Their names in the tables are these, in lower_snake.
enum class WordClass : std::uint8_t {
  preposition,
  conjunction,
  particle,
  pronoun,
  determiner,
  adverb,
  auxiliary,
  negation,
  time,
  place_word,
  verb,
  nominal_verb,
  noun,
  modifier,
  unit,
  surname,
  given_char,
  transcription,
  division,
  title,
  head,
  generic_head,
  body,
  honor_prefix,
  honor_head,
  not_name,
  speech,
  byline,
  light_verb,
  trigger,
  filler,
  summary,
  pattern_word,
  national,
  localizer,
  numbered,
  category,
  grammar_char,
  // lists: see Lexicon::list()
  listing,
  body_opening,
  company_tail,
  firm_tail,
  work_tail,
  building,
  takes_post,
  gives_post,
  former_name,
  rising,
  falling,
  arriving,
  paying,
  same_day,
  other_time,
  pointing,
  estimating,
  slogan_opening,
  slogan_closing,
  work_label,
  builder_label,
  place_label,
  progress_label,
  authority_tail,
  body_hiding,
  introduces_body,
  introduces_work,
  joins_introduction,
  of_occasion,
  describes_work,
  failing,
  other_kind,
  count_
};

// Those that words of running text may have; the others are lists.
inline constexpr std::size_t kRunningClasses = static_cast<std::size_t>(WordClass::listing);
static_assert(kRunningClasses <= 64, "ClassSet keeps a bit for each");

// The class of this name in the tables, or nothing.
std::optional<WordClass> parse_word_class(std::string_view name);
const std::vector<std::string>& word_class_names();

// Of the classes that words of running text may have.
class ClassSet {
 public:
  constexpr ClassSet() = default;
  constexpr ClassSet(std::initializer_list<WordClass> classes) {
    for (WordClass c : classes) add(c);
  }
  constexpr void add(WordClass c) { bits_ |= std::uint64_t{1} << static_cast<int>(c); }
  constexpr bool has(WordClass c) const { return bits_ >> static_cast<int>(c) & 1; }
  constexpr bool any_of(ClassSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr std::uint64_t bits() const { return bits_; }  // one for each class, by its number
  constexpr bool only(ClassSet other) const { return (bits_ & ~other.bits_) == 0; }

 private:
  std::uint64_t bits_ = 0;
};

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = AhoCorasick::kNone;

struct Word {
  std::u32string text;
  ClassSet classes;
  std::vector<std::pair<WordClass, std::string>> details;

  // The value of `key` in the detail of that class ("type=Park;strength=strong"), or empty. Views the word.
  std::string_view detail(WordClass of, std::string_view key) const;
};

class Lexicon {
 public:
  // Reads every *.tsv of the folder, sorted by name. Fails with file, line, field and the nearest known
  // class.
  Status load(const std::filesystem::path& folder);
  // One table; `origin` names it in errors.
  Status parse(std::string_view bytes, std::string_view origin);
  // A word from elsewhere (a pattern's trigger).
  WordId add(std::u32string_view text, WordClass word_class, std::string detail = "");
  // Verbs that end so (催化, 转化, 亮化) also live inside names.
  void nominalise(char32_t ending);
  // Call once, after all words.
  void build();

  const Word& word(WordId id) const { return words_[id]; }
  // The classes alone, close together in memory; after build().
  ClassSet classes(WordId id) const { return classes_[id]; }
  std::size_t size() const { return words_.size(); }
  // kNoWord where the text is no word.
  WordId find(std::u32string_view text) const { return automaton_.value_of(text); }
  // Of one or two characters.
  bool is_surname(std::u32string_view text) const {
    if (text.size() == 1) return (traits_of(text[0]) & kSurname) != 0;
    return (traits_of(text[0]) & kCompoundSurname) != 0 &&
           compound_surnames_.count(std::u32string(text)) != 0;
  }
  // Also an everyday word.
  bool is_risky_surname(std::u32string_view text) const {
    return text.size() == 1 && (traits_of(text[0]) & kRiskySurname) != 0;
  }
  bool is_given_character(char32_t c) const { return (traits_of(c) & kGiven) != 0; }
  // Whether it writes names of other languages: 次仁多吉, 阿不都热合曼.
  bool is_transcription(char32_t c) const { return (traits_of(c) & kTranscription) != 0; }

  // Whether a word of grammar of this one character stays one between characters that no word explains: 的.
  bool is_grammar_character(char32_t c) const { return (traits_of(c) & kGrammar) != 0; }
  // The entries of a class that makes no words: asked for by name, never looked for in running text. The
  // longest first; empty for classes of words. After build().
  const std::vector<std::u32string>& list(WordClass c) const { return lists_[static_cast<std::size_t>(c)]; }
  bool is_listed(WordClass c, std::u32string_view text) const {
    return may_begin_listed(c, text) && std::find(list(c).begin(), list(c).end(), text) != list(c).end();
  }
  // Whether an entry of the class stands anywhere in the text.
  bool has_listed(WordClass c, std::u32string_view text) const;
  // Cheap: false where no entry of the class begins like the text; true nearly only where one does.
  bool may_begin_listed(WordClass c, std::u32string_view text) const {
    return !text.empty() && (list_beginnings_[static_cast<std::size_t>(c)] >> text.front() % 64 & 1) != 0;
  }

  // Calls found(begin, end, WordId) for every word in the text.
  template <class Found>
  void find_all(std::u32string_view text, Found&& found) const {
    automaton_.find(text, found);
  }

 private:
  // Fails with what is wrong with the line; parse() says where it stands.
  Status parse_line(std::string_view line);
  Status add_surname(std::u32string_view text, std::string_view detail);
  // Takes an entry that says something of its characters; false where the class is not of that kind.
  bool take_characters(std::u32string_view text, WordClass word_class);
  // Takes an entry of a class that makes no words; false where it stands there already.
  bool take_listed(std::u32string_view text, WordClass word_class);
  // The word of this text, new or known; without a class where it is new.
  WordId take_word(std::u32string_view text);
  void give_class(WordId id, WordClass word_class, std::string detail);

  std::vector<Word> words_;
  std::vector<ClassSet> classes_;
  // Also the table by which a word is looked up.
  AhoCorasick automaton_;
  // What a character can be in a personal name; asked at every place of a page.
  static constexpr std::uint8_t kSurname = 1;
  static constexpr std::uint8_t kRiskySurname = 2;
  static constexpr std::uint8_t kCompoundSurname = 4;  // begins one
  static constexpr std::uint8_t kGiven = 8;
  static constexpr std::uint8_t kTranscription = 16;
  static constexpr std::uint8_t kGrammar = 32;
  std::uint8_t traits_of(char32_t c) const { return c < traits_.size() ? traits_[c] : 0; }

  std::vector<std::uint8_t> traits_ = std::vector<std::uint8_t>(0x10000);
  std::unordered_set<std::u32string> compound_surnames_;
  std::array<std::vector<std::u32string>, static_cast<std::size_t>(WordClass::count_)> lists_;
  std::array<std::uint64_t, static_cast<std::size_t>(WordClass::count_)>
      list_beginnings_{};  // of each, as bits
};

}  // namespace fangzhi
