// From mentions to the entities of a page: one name has one type, short forms stand for their full names, and
// a name once found is found wherever the page repeats it.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/page.h"
#include "extract/mention.h"
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
  const std::vector<Mention>& mentions() const { return mentions_; }
  // The entity that mentions()[i] speaks of.
  std::uint32_t entity_of(std::uint32_t mention) const { return mention_entities_[mention]; }
  const std::vector<Entity>& entities() const { return entities_; }

  // The entity of this type and name, made where the page has none (the district of a page that never names
  // it).
  std::uint32_t entity_named(TypeId type, const std::string& name);
  // The district the page reports on; nothing where that is unknown.
  std::optional<std::uint32_t> home();

  std::vector<Entity> release() { return std::move(entities_); }

 private:
  // What the page writes a name as.
  struct Form {
    const std::u32string* full = nullptr;  // the form it is short for; itself where it is a full name
    TypeId type = kNoType;
    std::optional<std::uint32_t> entity;  // what it names, once that is known
  };
  // Looked up by view, so that asking builds no string.
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::u32string_view text) const { return std::hash<std::u32string_view>()(text); }
  };
  using Forms = std::unordered_map<std::u32string, Form, TextHash, std::equal_to<>>;
  using KnownForm = Forms::value_type;  // stays where it is while others are added

  std::vector<const KnownForm*> settle_types();
  void know_home();
  void find_repetitions(const std::vector<const KnownForm*>& names);
  void add_short_forms(const KnownForm& full);
  void add_company_core(const KnownForm& full);
  void drop_place(const KnownForm& full);
  void offer(std::u32string_view form, const KnownForm& full);
  void link_work(const KnownForm& work);
  bool is_work_tail(std::u32string_view tail) const;
  std::u32string session_key(std::u32string_view name) const;
  void join_sessions();
  bool may_stand(std::uint32_t begin, std::uint32_t end, bool is_short, std::u32string_view full) const;
  void note_outer_places();
  std::optional<std::string> city_of(const std::string& place) const;
  void gather_entities();
  std::uint32_t entity_called(std::u32string_view form, TypeId type);
  std::string full_name(std::u32string_view form, TypeId type) const;
  std::string scope_of(TypeId type, const std::string& name) const;
  std::u32string_view form_of(const Mention& mention);

  const Reading& reading_;
  const Rulebook& rules_;
  const PageScope& scope_;
  std::u32string_view source_;
  std::u32string home_name_;
  std::array<std::u32string, 3> place_names_;  // of the page, the longest first
  std::u32string form_;                        // what form_of() views
  std::vector<Mention> mentions_;
  std::vector<std::uint32_t> mention_entities_;
  std::vector<Entity> entities_;
  std::optional<std::uint32_t> home_;
  Forms forms_;
  std::unordered_map<std::string, std::uint32_t> by_name_;  // type and name
  std::unordered_map<std::string, std::vector<std::string>>
      outer_places_;  // what stands right before a place
};

}  // namespace fangzhi
