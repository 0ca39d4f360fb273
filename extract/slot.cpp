#include "extract/slot.h"

#include <algorithm>

#include "extract/hindrance.h"
#include "extract/reach.h"
#include "extract/token_nature.h"

namespace fangzhi {
namespace {

constexpr ClassSet kSkipped{WordClass::adverb, WordClass::auxiliary, WordClass::negation,
                            WordClass::time,   WordClass::filler,    WordClass::light_verb};
constexpr ClassSet kSeparatorWords{WordClass::conjunction};

class SlotScanner {
 public:
  SlotScanner(const Reading& reading, const Rulebook& rules) : reading_(reading), rules_(rules) {}

  Slot before(TokenRange clause, std::uint32_t trigger, const Frame& frame) const {
    Slot slot;
    std::uint32_t end = skip_back(clause.begin, trigger, frame);
    const bool describes = trigger + 1 < clause.end && reading_.text_of(token(trigger + 1)) == U"的";
    if (!describes) end = skip_back(clause.begin, step_over_place(clause.begin, end), frame);
    // 青禾广场的|顺利开工
    if (end > clause.begin && end < trigger + 1 && reading_.text_of(token(end - 1)) == U"的") {
      slot.possessed = true;
      --end;
    }
    end = strip_summary(clause.begin, end, slot);
    collect_back(clause.begin, end, slot);
    return slot;
  }

  // 云数科技、四海智联先后|与|园区签约
  Slot paired(TokenRange clause, std::uint32_t trigger, const Frame& frame) const {
    for (std::uint32_t i = trigger; i-- > clause.begin + 1;) {
      const std::u32string_view word = reading_.text_of(token(i));
      if (word != U"与" && word != U"和" && word != U"同" && word != U"跟") continue;
      Slot slot = before(clause, i, frame);
      return slot.items.size() > 1 ? slot : Slot();
    }
    return {};
  }

  // 青禾树脂、云河轮胎|等, 青禾树脂、云河轮胎|7个项目
  bool closes_list(TokenRange clause, std::uint32_t i) const {
    if (token(i).is(WordClass::summary)) return reading_.text_of(token(i)).front() == U'等';
    return token(i).kind == TokenKind::number && i > clause.begin && i + 2 < clause.end &&
           token(i + 1).is(WordClass::unit) && may_stand_inside(nature_of(reading_, i - 1));
  }

  // The list that ends at this 等, where the words after it count or name its members.
  Slot closed_by(TokenRange clause, std::uint32_t summary) const {
    Slot slot;
    std::uint32_t stop = summary + 1;
    while (stop < clause.end && stop - summary < 8 && in_summary(stop) &&
           !token(stop).is(WordClass::particle))
      ++stop;
    const WordId head = last_head(summary + 1, stop);
    slot.is_of_other_kind = head == kNoWord && names_other_kind({summary + 1, stop});
    if (slot.is_of_other_kind) {
      collect_back(clause.begin, summary, slot);
      return slot;
    }
    if (head == kNoWord) return slot;
    slot.list_type = rules_.facts(head).head_type;
    slot.is_of_kind = rules_.lexicon().word(head).classes.has(WordClass::generic_head);
    slot.is_list = true;
    collect_back(clause.begin, summary, slot);
    return slot;
  }

  // 等科技成果|实现产业化, 等产品|研发: the last noun before what is done.
  bool names_other_kind(TokenRange words) const {
    std::uint32_t noun = words.end;
    for (std::uint32_t i = words.begin; i < words.end; ++i) {
      const Nature nature = nature_of(reading_, i);
      if (nature == Nature::verbal || is_mark(i, U'、')) break;
      if (nature == Nature::content || nature == Nature::modifier) noun = i;
    }
    return noun < words.end &&
           rules_.lexicon().is_listed(WordClass::other_kind, reading_.text_of(token(noun)));
  }

  // `longer` is the clause with the one behind it, for a list that only begins there.
  Slot after(TokenRange clause, TokenRange longer, std::uint32_t trigger, const Frame& frame) const {
    Slot slot;
    const std::uint32_t listed = step_over_heading(trigger + 1, longer.end);
    if (listed > trigger + 1) {
      collect_forward(listed, longer.end, slot);
    } else {
      collect_forward(skip_forward(trigger + 1, clause.end, frame), clause.end, slot);
    }
    return slot;
  }

