#include "core/page_lines.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/torn_day.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

// How pages write a mark, and how it is read. By rising code point.
struct Form {
  char32_t written;
  char32_t read;
};
constexpr Form kForms[] = {
    // half-width punctuation, beside Chinese text only
    {U'!', U'！'},
    {U'(', U'（'},
    {U')', U'）'},
    {U',', U'，'},
    {U':', U'：'},
    {U';', U'；'},
    {U'?', U'？'},
    // other quotation marks
    {U'「', U'“'},
    {U'」', U'”'},
    {U'『', U'“'},
    {U'』', U'”'},
    {U'〝', U'“'},
    {U'〞', U'”'},
    // other widths
    {U'﹑', U'、'},
    {U'％', U'%'},
    {U'＋', U'+'},
    {U'－', U'-'},
    {U'．', U'.'},
    {U'／', U'/'},
    {U'､', U'、'},
};

constexpr bool is_before(const Form& a, const Form& b) {
  return a.written < b.written;
}
static_assert(std::is_sorted(std::begin(kForms), std::end(kForms), is_before));

char32_t read_form(char32_t c) {
  const Form* form = std::lower_bound(std::begin(kForms), std::end(kForms), Form{c, c}, is_before);
  return form != std::end(kForms) && form->written == c ? form->read : c;
}

// One form for characters that pages write in two widths. Lengths never change.
char32_t fold_width(char32_t c) {
  constexpr char32_t kAfterPunctuation = 0x3100;
  constexpr char32_t kSmallForms = 0xfe50;
  if (c < 0x80 || (c >= kAfterPunctuation && c < kSmallForms)) return c;
  if (c >= U'０' && c <= U'９') return c - U'０' + U'0';
  if (c >= U'Ａ' && c <= U'Ｚ') return c - U'Ａ' + U'A';
  if (c >= U'ａ' && c <= U'ｚ') return c - U'ａ' + U'a';
  return read_form(c);
}

bool is_wide(char32_t c) {
  return c > 0x2e7f || c == U'“' || c == U'”' || c == U'…' || c == U'—';
}
bool is_word_character(char32_t c) {
  return is_han(c) || is_ascii_letter(c);
}

bool is_doubled(std::u32string_view run) {
  const std::size_t half = run.size() / 2;
  return run.size() % 2 == 0 && half > 0 && run.substr(0, half) == run.substr(half);
}

// The run of words, or of marks, at the beginning of a text that does not begin with a space.
std::u32string_view first_run(std::u32string_view text) {
  const auto is_word = [](char32_t c) { return is_word_character(c) || is_ascii_digit(c); };
  const bool words = is_word(text.front());
  std::size_t i = 1;
  while (i < text.size() && text[i] != U' ' && is_word(text[i]) == words) ++i;
  return text.substr(0, i);
}

// A headline printed with a shadow comes out twice: 创新发展谱华章创新发展谱华章.
bool is_printed_twice(std::u32string_view line) {
  constexpr std::size_t kShortestHeadline = 3;
  std::size_t longest = 0;
  while (!line.empty()) {
    if (line.front() == U' ') {
      line.remove_prefix(1);
      continue;
    }
    const std::u32string_view run = first_run(line);
    if (!is_doubled(run)) return false;
    longest = std::max(longest, run.size() / 2);
    line.remove_prefix(run.size());
  }
  return longest >= kShortestHeadline;
}

// Or letter by letter: 创创新新发发展展.
bool has_each_twice(std::u32string_view line) {
  constexpr std::size_t kShortest = 8;
  if (line.size() < kShortest || line.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < line.size(); i += 2) {
    if (line[i] != line[i + 1]) return false;
  }
  return std::any_of(line.begin(), line.end(), is_han);
}

// Cuts the page into lines and cleans each in place: what is dropped closes up, so that a page is copied
// once.
class LineCleaner {
 public:
  explicit LineCleaner(std::u32string_view page) : page_(page) {
    cleaned_.text.resize(page.size());
    cleaned_.source.resize(page.size());
  }

  CleanedPage run() {
    for (std::uint32_t i = 0; i < page_.size(); ++i) {
      const char32_t c = page_[i];
      if (c == U'\n' || (c == U'\r' && (i + 1 == page_.size() || page_[i + 1] != U'\n'))) {
        finish_line();
      } else if (c != U'\r' && !(end_ == line_.begin && is_space(c))) {
        const char32_t folded = fold_width(c);
        note(folded);
        put(end_++, folded, i);
      }
    }
    finish_line();
    drop_lone_numbers();
    mark_torn_days();
    cleaned_.text.resize(end_);
    cleaned_.source.resize(end_);
    return std::move(cleaned_);
  }

