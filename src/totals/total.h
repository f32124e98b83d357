// Totals of commitments by group: what is asked, and what comes out. One pass over the records, exact buckets
// without rates, valuation at the end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "commitments/commitment.h"
#include "money/figure.h"
#include "rates/basis.h"
#include "rates/rate_table.h"
#include "records/bytes.h"
#include "records/record.h"
#include "totals/total_result.h"

namespace kanjo {

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
    std::optional<std::string> prices_by;    ///< the field that names the key of an amount's price index
    std::optional<ConstantPrices> constant;  ///< deflate-first needs one basis: its year
    Precision precision;
    std::optional<FigureStyle> style;  ///< of amounts as people read them; by default every digit, grouped
    FigureOptions figures;             ///< its currency fills a missing one
    ReaderOptions reader;
    CommitmentFormat format;
    GroupOrder order = GroupOrder::total;
    std::optional<std::size_t> top;  ///< groups beyond it become TotalResult::rest
    bool keep_going = false;
    bool adjust = false;                    ///< shown parts are made to add up, by largest remainder
    bool want_shares = true;                ///< fill TotalCell::share
    bool want_stated = true;                ///< fill TotalGroup::stated
    bool want_rates = true;                 ///< fill TotalResult::rates; costs time on many days
    std::optional<Goal> goal;               ///< fill TotalResult::break_evens, one a basis
    bool want_sensitivity = false;          ///< needs want_terms
    bool want_terms = false;                ///< fill TotalCell::terms
    bool want_explanation = false;          ///< for reports; needs want_terms
    bool want_exact = false;                ///< fill ShownAmount::exact; costs time on many rates
    std::uint64_t exact_digits_max = 1000;  ///< 0: no bound
    int jobs = 1;                           ///< threads; the result is the same for every number
    std::uint64_t part_size_min = 1 << 20;  ///< what one more thread has to have to read. Units: bytes
    std::size_t groups_kept_max = 4096;     ///< those of more are made each time that they are asked for
    ByteSink* rejects = nullptr;            ///< gets every refused record as it stands in the input

    /// Null where totals are in current prices.
    const ConstantPrices* constant_prices() const { return constant ? &*constant : nullptr; }
};

/// Errors: only what stops the pass (K0102, K0202, a limit); what is wrong with rows and rates is in
/// `problems`. Requires: options.in and options.bases are not empty; the rates, and what the options point
/// to, outlive the result.
Result<TotalResult> total_commitments(std::vector<std::unique_ptr<ByteSource>> inputs, const RateTable& rates,
                                      const TotalOptions& options);

}  // namespace kanjo
