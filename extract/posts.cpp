#include <algorithm>
#include <iterator>
#include <optional>

#include "core/utf8.h"
#include "extract/figure.h"
#include "extract/occasions.h"
#include "extract/post_reader.h"
#include "extract/reach.h"
#include "extract/stated_time.h"
#include "extract/statement_maker.h"

namespace fangzhi {
namespace {

// Who holds which post: titles before a name (县委常委、副县长 张三、李四), behind a verb (张三 任
// 虞河县委书记; 现任 …，拟任 …), around it (选举 张三 为 县长，李四、王五 为 副县长), and before it (主任由
// 张三 兼任).
class PostStater {
 public:
  PostStater(const StatementContext& context, StatementList& out)
      : context_(context),
        reading_(context.reading),
        lexicon_(context.rules.lexicon()),
        mentions_(context.names.mentions()),
        posts_(context),
        out_(out) {}

  void run() {
    note_verbs();
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
      if (!is_person(m)) continue;
      const std::uint32_t first = reading_.token_at[mentions_[m].begin];
      const std::uint32_t after = reading_.token_at[mentions_[m].end - 1] + 1;
      if (state_row(m)) continue;
      state_before(m, first);
      state_passive(m, first, after);
      state_between(m);
      state_right_behind(m, after);
      state_behind(m, after);
    }
  }

 private:
  static constexpr std::uint32_t kNoVerb = 0xffffffff;

  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  std::u32string_view text(std::uint32_t i) const { return reading_.text_of(token(i)); }
  bool is_person(std::size_t m) const { return mentions_[m].type == context_.rules.types().person; }
  bool is_mark(std::uint32_t i, char32_t c) const {
    return token(i).kind == TokenKind::mark && reading_.is_mark(i, c);
  }
  // Where a word of the list that begins at `begin` ends: at the end of a token or before a name, for tokens
  // may run into names that no table holds. `begin` where there is none.
  std::uint32_t end_of_listed(WordClass list, std::uint32_t begin) const {
    if (!lexicon_.may_begin_listed(list, reading_.text().substr(begin))) return begin;
    for (const std::u32string& word : lexicon_.list(list)) {
      const std::uint32_t end = begin + static_cast<std::uint32_t>(word.size());
      if (reading_.text().substr(begin, word.size()) != word) continue;
      if (token(reading_.token_at[end - 1]).end == end || begins_name(end)) return end;
    }
    return begin;
  }
  bool begins_name(std::uint32_t offset) const {
    const auto at =
        std::lower_bound(mentions_.begin(), mentions_.end(), offset,
                         [](const Mention& each, std::uint32_t begin) { return each.begin < begin; });
    return at != mentions_.end() && at->begin == offset;
  }
  // Behind the verb that begins at token `i` and takes a post, however many words it is read as; `i` where
  // there is none.
  std::uint32_t end_of_verb(std::uint32_t i) const {
    const std::uint32_t end = end_of_listed(WordClass::takes_post, token(i).begin);
    return end == token(i).begin ? i : reading_.token_at[end - 1] + 1;
  }
  bool gives_post(std::uint32_t i) const {
    return end_of_listed(WordClass::gives_post, token(i).begin) != token(i).begin;
  }
  std::u32string_view gap_before(std::size_t m) const {
    return reading_.text().substr(mentions_[m - 1].end, mentions_[m].begin - mentions_[m - 1].end);
  }

  // 一、任命| and the lines below it, which end with ；.
  bool goes_on_behind(std::uint32_t last) const {
    return is_mark(last, U'；') || is_mark(last, U'：') || gives_post(last) || text(last) == U"免去";
  }

  // For each token, the last verb of its paragraph that gives or takes away posts.
  void note_verbs() {
    verb_at_.assign(reading_.tokens.size(), kNoVerb);
    for (const Sentence& sentence : reading_.sentences) {
      const bool goes_on = sentence.tokens.begin > 0 && goes_on_behind(sentence.tokens.begin - 1);
      std::uint32_t last = goes_on ? verb_at_[sentence.tokens.begin - 1] : kNoVerb;
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        if (gives_post(i) || text(i) == U"免去") last = i;
        verb_at_[i] = last;
      }
    }
  }

  // 副县长张三、李四, 记者 张三 李四: whether the name before stands in one list with this one; brackets may
  // stand between.
  bool is_listed_with_previous(std::size_t m) const {
    if (m == 0 || !is_person(m - 1)) return false;
    std::u32string_view gap = gap_before(m);
    if (gap.size() > 2 && gap.front() == U'（') gap.remove_prefix(std::min(gap.find(U'）') + 1, gap.size()));
    const bool is_blank = gap.find_first_not_of(U" 　") == std::u32string_view::npos;
    return gap == U"、" || gap == U"和" || (is_blank && !gap.empty());
  }

