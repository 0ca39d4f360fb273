// Whose figure it is: the name that a figure is about. All names in reach are weighed by the role model, what
// the rules find (extract/figure_subject.h) being one sign among others; without a model the rules decide.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/figure_subject.h"
#include "extract/outline.h"

namespace fangzhi {

class FigureOwner {
 public:
  explicit FigureOwner(const StatementContext& context);

  // The entity that a figure of this sentence is about; `measured` is the last word of its indicator. Nothing
  // where the text names nothing and the district is unknown.
  std::optional<std::uint32_t> find(std::uint32_t sentence, const Figure& figure,
                                    std::u32string_view measured);

 private:
  std::optional<std::uint32_t> entity_of(std::uint32_t mention) const;
  std::vector<std::uint32_t> names_around(std::uint32_t item, const Paragraph& paragraph) const;
  float weigh(const Figure& figure, const RoleSite& site, std::uint32_t mention,
              const std::vector<std::uint32_t>& names, const FoundOwner& found);

  const StatementContext& context_;
  const FigureSubject rules_;
  const Outline outline_;
};

}  // namespace fangzhi
