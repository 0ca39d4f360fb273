// The door of export: a snapshot of the graph becomes bytes in one of the known formats.
//
// Exporters stream: they hold one record at a time, whatever the size of the graph. The same snapshot and
// ontology give the same bytes. To add a format, write one .cpp with a function of the type
// ExportFormat::write and add its line to the table in exporter.cpp.
//
//   FANGZHI_ASSIGN(auto sink, open_file_sink("graph.jsonld"));
//   FANGZHI_ASSIGN(ExportReport report, export_graph(*reader, ontology, "jsonld", *sink));
//   FANGZHI_TRY(sink->close());
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/byte_io.h"
#include "core/ontology.h"
#include "core/result.h"
#include "graph/graph_store.h"

namespace fangzhi {

// What was written, and what a reader of it should know.
struct ExportReport {
  std::uint64_t entities = 0;
  // What the format draws between entities: statements, or bundles of them, and what is believed of parts and
  // wholes.
  std::uint64_t edges = 0;
  std::uint64_t statements = 0;           // that the edges stand for
  std::uint64_t observations = 0;         // 0 in formats that cannot carry them
  std::uint64_t documents = 0;            // likewise
  std::uint64_t replaced_characters = 0;  // written as U+FFFD because the format cannot hold them
  std::vector<std::string> warnings;      // each one sentence
};

struct ExportFormat {
  std::string_view name;       // what --format calls it
  std::string_view extension;  // with its dot
  Result<ExportReport> (*write)(GraphReader& reader, const Ontology& ontology, ByteSink& sink);
};

// Sorted by name.
std::span<const ExportFormat> export_formats();

// The format of that name. Fails with usage, naming the known formats and the nearest.
Result<ExportFormat> find_export_format(std::string_view name);

// Writes the whole graph; the caller closes the sink, and must not where this fails. Fails where the sink or
// the store fails, and where the store uses a class or property that the ontology does not define.
Result<ExportReport> export_graph(GraphReader& reader, const Ontology& ontology, std::string_view format,
                                  ByteSink& sink);

}  // namespace fangzhi
