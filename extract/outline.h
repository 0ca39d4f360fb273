// What stands between the names of a page, as few signs as tell how a sentence is built: names by their type,
// lists of names as one, marks and small words (在 由 与 的 等) as they are, one sign for every other kind of
// word. The arguments of a clause are weighed by it (extract/role_features.h).
//
//   [云数科技]、[四海智联]等12家企业入驻[东湖产业园]        e 等 ▲ D
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"

namespace fangzhi {

class Outline {
 public:
  static constexpr std::uint32_t kNone = 0xffffffff;
  static constexpr char32_t kTrigger = U'▲';
  static constexpr char32_t kNumber = U'#';  // and units and words of time
  static constexpr char32_t kAdverb = U'~';  // and auxiliaries and negations
  static constexpr char32_t kKind = U'○';    // 项目, 企业: words for kinds of things
  static constexpr char32_t kVerb = U'▽';
  static constexpr char32_t kTitle = U'◇';
  static constexpr char32_t kOther = U'·';
  static constexpr char32_t kEdge = U'‖';  // of the page

  struct Item {
    char32_t sign = kOther;
    std::uint32_t token = 0;            // the first it covers
    std::uint32_t mention = kNone;      // of a name
    std::uint32_t first = 0, last = 0;  // items of the list it stands in, of a name; else itself
    bool is_anaphor = false;            // a name's place taken by a word that stands for it
    bool is_home = false;               // a word that stands for the district: 我县
    std::u32string_view words{};        // of the page; none of a name
  };

  // Lexicon and names are not needed after the call; the page of the reading outlives the outline.
  Outline(const Reading& reading, const Lexicon& lexicon, const std::vector<Mention>& mentions);

  const std::vector<Item>& items() const { return items_; }
  // kNone for a token inside a name or left out.
  std::uint32_t item_of_token(std::uint32_t token) const { return item_of_token_[token]; }
  std::uint32_t item_of_mention(std::uint32_t mention) const { return item_of_mention_[mention]; }
  char32_t sign_at(std::int64_t item) const {
    return item < 0 || item >= static_cast<std::int64_t>(items_.size())
               ? kEdge
               : items_[static_cast<std::size_t>(item)].sign;
  }

  // Items of the sentence of one and of so many before it in its paragraph, end exclusive; no further than a
  // fixed number of items to either side.
  std::pair<std::uint32_t, std::uint32_t> around(const Reading& reading, std::uint32_t item,
                                                 const Paragraph& paragraph, int sentences_before) const;

  // The person before one in a row of persons with their posts (书记甲，市长乙、县长丙), or kNone.
  std::uint32_t person_before(std::uint32_t item, TypeId person) const;

  static bool ends_sentence(char32_t sign) {
    return sign == U'。' || sign == U'；' || sign == U'！' || sign == U'？';
  }
  static bool ends_clause(char32_t sign) {
    return sign == U'，' || sign == U'：' || sign == kEdge || ends_sentence(sign);
  }
  static bool is_name(char32_t sign) { return sign >= U'A' && sign <= U'Z'; }
  static char32_t sign_of(TypeId type) { return U'A' + static_cast<char32_t>(type); }
  // A list of names of one type.
  static char32_t sign_of_list(char32_t name) { return name - U'A' + U'a'; }

 private:
  void read(const Reading& reading, const Lexicon& lexicon, const std::vector<Mention>& mentions);
  std::uint32_t next_in_list(const Reading& reading, const std::vector<Mention>& mentions,
                             std::uint32_t item) const;
  void join_lists(const Reading& reading, const std::vector<Mention>& mentions);

  std::vector<Item> items_;
  std::vector<std::uint32_t> item_of_token_;
  std::vector<std::uint32_t> item_of_mention_;
};

}  // namespace fangzhi
