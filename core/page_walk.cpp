#include "core/page_walk.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <set>
#include <string_view>
#include <utility>

#include "core/utf8.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSidecarEnding = ".meta.json";

std::string lower_ascii(std::string word) {
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return word;
}

bool is_page_name(const std::string& file_name) {
  const std::string extension = lower_ascii(fs::path(file_name).extension().string());
  return extension == ".txt" || extension == ".md" || extension == ".markdown";
}

// The path as a name: what is not valid UTF-8 becomes \xHH, so that every output can carry it.
std::string name_of(const fs::path& path) {
  const std::string bytes = path.string();
  std::string name;
  std::string_view rest = bytes;
  while (const auto bad = find_invalid_utf8(rest)) {
    static constexpr char kDigits[] = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(rest[*bad]);
    name.append(rest.substr(0, *bad)).append("\\x");
    name.push_back(kDigits[byte >> 4]);
    name.push_back(kDigits[byte & 15]);
    rest.remove_prefix(*bad + 1);
  }
  return name.append(rest);
}

class Walker {
 public:
  void add(const std::string& path) {
    if (path == "-") return add_standard_input();
    const fs::path normal = fs::path(path).lexically_normal();
    struct stat status {};
    if (path.empty()) return problem("\"\"", "is not a path; name a file, a folder or -");
    if (::stat(path.c_str(), &status) != 0) return problem(name_of(normal), system_reason());
    if (S_ISDIR(status.st_mode)) return add_folder(normal, status);
    if (is_sidecar(normal.filename().string())) return;
    if (!S_ISREG(status.st_mode))
      return problem(name_of(normal), "is neither a file nor a folder; it is skipped");
    walk_.pages.add(normal.native());
  }

  PageWalk take() { return std::move(walk_); }

 private:
  static bool is_sidecar(std::string_view file_name) {
    return file_name.size() >= kSidecarEnding.size() &&
           file_name.substr(file_name.size() - kSidecarEnding.size()) == kSidecarEnding;
  }

  static std::string system_reason() {
    if (errno == ENOENT) return "there is no such file or folder; check the path";
    return std::string("cannot be read (") + std::strerror(errno) + ")";
  }

  void problem(const std::string& name, const std::string& what) {
    walk_.problems.push_back(name + ": " + what);
  }

  void add_standard_input() {
    if (standard_input_named_) return problem("-", "standard input can be read only once; name it once");
    standard_input_named_ = true;
    walk_.pages.add("-");
  }

  // Links to folders wait until every real folder is read, so that pages keep the names of their real places.
  void add_folder(const fs::path& folder, const struct stat& status) {
    const std::size_t first_page = walk_.pages.size();
    const std::size_t first_problem = walk_.problems.size();
    entered_.clear();
    enter(folder, status);
    while (!folders_.empty() || !linked_folders_.empty()) {
      std::deque<fs::path>& waiting = folders_.empty() ? linked_folders_ : folders_;
      const fs::path next = std::move(waiting.front());
      waiting.pop_front();
      struct stat now {};
      if (&waiting == &linked_folders_ && ::stat(next.c_str(), &now) == 0) {
        enter(next, now);
      } else {
        list_folder(next);
      }
    }
    walk_.pages.sort_from(first_page);
    std::sort(walk_.problems.begin() + static_cast<std::ptrdiff_t>(first_problem), walk_.problems.end());
  }

  void enter(const fs::path& folder, const struct stat& status) {
    if (entered_.insert({status.st_dev, status.st_ino}).second) folders_.push_back(folder);
  }

  void list_folder(const fs::path& folder) {
    std::vector<std::string> names;
    DIR* listing = ::opendir(folder.c_str());
    if (listing == nullptr) {
      return problem(name_of(folder), "the folder cannot be opened (" + std::string(std::strerror(errno)) +
                                          "); its pages are skipped");
    }
    while (const dirent* entry = ::readdir(listing)) {
      if (entry->d_name[0] == '.') continue;
      // Nearly all of a large folder; the rest is entered in the order of its names.
      if (entry->d_type == DT_REG) {
        add_regular_file(folder / entry->d_name);
      } else {
        names.emplace_back(entry->d_name);
      }
    }
    ::closedir(listing);
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) add_entry(folder, name);
  }

  void add_entry(const fs::path& folder, const std::string& file_name) {
    const fs::path path = (folder / file_name).lexically_normal();
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
      if (is_page_name(file_name)) problem(name_of(path), system_reason());
      return;
    }
    if (S_ISDIR(status.st_mode)) {
      struct stat itself {};
      const bool is_link = ::lstat(path.c_str(), &itself) == 0 && S_ISLNK(itself.st_mode);
      return is_link ? linked_folders_.push_back(path) : enter(path, status);
    }
    if (S_ISREG(status.st_mode)) return add_regular_file(path);
    if (is_page_name(file_name) && !is_sidecar(file_name))
      problem(name_of(path), "is not a regular file; it is skipped");
  }

  void add_regular_file(const fs::path& path) {
    const std::string file_name = path.filename().string();
    if (is_page_name(file_name) && !is_sidecar(file_name)) walk_.pages.add(path.lexically_normal().native());
  }

  PageWalk walk_;
  std::deque<fs::path> folders_;
  std::deque<fs::path> linked_folders_;
  std::set<std::pair<dev_t, ino_t>> entered_;
  bool standard_input_named_ = false;
};

}  // namespace

void PageList::add(std::string_view path) {
  spans_.push_back({paths_.size(), path.size()});
  paths_.append(path);
}

void PageList::sort_from(std::size_t first) {
  std::sort(spans_.begin() + static_cast<std::ptrdiff_t>(first), spans_.end(),
            [this](Span a, Span b) { return path_of(a) < path_of(b); });
}

PageSource PageList::operator[](std::size_t position) const {
  const fs::path path = path_of(spans_[position]);
  return {name_of(path), path};
}

PageWalk walk_pages(const std::vector<std::string>& paths) {
  Walker walker;
  for (const std::string& path : paths) walker.add(path);
  return walker.take();
}

}  // namespace fangzhi
