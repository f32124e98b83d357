// Records of one input after another, each with what is added to it.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "convert/rate_memo.h"
#include "totals/problem_list.h"

namespace kanjo {

/// What came of records that stand one after another.
struct Stretch {
    std::string records;                      ///< as they are written
    std::string rejects;                      ///< those in doubt, as they stand in the input
    std::optional<std::size_t> certain_size;  ///< of what stands before the first in doubt, where one is
    ProblemList problems;
    std::uint64_t count = 0;
    std::uint64_t undisclosed = 0;
    bool has_amounts = false;  ///< a record had the field

    /// Empties it, but keeps its memory.
    void clear();
};

class RecordConverter {
  public:
    using Flush = std::function<Result<Done>(Stretch& stretch)>;

    /// Requires: all outlive it.
    RecordConverter(const RateTable& rates, const ConvertOptions& options,
                    std::span<const AddedAmount> amounts, const RecordStyle& style);

    /// Converts the records of `reader` into `stretch`, and gives it to `flush`, which empties it, whenever
    /// it has become large. Errors: those of reading, and of `flush`.
    Result<Done> convert(RecordReader& reader, Stretch& stretch, const Flush& flush = {});

  private:
    /// What stands around the values of an added amount.
    struct Frame {
        std::string amount;  ///< before the value
        std::string low;
        std::string high;
        std::string behind;     ///< each of them
        std::string no_amount;  ///< in place of an amount that is a range
        std::string blank;      ///< in place of all
    };

    Frame frame_of(const AddedAmount& added) const;
    Result<Done> bind(RecordReader& reader);
    void forget();
    bool reads_blocks() const;
    bool take_block();
    void find_plain_rates(RowMask plain, std::size_t rows);
    bool has_rates(std::size_t row) const;
    void append_plain(const RowBlock& block, std::size_t row);
    Next take_next();
    void take(const Record& record);
    void add_amounts(const Record& record);
    bool parse(const Record& record);
    void append_amount(std::size_t amount, const KnownRate& known);
    void append_value(const std::string& before, const Decimal& value, std::size_t amount,
                      const KnownRate& known);
    void append_blanks();
    bool has_added_name(const Record& record);
    void leave_out(const Record& record, Error error);
    template <class Word>
    void doubt(const Record& record, std::size_t slot, Word word);
    void note_doubt(const Record& record);

    const RateTable& rates_;
    const ConvertOptions& options_;
    std::span<const AddedAmount> amounts_;
    RecordStyle style_;
    std::vector<Frame> frames_;  ///< beside amounts_
    bool needs_rates_ = false;   ///< the stated ones
    std::optional<CommitmentParser> parser_;
    std::optional<RateMemo> memo_;
    std::vector<std::string> names_;  ///< bound to the reader
    std::vector<std::size_t>
        added_slots_;  ///< of JSON: the names that are added, which must not be there yet
    RecordReader* reader_ = nullptr;
    std::string file_;  ///< the name of the input
    Stretch* stretch_ = nullptr;
    std::size_t begin_ = 0;  ///< of the record, in Stretch::records
    bool is_doubted_ = false;
    std::string compacted_;
    Commitment commitment_;
    PlainCommitments plain_;                                   ///< of the rows of a block
    std::array<std::uint32_t, block_rows_max> plain_rates_{};  ///< beside it
};

}  // namespace kanjo