  // 县委书记, 校长: held by one.
  static bool is_single(const WrittenPost& post) {
    const std::string& role = post.role;
    if (role.find("副") != std::string::npos) return false;
    return role.ends_with("书记") || role.ends_with("长") || role.ends_with("主任") || role.ends_with("主席");
  }

  void state_before(std::size_t person, std::uint32_t first) {
    const std::uint32_t own = first;
    if (first > 0 && token(first - 1).kind == TokenKind::space) --first;
    if (first > 1 && token(first - 1).kind == TokenKind::bracketed && token(first - 2).is(WordClass::title))
      --first;  // 副县长|（挂职）|张三
    if (first > 1 && is_mark(first - 1, U'：') && token(first - 2).is(WordClass::title)) --first;
    if (first > 2 && (text(first - 1) == U"有" || text(first - 1) == U"是") && text(first - 2) == U"的")
      first -= 2;  // 当选副镇长|的|有|李四, 当选县长|的|是|张三
    std::vector<WrittenPost> posts = posts_.before(first);
    if (first < own && has_own_verb(person)) posts.clear();  // 张三当选县长  |李四|当选副县长
    if (posts.empty() && is_listed_with_previous(person)) {
      posts = listed_;
      posts.erase(std::remove_if(posts.begin(), posts.end(), is_single), posts.end());
    }
    const std::string day = posts.empty() ? std::string() : day_of_elected(person, posts.front());
    for (const WrittenPost& post : posts) {
      emit(person, post, posts.front().begin, mentions_[person].end, StatementStatus::done,
           "post-before-name", day);
    }
    listed_ = std::move(posts);
  }

  // 【张三】（女）  青林镇柳河社区党支部书记、居委会主任: a line that is a name and, behind white space, its
  // posts.
  bool state_row(std::size_t person) {
    constexpr std::u32string_view kBlank = U" 　";
    const Mention& name = mentions_[person];
    const std::uint32_t clause = clause_at(reading_, reading_.token_at[name.begin]);
    const Sentence& sentence = reading_.sentences[reading_.clauses[clause].sentence];
    const Paragraph& line = reading_.layout.paragraphs[sentence.paragraph];
    if (name.begin != line.begin || name.end >= line.end) return false;
    std::u32string_view rest = reading_.text().substr(name.end, line.end - name.end);
    const std::size_t noted = rest.front() == U'（' ? rest.find(U'）') : std::u32string_view::npos;
    const bool is_apart =
        noted != std::u32string_view::npos || kBlank.find(rest.front()) != std::u32string_view::npos;
    rest.remove_prefix(noted + 1);  // nothing where none is noted
    if (!is_apart || rest.find_first_of(U"。，；：") != std::u32string_view::npos) return false;
    const std::vector<WrittenPost> posts = posts_.before(reading_.token_at[line.end - 1] + 1);
    if (posts.empty() || posts.front().begin < name.end) return false;
    for (const WrittenPost& post : posts)
      emit(person, post, name.begin, post.end, StatementStatus::done, "post-in-row");
    return true;
  }

  bool has_own_verb(std::size_t person) const {
    const std::uint32_t begin = mentions_[person].end;
    return begin < reading_.text().size() && end_of_listed(WordClass::takes_post, begin) != begin;
  }

  // 居委会主任|由|张三|担任
  void state_passive(std::size_t person, std::uint32_t first, std::uint32_t after) {
    if (after >= reading_.tokens.size() || end_of_verb(after) == after) return;
    const std::vector<WrittenPost> own = posts_.before(first);  // 由|县委副书记|张三|兼任
    if (!own.empty()) first = reading_.token_at[own.front().begin];
    if (first < 2 || text(first - 1) != U"由") return;
    std::uint32_t title_end = first - 1;  // 副区长|一职|由
    constexpr std::u32string_view kCalled[] = {U"一职", U"职务", U"一", U"职"};
    while (title_end > 1 &&
           std::find(std::begin(kCalled), std::end(kCalled), text(title_end - 1)) != std::end(kCalled))
      --title_end;
    for (const WrittenPost& post : posts_.before(title_end)) {
      emit(person, post, post.begin, token(after).end, status_of(after), "post-passive");
    }
  }

