// Who signs with whom: a firm or a school signs with the public body, whichever of them the sentence names
// first.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "extract/statement_maker.h"

namespace fangzhi {
namespace {

bool is_authority(const Rulebook& rules, const Entity& entity) {
  if (entity.type != rules.types().names[rules.types().institution]) return false;
  const std::u32string name = to_code_points(entity.name);
  const std::vector<std::u32string>& tails = rules.lexicon().list(WordClass::authority_tail);
  return std::any_of(tails.begin(), tails.end(),
                     [&](const std::u32string& tail) { return name.ends_with(tail); });
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
    std::size_t kept = 0;
    for (std::size_t i = 0; i < statements_.size(); ++i) {
      Statement& each = statements_[i];
      if (each.predicate == kSigns && each.object == home && is_public(each.subject)) continue;
      const std::optional<std::uint32_t> body =
          each.predicate == kSigns && each.object == home ? body_beside(each) : std::nullopt;
      if (body && !signed_.emplace(each.subject, *body).second) continue;
      if (body) each.object = *body;
      if (context_.trace != nullptr) context_.trace->grounds[kept] = context_.trace->grounds[i];
      if (kept != i) statements_[kept] = std::move(each);
      ++kept;
    }
    statements_.resize(kept);
    if (context_.trace != nullptr) context_.trace->grounds.resize(kept);
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
