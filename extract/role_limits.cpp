#include "extract/role_limits.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "extract/figure.h"
#include "extract/place_chain.h"
#include "extract/reach.h"

namespace fangzhi {

RoleLimits::RoleLimits(const Reading& reading, const Rulebook& rules, const References& references,
                       const NameBook& names, const Outline& outline)
    : reading_(reading),
      rules_(rules),
      references_(references),
      mentions_(references.mentions),
      names_(names),
      outline_(outline) {}

bool RoleLimits::may_take_part(std::uint32_t mention, std::uint32_t trigger) const {
  return !is_agent(mention) && !is_owner(mention) && !is_other_agent(mention, trigger) &&
         !is_before_person(mention) && !is_goal(mention) && !is_part(mention, trigger) &&
         !is_after(mention, trigger) && !is_of_other_list(mention, trigger) &&
         !is_visited(mention, trigger) && !is_described(mention, trigger) && !is_speaker(mention, trigger) &&
         !is_venue(mention, trigger);
}

// 云河仓储项目在|青禾物流中心|竣工: where it is done is not what it is done to.
bool RoleLimits::is_venue(std::uint32_t mention, std::uint32_t trigger) const {
  const std::uint32_t begin = mentions_[mention].begin;
  return mentions_[mention].type == rules_.types().project && begin > 0 &&
         reading_.text()[begin - 1] == U'在' && mentions_[mention].end == reading_.tokens[trigger].begin;
}

// 县委书记|周云河|表示，明年力争创成…: who says it.
bool RoleLimits::is_speaker(std::uint32_t mention, std::uint32_t trigger) const {
  const std::uint32_t behind = reading_.token_at[mentions_[mention].end - 1] + 1;
  return mentions_[mention].type == rules_.types().person && behind + 1 < trigger &&
         reading_.tokens[behind].is(WordClass::speech) && reading_.tokens[behind + 1].kind == TokenKind::mark;
}

// 云河市|首家青禾书店、|河南|最大的冷库: a place that only says among which something is the first.
// 由|瑞典|企业投资, 来自|重庆|荣昌|的七里陶瓷: one that says where somebody is from.
bool RoleLimits::may_hold(std::uint32_t mention) const {
  constexpr std::u32string_view kRanks[] = {U"首家", U"首个", U"首座", U"首条", U"首批", U"最大", U"第一"};
  if (mentions_[mention].type != rules_.types().place) return true;
  const std::u32string_view behind = reading_.text().substr(mentions_[mention].end, 2);
  constexpr std::u32string_view kPeople[] = {U"企业", U"客商", U"商人", U"资本", U"商会", U"客户"};
  const auto is_one_of = [&](auto& words) {
    return std::find(std::begin(words), std::end(words), behind) != std::end(words);
  };
  return !is_one_of(kRanks) && !is_one_of(kPeople) && !is_origin(mention);
}

// 来自|浙江|宁波|北仑.
bool RoleLimits::is_origin(std::uint32_t mention) const {
  constexpr std::u32string_view kFrom[] = {U"来自", U"源自", U"原籍", U"祖籍"};
  const std::u32string_view before =
      reading_.text().substr(0, mentions_[outermost_of(mentions_, mention)].begin);
  return std::any_of(std::begin(kFrom), std::end(kFrom),
                     [&](std::u32string_view from) { return before.ends_with(from); });
}

// 被|省委、省政府|评为, 经|国务院|批准: who does it; whatever is stated is stated of whom it is done to.
bool RoleLimits::is_agent(std::uint32_t mention) const {
  const std::uint32_t first = outline_.items()[outline_.item_of_mention(mention)].first;
  const char32_t before = outline_.sign_at(static_cast<std::int64_t>(first) - 1);
  return before == U'被' || before == U'经';
}

// 青禾集团|旗下的|云河能源|投资建设…: whose the one is that does it.
bool RoleLimits::is_owner(std::uint32_t mention) const {
  if (mentions_[mention].type != rules_.types().institution) return false;
  constexpr std::u32string_view kOwning[] = {U"旗下", U"下属", U"所属"};
  const std::u32string_view behind = reading_.text().substr(mentions_[mention].end);
  return std::any_of(std::begin(kOwning), std::end(kOwning), [&](std::u32string_view word) {
    if (!behind.starts_with(word)) return false;
    const std::size_t of = behind.substr(word.size()).starts_with(U'的') ? 1 : 0;
    const std::uint32_t next = mentions_[mention].end + static_cast<std::uint32_t>(word.size() + of);
    return mention + 1 < mentions_.size() && mentions_[mention + 1].begin == next;
  });
}

// 该项目由|青禾集团|投资建设，去年签约: who does one thing is not whom the next clause speaks of.
bool RoleLimits::is_other_agent(std::uint32_t mention, std::uint32_t trigger) const {
  const std::uint32_t first = outline_.items()[outline_.item_of_mention(mention)].first;
  return outline_.sign_at(static_cast<std::int64_t>(first) - 1) == U'由' &&
         mentions_[mention].begin <
             reading_.tokens[reading_.clauses[clause_at(reading_, trigger)].tokens.begin].begin;
}

// 云岭区人大|周云河|副主任欢迎…: where somebody holds a post does nothing here.
bool RoleLimits::is_before_person(std::uint32_t mention) const {
  return mentions_[mention].type == rules_.types().institution && mention + 1 < mentions_.size() &&
         mentions_[mention + 1].type == rules_.types().person &&
         mentions_[mention + 1].begin == mentions_[mention].end;
}

// 在|县委、县政府|坚强领导下，…荣获…: who leads the district gets no honour of it, unless it stands right
// before.
bool RoleLimits::is_led_by(std::uint32_t mention) const {
  constexpr std::u32string_view kLeaders[] = {U"省委", U"市委", U"区委",  U"县委",
                                              U"党委", U"政府", U"党工委"};
  const std::u32string_view name =
      reading_.text().substr(mentions_[mention].begin, mentions_[mention].end - mentions_[mention].begin);
  const bool leads = std::any_of(std::begin(kLeaders), std::end(kLeaders),
                                 [&](std::u32string_view each) { return name.ends_with(each); });
  const std::uint32_t behind = reading_.token_at[mentions_[mention].end - 1] + 1;
  return leads && behind < reading_.tokens.size() && !reading_.tokens[behind].is(WordClass::trigger) &&
         reading_.tokens[behind].kind != TokenKind::mark && !reading_.tokens[behind].is(WordClass::adverb);
}

// 由|省住建厅|审核后获|省政府|批准; 省住建厅|将|云河镇|列为….
bool RoleLimits::may_be_honoured(std::uint32_t mention) const {
  if (mentions_[mention].type != rules_.types().institution) return true;
  constexpr std::u32string_view kBy = U"由获受报";
  constexpr std::u32string_view kDisposing = U"将把";
  const std::u32string_view text = reading_.text();
  const std::uint32_t begin = mentions_[mention].begin, end = mentions_[mention].end;
  const bool is_by = begin > 0 && kBy.find(text[begin - 1]) != std::u32string_view::npos;
  const bool is_from = begin > 1 && text.substr(begin - 2, 2) == U"得到";
  const bool disposes = end < text.size() && kDisposing.find(text[end]) != std::u32string_view::npos &&
                        mention + 1 < mentions_.size() && mentions_[mention + 1].begin == end + 1;
  return !is_by && !is_from && !disposes && !is_led_by(mention);
}

// 赴|深圳、北京|开展招商: where people go does nothing.
bool RoleLimits::is_goal(std::uint32_t mention) const {
  if (mentions_[mention].type != rules_.types().place) return false;
  const std::uint32_t first = outline_.items()[outline_.item_of_mention(mention)].first;
  const std::uint32_t begin = mentions_[outline_.items()[first].mention].begin;
  return begin > 0 &&
         std::u32string_view(U"赴往到").find(reading_.text()[begin - 1]) != std::u32string_view::npos;
}

// 云河农机技改项目投产，|位于青林镇的新厂区也在建设: the clause tells of something else, whether it has a
// name or not.
bool RoleLimits::is_described(std::uint32_t mention, std::uint32_t trigger) const {
  constexpr std::u32string_view kOpenings[] = {U"位于", U"坐落于", U"坐落在", U"地处"};
  const TokenRange clause = reading_.clauses[clause_at(reading_, trigger)].tokens;
  if (mentions_[mention].begin >= reading_.tokens[clause.begin].begin) return false;
  const std::u32string_view first = reading_.text_of(reading_.tokens[clause.begin]);
  if (std::find(std::begin(kOpenings), std::end(kOpenings), first) == std::end(kOpenings)) return false;
  for (std::uint32_t i = clause.begin; i < clause.end && i - clause.begin <= kReachTokens; ++i) {
    if (reading_.text_of(reading_.tokens[i]) != U"的") continue;
    const auto behind = reading_.tokens.begin() + i + 1;
    return std::any_of(behind, reading_.tokens.begin() + std::min(clause.end, i + 1 + kReachTokens),
                       [](const Token& each) { return each.is(WordClass::trigger); });
  }
  return false;
}

// 先后到|青禾、云河、青林|等企业走访，并与青禾|签订协议: those listed in another clause do not sign, where
// the clause says with whom somebody does.
bool RoleLimits::is_visited(std::uint32_t mention, std::uint32_t trigger) const {
  constexpr std::u32string_view kWith = U"与同跟";
  if (reading_.text_of(reading_.tokens[trigger]).find(U'签') == std::u32string_view::npos) return false;
  const Outline::Item& item = outline_.items()[outline_.item_of_mention(mention)];
  const TokenRange clause = reading_.clauses[clause_at(reading_, trigger)].tokens;
  if (item.first == item.last || item.token >= clause.begin) return false;
  for (std::uint32_t i = clause.begin; i < trigger && i - clause.begin <= kReachTokens; ++i) {
    const std::uint32_t at = outline_.item_of_token(i);
    if (at == Outline::kNone || kWith.find(outline_.sign_at(at)) == std::u32string_view::npos) continue;
    return Outline::is_name(outline_.sign_at(static_cast<std::int64_t>(at) + 1));
  }
  return false;
}

// 继去年底|集中开工|10个项目后，此次…包括|甲、乙: what comes after something else is none of it.
bool RoleLimits::is_after(std::uint32_t mention, std::uint32_t trigger) const {
  const TokenRange clause = reading_.clauses[clause_at(reading_, trigger)].tokens;
  std::uint32_t last = clause.end - 1;
  if (last > trigger && reading_.tokens[last].kind == TokenKind::mark) --last;
  const std::u32string_view word = reading_.text_of(reading_.tokens[last]);
  const bool is_before = last > trigger && (word.ends_with(U"后") || word == U"基础上");
  return is_before && mentions_[mention].begin >= reading_.tokens[last].end;
}

// 签约的10个项目包括甲、乙，|开工|的2个项目包括|丙、丁: what heads a list says it of those listed.
bool RoleLimits::is_of_other_list(std::uint32_t mention, std::uint32_t trigger) const {
  constexpr std::uint32_t kLongestHead = 8;  // tokens
  std::uint32_t t = trigger + 1;
  if (t >= reading_.tokens.size() || reading_.text_of(reading_.tokens[t]) != U"的") return false;
  bool has_kind = false;
  for (++t; t < reading_.tokens.size() && t - trigger <= kLongestHead; ++t) {
    const Token& token = reading_.tokens[t];
    if (token.kind == TokenKind::mark) return false;
    if (has_kind && rules_.lexicon().is_listed(WordClass::listing, reading_.text_of(token))) break;
    has_kind = has_kind || token.is(WordClass::generic_head) || token.is(WordClass::category);
  }
  if (t >= reading_.tokens.size() || t - trigger > kLongestHead) return false;
  const std::uint32_t begin = reading_.tokens[t].end;
  const auto listed = std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                                       [](const Mention& m, std::uint32_t at) { return m.begin < at; });
  if (listed == mentions_.end() || listed->begin != begin) return false;
  const auto first = static_cast<std::uint32_t>(listed - mentions_.begin());
  const auto list_of = [&](std::uint32_t m) { return outline_.items()[outline_.item_of_mention(m)].first; };
  return list_of(mention) != list_of(first);
}

