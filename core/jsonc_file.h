// A JSON file with comments that people write, read field by field: every complaint names the file, the line,
// the field and the nearest known word.
//
//   FANGZHI_ASSIGN(const JsoncFile file, JsoncFile::load(folder / "classes.jsonc"));
//   FANGZHI_ASSIGN(const std::vector<JsoncObject> classes, file.root().objects("classes"));
//   FANGZHI_TRY(classes[0].only({"id", "zh"}));
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"

namespace fangzhi {

// ", did you mean WORD"; empty where no known word is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

// What an object of the file holds; copies are cheap and keep the file alive.
class JsoncObject {
 public:
  Error error(const std::string& field, const std::string& message) const;

  // Fails where this is no object, or has another key.
  Status only(const std::vector<std::string>& known) const;
  // Fails unless `id`, which a field holds, is one of `known`, all of a kind: "class".
  Status check_known(const std::string& field, const std::string& kind, const std::string& id,
                     const std::vector<std::string>& known) const;

  bool has(const std::string& field) const;
  std::vector<std::string> keys() const;

  // Fail where the field is missing or of another kind; text() also where it is empty.
  Result<std::string> text(const std::string& field) const;
  Result<std::vector<std::string>> texts(const std::string& field) const;
  Result<std::vector<JsoncObject>> objects(const std::string& field) const;
  // Where the field is left out: none, false, nothing.
  Result<std::vector<std::string>> optional_texts(const std::string& field) const;
  Result<bool> flag(const std::string& field) const;
  Result<std::optional<int>> number_up_to(const std::string& field, int most) const;

  // The text or object that a field holds, if it does.
  std::optional<std::string> text_if_any(const std::string& field) const;
  std::optional<JsoncObject> object_if_any(const std::string& field) const;

 private:
  friend class JsoncFile;
  struct Source;
  JsoncObject(std::shared_ptr<const Source> source, std::string path)
      : source_(std::move(source)), path_(std::move(path)) {}

  std::shared_ptr<const Source> source_;
  std::string path_;  // of this object in the file: /classes/2
};

class JsoncFile {
 public:
  // Fails where the file cannot be read, is not UTF-8 or not JSON, or holds a key twice.
  static Result<JsoncFile> load(const std::filesystem::path& path);

  JsoncObject root() const;
  const std::string& bytes() const;

 private:
  explicit JsoncFile(std::shared_ptr<const JsoncObject::Source> source) : source_(std::move(source)) {}

  std::shared_ptr<const JsoncObject::Source> source_;
};

}  // namespace fangzhi
