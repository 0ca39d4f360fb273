// What is so of all works of the list before:
//
//   …新建供水工程3处，分别为【青林水厂扩建】、【云河水厂改造】和【东湖管网延伸】。上述3处工程均已|完工|
//
// The list is the nearest of as many works as are counted. Of all works of the list that the sentence sums
// up:
//
//   【青林铁路项目】、【云河影城项目】、【东湖公园项目】……随着一批批项目相继|签约|
//
// And of all works of the paragraph below, where it names as many:
//
//   此次集中|签约|的5个项目，分布在三个领域。⏎
//   旅游类有2个项目：3.2亿元的【青林铁路项目】、3亿元的【云河影城项目】。…

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

#include "core/utf8.h"
#include "extract/work_teller.h"

namespace fangzhi {
namespace {

class ReferredWorks {
 public:
  explicit ReferredWorks(const WorkTeller& teller)
      : teller_(teller), reading_(teller.context().reading), mentions_(teller.context().names.mentions()) {}

  void tell() const {
    for (std::uint32_t s = 0; s < reading_.sentences.size(); ++s) {
      const std::uint32_t begin = begin_of(s), end = end_of(s);
      const std::size_t count = counted_in(teller_.text(begin, end));
      if (count < 2) continue;
      const std::vector<std::uint32_t> works = list_before(s, count);
      for (const WorkState& state : works.empty() ? std::span<const WorkState>() : states_of(begin, end))
        for (const std::uint32_t work : works) tell_of(work, state, begin);
    }
    for (std::uint32_t s = 0; s < reading_.sentences.size(); ++s) {
      tell_below(s);
      tell_summed(s);
    }
  }

 private:
  std::uint32_t begin_of(std::uint32_t sentence) const {
    return reading_.tokens[reading_.sentences[sentence].tokens.begin].begin;
  }
  std::uint32_t end_of(std::uint32_t sentence) const {
    return reading_.tokens[reading_.sentences[sentence].tokens.end - 1].end;
  }

  // The number in digits that the words begin with, taken off them; 0 where there is none.
  static std::size_t take_number(std::u32string_view& words) {
    constexpr std::size_t kMost = 100;
    std::size_t number = 0;
    for (; !words.empty() && is_ascii_digit(words.front()) && number < kMost; words.remove_prefix(1))
      number = 10 * number + (words.front() - U'0');
    return number;
  }

  // 5 of 上述5处供水工程9月下旬起…; 0 of sentences that open otherwise.
  static std::size_t counted_in(std::u32string_view sentence) {
    constexpr std::u32string_view kOpenings[] = {U"上述", U"以上", U"这"};
    constexpr std::u32string_view kNumerals = U"一二三四五六七八九十", kUnits = U"个处项条座所";
    constexpr std::u32string_view kKinds[] = {U"项目", U"工程"};
    constexpr std::size_t kLongestKind = 10;
    const auto opening = std::find_if(std::begin(kOpenings), std::end(kOpenings),
                                      [&](std::u32string_view each) { return sentence.starts_with(each); });
    if (opening == std::end(kOpenings)) return 0;
    sentence.remove_prefix(opening->size());
    std::size_t count = 0;
    if (!sentence.empty() && kNumerals.find(sentence.front()) != std::u32string_view::npos) {
      count = kNumerals.find(sentence.front()) + 1;
      sentence.remove_prefix(1);
    } else {
      count = take_number(sentence);
    }
    if (sentence.empty() || kUnits.find(sentence.front()) == std::u32string_view::npos) return 0;
    const std::u32string_view kind = sentence.substr(1, kLongestKind);
    const bool is_work = std::any_of(std::begin(kKinds), std::end(kKinds), [&](std::u32string_view each) {
      return kind.find(each) < kind.find_first_of(U"，、。");
    });
    return is_work ? count : 0;
  }

  // What the sentence says up to the first work that it names itself.
  std::span<const WorkState> states_of(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t m = teller_.first_mention(begin);
    while (m < mentions_.size() && mentions_[m].begin < end && !is_work(m)) ++m;
    return teller_.states_in(begin, m < mentions_.size() ? std::min(end, mentions_[m].begin) : end);
  }

  bool is_work(std::uint32_t m) const { return mentions_[m].type == teller_.context().rules.types().project; }

  // The last list of so many works in the sentences before, of the paragraph or the one above it.
  std::vector<std::uint32_t> list_before(std::uint32_t sentence, std::size_t count) const {
    constexpr std::uint32_t kReach = 3;  // sentences
    const std::uint32_t article = article_of(sentence);
    for (std::uint32_t s = sentence; s-- > 0 && sentence - s <= kReach && article_of(s) == article;) {
      std::vector<std::uint32_t> list = list_in(begin_of(s), end_of(s), count);
      if (!list.empty()) return list;
    }
    return {};
  }
  std::uint32_t article_of(std::uint32_t sentence) const {
    return reading_.layout.paragraphs[reading_.sentences[sentence].paragraph].article;
  }

