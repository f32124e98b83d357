#include "totals/total.h"

#include "base/invariant.h"
#include "records/replay.h"
#include "totals/assemble.h"
#include "totals/input_pass.h"

namespace kanjo {
namespace {

Result<Done> read_first(Replay& input, const TotalOptions& options, Tally& tally) {
    Result<std::unique_ptr<RecordReader>> reader = open_records(input.open(), options.reader);
    if (!reader) return std::move(reader).error();
    if (!may_refer(**reader, options.format)) input.keep_nothing();
    return read_input(std::move(*reader), options, {}, tally);
}

Result<Done> read_again(Replay& input, const TotalOptions& options, const IdSet& tracked, Tally& tally) {
    Result<std::unique_ptr<ByteSource>> source = input.open_again();
    if (!source) return std::move(source).error();
    Result<std::unique_ptr<RecordReader>> reader = open_records(std::move(*source), options.reader);
    if (!reader) return std::move(reader).error();
    return read_input(std::move(*reader), options, {&tracked, nullptr}, tally);
}

}  // namespace

/// Where commitments refer to others, a second pass knows which ones to keep an eye on: so memory grows with
/// references, not with records.
Result<TotalResult> total_commitments(std::vector<std::unique_ptr<ByteSource>> inputs, const RateTable& rates,
                                      const TotalOptions& options) {
    KANJO_INVARIANT(!options.in.empty() && !options.bases.empty());
    const std::size_t fields = grouping_fields(options).size();
    Tally tally(fields);
    std::vector<Replay> replays;
    for (std::unique_ptr<ByteSource>& input : inputs) replays.emplace_back(std::move(input));
    for (Replay& input : replays) {
        if (Result<Done> read = read_first(input, options, tally); !read) return std::move(read).error();
    }
    if (!tally.referenced.empty()) {
        const IdSet tracked = std::move(tally.referenced);
        TotalOptions again = options;
        again.rejects = nullptr;  // the first pass has written them
        tally = Tally(fields);
        for (Replay& input : replays) {
            if (Result<Done> read = read_again(input, again, tracked, tally); !read)
                return std::move(read).error();
        }
        tally.settle_references();
    }
    tally.settle_fields(options.format);
    return assemble_total(tally, rates, options);
}

}  // namespace kanjo
