// Extraction on one core, in bytes of UTF-8 a second, beside the steps that any reader of the same text must take.
#include <benchmark/benchmark.h>

#include "bench/bench_input.h"
#include "core/page_layout.h"
#include "core/page_reader.h"
#include "core/utf8.h"
#include "extract/extraction.h"

namespace fangzhi::bench {
namespace {

constexpr std::size_t kManyWords = 300000;

void report_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * page_bytes()));
}

// Read from the disk's cache, decode, validate, lay out: everything before the first rule.
void read_and_lay_out(benchmark::State& state) {
  const std::vector<PageSource> sources = page_sources();
  page_bytes();
  for (auto _ : state) {
    for (const PageSource& source : sources) {
      const Page page = need(read_page(source, ""));
      benchmark::DoNotOptimize(lay_out(to_code_points(page.text)));
    }
  }
  report_bytes(state);
}
BENCHMARK(read_and_lay_out)->Unit(benchmark::kMillisecond);

void find_words_in_pages(benchmark::State& state, const Rulebook& rules) {
  std::vector<std::u32string> texts;
  for (const Page& page : pages()) texts.push_back(to_code_points(page.text));
  std::size_t found = 0;
  for (auto _ : state) {
    for (const std::u32string& text : texts) {
      rules.lexicon().find_all(text, [&](auto, auto, WordId) { ++found; });
    }
  }
  state.counters["words"] = static_cast<double>(rules.lexicon().size());
  state.counters["hits"] = static_cast<double>(found) / static_cast<double>(state.iterations());
  report_bytes(state);
}

void find_words(benchmark::State& state) {
  find_words_in_pages(state, rulebook());
}
BENCHMARK(find_words)->Unit(benchmark::kMillisecond);

void find_words_of_300000_more(benchmark::State& state) {
  static const Rulebook rules = rulebook_with_words(kManyWords);
  find_words_in_pages(state, rules);
}
BENCHMARK(find_words_of_300000_more)->Unit(benchmark::kMillisecond);

void extract_from_pages(benchmark::State& state, const Rulebook& rules) {
  pages();
  std::size_t statements = 0;
  for (auto _ : state) {
    for (const Page& page : pages()) statements += extract(rules, page).statements.size();
  }
  state.counters["words"] = static_cast<double>(rules.lexicon().size());
  state.counters["statements"] = static_cast<double>(statements) / static_cast<double>(state.iterations());
  report_bytes(state);
}

// A page already read, all the way to statements.
void extract_pages(benchmark::State& state) {
  extract_from_pages(state, rulebook());
}
BENCHMARK(extract_pages)->Unit(benchmark::kMillisecond);

void extract_with_300000_more_words(benchmark::State& state) {
  static const Rulebook rules = rulebook_with_words(kManyWords);
  extract_from_pages(state, rules);
}
BENCHMARK(extract_with_300000_more_words)->Unit(benchmark::kMillisecond);

void load_rules(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(need(Rulebook::load(ontology_folder(), ontology())));
}
BENCHMARK(load_rules)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace fangzhi::bench

BENCHMARK_MAIN();
