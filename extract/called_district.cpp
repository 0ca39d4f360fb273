#include "extract/called_district.h"

#include <cstdint>
#include <map>
#include <string>

#include "core/utf8.h"
#include "extract/named_most.h"

namespace fangzhi {
namespace {

bool says(const Reading& reading, std::u32string_view word) {
  return reading.text().find(word) != std::u32string_view::npos;
}

}  // namespace

bool CalledDistrict::speaks_as_county() const {
  return says(reading_, U"我县");
}

// A report of a county's work has no 我县.
bool CalledDistrict::is_of_county() const {
  if (speaks_as_county()) return true;
  constexpr std::u32string_view kWhole = U"全县";
  const std::size_t first = reading_.text().find(kWhole);
  if (first == std::u32string_view::npos) return false;
  const bool says_again = reading_.text().find(kWhole, first + kWhole.size()) != std::u32string_view::npos;
  return says_again || says(reading_, U"县委") || says(reading_, U"县政府") || says(reading_, U"县人民政府");
}

const Division* CalledDistrict::called_most(const std::vector<Mention>& mentions) const {
  constexpr std::size_t kShort = 2, kReach = 4000;
  const bool is_county = is_of_county();
  const std::u32string_view text = reading_.text().substr(0, kReach);
  std::map<std::u32string_view, std::uint32_t> times;
  const auto count = [&](std::size_t i) {
    if (i + kShort >= text.size() || !rules_.begins_local_division(text.substr(i))) return;
    const std::u32string_view name = text.substr(i, kShort);
    if (called(name, is_county) != nullptr) ++times[name];
  };
  if (is_county) {
    for (const Mention& each : mentions) {
      const bool may_bear_any = each.type == rules_.types().person || each.type == rules_.types().park;
      if (!may_bear_any) count(each.begin);
    }
    for (std::size_t i = text.find(U'《'); i != std::u32string_view::npos; i = text.find(U'《', i + 1))
      count(i + 1);
  } else {
    for (std::size_t i = 0; i < text.size(); ++i) count(i);
  }
  const auto most = named_most(times, is_county ? 1 : 2, [](std::uint32_t named) { return named; });
  return most == times.end() ? nullptr : called(most->first, is_county);
}

const Division* CalledDistrict::called(std::u32string_view name, bool is_county) const {
  if (rules_.lexicon().find(name) != kNoWord) return nullptr;
  const std::vector<const Division*> named =
      rules_.divisions().named(to_utf8(name) + (is_county ? "县" : "区"));
  return named.size() == 1 && named.front()->level == DivisionLevel::county ? named.front() : nullptr;
}

const Division* CalledDistrict::in_papers() const {
  const std::u32string_view text = reading_.text();
  for (std::size_t i = text.find(U'《'); i != std::u32string_view::npos; i = text.find(U'《', i + 1)) {
    const Division* finest = nullptr;
    std::size_t at = i + 1;
    while (const Division* next = division_at(at, finest)) {
      finest = next;
      at += to_code_points(next->name).size();
    }
    if (finest != nullptr && finest->level == DivisionLevel::county) return finest;
  }
  return nullptr;
}

// Under its full name, in what stands before it.
const Division* CalledDistrict::division_at(std::size_t at, const Division* outer) const {
  constexpr std::size_t kLongest = 11;
  const std::u32string_view rest = reading_.text().substr(at, kLongest);
  for (std::size_t length = rest.size(); length > 1; --length) {
    const std::string name = to_utf8(rest.substr(0, length));
    const std::vector<const Division*> named = rules_.divisions().named(name);
    const Division* found = outer != nullptr    ? rules_.divisions().find(name, outer->name)
                            : named.size() == 1 ? named.front()
                                                : rules_.divisions().find(name, "");
    if (found != nullptr && found->name == name) return found;
  }
  return nullptr;
}

}  // namespace fangzhi
