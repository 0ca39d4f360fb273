// Who takes part in what a clause says: a logistic regression over what stands between a trigger and a name
// (extract/role_features.h), learned from annotated sentences by `fangzhi train` (extract/role_training.h).
// What the patterns find (extract/argument_finder.h) is evidence beside others.
//
// A weight stands for a feature with one predicate, or with any. Immutable once loaded; safe to share between
// threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/role_features.h"

namespace fangzhi {

class RoleModel {
 public:
  // A weight in 128ths.
  struct Row {
    RoleFeature feature;
    PredicateId predicate = kAnyPredicate;
    std::int32_t weight = 0;
  };

  // The names of types and predicates are those of the rules; a file that was learned with other types, or
  // that names a predicate they do not have, is refused: with file, line, field and what to do.
  static Result<RoleModel> load(const std::filesystem::path& file, const RoleVocabulary& vocabulary);
  static Result<RoleModel> parse(std::string_view bytes, std::string_view origin,
                                 const RoleVocabulary& vocabulary);
  explicit RoleModel(const std::vector<Row>& rows = {});

  // Without a model the patterns alone decide.
  bool empty() const { return rows_.empty(); }
  std::size_t size() const { return rows_.size(); }
  // Whether it was taught what states the predicate; of others the patterns decide.
  bool knows(PredicateId predicate) const { return predicate < is_known_.size() && is_known_[predicate]; }
  // What one feature adds to the score of a name; a score above 0: more likely than not.
  float weight(const RoleFeature& feature, PredicateId predicate) const;
  // The file that load() reads.
  std::string to_text(const RoleVocabulary& vocabulary) const;

 private:
  struct Slot {
    std::uint32_t mark = 0;  // half of the key of its feature; 0: none
    float weight = 0;
  };
  // A row without room for longer values than its own, which stands in values_.
  struct KeptRow {
    std::uint32_t value = 0;
    std::uint16_t value_size = 0;
    Role role = Role::subject;
    RoleSight sight = RoleSight::type;
    PredicateId predicate = kAnyPredicate;
    std::int32_t weight = 0;
  };
  void reserve(std::size_t rows);
  void add(const Row& row);
  float find(std::uint64_t key) const;

  std::vector<KeptRow> rows_;   // for to_text()
  std::u32string values_;       // of the rows, one behind the other
  std::vector<bool> is_known_;  // of each predicate
  std::vector<Slot> slots_;     // open addressing; as many as a power of two
};

}  // namespace fangzhi
