#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/judgement_file.h"
#include "cli/link_target.h"
#include "cli/named_entity.h"
#include "cli/vocabulary.h"
#include "core/nearest_word.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

Result<LinkOutcome> outcome_named(const std::string& word) {
  std::vector<std::string> known;
  for (const LinkOutcome outcome : {LinkOutcome::same, LinkOutcome::different, LinkOutcome::unsure}) {
    if (word == to_string(outcome)) return outcome;
    known.emplace_back(to_string(outcome));
  }
  const std::string nearest = nearest_word(word, known);
  return usage_error("\"" + word + "\" is no verdict; say same, different or unsure" +
                     (nearest.empty() ? "" : " (did you mean " + nearest + "?)"));
}

// One call of the verb: what was meant, and what it is now.
struct Judged {
  Judgement judgement;
  bool was_joined = false;
  bool is_joined = false;
};

std::string side_text(const JudgedSide& side) {
  return visible(side.name) + " (" + visible(side.page) + ")";
}

std::string judged_text(const Judged& judged, const std::string& file) {
  const std::string verdict(to_string(judged.judgement.outcome));
  std::string text = side_text(judged.judgement.first) + " " + verdict + " " +
                     side_text(judged.judgement.second) + ": noted in " + visible(file) + "\n";
  if (judged.is_joined == judged.was_joined) return text + (judged.is_joined ? "still one\n" : "still two\n");
  return text + (judged.is_joined ? "now one\n" : "now two\n");
}

Json side_json(const JudgedSide& side) {
  return {{"page", side.page}, {"name", side.name}, {"quotation", side.quotation}};
}

std::string judged_json(const Judged& judged, const std::string& file) {
  const Json json = {{"verdict", to_string(judged.judgement.outcome)},
                     {"a", side_json(judged.judgement.first)},
                     {"b", side_json(judged.judgement.second)},
                     {"because", judged.judgement.reason},
                     {"file", file},
                     {"was_joined", judged.was_joined},
                     {"joined", judged.is_joined}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

class JudgeCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    const char* who = "A name, the start of an id, or PAGE#NAME for what one page calls so";
    verb.add_option("A", first_, who).required().shown_as(" ");
    verb.add_option("VERDICT", verdict_, "same, different or unsure").required().shown_as(" ");
    verb.add_option("B", second_, who).required().shown_as(" ");
    verb.add_option("--because", reason_, "Why, for those who read the file of judgements").shown_as("TEXT");
    options_.declare(verb);
  }

  Result<int> run(Session& session) override {
    Judged judged;
    FANGZHI_ASSIGN(judged.judgement.outcome, outcome_named(verdict_));
    judged.judgement.reason = reason_;
    FANGZHI_ASSIGN(const bool is_found, find_sides(session, judged));
    if (!is_found) return kAskedWrongly;
    FANGZHI_TRY(add_judgements(session, options_, {judged.judgement}));
    FANGZHI_TRY(link_again(session, options_));
    FANGZHI_TRY(look_again(session, judged));
    const std::string file = options_.file(session).string();
    FANGZHI_TRY(session.out.write(session.json ? judged_json(judged, file) : judged_text(judged, file)));
    return kDone;
  }

 private:
  Result<bool> find_sides(Session& session, Judged& judged) const {
    FANGZHI_ASSIGN(const OpenGraph graph, open_graph(session));
    FANGZHI_ASSIGN(const auto first, find_target(session, graph.ontology, *graph.reader, first_));
    if (!first) return false;
    FANGZHI_ASSIGN(const auto second, find_target(session, graph.ontology, *graph.reader, second_));
    if (!second) return false;
    if (first->side == second->side) {
      return usage_error("both are " + first->side.name + " on " + first->side.page +
                         "; say which pages are meant with PAGE#NAME");
    }
    judged.judgement.first = first->side;
    judged.judgement.second = second->side;
    judged.was_joined = first->target.identity == second->target.identity;
    return true;
  }

  // Whether the two are one now.
  static Status look_again(const Session& session, Judged& judged) {
    FANGZHI_ASSIGN(const OpenGraph graph, open_graph(session));
    FANGZHI_ASSIGN(const ResolvedJudgements found, resolve_judgements({judged.judgement}, *graph.reader));
    if (found.pairs.empty())
      return io_error("the judgement was not found again; run the same command once more");
    FANGZHI_ASSIGN(const IdentityId first, identity_of(*graph.reader, found.pairs.front().first));
    FANGZHI_ASSIGN(const IdentityId second, identity_of(*graph.reader, found.pairs.front().second));
    judged.is_joined = first == second;
    return {};
  }

  static Result<IdentityId> identity_of(GraphReader& reader, const JudgedEntity& entity) {
    FANGZHI_ASSIGN(const DocumentRecord record, reader.document(entity.document));
    const Entity& named = record.extraction.entities[entity.entity];
    const EntityId id = entity_id(record.id, named);
    FANGZHI_ASSIGN(const std::vector<IdentityId> candidates, reader.identities_named(named.name));
    for (const IdentityId candidate : candidates) {
      FANGZHI_ASSIGN(const Identity identity, reader.identity(candidate));
      for (const IdentityMember& member : identity.members) {
        if (member.document == record.id && member.entity == id) return candidate;
      }
    }
    return not_found(named.name + ": is not in the store any more");
  }

  std::string first_;
  std::string second_;
  std::string verdict_;
  std::string reason_;
  LinkOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_judge_command() {
  return std::make_unique<JudgeCommand>();
}

}  // namespace fangzhi
