#include "extract/statement_maker.h"

#include <algorithm>
#include <optional>

#include "core/utf8.h"
#include "extract/dates.h"
#include "extract/reach.h"
#include "extract/token_nature.h"

namespace fangzhi {

TextSpan span_of(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  return reading.layout.source_span(begin, end);
}

std::string quotation_of(std::u32string_view source, TextSpan span) {
  return to_utf8(source.substr(span.begin, span.end - span.begin));
}

namespace {

// 2022年动工的|青禾广场开业: what is told of the thing in passing has a time of its own. Where the last such
// words before `end` end; else where the tokens begin.
std::uint32_t end_of_description(const Reading& reading, TokenRange tokens, std::uint32_t end) {
  std::uint32_t start = reading.tokens[tokens.begin].begin;
  for (std::uint32_t i = tokens.begin + 1; i < tokens.end && reading.tokens[i].end < end; ++i) {
    const Token& before = reading.tokens[i - 1];
    const bool describes = before.is(WordClass::trigger) && !before.is(WordClass::noun);
    if (describes && reading.text_of(reading.tokens[i]) == U"的") start = reading.tokens[i].end;
  }
  return start;
}

}  // namespace

std::string stated_time(const StatementContext& context, std::uint32_t sentence, std::uint32_t end,
                        TextSpan* words) {
  const Reading& reading = context.reading;
  const Sentence& within = reading.sentences[sentence];
  const std::uint32_t start = end_of_description(reading, within.tokens, end);
  const std::uint32_t begin = end - std::min(end - start, kReachCharacters);
  const std::string& section = context.scope.section_years[within.paragraph];
  const TimeFrame frame{section, context.scope.written, context.scope.date};
  std::string time = last_time_in(reading.text().substr(begin, end - begin), frame, words);
  if (words != nullptr) *words = {words->begin + begin, words->end + begin};
  return time;
}

std::string section_time(const StatementContext& context, std::uint32_t sentence) {
  return context.scope.section_years[context.reading.sentences[sentence].paragraph];
}

void StatementList::add(Statement statement, std::uint32_t begin, std::uint32_t end,
                        const StatementGround& ground) {
  const auto key =
      std::make_tuple(statement.subject, statement.object, statement.predicate, statement.status);
  if (!made_.insert(key).second) return;
  statement.evidence = span_of(context_.reading, begin, end);
  statement.quotation = quotation_of(context_.source, statement.evidence);
  std::sort(statement.qualifiers.begin(), statement.qualifiers.end());
  statements_.push_back(std::move(statement));
  if (context_.trace != nullptr) context_.trace->grounds.push_back(ground);
}

namespace {

// An argument of a pattern: an entity, and where it was named (nowhere, where the district is meant).
struct Argument {
  std::uint32_t entity = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  RoleSource from = RoleSource::district;
};

// A status, and the word that gives it: none where it is the pattern's own.
struct FoundStatus {
  StatementStatus status = StatementStatus::done;
  TextSpan word;
};

struct FoundTime {
  std::string time;
  TimeGround ground = TimeGround::none;
  TextSpan words;
};

class ClauseStater {
 public:
  ClauseStater(const StatementContext& context, StatementList& out)
      : context_(context), reading_(context.reading), mentions_(context.names.mentions()), out_(out) {}

  void state(const FrameSite& site) {
    SiteTrace seen{site.frame, span_of_token(site.trigger), SiteOutcome::stated, {}};
    const Frame& frame = context_.rules.frames()[site.frame];
    if (const std::optional<std::uint32_t> silencer = silencer_of(site, frame)) {
      seen.outcome = SiteOutcome::silenced;
      seen.silencer = span_of_token(*silencer);
    } else {
      seen.outcome = try_to_state(site, frame);
    }
    if (context_.trace != nullptr) context_.trace->sites.push_back(seen);
  }

