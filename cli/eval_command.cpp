#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "cli/annotated_files.h"
#include "cli/command.h"
#include "cli/cross_validation.h"
#include "cli/identity_evaluation.h"
#include "cli/page_pipeline.h"
#include "cli/table.h"
#include "core/byte_io.h"
#include "core/nearest_word.h"
#include "core/page_walk.h"
#include "extract/evaluation.h"
#include "extract/extraction.h"
#include "extract/training.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kGroups = 10;  // of districts, for --by-district
constexpr Judged kItems[] = {Judged::mention, Judged::statement, Judged::observation};
constexpr Judged kParts[] = {Judged::status, Judged::time, Judged::role, Judged::name};

const char* name_of(Judged kind) {
  switch (kind) {
    case Judged::mention:
      return "mention";
    case Judged::statement:
      return "statement";
    case Judged::observation:
      return "observation";
    case Judged::status:
      return "status";
    case Judged::time:
      return "time";
    case Judged::role:
      return "role";
    default:
      return "name";
  }
}

const char* name_of(Verdict verdict) {
  return verdict == Verdict::right ? "right" : verdict == Verdict::missed ? "missed" : "wrong";
}

// How the items are told apart: by their own word (type, predicate) or by where their sentence stands.
enum class Grouping { word, type, predicate, genre, district };

struct Miss {
  const AnnotatedSentence* sentence;
  Appraisal judgement;
};

struct Report {
  std::vector<AnnotatedSentence> sentences;
  std::map<Judged, Count> totals;
  std::map<std::pair<Judged, std::string>, Count> groups;
  // By verdict, kind and word.
  std::map<std::tuple<Verdict, Judged, std::string>, std::vector<Miss>> misses;
};

// The groups of misses, the largest last: it stays in sight.
auto sorted_misses(const Report& report) {
  using Group = std::pair<std::tuple<Verdict, Judged, std::string>, std::vector<Miss>>;
  std::vector<Group> groups(report.misses.begin(), report.misses.end());
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.second.size() < b.second.size(); });
  return groups;
}

std::string percent(double part) {
  char text[16];
  std::snprintf(text, sizeof text, "%.3f", part);
  return text;
}

void add_row(Table& table, const std::string& what, const std::string& group, const Count& count) {
  table.add({what, group, std::to_string(count.right), std::to_string(count.missed),
             std::to_string(count.wrong), percent(count.precision()), percent(count.recall()),
             percent(count.f1())});
}

std::string report_text(const Report& report, const Terminal& terminal) {
  Table table({"what", "of", "right", "missed", "wrong", "P", "R", "F1"});
  for (const Judged kind : kItems) {
    for (const auto& [key, count] : report.groups) {
      if (key.first == kind) add_row(table, name_of(kind), key.second, count);
    }
    const auto total = report.totals.find(kind);
    add_row(table, name_of(kind), "all", total == report.totals.end() ? Count{} : total->second);
  }
  Table parts({"of those found", "right", "wrong", "accuracy"});
  for (const Judged kind : kParts) {
    const auto total = report.totals.find(kind);
    const Count count = total == report.totals.end() ? Count{} : total->second;
    parts.add(
        {name_of(kind), std::to_string(count.right), std::to_string(count.wrong), percent(accuracy(count))});
  }
  return table.render(terminal) + "\n" + parts.render(terminal) + "\n" +
         std::to_string(report.sentences.size()) + " sentences\n";
}

std::string misses_text(const Report& report) {
  std::string text;
  for (const auto& [key, misses] : sorted_misses(report)) {
    const auto& [verdict, kind, word] = key;
    text += std::string(name_of(verdict)) + " " + name_of(kind) + (word.empty() ? "" : " " + word) + ": " +
            std::to_string(misses.size()) + "\n";
    for (const Miss& miss : misses) {
      text += "  " + visible(miss.sentence->page.name) + ": " + visible(miss.judgement.shown) + "\n    " +
              visible(miss.sentence->page.text) + "\n";
    }
    text += "\n";
  }
  return text;
}

Json json_of(const Count& count) {
  return {{"right", count.right},           {"missed", count.missed},   {"wrong", count.wrong},
          {"precision", count.precision()}, {"recall", count.recall()}, {"f1", count.f1()}};
}

Json misses_json(const Report& report) {
  Json list = Json::array();
  for (const auto& [key, misses] : sorted_misses(report)) {
    for (const Miss& miss : misses) {
      list.push_back({{"verdict", name_of(std::get<0>(key))},
                      {"kind", name_of(std::get<1>(key))},
                      {"word", std::get<2>(key)},
                      {"file", miss.sentence->file},
                      {"line", miss.sentence->line},
                      {"item", miss.judgement.shown},
                      {"sentence", miss.sentence->page.text}});
    }
  }
  return list;
}