  // 张三|任|青林镇党委书记, where one token runs across the names and the verb.
  void state_between(std::size_t person) {
    const std::uint32_t begin = mentions_[person].end;
    const std::uint32_t end = end_of_listed(WordClass::takes_post, begin);
    if (end == begin) return;
    const std::uint32_t first = reading_.token_at[begin];
    if (token(first).begin == begin) return;  // the tokens show it
    const std::u32string_view verb = reading_.text().substr(begin, end - begin);
    const bool is_planned = verb.find(U'拟') != std::u32string_view::npos;
    const StatementStatus status = is_left(verb) ? StatementStatus::negated
                                   : is_planned  ? StatementStatus::planned
                                                 : StatementStatus::done;
    state_posts(person, first, reading_.token_at[end - 1] + 1, status, "post-after-name");
  }

  // 张三|副县长|作报告, 申和平|主任|主持: not 张三|书记员, and not 张三|县长|李四, whose post it is.
  void state_right_behind(std::size_t person, std::uint32_t after) {
    constexpr std::u32string_view kPosts[] = {
        U"书记",   U"副书记", U"主任",   U"副主任", U"县长",   U"副县长", U"市长",     U"副市长", U"区长",
        U"副区长", U"镇长",   U"副镇长", U"乡长",   U"局长",   U"副局长", U"主席",     U"副主席", U"部长",
        U"副部长", U"院长",   U"副院长", U"校长",   U"副校长", U"厅长",   U"副厅长",   U"会长",   U"副会长",
        U"秘书长", U"董事长", U"总经理", U"总裁",   U"副总裁", U"厂长",   U"副总经理", U"总监",   U"处长"};
    if (after >= reading_.tokens.size() || token(after).begin != mentions_[person].end ||
        std::find(std::begin(kPosts), std::end(kPosts), text(after)) == std::end(kPosts))
      return;
    const bool is_of_next = person + 1 < mentions_.size() && mentions_[person + 1].begin == token(after).end;
    if (is_of_next) return;
    for (const WrittenPost& post : posts_.behind(after, mentions_[person].begin))
      emit(person, post, std::min(post.begin, mentions_[person].begin), post.end, StatementStatus::done,
           "post-behind-name");
  }

  // 张三，女，1975年3月生，|东湖镇党委书记|，拟任…: a clause of a notice that is nothing but posts.
  void state_listed(std::size_t person, std::uint32_t i, std::uint32_t last) {
    std::uint32_t end = i;
    while (end < last && (token(end).kind != TokenKind::mark || is_mark(end, U'、'))) ++end;
    const std::vector<WrittenPost> posts = posts_.before(end);
    if (posts.empty() || posts.front().begin != token(i).begin) return;
    for (const WrittenPost& post : posts) {
      if (!is_office(post.role)) continue;
      emit(person, post, mentions_[person].begin, post.end, StatementStatus::done, "post-in-notice");
    }
  }

  // 党委书记, 委员; but not 工程硕士.
  static bool is_office(std::string_view role) {
    static constexpr std::string_view kEndings[] = {"书记", "长", "主任", "主席", "委员", "常委", "经理"};
    return std::any_of(std::begin(kEndings), std::end(kEndings),
                       [&](std::string_view ending) { return role.ends_with(ending); });
  }

  // 张三，|女|，: how a notice goes on behind a name.
  bool is_noticed(std::uint32_t after, std::uint32_t last) const {
    return after + 1 < last && is_mark(after, U'，') &&
           (text(after + 1) == U"男" || text(after + 1) == U"女");
  }

  // Every post that the sentence says of the person until it comes to the next one.
  void state_behind(std::size_t person, std::uint32_t after) {
    const std::uint32_t last = end_of_turn(person, after);
    const bool is_notice = is_noticed(after, last);
    bool opens = true;  // right behind the name, or behind a mark
    for (std::uint32_t i = after, steps = 0; i < last; ++i) {
      if (token(i).kind == TokenKind::mark || token(i).kind == TokenKind::space) {
        opens = true;
        steps = 0;
        if (is_notice && i + 1 < last && is_mark(i, U'，')) state_listed(person, i + 1, last);
      } else if (opens && is_proposed(i, steps) && i + 1 < last) {
        state_posts(person, i, i + 1, StatementStatus::planned, "post-after-name");
        opens = false;
      } else if (opens && is_taken(i, steps)) {
        state_posts(person, i, end_of_verb(i), status_of(i), "post-after-name");
        opens = false;
      } else if (const std::optional<std::uint32_t> body = moved_to(i)) {
        state_posts(person, i, i + 1, StatementStatus::done, "post-moved-to", body);
      } else if (i < after + kReachGiven && is_given(i, steps)) {
        const std::uint32_t verb = verb_at_[i];
        state_posts(person, verb == kNoVerb ? i : verb, i + 1, status_of(verb), "post-given");
        opens = false;
      } else if (++steps > kReachAdverbs) {
        opens = false;
      }
    }
  }

