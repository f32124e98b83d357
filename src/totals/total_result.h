// What comes out of totals, exact, and as it is shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "decimal/rounding.h"
#include "rates/rate.h"
#include "totals/break_even.h"
#include "totals/change.h"
#include "totals/made_list.h"
#include "totals/price_table.h"
#include "totals/rarely.h"

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
    Quotient low;   ///< the exact sum as stated; a fraction only where splits were normalised
    Quotient high;  ///< equals low unless ranges are in it
};

/// An exact value as it leaves: rounded once, with what it was.
struct ShownAmount {
    Decimal amount;
    bool is_exact = true;            ///< no digit was dropped: the sign is `=`, else `≈`
    bool is_adjusted = false;        ///< moved by one step so that the parts add up (TotalOptions::adjust)
    Rarely<Quotient> exact;          ///< where asked for and within `exact_digits_max`
    std::uint64_t exact_digits = 0;  ///< digits of p and q together, where asked for
};

/// One sum behind a total: net amounts of one currency and date, at one rate.
struct TotalTerm {
    Currency currency;
    std::optional<Period> date;        ///< of the records, where the basis asks for it
    Quotient low;                      ///< as stated, after splits
    Quotient high;                     ///< equals low unless ranges are in it
    bool has_rate = true;              ///< false: the rate or the price index is missing; in no total
    std::optional<Derivation> rate;    ///< none where no conversion is needed
    std::optional<Deflator> deflator;  ///< in constant prices
    Quotient value_low;                ///< exact, in the currency of the total
    Quotient value_high;
};

/// The total of one group at one basis in one currency.
struct TotalCell {
    std::size_t basis = 0;  ///< index into TotalOptions::bases
    Currency currency;
    std::optional<ShownAmount> net;  ///< none where ranges are in it, or every amount is undisclosed
    Rarely<ShownAmount> gross;       ///< where it differs from net
    Rarely<ShownAmount> low;         ///< where ranges are in it
    Rarely<ShownAmount> high;
    Rarely<Decimal> parts_difference;  ///< of the grand total: shown total less shown groups, where not zero
    std::optional<Decimal>
        share;  ///< of the grand total, six decimals; none beside no net, or where signs mix
    std::vector<TotalTerm> terms;  ///< by currency and date; where asked for
};

struct TotalGroup {
    std::vector<std::string> key;  ///< beside TotalOptions::by; empty for the grand total
    std::uint64_t count = 0;
    std::uint64_t undisclosed = 0;
    HedgeCounts hedged;
    bool complete = true;
    std::vector<StatedSum> stated;  ///< by currency code
    std::vector<TotalCell> totals;  ///< bases outer, currencies inner
    std::vector<TotalGroup>
        across;  ///< beside TotalResult::across, each with an empty key; empty where not asked for
};

/// Quotes whose mean stands behind a rate.
struct MeanOfQuotes {
    CurrencyPair pair;
    Period period;
    std::vector<Quote> quotes;  ///< by period
};

/// What the cells of all rows are at one basis in one currency, so that nobody need make the groups to see.
struct CellSummary {
    bool any_gross = false;
    bool any_range = false;
    bool any_cut = false;        ///< not exact as shown
    std::uint64_t rows_off = 0;  ///< of a cross-tab, whose shown cells do not add up to the shown total
    std::uint64_t columns_off = 0;
    Decimal row_difference_max;
    Decimal column_difference_max;
    Decimal share_max;  ///< of the groups; 0 where there are no shares
};

struct TotalResult {
    MadeList<TotalGroup> groups;  ///< by total, largest first, then by key
    TotalGroup total;
    std::vector<CellSummary> summaries;  ///< beside TotalGroup::totals
    std::vector<std::string> across;     ///< the values of TotalOptions::across, in order
    std::optional<TotalGroup> rest;      ///< the groups beyond TotalOptions::top, as one
    std::size_t rest_count = 0;          ///< how many groups that is
    MadeList<Derivation> rates;          ///< every rate that stands behind a figure, once, in a fixed order
    std::vector<MeanOfQuotes> means;     ///< where explanations are asked for: each mean behind `rates`, once
    std::vector<std::string> sources;    ///< what Quote::source indexes
    std::vector<Deflator> deflators;     ///< in constant prices: every one behind a figure, by key and period
    std::vector<BreakEven> break_evens;
    std::optional<Change> change;     ///< of total_against
    std::vector<Error> problems;      ///< the first 100 by place
    std::uint64_t problem_count = 0;  ///< all of them
    std::vector<Error> notices;       ///< what is likely wrong and may be right, the first 100 by place
    std::uint64_t notice_count = 0;   ///< all of it
    std::vector<Error> remarks;       ///< what is worth a word and no fault, and names no input
    bool complete = true;             ///< nothing that should be in a total is missing from it
};

}  // namespace kanjo
