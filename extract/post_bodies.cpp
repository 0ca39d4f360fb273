#include <algorithm>
#include <iterator>
#include <utility>

#include "core/utf8.h"
#include "extract/post_reader.h"
#include "extract/reach.h"
#include "extract/title_level.h"

namespace fangzhi {
namespace {

bool ends_with_any(std::u32string_view name, std::u32string_view endings) {
  return !name.empty() && endings.find(name.back()) != std::u32string_view::npos;
}

// A post of any party committee: 书记, 党委副书记.
bool is_party(std::u32string_view title) {
  for (std::u32string_view opening : {U"党委", U"党工委", U"副"}) {
    if (title.substr(0, opening.size()) == opening) title.remove_prefix(opening.size());
  }
  return title == U"书记";
}

// 县委, 村党支部; but not 卫健委.
bool is_party_body(std::u32string_view name) {
  constexpr std::u32string_view kBefore = U"省市州盟区县旗镇乡党工";
  if (name.ends_with(U"党总支") || name.ends_with(U"党支部")) return true;
  return name.size() > 2 && name.back() == U'委' &&
         kBefore.find(name[name.size() - 2]) != std::u32string_view::npos;
}

bool contains(std::u32string_view text, std::u32string_view part) {
  return text.find(part) != std::u32string_view::npos;
}

// 院长 of 云河医院江南院区, 校长 of 云河中学东校区, 厂长 of 石溪水厂: what is told of as a work, and has a
// head.
bool heads_facility(std::u32string_view title, std::u32string_view name) {
  struct Head {
    std::u32string_view title, of;
  };
  constexpr Head kHeads[] = {{U"院长", U"医院"}, {U"院长", U"院区"}, {U"院长", U"新院"},   {U"校长", U"学校"},
                             {U"校长", U"校区"}, {U"校长", U"中学"}, {U"校长", U"小学"},   {U"校长", U"高中"},
                             {U"校长", U"初中"}, {U"厂长", U"厂"},   {U"园长", U"幼儿园"}, {U"馆长", U"馆"}};
  return std::any_of(std::begin(kHeads), std::end(kHeads), [&](const Head& each) {
    return title.ends_with(each.title) && name.ends_with(each.of);
  });
}

}  // namespace

bool PostReader::is_village(const Mention& mention) const {
  constexpr std::u32string_view kLarger = U"省市州盟县旗镇乡";
  const std::u32string_view name = reading_.text().substr(mention.begin, mention.end - mention.begin);
  return !ends_with_any(name, kLarger) && (name.back() != U'区' || name.ends_with(U"社区"));
}

// 社区|书记 of what is called 社区, 集团|总经理 of what is called 集团; any company is a 公司.
bool PostReader::is_called(std::u32string_view name, TypeId type, std::uint32_t title) const {
  if (title == 0 || !token(title - 1).is(WordClass::generic_head)) return true;
  const std::u32string_view word = text(title - 1);
  const bool is_broad = word == U"公司" || word == U"企业" || word == U"学校" || word == U"单位";
  return contains(name, word) || (is_broad && type != types_.place);
}

bool PostReader::fits(const Mention& mention, const WrittenPost& post) const {
  if (mention.type == types_.person) return false;
  const std::string& kind = context_.rules.facts(token(post.token).word).title_body;
  const std::u32string_view name = reading_.text().substr(mention.begin, mention.end - mention.begin);
  if (!is_called(name, mention.type, post.token)) return false;
  if (!zone_organ(mention, text(post.token)).empty()) return true;
  for (const std::u32string_view organ : {U"管委会", U"党工委"}) {
    if (mention.type == types_.institution && name.ends_with(organ) && text(post.token).starts_with(organ))
      return true;
  }
  return fits_title(std::u32string(name), mention.type, text(post.token), kind);
}

// The organ of a zone that a title begins with: 管委会 of 管委会主任. Empty of what is no zone.
std::u32string PostReader::zone_organ(const Mention& mention, std::u32string_view title) const {
  const std::u32string_view name = reading_.text().substr(mention.begin, mention.end - mention.begin);
  const bool is_zone =
      (mention.type == types_.park && ends_with_any(name, U"区园")) ||
      (mention.type == types_.place && (name.ends_with(U"开发区") || name.ends_with(U"新区")));
  for (const std::u32string_view organ : {U"管委会", U"党工委"}) {
    if (is_zone && title.starts_with(organ)) return std::u32string(organ);
  }
  return {};
}

// Whether what bears this name has such a post: a 局 a 局长, a company a 总经理.
bool PostReader::fits_title(const std::u32string& name, TypeId type, std::u32string_view title,
                            const std::string& kind) const {
  const char32_t level = level_of(title);
  if (type == types_.place) {
    if (level == U'镇' || level == U'乡') return name.back() == level;
    if (level == U'街') return name.ends_with(U"街道");
    if (title == U"主任" || title == U"副主任") return name.ends_with(U"街道");
    const bool is_small = ends_with_any(name, U"村查") || name.ends_with(U"社区");
    if (kind == "village" || contains(title, U"支书") || contains(title, U"支部书记")) return is_small;
    return is_party(title) && (is_small || ends_with_any(name, U"镇乡道木"));
  }
  if (type == types_.project) return heads_facility(title, name);
  if (type != types_.institution) return false;
  if (is_party(title)) return is_party_body(name);
  if (is_head_of(title, name)) return true;
  if (title == U"主任" || title == U"副主任")
    return name.ends_with(U"人大常委会") || name.ends_with(U"管委会");
  if (kind == "company" || contains(title, U"工程师"))
    return !ends_with_any(name, U"局委办会院校部府署厅处社队站所室馆园学团中村") || contains(name, U"集团");
  if (kind == "association") return ends_with_any(name, U"会盟联协");
  if (kind == "court") return contains(name, U"法院");
  if (kind == "procuratorate") return contains(name, U"检察院");
  if (contains(title, U"校长")) return ends_with_any(name, U"校学中小");
  if (contains(title, U"教师") || contains(title, U"老师")) return ends_with_any(name, U"校学园");
  if (kind == "hospital") return ends_with_any(name, U"院");
  return title == U"民警" && (contains(name, U"公安") || contains(name, U"派出所"));
}

// 西工区|商务局局长: the body is the office that the title begins with.
void PostReader::take_office(std::uint32_t i, WrittenPost& post) const {
  const std::u32string_view title = text(i);
  for (std::size_t cut = title.size() - 1; cut > 1; --cut) {
    const WordId office = context_.rules.lexicon().find(title.substr(0, cut));
    const WordId rest = context_.rules.lexicon().find(title.substr(cut));
    if (office == kNoWord || rest == kNoWord) continue;
    const bool holds = context_.rules.facts(office).head_type == types_.institution &&
                       context_.rules.lexicon().word(rest).classes.has(WordClass::title);
    if (!holds) continue;
    const std::u32string place = to_code_points(context_.names.entities()[post.body].name);
    const std::size_t level = title.front() == place.back() ? 1 : 0;  // 洛阳|市商务局局长
    post.body = context_.names.entity_named(
        types_.institution, to_utf8(place + std::u32string(title.substr(level, cut - level))));
    post.role = to_utf8(title.substr(cut));
    return;
  }
}

// 县委|组织部部长, 县委|政法委书记: at the organ that the title names, of the committee; 县|纪委书记 at one
// of its own.
void PostReader::take_organ(std::u32string_view title, WrittenPost& post) const {
  constexpr std::u32string_view kOrgans[] = {U"组织部", U"宣传部", U"统战部", U"政法委"};
  constexpr std::u32string_view kHeads[] = {U"部长", U"副部长", U"书记", U"副书记", U"常务副部长"};
  const std::u32string body = to_code_points(context_.names.entities()[post.body].name);
  if (body.size() < 2 || body.back() != U'委') return;
  for (const std::u32string_view organ : kOrgans) {
    const std::size_t at = title.find(organ);
    if (at == std::u32string_view::npos) continue;
    const std::u32string_view head = title.substr(at + organ.size());
    if (std::find(std::begin(kHeads), std::end(kHeads), head) == std::end(kHeads)) return;
    post.body = context_.names.entity_named(types_.institution, to_utf8(body + std::u32string(organ)));
    return;
  }
  if (!title.ends_with(U"纪委书记") || body.ends_with(U"纪委")) return;
  post.body = context_.names.entity_named(types_.institution,
                                          to_utf8(body.substr(0, body.size() - 1) + std::u32string(U"纪委")));
}

// 桓仁县|县委书记, 桓仁|县委书记: the party committee of the place named; 云山县|政协主席.
std::uint32_t PostReader::body_in(std::uint32_t mention, std::u32string_view title,
                                  const std::string& kind) const {
  const std::uint32_t entity = entity_of(mention);
  if (mentions_[mention].type != types_.place) return entity;
  const std::string& name = context_.names.entities()[entity].name;
  std::u32string place = to_code_points(name);
  const char32_t level = level_of(title);
  constexpr std::u32string_view kLevels = U"省市州盟区县旗";
  const bool is_body = contains(title, U"政协") || contains(title, U"人大");
  const bool is_level = kLevels.find(level) != std::u32string_view::npos;
  // 徐州|市委书记: a city whose short name ends like a level itself.
  const WordId word = context_.rules.lexicon().find(place);
  const std::u32string full =
      word == kNoWord ? std::u32string() : to_code_points(context_.rules.facts(word).division);
  const bool is_short = is_level && full.size() > place.size() && full.back() == level;
  const bool lacks_level =
      is_short || (is_level && !ends_with_any(place, kLevels) && !ends_with_any(place, U"镇乡村"));
  if (lacks_level) place.push_back(level);
  if (!is_body && (!is_level || place.back() != level)) return entity;
  if (kind != "government") return body_of(to_utf8(place), kind);
  return lacks_level ? context_.names.entity_named(types_.place, to_utf8(place)) : entity;
}

std::uint32_t PostReader::body_of(const std::string& division, const std::string& kind) const {
  if (kind == "party") {
    const bool is_region = division.ends_with("自治区");  // 自治区党委
    return context_.names.entity_named(types_.institution,
                                       body_of_division(division, is_region ? "党委" : "委"));
  }
  if (kind == "congress") return context_.names.entity_named(types_.institution, division + "人大常委会");
  if (kind == "cppcc") return context_.names.entity_named(types_.institution, division + "政协");
  return context_.names.entity_named(types_.place, division);
}

constexpr std::size_t kOwnerSize = 6;  // bytes of 东湖

// 东湖产业园|管委会主任, 东湖开发区|党工委书记: a post at the body that the title begins with.
bool PostReader::take_zone_body(std::size_t mention, WrittenPost& post) const {
  if (mentions_[mention].type != types_.place && mentions_[mention].type != types_.park) return false;
  for (const std::u32string_view body : {U"管委会", U"党工委"}) {
    if (!text(post.token).starts_with(body)) continue;
    // 东湖经开区|管委会 is called as written, though the zone has a longer name, and so is what the page
    // names itself; |高新区|管委会 takes that.
    const Mention& zone = mentions_[mention];
    const std::string& full = context_.names.entities()[entity_of(mention)].name;
    const std::string written = to_utf8(context_.reading.text().substr(zone.begin, zone.end - zone.begin));
    const std::string owner = written.substr(0, kOwnerSize);
    post.also = entity_of(mention);
    const std::string as_written = written + to_utf8(body);
    const bool is_written = full.starts_with(owner) || context_.names.knows(types_.institution, as_written);
    post.body =
        context_.names.entity_named(types_.institution, is_written ? as_written : full + to_utf8(body));
    return true;
  }
  return false;
}

// 东湖开发区党工委副书记、|管委会主任: the other organ of the zone that the title before it names.
bool PostReader::take_other_organ(const std::optional<std::uint32_t>& last, WrittenPost& post) const {
  if (!last) return false;
  const std::string name = context_.names.entities()[*last].name;
  for (const auto& [own, other] : {std::pair(U"管委会", "党工委"), std::pair(U"党工委", "管委会")}) {
    if (!text(post.token).starts_with(own) || !name.ends_with(other)) continue;
    const std::string zone = name.substr(0, name.size() - std::string_view(other).size());
    post.body = context_.names.entity_named(types_.institution, zone + to_utf8(own));
    return true;
  }
  return false;
}

// 云山县人民政府|副县长: the head of a government is the head of its division.
void PostReader::take_governed(WrittenPost& post) const {
  constexpr std::u32string_view kLevels = U"省市州盟区县旗镇乡";
  if (kLevels.find(level_of(text(post.token))) == std::u32string_view::npos) return;
  std::u32string division = to_code_points(context_.names.entities()[post.body].name);
  for (const std::u32string_view ending : {U"人民政府", U"政府"}) {
    if (!division.ends_with(ending)) continue;
    division.resize(division.size() - ending.size());
    if (division.size() == 1) division = to_code_points(division_of(text(post.token)));  // 旗人民政府|副旗长
    if (division.empty() || division.back() != level_of(text(post.token))) return;
    division = innermost_division(division);
    post.also = post.body;
    post.body = context_.names.entity_named(types_.place, to_utf8(division));
    post.place = to_utf8(division);
    return;
  }
}

// Whether the last post ended right before: 云山县县委书记张三、|县长.
bool PostReader::follows_last_place(std::uint32_t begin) const {
  constexpr std::uint32_t kNextPost = 7;  // characters from a post over a name to the next
  return !last_place_.empty() && begin >= last_end_ && begin - last_end_ <= kNextPost;
}

// The place of this level that a title at `begin` means: that of the post before, the town that the page is
// about, or what was named last.
std::string PostReader::place_called(std::u32string_view level, std::uint32_t begin) const {
  const auto is_meant = [&](const std::string& name) { return is_of_level(to_code_points(name), level); };
  if (follows_last_place(begin) && is_meant(last_place_)) return last_place_;
  if (is_meant(context_.scope.town)) return context_.scope.town;
  const auto last = std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                                     [](const Mention& each, std::uint32_t at) { return each.begin < at; });
  std::string elsewhere;  // the only one of the paragraphs before
  std::uint32_t steps = 0;
  for (auto m = last; m != mentions_.begin() && steps < kReachMentions; ++steps) {
    --m;
    if (m->end + kReachCharacters < begin) break;
    const std::string place = place_in(*m, static_cast<std::size_t>(m - mentions_.begin()), level);
    if (place.empty()) continue;
    const bool is_here =
        reading_.text().substr(m->end, begin - m->end).find(U'\n') == std::u32string_view::npos;
    if (is_here) return place;
    if (!elsewhere.empty() && elsewhere != place) return {};
    elsewhere = place;
  }
  return elsewhere;
}

