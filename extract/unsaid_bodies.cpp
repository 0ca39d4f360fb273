// The body of a title that stands alone: of the post before it, of the page, or of what the paragraph named.
#include <algorithm>
#include <iterator>
#include <map>

#include "core/utf8.h"
#include "extract/figure.h"
#include "extract/named_most.h"
#include "extract/numbered_bodies.h"
#include "extract/place_evidence.h"
#include "extract/post_reader.h"
#include "extract/reach.h"

namespace fangzhi {

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
  return (title == U"委员" || title == U"常委" || title == U"秘书长") &&
         (body.ends_with("委") || body.ends_with("会") || body.ends_with("政协"));
}

// Whether nothing stands before the title that could say whose it is, but for a word for the body:
// 公司总经理.
bool PostReader::stands_alone(std::uint32_t i) const {
  const bool is_called = i > 0 && token(i - 1).is(WordClass::generic_head);
  if (is_called) --i;
  if (is_called && i > 0 && token(i - 1).is(WordClass::verb)) return false;  // 规划|建设|局|副局长
  return is_open_before(i);
}

// 任, or 张三连任, where a name runs into the verb: whether token `i` takes or gives a post.
bool PostReader::ends_with_verb(std::uint32_t i) const {
  const Lexicon& lexicon = context_.rules.lexicon();
  const auto& taking = lexicon.list(WordClass::takes_post);
  const std::u32string_view word = text(i);
  const bool runs_in = token(i).kind == TokenKind::unknown;
  return lexicon.is_listed(WordClass::gives_post, word) || lexicon.is_listed(WordClass::takes_post, word) ||
         (runs_in && std::any_of(taking.begin(), taking.end(),
                                 [&](const std::u32string& verb) { return word.ends_with(verb); }));
}

// Whether the token before token `i` is no part of the same phrase.
bool PostReader::is_open_before(std::uint32_t i) const {
  if (i == 0) return true;
  const Token& before = token(i - 1);
  constexpr ClassSet kOpenings{WordClass::preposition, WordClass::conjunction, WordClass::pronoun,
                               WordClass::determiner,  WordClass::particle,    WordClass::verb,
                               WordClass::adverb,      WordClass::trigger};
  const bool is_verb = ends_with_verb(i - 1) || text(i - 1) == U"兼";
  return before.kind == TokenKind::mark || before.kind == TokenKind::space || is_verb ||
         (before.kind == TokenKind::word && before.classes.any_of(kOpenings)) ||
         reading_.text()[token(i).begin - 1] == U'\n';
}

// Whether another body that the paragraph named before has a head of this title too: 院长 of one of two
// hospitals.
bool PostReader::is_rivalled(std::vector<Mention>::const_iterator named, const WrittenPost& post) const {
  const auto name_of = [&](const Mention& each) {
    return reading_.text().substr(each.begin, each.end - each.begin);
  };
  if (!is_head_of(text(post.token), name_of(*named))) return false;
  const std::uint32_t body = entity_of(static_cast<std::size_t>(named - mentions_.begin()));
  std::uint32_t steps = 0;
  for (auto m = named; m != mentions_.begin() && steps < kReachMentions; ++steps) {
    --m;
    if (m->end + kReachCharacters < named->begin) return false;
    const std::u32string_view between = reading_.text().substr(m->end, named->begin - m->end);
    if (m->end > named->begin || between.find(U'\n') != std::u32string_view::npos) return false;
    if (m->type != types_.institution || !is_head_of(text(post.token), name_of(*m))) continue;
    if (entity_of(static_cast<std::size_t>(m - mentions_.begin())) != body) return true;
  }
  return false;
}

// 青禾集团由云河集团控股。总经理张三说: of the companies of one sentence the first, which it tells of.
std::vector<Mention>::const_iterator PostReader::first_of_sentence(std::vector<Mention>::const_iterator named,
                                                                   const WrittenPost& post) const {
  if (context_.rules.facts(token(post.token).word).title_body != "company") return named;
  const std::uint32_t clause = clause_at(reading_, reading_.token_at[named->begin]);
  const Sentence& sentence = reading_.sentences[reading_.clauses[clause].sentence];
  if (sentence.tokens.end > post.token) return named;  // 组建青禾集团，总经理张三
  const std::uint32_t begin = token(sentence.tokens.begin).begin;
  auto first = named;
  std::uint32_t steps = 0;
  for (auto m = named; m != mentions_.begin() && steps < kReachMentions; ++steps) {
    --m;
    if (m->begin < begin) break;
    if (m->type == types_.institution && fits(*m, post)) first = m;
  }
  return first;
}

