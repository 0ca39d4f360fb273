#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/utf8.h"
#include "extract/name_finder.h"
#include "extract/text_hash.h"

namespace fangzhi {
namespace {

class PersonFinder {
 public:
  PersonFinder(const Reading& reading, const Rulebook& rules, CandidateList& out)
      : reading_(reading), rules_(rules), lexicon_(rules.lexicon()), out_(out) {}

  void run() {
    for (const Paragraph& paragraph : reading_.layout.paragraphs) try_introduced(paragraph);
    collect();
    std::unordered_map<std::u32string_view, int, TextHash> counts;
    counts.reserve(found_.size());
    for (const Found& found : found_) ++counts[text_of(found)];
    for (Found& found : found_) {
      if (counts[text_of(found)] > 1) found.score.add(Feature::person_repeated);
      out_.add(found.begin, found.end, rules_.types().person, std::move(found.score), "person");
    }
  }

 private:
  struct Found {
    std::uint32_t begin;
    std::uint32_t end;
    Score score;
  };

  // The tokens of a name, and what stands beside them and speaks for it.
  struct Cues {
    std::uint32_t last = 0;
    bool starts_inside = false;
    bool ends_inside = false;
    std::optional<Feature> before;
    std::optional<Feature> after;
    bool is_listed = false;

    int count() const { return before.has_value() + after.has_value() + is_listed; }
    bool has_byline() const { return before == Feature::person_byline; }
  };

  void find(std::uint32_t begin, std::uint32_t end, Feature feature) {
    Score score = out_.score();
    score.add(feature);
    found_.push_back({begin, end, std::move(score)});
  }
  std::u32string_view text_of(const Found& found) const {
    return reading_.text().substr(found.begin, found.end - found.begin);
  }

  // 乌云娜（女，蒙古族）为…; 周木兰，女，汉族，…: what a line begins with is a person, of whatever
  // characters.
  void try_introduced(const Paragraph& paragraph) {
    constexpr std::uint32_t kShortest = 2, kLongest = 12;
    const std::u32string_view text = reading_.text();
    std::uint32_t begin = paragraph.begin;
    while (begin < paragraph.end &&
           (is_ascii_digit(text[begin]) || text[begin] == U'.' || text[begin] == U'、'))
      ++begin;
    std::uint32_t end = begin;
    while (end < paragraph.end && end - begin <= kLongest && (is_han(text[end]) || text[end] == U'·')) ++end;
    const std::uint32_t length = end - begin;
    if (length >= kShortest && length <= kLongest && is_introduction(text.substr(end, paragraph.end - end)))
      find(begin, end, Feature::person_byline);
  }

  // （女，…, （蒙古族）, ，男，
  static bool is_introduction(std::u32string_view words) {
    constexpr std::size_t kLongestPeople = 8;
    if (words.size() < 3) return false;
    const bool tells_sex = words[1] == U'男' || words[1] == U'女';
    if (words.front() == U'，') return tells_sex && words[2] == U'，';
    if (words.front() != U'（') return false;
    if (tells_sex) return words[2] == U'，' || words[2] == U'）';
    const std::size_t close = words.find(U'）');
    return close > 2 && close <= kLongestPeople && words[close - 1] == U'族';
  }

  // A name may begin where a word begins: it is tried at every token that starts with a surname.
  void collect() {
    for (std::uint32_t t = 0; t < reading_.tokens.size(); ++t) {
      const Token& token = reading_.tokens[t];
      if (token.kind == TokenKind::bracketed) try_signature(t);
      if (token.kind == TokenKind::number) try_counted(token);
      if (token.kind != TokenKind::word && token.kind != TokenKind::unknown) continue;
      try_foreign(t);
      for (std::uint32_t at = token.begin; at < token.end; ++at) {
        if (at > token.begin && token.kind == TokenKind::word) break;
        try_at(t, at);
      }
    }
  }

