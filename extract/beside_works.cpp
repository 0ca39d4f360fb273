#include "extract/beside_works.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "extract/building_site.h"
#include "extract/listed_words.h"
#include "extract/page_words.h"
#include "extract/reach.h"
#include "extract/stated_time.h"

namespace fangzhi {
namespace {

using Words = std::span<const std::u32string_view>;

// The length of the longest of the words that ends the text, or 0.
std::size_t ending_of(std::u32string_view text, Words words) {
  std::size_t longest = 0;
  for (const std::u32string_view word : words) {
    if (text.ends_with(word)) longest = std::max(longest, word.size());
  }
  return longest;
}

class BesideWorks : private PageWords {
 public:
  BesideWorks(const StatementContext& context, const std::vector<Scene>& scenes, StatementList& out)
      : PageWords(context), scenes_(scenes), out_(out) {
    for (const Statement& each : out.statements()) {
      if (each.predicate == "建设") built_.emplace(each.subject, each.evidence);
    }
  }

  void state() {
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      if (mentions_[m].type == types_.project) {
        state_site(m);
        state_partners(m);
        state_attributed(m);
      } else if (mentions_[m].type == types_.institution) {
        state_contractor(m);
        state_agent(m);
      }
    }
    for (const Scene& scene : scenes_) state_scene(scene);
  }

 private:
  // 在|青林镇|投资2亿元建设|【…】
  void state_site(std::uint32_t work) {
    if (work == 0) return;
    const std::optional<BuildingSite> site = building_site(reading_.text(), types_, mentions_, work - 1);
    const std::uint32_t begin = site ? clause_begin(mentions_[site->outermost].begin) : 0;
    if (!site || site->built != mentions_[work].begin || mentions_[site->outermost].begin <= begin) return;
    const StatementStatus status = status_before(mentions_[site->outermost].begin);
    add(work, "位于", work - 1, status, {begin, mentions_[work].end}, {});
    if (const auto builder = builder_before(site->outermost)) state_builder(*builder, work, status);
  }

  // Who does what the clause says: whom it names before the place, else who opens a clause of the sentence
  // before it.
  std::optional<std::uint32_t> builder_before(std::uint32_t mention) const {
    const std::uint32_t begin = sentence_begin(mentions_[mention].begin);
    for (std::uint32_t m = mention;
         m-- > 0 && mention - m <= kReachMentions && mentions_[m].begin >= begin;) {
      if (mentions_[m].type != types_.institution || is_of_person(m)) continue;
      const bool opens = mentions_[m].begin == clause_begin(mentions_[m].begin);
      if (opens || clause_begin(mentions_[m].begin) == clause_begin(mentions_[mention].begin)) return m;
    }
    return std::nullopt;
  }

  // 青禾集团|与|云河大学|共建|【…】; behind a ， or 双方 the partners stand in the clause or sentence before.
  void state_partners(std::uint32_t work) {
    constexpr std::u32string_view kVerbs[] = {U"共建",   U"合建",   U"联合共建", U"共同建设", U"合作共建",
                                              U"共建的", U"合建的", U"共建“",    U"共建成"};
    const std::uint32_t begin = clause_begin(mentions_[work].begin);
    const std::u32string_view before = text(begin, mentions_[work].begin);
    const std::size_t verb = ending_of(before, kVerbs);
    if (verb == 0) return;
    const bool is_both = before.find(U"双方") != std::u32string_view::npos;
    std::vector<std::uint32_t> partners = partners_in(begin, mentions_[work].begin);
    constexpr int kMostClauses = 8;
    std::uint32_t at = begin;
    for (int clauses = 0; partners.empty() && at > 0 && clauses < kMostClauses; ++clauses) {
      const std::uint32_t sentence = sentence_at(at - 1);
      const bool is_near = sentence == sentence_at(mentions_[work].begin) ||
                           (is_both && sentence + 1 == sentence_at(mentions_[work].begin));
      if (!is_near) break;
      const std::uint32_t end = at;
      at = clause_begin(at - 1);
      partners = partners_in(at, end);
    }
    const StatementStatus status = status_before(mentions_[work].begin);
    for (const std::uint32_t partner : partners) state_builder(partner, work, status);
  }

  // The bodies on both sides of 与; where only one is behind it, it and who opens the sentence.
  std::vector<std::uint32_t> partners_in(std::uint32_t begin, std::uint32_t end) const {
    std::vector<std::uint32_t> partners;
    bool is_joined = false;
    for (std::uint32_t m = first_from(begin); m < mentions_.size() && mentions_[m].end <= end; ++m) {
      if (mentions_[m].type != types_.institution || is_of_person(m)) continue;
      is_joined = is_joined || is_linked(m);
      partners.push_back(m);
    }
    if (!is_joined) return {};
    if (partners.size() == 1) {
      if (const auto first = builder_before(partners.front())) partners.push_back(*first);
    }
    return partners;
  }

