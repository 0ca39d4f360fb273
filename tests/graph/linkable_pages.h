// Invented pages whose names can be linked, for tests of stores.
#pragma once

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "graph/linking.h"
#include "tests/graph/record_builder.h"

namespace fangzhi {

inline Linker linker() {
  static const Result<Linker> loaded = Linker::load(FANGZHI_ROOT "/ontology");
  if (!loaded) ADD_FAILURE() << loaded.error().message;
  return *loaded;
}

// Pages that speak of one another's projects, parks, firms and people under longer and shorter names.
inline constexpr const char* kProjects[] = {"云河市大数据产业园", "大数据产业园",      "云河大数据产业园",
                                            "大数据产业园项目",   "大数据产业园一期",  "云河文化广场",
                                            "文化广场",           "云河高铁",          "云河高铁项目",
                                            "青禾装备产业园",     "青禾智能装备产业园"};
inline constexpr const char* kFirms[] = {"青禾集团", "青禾装备集团", "青禾装备有限公司", "云河银行",
                                         "云河银行东湖支行"};
inline constexpr const char* kPeople[] = {"张三", "李四", "王小明"};
inline constexpr const char* kPosts[] = {"书记", "区长", "董事长"};
inline constexpr const char* kDistricts[] = {"东湖区", "西湖区"};

template <std::size_t size>
std::string pick(const char* const (&words)[size], std::mt19937& random) {
  return words[random() % size];
}

// A page of two districts of two cities; some say the same.
inline DocumentRecord page_of(const std::string& name, unsigned seed) {
  std::mt19937 random(seed);
  RecordBuilder page(name);
  const std::string city = random() % 4 == 0 ? "星海市" : "云河市";
  const auto district = page.entity("Place", pick(kDistricts, random), city);
  for (int n = 0; n < 3; ++n) {
    const std::string words = pick(kProjects, random);
    const auto project = page.entity("Project", words, city);
    const std::string firm_name = pick(kFirms, random);
    const auto firm = page.entity("Institution", firm_name, random() % 2 ? city : "");
    const std::string year = std::to_string(2020 + random() % 4);
    page.states(project, random() % 2 ? "开工" : "竣工", district, words + "在此开工。", year);
    page.states(firm, "签约", project, firm_name + "签约" + words + "。", year, StatementStatus::planned);
  }
  const std::string person_name = pick(kPeople, random);
  const auto person = page.entity("Person", person_name, city);
  page.states(person, "任职", district, person_name + "任职。", "2021").qualifiers = {
      {"role", pick(kPosts, random)}};
  page.observes(district, "营业收入", std::to_string(random() % 9), "亿元", "营业收入若干亿元。", "2022");
  page.metadata().period = std::to_string(2020 + random() % 3);
  DocumentRecord record = page.build();
  record.extraction.place = city;
  record.extraction.period = record.page.metadata.period;
  return record;
}

inline std::vector<DocumentRecord> pages_from(unsigned seed, int count) {
  std::vector<DocumentRecord> pages;
  for (int n = 0; n < count; ++n)
    pages.push_back(page_of("page-" + std::to_string(n), seed + static_cast<unsigned>(n)));
  return pages;
}

// Pages that speak of nothing that others speak of.
inline std::vector<DocumentRecord> strangers(int count) {
  std::vector<DocumentRecord> pages;
  for (int n = 0; n < count; ++n) {
    RecordBuilder page("stranger-" + std::to_string(n));
    const std::string mark = to_utf8(std::u32string{char32_t(U'一' + n * 7), char32_t(U'丁' + n * 3)});
    const auto district = page.entity("Place", mark + "区", mark + "市");
    for (const char* kind : {"大桥", "水库", "医院新院", "科技园"}) {
      const auto project = page.entity("Project", mark + kind, mark + "市");
      page.states(project, "开工", district, mark + kind + "开工。", "2021");
    }
    pages.push_back(page.build());
  }
  return pages;
}

}  // namespace fangzhi
