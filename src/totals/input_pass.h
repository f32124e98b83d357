// One pass over one input, by as many threads as it can be divided among.
#pragma once

#include <memory>

#include "totals/record_pass.h"

namespace kanjo {

/// Adds the records of the input to the tally; what comes out does not depend on the number of threads.
/// Errors: what stops reading.
Result<Done> read_input(std::unique_ptr<RecordReader> reader, const TotalOptions& options,
                        const IdSet* tracked, Tally& tally);

}  // namespace kanjo