// 该项目主要建设|分拣中心、冷库，预计10月投用: parts of the work that the sentence speaks of.
bool RoleLimits::is_part(std::uint32_t mention, std::uint32_t trigger) const {
  if (mentions_[mention].type != rules_.types().project) return false;
  const Outline::Item& item = outline_.items()[outline_.item_of_mention(mention)];
  const std::uint32_t first = outline_.items()[item.first].token;
  if (first == 0 || first > trigger) return false;
  const Token& before = reading_.tokens[first - 1];
  if (before.end != reading_.tokens[first].begin ||
      !rules_.lexicon().is_listed(WordClass::building, reading_.text_of(before)))
    return false;
  const Clause& clause = reading_.clauses[clause_at(reading_, first)];
  const std::uint32_t begin = reading_.tokens[reading_.sentences[clause.sentence].tokens.begin].begin;
  for (std::uint32_t m = mention; m-- > 0 && mention - m <= kReachMentions && mentions_[m].begin >= begin;) {
    const bool is_work = mentions_[m].type == rules_.types().project && mentions_[m].end < before.begin;
    if (is_work && references_.entity_of(names_, m) != references_.entity_of(names_, mention)) return true;
  }
  return false;
}

std::optional<std::uint32_t> RoleLimits::opener_before(std::uint32_t trigger) const {
  const std::uint32_t sentence = reading_.clauses[clause_at(reading_, trigger)].sentence;
  if (sentence == 0) return std::nullopt;
  const Sentence& own = reading_.sentences[sentence];
  const Sentence& before = reading_.sentences[sentence - 1];
  if (own.paragraph != before.paragraph || !reading_.is_mark(before.tokens.end - 1, U'；'))
    return std::nullopt;
  const auto first_from = [&](std::uint32_t offset) {
    return std::lower_bound(mentions_.begin(), mentions_.end(), offset,
                            [](const Mention& m, std::uint32_t at) { return m.begin < at; });
  };
  std::uint32_t steps = 0;
  for (auto m = first_from(reading_.tokens[own.tokens.begin].begin);
       m != mentions_.end() && m->begin < reading_.tokens[trigger].begin; ++m) {
    if (m->type != rules_.types().honor || ++steps > kReachMentions) return std::nullopt;
  }
  const auto opener = first_from(reading_.tokens[before.tokens.begin].begin);
  if (opener == mentions_.end() || opener->begin >= reading_.tokens[own.tokens.begin].begin)
    return std::nullopt;
  constexpr ClassSet kLeading{WordClass::adverb, WordClass::time, WordClass::unit};
  for (std::uint32_t i = before.tokens.begin; reading_.tokens[i].begin < opener->begin; ++i) {
    const Token& token = reading_.tokens[i];
    if (token.kind != TokenKind::mark && token.kind != TokenKind::number && !token.classes.any_of(kLeading))
      return std::nullopt;
  }
  return static_cast<std::uint32_t>(opener - mentions_.begin());
}

