#include <algorithm>
#include <iterator>

#include "cli/command.h"
#include "cli/explanation.h"
#include "cli/link_options.h"
#include "cli/page_pipeline.h"
#include "cli/page_view.h"
#include "cli/table.h"
#include "cli/why_link.h"
#include "core/page_reader.h"
#include "graph/graph_store.h"

namespace fangzhi {
namespace {

constexpr std::size_t kShownPages = 3;    // of an entity
constexpr std::size_t kShownOffsets = 8;  // of words that stand in several places
constexpr std::size_t kShownDigits = 12;  // of an id

// What a run explains with.
struct Knowledge {
  Ontology ontology;
  Rulebook rules;
};

bool begins_with(const std::string& text, const std::string& beginning) {
  return text.rfind(beginning, 0) == 0;
}

// Where words stand in the page, across its line breaks and other white space.
std::vector<TextSpan> places_of(std::u32string_view page, std::u32string_view words) {
  std::u32string dense;
  std::vector<std::uint32_t> offsets;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (is_space(page[i])) continue;
    dense.push_back(page[i]);
    offsets.push_back(static_cast<std::uint32_t>(i));
  }
  std::u32string wanted;
  std::copy_if(words.begin(), words.end(), std::back_inserter(wanted),
               [](char32_t c) { return !is_space(c); });
  std::vector<TextSpan> places;
  for (std::size_t at = dense.find(wanted); !wanted.empty() && at != std::u32string::npos;
       at = dense.find(wanted, at + 1)) {
    places.push_back({offsets[at], offsets[at + wanted.size() - 1] + 1});
  }
  return places;
}

// The mention around an offset; else the one character there.
TextSpan span_at(const ExplainedPage& page, std::uint32_t offset) {
  for (const MarkedMention& mention : marked_mentions(page)) {
    if (mention.span.begin <= offset && offset < mention.span.end) return mention.span;
  }
  return {offset, offset + 1};
}

// Where an entity is named within a span; the span's beginning where it is only meant there.
std::optional<TextSpan> mention_within(const Entity& entity, TextSpan span) {
  for (const TextSpan& mention : entity.mentions) {
    if (mention.begin < span.end && span.begin < mention.end) return mention;
  }
  return std::nullopt;
}

class WhyCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    verb.add_option(
            "WHAT", what_,
            "With --page: words of the page. Without: the start of the id of a statement or an entity")
        .shown_as(" ");
    verb.add_option("OTHER", other_, "Without --page: another name; why the two are one thing, or two")
        .shown_as(" ");
    verb.add_option("--page", page_, "Explain this page, without a store; - for standard input")
        .shown_as("FILE");
    verb.add_option("--at", at_, "With --page: what stands at this code point, from 0").shown_as("OFFSET");
    verb.add_option("--encoding", encoding_, "The page's encoding; else UTF-8 and GB18030 are told apart")
        .shown_as("NAME");
    verb.add_flag("--html", is_html_, "With --page: the page with its mentions marked, as one HTML file");
    link_options_.declare(verb);
  }

  Result<int> run(Session& session) override {
    FANGZHI_TRY(check_arguments(session));
    if (!other_.empty()) {
      FANGZHI_ASSIGN(const std::vector<Judgement> ledger, link_options_.judgements(session));
      return explain_two_names(session, what_, other_, ledger);
    }
    FANGZHI_ASSIGN(const std::filesystem::path folder, session.ontology_folder());
    FANGZHI_ASSIGN(Ontology ontology, session.load_ontology());
    FANGZHI_ASSIGN(Rulebook rules, Rulebook::load(folder, ontology));
    const Knowledge knowledge{std::move(ontology), std::move(rules)};
    return page_.empty() ? explain_stored(session, knowledge) : explain_page(session, knowledge);
  }

 private:
  Status check_arguments(const Session& session) const {
    FANGZHI_TRY(check_encoding(encoding_));
    const bool asks_words = !what_.empty() || at_ >= 0;
    if (page_.empty() && what_.empty()) {
      return usage_error(
          "why: name what to explain: --page FILE, or the start of an id; see fangzhi why --help");
    }
    if (page_.empty() && (at_ >= 0 || is_html_)) return usage_error("why: --at and --html need --page FILE");
    if (!page_.empty() && !other_.empty())
      return usage_error("why: two names are looked up in the store; leave out --page");
    if (!what_.empty() && at_ >= 0) return usage_error("why: give words or --at, not both");
    if (is_html_ && (asks_words || session.json)) {
      return usage_error("why: --html shows the whole page; leave out the words, --at and --json");
    }
    return {};
  }

  Result<int> explain_page(Session& session, const Knowledge& knowledge) const {
    FANGZHI_ASSIGN(Page read, read_source({page_, page_}, encoding_));
    const ExplainedPage page(knowledge.rules, knowledge.ontology, std::move(read));
    if (at_ >= 0) {
      if (static_cast<std::size_t>(at_) >= page.source.size()) {
        return usage_error("why: --at: " + page_ + " ends at " + std::to_string(page.source.size()) +
                           "; give a smaller offset");
      }
      return explain_span(session, page, span_at(page, static_cast<std::uint32_t>(at_)));
    }
    if (!what_.empty()) return explain_text(session, page);
    if (session.json) {
      std::string lines;
      for (std::size_t s = 0; s < page.extraction.statements.size(); ++s) {
        lines += statement_json(explain_statement(page, s));
      }
      FANGZHI_TRY(session.out.write(lines));
    } else {
      FANGZHI_TRY(
          session.out.write(is_html_ ? page_view_html(page) : page_view_text(page, session.terminal)));
    }
    return kDone;
  }

  Result<int> explain_text(Session& session, const ExplainedPage& page) const {
    const std::vector<TextSpan> places = places_of(page.source, to_code_points(what_));
    if (places.empty()) {
      return not_found("\"" + what_ + "\" does not stand in " + page_ +
                       "; give words as the page writes them");
    }
    FANGZHI_ASSIGN(const int code, explain_span(session, page, places.front()));
    if (places.size() == 1) return code;
    std::string others;
    for (std::size_t i = 1; i < places.size() && i <= kShownOffsets; ++i) {
      others += (others.empty() ? "" : ", ") + std::to_string(places[i].begin);
    }
    session.console.say("the words stand there " + std::to_string(places.size()) +
                        " times; for the others give --at: " + others +
                        (places.size() > kShownOffsets + 1 ? " …" : ""));
    return code;
  }

  static Result<int> explain_span(Session& session, const ExplainedPage& page, TextSpan span) {
    const WordsExplanation words = explain_words(page, span);
    FANGZHI_TRY(session.out.write(session.json ? words_json(words) : words_text(words, session.terminal)));
    return kDone;
  }

  Result<int> explain_stored(Session& session, const Knowledge& knowledge) const {
    FANGZHI_ASSIGN(const auto store, open_rocksdb_store(session.store_folder(), ""));
    FANGZHI_ASSIGN(const auto reader, store->open_reader());
    FANGZHI_ASSIGN(const std::vector<GraphStatement> statements, statements_with(*reader, std::nullopt));
    FANGZHI_ASSIGN(const std::vector<Identity> identities, identities_with(*reader));
    if (statements.size() + identities.size() > 1) return list_choice(session, statements, identities);
    if (statements.size() == 1) return explain_statement_of(session, knowledge, *reader, statements.front());
    if (identities.size() == 1) return explain_identity(session, knowledge, *reader, identities.front());
    return not_found("no statement or entity has an id that starts with \"" + what_ +
                     "\"; fangzhi find --json prints ids");
  }

  // Of one identity all, or all whose id starts as asked.
  Result<std::vector<GraphStatement>> statements_with(GraphReader& reader,
                                                      const std::optional<IdentityId>& subject) const {
    std::vector<GraphStatement> found;
    StatementFilter filter;
    filter.node = subject;
    FANGZHI_ASSIGN(const CursorPtr<GraphStatement> statements, reader.statements(filter));
    while (true) {
      FANGZHI_ASSIGN(const GraphStatement* each, statements->next());
      if (each == nullptr) return found;
      if (subject || begins_with(each->id.hex(), what_)) found.push_back(*each);
    }
  }

  Result<std::vector<Identity>> identities_with(GraphReader& reader) const {
    std::vector<Identity> found;
    FANGZHI_ASSIGN(const CursorPtr<Identity> identities, reader.identities());
    while (true) {
      FANGZHI_ASSIGN(const Identity* each, identities->next());
      if (each == nullptr) return found;
      if (begins_with(each->id.hex(), what_)) found.push_back(*each);
    }
  }

  Result<int> list_choice(Session& session, const std::vector<GraphStatement>& statements,
                          const std::vector<Identity>& identities) const {
    Table table({"id", "what"});
    for (const Identity& each : identities) {
      table.add({each.id.hex().substr(0, kShownDigits), each.type + " " + each.name});
    }
    for (const GraphStatement& each : statements) {
      table.add({each.id.hex().substr(0, kShownDigits), each.predicate + " “" + each.quotation + "”"});
    }
    FANGZHI_TRY(session.out.write(table.render(session.terminal)));
    session.console.say("several ids start with \"" + what_ + "\"; give more of one");
    return kDone;
  }

  Result<int> explain_statement_of(Session& session, const Knowledge& knowledge, GraphReader& reader,
                                   const GraphStatement& stored) const {
    FANGZHI_ASSIGN(DocumentRecord record, reader.document(stored.document));
    const ExplainedPage page(knowledge.rules, knowledge.ontology, std::move(record.page));
    const std::vector<Statement>& all = page.extraction.statements;
    const auto same = std::find_if(all.begin(), all.end(), [&](const Statement& each) {
      return statement_id(stored.document, page.extraction, each) == stored.id;
    });
    if (same == all.end()) {
      FANGZHI_TRY(session.out.write("“" + visible(one_line(stored.quotation)) + "” in " +
                                    visible(page.page.name) + "\n  rule       " + visible(stored.rule) +
                                    "\n"));
      session.console.say("the rules of today no longer say this; build again to read the page anew");
      return kDone;
    }
    const StatementLine line = explain_statement(page, static_cast<std::size_t>(same - all.begin()));
    if (session.json) {
      FANGZHI_TRY(session.out.write(statement_json(line)));
      return kDone;
    }
    std::string text = statement_text(line, session.terminal) + "  page       " + visible(page.page.name) +
                       "\n" + roles_text(line, session.terminal);
    for (const std::uint32_t entity : {same->subject, same->object}) {
      const auto mention = mention_within(page.extraction.entities[entity], same->evidence);
      if (mention) text += "\n" + words_of(page, *mention, session.terminal);
    }
    FANGZHI_TRY(session.out.write(text));
    return kDone;
  }

  // Why the words are a name, without what is said of them.
  static std::string words_of(const ExplainedPage& page, TextSpan span, const Terminal& terminal) {
    WordsExplanation words = explain_words(page, span);
    words.sites.clear();
    words.statements.clear();
    return words_text(words, terminal);
  }

  Result<int> explain_identity(Session& session, const Knowledge& knowledge, GraphReader& reader,
                               const Identity& identity) const {
    std::string text = styled(session.terminal, Style::heading, visible(identity.name)) + "  " +
                       identity.type + "  " + visible(identity.place) + "\n";
    std::string json;
    for (std::size_t i = 0; i < identity.members.size() && i < kShownPages; ++i) {
      const IdentityMember& member = identity.members[i];
      FANGZHI_ASSIGN(DocumentRecord record, reader.document(member.document));
      const ExplainedPage page(knowledge.rules, knowledge.ontology, std::move(record.page));
      text += "\n" + styled(session.terminal, Style::faint, visible(page.page.name)) + "\n";
      const std::optional<TextSpan> mention = first_mention(page, member);
      text += mention ? words_of(page, *mention, session.terminal)
                      : "implied there by other words, or no longer found by the rules of today\n";
      if (mention) json += words_json(explain_words(page, *mention));
    }
    FANGZHI_ASSIGN(const std::vector<GraphStatement> statements, statements_with(reader, identity.id));
    if (!statements.empty()) {
      Table table({"statement", "says", "rule", "quotation"});
      for (const GraphStatement& each : statements) {
        table.add(
            {each.id.hex().substr(0, kShownDigits), each.predicate, each.rule, "“" + each.quotation + "”"});
      }
      text += "\n" + table.render(session.terminal);
    }
    FANGZHI_TRY(session.out.write(session.json ? json : text));
    return kDone;
  }

  static std::optional<TextSpan> first_mention(const ExplainedPage& page, const IdentityMember& member) {
    for (const Entity& entity : page.extraction.entities) {
      if (entity_id(member.document, entity) == member.entity && !entity.mentions.empty()) {
        return entity.mentions.front();
      }
    }
    return std::nullopt;
  }

  LinkOptions link_options_;
  std::string other_;
  std::string what_;
  std::string page_;
  std::string encoding_;
  std::int64_t at_ = -1;
  bool is_html_ = false;
};

}  // namespace

std::unique_ptr<Command> make_why_command() {
  return std::make_unique<WhyCommand>();
}

}  // namespace fangzhi
