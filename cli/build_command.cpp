#include <mutex>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/link_options.h"
#include "cli/page_options.h"
#include "cli/page_pipeline.h"
#include "core/page_reader.h"
#include "graph/graph_store.h"

namespace fangzhi {
namespace {

struct BuildReport {
  std::size_t added = 0;
  std::size_t replaced = 0;
  std::size_t unchanged = 0;
  std::size_t skipped = 0;
  StoreCounts store;
};

std::string plural(std::uint64_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string report_text(const BuildReport& report, const std::string& folder) {
  const StoreCounts& store = report.store;
  return "pages: " + std::to_string(report.added) + " added, " + std::to_string(report.replaced) +
         " replaced, " + std::to_string(report.unchanged) + " unchanged, " + std::to_string(report.skipped) +
         " skipped\n" + folder + ": " + plural(store.documents, "document", "documents") + ", " +
         plural(store.identities, "identity", "identities") + " of " +
         plural(store.entities, "entity", "entities") + ", " +
         plural(store.statements, "statement", "statements") + ", " +
         plural(store.observations, "observation", "observations") + "\n";
}

std::string report_json(const BuildReport& report) {
  const nlohmann::ordered_json json = {{"pages",
                                        {{"added", report.added},
                                         {"replaced", report.replaced},
                                         {"unchanged", report.unchanged},
                                         {"skipped", report.skipped}}},
                                       {"store",
                                        {{"documents", report.store.documents},
                                         {"identities", report.store.identities},
                                         {"entities", report.store.entities},
                                         {"statements", report.store.statements},
                                         {"observations", report.store.observations}}}};
  return json.dump() + "\n";
}

// One run of `build`: many readers, one writer.
class Build {
 public:
  Build(Session& session, GraphWriter& writer, std::size_t pages)
      : session_(session), writer_(writer), pages_(pages) {}

  // May be called from several threads.
  Result<bool> is_known(const Page& page, DocumentId id) {
    const std::lock_guard<std::mutex> lock(writer_mutex_);
    return writer_.has(page.name, id);
  }

  Status take(const PageWork& work) {
    session_.console.show_progress(work.position + 1, pages_);
    if (!work.record) {
      ++report_.skipped;
      session_.console.say(work.problem);
      return {};
    }
    PutOutcome outcome = PutOutcome::unchanged;
    if (!work.is_known) {
      const std::lock_guard<std::mutex> lock(writer_mutex_);
      FANGZHI_ASSIGN(outcome, writer_.put(*work.record));
    }
    ++(outcome == PutOutcome::added      ? report_.added
       : outcome == PutOutcome::replaced ? report_.replaced
                                         : report_.unchanged);
    return {};
  }

  BuildReport& report() { return report_; }

 private:
  Session& session_;
  GraphWriter& writer_;
  std::mutex writer_mutex_;  // the store's writer is for one thread at a time
  std::size_t pages_;
  BuildReport report_;
};

class BuildCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    options_.declare(verb);
    link_options_.declare(verb);
  }

  Result<int> run(Session& session) override {
    FANGZHI_TRY(check_encoding(options_.encoding));
    FANGZHI_ASSIGN(const std::filesystem::path ontology_folder, session.ontology_folder());
    FANGZHI_ASSIGN(const Ontology ontology, session.load_ontology());
    FANGZHI_ASSIGN(const Rulebook rulebook, Rulebook::load(ontology_folder, ontology));
    FANGZHI_ASSIGN(const LinkBasis basis, link_options_.basis(session));
    PageWalk walk = options_.walk(session.console);
    if (walk.pages.empty()) return walk.problems.empty() ? kDone : kPagesSkipped;

    stop_on_interrupt();
    FANGZHI_ASSIGN(const std::string rules, rulebook.fingerprint());
    FANGZHI_ASSIGN(const auto store, open_rocksdb_store(session.store_folder(), rules, basis));
    FANGZHI_ASSIGN(const auto writer, store->open_writer());
    Build build(session, *writer, walk.pages.size());
    build.report().skipped = walk.problems.size();
    FANGZHI_TRY(read_all(walk, rulebook, build));
    walk = {};  // Of very many pages the paths alone are some megabytes.
    FANGZHI_TRY(writer->publish());
    session.console.end_progress();
    return summarise(session, *store, build.report(), basis.judgements);
  }

 private:
  Status read_all(const PageWalk& walk, const Rulebook& rulebook, Build& build) const {
    const PageReading reading{rulebook, options_.encoding,
                              [&](const Page& page, DocumentId id) { return build.is_known(page, id); }};
    return run_pipeline({walk.pages, options_.threads,
                         [&](const PageSource& source) { return read_and_extract(reading, source); },
                         [&](const PageWork& work) { return build.take(work); }});
  }

  static Result<int> summarise(Session& session, GraphStore& store, BuildReport& report,
                               const std::vector<Judgement>& judgements) {
    FANGZHI_ASSIGN(const auto reader, store.open_reader());
    FANGZHI_ASSIGN(report.store, reader->counts());
    FANGZHI_TRY(say_lost_judgements(session, *reader, judgements));
    FANGZHI_TRY(session.out.write(
        session.json ? report_json(report) : report_text(report, visible(session.store_folder().string()))));
    if (const int signal = interrupting_signal(); signal != 0) {
      constexpr int kSignalExit = 128;
      session.console.say("interrupted; what was read is kept, run it again for the rest");
      return kSignalExit + signal;
    }
    return report.skipped == 0 ? kDone : kPagesSkipped;
  }

  PageOptions options_;
  LinkOptions link_options_;
};

}  // namespace

std::unique_ptr<Command> make_build_command() {
  return std::make_unique<BuildCommand>();
}

}  // namespace fangzhi
