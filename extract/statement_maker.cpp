#include "extract/statement_maker.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "core/utf8.h"
#include "extract/argument_finder.h"
#include "extract/dates.h"
#include "extract/figure.h"
#include "extract/occasions.h"
#include "extract/reach.h"
#include "extract/respective_times.h"
#include "extract/role_chooser.h"
#include "extract/stated_status.h"
#include "extract/stated_time.h"
#include "extract/token_nature.h"

namespace fangzhi {

TextSpan span_of(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  return reading.layout.source_span(begin, end);
}

std::string quotation_of(std::u32string_view source, TextSpan span) {
  return to_utf8(source.substr(span.begin, span.end - span.begin));
}

namespace {

// 2017-10-16 is finer than 2017, and than nothing.
bool is_finer(const std::string& time, const std::string& other) {
  return time.size() > other.size() && time.starts_with(other);
}

// 5月10日，由青禾集团承建的云河大桥通车: what goes on for long is told beside a day that is of something
// else.
bool goes_on(const std::string& predicate) {
  return predicate == "建设" || predicate == "谋划";
}

}  // namespace

void StatementList::add(Statement statement, std::uint32_t begin, std::uint32_t end,
                        const StatementGround& ground) {
  if (goes_on(statement.predicate)) statement.time.resize(std::min(statement.time.size(), kYearSize));
  const auto key =
      std::make_tuple(statement.subject, statement.object, statement.predicate, statement.status);
  const auto [made, is_new] = made_.try_emplace(key, statements_.size());
  if (!is_new && !is_finer(statement.time, statements_[made->second].time)) return;
  statement.evidence = span_of(context_.reading, begin, end);
  statement.quotation = quotation_of(context_.source, statement.evidence);
  std::sort(statement.qualifiers.begin(), statement.qualifiers.end());
  if (is_new) statements_.emplace_back();
  statements_[made->second] = std::move(statement);
  if (context_.trace == nullptr) return;
  context_.trace->grounds.resize(statements_.size());
  context_.trace->grounds[made->second] = ground;
}

namespace {

// Adds up what features say for each status.
class StatusWeighing final : public StatusFeatureTaker {
 public:
  explicit StatusWeighing(const StatusModel& model) : model_(model) {}

  void take(const StatusFeature& feature) override {
    const StatusScores more = model_.scores(feature);
    for (std::size_t i = 0; i < kStatuses; ++i) scores_[i] += more[i];
  }
  const StatusScores& scores() const { return scores_; }

 private:
  const StatusModel& model_;
  StatusScores scores_{};
};

class StatusKeeping final : public StatusFeatureTaker {
 public:
  void take(const StatusFeature& feature) override { kept_.push_back(feature); }
  std::vector<StatusFeature> release() { return std::move(kept_); }

 private:
  std::vector<StatusFeature> kept_;
};

class ClauseStater {
 public:
  ClauseStater(const StatementContext& context, StatementList& out)
      : context_(context),
        reading_(context.reading),
        arguments_(context.reading, context.rules, context.references, context.names),
        chooser_(context.reading, context.rules, context.references, context.names, context.trace),
        out_(out) {}

  // All sites of one trigger.
  void state(const FrameSite* begin, const FrameSite* end) {
    std::vector<PatternTry> tries;
    for (const FrameSite* site = begin; site != end; ++site) tries.push_back(try_pattern(*site));
    if (context_.trace != nullptr) trace_statuses(tries);
    std::vector<const PatternTry*> stated;
    const std::vector<ChosenPair> pairs = chooser_.choose(tries);
    share_times(pairs);
    for (const ChosenPair& pair : pairs) {
      if (pair.subject.entity == pair.object.entity || is_turned_round(pair)) continue;
      emit(pair);
      stated.push_back(pair.by);
    }
    if (context_.trace == nullptr) return;
    for (const PatternTry& each : tries) {
      const bool has_stated = std::find(stated.begin(), stated.end(), &each) != stated.end();
      context_.trace->sites.push_back(trace_of(each, has_stated));
    }
  }

 private:
  // What is the same of all pairs that a pattern states at a trigger with one predicate.
  struct Sense {
    const FrameSite* site = nullptr;
    PredicateId predicate = kAnyPredicate;
    FoundStatus by_rule;
    StatementStatus status = StatementStatus::done;
    FoundTime own_time;     // that its sentence tells
    FoundTime time_around;  // where it tells none
  };

  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  TextSpan span_of_token(std::uint32_t i) const { return {token(i).begin, token(i).end}; }

  PatternTry try_pattern(const FrameSite& site) {
    const Frame& frame = context_.rules.frames()[site.frame];
    PatternTry made{&site, silencer_of(site, frame).has_value(), {}, {}};
    if (!made.speaks()) return made;
    made.subjects = arguments_.fill(site, frame.subject, {});
    if (!made.subjects.empty()) made.objects = arguments_.fill(site, frame.object, made.subjects);
    return made;
  }

