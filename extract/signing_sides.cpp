// Who signs with whom: a firm or a school signs with the public body, whichever of them the sentence names
// first; and the work that the contract is about is signed with that body, too.

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "extract/kept_statements.h"
#include "extract/listed_words.h"
#include "extract/settled_statements.h"

namespace fangzhi {
namespace {

bool is_authority(const Rulebook& rules, const Entity& entity) {
  if (entity.type != rules.types().names[rules.types().institution]) return false;
  return ends_listed(rules.lexicon(), WordClass::authority_tail, to_code_points(entity.name));
}

class SigningSides {
 public:
  SigningSides(const StatementContext& context, std::vector<Statement>& statements)
      : context_(context),
        entities_(context.names.entities()),
        institution_(context.rules.types().names[context.rules.types().institution]),
        statements_(statements) {
    for (const Statement& each : statements) {
      if (each.predicate == kSigns) signed_.emplace(each.subject, each.object);
    }
  }

  void settle() {
    for (std::size_t i = 0; i < statements_.size(); ++i) turn(i);
    drop_mere_contracts();
    const std::optional<std::uint32_t> home = context_.names.home();
    if (!home) return;
    for (const Statement& each : statements_) {
      if (each.predicate == kSigns && each.object == *home && is_public(each.subject))
        own_bodies_.emplace(each.evidence.end, each.subject);
    }
    drop_officials(*home);
    drop_own_bodies(*home);
    if (context_.scope.district.empty()) give_works_to_signers(*home);
  }

 private:
  static constexpr std::string_view kSigns = "签约";

  bool is_public(std::uint32_t entity) const { return is_authority(context_.rules, entities_[entity]); }

  void turn(std::size_t i) {
    Statement& each = statements_[i];
    if (makes_partners(each)) return;  // as they are named
    if (each.predicate != kSigns || entities_[each.object].type != institution_ || !is_public(each.subject) ||
        is_public(each.object) || !signed_.emplace(each.object, each.subject).second)
      return;
    std::swap(each.subject, each.object);
    if (context_.trace != nullptr) {
      StatementGround& ground = context_.trace->grounds[i];
      std::swap(ground.subject, ground.object);
    }
  }

  // 县政府与青禾集团就云河冷链项目签约: a body of the district does not sign with the district; the firm
  // beside it in the same words signs with the body.
  void drop_own_bodies(std::uint32_t home) {
    keep_statements(context_, statements_, [&](std::size_t i) {
      Statement& each = statements_[i];
      if (each.predicate != kSigns || each.object != home) return true;
      if (is_public(each.subject)) return false;
      const std::optional<std::uint32_t> body = body_beside(each);
      if (!body) return true;
      each.object = *body;
      return signed_.emplace(each.subject, *body).second;
    });
  }

  // 企业代表同副市长张三、云河开发区|管委会主任|李四签约: with the district, for which they sign.
  void drop_officials(std::uint32_t home) {
    keep_statements(context_, statements_, [&](std::size_t i) {
      Statement& each = statements_[i];
      if (each.predicate != kSigns || each.object == home || entities_[each.object].type == institution_ ||
          !stands_in_title(each.quotation, entities_[each.object]))
        return true;
      each.object = home;
      return signed_.emplace(each.subject, home).second;
    });
  }
  static bool stands_in_title(const std::string& quotation, const Entity& place) {
    constexpr std::string_view kTitles[] = {"管委会主任", "管委会副主任", "党工委书记",    "党工委副书记",
                                            "党委书记",   "党委副书记",   "管理委员会主任"};
    constexpr std::string_view kChiefs[] = {"市长", "县长", "区长", "州长", "旗长"};
    const std::size_t at = quotation.find(place.name);
    if (at == std::string::npos) return false;
    const std::string_view before = std::string_view(quotation).substr(0, at);
    const bool is_beside_chief =
        before.ends_with("、") &&
        std::any_of(std::begin(kChiefs), std::end(kChiefs),
                    [&](std::string_view chief) { return before.find(chief) != std::string_view::npos; });
    if (!is_beside_chief) return false;
    const std::string_view behind = std::string_view(quotation).substr(at + place.name.size());
    return std::any_of(std::begin(kTitles), std::end(kTitles),
                       [&](std::string_view title) { return behind.starts_with(title); });
  }

  static bool makes_partners(const Statement& statement) {
    constexpr std::string_view kPartners[] = {"合作", "共建", "携手", "联合", "结对", "牵手", "协作"};
    return std::any_of(std::begin(kPartners), std::end(kPartners), [&](std::string_view word) {
      return statement.quotation.find(word) != std::string::npos;
    });
  }

  // 茌平区政府与青禾铝业签署铝箔项目: a contract about a work makes nobody partners where the words do not
  // say so.
  void drop_mere_contracts() {
    keep_statements(context_, statements_, [&](std::size_t i) {
      const Statement& each = statements_[i];
      if (each.predicate != "合作" || is_public(each.subject) == is_public(each.object)) return true;
      const bool signs =
          signed_.contains({each.subject, each.object}) || signed_.contains({each.object, each.subject});
      return !signs || makes_partners(each);
    });
  }

  // The same contract on a page about the city: the work is signed with 茌平区, where the page names it as a
  // place, else with its government.
  void give_works_to_signers(std::uint32_t home) {
    std::map<std::string_view, std::uint32_t> places;  // by name
    for (std::uint32_t e = 0; e < entities_.size(); ++e) {
      if (entities_[e].type != institution_) places.emplace(entities_[e].name, e);
    }
    std::map<std::uint32_t, const Statement*> contracts;  // with public bodies, by where their words end
    for (const Statement& each : statements_) {
      if (each.predicate == kSigns && is_public(each.object)) contracts[each.evidence.end] = &each;
    }
    for (Statement& each : statements_) {
      if (each.predicate != kSigns || each.object != home || entities_[each.subject].type == institution_)
        continue;
      const auto contract = contracts.lower_bound(each.evidence.begin + 1);
      if (contract == contracts.end() || contract->second->evidence.begin >= each.evidence.end) continue;
      const std::uint32_t signer = signer_of(contract->second->object, places);
      if (signer != home) each.object = signer;
    }
  }

  // The place that the body governs, where it is an entity of the page; else the body.
  std::uint32_t signer_of(std::uint32_t body, const std::map<std::string_view, std::uint32_t>& places) const {
    constexpr std::string_view kTails[] = {"人民政府", "政府", "管理委员会", "管委会"};
    std::string_view name = entities_[body].name;
    for (const std::string_view tail : kTails) {
      if (!name.ends_with(tail)) continue;
      name.remove_suffix(tail.size());
      break;
    }
    const auto place = places.find(name);
    return place == places.end() ? body : place->second;
  }

  // The public body that was stated to sign with the district in the words that state it of this firm.
  std::optional<std::uint32_t> body_beside(const Statement& firm) const {
    if (entities_[firm.subject].type != institution_) return std::nullopt;
    const auto beside = own_bodies_.find(firm.evidence.end);
    return beside == own_bodies_.end() ? std::nullopt : std::optional(beside->second);
  }

  const StatementContext& context_;
  const std::vector<Entity>& entities_;
  const std::string& institution_;
  std::vector<Statement>& statements_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> signed_;
  std::map<std::uint32_t, std::uint32_t> own_bodies_;  // by where the evidence ends
};

}  // namespace

void settle_signing_sides(const StatementContext& context, std::vector<Statement>& statements) {
  SigningSides(context, statements).settle();
}

}  // namespace fangzhi
