// A road of which nothing is told is where things are, not what is built: 云河铁路穿园而过.

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "extract/settled_statements.h"

namespace fangzhi {
namespace {

// 云河高速、青禾大桥|等项目: among works.
bool is_called_work(std::u32string_view behind) {
  constexpr std::size_t kReach = 40;
  behind = behind.substr(0, kReach);
  behind = behind.substr(0, behind.find_first_of(U"。；，\n"));
  const std::size_t closing = behind.find(U'等');
  if (closing == std::u32string_view::npos) return false;
  behind.remove_prefix(closing);
  return behind.find(U"项目") != std::u32string_view::npos ||
         behind.find(U"工程") != std::u32string_view::npos;
}

}  // namespace

std::vector<std::uint32_t> find_unsaid_roads(const StatementContext& context,
                                             const std::vector<Statement>& statements,
                                             const std::vector<Observation>& observations) {
  constexpr std::string_view kRoads[] = {"铁路", "高速", "高速公路", "公路", "大桥", "国道", "省道"};
  const TypeTable& types = context.rules.types();
  std::vector<std::uint32_t> roads;
  if (types.project == kNoType || types.place == kNoType) return roads;
  std::set<std::uint32_t> told;
  for (const Statement& each : statements) told.insert({each.subject, each.object});
  for (const Observation& each : observations) told.insert(each.about);
  const std::vector<Mention>& mentions = context.names.mentions();
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    if (is_called_work(context.reading.text().substr(mentions[m].end)))
      told.insert(context.names.entity_of(m));
  }
  const std::vector<Entity>& entities = context.names.entities();
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    const bool is_road = std::any_of(std::begin(kRoads), std::end(kRoads),
                                     [&](std::string_view road) { return entities[e].name.ends_with(road); });
    if (is_road && entities[e].type == types.names[types.project] && !told.contains(e)) roads.push_back(e);
  }
  return roads;
}

}  // namespace fangzhi
