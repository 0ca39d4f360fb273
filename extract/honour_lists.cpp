// Who has an honour, in a list that the honour heads, or as one that it stands beside:
//
//   获得“全省劳动模范”称号的有：【张三】、【李四】；      全省文明村镇（2个）
//                                                     1.【青林镇】
//                                                     2.云河镇【水云村】
//   作为省级龙头企业，【青禾种业】               国家高新技术企业【云河光电】
//   【云河光电】，现为国家高新技术企业         协会命名【青林县】为“中国泵业之乡”
//
// and in a list of honours whose holder is known of one:
// 获“全省文明镇”、全国首个【“中国泵业之乡”】单位、【…】

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/page_words.h"
#include "extract/place_chain.h"
#include "extract/reach.h"

namespace fangzhi {
namespace {

class HonourLists : private PageWords {
 public:
  HonourLists(const StatementContext& context, StatementList& out) : PageWords(context), out_(out) {}

  void state() {
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      if (mentions_[m].type != types_.honor) continue;
      if (const auto begin = list_behind(m)) {
        tell_list(m, *begin, sentence_end(*begin));
      } else if (const auto item = item_of(m)) {
        add_holder(m, *item, "item");
        for (std::uint32_t fellow = *item;
             fellow > 0 && *item - fellow < kReachMentions && is_listed(fellow - 1) && is_holder(fellow - 1);
             --fellow)
          add_holder(m, fellow - 1, "item");
      } else if (heads_lines(m)) {
        tell_lines(m);
      } else if (const auto holder = bearer_of(m)) {
        add_holder(m, *holder, "bears");
      } else if (const auto described = described_by(m)) {
        add_holder(m, *described, "described-so");
      } else if (const auto named = named_before(m)) {
        add_holder(m, *named, "named-so");
      }
    }
    state_fellows();
  }

 private:
  static constexpr std::u32string_view kMarks = U"”’》」";
  static constexpr std::u32string_view kNumber = U"0123456789.、．（）() 　·-●";
  static constexpr std::uint32_t kLongestQuotation = 300;
  static constexpr std::u32string_view kGetting[] = {
      U"获评",   U"荣获",   U"入选",     U"入列",     U"跻身", U"上榜", U"荣登", U"荣膺", U"获批", U"获得",
      U"被评为", U"被授予", U"被认定为", U"被命名为", U"捧回", U"摘得", U"斩获", U"蝉联", U"获"};

  std::uint32_t sentence_end(std::uint32_t offset) const {
    const Sentence& sentence = reading_.sentences[sentence_at(offset)];
    return reading_.tokens[sentence.tokens.end - 1].end;
  }

  // |”称号的有：|, |的有|: where the list begins that stands behind the honour in its sentence.
  std::optional<std::uint32_t> list_behind(std::uint32_t honour) const {
    constexpr std::u32string_view kWords[] = {U"荣誉称号", U"称号",   U"名单",  U"荣誉",
                                              U"的单位",   U"的个人", U"的集体"};
    constexpr std::u32string_view kListing[] = {U"的有",   U"的是",   U"有",   U"是",     U"为",
                                                U"分别是", U"分别为", U"包括", U"的还有", U"的，还有"};
    std::uint32_t at = mentions_[honour].end;
    const auto skip = [&](std::u32string_view word) {
      const bool is_there = reading_.text().substr(at).starts_with(word);
      if (is_there) at += static_cast<std::uint32_t>(word.size());
      return is_there;
    };
    while (at < reading_.text().size() && kMarks.find(reading_.text()[at]) != std::u32string_view::npos) ++at;
    for (const std::u32string_view word : kWords) skip(word);
    bool is_list = false;
    for (const std::u32string_view word : kListing) is_list = skip(word) || is_list;
    is_list = skip(U"：") || is_list;
    const std::uint32_t first = first_from(at);
    const bool is_named = first < mentions_.size() && mentions_[first].begin == at && is_holder(first);
    return is_list && is_named ? std::optional(at) : std::nullopt;
  }

  bool is_holder(std::uint32_t m) const {
    return mentions_[m].type != types_.honor && mentions_[m].type != types_.event;
  }