  // 旺堆次仁, 库尔班·买买提: behind a title, or around a dot, as many characters as write foreign names, up
  // to where a word ends.
  void try_foreign(std::uint32_t t) {
    constexpr std::uint32_t kShortest = 3;
    constexpr std::uint32_t kLongest = 12;
    const std::u32string_view text = reading_.text();
    const std::uint32_t begin = reading_.tokens[t].begin;
    std::uint32_t end = begin;
    bool has_dot = false;
    for (; end < text.size() && end - begin < kLongest; ++end) {
      const bool is_dot = text[end] == U'·' && end > begin;
      if (!is_dot && !lexicon_.is_transcription(text[end])) break;
      has_dot = has_dot || is_dot;
    }
    if (end - begin < kShortest) return;
    while (end > begin && !ends_word(end)) --end;
    const std::uint32_t length = end - begin;
    const bool is_titled =
        t > 0 && reading_.tokens[t - 1].is(WordClass::title) && reading_.tokens[t - 1].end == begin;
    const bool is_unknown = reading_.tokens[t].kind == TokenKind::unknown && reading_.tokens[t].end == end;
    if (length < kShortest || text[end - 1] == U'·' || is_post(t, end)) return;
    if (!has_dot && (!is_titled || (length == kShortest && !is_unknown))) return;
    find(begin, end, Feature::person_foreign);
  }

  // Whether a word, or a character that no word explains, ends here.
  bool ends_word(std::uint32_t end) const {
    const Token& last = token_at(end - 1);
    return last.end == end || last.kind == TokenKind::unknown;
  }

  // （张三 李四） alone on its line, or behind 本报讯, signs the article.
  void try_signature(std::uint32_t t) {
    const Token& token = reading_.tokens[t];
    const std::u32string_view text = reading_.text();
    const char32_t before = token.begin == 0 ? U'\n' : text[token.begin - 1];
    const bool is_alone = before == U'\n' && text[token.end] == U'\n';
    if (!is_alone && before != U'讯' && before != U'电') return;
    for (std::uint32_t begin = token.begin + 1; begin < token.end;) {
      std::uint32_t end = begin;
      while (end + 1 < token.end && is_han(text[end])) ++end;
      const bool is_name =
          end >= begin + 2 && end <= begin + 4 && begins_with_surname(begin) && !is_word(begin, end);
      if (is_name) find(begin, end, Feature::person_byline);
      begin = end + 1;
    }
  }

  // 王泓、羊扬、孟宪民|3人当选…: as many as the number says, of whatever surnames.
  void try_counted(const Token& number) {
    constexpr std::uint32_t kMost = 60;
    const std::u32string_view text = reading_.text();
    std::uint32_t wanted = 0;
    for (std::uint32_t i = number.begin; i < number.end && wanted <= kMost; ++i) {
      if (!is_ascii_digit(text[i])) return;
      wanted = 10 * wanted + (text[i] - U'0');
    }
    const std::u32string_view behind = text.substr(number.end, 3);
    if (wanted < 2 || wanted > kMost ||
        !(behind.starts_with(U"人") || behind.starts_with(U"名同志") || behind.starts_with(U"位同志")))
      return;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> names;
    for (std::uint32_t end = number.begin; names.size() < wanted;) {
      const std::uint32_t begin = name_before(end);
      if (begin == end) return;
      names.emplace_back(begin, end);
      if (begin == 0 || text[begin - 1] != U'、') break;
      end = begin - 1;
    }
    if (names.size() != wanted) return;
    for (const auto& [begin, end] : names) find(begin, end, Feature::person_byline);
  }

  // Where two to four characters begin, or more around a dot, that a mark or a line stands before; `end`
  // where there are none.
  std::uint32_t name_before(std::uint32_t end) const {
    constexpr std::uint32_t kLongest = 12, kLongestPlain = 4;
    const std::u32string_view text = reading_.text();
    std::uint32_t begin = end;
    bool has_dot = false;
    for (; begin > 0 && end - begin < kLongest; --begin) {
      const bool is_dot = text[begin - 1] == U'·';
      if (!is_dot && !is_han(text[begin - 1])) break;
      has_dot = has_dot || is_dot;
    }
    const std::uint32_t length = end - begin;
    return length >= 2 && (has_dot || length <= kLongestPlain) ? begin : end;
  }

  void try_at(std::uint32_t t, std::uint32_t begin) {
    const std::u32string_view text = reading_.text();
    for (std::uint32_t surname_length : {2u, 1u}) {
      const std::u32string_view surname = text.substr(begin, surname_length);
      if (surname.size() < surname_length || !lexicon_.is_surname(surname)) continue;
      for (std::uint32_t given = 1; given <= 2; ++given) try_name(t, begin, surname_length, given);
      if (surname_length == 2) return;
    }
  }

