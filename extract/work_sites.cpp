// Works whose building sites somebody comes to: 来到【云河水厂】、【青禾大桥】的|施工现场|,
// 走进【云河水厂】|工地|; and whose progress somebody came to see:
// 先后到【云河水厂】、【青禾大桥】，|察看|项目|建设进展|.

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
      if (std::find(std::begin(kStates), std::end(kStates), each.predicate) != std::end(kStates))
        has_state_.insert(each.subject);
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
    for (std::uint32_t s = 0; s < reading_.sentences.size(); ++s) tell_visit(s, *home);
  }

 private:
  static constexpr std::u32string_view kSites[] = {U"施工现场", U"建设现场", U"建设工地", U"施工工地",
                                                   U"工地",     U"施工一线", U"建设一线"};

  static constexpr std::string_view kStates[] = {"谋划", "签约", "落地", "开工",
                                                 "在建", "竣工", "投用", "投产"};

  TextSpan span_of_sentence(std::uint32_t s) const {
    const TokenRange tokens = reading_.sentences[s].tokens;
    return {reading_.tokens[tokens.begin].begin, reading_.tokens[tokens.end - 1].end};
  }

  // What the sentence names before it says that somebody looked at how far works have come; or the next one
  // does, which names none: 每到一处，都详细了解工程进度.
  void tell_visit(std::uint32_t s, std::uint32_t home) {
    constexpr std::u32string_view kComing[] = {U"来到", U"深入", U"走进", U"先后到", U"实地",
                                               U"察看", U"查看", U"考察", U"调研",   U"督导",
                                               U"前往", U"检查", U"视察", U"观摩"};
    const TextSpan own = span_of_sentence(s);
    const std::u32string_view words = text(own.begin, own.end);
    const bool comes = std::any_of(std::begin(kComing), std::end(kComing), [&](std::u32string_view each) {
      return words.find(each) != std::u32string_view::npos;
    });
    if (!comes || words.size() > kReachCharacters * 4) return;
    std::uint32_t end = own.begin + static_cast<std::uint32_t>(std::min(progress_in(words), words.size()));
    if (end == own.end) {
      const bool goes_on = s + 1 < reading_.sentences.size() &&
                           reading_.sentences[s + 1].paragraph == reading_.sentences[s].paragraph;
      if (!goes_on) return;
      const TextSpan next = span_of_sentence(s + 1);
      const std::u32string_view behind = text(next.begin, next.end);
      if (progress_in(behind) == std::u32string_view::npos || names_work(next)) return;
    }
    for (std::uint32_t m = first_from(own.begin); m < mentions_.size() && mentions_[m].end <= end; ++m) {
      const bool is_new = mentions_[m].type == types_.project && !has_state_.contains(entity_of(m));
      if (is_new && !is_ceremony(m)) add_site(m, home, mentions_[m].end);
    }
  }

  // Where the words begin that tell of progress.
  static std::size_t progress_in(std::u32string_view words) {
    constexpr std::u32string_view kProgress[] = {
        U"建设进展", U"施工进度", U"建设进度", U"工程进度", U"工程进展", U"施工进展", U"施工情况",
        U"建设情况", U"项目进展", U"推进情况", U"进展情况", U"项目进度", U"建设推进"};
    std::size_t first = std::u32string_view::npos;
    for (const std::u32string_view each : kProgress) first = std::min(first, words.find(each));
    return first;
  }

  bool names_work(TextSpan sentence) const {
    for (std::uint32_t m = first_from(sentence.begin);
         m < mentions_.size() && mentions_[m].begin < sentence.end; ++m) {
      if (mentions_[m].type == types_.project) return true;
    }
    return false;
  }

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
    return std::any_of(std::begin(kOther), std::end(kOther), [&](std::u32string_view each) {
      return words.find(each) != std::u32string_view::npos;
    });
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
  std::set<std::uint32_t> has_state_;  // works that something else says the state of
  std::set<std::uint32_t> told_;       // works of which something else says that they began or go on
};

}  // namespace

void state_work_sites(const StatementContext& context, StatementList& out) {
  WorkSites(context, out).state();
}

}  // namespace fangzhi
