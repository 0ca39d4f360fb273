#include "core/divisions.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/fields.h"
#include "core/nearest_word.h"
#include "core/stable_hash.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

constexpr std::size_t kCodeLength = 6;
constexpr std::size_t kTownCodeLength = 9;

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

bool is_code(std::string_view text) {
  const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
  if (!digits || text.empty() || text.front() == '0') return false;
  if (text.size() == kTownCodeLength) return text.substr(kCodeLength) != "000";
  return text.size() == kCodeLength;
}

DivisionLevel level_of(std::string_view code) {
  if (code.size() == kTownCodeLength) return DivisionLevel::town;
  if (code.substr(2) == "0000") return DivisionLevel::province;
  return code.substr(4) == "00" ? DivisionLevel::prefecture : DivisionLevel::county;
}

// What the codes of everything in a division begin with: 410300 -> 4103.
std::string_view stem_of(std::string_view code) {
  while (code.size() > 2 && ends_with(code, "00")) code.remove_suffix(2);
  return code;
}

}  // namespace

std::string_view to_string(DivisionLevel level) {
  constexpr std::array<std::string_view, 4> kNames = {"province", "prefecture", "county", "town"};
  return kNames[static_cast<std::size_t>(level)];
}

// A line of a table.
struct Divisions::Row {
  std::size_t line = 0;
  std::string_view code;
  std::string_view name;
  std::string_view parent;
  std::vector<std::string_view> forms;
};

// One table on its way in: first every row, then what lies in what, since a row may stand before its
// parent's.
class Divisions::Reader {
 public:
  Reader(Divisions& table, std::string_view origin) : table_(table), origin_(origin) {}

  Status read(std::string_view bytes) {
    if (const auto bad = find_invalid_utf8(bytes)) {
      return bad_input(std::string(origin_) + ": byte " + std::to_string(*bad) +
                       " is not UTF-8; save the table as UTF-8");
    }
    make_room(count_lines(bytes));
    for (std::size_t number = 1; !bytes.empty(); ++number) {
      std::string_view line = take_field(bytes, '\n');
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      if (line.empty() || line.front() == '#') continue;
      FANGZHI_TRY(read_line(line, number));
    }
    for (const Row& row : rows_) FANGZHI_TRY(add_division(row));
    for (const Row& row : rows_) FANGZHI_TRY(place_division(row));
    return {};
  }

 private:
  Error error(std::size_t line, const std::string& message) const {
    return bad_input(std::string(origin_) + ":" + std::to_string(line) + ": " + message);
  }

  void make_room(std::size_t lines) {
    rows_.reserve(lines);
    lines_.reserve(lines);
    table_.divisions_.reserve(table_.divisions_.size() + lines);
    table_.by_code_.reserve(table_.by_code_.size() + lines);
    table_.by_name_.reserve(table_.by_name_.size() + 2 * lines);
  }

  Status read_line(std::string_view line, std::size_t number) {
    split_fields(line, '\t', fields_);
    const std::vector<std::string_view>& fields = fields_;
    if (fields.size() < 2 || fields.size() > 4) {
      return error(number,
                   "a line holds a code, a name, the code of what it lies in and other names, separated by "
                   "tabs");
    }
    Row row{number, fields[0], fields[1], fields.size() > 2 ? fields[2] : std::string_view(), {}};
    if (!is_code(row.code)) {
      return error(number, "code: \"" + std::string(row.code) +
                               "\" is none of GB/T 2260; write six digits, or nine for a town");
    }
    const std::u32string name = to_code_points(row.name);
    if (name.size() < 2 || std::any_of(name.begin(), name.end(), is_space)) {
      return error(number, "name: \"" + std::string(row.name) +
                               "\" is no full name; write two characters or more, without blanks");
    }
    for (std::string_view forms = fields.size() == 4 ? fields[3] : ""; !forms.empty();) {
      if (const std::string_view form = take_field(forms, ' '); !form.empty()) row.forms.push_back(form);
    }
    const auto [first, is_new] = lines_.try_emplace(row.code, number);
    if (!is_new) {
      return error(number, "code: " + std::string(row.code) + " stands in line " +
                               std::to_string(first->second) + " already; keep one line");
    }
    rows_.push_back(std::move(row));
    return {};
  }

  Status add_division(const Row& row) {
    const auto [place, is_new] = table_.by_code_.try_emplace(
        std::string(row.code), static_cast<std::uint32_t>(table_.divisions_.size()));
    if (is_new) {
      table_.divisions_.push_back(
          {std::string(row.code), std::string(row.name), {}, Division::kNoParent, level_of(row.code)});
      table_.by_name_.emplace(row.name, place->second);
    } else {
      add_form(place->second, row.name);
    }
    for (std::string_view form : row.forms) add_form(place->second, form);
    return {};
  }

  void add_form(std::uint32_t index, std::string_view form) {
    Division& division = table_.divisions_[index];
    const bool is_known = division.name == form || std::find(division.forms.begin(), division.forms.end(),
                                                             form) != division.forms.end();
    if (is_known) return;
    division.forms.emplace_back(form);
    table_.by_name_.emplace(form, index);
  }

