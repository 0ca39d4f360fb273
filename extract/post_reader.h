// Posts as they are written: a title, and the body that stands before it, is hidden in it, or was named
// before it in the paragraph.
//
//   东湖区商务局|局长       县委常委、|东湖产业园管委会|主任       青禾集团…… |副总经理
//
// Tokens are those of the reading; offsets are of the laid-out text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/called_post.h"
#include "extract/statement_maker.h"

namespace fangzhi {

struct WrittenPost {
  std::uint32_t token = 0;  // of the title
  std::string role;
  std::uint32_t body = 0;  // entity
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string place;         // the division written before the title, if one is
  bool is_proposed = false;  // 镇长|人选
  // The other of a division and its body where the words name both: the government of 云山县人民政府|副县长,
  // the town of 青林镇|党委书记.
  std::optional<std::uint32_t> also;
};

class PostReader {
 public:
  // The context outlives the reader; its book of names grows with bodies that titles imply.
  explicit PostReader(const StatementContext& context);

  // A list of posts that ends before token `end`, in order: 县委常委、副县长|.
  std::vector<WrittenPost> before(std::uint32_t end);
  // A list of posts from token `i` on, title by title with 、 between; at `body` where they name none.
  std::vector<WrittenPost> from(std::uint32_t i, const std::optional<std::uint32_t>& body = std::nullopt);
  // The same right behind a name that begins at `name`, at the body that stands right before it
  // (青禾集团|张三|副总经理).
  std::vector<WrittenPost> behind(std::uint32_t i, std::uint32_t name);

 private:
  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  std::uint32_t entity_of(std::size_t mention) const {
    return context_.references.entity_of(context_.names, mention);
  }
  std::u32string_view text(std::uint32_t i) const { return reading_.text_of(token(i)); }
  bool is_title(std::uint32_t i) const;
  bool is_mark(std::uint32_t i, char32_t c) const;
  std::vector<WrittenPost> read(const std::vector<std::uint32_t>& titles,
                                std::optional<std::uint32_t> shared);
  std::optional<WrittenPost> read_one(std::uint32_t i, const std::optional<std::uint32_t>& shared,
                                      const std::optional<std::uint32_t>& next);
  bool is_proposal(std::uint32_t i) const;
  bool goes_on_with_last(const WrittenPost& post) const;

  // Where the body may stand, nearest first; each tells whether the post is settled.
  bool take_this_paper(WrittenPost& post) const;
  bool take_dispatcher(WrittenPost& post) const;
  bool take_body_inside(WrittenPost& post) const;
  bool take_body_beside(WrittenPost& post);
  bool take_division(WrittenPost& post);
  bool take_torn_division(WrittenPost& post) const;
  bool take_written_body(WrittenPost& post, std::string_view kind) const;
  bool take_body_of_paragraph(WrittenPost& post) const;
  bool is_rivalled(std::vector<Mention>::const_iterator named, const WrittenPost& post) const;
  std::vector<Mention>::const_iterator first_of_sentence(std::vector<Mention>::const_iterator named,
                                                         const WrittenPost& post) const;
  bool take_last_body(WrittenPost& post) const;
  bool take_called_body(WrittenPost& post) const;
  bool take_called_place(WrittenPost& post, const std::optional<std::uint32_t>& next);
  bool take_body_of_next(WrittenPost& post, const std::optional<std::uint32_t>& next);
  bool take_last_town(WrittenPost& post) const;
  bool take_main_body(WrittenPost& post) const;
  bool take_congress(WrittenPost& post) const;
  bool take_own_committee(WrittenPost& post) const;
  bool take_organ_of_page(WrittenPost& post) const;
  bool take_own_office(WrittenPost& post) const;
  std::u32string_view zone_word_before(std::uint32_t title) const;
  std::string body_with_post(std::size_t m, const WrittenPost& post) const;
  bool take_town_of_title(WrittenPost& post) const;
  bool sits_on_last_body(std::u32string_view title) const;
  bool stands_alone(std::uint32_t i) const;
  std::uint32_t office_before(std::uint32_t i) const;
  bool is_open_before(std::uint32_t i) const;
  bool ends_with_verb(std::uint32_t i) const;

  std::optional<std::size_t> mention_ending_by(std::uint32_t offset) const;
  bool is_part(std::uint32_t from, std::uint32_t to, bool after_place) const;
  std::uint32_t phrase_begin(std::uint32_t i) const;
  WordId title_from(std::uint32_t begin, std::uint32_t title) const;
  std::uint32_t behind_title(std::uint32_t begin) const;
  bool is_village(const Mention& mention) const;
  bool is_called(std::u32string_view name, TypeId type, std::uint32_t title) const;
  bool fits(const Mention& mention, const WrittenPost& post) const;
  std::u32string zone_organ(const Mention& mention, std::u32string_view title) const;
  bool fits_title(const std::u32string& name, TypeId type, std::u32string_view title,
                  const std::string& kind) const;
  void take_office(std::uint32_t i, WrittenPost& post) const;
  void take_organ(std::u32string_view title, WrittenPost& post) const;
  bool take_zone_body(std::size_t mention, WrittenPost& post) const;
  bool take_other_organ(const std::optional<std::uint32_t>& last, WrittenPost& post) const;
  void take_governed(WrittenPost& post) const;
  std::string place_called(std::u32string_view level, std::uint32_t begin) const;
  std::string place_in(const Mention& mention, std::size_t index, std::u32string_view level) const;
  void take_town(const std::string& town, std::u32string_view office, WrittenPost& post) const;
  bool follows_last_place(std::uint32_t begin) const;
  std::uint32_t body_in(std::uint32_t mention, std::u32string_view title, const std::string& kind) const;
  std::uint32_t body_of(const std::string& division, const std::string& kind) const;
  const std::string& division_of(std::u32string_view title) const;

  const StatementContext& context_;
  const Reading& reading_;
  const TypeTable& types_;
  const std::vector<Mention>& mentions_;
  std::optional<std::uint32_t> last_also_;  // WrittenPost::also of the last post
  std::optional<std::uint32_t> paper_;      // that the page is of
  std::string last_place_;  // the division written before the last post, and where that post ended
  std::uint32_t last_end_ = 0;
  std::uint32_t last_body_ = 0;
  std::uint32_t last_title_ = 0;
};

}  // namespace fangzhi
