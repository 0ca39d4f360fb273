// What stands around the mentions of a page, for what reads statements off the words beside them. Offsets are
// of the laid-out text, mentions are of References::mentions.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/stated_time.h"
#include "extract/statement_maker.h"

namespace fangzhi {

class PageWords {
 protected:
  explicit PageWords(const StatementContext& context)
      : context_(context),
        reading_(context.reading),
        types_(context.rules.types()),
        mentions_(context.references.mentions) {}

  std::uint32_t entity_of(std::uint32_t m) const { return context_.references.entity_of(context_.names, m); }
  // Empty where `end` lies before `begin`.
  std::u32string_view text(std::uint32_t begin, std::uint32_t end) const;
  std::uint32_t sentence_at(std::uint32_t offset) const;
  std::uint32_t sentence_begin(std::uint32_t offset) const;
  // Of the clause that holds the offset, as far as it is in reach.
  std::uint32_t clause_begin(std::uint32_t offset) const;
  // The first mention that begins there or later.
  std::uint32_t first_from(std::uint32_t offset) const;
  // 青禾集团|董事长张三
  bool is_of_person(std::uint32_t m) const;
  // 青禾集团|、四海公司: whether the next mention goes on with the list.
  bool is_listed(std::uint32_t m) const;
  // Whether nothing stands before the mention in its clause but when it was, or its number:
  // 从2016年起，|青禾集团, 4、|青禾集团.
  bool is_opening(std::uint32_t m) const;
  // The last mention of one of the types, before this one in its paragraph, that opens a clause; none whose
  // title follows.
  std::optional<std::uint32_t> opener_before(std::uint32_t m, std::initializer_list<TypeId> types) const;
  // Planned where 将, 拟 or 计划 is the last word of its sentence before `end` that tells how far things have
  // come.
  StatementStatus status_before(std::uint32_t end) const;

  // What the words say of two mentions, in which words and by which rule.
  struct SaidBeside {
    std::uint32_t subject = 0;
    const char* predicate = "";
    std::uint32_t object = 0;
    StatementStatus status = StatementStatus::done;
    TextSpan quoted;
    FoundTime time;
    const char* rule = "";
    RoleSource subject_from = RoleSource::near;
  };
  // Nothing where both mentions are of one entity.
  void add(StatementList& out, SaidBeside said) const;
  // What is said of the object, of a subject that another clause names: with the time and status that the
  // words before the object tell, quoted from the subject on where that is near.
  void add_elided(StatementList& out, std::uint32_t subject, const char* predicate, std::uint32_t object,
                  const char* rule) const;

  const StatementContext& context_;
  const Reading& reading_;
  const TypeTable& types_;
  const std::vector<Mention>& mentions_;
};

}  // namespace fangzhi
