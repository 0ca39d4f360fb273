#include "core/normal_form.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cassert>

namespace fangzhi {
namespace {

// Most names are unified ideographs only, which no step below would change.
bool is_plain_han(std::string_view utf8) {
  if (utf8.size() % 3 != 0) return false;
  for (std::size_t i = 0; i < utf8.size(); i += 3) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const auto second = static_cast<unsigned char>(utf8[i + 1]);
    const auto third = static_cast<unsigned char>(utf8[i + 2]);
    // U+4E00 is E4 B8 80; E9 BE BF is U+9FBF, after which code points may be unassigned in an older ICU.
    if (lead < 0xe4 || lead > 0xe9 || second < 0x80 || second > 0xbf || third < 0x80 || third > 0xbf)
      return false;
    if (lead == 0xe4 && second < 0xb8) return false;
    if (lead == 0xe9 && second > 0xbe) return false;
  }
  return true;
}

icu::UnicodeString lower(const icu::UnicodeString& text) {
  icu::UnicodeString lowered;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    lowered.append(u_tolower(text.char32At(i)));
  return lowered;
}

}  // namespace

std::string nfkc_lower(std::string_view utf8) {
  if (is_plain_han(utf8)) return std::string(utf8);
  UErrorCode code = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(code);
  assert(U_SUCCESS(code));
  const icu::UnicodeString given =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  // Lower case may undo the normal form of a few letters, hence the second pass.
  const icu::UnicodeString lowered = nfkc->normalize(lower(nfkc->normalize(given, code)), code);
  std::string normal;
  lowered.toUTF8String(normal);
  return normal;
}

}  // namespace fangzhi
