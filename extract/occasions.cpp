#include "extract/occasions.h"

#include <algorithm>

#include "extract/dates.h"
#include "extract/reach.h"
#include "extract/stated_time.h"

namespace fangzhi {
namespace {

// What is made so on the day of an event whose name holds the word.
struct Kind {
  std::u32string_view word;
  std::string_view predicate;
};
constexpr Kind kKinds[] = {
    {U"签约", "签约"},   {U"签约", "合作"},   {U"签约", "落地"},   {U"推介", "签约"},   {U"推介", "合作"},
    {U"推介", "落地"},   {U"招商", "签约"},   {U"招商", "合作"},   {U"招商", "落地"},   {U"洽谈", "签约"},
    {U"洽谈", "合作"},   {U"洽谈", "落地"},   {U"开工", "开工"},   {U"动工", "开工"},   {U"奠基", "开工"},
    {U"竣工", "竣工"},   {U"投产", "投产"},   {U"启用", "投用"},   {U"通车", "投用"},   {U"开园", "投用"},
    {U"博览会", "签约"}, {U"博览会", "合作"}, {U"博览会", "落地"}, {U"峰会", "签约"},   {U"峰会", "合作"},
    {U"峰会", "落地"},   {U"论坛", "签约"},   {U"论坛", "合作"},   {U"论坛", "落地"},   {U"交易会", "签约"},
    {U"交易会", "合作"}, {U"对接会", "签约"}, {U"对接会", "合作"}, {U"恳谈会", "签约"}, {U"恳谈会", "合作"},
    {U"文化节", "签约"}, {U"文化节", "合作"}, {U"旅游节", "签约"}, {U"旅游节", "合作"},
};
constexpr std::string_view kOfAnyEvent = "出席";

// 会议|各项议程顺利完成，12月21日落下帷幕。
bool tells_end(std::u32string_view behind) {
  constexpr std::u32string_view kEnds[] = {U"闭幕", U"落幕", U"落下帷幕", U"圆满结束"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::u32string_view word) {
    return behind.find(word) != std::u32string_view::npos;
  });
}

// 5月25日，青禾县12个项目|集中开工: what is done by many on one day, whether or not it has a name.
constexpr std::u32string_view kTogether[] = {U"集中", U"集体", U"同时", U"同日"};
constexpr Kind kDeeds[] = {{U"开工", "开工"}, {U"动工", "开工"}, {U"启动建设", "开工"}, {U"启建", "开工"},
                           {U"破土", "开工"}, {U"签约", "签约"}, {U"竣工", "竣工"},     {U"投产", "投产"}};

// 7月1日讯 …【青林县项目集中开工仪式】|6月30日|在…举行: the day right behind the name is the event's,
// whatever day stands before it.
std::string day_behind(const StatementContext& context, std::uint32_t sentence, const Mention& event,
                       std::uint32_t end) {
  constexpr std::u32string_view kDay = U"0123456789月日";
  constexpr std::u32string_view kLeads = U"于今昨天日（(";  // 今天（7月27日）
  std::u32string_view behind = context.reading.text().substr(event.end, end - event.end);
  const std::size_t lead = std::min(behind.find_first_not_of(kLeads), behind.size());
  behind.remove_prefix(lead);
  const std::size_t size = std::min(behind.find_first_not_of(kDay), behind.size());
  const std::u32string_view day = behind.substr(0, size);
  if (!day.ends_with(U'日') || day.find(U'月') == std::u32string_view::npos) return {};
  const std::string time =
      stated_time(context, sentence, event.end + static_cast<std::uint32_t>(lead + size)).time;
  return time.size() == kDaySize ? time : std::string();
}

}  // namespace

