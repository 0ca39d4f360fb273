#include "extract/status_features.h"

#include <algorithm>

#include "extract/outline.h"
#include "extract/rulebook.h"

namespace fangzhi {
namespace {

constexpr std::string_view kSights[] = {
    "rule",         "rule-predicate", "rule-pattern",     "pattern", "predicate", "trigger",
    "trigger-rule", "before",         "before-predicate", "nearest", "earlier",   "opening",
    "behind",       "next",           "paragraph"};
static_assert(std::size(kSights) == static_cast<std::size_t>(StatusSight::count_));

// Words further off say nothing.
constexpr std::uint32_t kMostBefore = 40;
constexpr std::uint32_t kMostBehind = 12;
constexpr std::uint32_t kMostParagraph = 60;

class StatusReader {
 public:
  StatusReader(const Reading& reading, const Rulebook& rules, const std::vector<Mention>& mentions,
               const StatusSite& site, StatusFeatureTaker& out)
      : reading_(reading), rules_(rules), mentions_(mentions), site_(site), out_(out) {}

  void read() {
    tell_site();
    tell_before();
    tell_earlier();
    tell_behind();
    tell_paragraph();
  }

 private:
  void add(StatusSight sight, const FeatureValue& value) { out_.take({sight, value}); }

  template <class Text>
  void add_with(StatusSight sight, FeatureValue value, const Text& text) {
    value.add(text);
    add(sight, value);
  }

  static FeatureValue number(std::size_t value) {
    FeatureValue text;
    text.add_number(value, 9);
    return text;
  }

  template <class Text>
  static FeatureValue value_of(const Text& text) {
    FeatureValue value;
    value.add(text);
    return value;
  }

  void tell_site() {
    const FeatureValue rule = number(static_cast<std::size_t>(site_.by_rule));
    const std::u32string_view words = reading_.text_of(reading_.tokens[site_.trigger]);
    add(StatusSight::rule, rule);
    add_with(StatusSight::rule_predicate, rule, site_.predicate);
    add_with(StatusSight::rule_pattern, rule, site_.pattern);
    add(StatusSight::pattern, value_of(site_.pattern));
    add(StatusSight::predicate, value_of(site_.predicate));
    add(StatusSight::trigger, value_of(words));
    add_with(StatusSight::trigger_rule, rule, words);
  }

  // The words of the range, names as their types, numbers all alike.
  std::vector<FeatureValue> words_of(std::uint32_t begin, std::uint32_t end) const {
    std::vector<FeatureValue> words;
    if (begin >= end) return words;
    words.reserve(end - begin);
    auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), reading_.tokens[begin].begin,
                                    [](const Mention& each, std::uint32_t at) { return each.end <= at; });
    for (std::uint32_t i = begin; i < end; ++i) {
      const Token& token = reading_.tokens[i];
      while (mention != mentions_.end() && mention->end <= token.begin) ++mention;
      FeatureValue word;
      if (mention != mentions_.end() && mention->begin <= token.begin) {
        if (mention->begin != token.begin && i != begin) continue;
        word.add(std::string_view(rules_.types().names[mention->type]));
      } else if (token.kind == TokenKind::number) {
        word.add(Outline::kNumber);
      } else {
        word.add(reading_.text_of(token));
      }
      words.push_back(word);
    }
    return words;
  }

  // Each once.
  template <class Take>
  static void each_word(const std::vector<FeatureValue>& words, Take&& take) {
    for (auto word = words.begin(); word != words.end(); ++word) {
      if (std::find(words.begin(), word, *word) == word) take(*word);
    }
  }

  void tell_before() {
    constexpr std::size_t kNearest = 3;
    const std::uint32_t trigger = site_.trigger;
    const std::uint32_t begin = trigger - std::min(kMostBefore, trigger - site_.clause.begin);
    const std::vector<FeatureValue> words = words_of(begin, trigger);
    each_word(words, [&](const FeatureValue& word) {
      add(StatusSight::before, word);
      add_with(StatusSight::before_predicate, value_of(site_.predicate), word.text());
    });
    for (std::size_t i = 0; i < std::min(kNearest, words.size()); ++i)
      add_with(StatusSight::nearest, number(i), words[words.size() - 1 - i].text());
  }

  void tell_earlier() {
    constexpr std::size_t kOpening = 3;
    const std::uint32_t end = std::max(site_.clause.begin, site_.sentence.begin);
    const std::uint32_t begin = end - std::min(kMostBefore, end - site_.sentence.begin);
    each_word(words_of(begin, end), [&](const FeatureValue& word) { add(StatusSight::earlier, word); });
    const std::uint32_t opening_end = std::min(site_.trigger, site_.sentence.begin + kMostBehind);
    const std::vector<FeatureValue> words = words_of(site_.sentence.begin, opening_end);
    for (std::size_t i = 0; i < std::min(kOpening, words.size()); ++i)
      add_with(StatusSight::opening, number(i), words[i].text());
  }

  void tell_behind() {
    constexpr std::size_t kNext = 2;
    const std::uint32_t begin = site_.trigger + 1;
    const std::vector<FeatureValue> words = words_of(begin, std::min(site_.clause.end, begin + kMostBehind));
    each_word(words, [&](const FeatureValue& word) { add(StatusSight::behind, word); });
    for (std::size_t i = 0; i < std::min(kNext, words.size()); ++i)
      add_with(StatusSight::next, number(i), words[i].text());
  }

  void tell_paragraph() {
    constexpr std::size_t kMost = 2;
    std::size_t plans = 0;
    std::size_t facts = 0;
    const std::uint32_t end = site_.sentence.begin;
    for (std::uint32_t i = end - std::min(kMostParagraph, end - std::min(end, site_.paragraph)); i < end;
         ++i) {
      const WordId word = reading_.tokens[i].word;
      if (word == kNoWord || !rules_.facts(word).sets_status) continue;
      ++(rules_.facts(word).status == StatementStatus::planned ? plans : facts);
    }
    FeatureValue value;
    value.add_number(plans, kMost);
    value.add_number(facts, kMost);
    add(StatusSight::paragraph, value);
  }

  const Reading& reading_;
  const Rulebook& rules_;
  const std::vector<Mention>& mentions_;
  const StatusSite& site_;
  StatusFeatureTaker& out_;
};

}  // namespace

std::string_view name_of(StatusSight sight) {
  return kSights[static_cast<std::size_t>(sight)];
}

std::optional<StatusSight> parse_status_sight(std::string_view name) {
  const auto found = std::find(std::begin(kSights), std::end(kSights), name);
  if (found == std::end(kSights)) return std::nullopt;
  return static_cast<StatusSight>(found - std::begin(kSights));
}

void tell_status(const Reading& reading, const Rulebook& rules, const std::vector<Mention>& mentions,
                 const StatusSite& site, StatusFeatureTaker& out) {
  StatusReader(reading, rules, mentions, site, out).read();
}

}  // namespace fangzhi
