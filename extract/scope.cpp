#include "extract/scope.h"

#include "extract/page_period.h"
#include "extract/page_place.h"

namespace fangzhi {

std::u32string_view short_place_name(std::u32string_view name) {
  for (std::u32string_view suffix :
       {U"街道", U"社区", U"新区", U"管理区", U"自治县", U"区", U"县", U"市", U"村", U"镇", U"乡", U"省"}) {
    if (name.size() < suffix.size() + 2 || !name.ends_with(suffix)) continue;
    return name.substr(0, name.size() - suffix.size());
  }
  return name;
}

PageScope find_scope(const Page& page, const Reading& reading, const Rulebook& rules,
                     const std::vector<Mention>& mentions) {
  PageScope scope;
  find_place(page.metadata.place, reading, rules, mentions, scope);
  scope.period = page.metadata.period.substr(0, 4);
  scope.date = page.metadata.date;
  find_period(reading, scope);
  return scope;
}

}  // namespace fangzhi
