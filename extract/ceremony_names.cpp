#include "extract/ceremony_names.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace fangzhi {
namespace {

constexpr std::u32string_view kCeremony = U"仪式", kRite = U"典礼";

class CeremonyNames {
 public:
  CeremonyNames(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions)
      : text_(reading.text()),
        type_(rules.types().event),
        mentions_(mentions),
        ceremony_(text_.find(kCeremony)),
        rite_(text_.find(kRite)) {}

  void add() {
    std::vector<Mention> found;
    for (std::size_t at = next(0); at != std::u32string_view::npos; at = next(at + 1)) {
      const auto end = static_cast<std::uint32_t>(at + kCeremony.size());
      const std::optional<std::uint32_t> begin = begin_of(end);
      if (begin) found.push_back({*begin, end, type_, 1, "ceremony"});
    }
    if (!found.empty()) take(found);
  }

 private:
  // Where the next stands. Each word is sought anew only behind where it was found, so that a page that has
  // but one of them is read once for the other.
  std::size_t next(std::size_t at) {
    if (ceremony_ < at) ceremony_ = text_.find(kCeremony, at);
    if (rite_ < at) rite_ = text_.find(kRite, at);
    return std::min(ceremony_, rite_);
  }

  // Behind the verb, and behind what describes or lists other things: 举行了|隆重的|…, 甲、乙等3个项目|的|….
  std::optional<std::uint32_t> begin_of(std::uint32_t end) const {
    constexpr std::size_t kLongest = 48;
    constexpr std::size_t kShortest = 7;  // 集中开工仪式 names nothing yet
    constexpr std::u32string_view kNone = U"，。；：！？—《》\n";
    const std::size_t first = end - std::min<std::size_t>(end, kLongest);
    std::u32string_view before = text_.substr(first, end - first);
    const std::size_t mark = before.find_last_of(kNone);
    if (mark != std::u32string_view::npos) before.remove_prefix(mark + 1);
    const std::optional<std::size_t> behind = behind_verb(before);
    if (!behind) return held_begin(end - static_cast<std::uint32_t>(before.size()), end);
    before.remove_prefix(*behind);
    if (!has_whole_quotes(before)) return std::nullopt;
    const std::size_t of = before.rfind(U'的');
    if (of != std::u32string_view::npos) before.remove_prefix(of + 1);
    if (before.find(U'暨') != std::u32string_view::npos) {
      const std::uint32_t begin = end - static_cast<std::uint32_t>(before.size());
      return may_be_double(begin, end) ? std::optional(begin) : std::nullopt;
    }
    const std::uint32_t begin = without_list(end - static_cast<std::uint32_t>(before.size()), end);
    return end - begin >= kShortest && !is_named(begin, end) ? std::optional(begin) : std::nullopt;
  }

  // 在|青禾模具公司投产典礼|上, 青禾模具公司揭牌仪式|于云河工业园举办: behind what its clause opens with,
  // where that is a name and the only one; two firms sign with one another (青禾公司与云河公司签约仪式).
  std::optional<std::uint32_t> held_begin(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::size_t kReach = 30;
    constexpr std::u32string_view kHeld[] = {U"举行", U"举办"};
    const bool is_scene = text_[begin] == U'在' && end < text_.size() && text_[end] == U'上';
    if (is_scene) ++begin;
    std::u32string_view behind = text_.substr(end, kReach);
    behind = behind.substr(0, behind.find_first_of(U"，。；：\n"));
    const bool is_held =
        is_scene || std::any_of(std::begin(kHeld), std::end(kHeld), [&](std::u32string_view verb) {
          return behind.find(verb) != std::u32string_view::npos;
        });
    const auto opens = first_from(begin);
    const bool is_named_so =
        opens != mentions_.end() && opens->begin == begin && opens->end < end &&
        std::u32string_view(U"与和同暨").find(text_[opens->end]) == std::u32string_view::npos &&
        (std::next(opens) == mentions_.end() || std::next(opens)->begin >= end);
    return is_held && (is_named_so || tells_deed(begin, end)) && !is_named(begin, end) ? std::optional(begin)
                                                                                       : std::nullopt;
  }

  // 云河水泥生产线竣工投产点火仪式|10月28日在…举行: what opens a sentence and names the deed, in a clause
  // that names nothing else.
  bool tells_deed(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::size_t kShortest = 10;
    constexpr std::u32string_view kDeeds[] = {U"竣工", U"投产", U"开工", U"奠基", U"点火", U"通车",
                                              U"启用", U"落成", U"开业", U"封顶", U"投用"};
    constexpr std::u32string_view kOther = U"的在与和同日昨今近月我本全各";
    const std::u32string_view name = text_.substr(begin, end - begin);
    const bool opens = begin == 0 || text_[begin - 1] == U'\n' || text_[begin - 1] == U'。';
    return opens && name.size() >= kShortest && kOther.find(name.front()) == std::u32string_view::npos &&
           name.find_first_of(U"的与和、") == std::u32string_view::npos &&
           std::any_of(std::begin(kDeeds), std::end(kDeeds), [&](std::u32string_view deed) {
             return name.find(deed) != std::u32string_view::npos;
           });
  }

  // “双招双引”百日攻坚行动集中签约仪式, but not 活动”签约仪式.
  static bool has_whole_quotes(std::u32string_view words) {
    const std::size_t opens = words.find(U'“'), closes = words.find(U'”');
    const bool has_none = opens == std::u32string_view::npos && closes == std::u32string_view::npos;
    return has_none || (opens == 0 && closes != std::u32string_view::npos && closes + 1 < words.size());
  }