  void try_name(std::uint32_t t, std::uint32_t begin, std::uint32_t surname_length, std::uint32_t given) {
    const std::u32string_view text = reading_.text();
    const std::uint32_t end = begin + surname_length + given;
    if (end > text.size()) return;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (!is_han(text[i])) return;
    }
    if (is_joined_word(t, begin, end) || is_post(t, end) || goes_on_to_whom(end, given)) return;
    const std::optional<Cues> cues = cues_of(t, begin, end);
    if (!cues || (cues->count() == 0 && !stands_alone(t, begin, end))) return;
    const bool is_sure = cues->has_byline() || cues->count() > 1;
    if (end - begin == 2 && !is_sure && is_word(begin, end)) return;
    Score score = out_.score();
    score.add(Feature::bias);
    score.add(Feature::person_surname);
    if (lexicon_.is_risky_surname(text.substr(begin, surname_length)))
      score.add(Feature::person_risky_surname);
    if (surname_length == 2) score.add(Feature::person_rare_surname);
    if (given == 2) score.add(Feature::person_two_given);
    for (std::uint32_t i = begin + surname_length; i < end; ++i) {
      score.add(lexicon_.is_given_character(text[i]) ? Feature::person_given : Feature::person_not_given);
    }
    rate_tokens(t, end, *cues, score);
    if (cues->count() == 0) score.add(Feature::person_unprompted);
    rate_end(end, given, score);
    found_.push_back({begin, end, std::move(score)});
  }

  // 通讯员, 司机: what people are, though it begins with a surname.
  bool is_post(std::uint32_t t, std::uint32_t end) const {
    const Token& token = reading_.tokens[t];
    return token.end == end && (token.is(WordClass::title) || token.is(WordClass::byline));
  }

  // 县领导|和|企业: a conjunction and a word.
  bool is_joined_word(std::uint32_t t, std::uint32_t begin, std::uint32_t end) const {
    const Token& first = reading_.tokens[t];
    return first.begin == begin && first.length() == 1 && first.is(WordClass::conjunction) &&
           t + 1 < reading_.tokens.size() && reading_.tokens[t + 1].end == end &&
           reading_.tokens[t + 1].kind == TokenKind::word && reading_.tokens[t + 1].length() > 1;
  }

  // 管委会副主任王岩向|与会企业介绍: a verb begins there, not a given name.
  bool goes_on_to_whom(std::uint32_t end, std::uint32_t given) const {
    constexpr std::u32string_view kTo = U"向就对率赴与";
    const std::u32string_view text = reading_.text();
    return given == 2 && kTo.find(text[end - 1]) != std::u32string_view::npos && end < text.size() &&
           is_han(text[end]);
  }

  // With nothing beside it to say so, only three characters or more that no known word shares can be a name:
  // 幸福, 文明 and 方云业 (in 四方云业) are none.
  bool stands_alone(std::uint32_t t, std::uint32_t begin, std::uint32_t end) const {
    if (end - begin < 3 || begin > reading_.tokens[t].begin) return false;
    if (t > 0 && reading_.tokens[t - 1].kind == TokenKind::number) return false;
    for (std::uint32_t i = t; i < reading_.tokens.size() && reading_.tokens[i].begin < end; ++i) {
      if (reading_.tokens[i].kind == TokenKind::word && reading_.tokens[i].length() > 1) return false;
    }
    return true;
  }

  // 文明, 幸福: everyday words that begin with a surname.
  bool is_word(std::uint32_t begin, std::uint32_t end) const {
    return lexicon_.find(reading_.text().substr(begin, end - begin)) != kNoWord;
  }

  // A name that a mark closes is whole; one that leaves a single character behind, or one that could be
  // given, is not.
  void rate_end(std::uint32_t end, std::uint32_t given, Score& score) const {
    const std::u32string_view text = reading_.text();
    if (end >= text.size() || !is_han(text[end])) return score.add(Feature::person_closed);
    if (end + 1 >= text.size() || !is_han(text[end + 1])) return score.add(Feature::person_cut);
    const Token& next = token_at(end);
    const bool could_go_on =
        given == 1 && next.begin == end && next.length() == 1 && lexicon_.is_given_character(text[end]);
    if (could_go_on) score.add(Feature::person_cut);
  }

  const Token& token_at(std::uint32_t offset) const { return reading_.tokens[reading_.token_at[offset]]; }

