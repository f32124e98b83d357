#include "totals/total.h"

#include "base/invariant.h"
#include "totals/assemble.h"
#include "totals/record_pass.h"

namespace kanjo {

Result<TotalResult> total_commitments(std::vector<std::unique_ptr<ByteSource>> inputs, const RateTable& rates,
                                      const TotalOptions& options) {
    KANJO_INVARIANT(!options.in.empty() && !options.bases.empty());
    Tally tally(grouping_fields(options).size());
    RecordPass pass(options, tally);
    for (std::unique_ptr<ByteSource>& input : inputs) {
        Result<std::unique_ptr<RecordReader>> reader = open_records(std::move(input), options.reader);
        if (!reader) return std::move(reader).error();
        Result<Done> read = pass.read(**reader);
        if (!read) return std::move(read).error();
    }
    return assemble_total(tally, rates, options);
}

}  // namespace kanjo
