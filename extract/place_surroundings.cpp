#include "extract/place_surroundings.h"

#include <algorithm>
#include <string>

#include "core/utf8.h"

namespace fangzhi {
namespace {

class Surroundings {
 public:
  Surroundings(const Divisions& divisions, std::vector<PlaceCandidate>& candidates,
               const std::map<char32_t, int>& levels)
      : divisions_(divisions), candidates_(candidates), levels_(levels) {
    for (const PlaceCandidate& each : candidates_) {
      times_[each.name] = each.sign(PlaceSign::named) + each.sign(PlaceSign::shortened) +
                          each.sign(PlaceSign::body) + each.sign(PlaceSign::inside);
    }
    for (PlaceCandidate& each : candidates_) each.division = division_of(each.name);
    for (const PlaceCandidate& each : candidates_) of_rank_[rank_of(each)] += times_[each.name];
    for (const auto& [character, count] : levels_)
      all_levels_ += kDivisionLevels.find(character) == std::u32string_view::npos ? 0 : count;
  }

  void note() {
    for (PlaceCandidate& each : candidates_) {
      note_rank(each);
      note_above(each);
    }
    for (PlaceCandidate& each : candidates_) {
      if (each.sign(PlaceSign::parts) > 0) --each.sign(PlaceSign::parts);
    }
  }

 private:
  // 0 of provinces, 1 of cities, 2 of what is smaller.
  static std::size_t rank_of(const PlaceCandidate& each) {
    if (each.division == nullptr || each.division->level >= DivisionLevel::county) return 2;
    return each.division->level == DivisionLevel::province && !each.name.ends_with("市") ? 0 : 1;
  }

  void note_rank(PlaceCandidate& each) {
    constexpr PlaceSign kRanks[] = {PlaceSign::province, PlaceSign::city, PlaceSign::district};
    const std::size_t rank = rank_of(each);
    each.sign(kRanks[rank]) = 1;
    each.sign(PlaceSign::zone) = each.division == nullptr && is_zone(to_code_points(each.name));
    each.sign(PlaceSign::unlisted) = each.division == nullptr && each.sign(PlaceSign::zone) == 0;
    each.sign(PlaceSign::beside) = of_rank_[rank] - times_[each.name];
    const auto own = levels_.find(to_code_points(each.name).back());
    each.sign(PlaceSign::level) = own == levels_.end() ? 0 : own->second;
    each.sign(PlaceSign::levels) = all_levels_ - each.sign(PlaceSign::level);
  }

  void note_above(PlaceCandidate& each) {
    if (each.division == nullptr) return;
    for (const Division* above = divisions_.parent_of(*each.division); above != nullptr;
         above = divisions_.parent_of(*above)) {
      if (each.sign(PlaceSign::whole) == 0) each.sign(PlaceSign::whole) = times_of(*above);
      PlaceCandidate* const outer = find(above->name);
      if (outer == nullptr) continue;
      ++outer->sign(PlaceSign::parts);
      outer->sign(PlaceSign::part) = std::max(outer->sign(PlaceSign::part), times_[each.name]);
    }
  }

  PlaceCandidate* find(const std::string& name) {
    const auto found =
        std::lower_bound(candidates_.begin(), candidates_.end(), name,
                         [](const PlaceCandidate& a, const std::string& b) { return a.name < b; });
    return found == candidates_.end() || found->name != name ? nullptr : &*found;
  }

  int times_of(const Division& division) const {
    const auto found = times_.find(division.name);
    return found == times_.end() ? 0 : found->second;
  }

  int times_above(const Division& division) const {
    int times = 0;
    for (const Division* above = divisions_.parent_of(division); above != nullptr;
         above = divisions_.parent_of(*above))
      times += times_of(*above);
    return times;
  }

  // Of several divisions of one name that whose city is named most; a district of which nothing above is
  // named is another of that name.
  const Division* division_of(const std::string& name) const {
    const Division* best = nullptr;
    int most = -1;
    for (const Division* each : divisions_.named(name)) {
      const int times = times_above(*each);
      if (each->name != name || times < most) continue;
      if (times == most && each->level == best->level) return nullptr;
      if (times > most) best = each;
      most = times;
    }
    const bool may_be_another =
        best != nullptr && most == 0 && name.ends_with("区") && best->level == DivisionLevel::county;
    return may_be_another ? nullptr : best;
  }

  const Divisions& divisions_;
  std::vector<PlaceCandidate>& candidates_;
  const std::map<char32_t, int>& levels_;
  std::map<std::string, int> times_;
  int of_rank_[3] = {};
  int all_levels_ = 0;
};

}  // namespace

void note_surroundings(const Divisions& divisions, std::vector<PlaceCandidate>& candidates,
                       const std::map<char32_t, int>& levels) {
  Surroundings(divisions, candidates, levels).note();
}

}  // namespace fangzhi
