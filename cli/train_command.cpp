#include <filesystem>
#include <memory>

#include "cli/annotated_files.h"
#include "cli/command.h"
#include "core/byte_io.h"
#include "extract/training.h"

namespace fangzhi {
namespace {

class TrainCommand final : public Command {
 public:
  void declare(CLI::App& verb) override {
    verb.add_option("PATH", paths_, "Files of annotated sentences, or folders (every .txt under them)")
        ->required()
        ->option_text("...");
    verb.add_option("--out,-o", out_, "Where the weights go; else to standard output")->option_text("FILE");
    verb.add_option("--epochs", options_.epochs, "How often the sentences are gone through")
        ->check(CLI::Range(1, 1000))
        ->option_text("N");
  }

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(const std::filesystem::path folder, session.ontology_folder());
    FANGZHI_ASSIGN(const Ontology ontology, Ontology::load(folder));
    FANGZHI_ASSIGN(const Rulebook rules, Rulebook::load(folder, ontology));
    FANGZHI_ASSIGN(const NameModel start, starting_weights(folder, rules));
    FANGZHI_ASSIGN(const std::vector<AnnotatedSentence> sentences, read_annotated(paths_, ontology));
    std::vector<TrainingExample> examples;
    for (const AnnotatedSentence& each : sentences) {
      examples.push_back(training_example(rules, each));
      session.console.show_progress(examples.size(), sentences.size());
    }
    session.console.end_progress();
    std::vector<const TrainingExample*> all;
    for (const TrainingExample& each : examples) all.push_back(&each);
    const std::string weights = train(start, all, options_).to_text(rules.types(), rules.lexicon());
    if (out_.empty()) {
      FANGZHI_TRY(session.out.write(weights));
      return kDone;
    }
    FANGZHI_ASSIGN(const std::unique_ptr<ByteSink> file, open_file_sink(out_));
    FANGZHI_TRY(file->write(weights));
    FANGZHI_TRY(file->close());
    session.console.say("weights learned from " + std::to_string(sentences.size()) + " sentences stand in " +
                        out_);
    return kDone;
  }

 private:
  std::vector<std::string> paths_;
  std::string out_;
  TrainingOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_train_command() {
  return std::make_unique<TrainCommand>();
}

}  // namespace fangzhi
