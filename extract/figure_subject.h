// What a figure is about: the thing whose share, size or cost it gives, else the district reported on.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/figure.h"
#include "extract/statement_maker.h"
#include "extract/trace.h"

namespace fangzhi {

// What the rules find.
struct FoundOwner {
  std::uint32_t mention = RoleTrace::kDistrict;  // index of References::mentions
  char32_t how = U'd';                           // by which rule, as a sign
};

class FigureSubject {
 public:
  explicit FigureSubject(const StatementContext& context)
      : context_(context), reading_(context.reading), mentions_(context.references.mentions) {}

  // The name that a figure of this sentence is about.
  FoundOwner find(std::uint32_t sentence, const Figure& figure) const;

  // Whether figures may be about names of the type.
  bool carries_figures(TypeId type) const;

  // The names of the list that ends last before the figure, in its clause (甲、乙收入分别为): `count` of
  // them as entities, or none.
  std::vector<std::uint32_t> listed_before(const Figure& figure, std::size_t count) const;

 private:
  // What a clause says of its topic: a name, that there are many or the whole district, or nothing.
  enum class Topic : std::uint8_t { none, named, home };
  struct Found {
    Topic topic = Topic::none;
    std::size_t mention = 0;
  };

  std::u32string_view text(std::uint32_t token) const { return reading_.text_of(reading_.tokens[token]); }
  char32_t before(const Mention& mention) const {
    return mention.begin == 0 ? U'\0' : reading_.text()[mention.begin - 1];
  }
  char32_t behind(const Mention& mention) const {
    return mention.end < reading_.text().size() ? reading_.text()[mention.end] : U'\0';
  }

  std::uint32_t entity_of(std::size_t mention) const {
    return context_.references.entity_of(context_.names, mention);
  }
  bool is_listed(std::size_t mention) const;
  bool turns_away(std::uint32_t token) const;
  bool is_inside_name(std::uint32_t token) const;
  bool speaks_of_another(std::size_t a, std::size_t b) const;
  bool refers_back(std::uint32_t token) const;
  std::string_view turn_at(std::uint32_t token) const;
  std::uint32_t home_word_end(TokenRange range) const;
  std::size_t head_of_chain(std::size_t mention, std::uint32_t end) const;
  Found topic_of(TokenRange range, bool same_clause) const;
  Found topic_before(std::uint32_t clause, std::uint32_t first) const;
  std::optional<std::size_t> named_after(const Figure& figure, TokenRange clause) const;
  FoundOwner work_owner(std::uint32_t work) const;
  bool pays(const Figure& figure, TokenRange clause) const;
  std::optional<std::size_t> paid_for(const Figure& figure, TokenRange clause) const;

  const StatementContext& context_;
  const Reading& reading_;
  const std::vector<Mention>& mentions_;  // and words that stand for them
};

}  // namespace fangzhi
