#include <algorithm>
#include <optional>

#include "core/utf8.h"
#include "extract/reach.h"
#include "extract/statement_maker.h"

namespace fangzhi {
namespace {

// A post as it is written: its title, and the body named or meant beside it.
struct Post {
  std::uint32_t token = 0;
  std::string role;
  std::uint32_t body = 0;
  std::uint32_t begin = 0;  // laid-out text
  std::uint32_t end = 0;
};

// Titles before a name (县委常委、副县长 张三), behind it (张三 任 虞河县委书记), and around it (任命 张三 为
// 县审计局局长; 免去).
class PostStater {
 public:
  PostStater(const StatementContext& context, StatementList& out)
      : context_(context), reading_(context.reading), mentions_(context.names.mentions()), out_(out) {}

  void run() {
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
      if (mentions_[m].type != context_.rules.types().person) continue;
      const std::uint32_t first = reading_.token_at[mentions_[m].begin];
      const std::uint32_t after = reading_.token_at[mentions_[m].end - 1] + 1;
      state_before(m, first);
      state_behind(m, after);
      state_appointed(m, first, after);
    }
  }

 private:
  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  std::u32string_view text(std::uint32_t i) const { return reading_.text_of(token(i)); }
  bool is_mark(std::uint32_t i, char32_t c) const {
    return token(i).kind == TokenKind::mark && reading_.is_mark(i, c);
  }

  std::optional<std::size_t> mention_ending_at(std::uint32_t offset) const {
    const auto found =
        std::lower_bound(mentions_.begin(), mentions_.end(), offset,
                         [](const Mention& mention, std::uint32_t at) { return mention.end < at; });
    if (found == mentions_.end() || found->end != offset) return std::nullopt;
    return static_cast<std::size_t>(found - mentions_.begin());
  }

  bool is_title(std::uint32_t i) const {
    return token(i).is(WordClass::title) || token(i).is(WordClass::byline);
  }

  // Titles that end at token `end`, the last first: 县委常委、副县长| -> 副县长, 县委常委.
  std::vector<std::uint32_t> titles_before(std::uint32_t end) const {
    std::vector<std::uint32_t> titles;
    while (end > 0 && is_title(end - 1)) {
      titles.push_back(end - 1);
      if (end < 3 || !is_mark(end - 2, U'、')) break;
      end -= 2;
    }
    return titles;
  }

  void state_before(std::size_t person, std::uint32_t first) {
    if (first > 0 && token(first - 1).kind == TokenKind::space) --first;
    const std::vector<std::uint32_t> titles = titles_before(first);
    std::optional<std::uint32_t> shared;
    std::uint32_t begin = 0;
    for (auto title = titles.rbegin(); title != titles.rend(); ++title) {
      std::optional<Post> post = post_at(*title, shared);
      if (!post) continue;
      begin = begin == 0 ? post->begin : begin;
      if (post->begin < token(*title).begin) shared = post->body;
      emit(person, *post, begin, mentions_[person].end, StatementStatus::done, "post-before-name");
    }
  }

  bool takes_post(std::uint32_t i) const {
    return context_.rules.lexicon().is_listed(WordClass::takes_post, text(i));
  }
  bool gives_post(std::uint32_t i) const {
    return context_.rules.lexicon().is_listed(WordClass::gives_post, text(i));
  }

  void state_behind(std::size_t person, std::uint32_t after) {
    if (after < reading_.tokens.size() && text(after) == U"同志") ++after;
    if (after >= reading_.tokens.size() || !takes_post(after)) return;
    state_list(person, after + 1, mentions_[person].begin, StatementStatus::done, "post-after-name");
  }

  // 任命张三、李四为县审计局局长; 免去张三的县教育局局长职务.
  void state_appointed(std::size_t person, std::uint32_t first, std::uint32_t after) {
    std::uint32_t verb = first;
    for (int steps = 0; steps < 8 && verb > 0; ++steps) {
      --verb;
      if (text(verb) == U"免去" || gives_post(verb)) break;
    }
    const bool removed = text(verb) == U"免去";
    if (!removed && !gives_post(verb)) return;
    for (int steps = 0; steps < 8 && after < reading_.tokens.size(); ++steps, ++after) {
      if (text(after) == U"为" || (removed && (text(after) == U"的" || text(after) == U"同志"))) {
        const StatementStatus status = removed                 ? StatementStatus::negated
                                       : text(verb) == U"提名" ? StatementStatus::planned
                                                               : StatementStatus::done;
        std::uint32_t begin = after + 1;
        if (removed && begin < reading_.tokens.size() && text(begin) == U"的") ++begin;
        state_list(person, begin, token(verb).begin, status, "post-given");
        return;
      }
      if (token(after).kind == TokenKind::mark && !is_mark(after, U'、')) return;
    }
  }

