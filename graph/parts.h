// That one thing is a stage, phase or section of another, as their names tell (大数据产业园一期,
// 大数据产业园). Linking believes it; no page needs to say it in a sentence, so it is no statement, and
// nothing of it is stored: it is read from the pairs that linking compared (graph/linking.h). Its evidence is
// where a page names the part.
//
//   FANGZHI_ASSIGN(const Identity stage, reader->identity(id));
//   FANGZHI_ASSIGN(const std::vector<PartOf> wholes, wholes_of(*reader, stage));
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "graph/graph_store.h"

namespace fangzhi {

// The property by which a part belongs to its whole, and what stands where a statement has its rule.
inline constexpr std::string_view kPartProperty = "隶属";
inline constexpr std::string_view kPartRule = "part-of-name";

struct PartOf {
  IdentityId part;
  IdentityId whole;
  DocumentId document;    // that names the part
  std::string page;       // the first of its names
  TextSpan evidence;      // the longest mention of the part there, the first of equals
  std::string quotation;  // the page cut at `evidence`, character for character
};

// What an identity is a part of, sorted by the whole. Where names tell both ways of two identities, neither
// is a part of the other; nor where people judged a pair to be the same, or unsure.
Result<std::vector<PartOf>> wholes_of(GraphReader& reader, const Identity& part);
// The parts of an identity, sorted by the part: one for each that has it among its wholes.
Result<std::vector<PartOf>> parts_of(GraphReader& reader, const Identity& whole);

// Every such belief of a graph, by part, then whole; but those that a statement says as well. Asks `take` for
// each.
Status for_each_unsaid_part(GraphReader& reader, const std::function<Status(const PartOf&)>& take);

// Whether a statement says what is believed.
Result<bool> is_said(GraphReader& reader, const PartOf& belief);

// A belief as answers show it beside statements: done, without a time, of the rule kPartRule.
GraphStatement as_statement(const PartOf& belief);

}  // namespace fangzhi
