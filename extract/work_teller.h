// Works that a page tells of outside the clauses of a pattern: below a heading, behind a count, in lines of
// their own that labels open. A trigger elsewhere says what is so of them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "extract/statement_maker.h"

namespace fangzhi {

// What a trigger may state of a work.
struct WorkState {
  const FrameSite* site = nullptr;
  PredicateId predicate = kAnyPredicate;
};

// One work of which that is told. Mentions are indices; offsets are of the laid-out text.
struct ToldWork {
  std::uint32_t work = 0;              // mention
  std::optional<std::uint32_t> place;  // mention; the page's district where there is none
  RoleSource from = RoleSource::after;
  std::uint32_t time_end = 0;  // the sentence of the trigger tells the time up to here
  bool is_of_plan = false;     // a list of what the year is to bring
  TextSpan quoted;             // what the quotation must hold
  std::uint32_t opens_at = 0;  // where it begins, unless it would be long
};

class WorkTeller {
 public:
  // All of them outlive the teller.
  WorkTeller(const StatementContext& context, const std::vector<FrameSite>& sites, StatementList& out);

  const StatementContext& context() const { return context_; }
  StatementList& statements() const { return out_; }
  std::u32string_view text(std::uint32_t begin, std::uint32_t end) const {
    return context_.reading.text().substr(begin, end - begin);
  }
  const Token& trigger_of(const WorkState& state) const {
    return context_.reading.tokens[state.site->trigger];
  }
  // Those whose triggers stand there, in page order.
  std::span<const WorkState> states_in(std::uint32_t begin, std::uint32_t end) const {
    return states_in(states_, begin, end);
  }
  // The same of the everyday words (设备|安装) that say a work goes on where nothing but its progress is
  // told.
  std::span<const WorkState> everyday_states_in(std::uint32_t begin, std::uint32_t end) const {
    return states_in(everyday_states_, begin, end);
  }
  // The first name at or behind a place of the text; one past the last where there is none.
  std::uint32_t first_mention(std::uint32_t at) const;
  // Whether a name is one that a place may be told by.
  bool is_spot(std::uint32_t mention) const;
  bool may_be_told(const WorkState& state, std::uint32_t mention) const;
  // From the beginning of what opens a quotation, unless that is far above.
  std::uint32_t quoted_from(const TextSpan& quoted, std::uint32_t opens_at) const;
  // States nothing where neither a place nor the page's district is known.
  void tell(const WorkState& state, const ToldWork& told) const;

 private:
  std::span<const WorkState> states_in(const std::vector<WorkState>& states, std::uint32_t begin,
                                       std::uint32_t end) const;

  const StatementContext& context_;
  StatementList& out_;
  std::vector<WorkState> states_, everyday_states_;  // of the page, by trigger
};

void tell_headed_works(const WorkTeller& teller);
void tell_counted_works(const WorkTeller& teller);
void tell_described_works(const WorkTeller& teller);
void tell_referred_works(const WorkTeller& teller);
void tell_elided_works(const WorkTeller& teller);

// Works in one list: states what they have in common of each.
class WorkList {
 public:
  WorkList(const WorkTeller& teller, std::span<const WorkState> states, TextSpan head,
           bool is_of_plan = false)
      : teller_(teller), states_(states), head_(head), is_of_plan_(is_of_plan) {}

  bool is_work(std::uint32_t mention) const { return teller_.may_be_told(states_.front(), mention); }
  // A work of the list, and where it is: by what stands before it, or in a bracket behind it. Returns where
  // the name and the bracket end.
  std::uint32_t tell(std::uint32_t work, std::optional<std::uint32_t> place) const;

 private:
  const WorkTeller& teller_;
  std::span<const WorkState> states_;
  TextSpan head_;  // the words that say what they have in common
  bool is_of_plan_ = false;
};

}  // namespace fangzhi