  bool is_linked(std::uint32_t m) const {
    constexpr std::u32string_view kLinks = U"与同和跟";
    return mentions_[m].begin > 0 &&
           kLinks.find(reading_.text()[mentions_[m].begin - 1]) != std::u32string_view::npos;
  }

  // 【云河大桥】…。市长叮嘱|承建单位|青禾集团, 业主单位为|青禾集团: of the work named last.
  void state_contractor(std::uint32_t body) {
    constexpr std::uint32_t kReach = 160;  // characters
    const std::uint32_t begin = clause_begin(mentions_[body].begin);
    constexpr std::u32string_view kIs = U"为是系：:";
    std::u32string_view before = text(begin, mentions_[body].begin);
    if (!before.empty() && kIs.find(before.back()) != std::u32string_view::npos) before.remove_suffix(1);
    if (!ends_listed(context_.rules.lexicon(), WordClass::builder_label, before)) return;
    const std::uint32_t paragraph = reading_.sentences[sentence_at(mentions_[body].begin)].paragraph;
    std::optional<std::uint32_t> park;  // where no project is named
    for (std::uint32_t m = body; m-- > 0 && mentions_[body].begin - mentions_[m].end <= kReach;) {
      if (mentions_[m].begin < reading_.layout.paragraphs[paragraph].begin) break;
      if (mentions_[m].type == types_.project) return state_builder(body, m, StatementStatus::done);
      const bool is_zone = reading_.text()[mentions_[m].end - 1] == U'区';
      if (mentions_[m].type == types_.park && !is_zone && !park) park = m;
    }
    if (park) state_builder(body, *park, StatementStatus::done);
  }

  // 青禾集团|投资2亿元承建的|【云河大桥】, 青禾食品有限公司|的|【糕点加工项目】.
  void state_attributed(std::uint32_t work) {
    if (work == 0 || mentions_[work - 1].type != types_.institution) return;
    std::u32string_view between = text(mentions_[work - 1].end, mentions_[work].begin);
    if (between.empty() || between.back() != U'的') return;
    between.remove_suffix(1);
    const std::size_t verb = ending_of(between, kBuilding);
    const bool is_owner =
        between.empty() && ending_of(text(mentions_[work - 1].begin, mentions_[work - 1].end), kFirms) > 0;
    if (verb == 0 && !is_owner) return;
    between.remove_suffix(verb);
    if (between.find_first_not_of(kSums) != std::u32string_view::npos) return;
    state_builder(work - 1, work, StatementStatus::done);
  }

  // 【云河大桥】…，由|青禾集团、四海路桥公司|投资2亿元|承建: of the work that the sentence named last, else
  // the one that the sentence before begins with.
  void state_agent(std::uint32_t body) {
    std::uint32_t first = body;
    while (first > 0 && body - first < kLongestList && mentions_[first - 1].type == types_.institution &&
           is_listed(first - 1))
      --first;
    const bool is_agent = mentions_[first].begin > 0 && reading_.text()[mentions_[first].begin - 1] == U'由';
    const bool opens = mentions_[first].begin == clause_begin(mentions_[first].begin);
    if (!is_agent && !opens) return;
    std::uint32_t last = body;
    while (last + 1 < mentions_.size() && last - body < kLongestList &&
           mentions_[last + 1].type == types_.institution && is_listed(last))
      ++last;
    std::u32string_view behind = text(mentions_[last].end, mentions_[last].end + kLongestDeed);
    behind.remove_prefix(std::min(behind.find_first_not_of(kSums), behind.size()));
    const Words verbs = is_agent ? Words(kBuilding) : Words(kOnSite);
    const bool is_built = std::any_of(verbs.begin(), verbs.end(), [&](std::u32string_view verb) {
      return behind.starts_with(verb) && !behind.substr(verb.size()).starts_with(U"的");
    });
    if (!is_built || is_told_of(body)) return;
    if (const auto work = work_before(first)) state_builder(body, *work, StatementStatus::done);
  }

  // Whether a pattern has found what the words say that the body builds.
  bool is_told_of(std::uint32_t body) const {
    const std::vector<std::uint32_t>& source = reading_.layout.source;
    const std::uint32_t begin = source[clause_begin(mentions_[body].begin)],
                        end = source[mentions_[body].end - 1];
    const auto told = built_.equal_range(entity_of(body));
    return std::any_of(told.first, told.second, [&](const auto& each) {
      return each.second.begin <= end && begin <= each.second.end;
    });
  }

