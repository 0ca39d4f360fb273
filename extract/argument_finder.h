// The names that fill the roles of a pattern at one of its triggers: those of the lists beside it, those that
// its clause puts things into, or those that were named before.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/frame.h"
#include "extract/name_book.h"
#include "extract/reading.h"
#include "extract/references.h"
#include "extract/rulebook.h"
#include "extract/slot.h"

namespace fangzhi {

// An argument of a pattern: an entity, and where it was named (nowhere, where the district is meant).
struct Argument {
  std::uint32_t entity = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  RoleSource from = RoleSource::district;
};

// The clause of a trigger, as far as a pattern looks.
TokenRange clause_around(const Reading& reading, const FrameSite& site);

class ArgumentFinder {
 public:
  // All outlive it.
  ArgumentFinder(const Reading& reading, const Rulebook& rules, const References& references, NameBook& names)
      : reading_(reading),
        rules_(rules),
        references_(references),
        mentions_(references.mentions),
        names_(names) {}

  // What fills the role; `others` fill the other role already, or are none. Empty where nothing does.
  std::vector<Argument> fill(const FrameSite& site, const RolePattern& role,
                             const std::vector<Argument>& others);

 private:
  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  std::size_t first_mention(std::uint32_t begin) const;
  Argument argument(std::size_t mention) const;
  bool is_counted(const Slot& slot) const;
  std::vector<Argument> from(RoleSource source, const FrameSite& site, const RolePattern& role,
                             const std::vector<Argument>& others);
  std::vector<Argument> district(const RolePattern& role);
  std::vector<Argument> from_slot(const Slot& slot, const RolePattern& role, bool is_before) const;
  bool reaches(const Mention& mention, std::uint32_t begin, std::uint32_t end, bool fixed_right) const;
  bool is_among(const std::vector<Argument>& others, const Mention& mention) const;
  std::vector<Argument> nearby(const FrameSite& site, const RolePattern& role,
                               const std::vector<Argument>& others) const;
  std::optional<std::size_t> possessor(const RolePattern& role, const std::vector<Argument>& others) const;
  bool is_placed(const Mention& mention) const;
  std::vector<Argument> topic(const FrameSite& site, const RolePattern& role,
                              const std::vector<Argument>& others) const;
  std::size_t head_of_chain(std::size_t mention, std::size_t last, const RolePattern& role) const;
  bool is_in_passing(std::size_t mention) const;
  bool opens_clause(std::size_t mention) const;
  std::vector<Argument> paired(const FrameSite& site, const RolePattern& role,
                               const std::vector<Argument>& others);
  std::optional<std::uint32_t> link_before(std::uint32_t trigger, std::uint32_t begin) const;
  std::vector<Argument> named_in(TokenRange range, const RolePattern& role,
                                 const std::vector<Argument>& others);
  bool are_authorities(const std::vector<Argument>& arguments) const;
  std::vector<Argument> agent(const FrameSite& site, const RolePattern& role) const;

  const Reading& reading_;
  const Rulebook& rules_;
  const References& references_;
  const std::vector<Mention>& mentions_;
  NameBook& names_;
};

}  // namespace fangzhi
