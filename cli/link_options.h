// What a verb that writes links by: the rules of the ontology and the file of judgements.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/command.h"
#include "graph/graph_store.h"

namespace fangzhi {

class LinkOptions {
 public:
  // Adds --judgements. Lives as long as the verb.
  void declare(VerbArguments& verb);
  // --judgements, else the store's folder with another ending: ./fangzhi.db has ./fangzhi.judgements.tsv.
  std::filesystem::path file(const Session& session) const;
  // The judgements of that file; none where it does not exist.
  Result<std::vector<Judgement>> judgements(const Session& session) const;
  Result<LinkBasis> basis(const Session& session) const;

 private:
  std::string file_;
};

// Says which judgements no longer find what they speak of. How many there are.
Result<std::size_t> say_lost_judgements(Session& session, GraphReader& reader,
                                        const std::vector<Judgement>& judgements);

}  // namespace fangzhi
