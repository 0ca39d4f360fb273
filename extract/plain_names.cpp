#include "extract/plain_names.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/building_site.h"
#include "extract/ceremony_names.h"
#include "extract/name_parts.h"
#include "extract/numbered_bodies.h"
#include "extract/token_nature.h"

namespace fangzhi {
namespace {

// Looks for names that nothing found behind verbs that build.
class BuiltWorks {
 public:
  BuiltWorks(const Reading& reading, const Rulebook& rules, const std::vector<Mention>& mentions)
      : reading_(reading), text_(reading.text()), rules_(rules), types_(rules.types()), mentions_(mentions) {}

  std::vector<Mention> find() {
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      if (const auto site = building_site(text_, types_, mentions_, m)) take(site->built);
    }
    constexpr std::u32string_view kJointly = U"共建";
    for (std::size_t at = text_.find(kJointly); at != std::u32string_view::npos;
         at = text_.find(kJointly, at + 1)) {
      std::uint32_t begin = static_cast<std::uint32_t>(at + kJointly.size());
      if (begin < text_.size() && text_[begin] == U'“') ++begin;
      take(begin);
    }
    std::sort(found_.begin(), found_.end(),
              [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
    return std::move(found_);
  }

 private:
  void take(std::uint32_t begin) {
    constexpr std::u32string_view kMarks = U"，。；：、！？（）“”\n ";
    constexpr std::size_t kShortest = 4, kLongest = 20;
    if (begin >= text_.size()) return;
    const std::u32string_view behind = text_.substr(begin, kLongest + 1);
    const std::size_t size = behind.find_first_of(kMarks);
    if (size == std::u32string_view::npos || size < kShortest || behind.substr(0, size).find(U'的') < size)
      return;
    const auto end = begin + static_cast<std::uint32_t>(size);
    const Token& last = reading_.tokens[reading_.token_at[end - 1]];
    const Token& first = reading_.tokens[reading_.token_at[begin]];
    if (!last.is(WordClass::head) || last.end != end || first.begin != begin || last.begin == begin) return;
    if ((first.kind == TokenKind::number || text_[begin] == U'首') && !is_made(behind.substr(0, size)))
      return;
    const TypeId type = rules_.facts(last.word).head_type;
    const bool is_built = type == types_.project || type == types_.park || type == types_.institution;
    const auto named = std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                                        [](const Mention& each, std::uint32_t at) { return each.end <= at; });
    const bool is_named = named != mentions_.end() && named->begin < end;
    if (is_built && !is_named) found_.push_back({begin, end, types_.project, 1, "built"});
  }

  // 5万锭纱线厂, but not 3个中心 or 首座工厂.
  bool is_made(std::u32string_view name) const {
    return name.find_first_of(U"个座条家所") == std::u32string_view::npos;
  }

  const Reading& reading_;
  const std::u32string_view text_;
  const Rulebook& rules_;
  const TypeTable& types_;
  const std::vector<Mention>& mentions_;
  std::vector<Mention> found_;
};

}  // namespace

void name_built_works(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions) {
  const std::vector<Mention> found = BuiltWorks(reading, rules, mentions).find();
  if (found.empty()) return;
  mentions.insert(mentions.end(), found.begin(), found.end());
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  const auto same = [](const Mention& a, const Mention& b) { return a.begin == b.begin; };
  mentions.erase(std::unique(mentions.begin(), mentions.end(), same), mentions.end());
}

void name_national_bodies(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions) {
  std::vector<Mention> found;
  std::size_t next = 0;
  for (std::uint32_t t = 0; t < reading.tokens.size(); ++t) {
    const Token& token = reading.tokens[t];
    if (!token.is(WordClass::body) || rules.facts(token.word).body_scope != "national") continue;
    while (next < mentions.size() && mentions[next].end <= token.begin) ++next;
    const bool is_named = next < mentions.size() && mentions[next].begin < token.end;
    const bool goes_on = t + 1 < reading.tokens.size() && reading.tokens[t + 1].begin == token.end &&
                         reading.tokens[t + 1].classes.any_of(
                             {WordClass::head, WordClass::generic_head, WordClass::title, WordClass::byline,
                              WordClass::honor_head, WordClass::honor_prefix});
    const bool is_cut =
        t > 0 && reading.tokens[t - 1].end == token.begin && nature_of(reading, t - 1) == Nature::content;
    if (!is_named && !goes_on && !is_cut)
      found.push_back({token.begin, token.end, rules.types().institution, 1, "national-body"});
  }
  mentions.insert(mentions.end(), found.begin(), found.end());
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
}

void name_reporting_governments(std::u32string_view text, const TypeTable& types,
                                std::vector<Mention>& mentions) {
  constexpr std::u32string_view kLevels = U"省市州区县旗镇";
  constexpr std::u32string_view kOpenings[] = {U"代表", U"受"};
  constexpr std::u32string_view kGovernments[] = {U"人民政府", U"政府"};
  constexpr std::u32string_view kBehind = U"作向报，委将";
  for (const std::u32string_view opening : kOpenings) {
    for (std::size_t at = text.find(opening); at != std::u32string_view::npos;
         at = text.find(opening, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at + opening.size());
      if (begin >= text.size() || kLevels.find(text[begin]) == std::u32string_view::npos) continue;
      const auto government =
          std::find_if(std::begin(kGovernments), std::end(kGovernments),
                       [&](std::u32string_view each) { return text.substr(begin + 1).starts_with(each); });
      if (government == std::end(kGovernments)) continue;
      const auto end = begin + 1 + static_cast<std::uint32_t>(government->size());
      if (end >= text.size() || kBehind.find(text[end]) == std::u32string_view::npos) continue;
      const auto named =
          std::lower_bound(mentions.begin(), mentions.end(), begin,
                           [](const Mention& each, std::uint32_t place) { return each.end <= place; });
      if (named == mentions.end() || named->begin >= end)
        mentions.insert(named, {begin, end, types.institution, 1, "reports"});
    }
  }
}

void drop_plenty(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kPlenty[] = {U"多、", U"多，", U"多。", U"众多",
                                             U"较多", U"少、", U"少，", U"少。"};
  std::erase_if(mentions, [&](const Mention& mention) {
    if (mention.type != types.project) return false;
    const std::u32string_view behind = text.substr(mention.end, 2);
    return std::find(std::begin(kPlenty), std::end(kPlenty), behind) != std::end(kPlenty);
  });
}

void settle_plain_names(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions) {
  name_numbered_bodies(reading.text(), rules.types(), mentions);
  name_built_works(reading, rules, mentions);
  name_national_bodies(reading, rules, mentions);
  name_reporting_governments(reading.text(), rules.types(), mentions);
  drop_plenty(reading.text(), rules.types(), mentions);
  settle_name_parts(reading.text(), rules.types(), mentions);
  name_ceremonies(reading, rules, mentions);
}

}  // namespace fangzhi