Occasions::Occasions(const StatementContext& context) {
  constexpr std::uint32_t kLead = 4;  // sentences of an article's text in which the day is told
  const Reading& reading = context.reading;
  const std::vector<Paragraph>& paragraphs = reading.layout.paragraphs;
  const std::vector<Mention>& mentions = context.names.mentions();
  if (paragraphs.empty()) return;
  of_articles_.resize(paragraphs.back().article + 1);
  std::vector<std::uint32_t> read(of_articles_.size(), 0);
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const Sentence& sentence = reading.sentences[s];
    const Paragraph& paragraph = paragraphs[sentence.paragraph];
    if (paragraph.kind == ParagraphKind::heading || read[paragraph.article]++ >= kLead) continue;
    Occasion& occasion = of_articles_[paragraph.article];
    if (!occasion.day.empty()) continue;
    const std::uint32_t begin = reading.tokens[sentence.tokens.begin].begin;
    const std::uint32_t end = reading.tokens[sentence.tokens.end - 1].end;
    auto named = std::lower_bound(mentions.begin(), mentions.end(), begin,
                                  [](const Mention& each, std::uint32_t at) { return each.begin < at; });
    for (; named != mentions.end() && named->end <= end; ++named) {
      if (named->type != context.rules.types().event) continue;
      std::string day = day_behind(context, s, *named, end);
      if (day.empty()) day = stated_time(context, s, named->begin).time;
      if (day.empty()) day = day_told_before(context, s, named->begin, true);
      const std::u32string_view behind =
          reading.text().substr(named->end, std::min(end - named->end, kReachCharacters));
      const bool is_end = tells_end(behind);
      if (day.empty() && is_end) day = stated_time(context, s, end).time;
      if (day.size() != kDaySize) continue;
      const auto mention = static_cast<std::uint32_t>(named - mentions.begin());
      of_events_.emplace(context.names.entity_of(mention), EventDay{day, is_end});
      occasion.day = day;
      const std::u32string_view name = reading.text().substr(named->begin, named->end - named->begin);
      for (const Kind& kind : kKinds) {
        if (name.find(kind.word) != std::u32string_view::npos) occasion.predicates.push_back(kind.predicate);
      }
      break;
    }
    if (occasion.day.empty()) take_unnamed(context, s, occasion);
  }
}

void Occasions::take_unnamed(const StatementContext& context, std::uint32_t sentence,
                             Occasion& occasion) const {
  const Reading& reading = context.reading;
  const TokenRange tokens = reading.sentences[sentence].tokens;
  const std::uint32_t begin = reading.tokens[tokens.begin].begin;
  const std::u32string_view words =
      reading.text().substr(begin, std::min(reading.tokens[tokens.end - 1].end - begin, kReachCharacters));
  for (const std::u32string_view together : kTogether) {
    const std::size_t at = words.find(together);
    if (at == std::u32string_view::npos) continue;
    const auto deed = std::find_if(std::begin(kDeeds), std::end(kDeeds), [&](const Kind& each) {
      return words.substr(at + together.size()).starts_with(each.word);
    });
    if (deed == std::end(kDeeds)) continue;
    std::string day = stated_time(context, sentence, begin + static_cast<std::uint32_t>(at)).time;
    if (day.size() != kDaySize) continue;
    occasion.day = std::move(day);
    occasion.predicates.push_back(deed->predicate);
    return;
  }
}

std::string_view Occasions::day_of(std::uint32_t article, std::string_view predicate) const {
  if (article >= of_articles_.size()) return {};
  const Occasion& occasion = of_articles_[article];
  const bool holds = predicate == kOfAnyEvent ||
                     std::find(occasion.predicates.begin(), occasion.predicates.end(), predicate) !=
                         occasion.predicates.end();
  return holds ? std::string_view(occasion.day) : std::string_view();
}

std::string_view Occasions::day_of_any(std::uint32_t article) const {
  return article < of_articles_.size() ? std::string_view(of_articles_[article].day) : std::string_view();
}

std::string_view Occasions::day_of_event(std::uint32_t event) const {
  const auto told = of_events_.find(event);
  return told == of_events_.end() ? std::string_view() : std::string_view(told->second.day);
}

bool Occasions::ends_that_day(std::uint32_t event) const {
  const auto told = of_events_.find(event);
  return told != of_events_.end() && told->second.is_last;
}

}  // namespace fangzhi
