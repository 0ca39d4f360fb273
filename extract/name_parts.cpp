#include "extract/name_parts.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "core/utf8.h"

namespace fangzhi {
namespace {

// 高新区管委|会同三家企业: 同 joins, and the body is the 管委会.
void close_committees(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  for (Mention& mention : mentions) {
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    if (mention.type == types.institution && name.ends_with(U"管委") &&
        text.substr(mention.end).starts_with(U"会"))
      ++mention.end;
  }
}

// 欣华新材料项目|的生产线, 炼化一体化项目|整体工程, 云河大桥|北主塔: a part of a work has no name of its own.
void cut_parts_of_works(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  struct Part {
    std::u32string_view work, tail;
  };
  constexpr Part kParts[] = {{U"项目", U"整体工程"}, {U"项目", U"主体工程"}, {U"项目", U"土建工程"},
                             {U"项目", U"综合楼"},   {U"项目", U"车间"},     {U"项目", U"厂房"},
                             {U"大桥", U"主塔"},     {U"大桥", U"主墩"},     {U"大桥", U"桥墩"}};
  constexpr std::u32string_view kOf[] = {U"项目的", U"工程的"};
  for (Mention& mention : mentions) {
    if (mention.type != types.project) continue;
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    std::size_t size = name.size();
    for (const std::u32string_view of : kOf) {
      const std::size_t at = name.find(of);
      if (at != std::u32string_view::npos && at > 0) size = std::min(size, at + of.size() - 1);
    }
    for (const Part& part : kParts) {
      const std::size_t at = name.find(part.work);
      if (at != std::u32string_view::npos && at > 0 && name.ends_with(part.tail))
        size = std::min(size, at + part.work.size());
    }
    mention.end = mention.begin + static_cast<std::uint32_t>(size);
  }
}

// 投资企业|青禾能源集团, 该|青林产业园项目: what kind of thing it is, or which, before a name.
void cut_kinds_before(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kFirms[] = {U"投资企业", U"龙头企业", U"本土企业", U"民营企业", U"签约企业",
                                            U"施工企业", U"知名企业", U"重点企业", U"上市公司", U"外资企业"};
  constexpr std::u32string_view kThis[] = {U"该"};
  constexpr std::size_t kLeast = 4;
  for (Mention& mention : mentions) {
    const bool is_firm = mention.type == types.institution;
    if (!is_firm && mention.type != types.project) continue;
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const auto begins = [&](std::u32string_view kind) {
      return name.starts_with(kind) && name.size() >= kind.size() + kLeast;
    };
    const auto first = is_firm ? std::begin(kFirms) : std::begin(kThis);
    const auto last = is_firm ? std::end(kFirms) : std::end(kThis);
    const auto kind = std::find_if(first, last, begins);
    if (kind != last) mention.begin += static_cast<std::uint32_t>(kind->size());
  }
}

// 年产50万吨合金管|、棒、型材生产线项目: what a work makes may be several things.
void join_products_of_works(std::u32string_view text, const TypeTable& types,
                            std::vector<Mention>& mentions) {
  constexpr std::u32string_view kScales = U"吨台套件米辆只支",
                                kBreaks = U"，。；：（）()“”\n0123456789年等和与";
  constexpr std::u32string_view kWork = U"项目";
  constexpr std::size_t kLongest = 26, kLongestProduct = 6, kLongestLast = 14;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    Mention& mention = mentions[m];
    if (mention.type != types.project && mention.type != types.institution) continue;
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const std::size_t many = name.find(U'万');
    const bool is_made = many != std::u32string_view::npos && many > 0 && is_ascii_digit(name[many - 1]) &&
                         many + 1 < name.size() && kScales.find(name[many + 1]) != std::u32string_view::npos;
    if (!is_made || mention.end >= text.size() || text[mention.end] != U'、' || name.ends_with(kWork))
      continue;
    const std::u32string_view rest = text.substr(mention.end + 1, kLongest);
    const std::size_t work = rest.find(kWork);
    if (work == std::u32string_view::npos || rest.substr(0, work).find_first_of(kBreaks) < work) continue;
    const std::u32string_view products = rest.substr(0, work);
    std::size_t begin = 0;
    bool are_short = true;
    for (std::size_t mark = products.find(U'、'); mark != std::u32string_view::npos;
         begin = mark + 1, mark = products.find(U'、', begin))
      are_short = are_short && mark - begin <= kLongestProduct;
    if (!are_short || products.size() - begin > kLongestLast) continue;
    mention.end += static_cast<std::uint32_t>(1 + work + kWork.size());
    mention.type = types.project;
    std::size_t behind = m + 1;
    while (behind < mentions.size() && mentions[behind].begin < mention.end) ++behind;
    mentions.erase(mentions.begin() + static_cast<std::ptrdiff_t>(m) + 1,
                   mentions.begin() + static_cast<std::ptrdiff_t>(behind));
  }
}

// 引来“青禾纸业”、“云河实业”等一大批企业: names in quotation marks are what the words behind their list say.
void name_quoted_members(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::size_t kShortest = 2, kLongest = 12, kReach = 10;
  const std::pair<std::u32string_view, TypeId> kKinds[] = {{U"企业", types.institution},
                                                           {U"公司", types.institution},
                                                           {U"项目", types.project},
                                                           {U"工程", types.project}};
  for (std::size_t at = text.find(U"”等"); at != std::u32string_view::npos; at = text.find(U"”等", at + 1)) {
    const std::u32string_view behind = text.substr(at + 2, kReach);
    const std::u32string_view words = behind.substr(0, behind.find_first_of(U"，。；、“\n"));
    const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const auto& each) {
      return words.find(each.first) != std::u32string_view::npos;
    });
    if (kind == std::end(kKinds) || kind->second == kNoType) continue;
    for (std::size_t close = at; text[close] == U'”';) {
      const std::size_t first = close - std::min(close, kLongest + 1);
      const std::size_t mark = text.substr(first, close - first).rfind(U'“');
      const std::size_t open = mark == std::u32string_view::npos ? mark : first + mark;
      if (open == std::u32string_view::npos || close - open - 1 < kShortest || close - open - 1 > kLongest)
        break;
      const auto begin = static_cast<std::uint32_t>(open + 1), end = static_cast<std::uint32_t>(close);
      const auto next =
          std::lower_bound(mentions.begin(), mentions.end(), begin,
                           [](const Mention& each, std::uint32_t to) { return each.end <= to; });
      if (next == mentions.end() || next->begin > end)
        mentions.insert(next, {begin, end, kind->second, 1, "quoted-member"});
      if (open < 2 || text[open - 1] != U'、') break;
      close = open - 2;
    }
  }
}