  // The end of what may be said of the person: the next name of one, or the end of the sentence.
  std::uint32_t end_of_turn(std::size_t person, std::uint32_t after) const {
    const std::uint32_t limit =
        std::min(after + kReachTurn, static_cast<std::uint32_t>(reading_.tokens.size()));
    std::size_t next = person + 1;
    while (next < mentions_.size() && !is_person(next)) ++next;
    for (std::uint32_t i = after; i < limit; ++i) {
      if (next < mentions_.size() && token(i).end > mentions_[next].begin) return i;
      const bool begins_line = i > 0 && reading_.text()[token(i).begin - 1] == U'\n';
      if (is_mark(i, U'。') || is_mark(i, U'；') || begins_line) return i;
    }
    return limit;
  }

  // 任, 以全票当选; 是 only right behind the name, or behind 他.
  bool is_taken(std::uint32_t i, std::uint32_t steps) const {
    if (end_of_verb(i) == i) return false;
    return steps == 0 || text(i) != U"是" || (steps == 1 && (text(i - 1) == U"他" || text(i - 1) == U"她"));
  }

  // 任东湖镇党委副书记，|提名|镇长人选
  bool is_proposed(std::uint32_t i, std::uint32_t steps) const {
    return steps <= 1 && text(i).ends_with(U"提名") && end_of_verb(i) == i;
  }

  // 调|东湖镇|任|镇长: the body that stands before the verb.
  std::optional<std::uint32_t> moved_to(std::uint32_t i) const {
    if (text(i) != U"任" && text(i) != U"担任") return std::nullopt;
    const auto body = std::lower_bound(mentions_.begin(), mentions_.end(), token(i).begin,
                                       [](const Mention& each, std::uint32_t at) { return each.end < at; });
    if (body == mentions_.end() || body->end != token(i).begin) return std::nullopt;
    const auto m = static_cast<std::size_t>(body - mentions_.begin());
    const std::uint32_t first = reading_.token_at[body->begin];
    if (is_person(m) || first == 0) return std::nullopt;
    constexpr std::u32string_view kWays = U"到调赴去往职";
    const char32_t way = text(first - 1).back();
    if (kWays.find(way) == std::u32string_view::npos) return std::nullopt;
    return context_.names.entity_of(static_cast<std::uint32_t>(m));
  }

  // 任命张三|为|…; 张三同志|为|…; 免去张三|的|…职务.
  bool is_given(std::uint32_t i, std::uint32_t steps) const {
    if (steps > 5) return false;
    const std::uint32_t verb = verb_at_[i];
    if (text(i) == U"为") return verb != kNoVerb || (i > 0 && text(i - 1) == U"同志");
    return text(i) == U"的" && steps < 2 && verb != kNoVerb && text(verb) == U"免去";
  }

  static bool is_left(std::u32string_view verb) {
    return verb.starts_with(U"辞去") || verb.starts_with(U"卸任");
  }

  StatementStatus status_of(std::uint32_t verb) const {
    if (verb == kNoVerb) return StatementStatus::done;
    const std::u32string_view word = reading_.text().substr(token(verb).begin, 3);
    if (verb > 0 && text(verb - 1) == U"拟") return StatementStatus::planned;
    const bool is_denied = verb > 0 && token(verb - 1).is(WordClass::negation);  // 不再|担任
    if (is_denied || text(verb) == U"免去" || is_left(word)) return StatementStatus::negated;
    const bool is_planned =
        word.find(U'拟') != std::u32string_view::npos || word.find(U"提名") != std::u32string_view::npos;
    return is_planned ? StatementStatus::planned : StatementStatus::done;
  }

  // The posts from token `i` on are held by the person and by all who are listed before.
  void state_posts(std::size_t person, std::uint32_t verb, std::uint32_t i, StatementStatus status,
                   const char* rule, const std::optional<std::uint32_t>& body = std::nullopt) {
    const std::vector<WrittenPost> posts = posts_.from(i, body);
    const std::string day = status == StatementStatus::planned ? std::string() : day_of(person, verb);
    for (std::size_t each = person, steps = 0; steps < kReachMentions; --each, ++steps) {
      for (const WrittenPost& post : posts) {
        emit(each, post, std::min(token(verb).begin, mentions_[each].begin), post.end, status, rule, day);
      }
      if (!is_listed_with_previous(each)) return;
    }
  }

