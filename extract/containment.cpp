#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "extract/reach.h"
#include "extract/statement_maker.h"

namespace fangzhi {
namespace {

// Places in one another, names at the place before them, and bodies under the one before them, as they stand
// side by side: 漕河镇|水坑村, 东湖区|的|云河大桥, 青禾集团|旗下|青禾种业.
class ContainmentStater {
 public:
  ContainmentStater(const StatementContext& context, StatementList& out)
      : context_(context), types_(context.rules.types()), mentions_(context.references.mentions), out_(out) {}

  void run() {
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      const std::u32string_view gap = m == 0 ? U"\n" : gap_before(m);
      if (mentions_[m].type == types_.place) {
        state_ruled(m);
        state_place(m, gap);
      } else {
        chain_.clear();
        if (m > 0) state_name(m, gap);
        state_bracket(m);
      }
    }
  }

 private:
  // How small a division is: a smaller one after a larger one lies in it.
  enum Rank { unknown, country, province, prefecture, county, town, village };

  // A place of the chain that is being read, and whether it lies in the one before it.
  struct Link {
    std::uint32_t mention = 0;
    Rank rank = unknown;
    bool is_inner = false;
  };

  std::uint32_t entity_of(std::uint32_t m) const { return context_.references.entity_of(context_.names, m); }
  std::u32string_view gap_before(std::uint32_t m) const {
    const std::uint32_t from = mentions_[m - 1].end;
    return context_.reading.text().substr(from, mentions_[m].begin - from);
  }

  // 云岭区|水坑镇|青石村、柳树村、|阴阳镇|大石村: a chain goes on until something else stands between. Behind
  // a 、 stands a place like one before it, in the same larger one.
  void state_place(std::uint32_t m, std::u32string_view gap) {
    Link link{m, rank_of(m), false};
    if (!chain_.empty() && (gap.empty() || gap == U"的")) {
      link.is_inner = lies_in(link, chain_.back(), gap);
      if (link.is_inner) state(m, chain_.back().mention, "隶属", "place-in-place");
    } else if (!chain_.empty() && gap == U"、") {
      while (!chain_.empty() && chain_.back().rank > link.rank) chain_.pop_back();
      link.is_inner = chain_.size() > 1 && chain_.back().rank == link.rank && chain_.back().is_inner &&
                      is_near(chain_[chain_.size() - 2].mention, m);
      if (link.is_inner) {
        chain_.pop_back();
        state(m, chain_.back().mention, "隶属", "place-in-place-listed");
      }
    } else {
      chain_.clear();
    }
    if (!link.is_inner) chain_.clear();
    chain_.push_back(link);
  }

  bool is_near(std::uint32_t outer, std::uint32_t inner) const {
    return mentions_[inner].end - mentions_[outer].begin < kReachCharacters;
  }

  bool lies_in(const Link& inner, const Link& outer, std::u32string_view gap) const {
    if (inner.rank != unknown) return outer.rank != unknown && outer.rank < inner.rank;
    return gap.empty() && outer.rank != unknown && !is_feature(inner.mention);
  }

  // 长江路, 岷江: what runs through a place or stands in it is no part of the administration.
  bool is_feature(std::uint32_t m) const {
    constexpr std::u32string_view kEndings = U"路街道线段江河湖海山峡岭溪水库口站速桥城互通";
    return kEndings.find(context_.reading.text()[mentions_[m].end - 1]) != std::u32string_view::npos;
  }

  Rank rank_of(std::uint32_t m) const {
    const std::string& name = context_.names.entities()[entity_of(m)].name;
    const std::u32string text = to_code_points(name);
    if (context_.rules.is_short_county(text)) return county;
    const WordId word = context_.rules.lexicon().find(text);
    if (word != kNoWord) {
      const std::string& level = context_.rules.facts(word).level;
      if (level == "country" || level == "region") return country;
      if (level == "province") return province;
      if (level == "prefecture") return prefecture;
      if (level == "county") return county;
    }
    return rank_by_ending(name);
  }

