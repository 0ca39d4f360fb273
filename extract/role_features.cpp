#include "extract/role_features.h"

#include <algorithm>

namespace fangzhi {
namespace {

constexpr std::string_view kSights[] = {
    "type",     "between",         "ends",         "counts",         "sides",      "behind",  "list",
    "joints",   "word-joints",     "word",         "word-type",      "word-comma", "pattern", "found",
    "hindered", "subject-between", "subject-ends", "subject-counts", "district",   "unnamed", "rival",
    "anaphor",  "beside",          "clause",       "opening"};
static_assert(std::size(kSights) == static_cast<std::size_t>(RoleSight::count_));

constexpr std::size_t kMostCounted = 2;
constexpr std::size_t kLongestPath = 6;  // signs; longer ones are all alike
constexpr std::int64_t kReachBack = 48;  // items; sentences are shorter, pages of one endless line are not
constexpr std::uint32_t kReachOfClause = 12;  // items to either side
constexpr char32_t kLong = U'…';

bool is_repeatable(char32_t sign) {
  return sign == Outline::kNumber || sign == Outline::kAdverb || sign == Outline::kKind ||
         sign == Outline::kVerb || sign == Outline::kOther;
}

// Left out of the path: they say little of how the sentence is built.
bool is_filling(char32_t sign) {
  return sign == Outline::kNumber || sign == Outline::kAdverb || sign == Outline::kKind ||
         sign == Outline::kOther || sign == U'“' || sign == U'”';
}

bool ends_sentence(char32_t sign) {
  return Outline::ends_sentence(sign) || sign == Outline::kEdge;
}

// Numbers and marks tell nothing by how they are written.
bool is_telling(const Outline::Item& item) {
  return item.sign != Outline::kNumber && item.words.size() > 1;
}

bool is_break(char32_t sign) {
  return sign == U'，' || sign == U'；' || sign == U'：' || sign == U'。';
}

// How a name (or the list it stands in) stands to another item.
class Relation {
 public:
  Relation(const Outline& outline, std::uint32_t name, std::uint32_t other)
      : outline_(outline), item_(outline.items()[name]), is_before_(name < other) {
    if (is_before_) {
      walk(item_.last + 1, other);
    } else {
      walk(other + 1, item_.first);
    }
  }

  FeatureValue side() const {
    FeatureValue value;
    value.add(is_before_ ? U'<' : U'>');
    return value;
  }
  FeatureValue between() const {
    FeatureValue value = side();
    if (path_length_ > kLongestPath) {
      value.add(kLong);
    } else {
      value.add(path_.text());
    }
    return value;
  }
  FeatureValue ends() const {
    FeatureValue value = side();
    value.add(first_);
    value.add(last_);
    return value;
  }
  FeatureValue counts() const {
    FeatureValue value = side();
    value.add_number(commas_, kMostCounted);
    value.add_number(same_, kMostCounted);
    value.add_number(triggers_, kMostCounted);
    return value;
  }
  FeatureValue sides() const {
    FeatureValue value = side();
    value.add(outline_.sign_at(static_cast<std::int64_t>(item_.first) - 1));
    value.add(outline_.sign_at(static_cast<std::int64_t>(item_.last) + 1));
    return value;
  }
  FeatureValue behind(std::uint32_t trigger) const {
    FeatureValue value = side();
    value.add(outline_.sign_at(static_cast<std::int64_t>(trigger) + 1));
    value.add_number(same_, kMostCounted);
    value.add_number(commas_, 1);
    return value;
  }
  FeatureValue joints(std::uint32_t name) const {
    FeatureValue value = side();
    value.add(item_.sign);
    value.add(name == item_.first ? U'[' : outline_.sign_at(static_cast<std::int64_t>(name) - 1));
    value.add(name == item_.last ? U']' : outline_.sign_at(static_cast<std::int64_t>(name) + 1));
    return value;
  }
  // S: it opens its sentence, C: its clause; then what names stand in the trigger's clause before that: none,
  // of this type, others; then whether a sentence ends between.
  FeatureValue opening(std::uint32_t trigger) const {
    FeatureValue value = side();
    value.add(item_.sign);
    value.add(opened());
    value.add(named_before(trigger));
    value.add_number(sentences_, 1);
    return value;
  }
  std::size_t commas() const { return commas_; }
  bool is_list() const { return item_.last > item_.first; }

