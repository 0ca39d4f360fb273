// How much a stretch of words looks like a name: the sum of its features' weights.
#pragma once

#include <string_view>

#include "extract/reading.h"
#include "extract/score.h"
#include "extract/token_nature.h"

namespace fangzhi {

// How a name ends.
enum class HeadStrength : std::uint8_t { missing, generic, weak, strong };

class NameScorer {
 public:
  // Both outlive it.
  NameScorer(const Lexicon& lexicon, const Reading& reading) : lexicon_(lexicon), reading_(reading) {}

  // What speaks for and against the tokens as a name that ends with a head of this strength (its last token,
  // unless missing).
  void rate(TokenRange name, HeadStrength head, Score& score) const;

  // Whether rate() holds against the name that it is made of common words without a head; a list that names
  // its members (等项目) takes that back.
  bool is_bare_common(TokenRange name, HeadStrength head) const;

  // Whether all words of the name are in the tables, and none of them names a place.
  bool is_common(TokenRange name) const;

 private:
  bool follows_amount(std::uint32_t first) const;
  Feature left_edge(std::uint32_t first) const;
  bool dates_what_follows(std::uint32_t number) const;
  Feature right_edge(std::uint32_t last, HeadStrength head) const;
  Feature first_word(std::uint32_t first, bool is_only) const;
  void rate_inside(TokenRange name, Score& score) const;
  bool acts_inside(std::uint32_t token, std::uint32_t end) const;
  void rate_particular(TokenRange before_head, bool short_head, Score& score) const;
  void rate_common(TokenRange name, HeadStrength head, Score& score) const;

  const Lexicon& lexicon_;
  const Reading& reading_;
};

}  // namespace fangzhi
