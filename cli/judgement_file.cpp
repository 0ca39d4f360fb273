#include "cli/judgement_file.h"

#include "core/byte_io.h"

namespace fangzhi {

Status add_judgements(const Session& session, const LinkOptions& options,
                      const std::vector<Judgement>& added) {
  const std::filesystem::path path = options.file(session);
  std::error_code code;
  std::string bytes(judgements_header());
  if (std::filesystem::exists(path, code)) {
    FANGZHI_ASSIGN(bytes, read_file(path));
    FANGZHI_TRY(parse_judgements(bytes, path.string()));
    if (!bytes.empty() && bytes.back() != '\n') bytes.push_back('\n');
  }
  for (const Judgement& judgement : added) bytes += format_judgement(judgement);
  FANGZHI_ASSIGN(const auto sink, open_file_sink(path));
  FANGZHI_TRY(sink->write(bytes));
  return sink->close();
}

Status link_again(const Session& session, const LinkOptions& options) {
  FANGZHI_ASSIGN(LinkBasis basis, options.basis(session));
  FANGZHI_ASSIGN(const auto store, open_rocksdb_store(session.store_folder(), "", std::move(basis)));
  FANGZHI_ASSIGN(const auto writer, store->open_writer());
  return writer->publish();
}

}  // namespace fangzhi
