#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/link_options.h"
#include "graph/graph_store.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string report_json(const VerifyReport& report) {
  const StoreCounts& counts = report.counts;
  return line_of({{"ok", report.problems.empty()},
                  {"documents", counts.documents},
                  {"entities", counts.entities},
                  {"identities", counts.identities},
                  {"statements", counts.statements},
                  {"observations", counts.observations},
                  {"spans_checked", report.spans_checked},
                  {"index_rows_checked", report.index_rows_checked},
                  {"witness_rows_checked", report.witness_rows_checked},
                  {"pairs_compared", report.pairs_compared},
                  {"links_checked", report.links_checked},
                  {"problems", report.problems}});
}

std::string report_text(const VerifyReport& report) {
  std::string text;
  const auto row = [&](const char* what, std::uint64_t count) {
    text += std::to_string(count) + " " + what + "\n";
  };
  row("documents", report.counts.documents);
  row("entities", report.counts.entities);
  row("identities", report.counts.identities);
  row("statements", report.counts.statements);
  row("observations", report.counts.observations);
  row("spans cut again", report.spans_checked);
  row("index rows checked", report.index_rows_checked);
  row("witness rows checked", report.witness_rows_checked);
  row("pairs compared again", report.pairs_compared);
  row("links made again", report.links_checked);
  row("problems", report.problems.size());
  for (const std::string& problem : report.problems) text += visible(problem) + "\n";
  return text;
}

class VerifyCommand final : public Command {
 public:
  void declare(VerbArguments&) override {}

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(const std::filesystem::path ontology, session.ontology_folder());
    FANGZHI_ASSIGN(const Linker linker, Linker::load(ontology));
    FANGZHI_ASSIGN(const VerifyReport report, verify_rocksdb_store(session.store_folder(), &linker));
    if (report.links_checked == 0 && report.counts.identities > 0) {
      session.console.say(
          "the links were not checked, since other rules made them; build again to link by these");
    }
    FANGZHI_TRY(session.out.write(session.json ? report_json(report) : report_text(report)));
    return report.problems.empty() ? kDone : kFailed;
  }
};

class ForgetCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    verb.add_option("DOC", names_, "Names of pages as they were read").required().shown_as("...");
    link_options_.declare(verb);
  }

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(LinkBasis basis, link_options_.basis(session));
    FANGZHI_ASSIGN(const auto store, open_rocksdb_store(session.store_folder(), "", std::move(basis)));
    FANGZHI_TRY(store->open_reader());  // a writer would make a store where there is none
    FANGZHI_ASSIGN(const auto writer, store->open_writer());
    std::vector<std::string> forgotten;
    std::vector<std::string> missing;
    for (const std::string& name : names_) {
      const std::string normal = std::filesystem::path(name).lexically_normal().string();
      const Status done = writer->forget(normal);
      if (!done && done.error().kind != ErrorKind::not_found) return done.error();
      (done ? forgotten : missing).push_back(normal);
      if (!done) session.console.say(done.error().message);
    }
    FANGZHI_TRY(writer->publish());
    FANGZHI_TRY(session.out.write(session.json ? line_of({{"forgotten", forgotten}, {"not_found", missing}})
                                               : "forgot " + std::to_string(forgotten.size()) + " of " +
                                                     std::to_string(names_.size()) + " pages\n"));
    return missing.empty() ? kDone : kFailed;
  }

 private:
  std::vector<std::string> names_;
  LinkOptions link_options_;
};

}  // namespace

std::unique_ptr<Command> make_verify_command() {
  return std::make_unique<VerifyCommand>();
}
std::unique_ptr<Command> make_forget_command() {
  return std::make_unique<ForgetCommand>();
}

}  // namespace fangzhi
