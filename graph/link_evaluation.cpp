#include "graph/link_evaluation.h"

#include <algorithm>
#include <map>
#include <utility>

namespace fangzhi {
namespace {

double ratio(double part, double whole) {
  return whole == 0 ? 0 : part / whole;
}

double harmonic_mean(double a, double b) {
  return ratio(2 * a * b, a + b);
}

std::size_t pairs_of(std::size_t items) {
  return items * (items - 1) / 2;
}

template <class Key>
std::size_t pairs_in(const std::map<Key, std::size_t>& groups) {
  std::size_t pairs = 0;
  for (const auto& [key, size] : groups) pairs += pairs_of(size);
  return pairs;
}

// How many items fall into each group of either side, and into both at once.
struct Sizes {
  std::map<std::size_t, std::size_t> gold;
  std::map<IdentityId, std::size_t> found;
  std::map<std::pair<std::size_t, IdentityId>, std::size_t> both;

  explicit Sizes(const std::vector<LinkItem>& items) {
    for (const LinkItem& item : items) {
      ++gold[item.gold];
      if (!item.found) continue;
      ++found[*item.found];
      ++both[{item.gold, *item.found}];
    }
  }
};

// Positions by the group they stand together in, then by the part of it that the other side sees.
template <class Whole, class Part>
using Groups = std::map<Whole, std::map<Part, std::vector<std::size_t>>>;

template <class Whole, class Part>
std::vector<LinkMistake> divided(const Groups<Whole, Part>& groups) {
  std::vector<LinkMistake> mistakes;
  for (const auto& [whole, parts] : groups) {
    if (parts.size() < 2) continue;
    LinkMistake mistake;
    for (const auto& [part, positions] : parts) mistake.push_back(positions);
    std::sort(mistake.begin(), mistake.end());
    mistakes.push_back(std::move(mistake));
  }
  return mistakes;
}

}  // namespace

double LinkScores::pair_precision() const {
  return ratio(static_cast<double>(pairs_right), static_cast<double>(pairs_right + pairs_wrong));
}

double LinkScores::pair_recall() const {
  return ratio(static_cast<double>(pairs_right), static_cast<double>(pairs_right + pairs_missed));
}

double LinkScores::pair_f1() const {
  return harmonic_mean(pair_precision(), pair_recall());
}

double LinkScores::b3_f1() const {
  return harmonic_mean(b3_precision, b3_recall);
}

LinkScores score_links(const std::vector<LinkItem>& items) {
  const Sizes sizes(items);
  LinkScores scores;
  scores.items = items.size();
  scores.items_not_found = items.size();
  for (const auto& [group, size] : sizes.both) {
    const auto both = static_cast<double>(size);
    scores.items_not_found -= size;
    scores.b3_precision += both * both / static_cast<double>(sizes.found.at(group.second));
    scores.b3_recall += both * both / static_cast<double>(sizes.gold.at(group.first));
  }
  scores.b3_precision =
      ratio(scores.b3_precision, static_cast<double>(scores.items - scores.items_not_found));
  scores.b3_recall = ratio(scores.b3_recall, static_cast<double>(scores.items));
  scores.pairs_right = pairs_in(sizes.both);
  scores.pairs_missed = pairs_in(sizes.gold) - scores.pairs_right;
  scores.pairs_wrong = pairs_in(sizes.found) - scores.pairs_right;
  return scores;
}

std::vector<LinkMistake> missed_joins(const std::vector<LinkItem>& items) {
  // An item that was not found is told apart by its position, counted from 1; the others share 0.
  Groups<std::size_t, std::pair<std::size_t, IdentityId>> groups;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::optional<IdentityId>& found = items[i].found;
    groups[items[i].gold][found ? std::pair{std::size_t{0}, *found} : std::pair{i + 1, IdentityId()}]
        .push_back(i);
  }
  return divided(groups);
}

std::vector<LinkMistake> wrong_joins(const std::vector<LinkItem>& items) {
  Groups<IdentityId, std::size_t> groups;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].found) groups[*items[i].found][items[i].gold].push_back(i);
  }
  std::vector<LinkMistake> mistakes = divided(groups);
  std::sort(mistakes.begin(), mistakes.end());
  return mistakes;
}

}  // namespace fangzhi
