#include "extract/figure.h"

#include "core/utf8.h"

namespace fangzhi {
namespace {

// Each member reads at one place of the page.
class NumberReader {
 public:
  NumberReader(const Reading& reading, const Lexicon& lexicon) : reading_(reading), lexicon_(lexicon) {}

  std::optional<Figure> read(std::uint32_t number, std::uint32_t stop) const {
    if (!is_ascii_digit(text(number).front())) return std::nullopt;  // 几, 十余: too rough to keep
    if (number > 0 && is_ordinal(number)) return std::nullopt;
    Figure figure;
    figure.number_token = number;
    figure.begin = reading_.tokens[number].begin;
    for (char32_t c : text(number)) {
      if (c != U',') figure.value.push_back(c);
    }
    const std::uint32_t unit = read_magnitude(number + 1, stop, figure);
    if (unit >= stop || !read_unit(unit, stop, figure)) return std::nullopt;
    if (is_threshold(figure.after, stop)) return std::nullopt;
    return figure;
  }

 private:
  std::u32string_view text(std::uint32_t i) const { return reading_.text_of(reading_.tokens[i]); }

  // 第3项, 每10台, D8322次: which one, or a rate.
  bool is_ordinal(std::uint32_t number) const {
    const char32_t before = reading_.text()[reading_.tokens[number].begin - 1];
    const bool is_letter = (before >= U'A' && before <= U'Z') || (before >= U'a' && before <= U'z');
    return before == U'第' || before == U'-' || is_letter || text(number - 1) == U"每" ||
           text(number - 1) == U"一行";
  }

  // 3.2|万|余: what stands between the number and its unit.
  std::uint32_t read_magnitude(std::uint32_t i, std::uint32_t stop, Figure& figure) const {
    for (; i < stop; ++i) {
      const bool is_large = reading_.tokens[i].length() == 1 && is_magnitude(text(i).front());
      if (is_large) figure.unit += text(i);
      if (!is_large && !is_rough(text(i))) break;
    }
    return i;
  }

  bool read_unit(std::uint32_t i, std::uint32_t stop, Figure& figure) const {
    const bool is_percent = text(i) == U"%" || text(i) == U"‰";
    if (!is_percent && !reading_.tokens[i].is(WordClass::unit)) return read_bare_magnitude(i, figure);
    const WordId word = reading_.tokens[i].word;
    const std::string_view kind =
        word == kNoWord ? std::string_view() : lexicon_.word(word).detail(WordClass::unit, "kind");
    if (kind == "grade" || (kind == "time" && text(i) != U"天")) return false;
    for (char32_t c : text(i)) {
      if (c != U'余' && c != U'多') figure.unit.push_back(c);
    }
    figure.counts = !is_percent && (kind == "count" || kind == "people" || kind.empty());
    figure.is_length = kind == "length";
    if (text(i) == U"个" && i + 1 < stop && text(i + 1) == U"百分点") {
      figure.unit = U"个百分点";
      figure.counts = false;
      ++i;
    }
    figure.end = reading_.tokens[i].end;
    figure.after = i + 1;
    return true;
  }

  // 10.6万农户, 人口达到50万: a magnitude that serves as unit.
  bool read_bare_magnitude(std::uint32_t after, Figure& figure) const {
    if (figure.unit != U"万" && figure.unit != U"亿") return false;
    figure.counts = true;
    figure.end = reading_.tokens[after - 1].end;
    figure.after = after;
    return true;
  }

  // 亿元以上|项目: which of them, not how much.
  bool is_threshold(std::uint32_t i, std::uint32_t stop) const {
    if (i + 1 >= stop || reading_.tokens[i + 1].kind == TokenKind::mark) return false;
    return text(i) == U"以上" || text(i) == U"以下";
  }

  const Reading& reading_;
  const Lexicon& lexicon_;
};

}  // namespace

std::optional<Figure> read_figure(const Reading& reading, const Lexicon& lexicon, std::uint32_t token,
                                  std::uint32_t stop) {
  return NumberReader(reading, lexicon).read(token, stop);
}

}  // namespace fangzhi
