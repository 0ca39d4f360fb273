#include "cli/explanation.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "cli/vocabulary.h"

namespace fangzhi {
namespace {

bool overlap(TextSpan a, TextSpan b) {
  return a.begin < b.end && b.begin < a.end;
}

std::string score_text(float score) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", static_cast<double>(score));
  return text;
}

std::string time_text(const std::string& time, TimeGround ground, const std::string& words) {
  switch (ground) {
    case TimeGround::words:
      return time + ": " + words;
    case TimeGround::story:
      return time + ": the day that was told of before";
    case TimeGround::section:
      return time + ": the year its section reports on";
    case TimeGround::writing:
      return time + ": the year of writing";
    default:
      return "none is given";
  }
}

std::string source_name(RoleSource source) {
  switch (source) {
    case RoleSource::before:
      return "the names that end at the trigger";
    case RoleSource::after:
      return "the names that begin after the trigger";
    case RoleSource::near:
      return "beside it";
    case RoleSource::topic:
      return "the nearest name of the right type before";
    case RoleSource::pair:
      return "one side of 与, 和, 同";
    case RoleSource::agent:
      return "behind 由";
    case RoleSource::weighed:
      return "weighed likely";
    case RoleSource::told:
      return "where the page says it stands";
    default:
      return "the district of the page";
  }
}

// Those that add nothing are left out; those of one name are counted together.
std::vector<FeatureLine> by_share(const std::vector<FeatureLine>& features) {
  std::vector<FeatureLine> lines;
  for (const FeatureLine& feature : features) {
    const auto same = std::find_if(lines.begin(), lines.end(),
                                   [&](const FeatureLine& line) { return line.name == feature.name; });
    if (same == lines.end()) {
      lines.push_back(feature);
    } else {
      same->times += feature.times;
    }
  }
  lines.erase(std::remove_if(lines.begin(), lines.end(), [](const FeatureLine& l) { return l.share() == 0; }),
              lines.end());
  std::stable_sort(lines.begin(), lines.end(), [](const FeatureLine& a, const FeatureLine& b) {
    return std::abs(a.share()) > std::abs(b.share());
  });
  return lines;
}

std::vector<FeatureLine> feature_lines(const Rulebook& rules, const std::vector<FeatureCount>& counts) {
  std::vector<FeatureLine> lines;
  for (const FeatureCount& count : counts) {
    lines.push_back({rules.names().name_of(count.feature, rules.types(), rules.lexicon()),
                     rules.names().weight(count.feature), count.times});
  }
  return by_share(lines);
}

std::vector<FeatureLine> feature_lines(const Rulebook& rules, const RoleTrace& weighed) {
  std::vector<FeatureLine> lines;
  for (const RoleFeature& each : weighed.features) {
    lines.push_back({std::string(name_of(each.sight)) + " " + to_utf8(each.value.text()),
                     rules.roles().weight(each, weighed.predicate), 1});
  }
  return by_share(lines);
}

// The same of a status, against the next likely one.
RoleLine status_line(const Rulebook& rules, const StatusTrace& weighed, StatementStatus status) {
  const auto chosen = static_cast<std::size_t>(status);
  StatusScores sums{};
  for (const StatusFeature& each : weighed.features) {
    const StatusScores scores = rules.statuses().scores(each);
    for (std::size_t i = 0; i < kStatuses; ++i) sums[i] += scores[i];
  }
  std::size_t next = chosen == 0 ? 1 : 0;
  for (std::size_t i = 0; i < kStatuses; ++i) {
    if (i != chosen && sums[i] > sums[next]) next = i;
  }
  std::vector<FeatureLine> lines;
  for (const StatusFeature& each : weighed.features) {
    const StatusScores scores = rules.statuses().scores(each);
    lines.push_back({std::string(name_of(each.sight)) + " " + to_utf8(each.value.text()),
                     scores[chosen] - scores[next], 1});
  }
  return {"status", std::string(to_string(status)), sums[chosen] - sums[next], by_share(lines)};
}

// How the two ends of a statement and its status were weighed; empty where no model decides.
std::vector<RoleLine> role_lines(const ExplainedPage& page, const Statement& said,
                                 const StatementGround& ground) {
  const auto span_of = [&](std::uint32_t mention) {
    if (mention == RoleTrace::kDistrict) return TextSpan{};
    const Mention& its = page.trace.references.mentions[mention];
    return TextSpan{its.begin, its.end};
  };
  std::vector<RoleLine> lines;
  if (!ground.frame) return lines;
  for (const RoleTrace& each : page.trace.roles) {
    const bool is_subject = each.role == Role::subject;
    const bool is_of_it = each.trigger == ground.trigger && page.rules.roles().knows(each.predicate) &&
                          page.rules.vocabulary().predicates[each.predicate] == said.predicate &&
                          span_of(is_subject ? each.mention : each.subject) == ground.subject.span &&
                          (is_subject || span_of(each.mention) == ground.object.span);
    if (!is_of_it) continue;
    lines.push_back({is_subject ? "subject" : "object",
                     page.extraction.entities[is_subject ? said.subject : said.object].name, each.score,
                     feature_lines(page.rules, each)});
  }
  for (const StatusTrace& each : page.trace.statuses) {
    const bool is_of_it = each.trigger == ground.trigger && each.frame == *ground.frame &&
                          page.rules.vocabulary().predicates[each.predicate] == said.predicate;
    if (!is_of_it || page.rules.statuses().empty()) continue;
    lines.push_back(status_line(page.rules, each, said.status));
    break;
  }
  return lines;
}

// Gathers what overlaps a stretch of the page.
class WordsExplainer {
 public:
  WordsExplainer(const ExplainedPage& page, TextSpan span)
      : page_(page), layout_(page.trace.reading.layout), span_(span) {}