  // A 合作 B, and then B 合作 A: said once, as it was first.
  bool is_turned_round(const ChosenPair& pair) {
    if (said_.count({pair.predicate, pair.object.entity, pair.subject.entity}) != 0) return true;
    said_.insert({pair.predicate, pair.subject.entity, pair.object.entity});
    return false;
  }

  SiteTrace trace_of(const PatternTry& made, bool has_stated) const {
    const FrameSite& site = *made.site;
    SiteTrace seen{site.frame, span_of_token(site.trigger), SiteOutcome::stated, {}};
    if (has_stated) return seen;
    if (const auto silencer = silencer_of(site, context_.rules.frames()[site.frame])) {
      seen.outcome = SiteOutcome::silenced;
      seen.silencer = span_of_token(*silencer);
    } else if (site.hindrance == Hindrance::weighed) {
      seen.outcome = SiteOutcome::outweighed;
    } else if (site.hindrance != Hindrance::none) {
      seen.outcome = SiteOutcome::hindered;
    } else {
      seen.outcome = made.subjects.empty()  ? SiteOutcome::without_subject
                     : made.objects.empty() ? SiteOutcome::without_object
                                            : SiteOutcome::outweighed;
    }
    return seen;
  }

  // The word that keeps the pattern from speaking here.
  std::optional<std::uint32_t> silencer_of(const FrameSite& site, const Frame& frame) const {
    const TokenRange clause = clause_around(reading_, site);
    for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
      if (std::find(frame.unless.begin(), frame.unless.end(), token(i).word) != frame.unless.end() &&
          token(i).word != kNoWord) {
        return i;
      }
    }
    return std::nullopt;
  }

  // What speaks for the status of what the pattern states, whether or not it does.
  void tell_signs(const FrameSite& site, StatementStatus by_rule, PredicateId predicate,
                  StatusFeatureTaker& out) const {
    const Sentence& sentence = reading_.sentences[reading_.clauses[site.clause].sentence];
    const std::uint32_t paragraph = reading_.layout.paragraphs[sentence.paragraph].begin;
    tell_status(reading_, context_.rules, context_.names.mentions(),
                {site.trigger, clause_around(reading_, site), sentence.tokens, reading_.token_at[paragraph],
                 context_.rules.frames()[site.frame].name, context_.rules.predicate(predicate).name, by_rule},
                out);
  }

  StatementStatus weigh_status(const FrameSite& site, StatementStatus by_rule, PredicateId predicate) const {
    if (context_.rules.statuses().empty()) return by_rule;
    StatusWeighing weighing(context_.rules.statuses());
    tell_signs(site, by_rule, predicate, weighing);
    return likeliest(weighing.scores(), by_rule);
  }

  void trace_statuses(const std::vector<PatternTry>& tries) {
    for (const PatternTry& each : tries) {
      const FoundStatus by_rule = stated_status(context_, *each.site);
      for (const PredicateId predicate : context_.rules.predicates_of(each.site->frame)) {
        StatusKeeping keeping;
        tell_signs(*each.site, by_rule.status, predicate, keeping);
        context_.trace->statuses.push_back(
            {each.site->frame, predicate, span_of_token(each.site->trigger), keeping.release()});
      }
    }
  }

  // Where the words end that may tell the time: at the trigger, but in 开业|时间推迟到2023年 with its clause.
  std::uint32_t end_of_time(const FrameSite& site) const {
    const TokenRange clause = clause_around(reading_, site);
    const std::uint32_t next = site.trigger + 1;
    const bool is_about_time = next < clause.end && (reading_.text_of(token(next)) == U"时间" ||
                                                     reading_.text_of(token(next)) == U"日期");
    return is_about_time ? token(clause.end - 1).end : token(site.trigger).begin;
  }

  // 甲、乙分别于3月、4月|竣工: of so many times as subjects each has its own, by where they stand.
  void share_times(const std::vector<ChosenPair>& pairs) {
    own_times_.clear();
    if (pairs.empty()) return;
    const FrameSite& site = *pairs.front().by->site;
    std::vector<FoundTime> times =
        respective_times(context_, reading_.clauses[site.clause].sentence, token(site.trigger).begin);
    if (times.size() < 2) return;
    std::map<std::uint32_t, std::uint32_t> subjects;  // entities, by their places
    for (const ChosenPair& pair : pairs) subjects.emplace(pair.subject.begin, pair.subject.entity);
    if (subjects.size() != times.size()) return;
    auto time = times.begin();
    for (const auto& [place, entity] : subjects) own_times_[entity] = std::move(*time++);
  }

