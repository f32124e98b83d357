// The inside of RateTable: quotes by period, and how a rate is found among them. Only this room's sources
// include it.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "rates/rate_route.h"
#include "rates/rate_table.h"

namespace kanjo {

/// The rows of one day, month or year.
struct Block {
    Period period;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The rows period by period, days before longer periods.
std::vector<Block> ordered_blocks(QuoteStore& store);

/// The rows that a pair's value over a period is made of, by period, as indices into the store.
struct RowsBehind {
    std::vector<std::pair<const Block*, std::size_t>> rows;
    bool are_days = false;  ///< else the row of the period itself, or rows of its months
};

/// What a pair was worth over a period: one row, or the mean of rows.
struct PairMean {
    Decimal sum;
    std::uint32_t quotes = 0;
    std::vector<std::uint16_t> sources;  ///< each once
    Period days;                         ///< from the first row to the last
    bool is_of_days = false;

    Quotient mean() const;
};

/// The product of rates and inverses of rates, not reduced.
class RatioProduct {
  public:
    void multiply(const Decimal& rate, bool is_inverse) {
        (is_inverse ? lower_ : upper_) *= rate.coefficient();
        exponent_ += is_inverse ? -rate.exponent() : rate.exponent();
    }
    void divide(const Integer& divisor, bool is_inverse) { (is_inverse ? upper_ : lower_) *= divisor; }
    Integer numerator() const { return exponent_ > 0 ? upper_ * Integer::power_of_ten(exponent_) : upper_; }
    Integer denominator() const {
        return exponent_ < 0 ? lower_ * Integer::power_of_ten(-exponent_) : lower_;
    }

  private:
    Integer upper_ = 1;
    Integer lower_ = 1;
    int exponent_ = 0;
};

/// Where a rate was found.
struct Found {
    Route route;
    std::optional<Period> used;  ///< none where all legs are given
};

/// A pair that is asked for, in market order, and the given rates that may serve it.
struct Query {
    CurrencyPair pair;
    std::span<const GivenRate> given;
    bool mixes_given = false;  ///< given rates are legs beside the table's; else the table stands alone
};

struct RateTable::Index {
    QuoteStore store;
    std::vector<std::string> sources;
    std::vector<GivenRate> given;
    std::vector<Block> days;           ///< by date
    std::vector<std::uint32_t> alike;  ///< beside them: the first of those that quote the same pairs
    std::vector<Block> spans;          ///< months and years by end, the longer before the shorter
    std::unique_ptr<std::atomic<bool>[]> taken;  ///< beside the rows, where it is kept

    /// Fills `alike`.
    void compare_days();

    // rate_search.cc: where a rate is.
    /// The whole of lookup_rate's order: given for the pair, the table, the table with given legs.
    /// Without `when`: the latest.
    std::optional<Found> find(Query query, const std::optional<Period>& when, const LookupRules& rules) const;
    std::optional<Found> find_in_table(const Query& query, const Period& when,
                                       const LookupRules& rules) const;
    std::optional<Found> find_latest(const Query& query) const;
    std::optional<Found> find_last_day(const Query& query, Date from, Date to) const;
    std::optional<Found> find_over(const Query& query, const Period& period) const;
    std::optional<Route> route_at(const Query& query, const Block& block) const;

    // rate_mean.cc: what it is.
    /// For each pair of the store, whether it has a value over a period that is no day.
    std::vector<bool> pairs_over(const Period& period) const;
    /// The index of a row in the store.
    std::optional<std::size_t> find_row(QuoteStore::PairIndex pair, const Block& block) const;
    const Block* find_block(const Period& period) const;
    std::span<const Block> days_in(const Period& period) const;
    /// The blocks of the months that make up a period; none unless it is two or more whole months and has
    /// each.
    std::vector<const Block*> months_in(const Period& period) const;
    /// None where the pair has no value over the period.
    RowsBehind rows_behind(QuoteStore::PairIndex pair, const Period& period) const;
    /// Requires: the pair has a value over the period.
    PairMean mean_over(QuoteStore::PairIndex pair, const Period& period) const;
    std::vector<Quote> quotes_behind(CurrencyPair pair, const Period& used) const;
    Quote quote_of(std::size_t row, const Period& period) const;
    /// A row that serves a lookup, and its rate.
    const QuoteStore::Row& take_row(std::size_t row) const;
    Decimal take(std::size_t row) const { return store.rate_of(take_row(row)); }
    Derivation derive(const Query& query, const Found& found, const std::optional<Period>& asked) const;
    RateRatio ratio(const Query& query, const Found& found) const;

    // rate_missing.cc: what to say where there is none.
    Error missing(CurrencyPair pair, const std::optional<Period>& when, const LookupRules& rules) const;
};

}  // namespace kanjo