  static Rank rank_by_ending(std::string_view name) {
    static constexpr std::pair<std::string_view, Rank> kRanks[] = {
        {"街道", town},   {"社区", village},  {"苏木", town},     {"嘎查", village},  {"地区", prefecture},
        {"省", province}, {"市", prefecture}, {"州", prefecture}, {"盟", prefecture}, {"区", county},
        {"县", county},   {"旗", county},     {"镇", town},       {"乡", town},       {"村", village}};
    for (const auto& [suffix, rank] : kRanks) {
      if (name.size() > suffix.size() && name.ends_with(suffix)) return rank;
    }
    return unknown;
  }

  // 青林县|是|河北省|云河市|下辖县: what it is ruled from, as an overview begins.
  void state_ruled(std::uint32_t m) {
    constexpr std::u32string_view kRuled[] = {U"下辖", U"所辖", U"辖", U"管辖", U"代管"};
    if (m + 1 >= mentions_.size() || gap_before(m + 1) != U"是") return;
    std::uint32_t outer = m + 1;
    while (outer + 1 < mentions_.size() && gap_before(outer + 1).empty() &&
           mentions_[outer + 1].type == types_.place)
      ++outer;
    if (mentions_[outer].type != types_.place || rank_of(outer) >= rank_of(m)) return;
    const std::u32string_view behind = context_.reading.text().substr(mentions_[outer].end, 2);
    if (std::any_of(std::begin(kRuled), std::end(kRuled),
                    [&](std::u32string_view word) { return behind.starts_with(word); }))
      state(m, outer, "隶属", "ruled-from");
  }

  // A name right behind the place or body it belongs to.
  void state_name(std::uint32_t m, std::u32string_view gap) {
    const TypeId inner = mentions_[m].type;
    const TypeId outer = mentions_[m - 1].type;
    const bool is_facility = inner == types_.park || inner == types_.project;
    const bool stands = is_facility || (inner == types_.institution && gap == U"的");
    const bool lies_within =
        is_facility ? is_within(gap) || is_scene(gap) : inner == types_.institution && is_within(gap);
    if ((outer == types_.place && is_facility && holds(gap)) || (is_spot(m - 1) && is_divided_at(m, gap))) {
      state_held(m);
    } else if (is_spot(m - 1) && lies_within) {
      state(m, m - 1, "位于", "within");
    } else if (outer == types_.place && stands && (gap.empty() || gap == U"的")) {
      if (!ends_stretch(m - 1)) state(m, m - 1, "位于", gap.empty() ? "place-before" : "place-of");
      if (gap == U"的") state_visited(m);
    } else if (outer == types_.park && is_facility && gap == U"的") {
      state(m, m - 1, "位于", "park-of");
    } else if (outer == types_.institution && inner == types_.institution && is_under(gap)) {
      state(m, m - 1, "隶属", "body-under");
    }
  }

  // 云河冷链中心（东湖镇石塘村）
  void state_bracket(std::uint32_t m) {
    if (mentions_[m].type != types_.park && mentions_[m].type != types_.project) return;
    std::uint32_t last = m;
    while (last + 1 < mentions_.size() && is_spot(last + 1) &&
           (last == m ? is_open(gap_before(last + 1)) : gap_before(last + 1).empty()))
      ++last;
    const std::u32string_view behind = context_.reading.text().substr(mentions_[last].end, 1);
    if (last > m && (behind == U"）" || behind == U")")) state(m, last, "位于", "in-bracket");
  }

  static bool is_open(std::u32string_view gap) { return gap == U"（" || gap == U"("; }
  bool is_spot(std::uint32_t m) const {
    return mentions_[m].type == types_.place || mentions_[m].type == types_.park;
  }

