// Who signs with whom: a firm or a school signs with the public body, whichever of them the sentence names
// first.

#include <algorithm>
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

}  // namespace

void settle_signing_sides(const StatementContext& context, std::vector<Statement>& statements) {
  const std::vector<Entity>& entities = context.names.entities();
  const std::string& institution = context.rules.types().names[context.rules.types().institution];
  std::set<std::pair<std::uint32_t, std::uint32_t>> signed_so;
  for (const Statement& each : statements) {
    if (each.predicate == "签约") signed_so.emplace(each.subject, each.object);
  }
  for (std::size_t i = 0; i < statements.size(); ++i) {
    Statement& each = statements[i];
    const bool is_turned = each.predicate == "签约" && entities[each.object].type == institution &&
                           is_authority(context.rules, entities[each.subject]) &&
                           !is_authority(context.rules, entities[each.object]);
    if (!is_turned || !signed_so.emplace(each.object, each.subject).second) continue;
    std::swap(each.subject, each.object);
    if (context.trace != nullptr) {
      StatementGround& ground = context.trace->grounds[i];
      std::swap(ground.subject, ground.object);
    }
  }
}

}  // namespace fangzhi
