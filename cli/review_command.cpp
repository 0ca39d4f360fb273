#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/judgement_file.h"
#include "cli/link_target.h"
#include "cli/named_entity.h"
#include "cli/why_link.h"
#include "core/byte_io.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

// Two units that nobody is sure of, ready to be judged.
struct Question {
  ComparedUnits compared;
  JudgedSide first;
  JudgedSide second;
};

// A line of the ledger whose verdict is still open.
constexpr std::string_view kOpen = "?";

std::string open_line(const Question& question) {
  const std::string line = format_judgement({LinkOutcome::unsure, question.first, question.second, "", 0});
  return std::string(kOpen) + line.substr(line.find('\t'));
}

// Every line behind a #.
std::string commented(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out.append("# ").append(text.substr(0, end)).append("\n");
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// A file that --answers takes once the marks of open verdicts are replaced.
std::string questionnaire(const std::vector<Question>& questions) {
  std::string text =
      "# Write same, different or unsure for the ? of a line; lines left as they are count for nothing.\n";
  for (const Question& question : questions) {
    text += "#\n" + commented(compared_text(question.compared, "")) + open_line(question);
  }
  return text;
}

Json side_json(const JudgedSide& side, const LinkUnit& unit) {
  return {{"type", unit.type},
          {"place", unit.place},
          {"page", side.page},
          {"name", side.name},
          {"quotation", side.quotation}};
}

std::string questions_json(const std::vector<Question>& questions, std::size_t all, std::size_t lost) {
  Json list = Json::array();
  for (const Question& question : questions) {
    Json features = Json::array();
    for (const LinkFeature& feature : question.compared.verdict.features) {
      features.push_back(
          {{"name", feature.name}, {"score", feature.value * feature.weight}, {"words", feature.words}});
    }
    list.push_back({{"score", question.compared.verdict.score},
                    {"a", side_json(question.first, question.compared.first)},
                    {"b", side_json(question.second, question.compared.second)},
                    {"reasons", std::move(features)}});
  }
  const Json json = {{"unsure", all}, {"lost_judgements", lost}, {"pairs", std::move(list)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// The identity of each of these units.
Result<std::map<IdentityId, IdentityId>> identities_of(GraphReader& reader,
                                                       const std::vector<LinkPair>& pairs) {
  std::map<IdentityId, IdentityId> identities;
  for (const LinkPair& pair : pairs) identities[pair.first], identities[pair.second];
  FANGZHI_ASSIGN(const auto cursor, reader.identities());
  while (true) {
    FANGZHI_ASSIGN(const Identity* identity, cursor->next());
    if (identity == nullptr) return identities;
    for (const IdentityMember& member : identity->members) {
      const auto wanted = identities.find(member.unit);
      if (wanted != identities.end()) wanted->second = identity->id;
    }
  }
}

// The pairs that nobody is sure of, best first. Those that are one by way of others are settled.
Result<std::vector<LinkPair>> unsure_pairs(GraphReader& reader) {
  std::vector<LinkPair> unsure;
  FANGZHI_ASSIGN(const auto cursor, reader.pairs(std::nullopt));
  while (true) {
    FANGZHI_ASSIGN(const LinkPair* pair, cursor->next());
    if (pair == nullptr) break;
    if (pair->outcome == LinkOutcome::unsure) unsure.push_back(*pair);
  }
  FANGZHI_ASSIGN(const auto identities, identities_of(reader, unsure));
  const auto is_settled = [&](const LinkPair& pair) {
    return identities.at(pair.first) == identities.at(pair.second);
  };
  unsure.erase(std::remove_if(unsure.begin(), unsure.end(), is_settled), unsure.end());
  std::sort(unsure.begin(), unsure.end(), [](const LinkPair& a, const LinkPair& b) {
    return std::tie(b.score, a.first, a.second) < std::tie(a.score, b.first, b.second);
  });
  return unsure;
}

// A line typed at the terminal, without its end; false where there is no more.
bool read_line(std::string& line) {
  line.clear();
  int c = std::getchar();
  for (; c != EOF && c != '\n'; c = std::getchar()) line.push_back(static_cast<char>(c));
  return c != EOF || !line.empty();
}

class ReviewCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    verb.add_option("--answers", answers_, "Take the verdicts from this file, as review wrote it")
        .shown_as("FILE");
    verb.add_option("--limit", limit_, "How many pairs to ask for at most")
        .within(1, 1'000'000'000)
        .shown_as("N");
    options_.declare(verb);
  }

  Result<int> run(Session& session) override {
    if (!answers_.empty()) return take_answers(session);
    FANGZHI_ASSIGN(const OpenGraph graph, open_graph(session));
    FANGZHI_ASSIGN(const std::filesystem::path folder, session.ontology_folder());
    FANGZHI_ASSIGN(const Linker linker, Linker::load(folder));
    FANGZHI_ASSIGN(const std::vector<Judgement> ledger, options_.judgements(session));
    FANGZHI_ASSIGN(const std::size_t lost, say_lost_judgements(session, *graph.reader, ledger));
    FANGZHI_ASSIGN(const ResolvedJudgements judged, resolve_judgements(ledger, *graph.reader));
    std::size_t all = 0;
    FANGZHI_ASSIGN(const std::vector<Question> questions, questions_of({*graph.reader, linker, judged}, all));
    if (session.json) {
      FANGZHI_TRY(session.out.write(questions_json(questions, all, lost)));
      return kDone;
    }
    const bool can_ask = session.terminal.out_is_terminal && ::isatty(STDIN_FILENO) != 0;
    if (questions.empty()) session.console.say("no pair is unsure");
    if (questions.empty() || !can_ask) {
      if (!questions.empty()) FANGZHI_TRY(session.out.write(questionnaire(questions)));
      return kDone;
    }
    return ask(session, questions);
  }

 private:
  Result<std::vector<Question>> questions_of(const LinkKnowledge& known, std::size_t& all) const {
    FANGZHI_ASSIGN(const std::vector<LinkPair> pairs, unsure_pairs(known.reader));
    std::vector<Question> questions;
    for (const LinkPair& pair : pairs) {
      FANGZHI_ASSIGN(ComparedUnits compared, explain_pair(known, pair));
      if (compared.judgement) continue;  // people are unsure too
      ++all;
      if (questions.size() == limit_) continue;
      FANGZHI_ASSIGN(JudgedSide first, side_of(known.reader, compared.first));
      FANGZHI_ASSIGN(JudgedSide second, side_of(known.reader, compared.second));
      questions.push_back({std::move(compared), std::move(first), std::move(second)});
    }
    return questions;
  }

  Result<int> take_answers(Session& session) const {
    FANGZHI_ASSIGN(const std::string bytes, read_file(answers_));
    std::string given;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
      // An open line is kept as an empty one, so that complaints count lines as the file does.
      given += bytes.compare(at, kOpen.size(), kOpen) == 0 ? "#\n" : bytes.substr(at, end - at);
      at = end;
    }
    FANGZHI_ASSIGN(const std::vector<Judgement> answers, parse_judgements(given, answers_));
    return keep(session, answers);
  }

  Result<int> ask(Session& session, const std::vector<Question>& questions) const {
    std::vector<Judgement> answers;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const Question& question = questions[i];
      FANGZHI_TRY(session.out.write(question_text(question, i + 1, questions.size())));
      FANGZHI_TRY(session.out.close());
      std::string line;
      if (!read_line(line) || line == "q") break;
      const auto outcome = line == "s"   ? std::optional(LinkOutcome::same)
                           : line == "d" ? std::optional(LinkOutcome::different)
                           : line == "u" ? std::optional(LinkOutcome::unsure)
                                         : std::nullopt;
      if (outcome) answers.push_back({*outcome, question.first, question.second, "", 0});
    }
    return keep(session, answers);
  }

  static std::string question_text(const Question& question, std::size_t number, std::size_t of) {
    std::string text = "\n" + std::to_string(number) + " of " + std::to_string(of) + "\n";
    for (const JudgedSide* side : {&question.first, &question.second}) {
      text +=
          "  " + visible(side->name) + "  …" + visible(side->quotation) + "…  " + visible(side->page) + "\n";
    }
    return text + compared_text(question.compared, "  ") +
           "[s]ame, [d]ifferent, [u]nsure, enter for later, [q]uit: ";
  }

  Result<int> keep(Session& session, const std::vector<Judgement>& answers) const {
    if (!answers.empty()) {
      FANGZHI_TRY(add_judgements(session, options_, answers));
      FANGZHI_TRY(link_again(session, options_));
    }
    const std::string file = options_.file(session).string();
    const Json json = {{"judged", answers.size()}, {"file", file}};
    FANGZHI_TRY(session.out.write(session.json ? json.dump() + "\n"
                                               : std::to_string(answers.size()) + " judgements noted in " +
                                                     visible(file) + "\n"));
    return kDone;
  }

  std::string answers_;
  std::size_t limit_ = 20;
  LinkOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_review_command() {
  return std::make_unique<ReviewCommand>();
}

}  // namespace fangzhi
