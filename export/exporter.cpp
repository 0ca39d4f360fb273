#include "export/exporter.h"

#include <algorithm>
#include <array>

#include "core/nearest_word.h"
#include "export/formats.h"

namespace fangzhi {
namespace {

constexpr std::array kFormats = {
    ExportFormat{"graphml", ".graphml", write_graphml},
    ExportFormat{"identities", ".jsonl", write_identities},
    ExportFormat{"jsonld", ".jsonld", write_jsonld},
};

}  // namespace

std::span<const ExportFormat> export_formats() {
  return kFormats;
}

Result<ExportFormat> find_export_format(std::string_view name) {
  std::vector<std::string> known;
  for (const ExportFormat& format : kFormats) {
    if (format.name == name) return format;
    known.emplace_back(format.name);
  }
  std::string list;
  for (const std::string& one : known) list += (list.empty() ? "" : ", ") + one;
  const std::string nearest = nearest_word(name, known);
  return usage_error("unknown format \"" + std::string(name) + "\"; known are " + list +
                     (nearest.empty() ? "" : "; did you mean " + nearest + "?"));
}

Result<ExportReport> export_graph(GraphReader& reader, const Ontology& ontology, std::string_view format,
                                  ByteSink& sink) {
  FANGZHI_ASSIGN(const ExportFormat found, find_export_format(format));
  return found.write(reader, ontology, sink);
}

}  // namespace fangzhi
