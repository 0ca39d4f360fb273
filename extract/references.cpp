#include "extract/references.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/utf8.h"
#include "extract/figure.h"
#include "extract/named_most.h"
#include "extract/public_bodies.h"
#include "extract/reach.h"
#include "extract/token_nature.h"

namespace fangzhi {
namespace {

class AnaphorFinder {
 public:
  AnaphorFinder(const Reading& reading, const Rulebook& rules, const NameBook& names)
      : reading_(reading), rules_(rules), names_(names), mentions_(names.mentions()) {}

  References run() {
    References found;
    std::uint32_t next = 0;  // the first name that no token has reached
    const auto take_names = [&](std::uint32_t until) {
      for (; next < mentions_.size() && mentions_[next].begin < until; ++next) {
        found.mentions.push_back(mentions_[next]);
        found.antecedents.push_back(next);
      }
    };
    for (std::uint32_t i = 0; i < reading_.tokens.size(); ++i) {
      if (is_counted(i)) counted_[token(i).word] = token(i).begin;
      if (!is_anaphor(i)) continue;
      const std::uint32_t begin = begin_of(i);
      take_names(token(i).end);
      if (next > 0 && mentions_[next - 1].end > begin) continue;
      const std::optional<std::uint32_t> antecedent = antecedent_of(i, next);
      if (!antecedent || counted_since(i, mentions_[*antecedent].end)) continue;
      found.mentions.push_back(
          {begin, token(i).end, mentions_[*antecedent].type, mentions_[*antecedent].score, kAnaphor});
      found.antecedents.push_back(*antecedent);
      anaphors_.push_back({begin, *antecedent});
    }
    take_names(static_cast<std::uint32_t>(reading_.text().size()));
    return found;
  }

 private:
  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  bool touches(std::uint32_t left) const { return token(left).end == token(left + 1).begin; }

  // 该|公司, 这座|大桥: where the word before it begins that points at it; else where it begins itself.
  std::uint32_t begin_of(std::uint32_t i) const {
    const std::uint32_t begin = token(i).begin;
    for (const std::u32string& word : rules_.lexicon().list(WordClass::pointing)) {
      if (reading_.text().substr(0, begin).ends_with(word))
        return begin - static_cast<std::uint32_t>(word.size());
    }
    return begin;
  }
  bool is_pointed_at(std::uint32_t i) const {
    return is_pronoun(i) || begin_of(i) < token(i).begin || is_described_one(i);
  }
  // 这一|全市单体投资最大的制造业|项目: pointed at with words between that describe it, where the clause
  // begins so.
  bool is_described_one(std::uint32_t i) const {
    constexpr std::size_t kLongest = 30, kLongestKind = 6;
    if (!token(i).is(WordClass::generic_head)) return false;
    const std::uint32_t begin = token(reading_.clauses[clause_at(reading_, i)].tokens.begin).begin;
    if (token(i).begin - begin > kLongest) return false;
    const std::u32string_view words = reading_.text().substr(begin, token(i).begin - begin);
    const std::size_t of = words.rfind(U'的');
    if (of == words.npos || words.size() - of > kLongestKind + 1 || words.find(U'、') != words.npos)
      return false;
    const std::vector<std::u32string>& pointing = rules_.lexicon().list(WordClass::pointing);
    return std::any_of(pointing.begin(), pointing.end(), [&](const std::u32string& word) {
      return (word.front() == U'这' || word.front() == U'该') && words.starts_with(word);
    });
  }

  // 该院, 镇里
  bool is_pronoun(std::uint32_t i) const {
    return token(i).is(WordClass::pronoun) && facts(i).type != kNoType;
  }

  // Alone: 在|园区|内, 。|公司|总部; but not 建筑|公司, 8家|公司.
  bool is_anaphor(std::uint32_t i) const {
    if (token(i).kind != TokenKind::word) return false;
    if (is_pronoun(i)) return true;
    if (!token(i).is(WordClass::head) && !token(i).is(WordClass::generic_head)) return false;
    if (is_pointed_at(i)) return true;
    if (!token(i).is(WordClass::generic_head) || token(i).length() < 2) return false;
    if (i > 0 && touches(i - 1) && (adds_to_name(i - 1) || names_kind(i))) return false;
    return !facts(i).is_wide() || !is_specified(i);
  }

  // 指挥|中心, but not 入驻|园区
  bool names_kind(std::uint32_t i) const {
    return !facts(i).is_wide() && nature_of(reading_, i - 1) == Nature::verbal;
  }

  // 项目|建设, 公司|员工: the kind, and none in particular; but not 项目|总投资|5亿元.
  bool is_specified(std::uint32_t i) const {
    if (i + 1 == reading_.tokens.size() || !touches(i) || token(i + 1).is(WordClass::localizer)) return false;
    const Nature next = nature_of(reading_, i + 1);
    const bool is_measured = i + 2 < reading_.tokens.size() && nature_of(reading_, i + 2) == Nature::number;
    const bool is_noun = next == Nature::content || next == Nature::nominal_verb;
    return next == Nature::number || (is_noun && !is_measured);
  }

