// Export from a store into memory that is thrown away, in bytes written a second.
#include <benchmark/benchmark.h>

#include "bench/bench_input.h"
#include "export/exporter.h"

namespace fangzhi::bench {
namespace {

// Counts bytes and drops them.
class CountingSink final : public ByteSink {
 public:
  Status write(std::string_view bytes) override {
    count_ += bytes.size();
    benchmark::DoNotOptimize(bytes.data());
    return {};
  }
  Status close() override { return {}; }
  std::size_t count() const { return count_; }

 private:
  std::size_t count_ = 0;
};

GraphStore& filled_store() {
  static const ScratchFolder folder;
  static const auto store = [] {
    auto opened = need(open_rocksdb_store(folder.path() / "store", need(rulebook().fingerprint())));
    const auto writer = need(opened->open_writer());
    for (const DocumentRecord& record : records()) need(writer->put(record));
    need(writer->publish());
    return opened;
  }();
  return *store;
}

void export_as(benchmark::State& state, std::string_view format) {
  const auto reader = need(filled_store().open_reader());
  std::size_t bytes = 0;
  std::uint64_t statements = 0;
  for (auto _ : state) {
    CountingSink sink;
    statements += need(export_graph(*reader, ontology(), format, sink)).statements;
    bytes += sink.count();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.counters["statements/s"] =
      benchmark::Counter(static_cast<double>(statements), benchmark::Counter::kIsRate);
}

void export_jsonld(benchmark::State& state) {
  export_as(state, "jsonld");
}
BENCHMARK(export_jsonld)->Unit(benchmark::kMillisecond)->UseRealTime();

void export_graphml(benchmark::State& state) {
  export_as(state, "graphml");
}
BENCHMARK(export_graphml)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace fangzhi::bench

BENCHMARK_MAIN();