 private:
  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  bool is_mark(std::uint32_t i, char32_t c) const {
    return token(i).kind == TokenKind::mark && reading_.is_mark(i, c);
  }
  bool is_separator(std::uint32_t i) const {
    return is_mark(i, U'、') ||
           (token(i).kind == TokenKind::word && token(i).classes.any_of(kSeparatorWords));
  }
  bool is_summary(std::uint32_t i) const { return token(i).is(WordClass::summary); }

  // 3月18日, 去年6月, 于, （6月）: when it happened stands between who and what.
  bool is_time(std::uint32_t i) const {
    const Token& t = token(i);
    const char32_t c = reading_.text()[t.begin];
    const bool date_unit = t.length() == 1 && (c == U'年' || c == U'月' || c == U'日' || c == U'号');
    if (date_unit) return i > 0 && token(i - 1).kind == TokenKind::number;
    if (t.kind == TokenKind::number) {
      if (i + 1 >= reading_.tokens.size()) return false;
      const char32_t next = reading_.text()[token(i + 1).begin];
      return token(i + 1).length() == 1 && (next == U'年' || next == U'月' || next == U'日' || next == U'号');
    }
    return t.kind == TokenKind::word && t.is(WordClass::time);
  }

  // 于3月, 自去年: a preposition that only introduces the time.
  bool introduces_time(std::uint32_t i) const {
    return i + 1 < reading_.tokens.size() && token(i).is(WordClass::preposition) && token(i).length() == 1 &&
           is_time(i + 1);
  }

  bool may_skip(std::uint32_t i, const Frame& frame) const {
    const Token& t = token(i);
    if (is_time(i) || introduces_time(i)) return true;
    if (t.kind != TokenKind::word) return false;
    if (std::find(frame.via.begin(), frame.via.end(), t.word) != frame.via.end()) return true;
    return t.classes.any_of(kSkipped) && !t.is(WordClass::noun);
  }

  std::uint32_t skip_back(std::uint32_t begin, std::uint32_t end, const Frame& frame) const {
    // 总体规划、一期概念规划|已基本完成: a list of words to skip is skipped with its marks.
    // 6月签约、9月开工: so is what happened before.
    const std::uint32_t from = end;
    while (end > begin) {
      if (may_skip(end - 1, frame)) {
        --end;
      } else if (end > begin + 1 && is_mark(end - 1, U'、') && token(end - 2).is(WordClass::trigger)) {
        end -= 2;
      } else if (end < from && end > begin + 1 && is_mark(end - 1, U'、') && may_skip(end - 2, frame)) {
        --end;
      } else {
        break;
      }
    }
    return end;
  }

  // X在东湖产业园|开工: what stands before the preposition is meant.
  std::uint32_t step_over_place(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t i = end;
    while (i > begin && (in_name(begin, i - 1) || is_separator(i - 1) || is_summary(i - 1))) --i;
    const bool placed = i > begin && i < end && token(i - 1).is(WordClass::preposition);
    return placed ? i - 1 : end;
  }

  // 集中签约的项目有|A、B; 竣工项目两个，分别是|A、B: over what is counted and the verb that lists it.
  std::uint32_t step_over_heading(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t kLongest = 12;
    bool counted = false;
    for (std::uint32_t i = begin; i < end && i - begin < kLongest; ++i) {
      const Token& t = token(i);
      const std::u32string_view word = reading_.text_of(t);
      if (counted && rules_.lexicon().is_listed(WordClass::listing, word)) return i + 1;
      const bool goes_on = t.is(WordClass::adverb) || t.kind == TokenKind::number || t.is(WordClass::unit) ||
                           t.is(WordClass::determiner) || is_mark(i, U'，') || is_mark(i, U'：');
      if (t.is(WordClass::generic_head) || t.is(WordClass::category)) {
        counted = true;
      } else if (!goes_on && word != U"的" && !(in_summary(i) && !counted)) {
        break;
      }
    }
    return begin;
  }

