// Totals of commitments by group: what is asked, and what comes out. One pass over the records, exact buckets
// without rates, valuation at the end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "commitments/commitment.h"
#include "decimal/rounding.h"
#include "money/figure.h"
#include "rates/basis.h"
#include "rates/rate_table.h"
#include "records/bytes.h"
#include "records/record.h"
#include "totals/break_even.h"
#include "totals/change.h"

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
    std::optional<Quotient> exact;   ///< where asked for and within `exact_digits_max`
    std::uint64_t exact_digits = 0;  ///< digits of p and q together, where asked for
};

/// One sum behind a total: net amounts of one currency and date, at one rate.
struct TotalTerm {
    Currency currency;
    std::optional<Period> date;      ///< of the records, where the basis asks for it
    Quotient low;                    ///< as stated, after splits
    Quotient high;                   ///< equals low unless ranges are in it
    bool has_rate = true;            ///< false: missing, and in no total
    std::optional<Derivation> rate;  ///< none where no conversion is needed
    Quotient value_low;              ///< exact, in the currency of the total
    Quotient value_high;
};

/// The total of one group at one basis in one currency.
struct TotalCell {
    std::size_t basis = 0;  ///< index into TotalOptions::bases
    Currency currency;
    std::optional<ShownAmount> net;    ///< none where ranges are in it, or every amount is undisclosed
    std::optional<ShownAmount> gross;  ///< where it differs from net
    std::optional<ShownAmount> low;    ///< where ranges are in it
    std::optional<ShownAmount> high;
    std::optional<Decimal>
        parts_difference;  ///< of the grand total: shown total less shown groups, where not zero
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

enum class Comparison : std::uint8_t { equal, unequal, less, less_equal, greater, greater_equal };

/// A condition on one field. = and != compare text, trimmed; the others compare numbers where `value` is a
/// number, dates where it is one, else text by its bytes.
struct Condition {
    std::string field;
    Comparison comparison = Comparison::equal;
    std::string value;
};

/// Reads `sector=cloud`, `date>=2024-02`, `amount < 1e6`. Errors: K0602.
Result<Condition> parse_condition(std::string_view text, const FigureOptions& figures);

/// The order of the groups; ties are by key.
enum class GroupOrder : std::uint8_t { total, count, key };

struct TotalOptions {
    std::vector<std::string> by;
    bool is_by_given = true;            ///< else an input may lack the field, which is empty then
    std::optional<std::string> across;  ///< a field whose values become columns
    std::vector<Condition> where;
    std::optional<Date> since;  ///< leaves out what ends before it, and what has no date
    std::optional<Date> until;  ///< leaves out what begins after it, and what has no date
    std::vector<Currency> in;
    std::vector<Basis> bases;
    LookupRules lookup;
    Precision precision;
    FigureOptions figures;  ///< its currency fills a missing one
    ReaderOptions reader;
    CommitmentFormat format;
    GroupOrder order = GroupOrder::total;
    std::optional<std::size_t> top;  ///< groups beyond it become TotalResult::rest
    bool keep_going = false;
    bool adjust = false;                    ///< shown parts are made to add up, by largest remainder
    bool want_rates = true;                 ///< fill TotalResult::rates; costs time on many days
    std::optional<Goal> goal;               ///< fill TotalResult::break_evens, one a basis
    bool want_sensitivity = false;          ///< needs want_terms
    bool want_terms = false;                ///< fill TotalCell::terms
    bool want_explanation = false;          ///< for reports; needs want_terms
    bool want_exact = false;                ///< fill ShownAmount::exact; costs time on many rates
    std::uint64_t exact_digits_max = 1000;  ///< 0: no bound
    int jobs = 1;                           ///< threads; the result is the same for every number
    std::uint64_t part_size_min = 1 << 20;  ///< what one more thread has to have to read. Units: bytes
    ByteSink* rejects = nullptr;            ///< gets every refused record as it stands in the input
};

struct TotalResult {
    std::vector<TotalGroup> groups;  ///< by total, largest first, then by key
    TotalGroup total;
    std::vector<std::string> across;  ///< the values of TotalOptions::across, in order
    std::optional<TotalGroup> rest;   ///< the groups beyond TotalOptions::top, as one
    std::size_t rest_count = 0;       ///< how many groups that is
    std::vector<Derivation> rates;    ///< every rate that stands behind a figure, once, in a fixed order
    std::vector<BreakEven> break_evens;
    std::optional<Change> change;     ///< of total_against
    std::vector<Error> problems;      ///< the first 100 by place
    std::uint64_t problem_count = 0;  ///< all of them
    std::vector<Error> remarks;       ///< what is worth a word and no fault: likely duplicates
    bool complete = true;             ///< nothing that should be in a total is missing from it
};

/// Errors: only what stops the pass (K0102, K0202, a limit); what is wrong with rows and rates is in
/// `problems`. Requires: options.in and options.bases are not empty.
Result<TotalResult> total_commitments(std::vector<std::unique_ptr<ByteSource>> inputs, const RateTable& rates,
                                      const TotalOptions& options);

}  // namespace kanjo
