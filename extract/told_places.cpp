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
      : names_(context.names),
        types_(context.rules.types()),
        layout_(context.reading.layout),
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
      const bool holds = is_built || scene->is_doer || is_park(scene->place);
      if (said_at <= source_[scene->end - 1] && holds) return scene->place;
    }
    return of_article(statement);
  }

  // The county that its article is about, where that is not the page's own.
  std::optional<std::uint32_t> county_of(const Statement& statement) const {
    const std::optional<std::uint32_t> place = of_article(statement);
    return place && is_county_name(names_.entities()[*place]) ? place : std::nullopt;
  }

 private:
  std::optional<std::uint32_t> of_article(const Statement& statement) const {
    return of_articles_[layout_.paragraphs[paragraph_at(layout_, statement.evidence.begin)].article];
  }
  // Where people sign for it: in a park, but seldom in a city.
  bool is_park(std::uint32_t place) const {
    return types_.park != kNoType && names_.entities()[place].type == types_.names[types_.park];
  }
  bool is_county_name(const Entity& place) const {
    return place.type == types_.names[types_.place] &&
           (place.name.ends_with("县") || place.name.ends_with("市") || place.name.ends_with("区"));
  }

  const NameBook& names_;
  const TypeTable& types_;
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
    if (each.predicate == "任职" && each.object == *home) {  // 县长|李四, told of another county
      if (const auto county = stages.county_of(each)) each.object = *county;
      return true;
    }
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

// Whether the words before a place end with 在, or with 在 and the town or county that holds it: 在青林镇|.
bool leads_in(std::u32string_view before, std::span<const std::u32string_view> ways) {
  constexpr std::u32string_view kLevels = U"省市县区旗镇乡道";
  constexpr std::size_t kLongest = 6;
  const auto ends = [&](std::u32string_view text) {
    return std::any_of(ways.begin(), ways.end(),
                       [&](std::u32string_view way) { return text.ends_with(way); });
  };
  if (ends(before)) return true;
  if (before.empty() || kLevels.find(before.back()) == std::u32string_view::npos) return false;
  for (std::size_t length = 2; length <= kLongest && length < before.size(); ++length) {
    if (ends(before.substr(0, before.size() - length))) return true;
  }
  return false;
}

// 在|东湖镇|动工, 选址|东湖镇|: whether the quotation says that something is in the place.
bool is_done_in(const std::string& quotation, const Entity& place,
                std::span<const std::u32string_view> ways) {
  const std::u32string said = without_space(to_code_points(quotation));
  return std::any_of(place.aliases.begin(), place.aliases.end(), [&](const std::string& alias) {
    const std::size_t at = said.find(to_code_points(alias));
    return at != std::u32string::npos && leads_in(std::u32string_view(said).substr(0, at), ways);
  });
}

}  // namespace

void locate_works(const StatementContext& context, std::vector<Statement>& statements) {
  constexpr std::string_view kBuilt[] = {"谋划", "开工", "在建", "竣工", "投用", "投产"};
  constexpr std::u32string_view kIn[] = {U"在"}, kChosen[] = {U"选址", U"选址在", U"选址于", U"落在"};
  std::set<std::pair<std::uint32_t, std::uint32_t>> located;
  for (const Statement& each : statements) {
    if (each.predicate == "位于") located.emplace(each.subject, each.object);
  }
  const std::size_t told = statements.size();
  for (std::size_t i = 0; i < told; ++i) {
    const Statement& each = statements[i];
    const bool lands = each.predicate == "落地";
    if (each.status == StatementStatus::negated || (!lands && !is_one_of(kBuilt, each.predicate)) ||
        !is_finer_place(context, each.object) ||
        !is_done_in(each.quotation, context.names.entities()[each.object],
                    lands ? std::span<const std::u32string_view>(kChosen) : kIn) ||
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
