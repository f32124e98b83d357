// Very many quotes in little memory: sixteen bytes each, period by period as they were read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "rates/rate.h"

namespace kanjo {

/// A rate above zero in eight bytes: up to 16 digits and a small exponent. Others stand in the store's own
/// list.
class PackedRate {
  public:
    PackedRate() = default;
    /// Reads `digits[.digits]`, none where it does not fit; what it reads, parse_decimal reads alike.
    static std::optional<PackedRate> match(std::string_view text);
    /// The same of a text that begins with it, up to a comma or the end; sets `length` where it is one.
    static std::optional<PackedRate> match_cell(std::string_view text, std::size_t& length);
    static std::optional<PackedRate> of(const Decimal& rate);
    /// The place of a rate that does not fit, in the store's list.
    static PackedRate beyond(std::size_t place) {
        return PackedRate(static_cast<std::int64_t>(place), beyond_mark);
    }

    bool is_beyond() const { return exponent() == beyond_mark; }
    std::int64_t coefficient() const { return bits_ >> 8; }
    int exponent() const { return static_cast<std::int8_t>(bits_ & 0xFF); }
    Decimal decimal() const { return {Integer(coefficient()), exponent()}; }

  private:
    static constexpr int beyond_mark = -128;
    PackedRate(std::int64_t coefficient, int exponent) : bits_(coefficient * 256 + (exponent & 0xFF)) {}

    std::int64_t bits_;
};

/// The order of a table's periods: days before months and years, then by end, the longer before the shorter.
bool is_before(const Period& a, const Period& b);

class QuoteStore {
  public:
    using PairIndex = std::uint16_t;
    /// Sources that one table may have; beyond it, reading stops with K0403.
    static constexpr std::size_t sources_max = 65'000;

    struct Row {
        PackedRate rate;
        std::uint32_t line;
        PairIndex pair;
        std::uint16_t source;
    };
    /// Neighbouring rows of one period.
    struct Run {
        Period period;
        std::size_t begin;
    };

    std::size_t size() const { return size_; }
    /// The quote as it was added; the period is searched for.
    Quote operator[](std::size_t index) const;
    /// Requires: quote.source < sources_max.
    void push_back(const Quote& quote);
    /// What push_back does, for readers whose rows share pair and period.
    void add(const Period& period, PairIndex pair, PackedRate rate, std::size_t source, std::size_t line);
    PairIndex add_pair(CurrencyPair pair);
    /// The rate as add takes it.
    PackedRate pack(const Decimal& rate);
    /// Forgets all quotes but the first `size`.
    void truncate(std::size_t size);
    /// Brings all rows of a period together, the periods in order. Copies them; not needed where none comes
    /// twice.
    void merge_runs();

    const std::vector<CurrencyPair>& pairs() const { return pairs_; }
    const std::vector<Run>& runs() const { return runs_; }
    /// One past the last row of a run.
    std::size_t end_of(std::size_t run) const {
        return run + 1 < runs_.size() ? runs_[run + 1].begin : size_;
    }
    const Row& row(std::size_t index) const { return chunks_[index / chunk_rows][index % chunk_rows]; }
    Row& row(std::size_t index) { return chunks_[index / chunk_rows][index % chunk_rows]; }
    Decimal rate_of(const Row& row) const;

  private:
    static constexpr std::size_t chunk_rows = 2048;
    /// Rows never move while the store grows: a copy of them would touch as much memory again.
    std::vector<std::unique_ptr<Row[]>> chunks_;
    std::size_t size_ = 0;
    std::vector<Run> runs_;
    std::vector<CurrencyPair> pairs_;
    std::vector<Decimal> beyond_;
    PairIndex next_pair_ = 0;  ///< files repeat their pairs in one order: where to look first
};

}  // namespace kanjo
