#include "cli/page_pipeline.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <exception>
#include <memory>
#include <new>
#include <thread>

#include "cli/interrupt.h"
#include "core/page_reader.h"

namespace fangzhi {
namespace {

PageWork skipped(std::string problem) {
  PageWork work;
  work.problem = std::move(problem);
  return work;
}

Result<PageWork> try_to_read(const PageReading& reading, const PageSource& source) {
  FANGZHI_ASSIGN(Page page, read_source(source, reading.encoding));
  PageWork work;
  const DocumentId id = document_id(page);
  if (reading.is_known) {
    const Result<bool> known = reading.is_known(page, id);
    work.is_known = known && *known;  // where the store cannot tell, taking the page will say why
  }
  Extraction extraction;
  if (!work.is_known) extraction = extract(reading.rulebook, page);
  work.record = DocumentRecord{id, std::move(page), std::move(extraction)};
  return work;
}

}  // namespace

Result<Page> read_source(const PageSource& source, const std::string& encoding) {
  return source.name == "-" ? read_page_from(stdin, encoding) : read_page(source, encoding);
}

PageWork read_and_extract(const PageReading& reading, const PageSource& source) {
  try {
    Result<PageWork> work = try_to_read(reading, source);
    return work ? std::move(*work) : skipped(work.error().message);
  } catch (const std::bad_alloc&) {
    return skipped(source.name + ": needs more memory than there is");
  } catch (const std::exception& failure) {
    return skipped(source.name + ": could not be read to its end (" + failure.what() +
                   "); please report the page that does this");
  }
}

namespace {

Status run_in_turn(const PagePipeline& pipeline) {
  for (std::size_t i = 0; i < pipeline.sources.size() && interrupting_signal() == 0; ++i) {
    PageWork done = pipeline.work(pipeline.sources[i]);
    done.position = i;
    FANGZHI_TRY(pipeline.take(std::move(done)));
  }
  return {};
}

}  // namespace

Status run_pipeline(const PagePipeline& pipeline) {
  namespace tbb = oneapi::tbb;
  const std::size_t threads =
      pipeline.threads > 0 ? pipeline.threads : std::max(1u, std::thread::hardware_concurrency());
  // Threads cost more to start than a page to read.
  if (std::min(threads, pipeline.sources.size()) < 2) return run_in_turn(pipeline);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  std::size_t next = 0;
  Status outcome;
  std::atomic<bool> has_failed =
      false;  // what next_position may see of `outcome`, which another thread writes
  const auto next_position = [&](tbb::flow_control& flow) -> std::size_t {
    if (next == pipeline.sources.size() || has_failed || interrupting_signal() != 0) flow.stop();
    return next++;
  };
  const auto work_on = [&](std::size_t position) {
    auto done = std::make_shared<PageWork>(pipeline.work(pipeline.sources[position]));
    done->position = position;
    return done;
  };
  const auto hand_over = [&](const std::shared_ptr<PageWork>& done) {
    if (outcome) outcome = pipeline.take(std::move(*done));
    has_failed = !outcome;
  };
  using Handle = std::shared_ptr<PageWork>;
  constexpr auto kInOrder = tbb::filter_mode::serial_in_order;
  tbb::parallel_pipeline(2 * threads,
                         tbb::make_filter<void, std::size_t>(kInOrder, next_position) &
                             tbb::make_filter<std::size_t, Handle>(tbb::filter_mode::parallel, work_on) &
                             tbb::make_filter<Handle, void>(kInOrder, hand_over));
  return outcome;
}

}  // namespace fangzhi
