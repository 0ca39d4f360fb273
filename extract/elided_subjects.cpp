// 青禾新材成立于2011年。2019年，|被认定为…: whom a paragraph opens with is whom it goes on about, before the
// district of the page; and so is the zone that the article is about.

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

#include "core/utf8.h"
#include "extract/article_places.h"
#include "extract/kept_statements.h"
#include "extract/listed_words.h"
#include "extract/paragraph_at.h"
#include "extract/settled_statements.h"

namespace fangzhi {
namespace {

constexpr std::string_view kOfWhomever[] = {"获评", "举办"};

class ElidedSubjects {
 public:
  ElidedSubjects(const StatementContext& context, const ArticlePlaces& of_articles)
      : context_(context),
        layout_(context.reading.layout),
        mentions_(context.references.mentions),
        of_articles_(of_articles) {}

  std::optional<std::uint32_t> of(const Statement& statement) {
    if (names_home(statement)) return std::nullopt;
    const Paragraph& paragraph = layout_.paragraphs[paragraph_at(layout_, statement.evidence.begin)];
    if (statement.predicate == "获评") {
      if (const auto opener = opener_of(paragraph, statement.evidence.begin)) return opener;
    }
    const auto place = of_articles_[paragraph.article];
    const bool is_zone = place && context_.names.entities()[*place].type ==
                                      context_.rules.types().names[context_.rules.types().park];
    return is_zone ? place : std::nullopt;
  }

 private:
  // 我县|获评…, 青林县|获评…, but not 获评|全国文明单位
  bool names_home(const Statement& statement) const {
    constexpr std::u32string_view kOurs = U"我全本", kLevels = U"省市州盟县区旗镇乡";
    const std::u32string said = to_code_points(statement.quotation);
    for (std::size_t at = said.find_first_of(kOurs); at < said.size();
         at = said.find_first_of(kOurs, at + 1)) {
      if (at + 1 < said.size() && kLevels.find(said[at + 1]) != std::u32string_view::npos) return true;
    }
    const Entity& home = context_.names.entities()[statement.subject];
    return std::any_of(home.aliases.begin(), home.aliases.end(), [&](const std::string& alias) {
      return statement.quotation.find(alias) != std::string::npos;
    });
  }

  // 我区获|央视|授予…, 经|国务院|批准: the paragraph begins with the district, or with who does it for
  // somebody.
  bool is_of_home(std::uint32_t begin, std::uint32_t end) const {
    const std::u32string_view before = context_.reading.text().substr(begin, end - begin);
    return before.find_first_of(U"我获被经由") != std::u32string_view::npos;
  }

  // The firm, park or work that the paragraph begins with, before `said_at` of the page.
  std::optional<std::uint32_t> opener_of(const Paragraph& paragraph, std::uint32_t said_at) const {
    constexpr std::uint32_t kLead = 12;  // characters: 2011年3月，
    const auto first =
        std::lower_bound(mentions_.begin(), mentions_.end(), paragraph.begin,
                         [](const Mention& m, std::uint32_t place) { return m.begin < place; });
    if (first == mentions_.end() || first->begin > paragraph.begin + kLead ||
        layout_.source[first->begin] >= said_at || is_of_home(paragraph.begin, first->begin))
      return std::nullopt;
    const TypeTable& types = context_.rules.types();
    if (first->type != types.institution && first->type != types.park && first->type != types.project)
      return std::nullopt;
    const auto entity =
        context_.references.entity_of(context_.names, static_cast<std::size_t>(first - mentions_.begin()));
    const std::u32string name = to_code_points(context_.names.entities()[entity].name);
    const bool is_public = ends_listed(context_.rules.lexicon(), WordClass::authority_tail, name);
    return is_public ? std::nullopt : std::optional(entity);
  }

  const StatementContext& context_;
  const PageLayout& layout_;
  const std::vector<Mention>& mentions_;
  const ArticlePlaces& of_articles_;
};

}  // namespace

void settle_elided_subjects(const StatementContext& context, const ArticlePlaces& of_articles,
                            std::vector<Statement>& statements) {
  const std::optional<std::uint32_t> home = context.names.home();
  if (!home) return;
  ElidedSubjects elided(context, of_articles);
  std::set<std::tuple<std::uint32_t, std::string, std::uint32_t>> told;
  for (const Statement& each : statements) told.emplace(each.subject, each.predicate, each.object);
  keep_statements(context, statements, [&](std::size_t i) {
    Statement& each = statements[i];
    const bool is_of_whomever =
        std::find(std::begin(kOfWhomever), std::end(kOfWhomever), each.predicate) != std::end(kOfWhomever);
    if (!is_of_whomever || each.subject != *home) return true;
    const std::optional<std::uint32_t> subject = elided.of(each);
    if (!subject || *subject == each.object) return true;
    each.subject = *subject;
    if (context.trace != nullptr) context.trace->grounds[i].subject.from = RoleSource::told;
    return told.emplace(each.subject, each.predicate, each.object).second;  // else said before
  });
}

}  // namespace fangzhi