  std::vector<std::uint32_t> list_in(std::uint32_t begin, std::uint32_t end, std::size_t count) const {
    std::vector<std::uint32_t> list, found;
    std::uint32_t past = begin;  // where the last of the list ends, with its bracket
    for (std::uint32_t m = teller_.first_mention(begin); m < mentions_.size() && mentions_[m].begin < end;
         ++m) {
      if (!list.empty() && mentions_[m].begin < past) continue;  // in the bracket
      if (!list.empty() && !joins(past, mentions_[m].begin)) list.clear();
      if (!is_work(m)) {
        list.clear();
        continue;
      }
      list.push_back(m);
      past = behind_bracket(mentions_[m].end);
      if (list.size() == count) found = list;
      if (list.size() > count) found.clear();
    }
    return found;
  }
  bool joins(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::u32string_view kJoints[] = {U"、", U"和", U"及", U"以及", U"，", U"；"};
    return std::find(std::begin(kJoints), std::end(kJoints), teller_.text(begin, end)) != std::end(kJoints);
  }
  std::uint32_t behind_bracket(std::uint32_t end) const {
    constexpr std::size_t kLongest = 60;
    const std::u32string_view behind = reading_.text().substr(end, kLongest);
    if (!behind.starts_with(U'（')) return end;
    const std::size_t close = behind.find(U'）');
    return close == std::u32string_view::npos ? end : end + static_cast<std::uint32_t>(close) + 1;
  }

  // 此次集中|签约|的12|个项目, and the works of the paragraph below where they are twelve.
  void tell_below(std::uint32_t sentence) const {
    const std::uint32_t begin = begin_of(sentence), end = end_of(sentence);
    const std::size_t behind = behind_occasion(teller_.text(begin, end));
    if (behind == 0) return;
    const std::span<const WorkState> all = teller_.states_in(begin, end);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::uint32_t trigger_end = teller_.trigger_of(all[i]).end;
      if (trigger_end < begin + behind || all[i].site->hindrance != Hindrance::none) continue;
      const std::size_t count = counted_behind(teller_.text(trigger_end, end));
      const std::vector<std::uint32_t> works =
          count < kFewest ? std::vector<std::uint32_t>() : works_below(sentence);
      if (works.empty() || works.size() != count) return;
      const WorkList list(teller_, all.subspan(i, 1), {begin, trigger_end});
      for (const std::uint32_t work : works) list.tell(work, std::nullopt);
      return;
    }
  }

  // 甲、乙、丙|……随着一批批项目相继签约
  void tell_summed(std::uint32_t sentence) const {
    constexpr std::size_t kReach = 40;
    constexpr std::u32string_view kSums[] = {U"一批批", U"一批", U"一个个", U"这些"};
    const std::uint32_t begin = begin_of(sentence);
    std::vector<std::uint32_t> works;
    std::uint32_t past = begin;
    for (std::uint32_t m = teller_.first_mention(begin); m < mentions_.size() && is_work(m); ++m) {
      if (works.empty() ? mentions_[m].begin != begin : !joins(past, mentions_[m].begin)) break;
      works.push_back(m);
      past = mentions_[m].end;
    }
    std::u32string_view rest = reading_.text().substr(past, kReach);
    if (works.size() < kFewest || !rest.starts_with(U"……")) return;
    rest = rest.substr(0, rest.find_first_of(U"，。；\n"));
    const bool sums_up = std::any_of(std::begin(kSums), std::end(kSums), [&](std::u32string_view sum) {
      const std::size_t at = rest.find(sum);
      return at != std::u32string_view::npos && rest.find(U"项目", at) != std::u32string_view::npos;
    });
    const auto end = past + static_cast<std::uint32_t>(rest.size());
    for (const WorkState& state : sums_up ? teller_.states_in(past, end) : std::span<const WorkState>())
      for (const std::uint32_t work : works) tell_of(work, state, begin);
  }

  static constexpr std::size_t kFewest = 3;

  // Where 此次, 当天 or the like ends that the sentence begins with; 0 where it does not.
  static std::size_t behind_occasion(std::u32string_view sentence) {
    constexpr std::u32string_view kOccasions[] = {U"此次", U"这次", U"本次", U"当天", U"当日"};
    const auto occasion = std::find_if(std::begin(kOccasions), std::end(kOccasions),
                                       [&](std::u32string_view each) { return sentence.starts_with(each); });
    return occasion == std::end(kOccasions) ? 0 : occasion->size();
  }

  // 12 of |的12个项目
  static std::size_t counted_behind(std::u32string_view words) {
    if (words.starts_with(U'的')) words.remove_prefix(1);
    const std::size_t count = take_number(words);
    return words.starts_with(U"个项目") ? count : 0;
  }

  // The first mention of each work of the next paragraph of prose.
  std::vector<std::uint32_t> works_below(std::uint32_t sentence) const {
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    const std::uint32_t own = reading_.sentences[sentence].paragraph;
    std::vector<std::uint32_t> works;
    if (own + 1 >= paragraphs.size() || paragraphs[own + 1].article != paragraphs[own].article) return works;
    const NameBook& names = teller_.context().names;
    for (std::uint32_t m = teller_.first_mention(paragraphs[own + 1].begin);
         m < mentions_.size() && mentions_[m].begin < paragraphs[own + 1].end; ++m) {
      const bool is_new = is_work(m) && std::none_of(works.begin(), works.end(), [&](std::uint32_t each) {
                            return names.entity_of(each) == names.entity_of(m);
                          });
      if (is_new) works.push_back(m);
      if (works.size() > kMostBelow) return {};
    }
    return works;
  }
  static constexpr std::size_t kMostBelow = 60;

  void tell_of(std::uint32_t work, const WorkState& state, std::uint32_t opens_at) const {
    if (state.site->hindrance != Hindrance::none) return;
    const std::uint32_t end = teller_.trigger_of(state).end;
    ToldWork told;
    told.work = work;
    told.from = RoleSource::topic;
    told.time_end = end;
    told.quoted = {opens_at, end};
    told.opens_at = mentions_[work].begin;
    teller_.tell(state, told);
  }

  const WorkTeller& teller_;
  const Reading& reading_;
  const std::vector<Mention>& mentions_;
};

}  // namespace

void tell_referred_works(const WorkTeller& teller) {
  ReferredWorks(teller).tell();
}

}  // namespace fangzhi
