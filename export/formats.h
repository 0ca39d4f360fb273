// The writers behind the table of formats; callers use exporter.h.
#pragma once

#include "export/exporter.h"

namespace fangzhi {

Result<ExportReport> write_graphml(GraphReader& reader, const Ontology& ontology, ByteSink& sink);
Result<ExportReport> write_identities(GraphReader& reader, const Ontology& ontology, ByteSink& sink);
Result<ExportReport> write_jsonld(GraphReader& reader, const Ontology& ontology, ByteSink& sink);

}  // namespace fangzhi
