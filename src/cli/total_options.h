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

extern const OptionGroup scenario_options;  ///< --sensitivity --reach --vary

/// All but the lookup rules, rejects and threads.
TotalOptions read_total_options(const Arguments& arguments, Complaints& complaints);


/// Of the scenario options. Requires: read_total_options was called.
void read_scenarios(const Arguments& arguments, TotalOptions& options, Complaints& complaints);

}  // namespace kanjo
