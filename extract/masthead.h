// The paper that a page is of, as its first lines or the end of a piece say:
//
//   云河日报　2021年5月27日　第2版·乡村          来源：云河日报　2021-05-27　记者：张三
//   云河日报讯（记者 张三）                      …受到欢迎。（云河日报）
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/entity_type.h"
#include "extract/mention.h"
#include "extract/reading.h"

namespace fangzhi {

// Where its name stands in the laid-out text: where a line with a date or the number of a sheet begins with
// the name of a paper, else behind 来源：. Nothing where none does.
std::optional<TextSpan> find_masthead(const Reading& reading);

// The paper that sent a piece of the page, which may be of another: before 讯（ or a dateline, or alone in brackets behind
// the last 。 of a paragraph.
std::optional<TextSpan> find_sender(const Reading& reading);

// Makes the name of the paper, or of the sender, a mention in place of what was found in it.
void settle_masthead(const Reading& reading, const TypeTable& types, std::vector<Mention>& mentions);

// Whether the words, from a line's beginning to the title of who wrote it, say that they are of this paper:
// 本报讯（|记者, 本报|记者, 来源：云河日报　|记者.
bool is_of_this_paper(std::u32string_view words);

}  // namespace fangzhi
