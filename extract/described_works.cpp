#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/work_teller.h"

namespace fangzhi {
namespace {

// What the lines behind labels say of the work that they describe (work_fields.h).
class DescribedWorks {
 public:
  explicit DescribedWorks(const WorkTeller& teller)
      : teller_(teller), context_(teller.context()), mentions_(teller.context().names.mentions()) {}

  void tell() {
    const std::vector<std::uint32_t>& works = context_.fields.works;
    for (std::size_t p = 0; p < works.size(); ++p) {
      work_ = works[p];
      if (work_ == WorkFields::kNone) continue;
      const Paragraph& line = context_.reading.layout.paragraphs[p];
      if (mentions_[work_].begin > line.begin && mentions_[work_].end <= line.end) place_.reset();
      tell_names(line);
      tell_states(line);
    }
  }

 private:
  // 建设单位：青禾集团; 建设地点：东湖镇.
  void tell_names(const Paragraph& line) {
    const Lexicon& lexicon = context_.rules.lexicon();
    const std::u32string_view label = label_of(teller_.text(line.begin, line.end));
    const bool names_builder = lexicon.is_listed(WordClass::builder_label, label);
    const bool names_place = lexicon.is_listed(WordClass::place_label, label);
    for (std::uint32_t m = teller_.first_mention(line.begin);
         m < mentions_.size() && mentions_[m].end <= line.end; ++m) {
      if (names_builder && mentions_[m].type == context_.rules.types().institution) tie(m, "建设", work_);
      if (names_place && teller_.is_spot(m)) place_ = m;
    }
    if (names_place && place_) tie(work_, "位于", *place_);
  }

  // 形象进度：|主体完工: of the work, where the clause names no other.
  void tell_states(const Paragraph& line) const {
    const auto colon = static_cast<std::uint32_t>(teller_.text(line.begin, line.end).find(U'：'));
    for (const WorkState& state : teller_.states_in(line.begin + colon, line.end)) {  // not 形象|进度：
      const Clause& clause = context_.reading.clauses[state.site->clause];
      const TextSpan words{context_.reading.tokens[clause.tokens.begin].begin,
                           context_.reading.tokens[clause.tokens.end - 1].end};
      if (state.site->hindrance != Hindrance::none || names_work(words) || is_less(state, words)) continue;
      const std::uint32_t end = teller_.trigger_of(state).end;
      ToldWork told;
      told.work = work_;
      told.place = place_;
      told.from = RoleSource::topic;
      told.time_end = end;
      told.quoted = {words.begin, end};
      told.opens_at = mentions_[work_].begin;
      teller_.tell(state, told);
    }
  }

  bool names_work(const TextSpan& words) const {
    for (std::uint32_t m = teller_.first_mention(words.begin);
         m < mentions_.size() && mentions_[m].begin < words.end; ++m) {
      if (mentions_[m].type == context_.rules.types().project) return true;
    }
    return false;
  }

  // 主体|完工, 完成|桩基施工: where work goes on, only a part of it is done. 规划|用地 is no plan of the
  // work.
  bool is_less(const WorkState& state, const TextSpan& words) const {
    const auto states = [&](const WorkState& each, std::u32string_view predicate) {
      return context_.rules.predicate(each.predicate).name == predicate;
    };
    if (states(state, U"谋划")) return true;
    if (!states(state, U"竣工")) return false;
    const std::span<const WorkState> beside = teller_.states_in(words.begin, words.end);
    return std::any_of(beside.begin(), beside.end(),
                       [&](const WorkState& each) { return states(each, U"在建"); });
  }

  void tie(std::uint32_t subject, const char* predicate, std::uint32_t object) const {
    Statement statement;
    statement.subject = context_.names.entity_of(subject);
    statement.object = context_.names.entity_of(object);
    if (statement.subject == statement.object) return;
    statement.predicate = predicate;
    statement.rule = "labelled-line";
    StatementGround ground;
    ground.subject = {{mentions_[subject].begin, mentions_[subject].end}, RoleSource::near};
    ground.object = {{mentions_[object].begin, mentions_[object].end}, RoleSource::near};
    const TextSpan quoted{std::max(mentions_[subject].begin, mentions_[object].begin),
                          std::max(mentions_[subject].end, mentions_[object].end)};
    teller_.statements().add(std::move(statement), teller_.quoted_from(quoted, mentions_[work_].begin),
                             quoted.end, ground);
  }

  const WorkTeller& teller_;
  const StatementContext& context_;
  const std::vector<Mention>& mentions_;
  std::uint32_t work_ = WorkFields::kNone;  // that the line describes
  std::optional<std::uint32_t> place_;      // where it is, by the lines read; a mention
};

}  // namespace

void tell_described_works(const WorkTeller& teller) {
  DescribedWorks(teller).tell();
}

}  // namespace fangzhi
