#include "extract/post_reader.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/utf8.h"
#include "extract/reach.h"
#include "extract/title_level.h"

namespace fangzhi {
namespace {

constexpr std::uint32_t kLongestPart = 12;  // characters of a department between a body and a title
constexpr std::uint32_t kNextPost = 7;      // characters from a post over a name to the next

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

bool contains(std::u32string_view text, std::u32string_view part) {
  return text.find(part) != std::u32string_view::npos;
}

// Words before a title that change the person, not the body: 原|厅长.
bool is_former(std::u32string_view word) {
  static constexpr std::u32string_view kWords[] = {U"原",   U"前",   U"时任", U"前任", U"现任",
                                                   U"新任", U"首任", U"代理", U"老",   U"的"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

}  // namespace

PostReader::PostReader(const StatementContext& context)
    : context_(context),
      reading_(context.reading),
      types_(context.rules.types()),
      mentions_(context.references.mentions) {}

bool PostReader::is_title(std::uint32_t i) const {
  return token(i).is(WordClass::title) || token(i).is(WordClass::byline);
}

bool PostReader::is_mark(std::uint32_t i, char32_t c) const {
  return token(i).kind == TokenKind::mark && reading_.is_mark(i, c);
}

std::vector<WrittenPost> PostReader::before(std::uint32_t end) {
  std::vector<std::uint32_t> titles;
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
  constexpr ClassSet kGrammar{WordClass::particle, WordClass::preposition, WordClass::trigger,
                              WordClass::speech};
  const std::uint32_t end = begin < reading_.tokens.size() ? token(begin).begin : 0;
  for (std::uint32_t i = begin; i > 1 && end - token(i).begin <= kLongestPart; --i) {
    if (is_mark(i - 1, U'、')) return is_title(i - 2) ? i : begin;
    const bool is_part = token(i - 1).kind == TokenKind::unknown || token(i - 1).kind == TokenKind::word;
    if (!is_part || token(i - 1).classes.any_of(kGrammar)) return begin;
  }
  return begin;
}

std::vector<WrittenPost> PostReader::from(std::uint32_t i, const std::optional<std::uint32_t>& body) {
  constexpr std::uint32_t kReach = 30;
  std::vector<std::uint32_t> titles;
  const std::uint32_t count = static_cast<std::uint32_t>(reading_.tokens.size());
  for (std::uint32_t start = i; i < count && token(i).begin < token(start).begin + kReach; ++i) {
    if (token(i).kind == TokenKind::mark && !is_mark(i, U'、')) break;
    if (!is_title(i) || (i + 1 < count && is_title(i + 1))) continue;  // 党委|书记
    titles.push_back(i);
    start = i + 1;
    if (start >= count || !is_mark(start, U'、')) break;
  }
  return read(titles, body);
}

std::vector<WrittenPost> PostReader::read(const std::vector<std::uint32_t>& titles,
                                          std::optional<std::uint32_t> shared) {
  std::vector<WrittenPost> posts;
  for (std::uint32_t title : titles) {
    std::optional<WrittenPost> post = read_one(title, shared);
    if (!post) continue;
    if (post->begin < token(title).begin) shared = post->body;
    if (!post->place.empty()) last_place_ = post->place;
    last_end_ = post->end;
    last_body_ = post->body;
    last_title_ = title;
    posts.push_back(std::move(*post));
  }
  return posts;
}

// The post of the title at token `i`: the body named before it, or the one that it implies in this district,
// or `shared` from the title before in the list, or the last one of the paragraph that it fits.
std::optional<WrittenPost> PostReader::read_one(std::uint32_t i, const std::optional<std::uint32_t>& shared) {
  const std::string& kind = context_.rules.facts(token(i).word).title_body;
  WrittenPost post{i, to_utf8(text(i)), 0, token(i).begin, token(i).end, {}};
  constexpr std::uint32_t kNone = 0xffffffff;
  post.body = kNone;
  if (take_body_inside(post)) return post;
  if (take_body_beside(post)) return post.body == kNone ? std::nullopt : std::optional<WrittenPost>(post);
  if (take_division(post)) return post;
  if (take_called_body(post)) return post;
  if (kind == "other" || kind.empty()) return std::nullopt;
  if (shared) {
    post.body = *shared;
    return post;
  }
  if (take_last_body(post) || take_body_of_paragraph(post)) return post;
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
  post.begin = std::min(mention->begin, title.begin);
  post.body = entity_of(static_cast<std::size_t>(mention - mentions_.begin()));
  post.role = to_utf8(rest);
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
  const WordId whole = title_from(mention.end, post.token);
  if (whole == kNoWord && !is_part(mention.end, begin, is_place)) return false;
  const std::string& kind =
      context_.rules.facts(whole == kNoWord ? token(post.token).word : whole).title_body;
  const bool is_local = kind == "government" || kind == "party" || kind == "congress" || kind == "cppcc" ||
                        kind == "village" || kind == "association" || kind == "procuratorate";
  if (is_place && !is_local) return true;
  if (is_place && kind == "village" && !is_village(mention)) return true;
  if (kind == "other" && mention.end != begin) return true;
  const std::u32string_view gap = reading_.text().substr(mention.end, begin - mention.end);
  if (!is_former(gap)) post.role = to_utf8(gap) + post.role;
  post.begin = mention.begin;
  post.body = entity_of(*named);
  if (is_place) post.place = context_.names.entities()[post.body].name;
  post.body = body_in(static_cast<std::uint32_t>(*named), text(post.token), kind);
  if (take_zone_body(*named, post)) return true;
  if (is_place && kind == "government") take_office(post.token, post);
  if (!is_place && kind == "government") take_governed(post);
  return true;
}

// 东湖产业园|管委会主任, 东湖开发区|党工委书记: a post at the body that the title begins with.
bool PostReader::take_zone_body(std::size_t mention, WrittenPost& post) const {
  if (mentions_[mention].type != types_.place && mentions_[mention].type != types_.park) return false;
  for (const std::u32string_view body : {U"管委会", U"党工委"}) {
    if (!text(post.token).starts_with(body)) continue;
    const std::uint32_t zone = entity_of(mention);
    post.body =
        context_.names.entity_named(types_.institution, context_.names.entities()[zone].name + to_utf8(body));
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
    if (division.empty() || division.back() != level_of(text(post.token))) return;
    post.body = context_.names.entity_named(types_.place, to_utf8(division));
    post.place = to_utf8(division);
    return;
  }
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
  const bool follows = post.begin >= last_end_ && post.begin - last_end_ <= kNextPost && !last_place_.empty();
  if (follows && to_code_points(last_place_).back() == level_of(text(post.token))) {
    post.body = body_of(last_place_, facts.title_body);
    post.place = last_place_;
    return true;
  }
  const std::string& division = division_of(text(post.token));
  if (division.empty()) return false;
  const std::u32string name = to_code_points(division);
  const std::u32string_view shorter = short_place_name(name);
  const bool stands = post.begin >= shorter.size() &&
                      reading_.text().substr(post.begin - shorter.size(), shorter.size()) == shorter;
  if (stands) post.begin -= static_cast<std::uint32_t>(shorter.size());
  post.body = body_of(division, facts.title_body);
  return true;
}

// 县人大常委会主任张三主持，|副主任李四: the body of the last post of the sentence, for a title of its kind.
bool PostReader::take_last_body(WrittenPost& post) const {
  if (last_end_ == 0 || last_end_ > post.begin || !stands_alone(post.token)) return false;
  const std::u32string_view between = reading_.text().substr(last_end_, post.begin - last_end_);
  if (between.size() > kReachCharacters || between.find_first_of(U"。\n") != std::u32string_view::npos)
    return false;
  std::u32string_view title = text(post.token);
  const bool is_deputy = title.front() == U'副';
  if (is_deputy) title.remove_prefix(1);
  const std::string& kind = context_.rules.facts(token(post.token).word).title_body;
  const bool is_same = kind != "government" && kind != "media" &&
                       kind == context_.rules.facts(token(last_title_).word).title_body;
  if (!is_same && !(is_deputy && text(last_title_).ends_with(title)) && !sits_on_last_body(title))
    return false;
  post.body = last_body_;
  return true;
}

// 李四当选县人大常委会主任，|王五当选委员
bool PostReader::sits_on_last_body(std::u32string_view title) const {
  const std::string& body = context_.names.entities()[last_body_].name;
  return (title == U"委员" || title == U"秘书长") && (body.ends_with("委") || body.ends_with("会"));
}

// Whether nothing stands before the title that could say whose it is, but for a word for the body:
// 公司总经理.
bool PostReader::stands_alone(std::uint32_t i) const {
  const bool is_called = i > 0 && token(i - 1).is(WordClass::generic_head);
  if (is_called) --i;
  if (i == 0) return true;
  const Token& before = token(i - 1);
  if (is_called && before.is(WordClass::verb)) return false;  // 规划|建设|局|副局长
  constexpr ClassSet kOpenings{WordClass::preposition, WordClass::conjunction, WordClass::pronoun,
                               WordClass::determiner,  WordClass::particle,    WordClass::verb,
                               WordClass::adverb,      WordClass::trigger};
  return before.kind == TokenKind::mark || before.kind == TokenKind::space ||
         (before.kind == TokenKind::word && before.classes.any_of(kOpenings)) ||
         reading_.text()[token(i).begin - 1] == U'\n';
}

// 青禾集团年产值翻番。副总经理张三说: the last body of the paragraph that has such a post, for a title with
// nothing before it but a word for the body (公司总经理).
bool PostReader::take_body_of_paragraph(WrittenPost& post) const {
  if (!stands_alone(post.token)) return false;
  const auto last = std::lower_bound(mentions_.begin(), mentions_.end(), post.begin,
                                     [](const Mention& each, std::uint32_t at) { return each.begin < at; });
  std::uint32_t steps = 0;
  for (auto m = last; m != mentions_.begin() && steps < kReachMentions; ++steps) {
    --m;
    if (m->end + kReachCharacters < post.begin) return false;
    if (reading_.text().substr(m->end, post.begin - m->end).find(U'\n') != std::u32string_view::npos)
      return false;
    if (!fits(*m, post)) continue;
    post.body = entity_of(static_cast<std::size_t>(m - mentions_.begin()));
    return true;
  }
  return false;
}

// 集团|党委副书记, with no name beside it: the body that is called so and named most often around, of equals
// the one named last.
bool PostReader::take_called_body(WrittenPost& post) const {
  if (post.token == 0 || !token(post.token - 1).is(WordClass::generic_head) || !stands_alone(post.token))
    return false;
  const auto here = static_cast<std::size_t>(
      std::lower_bound(mentions_.begin(), mentions_.end(), post.begin,
                       [](const Mention& each, std::uint32_t at) { return each.begin < at; }) -
      mentions_.begin());
  const std::size_t first = here - std::min<std::size_t>(here, kReachMentions);
  const std::size_t last = std::min<std::size_t>(mentions_.size(), here + kReachMentions);
  std::map<std::uint32_t, std::uint32_t> times;  // by entity
  std::uint32_t most = 0;
  for (std::size_t m = first; m < last; ++m) {
    const std::u32string_view name =
        reading_.text().substr(mentions_[m].begin, mentions_[m].end - mentions_[m].begin);
    if (mentions_[m].type != types_.institution || !contains(name, text(post.token - 1))) continue;
    const std::uint32_t body = entity_of(m);
    const std::uint32_t now = ++times[body];
    if (now < most || (now == most && m >= here)) continue;
    most = now;
    post.body = body;
  }
  if (most == 0) return false;
  post.begin = token(post.token - 1).begin;
  return true;
}

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
  return fits_title(std::u32string(name), mention.type, text(post.token), kind);
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
  if (type != types_.institution) return false;
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
  const bool lacks_level = is_level && !ends_with_any(place, kLevels) && !ends_with_any(place, U"镇乡村");
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

// The division of the page that a title of this level belongs to.
const std::string& PostReader::division_of(std::u32string_view title) const {
  return context_.scope.of_level(level_of(title));
}

}  // namespace fangzhi
