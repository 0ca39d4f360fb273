// What a figure measures or counts: the words before it (税收收入完成46181万元), or behind a count
// (12家企业).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/figure.h"
#include "extract/statement_maker.h"

namespace fangzhi {

// How a figure came to its value, as the words before it say.
enum class Course : std::uint8_t { stays, rises, falls };

struct Indicator {
  TokenRange verb;   // before a count: 改造|62个|老旧小区; empty where there is none
  TokenRange words;  // empty where the text gives none
  Course course = Course::stays;
  bool is_respective = false;  // 分别为: the figures that follow belong to the members of a list
  bool names_only = false;     // the words are a name, that of what the figure is about
};

class FigureIndicator {
 public:
  explicit FigureIndicator(const StatementContext& context)
      : context_(context), reading_(context.reading), mentions_(context.names.mentions()) {}

  Indicator find(const Figure& figure) const;
  // 收入、税收: each.
  std::vector<TokenRange> parts_of(TokenRange words) const;
  // As the page writes it, less the number between a verb and what is counted.
  std::string text_of(const Indicator& indicator) const;
  // 由13个精简为6个: the first of the two, which only says where the second came from.
  bool is_start_of_change(const Figure& figure) const;

 private:
  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  std::u32string_view text(std::uint32_t i) const { return reading_.text_of(token(i)); }
  bool is_listed(WordClass list, std::uint32_t i) const {
    return token(i).kind != TokenKind::mark && context_.rules.lexicon().is_listed(list, text(i));
  }

  bool is_linking(std::uint32_t i) const;
  bool is_inside(std::uint32_t i) const;
  bool is_edge(std::uint32_t i) const;
  std::uint32_t threshold_end(std::uint32_t begin, std::uint32_t stop) const;
  bool is_counted(std::uint32_t i) const;
  bool is_bare_verb(TokenRange words) const;
  bool says_nothing(const Figure& figure, TokenRange words) const;
  bool is_labelled(const Figure& figure, TokenRange clause) const;
  bool is_start(std::uint32_t number, std::uint32_t stop) const;
  bool follows_figure(std::uint32_t mark) const;
  TokenRange trimmed(TokenRange range) const;
  std::uint32_t figure_begin(std::uint32_t end, std::uint32_t stop) const;
  std::uint32_t before_comparison(std::uint32_t end, std::uint32_t stop) const;
  std::uint32_t skip_links(std::uint32_t end, std::uint32_t stop, Indicator& indicator) const;
  TokenRange words_before(std::uint32_t end, std::uint32_t stop) const;
  TokenRange words_after(const Figure& figure, std::uint32_t stop) const;
  TokenRange verb_before(const Figure& figure, std::uint32_t stop) const;
  void leave_names_out(Indicator& indicator) const;

  const StatementContext& context_;
  const Reading& reading_;
  const std::vector<Mention>& mentions_;
};

}  // namespace fangzhi
