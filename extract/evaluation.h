// Compares what extraction found in an annotated sentence with what a careful reader wrote down, by the rules
// of data/annotated/README.md: optional items neither help nor hurt.
//
//   std::map<std::string, Count> statements;  // by predicate
//   for (const Appraisal& one : judge(sentence, extract(rules, sentence.page))) {
//     if (one.kind == Judged::statement) statements[one.word].add(one.verdict);
//   }
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/annotated_text.h"

namespace fangzhi {

// What is judged: the three kinds of item, and four things said of those that were found.
enum class Judged { mention, statement, observation, status, time, role, name };

// `right` was found and written down, `missed` only written down, `wrong` only found. A status, time, role or
// full name is right or wrong.
enum class Verdict { right, missed, wrong };

struct Appraisal {
  Judged kind = Judged::mention;
  Verdict verdict = Verdict::right;
  std::string word;   // the type of a mention or name, the predicate of a statement and of what is said of it
  std::string shown;  // the item, for people
};

// Every item of the two that is not optional, each once. The extraction must be that of the sentence's page.
std::vector<Appraisal> judge(const AnnotatedSentence& sentence, const Extraction& extraction);

struct Count {
  std::size_t right = 0, missed = 0, wrong = 0;

  void add(Verdict verdict) {
    ++(verdict == Verdict::right ? right : verdict == Verdict::missed ? missed : wrong);
  }
  bool empty() const { return right + missed + wrong == 0; }
  // 0 where nothing was found, was to be found, or either.
  double precision() const;
  double recall() const;
  double f1() const;
};

// The part of statuses, times, roles and names that is right.
inline double accuracy(const Count& count) {
  return count.precision();
}

}  // namespace fangzhi
