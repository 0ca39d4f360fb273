// Many readers and extractors, one taker: pages are worked on in parallel and handed over one at a time, in
// the order of their sources. A bounded number is in work at any time, so memory does not depend on how many
// there are.
//
//   PagePipeline pipeline{sources, threads, work, take};
//   FANGZHI_TRY(run_pipeline(pipeline));
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/page.h"
#include "core/page_walk.h"
#include "core/result.h"
#include "extract/extraction.h"
#include "extract/rulebook.h"

namespace fangzhi {

// What became of one page on its way through.
struct PageWork {
  std::size_t position = 0;              // in the list of sources
  std::optional<DocumentRecord> record;  // nothing where the page is skipped
  bool is_known = false;                 // the store has it already; its extraction is empty
  std::string problem;                   // why it is skipped: one sentence
};

struct PagePipeline {
  const PageList& sources;
  unsigned threads = 0;  // 0: one for each processor
  // Called from several threads. Does not fail: what goes wrong becomes PageWork::problem.
  std::function<PageWork(const PageSource&)> work;
  // Called from one thread at a time, in order. A failure stops the pipeline.
  std::function<Status(PageWork)> take;
};

// Runs to the end, to the first failure of take(), or until an interrupt, after which it takes what is
// already in work.
Status run_pipeline(const PagePipeline& pipeline);

// How a page is read: its encoding as told, and the standard input.
Result<Page> read_source(const PageSource& source, const std::string& encoding);

// Reads and extracts a page. `is_known` says whether the extraction can be spared; it may be empty.
struct PageReading {
  const Rulebook& rulebook;
  const std::string& encoding;
  std::function<Result<bool>(const Page&, DocumentId)> is_known;
};
PageWork read_and_extract(const PageReading& reading, const PageSource& source);

}  // namespace fangzhi
