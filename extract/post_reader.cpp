#include "extract/post_reader.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"
#include "extract/masthead.h"
#include "extract/reach.h"
#include "extract/title_level.h"

namespace fangzhi {
namespace {

constexpr std::uint32_t kLongestPart = 12;  // characters of a department between a body and a title

bool contains(std::u32string_view text, std::u32string_view part) {
  return text.find(part) != std::u32string_view::npos;
}

// 青禾日报|讯（|记者 张三: what opens a dispatch of a paper, between its name and the writer's title.
bool opens_dispatch(std::u32string_view gap) {
  constexpr std::u32string_view kDispatch = U"讯", kBetween = U"（( 　";
  return gap.size() > kDispatch.size() && gap.starts_with(kDispatch) &&
         gap.find_first_not_of(kBetween, kDispatch.size()) == std::u32string_view::npos;
}

// 青林市 of 青林市委 and of 青林市人民政府: what the next title without a body is of. Empty of other bodies.
std::string division_of_body(std::string_view body) {
  for (const std::string_view ending : {"人大常委会", "人民政府", "政府", "政协", "委"}) {
    if (!body.ends_with(ending)) continue;
    const std::string_view division = body.substr(0, body.size() - ending.size());
    for (const std::string_view level : {"省", "市", "州", "盟", "县", "区", "旗"}) {
      if (division.ends_with(level)) return to_utf8(innermost_division(to_code_points(division)));
    }
  }
  return {};
}

// 青林市 of 青林市委, whose members' other posts are mostly the city's own; empty of other bodies, in which
// one may sit for elsewhere.
std::string division_of_committee(std::string_view body) {
  std::u32string division = to_code_points(body.ends_with("委") ? division_of_body(body) : std::string());
  const std::size_t size = division.size();
  if (size > 2 && division[size - 1] == division[size - 2]) division.pop_back();  // 萧县县委
  return division.size() > 1 ? to_utf8(division) : std::string();                 // not of 市委
}

// Whether posts of the kind may be held at a place.
bool is_local(std::string_view kind) {
  constexpr std::string_view kKinds[] = {"government", "party",       "congress",     "cppcc",
                                         "village",    "association", "procuratorate"};
  return std::find(std::begin(kKinds), std::end(kKinds), kind) != std::end(kKinds);
}

}  // namespace

PostReader::PostReader(const StatementContext& context)
    : context_(context),
      reading_(context.reading),
      types_(context.rules.types()),
      mentions_(context.references.mentions) {
  const std::optional<TextSpan> paper = find_masthead(reading_);
  if (!paper) return;
  const auto named = mention_ending_by(paper->end);
  if (named && mentions_[*named].begin == paper->begin) paper_ = entity_of(*named);
}

bool PostReader::is_title(std::uint32_t i) const {
  return token(i).is(WordClass::title) || token(i).is(WordClass::byline);
}

bool PostReader::is_mark(std::uint32_t i, char32_t c) const {
  return token(i).kind == TokenKind::mark && reading_.is_mark(i, c);
}

// 镇长|人选, 副主席|候选人: the word behind a title says that it is not held yet.
bool PostReader::is_proposal(std::uint32_t i) const {
  static constexpr std::u32string_view kWords[] = {U"人选", U"候选人", U"提名人选", U"拟任人选"};
  return token(i).begin == token(i - 1).end &&
         std::find(std::begin(kWords), std::end(kWords), text(i)) != std::end(kWords);
}

std::vector<WrittenPost> PostReader::before(std::uint32_t end) {
  std::vector<std::uint32_t> titles;
  if (end > 1 && is_proposal(end - 1)) --end;
  while (end > 0 && is_title(end - 1)) {
    titles.push_back(end - 1);
    const std::uint32_t begin = behind_title(phrase_begin(end - 1));
    if (begin < 2 || !(is_mark(begin - 1, U'、') || text(begin - 1) == U"兼")) break;
    end = begin - 1;
  }
  std::reverse(titles.begin(), titles.end());
  return read(titles, std::nullopt);
}

// 副市长、|高新区党工委书记: past a body that is no mention, where a title ends the part before. Else
// `begin`.
std::uint32_t PostReader::behind_title(std::uint32_t begin) const {
  constexpr ClassSet kGrammar{WordClass::particle, WordClass::preposition, WordClass::conjunction,
                              WordClass::trigger, WordClass::speech};
  const std::uint32_t end = begin < reading_.tokens.size() ? token(begin).begin : 0;
  for (std::uint32_t i = begin; i > 1 && end - token(i).begin <= kLongestPart; --i) {
    if (is_mark(i - 1, U'、')) return is_title(i - 2) ? i : begin;
    const bool is_part = token(i - 1).kind == TokenKind::unknown || token(i - 1).kind == TokenKind::word;
    if (!is_part || token(i - 1).classes.any_of(kGrammar) || is_title(i - 1)) return begin;
  }
  return begin;
}

std::vector<WrittenPost> PostReader::from(std::uint32_t i, const std::optional<std::uint32_t>& body) {
  constexpr std::uint32_t kReach = 30;
  std::vector<std::uint32_t> titles;
  const std::uint32_t count = static_cast<std::uint32_t>(reading_.tokens.size());
  for (std::uint32_t start = i; i < count && token(i).begin < token(start).begin + kReach; ++i) {
    if (token(i).kind == TokenKind::mark && !is_mark(i, U'、')) break;
    const bool is_proposed = i + 1 < count && is_proposal(i + 1);
    if (!is_title(i) || (i + 1 < count && is_title(i + 1) && !is_proposed)) continue;  // 党委|书记
    titles.push_back(i);
    if (is_proposed) ++i;
    start = i + 1;
    if (start >= count || !is_mark(start, U'、')) break;
  }
  return read(titles, body);
}

std::vector<WrittenPost> PostReader::behind(std::uint32_t i, std::uint32_t name) {
  const std::optional<std::size_t> named = mention_ending_by(name);
  if (!named || mentions_[*named].end != name) return from(i);
  const TypeId type = mentions_[*named].type;
  const std::string& kind = context_.rules.facts(token(i).word).title_body;
  const bool is_body = type == types_.institution || (type == types_.place && is_local(kind));
  if (!is_body) return from(i);
  WrittenPost post{i, to_utf8(text(i)), 0, mentions_[*named].begin, token(i).end, {}, false, {}};
  post.body = body_in(static_cast<std::uint32_t>(*named), text(i), kind);
  return {post};
}

std::vector<WrittenPost> PostReader::read(const std::vector<std::uint32_t>& titles,
                                          std::optional<std::uint32_t> shared) {
  std::vector<WrittenPost> posts;
  for (std::size_t k = 0; k < titles.size(); ++k) {
    const std::uint32_t title = titles[k];
    const auto next = k + 1 < titles.size() ? std::optional(titles[k + 1]) : std::nullopt;
    std::optional<WrittenPost> post = read_one(title, shared, next);
    if (!post) continue;
    take_organ(text(title), *post);
    if (goes_on_with_last(*post)) post->also = last_also_;
    const bool is_before = title > 0 && text(title - 1).ends_with(U"提名");
    post->is_proposed = is_before || (title + 1 < reading_.tokens.size() && is_proposal(title + 1));
    if (post->begin < token(title).begin) shared = post->body;
    if (post->place.empty()) post->place = division_of_committee(context_.names.entities()[post->body].name);
    if (!post->place.empty()) last_place_ = post->place;
    last_end_ = post->end;
    last_body_ = post->body;
    last_also_ = post->also;
    last_title_ = title;
    posts.push_back(std::move(*post));
  }
  return posts;
}

// 选举张三为云山县人民政府|县长，李四、王五为|副县长: of the same division, and of the government named
// there.
bool PostReader::goes_on_with_last(const WrittenPost& post) const {
  constexpr std::uint32_t kNear = 40;  // characters
  if (!last_also_ || post.also || post.body != last_body_ || post.begin < last_end_ ||
      post.begin - last_end_ > kNear)
    return false;
  return reading_.text().substr(last_end_, post.begin - last_end_).find_first_of(U"。；\n") ==
         std::u32string_view::npos;
}

// The post of the title at token `i`: the body named before it, or the one that it implies in this district,
// or that of the place it says it is of, or `shared` from the title before in the list, or the last one of
// the paragraph that it fits. `next` is the next title of the list.
std::optional<WrittenPost> PostReader::read_one(std::uint32_t i, const std::optional<std::uint32_t>& shared,
                                                const std::optional<std::uint32_t>& next) {
  const std::string& kind = context_.rules.facts(token(i).word).title_body;
  WrittenPost post{i, to_utf8(text(i)), 0, token(i).begin, token(i).end, {}, false, {}};
  constexpr std::uint32_t kNone = 0xffffffff;
  post.body = kNone;
  if (kind == "media" && (take_this_paper(post) || take_dispatcher(post))) return post;
  if (take_other_organ(shared, post)) return post;
  if (take_body_inside(post)) return post;
  if (take_body_beside(post)) return post.body == kNone ? std::nullopt : std::optional<WrittenPost>(post);
  if (take_division(post)) return post;
  if (take_called_place(post, next)) return post;
  if (take_called_body(post)) return post;
  if (kind == "other" || kind.empty()) return std::nullopt;
  if (follows_last_place(post.begin) && take_town_of_title(post)) return post;
  if (shared) {
    post.body = *shared;
    return post;
  }
  if (take_organ_of_page(post)) return post;
  if (take_body_of_next(post, next) || take_town_of_title(post)) return post;
  if (take_last_town(post) || take_last_body(post) || take_body_of_paragraph(post)) return post;
  if (take_own_office(post) || take_congress(post) || take_own_committee(post)) return post;
  const bool is_of_organ = text(i).starts_with(U"管委会") || text(i).starts_with(U"党工委");
  const bool may_be_main = kind == "company" || kind == "hospital" || kind == "school" || is_of_organ;
  if (may_be_main && take_main_body(post)) return post;
  return std::nullopt;
}

// 【东湖区商务局】局长: the mention of a body reaches into a word that is a title as a whole (商务局局长).
bool PostReader::take_body_inside(WrittenPost& post) const {
  const Token& title = token(post.token);
  const auto mention = std::upper_bound(mentions_.begin(), mentions_.end(), title.begin,
                                        [](std::uint32_t at, const Mention& each) { return at < each.end; });
  if (mention == mentions_.end() || mention->end >= title.end || mention->type == types_.person) return false;
  const std::u32string_view rest = reading_.text().substr(mention->end, title.end - mention->end);
  const WordId word = context_.rules.lexicon().find(rest);
  if (word == kNoWord || !context_.rules.lexicon().word(word).classes.has(WordClass::title)) return false;
  const auto index = static_cast<std::uint32_t>(mention - mentions_.begin());
  post.begin = std::min(mention->begin, title.begin);
  post.body = body_in(index, rest, context_.rules.facts(word).title_body);
  post.role = to_utf8(rest);
  const std::string& name = context_.names.entities()[entity_of(index)].name;
  if (mention->type == types_.place && is_town(to_code_points(name)))
    take_town(std::string(name), rest, post);
  return true;
}

// 本报讯（|记者 张三）, 本报|记者 张三: the paper that the page is of; but not 本报讯（新青禾|全媒体记者
// 张三）.
bool PostReader::take_this_paper(WrittenPost& post) const {
  if (!paper_ || text(post.token).find(U"记者") == std::u32string_view::npos) return false;
  const bool is_of_other = post.token > 0 && token(post.token - 1).is(WordClass::division) &&
                           token(post.token - 1).end == token(post.token).begin;
  if (is_of_other) return false;
  const std::uint32_t end = token(post.token).end;
  const std::uint32_t reach = std::min(end, kReachCharacters);
  const std::u32string_view words = reading_.text().substr(end - reach, reach);
  const std::u32string_view line = words.substr(words.rfind(U'\n') + 1);
  if (!is_of_this_paper(line)) return false;
  post.body = *paper_;
  return true;
}

// 青禾网|云岭12月22日讯（|记者 张三: whoever opens the line with its dateline.
bool PostReader::take_dispatcher(WrittenPost& post) const {
  constexpr std::size_t kLongestDateline = 40;
  constexpr std::u32string_view kBetween = U"（( 　", kEnds[] = {U"日讯", U"日电", U"日消息"};
  if (text(post.token).find(U"记者") == std::u32string_view::npos) return false;
  const std::uint32_t end = token(post.token).begin;
  const std::uint32_t reach = std::min<std::uint32_t>(end, kLongestDateline + 1);
  std::u32string_view words = reading_.text().substr(end - reach, reach);
  const std::size_t line_end = words.rfind(U'\n');
  if (line_end == std::u32string_view::npos && reach < end) return false;
  words.remove_prefix(line_end + 1);  // nothing where it is the first line
  const std::size_t line = end - words.size();
  constexpr std::size_t kLongestDesk = 6;  // （分站|记者
  const std::size_t bracket = words.find_last_of(U"（(");
  if (bracket != std::u32string_view::npos && words.size() - bracket <= kLongestDesk)
    words.remove_suffix(words.size() - bracket);
  while (!words.empty() && kBetween.find(words.back()) != std::u32string_view::npos) words.remove_suffix(1);
  const bool is_dateline = std::any_of(std::begin(kEnds), std::end(kEnds),
                                       [&](std::u32string_view each) { return words.ends_with(each); });
  const std::size_t opening = words.find_first_not_of(U" 　");
  if (!is_dateline || opening == std::u32string_view::npos) return false;
  const auto sender = std::lower_bound(mentions_.begin(), mentions_.end(), line + opening,
                                       [](const Mention& each, std::size_t at) { return each.begin < at; });
  if (sender == mentions_.end() || sender->begin != line + opening || sender->type != types_.institution)
    return false;
  post.begin = sender->begin;
  post.body = entity_of(static_cast<std::size_t>(sender - mentions_.begin()));
  return true;
}

std::optional<std::size_t> PostReader::mention_ending_by(std::uint32_t offset) const {
  const auto found = std::upper_bound(mentions_.begin(), mentions_.end(), offset,
                                      [](std::uint32_t at, const Mention& each) { return at < each.end; });
  if (found == mentions_.begin()) return std::nullopt;
  return static_cast<std::size_t>(found - mentions_.begin()) - 1;
}

// Whether the text between a body and a title names a part of the body (项目部, 大中华区) or says how the
// post is held (原); behind a place only the latter.
bool PostReader::is_part(std::uint32_t from, std::uint32_t to, bool after_place) const {
  if (from == to) return true;
  const std::u32string_view gap = reading_.text().substr(from, to - from);
  if (is_former(gap)) return !after_place || gap != U"的";
  if (after_place || gap.size() > kLongestPart || contains(gap, U"\n")) return false;
  constexpr ClassSet kGrammar{WordClass::particle, WordClass::preposition, WordClass::conjunction,
                              WordClass::pronoun,  WordClass::auxiliary,   WordClass::negation,
                              WordClass::adverb,   WordClass::speech,      WordClass::light_verb,
                              WordClass::trigger,  WordClass::determiner};
  for (std::uint32_t i = reading_.token_at[from]; i < reading_.tokens.size() && token(i).begin < to; ++i) {
    const TokenKind kind = token(i).kind;
    if (kind == TokenKind::mark || kind == TokenKind::space) return false;
    if (kind == TokenKind::word && token(i).classes.any_of(kGrammar)) return false;
    if (token(i).is(WordClass::title)) return false;
  }
  return true;
}

// The first token of the phrase that the title at token `i` ends: that of the body before it.
std::uint32_t PostReader::phrase_begin(std::uint32_t i) const {
  const std::optional<std::size_t> named = mention_ending_by(token(i).end - 1);
  if (!named) return i;
  const Mention& body = mentions_[*named];
  if (body.type == types_.person || body.type == types_.event) return i;
  const bool beside =
      body.end > token(i).begin || is_part(body.end, token(i).begin, body.type == types_.place);
  return beside ? reading_.token_at[body.begin] : i;
}

// 半山村|党支部书记, where 村党支部 was read as one word: the title that begins behind the body, or kNoWord.
WordId PostReader::title_from(std::uint32_t begin, std::uint32_t title) const {
  if (begin >= token(title).begin || token(title).end - begin > kLongestPart) return kNoWord;
  const WordId whole = context_.rules.lexicon().find(reading_.text().substr(begin, token(title).end - begin));
  return whole != kNoWord && context_.rules.lexicon().classes(whole).has(WordClass::title) ? whole : kNoWord;
}

// 西工区|副区长, 青禾集团|项目部|副经理. True with no body where the title is none of what stands before it.
bool PostReader::take_body_beside(WrittenPost& post) {
  const std::uint32_t begin = token(post.token).begin;
  const std::optional<std::size_t> named = mention_ending_by(begin);
  if (!named) return false;
  const Mention& mention = mentions_[*named];
  if (mention.type == types_.person || mention.type == types_.event || mention.type == types_.honor)
    return false;
  const bool is_place = mention.type == types_.place;
  const std::u32string_view gap = reading_.text().substr(mention.end, begin - mention.end);
  if (context_.rules.facts(token(post.token).word).title_body == "media" && opens_dispatch(gap)) {
    post.begin = mention.begin;
    post.body = entity_of(*named);
    return true;
  }
  const WordId whole = title_from(mention.end, post.token);
  if (whole == kNoWord && !is_part(mention.end, begin, is_place)) return false;
  const std::string& kind =
      context_.rules.facts(whole == kNoWord ? token(post.token).word : whole).title_body;
  if (is_place && !is_local(kind)) return true;
  if (is_place && kind == "village" && !is_village(mention)) return true;
  if (kind == "other" && mention.end != begin) return true;
  const std::uint32_t opening = is_former(gap) ? begin : mention.end;
  const std::u32string_view office = reading_.text().substr(opening, token(post.token).end - opening);
  if (!is_former(gap)) post.role = to_utf8(gap) + post.role;
  post.begin = mention.begin;
  post.body = entity_of(*named);
  if (is_place) post.place = context_.names.entities()[post.body].name;
  if (is_place && is_town(to_code_points(post.place))) {
    take_town(post.place, office, post);
    if (post.body != entity_of(*named)) post.also = entity_of(*named);
    return true;
  }
  post.body = body_in(static_cast<std::uint32_t>(*named), text(post.token), kind);
  const std::string& body = context_.names.entities()[post.body].name;
  if (!is_place && is_local(kind)) post.place = division_of_body(body);
  if (const std::string ruled = division_of_committee(body); is_place && !ruled.empty()) post.place = ruled;
  if (take_zone_body(*named, post)) return true;
  if (is_place && kind == "government") take_office(post.token, post);
  if (!is_place && kind == "government") take_governed(post);
  return true;
}

// 江阴|市长: the level of the division stands in the title alone.
bool PostReader::take_torn_division(WrittenPost& post) const {
  const WordId whole = reading_.longest.to[post.begin];
  if (whole == kNoWord) return false;
  const Word& division = context_.rules.lexicon().word(whole);
  if (!division.classes.has(WordClass::division) || division.text.size() == 1) return false;
  post.begin -= static_cast<std::uint32_t>(division.text.size()) - 1;
  post.place = context_.rules.facts(whole).division;
  post.body = body_of(post.place, context_.rules.facts(token(post.token).word).title_body);
  return true;
}

// 孝感|市委副书记: a division that is written before the title though it is no mention; else the one of the
// page that the title belongs to: 副区长 to the district, 市长 to the city.
bool PostReader::take_division(WrittenPost& post) {
  const WordFacts& facts = context_.rules.facts(token(post.token).word);
  if (facts.title_level.empty() || facts.title_level == "town" || facts.title_level == "village")
    return false;
  if (post.token > 0 && token(post.token - 1).end == post.begin) {
    const Token& previous = token(post.token - 1);
    const std::u32string full = previous.is(WordClass::division)
                                    ? to_code_points(context_.rules.facts(previous.word).division)
                                    : std::u32string();
    if (!full.empty() && full.back() == level_of(text(post.token))) {
      post.begin = previous.begin;
      post.place = to_utf8(full);
      post.body = body_of(post.place, facts.title_body);
      return true;
    }
  }
  if (take_torn_division(post)) return true;
  // 云山县县委书记张三、|县长
  if (follows_last_place(post.begin) && to_code_points(last_place_).back() == level_of(text(post.token))) {
    post.body = body_of(last_place_, facts.title_body);
    post.place = last_place_;
    return true;
  }
  const std::string& division = division_of(text(post.token));
  if (division.empty()) return take_written_body(post, facts.title_body);
  const std::u32string name = to_code_points(division);
  const std::u32string_view shorter = short_place_name(name);
  const bool stands = post.begin >= shorter.size() &&
                      reading_.text().substr(post.begin - shorter.size(), shorter.size()) == shorter;
  if (stands) post.begin -= static_cast<std::uint32_t>(shorter.size());
  const bool is_of_office = contains(text(post.token), U"政府") && contains(text(post.token), U"秘书长");
  post.body = is_of_office ? context_.names.entity_named(types_.institution, division + "政府")
                           : body_of(division, facts.title_body);
  post.place = division;
  return true;
}

}  // namespace fangzhi
