// What a sentence means without naming it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"

namespace fangzhi {

// 会议期间, 参加本次活动: of the nearest sentence before `begin` (a place in the text) that names an event,
// the first event, within the article and kReachMentions. An index of `mentions`, which lie in page order.
std::optional<std::uint32_t> event_before(const Reading& reading, const std::vector<Mention>& mentions,
                                          TypeId event, std::uint32_t begin);

// What a pronoun turns a sentence to, as its entry in the tables says (of=): "home" of 我县 and 全区, the
// district; "named" of 它, what was named before. Empty of other tokens.
std::string_view turn_of(const Lexicon& lexicon, const Token& token);

}  // namespace fangzhi
