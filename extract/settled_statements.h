// What only the whole page tells of statements that were made one by one: where works stand, whom an award is
// of, which plans came to nothing, which side of a contract is which. Each step changes, drops or adds
// statements; a trace's grounds go with them. They stand here in the order in which they are taken.
#pragma once

#include <cstdint>
#include <vector>

#include "core/page.h"
#include "extract/article_places.h"
#include "extract/scenes.h"
#include "extract/statement_maker.h"

namespace fangzhi {

// What is said of works in the page's district is so of the one place where other statements say that they
// stand, else of where its words play: `scenes` are find_scenes(), `of_articles` find_article_places().
void place_works(const StatementContext& context, const std::vector<Scene>& scenes,
                 const ArticlePlaces& of_articles, std::vector<Statement>& statements);

// What is begun or completed 在 a place lies there.
void locate_works(const StatementContext& context, std::vector<Statement>& statements);

// What is said to be of a time behind the day or the year of the page is still to come.
void plan_what_is_to_come(const PageScope& scope, std::vector<Statement>& statements);

// Who builds what is only planned is yet to build it.
void plan_unbegun_building(std::vector<Statement>& statements);

// Of what is planned and then, in the same sentence, denied only the denial is stated.
void drop_denied_plans(const StatementContext& context, std::vector<Statement>& statements);

// What a weighed pattern states of a firm belongs to no public body and to no place.
void drop_false_owners(const StatementContext& context, std::vector<Statement>& statements);

// Who takes part in the opening of an event, or in one of a row of which the page tells of one by its number,
// takes part in that.
void settle_attended_events(const StatementContext& context, std::vector<Statement>& statements);

// Nobody takes part in an event that another paragraph names in passing.
void drop_false_attendance(const StatementContext& context, std::vector<Statement>& statements);

// What the district is said to be awarded or to hold where nothing names it is of whom the paragraph opens
// with, or of the zone that the article is about.
void settle_elided_subjects(const StatementContext& context, const ArticlePlaces& of_articles,
                            std::vector<Statement>& statements);

// A 示范县 is awarded to places, a 特色小镇 to no county, and what is for firms to no project.
void drop_unfit_honours(const StatementContext& context, std::vector<Statement>& statements);

// Of two who sign with each other the public body is the object, as it is where only one of them is told, and
// where a work is what they sign for.
void settle_signing_sides(const StatementContext& context, std::vector<Statement>& statements);

// The entities that are roads found as works of which nothing is told in the end: they are places.
std::vector<std::uint32_t> find_unsaid_roads(const StatementContext& context,
                                             const std::vector<Statement>& statements,
                                             const std::vector<Observation>& observations);

}  // namespace fangzhi
