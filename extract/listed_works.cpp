#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/stated_status.h"
#include "extract/stated_time.h"
#include "extract/statement_maker.h"

namespace fangzhi {
namespace {

constexpr std::u32string_view kListedStates[] = {U"谋划", U"签约", U"落地", U"开工",
                                                 U"在建", U"竣工", U"投用", U"投产"};

// What a trigger may state of every work in a list.
struct ListedState {
  const FrameSite* site = nullptr;
  PredicateId predicate = kAnyPredicate;
};

// Works that stand in the lines below a heading which says what they have in common:
//
//   部分开工项目一览            各分会场同步开工：
//   云河冷链中心（东湖镇）      东湖镇：云河冷链中心、青禾大桥
//
// or behind a count of them, in its sentence or the next:
//
//   新开工项目10个，总投资79亿元。主要包括云河冷链中心、青禾大桥等。
//
// Each line is read at most once, below the heading nearest to it, and each clause behind the nearest count.
class ListStater {
 public:
  ListStater(const StatementContext& context, const std::vector<FrameSite>& sites, StatementList& out)
      : context_(context),
        reading_(context.reading),
        types_(context.rules.types()),
        mentions_(context.names.mentions()),
        out_(out) {
    for (const FrameSite& site : sites) keep_listed_states(site);
  }

  void run() {
    for (const Paragraph& line : reading_.layout.paragraphs) {
      if (is_heading(line)) {
        heading_ = line;
        stated_ = states_in(line);
        skipped_ = 0;
        is_described_ = false;
      } else if (!stated_.empty() && !goes_on(line)) {
        stated_ = {};
      }
    }
    std::uint32_t counted_in = 0;  // the sentence
    stated_ = {};
    for (const Clause& clause : reading_.clauses) {
      if (!stated_.empty() && !follows(clause.sentence, counted_in)) stated_ = {};
      if (const auto counted = count_in(clause); !counted.empty()) {
        stated_ = counted;
        counted_in = clause.sentence;
        heading_.begin = reading_.tokens[clause.tokens.begin].begin;
      }
      if (!stated_.empty()) state_behind_count(clause);
    }
  }

 private:
  std::u32string_view text(std::uint32_t begin, std::uint32_t end) const {
    return reading_.text().substr(begin, end - begin);
  }
  char32_t at(std::uint32_t i) const { return i < reading_.text().size() ? reading_.text()[i] : U'\n'; }
  bool is_spot(std::size_t m) const {
    return mentions_[m].type == types_.place || mentions_[m].type == types_.park;
  }
  const Token& trigger_of(const ListedState& state) const { return reading_.tokens[state.site->trigger]; }
  const Frame& frame_of(const ListedState& state) const { return context_.rules.frames()[state.site->frame]; }

  void keep_listed_states(const FrameSite& site) {
    if (context_.rules.frames()[site.frame].weighed) return;
    for (const PredicateId id : context_.rules.predicates_of(site.frame)) {
      const std::u32string& name = context_.rules.predicate(id).name;
      if (std::find(std::begin(kListedStates), std::end(kListedStates), name) != std::end(kListedStates))
        states_.push_back({&site, id});
    }
  }

  // Those whose triggers stand in the line.
  std::span<const ListedState> states_in(const Paragraph& line) const {
    const auto first_from = [&](std::uint32_t place) {
      return std::partition_point(states_.begin(), states_.end(),
                                  [&](const ListedState& each) { return trigger_of(each).begin < place; });
    };
    return {first_from(line.begin), first_from(line.end)};
  }

  // The first name at or behind a place of the text.
  std::size_t first_mention(std::uint32_t at) const {
    const auto found = std::partition_point(mentions_.begin(), mentions_.end(),
                                            [&](const Mention& each) { return each.begin < at; });
    return static_cast<std::size_t>(found - mentions_.begin());
  }

  // A short line with one trigger that names nothing but places, and speaks of works or ends with a colon.
  bool is_heading(const Paragraph& line) const {
    constexpr std::size_t kLongest = 30;
    const std::u32string_view words = text(line.begin, line.end);
    const bool opens = !words.empty() && words.back() == U'：';
    if (words.size() > kLongest || (!opens && line.kind != ParagraphKind::heading)) return false;
    const bool tells_works =
        words.find(U"项目") != std::u32string_view::npos || words.find(U"工程") != std::u32string_view::npos;
    if (!opens && !tells_works) return false;
    for (std::size_t m = first_mention(line.begin); m < mentions_.size() && mentions_[m].begin < line.end;
         ++m) {
      if (!is_spot(m)) return false;
    }
    const std::span<const ListedState> states = states_in(line);
    return !states.empty() && states.front().site->trigger == states.back().site->trigger;
  }