  // [body] title、[body] title … from token `i` on.
  void state_list(std::size_t person, std::uint32_t i, std::uint32_t begin, StatementStatus status,
                  const char* rule) {
    std::optional<std::uint32_t> shared;
    constexpr std::uint32_t kReach = 8;
    for (std::uint32_t start = i; i < reading_.tokens.size() && i < start + kReach; ++i) {
      if (token(i).kind == TokenKind::mark && !is_mark(i, U'、')) return;
      if (!is_title(i)) continue;
      std::optional<Post> post = post_at(i, shared);
      if (!post) return;
      shared = post->body;
      emit(person, *post, begin, token(i).end, status, rule);
      if (i + 1 >= reading_.tokens.size() || !is_mark(i + 1, U'、')) return;
      start = i + 1;
    }
  }

  void emit(std::size_t person, const Post& post, std::uint32_t begin, std::uint32_t end,
            StatementStatus status, const char* rule) {
    Statement statement;
    statement.subject = context_.names.entity_of(static_cast<std::uint32_t>(person));
    statement.object = post.body;
    if (statement.subject == statement.object) return;
    statement.predicate = "任职";
    statement.status = status;
    statement.qualifiers = {{"role", post.role}};
    if (status != StatementStatus::planned) statement.time = context_.scope.written;
    statement.rule = rule;
    StatementGround ground;
    ground.trigger = {token(post.token).begin, token(post.token).end};
    ground.subject = {{mentions_[person].begin, mentions_[person].end}, RoleSource::near};
    if (!statement.time.empty()) ground.time = TimeGround::writing;
    out_.add(std::move(statement), std::min(begin, post.begin), std::max(end, post.end), ground);
  }

  // The post of the title at token `i`: the body named right before it, or `shared` from the title before in
  // the list, or the one that the title implies in this district.
  std::optional<Post> post_at(std::uint32_t i, const std::optional<std::uint32_t>& shared) {
    const TypeTable& types = context_.rules.types();
    const WordFacts& facts = context_.rules.facts(token(i).word);
    const std::string& kind = facts.title_body;
    Post post{i, to_utf8(text(i)), 0, token(i).begin, token(i).end};
    if (name_body_inside(post)) return post;
    const std::optional<std::size_t> named = mention_ending_at(token(i).begin);
    if (named && mentions_[*named].type != types.person && mentions_[*named].type != types.event) {
      if (kind == "other") return std::nullopt;
      post.begin = mentions_[*named].begin;
      post.body = body_in(static_cast<std::uint32_t>(*named), text(i).front(), kind);
      if (mentions_[*named].type == types.place && kind == "government") name_office(i, post);
      return post;
    }
    const std::string& division = division_of(facts.title_level);
    if (!division.empty()) {
      post.begin = with_division(token(i).begin, division);
      post.body = body_of(division, kind);
      return post;
    }
    if (kind == "other") return std::nullopt;
    const std::optional<std::size_t> town = shared ? std::nullopt : town_before(i, text(i).front());
    if (!shared && !town) return std::nullopt;
    post.body = shared ? *shared : context_.names.entity_of(static_cast<std::uint32_t>(*town));
    if (town) post.begin = mentions_[*town].begin;
    return post;
  }

  // 【东湖区商务局】局长: the mention of a body reaches into a word that is a title as a whole (商务局局长).
  bool name_body_inside(Post& post) const {
    const Token& title = token(post.token);
    const auto mention =
        std::upper_bound(mentions_.begin(), mentions_.end(), title.begin,
                         [](std::uint32_t at, const Mention& each) { return at < each.end; });
    if (mention == mentions_.end() || mention->end >= title.end ||
        mention->type == context_.rules.types().person)
      return false;
    const std::u32string_view rest = reading_.text().substr(mention->end, title.end - mention->end);
    const WordId word = context_.rules.lexicon().find(rest);
    if (word == kNoWord || !context_.rules.lexicon().word(word).classes.has(WordClass::title)) return false;
    post.begin = std::min(mention->begin, title.begin);
    post.body = context_.names.entity_of(static_cast<std::uint32_t>(mention - mentions_.begin()));
    post.role = to_utf8(rest);
    return true;
  }

