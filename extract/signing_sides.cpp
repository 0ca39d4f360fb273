// Who signs with whom: a firm or a school signs with the public body, whichever of them the sentence names
// first.

#include <map>
#include <optional>
#include <set>
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
    const std::optional<std::uint32_t> home = context_.names.home();
    if (!home) return;
    for (const Statement& each : statements_) {
      if (each.predicate == kSigns && each.object == *home && is_public(each.subject))
        own_bodies_.emplace(each.evidence.end, each.subject);
    }
    drop_own_bodies(*home);
  }

 private:
  static constexpr std::string_view kSigns = "签约";

  bool is_public(std::uint32_t entity) const { return is_authority(context_.rules, entities_[entity]); }

  void turn(std::size_t i) {
    Statement& each = statements_[i];
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
