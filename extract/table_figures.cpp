#include <algorithm>
#include <string_view>

#include "core/utf8.h"
#include "extract/figures.h"

namespace fangzhi {
namespace {

bool is_figure(std::u32string_view words) {
  const auto in_number = [](char32_t c) { return is_ascii_digit(c) || c == U'.' || c == U','; };
  return !words.empty() && is_ascii_digit(words.front()) &&
         std::all_of(words.begin(), words.end(), in_number);
}

// 万元 of 投资额（万元）, 亿元 of 总投资（单位：亿元）; empty where the bracket says something else.
std::u32string_view unit_in(std::u32string_view header, const Lexicon& lexicon) {
  const std::size_t open = header.find(U'（');
  const std::size_t close = header.find(U'）', open == std::u32string_view::npos ? 0 : open);
  if (open == std::u32string_view::npos || close == std::u32string_view::npos) return {};
  std::u32string_view unit = header.substr(open + 1, close - open - 1);
  const std::size_t colon = unit.find(U'：');
  if (colon != std::u32string_view::npos) unit.remove_prefix(colon + 1);
  const WordId word = lexicon.find(unit);
  return word != kNoWord && lexicon.word(word).classes.has(WordClass::unit) ? unit : std::u32string_view();
}

}  // namespace

std::vector<Observation> observe_cells(const StatementContext& context) {
  std::vector<Observation> observations;
  const std::u32string_view text = context.reading.text();
  for (const WorkField& field : context.fields.fields) {
    const std::u32string_view words = text.substr(field.words.begin, field.words.end - field.words.begin);
    if (!field.is_cell || !is_figure(words)) continue;
    const std::u32string_view header = text.substr(field.header.begin, field.header.end - field.header.begin);
    const std::u32string_view unit = unit_in(header, context.rules.lexicon());
    if (unit.empty()) continue;
    Observation observation;
    observation.indicator = to_utf8(header.substr(0, header.find(U'（')));
    observation.value = to_utf8(words);
    observation.unit = to_utf8(unit);
    observation.time = context.scope.period;
    observation.about = context.names.entity_of(field.work);
    observation.evidence = span_of(context.reading, field.words.begin, field.words.end);
    observation.quotation = quotation_of(context.source, observation.evidence);
    observations.push_back(std::move(observation));
  }
  return observations;
}

}  // namespace fangzhi
