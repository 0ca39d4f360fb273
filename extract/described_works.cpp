#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "extract/stated_status.h"
#include "extract/stated_time.h"
#include "extract/statement_maker.h"

namespace fangzhi {
namespace {

constexpr std::u32string_view kStates[] = {U"签约", U"落地", U"开工", U"在建", U"竣工", U"投用", U"投产"};

// What the lines behind labels say of the work that they describe (work_fields.h).
class FieldStater {
 public:
  FieldStater(const StatementContext& context, StatementList& out)
      : context_(context), reading_(context.reading), mentions_(context.names.mentions()), out_(out) {}

  void state_line(std::size_t p) {
    const Lexicon& lexicon = context_.rules.lexicon();
    const TypeTable& types = context_.rules.types();
    const Paragraph& line = reading_.layout.paragraphs[p];
    work_ = context_.fields.works[p];
    if (work_ == WorkFields::kNone) return;
    if (mentions_[work_].begin > line.begin && mentions_[work_].end <= line.end) place_ = WorkFields::kNone;
    const std::u32string_view label = label_of(reading_.text().substr(line.begin, line.end - line.begin));
    const bool names_builder = lexicon.is_listed(WordClass::builder_label, label);
    const bool names_place = lexicon.is_listed(WordClass::place_label, label);
    for (std::uint32_t m = first_mention(line.begin); m < mentions_.size() && mentions_[m].end <= line.end;
         ++m) {
      if (names_builder && mentions_[m].type == types.institution) add(m, "建设", work_);
      if (names_place && (mentions_[m].type == types.place || mentions_[m].type == types.park)) place_ = m;
    }
    if (names_place && place_ != WorkFields::kNone) add(work_, "位于", place_);
  }

  // 主体|完工, 完成|桩基施工: where work goes on, only a part of it is done.
  void note(const FrameSite& site) {
    if (!context_.rules.frames()[site.frame].weighed && states(site, U"在建")) going_on_.insert(site.clause);
  }

  // 形象进度：|主体完工: of the work, where the clause names no other.
  void state_site(const FrameSite& site) {
    const Frame& frame = context_.rules.frames()[site.frame];
    const Clause& clause = reading_.clauses[site.clause];
    const std::uint32_t p = reading_.sentences[clause.sentence].paragraph;
    if (context_.fields.works[p] == WorkFields::kNone || frame.weighed || site.hindrance != Hindrance::none)
      return;
    const Paragraph& line = reading_.layout.paragraphs[p];
    const std::size_t colon = reading_.text().substr(line.begin, line.end - line.begin).find(U'：');
    if (reading_.tokens[site.trigger].begin < line.begin + colon) return;  // 形象|进度：
    const std::uint32_t begin = reading_.tokens[clause.tokens.begin].begin;
    const std::uint32_t end = reading_.tokens[clause.tokens.end - 1].end;
    for (std::uint32_t m = first_mention(begin); m < mentions_.size() && mentions_[m].begin < end; ++m) {
      if (mentions_[m].type == context_.rules.types().project) return;
    }
    for (const PredicateId id : context_.rules.predicates_of(site.frame)) {
      const std::u32string& name = context_.rules.predicate(id).name;
      if (name == U"竣工" && going_on_.contains(site.clause)) continue;
      if (std::find(std::begin(kStates), std::end(kStates), name) != std::end(kStates))
        add_state(site, context_.rules.vocabulary().predicates[id]);
    }
  }

  // What the lines up to the paragraph have told of its work's place.
  void read_to(std::size_t p) {
    for (; next_ <= p; ++next_) state_line(next_);
  }

 private:
  bool states(const FrameSite& site, std::u32string_view predicate) const {
    const std::vector<PredicateId>& stated = context_.rules.predicates_of(site.frame);
    return std::any_of(stated.begin(), stated.end(),
                       [&](PredicateId id) { return context_.rules.predicate(id).name == predicate; });
  }

  std::uint32_t first_mention(std::uint32_t at) const {
    return static_cast<std::uint32_t>(
        std::partition_point(mentions_.begin(), mentions_.end(),
                             [&](const Mention& each) { return each.begin < at; }) -
        mentions_.begin());
  }

  // From the work's name on, unless that is far above.
  std::uint32_t quoted_from(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t kLongestQuotation = 300;
    const std::uint32_t named = mentions_[work_].begin;
    return end - std::min(named, end) <= kLongestQuotation ? std::min(named, begin) : begin;
  }

  void add(std::uint32_t subject, const char* predicate, std::uint32_t object) {
    Statement statement;
    statement.subject = context_.names.entity_of(subject);
    statement.object = context_.names.entity_of(object);
    if (statement.subject == statement.object) return;
    statement.predicate = predicate;
    statement.rule = kRule;
    const std::uint32_t end = std::max(mentions_[subject].end, mentions_[object].end);
    StatementGround ground;
    ground.subject = {{mentions_[subject].begin, mentions_[subject].end}, RoleSource::near};
    ground.object = {{mentions_[object].begin, mentions_[object].end}, RoleSource::near};
    out_.add(std::move(statement),
             quoted_from(std::max(mentions_[subject].begin, mentions_[object].begin), end), end, ground);
  }

  void add_state(const FrameSite& site, const std::string& predicate) {
    const std::optional<std::uint32_t> home = context_.names.home();
    if (place_ == WorkFields::kNone && !home) return;
    const Token& trigger = reading_.tokens[site.trigger];
    const std::uint32_t sentence = reading_.clauses[site.clause].sentence;
    const FoundStatus status = stated_status(context_, site);
    FoundTime time = stated_time(context_, sentence, trigger.end);
    if (time.time.empty()) time = time_around(context_, sentence, trigger.end, predicate, status.status);
    Statement statement;
    statement.subject = context_.names.entity_of(work_);
    statement.object = place_ == WorkFields::kNone ? *home : context_.names.entity_of(place_);
    if (statement.subject == statement.object) return;
    statement.predicate = predicate;
    statement.status = status.status;
    statement.time = time.time;
    statement.rule = context_.rules.frames()[site.frame].name;
    StatementGround ground;
    ground.frame = site.frame;
    ground.trigger = {trigger.begin, trigger.end};
    ground.subject = {{mentions_[work_].begin, mentions_[work_].end}, RoleSource::topic};
    ground.status_word = status.word;
    ground.status_by_rule = status.status;
    ground.time = time.ground;
    ground.time_words = time.words;
    const std::uint32_t begin = reading_.tokens[reading_.clauses[site.clause].tokens.begin].begin;
    out_.add(std::move(statement), quoted_from(begin, trigger.end), trigger.end, ground);
  }

  static constexpr const char* kRule = "labelled-line";

  const StatementContext& context_;
  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  StatementList& out_;
  std::uint32_t work_ = WorkFields::kNone;   // of the line read last
  std::uint32_t place_ = WorkFields::kNone;  // where it is, by the lines read
  std::size_t next_ = 0;                     // the line to be read next
  std::set<std::uint32_t> going_on_;         // clauses that speak of work going on
};

}  // namespace

void state_described(const StatementContext& context, const std::vector<FrameSite>& sites,
                     StatementList& out) {
  FieldStater stater(context, out);
  for (const FrameSite& site : sites) stater.note(site);
  for (const FrameSite& site : sites) {
    const std::uint32_t sentence = context.reading.clauses[site.clause].sentence;
    stater.read_to(context.reading.sentences[sentence].paragraph);
    stater.state_site(site);
  }
  if (!context.fields.works.empty()) stater.read_to(context.fields.works.size() - 1);
}

}  // namespace fangzhi
