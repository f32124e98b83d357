// Exchange rates as quoted, and where each came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "decimal/quotient.h"
#include "money/currency.h"

namespace kanjo {

/// Why a number can be no rate, or nothing: "is not above zero".
std::string_view fault_of_rate(const Decimal& rate);

/// One published rate: 1 base = `rate` quote. Never inverted in storage.
struct Quote {
    CurrencyPair pair;
    Period period;
    Decimal rate;
    std::uint32_t source = 0;  ///< index into the table's sources
    std::uint32_t line = 0;    ///< in its file, from 1; 0 where given on the command line
};

/// A rate given by the user for its pair at every date (`--rate USD/JPY=153.17`).
struct GivenRate {
    CurrencyPair pair;
    Decimal rate;
};

/// Reads `USD/JPY=153.17`. Errors: K0404, K0303.
Result<GivenRate> parse_given_rate(std::string_view text);
/// Reads `USD/JPY=130..160:10`, or one rate. Errors: K0404, K0303.
Result<std::vector<GivenRate>> parse_rate_sweep(std::string_view text);
/// Reads `USD/JPY`. Errors: K0404, K0303.
Result<CurrencyPair> parse_pair(std::string_view text);
std::string to_string(CurrencyPair pair);

/// One step of a conversion, as quoted.
struct Leg {
    CurrencyPair pair;
    Quotient rate;             ///< the quote, or the exact mean of quotes over the period used
    bool inverse = false;      ///< whether the conversion divides by it
    std::string source;        ///< "given", or the source of the quote
    std::uint32_t quotes = 1;  ///< how many quotes the mean was taken of
    bool from_table = false;   ///< what it was taken of is in the table: RateTable::quotes_behind
};

/// How a rate came about. 1 base = `rate` quote, exact, the product of its legs.
struct Derivation {
    CurrencyPair pair;  ///< in market order where it has one
    Quotient rate;
    std::optional<Period> asked;  ///< none: the latest, or a rate given for every date
    std::optional<Period> used;   ///< none: given for every date
    int age_days = 0;             ///< from the end of `used` to `asked`, where both are days
    std::vector<Leg> legs;
    bool is_given = false;  ///< one leg, given by the user
    std::string note;       ///< what must be said of it: a gap served by its month's mean
};

/// The same rate told the other way round: the reverse pair, 1/rate, the legs back.
Derivation turned(Derivation derivation);

/// amount in `from` → amount in the other currency of the pair, exact.
/// Requires: `from` is one of the pair's currencies.
Quotient convert_amount(const Quotient& amount, Currency from, const Derivation& derivation);

}  // namespace kanjo
