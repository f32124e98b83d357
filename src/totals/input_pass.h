// One pass over one input, by as many threads as it can be divided among.
#pragma once

#include <memory>

#include "totals/record_pass.h"

namespace kanjo {

/// Whether records of the input may refer to others; of JSON nobody knows before its end.
bool may_refer(const RecordReader& reader, const CommitmentFormat& format);

/// Adds the records of the input to the tally; what comes out does not depend on the number of threads.
/// Errors: what stops reading.
Result<Done> read_input(std::unique_ptr<RecordReader> reader, const TotalOptions& options, PassPlan plan,
                        Tally& tally);

}  // namespace kanjo
