#include "cli/link_options.h"

#include "core/byte_io.h"
#include "graph/explain_link.h"

namespace fangzhi {

namespace fs = std::filesystem;

void LinkOptions::declare(VerbArguments& verb) {
  verb.add_option("--judgements", file_,
                  "What people decided about names (else the store's name with .judgements.tsv)")
      .shown_as("FILE");
}

fs::path LinkOptions::file(const Session& session) const {
  if (!file_.empty()) return file_;
  fs::path folder = session.store_folder();
  if (!folder.has_filename()) folder = folder.parent_path();  // written with a slash at its end
  return folder.replace_extension(".judgements.tsv");
}

Result<std::vector<Judgement>> LinkOptions::judgements(const Session& session) const {
  const fs::path path = file(session);
  std::error_code code;
  if (!fs::exists(path, code)) {
    if (file_.empty() && !code) return std::vector<Judgement>();
    return not_found(path.string() + ": there is no such file of judgements; fangzhi judge makes one");
  }
  FANGZHI_ASSIGN(const std::string bytes, read_file(path));
  return parse_judgements(bytes, path.string());
}

Result<LinkBasis> LinkOptions::basis(const Session& session) const {
  FANGZHI_ASSIGN(const fs::path folder, session.ontology_folder());
  FANGZHI_ASSIGN(Linker linker, Linker::load(folder));
  FANGZHI_ASSIGN(std::vector<Judgement> judged, judgements(session));
  return LinkBasis{std::move(linker), std::move(judged)};
}

Result<std::size_t> say_lost_judgements(Session& session, GraphReader& reader,
                                        const std::vector<Judgement>& judgements) {
  FANGZHI_ASSIGN(const ResolvedJudgements resolved, resolve_judgements(judgements, reader));
  for (const LostJudgement& lost : resolved.lost) session.console.say(lost.why);
  return resolved.lost.size();
}

}  // namespace fangzhi
