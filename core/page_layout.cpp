#include "core/page_layout.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "core/page_lines.h"
#include "core/stacked_tables.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

bool ends_sentence(std::u32string_view text) {
  constexpr std::size_t kMostClosers = 8;
  std::size_t i = text.size();
  while (i > 0 && text.size() - i < kMostClosers && contains(U"”）》’", text[i - 1])) --i;
  if (i == 0) return true;
  const bool closed = i < text.size();
  return contains(closed ? U"。！？…" : U"。！？；：…", text[i - 1]) ||
         (closed && text.back() == U'）' && i < 40);
}

// The unbroken lines around line `i`, end exclusive.
std::pair<std::size_t, std::size_t> block_around(const std::vector<Line>& lines, std::size_t i) {
  constexpr std::size_t kReach = 6;
  std::size_t begin = i;
  while (begin > 0 && i - begin < kReach && lines[begin].blank_before == 0) --begin;
  std::size_t end = i + 1;
  while (end < lines.size() && end - i <= kReach && lines[end].blank_before == 0) ++end;
  return {begin, end};
}

// A paragraph while its lines are joined. What it holds is noted line by line: it may be as long as the page.
struct Draft {
  std::u32string_view text;
  std::size_t line_count = 0;
  bool has_stop = false;
  bool has_comma = false;
  bool has_label = false;  // its first line
};

class PageJoiner {
 public:
  explicit PageJoiner(const CleanedPage& page)
      : page_(page),
        lines_(page.lines),
        stacked_(find_stacked_rows(page)),
        wrap_length_(find_wrap_length(page.lines)) {
    layout_.text.reserve(page.text.size() + lines_.size());
    layout_.source.reserve(page.text.size() + lines_.size());
  }