// 青禾集团年产值翻番。副总经理张三说: a body of the last sentence of the paragraph that names one with such a
// post, for a title with nothing before it but a word for the body (公司总经理).
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
    if (m->type == types_.institution && is_rivalled(m, post)) return false;
    m = first_of_sentence(m, post);
    post.body = entity_of(static_cast<std::size_t>(m - mentions_.begin()));
    const std::string name = context_.names.entities()[post.body].name;
    const std::u32string organ = zone_organ(*m, text(post.token));
    if (!organ.empty()) post.body = context_.names.entity_named(types_.institution, name + to_utf8(organ));
    if (m->type == types_.place && is_town(to_code_points(name))) take_town(name, text(post.token), post);
    return true;
  }
  return false;
}

// 党组书记、|局长 of what stands nowhere beside them: who heads a body's party group heads the body.
bool PostReader::take_body_of_next(WrittenPost& post, const std::optional<std::uint32_t>& next) {
  if (!next || !text(post.token).starts_with(U"党") || !stands_alone(post.token)) return false;
  const std::optional<WrittenPost> behind = read_one(*next, std::nullopt, std::nullopt);
  if (!behind || behind->begin != token(*next).begin) return false;
  if (context_.names.entities()[behind->body].type == "Place") return false;
  post.body = behind->body;
  return true;
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
    if (mentions_[m].type != types_.institution ||
        name.find(text(post.token - 1)) == std::u32string_view::npos)
      continue;
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

// 镇|党委书记, 村支书, 乡长: the place of that level; 党委副书记、|镇长 is of the one that the title behind
// is of.
bool PostReader::take_called_place(WrittenPost& post, const std::optional<std::uint32_t>& next) {
  const std::string& kind = context_.rules.facts(token(post.token).word).title_body;
  if (kind != "government" && kind != "party" && kind != "village" && kind != "association") return false;
  std::optional<CalledPost> called = called_post(reading_, post.token);
  if (!called && next && kind == "party") {
    const std::optional<CalledPost> behind = called_post(reading_, *next);
    if (behind) called = CalledPost{post.token, behind->level, text(post.token)};
  }
  if (!called) return false;
  std::uint32_t first = called->token;
  if (first > 0 && is_former(text(first - 1))) --first;
  if (!is_open_before(first)) return false;
  const std::string place = place_called(called->level, token(called->token).begin);
  if (place.empty()) return false;
  post.begin = token(called->token).begin;
  take_town(place, called->office, post);
  return true;
}

// 人大主席, 办事处主任: only towns have such a post, whichever they are.
bool PostReader::take_town_of_title(WrittenPost& post) const {
  if (context_.rules.facts(token(post.token).word).title_level != "town") return false;
  if (!stands_alone(post.token)) return false;
  const std::string town = place_called({}, post.begin);
  if (town.empty()) return false;
  take_town(town, text(post.token), post);
  return true;
}

// 东湖镇镇长张三说，|副书记李四: the town of the last post of the sentence, for a title of its party
// committee.
bool PostReader::take_last_town(WrittenPost& post) const {
  const std::u32string town = to_code_points(last_place_);
  if (!is_town(town) || last_end_ == 0 || last_end_ > post.begin || !stands_alone(post.token)) return false;
  if (!context_.names.entities()[last_body_].name.starts_with(last_place_)) return false;
  constexpr std::size_t kNear = 20;  // characters: ，副镇长李四、王五，
  const std::u32string_view between = reading_.text().substr(last_end_, post.begin - last_end_);
  if (between.size() > kNear || between.find_first_of(U"。\n") != std::u32string_view::npos) return false;
  if (organ_of_town(town, text(post.token)).empty()) return false;
  take_town(last_place_, text(post.token), post);
  return true;
}

// 经开区|管委会主任: the word for the zone before the title; empty where there is none.
std::u32string_view PostReader::zone_word_before(std::uint32_t title) const {
  constexpr std::u32string_view kZones[] = {U"经济开发区", U"高新区", U"经开区", U"开发区", U"产业园区",
                                            U"工业园区",   U"工业园", U"产业园", U"园区",   U"新区"};
  const std::u32string_view before = reading_.text().substr(0, token(title).begin);
  const auto word = std::find_if(std::begin(kZones), std::end(kZones),
                                 [&](std::u32string_view each) { return before.ends_with(each); });
  return word == std::end(kZones) ? std::u32string_view() : *word;
}

// The body with such a post that the mention is, or is the zone of, by its name; empty where it is none.
std::string PostReader::body_with_post(std::size_t m, const WrittenPost& post) const {
  if (!fits(mentions_[m], post)) return {};
  const std::string& name = context_.names.entities()[entity_of(m)].name;
  if (mentions_[m].type == types_.institution) return name;
  const std::u32string organ = zone_organ(mentions_[m], text(post.token));
  return organ.empty() ? std::string() : name + to_utf8(organ);
}

// ，|财政局|局长, |住建局|副局长: an office with no division before it is the district's own.
bool PostReader::take_own_office(WrittenPost& post) const {
  constexpr std::u32string_view kPosts[] = {U"局长", U"副局长", U"主任", U"副主任", U"党组书记"};
  constexpr std::u32string_view kOffices = U"局委办";
  constexpr std::size_t kShortest = 3, kLongest = 12;  // characters of 财政局
  const std::u32string_view title = text(post.token);
  const auto rest = std::find_if(std::begin(kPosts), std::end(kPosts),
                                 [&](std::u32string_view each) { return title.ends_with(each); });
  if (rest == std::end(kPosts) || context_.scope.division().empty()) return false;
  const bool is_apart = title.size() == rest->size();
  const std::uint32_t begin = token(post.token).begin - (is_apart ? office_before(post.token) : 0);
  const std::uint32_t end = token(post.token).end - static_cast<std::uint32_t>(rest->size());
  const std::u32string_view office = reading_.text().substr(begin, end - begin);
  const bool is_whole = office.size() >= kShortest && office.size() <= kLongest &&
                        kOffices.find(office.back()) != std::u32string_view::npos;
  const std::uint32_t first = reading_.token_at[begin];
  if (!is_whole || token(first).begin != begin || !is_open_before(first)) return false;
  post.begin = begin;
  post.role = to_utf8(*rest);
  post.body = context_.names.entity_named(types_.institution, context_.scope.division() + to_utf8(office));
  return true;
}

// How long the word for an office is that ends where the token begins: 3 of 财政局; 0 where there is none.
std::uint32_t PostReader::office_before(std::uint32_t i) const {
  const std::uint32_t end = token(i).begin;
  const WordId word = end == 0 ? kNoWord : reading_.longest.to[end - 1];
  if (word != kNoWord && context_.rules.facts(word).head_type == types_.institution)
    return static_cast<std::uint32_t>(context_.rules.lexicon().word(word).text.size());
  // 、|经合局|局长: whatever stands between a mark and the title.
  constexpr std::uint32_t kLongest = 6;
  std::uint32_t first = i;
  while (first > 0 && token(first - 1).end == token(first).begin &&
         end - token(first - 1).begin <= kLongest &&
         (token(first - 1).kind == TokenKind::word || token(first - 1).kind == TokenKind::unknown))
    --first;
  const bool is_open = first == 0 || token(first - 1).kind == TokenKind::mark;
  return is_open && first < i && reading_.text()[end - 1] == U'局' ? end - token(first).begin : 0;
}

// 申和平|主任|主持会议，|副主任|连文斌出席, of a sitting of the standing committee that the page tells of
// first.
bool PostReader::take_congress(WrittenPost& post) const {
  constexpr std::u32string_view kCommittees[] = {U"人大常委会", U"人民代表大会常务委员会"};
  constexpr std::size_t kLead = 300;  // characters
  const std::u32string_view title = text(post.token);
  if ((title != U"主任" && title != U"副主任") || context_.scope.division().empty()) return false;
  const std::u32string_view lead = reading_.text().substr(0, kLead);
  const bool sits =
      lead.find(U"次会议") != std::u32string_view::npos &&
      std::any_of(std::begin(kCommittees), std::end(kCommittees),
                  [&](std::u32string_view each) { return lead.find(each) != std::u32string_view::npos; });
  if (!sits) return false;
  post.body = context_.names.entity_named(types_.institution, context_.scope.division() + "人大常委会");
  return true;
}

// 任|政协副主席, 当选|人大常委会主任: of the division of the page, where nothing says of which; of the
// committee as the page calls it, by its term too.
bool PostReader::take_own_committee(WrittenPost& post) const {
  const std::u32string_view title = text(post.token);
  const bool is_conference = title.starts_with(U"政协");
  if (!is_conference && !title.starts_with(U"人大常委会")) return false;
  const std::string& division = context_.scope.division();
  if (division.empty() || !is_open_before(post.token)) return false;
  post.body = body_of(division, context_.rules.facts(token(post.token).word).title_body);
  const std::string ending = is_conference ? "委员会" : "人大常委会";
  const std::vector<Entity>& entities = context_.names.entities();
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    const std::string name = short_body(entities[e].name);
    if (entities[e].mentions.empty() || !name.ends_with(ending) || name.find("届") == std::string::npos)
      continue;
    if (name.starts_with(is_conference ? "政协" + division : division)) post.body = e;
  }
  return true;
}

