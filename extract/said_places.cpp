// Where things are that the words beside them put there: what is held in a place, and what a zone has.
//
//   青禾县在|杭州|举办|【青禾招商推介会】    【青禾马拉松】在|云河风景区|鸣枪
//   区内设有|【甲产业园】、【乙中学】

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "extract/page_words.h"
#include "extract/place_chain.h"
#include "extract/reach.h"
#include "extract/stated_time.h"

namespace fangzhi {
namespace {

class SaidPlaces : private PageWords {
 public:
  SaidPlaces(const StatementContext& context, StatementList& out) : PageWords(context), out_(out) {}

  void state() {
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      if (mentions_[m].type == types_.event) {
        state_held_before(m);
        state_held_behind(m);
      } else if (may_be_had(m)) {
        state_had(m);
      }
    }
  }

 private:
  bool is_spot(std::uint32_t m) const {
    return mentions_[m].type == types_.place || mentions_[m].type == types_.park;
  }
  bool may_be_had(std::uint32_t m) const {
    return mentions_[m].type == types_.park || mentions_[m].type == types_.project ||
           mentions_[m].type == types_.institution;
  }
  bool is_put(std::uint32_t spot) const {
    const std::uint32_t begin = mentions_[outermost_of(mentions_, spot)].begin;
    return begin > 0 && (reading_.text()[begin - 1] == U'在' || reading_.text()[begin - 1] == U'于');
  }

  // 在|杭州|举办|【…】
  void state_held_before(std::uint32_t event) {
    constexpr std::u32string_view kHolding[] = {U"举办", U"举行", U"召开", U"承办", U"举办了", U"举行了"};
    if (event == 0 || !is_spot(event - 1) || !is_put(event - 1)) return;
    const std::u32string_view between = text(mentions_[event - 1].end, mentions_[event].begin);
    if (std::find(std::begin(kHolding), std::end(kHolding), between) != std::end(kHolding))
      add(event, event - 1, mentions_[event - 1].begin, mentions_[event].end);
  }

  // 【…】|18日|在|云河|举办
  void state_held_behind(std::uint32_t event) {
    constexpr std::u32string_view kHeld[] = {U"举办",     U"举行",     U"召开",     U"鸣枪",
                                             U"开幕",     U"开赛",     U"启幕",     U"顺利举行",
                                             U"隆重举行", U"成功举办", U"如期举行", U"拉开"};
    constexpr std::u32string_view kWhen = U"0123456789年月日上下午本于在昨今，晚";
    std::uint32_t spot = event + 1;
    if (spot >= mentions_.size() || !is_spot(spot) || !is_put(spot)) return;
    if (text(mentions_[event].end, mentions_[spot].begin).find_first_not_of(kWhen) !=
        std::u32string_view::npos)
      return;
    while (spot + 1 < mentions_.size() && is_spot(spot + 1) &&
           mentions_[spot + 1].begin == mentions_[spot].end)
      ++spot;
    const std::u32string_view behind = text(mentions_[spot].end, mentions_[spot].end + 4);
    if (std::any_of(std::begin(kHeld), std::end(kHeld),
                    [&](std::u32string_view verb) { return behind.starts_with(verb); }))
      add(event, spot, mentions_[event].begin, mentions_[spot].end);
  }

  // 【云河产业园】…，|区内设有|【…】: of the zone that the paragraph named last.
  void state_had(std::uint32_t first) {
    constexpr std::u32string_view kHaving[] = {U"区内设有", U"园内设有", U"园区设有", U"内设有", U"建有",
                                               U"设有",     U"区内建有", U"园区内的", U"区内的", U"下设",
                                               U"下辖",     U"辖有",     U"套着",     U"下设了"};
    constexpr std::uint32_t kLongestList = 16;
    const std::u32string_view before = text(clause_begin(mentions_[first].begin), mentions_[first].begin);
    const bool is_had = std::any_of(std::begin(kHaving), std::end(kHaving),
                                    [&](std::u32string_view word) { return before.ends_with(word); });
    if (!is_had) return;
    const std::optional<std::uint32_t> zone = zone_before(first);
    if (!zone) return;
    for (std::uint32_t m = first; m - first < kLongestList && may_be_had(m); ++m) {
      add(m, *zone, mentions_[first].begin, mentions_[m].end);
      if (!is_listed(m)) break;
    }
  }

  // The last park that the paragraph names before.
  std::optional<std::uint32_t> zone_before(std::uint32_t mention) const {
    const std::uint32_t paragraph = reading_.sentences[sentence_at(mentions_[mention].begin)].paragraph;
    const std::uint32_t begin = reading_.layout.paragraphs[paragraph].begin;
    for (std::uint32_t m = mention;
         m-- > 0 && mention - m <= kReachMentions && mentions_[m].begin >= begin;) {
      if (mentions_[m].type == types_.park) return m;
    }
    return std::nullopt;
  }

  void add(std::uint32_t subject, std::uint32_t object, std::uint32_t begin, std::uint32_t end) {
    const StatementStatus status = status_before(begin + 1);
    FoundTime time;
    if (mentions_[subject].type == types_.event) {  // was there on a day
      const std::uint32_t sentence = sentence_at(end - 1);
      time = stated_time(context_, sentence, end);
      if (time.time.empty()) time = time_around(context_, sentence, end, "举办", status);
    }
    PageWords::add(out_, {subject, "位于", object, status, {begin, end}, std::move(time), "said-place"});
  }

  StatementList& out_;
};

}  // namespace

void state_said_places(const StatementContext& context, StatementList& out) {
  SaidPlaces(context, out).state();
}

}  // namespace fangzhi