  // 项目|23个, 8家|公司: several, which the word means from there on.
  bool is_counted(std::uint32_t i) const {
    if (!token(i).is(WordClass::generic_head)) return false;
    const bool is_before =
        i > 0 && (nature_of(reading_, i - 1) == Nature::unit || nature_of(reading_, i - 1) == Nature::number);
    return is_before || (i + 1 < reading_.tokens.size() && nature_of(reading_, i + 1) == Nature::number);
  }
  bool counted_since(std::uint32_t i, std::uint32_t offset) const {
    const auto last = counted_.find(token(i).word);
    return last != counted_.end() && last->second >= offset && !is_pointed_at(i);
  }

  bool adds_to_name(std::uint32_t i) const {
    const Nature nature = nature_of(reading_, i);
    return nature == Nature::content || nature == Nature::modifier ||
           (nature == Nature::nominal_verb && !token(i).is(WordClass::trigger)) || nature == Nature::unit ||
           nature == Nature::number || nature == Nature::joiner || token(i).is(WordClass::determiner) ||
           reading_.text_of(token(i)) == U"的";
  }

  bool opens_clause(std::uint32_t i) const {
    return reading_.clauses[clause_at(reading_, i)].tokens.begin == i;
  }

  const AnaphorFacts& facts(std::uint32_t i) const { return rules_.facts(token(i).word).anaphor; }

  bool may_mean(const AnaphorFacts& facts, std::uint32_t mention) const {
    if (mentions_[mention].type != facts.type) return false;
    const std::string& name = names_.entities()[names_.entity_of(mention)].name;
    const auto ends_name = [&](std::string_view ending) { return name.ends_with(ending); };
    if (facts.is_firm) return !ends_as_public_body(to_code_points(name));
    return facts.endings.empty() || std::any_of(facts.endings.begin(), facts.endings.end(), ends_name);
  }

  const Sentence& sentence_at(std::uint32_t offset) const {
    return reading_.sentences[reading_.clauses[clause_at(reading_, reading_.token_at[offset])].sentence];
  }

  // The company, or the park, that the article has named twice as often as any other so far: where it last
  // stands.
  std::optional<std::uint32_t> main_one(const AnaphorFacts& meant, std::uint32_t article,
                                        std::uint32_t last) const {
    struct Named {
      std::uint32_t times = 0, last = 0;
    };
    std::map<std::uint32_t, Named> firms;  // by entity
    for (std::uint32_t m = last; m-- > 0 && last - m <= kReachMentions;) {
      if (article_of(m) != article) break;
      if (!may_mean(meant, m)) continue;
      Named& firm = firms[names_.entity_of(m)];
      if (firm.times++ == 0) firm.last = m;
    }
    const auto most = named_most(firms, 2, [](const Named& firm) { return firm.times; });
    return most == firms.end() ? std::nullopt : std::optional(most->second.last);
  }

  std::uint32_t article_of(std::uint32_t mention) const {
    return reading_.layout.paragraphs[sentence_at(mentions_[mention].begin).paragraph].article;
  }

  std::optional<std::uint32_t> antecedent_of(std::uint32_t i, std::uint32_t last) const {
    const AnaphorFacts& meant = facts(i);
    if (meant.type == kNoType) return std::nullopt;
    // 推进|项目, 8个签约|项目: works in general, where the word does not open the clause.
    const bool is_wide_work = meant.type == rules_.types().project && meant.is_wide();
    if (is_wide_work && !is_pointed_at(i) && !opens_clause(i)) return std::nullopt;
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    const std::uint32_t article = paragraphs[sentence_at(token(i).begin).paragraph].article;
    if (meant.is_firm || meant.type == rules_.types().park) {
      if (const auto topic = main_one(meant, article, last)) return topic;
    }
    const Sentence* named = nullptr;
    std::optional<std::uint32_t> found;
    for (std::uint32_t m = last; m-- > 0 && last - m <= kReachMentions;) {
      if (!may_mean(meant, m)) continue;
      const Sentence& sentence = sentence_at(mentions_[m].begin);
      if (paragraphs[sentence.paragraph].article != article || (named != nullptr && named != &sentence))
        break;
      named = &sentence;
      found = m;
    }
    return found ? topic_before(meant, *named, *found) : found;
  }

  // |公司|下设青禾食品、青禾医药。公司…: the sentence speaks of what a word stands for before it names
  // others.
  std::uint32_t topic_before(const AnaphorFacts& meant, const Sentence& sentence, std::uint32_t named) const {
    const std::uint32_t begin = token(sentence.tokens.begin).begin;
    std::uint32_t topic = named;
    for (auto each = anaphors_.rbegin(); each != anaphors_.rend() && each->begin >= begin; ++each) {
      if (each->begin < mentions_[named].begin && may_mean(meant, each->antecedent)) topic = each->antecedent;
    }
    return topic;
  }

  const Reading& reading_;
  const Rulebook& rules_;
  const NameBook& names_;
  const std::vector<Mention>& mentions_;
  struct Anaphor {
    std::uint32_t begin = 0, antecedent = 0;
  };
  std::vector<Anaphor> anaphors_;            // found so far
  std::map<WordId, std::uint32_t> counted_;  // where each word for a kind was last counted
};

}  // namespace

References find_references(const Reading& reading, const Rulebook& rules, const NameBook& names) {
  return AnaphorFinder(reading, rules, names).run();
}

}  // namespace fangzhi