  // Nothing where the tokens cannot be a name.
  std::optional<Cues> cues_of(std::uint32_t t, std::uint32_t begin, std::uint32_t end) {
    Cues cues;
    cues.last = reading_.token_at[end - 1];
    if (reading_.tokens[cues.last].end < end) return std::nullopt;
    for (std::uint32_t i = t; i <= cues.last; ++i) {
      const TokenKind kind = reading_.tokens[i].kind;
      if (kind == TokenKind::mark || kind == TokenKind::space || kind == TokenKind::number)
        return std::nullopt;
    }
    cues.starts_inside = begin > reading_.tokens[t].begin;
    cues.ends_inside = end < reading_.tokens[cues.last].end;
    if (!cues.starts_inside) cues.before = cue_before(t);
    if (!cues.ends_inside && cues.last + 1 < reading_.tokens.size()) cues.after = after(cues.last + 1);
    if (!cues.before && !cues.ends_inside && is_elected(t, cues.last)) cues.before = Feature::person_byline;
    cues.is_listed = cues.count() == 0 && !cues.starts_inside && !cues.ends_inside && is_listed(t, cues.last);
    return cues;
  }

  // ；|黎纲要|当选…
  bool is_elected(std::uint32_t first, std::uint32_t last) const {
    constexpr std::uint32_t kLeast = 3;  // characters: 高票当选
    if (first == 0 || last + 1 >= reading_.tokens.size()) return false;
    if (reading_.tokens[last].end - reading_.tokens[first].begin < kLeast) return false;
    const bool opens = reading_.tokens[first - 1].kind == TokenKind::mark && !separates(first - 1);
    return opens && reading_.text_of(reading_.tokens[last + 1]).starts_with(U"当选");
  }

  // Words that the name would swallow or cut speak against it; titles and verbs of speech beside it speak for
  // it.
  void rate_tokens(std::uint32_t t, std::uint32_t end, const Cues& cues, Score& score) const {
    for (std::uint32_t i = t; i <= cues.last; ++i) {
      const Token& token = reading_.tokens[i];
      if (token.kind == TokenKind::word && token.length() > 1) score.add(Feature::person_word_inside);
      constexpr ClassSet kGrammar{WordClass::adverb,      WordClass::preposition, WordClass::auxiliary,
                                  WordClass::conjunction, WordClass::light_verb,  WordClass::pronoun,
                                  WordClass::particle};
      if (token.length() == 1 && token.classes.any_of(kGrammar)) score.add(Feature::person_word_inside, 0.5f);
      if (token.kind == TokenKind::word && token.end > end) score.add(Feature::person_word_inside, 2);
    }
    const bool is_whole = !cues.starts_inside && !cues.ends_inside && cues.last == t;
    if (is_whole && reading_.tokens[t].kind == TokenKind::unknown) score.add(Feature::person_whole);
    if (cues.ends_inside && reading_.tokens[cues.last].kind == TokenKind::unknown)
      score.add(Feature::right_cut_content, 0.5f);
    if (cues.starts_inside) score.add(Feature::left_cut_content, 0.5f);
    if (cues.before) score.add(*cues.before);
    if (cues.after) score.add(*cues.after);
    if (cues.is_listed) score.add(Feature::person_listed);
  }

  // 记者 甲、乙; 区领导甲、乙、丙: the names behind the first stand under its title. The token before the
  // list whose separator this is; the token itself where it is none.
  std::uint32_t list_opener(std::uint32_t separator) const {
    constexpr int kLongestList = 40;
    constexpr std::uint32_t kLongestMember = 4;
    for (int steps = 0; steps < kLongestList && separator > 1; ++steps) {
      const Token& token = reading_.tokens[separator];
      const bool separates = token.kind == TokenKind::mark && reading_.is_mark(separator, U'、');
      if (!separates && token.kind != TokenKind::space) break;
      const std::uint32_t end = reading_.tokens[separator].begin;
      std::uint32_t first = separator;
      while (first > 0 && end - reading_.tokens[first - 1].begin <= kLongestMember && is_text(first - 1))
        --first;
      const std::uint32_t begin = reading_.tokens[first].begin;
      if (first == 0 || end - begin < 2 || !begins_with_surname(begin)) break;
      separator = first - 1;
    }
    return separator;
  }

