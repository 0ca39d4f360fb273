#include "extract/tag_features.h"

#include <algorithm>
#include <charconv>

#include "core/utf8.h"
#include "extract/county_names.h"

namespace fangzhi {
namespace {

// Stand for what is no character of the stretch, and for white space; private to this file and its weights.
constexpr char32_t kBefore = U'⊢';
constexpr char32_t kAfter = U'⊣';
constexpr char32_t kSpace = U'␣';

constexpr std::string_view kShort = "/1";

// Where a character stands in its token.
enum class Position : std::uint8_t { inner, first, last, only };
constexpr std::string_view kPositions[] = {"inner ", "first ", "last ", "only "};

// What stands for a token that no lexicon holds; in the order of TokenKind.
constexpr std::string_view kTokenKinds[] = {"<word>",  "<unknown>", "<number>",    "<latin>", "<mark>",
                                            "<space>", "<quoted>",  "<bracketed>", "<titled>"};

constexpr std::uint64_t kWordBits = 32;
constexpr std::uint64_t kKinds = 64;  // four for each of three characters

char32_t plain(char32_t c) {
  if (is_ascii_digit(c)) return U'0';
  if (is_ascii_letter(c)) return U'A';
  return is_space(c) ? kSpace : c;
}

std::uint64_t word_seen(Position position, const Token& token) {
  const std::uint64_t word = token.kind == TokenKind::word && token.word != kNoWord
                                 ? token.word
                                 : std::uint64_t{1} << 31 | static_cast<std::uint64_t>(token.kind);
  return static_cast<std::uint64_t>(position) << kWordBits | word;
}

bool is_of_class(TagSight sight) {
  return sight == TagSight::starts || sight == TagSight::ends;
}

}  // namespace

void TagClasses::bind(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions) {
  names_ = word_class_names();
  const std::size_t plain_classes = names_.size();
  for (const std::string& type : types.names) {
    if (names_.size() + 1 < kMost) names_.push_back("head:" + type);
  }
  county_ = static_cast<std::uint32_t>(names_.size());
  names_.push_back("county_short");
  for (const std::u32string& name : short_county_names(divisions)) counties_.add(name, 0);
  counties_.build();
  masks_.assign(lexicon.size(), 0);
  is_short_.assign(lexicon.size(), false);
  for (WordId id = 0; id < lexicon.size(); ++id) {
    const Word& word = lexicon.word(id);
    is_short_[id] = word.text.size() == 1;
    for (std::size_t c = 0; c < plain_classes; ++c) {
      const auto word_class = static_cast<WordClass>(c);
      if (!word.classes.has(word_class)) continue;
      std::size_t bit = c;
      const TypeId type =
          word_class == WordClass::head ? types.find(word.detail(WordClass::head, "type")) : kNoType;
      if (type != kNoType && plain_classes + type < county_) bit = plain_classes + type;
      masks_[id] |= std::uint64_t{1} << bit;
    }
  }
}

std::string TagClasses::name_of(std::uint32_t slot) const {
  return slot < kMost ? names_[slot] : names_[slot - kMost] + std::string(kShort);
}

std::uint32_t TagClasses::find(std::string_view name) const {
  const bool is_short = name.size() > kShort.size() && name.substr(name.size() - kShort.size()) == kShort;
  if (is_short) name.remove_suffix(kShort.size());
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) return kSlots;
  return static_cast<std::uint32_t>(found - names_.begin()) + (is_short ? kMost : 0);
}

std::string seen_text(TagKey key, const TagClasses& classes, const Lexicon& lexicon) {
  const TagSight sight = sight_of(key);
  const std::uint64_t seen = seen_of(key);
  if (is_of_class(sight)) return classes.name_of(static_cast<std::uint32_t>(seen));
  if (sight == TagSight::kinds) return std::to_string(seen);
  if (sight == TagSight::word) {
    const std::string position(kPositions[seen >> kWordBits]);
    const auto word = static_cast<std::uint32_t>(seen);
    if (word >> 31 != 0) return position + std::string(kTokenKinds[word & 0xff]);
    return position + to_utf8(lexicon.word(word).text);
  }
  std::string text;
  if (sight == TagSight::pair) append_utf8(text, static_cast<char32_t>(seen >> 24));
  append_utf8(text, static_cast<char32_t>(seen & 0xffffff));
  return text;
}

namespace {

std::optional<std::uint64_t> parse_word(std::string_view text, const Lexicon& lexicon) {
  for (std::uint64_t position = 0; position < std::size(kPositions); ++position) {
    if (text.substr(0, kPositions[position].size()) != kPositions[position]) continue;
    text.remove_prefix(kPositions[position].size());
    for (std::uint64_t kind = 0; kind < std::size(kTokenKinds); ++kind) {
      if (text == kTokenKinds[kind]) return position << kWordBits | std::uint64_t{1} << 31 | kind;
    }
    const WordId word = lexicon.find(to_code_points(text));
    if (word == kNoWord) return std::nullopt;
    return position << kWordBits | word;
  }
  return std::nullopt;
}

}  // namespace

std::optional<TagKey> parse_tag_key(TagSight sight, std::string_view seen, const TagClasses& classes,
                                    const Lexicon& lexicon) {
  if (is_of_class(sight)) {
    const std::uint32_t slot = classes.find(seen);
    if (slot == TagClasses::kSlots) return std::nullopt;
    return tag_key(sight, slot);
  }
  if (sight == TagSight::word) {
    const std::optional<std::uint64_t> word = parse_word(seen, lexicon);
    return word ? std::optional(tag_key(sight, *word)) : std::nullopt;
  }
  if (sight == TagSight::kinds) {
    std::uint64_t number = 0;
    const auto [rest, failed] = std::from_chars(seen.data(), seen.data() + seen.size(), number);
    if (failed != std::errc() || rest != seen.data() + seen.size() || number >= kKinds) return std::nullopt;
    return tag_key(sight, number);
  }
  const std::u32string text = to_code_points(seen);
  if (text.size() != (sight == TagSight::pair ? 2u : 1u)) return std::nullopt;
  return tag_key(sight, text.size() == 2 ? std::uint64_t{text[0]} << 24 | text[1] : text[0]);
}

std::uint64_t TagFeatureReader::kind(char32_t c) {
  if (is_han(c)) return 0;
  return c == U'0' ? 1 : c == U'A' ? 2 : 3;
}

void TagFeatureReader::read(TokenRange tokens) {
  const std::u32string_view text = reading_.text_of(tokens);
  characters_.assign(kMargin, kBefore);
  for (const char32_t c : text) characters_ += plain(c);
  characters_.append(kMargin, kAfter);
  words_.clear();
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const Token& token = reading_.tokens[t];
    for (std::uint32_t i = token.begin; i < token.end; ++i) {
      const bool is_first = i == token.begin;
      const bool is_last = i + 1 == token.end;
      words_.push_back(word_seen(is_first  ? is_last ? Position::only : Position::first
                                 : is_last ? Position::last
                                           : Position::inner,
                                 token));
    }
  }
  starts_.assign(text.size(), {});
  ends_.assign(text.size(), {});
  lexicon_.find_all(text, [&](std::size_t from, std::size_t to, WordId word) {
    classes_.add(word, starts_[from]);
    classes_.add(word, ends_[to - 1]);
  });
  classes_.find_counties(text, [&](std::size_t from, std::size_t to) {
    classes_.add_county(starts_[from]);
    classes_.add_county(ends_[to - 1]);
  });
}

}  // namespace fangzhi