  std::uint32_t skip_forward(std::uint32_t begin, std::uint32_t end, const Frame& frame) const {
    while (begin < end && (may_skip(begin, frame) || token(begin).is(WordClass::particle)) &&
           !is_summary(begin))
      ++begin;
    return begin;
  }

  bool in_summary(std::uint32_t i) const {
    const Nature nature = nature_of(reading_, i);
    return nature == Nature::content || nature == Nature::modifier || nature == Nature::nominal_verb ||
           nature == Nature::number || nature == Nature::unit || nature == Nature::verbal ||
           token(i).is(WordClass::determiner) || token(i).is(WordClass::category) || is_mark(i, U'、') ||
           token(i).is(WordClass::particle);
  }

  // The word by which a token tells what names are: itself, or the last two characters of a word for a kind
  // (外资|项目); kNoWord where it tells nothing.
  WordId head_at(std::uint32_t i) const {
    const WordId word = token(i).word;
    if (word == kNoWord || rules_.facts(word).head_type != kNoType) return word;
    if (!token(i).is(WordClass::category) || token(i).length() < 3) return kNoWord;
    const WordId tail = rules_.lexicon().find(reading_.text_of(token(i)).substr(token(i).length() - 2));
    const bool is_head = tail != kNoWord && rules_.lexicon().word(tail).classes.has(WordClass::generic_head);
    return is_head && rules_.facts(tail).head_type != kNoType ? tail : kNoWord;
  }

  // The last head of a range, or kNoWord.
  WordId last_head(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = end; i > begin; --i) {
      if (const WordId head = head_at(i - 1); head != kNoWord) return head;
    }
    return kNoWord;
  }

  TypeId head_type(std::uint32_t begin, std::uint32_t end) const {
    const WordId head = last_head(begin, end);
    return head == kNoWord ? kNoType : rules_.facts(head).head_type;
  }

  // Words that close a list (等25个项目, 等一批大项目) tell what its members are; steps over them.
  std::uint32_t strip_summary(std::uint32_t begin, std::uint32_t end, Slot& slot) const {
    constexpr std::uint32_t kLongest = 12;
    for (std::uint32_t i = end; i > begin && end - i < kLongest && (is_summary(i - 1) || in_summary(i - 1));
         --i) {
      if (!is_summary(i - 1)) continue;
      slot.list_type = head_type(i, end);
      slot.is_list = true;
      return i - 1;
    }
    return strip_count(begin, end, slot);
  }

  // 青禾阳台、云河冷链中心156个项目: a count and what is counted, with no 等 before it.
  std::uint32_t strip_count(std::uint32_t begin, std::uint32_t end, Slot& slot) const {
    constexpr std::uint32_t kLongest = 6;
    for (std::uint32_t i = end; i > begin + 1 && end - i < kLongest; --i) {
      const Token& t = token(i - 1);
      const bool by_number = t.kind == TokenKind::number && i < end && token(i).is(WordClass::unit);
      const bool by_word = t.is(WordClass::determiner) && t.length() > 1 && i < end;  // 两个项目, 三大工程
      if ((by_number || by_word) && may_stand_inside(nature_of(reading_, i - 2))) {
        slot.list_type = head_type(i, end);
        slot.is_list = true;
        return i - 1;
      }
      if (!in_summary(i - 1) || t.is(WordClass::particle) || is_mark(i - 1, U'、')) break;
    }
    return end;
  }

  bool in_name(std::uint32_t begin, std::uint32_t i) const {
    const Nature nature = nature_of(reading_, i);
    if (is_summary(i) || (token(i).is(WordClass::trigger) && nature != Nature::nominal_verb)) return false;
    if (nature == Nature::unit)
      return token(i).length() == 1 && i > begin && token(i - 1).kind != TokenKind::number;
    return may_stand_inside(nature);
  }

  bool opens_item(std::uint32_t i) const {
    constexpr ClassSet kOpeners{WordClass::pronoun, WordClass::adverb, WordClass::determiner};
    if (token(i).kind != TokenKind::word) return false;
    if (reading_.text_of(token(i)) == U"沿" || reading_.text_of(token(i)) == U"环") return true;
    return token(i).length() > 1 && token(i).classes.any_of(kOpeners);
  }