  static std::optional<std::size_t> behind_verb(std::u32string_view words) {
    constexpr std::u32string_view kVerbs[] = {U"举行", U"举办", U"参加", U"出席", U"迎来", U"见证", U"组织"};
    constexpr std::u32string_view kManner[] = {U"了",   U"隆重", U"盛大", U"过",   U"当天", U"当日", U"昨日",
                                               U"今日", U"上午", U"下午", U"此次", U"本次", U"这次"};
    std::optional<std::size_t> behind;
    for (const std::u32string_view verb : kVerbs) {
      const std::size_t at = words.rfind(verb);
      if (at != std::u32string_view::npos) behind = std::max(behind.value_or(0), at + verb.size());
    }
    if (!behind) return behind;
    for (const std::u32string_view manner : kManner) {
      if (words.substr(*behind).starts_with(manner)) *behind += manner.size();
    }
    return behind;
  }

  // Behind the last of several names.
  std::uint32_t without_list(std::uint32_t begin, std::uint32_t end) const {
    const auto first = first_from(begin);
    const auto behind =
        std::find_if(first, mentions_.end(), [&](const Mention& m) { return m.begin >= end; });
    if (behind - first < 2) return begin;
    return std::min(std::prev(behind)->end, end);
  }

  // 举行|青禾园奠基暨云河项目落户庆典仪式|: two in one, of which a shorter event may have been found at its
  // end.
  bool may_be_double(std::uint32_t begin, std::uint32_t end) const {
    for (auto m = first_from(begin); m != mentions_.end() && m->begin < end; ++m) {
      const bool is_whole = m->begin == begin && m->end == end;
      if (m->begin < begin || m->end > end || is_whole || (m->end == end && m->type != type_)) return false;
    }
    return true;
  }

  // Whether some name reaches to its end or across its beginning, or is an event.
  bool is_named(std::uint32_t begin, std::uint32_t end) const {
    for (auto m = first_from(begin); m != mentions_.end() && m->begin < end; ++m) {
      const bool is_rest = m->type == type_ && m->end == end && m->begin > begin && text_[begin] == U'“' &&
                           text_[m->begin - 1] == U'”';  // “双招双引”|【集中签约仪式】
      if (is_rest) continue;
      if (m->begin < begin || m->end >= end || m->type == type_) return true;
    }
    return false;
  }

  std::vector<Mention>::iterator first_from(std::uint32_t begin) const {
    return std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                            [](const Mention& m, std::uint32_t at) { return m.end <= at; });
  }

  // Each in place of the names inside it.
  void take(const std::vector<Mention>& ceremonies) {
    std::vector<Mention> taken;
    taken.reserve(mentions_.size() + ceremonies.size());
    auto next = mentions_.begin();
    for (const Mention& ceremony : ceremonies) {
      while (next != mentions_.end() && next->begin < ceremony.end) taken.push_back(*next++);
      while (!taken.empty() && taken.back().end > ceremony.begin) taken.pop_back();
      taken.push_back(ceremony);
    }
    taken.insert(taken.end(), next, mentions_.end());
    mentions_ = std::move(taken);
  }

  const std::u32string_view text_;
  const TypeId type_;
  std::vector<Mention>& mentions_;
  std::size_t ceremony_, rite_;  // where the next of each stands
};

// 青禾县冰雕大赛|暨|首届冰雪节: one event.
void join_double_events(std::u32string_view text, TypeId event, std::vector<Mention>& mentions) {
  constexpr std::uint32_t kLongest = 80;
  std::size_t kept = 0;
  for (std::size_t m = 1; m < mentions.size(); ++m) {
    Mention& last = mentions[kept];
    const Mention& next = mentions[m];
    const bool is_double = last.type == event && next.type == event && next.begin == last.end + 1 &&
                           text[last.end] == U'暨' && next.end - last.begin <= kLongest;
    if (is_double) {
      last.end = next.end;
    } else {
      mentions[++kept] = next;
    }
  }
  if (!mentions.empty()) mentions.resize(kept + 1);
}

}  // namespace

void split_shared_ceremonies(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kWorks[] = {U"项目", U"工程"};
  constexpr std::u32string_view kJoints = U"、和及与暨";
  const TypeTable& types = rules.types();
  for (std::size_t m = 1; m < mentions.size(); ++m) {
    Mention& event = mentions[m];
    const Mention& before = mentions[m - 1];
    const std::u32string_view name = reading.text().substr(event.begin, event.end - event.begin);
    const bool is_listed =
        event.type == types.event && name.ends_with(kCeremony) && event.begin == before.end + 1 &&
        kJoints.find(reading.text()[before.end]) != std::u32string_view::npos &&
        (before.type == types.project || before.type == types.institution || before.type == types.park);
    if (!is_listed) continue;
    for (const std::u32string_view work : kWorks) {
      const std::size_t at = name.rfind(work);
      if (at == std::u32string_view::npos || at == 0 || at + work.size() + kCeremony.size() >= name.size())
        continue;
      event.end = event.begin + static_cast<std::uint32_t>(at + work.size());
      event.type = types.project;
      break;
    }
  }
}

void name_ceremonies(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions) {
  CeremonyNames(reading, rules, mentions).add();
  join_double_events(reading.text(), rules.types().event, mentions);
}

}  // namespace fangzhi
