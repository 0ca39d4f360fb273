#include "core/jsonc_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/byte_io.h"
#include "core/json_lines.h"
#include "core/nearest_word.h"
#include "core/utf8.h"

namespace fangzhi {

using nlohmann::json;

struct JsoncObject::Source {
  std::string file;
  std::string text;
  json value;
  JsonLines lines{""};

  const json& at(const std::string& path) const { return value.at(json::json_pointer(path)); }

  // What a field of an object holds; null where it holds nothing.
  const json& field(const std::string& path, const std::string& name) const {
    static const json none;
    const json& object = at(path);
    if (!object.is_object()) return none;
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
  }

  Error error(const std::string& path, const std::string& message) const {
    const std::string name = path.substr(path.rfind('/') + 1);
    return bad_input(file + ":" + std::to_string(lines.line(path)) + ": " + name + ": " + message);
  }
};

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const std::string nearest = nearest_word(word, known);
  return nearest.empty() ? "" : ", did you mean " + nearest;
}

Result<JsoncFile> JsoncFile::load(const std::filesystem::path& path) {
  auto source = std::make_shared<JsoncObject::Source>();
  source->file = path.string();
  FANGZHI_ASSIGN(source->text, read_file(path));
  if (const auto at = find_invalid_utf8(source->text)) {
    return bad_input(source->file + ":" + std::to_string(line_of_byte(source->text, *at)) + ": byte " +
                     std::to_string(*at) + " is not UTF-8; save the file as UTF-8");
  }
  try {
    source->value = json::parse(source->text, nullptr, true, true);
  } catch (const json::parse_error& failure) {
    const std::size_t before = failure.byte == 0 ? 0 : failure.byte - 1;
    return bad_input(source->file + ":" + std::to_string(line_of_byte(source->text, before)) +
                     ": not JSON here; look for a missing comma, quotation mark or bracket");
  }
  source->lines = JsonLines(source->text);
  if (!source->lines.duplicate().empty()) {
    const std::string& key = source->lines.duplicate();
    return bad_input(source->file + ":" + std::to_string(source->lines.duplicate_line()) + ": " +
                     key.substr(key.rfind('/') + 1) + ": this key stands here twice; keep one");
  }
  return JsoncFile(std::move(source));
}

JsoncObject JsoncFile::root() const {
  return JsoncObject(source_, "");
}

const std::string& JsoncFile::bytes() const {
  return source_->text;
}

Error JsoncObject::error(const std::string& field, const std::string& message) const {
  return source_->error(path_ + "/" + field, message);
}

Status JsoncObject::only(const std::vector<std::string>& known) const {
  if (!source_->at(path_).is_object()) return source_->error(path_, "must be an object in braces");
  for (const std::string& key : keys()) {
    if (std::find(known.begin(), known.end(), key) == known.end()) {
      return error(key, "unknown key" + did_you_mean(key, known));
    }
  }
  return {};
}

Status JsoncObject::check_known(const std::string& field, const std::string& kind, const std::string& id,
                                const std::vector<std::string>& known) const {
  if (std::find(known.begin(), known.end(), id) != known.end()) return {};
  return error(field, "unknown " + kind + " " + id + did_you_mean(id, known));
}

bool JsoncObject::has(const std::string& field) const {
  return source_->at(path_).contains(field);
}

std::vector<std::string> JsoncObject::keys() const {
  std::vector<std::string> found;
  for (const auto& [key, value] : source_->at(path_).items()) found.push_back(key);
  return found;
}

Result<std::string> JsoncObject::text(const std::string& field) const {
  const std::optional<std::string> found = text_if_any(field);
  if (!found || found->empty()) return error(field, "missing or not text; write \"" + field + "\": \"…\"");
  return *found;
}

Result<std::vector<std::string>> JsoncObject::texts(const std::string& field) const {
  std::vector<std::string> found;
  const json& value = source_->field(path_, field);
  if (!value.is_array()) return error(field, "missing or not a list; write \"" + field + "\": [\"…\"]");
  for (const json& item : value) {
    if (!item.is_string()) return error(field, "every item must be text in quotation marks");
    found.push_back(item.get<std::string>());
  }
  return found;
}

Result<std::vector<JsoncObject>> JsoncObject::objects(const std::string& field) const {
  const json& value = source_->field(path_, field);
  if (!value.is_array()) return error(field, "missing or not a list; write \"" + field + "\": [ … ]");
  std::vector<JsoncObject> found;
  for (std::size_t i = 0; i < value.size(); ++i) {
    found.push_back(JsoncObject(source_, path_ + "/" + field + "/" + std::to_string(i)));
  }
  return found;
}

Result<std::vector<std::string>> JsoncObject::optional_texts(const std::string& field) const {
  if (!has(field)) return std::vector<std::string>{};
  return texts(field);
}

Result<bool> JsoncObject::flag(const std::string& field) const {
  if (!has(field)) return false;
  const json& value = source_->field(path_, field);
  if (!value.is_boolean()) return error(field, "must be true or false");
  return value.get<bool>();
}

Result<std::optional<int>> JsoncObject::number_up_to(const std::string& field, int most) const {
  if (!has(field)) return std::optional<int>();
  const json& value = source_->field(path_, field);
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > static_cast<std::uint64_t>(most)) {
    return error(field, "must be a whole number from 0 to " + std::to_string(most));
  }
  return std::optional(value.get<int>());
}

std::optional<std::string> JsoncObject::text_if_any(const std::string& field) const {
  const json& value = source_->field(path_, field);
  if (!value.is_string()) return std::nullopt;
  return value.get<std::string>();
}

std::optional<JsoncObject> JsoncObject::object_if_any(const std::string& field) const {
  if (!source_->field(path_, field).is_object()) return std::nullopt;
  return JsoncObject(source_, path_ + "/" + field);
}

}  // namespace fangzhi
