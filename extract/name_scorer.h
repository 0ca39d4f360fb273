// How much a stretch of words looks like a name: the sum of its features' weights.
#pragma once

#include <string_view>

#include "extract/name_model.h"
#include "extract/reading.h"
#include "extract/token_nature.h"

namespace fangzhi {

// How a name ends.
enum class HeadStrength : std::uint8_t { missing, generic, weak, strong };

class NameScorer {
 public:
  NameScorer(const Reading& reading, const Lexicon& lexicon, const NameModel& model)
      : reading_(reading), lexicon_(lexicon), model_(model) {}

  // The score of the tokens as a name that ends with a head of this strength (its last token, unless
  // missing).
  float score(TokenRange name, HeadStrength head) const;

  // What of score() is held against the name for being made of common words without a head; a list that names
  // its members (等项目) takes it back.
  float common_penalty(TokenRange name, HeadStrength head) const;

  // Whether all words of the name are in the tables, and none of them names a place.
  bool is_common(TokenRange name) const;

  float weight(Feature feature) const { return model_.weight(feature); }

 private:
  float left_edge(std::uint32_t first) const;
  float right_edge(std::uint32_t last, HeadStrength head) const;
  float first_word(std::uint32_t first, bool is_only) const;
  float inside(TokenRange name) const;
  bool acts_inside(std::uint32_t token, std::uint32_t end) const;
  float particular(TokenRange before_head, bool short_head) const;
  float common(TokenRange name, HeadStrength head) const;

  const Reading& reading_;
  const Lexicon& lexicon_;
  const NameModel& model_;
};

}  // namespace fangzhi
