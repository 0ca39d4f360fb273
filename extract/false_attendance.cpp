// Who speaks or comes to a place takes part in the event that the page is about: not in one that it named
// once, in passing, in another paragraph (在杭州博览会上，…。【…】县长葛承平到场), not in one that is spoken
// of (县长致辞说，…党的二十大精神), and not in what only says which part of it is meant
// (【青林茶文化节】启幕。…出席|开幕式|, 第三次全体会议), of which row it is
// (【第20届青林博览会】…，…宣布|博览会|开幕) or of what kind (【青林县项目集中开工仪式】…参加|集中开工仪式|).

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/kept_statements.h"
#include "extract/paragraph_at.h"
#include "extract/settled_statements.h"

namespace fangzhi {
namespace {

// 开幕式: a part that any event may have.
bool is_bare(std::string_view name) {
  constexpr std::string_view kParts[] = {"开幕式",   "闭幕式",   "启动仪式", "签约仪式", "开工仪式",
                                         "揭牌仪式", "颁奖仪式", "开园仪式", "奠基仪式"};
  return std::find(std::begin(kParts), std::end(kParts), name) != std::end(kParts);
}

// 第20届青林博览会 of the row 青林博览会.
bool is_edition_of(std::string_view name, std::string_view row) {
  constexpr std::string_view kNumbered = "届";
  if (name.size() <= row.size() || !name.ends_with(row)) return false;
  return name.substr(0, name.size() - row.size()).ends_with(kNumbered);
}

// 第三次全体会议 of 青林县第十届人民代表大会第一次会议.
bool is_sitting_of(std::string_view name, std::string_view session) {
  constexpr std::size_t kLongest = sizeof("第十二次全体会议") - 1;
  return name.starts_with("第") && name.ends_with("次全体会议") && name.size() <= kLongest &&
         session.find("届") != std::string_view::npos && session.ends_with("次会议");
}

// 【…第一次会议】于3月21日举行|【第三次全体会议】: whether the one is named right before the other.
bool is_named_before(const Entity& first, const Entity& second) {
  constexpr std::uint32_t kNear = 40;  // characters
  const std::uint32_t at = second.mentions.front().begin;
  return std::any_of(first.mentions.begin(), first.mentions.end(),
                     [&](const TextSpan& each) { return each.end <= at && at - each.end <= kNear; });
}

// 集中开工仪式 of 青林县2020年重点项目集中开工仪式, which was named before.
bool is_short_for(const Entity& name, const Entity& whole) {
  constexpr std::size_t kLongest = sizeof("项目集中开工仪式") - 1;
  return name.name.size() <= kLongest && whole.name.size() > name.name.size() &&
         whole.name.ends_with(name.name) && !name.mentions.empty() &&
         whole.mentions.front().begin < name.mentions.front().begin;
}

// By entity, the event of the page that is meant by its part or its row: the only one there is.
std::map<std::uint32_t, std::uint32_t> find_meant_events(const StatementContext& context) {
  const std::vector<Entity>& entities = context.names.entities();
  const std::string& event = context.rules.types().names[context.rules.types().event];
  std::vector<std::uint32_t> named;
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    if (entities[e].type == event && !entities[e].mentions.empty() && !is_bare(entities[e].name))
      named.push_back(e);
  }
  std::map<std::uint32_t, std::uint32_t> meant;
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    if (entities[e].type != event) continue;
    if (is_bare(entities[e].name) && named.size() == 1) meant[e] = named.front();
    const auto is_edition = [&](std::uint32_t each) {
      return is_edition_of(entities[each].name, entities[e].name) ||
             is_short_for(entities[e], entities[each]) ||
             (is_sitting_of(entities[e].name, entities[each].name) && !entities[e].mentions.empty() &&
              is_named_before(entities[each], entities[e]));
    };
    const auto edition = std::find_if(named.begin(), named.end(), is_edition);
    if (edition != named.end() && std::count_if(named.begin(), named.end(), is_edition) == 1)
      meant[e] = *edition;
  }
  return meant;
}

// 张青　摄, under every picture: who took them.
bool is_photographer(const StatementContext& context, std::uint32_t person) {
  constexpr std::size_t kReach = 4;
  const std::vector<TextSpan>& mentions = context.names.entities()[person].mentions;
  return !mentions.empty() && std::all_of(mentions.begin(), mentions.end(), [&](const TextSpan& each) {
    const std::u32string_view behind = context.source.substr(each.end, kReach);
    return behind.substr(std::min(behind.find_first_not_of(U" 　"), behind.size())).starts_with(U'摄');
  });
}

// 县长致辞时说，…是落实|党的二十大|精神…: what is spoken of.
bool is_in_spirit(const StatementContext& context, const Statement& statement) {
  const std::vector<TextSpan>& mentions = context.names.entities()[statement.object].mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](const TextSpan& each) {
    const bool is_quoted = statement.evidence.begin <= each.begin && each.end <= statement.evidence.end;
    return is_quoted && std::u32string_view(context.source).substr(each.end).starts_with(U"精神");
  });
}

}  // namespace

void settle_attended_events(const StatementContext& context, std::vector<Statement>& statements) {
  if (context.rules.types().event == kNoType) return;
  const std::map<std::uint32_t, std::uint32_t> meant = find_meant_events(context);
  if (meant.empty()) return;
  std::set<std::pair<std::uint32_t, std::uint32_t>> attended;
  for (const Statement& each : statements) {
    if (each.predicate == "出席" && !meant.contains(each.object)) attended.emplace(each.subject, each.object);
  }
  keep_statements(context, statements, [&](std::size_t i) {
    const auto event = meant.find(statements[i].object);
    if (statements[i].predicate != "出席" || event == meant.end()) return true;
    statements[i].object = event->second;
    return attended.emplace(statements[i].subject, event->second).second;
  });
}

void drop_false_attendance(const StatementContext& context, std::vector<Statement>& statements) {
  const PageLayout& layout = context.reading.layout;
  // Headlines and the first prose of an article say what it is about.
  const auto is_lead = [&](std::size_t p) {
    constexpr std::size_t kLead = 2, kMostLines = 40;
    std::size_t prose = 0;
    for (std::size_t i = p; i-- > 0 && layout.paragraphs[i].article == layout.paragraphs[p].article;) {
      if (p - i > kMostLines) return false;
      if (layout.paragraphs[i].kind == ParagraphKind::body && ++prose >= kLead) return false;
    }
    return true;
  };
  keep_statements(context, statements, [&](std::size_t i) {
    const Statement& each = statements[i];
    if (each.predicate != "出席") return true;
    if (is_in_spirit(context, each) || is_photographer(context, each.subject)) return false;
    const std::vector<TextSpan>& mentions = context.names.entities()[each.object].mentions;
    if (mentions.size() != 1) return true;
    const std::size_t named = paragraph_at(layout, mentions.front().begin);
    return named == paragraph_at(layout, each.evidence.end - 1) || is_lead(named);
  });
}

}  // namespace fangzhi
