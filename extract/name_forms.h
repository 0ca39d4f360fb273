// What a page calls things by: one form has one type, short forms stand for their full names, and a name once
// found is found wherever the page repeats it.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory_resource>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/mention.h"
#include "extract/page_arena.h"
#include "extract/reading.h"
#include "extract/rulebook.h"
#include "extract/scope.h"
#include "extract/text_hash.h"

namespace fangzhi {

// What the page writes a name as, less its white space.
struct NameForm {
  std::u32string_view text;
  std::uint32_t number = 0;        // among all forms of the page, from 0
  const NameForm* full = nullptr;  // the form it is short for; itself where it is a full name
  TypeId type = kNoType;
};

class NameForms {
 public:
  // `source` is the page as decoded; `chosen` does not overlap. All but `chosen` outlive it.
  NameForms(const Reading& reading, const Rulebook& rules, const PageScope& scope, std::u32string_view source,
            std::vector<Mention> chosen, PageArena& arena);

  // Sorted by place, never overlapping; repetitions included.
  const std::vector<Mention>& mentions() const { return mentions_; }
  // How many forms the page has.
  std::size_t size() const { return forms_.size(); }
  // nullptr where the page has no such form.
  const NameForm* find(std::u32string_view text) const;
  // The form of what a short form stands for; the text itself where that is unknown.
  std::u32string_view full_form(std::u32string_view text) const;
  // The page's own characters, less white space; overwritten by the next call.
  std::u32string_view text_of(const Mention& mention);

 private:
  // A company's full name, and the part of it that a short name is made of.
  struct Company {
    std::u32string core;
    const NameForm* full;
  };
  using Companies = std::map<std::u32string, std::vector<Company>>;

  NameForm& form(std::u32string_view text);
  bool is_bare_zone(std::u32string_view text) const;
  std::vector<const NameForm*> settle_types();
  void know_home();
  void find_repetitions(const std::vector<const NameForm*>& names);
  void add_short_forms(const NameForm& full);
  std::u32string_view without_company_tail(std::u32string_view name) const;
  std::size_t division_before(std::u32string_view core) const;
  void add_company_core(const NameForm& full);
  void offer_brand(std::u32string_view brand, const NameForm& full);
  bool is_brand_alone(std::u32string_view brand, std::uint32_t end) const;
  std::u32string core_of_company(std::u32string_view name) const;
  void link_companies(const std::vector<const NameForm*>& names);
  void join_companies(const std::vector<Company>& alike);
  Companies companies_among(const std::vector<const NameForm*>& names) const;
  static const NameForm* only_meant(const NameForm& name, const std::vector<Company>& alike);
  void drop_place(const NameForm& full);
  void drop_inner_place(const NameForm& full);
  void offer(std::u32string_view text, const NameForm& full);
  void link_called_short();
  void link_counted_towns();
  void link_zones(const std::vector<const NameForm*>& names);
  void link_events(const std::vector<const NameForm*>& names);
  void link_work(const NameForm& work);
  bool is_work_tail(std::u32string_view tail) const;
  void link_short_works(const std::vector<const NameForm*>& names);
  bool only_adds(std::u32string_view words) const;
  std::u32string session_key(std::u32string_view name) const;
  void join_sessions();
  bool may_stand(std::uint32_t begin, std::uint32_t end, bool is_short, std::u32string_view full) const;

  static constexpr std::size_t kBrandSize = 2;
  static constexpr std::size_t kMostAlike = 8;  // of more companies none is meant, and the search stays short

  const Reading& reading_;
  const Rulebook& rules_;
  const PageScope& scope_;
  std::u32string_view source_;
  PageArena& arena_;
  // What companies are called by, each with the only one that is; null where several are.
  std::map<std::u32string_view, const NameForm*> brands_;
  std::u32string home_name_;
  std::array<std::u32string, 3> place_names_;  // of the page, the longest first
  std::u32string text_;                        // what text_of() views
  std::vector<Mention> mentions_;
  std::pmr::unordered_map<std::u32string_view, NameForm, TextHash> forms_;  // they stay where they are
};

}  // namespace fangzhi
