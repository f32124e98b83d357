// Record → Commitment: the one reader of amounts, currencies, dates and rates of records.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "commitments/commitment.h"
#include "commitments/plain_columns.h"
#include "commitments/value_cache.h"
#include "records/record.h"

namespace kanjo {

/// Beside the rows of a block.
struct PlainCommitments {
    std::array<DateId, block_rows_max> dates{};
    std::array<Int128, block_rows_max> units{};
    std::array<Currency, block_rows_max> currencies{};
};

class CommitmentParser {
  public:
    CommitmentParser(FigureOptions figures, CommitmentFormat format);

    /// Chooses the fields to read of the next input, appending their columns to `names`, which the caller
    /// binds. Errors: K0501 where the input states its columns and lacks the amount or a mapped one.
    Result<Done> choose_columns(const RecordReader& reader, bool with_rates, std::vector<std::string>& names);

    /// Each reads a part of the commitment, the date first, since currencies depend on it. False where the
    /// record is refused: error() says why, error_slot() which field. Requires: the reader was bound to the
    /// names of choose_columns.
    bool parse_date(const Record& record, Commitment& commitment);
    bool parse_money(const Record& record, Commitment& commitment);
    /// Reads rows of a block, those that are spelt the everyday way: their bits are set in what it returns,
    /// and each is what parse_date and parse_money would give, of the kind `units`. None, where can_parse
    /// is false. Requires: can_parse_blocks().
    RowMask parse_block(const RowBlock& block, PlainCommitments& commitments);
    bool can_parse_blocks() const { return reads_plain_ && !format_.unit && rate_slot_ == no_slot; }
    bool can_parse(const RowBlock& block) const {
        const bool has_currency =
            currency_slot_ != no_slot ? block.has(currency_slot_) : figures_.currency.has_value();
        return block.has(amount_slot_) && has_currency;
    }

    bool has_dates() const { return date_slot_ != no_slot; }
    bool has_dates(const RowBlock& block) const { return has_dates() && block.has(date_slot_); }
    const Error& error() const { return error_; }
    std::size_t error_slot() const { return error_slot_; }

    /// Requires: date != 0.
    Period period(DateId date) const {
        return date < first_period_id ? day_period(day_of_id(date)) : dates_.value(date - first_period_id);
    }
    const StatedRate& stated_rate(RateId rate) const { return rates_.value(rate - 1); }
    std::size_t amount_slot() const { return amount_slot_; }
    std::size_t date_slot() const { return date_slot_; }
    std::size_t rate_slot() const { return rate_slot_; }

  private:
    static constexpr std::size_t no_slot = std::numeric_limits<std::size_t>::max();

    Result<std::size_t> choose(const RecordReader& reader, const std::string& field,
                               std::vector<std::string>& names);
    bool parse_rate(const Record& record, Commitment& commitment);
    bool parse_amount(const Record& record, Commitment& commitment);
    /// What a text says of an amount.
    struct ReadAmount {
        AmountKind kind = AmountKind::undisclosed;
        Hedge hedge = Hedge::none;
        std::optional<Currency> written;
        Int128 units = 0;
        Decimal low;
        Decimal high;
    };
    bool is_misspelt(const Record& record, const std::string& field, std::size_t slot);
    bool parse_figure_amount(std::string_view text, Commitment& commitment, std::optional<Currency>& written);
    Result<ReadAmount> read_figure(std::string_view text, std::optional<Date> on) const;
    static void take(const ReadAmount& amount, Commitment& commitment, std::optional<Currency>& written);
    ReadAmount amount_of(Decimal low, Decimal high, bool is_plain) const;
    bool parse_currency(const Record& record, std::optional<Currency> written, Commitment& commitment);
    Result<Currency> read_currency(std::string_view text, const Commitment& commitment);
    Result<Currency> look_up_currency(std::string_view text, const Commitment& commitment);
    std::optional<Date> date_of(const Commitment& commitment) const;
    bool refuse(Error error, std::size_t slot);

    FigureOptions figures_;
    CommitmentFormat format_;
    bool reads_plain_ = true;  ///< plain numbers have their English reading

    std::size_t amount_slot_ = no_slot;
    std::size_t currency_slot_ = no_slot;
    std::size_t date_slot_ = no_slot;
    std::size_t rate_slot_ = no_slot;

    ValueCache<Period> dates_;  ///< those that are not written as ISO days
    ValueCache<StatedRate> rates_;
    ValueCache<Currency> currencies_;      ///< current ones only
    ValueCache<ReadAmount> figures_read_;  ///< of current currencies only
    KnownCodes known_codes_;               ///< the same
    MonthDays months_;
    Error error_;
    std::size_t error_slot_ = 0;
};

}  // namespace kanjo
