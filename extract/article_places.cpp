#include "extract/article_places.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "core/utf8.h"
#include "extract/division_suffixes.h"
#include "extract/work_fields.h"

namespace fangzhi {
namespace {

// What is said of one place in an article.
struct PlaceCount {
  int mentions = 0;
  bool is_in_headline = false;
  bool is_subject = false;  // of the first prose
};

class ArticlePlaces {
 public:
  explicit ArticlePlaces(const StatementContext& context)
      : context_(context), mentions_(context.references.mentions) {}

  std::vector<std::optional<std::uint32_t>> find() {
    std::vector<std::optional<std::uint32_t>> places;
    std::size_t next = 0;
    for (const Paragraph& paragraph : context_.reading.layout.paragraphs) {
      if (paragraph.article >= places.size()) {
        if (!places.empty()) places.back() = place_of_article();
        places.resize(paragraph.article + 1);
        counts_.clear();
        headlines_ = 0;
        is_opening_ = true;
      }
      next = count(paragraph, next);
    }
    if (!places.empty()) places.back() = place_of_article();
    return places;
  }

 private:
  // The lines above the first prose are headlines, and the first prose is where the place is said again.
  std::size_t count(const Paragraph& paragraph, std::size_t next) {
    constexpr int kMostHeadlines = 6;
    const std::u32string_view line =
        context_.reading.text().substr(paragraph.begin, paragraph.end - paragraph.begin);
    const bool is_headline = paragraph.kind == ParagraphKind::heading;
    const bool is_first_prose = is_opening_ && !is_headline;
    if (!is_headline) is_opening_ = false;
    const bool is_label = is_place_label(line);  // 建设地点：东湖镇
    const bool counts_as_headline = is_headline && !is_label && is_opening_ && headlines_++ < kMostHeadlines;
    for (; next < mentions_.size() && mentions_[next].begin < paragraph.end; ++next) {
      if (!is_finer(next)) continue;
      PlaceCount& place = counts_[context_.references.entity_of(context_.names, next)];
      ++place.mentions;
      const bool is_subject = is_first_prose && mentions_[next].begin == paragraph.begin && acts(next);
      place.is_in_headline = place.is_in_headline || counts_as_headline;
      place.is_subject = place.is_subject || is_subject;
    }
    return next;
  }

  bool is_place_label(std::u32string_view line) const {
    return context_.rules.lexicon().is_listed(WordClass::place_label, label_of(line));
  }

  // 云河经开区|交出成绩单, but not 云河经开区|的青禾集团 or 云河经开区、青林镇.
  bool acts(std::size_t m) const {
    const std::u32string_view behind = context_.reading.text().substr(mentions_[m].end, 1);
    const bool is_part = m + 1 < mentions_.size() && mentions_[m + 1].begin == mentions_[m].end;
    return !is_part && behind != U"的" && behind != U"、" && behind != U"和" && behind != U"内";
  }

  // A town or a zone. A village or a park is too small for all that an article tells.
  bool is_finer(std::size_t m) const {
    const TypeTable& types = context_.rules.types();
    const std::uint32_t entity = context_.references.entity_of(context_.names, m);
    const std::string& written = context_.names.entities()[entity].name;
    if (context_.scope.place().find(written) != std::string::npos) return false;
    const std::u32string name = to_code_points(written);
    const auto ends_with_any = [&](std::initializer_list<std::u32string_view> endings) {
      return std::any_of(endings.begin(), endings.end(),
                         [&](std::u32string_view ending) { return name.ends_with(ending); });
    };
    if (mentions_[m].type == types.park)
      return ends_with_any({U"开发区", U"高新区", U"经开区", U"园区", U"产业园", U"工业园", U"集聚区",
                            U"集中区", U"新区", U"保税区", U"示范区"});
    return mentions_[m].type == types.place &&
           ends_with_any({U"镇", U"乡", U"街道", U"苏木", U"开发区", U"新区"});
  }

  std::optional<std::uint32_t> place_of_article() const {
    constexpr int kLeast = 2;
    std::optional<std::uint32_t> best;
    int most = 0;
    bool is_single = true;
    for (const auto& [entity, place] : counts_) {
      if (place.mentions > most) {
        best = entity;
        most = place.mentions;
        is_single = true;
      } else if (place.mentions == most) {
        is_single = false;
      }
    }
    if (!best || !is_single) return std::nullopt;
    const PlaceCount& place = counts_.at(*best);
    const bool is_meant = (place.is_subject && counts_.size() == 1) ||
                          (most >= kLeast && (place.is_subject || place.is_in_headline));
    return is_meant ? best : std::nullopt;
  }

  const StatementContext& context_;
  const std::vector<Mention>& mentions_;
  std::map<std::uint32_t, PlaceCount> counts_;  // of the article at hand, by entity
  int headlines_ = 0;
  bool is_opening_ = true;
};

}  // namespace

bool is_finer_place(const StatementContext& context, std::uint32_t entity) {
  const TypeTable& types = context.rules.types();
  const Entity& place = context.names.entities()[entity];
  const auto is = [&](TypeId type) { return type != kNoType && place.type == types.names[type]; };
  const bool is_area = is(types.park) || (is(types.place) && ends_as_division(to_code_points(place.name)));
  return is_area && context.scope.place().find(place.name) == std::string::npos;
}

std::vector<std::optional<std::uint32_t>> find_article_places(const StatementContext& context) {
  return ArticlePlaces(context).find();
}

namespace {

// Whether the words before a name go there, and those behind it leave off: 来到|青林县|。, 在|青林经开区|，.
bool is_gone_to(std::u32string_view text, const Mention& place) {
  constexpr std::u32string_view kWays[] = {U"在", U"来到", U"走进", U"抵达", U"赴"};
  const std::u32string_view before = text.substr(0, place.begin);
  const std::u32string_view behind = text.substr(place.end, 1);
  return (behind == U"，" || behind == U"。") &&
         std::any_of(std::begin(kWays), std::end(kWays),
                     [&](std::u32string_view way) { return before.ends_with(way); });
}

}  // namespace

std::vector<std::optional<std::uint32_t>> find_scenes(const StatementContext& context) {
  const std::vector<Paragraph>& paragraphs = context.reading.layout.paragraphs;
  const std::vector<Mention>& mentions = context.names.mentions();
  const TypeTable& types = context.rules.types();
  std::vector<std::optional<std::uint32_t>> scenes(paragraphs.size());
  std::size_t m = 0;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const std::size_t stop = context.reading.text().find(U'。', paragraphs[p].begin);
    while (m < mentions.size() && mentions[m].begin < paragraphs[p].begin) ++m;
    for (; m < mentions.size() && mentions[m].end <= std::min<std::size_t>(stop, paragraphs[p].end); ++m) {
      if ((mentions[m].type != types.place && mentions[m].type != types.park) ||
          !is_gone_to(context.reading.text(), mentions[m]))
        continue;
      const std::uint32_t entity = context.names.entity_of(static_cast<std::uint32_t>(m));
      if (is_finer_place(context, entity)) scenes[p] = entity;
      break;
    }
  }
  return scenes;
}

}  // namespace fangzhi
