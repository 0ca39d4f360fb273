#include "extract/figure_owner.h"

#include <algorithm>

#include "extract/weighing.h"

namespace fangzhi {
namespace {

constexpr std::uint32_t kDistrict = RoleTrace::kDistrict;
constexpr int kSentencesBefore = 2;
constexpr std::string_view kRule = "figure";

}  // namespace

FigureOwner::FigureOwner(const StatementContext& context)
    : context_(context),
      rules_(context),
      outline_(context.reading, context.rules.lexicon(), context.references.mentions) {}

std::optional<std::uint32_t> FigureOwner::entity_of(std::uint32_t mention) const {
  if (mention == kDistrict) return context_.names.home();
  return context_.references.entity_of(context_.names, mention);
}

std::optional<std::uint32_t> FigureOwner::find(std::uint32_t sentence, const Figure& figure,
                                               std::u32string_view measured) {
  const FoundOwner found = rules_.find(sentence, figure);
  const std::uint32_t item = outline_.item_of_token(figure.number_token);
  const bool is_known = context_.rules.roles().knows(context_.rules.about());
  if (item == Outline::kNone || (!is_known && context_.trace == nullptr)) return entity_of(found.mention);
  const Reading& reading = context_.reading;
  std::vector<std::uint32_t> names =
      names_around(item, reading.layout.paragraphs[reading.sentences[sentence].paragraph]);
  if (found.mention != kDistrict && std::find(names.begin(), names.end(), found.mention) == names.end())
    names.push_back(found.mention);
  std::vector<std::uint32_t> options = names;
  if (context_.names.home()) options.push_back(kDistrict);
  std::uint32_t best = kDistrict;
  float most = 0;
  const RoleSite site(outline_, item, measured);
  for (const std::uint32_t each : options) {
    const float score = weigh(figure, site, each, names, found);
    if (each != options.front() && score <= most) continue;
    best = each;
    most = score;
  }
  return entity_of(is_known ? best : found.mention);
}

// In its sentence and the two before in its paragraph.
std::vector<std::uint32_t> FigureOwner::names_around(std::uint32_t item, const Paragraph& paragraph) const {
  std::vector<std::uint32_t> names;
  const auto [begin, end] = outline_.around(context_.reading, item, paragraph, kSentencesBefore);
  for (std::uint32_t i = begin; i < end; ++i) {
    const std::uint32_t mention = outline_.items()[i].mention;
    if (mention != Outline::kNone && rules_.carries_figures(context_.references.mentions[mention].type))
      names.push_back(mention);
  }
  return names;
}

float FigureOwner::weigh(const Figure& figure, const RoleSite& site, std::uint32_t mention,
                         const std::vector<std::uint32_t>& names, const FoundOwner& found) {
  PatternView view;
  view.pattern = kRule;
  if (mention == found.mention) view.source = found.how;
  view.found_another = mention != found.mention;
  const PredicateId about = context_.rules.about();
  Weighing weighing(context_.rules.roles(), about, context_.trace != nullptr);
  if (mention == kDistrict) {
    std::vector<std::uint32_t> rivals;
    for (const std::uint32_t each : names) rivals.push_back(outline_.item_of_mention(each));
    tell_unnamed(Role::subject, outline_, site, rivals, {view}, weighing);
  } else {
    tell_subject(outline_, site, outline_.item_of_mention(mention), {view}, weighing);
  }
  if (context_.trace != nullptr) {
    context_.trace->roles.push_back({about,
                                     {figure.begin, figure.end},
                                     Role::subject,
                                     kDistrict,
                                     mention,
                                     weighing.score(),
                                     weighing.release()});
  }
  return weighing.score();
}

}  // namespace fangzhi
