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
  void declare(VerbArguments& verb) override {
    verb.add_option("PATH", paths_, "Files of annotated sentences, or folders (every .txt under them)")
        .required()
        .shown_as("...");
    verb.add_option("--out,-o", out_, "Folder that gets weights.tsv, tagger.tsv, roles.tsv and statuses.tsv")
        .required()
        .shown_as("FOLDER");
    verb.add_option("--epochs", options_.epochs, "How often the sentences are gone through")
        .within(1, 1000)
        .shown_as("N");
  }

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(const std::filesystem::path folder, session.ontology_folder());
    FANGZHI_ASSIGN(const Ontology ontology, Ontology::load(folder));
    FANGZHI_ASSIGN(const Rulebook rules, Rulebook::load(folder, ontology));
    FANGZHI_ASSIGN(const NameModel start, starting_weights(folder, rules));
    FANGZHI_ASSIGN(const std::vector<AnnotatedSentence> sentences, read_annotated(paths_, ontology));
    FANGZHI_TRY(make_folder());  // before the minutes that learning takes
    const TrainingSet set = training_set(rules, start, sentences, options_);
    const Rulebook taught = learned(rules, set, std::vector<bool>(sentences.size(), true));
    FANGZHI_TRY(write("weights.tsv", taught.names().to_text(taught.types(), taught.lexicon())));
    FANGZHI_TRY(write("tagger.tsv", taught.tagger().to_text(taught.lexicon())));
    FANGZHI_TRY(write("roles.tsv", taught.roles().to_text(taught.vocabulary())));
    FANGZHI_TRY(write("statuses.tsv", taught.statuses().to_text()));
    session.console.say("weights learned from " + std::to_string(sentences.size()) + " sentences stand in " +
                        out_);
    return kDone;
  }

 private:
  Status make_folder() const {
    std::error_code failed;
    std::filesystem::create_directories(out_, failed);
    if (!failed) return {};
    return io_error(out_ + ": cannot be created (" + failed.message() + ")");
  }

  Status write(const char* name, const std::string& text) const {
    FANGZHI_ASSIGN(const std::unique_ptr<ByteSink> file, open_file_sink(std::filesystem::path(out_) / name));
    FANGZHI_TRY(file->write(text));
    return file->close();
  }

  std::vector<std::string> paths_;
  std::string out_;
  TrainingOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_train_command() {
  return std::make_unique<TrainCommand>();
}

}  // namespace fangzhi
