// All quotes in force, built once, then only looked up in.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rates/rate.h"

namespace kanjo {

struct LookupRules {
    int age_days_max = 7;     ///< how old a rate may be that serves a day
    bool gap_month = false;   ///< a day may be served by its month's row, else by the mean of the month's days
};

class RateTable {
  public:
    struct Contents {
        std::vector<Quote> quotes;         ///< in the order read
        std::vector<std::string> sources;  ///< what Quote::source indexes: "ECB reference rate"
        std::vector<std::string> files;    ///< beside `sources`, for messages
        std::vector<GivenRate> given;
        std::string prefer;                ///< the source that wins a conflict; empty: a conflict is an error
    };

    /// Errors: K0402 (a conflict, with both places), K0403 (zero, negative, identity other than 1).
    static Result<RateTable> build(Contents contents);

    RateTable(RateTable&&) noexcept;
    RateTable& operator=(RateTable&&) noexcept;
    ~RateTable();

    /// The rate between two currencies for a day, month, year or interval, by the freshest period that the rules
    /// allow, then the fewest legs; ties: no pivot, pivot EUR, USD, then by code. All legs come from one period.
    /// A period that is no day takes the table's own row, else the mean of its months' rows, else of its days.
    /// Errors: K0401, naming the pair, the date and the nearest periods on both sides.
    /// Requires: the currencies differ.
    Result<Derivation> lookup_rate(Currency a, Currency b, const Period& when, const LookupRules& rules) const;
    /// The last day that all legs share, else the last month or year. Errors: K0401.
    Result<Derivation> lookup_latest(Currency a, Currency b) const;

    std::span<const Quote> quotes() const;
    std::span<const std::string> sources() const;

  private:
    struct Index;
    explicit RateTable(std::unique_ptr<Index> index);
    std::unique_ptr<Index> index_;
};

}  // namespace kanjo