  // What the words say, else those that say when the event is that it is about, else what is told around.
  FoundTime time_of(const ChosenPair& pair) const {
    if (const auto own = own_times_.find(pair.subject.entity); own != own_times_.end()) return own->second;
    if (!sense_.own_time.time.empty()) return sense_.own_time;
    FoundTime found = time_of_event(pair);
    return found.time.empty() ? sense_.time_around : found;
  }

  // The pairs of a pattern and predicate follow each other.
  void make_sense_of(const ChosenPair& pair) {
    const FrameSite& site = *pair.by->site;
    if (sense_.site == &site && sense_.predicate == pair.predicate) return;
    const std::uint32_t sentence = reading_.clauses[site.clause].sentence;
    const std::uint32_t end = end_of_time(site);
    sense_ = {&site,
              pair.predicate,
              stated_status(context_, site),
              StatementStatus::done,
              stated_time(context_, sentence, end),
              {}};
    const bool is_denied = is_negated(site) || comes_to_nothing(site) || names_failure(context_, site);
    sense_.status =
        is_denied ? StatementStatus::negated : weigh_status(site, sense_.by_rule.status, pair.predicate);
    if (sense_.status == StatementStatus::planned && is_past_by_rule(sense_))
      sense_.status = sense_.by_rule.status;
    if (sense_.status == StatementStatus::done && is_at_end_of_this_month(sense_.own_time))
      sense_.status = StatementStatus::planned;
    if (sense_.own_time.time.empty())
      sense_.time_around = time_around(context_, sentence, end,
                                       context_.rules.vocabulary().predicates[pair.predicate], sense_.status);
  }

  // 2016年底通车, 11月陆续完工, printed in December 2017: done where no word says that it was to come.
  bool is_past_by_rule(const Sense& sense) const {
    const std::string& time = sense.own_time.time;
    const bool is_told = sense.by_rule.status == StatementStatus::done && sense.by_rule.word.end == 0;
    return is_told && !time.empty() && !context_.scope.date.empty() &&
           time < context_.scope.date.substr(0, time.size());
  }

  // 本月|底|完工, 6月|底|前投用, printed on 14 June; but not 截至6月底.
  bool is_at_end_of_this_month(const FoundTime& time) const {
    constexpr int kLastDays = 25;
    constexpr std::size_t kDaySize = 10;
    const std::string& day = context_.scope.date;
    if (day.size() != kDaySize || time.words.end == 0 || time.time != day.substr(0, kMonthSize)) return false;
    const std::u32string_view before = reading_.text().substr(0, time.words.begin);
    return reading_.text().substr(time.words.end).starts_with(U'底') && !before.ends_with(U'至') &&
           !before.ends_with(U'到') && std::atoi(day.c_str() + kMonthSize + 1) < kLastDays;
  }

  // 尚未|复工, 没有|正式落地: the word right before the trigger, but for adverbs, leaves nothing to weigh.
  bool is_negated(const FrameSite& site) const {
    constexpr std::uint32_t kMostBetween = 2;
    const TokenRange clause = clause_around(reading_, site);
    for (std::uint32_t i = site.trigger; i-- > clause.begin && site.trigger - i <= kMostBetween + 1;) {
      if (token(i).is(WordClass::negation)) {
        return token(i).word != kNoWord && context_.rules.facts(token(i).word).sets_status &&
               context_.rules.facts(token(i).word).status == StatementStatus::negated;
      }
      if (!token(i).is(WordClass::adverb)) return false;
    }
    return false;
  }

  // 年初计划的签约|未能实现|, 扩建|暂时搁置|: what the clause says behind the trigger became of it.
  bool comes_to_nothing(const FrameSite& site) const {
    const TokenRange clause = clause_around(reading_, site);
    const std::uint32_t begin = token(site.trigger).end;
    const std::uint32_t end = std::min(token(clause.end - 1).end, begin + kReachCharacters);
    return end > begin && context_.rules.lexicon().has_listed(WordClass::failing,
                                                              reading_.text().substr(begin, end - begin));
  }

  // 6月6日，推介会举行。市长出席会议: the time in the event's own sentence, before its name or else behind
  // it.
  FoundTime time_of_event(const ChosenPair& pair) const {
    const TypeId event = context_.rules.types().event;
    for (const Argument* each : {&pair.object, &pair.subject}) {
      if (each->end == 0 || event == kNoType) continue;
      if (context_.names.entities()[each->entity].type != context_.rules.types().names[event]) continue;
      const std::uint32_t clause = clause_at(reading_, reading_.token_at[each->begin]);
      const std::uint32_t sentence = reading_.clauses[clause].sentence;
      FoundTime before = stated_time(context_, sentence, each->begin);
      if (!before.time.empty()) return before;
      FoundTime behind =
          stated_time(context_, sentence, token(reading_.sentences[sentence].tokens.end - 1).end);
      if (context_.occasions == nullptr) return behind;
      const std::string_view day = context_.occasions->day_of_event(each->entity);
      return day.starts_with(behind.time) && !day.empty() ? FoundTime{std::string(day), TimeGround::story, {}}
                                                          : behind;
    }
    return {};
  }

