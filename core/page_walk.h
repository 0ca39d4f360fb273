// Which pages a list of paths means. Only their paths are held, never pages.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace fangzhi {

// A page that may be read.
struct PageSource {
  std::string name;  // lexically normalised, valid UTF-8 (other bytes as \xHH); "-" for standard input
  std::filesystem::path path;  // as the system knows it
};

// The sources in their order. There may be very many: each costs the bytes of its path and where they stand.
class PageList {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = PageSource;
    using difference_type = std::ptrdiff_t;
    using pointer = const PageSource*;
    using reference = PageSource;

    Iterator(const PageList& list, std::size_t position) : list_(&list), position_(position) {}
    PageSource operator*() const { return (*list_)[position_]; }
    Iterator& operator++() {
      ++position_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return position_ == other.position_; }

   private:
    const PageList* list_;
    std::size_t position_;
  };

  void add(std::string_view path);
  // Sorts those from `first` on by the bytes of their paths, which in UTF-8 is by code points.
  void sort_from(std::size_t first);
  std::size_t size() const { return spans_.size(); }
  bool empty() const { return spans_.empty(); }
  PageSource operator[](std::size_t position) const;
  Iterator begin() const { return Iterator(*this, 0); }
  Iterator end() const { return Iterator(*this, size()); }

 private:
  struct Span {
    std::size_t begin;
    std::size_t length;
  };
  std::string_view path_of(Span span) const {
    return std::string_view(paths_).substr(span.begin, span.length);
  }

  std::string paths_;  // one behind the other
  std::vector<Span> spans_;
};

struct PageWalk {
  PageList pages;
  std::vector<std::string> problems;  // one sentence for each path that cannot be read; the rest goes on
};

// Expands paths in the order given: a file is itself, "-" is standard input, a folder is every .txt, .md and
// .markdown file under it, sorted by the code points of their paths. Hidden files and sidecars (*.meta.json)
// are passed over, a folder reached twice through links is entered once, and what is neither file nor folder
// is a problem.
PageWalk walk_pages(const std::vector<std::string>& paths);

}  // namespace fangzhi
