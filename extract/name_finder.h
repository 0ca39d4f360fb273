// Proposes names that no table holds, each with a score: by the heads that end names, by the places in a
// clause where a pattern wants one, by titles and surnames; and those that a table does hold: divisions and
// bodies.
#pragma once

#include <vector>

#include "extract/candidate_list.h"
#include "extract/reading.h"
#include "extract/rulebook.h"
#include "extract/slot.h"

namespace fangzhi {

// Known divisions and bodies.
void propose_known(const Reading& reading, const Rulebook& rules, CandidateList& out);
// Whatever ends with a head: 中原冷链物流园, 某某路桥接工程（某某段）.
void propose_headed(const Reading& reading, const Rulebook& rules, CandidateList& out);
// The items of the lists that patterns look at, headed or not.
void propose_arguments(const Reading& reading, const Rulebook& rules, const std::vector<FrameSite>& sites,
                       CandidateList& out);
// The members of lists whose closing words name them (find_named_lists()), whatever is said of them.
void propose_members(const Reading& reading, const Rulebook& rules, const std::vector<Slot>& lists,
                     CandidateList& out);
// Mentions chosen inside such lists are what the closing words say: 青禾树脂、云河轮胎等7个项目 are projects,
// much as they look like firms. `mentions` are in page order.
void settle_member_types(const Reading& reading, const Rulebook& rules, const std::vector<Slot>& lists,
                         std::vector<Mention>& mentions);
// Members of lists that stand for what is no entity are no mentions unless a head of their own makes them
// one: 飞轮电池、智能水表等产品.
void drop_members_of_other_kind(const Reading& reading, const Rulebook& rules, const std::vector<Slot>& lists,
                                std::vector<Mention>& mentions);
// Divisions and villages that no table holds, by their suffix: a stem of one to four characters before 镇,
// 村, 社区.
void propose_divisions(const Reading& reading, const Rulebook& rules, CandidateList& out);
// Persons: beside titles, in bylines, before verbs of speech, and surnames with likely given names that
// recur.
void propose_persons(const Reading& reading, const Rulebook& rules, CandidateList& out);

// The type that an item of a role's list gets: by its own head, by the words after the list, or by the role.
TypeId argument_type(const Reading& reading, const Rulebook& rules, const RolePattern& role, const Slot& slot,
                     TokenRange name);

}  // namespace fangzhi
