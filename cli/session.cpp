#include <unistd.h>

#include <array>
#include <climits>
#include <cstdlib>

#include "cli/command.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

fs::path program_folder() {
  std::array<char, PATH_MAX> path;
  const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
  return size > 0 ? fs::path(std::string(path.data(), static_cast<std::size_t>(size))).parent_path()
                  : fs::path();
}

}  // namespace

fs::path Session::store_folder() const {
  if (!store_option.empty()) return store_option;
  const std::string from_environment = variable("FANGZHI_STORE");
  return from_environment.empty() ? "./fangzhi.db" : from_environment;
}

Result<fs::path> Session::ontology_folder() const {
  if (!ontology_option.empty()) return fs::path(ontology_option);
  const std::string from_environment = variable("FANGZHI_ONTOLOGY");
  if (!from_environment.empty()) return fs::path(from_environment);
  const fs::path here = program_folder();
  std::string looked;
  for (const fs::path& folder :
       {here / "ontology", here / "../share/fangzhi/ontology", fs::path(FANGZHI_SOURCE_ONTOLOGY)}) {
    std::error_code ignored;
    if (fs::exists(folder / "classes.jsonc", ignored)) return folder.lexically_normal();
    looked += (looked.empty() ? "" : ", ") + folder.lexically_normal().string();
  }
  return not_found("no ontology in " + looked + "; name its folder with --ontology or $FANGZHI_ONTOLOGY");
}

Result<Ontology> Session::load_ontology() const {
  FANGZHI_ASSIGN(const fs::path folder, ontology_folder());
  return Ontology::load(folder, divisions_option.empty() ? variable("FANGZHI_DIVISIONS") : divisions_option);
}

}  // namespace fangzhi