 private:
  char32_t at(std::size_t i) const { return cleaned_.text[i]; }
  std::u32string_view text() const {
    return std::u32string_view(cleaned_.text).substr(line_.begin, end_ - line_.begin);
  }
  void put(std::size_t to, char32_t c, std::uint32_t source) {
    cleaned_.text[to] = c;
    cleaned_.source[to] = source;
  }
  void move(std::size_t from, std::size_t to) { put(to, cleaned_.text[from], cleaned_.source[from]); }

  // Most lines hold little that has to be cleaned.
  void note(char32_t c) {
    if (c < 0x80 && !is_ascii_digit(c) && !is_ascii_letter(c)) has_mark_ = true;
    if (is_space(c)) has_space_ = true;
  }

  void finish_line() {
    if (has_mark_) open_pipes();
    if (has_mark_) fold_marks();
    strip_marks();
    if (has_mark_) drop_bold_marks();
    const bool is_spread = has_space_ && is_spread_out();
    has_narrow_gaps_ = has_space_ && !is_spread && is_narrow_row();
    line_.is_row = has_narrow_gaps_ || (has_space_ && !is_spread && is_row());
    if (has_space_) drop_spaces(is_spread);
    has_mark_ = has_space_ = false;
    if (has_each_twice(text())) {
      keep_every_other();
    } else if (is_printed_twice(text())) {
      undouble();
    }
    if (text().empty()) {
      ++blank_;
    } else {
      describe();
      line_.blank_before = std::exchange(blank_, 0);
      cleaned_.lines.push_back(line_);
    }
    line_ = Line();
    line_.begin = end_;
  }

  // | 云河广场 | 20亿元 |, 云河广场 | 东湖镇 | 20亿元 | 封顶: a row of Markdown, whose cells tabs part from
  // here on. The line below its header goes.
  void open_pipes() {
    constexpr auto kFewest = 3;  // 项目 | 地点 | 投资 | 进度
    const bool is_open = std::count(text().begin(), text().end(), U'|') >= kFewest;
    if (text().empty() || (text().front() != U'|' && !is_open)) return;
    if (text().find_first_not_of(U"|-: \t") == std::u32string_view::npos) {
      end_ = line_.begin;
      return;
    }
    for (std::size_t i = line_.begin; i < end_; ++i) {
      if (at(i) == U'|') cleaned_.text[i] = U'\t';
    }
    has_space_ = true;
  }

  void fold_marks() {
    for (std::size_t i = line_.begin; i < end_; ++i) {
      if (at(i) >= 0x80) continue;
      const char32_t before = i > line_.begin ? at(i - 1) : U'中';
      const char32_t after = i + 1 < end_ ? at(i + 1) : U'中';
      const bool in_latin = before < 0x80 && after < 0x80;
      if (!in_latin || at(i) == U'(' || at(i) == U')') cleaned_.text[i] = read_form(at(i));
    }
  }

  // List and heading marks at the front.
  void strip_marks() {
    static constexpr std::u32string_view kMarks = U"●■◆◇▲△○◎★☆•·>*";
    std::size_t i = line_.begin;
    while (i < end_ && at(i) == U'#') ++i;
    line_.heading_level = static_cast<int>(i - line_.begin);
    const bool is_bold = text().starts_with(U"**");  // no mark of a list
    for (; i < end_; ++i) {
      const bool dash = (at(i) == U'-' || at(i) == U'—') && i + 1 < end_ && is_space(at(i + 1));
      if (!contains(kMarks, at(i)) && !is_space(at(i)) && !dash) break;
      line_.is_item = line_.is_item || (!is_space(at(i)) && !is_bold);
    }
    if (i == line_.begin) return;
    std::size_t kept = line_.begin;
    while (i < end_) move(i++, kept++);
    end_ = kept;
  }

  void drop_bold_marks() {
    std::size_t kept = line_.begin + std::min(text().find(U"**"), text().size());
    for (std::size_t i = kept; i < end_; ++i) {
      if (at(i) == U'*' && i + 1 < end_ && at(i + 1) == U'*') {
        ++i;
      } else {
        move(i, kept++);
      }
    }
    end_ = kept;
  }

  // 云河广场      20亿元      主体封顶: cells that wide gaps or tabs part.
  bool is_row() const {
    constexpr std::size_t kGap = 4;
    std::size_t gaps = 0;
    std::size_t run = 0;
    for (const char32_t c : text()) {
      if (!is_space(c) && run >= kGap) ++gaps;
      run = !is_space(c) ? 0 : run + (c == U'\t' ? kGap : 1);
    }
    return gaps > 1;
  }

