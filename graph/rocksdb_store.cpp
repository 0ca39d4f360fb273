// The store in a folder: its reader opens what was published last, its writer the live tables.
#include "graph/graph_store.h"
#include "graph/rocksdb_reader.h"
#include "graph/rocksdb_writer.h"
#include "graph/store_folder.h"

namespace fangzhi {
namespace {

class RocksdbStore final : public GraphStore {
 public:
  RocksdbStore(const std::filesystem::path& folder, std::string_view rules, std::optional<LinkBasis> linking)
      : folder_(folder), rules_(rules), linking_(std::move(linking)) {}

  Result<std::unique_ptr<GraphReader>> open_reader() override {
    FANGZHI_ASSIGN(auto rows, read_published_rows(folder_));
    return make_rocksdb_reader(std::move(rows));
  }

  Result<std::unique_ptr<GraphWriter>> open_writer() override {
    return open_rocksdb_writer(folder_, rules_, linking_);
  }

 private:
  StoreFolder folder_;
  std::string rules_;
  std::optional<LinkBasis> linking_;
};

}  // namespace

Result<std::unique_ptr<RocksdbRows>> read_published_rows(const StoreFolder& folder) {
  FANGZHI_TRY(folder.check());
  std::optional<std::uint64_t> tried;
  while (true) {
    FANGZHI_ASSIGN(const auto sequence, folder.published());
    if (!sequence) {
      return not_found(folder.path().string() +
                       ": nothing is published here yet; run: fangzhi build --store " +
                       folder.path().string() + " PAGES");
    }
    auto rows = read_rocksdb_rows(folder.checkpoint(*sequence));
    // A writer removes a checkpoint two publications later: while the pointer moves, it is worth another try.
    if (rows || tried == sequence) return rows;
    tried = sequence;
  }
}

Result<std::unique_ptr<GraphStore>> open_rocksdb_store(const std::filesystem::path& folder,
                                                       std::string_view rules,
                                                       std::optional<LinkBasis> linking) {
  return std::unique_ptr<GraphStore>(std::make_unique<RocksdbStore>(folder, rules, std::move(linking)));
}

}  // namespace fangzhi
