// Linking: document entities read from the sample pages and renamed, so that every copy of the pages speaks
// of other things in another city; gathered into units and linked at once, in memory.
//
// usage: link_bench [ENTITIES...]
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bench/bench_input.h"
#include "core/utf8.h"
#include "graph/graph_store.h"
#include "graph/linking.h"

namespace fangzhi::bench {
namespace {

// Gives the names of the pages to other things: the first two characters of a name become two others, the
// same for all names that begin alike, so that what was one thing under two names still is.
class Renaming {
 public:
  Renaming(std::uint64_t copy, std::u32string city) : copy_(std::to_string(copy)), city_(std::move(city)) {}

  std::string renamed(const std::string& name) const {
    const std::u32string text = to_code_points(name);
    if (!city_.empty() && text.compare(0, city_.size(), city_) == 0) {
      return to_utf8(other(city_)) +
             (text.size() > city_.size() ? renamed(to_utf8(text.substr(city_.size()))) : "");
    }
    return to_utf8(other(text));
  }

  std::string place(const std::string& scope) const {
    return scope.empty() || scope == kUnknownPlace ? scope : renamed(scope);
  }

 private:
  static constexpr std::size_t kChanged = 2;

  std::u32string other(std::u32string text) const {
    if (text.size() < kChanged) return text;
    const Hash128 hash = stable_hash({copy_, to_utf8(text.substr(0, kChanged))});
    constexpr char32_t kFirst = U'一';
    constexpr std::uint64_t kCharacters = 8000;
    text[0] = kFirst + static_cast<char32_t>(hash.low % kCharacters);
    text[1] = kFirst + static_cast<char32_t>(hash.high % kCharacters);
    return text;
  }

  std::string copy_;
  std::u32string city_;
};

DocumentRecord renamed(const DocumentRecord& record, std::uint64_t copy) {
  // The city of a page is the scope that its names have.
  std::u32string city;
  for (const Entity& entity : record.extraction.entities) {
    if (!entity.place.empty() && entity.place != kUnknownPlace) city = to_code_points(entity.place);
  }
  const Renaming names(copy, city);
  DocumentRecord made;
  made.id = make_id<DocumentId>({record.id.bytes(), std::to_string(copy)});
  made.page.name = std::to_string(copy) + "/" + record.page.name;
  made.extraction = record.extraction;
  made.extraction.place = names.place(record.extraction.place);
  for (Entity& entity : made.extraction.entities) {
    entity.name = names.renamed(entity.name);
    entity.place = names.place(entity.place);
    for (std::string& alias : entity.aliases) alias = names.renamed(alias);
  }
  return made;
}

std::vector<LinkUnit> units_from(const Linker& linker, std::size_t entities) {
  std::vector<LinkUnit> units;
  std::unordered_map<IdentityId, std::size_t> known;
  for (std::uint64_t copy = 0; entities > 0; ++copy) {
    for (const DocumentRecord& record : records()) {
      for (LinkUnit& unit : linker.units_of(renamed(record, copy), {})) {
        if (entities == 0) return units;
        --entities;
        const auto [place, is_new] = known.try_emplace(unit.id, units.size());
        if (is_new) {
          units.push_back(std::move(unit));
        } else {
          add_evidence(units[place->second], std::move(unit));
        }
      }
    }
  }
  return units;
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Of the process so far.
double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  constexpr double kKilobytesInMegabyte = 1024;
  return static_cast<double>(usage.ru_maxrss) / kKilobytesInMegabyte;
}

void measure(const Linker& linker, std::size_t entities) {
  const auto start = std::chrono::steady_clock::now();
  const std::vector<LinkUnit> units = units_from(linker, entities);
  const double gathering = seconds_since(start);
  const auto begin = std::chrono::steady_clock::now();
  const Linking linking = link_all(linker, units, {});
  std::printf("| %zu | %zu | %zu | %.1f | %.1f | %.0f |\n", entities, units.size(), linking.clusters.size(),
              gathering, seconds_since(begin), peak_megabytes());
  std::fflush(stdout);
}

// Pages are put by a writer of their own, so that what is measured begins with opening the store.
void put_all(GraphStore& store, std::size_t entities) {
  const auto writer = need(store.open_writer());
  for (std::uint64_t copy = 0; entities > 0; ++copy) {
    for (const DocumentRecord& record : records()) {
      if (entities == 0) return;
      need(writer->put(renamed(record, copy)));
      entities -= std::min(entities, record.extraction.entities.size());
    }
  }
}

void measure_store(const Linker& linker, std::size_t entities) {
  const ScratchFolder folder;
  const auto store = need(
      open_rocksdb_store(folder.path() / "store", need(rulebook().fingerprint()), LinkBasis{linker, {}}));
  const auto start = std::chrono::steady_clock::now();
  put_all(*store, entities);
  const double putting = seconds_since(start);
  const auto begin = std::chrono::steady_clock::now();
  need(need(store->open_writer())->publish());
  const double linking = seconds_since(begin);
  const StoreCounts counts = need(need(store->open_reader())->counts());
  std::printf("| %zu | %zu | %.1f | %.1f | %.0f |\n", static_cast<std::size_t>(counts.entities),
              static_cast<std::size_t>(counts.identities), putting, linking, peak_megabytes());
  std::fflush(stdout);
}

}  // namespace
}  // namespace fangzhi::bench

int main(int count, char** arguments) {
  using namespace fangzhi::bench;
  const bool is_store = count > 1 && std::string_view(arguments[1]) == "--store";
  const int first = is_store ? 2 : 1;
  std::vector<std::size_t> sizes = {10000, 100000, 1000000};
  if (count > first) sizes.clear();
  for (int i = first; i < count; ++i) sizes.push_back(std::strtoull(arguments[i], nullptr, 10));
  const fangzhi::Linker linker = need(fangzhi::Linker::load(ontology_folder()));
  if (is_store) {
    std::printf("| document entities | identities | putting s | linking and publishing s | peak MB |\n");
    std::printf("| ---: | ---: | ---: | ---: | ---: |\n");
    for (const std::size_t entities : sizes) measure_store(linker, entities);
    return 0;
  }
  std::printf("| document entities | units | identities | gathering s | linking s | peak MB |\n");
  std::printf("| ---: | ---: | ---: | ---: | ---: | ---: |\n");
  for (const std::size_t entities : sizes) measure(linker, entities);
  return 0;
}
