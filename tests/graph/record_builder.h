// Records for tests, sentence by sentence, so that every span holds by construction.
//
//   RecordBuilder page("a.txt");
//   const auto mall = page.entity("Project", "万达广场", "漯河市");
//   const auto district = page.entity("Place", "西城区", "漯河市");
//   page.states(mall, "开工", district, "万达广场在西城区开工。", "2024");
//   store_writer.put(page.build());
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "core/utf8.h"

namespace fangzhi {

class RecordBuilder {
 public:
  explicit RecordBuilder(std::string name) { record_.page.name = std::move(name); }

  PageMetadata& metadata() { return record_.page.metadata; }

  // The index of the entity; it is added where it is new.
  std::uint32_t entity(std::string type, std::string name, std::string place = {}) {
    std::vector<Entity>& all = record_.extraction.entities;
    const auto is_it = [&](const Entity& it) {
      return it.type == type && it.name == name && it.place == place;
    };
    const auto found = std::find_if(all.begin(), all.end(), is_it);
    if (found != all.end()) return static_cast<std::uint32_t>(found - all.begin());
    all.push_back({std::move(type), name, {}, {}, std::move(place)});
    forms_.push_back({to_code_points(name)});
    return static_cast<std::uint32_t>(all.size() - 1);
  }

  // Another surface form, met in the sentences that follow.
  void alias(std::uint32_t entity, std::string_view form) { forms_[entity].push_back(to_code_points(form)); }

  Statement& states(std::uint32_t subject, std::string predicate, std::uint32_t object,
                    std::string_view sentence, std::string time = {},
                    StatementStatus status = StatementStatus::done) {
    const TextSpan evidence = say(sentence);
    record_.extraction.statements.push_back({subject,
                                             object,
                                             std::move(predicate),
                                             status,
                                             std::move(time),
                                             {},
                                             evidence,
                                             std::string(sentence),
                                             "test-rule"});
    return record_.extraction.statements.back();
  }

  void observes(std::uint32_t about, std::string indicator, std::string value, std::string unit,
                std::string_view sentence, std::string time = {}) {
    const TextSpan evidence = say(sentence);
    record_.extraction.observations.push_back({std::move(indicator),
                                               std::move(value),
                                               std::move(unit),
                                               std::move(time),
                                               {},
                                               about,
                                               evidence,
                                               std::string(sentence)});
  }

  // Adds a sentence and the mentions in it.
  TextSpan say(std::string_view sentence) {
    const std::u32string words = to_code_points(sentence);
    const TextSpan span{length_, length_ + static_cast<std::uint32_t>(words.size())};
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      for (const std::u32string& form : forms_[i]) mention(record_.extraction.entities[i], form, words);
    }
    record_.page.text.append(sentence);
    length_ = span.end;
    return span;
  }

  DocumentRecord build() const {
    DocumentRecord record = record_;
    record.id = document_id(record.page);
    for (Entity& it : record.extraction.entities) {
      std::sort(it.aliases.begin(), it.aliases.end());
      it.aliases.erase(std::unique(it.aliases.begin(), it.aliases.end()), it.aliases.end());
      std::sort(it.mentions.begin(), it.mentions.end());
    }
    return record;
  }

 private:
  void mention(Entity& entity, const std::u32string& form, const std::u32string& words) const {
    for (std::size_t at = words.find(form); at != std::u32string::npos;
         at = words.find(form, at + form.size())) {
      const auto begin = length_ + static_cast<std::uint32_t>(at);
      entity.mentions.push_back({begin, begin + static_cast<std::uint32_t>(form.size())});
      entity.aliases.push_back(to_utf8(form));
    }
  }

  DocumentRecord record_;
  std::vector<std::vector<std::u32string>> forms_;
  std::uint32_t length_ = 0;
};

// A page about a project of a city; `n` makes it another page.
inline DocumentRecord project_page(std::string name, std::string city, int n) {
  RecordBuilder page(std::move(name));
  const auto mall = page.entity("Project", "万达广场", city);
  const auto place = page.entity("Place", "西城区", city);
  const auto firm = page.entity("Institution", "第" + std::to_string(n) + "集团");
  const std::string number = std::to_string(n);
  page.states(mall, "开工", place, city + "万达广场第" + number + "期在西城区开工。", "2021");
  page.states(firm, "入驻", mall, "第" + number + "集团入驻万达广场。", "2022", StatementStatus::planned)
      .qualifiers = {{"amount", number + "亿元"}};
  page.observes(place, "营业收入", number, "亿元", "西城区营业收入" + number + "亿元。", "2022");
  page.metadata().source = city + "日报";
  return page.build();
}

}  // namespace fangzhi
