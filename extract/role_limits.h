// Who is not meant by what a trigger states, or the only one that can be, whatever the role model weighs
// likely.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/name_book.h"
#include "extract/outline.h"
#include "extract/reading.h"
#include "extract/references.h"
#include "extract/rulebook.h"

namespace fangzhi {

class RoleLimits {
 public:
  // All outlive it.
  RoleLimits(const Reading& reading, const Rulebook& rules, const References& references,
             const NameBook& names, const Outline& outline);

  // Whether a mention may be the subject of what the trigger, a token, states.
  bool may_take_part(std::uint32_t mention, std::uint32_t trigger) const;
  // Whether a mention may be what gets an honour: not who gives it.
  bool may_be_honoured(std::uint32_t mention) const;
  // Whether a mention may be the object of anything.
  bool may_hold(std::uint32_t mention) const;
  // The mention that opens what a ； ends before the trigger's sentence, where that names nobody before the
  // trigger: 2016年，青禾集团上市；2021年，|被认定为…
  std::optional<std::uint32_t> opener_before(std::uint32_t trigger) const;
  // Where the words of the trigger's clause begin that say of some only; 0 where none do. What was named
  // before them is not meant.
  std::uint32_t partial_before(std::uint32_t trigger) const;
  // The entity of the only park that the paragraph has named before the trigger, or the article, and more
  // than once; of the last one where the trigger says that it is a park.
  std::optional<std::uint32_t> park_before(std::uint32_t trigger) const;

 private:
  std::optional<std::uint32_t> park_of_paragraph(std::uint32_t trigger, std::uint32_t last) const;
  bool is_agent(std::uint32_t mention) const;
  bool is_owner(std::uint32_t mention) const;
  bool is_other_agent(std::uint32_t mention, std::uint32_t trigger) const;
  bool is_before_person(std::uint32_t mention) const;
  bool is_led_by(std::uint32_t mention) const;
  bool is_goal(std::uint32_t mention) const;
  bool is_described(std::uint32_t mention, std::uint32_t trigger) const;
  bool is_visited(std::uint32_t mention, std::uint32_t trigger) const;
  bool is_part(std::uint32_t mention, std::uint32_t trigger) const;
  bool is_origin(std::uint32_t mention) const;
  bool is_speaker(std::uint32_t mention, std::uint32_t trigger) const;
  bool is_venue(std::uint32_t mention, std::uint32_t trigger) const;
  bool is_after(std::uint32_t mention, std::uint32_t trigger) const;
  bool is_of_other_list(std::uint32_t mention, std::uint32_t trigger) const;
  std::uint32_t article_of(std::uint32_t offset) const;

  const Reading& reading_;
  const Rulebook& rules_;
  const References& references_;
  const std::vector<Mention>& mentions_;
  const NameBook& names_;
  const Outline& outline_;
};

}  // namespace fangzhi
