#include "extract/scenes.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/divisions.h"
#include "extract/article_places.h"
#include "extract/line_heads.h"

namespace fangzhi {
namespace {

// Cuts a page into the runs between 。 and ； and looks where each of them plays.
class Scenes {
 public:
  explicit Scenes(const StatementContext& context)
      : context_(context), text_(context.reading.text()), mentions_(context.names.mentions()) {}

  std::vector<Scene> find() {
    const std::vector<Paragraph>& paragraphs = context_.reading.layout.paragraphs;
    read_columns();
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
      const Paragraph& paragraph = paragraphs[p];
      if (paragraph.is_row) continue;
      paragraph_ = paragraph;
      if (columns_[p]) scenes_.push_back({paragraph.begin, paragraph.end, *columns_[p], true});
      if (paragraph.kind == ParagraphKind::heading) read_heading(p);
      if (paragraph.kind != ParagraphKind::heading) read_headed_line();
      if (paragraph.kind == ParagraphKind::body) read_park();
      if (paragraph.kind == ParagraphKind::body) read_fields(p);
      for (std::uint32_t begin = paragraph.begin; begin < paragraph.end;) {
        const std::u32string_view within = text_.substr(0, paragraph.end);
        const std::size_t stop = within.find_first_of(U"。；！？", begin);
        const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(stop, paragraph.end - 1)) + 1;
        if (begin == paragraph.begin || text_[begin - 1] == U'。') {
          const std::size_t sentence = std::min<std::size_t>(within.find(U'。', begin), paragraph.end - 1);
          read_sentence(begin, static_cast<std::uint32_t>(sentence) + 1);
        }
        read(begin, end);
        begin = end;
      }
    }
    return std::move(scenes_);
  }

 private:
  // The mention of a place or a park that begins there, no earlier than where find() has come to.
  std::optional<std::uint32_t> place_at(std::uint32_t begin) const {
    std::size_t m = next_;
    while (m < mentions_.size() && mentions_[m].begin < begin) ++m;
    if (m == mentions_.size() || mentions_[m].begin != begin) return std::nullopt;
    const TypeTable& types = context_.rules.types();
    const bool is_place = mentions_[m].type == types.place || mentions_[m].type == types.park;
    return is_place ? std::optional(static_cast<std::uint32_t>(m)) : std::nullopt;
  }
  char32_t behind(std::uint32_t m) const {
    return mentions_[m].end < text_.size() ? text_[mentions_[m].end] : U'\n';
  }

  // 青林县：把石头“吃干榨净”, ·青林·, 青林 游园迎客: the place of what stands below, up to the next headline.
  void read_heading(std::size_t heading) {
    const std::vector<Paragraph>& paragraphs = context_.reading.layout.paragraphs;
    const std::optional<std::uint32_t> m = place_heading(paragraph_);
    if (!m || !is_finer(context_.names.entity_of(*m))) return;
    std::size_t end = heading + 1;
    const auto is_heading = [&](std::size_t p) { return paragraphs[p].kind == ParagraphKind::heading; };
    const bool has_subtitle = end + 1 < paragraphs.size() && is_heading(end) && !is_heading(end + 1) &&
                              !place_heading(paragraphs[end]);
    if (has_subtitle) ++end;
    const std::size_t body = end;
    while (end < paragraphs.size() && !is_heading(end) && paragraphs[end].article == paragraph_.article)
      ++end;
    if (end > body)
      scenes_.push_back({paragraph_.begin, paragraphs[end - 1].end, context_.names.entity_of(*m), true});
  }

  // 【青林镇】云河工具生产线投产。…, 青林镇：…, 青林镇。…: the place of the line that it heads.
  void read_headed_line() {
    const std::optional<std::uint32_t> m = place_heading(paragraph_);
    if (!m || !is_finer(context_.names.entity_of(*m))) return;
    constexpr std::u32string_view kBehind = U"】：。";
    if (kBehind.find(behind(*m)) != std::u32string_view::npos)
      scenes_.push_back({paragraph_.begin, paragraph_.end, context_.names.entity_of(*m), true});
  }