 private:
  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  TextSpan span_of_token(std::uint32_t i) const { return {token(i).begin, token(i).end}; }

  SiteOutcome try_to_state(const FrameSite& site, const Frame& frame) {
    const std::vector<Argument> subjects = fill(site, frame.subject, {});
    if (subjects.empty()) return SiteOutcome::without_subject;
    const std::vector<Argument> objects = fill(site, frame.object, subjects);
    if (objects.empty()) return SiteOutcome::without_object;
    const FoundStatus status = frame.status ? FoundStatus{*frame.status, {}} : status_at(site, frame);
    const FoundTime time = time_of(site);
    for (const Argument& subject : subjects) {
      for (const Argument& object : objects) {
        if (subject.entity != object.entity) emit(site, frame, subject, object, status, time);
      }
    }
    return SiteOutcome::stated;
  }

  // The clause, as far as the pattern looks.
  TokenRange clause_of(const FrameSite& site) const {
    const TokenRange whole = reading_.clauses[site.clause].tokens;
    return {site.trigger - std::min(site.trigger - whole.begin, kReachTokens),
            site.trigger + std::min(whole.end - site.trigger, kReachTokens)};
  }

  // The word that keeps the pattern from speaking here.
  std::optional<std::uint32_t> silencer_of(const FrameSite& site, const Frame& frame) const {
    const TokenRange clause = clause_of(site);
    for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
      if (std::find(frame.unless.begin(), frame.unless.end(), token(i).word) != frame.unless.end() &&
          token(i).word != kNoWord) {
        return i;
      }
    }
    return std::nullopt;
  }

  // Mentions are sorted by place: the first that ends after `begin`.
  std::size_t first_mention(std::uint32_t begin) const {
    return static_cast<std::size_t>(
        std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                         [](const Mention& mention, std::uint32_t at) { return mention.end <= at; }) -
        mentions_.begin());
  }

  Argument argument(std::size_t mention) const {
    return {context_.names.entity_of(static_cast<std::uint32_t>(mention)), mentions_[mention].begin,
            mentions_[mention].end, RoleSource::district};
  }

  std::vector<Argument> fill(const FrameSite& site, const RolePattern& role,
                             const std::vector<Argument>& others) {
    for (RoleSource source : role.from) {
      // The district is the subject only where the clause names none, not where it names one that was not
      // recognised.
      const bool unnamed = role.comes_from(RoleSource::before) && !site.before.items.empty();
      if (source == RoleSource::district && others.empty() && unnamed) return {};
      if (source == RoleSource::topic && site.before.possessed) continue;
      std::vector<Argument> found = from(source, site, role, others);
      for (Argument& each : found) each.from = source;
      if (!found.empty()) return found;
      // 12家企业成功申报…: what stands there is not named, and nothing else is meant.
      if (source == RoleSource::before && is_counted(site.before)) return {};
    }
    return {};
  }

  // Words stand before the trigger, and a number before them.
  bool is_counted(const Slot& slot) const {
    if (slot.items.empty()) return false;
    const TokenRange region = slot.items.front().region;
    const bool counted = region.begin > 0 && token(region.begin - 1).is(WordClass::unit);
    const Token& last = token(slot.items.back().region.end - 1);
    return counted || last.is(WordClass::generic_head) || last.is(WordClass::category);
  }

  std::vector<Argument> from(RoleSource source, const FrameSite& site, const RolePattern& role,
                             const std::vector<Argument>& others) {
    switch (source) {
      case RoleSource::before:
        return from_slot(site.before, role, true);
      case RoleSource::after:
        return from_slot(site.after, role, false);
      case RoleSource::near:
        return nearby(site, role, others);
      case RoleSource::topic:
        return topic(site, role, others);
      case RoleSource::pair:
        return paired(site, role, others);
      case RoleSource::agent:
        return agent(site, role);
      case RoleSource::district:
        return district(role);
    }
    return {};
  }

