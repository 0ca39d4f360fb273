// What the benchmarks work on: pages, rules, and folders that vanish.
//
// The pages are those of $FANGZHI_BENCH_PAGES (a folder), else the sample pages of data/. The ontology is that of the
// source tree. Whatever cannot be read ends the program with one sentence: a benchmark has no one to hand errors to.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/ontology.h"
#include "core/page.h"
#include "core/page_walk.h"
#include "extract/rulebook.h"

namespace fangzhi::bench {

// The value of a result that has to be there.
template <class T>
T need(Result<T> result);
// Ends the program with the message.
[[noreturn]] void give_up(const std::string& message);
void need(const Status& status);

std::filesystem::path ontology_folder();
std::vector<PageSource> page_sources();
// All of them read and decoded.
const std::vector<Page>& pages();
// How many bytes of UTF-8 the pages hold.
std::size_t page_bytes();

const Ontology& ontology();
const Rulebook& rulebook();
// The ontology's rules with so many generated nouns added: 2 to 5 characters, each character drawn from the common
// ones, by a generator with a fixed seed.
Rulebook rulebook_with_words(std::size_t count);

// What the pages say, by the rules of the ontology.
const std::vector<DocumentRecord>& records();

// A new folder, removed with everything in it by the destructor.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

template <class T>
T need(Result<T> result) {
  if (!result) give_up(result.error().message);
  return std::move(result).value();
}

}  // namespace fangzhi::bench