  // 云岭区第八届人民代表大会第一次会议, but not one of its standing committee: of several days, known by its
  // month, unless the page says on which it met and does not speak of others.
  bool takes_days(const ChosenPair& pair) const {
    const TypeId event = context_.rules.types().event;
    for (const Argument* each : {&pair.object, &pair.subject}) {
      const Entity& entity = context_.names.entities()[each->entity];
      if (event == kNoType || entity.type != context_.rules.types().names[event]) continue;
      const auto has = [&](const char* word) { return entity.name.find(word) != std::string::npos; };
      const bool is_session = has("届") && has("次会议") && !has("常委") && !has("常务委员会");
      if (is_session && !is_of_told_day(each->entity, pair.by->site->clause)) return true;
    }
    return false;
  }

  // Whether the page tells a day of the event, and the sentence of no other: not 会议期间，…出席, nor
  // 区长作政府工作报告 where the day told is the last.
  bool is_of_told_day(std::uint32_t event, std::uint32_t clause) const {
    if (context_.occasions == nullptr || context_.occasions->day_of_event(event).empty()) return false;
    const std::u32string_view words =
        reading_.text_of(reading_.sentences[reading_.clauses[clause].sentence].tokens);
    const auto has = [&](std::u32string_view word) { return words.find(word) != std::u32string_view::npos; };
    const bool is_last = context_.occasions->ends_that_day(event) && sense_.own_time.time.empty();
    return !has(U"期间") && !(has(U"报告") && is_last);
  }

  void emit(const ChosenPair& pair) {
    const FrameSite& site = *pair.by->site;
    const Frame& frame = context_.rules.frames()[site.frame];
    make_sense_of(pair);
    FoundTime time = time_of(pair);
    if (takes_days(pair)) time.time = time.time.substr(0, kMonthSize);
    const TextSpan words = words_of(site, pair);
    Statement statement;
    statement.subject = pair.subject.entity;
    statement.object = pair.object.entity;
    statement.predicate = context_.rules.vocabulary().predicates[pair.predicate];
    statement.status = sense_.status;
    statement.time = time.time;
    statement.rule = frame.name;
    if (!frame.role.empty()) statement.qualifiers = {{"role", frame.role}};
    out_.add(std::move(statement), words.begin, words.end,
             {site.frame,
              span_of_token(site.trigger),
              {{pair.subject.begin, pair.subject.end}, pair.subject.from},
              {{pair.object.begin, pair.object.end}, pair.object.from},
              sense_.by_rule.word,
              sense_.by_rule.status,
              time.ground,
              time.words});
  }

  // The clause without its last mark, and as far as the arguments stand, unless that is far.
  TextSpan words_of(const FrameSite& site, const ChosenPair& said) const {
    constexpr std::uint32_t kLongestQuotation = 300;  // characters
    const TokenRange clause = clause_around(reading_, site);
    const bool is_marked = token(clause.end - 1).kind == TokenKind::mark && clause.size() > 1;
    TextSpan words{token(clause.begin).begin, token(clause.end - (is_marked ? 2 : 1)).end};
    for (const Argument* each : {&said.subject, &said.object}) {
      if (each->end == 0) continue;
      const TextSpan wider{std::min(words.begin, each->begin), std::max(words.end, each->end)};
      if (wider.end - wider.begin <= std::max(kLongestQuotation, words.end - words.begin)) words = wider;
    }
    return words;
  }

  const StatementContext& context_;
  const Reading& reading_;
  ArgumentFinder arguments_;
  RoleChooser chooser_;
  std::set<std::tuple<PredicateId, std::uint32_t, std::uint32_t>> said_;
  Sense sense_;                                   // of the last pair
  std::map<std::uint32_t, FoundTime> own_times_;  // by entity, of the subjects of the trigger at hand
  StatementList& out_;
};

}  // namespace

void state_clauses(const StatementContext& context, const std::vector<FrameSite>& sites, StatementList& out) {
  ClauseStater stater(context, out);
  for (std::size_t i = 0; i < sites.size();) {
    std::size_t end = i + 1;
    while (end < sites.size() && sites[end].trigger == sites[i].trigger) ++end;
    stater.state(sites.data() + i, sites.data() + end);
    i = end;
  }
}

}  // namespace fangzhi