  // 作为|省级龙头企业|，|【青禾种业】, |国家高新技术企业|【云河光电】; 【云河光电】|，现为|国家高新技术企业:
  // the firm that bears it.
  std::optional<std::uint32_t> bearer_of(std::uint32_t honour) const {
    constexpr std::u32string_view kAs = U"作为";
    constexpr std::u32string_view kIs[] = {U"，现为", U"，现是", U"现为", U"系", U"，系"};
    const bool is_as = text(mentions_[honour].begin - std::min<std::uint32_t>(2, mentions_[honour].begin),
                            mentions_[honour].begin) == kAs;
    if (honour + 1 < mentions_.size() && is_firm(honour + 1)) {
      const std::u32string_view gap = text(mentions_[honour].end, mentions_[honour + 1].begin);
      const bool is_beside = gap.empty() || gap == U"——" || gap == U"”";
      if (is_beside || (is_as && (gap == U"，" || gap == U"的"))) return honour + 1;
    }
    if (honour == 0 || !is_firm(honour - 1)) return std::nullopt;
    const std::u32string_view gap = text(mentions_[honour - 1].end, mentions_[honour].begin);
    const bool is_said = std::find(std::begin(kIs), std::end(kIs), gap) != std::end(kIs);
    return is_said ? std::optional(honour - 1) : std::nullopt;
  }
  // 去年入选|国家现代农业产业园|的|【青林产业园】: whom the honour describes.
  std::optional<std::uint32_t> described_by(std::uint32_t honour) const {
    constexpr std::u32string_view kOf[] = {U"的", U"”的", U"称号的", U"”称号的", U"荣誉的", U"”荣誉的"};
    if (honour + 1 >= mentions_.size() || !is_holder(honour + 1)) return std::nullopt;
    const std::u32string_view gap = text(mentions_[honour].end, mentions_[honour + 1].begin);
    if (std::find(std::begin(kOf), std::end(kOf), gap) == std::end(kOf)) return std::nullopt;
    const std::uint32_t begin = clause_begin(mentions_[honour].begin);
    if (first_from(begin) != honour) return std::nullopt;
    std::u32string_view before = text(begin, mentions_[honour].begin);
    if (before.ends_with(U'“')) before.remove_suffix(1);
    const bool is_got = std::any_of(std::begin(kGetting), std::end(kGetting),
                                    [&](std::u32string_view verb) { return before.ends_with(verb); });
    return is_got ? std::optional(honour + 1) : std::nullopt;
  }
  // 协会命名|【青林县】|为“|中国泵业之乡: whom somebody gives the honour to.
  std::optional<std::uint32_t> named_before(std::uint32_t honour) const {
    constexpr std::u32string_view kGiving[] = {U"命名", U"授予", U"认定", U"确定",
                                               U"评定", U"评",   U"列",   U"批准"};
    if (honour == 0 || !is_holder(honour - 1)) return std::nullopt;
    const std::u32string_view gap = text(mentions_[honour - 1].end, mentions_[honour].begin);
    if (gap != U"为" && gap != U"为“") return std::nullopt;
    const std::uint32_t begin = mentions_[honour - 1].begin;
    const std::u32string_view before = text(begin - std::min<std::uint32_t>(begin, 2), begin);
    const bool is_given = std::any_of(std::begin(kGiving), std::end(kGiving),
                                      [&](std::u32string_view verb) { return before.ends_with(verb); });
    return is_given ? std::optional(honour - 1) : std::nullopt;
  }

  // 【青禾公司】、【云河公司】|：|省级龙头企业, 【张三】（区环卫中心）|：|劳动模范,
  // 【云河园区】|：通过|国家级园区|认定: a line, or an item of it, is about whom it opens with.
  std::optional<std::uint32_t> item_of(std::uint32_t honour) const {
    constexpr std::u32string_view kSaying[] = {U"",     U"通过", U"获",   U"获得",
                                               U"荣获", U"获评", U"入选", U"被评为"};
    if (honour == 0 || !is_holder(honour - 1)) return std::nullopt;
    std::u32string_view gap = text(mentions_[honour - 1].end, mentions_[honour].begin);
    std::uint32_t holder = honour - 1;
    if (gap.starts_with(U"）：") && holder > 0 &&
        text(mentions_[holder - 1].end, mentions_[holder].begin) == U"（") {
      gap.remove_prefix(1);  // 张三（区环卫中心）：
      --holder;
    }
    if (gap.empty() || gap.front() != U'：') return std::nullopt;
    gap.remove_prefix(1);
    if (!gap.empty() && gap.back() == U'“') gap.remove_suffix(1);
    if (std::find(std::begin(kSaying), std::end(kSaying), gap) == std::end(kSaying)) return std::nullopt;
    std::uint32_t first = holder;
    while (first > 0 && holder - first < kReachMentions && is_listed(first - 1) && is_holder(first - 1))
      --first;
    const std::uint32_t begin = mentions_[outermost_of(mentions_, first)].begin;
    const std::uint32_t line = paragraph_at(mentions_[honour].begin).begin;
    const std::uint32_t reach = std::max(line, begin - std::min(begin, kReachCharacters));
    const std::u32string_view before = text(reach, begin);
    const std::size_t item = before.find_last_of(U"；。");
    if (item == before.npos && reach > line) return std::nullopt;
    const bool opens =
        before.substr(item == before.npos ? 0 : item + 1).find_first_not_of(kNumber) == before.npos;
    return opens ? std::optional(holder) : std::nullopt;
  }
  bool is_firm(std::uint32_t m) const {
    return mentions_[m].type == types_.institution || mentions_[m].type == types_.park;
  }

