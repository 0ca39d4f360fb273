#include "extract/evaluation.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/normal_form.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

// A name as it is compared: no white space, no quotation marks, half-width brackets.
std::u32string key_of(std::string_view name) {
  constexpr std::u32string_view kIgnored = U"“”\"'‘’「」『』《》";
  std::u32string key;
  for (const char32_t c : to_code_points(nfkc_lower(name))) {
    if (!is_space(c) && kIgnored.find(c) == std::u32string_view::npos) key.push_back(c);
  }
  return key;
}

bool one_holds_other(std::u32string_view a, std::u32string_view b) {
  return a.find(b) != std::u32string_view::npos || b.find(a) != std::u32string_view::npos;
}

// What the annotations name in a sentence: everything mentioned, the levels of the place, and what is
// implied.
class GoldThings {
 public:
  struct Thing {
    std::string name;
    std::string type;
    bool is_optional = true;  // until a mention, a level or an implied name says otherwise
    std::size_t namesake =
        0;  // the first thing of this name, whatever its type: lines name things without types
  };

  explicit GoldThings(const AnnotatedSentence& sentence) {
    for (const GoldMention& mention : sentence.mentions) {
      const std::size_t thing = intern(mention.name, mention.type);
      if (!mention.is_optional) things_[thing].is_optional = false;
      add_form(cut_code_points(sentence.page.text, mention.span.begin, mention.span.end), thing);
      by_span_.emplace(mention.span, thing);
    }
    for (std::size_t i = 0; i < sentence.levels.size(); ++i) {
      const std::size_t thing = intern(sentence.levels[i], "Place");
      things_[thing].is_optional = false;
      std::string joined = sentence.levels[i];
      for (std::size_t above = i; above-- > 0;) add_form(joined = sentence.levels[above] + joined, thing);
    }
    for (const GoldStatement& statement : sentence.statements) {
      add_implied(statement.subject);
      add_implied(statement.object);
    }
    for (const GoldObservation& observation : sentence.observations) add_implied(observation.about);
  }

  const Thing& operator[](std::size_t thing) const { return things_[thing]; }

  // Whether an entity, taken for `thing`, is what a line of the annotations names.
  bool is_named(std::optional<std::size_t> thing, const GoldName& gold) const {
    const auto wanted = named(gold);
    return thing && wanted && things_[*thing].namesake == things_[*wanted].namesake;
  }

  std::optional<std::size_t> named(const GoldName& gold) const { return find(key_of(gold.name), gold.type); }

  // What an entity of the extraction is, by its name and else by where it is mentioned.
  std::optional<std::size_t> same_as(const Entity& entity) const {
    if (const auto thing = find(key_of(entity.name), entity.type)) return thing;
    std::optional<std::size_t> found;
    for (const TextSpan& span : entity.mentions) {
      const auto at = by_span_.find(span);
      if (at == by_span_.end()) continue;
      if (things_[at->second].type == entity.type) return at->second;
      if (!found) found = at->second;
    }
    return found;
  }

 private:
  std::size_t intern(const std::string& name, const std::string& type) {
    const std::u32string key = key_of(name);
    for (const std::size_t thing : by_key_[key]) {
      if (things_[thing].type == type) return thing;
    }
    const std::size_t thing = things_.size();
    std::size_t namesake = thing;
    for (const std::size_t other : by_key_[key]) {
      if (key_of(things_[other].name) == key) namesake = std::min(namesake, other);
    }
    things_.push_back({name, type, true, namesake});
    by_key_[key].push_back(thing);
    return thing;
  }

  void add_form(std::string_view form, std::size_t thing) {
    std::vector<std::size_t>& known = by_key_[key_of(form)];
    if (std::find(known.begin(), known.end(), thing) == known.end()) known.push_back(thing);
  }

  void add_implied(const GoldName& gold) {
    if (!gold.type.empty()) things_[intern(gold.name, gold.type)].is_optional = false;
  }

  // Of several things of one name that of the wanted type, else the first.
  std::optional<std::size_t> find(const std::u32string& key, const std::string& type) const {
    const auto known = by_key_.find(key);
    if (known == by_key_.end() || known->second.empty()) return std::nullopt;
    for (const std::size_t thing : known->second) {
      if (things_[thing].type == type) return thing;
    }
    return known->second.front();
  }

  std::vector<Thing> things_;
  std::map<std::u32string, std::vector<std::size_t>> by_key_;
  std::map<TextSpan, std::size_t> by_span_;
};

std::string qualifier_of(const Statement& statement, std::string_view key) {
  for (const auto& [name, value] : statement.qualifiers) {
    if (name == key) return value;
  }
  return {};
}

class Judge {
 public:
  Judge(const AnnotatedSentence& sentence, const Extraction& extraction)
      : sentence_(sentence), extraction_(extraction), gold_(sentence) {
    for (const Entity& entity : extraction.entities) same_.push_back(gold_.same_as(entity));
  }

