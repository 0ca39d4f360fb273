// What answers call the things and the pages they speak of, each read from the graph once.
#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "core/result.h"
#include "graph/graph_store.h"

namespace fangzhi {

// An identity as it is mentioned in an answer.
struct EntityLabel {
  IdentityId id;
  std::string type;
  std::string name;
  std::string place;  // the scope of the name; empty where it stands by itself
};

EntityLabel label_of(const Identity& identity);

// Whether `a` is named before `b`: by name, place, type and at last by id, so that only namesakes depend on
// ids.
bool named_before(const EntityLabel& a, const EntityLabel& b);

// Labels by id. The reader must outlive it.
class EntityLabels {
 public:
  explicit EntityLabels(GraphReader& reader) : reader_(reader) {}

  Result<EntityLabel> find(IdentityId id);

 private:
  GraphReader& reader_;
  std::unordered_map<IdentityId, EntityLabel> known_;
};

// A page as the source of what is told.
struct PageLabel {
  DocumentId id;
  std::string name;  // the first of its names
  std::string
      reported;       // YYYY[-MM[-DD]]: when it was printed, else the year it reports on; empty where unknown
  std::string place;  // the district it reports on

  // The first and the last day of `reported`; both empty where it is unknown. They compare as text.
  std::string first_day() const;
  std::string last_day() const;
};

// Whether `a` was reported before `b`: by date (unknown last), name and id.
bool reported_before(const PageLabel& a, const PageLabel& b);

// The labels of all pages of a graph.
class PageLabels {
 public:
  static Result<PageLabels> read(GraphReader& reader);

  // Fails with corrupt where the graph lists no such page.
  Result<const PageLabel*> find(DocumentId id) const;
  // The newest `reported` of all; empty where no page has one.
  const std::string& newest() const { return newest_; }

 private:
  std::map<DocumentId, PageLabel> pages_;
  std::string newest_;
};

}  // namespace fangzhi
