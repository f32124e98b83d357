// A part, line by line, into a tally.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "records/json_value.h"
#include "records/record.h"
#include "totals/tally.h"
#include "totals/total.h"

namespace kanjo {

class PartReader {
  public:
    /// What neither bases nor prices need is left out of the keys, as in one run. Requires: `tally` outlives
    /// it.
    PartReader(const TotalOptions& options, Tally& tally);

    /// Adds groups, sums, problems and the ids that are referred to. Errors: those of reading; K0603 where a
    /// line is none of a part's. Requires: the parts in it are whole (find_parts).
    Result<Done> read_sums(std::unique_ptr<ByteSource> parts);
    /// Adds the references that are in `tracked`, or refer to others.
    Result<Done> read_references(std::unique_ptr<ByteSource> parts, const IdSet& tracked);

  private:
    template <class Take>
    Result<Done> read(std::unique_ptr<ByteSource> parts, Take take);
    bool take_line(const Record& record);
    bool take_group(const Record& record);
    bool take_overlap(const Record& record);
    bool take_total(const Record& record);
    bool take_sum(const Record& record, Lane lane);
    bool take_undated(const Record& record);
    bool take_sought(const Record& record);
    bool take_problem(const Record& record);
    bool take_problem_count(const Record& record);
    bool take_referenced(const Record& record);
    bool take_reference(const Record& record, const IdSet& tracked);
    bool take_commitment(const Record& record);
    bool take_contribution(const JsonValue& amount, Reference& reference);
    /// Whether the line counts for the bases there are; `numbered` are then the groups of its tally.
    bool holds(const Record& record);
    std::optional<WhenId> when_of(std::string_view period, std::string_view rate, std::string_view divisor,
                                  std::optional<std::string> price_key);
    std::optional<WhenId> when_of(const Record& record);
    std::optional<GroupId> group_of(const JsonValue& keys);
    std::optional<GroupId> numbered_group(std::string_view number) const;

    Tally& tally_;
    bool needs_period_ = false;
    bool needs_rate_ = false;
    bool needs_prices_ = false;
    std::array<std::vector<GroupId>, 2> numbered_;  ///< the groups of a part: of what always holds, and other
    std::vector<GroupId>* groups_ = nullptr;
    std::vector<Error> problems_;  ///< kept of the current tally
};

}  // namespace kanjo
