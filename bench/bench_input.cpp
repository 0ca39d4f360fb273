#include "bench/bench_input.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <unordered_set>

#include "core/page_reader.h"
#include "core/utf8.h"
#include "extract/extraction.h"

namespace fangzhi::bench {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kSeed = 20240701;

// Words look like words when their characters are those that names are made of.
std::u32string common_characters() {
  std::u32string characters;
  for (const Page& page : pages()) {
    for (const char32_t c : to_code_points(page.text)) {
      if (c >= 0x4e00 && c <= 0x9fff) characters.push_back(c);
    }
    constexpr std::size_t kEnough = 100000;
    if (characters.size() > kEnough) break;
  }
  return characters;
}

void write_words(const fs::path& table, std::size_t count) {
  const std::u32string characters = common_characters();
  std::mt19937 random(kSeed);  // its sequence is fixed by the standard; the library's distributions are not
  std::ofstream out(table);
  out << "# Generated nouns.\n";
  constexpr unsigned kShortest = 2;
  constexpr unsigned kLengths = 4;
  std::unordered_set<std::u32string> made;  // the tables refuse a word that stands in them already
  while (made.size() < count) {
    std::u32string word;
    for (unsigned length = kShortest + random() % kLengths; length > 0; --length) {
      word.push_back(characters[random() % characters.size()]);
    }
    if (rulebook().lexicon().find(word) != kNoWord || !made.insert(word).second) continue;
    out << to_utf8(word) << "\tnoun\n";
  }
  if (!out.flush()) give_up(table.string() + ": cannot be written");
}

}  // namespace

void give_up(const std::string& message) {
  std::cerr << message << '\n';
  std::exit(1);
}

void need(const Status& status) {
  if (!status) give_up(status.error().message);
}

fs::path ontology_folder() {
  return fs::path(FANGZHI_ROOT) / "ontology";
}

std::vector<PageSource> page_sources() {
  const char* folder = std::getenv("FANGZHI_BENCH_PAGES");
  std::vector<std::string> paths;
  if (folder != nullptr) {
    paths.emplace_back(folder);
  } else {
    paths.push_back((fs::path(FANGZHI_ROOT) / "data" / "pages").string());
  }
  PageWalk walk = walk_pages(paths);
  if (!walk.problems.empty()) give_up(walk.problems.front());
  if (walk.pages.empty()) give_up("no pages; name a folder in $FANGZHI_BENCH_PAGES");
  return {walk.pages.begin(), walk.pages.end()};
}

const std::vector<Page>& pages() {
  static const std::vector<Page> all = [] {
    std::vector<Page> read;
    for (const PageSource& source : page_sources()) read.push_back(need(read_page(source, "")));
    return read;
  }();
  return all;
}

std::size_t page_bytes() {
  std::size_t bytes = 0;
  for (const Page& page : pages()) bytes += page.text.size();
  return bytes;
}

const Ontology& ontology() {
  static const Ontology loaded = need(Ontology::load(ontology_folder()));
  return loaded;
}

const Rulebook& rulebook() {
  static const Rulebook loaded = need(Rulebook::load(ontology_folder(), ontology()));
  return loaded;
}

Rulebook rulebook_with_words(std::size_t count) {
  const ScratchFolder folder;
  const fs::path copy = folder.path() / "ontology";
  fs::copy(ontology_folder(), copy, fs::copy_options::recursive);
  write_words(copy / "lexicons" / "generated.tsv", count);
  return need(Rulebook::load(copy, ontology()));
}

const std::vector<DocumentRecord>& records() {
  static const std::vector<DocumentRecord> all = [] {
    std::vector<DocumentRecord> extracted;
    for (const Page& page : pages()) {
      extracted.push_back({document_id(page), page, extract(rulebook(), page)});
    }
    return extracted;
  }();
  return all;
}

ScratchFolder::ScratchFolder() {
  std::string path = (fs::temp_directory_path() / "fangzhi-bench-XXXXXX").string();
  if (mkdtemp(path.data()) == nullptr) give_up(path + ": cannot be made");
  path_ = path;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace fangzhi::bench
