// Works whose building sites somebody comes to: 来到【云河水厂】、【青禾大桥】的|施工现场|, 走进【云河水厂】|工地|.

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

#include "extract/page_words.h"
#include "extract/reach.h"

namespace fangzhi {
namespace {

class WorkSites : private PageWords {
 public:
  WorkSites(const StatementContext& context, StatementList& out) : PageWords(context), out_(out) {
    for (const Statement& each : out.statements()) {
      if (each.predicate == "开工" || each.predicate == "在建") told_.insert(each.subject);
    }
  }

  void state() {
    const std::optional<std::uint32_t> home = context_.names.home();
    if (!home) return;
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
      if (mentions_[m].type != types_.project || !is_site_of(m) || is_ceremony(m)) continue;
      std::uint32_t first = m;
      while (first > 0 && m - first < kReachMentions && is_listed_work(first - 1)) --first;
      for (std::uint32_t work = first; work <= m; ++work) add_site(work, *home, site_end(m));
    }
  }

 private:
  static constexpr std::u32string_view kSites[] = {U"施工现场", U"建设现场", U"建设工地", U"施工工地", U"工地",
                                                   U"施工一线", U"建设一线"};

  bool is_listed_work(std::uint32_t m) const { return mentions_[m].type == types_.project && is_listed(m); }

  std::u32string_view behind(std::uint32_t m) const {
    constexpr std::size_t kLongest = 6;
    std::u32string_view words = reading_.text().substr(mentions_[m].end, kLongest);
    for (const std::u32string_view filling : {U"等", U"项目", U"的"}) {
      if (words.starts_with(filling)) words.remove_prefix(filling.size());
    }
    return words;
  }
  bool is_site_of(std::uint32_t m) const {
    return std::any_of(std::begin(kSites), std::end(kSites),
                       [&](std::u32string_view site) { return behind(m).starts_with(site); });
  }
  std::uint32_t site_end(std::uint32_t m) const {
    const auto site = std::find_if(std::begin(kSites), std::end(kSites),
                                   [&](std::u32string_view each) { return behind(m).starts_with(each); });
    const auto begin = static_cast<std::uint32_t>(behind(m).data() - reading_.text().data());
    return begin + static_cast<std::uint32_t>(site->size());
  }

  // 在云河大桥工地|举行|集中|开工|活动: where works begin, or have stopped.
  bool is_ceremony(std::uint32_t m) const {
    constexpr std::u32string_view kOther[] = {U"开工", U"奠基", U"动工", U"仪式", U"举行", U"停工", U"停着"};
    const Sentence& sentence = reading_.sentences[sentence_at(mentions_[m].begin)];
    const std::u32string_view words =
        text(mentions_[m].end, reading_.tokens[sentence.tokens.end - 1].end).substr(0, kReachCharacters);
    return std::any_of(std::begin(kOther), std::end(kOther),
                       [&](std::u32string_view each) { return words.find(each) != std::u32string_view::npos; });
  }

  void add_site(std::uint32_t work, std::uint32_t home, std::uint32_t end) {
    if (told_.contains(entity_of(work))) return;
    Statement statement;
    statement.subject = entity_of(work);
    statement.object = home;
    statement.predicate = "在建";
    statement.status = StatementStatus::ongoing;
    statement.rule = "building-site";
    const std::uint32_t sentence = sentence_at(mentions_[work].begin);
    FoundTime time = stated_time(context_, sentence, mentions_[work].begin);
    if (time.time.empty()) time = time_around(context_, sentence, end, "在建", StatementStatus::ongoing);
    statement.time = std::move(time.time);
    StatementGround ground;
    ground.subject = {{mentions_[work].begin, mentions_[work].end}, RoleSource::near};
    ground.time = time.ground;
    ground.time_words = time.words;
    out_.add(std::move(statement), mentions_[work].begin, end, ground);
  }

  StatementList& out_;
  std::set<std::uint32_t> told_;  // works of which something else says that they began or go on
};

}  // namespace

void state_work_sites(const StatementContext& context, StatementList& out) {
  WorkSites(context, out).state();
}

}  // namespace fangzhi
