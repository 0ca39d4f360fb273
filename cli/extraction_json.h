// What a page says, as the JSON line that `fangzhi extract` prints.
#pragma once

#include <string>

#include "core/page.h"

namespace fangzhi {

// One line without its end. Entities are called e1, e2 … in their order; absent values have no key.
// `inferred` lists which of place and period were read from the text rather than given.
std::string extraction_json(const std::string& document, const Extraction& extraction);

}  // namespace fangzhi