// The place of this level that a name is, or, of a town, that it begins with: 东湖镇第九届人民代表大会.
std::string PostReader::place_in(const Mention& mention, std::size_t index, std::u32string_view level) const {
  const std::string& name = context_.names.entities()[entity_of(index)].name;
  if (mention.type == types_.place) return is_of_level(to_code_points(name), level) ? name : std::string();
  if (mention.type != types_.event && mention.type != types_.institution) return {};
  const std::u32string_view town =
      town_in(reading_.text().substr(mention.begin, mention.end - mention.begin));
  return !town.empty() && is_of_level(town, level) ? to_utf8(town) : std::string();
}

// A post of this office in the town, or in a smaller place: at its party committee, its congress or itself.
void PostReader::take_town(const std::string& town, std::u32string_view office, WrittenPost& post) const {
  const std::u32string name = to_code_points(town);
  const std::u32string organ = is_town(name) ? organ_of_town(name, office) : std::u32string();
  post.place = town;
  post.body = organ.empty() ? context_.names.entity_named(types_.place, town)
                            : context_.names.entity_named(types_.institution, to_utf8(name + organ));
}

// The division of the page that a title of this level belongs to.
// 市委|书记 on a page that names no city: the body as it is written. False for posts of a government, whose
// place nobody knows then.
bool PostReader::take_written_body(WrittenPost& post, std::string_view kind) const {
  constexpr std::u32string_view kLevels = U"省市州盟";
  const char32_t level = level_of(text(post.token));
  if (kLevels.find(level) == std::u32string_view::npos) return false;
  const std::string_view ending = kind == "party"      ? "委"
                                  : kind == "congress" ? "人大常委会"
                                  : kind == "cppcc"    ? "政协"
                                                       : "";
  if (ending.empty()) return false;
  post.body = context_.names.entity_named(types_.institution,
                                          to_utf8(std::u32string(1, level)) + std::string(ending));
  return true;
}

const std::string& PostReader::division_of(std::u32string_view title) const {
  return context_.scope.of_level(level_of(title));
}

}  // namespace fangzhi