  std::vector<Argument> district(const RolePattern& role) {
    if (!role.type_set.has(context_.rules.types().place)) return {};
    const std::optional<std::uint32_t> home = context_.names.home();
    if (!home) return {};
    return {Argument{*home, 0, 0, RoleSource::district}};
  }

  // The name that a list item holds: it reaches the edge that faces the trigger, or words that only fill
  // stand between.
  std::vector<Argument> from_slot(const Slot& slot, const RolePattern& role, bool is_before) const {
    std::vector<Argument> found;
    for (const SlotItem& item : slot.items) {
      const std::uint32_t begin = token(item.region.begin).begin;
      const std::uint32_t end = token(item.region.end - 1).end;
      std::optional<Argument> best;
      for (std::size_t m = first_mention(begin); m < mentions_.size() && mentions_[m].begin < end; ++m) {
        const Mention& mention = mentions_[m];
        if (mention.begin < begin || mention.end > end || !role.type_set.has(mention.type)) continue;
        const bool faces = is_before ? mention.end == end : reaches(mention, begin, end, item.fixed_right);
        if (faces) best = argument(m);
      }
      if (best) found.push_back(*best);
    }
    return found;
  }

  bool reaches(const Mention& mention, std::uint32_t begin, std::uint32_t end, bool fixed_right) const {
    return fixed_right ? mention.end == end : mention.begin == begin || mention.end == end;
  }

  bool is_among(const std::vector<Argument>& others, const Mention& mention) const {
    return std::any_of(others.begin(), others.end(), [&](const Argument& each) {
      return each.begin < mention.end && mention.begin < each.end;
    });
  }

  // 在X, 于X, 落户X: the finest place that the clause puts the matter in; parks before places.
  std::vector<Argument> nearby(const FrameSite& site, const RolePattern& role,
                               const std::vector<Argument>& others) const {
    const TokenRange clause = clause_of(site);
    const std::uint32_t begin = token(clause.begin).begin;
    const std::uint32_t end = token(clause.end - 1).end;
    std::optional<std::size_t> best;
    for (std::size_t m = first_mention(begin); m < mentions_.size() && mentions_[m].begin < end; ++m) {
      if (!role.type_set.has(mentions_[m].type) || is_among(others, mentions_[m])) continue;
      if (!is_placed(mentions_[m])) continue;
      best = m;
    }
    if (!best) best = possessor(role, others);
    if (!best) return {};
    return {argument(*best)};
  }

  // 双龙县的|龙潭水库, 水云村|文化礼堂: the place that the first name is said to be of.
  std::optional<std::size_t> possessor(const RolePattern& role, const std::vector<Argument>& others) const {
    if (others.empty() || others.front().end == 0) return std::nullopt;
    std::uint32_t begin = others.front().begin;
    if (begin > 0 && reading_.text()[begin - 1] == U'的') --begin;
    const std::size_t m = first_mention(begin);
    for (std::size_t i = m > 0 ? m - 1 : 0; i <= m && i < mentions_.size(); ++i) {
      if (mentions_[i].end == begin && role.type_set.has(mentions_[i].type)) return i;
    }
    return std::nullopt;
  }

  // Whether a preposition or the trigger puts things into this name; a chain of places (在洛阳市老城区X)
  // counts as a whole.
  bool is_placed(const Mention& mention) const {
    std::uint32_t begin = mention.begin;
    for (std::size_t m = first_mention(begin); m > 0 && mentions_[m - 1].end == begin; --m)
      begin = mentions_[m - 1].begin;
    const std::u32string_view text = reading_.text();
    if (begin == 0) return false;
    const char32_t before = text[begin - 1];
    if (before == U'在' || before == U'于' || before == U'入' || before == U'驻' || before == U'户' ||
        before == U'到') {
      return true;
    }
    return begin > 1 && (text.substr(begin - 2, 2) == U"位于" || text.substr(begin - 2, 2) == U"落地");
  }

