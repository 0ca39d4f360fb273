// A small strict reader of XML, enough to tell whether a document is well formed and what it says. For tests.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.h"

namespace fangzhi {

struct XmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;  // of this element alone
  std::size_t parent = 0;
};

// The elements in the order of their start tags, or nothing where the document is not well formed; `why` says
// why.
class XmlReader {
 public:
  explicit XmlReader(std::string_view text) : text_(text) { read(); }

  const std::vector<XmlElement>& elements() const { return elements_; }
  const std::string& why() const { return why_; }

 private:
  void fail(const std::string& why) {
    if (why_.empty()) why_ = why + " at byte " + std::to_string(at_);
    at_ = text_.size();
  }
  bool starts(std::string_view part) const { return text_.substr(at_, part.size()) == part; }

  void read() {
    if (find_invalid_utf8(text_)) return fail("not UTF-8");
    for (const char32_t c : to_code_points(text_)) {
      const bool is_char = c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
                           (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
      if (!is_char) return fail("a character that XML cannot hold");
    }
    constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    if (!starts(kDeclaration)) return fail("no declaration");
    at_ = kDeclaration.size();
    while (at_ < text_.size()) {
      if (starts("</")) {
        read_end();
      } else if (text_[at_] == '<') {
        read_start();
      } else {
        read_text();
      }
    }
    if (!open_.empty()) fail("an element is not closed");
  }

  std::string read_name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '.' ||
                                  text_[at_] == '_' || text_[at_] == ':')) {
      ++at_;
    }
    if (at_ == begin) fail("no name");
    return std::string(text_.substr(begin, at_ - begin));
  }

  void read_end() {
    at_ += 2;
    const std::string name = read_name();
    if (open_.empty() || elements_[open_.back()].name != name || !starts(">"))
      return fail("an end that fits no start");
    ++at_;
    open_.pop_back();
  }

  void read_start() {
    ++at_;
    XmlElement element;
    element.name = read_name();
    if (open_.empty() && !elements_.empty()) return fail("two roots");
    if (!open_.empty()) element.parent = open_.back();
    while (starts(" ")) {
      ++at_;
      const std::string name = read_name();
      if (!starts("=\"")) return fail("an attribute without a value");
      at_ += 2;
      const std::size_t end = text_.find('"', at_);
      if (end == std::string_view::npos) return fail("an attribute without an end");
      if (!element.attributes.emplace(name, decode(text_.substr(at_, end - at_))).second)
        return fail("an attribute twice");
      at_ = end + 1;
    }
    const bool empty = starts("/>");
    if (!empty && !starts(">")) return fail("a start tag without an end");
    at_ += empty ? 2 : 1;
    elements_.push_back(std::move(element));
    if (!empty) open_.push_back(elements_.size() - 1);
  }

  void read_text() {
    const std::size_t end = std::min(text_.find('<', at_), text_.size());
    const std::string said = decode(text_.substr(at_, end - at_));
    if (said.find_first_not_of(" \n") != std::string::npos && open_.empty())
      return fail("text outside the root");
    if (!open_.empty()) elements_[open_.back()].text += said;
    at_ = std::max(at_, end);
  }

  // The text with its references resolved; a line end or tab of an attribute must be a reference to survive.
  std::string decode(std::string_view raw) {
    static const std::map<std::string_view, std::string_view> kKnown = {
        {"&amp;", "&"},  {"&lt;", "<"},   {"&gt;", ">"}, {"&quot;", "\""},
        {"&#13;", "\r"}, {"&#10;", "\n"}, {"&#9;", "\t"}};
    if (raw.find('<') != std::string_view::npos) fail("a bare <");
    if (raw.find("]]>") != std::string_view::npos) fail("a bare ]]>");
    if (raw.find('\r') != std::string_view::npos) fail("a bare carriage return");
    std::string decoded;
    while (!raw.empty()) {
      if (raw.front() != '&') {
        decoded += raw.front();
        raw.remove_prefix(1);
        continue;
      }
      const std::size_t end = raw.find(';');
      const auto known = kKnown.find(raw.substr(0, end == std::string_view::npos ? 0 : end + 1));
      if (known == kKnown.end()) {
        fail("a bare &");
        return decoded;
      }
      decoded += known->second;
      raw.remove_prefix(end + 1);
    }
    return decoded;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<XmlElement> elements_;
  std::vector<std::size_t> open_;
  std::string why_;
};

}  // namespace fangzhi