  // 序号 项目名称 建设单位, and below it 9 云河隧道 青禾集团: cells that single spaces part, as many in each
  // row as there are headers, of which the first is 序号.
  bool is_narrow_row() {
    constexpr std::size_t kFewest = 3;
    constexpr std::size_t kLongestNumber = 3;
    const std::u32string_view line = text();
    const auto gap = std::find_if(line.begin(), line.end(), is_space);
    const std::u32string_view first = line.substr(0, static_cast<std::size_t>(gap - line.begin()));
    const bool is_header = first == U"序号" || first == U"编号";
    const bool is_number = !first.empty() && first.size() <= kLongestNumber &&
                           std::all_of(first.begin(), first.end(), is_ascii_digit);
    if (!is_header && (!is_number || columns_ == 0)) return false;
    const std::size_t cells = count_cells(line);
    if (is_header) columns_ = cells;
    return cells >= kFewest && cells == columns_;
  }
  static std::size_t count_cells(std::u32string_view line) {
    std::size_t cells = 0;
    bool is_apart = true;
    for (const char32_t c : line) {
      if (!is_space(c) && is_apart) ++cells;
      is_apart = is_space(c);
    }
    return cells;
  }

  // 政　府　工　作　报　告: a headline whose letters stand apart.
  bool is_spread_out() const {
    constexpr std::size_t kLeast = 4;
    std::size_t letters = 0;
    bool is_apart = true;  // from the letter before
    for (const char32_t c : text()) {
      if (is_space(c)) {
        is_apart = true;
      } else if (!is_apart || !is_han(c)) {
        return false;
      } else {
        is_apart = false;
        ++letters;
      }
    }
    return letters >= kLeast;
  }

  // Keeps one space between two words and none beside a digit or a mark; in a row of cells one in each gap,
  // or for each tab, so that empty cells are kept.
  void drop_spaces(bool is_spread) {
    const bool has_tabs = line_.is_row && text().find(U'\t') != std::u32string_view::npos;
    std::size_t kept = line_.begin;
    while (kept < end_ && !is_space(at(kept))) ++kept;
    for (std::size_t i = kept; i < end_; ++i) {
      if (!is_space(at(i))) {
        move(i, kept++);
        continue;
      }
      std::size_t next = i;
      std::size_t tabs = 0;
      for (; next < end_ && is_space(at(next)); ++next) tabs += at(next) == U'\t' ? 1 : 0;
      const bool is_inside = kept > line_.begin && next < end_ && !is_spread;
      std::size_t spaces = 0;
      if (has_tabs) {
        spaces = tabs;
      } else if (line_.is_row) {
        spaces = has_narrow_gaps_ || next - i > 1 ? 1 : 0;
      } else if (is_inside) {
        spaces = parts_words(at(kept - 1), at(next)) ? 1 : 0;
      }
      for (std::size_t n = 0; is_inside && n < spaces; ++n) put(kept++, U' ', cleaned_.source[i]);
      i = next - 1;
    }
    end_ = kept;
  }

  static bool parts_words(char32_t before, char32_t after) {
    const bool latin_number = (is_ascii_letter(before) && is_ascii_digit(after)) ||
                              (is_ascii_digit(before) && is_ascii_letter(after));
    return (is_word_character(before) && is_word_character(after)) || latin_number;
  }

  // Only headlines are printed so.
  void keep_every_other() {
    constexpr int kSubheading = 3;
    line_.heading_level = std::max(line_.heading_level, kSubheading);
    std::size_t kept = line_.begin;
    for (std::size_t i = line_.begin; i < end_; i += 2) move(i, kept++);
    end_ = kept;
  }

  // Keeps the first half of every run.
  void undouble() {
    std::size_t kept = line_.begin;
    for (std::size_t i = line_.begin; i < end_;) {
      const std::size_t length =
          at(i) == U' ' ? 1 : first_run(std::u32string_view(cleaned_.text).substr(i, end_ - i)).size();
      for (std::size_t k = i; k < i + (length + 1) / 2; ++k) move(k, kept++);
      i += length;
    }
    end_ = kept;
  }

  // 1.云河广场, （2）青禾大桥, 3、石塘水厂; not 1.5亿元.
  static int number_of(std::u32string_view line) {
    constexpr std::size_t kMostDigits = 3;
    const bool is_enclosed = !line.empty() && line.front() == U'（';
    std::size_t i = is_enclosed ? 1 : 0;
    const std::size_t first = i;
    int number = 0;
    for (; i < line.size() && i - first < kMostDigits && is_ascii_digit(line[i]); ++i)
      number = number * 10 + static_cast<int>(line[i] - U'0');
    if (i == first || i + 1 >= line.size() || is_ascii_digit(line[i + 1])) return 0;
    return contains(is_enclosed ? U"）" : U".．、）", line[i]) ? number : 0;
  }

