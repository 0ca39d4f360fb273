#include <string_view>
#include <utility>

#include "extract/statement_maker.h"

namespace fangzhi {
namespace {

// How small a division is, by its last characters: a smaller one after a larger one lies in it.
int rank_of(std::string_view name) {
  static constexpr std::pair<std::string_view, int> kRanks[] = {
      {"街道", 4}, {"社区", 5}, {"省", 1}, {"市", 2}, {"州", 2}, {"盟", 2},
      {"区", 3},   {"县", 3},   {"旗", 3}, {"镇", 4}, {"乡", 4}, {"村", 5}};
  for (const auto& [suffix, rank] : kRanks) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) return rank;
  }
  return 0;
}

}  // namespace

void state_containment(const StatementContext& context, StatementList& out) {
  const std::vector<Mention>& mentions = context.names.mentions();
  const TypeTable& types = context.rules.types();
  for (std::uint32_t m = 0; m + 1 < mentions.size(); ++m) {
    if (mentions[m].type != types.place) continue;
    const Mention& next = mentions[m + 1];
    Statement statement;
    statement.subject = context.names.entity_of(m + 1);
    statement.object = context.names.entity_of(m);
    if (statement.subject == statement.object) continue;
    const std::u32string_view between =
        context.reading.text().substr(mentions[m].end, next.begin - mentions[m].end);
    if (next.type == types.place && between.empty()) {
      const int outer = rank_of(context.names.entities()[statement.object].name);
      const int inner = rank_of(context.names.entities()[statement.subject].name);
      if (outer == 0 || inner <= outer) continue;
      statement.predicate = "隶属";
      statement.rule = "place-in-place";
    } else if ((next.type == types.park || next.type == types.project) && between == U"的") {
      statement.predicate = "位于";
      statement.rule = "place-of";
    } else {
      continue;
    }
    StatementGround ground;
    ground.subject = {{next.begin, next.end}, RoleSource::near};
    ground.object = {{mentions[m].begin, mentions[m].end}, RoleSource::near};
    out.add(std::move(statement), mentions[m].begin, next.end, ground);
  }
}

}  // namespace fangzhi
