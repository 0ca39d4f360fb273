#include <algorithm>
#include <optional>
#include <set>

#include "core/utf8.h"
#include "graph/identity.h"
#include "graph/link_compare.h"

namespace fangzhi {
namespace {

// One post as a unit's documents state it, from the first to the last year they state it for.
struct Post {
  std::string role;
  std::string institution;  // comparison forms
  std::vector<LinkDivision> divisions;
  std::string first;  // YYYY…; empty where unknown
  std::string last;
  bool tells = false;  // the institution is one in the world, not 公安局
};

std::string role_of(const LinkRules& rules, const LinkFact& fact) {
  for (const auto& [key, value] : fact.qualifiers) {
    if (key == rules.role_qualifier) return name_key(value);
  }
  return {};
}

std::vector<Post> posts_of(const LinkRules& rules, const LinkUnit& unit) {
  std::vector<Post> posts;
  for (const LinkFact& fact : unit.facts) {
    if (fact.predicate != rules.post_predicate || !fact.is_subject) continue;
    if (fact.status == StatementStatus::negated) continue;
    const std::string time = fact.time.empty() ? fact.reported : fact.time;
    const std::string role = role_of(rules, fact);
    const std::string institution = name_key(fact.other_name);
    const auto known = std::find_if(posts.begin(), posts.end(), [&](const Post& it) {
      return it.role == role && it.institution == institution;
    });
    if (known != posts.end()) {
      if (!time.empty() && (known->first.empty() || time < known->first)) known->first = time;
      known->last = std::max(known->last, time);
      continue;
    }
    const LinkName name = read_link_name(rules, rules.type(fact.other_type), fact.other_name, {});
    auto divisions = divisions_of(rules, to_code_points(institution));
    const bool tells = !divisions.empty() || !name.says_little();
    posts.push_back({role, institution, std::move(divisions), time, time, tells});
  }
  return posts;
}

// How far two terms are known to run side by side: 1 where they do, ½ where they share no more than a year's
// mention, 0 where one follows the other; nothing where a time is missing.
std::optional<double> overlap(const Post& a, const Post& b) {
  if (a.first.empty() || b.first.empty()) return std::nullopt;
  constexpr double kPerhaps = 0.5;
  if (a.first == b.first && a.last == b.last && year_of(a.first) == year_of(a.last)) return kPerhaps;
  return year_of(a.last) <= year_of(b.first) || year_of(b.last) <= year_of(a.first) ? 0 : 1;
}

bool is_elsewhere(const Post& a, const Post& b) {
  if (a.divisions.empty() || b.divisions.empty()) return false;
  const LinkDivision& one = a.divisions.back();
  const LinkDivision& other = b.divisions.back();
  return one.level == other.level && one.name != other.name;
}

std::string calling_of(const LinkRules& rules, const Post& post) {
  for (const auto& [calling, words] : rules.callings) {
    for (const std::string& word : words) {
      if (post.role.find(word) != std::string::npos) return calling;
    }
  }
  return {};
}

class PostComparison {
 public:
  explicit PostComparison(Comparison& it)
      : it_(it), a_(posts_of(it.rules, *it.a.unit)), b_(posts_of(it.rules, *it.b.unit)) {}

  void see() {
    for (const Post& a : a_) {
      for (const Post& b : b_) {
        weigh(a, b);
      }
    }
    if (!post_.empty()) {
      it_.see(LinkSign::shared_post, 1, post_);
    } else if (!institution_.empty()) {
      it_.see(LinkSign::shared_institution, 1, institution_);
    } else if (!district_.empty()) {
      it_.see(LinkSign::shared_district, 1, district_);
    }
    if (rival_ > 0) it_.see(LinkSign::rival_posts, rival_, rival_words_);
    if (rival_ == 0 && !ordered_.empty()) it_.see(LinkSign::ordered_posts, 1, ordered_);
    see_callings();
  }

 private:
  void weigh(const Post& a, const Post& b) {
    if (a.institution == b.institution) {
      if (a.tells && !a.role.empty() && a.role == b.role) post_ = a.institution + " " + a.role;
      if (a.tells) institution_ = a.institution;
      return;
    }
    if (!is_elsewhere(a, b)) {
      if (!a.divisions.empty() && !b.divisions.empty() &&
          a.divisions.back().name == b.divisions.back().name) {
        district_ = to_utf8(a.divisions.back().name);
      }
      return;
    }
    const std::string words = a.institution + " " + a.first + " ~ " + b.institution + " " + b.first;
    const std::optional<double> side_by_side = overlap(a, b);
    if (side_by_side && *side_by_side > rival_) {
      rival_ = *side_by_side;
      rival_words_ = words;
    } else if (side_by_side && *side_by_side == 0) {
      ordered_ = words;
    }
  }

  // A reporter and a mayor of one year are two people.
  void see_callings() {
    std::set<std::string> a;
    std::set<std::string> b;
    for (const Post& post : a_) a.insert(calling_of(it_.rules, post));
    for (const Post& post : b_) b.insert(calling_of(it_.rules, post));
    a.erase(std::string());
    b.erase(std::string());
    if (a.empty() || b.empty()) return;
    if (std::any_of(a.begin(), a.end(), [&](const auto& one) { return b.count(one) > 0; })) return;
    const bool side_by_side = std::any_of(a_.begin(), a_.end(), [&](const Post& one) {
      return std::any_of(b_.begin(), b_.end(),
                         [&](const Post& other) { return overlap(one, other).value_or(1) > 0; });
    });
    if (side_by_side) it_.see(LinkSign::other_calling, 1, *a.begin() + " ~ " + *b.begin());
  }

  Comparison& it_;
  std::vector<Post> a_;
  std::vector<Post> b_;
  std::string post_;
  std::string institution_;
  std::string district_;
  std::string ordered_;
  std::string rival_words_;
  double rival_ = 0;
};

}  // namespace

void see_persons(Comparison& it) {
  constexpr std::size_t kCommonLength = 2;
  if (it.a.name.key.size() <= kCommonLength) it.see(LinkSign::common_name, 1, it.a.unit->name);
  PostComparison(it).see();
}

}  // namespace fangzhi
