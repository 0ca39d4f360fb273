#include "graph/link_name.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "core/utf8.h"
#include "graph/identity.h"

namespace fangzhi {
namespace {

using View = std::u32string_view;

constexpr View kNumerals = U"〇零一二三四五六七八九十百千两";
constexpr std::size_t kShortestDivision = 3;
constexpr std::size_t kLongestStem = 3;      // 三河口|镇
constexpr std::size_t kLongestFullStem = 9;  // before a last word of three characters: 新疆维吾尔|自治区

bool ends_with(View text, View end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool begins_with(View text, View begin) {
  return text.substr(0, begin.size()) == begin;
}

// The first word, so the longest, that the text ends with and that leaves `least` characters.
const std::u32string* word_at_end(const LinkWords& words, View text, std::size_t least) {
  for (const std::u32string& word : words) {
    if (text.size() >= word.size() + least && ends_with(text, word)) return &word;
  }
  return nullptr;
}

const std::u32string* word_at_begin(const LinkWords& words, View text) {
  for (const std::u32string& word : words) {
    if (begins_with(text, word)) return &word;
  }
  return nullptr;
}

std::u32string digits_of(std::uint64_t value) {
  std::u32string digits;
  for (const char c : std::to_string(value)) digits.push_back(static_cast<char32_t>(c));
  return digits;
}

// 十五 -> 15, 二〇二四 -> 2024, 3 -> 3.
std::u32string in_digits(View numeral) {
  std::uint64_t total = 0;
  std::uint64_t run = 0;
  bool has_run = false;
  for (const char32_t c : numeral) {
    const std::uint64_t unit = c == U'十' ? 10 : c == U'百' ? 100 : c == U'千' ? 1000 : 0;
    if (unit > 0) {
      total += (has_run ? run : 1) * unit;
      run = 0;
      has_run = false;
      continue;
    }
    const std::uint64_t digit = is_ascii_digit(c) ? c - U'0'
                                : c == U'两'      ? 2
                                : c == U'〇'      ? 0
                                                  : kNumerals.find(c) - 1;
    run = run * 10 + digit;
    has_run = true;
  }
  return digits_of(total + run);
}

// 第十五届 -> 15届. A number that counts nothing is a part of a word (八一路) and stays.
std::u32string with_numbers_alike(const LinkRules& rules, View text) {
  constexpr std::size_t kLongestNumber = 9;
  std::u32string made;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = text[i] == U'第' ? i + 1 : i;
    std::size_t end = begin;
    while (end < text.size() && end - begin < kLongestNumber &&
           (is_ascii_digit(text[end]) || kNumerals.find(text[end]) != View::npos)) {
      ++end;
    }
    const bool counts = begin > i || word_at_begin(rules.counters, text.substr(end)) != nullptr;
    if (end > begin && counts) {
      made += in_digits(text.substr(begin, end - begin));
      i = end;
    } else if (end > begin) {
      made += text.substr(i, end - i);
      i = end;
    } else {
      made.push_back(text[i++]);
    }
  }
  return made;
}

std::u32string with_spellings_alike(const LinkRules& rules, View text) {
  std::u32string made;
  for (std::size_t i = 0; i < text.size();) {
    const auto found = rules.spellings.find(text[i]);
    const std::pair<std::u32string, std::u32string>* hit = nullptr;
    if (found != rules.spellings.end()) {
      for (const auto& spelling : found->second) {
        if (hit == nullptr && begins_with(text.substr(i), spelling.first)) hit = &spelling;
      }
    }
    if (hit != nullptr) {
      made += hit->second;
      i += hit->first.size();
    } else {
      made.push_back(text[i++]);
    }
  }
  return made;
}

std::vector<std::u32string> numbers_in(View text) {
  std::vector<std::u32string> numbers;
  bool open = false;
  for (const char32_t c : text) {
    if (is_ascii_digit(c)) {
      if (!open) numbers.emplace_back();
      numbers.back().push_back(c);
    }
    open = is_ascii_digit(c);
  }
  return numbers;
}

// Whether the character is the end of a word that only looks like a division: 城市, 开发区.
bool is_in_other_word(const LinkRules& rules, View text, std::size_t at) {
  for (const std::u32string& word : rules.not_divisions) {
    for (std::size_t j = 0; j < word.size() && j <= at; ++j) {
      if (word[j] == text[at] && text.substr(at - j, word.size()) == word) return true;
    }
  }
  return false;
}

// The division that the text begins with; an empty name where it begins with none.
LinkDivision division_at_begin(const LinkRules& rules, View text) {
  const std::size_t longest = std::min(text.size(), kLongestFullStem + kShortestDivision);
  for (std::size_t size = std::min(kShortestDivision, longest); size <= longest; ++size) {
    for (std::size_t level = 0; level < rules.division_levels.size(); ++level) {
      const std::u32string* word = word_at_end(rules.division_levels[level], text.substr(0, size), 1);
      if (word == nullptr || is_in_other_word(rules, text, size - 1)) continue;
      const std::size_t stem = word->size() < kShortestDivision ? kLongestStem : kLongestFullStem;
      if (size - word->size() <= stem) return {std::u32string(text.substr(0, size)), level};
    }
  }
  return {};
}

bool is_of_plain_words(const LinkRules& rules, View text) {
  std::vector<bool> reached(text.size() + 1, false);
  reached[0] = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!reached[i]) continue;
    if (is_ascii_digit(text[i])) reached[i + 1] = true;
    const auto words = rules.plain_words.find(text[i]);
    if (words == rules.plain_words.end()) continue;
    for (const std::u32string& word : words->second) {
      if (begins_with(text.substr(i), word)) reached[i + word.size()] = true;
    }
  }
  return reached[text.size()];
}

