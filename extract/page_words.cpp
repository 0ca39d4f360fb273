#include "extract/page_words.h"

#include <algorithm>
#include <utility>

#include "extract/figure.h"
#include "extract/reach.h"

namespace fangzhi {

std::u32string_view PageWords::text(std::uint32_t begin, std::uint32_t end) const {
  return reading_.text().substr(begin, end - std::min(begin, end));
}

std::uint32_t PageWords::sentence_at(std::uint32_t offset) const {
  return reading_.clauses[clause_at(reading_, reading_.token_at[offset])].sentence;
}

std::uint32_t PageWords::sentence_begin(std::uint32_t offset) const {
  return reading_.tokens[reading_.sentences[sentence_at(offset)].tokens.begin].begin;
}

std::uint32_t PageWords::clause_begin(std::uint32_t offset) const {
  return reading_.tokens[clause_around(reading_, reading_.token_at[offset]).begin].begin;
}

std::uint32_t PageWords::first_from(std::uint32_t offset) const {
  const auto found = std::lower_bound(mentions_.begin(), mentions_.end(), offset,
                                      [](const Mention& m, std::uint32_t at) { return m.begin < at; });
  return static_cast<std::uint32_t>(found - mentions_.begin());
}

bool PageWords::is_of_person(std::uint32_t m) const {
  const std::uint32_t behind = reading_.token_at[mentions_[m].end - 1] + 1;
  return behind < reading_.tokens.size() && reading_.tokens[behind].is(WordClass::title);
}

bool PageWords::is_listed(std::uint32_t m) const {
  if (m + 1 >= mentions_.size()) return false;
  const std::u32string_view between = text(mentions_[m].end, mentions_[m + 1].begin);
  return between == U"、" || between == U"和" || between == U"与";
}

bool PageWords::is_opening(std::uint32_t m) const {
  constexpr std::u32string_view kTimes = U"0123456789年月日起从自今去，后又也并、.．（）";
  const std::uint32_t begin = clause_begin(mentions_[m].begin);
  return text(begin, mentions_[m].begin).find_first_not_of(kTimes) == std::u32string_view::npos;
}

std::optional<std::uint32_t> PageWords::opener_before(std::uint32_t m,
                                                      std::initializer_list<TypeId> types) const {
  const std::uint32_t paragraph = reading_.sentences[sentence_at(mentions_[m].begin)].paragraph;
  const std::uint32_t first = reading_.layout.paragraphs[paragraph].begin;
  for (std::uint32_t i = m; i-- > 0 && m - i <= kReachMentions && mentions_[i].begin >= first;) {
    const bool is_one = std::find(types.begin(), types.end(), mentions_[i].type) != types.end();
    if (is_one && !is_of_person(i) && is_opening(i)) return i;
  }
  return std::nullopt;
}

StatementStatus PageWords::status_before(std::uint32_t end) const {
  const std::uint32_t begin = sentence_begin(end - 1);
  std::uint32_t steps = 0;
  for (std::uint32_t t = reading_.token_at[end - 1] + 1; t-- > 0 && reading_.tokens[t].begin >= begin;) {
    const WordId word = reading_.tokens[t].word;
    if (word != kNoWord && context_.rules.facts(word).sets_status) {
      const bool is_plan = context_.rules.facts(word).status == StatementStatus::planned;
      return is_plan ? StatementStatus::planned : StatementStatus::done;
    }
    if (++steps > kReachTokens) break;
  }
  return StatementStatus::done;
}

void PageWords::add(StatementList& out, SaidBeside said) const {
  if (entity_of(said.subject) == entity_of(said.object)) return;
  Statement statement;
  statement.subject = entity_of(said.subject);
  statement.object = entity_of(said.object);
  statement.predicate = said.predicate;
  statement.status = said.status;
  statement.time = std::move(said.time.time);
  statement.rule = said.rule;
  StatementGround ground;
  ground.subject = {{mentions_[said.subject].begin, mentions_[said.subject].end}, said.subject_from};
  ground.object = {{mentions_[said.object].begin, mentions_[said.object].end}, RoleSource::near};
  ground.time = said.time.ground;
  ground.time_words = said.time.words;
  out.add(std::move(statement), said.quoted.begin, said.quoted.end, ground);
}

void PageWords::add_elided(StatementList& out, std::uint32_t subject, const char* predicate,
                           std::uint32_t object, const char* rule) const {
  constexpr std::uint32_t kLongestQuotation = 200;
  const std::uint32_t end = mentions_[object].end;
  const bool is_near = end - mentions_[subject].begin <= kLongestQuotation;
  const std::uint32_t begin = is_near ? mentions_[subject].begin : clause_begin(mentions_[object].begin);
  const StatementStatus status = status_before(mentions_[object].begin);
  FoundTime time = stated_time(context_, sentence_at(end - 1), mentions_[object].begin);
  if (time.time.empty()) time = time_around(context_, sentence_at(end - 1), end, predicate, status);
  add(out, {subject, predicate, object, status, {begin, end}, std::move(time), rule, RoleSource::topic});
}

}  // namespace fangzhi
