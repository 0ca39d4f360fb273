#include "cli/command.h"
#include "cli/interrupt.h"
#include "export/exporter.h"
#include "graph/graph_store.h"

namespace fangzhi {
namespace {

class ExportCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    std::string known;
    for (const ExportFormat& format : export_formats())
      known += (known.empty() ? "" : " or ") + std::string(format.name);
    verb.add_option("--format", format_, known + "; else by the ending of FILE").shown_as("NAME");
    verb.add_option("-o,--output", file_, "The file to write; else standard output").shown_as("FILE");
  }

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(const std::string format, format_name());
    FANGZHI_ASSIGN(const Ontology ontology, session.load_ontology());
    FANGZHI_ASSIGN(const auto store, open_rocksdb_store(session.store_folder(), ""));
    FANGZHI_ASSIGN(const auto reader, store->open_reader());
    if (file_.empty() || file_ == "-") {
      FANGZHI_ASSIGN(const ExportReport report, export_graph(*reader, ontology, format, session.out));
      for (const std::string& warning : report.warnings) session.console.say(warning);
      return kDone;
    }
    stop_on_interrupt();
    FANGZHI_ASSIGN(std::unique_ptr<ByteSink> file, open_file_sink(file_));
    const std::unique_ptr<ByteSink> sink = stoppable(std::move(file));
    FANGZHI_ASSIGN(const ExportReport report, export_graph(*reader, ontology, format, *sink));
    FANGZHI_TRY(sink->close());
    for (const std::string& warning : report.warnings) session.console.say(warning);
    FANGZHI_TRY(session.out.write(report_of(session, report)));
    return kDone;
  }

 private:
  Result<std::string> format_name() const {
    if (!format_.empty()) {
      FANGZHI_ASSIGN(const ExportFormat format, find_export_format(format_));
      return std::string(format.name);
    }
    const std::string ending = std::filesystem::path(file_).extension().string();
    for (const ExportFormat& format : export_formats()) {
      if (ending == format.extension) return std::string(format.name);
    }
    return usage_error("no format given; say --format jsonld or --format graphml");
  }

  std::string report_of(const Session& session, const ExportReport& report) const {
    if (session.json) {
      return "{\"entities\":" + std::to_string(report.entities) +
             ",\"edges\":" + std::to_string(report.edges) +
             ",\"statements\":" + std::to_string(report.statements) +
             ",\"observations\":" + std::to_string(report.observations) +
             ",\"documents\":" + std::to_string(report.documents) + "}\n";
    }
    return visible(file_) + ": " + std::to_string(report.entities) + " entities, " +
           std::to_string(report.edges) + " edges from " + std::to_string(report.statements) +
           " statements\n";
  }

  std::string format_;
  std::string file_;
};

}  // namespace

std::unique_ptr<Command> make_export_command() {
  return std::make_unique<ExportCommand>();
}

}  // namespace fangzhi
