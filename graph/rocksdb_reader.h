// A snapshot read from rows. See graph_store.h for the promises.
#pragma once

#include <memory>

#include "graph/graph_store.h"
#include "graph/rocksdb_rows.h"
#include "graph/store_folder.h"

namespace fangzhi {

// The rows that the store of a folder published last. Fails with not_found where nothing ever was.
Result<std::unique_ptr<RocksdbRows>> read_published_rows(const StoreFolder& folder);

std::unique_ptr<GraphReader> make_rocksdb_reader(std::unique_ptr<RocksdbRows> rows);

// What a reader and a writer both ask of the rows.
Result<StoredState> load_state(const RocksdbRows& rows);
Result<std::optional<StoredHeader>> load_header(const RocksdbRows& rows, DocumentId id);
// With the first of its names. Fails with corrupt where a part of the document is missing.
Result<DocumentRecord> load_document(const RocksdbRows& rows, const StoredHeader& header);

}  // namespace fangzhi
