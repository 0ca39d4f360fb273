// What the district of the page holds where nobody is named who does: 成功|举办|【首届避暑文化旅游节】,
// |办好|【第三届茶文化节】, 【鼓文化节】|等节会活动成功举行; and what its own name opens:
// 【云岭县2024年重大项目观摩会】|举行. And whoever is named: 由青林县组织的【云河恳谈会】.

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "extract/page_words.h"
#include "extract/place_chain.h"
#include "extract/reach.h"

namespace fangzhi {
namespace {

class HeldEvents : private PageWords {
 public:
  HeldEvents(const StatementContext& context, StatementList& out)
      : PageWords(context), out_(out), home_(context.names.home()) {
    for (const Statement& each : out.statements()) {
      if (each.predicate == "举办") told_.insert(each.object);
    }
  }

  void state() {
    if (!home_) return;
    std::optional<TextSpan> listed;  // the verb of the list that the mention before stands in
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      const std::optional<TextSpan> before = std::exchange(listed, std::nullopt);
      if (mentions_[m].type != types_.event) continue;
      tell_venue_before(m);
      if (tell_holder_before(m)) continue;
      if (told_.contains(entity_of(m))) continue;
      const std::optional<TextSpan> verb = before && PageWords::is_listed(m - 1) ? before : verb_before(m);
      if (verb) {
        add_held(m, {verb->begin, mentions_[m].end}, verb->end);
        listed = verb;
      } else if (const std::optional<std::uint32_t> held =
                     is_own(m) || is_listed(m) ? verb_behind(m) : std::nullopt) {
        add_held(m, {mentions_[m].begin, *held + kVerb}, *held);
      }
    }
  }

 private:
  static constexpr std::uint32_t kVerb = 2;  // characters of a verb

  // 在|【青林市】|举行的|【云河推介会】, 【东湖广场】|迎来|【云河茶文化节】
  void tell_venue_before(std::uint32_t event) {
    constexpr std::u32string_view kHeld[] = {U"举行的", U"举办的", U"召开的"};
    constexpr std::u32string_view kSees[] = {U"迎来", U"迎来了"};
    if (event == 0) return;
    const std::uint32_t place = event - 1;
    const bool is_place = mentions_[place].type == types_.place || mentions_[place].type == types_.park;
    const std::u32string_view between = text(mentions_[place].end, mentions_[event].begin);
    const std::uint32_t begin = mentions_[outermost_of(mentions_, place)].begin;
    const bool is_in = begin > 0 && reading_.text()[begin - 1] == U'在' &&
                       std::find(std::begin(kHeld), std::end(kHeld), between) != std::end(kHeld);
    const bool sees = std::find(std::begin(kSees), std::end(kSees), between) != std::end(kSees);
    if (!is_place || (!is_in && !sees)) return;
    FoundTime time = stated_time(context_, sentence_at(mentions_[event].begin), mentions_[event].begin);
    PageWords::add(out_, {event,
                          "位于",
                          place,
                          status_before(mentions_[event].begin),
                          {begin - is_in, mentions_[event].end},
                          std::move(time),
                          "held-in"});
  }

  // 由|【青林县】|组织的|“【云河恳谈会】”
  bool tell_holder_before(std::uint32_t event) {
    constexpr std::u32string_view kHolding[] = {U"组织的", U"举办的", U"主办的", U"承办的"};
    if (event == 0 || told_.contains(entity_of(event))) return false;
    const std::uint32_t holder = event - 1;
    const bool may_hold =
        mentions_[holder].type == types_.place || mentions_[holder].type == types_.institution;
    std::u32string_view between = text(mentions_[holder].end, mentions_[event].begin);
    if (between.ends_with(U'“')) between.remove_suffix(1);
    const std::uint32_t begin = mentions_[holder].begin;
    if (!may_hold || std::find(std::begin(kHolding), std::end(kHolding), between) == std::end(kHolding) ||
        begin == 0 || reading_.text()[begin - 1] != U'由')
      return false;
    const StatementStatus status = status_before(mentions_[event].begin);
    FoundTime time = stated_time(context_, sentence_at(begin), begin);
    if (time.time.empty())
      time = time_around(context_, sentence_at(begin), mentions_[event].end, "举办", status);
    PageWords::add(
        out_, {holder, "举办", event, status, {begin - 1, mentions_[event].end}, std::move(time), "held-by"});
    return true;
  }

