// The one pass: records of an input, bound once to what the options ask, into a tally.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "commitments/commitment_parser.h"
#include "commitments/shares.h"
#include "totals/condition.h"
#include "totals/pass_plan.h"
#include "totals/total.h"

namespace kanjo {

/// The fields that commitments are grouped by: those of `by`, then that of `across`.
std::vector<std::string> grouping_fields(const TotalOptions& options);

class RecordPass {
  public:
    /// Requires: all outlive it.
    RecordPass(const TotalOptions& options, Tally& tally, const PassPlan& plan);

    /// Reads all records of an input. Errors: what stops reading; what is wrong with records is in the tally.
    Result<Done> read(RecordReader& reader);

  private:
    static constexpr std::string_view sector_field = "sector";
    static constexpr std::size_t no_slot = static_cast<std::size_t>(-1);

    /// The fields that tell a commitment from others.
    enum class Watched : std::uint8_t { id, investor, recipient, sector, sectors, part_of, supersedes };
    static constexpr std::size_t watched_fields = 7;
    using WatchedTexts = std::array<std::string_view, watched_fields>;

    enum class SectorKind : std::uint8_t { unknown, plain, split };

    struct BoundTest {
        Test test;
        bool is_of_sector = false;  ///< asked of each part of a split
        std::size_t slot = 0;
        TextIds seen;
        std::vector<bool> verdicts;  ///< beside `seen`
    };

    void count_unless_stated();
    Result<Done> bind(RecordReader& reader, std::vector<std::string>& names);
    Result<std::size_t> choose(const RecordReader& reader, const std::string& field,
                               std::vector<std::string>& names);
    Result<Done> bind_split(const RecordReader& reader, std::vector<std::string>& names);
    Result<Done> seek_fields(const RecordReader& reader, std::vector<std::string>& names);
    Result<Done> bind_references(const RecordReader& reader, std::vector<std::string>& names);
    bool reads_blocks() const;
    bool can_take(const RowBlock& block) const;
    bool take_block();
    RowMask find_groups(const RowBlock& block, RowMask rows);
    RowMask plain_sectors(RowMask known, std::size_t rows);
    void add_plain(RowMask plain, std::size_t rows);
    void take_next();
    void take(const Record& record);
    bool count(const Record& record);
    bool add_whole(const Record& record, bool has_keys);
    bool set_plain_keys(const Record& record);
    bool add_split(const Record& record);
    bool find_sectors(const Record& record);
    bool meets_conditions(const Record& record);
    bool meets_sector_conditions(const Record& record);
    std::optional<bool> ask(BoundTest& bound, std::string_view value, bool is_json_number = false);
    std::string_view key_text(const Record& record, std::size_t field, const Share* share) const;
    bool set_keys(const Record& record, const Share* share);
    bool is_in_range(DateId date) const;
    WhenId when_of(const Commitment& commitment, const Decimal* divisor);
    WhenId number_when(const Commitment& commitment, const Decimal* divisor);
    bool set_price_key(const Record& record);
    void add(GroupId group, const Commitment& commitment, WhenId when);
    void count_total();
    void note_undated();
    void bind_watch(const RecordReader& reader, std::vector<std::string>& names);
    std::uint64_t likeness(const WatchedTexts& texts, DateId date, std::uint64_t amount) const;
    void watch(const Record& record);
    RowMask find_watchable(const RowBlock& block, RowMask rows) const;
    void watch_block(const RowBlock& block, RowMask rows, std::uint64_t line);
    void pass_over_many(std::uint64_t begin);
    /// Whether no option leaves a record out that can be read.
    bool counts_all() const { return tests_.empty() && !options_.since && !options_.until; }
    void follow(const Record& record);
    void settle_reference(bool is_counted, Tally& tally);
    void refuse_parsed(const Record& record);
    void refuse(const Record& record, Error error, std::size_t slot);
    void refuse(const Record& record, const BoundTest& bound, std::string_view value);
    void note_refusal(const Record& record, Error error, std::size_t slot, Tally& tally);
    void refuse_record(const Record& record);
    void write_reject(const Record& record);
    void mark_groups_incomplete(const Record& record, Tally& tally) const;
    void mark_group_incomplete(const Record& record, const Share* share, Tally& tally) const;

    const TotalOptions& options_;
    Tally& tally_;
    CommitmentParser parser_;
    bool needs_period_ = false;
    bool needs_rate_ = false;
    bool needs_prices_ = false;
    std::vector<std::string> fields_;       ///< grouped by
    std::vector<std::size_t> field_slots_;  ///< beside fields_
    bool wants_sector_ = false;             ///< to group or filter by
    std::size_t split_slot_ = no_slot;
    std::size_t sector_slot_ = no_slot;
    std::size_t id_slot_ = no_slot;
    std::size_t part_of_slot_ = no_slot;
    std::size_t supersedes_slot_ = no_slot;
    std::array<std::size_t, watched_fields> watch_slots_{};
    std::uint32_t file_number_ = 0;     ///< of file_, in the watch
    CommitmentWatch::Entry watched_;    ///< of the current record, while there are few
    bool has_watched_group_ = false;    ///< the same
    bool reads_blocks_ = false;         ///< of this input
    bool may_pass_over_ = false;        ///< the watch, what comes of this input
    std::uint64_t counted_before_ = 0;  ///< this input
    ValueCache<Split> splits_;
    std::size_t sector_field_ = no_slot;  ///< in fields_
    std::size_t price_slot_ = no_slot;
    KeyColumn price_keys_;
    std::uint32_t price_key_ = 0;                             ///< of the current record
    std::unordered_map<std::uint64_t, WhenId> priced_whens_;  ///< by date and price key
    std::vector<SectorKind> sector_kinds_;                    ///< by key
    std::size_t plain_kinds_ = 0;                             ///< those before it are plain
    std::vector<BoundTest> tests_;
    Commitment commitment_;
    PassPlan plan_;
    PlainCommitments plain_;                                             ///< of a block
    std::vector<std::array<std::uint32_t, block_rows_max>> plain_keys_;  ///< beside it, by field
    std::array<GroupId, block_rows_max> plain_groups_{};                 ///< beside it
    std::optional<Reference> reference_;                                 ///< of the current record
    const Split* split_ = nullptr;                                       ///< the same
    std::vector<const Share*> shares_;  ///< those of split_ that meet the conditions
    bool knows_sectors_ = true;         ///< the same: its sectors were read, or are not wanted
    RecordReader* reader_ = nullptr;
    std::string file_;                 ///< the name of the input
    bool header_is_rejected_ = false;  ///< the header of this input stands in the rejects
    bool is_over_ = false;             ///< this input has no more, or failure_ holds
    std::optional<Error> failure_;

    /// Of a part: counts the records whose own rate cannot be read, for the case that no basis needs it.
    TotalOptions options_unless_stated_;
    std::unique_ptr<RecordPass> pass_unless_stated_;
};

}  // namespace kanjo
