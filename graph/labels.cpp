#include "graph/labels.h"

#include <tuple>

#include "core/partial_date.h"

namespace fangzhi {
namespace {

std::string reported_on(const DocumentHeader& header) {
  if (parse_partial_date(header.metadata.date)) return header.metadata.date;
  return parse_partial_date(header.period) ? header.period : "";
}

}  // namespace

EntityLabel label_of(const Identity& identity) {
  return {identity.id, identity.type, identity.name, identity.place};
}

bool named_before(const EntityLabel& a, const EntityLabel& b) {
  return std::tie(a.name, a.place, a.type, a.id) < std::tie(b.name, b.place, b.type, b.id);
}

Result<EntityLabel> EntityLabels::find(IdentityId id) {
  const auto found = known_.find(id);
  if (found != known_.end()) return found->second;
  FANGZHI_ASSIGN(const Identity identity, reader_.identity(id));
  return known_.emplace(id, label_of(identity)).first->second;
}

std::string PageLabel::first_day() const {
  const auto date = parse_partial_date(reported);
  return date ? date->first_day() : "";
}

std::string PageLabel::last_day() const {
  const auto date = parse_partial_date(reported);
  return date ? date->last_day() : "";
}

bool reported_before(const PageLabel& a, const PageLabel& b) {
  const bool a_unknown = a.reported.empty();
  const bool b_unknown = b.reported.empty();
  return std::tie(a_unknown, a.reported, a.name, a.id) < std::tie(b_unknown, b.reported, b.name, b.id);
}

Result<PageLabels> PageLabels::read(GraphReader& reader) {
  PageLabels labels;
  FANGZHI_ASSIGN(const auto cursor, reader.documents());
  while (true) {
    FANGZHI_ASSIGN(const DocumentHeader* header, cursor->next());
    if (header == nullptr) return labels;
    PageLabel label{header->id, header->names.empty() ? header->id.hex() : header->names.front(),
                    reported_on(*header), header->place};
    if (label.last_day() > PageLabel{{}, "", labels.newest_, ""}.last_day()) labels.newest_ = label.reported;
    labels.pages_.emplace(header->id, std::move(label));
  }
}

Result<const PageLabel*> PageLabels::find(DocumentId id) const {
  const auto found = pages_.find(id);
  if (found != pages_.end()) return &found->second;
  return corrupt("a statement rests on document " + id.hex() + ", which the store does not list; run verify");
}

}  // namespace fangzhi
