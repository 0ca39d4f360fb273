// The store: loading with a synced write for each page, publishing, and asking for one name.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>

#include "bench/bench_input.h"
#include "graph/graph_store.h"
#include "graph/query.h"

namespace fangzhi::bench {
namespace {

constexpr std::size_t kNamesAsked = 200;

std::unique_ptr<GraphStore> store_in(const ScratchFolder& folder) {
  return need(open_rocksdb_store(folder.path() / "store", need(rulebook().fingerprint())));
}

// Returns how many statements were put.
std::size_t put_all(GraphWriter& writer) {
  std::size_t statements = 0;
  for (const DocumentRecord& record : records()) {
    need(writer.put(record));
    statements += record.extraction.statements.size();
  }
  return statements;
}

// Every page is durable before the next is put, as in `fangzhi build`.
void put_pages(benchmark::State& state) {
  std::size_t statements = 0;
  records();
  for (auto _ : state) {
    state.PauseTiming();
    auto folder = std::make_unique<ScratchFolder>();
    const auto store = store_in(*folder);
    auto writer = need(store->open_writer());
    state.ResumeTiming();
    statements += put_all(*writer);
    state.PauseTiming();
    writer.reset();
    folder.reset();
    state.ResumeTiming();
  }
  const auto total = static_cast<double>(statements);
  state.counters["statements/s"] = benchmark::Counter(total, benchmark::Counter::kIsRate);
  state.counters["pages/s"] = benchmark::Counter(static_cast<double>(state.iterations() * records().size()),
                                                 benchmark::Counter::kIsRate);
}
BENCHMARK(put_pages)->Unit(benchmark::kMillisecond)->UseRealTime();

// Making what was put visible to readers.
void publish(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    auto folder = std::make_unique<ScratchFolder>();
    const auto store = store_in(*folder);
    auto writer = need(store->open_writer());
    put_all(*writer);
    state.ResumeTiming();
    need(writer->publish());
    state.PauseTiming();
    writer.reset();
    folder.reset();
    state.ResumeTiming();
  }
}
BENCHMARK(publish)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(3);

// Names spread evenly over what the pages speak of.
std::vector<std::string> names_to_ask() {
  std::vector<std::string> names;
  for (const DocumentRecord& record : records()) {
    for (const Entity& entity : record.extraction.entities) names.push_back(entity.name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<std::string> chosen;
  const std::size_t step = std::max<std::size_t>(1, names.size() / kNamesAsked);
  for (std::size_t i = 0; i < names.size(); i += step) chosen.push_back(names[i]);
  return chosen;
}

double percentile(std::vector<double> sorted, double part) {
  std::sort(sorted.begin(), sorted.end());
  return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

// What `fangzhi show` does once the store is open: find the name, gather the card.
void ask_for_names(benchmark::State& state) {
  const ScratchFolder folder;
  const auto store = store_in(folder);
  auto writer = need(store->open_writer());
  put_all(*writer);
  need(writer->publish());
  const auto reader = need(store->open_reader());
  const std::vector<std::string> names = names_to_ask();
  std::vector<double> microseconds;
  for (auto _ : state) {
    for (const std::string& name : names) {
      const auto begin = std::chrono::steady_clock::now();
      for (const IdentityId id : need(reader->identities_named(name))) {
        benchmark::DoNotOptimize(need(describe(*reader, ontology(), id)));
      }
      const std::chrono::duration<double, std::micro> taken = std::chrono::steady_clock::now() - begin;
      microseconds.push_back(taken.count());
    }
  }
  state.counters["p50_us"] = percentile(microseconds, 0.50);
  state.counters["p99_us"] = percentile(microseconds, 0.99);
  state.counters["names"] = static_cast<double>(names.size());
}
BENCHMARK(ask_for_names)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace fangzhi::bench

BENCHMARK_MAIN();
