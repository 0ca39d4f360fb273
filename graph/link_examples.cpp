#include "graph/link_compare.h"
#include "graph/linking.h"

namespace fangzhi {
namespace {

LinkUnit unit_named(std::uint64_t id, const std::string& type, const std::string& name,
                    const std::string& place) {
  LinkUnit unit;
  unit.id = IdentityId{0, id};
  unit.group = unit.id;
  unit.type = type;
  unit.name = name;
  unit.place = place;
  unit.forms = {name};
  return unit;
}

std::string reasons_of(const LinkVerdict& verdict) {
  std::string text;
  for (const LinkFeature& it : verdict.features) text += (text.empty() ? "" : ", ") + it.name;
  return text.empty() ? "nothing in common" : text;
}

}  // namespace

std::vector<std::string> check_link_examples(const Linker& linker) {
  std::vector<std::string> errors;
  for (const LinkExample& example : linker.rules().examples) {
    const LinkUnit a = unit_named(1, example.type, example.name, example.place);
    const LinkUnit b = unit_named(2, example.type, example.other_name, example.other_place);
    const LinkVerdict verdict = linker.compare(a, b);
    const bool meet = shares_block(linker.block_keys(a), linker.block_keys(b));
    const std::string is = verdict.is_part ? "part" : std::string(to_string(verdict.outcome));
    // Two that never meet stay apart, whatever a comparison would say.
    const bool holds = is == example.is && (meet || is == "different");
    if (holds) continue;
    errors.push_back(example.where + ": examples: " + example.name + " and " + example.other_name +
                     " come out " + is + (meet ? "" : " but share no block") + ", not " + example.is + " (" +
                     reasons_of(verdict) + "); change the rules or the example");
  }
  return errors;
}

}  // namespace fangzhi