  bool only_nominal_verbs(TokenRange range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const Nature nature = nature_of(reading_, i);
      if (nature != Nature::nominal_verb && nature != Nature::verbal) return false;
    }
    return true;
  }

  // 、金骏|感应、 in a list that closes with 等13个项目: an item may hold a verb where marks close it on both
  // sides and it is short. Where it begins; `i` where none of that is so.
  std::uint32_t left_of_short_item(std::uint32_t begin, std::uint32_t i, std::uint32_t end) const {
    constexpr std::uint32_t kLongest = 8;  // characters
    if (end == begin || (i > begin && is_separator(i - 1))) return i;
    const std::uint32_t stop = token(end - 1).end;
    std::uint32_t first = i;
    while (first > begin && stop - token(first - 1).begin <= kLongest && may_be_of_item(first - 1)) --first;
    return first > begin && is_mark(first - 1, U'、') ? first : i;
  }
  bool may_be_of_item(std::uint32_t i) const {
    const TokenKind kind = token(i).kind;
    const bool is_text = kind == TokenKind::word || kind == TokenKind::unknown || kind == TokenKind::latin;
    return is_text && !token(i).is(WordClass::trigger) && !is_separator(i) && !is_summary(i);
  }

  // From `end` to the left: names with separators between them.
  void collect_back(std::uint32_t begin, std::uint32_t end, Slot& slot) const {
    std::uint32_t item_end = end;
    std::uint32_t joined_end = 0;  // where a shared last word makes "A及B" one name
    while (true) {
      std::uint32_t i = item_end;
      while (i > begin && in_name(begin, i - 1)) --i;
      // 大伙农机 between separators: a word that elsewhere is a pronoun opens the name.
      if (i > begin + 1 && i < item_end && opens_item(i - 1) && is_separator(i - 2)) --i;
      if (slot.is_list) i = left_of_short_item(begin, i, item_end);
      const bool at_separator = i > begin + 1 && is_separator(i - 1);
      const TokenRange region{i, joined_end > 0 ? joined_end : item_end};
      joined_end = 0;
      if (i == item_end) break;
      if (at_separator && !is_mark(i - 1, U'、') && only_nominal_verbs({i, item_end})) {
        joined_end = region.end;
      } else {
        slot.items.push_back({region, at_separator, true, false});
      }
      if (!at_separator) break;
      item_end = i - 1;
    }
    std::reverse(slot.items.begin(), slot.items.end());
    slot.is_list = slot.is_list || slot.items.size() > 1;
  }

  // 入选“…”: a long quotation right behind the trigger is one name.
  bool collect_quotation(std::uint32_t begin, std::uint32_t end, Slot& slot) const {
    constexpr std::uint32_t kLongest = 40;
    if (begin >= end || !is_mark(begin, U'“')) return false;
    for (std::uint32_t i = begin + 1; i < end && token(i).end - token(begin).begin <= kLongest; ++i) {
      if (!is_mark(i, U'”')) continue;
      if (i > begin + 1) slot.items.push_back({{begin + 1, i}, true, true, true});
      return true;
    }
    return false;
  }

  bool is_counted(std::uint32_t i, std::uint32_t end) const {
    while (i < end && (token(i).is(WordClass::light_verb) || token(i).is(WordClass::adverb))) ++i;
    return i < end && token(i).kind == TokenKind::number;
  }

