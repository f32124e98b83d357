#include "totals/input_pass.h"

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "commitments/columns.h"

namespace kanjo {
namespace {

/// What one thread reads of an input.
struct Part {
    explicit Part(std::size_t fields) : tally(fields) {}

    RecordRange range;
    Tally tally;
    std::uint64_t begin = 0;  ///< of its first record
    std::uint64_t end = 0;    ///< where the next record begins
    std::uint64_t lines = 0;
    Result<Done> result = Done{};
};

void read_part(const RecordReader& whole, const TotalOptions& options, const PassPlan& plan, Part& part) {
    const Result<std::unique_ptr<RecordReader>> reader = whole.part(part.range);
    if (!reader) {
        part.result = reader.error();
        return;
    }
    part.begin = (*reader)->position();
    RecordPass pass(options, part.tally, plan);
    part.result = pass.read(**reader);
    part.end = (*reader)->position();
    part.lines = (*reader)->lines_read();
}

std::vector<Part> cut(const RecordReader& whole, std::size_t count, std::size_t fields) {
    const std::uint64_t first = whole.position();
    const std::uint64_t size = *whole.divisible_size() - first;
    std::vector<Part> parts;
    for (std::size_t i = 0; i < count; ++i) {
        parts.emplace_back(fields);
        parts.back().range = {first + size * i / count, first + size * (i + 1) / count, i == 0};
    }
    parts.back().range.end = RecordRange::no_end;
    return parts;
}

/// A part that began within a record is read again from where the part before it ended.
Result<Done> join(const RecordReader& whole, const TotalOptions& options, const PassPlan& plan,
                  std::vector<Part>& parts, Tally& tally) {
    std::uint64_t lines = whole.lines_read();
    std::uint64_t next = whole.position();
    for (Part& part : parts) {
        if (part.begin != next) {
            const RecordRange range{next, part.range.end, true};
            part = Part(grouping_fields(options).size());
            part.range = range;
            read_part(whole, options, plan, part);
        }
        if (!part.result) return part.result.error();
        tally.merge(std::move(part.tally), lines);
        if (Result<Done> room = tally.check_room(); !room) return room;
        lines += part.lines;
        next = part.end;
    }
    return whole.check_unchanged();
}

Result<Done> read_by_threads(const RecordReader& whole, std::size_t count, const TotalOptions& options,
                             const PassPlan& plan, Tally& tally) {
    std::vector<Part> parts = cut(whole, count, grouping_fields(options).size());
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < count; ++i) {
        threads.emplace_back([&, i] { read_part(whole, options, plan, parts[i]); });
    }
    read_part(whole, options, plan, parts[0]);
    for (std::thread& thread : threads) thread.join();
    return join(whole, options, plan, parts, tally);
}

/// Rejects and references are written in the order of the input, so one thread reads them.
std::size_t thread_count(const RecordReader& reader, const TotalOptions& options, const PassPlan& plan) {
    const std::optional<std::uint64_t> size = reader.divisible_size();
    if (!size || options.jobs < 2 || options.rejects != nullptr) return 1;
    if (plan.references != nullptr && may_refer(reader, options.format)) return 1;
    const std::uint64_t most =
        (*size - reader.position()) / std::max<std::uint64_t>(options.part_size_min, 1);
    return static_cast<std::size_t>(
        std::clamp<std::uint64_t>(most, 1, static_cast<std::uint64_t>(options.jobs)));
}

/// How things stood before an input was read.
struct WatchBefore {
    std::uint64_t position;
    std::uint64_t lines;
    std::size_t watched;
    std::uint64_t count;
};

/// Reads an input again whose commitments were passed over, unless there are too many indeed.
Result<Done> watch_again(const RecordReader& whole, const WatchBefore& before, const TotalOptions& options,
                         PassPlan plan, Tally& tally) {
    if (before.watched + (tally.total.count - before.count) > limits::watched_max) {
        tally.watch.close();
        return Done{};
    }
    plan.input_size.reset();
    TotalOptions again = options;
    again.rejects = nullptr;  // they are written
    Part part(grouping_fields(options).size());
    part.range = {before.position, RecordRange::no_end, true};
    read_part(whole, again, plan, part);
    if (!part.result) return part.result;
    tally.watch.reopen(before.watched);
    tally.merge_watch(part.tally, before.lines);
    return whole.check_unchanged();
}

}  // namespace

bool may_refer(const RecordReader& reader, const CommitmentFormat& format) {
    return has_column(reader, column_of(format, "part_of")) ||
           has_column(reader, column_of(format, "supersedes"));
}

Result<Done> read_input(std::unique_ptr<RecordReader> reader, const TotalOptions& options, PassPlan plan,
                        Tally& tally) {
    plan.input_size = reader->divisible_size();
    const WatchBefore before{reader->position(), reader->lines_read(), tally.watch.size(), tally.total.count};
    const std::size_t threads = thread_count(*reader, options, plan);
    const Result<Done> read = threads > 1 ? read_by_threads(*reader, threads, options, plan, tally)
                                          : RecordPass(options, tally, plan).read(*reader);
    if (!read || !tally.watch.passes_over()) return read;
    return watch_again(*reader, before, options, plan, tally);
}

}  // namespace kanjo
