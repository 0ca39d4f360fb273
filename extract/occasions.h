// The day of the ceremony, fair or meeting that an article tells of. What is signed or begun there is told
// over many paragraphs, and the day only once:
//
//   9月16日，青禾县三季度项目集中签约仪式举行。…  云河冷链中心、青林泵业二期先后签约。
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/statement_maker.h"

namespace fangzhi {

class Occasions {
 public:
  // The context need not outlive the occasions.
  explicit Occasions(const StatementContext& context);

  // YYYY-MM-DD, where the article tells of one such day on which statements of the predicate are made, else
  // empty: signings on that of a signing, but not on that of a congress.
  std::string_view day_of(std::uint32_t article, std::string_view predicate) const;
  // That of what is told of, whatever it is.
  std::string_view day_of_any(std::uint32_t article) const;
  // The same of what is said of the event itself, an entity of the page.
  std::string_view day_of_event(std::uint32_t event) const;
  // Whether that day is its last (…会议闭幕).
  bool ends_that_day(std::uint32_t event) const;

 private:
  struct Occasion {
    std::string day;
    std::vector<std::string_view> predicates;
  };
  void take_unnamed(const StatementContext& context, std::uint32_t sentence, Occasion& occasion) const;

  std::vector<Occasion> of_articles_;
  struct EventDay {
    std::string day;
    bool is_last = false;
  };
  std::map<std::uint32_t, EventDay> of_events_;  // by entity; of several articles' the first
};

}  // namespace fangzhi
