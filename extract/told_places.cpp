// A work stands where the page says that it does, though most of what is said of it names no place:
// 云河冷链中心位于东湖镇。…项目5月开工。

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <tuple>

#include "core/utf8.h"
#include "extract/article_places.h"
#include "extract/kept_statements.h"
#include "extract/paragraph_at.h"
#include "extract/settled_statements.h"

namespace fangzhi {
namespace {

constexpr std::string_view kMovesIn = "入驻";
constexpr std::string_view kPlacing[] = {"位于", "落地", kMovesIn};
constexpr std::string_view kPlaced[] = {"谋划", "签约", "落地", "开工", "在建", "竣工", "投用", "投产"};

bool is_one_of(std::span<const std::string_view> predicates, const std::string& predicate) {
  return std::find(predicates.begin(), predicates.end(), predicate) != predicates.end();
}

using Key = std::tuple<std::uint32_t, std::uint32_t, std::string_view, StatementStatus>;

Key key_of(const Statement& statement) {
  const auto name = std::find(std::begin(kPlaced), std::end(kPlaced), statement.predicate);
  return {statement.subject, statement.object, name == std::end(kPlaced) ? "" : *name, statement.status};
}

// Where each work stands, by what the page says.
class PlacesOfWorks {
 public:
  explicit PlacesOfWorks(const StatementContext& context)
      : context_(context), names_(context.names), types_(context.rules.types()) {}

  void read(const Statement& statement) {
    if (statement.status == StatementStatus::negated) return;
    if (is_one_of(kPlacing, statement.predicate)) note(statement, places_);
    if (is_one_of(kPlaced, statement.predicate)) note(statement, stages_);
  }

  // Where it is said to lie, else where something else is done on it; nothing where that is more than one
  // place.
  std::optional<std::uint32_t> of(std::uint32_t work) const {
    if (const auto told = places_.find(work); told != places_.end()) return told->second;
    const auto told = stages_.find(work);
    return told == stages_.end() ? std::nullopt : told->second;
  }

 private:
  using Places = std::map<std::uint32_t, std::optional<std::uint32_t>>;  // by work

  void note(const Statement& statement, Places& places) const {
    if (!is_work(statement.subject) && statement.predicate != kMovesIn) return;
    if (!is_finer_place(context_, statement.object)) return;
    const auto [told, is_new] = places.try_emplace(statement.subject, statement.object);
    if (!is_new && told->second != statement.object) told->second.reset();
  }

  bool is(std::uint32_t entity, TypeId type) const {
    return type != kNoType && names_.entities()[entity].type == types_.names[type];
  }
  bool is_work(std::uint32_t entity) const { return is(entity, types_.project) || is(entity, types_.park); }
  const StatementContext& context_;
  const NameBook& names_;
  const TypeTable& types_;
  Places places_;
  Places stages_;
};

// Where what names no place takes place: where its words have gone, else what the article is about.
class Stages {
 public:
  Stages(const StatementContext& context, const std::vector<Scene>& scenes, const ArticlePlaces& of_articles)
      : layout_(context.reading.layout),
        source_(context.reading.layout.source),
        scenes_(scenes),
        of_articles_(of_articles) {}

  std::optional<std::uint32_t> of(const Statement& statement) const {
    // 在杭州，…签约: where people go to sign is elsewhere.
    const bool is_built = statement.predicate != "签约" && statement.predicate != "谋划";
    constexpr int kReachScenes = 32;  // back
    const std::uint32_t said_at = statement.evidence.end - 1;
    auto scene = std::partition_point(scenes_.begin(), scenes_.end(),
                                      [&](const Scene& each) { return source_[each.begin] <= said_at; });
    for (int steps = 0; scene != scenes_.begin() && steps < kReachScenes; ++steps) {
      --scene;
      if (said_at <= source_[scene->end - 1] && (is_built || scene->is_doer)) return scene->place;
    }
    return of_articles_[layout_.paragraphs[paragraph_at(layout_, statement.evidence.begin)].article];
  }

 private:
  const PageLayout& layout_;
  const std::vector<std::uint32_t>& source_;
  const std::vector<Scene>& scenes_;
  const ArticlePlaces& of_articles_;
};

}  // namespace

void place_works(const StatementContext& context, const std::vector<Scene>& scenes,
                 const ArticlePlaces& of_articles, std::vector<Statement>& statements) {
  const std::optional<std::uint32_t> home = context.names.home();
  if (!home) return;
  PlacesOfWorks places(context);
  const Stages stages(context, scenes, of_articles);
  std::set<Key> made;
  for (const Statement& each : statements) {
    places.read(each);
    made.insert(key_of(each));
  }
  keep_statements(context, statements, [&](std::size_t i) {
    Statement& each = statements[i];
    const bool has_no_place = each.object == *home && is_one_of(kPlaced, each.predicate);
    std::optional<std::uint32_t> place = has_no_place ? places.of(each.subject) : std::nullopt;
    if (has_no_place && !place) place = stages.of(each);
    if (!place || place == each.subject) return true;  // the zone itself opens
    each.object = *place;
    if (context.trace != nullptr) context.trace->grounds[i].object.from = RoleSource::told;
    return made.insert(key_of(each)).second;  // else said before, with its place
  });
}

namespace {

// 在|东湖镇|动工: whether the quotation says that something is done in the place.
bool is_done_in(const std::string& quotation, const Entity& place) {
  const std::u32string said = without_space(to_code_points(quotation));
  return std::any_of(place.aliases.begin(), place.aliases.end(), [&](const std::string& alias) {
    return said.find(U"在" + to_code_points(alias)) != std::u32string::npos;
  });
}

}  // namespace

void locate_works(const StatementContext& context, std::vector<Statement>& statements) {
  constexpr std::string_view kBuilt[] = {"谋划", "开工", "在建", "竣工", "投用", "投产"};
  std::set<std::pair<std::uint32_t, std::uint32_t>> located;
  for (const Statement& each : statements) {
    if (each.predicate == "位于") located.emplace(each.subject, each.object);
  }
  const std::size_t told = statements.size();
  for (std::size_t i = 0; i < told; ++i) {
    const Statement& each = statements[i];
    if (each.status == StatementStatus::negated || !is_one_of(kBuilt, each.predicate) ||
        !is_finer_place(context, each.object) ||
        !is_done_in(each.quotation, context.names.entities()[each.object]) ||
        !located.emplace(each.subject, each.object).second)
      continue;
    Statement placed = each;
    placed.predicate = "位于";
    placed.status = StatementStatus::done;
    placed.qualifiers.clear();
    placed.rule = "built-there";
    if (context.trace != nullptr) {
      StatementGround ground = context.trace->grounds[i];
      ground.frame.reset();  // of the statement that it was made from
      context.trace->grounds.push_back(ground);
    }
    statements.push_back(std::move(placed));
  }
}

}  // namespace fangzhi
