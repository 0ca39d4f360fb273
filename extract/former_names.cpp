#include <algorithm>
#include <optional>
#include <string_view>

#include "core/utf8.h"
#include "extract/statement_maker.h"

namespace fangzhi {
namespace {

// What something was called before: X的前身是Y, X（原Y）, X（现Y）.
class FormerNames {
 public:
  FormerNames(const StatementContext& context, StatementList& out)
      : context_(context),
        reading_(context.reading),
        text_(context.reading.text()),
        mentions_(context.names.mentions()),
        out_(out) {}

  void run() {
    for (const std::u32string& word : words()) {
      for (std::size_t at = text_.find(word); at != std::u32string_view::npos;
           at = text_.find(word, at + word.size())) {
        told(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size()));
      }
    }
    for (std::size_t m = 0; m < mentions_.size(); ++m) bracketed(m);
  }

 private:
  static constexpr std::uint32_t kReach = 16;  // characters from the word to the old name

  const std::vector<std::u32string>& words() const {
    return context_.rules.lexicon().list(WordClass::former_name);
  }

  bool may_be_renamed(TypeId type) const {
    const TypeTable& types = context_.rules.types();
    return type == types.institution || type == types.park || type == types.project;
  }
  // A park is a project to some.
  bool may_be_one(TypeId a, TypeId b) const {
    const TypeTable& types = context_.rules.types();
    return a == b ||
           (may_be_renamed(a) && may_be_renamed(b) && a != types.institution && b != types.institution);
  }

  // The first mention that ends after `offset`.
  std::size_t mention_after(std::uint32_t offset) const {
    return static_cast<std::size_t>(
        std::upper_bound(mentions_.begin(), mentions_.end(), offset,
                         [](std::uint32_t at, const Mention& it) { return at < it.end; }) -
        mentions_.begin());
  }

  const Sentence& sentence_at(std::uint32_t offset) const {
    const std::uint32_t token = reading_.token_at[offset];
    return *(std::upper_bound(reading_.sentences.begin(), reading_.sentences.end(), token,
                              [](std::uint32_t at, const Sentence& it) { return at < it.tokens.begin; }) -
             1);
  }

  // X的|前身, 这家企业的|前身: the name right before, or, where a pronoun stands for one, the last before it.
  std::optional<std::size_t> named_before(std::uint32_t begin, const Sentence& sentence) const {
    const std::uint32_t end = begin > 0 && text_[begin - 1] == U'的' ? begin - 1 : begin;
    const std::size_t next = mention_after(end);
    if (next == 0) return std::nullopt;
    const std::size_t last = next - 1;
    if (mentions_[last].end == end) return last;
    const Token& first = reading_.tokens[sentence.tokens.begin];
    const std::u32string_view opening = text_.substr(first.begin, 1);
    const bool points = opening == U"这" || opening == U"该" || opening == U"其";
    const bool is_near = reading_.token_at[mentions_[last].begin] >=
                         reading_.sentences[sentence_before(sentence)].tokens.begin;
    if (!points || !is_near) return std::nullopt;
    return last;
  }

  std::size_t sentence_before(const Sentence& sentence) const {
    const auto at = static_cast<std::size_t>(&sentence - reading_.sentences.data());
    return at > 0 && reading_.sentences[at - 1].paragraph == sentence.paragraph ? at - 1 : at;
  }

  void told(std::uint32_t begin, std::uint32_t end) {
    const Sentence& sentence = sentence_at(begin);
    const std::optional<std::size_t> later = named_before(begin, sentence);
    const std::size_t former = mention_after(end);
    if (!later || former >= mentions_.size()) return;
    const std::uint32_t stop = reading_.tokens[sentence.tokens.end - 1].end;
    const Mention& name = mentions_[former];
    if (name.begin < end || name.end > stop || name.begin - end > kReach) return;
    if (!may_be_renamed(name.type) || !may_be_one(name.type, mentions_[*later].type)) return;
    state(context_.names.entity_of(static_cast<std::uint32_t>(former)),
          context_.names.entity_of(static_cast<std::uint32_t>(*later)), name,
          std::min(mentions_[*later].begin, begin), name.end);
  }

  // X（原Y）, X（现Y）: no words of the page stand apart in a bracket, so that its name has no mention.
  void bracketed(std::size_t m) {
    const Mention mention = mentions_[m];
    if (!may_be_renamed(mention.type) || mention.end >= text_.size()) return;
    const Token& token = reading_.tokens[reading_.token_at[mention.end]];
    if (token.kind != TokenKind::bracketed || token.begin != mention.end) return;
    std::u32string_view inside = text_.substr(token.begin + 1, token.length() - 2);
    const bool is_former = inside.front() == U'原';
    if (!is_former && inside.front() != U'现') return;
    inside.remove_prefix(1);
    while (!inside.empty() &&
           std::u32string_view(U"名称为叫：").find(inside.front()) != std::u32string_view::npos)
      inside.remove_prefix(1);
    const TypeId type = type_by_head(inside);
    if (type == kNoType || !may_be_one(type, mention.type)) return;
    const std::uint32_t other = context_.names.entity_named(mention.type, to_utf8(inside));
    const std::uint32_t one = context_.names.entity_of(static_cast<std::uint32_t>(m));
    state(is_former ? other : one, is_former ? one : other, mention, mention.begin, token.end);
  }

  // Of the longest head that ends the name and leaves it a word of its own.
  TypeId type_by_head(std::u32string_view name) const {
    constexpr std::size_t kShortestStem = 2;
    for (std::size_t at = kShortestStem; at < name.size(); ++at) {
      const WordId word = context_.rules.lexicon().find(name.substr(at));
      if (word != kNoWord && context_.rules.facts(word).head_type != kNoType)
        return context_.rules.facts(word).head_type;
    }
    return kNoType;
  }

  void state(std::uint32_t former, std::uint32_t later, const Mention& named, std::uint32_t begin,
             std::uint32_t end) {
    if (former == later) return;
    Statement statement;
    statement.subject = former;
    statement.object = later;
    statement.predicate = "更名";
    statement.rule = "former-name";
    StatementGround ground;
    ground.subject = {{named.begin, named.end}, RoleSource::near};
    ground.object = {{begin, end}, RoleSource::near};
    out_.add(std::move(statement), begin, end, ground);
  }

  const StatementContext& context_;
  const Reading& reading_;
  std::u32string_view text_;
  const std::vector<Mention>& mentions_;
  StatementList& out_;
};

}  // namespace

void state_former_names(const StatementContext& context, StatementList& out) {
  FormerNames(context, out).run();
}

}  // namespace fangzhi
