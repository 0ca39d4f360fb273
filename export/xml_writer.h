// Writes XML piece by piece: escaping and balanced tags, nothing else. What is written gathers in a buffer
// until flush(), so that a record goes to the sink in one call.
//
// XML 1.0 cannot hold every character, not even escaped; those it cannot hold, and bytes that are not UTF-8,
// are written as U+FFFD and counted. Not for sharing between threads.
//
//   xml.open("node");
//   xml.attribute("id", "e-1");
//   xml.text("天 & 地");
//   xml.close();                    // <node id="e-1">天 &amp; 地</node>
//   FANGZHI_TRY(xml.flush());
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/byte_io.h"

namespace fangzhi {

class XmlWriter {
 public:
  // The sink must outlive the writer.
  explicit XmlWriter(ByteSink& sink) : sink_(sink) {}

  void declaration() { buffer_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"; }

  // Begins an element. Names are the program's own and must be XML names.
  void open(std::string_view name) {
    finish_tag();
    buffer_ += '<';
    buffer_ += name;
    open_.emplace_back(name);
    in_tag_ = true;
  }
  // Requires that nothing was put into the element yet.
  void attribute(std::string_view name, std::string_view value) {
    assert(in_tag_);
    buffer_ += ' ';
    buffer_ += name;
    buffer_ += "=\"";
    escape(value, true);
    buffer_ += '"';
  }
  void text(std::string_view value) {
    finish_tag();
    escape(value, false);
  }
  // Ends the innermost element.
  void close() {
    assert(!open_.empty());
    if (in_tag_) {
      buffer_ += "/>";
      in_tag_ = false;
    } else {
      buffer_ += "</";
      buffer_ += open_.back();
      buffer_ += '>';
    }
    open_.pop_back();
  }
  void new_line() {
    finish_tag();
    buffer_ += '\n';
  }

  // Gives what was written to the sink.
  Status flush() {
    finish_tag();
    FANGZHI_TRY(sink_.write(buffer_));
    buffer_.clear();
    return {};
  }

  std::uint64_t replaced_characters() const { return replaced_; }

 private:
  void finish_tag() {
    if (in_tag_) buffer_ += '>';
    in_tag_ = false;
  }

  // The bytes of the UTF-8 character at the front of `bytes` that XML can hold, or 0.
  static std::size_t character_length(std::string_view bytes) {
    const auto byte = [&](std::size_t i) {
      return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    const unsigned first = byte(0);
    if (first < 0x80) return first >= 0x20 || first == '\t' || first == '\n' || first == '\r' ? 1 : 0;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
      if (!follows(1) || !follows(2)) return 0;
      if (first == 0xE0 && byte(1) < 0xA0) return 0;                      // overlong
      if (first == 0xED && byte(1) > 0x9F) return 0;                      // a surrogate
      if (first == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE) return 0;  // U+FFFE, U+FFFF
      return 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
      if (!follows(1) || !follows(2) || !follows(3)) return 0;
      if (first == 0xF0 && byte(1) < 0x90) return 0;
      if (first == 0xF4 && byte(1) > 0x8F) return 0;
      return 4;
    }
    return 0;
  }

  // The bytes at the front that stand for one character XML cannot hold: U+FFFE and U+FFFF have three.
  static std::size_t refused_length(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, 3);
    return start == "\xEF\xBF\xBE" || start == "\xEF\xBF\xBF" ? 3 : 1;
  }

  void escape(std::string_view value, bool in_attribute) {
    while (!value.empty()) {
      const std::size_t length = character_length(value);
      if (length == 0) {
        buffer_ += "\xEF\xBF\xBD";
        ++replaced_;
        value.remove_prefix(refused_length(value));
        continue;
      }
      if (length > 1) {
        buffer_ += value.substr(0, length);
      } else {
        escape_ascii(value.front(), in_attribute);
      }
      value.remove_prefix(length);
    }
  }

  void escape_ascii(char c, bool in_attribute) {
    switch (c) {
      case '&':
        buffer_ += "&amp;";
        break;
      case '<':
        buffer_ += "&lt;";
        break;
      case '>':
        buffer_ += "&gt;";
        break;
      case '\r':  // a parser would read it as a line feed
        buffer_ += "&#13;";
        break;
      case '"':
        buffer_ += in_attribute ? "&quot;" : "\"";
        break;
      case '\n':  // a parser would read these two as spaces
        buffer_ += in_attribute ? "&#10;" : "\n";
        break;
      case '\t':
        buffer_ += in_attribute ? "&#9;" : "\t";
        break;
      default:
        buffer_ += c;
    }
  }

  ByteSink& sink_;
  std::string buffer_;
  std::vector<std::string> open_;
  bool in_tag_ = false;
  std::uint64_t replaced_ = 0;
};

}  // namespace fangzhi