  std::vector<Appraisal> judge() {
    judge_mentions();
    if (!sentence_.has_statements) return std::move(judged_);
    judge_statements();
    judge_observations();
    return std::move(judged_);
  }

 private:
  void say(Judged kind, Verdict verdict, const std::string& word, std::string shown) {
    judged_.push_back({kind, verdict, word, std::move(shown)});
  }

  std::string cut(TextSpan span) const {
    return std::string(cut_code_points(sentence_.page.text, span.begin, span.end));
  }

  void judge_mentions() {
    std::map<TextSpan, const GoldMention*> gold;
    for (const GoldMention& mention : sentence_.mentions) gold.emplace(mention.span, &mention);
    std::set<TextSpan> found;
    for (const Entity& entity : extraction_.entities) {
      for (const TextSpan& span : entity.mentions) {
        const auto at = gold.find(span);
        if (at != gold.end() && at->second->type == entity.type) {
          found.insert(span);
          judge_found_mention(*at->second, entity);
        } else if (at == gold.end() || !at->second->is_optional) {
          say(Judged::mention, Verdict::wrong, entity.type, cut(span));
        }
      }
    }
    for (const auto& [span, mention] : gold) {
      if (!mention->is_optional && found.count(span) == 0) {
        say(Judged::mention, Verdict::missed, mention->type, cut(span));
      }
    }
  }

  void judge_found_mention(const GoldMention& mention, const Entity& entity) {
    const std::string form = cut(mention.span);
    if (!mention.is_optional) say(Judged::mention, Verdict::right, mention.type, form);
    if (!mention.has_own_name || mention.is_optional) return;
    if (key_of(entity.name) == key_of(mention.name)) {
      say(Judged::name, Verdict::right, mention.type, mention.name);
    } else {
      say(Judged::name, Verdict::wrong, mention.type, form + ": " + entity.name + ", not " + mention.name);
    }
  }

  std::string shown(const GoldStatement& gold) const {
    return gold.subject.name + " " + gold.predicate + " " + gold.object.name;
  }
  std::string shown(const Statement& found) const {
    return extraction_.entities[found.subject].name + " " + found.predicate + " " +
           extraction_.entities[found.object].name;
  }

  bool is_same(const Statement& found, const GoldStatement& gold) const {
    if (found.predicate != gold.predicate) return false;
    const auto subject = same_[found.subject], object = same_[found.object];
    if (gold_.is_named(subject, gold.subject) && gold_.is_named(object, gold.object)) return true;
    return has_no_direction(gold) && gold_.is_named(subject, gold.object) &&
           gold_.is_named(object, gold.subject);
  }

  bool has_no_direction(const GoldStatement& gold) const {
    if (gold.predicate != "签约" && gold.predicate != "合作") return false;
    const auto subject = gold_.named(gold.subject), object = gold_.named(gold.object);
    return subject && object && gold_[*subject].type == "Institution" && gold_[*object].type == "Institution";
  }

  static bool role_agrees(const Statement& found, const GoldStatement& gold) {
    const std::u32string role = key_of(qualifier_of(found, "role"));
    return gold.role.empty() || (!role.empty() && one_holds_other(role, key_of(gold.role)));
  }

  // How well a statement that says the same agrees otherwise; 0 where it does not say the same.
  int agreement(const Statement& found, const GoldStatement& gold) const {
    if (!is_same(found, gold)) return 0;
    return 1 + 4 * role_agrees(found, gold) + 2 * (found.status == gold.status) + (found.time == gold.time);
  }

  // The free statement that agrees best, of those that agree by at least `least`.
  const Statement* take_best(const GoldStatement& gold, int least) {
    const Statement* best = nullptr;
    for (const Statement& found : extraction_.statements) {
      const int agrees = agreement(found, gold);
      if (agrees < least || taken_.count(&found) != 0) continue;
      least = agrees + 1;
      best = &found;
    }
    if (best != nullptr) taken_.insert(best);
    return best;
  }

  void judge_statements() {
    const std::size_t count = sentence_.statements.size();
    std::vector<const Statement*> found(count, nullptr);
    // Those that agree in all things first, so that none is taken by a line that it fits less; what optional
    // lines could have is left to the others last.
    for (int least = 8; least >= 1; --least) {
      for (std::size_t i = 0; i < count; ++i) {
        const GoldStatement& gold = sentence_.statements[i];
        const bool may_take = !gold.is_optional || least > kRoleAgrees;
        if (found[i] == nullptr && may_take) found[i] = take_best(gold, least);
      }
    }
    for (std::size_t i = 0; i < count; ++i) {
      const GoldStatement& gold = sentence_.statements[i];
      if (gold.is_optional) continue;
      if (found[i] == nullptr) {
        say(Judged::statement, Verdict::missed, gold.predicate, shown(gold));
      } else {
        judge_found_statement(gold, *found[i]);
      }
    }
    for (const Statement& statement : extraction_.statements) judge_excess(statement);
  }