  // Whether the list goes on with the line; states the works in it.
  bool goes_on(const Paragraph& line) {
    constexpr int kMostSkipped = 2;  // lines of a table that name nothing
    if (line.article != heading_.article) return false;
    const std::size_t first = first_mention(line.begin);
    const bool names = first < mentions_.size() && mentions_[first].begin < line.end;
    if (names && state_line(line, first)) {
      is_described_ = mentions_[first].begin == line.begin && mentions_[first].end == line.end;
      return true;
    }
    if (line.kind == ParagraphKind::item) return true;
    if (is_described_ && line.kind == ParagraphKind::body) return true;
    return !names && !is_described_ && line.kind == ParagraphKind::heading && states_in(line).empty() &&
           skipped_++ < kMostSkipped;
  }

  // 1.云河冷链中心（东湖镇）; 东湖镇：云河冷链中心、青禾大桥. False where no work opens the line.
  bool state_line(const Paragraph& line, std::size_t m) {
    constexpr std::u32string_view kNumbering = U"0123456789一二三四五六七八九十.、．（）()●▶■◆△▲★—- 　";
    const std::u32string_view before = text(line.begin, mentions_[m].begin);
    if (before.find_first_not_of(kNumbering) != std::u32string_view::npos) return false;
    std::optional<std::size_t> place;
    if (is_spot(m) && at(mentions_[m].end) == U'：') {
      if (m + 1 == mentions_.size() || mentions_[m + 1].begin != mentions_[m].end + 1) return false;
      place = m++;
    }
    if (!is_work(m)) return false;
    while (true) {
      const std::uint32_t end = state(m, place);
      const std::size_t next = first_mention(end);
      if (at(end) != U'、' || next == mentions_.size() || mentions_[next].begin != end + 1 || !is_work(next))
        return true;
      m = next;
    }
  }

  // The sentence itself, or the next in its paragraph.
  bool follows(std::uint32_t sentence, std::uint32_t counted_in) const {
    return sentence <= counted_in + 1 &&
           reading_.sentences[sentence].paragraph == reading_.sentences[counted_in].paragraph;
  }

  // 新|开工|项目|10|个, 10|个|开工|项目: what the clause counts, by the last such words in it.
  std::span<const ListedState> count_in(const Clause& clause) const {
    const auto [first, last] = clause.tokens;
    for (std::uint32_t t = last; t-- > first;) {
      if (!reading_.tokens[t].is(WordClass::trigger) || t + 1 >= last) continue;
      std::uint32_t kind = t + 1;
      while (kind + 1 < last && reading_.tokens[kind].is(WordClass::trigger)) ++kind;  // 签约开工|项目
      const Token& works = reading_.tokens[kind];
      if (!works.is(WordClass::generic_head) && !works.is(WordClass::category)) continue;
      const bool is_counted = (kind + 1 < last && reading_.tokens[kind + 1].kind == TokenKind::number) ||
                              (t > first + 1 && reading_.tokens[t - 1].is(WordClass::unit) &&
                               reading_.tokens[t - 2].kind == TokenKind::number);
      if (!is_counted) continue;
      Paragraph at;
      at.begin = reading_.tokens[t].begin;
      at.end = reading_.tokens[t].end;
      return states_in(at);
    }
    return {};
  }

