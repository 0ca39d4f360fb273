// Who gives the report that a page is, as the lines above it say:
//
//   ——2月8日在【云河县第十六届人民代表大会第五次会议】上（|换行|）县长　【张三】

#include <string_view>

#include "extract/page_words.h"

namespace fangzhi {
namespace {

class ReportSpeakers : private PageWords {
 public:
  ReportSpeakers(const StatementContext& context, StatementList& out) : PageWords(context), out_(out) {}

  void state() {
    for (std::uint32_t m = 1; m < mentions_.size() && mentions_[m].begin < kHeading; ++m) {
      if (mentions_[m].type != types_.person) continue;
      std::uint32_t event = m;
      while (event > 0 && m - event < kBetween && mentions_[event].type != types_.event) --event;
      const bool is_event = mentions_[event].type == types_.event;
      if (is_event && is_heading(text(mentions_[event].end, mentions_[m].begin))) add_speaker(m, event);
    }
  }

 private:
  static constexpr std::uint32_t kBetween = 4;    // mentions: 云河区|人民政府|区长
  static constexpr std::uint32_t kHeading = 400;  // characters of a page that may stand above its report

  // 上 or 文件, the day in brackets, white space and a title; nothing that would make it a sentence, and not
  // 本报讯（记者|张三）.
  static bool is_heading(std::u32string_view between) {
    constexpr std::size_t kLongest = 40;
    constexpr std::u32string_view kSentence = U"，。；：、,;:";
    constexpr std::u32string_view kOpening = U"上）)（(\n ";
    constexpr std::u32string_view kPaper = U"文件";
    if (between.starts_with(kPaper)) between.remove_prefix(kPaper.size());
    return !between.empty() && kOpening.find(between.front()) != std::u32string_view::npos &&
           between.size() <= kLongest && between.find_first_of(kSentence) == std::u32string_view::npos &&
           between.find(U"记者") == std::u32string_view::npos &&
           between.find(U"通讯员") == std::u32string_view::npos;
  }

  void add_speaker(std::uint32_t person, std::uint32_t event) {
    const std::uint32_t end = mentions_[person].end;
    FoundTime time = stated_time(context_, sentence_at(mentions_[event].begin), end);
    if (time.time.empty())
      time = time_around(context_, sentence_at(mentions_[event].begin), end, "出席", StatementStatus::done);
    PageWords::add(out_, {person,
                          "出席",
                          event,
                          StatementStatus::done,
                          {mentions_[event].begin, end},
                          std::move(time),
                          "gives-report"});
  }

  StatementList& out_;
};

}  // namespace

void state_report_speakers(const StatementContext& context, StatementList& out) {
  ReportSpeakers(context, out).state();
}

}  // namespace fangzhi
