// What one pass over the records is to find out beside their sums.
#pragma once

#include <cstdint>
#include <optional>

#include "records/bytes.h"
#include "totals/tally.h"

namespace kanjo {

/// Where references go that are too many to keep.
class ReferenceSink {
  public:
    virtual ~ReferenceSink() = default;
    /// `tally` has numbered the groups and whens of the reference. Errors: those of writing.
    virtual Result<Done> write(const Reference& reference, const Tally& tally) = 0;
};

struct PassPlan {
    /// Commitments that it names, and those that refer to others, are listed in the tally; without it, only
    /// the ids that they refer to.
    const IdSet* tracked = nullptr;
    /// Of a part that is to be merged with others: gets every commitment that has an id or refers to another,
    /// and the tally has what holds only where a basis is `stated`, or only where none is.
    ReferenceSink* references = nullptr;
    /// Every commitment is listed in the tally, up to limits::compared_max.
    bool keeps_all = false;
    /// Bytes of an input that can be read once more: the watch passes its commitments over where there are
    /// likely too many. Without it every commitment is watched.
    std::optional<std::uint64_t> input_size = std::nullopt;
};

}  // namespace kanjo
