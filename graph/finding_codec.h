// The fields of a statement and of an observation, alike where a document keeps them and where an index row
// does.
#pragma once

#include <string>
#include <string_view>

#include "core/page.h"
#include "core/result.h"
#include "graph/value_codec.h"

namespace fangzhi {

inline Error damaged(std::string_view what) {
  return corrupt(std::string(what) + " in the store is damaged; remove the store and build it again");
}

// What a statement says, its ends apart.
template <class AnyStatement>
void write_saying(ValueWriter& out, const AnyStatement& statement) {
  out.text(statement.predicate);
  out.number(static_cast<std::uint64_t>(statement.status));
  out.text(statement.time);
  out.number(statement.qualifiers.size());
  for (const auto& [key, value] : statement.qualifiers) {
    out.text(key);
    out.text(value);
  }
  out.span(statement.evidence);
  out.text(statement.quotation);
  out.text(statement.rule);
}

template <class AnyStatement>
void read_saying(ValueReader& in, AnyStatement& statement) {
  statement.predicate = in.text();
  statement.status =
      static_cast<StatementStatus>(in.number_up_to(static_cast<std::uint32_t>(StatementStatus::negated)));
  statement.time = in.text();
  statement.qualifiers.resize(in.count());
  for (auto& [key, value] : statement.qualifiers) {
    key = in.text();
    value = in.text();
  }
  statement.evidence = in.span();
  statement.quotation = in.text();
  statement.rule = in.text();
}

inline void write_figure(ValueWriter& out, const Observation& observation) {
  for (const std::string* field : {&observation.indicator, &observation.value, &observation.unit,
                                   &observation.time, &observation.change}) {
    out.text(*field);
  }
  out.span(observation.evidence);
  out.text(observation.quotation);
}

inline void read_figure(ValueReader& in, Observation& observation) {
  for (std::string* field : {&observation.indicator, &observation.value, &observation.unit, &observation.time,
                             &observation.change}) {
    *field = in.text();
  }
  observation.evidence = in.span();
  observation.quotation = in.text();
}

}  // namespace fangzhi