  WordsExplanation explain() {
    WordsExplanation words;
    words.span = span_;
    words.text = page_.text(span_);
    take_surroundings(words);
    words.candidates = candidates();
    for (std::size_t m = 0; m < page_.trace.mentions.size(); ++m) {
      if (words.entity || !overlap(source(page_.trace.mentions[m]), span_)) continue;
      words.entity = page_.extraction.entities[page_.trace.mention_entities[m]].name;
    }
    words.sites = sites();
    for (std::size_t s = 0; s < page_.extraction.statements.size(); ++s) {
      if (overlap(page_.extraction.statements[s].evidence, span_)) {
        words.statements.push_back(explain_statement(page_, s));
      }
    }
    return words;
  }

 private:
  TextSpan source(const Candidate& each) const { return layout_.source_span(each.begin, each.end); }
  const std::string& type_name(TypeId type) const { return page_.rules.types().names[type]; }

  void take_surroundings(WordsExplanation& words) const {
    constexpr std::uint32_t kShown = 16;
    const std::u32string& text = page_.source;
    std::uint32_t begin = span_.begin;
    while (begin > 0 && span_.begin - begin < kShown && text[begin - 1] != U'\n') --begin;
    std::uint32_t end = span_.end;
    while (end < text.size() && end - span_.end < kShown && text[end] != U'\n') ++end;
    words.before = page_.text({begin, span_.begin});
    words.after = page_.text({span_.end, end});
  }

  // One line for each span and type: of several proposals the best is what the chooser saw.
  std::vector<CandidateLine> candidates() const {
    std::map<std::pair<TextSpan, TypeId>, std::vector<const ScoredCandidate*>> proposals;
    for (const ScoredCandidate& each : page_.trace.candidates) {
      const TextSpan at = source(each.candidate);
      if (overlap(at, span_)) proposals[{at, each.candidate.type}].push_back(&each);
    }
    std::vector<CandidateLine> lines;
    for (auto& [key, same] : proposals) {
      std::stable_sort(same.begin(), same.end(), [](const ScoredCandidate* a, const ScoredCandidate* b) {
        return a->candidate.score > b->candidate.score;
      });
      lines.push_back(line_of(key.first, same));
    }
    add_later_mentions(lines);
    std::stable_sort(lines.begin(), lines.end(), [](const CandidateLine& a, const CandidateLine& b) {
      return a.is_taken != b.is_taken ? a.is_taken : a.score > b.score;
    });
    return lines;
  }

  CandidateLine line_of(TextSpan span, const std::vector<const ScoredCandidate*>& same) const {
    const ScoredCandidate& best = *same.front();
    CandidateLine line{span,
                       page_.text(span),
                       type_name(best.candidate.type),
                       best.candidate.score,
                       {},
                       false,
                       {},
                       feature_lines(page_.rules, best.features)};
    for (const ScoredCandidate* each : same) {
      const std::string by(each->candidate.found_by);
      if ((", " + line.found_by + ",").find(", " + by + ",") != std::string::npos) continue;
      line.found_by += (line.found_by.empty() ? "" : ", ") + by;
    }
    line.is_taken = is_among(page_.trace.mentions, best.candidate);
    line.verdict = verdict_of(best.candidate, line.is_taken);
    return line;
  }

