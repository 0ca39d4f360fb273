#include "graph/witness.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>

#include "core/fields.h"
#include "graph/store_folder.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kKindWords = {"added", "replaced", "forgotten",
                                                        "linked"};  // On disk.
constexpr std::size_t kMissingNamed = 5;

std::string escaped(std::string_view name) {
  std::string out;
  for (char c : name) {
    switch (c) {
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '\\' && i + 1 < text.size();
    if (is_escape) ++i;
    out.push_back(is_escape && text[i] == 'n' ? '\n' : text[i]);
  }
  return out;
}

std::string checksum(const StoreChange& change) {
  return make_id<DocumentId>({"witness", std::to_string(change.sequence),
                              kKindWords[static_cast<std::size_t>(change.kind)], change.document.bytes(),
                              change.name})
      .hex()
      .substr(0, 8);
}

std::string line_of(const StoreChange& change) {
  std::string line = std::to_string(change.sequence);
  line.append("\t").append(kKindWords[static_cast<std::size_t>(change.kind)]);
  line.append("\t").append(change.document.hex());
  line.append("\t").append(checksum(change));
  return line.append("\t").append(escaped(change.name)).append("\n");
}

std::optional<StoreChange> parse_line(std::string_view line) {
  StoreChange change;
  const std::string_view sequence = take_field(line, '\t');
  const std::string_view kind = take_field(line, '\t');
  const auto document = DocumentId::parse(take_field(line, '\t'));
  const std::string_view sum = take_field(line, '\t');
  change.name = unescaped(line);
  const auto parsed = std::from_chars(sequence.data(), sequence.data() + sequence.size(), change.sequence);
  if (parsed.ec != std::errc() || parsed.ptr != sequence.data() + sequence.size() || !document)
    return std::nullopt;
  change.document = *document;
  for (std::size_t i = 0; i < kKindWords.size(); ++i) {
    change.kind = static_cast<ChangeKind>(i);
    if (kKindWords[i] == kind && checksum(change) == sum) return change;
  }
  return std::nullopt;
}

Error failed(const fs::path& path, std::string_view what) {
  return io_error(path.string() + ": " + std::string(what) + " (" + std::strerror(errno) + ")");
}

std::string described(const StoreChange& change) {
  return std::string(kKindWords[static_cast<std::size_t>(change.kind)]) + " " + change.name + " (" +
         change.document.hex() + ")";
}

Status write_all(const fs::path& path, int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed(path, "cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fdatasync(descriptor) != 0) return failed(path, "cannot be synced to disk");
  return {};
}

}  // namespace

Result<std::uint64_t> read_witness(const fs::path& path,
                                   const std::function<Status(const StoreChange&)>& take) {
  std::error_code code;
  if (!fs::exists(path, code)) return std::uint64_t{0};
  std::ifstream in(path, std::ios::binary);
  if (!in) return failed(path, "cannot be opened");
  std::uint64_t length = 0;
  std::uint64_t number = 0;
  std::string line;
  while (std::getline(in, line)) {
    const bool is_cut = in.eof();
    const bool is_last = is_cut || in.peek() == std::ifstream::traits_type::eof();
    const auto change = is_cut ? std::nullopt : parse_line(line);
    if (!change && is_last) break;
    ++number;
    if (!change || change->sequence != number) {
      return corrupt(path.string() + ": line " + std::to_string(number) +
                     " is damaged or missing; remove the store and build it again");
    }
    length += line.size() + 1;
    FANGZHI_TRY(take(*change));
  }
  if (in.bad()) return failed(path, "cannot be read");
  return length;
}

Result<Witness> Witness::open(const fs::path& path, const StoreChange& last) {
  std::uint64_t known = 0;
  std::uint64_t lost = 0;
  std::string missing;
  const auto compare = [&](const StoreChange& change) -> Status {
    known = change.sequence;
    if (change.sequence == last.sequence && change != last) {
      return corrupt(path.string() + ": says " + described(change) + " where the tables say " +
                     described(last) + "; remove the store and build it again");
    }
    if (change.sequence > last.sequence && ++lost <= kMissingNamed)
      missing.append("; ").append(described(change));
    return {};
  };
  FANGZHI_ASSIGN(const std::uint64_t length, read_witness(path, compare));
  if (lost > 0) {
    return corrupt(path.string() + ": the tables have lost " + std::to_string(lost) +
                   " acknowledged changes; remove the store and build it again" + missing +
                   (lost > kMissingNamed ? "; …" : ""));
  }
  if (last.sequence > known + 1) {
    return corrupt(path.string() + ": ends at change " + std::to_string(known) + " but the tables hold " +
                   std::to_string(last.sequence) + "; remove the store and build it again");
  }
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (descriptor < 0) return failed(path, "cannot be opened for writing");
  Witness witness(path, descriptor);
  if (::ftruncate(descriptor, static_cast<off_t>(length)) != 0)
    return failed(path, "cannot be cut to its last line");
  FANGZHI_TRY(sync_path(path.parent_path()));
  if (last.sequence == known + 1) FANGZHI_TRY(witness.append(last));
  return witness;
}

Witness::Witness(Witness&& other) noexcept : path_(std::move(other.path_)), descriptor_(other.descriptor_) {
  other.descriptor_ = -1;
}

Witness::~Witness() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Status Witness::append(const StoreChange& change) {
  return write_all(path_, descriptor_, line_of(change));
}

}  // namespace fangzhi