  // The nearest name of the right type before the trigger: in the clause, else in the sentence.
  std::vector<Argument> topic(const FrameSite& site, const RolePattern& role,
                              const std::vector<Argument>& others) const {
    const Sentence& sentence = reading_.sentences[reading_.clauses[site.clause].sentence];
    const std::uint32_t begin = token(sentence.tokens.begin).begin;
    const std::uint32_t at = token(site.trigger).begin;
    const std::size_t last = first_mention(at);
    for (std::size_t m = last; m-- > 0 && mentions_[m].begin >= begin && last - m <= kReachMentions;) {
      if (mentions_[m].end > at || !role.type_set.has(mentions_[m].type) || is_among(others, mentions_[m]))
        continue;
      return {argument(m)};
    }
    return role.types.front() == context_.rules.types().event ? event_before(begin) : std::vector<Argument>{};
  }

  // 会议期间，…: the meeting that an earlier sentence of the article put first.
  std::vector<Argument> event_before(std::uint32_t begin) const {
    const auto sentence_of = [&](std::uint32_t offset) {
      return std::upper_bound(reading_.sentences.begin(), reading_.sentences.end(), offset,
                              [&](std::uint32_t at, const Sentence& each) {
                                return at < token(each.tokens.begin).begin;
                              }) -
             1;
    };
    std::optional<std::size_t> found;
    const std::size_t last = first_mention(begin);
    for (std::size_t m = last; m-- > 0 && last - m <= kReachMentions;) {
      if (mentions_[m].type != context_.rules.types().event) continue;
      if (found && sentence_of(mentions_[m].begin) != sentence_of(mentions_[*found].begin)) break;
      const auto paragraph_of = [&](std::uint32_t offset) {
        return reading_.layout.paragraphs[sentence_of(offset)->paragraph];
      };
      if (paragraph_of(mentions_[m].begin).article != paragraph_of(begin).article) break;
      found = m;
    }
    if (!found) return {};
    return {argument(*found)};
  }

  // A与B签订…: the names of the clause before the trigger, those on one side of 与 for the first role that is
  // filled and those on the other for the second.
  std::vector<Argument> paired(const FrameSite& site, const RolePattern& role,
                               const std::vector<Argument>& others) const {
    const TokenRange clause = clause_of(site);
    std::uint32_t link = site.trigger;
    while (link > clause.begin && !is_link(link)) --link;
    if (!is_link(link)) return {};
    const std::uint32_t middle = token(link).begin;
    const std::uint32_t begin = token(clause.begin).begin;
    const std::uint32_t end = token(site.trigger).begin;
    std::vector<Argument> left;
    std::vector<Argument> right;
    for (std::size_t m = first_mention(begin); m < mentions_.size() && mentions_[m].end <= end; ++m) {
      if (!role.type_set.has(mentions_[m].type) || mentions_[m].begin < begin ||
          is_among(others, mentions_[m]))
        continue;
      (mentions_[m].end <= middle ? left : right).push_back(argument(m));
    }
    if (others.empty()) return left.empty() ? right : left;
    return others.front().end <= middle ? right : left;
  }

  // 由|青禾集团与云河水务|承建: the names of the right type between 由 and the trigger.
  std::vector<Argument> agent(const FrameSite& site, const RolePattern& role) const {
    const TokenRange clause = clause_of(site);
    for (std::uint32_t i = site.trigger; i-- > clause.begin;) {
      if (reading_.text_of(token(i)) != U"由") continue;
      const std::uint32_t end = token(site.trigger).begin;
      std::vector<Argument> found;
      for (std::size_t m = first_mention(token(i).end); m < mentions_.size() && mentions_[m].end <= end;
           ++m) {
        if (role.type_set.has(mentions_[m].type)) found.push_back(argument(m));
      }
      if (!found.empty()) return found;
    }
    return {};
  }