// |党工委书记、|管委会主任张三, on a page about a zone.
bool PostReader::take_organ_of_page(WrittenPost& post) const {
  const std::string& home = context_.scope.home();
  if (!is_zone(to_code_points(home)) || !is_open_before(post.token)) return false;
  for (const std::u32string_view organ : {U"管委会", U"党工委"}) {
    if (!text(post.token).starts_with(organ)) continue;
    post.body = context_.names.entity_named(types_.institution, home + to_utf8(organ));
    return true;
  }
  return false;
}

namespace {

// What only schools, hospitals and the like have, of which an article seldom tells of two.
bool heads_house(std::u32string_view title) {
  constexpr std::u32string_view kTitles[] = {U"校长", U"副校长", U"院长", U"副院长",
                                             U"馆长", U"副馆长", U"园长", U"副园长"};
  return std::find(std::begin(kTitles), std::end(kTitles), title) != std::end(kTitles);
}

}  // namespace

// “…”|董事长张三说, |管委会主任李四: the body that the article names twice as often as any other that has
// such a post. Of a house that has a head, once is enough, where the article names no other.
bool PostReader::take_main_body(WrittenPost& post) const {
  const std::u32string_view zone = zone_word_before(post.token);
  const bool opens_phrase = post.token == 0 || token(post.token - 1).kind == TokenKind::mark ||
                            token(post.token - 1).kind == TokenKind::space || !zone.empty() ||
                            reading_.text()[post.begin - 1] == U'\n';
  if (!opens_phrase || text(post.token).starts_with(U"项目")) return false;  // 项目经理: of whoever builds
  const auto article_of = [&](std::uint32_t offset) {
    const std::uint32_t clause = clause_at(reading_, reading_.token_at[offset]);
    const Sentence& sentence = reading_.sentences[reading_.clauses[clause].sentence];
    return reading_.layout.paragraphs[sentence.paragraph].article;
  };
  const auto here = static_cast<std::size_t>(
      std::lower_bound(mentions_.begin(), mentions_.end(), post.begin,
                       [](const Mention& each, std::uint32_t at) { return each.begin < at; }) -
      mentions_.begin());
  const std::uint32_t article = article_of(post.begin);
  std::map<std::string, std::uint32_t> times;  // by name
  const std::size_t first = here - std::min<std::size_t>(here, kReachMentions);
  const std::size_t last = std::min<std::size_t>(mentions_.size(), here + kReachMentions);
  for (std::size_t m = first; m < last; ++m) {
    if (article_of(mentions_[m].begin) != article) continue;
    const std::string body = body_with_post(m, post);
    if (!body.empty() && body.find(to_utf8(zone)) != std::string::npos) ++times[body];
  }
  const bool is_only_house = times.size() == 1 && heads_house(text(post.token));
  const std::uint32_t least = zone.empty() && !is_only_house ? 2 : 1;
  const auto most = named_most(times, least, [](std::uint32_t each) { return each; });
  if (most == times.end()) return false;
  post.body = context_.names.entity_named(types_.institution, most->first);
  return true;
}

}  // namespace fangzhi