  std::optional<std::uint32_t> work_before(std::uint32_t body) const {
    const std::uint32_t sentence = sentence_at(mentions_[body].begin);
    const std::uint32_t begin = sentence_begin(mentions_[body].begin);
    std::optional<std::uint32_t> park;  // the first one, where the sentence names no project
    for (std::uint32_t m = body; m-- > 0 && body - m <= kReachMentions && mentions_[m].begin >= begin;) {
      if (mentions_[m].type == types_.project) return m;
      if (mentions_[m].type == types_.park && reading_.text()[mentions_[m].end - 1] != U'区') park = m;
    }
    if (park) return park;
    if (sentence == 0 || reading_.sentences[sentence - 1].paragraph != reading_.sentences[sentence].paragraph)
      return std::nullopt;
    const std::uint32_t before = reading_.tokens[reading_.sentences[sentence - 1].tokens.begin].begin;
    const std::uint32_t opener = first_from(before);
    const bool opens =
        opener < body && mentions_[opener].type == types_.project && mentions_[opener].begin == before;
    return opens ? std::optional(opener) : std::nullopt;
  }

  // 在|青林镇|，市长先后察看了|【云河冷链中心】、【青禾大桥】: whatever is named there stands there.
  void state_scene(const Scene& scene) {
    if (scene.is_doer || !is_small(scene.place)) return;
    std::uint32_t m = first_from(scene.begin);
    while (m < mentions_.size() && mentions_[m].begin < scene.end && entity_of(m) != scene.place) ++m;
    const std::size_t stop = reading_.text().substr(0, scene.end).find_first_of(U"。；", scene.begin);
    const std::uint32_t end = static_cast<std::uint32_t>(std::min<std::size_t>(stop, scene.end));
    const std::uint32_t place = m;
    for (++m; m < mentions_.size() && mentions_[m].end <= end; ++m) {
      if (is_spot(m)) return;  // goes elsewhere
      if (mentions_[m].type == types_.project)
        add(m, "位于", place, StatementStatus::done, {mentions_[place].begin, mentions_[m].end}, {});
    }
  }

  // A village, a town or a zone: what happens in a county may be anywhere in it.
  bool is_small(std::uint32_t entity) const {
    constexpr std::string_view kLarge[] = {"县", "市", "区", "旗"};
    const Entity& place = context_.names.entities()[entity];
    if (types_.park != kNoType && place.type == types_.names[types_.park]) return true;
    return std::none_of(std::begin(kLarge), std::end(kLarge),
                        [&](std::string_view ending) { return place.name.ends_with(ending); }) ||
           place.name.ends_with("社区");
  }

  bool is_spot(std::uint32_t m) const {
    return mentions_[m].type == types_.place || mentions_[m].type == types_.park;
  }

  void state_builder(std::uint32_t body, std::uint32_t work, StatementStatus status) {
    const std::uint32_t end = mentions_[std::max(body, work)].end;
    const std::uint32_t sentence = sentence_at(end - 1);
    FoundTime time = stated_time(context_, sentence, mentions_[work].begin);
    if (time.time.empty()) time = time_around(context_, sentence, end, "建设", status);
    add(body, "建设", work, status, {std::min(mentions_[body].begin, mentions_[work].begin), end},
        std::move(time));
  }

  void add(std::uint32_t subject, const char* predicate, std::uint32_t object, StatementStatus status,
           TextSpan quoted, FoundTime time) {
    constexpr std::uint32_t kLongestQuotation = 300;
    if (quoted.end - quoted.begin <= kLongestQuotation)
      PageWords::add(out_, {subject, predicate, object, status, quoted, std::move(time), "beside-work"});
  }

  static constexpr std::u32string_view kBuilding[] = {
      U"承建", U"投资建设", U"建设",     U"施工",     U"承担",     U"独资", U"投资", U"投建",
      U"援建", U"代建",     U"捐建",     U"兴建",     U"参建",     U"筹建", U"开发", U"实施",
      U"运营", U"组织实施", U"负责实施", U"承担施工", U"负责施工", U"建成", U"组建", U"共同组建"};
  // 青禾集团、四海公司|先后进场施工: who does it says so without 由.
  static constexpr std::u32string_view kOnSite[] = {U"先后进场", U"进场施工", U"已进场施工", U"陆续进场",
                                                    U"同时进场", U"总承包",   U"分标段施工", U"负责施工"};
  static constexpr std::u32string_view kFirms[] = {U"公司", U"集团"};
  static constexpr std::u32string_view kSums = U"投资出捐入资总约共亿万元美欧0123456789.";
  static constexpr std::uint32_t kLongestDeed = 24;  // characters: 投资1.6亿元组织实施
  static constexpr std::uint32_t kLongestList = 32;  // builders

  const std::vector<Scene>& scenes_;
  StatementList& out_;
  std::multimap<std::uint32_t, TextSpan>
      built_;  // by builder, the quotations of what patterns say they build
};

}  // namespace

void state_beside_works(const StatementContext& context, const std::vector<Scene>& scenes,
                        StatementList& out) {
  BesideWorks(context, scenes, out).state();
}

}  // namespace fangzhi
