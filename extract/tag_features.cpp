#include "extract/tag_features.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "core/utf8.h"
#include "extract/county_names.h"

namespace fangzhi {
namespace {

// Stand for what is before and behind the stretch, and for white space; private to this file and its weights.
constexpr char32_t kEdge = U'⊢';
constexpr char32_t kSpace = U'␣';
// For those beyond the basic plane.
constexpr char32_t kRare = U'〓';
constexpr char32_t kRareHan = U'\u9fff';
constexpr char32_t kMostPlain = 0xffff;

constexpr std::string_view kShort = "/1";

// Where a character stands in its token.
enum class Position : std::uint8_t { inner, first, last, only };
constexpr std::string_view kPositions[] = {"inner", "first", "last", "only"};

// What stands for a token that no lexicon holds; in the order of TokenKind.
constexpr std::string_view kTokenKinds[] = {"<word>",  "<unknown>", "<number>",    "<latin>", "<mark>",
                                            "<space>", "<quoted>",  "<bracketed>", "<titled>"};

constexpr std::uint64_t kWordBits = 32;
constexpr std::uint64_t kKinds = 64;  // four for each of three characters

char32_t plain(char32_t c) {
  if (is_ascii_digit(c)) return U'0';
  if (is_ascii_letter(c)) return U'A';
  if (c > kMostPlain) return is_han(c) ? kRareHan : kRare;
  return is_space(c) ? kSpace : c;
}

std::uint64_t word_seen(Position position, const Token& token) {
  const std::uint64_t word = token.kind == TokenKind::word && token.word != kNoWord
                                 ? token.word
                                 : std::uint64_t{1} << 31 | static_cast<std::uint64_t>(token.kind);
  return static_cast<std::uint64_t>(position) << kWordBits | word;
}

}  // namespace

// Numbers sets as they come, each of them twice: alone and with counties.
class TagClasses::SetNumbers {
 public:
  explicit SetNumbers(TagClasses& classes) : classes_(classes) { number_of({}); }

  // Words that follow each other mostly are of one class: `last` is asked first.
  struct Last {
    Set set;
    std::uint32_t number = kNothing;
  };
  std::uint32_t number_of(const Set& set, Last& last) {
    if (!(set == last.set)) last = {set, number_of(set)};
    return last.number;
  }

 private:
  struct Hash {
    std::size_t operator()(const Set& set) const {
      return (set.halves[0] * 0x9e3779b97f4a7c15u ^ set.halves[1]) * 0xbf58476d1ce4e5b9u >> 16;
    }
  };

  std::uint32_t number_of(const Set& set) {
    const auto [place, is_new] = numbers_.try_emplace(set, classes_.set_count());
    if (is_new) {
      Set with_county = set;
      with_county.halves[0] |= std::uint64_t{1} << classes_.county_;
      classes_.sets_.push_back(set);
      classes_.sets_.push_back(with_county);
    }
    return place->second;
  }

  TagClasses& classes_;
  std::unordered_map<Set, std::uint32_t, Hash> numbers_;
};

void TagClasses::name_classes(const TypeTable& types) {
  names_.assign(word_class_names().begin(), word_class_names().begin() + kRunningClasses);
  for (const std::string& type : types.names) {
    if (names_.size() + 1 < kMost) names_.push_back("head:" + type);
  }
  county_ = static_cast<std::uint32_t>(names_.size());
  names_.push_back("county_short");
}

std::uint64_t TagClasses::mask_of(const Word& word, const TypeTable& types) const {
  const std::uint64_t mask = word.classes.bits();
  if (!word.classes.has(WordClass::head)) return mask;
  const TypeId type = types.find(word.detail(WordClass::head, "type"));
  const std::size_t bit = kRunningClasses + type;
  if (type == kNoType || bit >= county_) return mask;
  return (mask & ~ClassSet{WordClass::head}.bits()) | std::uint64_t{1} << bit;
}

// A word that begins at a place is the longest one there, or begins that.
void TagClasses::gather_sets(const Lexicon& lexicon, const std::vector<std::uint64_t>& masks) {
  SetNumbers numbers(*this);
  SetNumbers::Last last_starting;
  SetNumbers::Last last_ending;
  words_.reserve(lexicon.size());
  for (WordId id = 0; id < lexicon.size(); ++id) {
    const std::u32string& text = lexicon.word(id).text;
    Set starting;
    Set ending;
    lexicon.find_all(text, [&](std::size_t from, std::size_t to, WordId word) {
      const std::size_t half = to - from == 1 ? 1 : 0;
      if (from == 0) starting.halves[half] |= masks[word];
      if (to == text.size()) ending.halves[half] |= masks[word];
    });
    words_.push_back({numbers.number_of(starting, last_starting), numbers.number_of(ending, last_ending),
                      static_cast<std::uint32_t>(text.size())});
  }
}

void TagClasses::bind(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions) {
  name_classes(types);
  for (const std::u32string& name : short_county_names(divisions)) {
    counties_.add(name, 0);
    county_beginnings_.set(beginning_of(name.data()));
  }
  std::vector<std::uint64_t> masks;
  masks.reserve(lexicon.size());
  for (WordId id = 0; id < lexicon.size(); ++id) masks.push_back(mask_of(lexicon.word(id), types));
  gather_sets(lexicon, masks);
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
    const auto word = static_cast<std::uint32_t>(seen);
    const std::string token =
        word >> 31 != 0 ? std::string(kTokenKinds[word & 0xff]) : to_utf8(lexicon.word(word).text);
    return token + " " + std::string(kPositions[seen >> kWordBits]);
  }
  std::string text;
  append_utf8(text, static_cast<char32_t>(seen));
  return text;
}