  void judge_found_statement(const GoldStatement& gold, const Statement& found) {
    say(Judged::statement, Verdict::right, gold.predicate, shown(gold));
    judge_part(Judged::status, gold, std::string(to_string(gold.status)),
               std::string(to_string(found.status)), gold.status == found.status);
    if (!gold.time.empty()) judge_part(Judged::time, gold, gold.time, found.time, gold.time == found.time);
    if (!gold.role.empty()) {
      judge_part(Judged::role, gold, gold.role, qualifier_of(found, "role"), role_agrees(found, gold));
    }
  }

  void judge_part(Judged kind, const GoldStatement& gold, const std::string& wanted, const std::string& said,
                  bool is_right) {
    say(kind, is_right ? Verdict::right : Verdict::wrong, gold.predicate,
        is_right ? wanted : shown(gold) + ": " + (said.empty() ? "none" : said) + ", not " + wanted);
  }

  // A statement that no line took is wrong, unless a line says the same or it names what may be left out.
  void judge_excess(const Statement& statement) {
    if (taken_.count(&statement) != 0) return;
    for (const GoldStatement& gold : sentence_.statements) {
      if (is_same(statement, gold)) return;
    }
    for (const std::uint32_t entity : {statement.subject, statement.object}) {
      if (same_[entity] && gold_[*same_[entity]].is_optional) return;
    }
    say(Judged::statement, Verdict::wrong, statement.predicate, shown(statement));
  }

  template <class T>
  static std::u32string figure_of(const T& observation) {
    constexpr std::u32string_view kIgnored = U",余多约近超";
    std::u32string figure;
    for (const char32_t c : key_of(observation.value)) {
      if (kIgnored.find(c) == std::u32string_view::npos) figure.push_back(c);
    }
    return figure + key_of(observation.unit);
  }

  static bool is_same_figure(const Observation& found, const GoldObservation& gold) {
    if (figure_of(found) != figure_of(gold)) return false;
    const std::u32string a = key_of(found.indicator), b = key_of(gold.indicator);
    if (a.empty() || b.empty()) return false;
    const std::set<char32_t> of_a(a.begin(), a.end()), of_b(b.begin(), b.end());
    std::size_t shared = 0;
    for (const char32_t c : of_a) shared += of_b.count(c);
    return one_holds_other(a, b) || shared * 2 >= std::min(of_a.size(), of_b.size());
  }

  void judge_observations() {
    std::vector<bool> is_found(sentence_.observations.size(), false);
    for (const Observation& found : extraction_.observations) {
      const std::string shown =
          found.indicator + " " + found.value + found.unit + " of " + extraction_.entities[found.about].name;
      if (take_line(found, is_found, false)) {
        say(Judged::observation, Verdict::right, "", shown);
      } else if (!take_line(found, is_found, true)) {
        say(Judged::observation, Verdict::wrong, "", shown);
      }
    }
    for (std::size_t i = 0; i < is_found.size(); ++i) {
      const GoldObservation& gold = sentence_.observations[i];
      if (is_found[i] || gold.is_optional) continue;
      say(Judged::observation, Verdict::missed, "",
          gold.indicator + " " + gold.value + gold.unit + " of " + gold.about.name);
    }
  }

  // Whether a line not yet found gives this figure; an optional line does so whatever the figure is about.
  bool take_line(const Observation& found, std::vector<bool>& is_found, bool is_optional) const {
    for (std::size_t i = 0; i < is_found.size(); ++i) {
      const GoldObservation& gold = sentence_.observations[i];
      if (is_found[i] || gold.is_optional != is_optional || !is_same_figure(found, gold)) continue;
      if (!is_optional && !gold_.is_named(same_[found.about], gold.about)) continue;
      is_found[i] = true;
      return true;
    }
    return false;
  }

  static constexpr int kRoleAgrees = 4;  // agreement() above it: the role agrees

  const AnnotatedSentence& sentence_;
  const Extraction& extraction_;
  const GoldThings gold_;
  std::vector<std::optional<std::size_t>> same_;  // what each entity is, by its index
  std::set<const Statement*> taken_;
  std::vector<Appraisal> judged_;
};

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::vector<Appraisal> judge(const AnnotatedSentence& sentence, const Extraction& extraction) {
  return Judge(sentence, extraction).judge();
}

double Count::precision() const {
  return share(right, right + wrong);
}
double Count::recall() const {
  return share(right, right + missed);
}
double Count::f1() const {
  return share(2 * right, 2 * right + missed + wrong);
}

}  // namespace fangzhi