  // From `begin` to the right, up to the first word that ends a list.
  void collect_forward(std::uint32_t begin, std::uint32_t end, Slot& slot) const {
    if (collect_quotation(begin, end, slot)) return;
    std::uint32_t item_begin = begin;
    while (item_begin < end) {
      std::uint32_t i = item_begin;
      if (i > begin && i + 1 < end && opens_item(i) && in_name(item_begin, i + 1)) ++i;
      while (i < end && in_name(item_begin, i)) ++i;
      if (i == item_begin) break;
      const bool at_separator = i + 1 < end && is_separator(i);
      const bool at_summary = i < end && is_summary(i);
      if (is_counted(i, end)) return;  // 投用青年驿站5个: counted, not named
      slot.items.push_back({{item_begin, i}, true, at_separator || at_summary, false});
      if (at_summary) {
        std::uint32_t stop = i + 1;
        while (stop < end && stop - i < 12 && in_summary(stop)) ++stop;
        slot.list_type = head_type(i + 1, stop);
        slot.is_list = true;
        // 等6条道路和A桥、B桥等8座桥梁: a second list follows the first.
        if (stop + 1 >= end || !token(stop).classes.any_of(kSeparatorWords)) break;
        item_begin = stop + 1;
        continue;
      }
      if (!at_separator) break;
      item_begin = i + 1;
    }
    slot.is_list = slot.is_list || slot.items.size() > 1;
  }

  const Reading& reading_;
  const Rulebook& rules_;
};

// The part of a clause within reach of a token.
TokenRange around(TokenRange clause, std::uint32_t token) {
  return {token - std::min(token - clause.begin, kReachTokens),
          token + std::min(clause.end - token, kReachTokens)};
}

// A clause and, where it ends in a comma, the one behind it: 竣工项目两个，|分别是A、B.
TokenRange with_next(const Reading& reading, std::uint32_t clause, TokenRange range) {
  const bool is_cut = range.end < reading.clauses[clause].tokens.end;
  if (is_cut || clause + 1 >= reading.clauses.size()) return range;
  const Clause& next = reading.clauses[clause + 1];
  if (next.sentence != reading.clauses[clause].sentence) return range;
  return {range.begin, std::min(next.tokens.end, range.end + kReachTokens)};
}

}  // namespace

std::vector<Slot> find_named_lists(const Reading& reading, const Rulebook& rules) {
  const SlotScanner scanner(reading, rules);
  std::vector<Slot> lists;
  for (const Clause& clause : reading.clauses) {
    for (std::uint32_t t = clause.tokens.begin; t < clause.tokens.end; ++t) {
      if (!scanner.closes_list(clause.tokens, t)) continue;
      Slot list = scanner.closed_by(around(clause.tokens, t), t);
      const std::size_t least = list.is_of_other_kind ? 1 : 2;
      if (list.items.size() >= least) lists.push_back(std::move(list));
    }
  }
  return lists;
}

std::vector<FrameSite> find_frame_sites(const Reading& reading, const Rulebook& rules) {
  const SlotScanner scanner(reading, rules);
  std::vector<FrameSite> sites;
  for (std::uint32_t c = 0; c < reading.clauses.size(); ++c) {
    const TokenRange whole = reading.clauses[c].tokens;
    for (std::uint32_t t = whole.begin; t < whole.end; ++t) {
      if (!reading.tokens[t].classes.any_of({WordClass::trigger, WordClass::pattern_word})) continue;
      if (reading.is_in_slogan(reading.tokens[t].begin)) continue;
      const TokenRange clause = around(whole, t);
      const std::vector<std::uint32_t>* frames = rules.frames_of(reading.tokens[t].word);
      if (frames == nullptr) continue;
      // 投资4.5亿元的X: the sum, not the deed; whose deed it may be all the same is for the role model to
      // say.
      const bool is_sum = t + 1 < whole.end && reading.tokens[t].is(WordClass::noun) &&
                          reading.tokens[t + 1].kind == TokenKind::number;
      for (std::uint32_t f : *frames) {
        const Frame& frame = rules.frames()[f];
        if (is_sum && !frame.weighed) continue;
        const auto uses = [&](RoleSource source) {
          return frame.subject.comes_from(source) || frame.object.comes_from(source);
        };
        FrameSite site{f, t, c, hindrance_of(reading, clause, t, frame), {}, {}, {}};
        if (uses(RoleSource::pair)) site.paired = scanner.paired(clause, t, frame);
        if (uses(RoleSource::before)) site.before = scanner.before(clause, t, frame);
        if (uses(RoleSource::after))
          site.after = scanner.after(clause, with_next(reading, c, clause), t, frame);
        sites.push_back(std::move(site));
      }
    }
  }
  return sites;
}

}  // namespace fangzhi
