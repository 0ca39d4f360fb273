#include "extract/extraction.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/page_layout.h"
#include "core/utf8.h"
#include "extract/article_places.h"
#include "extract/beside_works.h"
#include "extract/ceremony_names.h"
#include "extract/elided_partners.h"
#include "extract/false_names.h"
#include "extract/figures.h"
#include "extract/item_works.h"
#include "extract/masthead.h"
#include "extract/name_book.h"
#include "extract/name_edges.h"
#include "extract/name_finder.h"
#include "extract/name_types.h"
#include "extract/occasions.h"
#include "extract/plain_names.h"
#include "extract/references.h"
#include "extract/scenes.h"
#include "extract/scope.h"
#include "extract/settled_statements.h"
#include "extract/site_lines.h"
#include "extract/slot.h"
#include "extract/statement_maker.h"

namespace fangzhi {

namespace {

std::vector<Mention> find_mentions(const Rulebook& rules, const Reading& reading,
                                   const std::vector<FrameSite>& sites, ExtractionTrace* trace) {
  CandidateList candidates(reading, rules, trace == nullptr ? nullptr : &trace->candidates);
  propose_known(reading, rules, candidates);
  propose_headed(reading, rules, candidates);
  propose_arguments(reading, rules, sites, candidates);
  const std::vector<Slot> lists = find_named_lists(reading, rules);
  propose_members(reading, rules, lists, candidates);
  propose_divisions(reading, rules, candidates);
  propose_persons(reading, rules, candidates);
  std::vector<Mention> chosen = choose_mentions(candidates.release());
  settle_masthead(reading, rules.types(), chosen);
  settle_names(reading, rules, chosen);
  settle_member_types(reading, rules, lists, chosen);
  drop_members_of_other_kind(reading, rules, lists, chosen);
  split_shared_ceremonies(reading, rules, chosen);
  settle_types(reading.text(), rules.types(), chosen);
  settle_plain_names(reading, rules, chosen);
  settle_false_names(reading, rules, chosen);
  return chosen;
}

// Where the names that are given stand in the laid-out text, sorted by place; those the layout left out are
// left out.
std::vector<Mention> place_mentions(const Rulebook& rules, const Reading& reading,
                                    const std::vector<GivenName>& given) {
  const std::vector<std::uint32_t>& source = reading.layout.source;
  const auto place = [&](std::uint32_t at) {
    return static_cast<std::uint32_t>(
        std::lower_bound(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(reading.text().size()),
                         at) -
        source.begin());
  };
  std::vector<Mention> mentions;
  for (const GivenName& name : given) {
    const Mention mention{place(name.span.begin), place(name.span.end), rules.types().find(name.type), 1,
                          "given"};
    if (mention.begin < mention.end) mentions.push_back(mention);
  }
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  return mentions;
}

// The cells of a row are no sentence: what they say is read cell by cell. Nor are the lines of a web site.
std::vector<FrameSite> sites_in_sentences(const std::vector<TableRow>& rows, const Reading& reading,
                                          const std::vector<FrameSite>& sites) {
  const std::vector<Paragraph>& paragraphs = reading.layout.paragraphs;
  std::vector<char> is_other(paragraphs.size());
  for (const TableRow& row : rows) is_other[row.paragraph] = 1;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    if (is_site_line(reading.text().substr(paragraphs[p].begin, paragraphs[p].end - paragraphs[p].begin)))
      is_other[p] = 1;
  }
  std::vector<FrameSite> found;
  std::copy_if(sites.begin(), sites.end(), std::back_inserter(found), [&](const FrameSite& site) {
    return is_other[reading.sentences[reading.clauses[site.clause].sentence].paragraph] == 0;
  });
  return found;
}

std::vector<Statement> make_statements(const StatementContext& context, const std::vector<TableRow>& rows,
                                       const std::vector<FrameSite>& sites,
                                       const std::vector<Scene>& scenes) {
  StatementList statements(context);
  state_clauses(context, sites_in_sentences(rows, context.reading, sites), statements);
  state_works(context, sites, statements);
  state_posts(context, statements);
  state_containment(context, statements);
  state_former_names(context, statements);
  state_beside_works(context, scenes, statements);
  state_owners(context, statements);
  state_said_places(context, statements);
  state_elided_partners(context, statements);
  state_elided_awards(context, statements);
  state_held_events(context, statements);
  state_honour_lists(context, statements);
  state_work_sites(context, statements);
  state_report_speakers(context, statements);
  return statements.release();
}

void settle_statements(const StatementContext& context, const std::vector<Scene>& scenes,
                       std::vector<Statement>& statements) {
  const ArticlePlaces of_articles = find_article_places(context);
  place_works(context, scenes, of_articles, statements);
  locate_works(context, statements);
  plan_what_is_to_come(context.scope, statements);
  drop_denied_plans(context, statements);
  plan_unbegun_building(statements);
  drop_false_owners(context, statements);
  settle_attended_events(context, statements);
  drop_false_attendance(context, statements);
  settle_elided_subjects(context, of_articles, statements);
  drop_unfit_honours(context, statements);
  settle_signing_sides(context, statements);
}

}  // namespace

