// From mentions to the entities of a page: one name has one type, short forms stand for their full names, and
// a name once found is found wherever the page repeats it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
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
  void settle_types();
  void find_repetitions();
  void add_short_forms(const Mention& mention);
  void offer(std::u32string form, const Mention& full);
  void link_work(const Mention& mention);
  bool is_work_tail(std::u32string_view tail) const;
  std::u32string session_key(std::u32string_view name) const;
  void join_sessions();
  bool may_stand(std::uint32_t begin, std::uint32_t end, bool is_short, std::u32string_view full) const;
  void gather_entities();
  std::string full_name(const Mention& mention) const;
  std::string scope_of(TypeId type, const std::string& name) const;
  std::u32string form_of(const Mention& mention) const;

  struct KnownForm {
    std::u32string full;  // the form it is short for; itself where it is a full name
    TypeId type = kNoType;
  };

  const Reading& reading_;
  const Rulebook& rules_;
  const PageScope& scope_;
  std::u32string_view source_;
  std::vector<Mention> mentions_;
  std::vector<std::uint32_t> mention_entities_;
  std::vector<Entity> entities_;
  std::unordered_map<std::u32string, KnownForm> forms_;
  std::unordered_map<std::string, std::uint32_t> by_name_;  // type and name
};

}  // namespace fangzhi
