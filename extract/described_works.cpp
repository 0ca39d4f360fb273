#include <algorithm>
#include <optional>
#include <string_view>

#include "extract/listed_words.h"
#include "extract/work_teller.h"

namespace fangzhi {
namespace {

// What the lines behind labels say of the work that they describe (work_fields.h).
class DescribedWorks {
 public:
  explicit DescribedWorks(const WorkTeller& teller)
      : teller_(teller), context_(teller.context()), mentions_(teller.context().names.mentions()) {}

  void tell() {
    const std::vector<WorkField>& fields = context_.fields.fields;
    for (std::size_t first = 0; first < fields.size();) {
      std::size_t end = first;
      while (end < fields.size() && fields[end].work == fields[first].work) ++end;
      work_ = fields[first].work;
      place_.reset();
      for (std::size_t f = first; f < end; ++f) tell_names(fields[f]);
      for (std::size_t f = first; f < end; ++f) tell_states(fields[f]);
      first = end;
    }
  }

 private:
  // 建设单位：青禾集团; 建设地点：东湖镇.
  void tell_names(const WorkField& field) {
    if (field.is_item) return tell_parts(field);
    const bool names_builder = field.label == WordClass::builder_label;
    const bool names_place = field.label == WordClass::place_label;
    for (std::uint32_t m = teller_.first_mention(field.words.begin);
         m < mentions_.size() && mentions_[m].end <= field.words.end; ++m) {
      if (names_builder && mentions_[m].type == context_.rules.types().institution) tie(m, "建设", work_);
      if (!names_place || !teller_.is_spot(m)) continue;
      // 东湖镇石塘村 is one place, 东湖镇、石塘镇 are two.
      const bool is_within = place_ && mentions_[*place_].end == mentions_[m].begin;
      if (place_ && !is_within) tie(work_, "位于", *place_);
      place_ = m;
    }
    if (names_place && place_) tie(work_, "位于", *place_);
  }

  // 3、【青禾光伏基地】，60万千瓦，|青石镇|，业主|青禾能源|。: what fills a part of the item alone.
  void tell_parts(const WorkField& field) {
    constexpr std::u32string_view kMarks = U"，。；、：（） \n";
    constexpr std::uint32_t kLongestLabel = 8;  // characters
    const std::u32string_view text = context_.reading.text();
    const auto is_mark = [&](std::size_t at) {
      return at >= text.size() || kMarks.find(text[at]) != std::u32string_view::npos;
    };
    for (std::uint32_t m = teller_.first_mention(field.words.begin);
         m < mentions_.size() && mentions_[m].end <= field.words.end; ++m) {
      const bool is_place = teller_.is_spot(m);
      if (!is_mark(mentions_[m].end) ||
          (!is_place && mentions_[m].type != context_.rules.types().institution))
        continue;
      const bool is_alone = is_mark(mentions_[m].begin - 1);
      const std::uint32_t label =
          std::max(field.words.begin, mentions_[m].begin - std::min(mentions_[m].begin, kLongestLabel));
      const bool is_labelled = !is_place && ends_listed(context_.rules.lexicon(), WordClass::builder_label,
                                                        text.substr(label, mentions_[m].begin - label));
      if (is_place && is_alone) tie(work_, "位于", m);
      if (!is_place && (is_alone || is_labelled)) tie(m, "建设", work_);
    }
  }

  // 形象进度：|主体完工: of the work, where the clause names no other.
  void tell_states(const WorkField& field) const {
    if (field.is_cell && field.label != WordClass::progress_label) return;
    bool is_told = false;
    for (const WorkState& state : teller_.states_in(field.words.begin, field.words.end))  // not 形象|进度：
      is_told = tell_state(state, field) || is_told;
    if (is_told || !field.is_cell) return;
    const std::span<const WorkState> everyday =
        teller_.everyday_states_in(field.words.begin, field.words.end);
    if (!everyday.empty()) tell_state(everyday.front(), field);
  }

  // Whether it is told.
  bool tell_state(const WorkState& state, const WorkField& field) const {
    const Clause& clause = context_.reading.clauses[state.site->clause];
    TextSpan words{context_.reading.tokens[clause.tokens.begin].begin,
                   context_.reading.tokens[clause.tokens.end - 1].end};
    if (field.is_cell) {
      words.begin = std::max(words.begin, field.words.begin);
      words.end = std::min(words.end, field.words.end);
    }
    if (!speaks(state, field) || names_work(words) || is_less(state, words)) return false;
    if (field.is_item && is_of_another(state, words)) return false;
    const std::uint32_t end = teller_.trigger_of(state).end;
    ToldWork told;
    told.work = work_;
    told.place = place_;
    told.from = RoleSource::topic;
    told.time_end = end;
    told.quoted = {words.begin, end};
    told.opens_at = mentions_[work_].begin;
    teller_.tell(state, told);
    return true;
  }

  // 支架安装过半, which in prose is weighed: below 形象进度 it can only be the work that goes on.
  bool speaks(const WorkState& state, const WorkField& field) const {
    const bool goes_on = field.is_cell && state.site->hindrance == Hindrance::weighed &&
                         context_.rules.predicate(state.predicate).name == U"在建";
    return goes_on || state.site->hindrance == Hindrance::none;
  }

  bool names_work(const TextSpan& words) const {
    for (std::uint32_t m = teller_.first_mention(words.begin);
         m < mentions_.size() && mentions_[m].begin < words.end; ++m) {
      if (mentions_[m].type == context_.rules.types().project) return true;
    }
    return false;
  }

  // 青禾水产等7家企业已|签约, 完成|石塘镇农贸市场建设: of what the clause of an item names, not of its work.
  bool is_of_another(const WorkState& state, const TextSpan& words) const {
    const std::u32string& predicate = context_.rules.predicate(state.predicate).name;
    if (predicate == U"签约" || predicate == U"落地") return true;
    for (std::uint32_t m = teller_.first_mention(words.begin);
         m < mentions_.size() && mentions_[m].begin < words.end; ++m) {
      const TypeId type = mentions_[m].type;
      if (type == context_.rules.types().institution || type == context_.rules.types().park) return true;
    }
    return false;
  }

  // 已|完成|堤防3.1公里, 地下车库|完成|70%, 已|完成|立项: not the work itself.
  bool says_what_is_completed(const WorkState& state, const TextSpan& words) const {
    const Token& trigger = teller_.trigger_of(state);
    const std::u32string_view behind = teller_.text(trigger.end, std::max(trigger.end, words.end));
    return teller_.text(trigger.begin, trigger.end).ends_with(U"完成") &&
           behind.find_first_not_of(U"，。；、！\n ") != std::u32string_view::npos;
  }

  // 主体|完工, 完成|桩基施工: where work goes on, only a part of it is done. 规划|用地 is no plan of the
  // work.
  bool is_less(const WorkState& state, const TextSpan& words) const {
    const auto states = [&](const WorkState& each, std::u32string_view predicate) {
      return context_.rules.predicate(each.predicate).name == predicate;
    };
    if (states(state, U"谋划")) return true;
    if (!states(state, U"竣工")) return false;
    if (says_what_is_completed(state, words)) return true;
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
    if (statement.predicate == "建设") statement.time = context_.scope.period;
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
