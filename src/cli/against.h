// --against, --against-rates: the older data set that totals are compared with.
#pragma once

#include <optional>

#include "cli/console.h"
#include "cli/option.h"
#include "cli/progress.h"
#include "cli/rates_in_force.h"
#include "totals/total_against.h"

namespace kanjo {

extern const OptionGroup against_options;

/// The old data as the options name them.
struct OldFiles {
    std::vector<std::unique_ptr<ByteSource>> inputs;
    std::optional<RatesInForce> rates;  ///< else those of the new data
};

/// None where --against was not given. Complains of options that do not go with it.
std::optional<OldFiles> open_old_files(const Invocation& invocation, const Arguments& arguments,
                                       Progress& progress, Complaints& complaints);

}  // namespace kanjo
