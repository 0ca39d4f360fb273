// Undoes what the page did to the text, so that a sentence can be read as it was written: hard-wrapped lines
// are joined (also inside names, numbers and across column breaks), doubled headlines are read once, Markdown
// marks and stray spaces go, full-width letters and half-width punctuation take one form. Every character
// keeps the place it came from.
//
//   PageLayout layout = lay_out(to_code_points(page.text));
//   TextSpan in_source = layout.source_span(begin, end);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"

namespace fangzhi {

enum class ParagraphKind { body, heading, item };

// A run of the laid-out text; offsets are code points of PageLayout::text, end exclusive.
struct Paragraph {
  ParagraphKind kind = ParagraphKind::body;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t article = 0;  // articles that follow each other on one page are numbered from 0
  bool is_row = false;        // of a table: spaces part its cells, two an empty one, and stand nowhere else
};

struct PageLayout {
  std::u32string text;                // paragraphs, each followed by one line feed
  std::vector<std::uint32_t> source;  // for each character of `text`, its code point in the page
  std::vector<Paragraph> paragraphs;

  // Where [begin, end) of `text` stands in the page; requires begin < end. A span broken by a line wrap
  // covers the wrap.
  TextSpan source_span(std::uint32_t begin, std::uint32_t end) const {
    return {source[begin], source[end - 1] + 1};
  }
};

// Never fails; linear in the length of the page.
PageLayout lay_out(std::u32string_view page);

}  // namespace fangzhi