  // 成功|举办|: with no more than how before it, and nobody in the sentence before it who might do it.
  std::optional<TextSpan> verb_before(std::uint32_t event) const {
    constexpr std::u32string_view kHolding[] = {U"举办", U"承办",   U"主办", U"办好",
                                                U"筹办", U"举办了", U"举行", U"组织"};
    constexpr std::size_t kLongestWay = 6;  // 成功, 连续两年, 高水平
    std::uint32_t begin = clause_begin(mentions_[event].begin);
    const std::uint32_t opener = first_from(begin);
    const bool opens_home =
        opener < event && mentions_[opener].begin == begin && entity_of(opener) == *home_;  // 青林县|组织|…
    if (opens_home) begin = mentions_[opener].end;
    const std::u32string_view before = text(begin, mentions_[event].begin);
    const auto verb = std::find_if(std::begin(kHolding), std::end(kHolding),
                                   [&](std::u32string_view each) { return before.ends_with(each); });
    if (verb == std::end(kHolding) || before.size() - verb->size() > kLongestWay) return std::nullopt;
    if (opens_home) return TextSpan{begin, begin + static_cast<std::uint32_t>(before.size())};
    const std::uint32_t reach = event - std::min(event, kReachMentions);
    for (std::uint32_t m = std::max(reach, first_from(sentence_begin(mentions_[event].begin))); m < event;
         ++m) {
      const bool may_hold = mentions_[m].type == types_.institution || mentions_[m].type == types_.park ||
                            mentions_[m].type == types_.person;
      if (mentions_[m].begin >= begin || (may_hold && is_opening(m))) return std::nullopt;
    }
    return TextSpan{begin, begin + static_cast<std::uint32_t>(before.size())};
  }

  // Named after the district; but not a session, of which nobody says who holds it.
  bool is_own(std::uint32_t event) const {
    const std::u32string_view name = text(mentions_[event].begin, mentions_[event].end);
    const std::u32string home = to_code_points(context_.names.entities()[*home_].name);
    const bool is_session =
        name.ends_with(U"次会议") || name.ends_with(U"全会") || name.ends_with(U"代表大会");
    return !is_session && name.starts_with(home);
  }
  // 【鼓文化节】|等节会活动|成功举行
  bool is_listed(std::uint32_t event) const {
    constexpr std::u32string_view kKinds[] = {U"活动", U"赛事", U"展会", U"节会"};
    const std::u32string_view behind = text(mentions_[event].end, mentions_[event].end + kReachHeld);
    const std::u32string_view clause = behind.substr(0, behind.find_first_of(U"，。；\n"));
    return clause.starts_with(U'等') &&
           std::any_of(std::begin(kKinds), std::end(kKinds), [&](std::u32string_view kind) {
             return clause.find(kind) != std::u32string_view::npos;
           });
  }
  // Where the verb begins: 8月14日|举行.
  std::optional<std::uint32_t> verb_behind(std::uint32_t event) const {
    constexpr std::u32string_view kHeld[] = {U"举行", U"举办", U"召开", U"启幕", U"开幕"};
    constexpr std::u32string_view kWhen = U"0123456789年月日上下午在于";
    std::u32string_view behind = text(mentions_[event].end, mentions_[event].end + kReachHeld);
    behind = behind.substr(0, behind.find_first_of(U"，。；\n"));
    const std::size_t when = std::min(behind.find_first_not_of(kWhen), behind.size());
    const bool is_somewhere = when > 0 && behind[when - 1] == U'在';  // 8月14日|在|青林镇|隆重|举行
    std::size_t held = behind.size();
    for (const std::u32string_view verb : kHeld) held = std::min(held, behind.find(verb));
    const bool is_held = held < behind.size() && (held == when || is_somewhere || is_listed(event) ||
                                                  is_way(behind.substr(when, held - when)));
    return is_held ? std::optional(mentions_[event].end + static_cast<std::uint32_t>(held)) : std::nullopt;
  }
  static bool is_way(std::u32string_view words) {
    constexpr std::u32string_view kWays[] = {U"隆重", U"顺利", U"成功", U"正式", U"盛大"};
    return std::find(std::begin(kWays), std::end(kWays), words) != std::end(kWays);
  }

  void add_held(std::uint32_t event, TextSpan words, std::uint32_t verb_end) {
    const std::uint32_t sentence = sentence_at(mentions_[event].begin);
    const std::u32string_view verb = text(verb_end - std::min(verb_end, kVerb), verb_end);
    const bool is_plan = verb == U"办好" || verb == U"筹办" || is_of_plan(sentence);
    const StatementStatus status =
        is_plan ? StatementStatus::planned : status_before(mentions_[event].begin + 1);
    Statement statement;
    statement.subject = *home_;
    statement.object = entity_of(event);
    statement.predicate = "举办";
    statement.status = status;
    statement.rule = "held-here";
    FoundTime time = stated_time(context_, sentence, verb_end);
    if (time.time.empty()) time = time_around(context_, sentence, mentions_[event].end, "举办", status);
    statement.time = std::move(time.time);
    StatementGround ground;
    ground.object = {{mentions_[event].begin, mentions_[event].end}, RoleSource::near};
    ground.time = time.ground;
    ground.time_words = time.words;
    out_.add(std::move(statement), words.begin, words.end, ground);
  }

  // 2024年重点工作 in a report on 2023.
  bool is_of_plan(std::uint32_t sentence) const {
    const std::string& year = context_.scope.section_years[reading_.sentences[sentence].paragraph];
    return !context_.scope.period.empty() && year > context_.scope.period;
  }

  static constexpr std::uint32_t kReachHeld = 32;  // characters: 8月14日至15日上午在东湖镇云河村

  StatementList& out_;
  const std::optional<std::uint32_t> home_;
  std::set<std::uint32_t> told_;  // events that a pattern has found a holder of
};

}  // namespace

void state_held_events(const StatementContext& context, StatementList& out) {
  HeldEvents(context, out).state();
}

}  // namespace fangzhi