  bool is_link(std::uint32_t i) const {
    const std::u32string_view word = reading_.text_of(token(i));
    return word == U"与" || word == U"和" || word == U"同" || word == U"跟";
  }

  // The words between the clause's beginning and the trigger say how far the thing has come; the last one
  // decides. 将 rules the clauses that follow it in its sentence.
  FoundStatus status_at(const FrameSite& site, const Frame& frame) const {
    const TokenRange clause = clause_of(site);
    for (std::uint32_t i = site.trigger; i-- > clause.begin;) {
      if (const WordFacts* facts = status_facts(i)) return {facts->status, span_of_token(i)};
    }
    const Sentence& sentence = reading_.sentences[reading_.clauses[site.clause].sentence];
    for (std::uint32_t i = clause.begin; i-- > sentence.tokens.begin && clause.begin - i <= kReachTokens;) {
      const WordFacts* facts = status_facts(i);
      if (facts == nullptr) continue;
      if (facts->status == StatementStatus::planned) return {StatementStatus::planned, span_of_token(i)};
      break;
    }
    return {frame.usual_status, {}};
  }

  const WordFacts* status_facts(std::uint32_t i) const {
    if (token(i).word == kNoWord) return nullptr;
    const WordFacts& facts = context_.rules.facts(token(i).word);
    return facts.sets_status ? &facts : nullptr;
  }

  // What the words say, else what the section reports on.
  FoundTime time_of(const FrameSite& site) const {
    const std::uint32_t sentence = reading_.clauses[site.clause].sentence;
    TextSpan words;
    std::string stated = stated_time(context_, sentence, token(site.trigger).begin, &words);
    if (!stated.empty()) return {std::move(stated), TimeGround::words, words};
    std::string section = section_time(context_, sentence);
    const TimeGround ground = section.empty() ? TimeGround::none : TimeGround::section;
    return {std::move(section), ground, {}};
  }

  // What is planned, or lies somewhere, is not of the year that its section reports on.
  static bool may_hold(const FoundTime& time, StatementStatus status, const std::string& predicate) {
    const bool lasts = predicate == "位于" || predicate == "隶属";
    return time.ground == TimeGround::words || (status != StatementStatus::planned && !lasts);
  }

  void emit(const FrameSite& site, const Frame& frame, const Argument& subject, const Argument& object,
            const FoundStatus& status, const FoundTime& found_time) {
    const TokenRange clause = clause_of(site);
    std::uint32_t begin = token(clause.begin).begin;
    std::uint32_t end = token(clause.end - 1).end;
    const bool marked = token(clause.end - 1).kind == TokenKind::mark && clause.size() > 1;
    if (marked) end = token(clause.end - 2).end;
    for (const Argument& argument : {subject, object}) {
      if (argument.end == 0) continue;
      begin = std::min(begin, argument.begin);
      end = std::max(end, argument.end);
    }
    for (const std::string& predicate : frame.states) {
      Statement statement;
      statement.subject = subject.entity;
      statement.object = object.entity;
      statement.predicate = predicate;
      statement.status = status.status;
      const FoundTime time = may_hold(found_time, status.status, predicate) ? found_time : FoundTime();
      statement.time = time.time;
      statement.rule = frame.name;
      if (!frame.role.empty()) statement.qualifiers = {{"role", frame.role}};
      out_.add(std::move(statement), begin, end,
               {site.frame,
                span_of_token(site.trigger),
                {{subject.begin, subject.end}, subject.from},
                {{object.begin, object.end}, object.from},
                status.word,
                time.ground,
                time.words});
    }
  }

  const StatementContext& context_;
  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  StatementList& out_;
};

}  // namespace

void state_clauses(const StatementContext& context, const std::vector<FrameSite>& sites, StatementList& out) {
  ClauseStater stater(context, out);
  for (const FrameSite& site : sites) stater.state(site);
}

}  // namespace fangzhi
