// A small lexicon and two types for tests of the tagger.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/divisions.h"
#include "core/page_layout.h"
#include "extract/entity_type.h"
#include "extract/lexicon.h"
#include "extract/reading.h"

namespace fangzhi {

struct TagWords {
  TagWords() {
    types.names = {"Person", "Place"};
    lexicon.add(U"建成", WordClass::verb);
    lexicon.add(U"广场", WordClass::head, "type=Place;strength=strong");
    lexicon.add(U"王", WordClass::surname);
    lexicon.build();
    const Status added = divisions.add(
        "410000\t安省\t\t\n410300\t安陵市\t410000\t安陵\n410381\t云岭县\t410300\t云岭\n", "divisions.tsv");
    EXPECT_TRUE(added) << added.error().message;
  }

  Reading read(const std::u32string& text) const { return read_page(lexicon, lay_out(text)); }

  TypeTable types;
  Lexicon lexicon;
  Divisions divisions;
};

}  // namespace fangzhi
