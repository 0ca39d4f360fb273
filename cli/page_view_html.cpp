#include <algorithm>
#include <map>

#include "cli/page_view.h"
#include "cli/vocabulary.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ink: #1d1f21; --paper: #fbfaf7; --faint: #6a6f75; --line: #dcd8cf; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e2dc; --paper: #17191c; --faint: #989da4; --line: #34383d; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem 6rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.9 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
h1 { font-size: 1.25rem; line-height: 1.4; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.0625rem; margin: 3rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
.about, .legend, footer, dl, .status { font-family: system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
.about { color: var(--faint); font-size: .875rem; margin: .25rem 0 1rem; }
.legend { position: sticky; top: 0; margin: 0 -1.25rem; padding: .5rem 1.25rem; font-size: .875rem; line-height: 2;
  background: var(--paper); border-bottom: 1px solid var(--line); }
.legend mark { margin-right: .25rem; } .legend span { margin-right: 1rem; white-space: nowrap; }
mark { color: inherit; padding: .05em .12em; border-radius: .2em; border-bottom: 2px solid; cursor: help; }
article { white-space: pre-wrap; overflow-wrap: anywhere; margin-top: 1.5rem; }
sup { line-height: 0; font-size: .65em; } sup a { padding: 0 .1em; }
a { color: var(--faint); text-decoration: none; } a:hover { text-decoration: underline; }
:target { outline: 2px solid currentColor; outline-offset: .2em; border-radius: .2em; scroll-margin-top: 4rem; }
ol { padding-left: 2.25rem; } li { margin: 0 0 1.25rem; } li::marker { color: var(--faint); font-size: .875rem; }
.said b { font-weight: 600; margin: 0 .35em; } .status { color: var(--faint); font-size: .875rem; margin-left: .5em; }
blockquote { margin: .25rem 0; padding-left: .75rem; border-left: 3px solid var(--line); }
details { font-size: .875rem; color: var(--faint); } dl { display: grid; grid-template-columns: 5.5rem 1fr; gap: 0 .75rem;
  margin: .25rem 0; line-height: 1.6; } dt { color: var(--faint); } dd { margin: 0; color: var(--ink); }
)css";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char32_t c : to_code_points(text)) {
    if (c == U'&') {
      out += "&amp;";
    } else if (c == U'<') {
      out += "&lt;";
    } else if (c == U'>') {
      out += "&gt;";
    } else if (c == U'"') {
      out += "&quot;";
    } else if ((c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7f && c < 0xa0) ||
               (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) {
      out += "\uFFFD";  // characters that HTML forbids, and those that turn the direction of writing
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

class HtmlView {
 public:
  explicit HtmlView(const ExplainedPage& page) : page_(page), mentions_(marked_mentions(page)) {
    for (std::size_t s = 0; s < page.extraction.statements.size(); ++s) {
      quoted_at_[page.extraction.statements[s].evidence.end].push_back(s);
    }
  }

  std::string render() {
    out_ = "<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n";
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
            escaped(page_.page.name) + "</title>\n<style>" + std::string(kStyle);
    for (const OntologyClass& each : page_.ontology.classes()) {
      out_ += ".t-" + each.id + " { background: " + each.color + "2e; border-color: " + each.color + "; }\n";
    }
    out_ += "</style>\n</head>\n<body>\n";
    write_head();
    write_text();
    write_statements();
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  void write_head() {
    const Extraction& found = page_.extraction;
    out_ += "<h1>" + escaped(page_.page.name) + "</h1>\n<p class=\"about\">";
    std::string about =
        found.place.empty() ? "地点不详" : found.place + (found.place_inferred ? "（推断）" : "");
    about +=
        "，" + (found.period.empty() ? "年份不详" : found.period + (found.period_inferred ? "（推断）" : ""));
    out_ += escaped(about) + "：实体" + std::to_string(found.entities.size()) + "个，陈述" +
            std::to_string(found.statements.size()) + "条</p>\n<div class=\"legend\">";
    std::map<std::string, std::size_t> counts;
    for (const MarkedMention& mention : mentions_) ++counts[mention.type];
    for (const OntologyClass& each : page_.ontology.classes()) {
      if (counts[each.id] == 0) continue;
      out_ += "<span><mark class=\"t-" + each.id + "\">" + escaped(each.zh) + "</mark>" +
              std::to_string(counts[each.id]) + "</span>";
    }
    out_ += "</div>\n";
  }

  void write_text() {
    out_ += "<article>";
    const auto end = static_cast<std::uint32_t>(page_.source.size());
    std::uint32_t at = 0;
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
      const MarkedMention& mention = mentions_[m];
      write_until(at, mention.span.begin);
      out_ += "<mark class=\"t-" + escaped(mention.type) + "\" id=\"m" + std::to_string(m + 1) +
              "\" title=\"" +
              escaped(class_label(page_.ontology, mention.type) + " " + mention.entity + "（" +
                      mention.found_by + "）") +
              "\">";
      at = mention.span.begin;
      write_until(at, mention.span.end - 1);
      out_ += escaped(page_.text({mention.span.end - 1, mention.span.end})) + "</mark>";
      at = mention.span.end;
      write_references(at);
    }
    write_until(at, end);
    out_ += "</article>\n";
  }

  // The text from `at` to `end`, with a number wherever a quotation ends on the way.
  void write_until(std::uint32_t& at, std::uint32_t end) {
    for (auto next = quoted_at_.upper_bound(at); next != quoted_at_.end() && next->first <= end; ++next) {
      out_ += escaped(page_.text({at, next->first}));
      at = next->first;
      write_references(at);
    }
    if (at < end) out_ += escaped(page_.text({at, end}));
    at = std::max(at, end);
  }

  void write_references(std::uint32_t at) {
    const auto quoted = quoted_at_.find(at);
    if (quoted == quoted_at_.end()) return;
    out_ += "<sup>";
    for (const std::size_t s : quoted->second) {
      const std::string number = std::to_string(s + 1);
      out_ += "<a id=\"q" + number + "\" href=\"#s" + number + "\">" + number + "</a>";
    }
    out_ += "</sup>";
  }

  void write_statements() {
    if (page_.extraction.statements.empty()) return;
    out_ += "<h2>陈述</h2>\n<ol>\n";
    for (std::size_t s = 0; s < page_.extraction.statements.size(); ++s) {
      write_statement(s, explain_statement(page_, s));
    }
    out_ += "</ol>\n";
  }

  std::string marked(std::uint32_t entity) const {
    const Entity& named = page_.extraction.entities[entity];
    return "<mark class=\"t-" + escaped(named.type) + "\">" + escaped(named.name) + "</mark>";
  }

  void write_statement(std::size_t index, const StatementLine& line) {
    const Statement& said = page_.extraction.statements[index];
    const std::string number = std::to_string(index + 1);
    out_ += "<li id=\"s" + number + "\"><div class=\"said\">" + marked(said.subject) + "<b>" +
            escaped(property_label(page_.ontology, said.predicate)) + "</b>" + marked(said.object) +
            "<span class=\"status\">" + escaped(status_label(said.status)) +
            (said.time.empty() ? "" : " " + escaped(said.time)) + "</span></div>\n";
    out_ += "<blockquote>“" + escaped(one_line(line.quotation)) + "” <a href=\"#q" + number +
            "\">原文</a></blockquote>\n";
    out_ += "<details><summary>" + escaped(line.rule) + "</summary><dl>";
    if (!line.file.empty()) out_ += "<dt>file</dt><dd>ontology/patterns/" + escaped(line.file) + "</dd>";
    for (const auto& [what, ground] : line.grounds) {
      out_ += "<dt>" + escaped(what) + "</dt><dd>" + escaped(ground) + "</dd>";
    }
    out_ += "</dl></details></li>\n";
  }

  const ExplainedPage& page_;
  const std::vector<MarkedMention> mentions_;
  std::map<std::uint32_t, std::vector<std::size_t>>
      quoted_at_;  // where quotations end, and of which statements
  std::string out_;
};

}  // namespace

std::string page_view_html(const ExplainedPage& page) {
  return HtmlView(page).render();
}

}  // namespace fangzhi
