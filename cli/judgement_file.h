// Writing the file of judgements, and linking the store again by what it says.
#pragma once

#include <vector>

#include "cli/command.h"
#include "cli/link_options.h"

namespace fangzhi {

// Adds entries at the end of the file, which is made where it is not there; wholly or not at all.
Status add_judgements(const Session& session, const LinkOptions& options,
                      const std::vector<Judgement>& added);

// Links the store by the file as it is now. Readers opened afterwards see it.
Status link_again(const Session& session, const LinkOptions& options);

}  // namespace fangzhi
