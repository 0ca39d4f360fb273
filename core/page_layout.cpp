#include "core/page_layout.h"

#include <algorithm>

#include "core/utf8.h"

namespace fangzhi {
namespace {

struct Character {
  char32_t c;
  std::uint32_t source;
};
using Characters = std::vector<Character>;

struct Line {
  Characters characters;  // trimmed, cleaned
  int width = 0;          // columns: 2 for wide characters, 1 for ASCII
  int blank_before = 0;   // empty lines between the line before and this one
  int heading_level = 0;  // Markdown #
  bool is_item = false;   // starts with a list mark
  bool is_article_start = false;
};

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

bool starts_with(const Characters& text, std::u32string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (text[i].c != prefix[i]) return false;
  }
  return true;
}

// One form for characters that pages write in two widths. Lengths never change.
char32_t fold_width(char32_t c) {
  if (c >= U'０' && c <= U'９') return c - U'０' + U'0';
  if (c >= U'Ａ' && c <= U'Ｚ') return c - U'Ａ' + U'A';
  if (c >= U'ａ' && c <= U'ｚ') return c - U'ａ' + U'a';
  switch (c) {
    case U'％':
      return U'%';
    case U'．':
      return U'.';
    case U'＋':
      return U'+';
    case U'－':
      return U'-';
    case U'／':
      return U'/';
    case U'「':
    case U'『':
    case U'〝':
      return U'“';
    case U'」':
    case U'』':
    case U'〞':
      return U'”';
    case U'﹑':
    case U'､':
      return U'、';
    default:
      return c;
  }
}

// Half-width punctuation beside Chinese text means its full-width form.
char32_t fold_punctuation(char32_t c) {
  switch (c) {
    case U',':
      return U'，';
    case U';':
      return U'；';
    case U':':
      return U'：';
    case U'!':
      return U'！';
    case U'?':
      return U'？';
    case U'(':
      return U'（';
    case U')':
      return U'）';
    default:
      return c;
  }
}

bool is_wide(char32_t c) {
  return c > 0x2e7f || c == U'“' || c == U'”' || c == U'…' || c == U'—';
}
bool is_word_character(char32_t c) {
  return is_han(c) || is_ascii_letter(c);
}

void fold(Characters& text) {
  for (Character& character : text) character.c = fold_width(character.c);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t before = i > 0 ? text[i - 1].c : U'中';
    const char32_t after = i + 1 < text.size() ? text[i + 1].c : U'中';
    const bool in_latin = before < 0x80 && after < 0x80;
    if (!in_latin || text[i].c == U'(' || text[i].c == U')') text[i].c = fold_punctuation(text[i].c);
  }
}

// Keeps one space between two words and none beside a digit or a mark.
Characters drop_spaces(const Characters& text) {
  Characters kept;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_space(text[i].c)) {
      kept.push_back(text[i]);
      continue;
    }
    std::size_t next = i;
    while (next < text.size() && is_space(text[next].c)) ++next;
    if (!kept.empty() && next < text.size()) {
      const char32_t before = kept.back().c;
      const char32_t after = text[next].c;
      const bool latin_number = (is_ascii_letter(before) && is_ascii_digit(after)) ||
                                (is_ascii_digit(before) && is_ascii_letter(after));
      if ((is_word_character(before) && is_word_character(after)) || latin_number) {
        kept.push_back({U' ', text[i].source});
      }
    }
    i = next - 1;
  }
  return kept;
}

Characters drop_bold_marks(const Characters& text) {
  Characters kept;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i].c == U'*' && i + 1 < text.size() && text[i + 1].c == U'*') {
      ++i;
      continue;
    }
    kept.push_back(text[i]);
  }
  return kept;
}

bool is_doubled(const Characters& run) {
  const std::size_t half = run.size() / 2;
  if (run.size() % 2 != 0 || half == 0) return false;
  for (std::size_t i = 0; i < half; ++i) {
    if (run[i].c != run[half + i].c) return false;
  }
  return true;
}

// A headline printed with a shadow comes out twice: 创新发展谱华章创新发展谱华章. Where every run of words
// and every run of marks in the line is doubled, the first halves are the line.
Characters undouble(const Characters& line) {
  Characters single;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i].c == U' ') {
      single.push_back(line[i++]);
      continue;
    }
    Characters run;
    const bool words = is_word_character(line[i].c) || is_ascii_digit(line[i].c);
    while (i < line.size() && line[i].c != U' ' &&
           (is_word_character(line[i].c) || is_ascii_digit(line[i].c)) == words) {
      run.push_back(line[i++]);
    }
    if (!is_doubled(run)) return line;
    longest = std::max(longest, run.size() / 2);
    single.insert(single.end(), run.begin(), run.begin() + static_cast<std::ptrdiff_t>(run.size() / 2));
  }
  return longest >= 3 ? single : line;
}

// Strips list and heading marks from the front.
void strip_marks(Line& line) {
  static constexpr std::u32string_view kMarks = U"●■◆◇▲△○◎★☆•·>*";
  Characters& text = line.characters;
  std::size_t i = 0;
  while (i < text.size() && text[i].c == U'#') ++i;
  line.heading_level = static_cast<int>(i);
  while (i < text.size()) {
    const bool dash =
        (text[i].c == U'-' || text[i].c == U'—') && i + 1 < text.size() && is_space(text[i + 1].c);
    if (!contains(kMarks, text[i].c) && !is_space(text[i].c) && !dash) break;
    line.is_item = line.is_item || !is_space(text[i].c);
    ++i;
  }
  text.erase(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(i));
}

