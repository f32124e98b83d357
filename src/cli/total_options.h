// The options of `total`, as the library takes them.
#pragma once

#include <span>

#include "cli/console.h"
#include "cli/option.h"
#include "totals/total.h"

namespace kanjo {

extern const OptionGroup grouping_options;   ///< --by --across --in --sort --top
extern const OptionGroup selection_options;  ///< --where --since --until
extern const OptionGroup
    input_options;  ///< --column --currency --unit --dates --delimiter --normalise-splits

/// All but the lookup rules, rejects and threads.
TotalOptions read_total_options(const Arguments& arguments, Complaints& complaints);

}  // namespace kanjo