  static bool is_among(const std::vector<Mention>& mentions, const Candidate& one) {
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& each) {
      return each.begin == one.begin && each.end == one.end && each.type == one.type;
    });
  }

  std::string verdict_of(const Candidate& one, bool is_taken) const {
    if (is_taken) return "taken";
    const bool was_chosen = is_among(page_.trace.chosen, one);
    if (one.score <= 0) return "too weak: not above 0";
    std::string winners;
    for (const Mention& each : was_chosen ? page_.trace.mentions : page_.trace.chosen) {
      if (each.begin >= one.end || one.begin >= each.end) continue;
      const bool same_words = each.begin == one.begin && each.end == one.end;
      winners += (winners.empty() ? "" : ", ") + page_.text(source(each)) +
                 (same_words ? " as " + type_name(each.type) : "") + " (" + score_text(each.score) + ")";
    }
    if (was_chosen) return "gave way to what the page says elsewhere: " + winners;
    return winners.empty() ? "not needed" : "beaten by " + winners;
  }

  // Names that the page repeats are found by their form, not by a score.
  void add_later_mentions(std::vector<CandidateLine>& lines) const {
    for (std::size_t m = 0; m < page_.trace.mentions.size(); ++m) {
      const Mention& mention = page_.trace.mentions[m];
      const TextSpan at = source(mention);
      const bool is_known = std::any_of(lines.begin(), lines.end(), [&](const CandidateLine& line) {
        return line.is_taken && line.span == at;
      });
      if (!overlap(at, span_) || is_known) continue;
      const std::string& name = page_.extraction.entities[page_.trace.mention_entities[m]].name;
      lines.push_back({at,
                       page_.text(at),
                       type_name(mention.type),
                       mention.score,
                       std::string(mention.found_by),
                       true,
                       "taken: the page names " + name + " elsewhere",
                       {}});
    }
  }

  // Patterns whose trigger stands in the sentence of the words.
  std::vector<SiteLine> sites() const {
    const Reading& reading = page_.trace.reading;
    std::vector<SiteLine> lines;
    for (const Sentence& sentence : reading.sentences) {
      const TextSpan laid{reading.tokens[sentence.tokens.begin].begin,
                          reading.tokens[sentence.tokens.end - 1].end};
      if (!overlap(layout_.source_span(laid.begin, laid.end), span_)) continue;
      for (const SiteTrace& site : page_.trace.sites) {
        if (overlap(site.trigger, laid)) lines.push_back(line_of(site));
      }
    }
    return lines;
  }

  SiteLine line_of(const SiteTrace& site) const {
    const Frame& frame = page_.rules.frames()[site.frame];
    const auto words = [&](TextSpan laid) { return page_.text(layout_.source_span(laid.begin, laid.end)); };
    SiteLine line{frame.name, frame.file, words(site.trigger), "stated"};
    if (site.outcome == SiteOutcome::silenced) line.outcome = "silenced by " + words(site.silencer);
    if (site.outcome == SiteOutcome::without_subject) line.outcome = "no subject found";
    if (site.outcome == SiteOutcome::without_object) line.outcome = "no object found";
    if (site.outcome == SiteOutcome::hindered) line.outcome = "kept silent by what follows";
    if (site.outcome == SiteOutcome::outweighed) line.outcome = "no name was weighed likely";
    return line;
  }

  const ExplainedPage& page_;
  const PageLayout& layout_;
  TextSpan span_;
};

}  // namespace

WordsExplanation explain_words(const ExplainedPage& page, TextSpan span) {
  return WordsExplainer(page, span).explain();
}

StatementLine explain_statement(const ExplainedPage& page, std::size_t index) {
  const Statement& said = page.extraction.statements[index];
  const StatementGround& ground = page.trace.grounds[index];
  const PageLayout& layout = page.trace.reading.layout;
  const auto is_given = [](TextSpan laid) { return laid.begin < laid.end; };
  const auto words = [&](TextSpan laid) {
    return is_given(laid) ? one_line(page.text(layout.source_span(laid.begin, laid.end))) : std::string();
  };
  StatementLine line;
  line.index = index;
  line.subject = page.extraction.entities[said.subject].name;
  line.predicate = said.predicate;
  line.object = page.extraction.entities[said.object].name;
  line.status = std::string(to_string(said.status));
  line.time = said.time;
  line.quotation = said.quotation;
  line.rule = said.rule;
  line.evidence = said.evidence;
  if (ground.frame) line.file = page.rules.frames()[*ground.frame].file;
  if (is_given(ground.trigger)) line.grounds.emplace_back("trigger", words(ground.trigger));
  for (const auto& [role, argument] :
       {std::pair{"subject", &ground.subject}, std::pair{"object", &ground.object}}) {
    const std::string named = is_given(argument->span) ? words(argument->span) + ": " : std::string();
    const bool is_implied = !ground.frame && named.empty();
    line.grounds.emplace_back(
        role, is_implied ? "beside it, or implied by the title" : named + source_name(argument->from));
  }
  const bool has_own = ground.frame && page.rules.frames()[*ground.frame].status;
  const bool is_overruled = said.status != ground.status_by_rule;
  line.grounds.emplace_back("status", line.status + ": " +
                                          (is_overruled ? "weighed; the rules alone say " +
                                                              std::string(to_string(ground.status_by_rule))
                                           : is_given(ground.status_word) ? words(ground.status_word)
                                           : has_own                      ? "the pattern's own"
                                                                          : "nothing says otherwise"));
  line.grounds.emplace_back("time", time_text(said.time, ground.time, words(ground.time_words)));
  for (const auto& [key, value] : said.qualifiers) line.grounds.emplace_back(key, value);
  line.roles = role_lines(page, said, ground);
  return line;
}

}  // namespace fangzhi
