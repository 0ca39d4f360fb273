// Whose subsidiary a firm is: 青禾集团|全资子公司|云河青禾有限公司, 青禾集团|旗下的|云河能源, and where no
// owner is named the firm that the article is about.

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "core/utf8.h"
#include "extract/figure.h"
#include "extract/kept_statements.h"
#include "extract/listed_words.h"
#include "extract/reach.h"
#include "extract/settled_statements.h"

namespace fangzhi {
namespace {

constexpr std::string_view kBelongs = "隶属";

class Owners {
 public:
  Owners(const StatementContext& context, StatementList& out)
      : context_(context),
        reading_(context.reading),
        mentions_(context.references.mentions),
        institution_(context.rules.types().institution),
        out_(out) {}

  void state() {
    constexpr std::u32string_view kSubsidiary[] = {U"子公司", U"子公司——", U"孙公司", U"旗下", U"旗下的"};
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      if (!is_firm(m)) continue;
      count(m);
      const std::u32string_view before = words_before(m);
      const bool is_owned = std::any_of(std::begin(kSubsidiary), std::end(kSubsidiary),
                                        [&](std::u32string_view word) { return before.ends_with(word); });
      if (!is_owned) continue;
      const std::optional<std::uint32_t> owner = owner_of(m);
      if (owner && entity_of(*owner) != entity_of(m)) add(m, *owner);
    }
  }

 private:
  std::uint32_t entity_of(std::uint32_t m) const { return context_.references.entity_of(context_.names, m); }
  std::u32string_view words_before(std::uint32_t m) const {
    constexpr std::uint32_t kReach = 12;
    const std::uint32_t begin = mentions_[m].begin - std::min(mentions_[m].begin, kReach);
    return reading_.text().substr(begin, mentions_[m].begin - begin);
  }
  bool is_firm(std::uint32_t m) const {
    return mentions_[m].type == institution_ &&
           !ends_listed(context_.rules.lexicon(), WordClass::authority_tail,
                        to_code_points(context_.names.entities()[entity_of(m)].name));
  }

  // How often the article has named a firm so far.
  void count(std::uint32_t m) {
    const std::uint32_t sentence =
        reading_.clauses[clause_at(reading_, reading_.token_at[mentions_[m].begin])].sentence;
    const std::uint32_t article = reading_.layout.paragraphs[reading_.sentences[sentence].paragraph].article;
    if (article != article_) {
      named_.clear();
      most_.clear();
    }
    article_ = article;
    Named& firm = named_[entity_of(m)];
    ++firm.times;
    firm.last = m;
    // The two named most: one of them is not the subsidiary.
    if (most_.empty() || most_.front() != entity_of(m)) {
      std::erase(most_, entity_of(m));
      most_.push_back(entity_of(m));
    }
    std::stable_sort(most_.begin(), most_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return named_[a].times > named_[b].times; });
    if (most_.size() > 2) most_.resize(2);
  }

  // 青禾集团|的|全资子公司|…: who stands right before the word, else the firm named most.
  std::optional<std::uint32_t> owner_of(std::uint32_t m) const {
    constexpr std::u32string_view kKinds = U"的新设全资控股一级二旗下子孙公司——其";
    if (m > 0 && is_firm(m - 1)) {
      const std::u32string_view between =
          reading_.text().substr(mentions_[m - 1].end, mentions_[m].begin - mentions_[m - 1].end);
      if (between.find_first_not_of(kKinds) == std::u32string_view::npos) return m - 1;
    }
    constexpr std::uint32_t kLeast = 2;
    for (const std::uint32_t entity : most_) {
      const Named& firm = named_.at(entity);
      if (entity != entity_of(m)) return firm.times >= kLeast ? std::optional(firm.last) : std::nullopt;
    }
    return std::nullopt;
  }

  void add(std::uint32_t subsidiary, std::uint32_t owner) {
    Statement statement;
    statement.subject = entity_of(subsidiary);
    statement.object = entity_of(owner);
    statement.predicate = kBelongs;
    statement.rule = "subsidiary";
    StatementGround ground;
    ground.subject = {{mentions_[subsidiary].begin, mentions_[subsidiary].end}, RoleSource::near};
    ground.object = {{mentions_[owner].begin, mentions_[owner].end}, RoleSource::topic};
    const TextSpan& own = ground.subject.span;
    const std::uint32_t begin = own.begin - std::min<std::uint32_t>(own.begin, 3);  // 子公司
    const bool is_beside = owner + 1 == subsidiary;
    out_.add(std::move(statement), is_beside ? mentions_[owner].begin : begin, own.end, ground);
  }

  struct Named {
    std::uint32_t times = 0;
    std::uint32_t last = 0;  // mention
  };

  const StatementContext& context_;
  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  const TypeId institution_;
  StatementList& out_;
  std::map<std::uint32_t, Named> named_;  // firms of the article at hand, by entity
  std::vector<std::uint32_t> most_;       // the two of them named most
  std::uint32_t article_ = 0;
};

}  // namespace

void state_owners(const StatementContext& context, StatementList& out) {
  Owners(context, out).state();
}

void drop_false_owners(const StatementContext& context, std::vector<Statement>& statements) {
  const TypeTable& types = context.rules.types();
  const std::vector<Entity>& entities = context.names.entities();
  const auto is_public = [&](std::uint32_t entity) {
    return ends_listed(context.rules.lexicon(), WordClass::authority_tail,
                       to_code_points(entities[entity].name));
  };
  keep_statements(context, statements, [&](std::size_t i) {
    const Statement& each = statements[i];
    if (each.predicate != kBelongs || entities[each.subject].type != types.names[types.institution])
      return true;
    const bool is_body = entities[each.object].type == types.names[types.institution];
    return is_body && (is_public(each.subject) || !is_public(each.object));
  });
}

}  // namespace fangzhi