  // 甲某某、乙某某、丙某某等出席: among two others or more that look like names of people.
  bool is_listed(std::uint32_t first, std::uint32_t last) const {
    constexpr int kOthers = 2;
    int others = 0;
    for (std::uint32_t i = first; others < kOthers && i > 1 && separates(i - 1);) {
      const std::uint32_t end = i - 1;
      for (i = end; i > 0 && is_text(i - 1) && !separates(i - 1);) --i;
      if (!looks_like_person(i, end)) break;
      ++others;
    }
    for (std::uint32_t i = last; others < kOthers && i + 2 < reading_.tokens.size() && separates(i + 1);) {
      const std::uint32_t begin = i + 2;
      for (i = begin; i + 1 < reading_.tokens.size() && is_text(i + 1) && !separates(i + 1);) ++i;
      if (!looks_like_person(begin, i + 1)) break;
      ++others;
    }
    return others >= kOthers;
  }

  bool separates(std::uint32_t i) const {
    return reading_.tokens[i].kind == TokenKind::mark && reading_.is_mark(i, U'、');
  }

  bool looks_like_person(std::uint32_t first, std::uint32_t end_token) const {
    if (first >= end_token) return false;
    const std::uint32_t begin = reading_.tokens[first].begin;
    const std::uint32_t end = reading_.tokens[end_token - 1].end;
    return end - begin >= 2 && end - begin <= 4 && begins_with_surname(begin) && !is_word(begin, end);
  }

  bool is_text(std::uint32_t i) const {
    const Token& token = reading_.tokens[i];
    const bool written = token.kind == TokenKind::word || token.kind == TokenKind::unknown;
    return written && !token.is(WordClass::title) && !token.is(WordClass::byline);
  }

  bool begins_with_surname(std::uint32_t begin) const {
    const std::u32string_view text = reading_.text();
    return lexicon_.is_surname(text.substr(begin, 1)) || lexicon_.is_surname(text.substr(begin, 2));
  }

  // The same for every name that begins with the token.
  std::optional<Feature> cue_before(std::uint32_t t) {
    if (t != cued_) cue_ = before(t);
    cued_ = t;
    return cue_;
  }

  std::optional<Feature> before(std::uint32_t t) const {
    if (t == 0) return std::nullopt;
    std::uint32_t previous = list_opener(t - 1);
    // 审核：张三
    if (previous > 0 && reading_.tokens[previous].kind == TokenKind::mark &&
        reading_.is_mark(previous, U'：') && reading_.tokens[previous - 1].is(WordClass::byline)) {
      --previous;
    }
    // 副县长（挂职）张三
    if (previous > 0 && reading_.tokens[previous].kind == TokenKind::bracketed) --previous;
    const bool spaced = reading_.tokens[previous].kind == TokenKind::space && previous > 0;
    const bool slashed =
        reading_.tokens[previous].kind == TokenKind::mark && reading_.is_mark(previous, U'/') && previous > 0;
    const Token& token = reading_.tokens[spaced || slashed ? previous - 1 : previous];
    const char32_t mark = reading_.text()[token.end - 1];
    const bool signs =
        slashed && (mark == U'文' || mark == U'图' || mark == U'摄' || mark == U'影' || mark == U'式');
    if (signs || token.is(WordClass::byline)) return Feature::person_byline;
    if (token.is(WordClass::title) && !rules_.facts(token.word).stands_behind)
      return Feature::person_title_before;
    const std::u32string_view word = reading_.text_of(token);
    const bool appoints =
        word == U"任命" || word == U"选举" || word == U"提名" || word == U"免去" || word == U"聘任";
    if (appoints || is_occupation(token)) return Feature::person_occupation;
    return std::nullopt;
  }

  // 护林员, 木匠, 牧民: what people do, by how the word ends.
  bool is_occupation(const Token& token) const {
    constexpr std::u32string_view kEndings = U"员师匠民户人者生长";
    return token.kind == TokenKind::word && token.length() > 1 && token.is(WordClass::noun) &&
           kEndings.find(reading_.text()[token.end - 1]) != std::u32string_view::npos;
  }

  std::optional<Feature> after(std::uint32_t t) const {
    const Token& token = reading_.tokens[t];
    if (token.is(WordClass::speech)) return Feature::person_speech_after;
    if (token.is(WordClass::title)) return Feature::person_title_after;
    return std::nullopt;
  }

  const Reading& reading_;
  const Rulebook& rules_;
  const Lexicon& lexicon_;
  CandidateList& out_;
  std::vector<Found> found_;
  std::uint32_t cued_ = 0;  // the token that cue_ stands before
  std::optional<Feature> cue_;
};

}  // namespace

void propose_persons(const Reading& reading, const Rulebook& rules, CandidateList& out) {
  PersonFinder(reading, rules, out).run();
}

}  // namespace fangzhi
