#include "extract/work_teller.h"

#include <algorithm>
#include <iterator>

#include "extract/dates.h"
#include "extract/stated_status.h"
#include "extract/stated_time.h"

namespace fangzhi {
namespace {

constexpr std::u32string_view kStates[] = {U"谋划", U"签约", U"落地", U"开工",
                                           U"在建", U"竣工", U"投用", U"投产"};

TextSpan span_of(const Mention& mention) {
  return {mention.begin, mention.end};
}

}  // namespace

WorkTeller::WorkTeller(const StatementContext& context, const std::vector<FrameSite>& sites,
                       StatementList& out)
    : context_(context), out_(out) {
  for (const FrameSite& site : sites) {
    const bool is_everyday = context.rules.frames()[site.frame].weighed;
    for (const PredicateId id : context.rules.predicates_of(site.frame)) {
      const std::u32string& name = context.rules.predicate(id).name;
      if (is_everyday && name == U"在建") everyday_states_.push_back({&site, id});
      if (!is_everyday && std::find(std::begin(kStates), std::end(kStates), name) != std::end(kStates))
        states_.push_back({&site, id});
    }
  }
}

std::span<const WorkState> WorkTeller::states_in(const std::vector<WorkState>& states, std::uint32_t begin,
                                                 std::uint32_t end) const {
  const auto first_from = [&](std::uint32_t place) {
    return std::partition_point(states.begin(), states.end(),
                                [&](const WorkState& each) { return trigger_of(each).begin < place; });
  };
  return {first_from(begin), first_from(end)};
}

std::uint32_t WorkTeller::first_mention(std::uint32_t at) const {
  const std::vector<Mention>& mentions = context_.names.mentions();
  const auto found = std::partition_point(mentions.begin(), mentions.end(),
                                          [&](const Mention& each) { return each.begin < at; });
  return static_cast<std::uint32_t>(found - mentions.begin());
}

bool WorkTeller::is_spot(std::uint32_t mention) const {
  const TypeId type = context_.names.mentions()[mention].type;
  return type == context_.rules.types().place || type == context_.rules.types().park;
}

bool WorkTeller::may_be_told(const WorkState& state, std::uint32_t mention) const {
  const TypeId type = context_.names.mentions()[mention].type;
  return context_.rules.frames()[state.site->frame].subject.type_set.has(type) &&
         type != context_.rules.types().institution;
}

std::uint32_t WorkTeller::quoted_from(const TextSpan& quoted, std::uint32_t opens_at) const {
  constexpr std::uint32_t kLongestQuotation = 300;
  const std::uint32_t begin = std::min(opens_at, quoted.begin);
  return quoted.end - begin <= kLongestQuotation ? begin : quoted.begin;
}

void WorkTeller::tell(const WorkState& state, const ToldWork& told) const {
  const std::vector<Mention>& mentions = context_.names.mentions();
  const std::optional<std::uint32_t> home = context_.names.home();
  if (!told.place && !home) return;
  Statement statement;
  statement.subject = context_.names.entity_of(told.work);
  statement.object = told.place ? context_.names.entity_of(*told.place) : *home;
  if (statement.subject == statement.object) return;
  FoundStatus status = stated_status(context_, *state.site);
  const bool is_to_come = told.is_of_plan && status.status != StatementStatus::negated;
  if (is_to_come) status.status = StatementStatus::planned;
  statement.predicate = context_.rules.vocabulary().predicates[state.predicate];
  statement.status = status.status;
  statement.rule = context_.rules.frames()[state.site->frame].name;
  const std::uint32_t sentence = context_.reading.clauses[state.site->clause].sentence;
  FoundTime time = stated_time(context_, sentence, told.time_end);
  // 1—9月新签约项目清单: any of these months.
  const std::u32string_view before = context_.reading.text().substr(0, time.words.begin);
  const bool is_range =
      !before.empty() && std::u32string_view(U"—-至到").find(before.back()) != std::u32string_view::npos;
  if (is_range && time.time.size() == kMonthSize) time.time.resize(kYearSize);
  if (time.time.empty())
    time = time_around(context_, sentence, told.time_end, statement.predicate,
                       is_to_come ? StatementStatus::ongoing : status.status);
  statement.time = time.time;
  StatementGround ground;
  ground.frame = state.site->frame;
  ground.trigger = {trigger_of(state).begin, trigger_of(state).end};
  ground.subject = {span_of(mentions[told.work]), told.from};
  if (told.place) ground.object = {span_of(mentions[*told.place]), RoleSource::near};
  ground.status_word = status.word;
  ground.status_by_rule = status.status;
  ground.time = time.ground;
  ground.time_words = time.words;
  out_.add(std::move(statement), quoted_from(told.quoted, told.opens_at), told.quoted.end, ground);
}

std::uint32_t WorkList::tell(std::uint32_t work, std::optional<std::uint32_t> place) const {
  constexpr std::uint32_t kLongestBracket = 24;
  const std::u32string_view text = teller_.context().reading.text();
  const std::vector<Mention>& mentions = teller_.context().names.mentions();
  std::uint32_t end = mentions[work].end;
  if (end < text.size() && text[end] == U'（') {
    const std::size_t close = text.substr(end, kLongestBracket).find(U'）');
    if (close != std::u32string_view::npos) {
      end += static_cast<std::uint32_t>(close) + 1;
      for (std::uint32_t m = work + 1; m < mentions.size() && mentions[m].end < end; ++m) {
        if (teller_.is_spot(m)) place = m;
      }
    }
  }
  ToldWork told;
  told.work = work;
  told.place = place;
  told.time_end = head_.end;
  told.quoted = span_of(mentions[work]);
  if (place) {
    told.quoted = {std::min(told.quoted.begin, mentions[*place].begin),
                   std::max(told.quoted.end, mentions[*place].end)};
  }
  told.opens_at = head_.begin;
  told.is_of_plan = is_of_plan_;
  for (const WorkState& each : states_) teller_.tell(each, told);
  return end;
}

void state_works(const StatementContext& context, const std::vector<FrameSite>& sites, StatementList& out) {
  const WorkTeller teller(context, sites, out);
  tell_counted_works(teller);
  tell_described_works(teller);
  tell_referred_works(teller);
  tell_elided_works(teller);
  tell_headed_works(teller);  // of what none of them has told
}

}  // namespace fangzhi