std::string report_json(const Report& report, bool has_misses) {
  Json json = {{"sentences", report.sentences.size()}};
  for (const Judged kind : kItems) {
    const auto total = report.totals.find(kind);
    Json& of_kind = json[std::string(name_of(kind)) + "s"];
    of_kind = json_of(total == report.totals.end() ? Count{} : total->second);
    of_kind["by"] = Json::object();
    for (const auto& [key, count] : report.groups) {
      if (key.first == kind) of_kind["by"][key.second] = json_of(count);
    }
  }
  for (const Judged kind : kParts) {
    const auto total = report.totals.find(kind);
    const Count count = total == report.totals.end() ? Count{} : total->second;
    json[name_of(kind)] = {{"right", count.right}, {"wrong", count.wrong}, {"accuracy", accuracy(count)}};
  }
  if (has_misses) json["misses"] = misses_json(report);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

// An empty word is none given.
Result<Grouping> grouping_named(const std::string& word) {
  if (word.empty()) return Grouping::word;
  const std::vector<std::string> known = {"type", "predicate", "genre", "district"};
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (word == known[i]) return static_cast<Grouping>(i + 1);
  }
  const std::string nearest = nearest_word(word, known);
  return usage_error(
      "--by: \"" + word + "\" is not known; " +
      (nearest.empty() ? "known are type, predicate, genre, district" : "did you mean \"" + nearest + "\"?"));
}

class EvalCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    verb.add_option(
            "PATH", paths_,
            "Files of annotated sentences, or folders (every .txt under them); with --identities, pages")
        .shown_as("...");
    verb.add_option("--identities", identities_,
                    "Score who is who against this list, on the pages, or without PATH on the store")
        .shown_as("FILE");
    verb.add_option("--by", by_,
                    "Count apart by type, predicate, genre or district; else by type and predicate")
        .shown_as("WHAT");
    verb.add_flag("--misses", has_misses_,
                  "List what was missed and what was wrong, the largest groups last");
    verb.add_flag("--names-given", are_names_given_,
                  "Take the names that are written down, and measure what is made of them");
    verb.add_option("--folds", folds_,
                    "Learn weights from all but one of N parts, measure on it, for each in turn")
        .within(2, 1000)
        .shown_as("N");
    verb.add_flag(
        "--by-district", is_by_district_,
        "Learn weights from nine tenths of the districts, measure on the others, for each tenth in turn");
  }

  Result<int> run(Session& session) override {
    if (!identities_.empty()) {
      if (!by_.empty()) return usage_error("--by: does not go with --identities; leave it out");
      return score_identities(session);
    }
    if (paths_.empty()) return usage_error("PATH: is missing; name files of annotated sentences");
    FANGZHI_ASSIGN(const Grouping grouping, grouping_named(by_));
    if ((folds_ > 0 || is_by_district_) &&
        (has_misses_ || are_names_given_ || !by_.empty() || (folds_ > 0 && is_by_district_))) {
      return usage_error(
          "eval: --folds and --by-district stand alone; leave out --by, --misses, --names-given and the "
          "other "
          "one");
    }
    FANGZHI_ASSIGN(const std::filesystem::path folder, session.ontology_folder());
    FANGZHI_ASSIGN(const Ontology ontology, session.load_ontology());
    FANGZHI_ASSIGN(const Rulebook rulebook, Rulebook::load(folder, ontology));
    Report report;
    FANGZHI_ASSIGN(report.sentences, read_annotated(paths_, ontology));
    if (folds_ > 0 || is_by_district_) return cross_validate(session, folder, rulebook, report.sentences);
    for (const AnnotatedSentence& sentence : report.sentences) {
      for (const Appraisal& one : judge(sentence, extraction_of(rulebook, sentence))) {
        count(grouping, sentence, one, report);
      }
    }
    if (session.json) FANGZHI_TRY(session.out.write(report_json(report, has_misses_)));
    if (session.json) return kDone;
    if (has_misses_) FANGZHI_TRY(session.out.write(misses_text(report)));
    FANGZHI_TRY(session.out.write(report_text(report, session.terminal)));
    return kDone;
  }

 private:
  Result<int> score_identities(Session& session) const {
    FANGZHI_ASSIGN(const std::string bytes, read_file(identities_));
    FANGZHI_ASSIGN(GoldIdentities gold, parse_gold_identities(bytes, identities_));
    FANGZHI_ASSIGN(const std::unique_ptr<GraphStore> store, store_of_pages(session));
    FANGZHI_ASSIGN(const auto reader, store->open_reader());
    FANGZHI_ASSIGN(const IdentityEvaluation evaluation, evaluate_identities(std::move(gold), *reader));
    FANGZHI_TRY(session.out.write(session.json
                                      ? identity_report_json(evaluation, has_misses_)
                                      : identity_report_text(evaluation, has_misses_, session.terminal)));
    return kDone;
  }

  // The pages read into memory; the user's store where none are named.
  Result<std::unique_ptr<GraphStore>> store_of_pages(Session& session) const {
    if (paths_.empty()) return open_rocksdb_store(session.store_folder(), "");
    FANGZHI_ASSIGN(const std::filesystem::path folder, session.ontology_folder());
    FANGZHI_ASSIGN(const Ontology ontology, session.load_ontology());
    FANGZHI_ASSIGN(const Rulebook rulebook, Rulebook::load(folder, ontology));
    const PageWalk walk = walk_pages(paths_);
    if (!walk.problems.empty()) return not_found(walk.problems.front());
    FANGZHI_ASSIGN(Linker linker, Linker::load(folder));
    FANGZHI_ASSIGN(const std::string fingerprint, rulebook.fingerprint());
    std::unique_ptr<GraphStore> store = make_memory_store(fingerprint, LinkBasis{std::move(linker), {}});
    FANGZHI_ASSIGN(const auto writer, store->open_writer());
    const PageReading reading{rulebook, "", nullptr};
    const auto work = [&](const PageSource& source) { return read_and_extract(reading, source); };
    const auto take = [&](const PageWork& page) { return put_page(*writer, page); };
    FANGZHI_TRY(run_pipeline({walk.pages, 0, work, take}));
    FANGZHI_TRY(writer->publish());
    return store;
  }

  static Status put_page(GraphWriter& writer, const PageWork& page) {
    if (!page.record) return bad_input(page.problem);
    const Result<PutOutcome> outcome = writer.put(*page.record);
    return outcome ? Status() : outcome.error();
  }

  Result<int> cross_validate(Session& session, const std::filesystem::path& folder, const Rulebook& rulebook,
                             const std::vector<AnnotatedSentence>& sentences) const {
    const std::size_t folds = std::min(static_cast<std::size_t>(folds_), sentences.size());
    const CrossValidation validation{
        folder, rulebook, sentences,
        is_by_district_ ? districts_of(sentences, kGroups) : folds_of(sentences.size(), folds)};
    FANGZHI_ASSIGN(const std::string report,
                   cross_validation_report(validation, session.terminal, session.json, session.console));
    FANGZHI_TRY(session.out.write(report));
    return kDone;
  }

  Extraction extraction_of(const Rulebook& rulebook, const AnnotatedSentence& sentence) const {
    if (!are_names_given_) return extract(rulebook, sentence.page);
    std::vector<GivenName> names;
    for (const GoldMention& mention : sentence.mentions) names.push_back({mention.span, mention.type});
    return extract(rulebook, sentence.page, nullptr, &names);
  }

  static void count(Grouping grouping, const AnnotatedSentence& sentence, const Appraisal& one,
                    Report& report) {
    report.totals[one.kind].add(one.verdict);
    if (const std::string group = group_of(grouping, sentence, one); !group.empty()) {
      report.groups[{one.kind, group}].add(one.verdict);
    }
    if (one.verdict != Verdict::right) {
      report.misses[{one.verdict, one.kind, one.word}].push_back({&sentence, one});
    }
  }

  // Empty where the item belongs to no group.
  static std::string group_of(Grouping grouping, const AnnotatedSentence& sentence, const Appraisal& one) {
    switch (grouping) {
      case Grouping::genre:
        return sentence.genre;
      case Grouping::district:
        return sentence.district();
      case Grouping::type:
        return one.kind == Judged::mention ? one.word : "";
      case Grouping::predicate:
        return one.kind == Judged::statement ? one.word : "";
      default:
        return one.word;
    }
  }

  std::vector<std::string> paths_;
  std::string by_;
  std::string identities_;
  bool has_misses_ = false;
  bool are_names_given_ = false;
  int folds_ = 0;
  bool is_by_district_ = false;
};

}  // namespace

std::unique_ptr<Command> make_eval_command() {
  return std::make_unique<EvalCommand>();
}

}  // namespace fangzhi