  // 西工区|商务局局长: the body is the office that the title begins with.
  void name_office(std::uint32_t i, Post& post) const {
    const std::u32string_view title = text(i);
    for (std::size_t cut = title.size() - 1; cut > 1; --cut) {
      const WordId office = context_.rules.lexicon().find(title.substr(0, cut));
      const WordId rest = context_.rules.lexicon().find(title.substr(cut));
      if (office == kNoWord || rest == kNoWord) continue;
      const bool holds = context_.rules.facts(office).head_type == context_.rules.types().institution &&
                         context_.rules.lexicon().word(rest).classes.has(WordClass::title);
      if (!holds) continue;
      const std::u32string place = to_code_points(context_.names.entities()[post.body].name);
      const std::size_t level = title.front() == place.back() ? 1 : 0;  // 洛阳|市商务局局长
      post.body =
          context_.names.entity_named(context_.rules.types().institution,
                                      to_utf8(place + std::u32string(title.substr(level, cut - level))));
      post.role = to_utf8(title.substr(cut));
      return;
    }
  }

  // 漕河镇党委书记张三、镇长李四: the town that was named before in the sentence, for a title that begins
  // like it.
  std::optional<std::size_t> town_before(std::uint32_t i, char32_t level) const {
    if (level != U'镇' && level != U'乡' && level != U'村') return std::nullopt;
    std::uint32_t begin = i;
    while (begin > 0 && !is_mark(begin - 1, U'。') && token(begin).begin + kReachCharacters > token(i).begin)
      --begin;
    const auto last =
        std::lower_bound(mentions_.begin(), mentions_.end(), token(i).begin,
                         [](const Mention& mention, std::uint32_t at) { return mention.begin < at; });
    for (auto m = last; m != mentions_.begin() && (m - 1)->begin >= token(begin).begin; --m) {
      const Mention& mention = *(m - 1);
      const bool is_place = mention.type == context_.rules.types().place;
      if (is_place && reading_.text()[mention.end - 1] == level)
        return static_cast<std::size_t>(m - 1 - mentions_.begin());
    }
    return std::nullopt;
  }

  // 桓仁县|县委书记: the party committee of the place named.
  std::uint32_t body_in(std::uint32_t mention, char32_t level, const std::string& kind) {
    const std::uint32_t entity = context_.names.entity_of(mention);
    const std::string name = context_.names.entities()[entity].name;
    const bool is_place = mentions_[mention].type == context_.rules.types().place;
    const bool has_level = to_code_points(name).back() == level;
    return is_place && has_level && kind != "government" ? body_of(name, kind) : entity;
  }

  std::uint32_t body_of(const std::string& division, const std::string& kind) {
    const TypeTable& types = context_.rules.types();
    if (kind == "party") return context_.names.entity_named(types.institution, division + "委");
    if (kind == "congress") return context_.names.entity_named(types.institution, division + "人大常委会");
    if (kind == "cppcc") return context_.names.entity_named(types.institution, division + "政协");
    return context_.names.entity_named(types.place, division);
  }

  // 西工|区委书记: where the district's short name before the title begins.
  std::uint32_t with_division(std::uint32_t begin, const std::string& division) const {
    const std::u32string name = to_code_points(division);
    const std::u32string_view shorter = short_place_name(name);
    const bool stands =
        begin >= shorter.size() && reading_.text().substr(begin - shorter.size(), shorter.size()) == shorter;
    return stands ? begin - static_cast<std::uint32_t>(shorter.size()) : begin;
  }

  // The division of the page that a title of this level belongs to: 副区长 to the district, 市长 to the city.
  const std::string& division_of(const std::string& level) const {
    static const std::string none;
    const PageScope& scope = context_.scope;
    if (level == "province") return scope.province;
    const std::u32string district = to_code_points(scope.district);
    const char32_t kind = district.empty() ? U' ' : district.back();
    if (level == "city") return kind == U'市' ? scope.district : scope.city;
    if (level == "district" && kind == U'区') return scope.district;
    if (level == "county" && (kind == U'县' || kind == U'旗')) return scope.district;
    return none;
  }

  const StatementContext& context_;
  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  StatementList& out_;
};

}  // namespace

void state_posts(const StatementContext& context, StatementList& out) {
  PostStater(context, out).run();
}

}  // namespace fangzhi