 private:
  // Times may stand before: 去年，|青禾集团
  char32_t opened() const {
    bool is_parted = false;
    const std::int64_t first = item_.first;
    for (std::int64_t i = first - 1; i >= first - kReachBack; --i) {
      const char32_t sign = outline_.sign_at(i);
      if (ends_sentence(sign)) return U'S';
      if (sign == U'，') {
        is_parted = true;
      } else if (sign != Outline::kNumber && sign != Outline::kAdverb) {
        return is_parted ? U'C' : U'-';
      }
    }
    return U'-';
  }
  char32_t named_before(std::uint32_t trigger) const {
    char32_t named = U'0';
    for (std::int64_t i = std::int64_t{trigger} - 1; i >= std::int64_t{trigger} - kReachBack; --i) {
      const char32_t sign = outline_.sign_at(i);
      if (Outline::ends_clause(sign) || sign == item_.sign) return sign == item_.sign ? sign : named;
      if (Outline::is_name(sign)) named = U'+';
    }
    return named;
  }
  void walk(std::uint32_t begin, std::uint32_t end) {
    char32_t before = 0;
    for (std::uint32_t i = begin; i < end;) {
      const Outline::Item& item = outline_.items()[i];
      const bool is_list = Outline::is_name(item.sign) && item.last > item.first;
      const char32_t sign = is_list ? Outline::sign_of_list(item.sign) : item.sign;
      i = Outline::is_name(item.sign) ? item.last + 1 : i + 1;
      if (Outline::is_name(item.sign) && item.sign == item_.sign) ++same_;
      if (sign == Outline::kTrigger) ++triggers_;
      if (is_break(sign)) ++commas_;
      if (ends_sentence(sign)) ++sentences_;
      if (sign == before && is_repeatable(sign)) continue;
      before = sign;
      if (first_ == U'_') first_ = sign;
      last_ = sign;
      if (is_filling(sign)) continue;
      ++path_length_;
      path_.add(sign);
    }
  }

  const Outline& outline_;
  const Outline::Item& item_;
  bool is_before_;
  FeatureValue path_;
  std::size_t path_length_ = 0;
  char32_t first_ = U'_', last_ = U'_';
  std::size_t commas_ = 0, same_ = 0, triggers_ = 0, sentences_ = 0;
};

class Features {
 public:
  Features(Role role, RoleFeatureTaker& out) : role_(role), out_(out) {}

  void add(RoleSight sight, const FeatureValue& value) { out_.take({role_, sight, value}); }
  void add(RoleSight sight, char32_t sign) {
    FeatureValue value;
    value.add(sign);
    add(sight, value);
  }

  void add_relation(const Outline& outline, const RoleSite& site, std::uint32_t name) {
    const Relation relation(outline, name, site.item);
    FeatureValue type = relation.side();
    type.add(outline.items()[name].sign);
    add(RoleSight::type, type);
    add(RoleSight::between, relation.between());
    add(RoleSight::ends, relation.ends());
    add(RoleSight::counts, relation.counts());
    add(RoleSight::sides, relation.sides());
    add(RoleSight::behind, relation.behind(site.item));
    if (relation.is_list()) {
      add(RoleSight::list, type);
      add(RoleSight::joints, relation.joints(name));
      add_with_words(RoleSight::word_joints, relation.joints(name), site);
    }
    add(RoleSight::opening, relation.opening(site.item));
    add(RoleSight::word, words(site));
    add_with_words(RoleSight::word_type, type, site);
    if (outline.items()[name].is_anaphor) {
      add(RoleSight::anaphor, type);
      add_with_words(RoleSight::anaphor, type, site);
    }
    add_surroundings(site, relation.side(), type);
    type.add_number(relation.commas(), 1);
    add_with_words(RoleSight::word_comma, type, site);
  }

  void add_surroundings(const RoleSite& site, const FeatureValue& side, const FeatureValue& type) {
    add_beside(U'-', site.before, side);
    add_beside(U'+', site.behind, side);
    for (const std::u32string_view words : site.clause) {
      FeatureValue value = type;
      value.add(words);
      add(RoleSight::clause, value);
    }
  }

  void add_rival(const Outline& outline, const RoleSite& site, std::uint32_t rival) {
    const Relation relation(outline, rival, site.item);
    FeatureValue value = relation.sides();
    value.add(outline.items()[rival].sign);
    add(RoleSight::rival, value);
    value.add_number(relation.commas(), kMostCounted);
    add(RoleSight::rival, value);
    add(RoleSight::rival, relation.between());
  }

