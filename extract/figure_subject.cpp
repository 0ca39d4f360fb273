#include "extract/figure_subject.h"

#include "extract/antecedent.h"
#include "extract/token_nature.h"

namespace fangzhi {
namespace {

constexpr std::uint32_t kReachWork = 16;     // tokens, to what money is for
constexpr std::uint32_t kReachClauses = 12;  // back to what a figure is about

}  // namespace

bool FigureSubject::carries_figures(TypeId type) const {
  const TypeTable& types = context_.rules.types();
  return type != types.person && type != types.honor;
}

// A、B: one of several.
bool FigureSubject::is_listed(std::size_t mention) const {
  const auto joins = [](char32_t c) { return c == U'、' || c == U'和' || c == U'及' || c == U'与'; };
  const Mention& m = mentions_[mention];
  if (joins(behind(m)) && mention + 1 < mentions_.size() && mentions_[mention + 1].begin == m.end + 1)
    return true;
  return behind(m) == U'、' || before(m) == U'、' ||
         (joins(before(m)) && mention > 0 && mentions_[mention - 1].end + 1 == m.begin);
}

// 在X, 由X, 位于X: a name behind a verb or a preposition is not what its clause speaks of.
bool FigureSubject::turns_away(std::uint32_t token) const {
  const Token& word = reading_.tokens[token];
  if (word.is(WordClass::preposition)) return true;
  const bool acts = nature_of(reading_, token) == Nature::verbal || word.is(WordClass::light_verb);
  return acts && !is_inside_name(token);
}

bool FigureSubject::is_inside_name(std::uint32_t token) const {
  const std::size_t m = first_mention_past(mentions_, reading_.tokens[token].begin);
  return m < mentions_.size() && mentions_[m].begin <= reading_.tokens[token].begin;
}

// 秀山镇|石塘村, 秀山镇的|冷链中心: what stands inside the name before it.
std::size_t FigureSubject::head_of_chain(std::size_t mention, std::uint32_t end) const {
  while (mention + 1 < mentions_.size()) {
    const Mention& m = mentions_[mention];
    const Mention& next = mentions_[mention + 1];
    const bool touches = next.begin == m.end || (next.begin == m.end + 1 && behind(m) == U'的');
    if (!touches || next.end > end || !carries_figures(next.type)) break;
    ++mention;
  }
  return mention;
}

std::string_view FigureSubject::turn_at(std::uint32_t token) const {
  return turn_of(context_.rules.lexicon(), reading_.tokens[token]);
}

// The last word of the range that stands for the whole district (全区, 我县) ends there; 0 where none does.
std::uint32_t FigureSubject::home_word_end(TokenRange range) const {
  for (std::uint32_t i = range.end; i-- > range.begin;) {
    if (turn_at(i) == "home") return reading_.tokens[i].end;
  }
  return 0;
}

FigureSubject::Found FigureSubject::topic_of(TokenRange range, bool same_clause) const {
  Found found;
  if (range.empty()) return found;
  const TypeTable& types = context_.rules.types();
  const std::uint32_t end = reading_.tokens[range.end - 1].end;
  const std::uint32_t home_word = home_word_end(range);
  const std::uint32_t begin = std::max(reading_.tokens[range.begin].begin, home_word);
  if (home_word > 0) found.topic = Topic::home;
  std::optional<std::size_t> aside;
  bool is_open = true;  // nothing turned away from the names so far
  std::uint32_t read = range.begin;
  for (std::size_t m = first_mention_past(mentions_, begin); m < mentions_.size() && mentions_[m].end <= end;
       ++m) {
    if (!carries_figures(mentions_[m].type)) continue;
    for (; read < reading_.token_at[mentions_[m].begin]; ++read) is_open = is_open && !turns_away(read);
    const std::size_t head = head_of_chain(m, end);
    const bool is_work = mentions_[head].type == types.project && !same_clause;
    const bool is_subject = is_open || before(mentions_[m]) == U'的';
    if (is_listed(head)) {
      if (found.topic == Topic::none) found.topic = Topic::home;
    } else if (!is_subject && !is_work) {
      if (!aside) aside = head;
    } else if (found.topic != Topic::named || before(mentions_[m]) == U'的' || is_work) {
      found = {Topic::named, head};
    }
    m = head;
  }
  if (found.topic == Topic::none && aside && same_clause) return {Topic::named, *aside};
  return found;
}

// 总投资5亿元的X.
std::optional<std::size_t> FigureSubject::named_after(const Figure& figure, TokenRange clause) const {
  if (figure.after >= clause.end || text(figure.after) != U"的") return std::nullopt;
  const std::uint32_t end = reading_.tokens[clause.end - 1].end;
  for (std::size_t m = first_mention_past(mentions_, figure.end);
       m < mentions_.size() && mentions_[m].end <= end; ++m) {
    if (mentions_[m].type != context_.rules.types().place && carries_figures(mentions_[m].type)) return m;
  }
  return std::nullopt;
}

bool FigureSubject::pays(const Figure& figure, TokenRange clause) const {
  for (std::uint32_t i = figure.number_token; i-- > clause.begin && i + 4 > figure.number_token;) {
    if (context_.rules.lexicon().is_listed(WordClass::paying, text(i))) return true;
  }
  return false;
}

// 投资5亿元建设X, 投资5亿元，在石塘镇建设X: what the money is for.
std::optional<std::size_t> FigureSubject::paid_for(const Figure& figure, TokenRange clause) const {
  if (!pays(figure, clause)) return std::nullopt;
  bool builds = false;
  const std::size_t stop = std::min(reading_.tokens.size(), std::size_t{figure.after} + kReachWork);
  for (std::uint32_t i = figure.after; i < stop; ++i) {
    if (reading_.is_mark(i, U'。') || reading_.is_mark(i, U'；') || turn_at(i) == "home") break;
    const std::size_t m = first_mention_past(mentions_, reading_.tokens[i].begin);
    const bool begins_name = m < mentions_.size() && mentions_[m].begin == reading_.tokens[i].begin;
    if (begins_name && mentions_[m].type == context_.rules.types().project) {
      return builds ? std::optional<std::size_t>(m) : std::nullopt;
    }
    if (builds && reading_.tokens[i].kind == TokenKind::number && !is_inside_name(i)) break;
    if (context_.rules.lexicon().is_listed(WordClass::building, text(i))) builds = true;
  }
  return std::nullopt;
}

bool FigureSubject::refers_back(std::uint32_t token) const {
  return turn_at(token) == "named" || reading_.tokens[token].is(WordClass::generic_head);
}

// 甲项目开工，乙项目封顶，就业5000人: clauses that each speak of another work tell of the district.
FigureSubject::Found FigureSubject::topic_before(std::uint32_t clause, std::uint32_t first) const {
  Found nearest;
  for (std::uint32_t c = clause, steps = 0; c-- > first && steps < kReachClauses; ++steps) {
    const TokenRange tokens = reading_.clauses[c].tokens;
    const Found found = topic_of({tokens.end - std::min(tokens.size(), kReachTokens), tokens.end}, false);
    if (found.topic == Topic::none) continue;
    if (nearest.topic == Topic::none) {
      nearest = found;
      if (found.topic == Topic::home) break;
    } else {
      const bool differs = found.topic == Topic::named && speaks_of_another(found.mention, nearest.mention);
      return differs ? Found{Topic::home, 0} : nearest;
    }
  }
  return nearest;
}

bool FigureSubject::speaks_of_another(std::size_t a, std::size_t b) const {
  return mentions_[a].type == mentions_[b].type && mentions_[a].type != context_.rules.types().place &&
         entity_of(a) != entity_of(b);
}

std::vector<std::uint32_t> FigureSubject::listed_before(const Figure& figure, std::size_t count) const {
  std::vector<std::uint32_t> listed;
  const std::uint32_t begin = reading_.tokens[clause_around(reading_, figure.number_token).begin].begin;
  for (std::size_t m = first_mention_past(mentions_, begin);
       m < mentions_.size() && mentions_[m].end <= figure.begin; ++m) {
    if (carries_figures(mentions_[m].type) && is_listed(m)) listed.push_back(entity_of(m));
  }
  if (listed.size() != count) listed.clear();
  return listed;
}

FoundOwner FigureSubject::find(std::uint32_t sentence, const Figure& figure) const {
  const auto owner = [](std::size_t mention, char32_t how) {
    return FoundOwner{static_cast<std::uint32_t>(mention), how};
  };
  const TokenRange around = clause_around(reading_, figure.number_token);
  if (const auto named = named_after(figure, around)) return owner(*named, U'a');
  if (const auto work = paid_for(figure, around)) return owner(*work, U'p');
  Found found = topic_of({around.begin, figure.number_token}, true);
  char32_t how = U'c';
  const Sentence& whole = reading_.sentences[sentence];
  if (found.topic == Topic::none) {
    found = topic_before(clause_at(reading_, figure.number_token), whole.clauses.begin);
    how = U'e';
  }
  if (found.topic == Topic::none && sentence > 0 &&
      (refers_back(whole.tokens.begin) || refers_back(around.begin))) {
    const Sentence& previous = reading_.sentences[sentence - 1];
    if (previous.paragraph == whole.paragraph)
      found = topic_before(previous.clauses.end, previous.clauses.begin);
    how = U's';
  }
  if (found.topic == Topic::named) return owner(found.mention, how);
  const std::uint32_t work = context_.fields.works[whole.paragraph];
  if (found.topic == Topic::none && work != WorkFields::kNone) return work_owner(work);
  return found.topic == Topic::home ? FoundOwner{RoleTrace::kDistrict, U'h'} : FoundOwner{};
}

// The work that labelled lines describe, as it stands among the references.
FoundOwner FigureSubject::work_owner(std::uint32_t work) const {
  const std::size_t m = first_mention_past(mentions_, context_.names.mentions()[work].begin);
  return {static_cast<std::uint32_t>(m), U'w'};
}

}  // namespace fangzhi
