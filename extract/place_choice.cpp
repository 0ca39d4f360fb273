#include "extract/place_choice.h"

#include <string>

#include "core/utf8.h"
#include "extract/scope.h"

namespace fangzhi {
namespace {

using PlaceCandidates = std::vector<PlaceCandidate>;

// Of several the first by name.
template <class May>
const PlaceCandidate* likeliest(const PlaceCandidates& candidates, const May& may) {
  const PlaceCandidate* best = nullptr;
  for (const PlaceCandidate& each : candidates) {
    if (may(each) && (best == nullptr || each.score() > best->score())) best = &each;
  }
  return best;
}

// A zone that the page opens with, before a city that it names no oftener but for the zone's own name
// (青林高新区, of 青林市), and before what only other names hold (青林经开区|来到通州产业园).
const PlaceCandidate* zone_before(const PlaceCandidates& candidates, const PlaceCandidate& best) {
  const auto times = [](const PlaceCandidate& each) {
    return each.sign(PlaceSign::named) + each.sign(PlaceSign::shortened) + each.sign(PlaceSign::body) +
           each.sign(PlaceSign::called);
  };
  constexpr int kOften = 3;
  const std::u32string name = to_code_points(best.name);
  const bool may_have_zones = best.division != nullptr && best.sign(PlaceSign::province) == 0;
  // 经|县委批准, 我市: who speaks for itself stands above a zone that is named but once.
  const bool speaks = best.sign(PlaceSign::level) > 0;
  const bool speaks_often = best.sign(PlaceSign::level) >= kOften;  // 县委书记, 全县, 我县
  const bool is_county = name.ends_with(U'县') || name.ends_with(U'旗');
  return likeliest(candidates, [&](const PlaceCandidate& each) {
    if (each.sign(PlaceSign::zone) == 0 || !each.is_named()) return false;
    const bool opens = each.sign(PlaceSign::leads) > 0;
    // Not a guest from 青林经开区 at 青林中学, 青林市教育局 and 青林市财政局.
    const bool is_all_around = best.sign(PlaceSign::inside) > times(each) + 1;
    if (is_all_around) return false;
    if (opens && !best.is_named() && !(speaks && is_county)) return true;
    if (speaks_often && !opens) return false;
    const bool is_of_it =
        may_have_zones && to_code_points(each.name).find(short_place_name(name)) != std::u32string::npos;
    const bool is_in_passing =
        speaks && best.sign(PlaceSign::district) > 0 && each.sign(PlaceSign::named) <= 1;
    return is_of_it && !is_in_passing && (times(each) > times(best) || (opens && times(each) == times(best)));
  });
}

// The city that the page opens with, before a district of it that stands in nothing but the name of a work:
// 【青林】148项重点工程…。【云河区】文化活动中心
const PlaceCandidate* city_before(const PlaceCandidates& candidates, const PlaceCandidate& best,
                                  const Divisions& divisions) {
  const bool is_in_passing = best.division != nullptr && best.sign(PlaceSign::district) > 0 &&
                             !best.is_named() && best.sign(PlaceSign::leads) == 0 &&
                             best.sign(PlaceSign::level) == 0;
  if (!is_in_passing) return nullptr;
  const Division* city = divisions.city_of(*best.division);
  return likeliest(candidates, [&](const PlaceCandidate& each) {
    return each.division != nullptr && each.division == city && each.is_named() &&
           each.sign(PlaceSign::leads) > 0;
  });
}

// The city whose paper a page is, before a county elsewhere that it calls for short once, in passing.
const PlaceCandidate* paper_city_before(const PlaceCandidates& candidates, const PlaceCandidate& best,
                                        const Divisions& divisions) {
  const Division* own = best.division == nullptr ? nullptr : divisions.city_of(*best.division);
  int signs = 0;
  for (auto each = static_cast<std::size_t>(PlaceSign::named);
       each <= static_cast<std::size_t>(PlaceSign::inside); ++each)
    signs += best.signs[each];
  const bool is_in_passing =
      best.sign(PlaceSign::district) > 0 && best.sign(PlaceSign::shortened) == 1 && signs == 1;
  if (!is_in_passing || best.sign(PlaceSign::level) > 0) return nullptr;
  return likeliest(candidates, [&](const PlaceCandidate& each) {
    return each.division != own && each.sign(PlaceSign::city) > 0 && each.sign(PlaceSign::dateline) > 0 &&
           each.sign(PlaceSign::leads) > 0;
  });
}

// The one county or district that the page opens with and names oftener than once, before the province, of
// which a list of guests may name many counties.
const PlaceCandidate* county_before(const PlaceCandidates& candidates, const PlaceCandidate& best) {
  if (best.sign(PlaceSign::province) == 0) return nullptr;
  const PlaceCandidate* only = nullptr;
  for (const PlaceCandidate& each : candidates) {
    const bool is_county = each.sign(PlaceSign::district) > 0 && each.division != nullptr;
    if (!is_county || each.sign(PlaceSign::leads) == 0) continue;
    if (only != nullptr) return nullptr;
    only = &each;
  }
  return only != nullptr && only->sign(PlaceSign::named) > 1 ? only : nullptr;
}

// Not 北京 of 北京青禾科技, on a page that speaks of 我区; not where somebody only went.
bool is_spoken_of(const PlaceCandidate& each) {
  if (each.sign(PlaceSign::far) > 0 && !each.is_named()) return false;
  const bool is_elsewhere = each.sign(PlaceSign::district) == 0 && each.sign(PlaceSign::levels) > 0 &&
                            each.sign(PlaceSign::level) == 0;
  return !is_elsewhere || each.is_named();
}

bool is_visited(const PlaceCandidate& each) {
  return each.sign(PlaceSign::district) > 0 && each.sign(PlaceSign::far) > 0;
}

}  // namespace

const PlaceCandidate* choose_place(const std::vector<PlaceCandidate>& candidates,
                                   const Divisions& divisions) {
  const PlaceCandidate* best = likeliest(candidates, is_spoken_of);
  if (best == nullptr) best = likeliest(candidates, is_visited);  // 自治区政协主席一行来到|贺兰县
  if (best == nullptr) return nullptr;
  if (const PlaceCandidate* zone = zone_before(candidates, *best); zone != nullptr) best = zone;
  if (const PlaceCandidate* city = city_before(candidates, *best, divisions); city != nullptr) best = city;
  if (const PlaceCandidate* city = paper_city_before(candidates, *best, divisions); city != nullptr)
    best = city;
  if (const PlaceCandidate* county = county_before(candidates, *best); county != nullptr) best = county;
  return best;
}

const PlaceCandidate* likeliest_city(const std::vector<PlaceCandidate>& candidates) {
  return likeliest(candidates, [](const PlaceCandidate& each) {
    return each.sign(PlaceSign::city) > 0 && each.is_named();
  });
}

}  // namespace fangzhi