  // |当选|县长的是张三
  std::string day_of_elected(std::size_t person, const WrittenPost& post) const {
    const std::uint32_t first = reading_.token_at[post.begin];
    return first == 0 || end_of_verb(first - 1) != first ? std::string() : day_of(person, first - 1);
  }

  // Who is elected or appointed is so on some day; what somebody is the page tells of its own time.
  std::string day_of(std::size_t person, std::uint32_t verb) const {
    constexpr std::u32string_view kElected[] = {U"当选", U"补选", U"推选"};
    // A token may run across the name and the verb.
    const bool is_torn = token(verb).begin < mentions_[person].end && mentions_[person].end < token(verb).end;
    const std::uint32_t begin = is_torn ? mentions_[person].end : token(verb).begin;
    const std::u32string_view word = reading_.text().substr(begin, 2);
    const bool is_elected = std::any_of(std::begin(kElected), std::end(kElected),
                                        [&](std::u32string_view each) { return word.starts_with(each); });
    if (!is_elected && !gives_post(verb) && word != U"免去" && word != U"辞去" && !is_decided(begin))
      return {};
    const std::uint32_t sentence = reading_.clauses[clause_at(reading_, verb)].sentence;
    std::string day = stated_time(context_, sentence, token(verb).begin).time;
    if (day.empty()) day = day_told_before(context_, sentence, token(verb).begin, true);
    if (!day.empty() || context_.occasions == nullptr) return day;
    const std::uint32_t paragraph = reading_.sentences[sentence].paragraph;
    return std::string(context_.occasions->day_of_any(reading_.layout.paragraphs[paragraph].article));
  }

  // 大会选举张三|担任县长, 会议决定由张三|出任副县长: somebody decides it in the sentence before the verb.
  bool is_decided(std::uint32_t verb) const {
    constexpr std::u32string_view kDecisions[] = {U"选举", U"决定", U"票决"};
    const std::uint32_t clause = clause_at(reading_, reading_.token_at[verb]);
    const TokenRange sentence = reading_.sentences[reading_.clauses[clause].sentence].tokens;
    const std::uint32_t begin = token(sentence.begin).begin;
    const std::u32string_view before = reading_.text().substr(begin, verb - begin);
    return std::any_of(std::begin(kDecisions), std::end(kDecisions), [&](std::u32string_view each) {
      return before.find(each) != std::u32string_view::npos;
    });
  }

  void emit(std::size_t person, const WrittenPost& post, std::uint32_t begin, std::uint32_t end,
            StatementStatus status, const char* rule, const std::string& day = {}) {
    Statement statement;
    statement.subject = context_.names.entity_of(static_cast<std::uint32_t>(person));
    statement.object = post.body;
    if (statement.subject == statement.object) return;
    const bool is_proposed = post.is_proposed || post.role.find("候选人") != std::string::npos;
    if (is_proposed && status == StatementStatus::done) status = StatementStatus::planned;
    statement.predicate = "任职";
    statement.status = status;
    statement.qualifiers = {{"role", post.role}};
    if (status != StatementStatus::planned) statement.time = day.empty() ? context_.scope.written : day;
    statement.rule = rule;
    StatementGround ground;
    ground.trigger = {token(post.token).begin, token(post.token).end};
    ground.subject = {{mentions_[person].begin, mentions_[person].end}, RoleSource::near};
    if (!statement.time.empty()) ground.time = day.empty() ? TimeGround::writing : TimeGround::story;
    begin = std::min(begin, post.begin);
    end = std::max(end, post.end);
    if (post.also) {
      Statement of_other = statement;
      of_other.object = *post.also;
      out_.add(std::move(of_other), begin, end, ground);
    }
    out_.add(std::move(statement), begin, end, ground);
  }

  static constexpr std::uint32_t kReachTurn = 80;    // tokens in which a person's posts follow
  static constexpr std::uint32_t kReachGiven = 8;    // tokens between a name and 为
  static constexpr std::uint32_t kReachAdverbs = 4;  // words before the verb: 以全票

  const StatementContext& context_;
  const Reading& reading_;
  const Lexicon& lexicon_;
  const std::vector<Mention>& mentions_;
  PostReader posts_;
  StatementList& out_;
  std::vector<std::uint32_t> verb_at_;  // kNoVerb where there is none
  std::vector<WrittenPost> listed_;     // of the person before
};

}  // namespace

void state_posts(const StatementContext& context, StatementList& out) {
  PostStater(context, out).run();
}

}  // namespace fangzhi