  Status place_division(const Row& row) {
    const std::uint32_t index = table_.by_code_.find(row.code)->second;
    Division& division = table_.divisions_[index];
    if (division.level == DivisionLevel::province) {
      if (row.parent.empty()) return {};
      return error(row.line, "parent: " + division.name + " is a province and lies in nothing; leave it out");
    }
    const auto parent = table_.by_code_.find(row.parent);
    if (parent == table_.by_code_.end()) return error(row.line, unknown_parent(row));
    const Division& outer = table_.divisions_[parent->second];
    const std::string_view stem = stem_of(outer.code);
    if (row.code.substr(0, stem.size()) != stem || outer.level >= division.level) {
      return error(row.line, "parent: " + division.code + " cannot lie in " + outer.code + " (" + outer.name +
                                 "); codes begin with what they lie in");
    }
    if (division.parent == Division::kNoParent) division.parent = parent->second;
    return check_once(row, index);
  }

  std::string unknown_parent(const Row& row) const {
    if (row.parent.empty())
      return "parent: missing; write the code of what " + std::string(row.name) + " lies in";
    const std::string complaint = "parent: \"" + std::string(row.parent) + "\" is no code of the table";
    const std::vector<const Division*> meant = table_.named(row.parent);
    if (!meant.empty()) return complaint + ", did you mean " + meant.front()->code + "?";
    std::vector<std::string> codes;
    for (const Division& known : table_.divisions_) {
      if (known.level < level_of(row.code)) codes.push_back(known.code);
    }
    const std::string near = nearest_word(row.parent, codes);
    if (near.empty()) return complaint + "; add its line";
    const Division& nearest = table_.divisions_[table_.by_code_.at(near)];
    return complaint + ", did you mean " + near + " (" + nearest.name + ")?";
  }

  // Two divisions of one name in one place are one division written twice.
  Status check_once(const Row& row, std::uint32_t index) const {
    const Division& division = table_.divisions_[index];
    const auto [first, last] = table_.by_name_.equal_range(division.name);
    for (auto other = first; other != last; ++other) {
      const Division& twin = table_.divisions_[other->second];
      if (other->second == index || twin.name != division.name || twin.parent != division.parent) continue;
      return error(row.line, "name: " + division.name + " has the code " + twin.code +
                                 " in the same place; keep one line");
    }
    return {};
  }

  Divisions& table_;
  std::string_view origin_;
  std::vector<std::string_view> fields_;  // of the line at hand
  std::vector<Row> rows_;
  std::unordered_map<std::string_view, std::size_t> lines_;
};

Status Divisions::add(std::string_view bytes, std::string_view origin) {
  FANGZHI_TRY(Reader(*this, origin).read(bytes));
  const Hash128 hash = stable_hash({fingerprint_, bytes});
  fingerprint_ = detail::to_hex(hash.high, hash.low);
  return {};
}

std::vector<const Division*> Divisions::named(std::string_view name) const {
  std::vector<const Division*> found;
  const auto [first, last] = by_name_.equal_range(name);
  for (auto row = first; row != last; ++row) found.push_back(&divisions_[row->second]);
  std::sort(found.begin(), found.end(), [](const Division* a, const Division* b) {
    return std::tie(a->level, a->code) < std::tie(b->level, b->code);
  });
  return found;
}

const Division* Divisions::find(std::string_view name, std::string_view place) const {
  const Division* meant = nullptr;
  for (const Division* each : named(name)) {
    if (!place.empty() && !lies_in(*each, place)) continue;
    if (meant == nullptr) {
      meant = each;
    } else if (each->level == meant->level) {
      return nullptr;
    }
  }
  if (meant == nullptr || !place.empty()) return meant;
  const bool is_zone = meant->level == DivisionLevel::county && ends_with(meant->name, "区");
  return is_zone || meant->level == DivisionLevel::town ? nullptr : meant;
}

const Division* Divisions::city_of(const Division& division) const {
  switch (division.level) {
    case DivisionLevel::province: {
      const bool is_city = ends_with(division.name, "市") || ends_with(division.name, "特别行政区");
      return is_city ? &division : nullptr;
    }
    case DivisionLevel::prefecture:
      return &division;
    default: {
      const Division* city = city_of(*parent_of(division));
      return city == nullptr ? &division : city;
    }
  }
}

bool Divisions::lies_in(const Division& division, std::string_view name) const {
  for (const Division* outer = parent_of(division); outer != nullptr; outer = parent_of(*outer)) {
    if (outer->name == name ||
        std::find(outer->forms.begin(), outer->forms.end(), name) != outer->forms.end()) {
      return true;
    }
  }
  return false;
}

std::string Divisions::path_of(const Division& division) const {
  const Division* outer = parent_of(division);
  return (outer == nullptr ? std::string() : path_of(*outer)) + division.name;
}

}  // namespace fangzhi