  // 青林|…|云河|…: lines that are nothing but a county each, on a page about a city. Each is the place of all
  // that stands below it, up to the next of them.
  void read_columns() {
    const std::vector<Paragraph>& paragraphs = context_.reading.layout.paragraphs;
    columns_.assign(paragraphs.size(), std::nullopt);
    std::set<std::uint32_t> places;
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
      if (p > 0 && paragraphs[p].article == paragraphs[p - 1].article) columns_[p] = columns_[p - 1];
      const std::optional<std::uint32_t> m = place_at(paragraphs[p].begin);
      if (!m || mentions_[*m].end != paragraphs[p].end || !is_county(context_.names.entity_of(*m))) continue;
      columns_[p] = context_.names.entity_of(*m);
      places.insert(*columns_[p]);
    }
    if (places.size() < 2 || !context_.scope.district.empty())
      columns_.assign(paragraphs.size(), std::nullopt);
  }

  bool is_finer(std::uint32_t place) const { return is_finer_place(context_, place) || is_county(place); }

  // The place, and no other, that the line is headed by.
  std::optional<std::uint32_t> place_heading(const Paragraph& line) const {
    const std::optional<std::uint32_t> m = place_at(head_begin(text_, line.begin));
    if (!m || !ends_head(behind(*m))) return std::nullopt;
    const bool names_another = *m + 1 < mentions_.size() &&
                               mentions_[*m + 1].begin <= mentions_[*m].end + 1 &&
                               mentions_[*m + 1].type == context_.rules.types().place;
    return names_another ? std::nullopt : m;
  }

  // 青林工业园已开工75个项目，…。云河化工、东湖电缆建成投产。|园区|规上企业33家。: the park that all of a
  // paragraph is about, which it names again and again, or opens with where the page does, and beside no
  // other place.
  void read_park() {
    constexpr int kLeast = 2;
    constexpr std::size_t kOften = 3;  // on the page, of one that the paragraph opens with
    const std::vector<Mention>& referred = context_.references.mentions;
    auto m = std::partition_point(referred.begin(), referred.end(),
                                  [&](const Mention& each) { return each.begin < paragraph_.begin; });
    std::optional<std::uint32_t> park;
    int times = 0;
    bool acts = false, opens = false, is_late = false;
    for (; m != referred.end() && m->begin < paragraph_.end; ++m) {
      const auto index = static_cast<std::size_t>(m - referred.begin());
      const std::uint32_t entity = context_.references.entity_of(context_.names, index);
      if (!is_finer_place(context_, entity)) continue;
      if (park && *park != entity) return;
      const bool is_first = !park;
      park = entity;
      ++times;
      if (is_first) is_late = names_work_before(m->begin);
      acts = acts || (opens_clause(m->begin) && !is_part(m->end));
      opens = opens || (acts && text_.substr(paragraph_.begin, m->begin - paragraph_.begin).find(U'。') ==
                                    std::u32string_view::npos);
    }
    if (!park || !acts || is_late || !is_area(*park)) return;
    if (times >= kLeast || (opens && context_.names.entities()[*park].mentions.size() >= kOften))
      scenes_.push_back({paragraph_.begin, paragraph_.end, *park, true});
  }

  // 云河经济区重点发展休闲食品、现代物流等产业。|休闲食品方面，…|现代物流方面，…: the park of the paragraphs
  // that tell of its fields, one by one.
  void read_fields(std::size_t opening) {
    constexpr std::uint32_t kLongest = 80;
    constexpr std::size_t kMostFields = 16;
    constexpr std::u32string_view kFields[] = {U"发展", U"形成", U"布局", U"主导产业", U"聚焦"};
    const std::vector<Paragraph>& paragraphs = context_.reading.layout.paragraphs;
    const std::u32string_view fields = text_.substr(paragraph_.begin, paragraph_.end - paragraph_.begin);
    const bool lists = fields.size() <= kLongest && fields.find(U'、') != std::u32string_view::npos &&
                       std::any_of(std::begin(kFields), std::end(kFields), [&](std::u32string_view each) {
                         return fields.find(each) != std::u32string_view::npos;
                       });
    const std::optional<std::uint32_t> park = lists ? only_area() : std::nullopt;
    if (!park) return;
    std::size_t end = opening + 1;
    while (end < paragraphs.size() && end <= opening + kMostFields &&
           paragraphs[end].article == paragraph_.article &&
           opens_with_field(paragraphs[end], end == opening + 1 ? fields : U""))
      ++end;
    if (end > opening + 1) scenes_.push_back({paragraph_.begin, paragraphs[end - 1].end, *park, true});
  }
  // The one park that the paragraph names.
  std::optional<std::uint32_t> only_area() const {
    std::optional<std::uint32_t> park;
    for (std::size_t m = next_; m < mentions_.size() && mentions_[m].end <= paragraph_.end; ++m) {
      const std::uint32_t entity = context_.names.entity_of(static_cast<std::uint32_t>(m));
      if (mentions_[m].begin < paragraph_.begin || !is_area(entity)) continue;
      if (park && *park != entity) return std::nullopt;
      park = entity;
    }
    return park;
  }
  // |休闲食品|方面，: one of the fields, where these are given.
  bool opens_with_field(const Paragraph& paragraph, std::u32string_view fields) const {
    constexpr std::size_t kLongest = 10;
    constexpr std::u32string_view kBehind[] = {U"方面", U"产业", U"领域"};
    const std::u32string_view words = text_.substr(paragraph.begin, paragraph.end - paragraph.begin);
    return std::any_of(std::begin(kBehind), std::end(kBehind), [&](std::u32string_view word) {
      const std::size_t at = words.substr(0, kLongest).find(word);
      return at != std::u32string_view::npos && at > 1 && words.substr(at + word.size()).starts_with(U'，') &&
             (fields.empty() || fields.find(words.substr(0, at)) != std::u32string_view::npos);
    });
  }

  // Whether the paragraph has told of works before it comes to that.
  bool names_work_before(std::uint32_t begin) const {
    for (std::size_t m = next_; m < mentions_.size() && mentions_[m].begin < begin; ++m) {
      if (mentions_[m].begin >= paragraph_.begin && mentions_[m].type == context_.rules.types().project)
        return true;
    }
    return false;
  }

  bool opens_clause(std::uint32_t begin) const {
    return begin == 0 || std::u32string_view(U"，。；\n").find(text_[begin - 1]) != std::u32string_view::npos;
  }
  bool is_part(std::uint32_t end) const {
    constexpr std::u32string_view kGoesOn = U"的、和与等至内";
    return end < text_.size() && kGoesOn.find(text_[end]) != std::u32string_view::npos;
  }
  // A park in which many works stand, by its name.
  bool is_area(std::uint32_t park) const {
    constexpr std::string_view kAreas[] = {"园区",   "产业园", "工业园", "开发区", "高新区", "经开区",
                                           "集聚区", "集中区", "新区",   "保税区", "示范区", "经济区"};
    const Entity& entity = context_.names.entities()[park];
    return entity.type == context_.rules.types().names[context_.rules.types().park] &&
           std::any_of(std::begin(kAreas), std::end(kAreas), [&](std::string_view ending) {
             return entity.name.ends_with(ending) ||
                    std::any_of(entity.aliases.begin(), entity.aliases.end(),
                                [&](const std::string& alias) { return alias.ends_with(ending); });
           });
  }

  // 青林镇|承担重点项目6个，…均已动工。 And on a page about a city: 东平县有18个项目动工，包括…。 Of all of
  // the paragraph that it opens.
  void read_sentence(std::uint32_t begin, std::uint32_t end) {
    const std::optional<std::uint32_t> m = place_at(begin);
    if (!m || mentions_[*m].type != context_.rules.types().place) return;
    if (bears_works(mentions_[*m].end) && is_finer_place(context_, context_.names.entity_of(*m)))
      scenes_.push_back({begin, end, context_.names.entity_of(*m), true});
    if (!context_.scope.district.empty()) return;
    const bool opens_paragraph = begin == paragraph_.begin;
    const std::u32string_view goes_on = opens_paragraph ? U"、和与等至" : U"的、和与等至";
    const bool is_part = goes_on.find(behind(*m)) != std::u32string_view::npos ||
                         (*m + 1 < mentions_.size() && mentions_[*m + 1].begin == mentions_[*m].end);
    const std::uint32_t place = context_.names.entity_of(*m);
    if (!is_part && is_county(place))
      scenes_.push_back({begin, opens_paragraph ? paragraph_.end : end, place, true});
  }

  // |承担重点项目6个, |承担的3个重点项目
  bool bears_works(std::uint32_t end) const {
    constexpr std::u32string_view kBears[] = {U"承担", U"负责实施", U"负责建设"};
    return std::any_of(std::begin(kBears), std::end(kBears),
                       [&](std::u32string_view each) { return text_.substr(end).starts_with(each); });
  }

  // A county or a district, known or not, or a city that the tables put in the page's own.
  bool is_county(std::uint32_t place) const {
    constexpr std::string_view kCounties[] = {"县", "区", "旗"};
    const std::string& name = context_.names.entities()[place].name;
    const bool ends_so = std::any_of(std::begin(kCounties), std::end(kCounties),
                                     [&](std::string_view ending) { return name.ends_with(ending); });
    if (ends_so) return is_finer_place(context_, place);
    if (!name.ends_with("市") || context_.scope.city.empty()) return false;
    const Division* city = context_.rules.divisions().find(name, context_.scope.city);
    return city != nullptr && city->level == DivisionLevel::county;
  }

  void read(std::uint32_t begin, std::uint32_t end) {
    while (next_ < mentions_.size() && mentions_[next_].begin < begin) ++next_;
    for (std::size_t m = next_; m < mentions_.size() && mentions_[m].end <= end; ++m) {
      if (mentions_[m].type != context_.rules.types().place &&
          mentions_[m].type != context_.rules.types().park)
        continue;
      const std::uint32_t outer = context_.names.entity_of(static_cast<std::uint32_t>(m));
      const std::uint32_t first = mentions_[m].begin;
      std::uint32_t place = outer;
      while (m + 1 < mentions_.size() && mentions_[m + 1].begin == mentions_[m].end) {  // 云河市|青林县
        const std::uint32_t inner = context_.names.entity_of(static_cast<std::uint32_t>(++m));
        if (is_finer_place(context_, inner) || !is_finer_place(context_, place)) place = inner;  // |青林路
      }
      const std::u32string_view before = text_.substr(begin, first - begin);
      const std::u32string_view way = way_to(before);
      const std::size_t inside = text_.substr(mentions_[m].end, 1).find_first_of(U"内里旁畔边") == 0 ? 1 : 0;
      const bool is_left = text_.substr(mentions_[m].end + inside, 1).find_first_of(U"，。") == 0;
      const bool is_inside = inside > 0 && opens_with_time(before);  // 青林产业园|内，青林县青林路|旁，
      if ((!way.empty() || is_inside) && is_left) {
        if (!is_finer_place(context_, place) || is_elsewhere(outer)) return;
        const bool opens_paragraph = begin == paragraph_.begin && is_short(before);
        if (opens_paragraph || is_inside || only_joins(before.substr(0, before.size() - way.size())))
          scenes_.push_back({begin, opens_paragraph ? paragraph_.end : end, place});
        return;
      }
      if (before.empty() && acts(m) && is_finer_place(context_, place)) {
        const std::size_t comma = text_.substr(0, end).find(U'，', begin);  // 青林县|开工…，|石塘县…
        scenes_.push_back(
            {begin, static_cast<std::uint32_t>(std::min<std::size_t>(comma, end)), place, true});
        return;
      }
    }
  }

  // 在, 来到: how the text goes to the place that follows; but not 会场设|在. Empty where it does not.
  static std::u32string_view way_to(std::u32string_view before) {
    constexpr std::u32string_view kWays[] = {U"在",       U"来到",     U"走进",     U"抵达",   U"赴",
                                             U"第一站是", U"首站是",   U"头一站是", U"第一站", U"首站",
                                             U"头一站",   U"最后一站", U"隔壁"};
    constexpr std::u32string_view kStands = U"设选建落处放摆架住坐";
    const auto way = std::find_if(std::begin(kWays), std::end(kWays),
                                  [&](std::u32string_view each) { return before.ends_with(each); });
    if (way == std::end(kWays)) return {};
    const bool stands = before.size() > way->size() && before.ends_with(U"在") &&
                        kStands.find(before[before.size() - 2]) != std::u32string_view::npos;
    return stands ? std::u32string_view() : *way;
  }

  // Nothing, or a word that goes on from the sentence before: |而|在青林镇，….
  static bool only_joins(std::u32string_view words) {
    constexpr std::u32string_view kJoining[] = {U"", U"而", U"同样", U"此外，", U"同时，", U"另外，"};
    return std::find(std::begin(kJoining), std::end(kJoining), words) != std::end(kJoining);
  }

  // 天津|滨海新区, on a page about another city.
  bool is_elsewhere(std::uint32_t outer) const {
    const std::string& name = context_.names.entities()[outer].name;
    return !is_finer_place(context_, outer) && context_.scope.place().find(name) == std::string::npos;
  }

  // 16日，市长|来到: no more than when, and who goes there.
  static bool is_short(std::u32string_view before) {
    constexpr auto kMostCommas = 2;
    return std::count(before.begin(), before.end(), U'，') <= kMostCommas;
  }

  // Nothing, or 9月26日上午，.
  static bool opens_with_time(std::u32string_view before) {
    constexpr std::u32string_view kTime = U"0123456789年月日上下午中晚近日前目前连天来昨今，清晨";
    return before.find_first_not_of(kTime) == std::u32string_view::npos;
  }

  // 青林县|开工建设…, 石塘县|则把…一并摆上…, 云岭县|与…签约…
  bool acts(std::size_t m) const {
    constexpr std::u32string_view kActing = U"则把将也还与同和";
    if (mentions_[m].end >= text_.size()) return false;
    const Token& behind = context_.reading.tokens[context_.reading.token_at[mentions_[m].end]];
    return kActing.find(text_[mentions_[m].end]) != std::u32string_view::npos ||
           (behind.is(WordClass::trigger) && behind.begin == mentions_[m].end);
  }

  const StatementContext& context_;
  const std::u32string_view text_;
  const std::vector<Mention>& mentions_;
  std::vector<std::optional<std::uint32_t>> columns_;  // by paragraph, the entity of the county above it
  Paragraph paragraph_;
  std::size_t next_ = 0;  // mention
  std::vector<Scene> scenes_;
};

}  // namespace

std::vector<Scene> find_scenes(const StatementContext& context) {
  return Scenes(context).find();
}

}  // namespace fangzhi
