#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/nearest_word.h"
#include "core/page_reader.h"
#include "core/partial_date.h"

namespace fangzhi {
namespace {

using Json = nlohmann::json;

struct Field {
  const char* name;
  std::string PageMetadata::*member;
  bool is_date;
};

constexpr Field kFields[] = {
    {"title", &PageMetadata::title, false},  {"source", &PageMetadata::source, false},
    {"date", &PageMetadata::date, true},     {"place", &PageMetadata::place, false},
    {"period", &PageMetadata::period, true},
};

Error field_error(std::string_view origin, const std::string& key, const std::string& what) {
  return bad_input(std::string(origin) + ": \"" + key + "\" " + what);
}

Error unknown_field(std::string_view origin, const std::string& key) {
  std::vector<std::string> known;
  for (const Field& field : kFields) known.emplace_back(field.name);
  const std::string nearest = nearest_word(key, known);
  return field_error(origin, key,
                     nearest.empty() ? "is not a field; known are title, source, date, place and period"
                                     : "is not a field; did you mean \"" + nearest + "\"?");
}

Status read_field(const std::string& key, const Json& value, std::string_view origin,
                  PageMetadata& metadata) {
  for (const Field& field : kFields) {
    if (key != field.name) continue;
    if (!value.is_string())
      return field_error(origin, key, "must be a string, not " + std::string(value.type_name()));
    std::string text = value.get<std::string>();
    for (char c : text) {
      if (static_cast<unsigned char>(c) < 0x20)
        return field_error(origin, key, "holds a control character; remove it");
    }
    if (field.is_date && !parse_partial_date(text)) {
      return field_error(origin, key, "is \"" + text + "\"; write it as YYYY, YYYY-MM or YYYY-MM-DD");
    }
    metadata.*field.member = std::move(text);
    return {};
  }
  return unknown_field(origin, key);
}

// nlohmann says "[json.exception.parse_error.101] parse error at line 1, column 2: what"; people need the end
// of it.
std::string plain(const Json::parse_error& error) {
  const std::string message = error.what();
  const std::size_t at = message.find("line ");
  return at == std::string::npos ? "not JSON" : message.substr(at);
}

}  // namespace

Result<PageMetadata> parse_metadata(std::string_view bytes, std::string_view origin) {
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  if (bytes.substr(0, kMark.size()) == kMark) bytes.remove_prefix(kMark.size());
  Json json;
  try {
    json = Json::parse(bytes.begin(), bytes.end());
  } catch (const Json::parse_error& error) {
    return bad_input(std::string(origin) + ": is not valid JSON: " + plain(error));
  }
  if (!json.is_object()) return bad_input(std::string(origin) + ": must be a JSON object, {\"title\": …}");
  PageMetadata metadata;
  for (const auto& [key, value] : json.items()) FANGZHI_TRY(read_field(key, value, origin, metadata));
  return metadata;
}

}  // namespace fangzhi
