// Totals spread over machines: each makes a part of what it reads, and the parts give the total that one run
// would have given, byte for byte.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "records/json_value.h"
#include "records/replay.h"
#include "totals/part_writer.h"
#include "totals/total.h"

namespace kanjo {

/// What was wrong with the records of a part, whatever the bases that it will be valued at.
struct PartFindings {
    std::vector<Error> problems;  ///< the first 100 by place
    std::uint64_t problem_count = 0;
};

/// Reads the inputs and writes their exact sums, without rates. Of the options, those count that choose and
/// read records. What was written is a part only where there is no error. Errors: what stops the pass, and
/// those of writing.
Result<PartFindings> write_part(std::vector<std::unique_ptr<ByteSource>> inputs, const TotalOptions& options,
                                PartLabel label, ByteSink& sink);

/// Parts that were checked: whole, made alike, none of them twice.
class Parts {
  public:
    /// A source may hold several, one after another. Errors: those of find_parts and check_parts.
    static Result<Parts> open(std::vector<std::unique_ptr<ByteSource>> sources,
                              std::string_view tool_version);

    /// Takes over what the parts were made with: by, across, where, since, until, columns, prices_by.
    void choose(TotalOptions& options) const;
    /// The total that one run over all their inputs gives. Errors: those of reading. Requires: choose was
    /// called with `options`, whose targets and bases are not empty.
    Result<TotalResult> total(const RateTable& rates, const TotalOptions& options);

  private:
    std::vector<Replay> sources_;
    JsonValue options_;
};

}  // namespace kanjo
