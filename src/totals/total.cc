#include "totals/total.h"

#include "base/invariant.h"
#include "commitments/columns.h"
#include "records/replay.h"
#include "totals/assemble.h"
#include "totals/group_rows.h"
#include "totals/input_pass.h"

namespace kanjo {
namespace {

/// An input that others may refer to, or that refers to others, may have to be read again.
struct Input {
    Replay bytes;
    bool is_settled = false;  ///< nothing in it refers or can be referred to
};

/// Totals of what is settled, and of what may not be.
struct Tallies {
    Tally settled;
    Tally open;
};

Result<Done> read_first(Input& input, bool is_alone, const TotalOptions& options, Tallies& tallies) {
    Result<std::unique_ptr<RecordReader>> reader = open_records(input.bytes.open(), options.reader);
    if (!reader) return std::move(reader).error();
    const bool has_ids = has_column(**reader, column_of(options.format, "id"));
    input.is_settled = !may_refer(**reader, options.format) && (is_alone || !has_ids);
    if (input.is_settled) input.bytes.keep_nothing();
    return read_input(std::move(*reader), options, {}, input.is_settled ? tallies.settled : tallies.open);
}

Result<Done> read_again(Input& input, const TotalOptions& options, const IdSet& tracked, Tally& tally) {
    Result<std::unique_ptr<ByteSource>> source = input.bytes.open_again();
    if (!source) return std::move(source).error();
    Result<std::unique_ptr<RecordReader>> reader = open_records(std::move(*source), options.reader);
    if (!reader) return std::move(reader).error();
    return read_input(std::move(*reader), options, {&tracked, nullptr}, tally);
}

}  // namespace

/// Where commitments refer to others, a second pass knows which ones to keep an eye on: so memory grows with
/// references, not with records.
Result<TotalResult> total_commitments(std::vector<std::unique_ptr<ByteSource>> sources,
                                      const RateTable& rates, const TotalOptions& options) {
    KANJO_INVARIANT(!options.in.empty() && !options.bases.empty());
    const std::size_t fields = grouping_fields(options).size();
    Tallies tallies{Tally(fields), Tally(fields)};
    std::vector<Input> kept;
    for (std::unique_ptr<ByteSource>& source : sources) kept.push_back({Replay(std::move(source))});
    for (Input& input : kept) {
        Result<Done> read = read_first(input, kept.size() == 1, options, tallies);
        if (!read) return std::move(read).error();
    }
    if (!tallies.open.referenced.empty()) {
        const IdSet tracked = std::move(tallies.open.referenced);
        TotalOptions again = options;
        again.rejects = nullptr;  // the first pass has written them
        tallies.open = Tally(fields);
        for (Input& input : kept) {
            if (input.is_settled) continue;
            Result<Done> read = read_again(input, again, tracked, tallies.open);
            if (!read) return std::move(read).error();
        }
        tallies.open.settle_references();
    }
    Tally tally = std::move(tallies.settled);
    tally.merge(std::move(tallies.open), 0);
    if (Result<Done> room = tally.check_room(); !room) return std::move(room).error();
    tally.settle(options.format);
    if (Result<Done> fits = check_cells(tally, options); !fits) return std::move(fits).error();
    return assemble_total(std::make_shared<Tally>(std::move(tally)), rates, options);
}

}  // namespace kanjo
