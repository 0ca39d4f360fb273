// Compares found identities with those of a careful reader: the pairs that are joined, and B³ (A. Bagga and
// B. Baldwin, "Algorithms for Scoring Coreference Chains", LREC 1998 workshop on linguistic coreference).
//
// Only the members that the reader lists are counted, so that a list may leave out what is in no doubt.
//
//   const LinkScores scores = score_links({{0, a}, {0, a}, {1, a}, {1, std::nullopt}});
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/stable_hash.h"

namespace fangzhi {

// A thing as one document speaks of it: which of the reader's identities it belongs to, and which was found.
struct LinkItem {
  std::size_t gold = 0;
  std::optional<IdentityId> found;  // nothing where it was not found at all
};

struct LinkScores {
  std::size_t items = 0;
  std::size_t items_not_found = 0;
  std::size_t pairs_right = 0;   // joined by both
  std::size_t pairs_missed = 0;  // joined by the reader alone; a pair with an item not found is among them
  std::size_t pairs_wrong = 0;   // joined by the program alone
  // The mean over the items found; 0 where there is none.
  double b3_precision = 0;
  // The mean over all items, 0 for one that was not found.
  double b3_recall = 0;

  // 0 where nothing was joined, was to be joined, or either.
  double pair_precision() const;
  double pair_recall() const;
  double pair_f1() const;
  double b3_f1() const;
};

// The order of the items does not matter.
LinkScores score_links(const std::vector<LinkItem>& items);

// Items that one side holds together and the other does not: groups of positions in the list, apart from one
// another on the other side. The first group is that of the smallest position, and so on.
using LinkMistake = std::vector<std::vector<std::size_t>>;

// For each of the reader's identities that was not found whole, its parts; an item not found is one alone.
// Sorted by identity.
std::vector<LinkMistake> missed_joins(const std::vector<LinkItem>& items);

// For each found identity that mixes several of the reader's, the part of each. Sorted by smallest position.
std::vector<LinkMistake> wrong_joins(const std::vector<LinkItem>& items);

}  // namespace fangzhi