Extraction extract(const Rulebook& rules, const Page& page, ExtractionTrace* trace,
                   const std::vector<GivenName>* given) {
  const std::u32string source = to_code_points(page.text);
  Reading reading = read_page(rules.lexicon(), lay_out(source));
  const std::vector<FrameSite> sites = find_frame_sites(reading, rules);
  const std::vector<TableRow> rows = find_work_tables(reading, rules.lexicon());
  std::vector<Mention> chosen =
      given == nullptr ? find_mentions(rules, reading, sites, trace) : place_mentions(rules, reading, *given);
  if (given == nullptr) {
    settle_cells(rows, reading.text(), rules.types(), chosen);
    settle_listed_works(find_listed_works(reading), rules.types(), chosen);
    settle_item_works(reading, rules.types(), chosen);
  }
  if (trace != nullptr) trace->chosen = chosen;

  const PageScope scope = find_scope(page, reading, rules, chosen);
  NameBook names(reading, rules, scope, source, std::move(chosen));
  const References references = find_references(reading, rules, names);
  const WorkFields fields = find_work_fields(reading, rules, names.mentions(), rows);
  StatementContext context{reading, rules, scope, source, names, references, fields, trace};
  const Occasions occasions(context);
  context.occasions = &occasions;
  const std::vector<Scene> scenes = find_scenes(context);
  Extraction extraction;
  extraction.statements = make_statements(context, rows, sites, scenes);
  settle_statements(context, scenes, extraction.statements);
  extraction.observations = observe(context);
  for (Observation& each : observe_cells(context)) extraction.observations.push_back(std::move(each));
  extraction.place = scope.place();
  extraction.period = scope.period;
  extraction.place_inferred = scope.place_inferred;
  extraction.period_inferred = scope.period_inferred;
  if (trace != nullptr) {
    trace->mentions = names.mentions();
    trace->references = references;
    for (std::uint32_t m = 0; m < trace->mentions.size(); ++m) {
      trace->mention_entities.push_back(names.entity_of(m));
    }
  }
  const std::vector<std::uint32_t> roads =
      find_unsaid_roads(context, extraction.statements, extraction.observations);
  extraction.entities = names.release();
  for (const std::uint32_t road : roads)
    extraction.entities[road].type = rules.types().names[rules.types().place];
  if (trace != nullptr) trace->reading = std::move(reading);
  return extraction;
}

Page example_page(const std::string& text) {
  Page page;
  page.name = "example";
  page.text = text;
  page.metadata.place = "安陵市" + std::string(kExampleDistrict);
  page.metadata.period = "2021";
  return page;
}

namespace {

std::string shown(const Extraction& extraction, const Statement& statement) {
  return extraction.entities[statement.subject].name + " " + statement.predicate + " " +
         extraction.entities[statement.object].name + " " + std::string(to_string(statement.status));
}

// What the pattern says about the text, as sorted lines "subject predicate object status".
std::vector<std::string> says(const Rulebook& rules, const Frame& frame, const std::string& text) {
  const Extraction extraction = extract(rules, example_page(text));
  std::vector<std::string> lines;
  for (const Statement& statement : extraction.statements) {
    if (statement.rule == frame.name) lines.push_back(shown(extraction, statement));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "; ") + line;
  return all.empty() ? "nothing" : all;
}

}  // namespace

std::vector<std::string> check_examples(const Rulebook& rules) {
  std::vector<std::string> problems;
  for (const Frame& frame : rules.frames()) {
    for (const Frame::Example& example : frame.examples) {
      const std::vector<std::string> said = says(rules, frame, example.text);
      std::vector<std::string> wanted = example.says;
      std::sort(wanted.begin(), wanted.end());
      if (said.empty() || (!wanted.empty() && said != wanted)) {
        problems.push_back(frame.name + ": \"" + example.text + "\" should say " + joined(wanted) +
                           ", but says " + joined(said));
      }
    }
    for (const Frame::Example& refusal : frame.refuses) {
      const std::vector<std::string> said = says(rules, frame, refusal.text);
      if (!said.empty()) {
        problems.push_back(frame.name + ": \"" + refusal.text + "\" should say nothing, but says " +
                           joined(said));
      }
    }
  }
  return problems;
}

}  // namespace fangzhi