  PageLayout run() {
    std::uint32_t article = 0;
    auto row = stacked_.begin();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (row != stacked_.end() && row->first == i) {
        append_row(*row, article);
        i += row++->lines - 1;
        continue;
      }
      const std::size_t start = i;
      const Line& first = lines_[start];
      if (first.is_article_start && i > 0) article = begin_article(article);
      const std::size_t begin = layout_.text.size();
      Draft draft;
      append(first, begin, draft);
      while (i + 1 < lines_.size() && !(row != stacked_.end() && row->first == i + 1) && continues(i, draft))
        append(lines_[++i], begin, draft);
      const bool is_listed = is_numbered(i + 1) || (start > 0 && is_numbered(start - 1));
      const bool is_above_article = i + 1 < lines_.size() && lines_[i + 1].is_article_start;
      finish(kind_of(first, draft, is_listed, is_above_article), begin, article, first.is_row);
    }
    return std::move(layout_);
  }

 private:
  // The number of the article that begins behind the paragraphs so far; the headlines right above it are its
  // own.
  std::uint32_t begin_article(std::uint32_t before) {
    constexpr std::size_t kMostHeadlines = 4;
    std::vector<Paragraph>& paragraphs = layout_.paragraphs;
    std::size_t first = paragraphs.size();
    while (first > 0 && paragraphs.size() - first < kMostHeadlines &&
           paragraphs[first - 1].article == before && is_headline(paragraphs[first - 1]))
      --first;
    if (first == 0 || paragraphs[first - 1].article != before) return before;  // they began it
    for (std::size_t i = first; i < paragraphs.size(); ++i) paragraphs[i].article = before + 1;
    return before + 1;
  }

  // Not what is signed below an article or below a picture.
  bool is_headline(const Paragraph& paragraph) const {
    constexpr std::u32string_view kOpenings[] = {U"（",   U"图",   U"上图", U"下图", U"责",
                                                 U"编辑", U"本版", U"记者", U"▲"};
    const std::u32string_view line =
        std::u32string_view(layout_.text).substr(paragraph.begin, paragraph.end - paragraph.begin);
    return paragraph.kind == ParagraphKind::heading && line.back() != U'）' && line.back() != U'摄' &&
           std::none_of(std::begin(kOpenings), std::end(kOpenings),
                        [&](std::u32string_view opening) { return line.starts_with(opening); });
  }

  void finish(ParagraphKind kind, std::size_t begin, std::uint32_t article, bool is_row) {
    layout_.paragraphs.push_back({kind, static_cast<std::uint32_t>(begin),
                                  static_cast<std::uint32_t>(layout_.text.size()), article, is_row});
    layout_.text.push_back(U'\n');
    layout_.source.push_back(layout_.source.back());
  }

  // The cells in one line, as those of any other row.
  void append_row(const StackedRow& row, std::uint32_t article) {
    const std::size_t begin = layout_.text.size();
    for (std::size_t i = 0; i < row.lines; ++i) {
      const Line& cell = lines_[row.first + i];
      if (i > 0 && i < row.columns) {
        layout_.text.push_back(U' ');
        layout_.source.push_back(layout_.source.back());
      }
      for (std::size_t at = cell.begin; at < cell.end; ++at) {
        if (page_.text[at] == U' ') continue;
        layout_.text.push_back(page_.text[at]);
        layout_.source.push_back(page_.source[at]);
      }
    }
    finish(ParagraphKind::body, begin, article, true);
  }

  // Latin words keep a space at a line break; nothing else does.
  void append(const Line& line, std::size_t begin, Draft& draft) {
    const std::u32string_view added = page_.text_of(line);
    if (!draft.text.empty() && is_ascii_letter(draft.text.back()) && is_ascii_letter(added.front())) {
      layout_.text.push_back(U' ');
      layout_.source.push_back(page_.source[line.begin] - 1);
    }
    layout_.text.append(added);
    layout_.source.insert(layout_.source.end(),
                          page_.source.begin() + static_cast<std::ptrdiff_t>(line.begin),
                          page_.source.begin() + static_cast<std::ptrdiff_t>(line.end));
    draft.text = std::u32string_view(layout_.text).substr(begin);
    draft.has_label = draft.line_count == 0 ? line.has_label : draft.has_label;
    ++draft.line_count;
    draft.has_stop = draft.has_stop || line.has_stop;
    draft.has_comma = draft.has_comma || line.has_comma;
  }

  // Whether the line after lines_[i], the last of the paragraph so far, goes on with it.
  bool continues(std::size_t i, const Draft& paragraph) const {
    const Line& last = lines_[i];
    const Line& next = lines_[i + 1];
    if (last.is_row || next.is_row || last.is_credit || next.is_credit) return false;
    if (paragraph.has_label && next.has_label) return false;
    if (last.heading_level > 0 || next.heading_level > 0 || next.is_item || next.number > 0 ||
        next.is_article_start)
      return false;
    if (opens_day(next) || opens_label(next) || opens_caption(next)) return false;
    if (opens_section(next) && (last.number > 0 || !is_full(last, column_width(i)))) return false;
    const bool ended = ends_sentence(paragraph.text);
    if (is_torn_session(paragraph.text, page_.text_of(next))) return next.blank_before <= 1;
    if (next.blank_before == 0) {
      const int column = column_width(i);
      if (ended) return is_full(last, column) && column > 24 && is_wrapped(i, column);
      if (is_listed(i, column)) return false;
      return last.width * 20 >= column * 13 || last.has_comma || last.has_stop;
    }
    // A blank line inside a sentence is a column or page break.
    if (ended || next.blank_before > 3) return false;
    if (contains(U"，、", paragraph.text.back()) || contains(U"的了和与及地得", page_.text[next.begin])) {
      return paragraph.text.size() > 8;
    }
    // A few words between blank lines are a headline, not the end of a sentence.
    const bool stands_alone = i + 2 >= lines_.size() || lines_[i + 2].blank_before > 0;
    if (stands_alone && is_bare(i + 1)) return false;
    // Lines of one column are about as wide: a headline above prose is not.
    const bool is_headline = paragraph.line_count == 1 && last.width * 20 < next.width * 13;
    if (is_headline && !paragraph.has_stop) return false;
    return paragraph.has_stop || (paragraph.has_comma && (paragraph.line_count > 1 || last.width > 60 ||
                                                          next.has_comma || next.has_stop));
  }

  // …在云河县第十五届人民代表大会| |第三次会议上, …第十八届| |人民代表大会第一次会议上: the heading of a
  // report, torn.
  static bool is_torn_session(std::u32string_view above, std::u32string_view below) {
    const bool is_torn_before = above.ends_with(U"人民代表大会") && below.starts_with(U"第");
    return (is_torn_before || (above.ends_with(U"届") && below.starts_with(U"人民代表大会"))) &&
           below.substr(0, 16).find(U"次会议") != std::u32string_view::npos;
  }

  // 【青林镇】云河生产线投产, 【建设单位】青禾集团
  bool opens_label(const Line& line) const {
    constexpr std::size_t kLongest = 10;
    const std::u32string_view text = page_.text_of(line);
    return text.starts_with(U'【') && text.substr(0, kLongest).find(U'】') != text.npos;
  }

  // 6月17日 云河生产线开工: a line of a chronicle.
  bool opens_day(const Line& line) const {
    std::u32string_view text = page_.text_of(line);
    for (const char32_t unit : {U'月', U'日'}) {
      const std::size_t digits = std::min(text.find_first_not_of(U"0123456789"), text.size());
      if (digits == 0 || digits > 2 || digits == text.size() || text[digits] != unit) return false;
      text.remove_prefix(digits + 1);
    }
    return !text.empty() && contains(U" 　：", text.front());
  }

  // 图1 云河大桥, but not 图1所示.
  bool opens_caption(const Line& line) const {
    std::u32string_view text = page_.text_of(line);
    if (!text.starts_with(U'图')) return false;
    const std::size_t name = text.find_first_not_of(U"0123456789", 1);
    return name != text.npos && name > 1 && !contains(U"所中里可、，和与", text[name]);
  }

  // 三、竣工项目, （二）抓产业: not 三、四线城市.
  bool opens_section(const Line& line) const {
    constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
    std::u32string_view text = page_.text_of(line);
    const bool is_enclosed = text.starts_with(U'（');
    if (is_enclosed) text.remove_prefix(1);
    const std::size_t mark = text.find_first_not_of(kNumerals);
    if (mark == 0 || mark > 3 || mark + 1 >= text.size()) return false;
    return text[mark] == (is_enclosed ? U'）' : U'、') && !contains(kNumerals, text[mark + 1]);
  }

  // How wide the column is that line `i` stands in: the widest of the lines around it.
  int column_width(std::size_t i) const {
    const auto [begin, end] = block_around(lines_, i);
    int width = 0;
    for (std::size_t k = begin; k < end; ++k) width = std::max(width, lines_[k].width);
    return width;
  }
  static bool is_full(const Line& line, int column) { return line.width * 20 >= column * 19; }

  // Whether another line around line `i` ends where the column does. A page that has each paragraph in a line
  // of its own has no columns.
  bool is_wrapped(std::size_t i, int column) const {
    constexpr int kSlack = 2;  // a mark that does not begin a line
    const auto [begin, end] = block_around(lines_, i);
    for (std::size_t k = begin; k < end; ++k) {
      if (k != i && lines_[k].width + kSlack >= column) return true;
    }
    return false;
  }

  // The number of characters that the page breaks its lines at: that of most lines, give or take one; 0 where
  // there is none.
  static std::size_t find_wrap_length(const std::vector<Line>& lines) {
    constexpr std::size_t kFewest = 8, kShortest = 14, kLongest = 80;
    if (lines.size() < kFewest) return 0;
    std::array<std::size_t, kLongest + 2> counts{};
    for (const Line& line : lines) {
      if (line.end - line.begin <= kLongest) ++counts[line.end - line.begin];
    }
    const auto alike = [&](std::size_t length) {
      return counts[length - 1] + counts[length] + counts[length + 1];
    };
    std::size_t best = kShortest;
    for (std::size_t length = kShortest; length <= kLongest; ++length) {
      if (alike(length) > alike(best)) best = length;
    }
    return alike(best) * 2 >= lines.size() ? best : 0;
  }
  bool is_wrap(const Line& line) const {
    const std::size_t length = line.end - line.begin;
    return wrap_length_ > 0 && length + 1 >= wrap_length_ && length <= wrap_length_ + 1;
  }

  // Neither prose nor a headline: lines of many lengths that hold nothing but names. The widest of three may
  // be a headline of two lines above a byline.
  bool is_listed(std::size_t i, int column) const {
    constexpr std::size_t kSureList = 4;
    if (is_wrap(lines_[i])) return false;
    const auto [begin, end] = block_around(lines_, i);
    std::size_t first = i, last = i;
    while (first > begin && is_bare(first - 1)) --first;
    while (last + 1 < end && is_bare(last + 1)) ++last;
    const std::size_t count = last - first + 1;
    if (!is_bare(i) || last == i || count + 1 < kSureList) return false;
    const bool is_ragged = std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(first),
                                       lines_.begin() + static_cast<std::ptrdiff_t>(last),
                                       [&](const Line& line) { return !is_full(line, column); });
    return is_ragged && (count >= kSureList || !is_full(lines_[i], column));
  }
  // A line that no mark divides or ends.
  bool is_bare(std::size_t i) const {
    constexpr std::u32string_view kMarks = U"，。；：、！？,;:";
    const std::u32string_view text = page_.text_of(lines_[i]);
    return text.size() <= kLongestBare && text.find_first_of(kMarks) == std::u32string_view::npos;
  }

  bool is_numbered(std::size_t i) const { return i < lines_.size() && lines_[i].number > 0; }

  // A numbered line is an item where it stands beside another one, else the heading of what follows it.
  // ■青林县开园 right above an article is its headline.
  static ParagraphKind kind_of(const Line& first, const Draft& draft, bool is_listed, bool is_above_article) {
    const bool prose = draft.has_stop || draft.text.size() > 45;
    if (first.heading_level > 0) return ParagraphKind::heading;
    const bool is_framed = draft.text.back() == U'·';  // ·青林县·
    if (first.is_item)
      return (is_above_article || is_framed) && !prose ? ParagraphKind::heading : ParagraphKind::item;
    if (first.number > 0 && is_listed && !prose) return ParagraphKind::item;
    return prose ? ParagraphKind::body : ParagraphKind::heading;
  }

  static constexpr std::size_t kLongestBare = 40;

  const CleanedPage& page_;
  const std::vector<Line>& lines_;
  const std::vector<StackedRow> stacked_;
  const std::size_t wrap_length_;
  PageLayout layout_;
};

}  // namespace

PageLayout lay_out(std::u32string_view page) {
  const CleanedPage cleaned = clean_lines(page);
  return PageJoiner(cleaned).run();
}

}  // namespace fangzhi
