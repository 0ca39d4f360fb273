#include "extract/elided_partners.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/utf8.h"
#include "extract/listed_words.h"
#include "extract/named_most.h"
#include "extract/page_words.h"
#include "extract/reach.h"

namespace fangzhi {
namespace {

// What the words behind the partners say is done with them.
struct Deed {
  bool signs = false;
  bool cooperates = false;
};

bool contains_any(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::u32string_view word) { return text.find(word) != std::u32string_view::npos; });
}

bool begins_any(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::u32string_view word) { return text.starts_with(word); });
}

// |先后|签署战略合作框架协议, |达成三方协议, |开展产学研合作, |合作开发
Deed read_deed(std::u32string_view behind) {
  for (std::u32string_view adverb : {U"等", U"先后", U"分别", U"正式", U"共同", U"再次", U"成功", U"现场"}) {
    if (behind.starts_with(adverb)) behind.remove_prefix(adverb.size());
  }
  Deed deed;
  const bool is_paper = contains_any(behind, {U"协议", U"合同", U"备忘录", U"协定", U"订单"});
  const bool is_common = contains_any(behind, {U"合作", U"产学研", U"共建"});
  deed.signs = begins_any(behind, {U"签约"}) ||
               (is_paper && begins_any(behind, {U"签订", U"签署", U"签下", U"签了", U"签"}));
  deed.cooperates =
      (deed.signs && is_common) || begins_any(behind, {U"合作", U"战略合作"}) ||
      (begins_any(behind, {U"开展", U"深化", U"建立", U"达成", U"加强"}) && (is_common || is_paper));
  return deed;
}

class ElidedPartners : private PageWords {
 public:
  ElidedPartners(const StatementContext& context, StatementList& out) : PageWords(context), out_(out) {
    for (const Statement& each : out.statements()) {
      if (each.predicate != "签约" && each.predicate != "合作") continue;
      note(each.subject, each.evidence);
      note(each.object, each.evidence);
      pairs_.insert(pair_of(each.predicate, each.subject, each.object));
    }
  }

  void state() {
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      count(m);
      if (mentions_[m].type == types_.institution && is_linked(m)) read(m);
    }
  }

 private:
  bool is_linked(std::uint32_t m) const {
    const std::u32string_view before = text(clause_begin(mentions_[m].begin), mentions_[m].begin);
    return std::any_of(std::begin(kLinks), std::end(kLinks),
                       [&](std::u32string_view link) { return before.ends_with(link); });
  }

  void read(std::uint32_t first) {
    constexpr std::uint32_t kLongestDeed = 40, kLongestList = 16;
    std::uint32_t last = first;
    while (last - first < kLongestList && is_listed(last) && mentions_[last + 1].type == types_.institution)
      ++last;
    std::u32string_view behind = text(mentions_[last].end, mentions_[last].end + kLongestDeed);
    behind = behind.substr(0, behind.find_first_of(U"，。；：\n"));
    const Deed deed = read_deed(behind);
    if ((!deed.signs && !deed.cooperates) || is_told(first)) return;
    const std::optional<std::uint32_t> subject = subject_of(first);
    if (!subject) return;
    for (std::uint32_t m = first; m <= last; ++m) {
      if (entity_of(m) == entity_of(*subject)) continue;
      if (deed.signs) add_new(*subject, "签约", m);
      if (deed.cooperates) add_new(*subject, "合作", m);
    }
  }

  void note(std::uint32_t entity, TextSpan quotation) {
    std::uint32_t& end = told_[{entity, quotation.begin}];
    end = std::max(end, quotation.end);
  }

  // Whether a pattern has found what the clause says of the partner.
  bool is_told(std::uint32_t partner) const {
    constexpr int kReachQuotations = 8;  // back: few overlap
    const std::uint32_t at = reading_.layout.source[mentions_[partner].begin];
    auto told = told_.upper_bound({entity_of(partner), at});
    for (int steps = 0; steps < kReachQuotations && told != told_.begin(); ++steps) {
      --told;
      if (told->first.first != entity_of(partner)) return false;
      if (at < told->second) return true;
    }
    return false;
  }

  // Whom the clause itself names at its beginning; nothing where it names something else.
  std::optional<std::uint32_t> subject_of(std::uint32_t partner) const {
    const std::uint32_t begin = clause_begin(mentions_[partner].begin);
    const std::uint32_t named = first_from(begin);
    if (named < partner) {
      const bool is_subject = named + 1 == partner && mentions_[named].type == types_.institution &&
                              !is_of_person(named) && is_opening(named);
      return is_subject ? std::optional(named) : std::nullopt;
    }
    constexpr std::u32string_view kOthers = U"我双未没不拒";  // 我局与…, 没有与…
    if (text(begin, mentions_[partner].begin).find_first_of(kOthers) != std::u32string_view::npos)
      return std::nullopt;
    if (const auto opener = opener_before(partner, {types_.institution})) return opener;
    return main_firm();
  }

  // How often the article has named each firm so far.
  void count(std::uint32_t m) {
    const std::uint32_t article =
        reading_.layout.paragraphs[reading_.sentences[sentence_at(mentions_[m].begin)].paragraph].article;
    if (article != article_) firms_.clear();
    article_ = article;
    if (mentions_[m].type != types_.institution) return;
    const std::u32string name = to_code_points(context_.names.entities()[entity_of(m)].name);
    if (ends_listed(context_.rules.lexicon(), WordClass::authority_tail, name)) return;
    auto& [times, last] = firms_[entity_of(m)];
    ++times;
    last = m;
  }

  // Named three times, and twice as often as any other.
  std::optional<std::uint32_t> main_firm() const {
    constexpr std::uint32_t kLeast = 3;
    constexpr std::size_t kMost = 256;  // an article that names more is about none
    if (firms_.size() > kMost) return std::nullopt;
    const auto most = named_most(firms_, kLeast, [](const auto& firm) { return firm.first; });
    return most == firms_.end() ? std::nullopt : std::optional(most->second.second);
  }

  using Pair = std::tuple<std::string_view, std::uint32_t, std::uint32_t>;
  // The same whichever of the two is the subject.
  static Pair pair_of(std::string_view predicate, std::uint32_t a, std::uint32_t b) {
    return {predicate == "签约" ? "签约" : "合作", std::min(a, b), std::max(a, b)};
  }
  void add_new(std::uint32_t subject, const char* predicate, std::uint32_t partner) {
    if (pairs_.insert(pair_of(predicate, entity_of(subject), entity_of(partner))).second)
      add_elided(out_, subject, predicate, partner, "elided-partner");
  }

  static constexpr std::u32string_view kLinks[] = {U"与", U"同", U"跟", U"携手", U"联手", U"联合"};

  StatementList& out_;
  std::set<Pair> pairs_;  // that sign or work with each other, by any statement
  // By either side and where it begins, where the quotation of what a pattern states ends.
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> told_;
  std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>>
      firms_;  // of the article at hand, by entity: how often, and the last mention
  std::uint32_t article_ = 0;
};

}  // namespace

void state_elided_partners(const StatementContext& context, StatementList& out) {
  ElidedPartners(context, out).state();
}

}  // namespace fangzhi
