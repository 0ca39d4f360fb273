#include "extract/name_types.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "extract/token_nature.h"

namespace fangzhi {
namespace {

using Words = std::span<const std::u32string_view>;

bool ends_with_any(std::u32string_view text, Words words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::u32string_view word) { return text.ends_with(word); });
}

}  // namespace

void settle_jointly_built(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kVerbs[] = {U"共建", U"合建", U"联合建设", U"合作建设", U"共建的", U"合建的"};
  constexpr std::u32string_view kBuilt[] = {U"实验室", U"中心",   U"基地", U"平台", U"试验站",
                                            U"实验站", U"研究院", U"学院", U"中学"};
  for (Mention& mention : mentions) {
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    if (mention.type == types.institution && ends_with_any(text.substr(0, mention.begin), kVerbs) &&
        ends_with_any(name, kBuilt))
      mention.type = types.project;
  }
}

namespace {

// 云河公园 of 云河公园二期.
std::u32string_view without_phase(std::u32string_view name) {
  constexpr std::u32string_view kNumerals = U"一二三四五六";
  const bool has_phase = name.size() > 2 && name.back() == U'期' &&
                         kNumerals.find(name[name.size() - 2]) != std::u32string_view::npos;
  return has_phase ? name.substr(0, name.size() - 2) : name;
}

// Whether the clause behind a name says that the public may come in.
bool is_opened(std::u32string_view behind) {
  constexpr std::size_t kReach = 16;
  constexpr std::u32string_view kOpening[] = {U"开园", U"开街", U"建成开放", U"免费开放", U"开门迎客"};
  behind = behind.substr(0, kReach);
  const std::u32string_view clause = behind.substr(0, behind.find_first_of(U"，。；\n"));
  return std::any_of(std::begin(kOpening), std::end(kOpening), [&](std::u32string_view verb) {
    return clause.find(verb) != std::u32string_view::npos;
  });
}

}  // namespace

void settle_opened_parks(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kGardens[] = {U"公园", U"园",     U"街区", U"风光带",
                                              U"景区", U"步行街", U"古街", U"古镇"};
  constexpr std::u32string_view kZones[] = {U"产业园", U"工业园", U"物流园", U"加工园",
                                            U"科技园", U"园区",   U"创业园"};
  constexpr std::u32string_view kPlanning[] = {U"规划建设",   U"规划建设的", U"谋划建设",
                                               U"谋划建设的", U"加快建设",   U"规划打造"};
  for (Mention& mention : mentions) {
    if (mention.type != types.project) continue;
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const bool opens = ends_with_any(without_phase(name), kGardens) && is_opened(text.substr(mention.end));
    const bool is_zone =
        ends_with_any(name, kZones) && ends_with_any(text.substr(0, mention.begin), kPlanning);
    if (opens || is_zone) mention.type = types.park;
  }
}

namespace {

// Looks for names that nothing found behind verbs that build.
class BuiltWorks {
 public:
  BuiltWorks(const Reading& reading, const Rulebook& rules, const std::vector<Mention>& mentions)
      : reading_(reading), text_(reading.text()), rules_(rules), types_(rules.types()), mentions_(mentions) {}

  std::vector<Mention> find() {
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
      if (is_site(m)) take(verb_behind(mentions_[m].end));
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
  // 在|云河县|青林镇
  bool is_site(std::size_t m) const {
    constexpr int kLongestChain = 8;
    if (mentions_[m].type != types_.place && mentions_[m].type != types_.park) return false;
    for (int steps = 0; steps < kLongestChain && m > 0 && mentions_[m - 1].end == mentions_[m].begin; ++steps)
      --m;
    const std::uint32_t begin = mentions_[m].begin;
    return begin > 0 && (text_[begin - 1] == U'在' || text_[begin - 1] == U'于');
  }

  // Where the name may begin behind 投资2亿元建设; 0 where no such verb stands there.
  std::uint32_t verb_behind(std::uint32_t end) const {
    constexpr std::u32string_view kVerbs[] = {U"建设", U"新建", U"兴建", U"投建",
                                              U"设立", U"布局", U"建立", U"打造"};
    constexpr std::u32string_view kBetween = U"投资出规划谋配套共同联合再新总约亿万元美欧0123456789.";
    constexpr std::size_t kReach = 20;
    std::u32string_view behind = text_.substr(end, kReach);
    for (std::size_t i = 0; i < behind.size(); ++i) {
      for (const std::u32string_view verb : kVerbs) {
        if (behind.substr(i).starts_with(verb)) return end + static_cast<std::uint32_t>(i + verb.size());
      }
      if (kBetween.find(behind[i]) == std::u32string_view::npos) return 0;
    }
    return 0;
  }

  void take(std::uint32_t begin) {
    constexpr std::u32string_view kMarks = U"，。；：、！？（）“”\n ";
    constexpr std::size_t kShortest = 4, kLongest = 20;
    if (begin == 0 || begin >= text_.size()) return;
    const std::u32string_view behind = text_.substr(begin, kLongest + 1);
    const std::size_t size = behind.find_first_of(kMarks);
    if (size == std::u32string_view::npos || size < kShortest || behind.substr(0, size).find(U'的') < size)
      return;
    const auto end = begin + static_cast<std::uint32_t>(size);
    const Token& last = reading_.tokens[reading_.token_at[end - 1]];
    const Token& first = reading_.tokens[reading_.token_at[begin]];
    if (!last.is(WordClass::head) || last.end != end || first.begin != begin || last.begin == begin) return;
    if (first.kind == TokenKind::number && !is_made(behind.substr(0, size))) return;
    const TypeId type = rules_.facts(last.word).head_type;
    const bool is_built = type == types_.project || type == types_.park || type == types_.institution;
    const auto named = std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                                        [](const Mention& each, std::uint32_t at) { return each.end <= at; });
    const bool is_named = named != mentions_.end() && named->begin < end;
    if (is_built && !is_named) found_.push_back({begin, end, types_.project, 1, "built"});
  }

  // 5万锭纱线厂, but not 3个中心.
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

void drop_plenty(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kPlenty[] = {U"多、", U"多，", U"多。", U"众多",
                                             U"较多", U"少、", U"少，", U"少。"};
  std::erase_if(mentions, [&](const Mention& mention) {
    if (mention.type != types.project) return false;
    const std::u32string_view behind = text.substr(mention.end, 2);
    return std::find(std::begin(kPlenty), std::end(kPlenty), behind) != std::end(kPlenty);
  });
}

void settle_types(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions) {
  settle_jointly_built(reading.text(), rules.types(), mentions);
  settle_opened_parks(reading.text(), rules.types(), mentions);
  name_built_works(reading, rules, mentions);
  name_national_bodies(reading, rules, mentions);
  drop_plenty(reading.text(), rules.types(), mentions);
}

}  // namespace fangzhi
