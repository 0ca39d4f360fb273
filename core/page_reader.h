// How bytes become a Page: one decoding, strict, and nothing else changed, so that every offset printed leads
// back to the file as decoded (its line ends and spaces are kept; only a leading byte-order mark is dropped).
//
// What cannot be read is refused with one sentence that names the file, the place and the reason. All
// functions are pure or read only the files named; they may be called from several threads.
//
//   FANGZHI_ASSIGN(Page page, read_page({"pages/01.txt", "pages/01.txt"}, ""));
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/page.h"
#include "core/page_walk.h"
#include "core/result.h"

namespace fangzhi {

inline constexpr std::size_t kMaxPageBytes = 32u << 20;     // a newspaper page is some 10 KB
inline constexpr std::size_t kMaxLineBytes = 4u << 20;      // counted in the decoded text
inline constexpr std::size_t kMaxMetadataBytes = 1u << 20;  // of a sidecar

// Fails (usage) unless `encoding` is empty or names an encoding that decode() knows.
Status check_encoding(std::string_view encoding);

// The text of `bytes` as UTF-8. With no `encoding`: by the byte-order mark, else UTF-8 where it is valid,
// else GB18030 where it is valid and looks like it. GB2312 and GBK are read as GB18030, which holds both.
// Refuses invalid bytes, NUL, blank text and pages or lines past the limits. `origin` is what messages call
// the page.
Result<std::string> decode(std::string_view bytes, std::string_view origin, std::string_view encoding);

// A sidecar: a JSON object with any of title, source, date, place, period, all strings.
Result<PageMetadata> parse_metadata(std::string_view bytes, std::string_view origin);

// Reads a page with its sidecar, NAME.meta.json beside it (NAME with its extension, or else without).
Result<Page> read_page(const PageSource& source, std::string_view encoding);

// Reads a page called "-" from a stream until its end.
Result<Page> read_page_from(std::FILE* stream, std::string_view encoding);

}  // namespace fangzhi
