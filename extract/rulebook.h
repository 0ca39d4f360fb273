// Everything extraction knows: the word tables, the weights and the patterns of an ontology folder, checked
// against its classes and properties. Immutable once loaded; safe to share between threads.
#pragma once

#include <bitset>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/ontology.h"
#include "core/result.h"
#include "extract/entity_type.h"
#include "extract/frame.h"
#include "extract/lexicon.h"
#include "extract/name_model.h"
#include "extract/name_scorer.h"
#include "extract/role_model.h"
#include "extract/status_model.h"
#include "extract/tag_model.h"
#include "extract/text_hash.h"

namespace fangzhi {

// The names that a word may stand for (公司, 该院).
struct AnaphorFacts {
  TypeId type = kNoType;             // theirs; kNoType: it stands for none
  std::vector<std::string> endings;  // how they end; empty: in any way
  bool is_firm = false;              // of bodies: companies only

  // 公司, 项目: where the word tells no more than the type.
  bool is_wide() const { return type != kNoType && endings.empty(); }
};

// What the tables say of one word, ready to use.
struct WordFacts {
  TypeId head_type = kNoType;  // what a name that ends with it is
  HeadStrength head_strength = HeadStrength::missing;
  std::string division;        // a division's or region's full name; itself where the table gives none
  std::string level;           // of a division: country, region, province, prefecture, county, nature
  std::string expands;         // of a local body: what follows the division's name (委, 政府)
  std::string body_scope;      // of a body: national, province, city, district, county, town, village
  std::string title_body;      // of a title: party, government, congress, company, media …
  std::string title_level;     // of a title: province, city, district, county, town; empty where any
  bool stands_behind = false;  // of a title: only behind a name (张三同志)
  StatementStatus status = StatementStatus::done;
  bool sets_status = false;  // the word says how far a thing has come: 将, 已, 正在, 未
  std::string zone;          // of a head: the kind of zones it ends the names of, in short (高新区)
  AnaphorFacts anaphor;
};

// What the ontology says of one predicate.
struct PredicateFacts {
  std::u32string name;
  TypeSet domain, range;
  TypeId usual_object = kNoType;  // the first of its range
};

class Rulebook {
 public:
  // Reads lexicons/, patterns/, weights.tsv and, where there are any, tagger.tsv, roles.tsv and statuses.tsv
  // of the folder, and takes the divisions of the ontology for words. Fails with file, line, field and the
  // nearest known word.
  static Result<Rulebook> load(const std::filesystem::path& folder, const Ontology& ontology);

  const Lexicon& lexicon() const { return lexicon_; }
  const NameModel& names() const { return names_; }
  // Empty where the folder has none.
  const TagModel& tagger() const { return tagger_; }
  // Empty where the folder has none.
  const RoleModel& roles() const { return roles_; }
  // Empty where the folder has none.
  const StatusModel& statuses() const { return statuses_; }
  const TypeTable& types() const { return types_; }
  const PredicateFacts& predicate(PredicateId id) const { return predicates_[id]; }
  // The names of types and predicates, by their ids.
  const RoleVocabulary& vocabulary() const { return vocabulary_; }
  // What a figure is about, weighed like a role of a predicate; the last of the vocabulary.
  PredicateId about() const { return static_cast<PredicateId>(vocabulary_.predicates.size() - 1); }
  // What the pattern states, in its order.
  const std::vector<PredicateId>& predicates_of(std::uint32_t frame) const {
    return frame_predicates_[frame];
  }
  const Divisions& divisions() const { return divisions_; }
  // Whether a county, district or town bears the name in full or for short.
  bool is_local_division(std::u32string_view name) const {
    return begins_local_division(name) && local_divisions_.count(name) != 0;
  }
  // Whether a county is called so for short: 平度.
  bool is_short_county(std::u32string_view name) const { return short_counties_.count(name) != 0; }
  // Cheap: false where no such name begins like the text; true nearly only where one does.
  bool begins_local_division(std::u32string_view text) const {
    return text.size() < kBeginning || division_beginnings_[beginning_of(text)];
  }
  const std::vector<Frame>& frames() const { return frames_; }
  const WordFacts& facts(WordId word) const { return facts_[facts_of_[word]]; }
  // The patterns that this trigger begins; nullptr where none.
  const std::vector<std::uint32_t>* frames_of(WordId trigger) const;

  // The same rules with other weights; the fingerprint stays that of the files.
  Rulebook with_weights(NameModel names, TagModel tagger, RoleModel roles, StatusModel statuses) const;

  // A hash of every byte of the files, the tables of divisions included: pages read under another fingerprint
  // are read again. Reads all files once more, since most commands never ask. Fails where one cannot be read.
  Result<std::string> fingerprint() const;

 private:
  Status find_types(const Ontology& ontology);
  void find_predicates(const Ontology& ontology);
  void find_states();
  void add_divisions();
  Status gather_facts();
  Result<TypeId> type_in(const Word& word, WordClass detail) const;
  Status read_anaphor(const Word& word, WordFacts& facts) const;

  // What a name begins with, as a place in division_beginnings_.
  static constexpr std::size_t kBeginning = 2;
  static constexpr std::size_t kBeginnings = 1 << 16;
  static std::size_t beginning_of(std::u32string_view name) {
    return (name[0] * 0x9e37u ^ name[1]) % kBeginnings;
  }
  void add_local_division(const std::string& name);

  Divisions divisions_;
  // Asked at many places of a page, most of which begin no name at all.
  std::bitset<kBeginnings> division_beginnings_;
  std::unordered_set<std::u32string, TextHash, std::equal_to<>> local_divisions_;
  std::unordered_set<std::u32string, TextHash, std::equal_to<>> short_counties_;
  Lexicon lexicon_;
  NameModel names_;
  TagModel tagger_;
  RoleModel roles_;
  StatusModel statuses_;
  TypeTable types_;
  std::vector<PredicateFacts> predicates_;
  RoleVocabulary vocabulary_;
  std::vector<std::vector<PredicateId>> frame_predicates_;
  std::vector<Frame> frames_;
  std::vector<WordFacts> facts_;         // the first tell nothing
  std::vector<std::uint32_t> facts_of_;  // of each word
  std::unordered_map<WordId, std::vector<std::uint32_t>> by_trigger_;
  std::filesystem::path folder_;  // of the files
};

}  // namespace fangzhi
