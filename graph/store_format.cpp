#include "graph/store_format.h"

#include "graph/finding_codec.h"
#include "graph/value_codec.h"

namespace fangzhi {
namespace {

// First bytes of keys and values, with those in believed_rows.cpp. On disk: never change.
constexpr char kHeaderPart = 1;
constexpr char kTextPart = 2;
constexpr char kExtractionPart = 3;
constexpr char kHeaderTag = 'H';
constexpr char kTextTag = 'T';
constexpr char kExtractionTag = 'X';
constexpr char kNameTag = 'N';
constexpr char kStateTag = 'Z';

constexpr std::size_t kIdBytes = 16;

std::string document_key(char part, DocumentId id) {
  return part + id.bytes();
}

void write_entity(ValueWriter& out, const Entity& entity) {
  out.text(entity.type);
  out.text(entity.name);
  out.texts(entity.aliases);
  out.number(entity.mentions.size());
  for (TextSpan mention : entity.mentions) out.span(mention);
  out.text(entity.place);
}

Entity read_entity(ValueReader& in) {
  Entity entity;
  entity.type = in.text();
  entity.name = in.text();
  entity.aliases = in.texts();
  entity.mentions.resize(in.count());
  for (TextSpan& mention : entity.mentions) mention = in.span();
  entity.place = in.text();
  return entity;
}

}  // namespace

std::string header_key(DocumentId id) {
  return document_key(kHeaderPart, id);
}
std::string text_key(DocumentId id) {
  return document_key(kTextPart, id);
}
std::string extraction_key(DocumentId id) {
  return document_key(kExtractionPart, id);
}
std::string header_prefix() {
  return std::string(1, kHeaderPart);
}

std::string encode_header(const StoredHeader& stored) {
  const DocumentHeader& header = stored.header;
  ValueWriter out(kHeaderTag);
  out.texts(header.names);
  for (const std::string* field :
       {&header.metadata.title, &header.metadata.source, &header.metadata.date, &header.metadata.place,
        &header.metadata.period, &header.place, &header.period}) {
    out.text(*field);
  }
  out.flag(header.place_inferred);
  out.flag(header.period_inferred);
  out.text(stored.rules);
  return std::move(out).finish();
}

Result<StoredHeader> decode_header(std::string_view key, std::string_view value) {
  if (key.size() != 1 + kIdBytes || key[0] != kHeaderPart) return damaged("the key of a document");
  StoredHeader stored;
  DocumentHeader& header = stored.header;
  header.id = DocumentId::from_bytes(key.substr(1));
  ValueReader in(kHeaderTag, value);
  header.names = in.texts();
  for (std::string* field :
       {&header.metadata.title, &header.metadata.source, &header.metadata.date, &header.metadata.place,
        &header.metadata.period, &header.place, &header.period}) {
    *field = in.text();
  }
  header.place_inferred = in.flag();
  header.period_inferred = in.flag();
  stored.rules = in.text();
  if (!in.is_complete() || header.names.empty()) return damaged("the header of document " + header.id.hex());
  return stored;
}

std::string encode_text(std::string_view text) {
  ValueWriter out(kTextTag);
  out.text(text);
  return std::move(out).finish();
}

Result<std::string> decode_text(std::string_view value) {
  ValueReader in(kTextTag, value);
  std::string text = in.text();
  if (!in.is_complete()) return damaged("the text of a document");
  return text;
}

std::string encode_extraction(const Extraction& extraction) {
  ValueWriter out(kExtractionTag);
  out.number(extraction.entities.size());
  for (const Entity& entity : extraction.entities) write_entity(out, entity);
  out.number(extraction.statements.size());
  for (const Statement& statement : extraction.statements) {
    out.number(statement.subject);
    out.number(statement.object);
    write_saying(out, statement);
  }
  out.number(extraction.observations.size());
  for (const Observation& observation : extraction.observations) {
    out.number(observation.about);
    write_figure(out, observation);
  }
  return std::move(out).finish();
}

Result<Extraction> decode_extraction(std::string_view value) {
  ValueReader in(kExtractionTag, value);
  Extraction extraction;
  for (std::size_t left = in.count(); left > 0; --left) extraction.entities.push_back(read_entity(in));
  const std::size_t entities = extraction.entities.size();
  for (std::size_t left = in.count(); left > 0; --left) {
    Statement& statement = extraction.statements.emplace_back();
    statement.subject = in.index_below(entities);
    statement.object = in.index_below(entities);
    read_saying(in, statement);
  }
  for (std::size_t left = in.count(); left > 0; --left) {
    Observation& observation = extraction.observations.emplace_back();
    observation.about = in.index_below(entities);
    read_figure(in, observation);
  }
  if (!in.is_complete()) return damaged("what was extracted from a document");
  return extraction;
}

std::string page_name_key(std::string_view name) {
  return make_id<Id<struct PageNameKind>>({"page name", name}).bytes();
}

std::string encode_name(const StoredName& name) {
  ValueWriter out(kNameTag);
  out.id(name.document);
  out.number(name.sequence);
  out.text(name.name);
  return std::move(out).finish();
}

Result<StoredName> decode_name(std::string_view value) {
  ValueReader in(kNameTag, value);
  StoredName name;
  name.document = in.id<DocumentId>();
  name.sequence = in.number();
  name.name = in.text();
  if (!in.is_complete()) return damaged("the name of a page");
  return name;
}

std::string state_key() {
  return std::string(1, '\x01');
}

std::string encode_state(const StoredState& state) {
  ValueWriter out(kStateTag);
  const StoreCounts& counts = state.counts;
  for (std::uint64_t count :
       {counts.documents, counts.entities, counts.identities, counts.statements, counts.observations}) {
    out.number(count);
  }
  out.number(state.last.sequence);
  out.number(static_cast<std::uint64_t>(state.last.kind));
  out.id(state.last.document);
  out.text(state.last.name);
  return std::move(out).finish();
}

Result<StoredState> decode_state(std::string_view value) {
  ValueReader in(kStateTag, value);
  StoredState state;
  StoreCounts& counts = state.counts;
  for (std::uint64_t* count :
       {&counts.documents, &counts.entities, &counts.identities, &counts.statements, &counts.observations}) {
    *count = in.number();
  }
  state.last.sequence = in.number();
  state.last.kind =
      static_cast<ChangeKind>(in.number_up_to(static_cast<std::uint32_t>(ChangeKind::linked)));
  state.last.document = in.id<DocumentId>();
  state.last.name = in.text();
  if (!in.is_complete()) return damaged("the table of counts");
  return state;
}

}  // namespace fangzhi
