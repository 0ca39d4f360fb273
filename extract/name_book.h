// From the names of a page to its entities: which form means which thing, what that is called in full, and
// which city it belongs to.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/page.h"
#include "extract/mention.h"
#include "extract/name_forms.h"
#include "extract/page_arena.h"
#include "extract/reading.h"
#include "extract/rulebook.h"
#include "extract/scope.h"

namespace fangzhi {

class NameBook {
 public:
  // `source` is the page as decoded; `chosen` does not overlap.
  NameBook(const Reading& reading, const Rulebook& rules, const PageScope& scope, std::u32string_view source,
           std::vector<Mention> chosen);

  // Sorted by place, never overlapping; repetitions included.
  const std::vector<Mention>& mentions() const { return forms_.mentions(); }
  // The entity that mentions()[i] speaks of.
  std::uint32_t entity_of(std::uint32_t mention) const { return mention_entities_[mention]; }
  const std::vector<Entity>& entities() const { return entities_; }

  // The entity of this type and name, made where the page has none (the district of a page that never names
  // it).
  std::uint32_t entity_named(TypeId type, const std::string& name);
  // Whether there is one of this type and name.
  bool knows(TypeId type, const std::string& name);
  // The district the page reports on; nothing where that is unknown.
  std::optional<std::uint32_t> home();

  std::vector<Entity> release() { return std::move(entities_); }

 private:
  static constexpr std::uint32_t kNoEntity = 0xffffffff;

  void note_outer_places();
  std::optional<std::string> city_of(const std::string& place) const;
  void gather_entities();
  bool is_part_of_title(const Mention& mention) const;
  void look_up(TypeId type, const std::string& name);
  std::uint32_t entity_called(std::u32string_view form, TypeId type);
  bool is_local_office(std::u32string_view form) const;
  std::string office_of(const std::string& division, std::u32string_view office) const;
  const Division* district_called(std::u32string_view form) const;
  const Division* county_called(std::u32string_view form) const;
  std::string full_name(std::u32string_view form, TypeId type) const;
  std::string scope_of(TypeId type, const std::string& name) const;
  const std::string& surface_of(TextSpan span);

  const Reading& reading_;
  const Rulebook& rules_;
  const PageScope& scope_;
  std::u32string_view source_;
  PageArena arena_;
  NameForms forms_;
  std::vector<std::uint32_t> mention_entities_;
  std::vector<std::uint32_t> form_entities_;  // of each form, by its number; kNoEntity until it is asked for
  std::vector<Entity> entities_;
  std::optional<std::uint32_t> home_;
  std::string text_;                                                  // what is being looked up or read
  std::pmr::unordered_map<std::string_view, std::uint32_t> by_name_;  // type and name
  std::unordered_map<std::string, std::vector<std::string>>
      outer_places_;  // what stands right before a place
};

}  // namespace fangzhi