  // A line that merely begins with a number is wrapped text: a list counts from line to line.
  void drop_lone_numbers() {
    Line* before = nullptr;
    bool is_counted = false;
    for (Line& line : cleaned_.lines) {
      if (line.number == 0) continue;
      const bool follows = before != nullptr && line.number == before->number + 1;
      if (before != nullptr && !follows && !is_counted) before->number = 0;
      is_counted = follows;
      before = &line;
    }
    if (before != nullptr && !is_counted) before->number = 0;
  }

  // 2013| and |04/17| in lines of their own: the day of printing.
  void mark_torn_days() {
    for (std::size_t i = 0; i + 1 < cleaned_.lines.size(); ++i) {
      Line &year = cleaned_.lines[i], &day = cleaned_.lines[i + 1];
      if (!is_bare_year(cleaned_.text_of(year)) || !is_bare_day(cleaned_.text_of(day))) continue;
      year.is_credit = day.is_credit = true;
    }
  }

  static bool opens_credit(std::u32string_view line) {
    constexpr std::size_t kLongest = 100;
    constexpr std::u32string_view kLabels[] = {U"来源：",     U"信息来源：", U"稿源：",     U"发布时间：",
                                               U"发布日期：", U"发布机构：", U"发表时间：", U"发布者："};
    return line.size() <= kLongest &&
           std::any_of(std::begin(kLabels), std::end(kLabels),
                       [&](std::u32string_view label) { return line.starts_with(label); });
  }

  // 本报记者 周　云: alone on a line, not where the line above goes on with it.
  static bool is_byline(std::u32string_view line) {
    constexpr std::size_t kLongest = 16;
    constexpr std::u32string_view kWriters[] = {U"本报记者", U"本报见习记者", U"本报特约记者", U"本报通讯员"};
    constexpr std::u32string_view kFrame = U"■□●◎ 　";
    line.remove_prefix(std::min(line.find_first_not_of(kFrame), line.size()));
    return line.size() <= kLongest &&
           std::any_of(std::begin(kWriters), std::end(kWriters),
                       [&](std::u32string_view writer) { return line.starts_with(writer); });
  }

  // 【一周短波】, ■园区速递, 〔短评〕: a column of its own.
  static bool opens_column(std::u32string_view line) {
    constexpr std::u32string_view kFrame = U"【】〔〕［］[]（）■●▲◆☆★·— 　";
    constexpr std::u32string_view kColumns[] = {U"短波",     U"简讯",     U"短讯",       U"快讯",
                                                U"速递",     U"速览",     U"一句话新闻", U"短评",
                                                U"记者手记", U"新闻链接", U"相关链接"};
    constexpr std::size_t kLongest = 8;
    const std::size_t first = line.find_first_not_of(kFrame);
    if (first == line.npos) return false;
    line = line.substr(first, line.find_last_not_of(kFrame) + 1 - first);
    return line.size() <= kLongest &&
           std::any_of(std::begin(kColumns), std::end(kColumns),
                       [&](std::u32string_view each) { return line.ends_with(each); });
  }

  void describe() {
    line_.end = end_;
    for (const char32_t c : text()) {
      line_.width += is_wide(c) ? 2 : 1;
      line_.has_stop = line_.has_stop || c == U'。' || c == U'；';
      line_.has_comma = line_.has_comma || c == U'，';
    }
    constexpr std::u32string_view kOpening = U"本报讯";
    line_.number = number_of(text());
    constexpr std::size_t kLongestLabel = 8;
    const std::size_t colon = text().substr(0, kLongestLabel + 1).find(U'：');
    line_.has_label =
        colon != std::u32string_view::npos && colon > 1 &&
        std::all_of(text().begin(), text().begin() + static_cast<std::ptrdiff_t>(colon), is_wide);
    line_.is_credit = !line_.has_stop && (opens_credit(text()) || (!line_.has_comma && is_byline(text())));
    line_.is_article_start = text().substr(0, kOpening.size()) == kOpening || opens_column(text()) ||
                             (line_.heading_level > 0 && line_.heading_level <= 2);
  }

  std::u32string_view page_;
  CleanedPage cleaned_;
  Line line_;            // the one that is being cleaned
  std::size_t end_ = 0;  // of the characters kept so far
  int blank_ = 0;
  // What the line holds: marks of ASCII, and spaces.
  bool has_mark_ = false;
  bool has_space_ = false;
  std::size_t columns_ = 0;  // of the table of narrow gaps at hand; 0 above the first
  bool has_narrow_gaps_ = false;
};

}  // namespace

CleanedPage clean_lines(std::u32string_view page) {
  return LineCleaner(page).run();
}

}  // namespace fangzhi
