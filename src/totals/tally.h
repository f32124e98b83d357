// What one pass over records leaves behind: groups, counts, exact sums, and what was wrong. Tallies merge in
// any order to the same whole.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>

#include "base/limits.h"
#include "commitments/commitment_parser.h"
#include "totals/buckets.h"
#include "totals/commitment_watch.h"
#include "totals/group_counts.h"
#include "totals/group_index.h"
#include "totals/group_overlaps.h"
#include "totals/problem_list.h"
#include "totals/references.h"
#include "totals/sought_fields.h"
#include "totals/when_table.h"

namespace kanjo {

/// Sums kept apart; what is rare costs nothing where it does not occur.
enum class Lane : std::uint8_t {
    stated,             ///< amounts as stated, the low end of ranges
    widening,           ///< high less low of ranges
    excluded,           ///< what is left out of net, of `stated`
    excluded_widening,  ///< of `widening`
};
inline constexpr std::size_t lane_count = 4;

/// For which bases a tally holds, where they are not known yet.
enum class Holds : std::uint8_t { always, if_stated, unless_stated };

struct Tally {
    explicit Tally(std::size_t fields) : groups(fields) {}

    Buckets& lane(Lane which) { return lanes[static_cast<std::size_t>(which)]; }
    const Buckets& lane(Lane which) const { return lanes[static_cast<std::size_t>(which)]; }
    void add_amount(BucketKey key, const Commitment& commitment);
    /// Keeps the first place, by file and line.
    void note_undated(Currency currency, Place place);
    /// Leaves out of net what is covered, and notes references that do not resolve.
    void settle_references();
    /// Notes what only all inputs together tell: fields that were asked for and stand in no record at all,
    /// and commitments given twice.
    void settle(const CommitmentFormat& format);
    /// Of commitments given twice, which only standard error names with their places: what is reported is the
    /// same however the input was cut into files.
    std::vector<Error> remarks() const;
    void flush();
    /// Makes if_stated and unless_stated, where they are not there.
    void divide_by_basis();
    /// Adds the tally of another part of the input, whose lines count from `lines` before it.
    void merge(Tally later, std::uint64_t lines);
    bool has_too_many_groups() const { return groups.size() > limits::groups_max; }
    /// Errors: K0601 where it holds more groups, periods and stated rates than the limits.
    Result<Done> check_room() const;
    /// Adds what the tally of the same part watched.
    void merge_watch(const Tally& same, std::uint64_t lines);

    GroupIndex groups;
    GroupCounts counts;
    GroupOverlaps overlaps;
    Counts total;  ///< each commitment once, however many groups it is in
    WhenTable whens;
    std::array<Buckets, lane_count> lanes;
    ProblemList problems;
    IdSet referenced;                   ///< ids that other commitments name
    std::vector<Reference> references;  ///< in any order
    std::map<Currency, Place> undated;  ///< the first record without a date, by currency
    SoughtFields sought;
    CommitmentWatch watch;
    ProblemList notices;  ///< what is likely wrong and may well be right

    /// Takes the groups and counts of another; the number here of each of its groups.
    std::vector<GroupId> merge_groups(Tally& later);

    /// Of a part: what comes of records whose own rate cannot be read, where a basis is `stated` and reads
    /// it, and where none is.
    std::unique_ptr<Tally> if_stated;
    std::unique_ptr<Tally> unless_stated;
    Holds holds = Holds::always;
};

}  // namespace kanjo
