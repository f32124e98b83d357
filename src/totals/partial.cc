#include "totals/partial.h"

#include "base/invariant.h"
#include "totals/assemble.h"
#include "totals/group_rows.h"
#include "totals/input_pass.h"
#include "totals/part_check.h"
#include "totals/part_options.h"
#include "totals/part_reader.h"

namespace kanjo {
namespace {

/// Nobody knows yet which bases a part will be valued at: its keys hold what any of them may need.
std::vector<Basis> bases_of_part() {
    Basis dated;
    Basis stated;
    stated.kind = BasisKind::stated;
    return {dated, stated};
}

}  // namespace

Result<PartFindings> write_part(std::vector<std::unique_ptr<ByteSource>> inputs, const TotalOptions& options,
                                PartLabel label, ByteSink& sink) {
    TotalOptions reading = options;
    reading.bases = bases_of_part();
    for (const std::unique_ptr<ByteSource>& input : inputs) label.inputs.push_back(input->name());
    PartWriter writer(sink);
    if (Result<Done> written = writer.write_header(options, label); !written)
        return std::move(written).error();
    Tally tally(grouping_fields(options).size());
    for (std::unique_ptr<ByteSource>& input : inputs) {
        Result<std::unique_ptr<RecordReader>> reader = open_records(std::move(input), options.reader);
        if (!reader) return std::move(reader).error();
        Result<Done> read = read_input(std::move(*reader), reading, {nullptr, &writer}, tally);
        if (!read) return std::move(read).error();
    }
    tally.flush();
    if (Result<Done> written = writer.finish(tally); !written) return std::move(written).error();
    ProblemList problems = tally.problems;
    if (tally.unless_stated) problems.append(tally.unless_stated->problems, 0);
    return PartFindings{problems.kept(), problems.count()};
}

Result<Parts> Parts::open(std::vector<std::unique_ptr<ByteSource>> sources, std::string_view tool_version) {
    Parts parts;
    std::vector<FoundPart> found;
    for (std::unique_ptr<ByteSource>& source : sources) {
        parts.sources_.emplace_back(std::move(source));
        const std::unique_ptr<ByteSource> bytes = parts.sources_.back().open();
        Result<std::vector<FoundPart>> here = find_parts(*bytes);
        if (!here) return std::move(here).error();
        found.insert(found.end(), std::make_move_iterator(here->begin()),
                     std::make_move_iterator(here->end()));
    }
    if (Result<Done> checked = check_parts(found, tool_version); !checked) return std::move(checked).error();
    parts.options_ = found.front().options();
    TotalOptions options;
    if (!read_part_options(parts.options_, options)) {
        return error_of(Code::K0603, "the part is damaged: its options cannot be read", "make it again")
            .in(found.front().file, found.front().line);
    }
    return parts;
}

void Parts::choose(TotalOptions& options) const {
    const bool is_read = read_part_options(options_, options);
    KANJO_INVARIANT(is_read);
}

Result<TotalResult> Parts::total(const RateTable& rates, const TotalOptions& options) {
    Tally tally(grouping_fields(options).size());
    PartReader reader(options, tally);
    for (Replay& source : sources_) {
        Result<std::unique_ptr<ByteSource>> bytes = source.open_again();
        if (!bytes) return std::move(bytes).error();
        if (Result<Done> read = reader.read_sums(std::move(*bytes)); !read) return std::move(read).error();
    }
    if (!tally.referenced.empty()) {
        for (Replay& source : sources_) {
            Result<std::unique_ptr<ByteSource>> bytes = source.open_again();
            if (!bytes) return std::move(bytes).error();
            Result<Done> read = reader.read_references(std::move(*bytes), tally.referenced);
            if (!read) return std::move(read).error();
        }
        tally.settle_references();
    }
    tally.settle(options.format);
    if (Result<Done> fits = check_cells(tally, options); !fits) return std::move(fits).error();
    return assemble_total(std::make_shared<Tally>(std::move(tally)), rates, options);
}

}  // namespace kanjo
