#include "extract/figures.h"

#include <algorithm>
#include <optional>

#include "core/utf8.h"
#include "extract/figure.h"
#include "extract/figure_indicator.h"
#include "extract/figure_owner.h"
#include "extract/figure_subject.h"
#include "extract/stated_time.h"

namespace fangzhi {
namespace {

constexpr std::size_t kReachFigures = 32;  // back to one of the same unit

class FigureReader {
 public:
  explicit FigureReader(const StatementContext& context)
      : context_(context),
        reading_(context.reading),
        mentions_(context.names.mentions()),
        indicators_(context),
        lists_(context),
        owners_(context) {}

  std::vector<Observation> run() {
    for (std::uint32_t s = 0; s < reading_.sentences.size(); ++s) {
      first_in_sentence_ = observations_.size();
      const TokenRange tokens = reading_.sentences[s].tokens;
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        if (const std::optional<Figure> figure = figure_at(t, tokens.end)) t = take(s, *figure) - 1;
      }
    }
    return std::move(observations_);
  }

 private:
  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }

  std::optional<Figure> figure_at(std::uint32_t t, std::uint32_t stop) const {
    if (token(t).kind != TokenKind::number) return std::nullopt;
    std::optional<Figure> figure = read_figure(reading_, context_.rules.lexicon(), t, stop);
    if (figure && overlaps_mention(figure->begin, figure->end)) return std::nullopt;
    return figure;
  }

  bool overlaps_mention(std::uint32_t begin, std::uint32_t end) const {
    const std::size_t m = first_mention_past(mentions_, begin);
    return m < mentions_.size() && mentions_[m].begin < end;
  }

  bool names_person(TokenRange range) const {
    const std::uint32_t end = token(range.end - 1).end;
    for (std::size_t m = first_mention_past(mentions_, token(range.begin).begin);
         m < mentions_.size() && mentions_[m].begin < end; ++m) {
      if (mentions_[m].type == context_.rules.types().person) return true;
    }
    return false;
  }

  Observation* last_in_sentence() {
    return observations_.size() > first_in_sentence_ ? &observations_.back() : nullptr;
  }

  static std::string change_of(const Figure& figure, Course course) {
    if (course == Course::stays || !figure.is_share()) return {};
    return (course == Course::falls ? "-" : "+") + to_utf8(figure.value) + to_utf8(figure.unit);
  }

  // 公路67公里，其中石塘镇14公里: measures what the last figure of that unit does.
  const Observation* measured_before(const std::string& unit) const {
    for (std::size_t i = observations_.size(), steps = 0; i-- > first_in_sentence_ && steps < kReachFigures;
         ++steps) {
      if (observations_[i].unit == unit) return &observations_[i];
    }
    return nullptr;
  }

  // 67公里、14公里: the figures joined to this one, itself the first.
  std::vector<Figure> series_of(const Figure& first, std::uint32_t stop) const {
    std::vector<Figure> series{first};
    for (std::uint32_t i = first.after; i + 1 < stop; i = series.back().after) {
      if (!reading_.is_mark(i, U'、') && !token(i).is(WordClass::conjunction)) break;
      const std::optional<Figure> next = figure_at(i + 1, stop);
      if (!next) break;
      series.push_back(*next);
    }
    return series;
  }

  // Returns the first token past what was read.
  std::uint32_t take(std::uint32_t sentence, const Figure& figure) {
    if (indicators_.is_start_of_change(figure)) return figure.after;
    const Indicator indicator = indicators_.find(figure);
    const std::string change = change_of(figure, indicator.course);
    if (indicator.words.empty()) {
      Observation* last = last_in_sentence();
      if (!change.empty() && last != nullptr && last->change.empty()) last->change = change;
      return figure.after;
    }
    if (names_person(indicator.words)) return figure.after;
    if (indicator.is_respective) return take_series(sentence, figure, indicator);
    if (const auto owner = owner_of(sentence, figure, indicator)) add(sentence, figure, indicator, *owner);
    return figure.after;
  }

  std::optional<std::uint32_t> owner_of(std::uint32_t sentence, const Figure& figure,
                                        const Indicator& indicator) {
    return owners_.find(sentence, figure, reading_.text_of(token(indicator.words.end - 1)));
  }

  // 甲、乙收入分别为3亿元和2亿元, 收入、税收分别增长3%、2%.
  std::uint32_t take_series(std::uint32_t sentence, const Figure& first, const Indicator& shared) {
    const std::vector<Figure> series = series_of(first, reading_.sentences[sentence].tokens.end);
    const std::vector<TokenRange> parts = indicators_.parts_of(shared.words);
    const std::vector<std::uint32_t> owners = lists_.listed_before(first, series.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
      Indicator indicator = shared;
      if (parts.size() == series.size() && owners.empty()) indicator.words = parts[i];
      if (!owners.empty()) indicator.words = parts.back();
      const std::optional<std::uint32_t> owner =
          owners.empty() ? owner_of(sentence, first, shared) : std::optional(owners[i]);
      if (owner && !indicator.words.empty()) add(sentence, series[i], indicator, *owner);
    }
    return series.back().after;
  }

  void add(std::uint32_t sentence, const Figure& figure, const Indicator& indicator, std::uint32_t about) {
    Observation observation;
    observation.indicator = indicators_.text_of(indicator);
    observation.unit = to_utf8(figure.unit);
    if (indicator.names_only) {
      const Observation* before = measured_before(observation.unit);
      if (before == nullptr) return;
      observation.indicator = before->indicator;
    }
    observation.value = to_utf8(figure.value);
    observation.change = change_of(figure, indicator.course);
    observation.about = about;
    observation.time = stated_time(context_, sentence, figure.begin).time;
    if (observation.time.empty()) observation.time = section_time(context_, sentence);
    const std::uint32_t first = indicator.verb.empty() ? indicator.words.begin : indicator.verb.begin;
    observation.evidence = span_of(reading_, std::min(token(first).begin, figure.begin),
                                   std::max(token(indicator.words.end - 1).end, figure.end));
    observation.quotation = quotation_of(context_.source, observation.evidence);
    observations_.push_back(std::move(observation));
  }

  const StatementContext& context_;
  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  const FigureIndicator indicators_;
  const FigureSubject lists_;
  FigureOwner owners_;
  std::vector<Observation> observations_;
  std::size_t first_in_sentence_ = 0;  // of observations_
};

}  // namespace

std::vector<Observation> observe(const StatementContext& context) {
  return FigureReader(context).run();
}

}  // namespace fangzhi