std::optional<TagKey> parse_tag_key(TagSight sight, std::string_view seen) {
  if (sight == TagSight::kinds) {
    std::uint64_t number = 0;
    const auto [rest, failed] = std::from_chars(seen.data(), seen.data() + seen.size(), number);
    if (failed != std::errc() || rest != seen.data() + seen.size() || number >= kKinds) return std::nullopt;
    return tag_key(sight, number);
  }
  const std::u32string text = to_code_points(seen);
  if (text.size() != 1 || text[0] > kMostPlain) return std::nullopt;
  return tag_key(sight, text[0]);
}

std::optional<TagKey> TagKeyReader::read(TagSight sight, std::string_view seen) {
  if (is_of_class(sight)) {
    const std::uint32_t slot = classes_.find(seen);
    if (slot == TagClasses::kSlots) return std::nullopt;
    return tag_key(sight, slot);
  }
  return sight == TagSight::word ? read_word(seen) : parse_tag_key(sight, seen);
}

std::optional<TagKey> TagKeyReader::read_word(std::string_view seen) {
  const std::size_t space = seen.rfind(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto position = std::find(std::begin(kPositions), std::end(kPositions), seen.substr(space + 1));
  if (position == std::end(kPositions)) return std::nullopt;
  if (const std::string_view token = seen.substr(0, space); token != token_) {
    token_ = token;
    word_ = word_of(token);
  }
  if (!word_) return std::nullopt;
  const auto place = static_cast<std::uint64_t>(position - std::begin(kPositions));
  return tag_key(TagSight::word, place << kWordBits | *word_);
}

std::optional<std::uint64_t> TagKeyReader::word_of(std::string_view token) const {
  if (token.starts_with('<')) {
    const auto kind = std::find(std::begin(kTokenKinds), std::end(kTokenKinds), token);
    if (kind != std::end(kTokenKinds))
      return std::uint64_t{1} << 31 | static_cast<std::uint64_t>(kind - std::begin(kTokenKinds));
  }
  const WordId word = lexicon_.find(to_code_points(token));
  return word == kNoWord ? std::nullopt : std::optional<std::uint64_t>(word);
}

void TagFeatureReader::read(TokenRange tokens) {
  const std::u32string_view text = reading_.text_of(tokens);
  characters_.resize(text.size() + 2);
  characters_.front() = characters_.back() = kEdge;
  std::transform(text.begin(), text.end(), characters_.begin() + 1, plain);
  read_tokens(tokens);
  read_classes(reading_.tokens[tokens.begin].begin, reading_.tokens[tokens.end - 1].end);
  classes_.find_counties(text, [&](std::size_t from, std::size_t to) {
    starts_[from] = TagClasses::with_county(starts_[from]);
    ends_[to - 1] = TagClasses::with_county(ends_[to - 1]);
  });
}

void TagFeatureReader::read_tokens(TokenRange tokens) {
  const std::uint32_t begin = reading_.tokens[tokens.begin].begin;
  words_.resize(reading_.tokens[tokens.end - 1].end - begin);
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const Token& token = reading_.tokens[t];
    std::uint64_t* const first = words_.data() + (token.begin - begin);
    std::uint64_t* const last = words_.data() + (token.end - begin - 1);
    if (first == last) {
      *first = word_seen(Position::only, token);
      continue;
    }
    *first = word_seen(Position::first, token);
    std::fill(first + 1, last, word_seen(Position::inner, token));
    *last = word_seen(Position::last, token);
  }
}

// Takes what the page's longest words say; false where one crosses an edge of the stretch, so that shorter
// ones count inside.
bool TagFeatureReader::take_longest(std::uint32_t begin, std::uint32_t end) {
  const LongestWords& longest = reading_.longest;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (const WordId word = longest.from[i]; word != kNoWord) {
      if (i + classes_.length(word) > end) return false;
      starts_[i - begin] = classes_.starting(word);
    }
    if (const WordId word = longest.to[i]; word != kNoWord) {
      if (i + 1 < begin + classes_.length(word)) return false;
      ends_[i - begin] = classes_.ending(word);
    }
  }
  return true;
}

void TagFeatureReader::read_classes(std::uint32_t begin, std::uint32_t end) {
  const auto clear = [&] {
    starts_.assign(end - begin, TagClasses::kNothing);
    ends_.assign(end - begin + 2, TagClasses::kNothing);
  };
  clear();
  if (take_longest(begin, end)) return;
  clear();
  lexicon_.find_all(reading_.text().substr(begin, end - begin),
                    [&](std::size_t from, std::size_t to, WordId word) {
                      starts_[from] = classes_.starting(word);
                      if (ends_[to - 1] == TagClasses::kNothing) ends_[to - 1] = classes_.ending(word);
                    });
}

}  // namespace fangzhi