// Takes a name apart from both ends.
class NameReader {
 public:
  NameReader(const LinkRules& rules, const LinkTypeRules& type) : rules_(rules), type_(type) {}

  LinkName read(std::string_view name, std::string_view place, std::string_view home) {
    name_.key = with_numbers_alike(rules_, with_spellings_alike(rules_, to_code_points(name_key(name))));
    name_.is_pointer = type_.has_pointers && word_at_begin(rules_.pointer_starts, name_.key) != nullptr;
    rest_ = name_.key;
    take_places(to_code_points(name_key(place)));
    take_places(to_code_points(name_key(home)));
    take_divisions();
    while (take_head() || take_part()) {
    }
    name_.core = rest_;
    name_.bare = without_inner_words(rest_);
    name_.numbers = numbers_in(rest_);
    name_.is_plain = is_of_plain_words(rules_, rest_);
    return std::move(name_);
  }

 private:
  void take_places(View place) {
    for (const LinkDivision& division : divisions_of(rules_, place)) {
      const View name = division.name;
      // 安陵大桥 stands for 安陵市大桥.
      const View shorter = name.substr(0, name.size() > kShortestDivision - 1 ? name.size() - 1 : 0);
      if (begins_with(rest_, name)) {
        take_begin(name.size(), division);
      } else if (!shorter.empty() && begins_with(rest_, shorter)) {
        take_begin(shorter.size(), division);
      }
    }
  }

  void take_divisions() {
    while (true) {
      const LinkDivision division = division_at_begin(rules_, rest_);
      if (division.name.empty() || !take_begin(division.name.size(), division)) return;
    }
  }

  bool take_begin(std::size_t size, const LinkDivision& division) {
    if (rest_.size() < size + rules_.shortest_core) return false;
    rest_.remove_prefix(size);
    name_.divisions.push_back(division);
    return true;
  }

  bool take_head() {
    if (type_.tells_heads && !name_.head.empty()) return false;
    if (const std::u32string* work = word_at_end(type_.works, rest_, rules_.shortest_core)) {
      if (name_.work.empty()) name_.work = *work;
      rest_.remove_suffix(work->size());
      return true;
    }
    const std::u32string* head = word_at_end(type_.heads, rest_, rules_.shortest_core);
    if (head == nullptr) return false;
    if (type_.tells_heads) name_.head = *head;
    rest_.remove_suffix(head->size());
    return true;
  }

  bool take_part() {
    if (!type_.has_parts || !name_.part.empty() || rest_.empty()) return false;
    const std::size_t begin = part_begin();
    if (begin < rules_.shortest_core || begin >= rest_.size()) return false;
    name_.part = rest_.substr(begin);
    rest_ = rest_.substr(0, begin);
    return true;
  }

