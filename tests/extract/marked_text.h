// A sentence with its names marked ("[青禾集团:Institution]签约。"), read with the rules that come with
// Fangzhi.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/page_layout.h"
#include "core/utf8.h"
#include "extract/annotated_text.h"
#include "extract/outline.h"
#include "tests/extract/extraction_laws.h"

namespace fangzhi {

// Of 云岭区, and of the year 2021.
inline std::vector<AnnotatedSentence> marked_sentences(const std::string& text) {
  const auto read = parse_annotated("@ place=安陵市/云岭区 period=2021\n" + text, "a.txt",
                                    AnnotationWords::of(own_ontology()));
  if (!read) ADD_FAILURE() << read.error().message;
  return read ? *read : std::vector<AnnotatedSentence>();
}

struct MarkedText {
  explicit MarkedText(const std::string& marked) : MarkedText(marked_sentences(marked + "\n").at(0)) {}

  // The signs of all items in one line.
  std::string signs() const {
    std::u32string all;
    for (const Outline::Item& item : outline.items()) all += item.sign;
    return to_utf8(all);
  }
  // Of the name that stands there.
  std::uint32_t item_of(const std::string& name) const {
    for (std::uint32_t i = 0; i < outline.items().size(); ++i) {
      const std::uint32_t mention = outline.items()[i].mention;
      if (mention != Outline::kNone && text_of(mentions[mention]) == name) return i;
    }
    ADD_FAILURE() << name << " is not marked";
    return 0;
  }
  // Of the trigger of these words.
  std::uint32_t trigger(const std::string& words) const {
    for (std::uint32_t t = 0; t < reading.tokens.size(); ++t) {
      if (to_utf8(reading.text_of(reading.tokens[t])) == words) return outline.item_of_token(t);
    }
    ADD_FAILURE() << words << " is no word of the sentence";
    return 0;
  }

  Reading reading;
  std::vector<Mention> mentions;
  Outline outline;

 private:
  explicit MarkedText(const AnnotatedSentence& sentence)
      : reading(read_page(own_rules().lexicon(), lay_out(to_code_points(sentence.page.text)))),
        mentions(mentions_of(sentence)),
        outline(reading, own_rules().lexicon(), mentions) {}

  static std::vector<Mention> mentions_of(const AnnotatedSentence& sentence) {
    std::vector<Mention> mentions;
    for (const GoldMention& gold : sentence.mentions)
      mentions.push_back({gold.span.begin, gold.span.end, own_rules().types().find(gold.type), 1, "marks"});
    return mentions;
  }
  std::string text_of(const Mention& mention) const {
    return to_utf8(reading.text().substr(mention.begin, mention.end - mention.begin));
  }
};

}  // namespace fangzhi
