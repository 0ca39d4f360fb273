#include <algorithm>
#include <optional>

#include "core/utf8.h"
#include "extract/statement_maker.h"

namespace fangzhi {
namespace {

// 岳村社区|党委书记|张三; 记者 李四; 王五（区长).
class PostStater {
 public:
  PostStater(const StatementContext& context, StatementList& out)
      : context_(context), reading_(context.reading), mentions_(context.names.mentions()), out_(out) {}

  void run() {
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
      if (mentions_[m].type == context_.rules.types().person) state(m);
    }
  }

 private:
  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }

  std::uint32_t token_at(std::uint32_t offset) const {
    const auto after = std::upper_bound(reading_.tokens.begin(), reading_.tokens.end(), offset,
                                        [](std::uint32_t at, const Token& each) { return at < each.begin; });
    return static_cast<std::uint32_t>(after - reading_.tokens.begin()) - 1;
  }

  std::optional<std::size_t> mention_ending_at(std::uint32_t offset) const {
    const auto found = std::lower_bound(mentions_.begin(), mentions_.end(), offset,
                                        [](const Mention& mention, std::uint32_t at) { return mention.end < at; });
    if (found == mentions_.end() || found->end != offset) return std::nullopt;
    return static_cast<std::size_t>(found - mentions_.begin());
  }

  void state(std::size_t person) {
    std::uint32_t t = token_at(mentions_[person].begin);
    if (t > 0 && token(t - 1).kind == TokenKind::space) --t;
    if (t == 0 || !(token(t - 1).is(WordClass::title) || token(t - 1).is(WordClass::byline))) return;
    std::uint32_t first = t - 1;
    while (first > 0 && token(first - 1).is(WordClass::title) && token(first - 1).end == token(first).begin) --first;
    const std::u32string title(reading_.text().substr(token(first).begin, token(t - 1).end - token(first).begin));
    const std::optional<std::uint32_t> body = body_of(first, t - 1, title);
    if (!body) return;
    Statement statement;
    statement.subject = context_.names.entity_of(static_cast<std::uint32_t>(person));
    statement.object = *body;
    if (statement.subject == statement.object) return;
    statement.predicate = "任职";
    statement.qualifiers = {{"role", to_utf8(title)}};
    statement.time = context_.scope.written;
    statement.rule = "post-before-name";
    const std::uint32_t begin = std::min(token(first).begin, body_begin_);
    out_.add(std::move(statement), begin, mentions_[person].end);
  }

  // The body named before the title, or the one that the title implies in this district.
  std::optional<std::uint32_t> body_of(std::uint32_t first, std::uint32_t last, const std::u32string& title) {
    const std::uint32_t begin = token(first).begin;
    body_begin_ = begin;
    const TypeTable& types = context_.rules.types();
    const std::optional<std::size_t> named = mention_ending_at(begin);
    const std::string& kind = context_.rules.facts(token(first).word).title_body;
    if (named && mentions_[*named].type != types.person) {
      if (kind == "other" || kind == "occupation") return std::nullopt;
      body_begin_ = mentions_[*named].begin;
      return context_.names.entity_of(static_cast<std::uint32_t>(*named));
    }
    return implied_body(begin, title, context_.rules.facts(token(last).word).title_body);
  }

  // 市委书记, 区长: the level is the title's first character; 西工|区委书记 names the district before it.
  std::optional<std::uint32_t> implied_body(std::uint32_t begin, const std::u32string& title, const std::string& kind) {
    const std::string& division = division_of(title.front());
    if (division.empty()) return std::nullopt;
    const std::u32string shorter = to_code_points(short_place_name(division));
    const std::u32string_view text = reading_.text();
    if (begin >= shorter.size() && text.substr(begin - shorter.size(), shorter.size()) == shorter) {
      body_begin_ = begin - static_cast<std::uint32_t>(shorter.size());
    }
    const TypeTable& types = context_.rules.types();
    if (kind == "party") return context_.names.entity_named(types.institution, division + "委");
    if (kind == "congress") return context_.names.entity_named(types.institution, division + "人大常委会");
    if (kind == "cppcc") return context_.names.entity_named(types.institution, division + "政协");
    return context_.names.entity_named(types.place, division);
  }

  const std::string& division_of(char32_t level) const {
    static const std::string none;
    const PageScope& scope = context_.scope;
    if (level == U'省') return scope.province;
    const std::u32string district = to_code_points(scope.district);
    if (!district.empty() && district.back() == level) return scope.district;
    if (level == U'市' || level == U'州') return scope.city;
    return none;
  }

  const StatementContext& context_;
  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  StatementList& out_;
  std::uint32_t body_begin_ = 0;
};

}  // namespace

void state_posts(const StatementContext& context, StatementList& out) { PostStater(context, out).run(); }

}  // namespace fangzhi
