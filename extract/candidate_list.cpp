#include "extract/candidate_list.h"

#include <algorithm>

namespace fangzhi {
namespace {

// Words are not weighed, and the tagger is not asked, for what they could not save.
constexpr float kHopeless = -8;

// What the tagger proposes by itself may lose this much against the best labelling; and how much it may say
// for or against a name.
constexpr float kProposed = -2;
constexpr float kMost = 5;

PlainWord finder_word(std::string_view found_by) {
  if (found_by == "argument") return PlainWord::by_argument;
  if (found_by == "person") return PlainWord::by_person;
  if (found_by == "division-suffix") return PlainWord::by_suffix;
  if (found_by == "tagger") return PlainWord::by_tagger;
  return found_by.substr(0, 4) == "head" ? PlainWord::by_head : PlainWord::by_table;
}

PlainWord mark_word(char32_t mark) {
  switch (mark) {
    case U'，':
      return PlainWord::comma;
    case U'、':
      return PlainWord::separator;
    case U'。':
    case U'；':
    case U'！':
    case U'？':
      return PlainWord::full_stop;
    default:
      return PlainWord::mark;
  }
}

}  // namespace

CandidateList::CandidateList(const Reading& reading, const Rulebook& rules,
                             std::vector<ScoredCandidate>* trace)
    : reading_(reading), rules_(rules), model_(rules.names()), trace_(trace) {
  if (!model_.has_words() && trace == nullptr) return;
  slots_.reserve(reading.tokens.size());
  for (const Token& token : reading.tokens) slots_.push_back(slot_of(token));
}

void CandidateList::add(std::uint32_t begin, std::uint32_t end, TypeId type, Score score,
                        std::string_view found_by) {
  if (ends_in_other_name(end) || reading_.is_in_slogan(begin) || takes_among(begin)) return;
  const bool is_hopeless = score.total() < kHopeless && trace_ == nullptr;
  if (!slots_.empty() && !is_hopeless) rate_words(begin, end, type, found_by, score);
  const Candidate candidate{begin, end, type, score.total(), found_by};
  if (candidate.score > kHopeless || trace_ != nullptr) candidates_.push_back(candidate);
  if (trace_ != nullptr) trace_->push_back({candidate, score.counts()});
}

// X（原Y）, X（现Y）: what is in the bracket is a name of its own.
bool CandidateList::ends_in_other_name(std::uint32_t end) const {
  const Token& last = reading_.tokens[reading_.token_at[end - 1]];
  if (last.kind != TokenKind::bracketed) return false;
  const char32_t opening = reading_.text()[last.begin + 1];
  return opening == U'原' || opening == U'现';
}

// 22个产业项目|中|现代物流园: some of those counted, and no part of a name.
bool CandidateList::takes_among(std::uint32_t begin) const {
  constexpr std::uint32_t kReach = 8;
  if (reading_.text()[begin] != U'中' || begin == 0) return false;
  const std::uint32_t kind = reading_.token_at[begin - 1];
  const Token& before = reading_.tokens[kind];
  if (before.end != begin || (!before.is(WordClass::generic_head) && !before.is(WordClass::category)))
    return false;
  for (std::uint32_t i = kind; i-- > 0 && kind - i <= kReach && reading_.tokens[i].kind != TokenKind::mark;) {
    if (reading_.tokens[i].kind == TokenKind::number) return true;
  }
  return false;
}

std::vector<Candidate> CandidateList::release() {
  if (!rules_.tagger().is_empty()) ask_tagger();
  return std::move(candidates_);
}

void CandidateList::rate_margin(float margin, Score& score) {
  if (margin > 0) score.add(Feature::tagger_for, std::min(margin, kMost));
  if (margin < 0) score.add(Feature::tagger_against, std::min(-margin, kMost));
}

// The candidates that begin in each sentence.
CandidateList::CandidateChains CandidateList::chains_by_sentence() const {
  std::vector<std::uint32_t> sentence_of(reading_.tokens.size());
  for (std::uint32_t s = 0; s < reading_.sentences.size(); ++s) {
    const TokenRange tokens = reading_.sentences[s].tokens;
    std::fill(sentence_of.begin() + tokens.begin, sentence_of.begin() + tokens.end, s);
  }
  CandidateChains chains{std::vector(reading_.sentences.size(), kNoCandidate),
                         std::vector(candidates_.size(), kNoCandidate)};
  for (auto i = static_cast<std::uint32_t>(candidates_.size()); i-- > 0;) {
    std::uint32_t& first = chains.first[sentence_of[reading_.token_at[candidates_[i].begin]]];
    chains.next[i] = std::exchange(first, i);
  }
  return chains;
}

// Sentence by sentence, so that the labellings of one are all that is kept.
void CandidateList::ask_tagger() {
  const CandidateChains chains = chains_by_sentence();
  TagLattice lattice(reading_, rules_.lexicon(), rules_.tagger());
  for (std::size_t s = 0; s < reading_.sentences.size(); ++s) {
    const Sentence& sentence = reading_.sentences[s];
    lattice.read(sentence.tokens);
    for (std::uint32_t i = chains.first[s]; i != kNoCandidate; i = chains.next[i]) weigh(i, lattice);
    lattice.propose(kProposed, [&](std::uint32_t begin, std::uint32_t end, TypeId type, float margin) {
      Score own = score();
      own.add(Feature::tagger_alone);
      rate_margin(margin, own);
      add(begin, end, type, std::move(own), "tagger");
    });
  }
}

void CandidateList::weigh(std::uint32_t index, const TagLattice& lattice) {
  Candidate& candidate = candidates_[index];
  if (candidate.begin < lattice.begin() || candidate.end > lattice.end()) return;
  Score more = score();
  rate_margin(lattice.margin(candidate.begin, candidate.end, candidate.type), more);
  candidate.score += more.total();
  if (trace_ == nullptr) return;
  ScoredCandidate& traced = (*trace_)[index];
  traced.candidate.score = candidate.score;
  traced.features.insert(traced.features.end(), more.counts().begin(), more.counts().end());
}

std::uint32_t CandidateList::slot_of(const Token& token) const {
  switch (token.kind) {
    case TokenKind::word:
      return token.word == kNoWord ? model_.slot_of(PlainWord::unknown) : token.word;
    case TokenKind::unknown:
      return model_.slot_of(PlainWord::unknown);
    case TokenKind::number:
      return model_.slot_of(PlainWord::number);
    case TokenKind::latin:
      return model_.slot_of(PlainWord::latin);
    case TokenKind::mark:
      return model_.slot_of(mark_word(reading_.text()[token.begin]));
    case TokenKind::space:
      return model_.slot_of(PlainWord::space);
    case TokenKind::quoted:
      return model_.slot_of(PlainWord::quoted);
    case TokenKind::bracketed:
      return model_.slot_of(PlainWord::bracketed);
    default:
      return model_.slot_of(PlainWord::titled);
  }
}

void CandidateList::rate_words(std::uint32_t begin, std::uint32_t end, TypeId type, std::string_view found_by,
                               Score& score) const {
  const std::vector<Token>& tokens = reading_.tokens;
  const std::uint32_t first = reading_.token_at[begin];
  const std::uint32_t last = reading_.token_at[end - 1];
  const std::uint32_t edge = model_.slot_of(PlainWord::edge);
  const std::uint32_t cut = model_.slot_of(PlainWord::cut);
  // A line feed parts paragraphs: no word is beside one that stands in another.
  const auto touches = [&](std::uint32_t left) { return tokens[left].end == tokens[left + 1].begin; };
  const auto count = static_cast<std::uint32_t>(tokens.size());
  const bool cut_left = tokens[first].begin < begin && tokens[first].kind != TokenKind::quoted;
  const bool cut_right = end < tokens[last].end && tokens[last].kind != TokenKind::quoted;
  const bool has_before = first > 0 && touches(first - 1);
  const bool has_after = last + 1 < count && touches(last);
  score.add(WordFeature::before, type, cut_left ? cut : has_before ? slots_[first - 1] : edge);
  score.add(WordFeature::after, type, cut_right ? cut : has_after ? slots_[last + 1] : edge);
  const bool has_before_2 = has_before && first > 1 && touches(first - 2);
  const bool has_after_2 = has_after && last + 2 < count && touches(last + 1);
  score.add(WordFeature::before_2, type, has_before_2 ? slots_[first - 2] : edge);
  score.add(WordFeature::after_2, type, has_after_2 ? slots_[last + 2] : edge);
  score.add(WordFeature::first, type, slots_[first]);
  score.add(WordFeature::last, type, slots_[last]);
  for (std::uint32_t i = first + 1; i < last; ++i) score.add(WordFeature::inner, type, slots_[i]);
  score.add(WordFeature::length, type, model_.slot_of_length(end - begin));
  score.add(WordFeature::found_by, type, model_.slot_of(finder_word(found_by)));
}

}  // namespace fangzhi