// 青林县组织|重大项目集中签约仪式: who organises it is no part of its name.
void cut_organisers(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kOrganises = U"组织", kDivisions = U"县区市镇乡旗";
  constexpr std::size_t kShortest = 5, kLongestPlace = 8;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    if (mentions[m].type != types.event) continue;
    const std::u32string_view name = text.substr(mentions[m].begin, mentions[m].end - mentions[m].begin);
    const std::size_t at = name.find(kOrganises);
    if (at == std::u32string_view::npos || at < 2 || at > kLongestPlace ||
        kDivisions.find(name[at - 1]) == std::u32string_view::npos ||
        name.size() < at + kOrganises.size() + kShortest)
      continue;
    const std::uint32_t begin = mentions[m].begin;
    mentions[m].begin += static_cast<std::uint32_t>(at + kOrganises.size());
    mentions.insert(mentions.begin() + static_cast<std::ptrdiff_t>(m),
                    {begin, begin + static_cast<std::uint32_t>(at), types.place, 1, "organises"});
    ++m;
  }
}

}  // namespace

void settle_name_parts(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  close_committees(text, types, mentions);
  cut_parts_of_works(text, types, mentions);
  name_quoted_members(text, types, mentions);
  join_products_of_works(text, types, mentions);
  cut_kinds_before(text, types, mentions);
  cut_organisers(text, types, mentions);
}

}  // namespace fangzhi
