#include "cli/command.h"
#include "cli/extraction_json.h"
#include "cli/page_options.h"
#include "cli/page_pipeline.h"
#include "core/page_reader.h"

namespace fangzhi {
namespace {

class ExtractCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override { options_.declare(verb); }

  Result<int> run(Session& session) override {
    FANGZHI_TRY(check_encoding(options_.encoding));
    FANGZHI_ASSIGN(const std::filesystem::path folder, session.ontology_folder());
    FANGZHI_ASSIGN(const Ontology ontology, session.load_ontology());
    FANGZHI_ASSIGN(const Rulebook rulebook, Rulebook::load(folder, ontology));
    const PageWalk walk = options_.walk(session.console);
    std::size_t skipped = walk.problems.size();
    const PageReading reading{rulebook, options_.encoding, nullptr};
    const PagePipeline pipeline{
        walk.pages, options_.threads,
        [&](const PageSource& source) { return read_and_extract(reading, source); },
        [&](PageWork work) { return print(session, work, walk.pages.size(), skipped); }};
    FANGZHI_TRY(run_pipeline(pipeline));
    session.console.end_progress();
    return skipped == 0 ? kDone : kPagesSkipped;
  }

 private:
  static Status print(Session& session, const PageWork& work, std::size_t total, std::size_t& skipped) {
    // A bar would be drawn across lines that go to the same screen.
    if (!session.terminal.out_is_terminal) session.console.show_progress(work.position + 1, total);
    if (!work.record) {
      ++skipped;
      session.console.say(work.problem);
      return {};
    }
    return session.out.write(extraction_json(work.record->page.name, work.record->extraction) + "\n");
  }

  PageOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_extract_command() {
  return std::make_unique<ExtractCommand>();
}

}  // namespace fangzhi