// A、B落户，|部分项目|已投产, |另有5家|有意入驻
std::uint32_t RoleLimits::partial_before(std::uint32_t trigger) const {
  const TokenRange clause = reading_.clauses[clause_at(reading_, trigger)].tokens;
  for (std::uint32_t i = trigger; i-- > clause.begin && trigger - i <= kReachTokens;) {
    const Token& token = reading_.tokens[i];
    if (!token.is(WordClass::determiner) ||
        rules_.lexicon().word(token.word).detail(WordClass::determiner, "of") != "some")
      continue;
    const Token& next = reading_.tokens[i + 1];
    const bool counts =
        next.is(WordClass::generic_head) || next.is(WordClass::category) || next.kind == TokenKind::number;
    const bool opens = i == clause.begin || reading_.tokens[i - 1].classes.any_of(
                                                {WordClass::adverb, WordClass::time, WordClass::conjunction});
    return counts && opens ? token.begin : 0;
  }
  return 0;
}

std::uint32_t RoleLimits::article_of(std::uint32_t offset) const {
  const Clause& clause = reading_.clauses[clause_at(reading_, reading_.token_at[offset])];
  return reading_.layout.paragraphs[reading_.sentences[clause.sentence].paragraph].article;
}

// 东湖产业园开园。…首批12家企业入驻: who settles in and nothing says where, does so in the only park that the
// article has named, and more than once, not anywhere in the district. Who comes 进|区 or 入|园 comes to the
// last one.
std::optional<std::uint32_t> RoleLimits::park_before(std::uint32_t trigger) const {
  const std::uint32_t at = reading_.tokens[trigger].begin;
  const bool says_park =
      reading_.text_of(reading_.tokens[trigger]).find_first_of(U"园区") != std::u32string_view::npos;
  const std::uint32_t article = article_of(at);
  const auto behind = std::lower_bound(mentions_.begin(), mentions_.end(), at,
                                       [](const Mention& m, std::uint32_t begin) { return m.begin < begin; });
  const auto last = static_cast<std::uint32_t>(behind - mentions_.begin());
  if (const auto own = park_of_paragraph(trigger, last)) return own;
  std::optional<std::uint32_t> only;
  std::uint32_t times = 0;
  for (std::uint32_t m = last; m-- > 0 && last - m <= kReachMentions;) {
    if (article_of(mentions_[m].begin) != article) break;
    if (mentions_[m].type != rules_.types().park) continue;
    const std::uint32_t park = references_.entity_of(names_, m);
    if (says_park) return park;
    if (only && park != *only) return std::nullopt;
    only = park;
    ++times;
  }
  return times > 1 ? only : std::nullopt;
}

// The only park that the paragraph has named so far.
std::optional<std::uint32_t> RoleLimits::park_of_paragraph(std::uint32_t trigger, std::uint32_t last) const {
  const auto paragraph_of = [&](std::uint32_t token) {
    return reading_.sentences[reading_.clauses[clause_at(reading_, token)].sentence].paragraph;
  };
  const std::uint32_t paragraph = paragraph_of(trigger);
  std::optional<std::uint32_t> only;
  for (std::uint32_t m = last; m-- > 0 && last - m <= kReachMentions;) {
    if (paragraph_of(reading_.token_at[mentions_[m].begin]) != paragraph) break;
    if (mentions_[m].type != rules_.types().park) continue;
    const std::uint32_t park = references_.entity_of(names_, m);
    if (only && park != *only) return std::nullopt;
    only = park;
  }
  return only;
}

}  // namespace fangzhi