  // Whether nothing but a count stands behind the honour in its line, which says of nobody that it has it.
  bool heads_lines(std::uint32_t honour) const {
    constexpr std::uint32_t kShort = 60;
    constexpr std::u32string_view kFilling = U"”’》」名单称号（）()0123456789个名位家：:共人等 ";
    const Paragraph& line = paragraph_at(mentions_[honour].begin);
    const bool has_holder = honour > 0 && mentions_[honour - 1].begin >= line.begin && is_holder(honour - 1);
    const bool is_of_somebody = has_holder && mentions_[honour - 1].end < mentions_[honour].begin;
    return line.end - line.begin <= kShort && !is_of_somebody &&
           text(mentions_[honour].end, line.end).find_first_not_of(kFilling) == std::u32string_view::npos;
  }
  const Paragraph& paragraph_at(std::uint32_t offset) const {
    return reading_.layout.paragraphs[reading_.sentences[sentence_at(offset)].paragraph];
  }

  void tell_lines(std::uint32_t honour) {
    constexpr std::uint32_t kLongest = 40;
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    const Paragraph& head = paragraph_at(mentions_[honour].begin);
    for (auto p = static_cast<std::size_t>(&head - paragraphs.data()) + 1; p < paragraphs.size(); ++p) {
      const Paragraph& line = paragraphs[p];
      if (line.article != head.article || line.end - line.begin > kLongest) return;
      const std::u32string_view words = text(line.begin, line.end);
      const std::uint32_t begin =
          line.begin + static_cast<std::uint32_t>(std::min(words.find_first_not_of(kNumber), words.size()));
      const std::uint32_t first = first_from(begin);
      if (first >= mentions_.size() || mentions_[first].begin != begin || !is_holder(first)) return;
      tell_list(honour, begin, line.end);
    }
  }

  // 甲、乙镇丙村、丁 up to what is no list; of places in one another the last.
  void tell_list(std::uint32_t honour, std::uint32_t begin, std::uint32_t end) {
    constexpr std::u32string_view kJoints = U"、，和及与 　；";
    for (std::uint32_t m = first_from(begin); m < mentions_.size() && mentions_[m].end <= end && is_holder(m);
         ++m) {
      while (m + 1 < mentions_.size() && mentions_[m + 1].begin == mentions_[m].end &&
             mentions_[m + 1].end <= end && mentions_[m].type == types_.place && is_holder(m + 1))
        ++m;
      add_holder(honour, m);
      const std::u32string_view behind = text(mentions_[m].end, mentions_[m].end + 1);
      if (behind.empty() || kJoints.find(behind.front()) == std::u32string_view::npos) return;
      const bool goes_on = m + 1 < mentions_.size() && mentions_[m + 1].begin <= mentions_[m].end + 1;
      if (!goes_on) return;
    }
  }

  void add_holder(std::uint32_t honour, std::uint32_t holder, const char* rule = "heads-list") {
    const std::uint32_t end = std::max(mentions_[holder].end, mentions_[honour].end);
    const std::uint32_t begin = std::min(mentions_[holder].begin, mentions_[honour].begin);
    const StatementStatus status = is_proposed(honour) ? StatementStatus::planned : StatementStatus::done;
    const std::uint32_t sentence = sentence_at(mentions_[honour].begin);
    FoundTime time = stated_time(context_, sentence, mentions_[honour].begin);
    if (time.time.empty()) time = time_around(context_, sentence, mentions_[honour].end, "获评", status);
    const TextSpan quoted = end - begin <= kLongestQuotation
                                ? TextSpan{begin, end}
                                : TextSpan{mentions_[holder].begin, mentions_[holder].end};
    PageWords::add(out_, {holder, "获评", honour, status, quoted, std::move(time), rule});
  }