void clean(Line& line) {
  fold(line.characters);
  strip_marks(line);
  line.characters = undouble(drop_spaces(drop_bold_marks(line.characters)));
  for (const Character& character : line.characters) line.width += is_wide(character.c) ? 2 : 1;
  line.is_article_start =
      starts_with(line.characters, U"本报讯") || (line.heading_level > 0 && line.heading_level <= 2);
}

std::vector<Line> split_lines(std::u32string_view page) {
  std::vector<Line> lines;
  Line current;
  int blank = 0;
  const auto finish = [&] {
    clean(current);
    if (current.characters.empty()) {
      ++blank;
    } else {
      current.blank_before = blank;
      blank = 0;
      lines.push_back(std::move(current));
    }
    current = Line();
  };
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    const char32_t c = page[i];
    if (c == U'\n' || (c == U'\r' && (i + 1 == page.size() || page[i + 1] != U'\n'))) {
      finish();
    } else if (c != U'\r' && !(current.characters.empty() && is_space(c))) {
      current.characters.push_back({c, i});
    }
  }
  finish();
  return lines;
}

bool ends_sentence(const Characters& text) {
  constexpr std::size_t kMostClosers = 8;
  std::size_t i = text.size();
  while (i > 0 && text.size() - i < kMostClosers && contains(U"”）》’", text[i - 1].c)) --i;
  if (i == 0) return true;
  const bool closed = i < text.size();
  return contains(closed ? U"。！？…" : U"。！？；：…", text[i - 1].c) ||
         (closed && text.back().c == U'）' && i < 40);
}

bool has_any(const Characters& text, std::u32string_view set) {
  return std::any_of(text.begin(), text.end(), [&](const Character& c) { return contains(set, c.c); });
}

// How wide the column is that line `i` stands in: the widest of the unbroken lines around it.
int column_width(const std::vector<Line>& lines, std::size_t i) {
  constexpr std::size_t kReach = 6;
  int width = lines[i].width;
  for (std::size_t k = i; k > 0 && i - k < kReach && lines[k].blank_before == 0; --k) {
    width = std::max(width, lines[k - 1].width);
  }
  for (std::size_t k = i + 1; k < lines.size() && k - i <= kReach && lines[k].blank_before == 0; ++k) {
    width = std::max(width, lines[k].width);
  }
  return width;
}

// A paragraph while its lines are joined. What it holds is noted line by line: it may be as long as the page.
struct Draft {
  Characters characters;
  std::size_t line_count = 0;
  bool has_stop = false;   // 。；
  bool has_comma = false;  // ，

  // Latin words keep a space at a line break; nothing else does.
  void append(const Characters& line) {
    if (!characters.empty() && is_ascii_letter(characters.back().c) && is_ascii_letter(line.front().c)) {
      characters.push_back({U' ', line.front().source - 1});
    }
    characters.insert(characters.end(), line.begin(), line.end());
    ++line_count;
    has_stop = has_stop || has_any(line, U"。；");
    has_comma = has_comma || has_any(line, U"，");
  }
};

// Whether `next` goes on with the paragraph so far, whose last line is lines[i].
bool continues(const std::vector<Line>& lines, std::size_t i, const Draft& paragraph) {
  const Line& last = lines[i];
  const Line& next = lines[i + 1];
  if (last.heading_level > 0 || next.heading_level > 0 || next.is_item || next.is_article_start) return false;
  const bool ended = ends_sentence(paragraph.characters);
  if (next.blank_before == 0) {
    const int column = column_width(lines, i);
    if (ended) return last.width * 20 >= column * 19 && column > 24;
    return last.width * 20 >= column * 13 || has_any(last.characters, U"，。；");
  }
  // A blank line inside a sentence is a column or page break.
  if (ended || next.blank_before > 3) return false;
  if (contains(U"，、", paragraph.characters.back().c) ||
      contains(U"的了和与及地得", next.characters.front().c)) {
    return paragraph.characters.size() > 8;
  }
  return paragraph.has_stop || (paragraph.has_comma && (paragraph.line_count > 1 || last.width > 60 ||
                                                        has_any(next.characters, U"，。；")));
}

ParagraphKind kind_of(const Line& first, const Characters& text) {
  if (first.heading_level > 0) return ParagraphKind::heading;
  if (first.is_item) return ParagraphKind::item;
  const bool prose = has_any(text, U"。；") || text.size() > 45;
  return prose ? ParagraphKind::body : ParagraphKind::heading;
}

}  // namespace

PageLayout lay_out(std::u32string_view page) {
  PageLayout layout;
  const std::vector<Line> lines = split_lines(page);
  std::uint32_t article = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& first = lines[i];
    if (first.is_article_start && i > 0) ++article;
    Draft draft;
    draft.append(first.characters);
    while (i + 1 < lines.size() && continues(lines, i, draft)) draft.append(lines[++i].characters);
    const Characters& text = draft.characters;
    Paragraph paragraph{kind_of(first, text), static_cast<std::uint32_t>(layout.text.size()), 0, article};
    for (const Character& character : text) {
      layout.text.push_back(character.c);
      layout.source.push_back(character.source);
    }
    paragraph.end = static_cast<std::uint32_t>(layout.text.size());
    layout.text.push_back(U'\n');
    layout.source.push_back(text.back().source);
    layout.paragraphs.push_back(paragraph);
  }
  return layout;
}

}  // namespace fangzhi
