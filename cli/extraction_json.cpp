#include "cli/extraction_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

namespace fangzhi {
namespace {

// Writes one record from its beginning to its end: a tree of values would cost as much as the extraction.
class RecordWriter {
 public:
  std::string write(const std::string& document, const Extraction& extraction) {
    out_ += '{';
    // A file may be called what is not UTF-8.
    key("document");
    out_ += nlohmann::json(document).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    string("place", extraction.place);
    string("period", extraction.period);
    if (extraction.place_inferred || extraction.period_inferred) {
      begin_list("inferred");
      if (extraction.place_inferred) element("place");
      if (extraction.period_inferred) element("period");
      out_ += ']';
    }
    begin_list("entities");
    for (std::size_t i = 0; i < extraction.entities.size(); ++i) entity(i, extraction.entities[i]);
    out_ += ']';
    begin_list("statements");
    for (const Statement& each : extraction.statements) statement(each);
    out_ += ']';
    begin_list("observations");
    for (const Observation& each : extraction.observations) observation(each);
    out_ += "]}";
    return std::move(out_);
  }

 private:
  void entity(std::size_t index, const Entity& entity) {
    begin_object();
    id("id", index);
    string("type", entity.type);
    string("name", entity.name);
    begin_list("aliases");
    for (const std::string& alias : entity.aliases) element(alias);
    out_ += ']';
    begin_list("mentions");
    for (const TextSpan mention : entity.mentions) span(mention);
    out_ += "]}";
  }

  void statement(const Statement& statement) {
    begin_object();
    id("subject", statement.subject);
    string("predicate", statement.predicate);
    id("object", statement.object);
    string("status", to_string(statement.status));
    if (!statement.time.empty()) string("time", statement.time);
    key("evidence");
    span(statement.evidence);
    string("rule", statement.rule);
    for (const auto& [name, value] : statement.qualifiers) string(name, value);
    out_ += '}';
  }

  void observation(const Observation& observation) {
    begin_object();
    string("indicator", observation.indicator);
    string("value", observation.value);
    string("unit", observation.unit);
    if (!observation.time.empty()) string("time", observation.time);
    if (!observation.change.empty()) string("change", observation.change);
    id("about", observation.about);
    key("evidence");
    span(observation.evidence);
    out_ += '}';
  }

  // A comma, unless what comes is the first of its list or object, or the value of a key.
  void part() {
    if (out_.back() != '{' && out_.back() != '[' && out_.back() != ':') out_ += ',';
  }
  void begin_object() {
    part();
    out_ += '{';
  }
  void key(std::string_view name) {
    element(name);
    out_ += ':';
  }
  void begin_list(std::string_view name) {
    key(name);
    out_ += '[';
  }
  void string(std::string_view name, std::string_view value) {
    key(name);
    element(value);
  }
  void id(std::string_view name, std::size_t index) { string(name, "e" + std::to_string(index + 1)); }
  void span(TextSpan span) {
    part();
    out_ += '[' + std::to_string(span.begin) + ',' + std::to_string(span.end) + ']';
  }

  void element(std::string_view text) {
    part();
    const auto is_plain = [](char c) {
      return static_cast<unsigned char>(c) >= ' ' && c != '"' && c != '\\';
    };
    if (!std::all_of(text.begin(), text.end(), is_plain)) {
      out_ += nlohmann::json(text).dump();
      return;
    }
    out_ += '"';
    out_ += text;
    out_ += '"';
  }

  std::string out_;
};

}  // namespace

std::string extraction_json(const std::string& document, const Extraction& extraction) {
  return RecordWriter().write(document, extraction);
}

}  // namespace fangzhi