  // Where the words for a part begin that the rest ends with; its size where there are none.
  std::size_t part_begin() const {
    if (rest_.back() == U')') return bracket_begin();
    if (const auto begin = numbered_begin(rest_)) return *begin;
    if (const auto begin = sided_begin(rest_)) return *begin;
    return section_begin(rest_).value_or(rest_.size());
  }

  // …(长江路段), …(二期)
  std::size_t bracket_begin() const {
    const std::size_t open = rest_.rfind(U'(');
    if (open == View::npos) return rest_.size();
    const View inside = rest_.substr(open + 1, rest_.size() - open - 2);
    const bool is_part = word_at_end(rules_.parts.sections, inside, 1) != nullptr || numbered_begin(inside) ||
                         sided_begin(inside);
    return is_part ? open : rest_.size();
  }

  std::optional<std::size_t> numbered_begin(View text) const {
    const std::u32string* word = word_at_end(rules_.parts.numbered, text, 1);
    if (word == nullptr) return std::nullopt;
    std::size_t begin = text.size() - word->size();
    if (const std::u32string* first = word_at_end(rules_.parts.firsts, text.substr(0, begin), 0)) {
      return begin - first->size();
    }
    const std::size_t end = begin;
    while (begin > 0 && is_ascii_digit(text[begin - 1])) --begin;
    return begin < end ? std::optional(begin) : std::nullopt;
  }

  std::optional<std::size_t> sided_begin(View text) const {
    const std::u32string* word = word_at_end(rules_.parts.sided, text, 1);
    if (word == nullptr) return std::nullopt;
    const View before = text.substr(0, text.size() - word->size());
    const std::u32string* side = word_at_end(rules_.parts.sides, before, 0);
    if (side == nullptr) return std::nullopt;
    // 集中区 is no 中区.
    const std::u32string* longer = word_at_end(rules_.not_divisions, text, 0);
    if (longer != nullptr && longer->size() > side->size() + word->size()) return std::nullopt;
    const std::size_t begin = before.size() - side->size();
    return begin == 0 || begin > rules_.shortest_core ? std::optional(begin) : std::nullopt;
  }

  // 高铁|云岭区段: what follows the last way that leaves room for a name.
  std::optional<std::size_t> section_begin(View text) const {
    constexpr std::size_t kShortestName = 2;
    const std::u32string* word = word_at_end(rules_.parts.sections, text, kShortestName);
    if (word == nullptr) return std::nullopt;
    std::size_t last = 0;
    for (const std::u32string& way : rules_.parts.ways) {
      const std::size_t room = word->size() + kShortestName + way.size();
      if (text.size() < room) continue;
      const std::size_t at = text.rfind(way, text.size() - room);
      if (at != View::npos && at > 0) last = std::max(last, at + way.size());
    }
    return last > 0 ? std::optional(last) : std::nullopt;
  }

  // Only words inside: what begins or ends a name is what it means.
  std::u32string without_inner_words(View text) const {
    std::u32string made;
    for (std::size_t i = 0; i < text.size();) {
      const std::u32string* word = i == 0 ? nullptr : word_at_begin(type_.inner_words, text.substr(i));
      if (word != nullptr && i + word->size() < text.size()) {
        i += word->size();
      } else {
        made.push_back(text[i++]);
      }
    }
    return made;
  }

  const LinkRules& rules_;
  const LinkTypeRules& type_;
  LinkName name_;
  View rest_;  // of name_.key
};

}  // namespace

std::vector<LinkDivision> divisions_of(const LinkRules& rules, View text, std::size_t* rest) {
  std::vector<LinkDivision> divisions;
  std::size_t at = 0;
  while (at < text.size()) {
    LinkDivision division = division_at_begin(rules, text.substr(at));
    if (division.name.empty()) break;
    at += division.name.size();
    divisions.push_back(std::move(division));
  }
  if (rest != nullptr) *rest = at;
  return divisions;
}

LinkName read_link_name(const LinkRules& rules, const LinkTypeRules& type, std::string_view name,
                        std::string_view place, std::string_view home) {
  return NameReader(rules, type).read(name, place, home);
}

}  // namespace fangzhi