  // 主要包括|云河冷链中心、青禾大桥和东湖水厂
  void state_behind_count(const Clause& clause) {
    constexpr std::u32string_view kJoins[] = {U"、", U"和", U"及", U"以及", U"与"};
    const Lexicon& lexicon = context_.rules.lexicon();
    for (std::uint32_t t = clause.tokens.begin; t < clause.tokens.end; ++t) {
      const Token& token = reading_.tokens[t];
      if (reading_.text_of(token) == U"其中" || token.is(WordClass::adverb) || token.kind == TokenKind::mark)
        continue;
      // 已开工的有: other works than those counted.
      if (!lexicon.is_listed(WordClass::listing, reading_.text_of(token))) return;
      std::size_t m = first_mention(token.end);
      if (m == mentions_.size() || mentions_[m].begin != token.end) continue;
      heading_.end = token.end;
      for (std::uint32_t end = token.end; m < mentions_.size() && is_work(m); ++m) {
        const std::u32string_view between = text(end, mentions_[m].begin);
        if (end != token.end && std::find(std::begin(kJoins), std::end(kJoins), between) == std::end(kJoins))
          break;
        end = state(m, std::nullopt);
      }
      stated_ = {};
      return;
    }
  }

  bool is_work(std::size_t m) const {
    return frame_of(stated_.front()).subject.type_set.has(mentions_[m].type) &&
           mentions_[m].type != types_.institution;
  }

  // Returns where the name and the bracket behind it end.
  std::uint32_t state(std::size_t work, std::optional<std::size_t> place) {
    constexpr std::uint32_t kLongestBracket = 24;
    std::uint32_t end = mentions_[work].end;
    if (at(end) == U'（') {
      const std::size_t close = text(end, end + kLongestBracket).find(U'）');
      if (close != std::u32string_view::npos) {
        const auto behind = end + static_cast<std::uint32_t>(close) + 1;
        for (std::size_t m = work + 1; m < mentions_.size() && mentions_[m].end < behind; ++m) {
          if (is_spot(m)) place = m;
        }
        end = behind;
      }
    }
    for (const ListedState& each : stated_) emit(each, work, place);
    return end;
  }

  void emit(const ListedState& state, std::size_t work, std::optional<std::size_t> place) {
    constexpr std::uint32_t kLongestQuotation = 300;
    const std::optional<std::uint32_t> home = context_.names.home();
    if (!place && !home) return;
    Statement statement;
    statement.subject = context_.names.entity_of(static_cast<std::uint32_t>(work));
    statement.object = place ? context_.names.entity_of(static_cast<std::uint32_t>(*place)) : *home;
    if (statement.subject == statement.object) return;
    const FoundStatus status = stated_status(context_, *state.site);
    statement.predicate = context_.rules.vocabulary().predicates[state.predicate];
    statement.status = status.status;
    const FoundTime time = time_of(state, statement);
    statement.time = time.time;
    statement.rule = frame_of(state).name;
    const TextSpan subject{mentions_[work].begin, mentions_[work].end};
    const TextSpan object = place ? TextSpan{mentions_[*place].begin, mentions_[*place].end} : TextSpan{};
    StatementGround ground;
    ground.frame = state.site->frame;
    ground.trigger = {trigger_of(state).begin, trigger_of(state).end};
    ground.subject = {subject, RoleSource::after};
    if (place) ground.object = {object, RoleSource::near};
    ground.status_word = status.word;
    ground.status_by_rule = status.status;
    ground.time = time.ground;
    ground.time_words = time.words;
    // With the heading, unless the list is long.
    const std::uint32_t end = std::max(subject.end, object.end);
    const std::uint32_t begin = place ? std::min(subject.begin, object.begin) : subject.begin;
    out_.add(std::move(statement), end - heading_.begin <= kLongestQuotation ? heading_.begin : begin, end,
             ground);
  }

  FoundTime time_of(const ListedState& state, const Statement& statement) const {
    const std::uint32_t sentence = reading_.clauses[state.site->clause].sentence;
    const FoundTime stated = stated_time(context_, sentence, heading_.end);
    if (!stated.time.empty()) return stated;
    return time_around(context_, sentence, heading_.end, statement.predicate, statement.status);
  }

  const StatementContext& context_;
  const Reading& reading_;
  const TypeTable& types_;
  const std::vector<Mention>& mentions_;
  StatementList& out_;
  std::vector<ListedState> states_;      // of the page, by trigger
  Paragraph heading_;                    // the heading at hand
  std::span<const ListedState> stated_;  // what it states; empty outside lists
  int skipped_ = 0;                      // lines below it
  bool is_described_ = false;            // the last line was a work's name alone: the text below is of it
};

}  // namespace

void state_listed(const StatementContext& context, const std::vector<FrameSite>& sites, StatementList& out) {
  ListStater(context, sites, out).run();
}

}  // namespace fangzhi