  // What one of a list of honours was given to, the next is given to; not where 甲、乙|分别|获评…和….
  void state_fellows() {
    std::map<std::uint32_t, Statement> told;  // by honour
    for (const Statement& each : out_.statements()) {
      if (each.predicate == "获评") told.emplace(each.object, each);
    }
    for (std::uint32_t m = 1; m < mentions_.size(); ++m) {
      if (mentions_[m].type != types_.honor || mentions_[m - 1].type != types_.honor) continue;
      const auto before = told.find(entity_of(m - 1));
      if (before == told.end() || told.contains(entity_of(m)) || !joins(m - 1)) continue;
      const std::uint32_t end = mentions_[m].end;
      const std::uint32_t begin =
          std::max(sentence_begin(mentions_[m].begin), end - std::min(end, kReachCharacters));
      if (text(begin, end).find(U"分别") != std::u32string_view::npos) continue;
      Statement next = before->second;
      next.object = entity_of(m);
      next.rule = "listed-award";
      StatementGround ground;
      ground.object = {{mentions_[m].begin, mentions_[m].end}, RoleSource::near};
      told.emplace(next.object, next);
      out_.add(std::move(next), end - begin <= kLongestQuotation ? begin : mentions_[m - 1].begin, end,
               ground);
    }
  }

  // ”、, ”和“, ”、全国首个“, ，再度跻身, ；入列: whether a list goes on behind the honour, also with a verb
  // of its own.
  bool joins(std::uint32_t honour) const {
    constexpr std::u32string_view kFilling[] = {U"荣誉称号", U"全国首个", U"全国首批", U"称号", U"荣誉",
                                                U"单位",     U"以及",     U"首个",     U"首批", U"全国"};
    constexpr std::u32string_view kJoints = U"“”‘’《》「」、和及与 ";
    constexpr std::u32string_view kWays[] = {U"再度", U"再次", U"成功", U"先后", U"连续",
                                             U"顺利", U"又",   U"还",   U"并",   U"也"};
    std::u32string_view gap = text(mentions_[honour].end, mentions_[honour + 1].begin);
    if (gap.empty()) return false;
    constexpr std::u32string_view kDone[] = {U"验收过关", U"通过验收", U"创建成功", U"通过复审"};
    bool is_clause = false;
    const auto skip = [&](const auto& words) {
      const auto word = std::find_if(std::begin(words), std::end(words),
                                     [&](std::u32string_view each) { return gap.starts_with(each); });
      if (word == std::end(words)) return false;
      gap.remove_prefix(word->size());
      return true;
    };
    const std::u32string_view behind =
        text(mentions_[honour + 1].end, sentence_end(mentions_[honour + 1].end));
    bool has_verb = std::any_of(std::begin(kDone), std::end(kDone),
                                [&](std::u32string_view done) { return behind.starts_with(done); });
    while (!gap.empty()) {
      if (skip(kDone) || skip(kFilling) || skip(kWays)) continue;
      if (skip(kGetting)) {
        has_verb = true;
        continue;
      }
      const bool is_stop = gap.front() == U'，' || gap.front() == U'；';
      if (!is_stop && kJoints.find(gap.front()) == std::u32string_view::npos) return false;
      is_clause = is_clause || is_stop;
      gap.remove_prefix(1);
    }
    return has_verb || !is_clause;
  }

  // 拟推荐…名单, 候选
  bool is_proposed(std::uint32_t honour) const {
    constexpr std::u32string_view kProposed[] = {U"拟", U"推荐", U"候选", U"公示"};
    const std::uint32_t end = sentence_end(mentions_[honour].begin);
    const std::u32string_view words = text(sentence_begin(mentions_[honour].begin),
                                           std::min(end, mentions_[honour].end + kReachCharacters));
    return std::any_of(std::begin(kProposed), std::end(kProposed), [&](std::u32string_view each) {
      return words.find(each) != std::u32string_view::npos;
    });
  }

  StatementList& out_;
};

}  // namespace

void state_honour_lists(const StatementContext& context, StatementList& out) {
  HonourLists(context, out).state();
}

}  // namespace fangzhi
