// Why two names are one thing or two, for people and for programs.
#pragma once

#include <string>

#include "cli/command.h"
#include "cli/link_target.h"
#include "graph/explain_link.h"

namespace fangzhi {

// 大数据产业园 ~ 云河市大数据产业园: same, 3.20 of … and a line for each reason.
std::string compared_text(const ComparedUnits& compared, const std::string& indent);
std::string link_explanation_text(const NamedTarget& a, const NamedTarget& b, const LinkExplanation& why);
std::string link_explanation_json(const NamedTarget& a, const NamedTarget& b, const LinkExplanation& why);

// `why A B`: finds both and prints why they are one or two. The store must have been linked by the ontology's
// rules.
Result<int> explain_two_names(Session& session, const std::string& a, const std::string& b,
                              const std::vector<Judgement>& ledger);

}  // namespace fangzhi