  void add_patterns(const std::vector<PatternView>& patterns) {
    bool is_found = false;
    bool is_other = false;
    for (const PatternView& each : patterns) {
      if (each.hindrance != U' ') add(RoleSight::hindered, each.hindrance);
      is_other = is_other || each.found_another;
      if (each.source == U' ') continue;
      is_found = true;
      FeatureValue value;
      value.add(each.source);
      add(RoleSight::pattern, value);
      value.add(each.pattern);
      add(RoleSight::pattern, value);
    }
    add(RoleSight::found, is_found ? U'+' : is_other ? U'-' : U'0');
  }

  void add_with_words(RoleSight sight, FeatureValue value, const RoleSite& site) {
    value.add(site.words);
    add(sight, value);
  }

  void add_beside(char32_t where, std::u32string_view words, FeatureValue value) {
    if (words.empty()) return;
    value.add(where);
    value.add(words);
    add(RoleSight::beside, value);
  }

  static FeatureValue words(const RoleSite& site) {
    FeatureValue value;
    value.add(site.words);
    return value;
  }

 private:
  Role role_;
  RoleFeatureTaker& out_;
};

}  // namespace

RoleSite::RoleSite(const Outline& outline, std::uint32_t at, std::u32string_view trigger)
    : item(at), words(trigger) {
  const std::vector<Outline::Item>& items = outline.items();
  const auto sign = [&](std::int64_t i) { return outline.sign_at(i); };
  if (sign(std::int64_t{at} - 1) != Outline::kEdge) before = items[at - 1].words;
  if (sign(std::int64_t{at} + 1) != Outline::kEdge) behind = items[at + 1].words;
  std::uint32_t first = at;
  while (at - first < kReachOfClause && !Outline::ends_clause(sign(std::int64_t{first} - 1))) --first;
  for (std::uint32_t i = first; i <= at + kReachOfClause && !Outline::ends_clause(sign(i)); ++i) {
    if (i != at && is_telling(items[i])) clause.push_back(items[i].words);
  }
}

std::string_view name_of(RoleSight sight) {
  return kSights[static_cast<std::size_t>(sight)];
}

std::optional<RoleSight> parse_role_sight(std::string_view name) {
  const auto found = std::find(std::begin(kSights), std::end(kSights), name);
  if (found == std::end(kSights)) return std::nullopt;
  return static_cast<RoleSight>(found - std::begin(kSights));
}

void tell_subject(const Outline& outline, const RoleSite& site, std::uint32_t name,
                  const std::vector<PatternView>& patterns, RoleFeatureTaker& out) {
  Features features(Role::subject, out);
  features.add_relation(outline, site, name);
  features.add_patterns(patterns);
}

void tell_object_place(const Outline& outline, const RoleSite& site, std::uint32_t name,
                       RoleFeatureTaker& out) {
  Features(Role::object, out).add_relation(outline, site, name);
}

void tell_object_rest(const Outline& outline, std::uint32_t subject, std::uint32_t name, bool is_district,
                      const std::vector<PatternView>& patterns, RoleFeatureTaker& out) {
  Features features(Role::object, out);
  features.add_patterns(patterns);
  if (subject != Outline::kNone) {
    const Relation to_subject(outline, name, subject);
    features.add(RoleSight::subject_between, to_subject.between());
    features.add(RoleSight::subject_ends, to_subject.ends());
    features.add(RoleSight::subject_counts, to_subject.counts());
  }
  if (is_district) features.add(RoleSight::district, U'+');
}

void tell_object(const Outline& outline, const RoleSite& site, std::uint32_t subject, std::uint32_t name,
                 bool is_district, const std::vector<PatternView>& patterns, RoleFeatureTaker& out) {
  tell_object_place(outline, site, name, out);
  tell_object_rest(outline, subject, name, is_district, patterns, out);
}

void tell_unnamed(Role role, const Outline& outline, const RoleSite& site,
                  const std::vector<std::uint32_t>& rivals, const std::vector<PatternView>& patterns,
                  RoleFeatureTaker& out) {
  Features features(role, out);
  FeatureValue count;
  count.add_number(rivals.size(), 3);
  const auto behind = std::upper_bound(rivals.begin(), rivals.end(), site.item);
  if (behind != rivals.begin()) features.add_rival(outline, site, *(behind - 1));
  if (behind != rivals.end()) features.add_rival(outline, site, *behind);
  features.add(RoleSight::unnamed, count);
  features.add(RoleSight::unnamed, Features::words(site));
  features.add(RoleSight::unnamed, U'+');
  features.add_patterns(patterns);
}

}  // namespace fangzhi
