#include "extract/article_places.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

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

class PlaceSearch {
 public:
  explicit PlaceSearch(const StatementContext& context)
      : context_(context), mentions_(context.references.mentions) {}

  ArticlePlaces find() {
    ArticlePlaces places;
    std::size_t next = 0;
    for (const Paragraph& paragraph : context_.reading.layout.paragraphs) {
      if (paragraph.article >= places.size()) {
        if (!places.empty()) places.back() = place_of_article();
        places.resize(paragraph.article + 1);
        counts_.clear();
        counties_.clear();
        names_home_ = false;
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
      names_home_ = names_home_ || is_home(next);
      const bool is_another = is_another_county(next);
      if (!is_another && !is_finer(next)) continue;
      PlaceCount& place =
          (is_another ? counties_ : counts_)[context_.references.entity_of(context_.names, next)];
      ++place.mentions;
      const bool is_first = mentions_[next].begin == paragraph.begin;
      const bool heads = is_another && counts_as_headline && is_first;  // 大余|四个项目同日动工
      const bool is_subject = heads || (is_first_prose && is_first && acts(next));
      place.is_in_headline = place.is_in_headline || counts_as_headline;
      place.is_subject = place.is_subject || is_subject;
    }
    return next;
  }

  bool is_home(std::size_t m) const {
    const std::uint32_t entity = context_.references.entity_of(context_.names, m);
    return context_.names.entities()[entity].name == context_.scope.district;
  }

  // A county or a district other than the page's own: of a column of news from several.
  bool is_another_county(std::size_t m) const {
    if (context_.scope.district.empty() || mentions_[m].type != context_.rules.types().place || is_home(m))
      return false;
    const std::uint32_t entity = context_.references.entity_of(context_.names, m);
    const std::vector<const Division*> named =
        context_.rules.divisions().named(context_.names.entities()[entity].name);
    return std::any_of(named.begin(), named.end(),
                       [](const Division* each) { return each->level == DivisionLevel::county; });
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
    if (mentions_[m].type != types.place) return false;
    // On a page about a city an article may be about one of its counties.
    if (context_.scope.district.empty() && ends_with_any({U"县", U"区", U"旗"})) return true;
    return ends_with_any({U"镇", U"乡", U"街道", U"苏木", U"开发区", U"新区", U"高新区", U"经开区"});
  }

  // 云河经开区石溪园区, later 石溪园区 alone: what is said of the short name is said of the long one.
  void join_short_names() {
    constexpr std::size_t kMost = 64;
    if (counts_.size() > kMost) return;
    const std::vector<Entity>& entities = context_.names.entities();
    for (auto& [entity, place] : counts_) {
      for (auto other = counts_.begin(); other != counts_.end();) {
        const bool is_short =
            other->first != entity && entities[entity].name.ends_with(entities[other->first].name);
        if (is_short) {
          place.mentions += other->second.mentions;
          place.is_in_headline = place.is_in_headline || other->second.is_in_headline;
          place.is_subject = place.is_subject || other->second.is_subject;
        }
        other = is_short ? counts_.erase(other) : std::next(other);
      }
    }
  }

  // The one named most; of several those that the headlines name or the text begins with.
  std::optional<std::uint32_t> place_of_article() {
    if (!names_home_) {
      if (const std::optional<std::uint32_t> county = place_meant(counties_)) return county;
    }
    join_short_names();
    return place_meant(counts_);
  }

  static std::optional<std::uint32_t> place_meant(const std::map<std::uint32_t, PlaceCount>& counts) {
    constexpr int kLeast = 2;
    // What is in the headline need not be named most: a zone has parks of its own.
    const auto rank = [](const PlaceCount& place) {
      const bool is_known = place.mentions >= kLeast;
      return std::tuple(is_known && place.is_in_headline, is_known && place.is_subject, place.mentions);
    };
    const auto best = std::max_element(counts.begin(), counts.end(), [&](const auto& a, const auto& b) {
      return rank(a.second) < rank(b.second);
    });
    if (best == counts.end()) return std::nullopt;
    const PlaceCount& place = best->second;
    const bool is_single = std::count_if(counts.begin(), counts.end(), [&](const auto& each) {
                             return rank(each.second) == rank(place);
                           }) == 1;
    const bool is_meant = (place.is_subject && counts.size() == 1) ||
                          (place.mentions >= kLeast && (place.is_subject || place.is_in_headline));
    return is_single && is_meant ? std::optional(best->first) : std::nullopt;
  }

  const StatementContext& context_;
  const std::vector<Mention>& mentions_;
  // Of the article at hand, by entity: places in the page's district, and other counties.
  std::map<std::uint32_t, PlaceCount> counts_, counties_;
  bool names_home_ = false;
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

ArticlePlaces find_article_places(const StatementContext& context) {
  return PlaceSearch(context).find();
}

}  // namespace fangzhi
