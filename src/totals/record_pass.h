// The one pass: records of an input, bound once to what the options ask, into a tally.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "commitments/commitment_parser.h"
#include "totals/condition.h"
#include "totals/tally.h"
#include "totals/total.h"

namespace kanjo {

/// The fields that commitments are grouped by: those of `by`, then that of `across`.
std::vector<std::string> grouping_fields(const TotalOptions& options);

class RecordPass {
  public:
    /// Requires: `options` and `tally` outlive it.
    RecordPass(const TotalOptions& options, Tally& tally);

    /// Reads all records of an input. Errors: what stops reading; what is wrong with records is in the tally.
    Result<Done> read(RecordReader& reader);

  private:
    struct DateFacts {
        WhenId when = WhenTable::none;
        bool is_in_range = true;
    };
    struct BoundTest {
        Test test;
        std::size_t slot = 0;
        TextIds seen;
        std::vector<bool> verdicts;  ///< beside `seen`
    };

    Result<Done> bind(RecordReader& reader);
    Result<std::size_t> choose(const RecordReader& reader, const std::string& field,
                               std::vector<std::string>& names) const;
    void take(const Record& record);
    bool meets_conditions(const Record& record);
    std::optional<bool> ask(BoundTest& bound, std::string_view value);
    bool set_keys(const Record& record);
    const DateFacts& facts_of(DateId date);
    WhenId when_of(const Commitment& commitment);
    void count(GroupId group, const Commitment& commitment);
    void note_undated();
    void refuse(const Record& record, Error error, std::size_t slot);
    void refuse_record(const Record& record);
    void write_reject(const Record& record);
    void mark_group_incomplete(const Record& record);

    const TotalOptions& options_;
    Tally& tally_;
    CommitmentParser parser_;
    bool needs_period_ = false;
    bool needs_rate_ = false;
    std::vector<std::string> fields_;       ///< grouped by
    std::vector<std::size_t> field_slots_;  ///< beside fields_
    std::vector<BoundTest> tests_;
    std::vector<DateFacts> dates_;  ///< by DateId
    Commitment commitment_;
    RecordReader* reader_ = nullptr;
    bool header_is_rejected_ = false;  ///< the header of this input stands in the rejects
    std::optional<Error> failure_;
};

}  // namespace kanjo
