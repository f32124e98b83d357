// Totals of commitments by group: what is asked, and what comes out. One pass over the records, exact buckets
// without rates, valuation at the end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "decimal/rounding.h"
#include "money/figure.h"
#include "rates/basis.h"
#include "rates/rate_table.h"
#include "records/record.h"

namespace kanjo {

/// How figures are rounded where they leave the exact core.
struct Precision {
    Rounding mode = Rounding::half_even;
    std::optional<int> decimals;     ///< else the currency's minor unit; -3 is thousands
    std::optional<int> significant;  ///< stronger than decimals
};

struct HedgeCounts {
    std::uint64_t about = 0;
    std::uint64_t nearly = 0;
    std::uint64_t at_least = 0;
    std::uint64_t up_to = 0;
};

struct StatedSum {
    Currency currency;
    Decimal low;   ///< the exact sum as stated
    Decimal high;  ///< equals low unless ranges are in it
};

/// An exact value as it leaves: rounded once, with what it was.
struct ShownAmount {
    Decimal amount;
    bool is_exact = true;           ///< no digit was dropped: the sign is `=`, else `≈`
    std::optional<Quotient> exact;  ///< where asked for and within `exact_digits_max`
    std::uint64_t exact_digits = 0; ///< digits of p and q together, where asked for
};

/// The total of one group at one basis in one currency.
struct TotalCell {
    std::size_t basis = 0;   ///< index into TotalOptions::bases
    Currency currency;
    std::optional<ShownAmount> net;    ///< none where ranges are in it
    std::optional<ShownAmount> gross;  ///< where it differs from net
    std::optional<ShownAmount> low;    ///< where ranges are in it
    std::optional<ShownAmount> high;
    std::optional<Decimal> share;      ///< of the grand total, six decimals; none where signs mix or ranges are in it
};

struct TotalGroup {
    std::vector<std::string> key;  ///< beside TotalOptions::by; empty for the grand total
    std::uint64_t count = 0;
    std::uint64_t undisclosed = 0;
    HedgeCounts hedged;
    bool complete = true;
    std::vector<StatedSum> stated;  ///< by currency code
    std::vector<TotalCell> totals;  ///< bases outer, currencies inner
};

struct TotalOptions {
    std::vector<std::string> by;
    std::vector<Currency> in;
    std::vector<Basis> bases;
    LookupRules lookup;
    Precision precision;
    FigureOptions figures;
    ReaderOptions reader;
    bool keep_going = false;
    bool want_exact = false;                  ///< fill ShownAmount::exact; costs time on many rates
    std::uint64_t exact_digits_max = 1000;    ///< 0: no bound
};

struct TotalResult {
    std::vector<TotalGroup> groups;  ///< by total, largest first, then by key
    TotalGroup total;
    std::vector<Derivation> rates;   ///< every rate that stands behind a figure, once, in a fixed order
    std::vector<Error> problems;     ///< the first 100 by place
    std::uint64_t problem_count = 0; ///< all of them
    bool complete = true;            ///< nothing that should be in a total is missing from it
};

/// Errors: only what stops the pass (K0102, K0202, a limit); what is wrong with rows and rates is in `problems`.
/// Requires: options.in and options.bases are not empty.
Result<TotalResult> total_commitments(std::vector<std::unique_ptr<RecordReader>> inputs, const RateTable& rates,
                                      const TotalOptions& options);

}  // namespace kanjo
