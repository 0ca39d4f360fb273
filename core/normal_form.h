// Unicode normal forms, for comparing what people would call the same string.
#pragma once

#include <string>
#include <string_view>

namespace fangzhi {

// NFKC in lower case: full-width forms, compatibility characters and capitals become their plain ones (Ｗ５
// -> w5). Bytes that are not UTF-8 count as U+FFFD. Applying it twice gives what applying it once gave.
std::string nfkc_lower(std::string_view utf8);

}  // namespace fangzhi