  // 青林县|境内有|云河风景区、东湖森林公园和【…】
  static bool holds(std::u32string_view gap) {
    return gap == U"境内有" || gap == U"内有" || gap == U"辖区内有" || gap == U"域内有" || gap == U"境内拥有";
  }
  // 云河工业园|划分为六大园区：|食品工业园、建材工业园
  bool is_divided_at(std::uint32_t first, std::u32string_view gap) const {
    constexpr std::u32string_view kDivides[] = {U"划分为", U"分为", U"下设", U"下辖",
                                                U"共辖",   U"现辖", U"辖"};
    constexpr std::u32string_view kKinds = U"0123456789一二三四五六七八九十两大个处工业园区片功能板块：:“";
    const auto is_park = [&](std::uint32_t m) {
      return m < mentions_.size() && mentions_[m].type == types_.park;
    };
    if (!is_park(first) || !is_park(first + 1) || !joins(gap_before(first + 1))) return false;
    return std::any_of(std::begin(kDivides), std::end(kDivides), [&](std::u32string_view word) {
      return gap.starts_with(word) &&
             gap.substr(word.size()).find_first_not_of(kKinds) == std::u32string_view::npos;
    });
  }
  void state_held(std::uint32_t first) {
    for (std::uint32_t m = first; m < mentions_.size(); ++m) {
      const bool is_facility = mentions_[m].type == types_.park || mentions_[m].type == types_.project;
      if (!is_facility || (m > first && !joins(gap_before(m))) || !is_near(first - 1, m)) return;
      state(m, first - 1, "位于", "held-within");
    }
  }
  static bool joins(std::u32string_view gap) {
    constexpr std::u32string_view kJoints[] = {U"、", U"和", U"及", U"以及", U"，"};
    return std::find(std::begin(kJoints), std::end(kJoints), gap) != std::end(kJoints);
  }

  // 青林镇|的|【云河公司】、【东湖公园】、…|等处: all that was visited there, not the first alone. A member
  // that was not recognised breaks no list.
  void state_visited(std::uint32_t first) {
    constexpr std::u32string_view kSites[] = {U"等处", U"等地", U"等点位", U"等现场", U"等企业", U"等单位"};
    std::uint32_t last = first;
    while (last + 1 < mentions_.size() && mentions_[last + 1].type != types_.place &&
           (gap_before(last + 1) == U"和" || is_between_members(gap_before(last + 1))) &&
           is_near(first - 1, last + 1))
      ++last;
    const std::u32string_view behind = context_.reading.text().substr(mentions_[last].end, 4);
    const bool are_sites = std::any_of(std::begin(kSites), std::end(kSites),
                                       [&](std::u32string_view site) { return behind.starts_with(site); });
    for (std::uint32_t m = first + 1; are_sites && m <= last; ++m)
      state(m, first - 1, "位于", "place-of-listed");
  }

  static bool is_between_members(std::u32string_view gap) {
    constexpr std::size_t kLongest = 24;
    return gap == U"、" || (gap.size() <= kLongest && gap.starts_with(U'、') && gap.ends_with(U'、'));
  }

  // 东湖产业园|内的|云河冷链中心
  static bool is_within(std::u32string_view gap) {
    return gap == U"里的" || gap == U"内的" || gap == U"中的" || gap == U"境内的" || gap == U"上的";
  }

  // 东湖产业园|里，|云河冷链中心正在试产
  static bool is_scene(std::u32string_view gap) {
    return gap == U"里，" || gap == U"内，" || gap == U"中，" || gap == U"境内，";
  }

  // 水坑镇至|东湖镇|的公路: the far end of something that lies between two places.
  bool ends_stretch(std::uint32_t m) const {
    const std::uint32_t begin = mentions_[m].begin;
    const char32_t before = begin == 0 ? U'\n' : context_.reading.text()[begin - 1];
    return before == U'至' || before == U'到' || before == U'—' || before == U'－';
  }

  static bool is_under(std::u32string_view gap) {
    if (gap.size() == 3 && gap.back() == U'的') gap.remove_suffix(1);
    return gap == U"旗下" || gap == U"下属" || gap == U"直属" || gap == U"所属" || gap == U"下辖";
  }

  void state(std::uint32_t inner, std::uint32_t outer, const char* predicate, const char* rule) {
    Statement statement;
    statement.subject = entity_of(inner);
    statement.object = entity_of(outer);
    if (statement.subject == statement.object) return;
    statement.predicate = predicate;
    statement.rule = rule;
    StatementGround ground;
    ground.subject = {{mentions_[inner].begin, mentions_[inner].end}, RoleSource::near};
    ground.object = {{mentions_[outer].begin, mentions_[outer].end}, RoleSource::near};
    out_.add(std::move(statement), std::min(mentions_[outer].begin, mentions_[inner].begin),
             std::max(mentions_[outer].end, mentions_[inner].end), ground);
  }

  const StatementContext& context_;
  const TypeTable& types_;
  const std::vector<Mention>& mentions_;
  StatementList& out_;
  std::vector<Link> chain_;
};

}  // namespace

void state_containment(const StatementContext& context, StatementList& out) {
  ContainmentStater(context, out).run();
}

}  // namespace fangzhi
