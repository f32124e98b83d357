// The currencies of ISO 4217, current and withdrawn, compiled in from data/currencies/.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace kanjo {

/// An index into the compiled-in table; cheap to copy, hash and compare.
struct Currency {
    std::uint16_t index = 0;

    auto operator<=>(const Currency&) const = default;
};

struct CurrencyInfo {
    std::string_view code;     ///< "USD"
    std::string_view numeric;  ///< "840"
    std::string_view name;
    int minor_units = 2;  ///< ISO 4217's own; -1 where it says N.A.
    bool is_fund = false;
    std::string_view withdrawn;  ///< the month it was withdrawn, "2023-01", or empty
    std::string_view successor;  ///< the code that took its place, or empty
};

/// How many there are; their indices run by code.
std::size_t count_currencies();
/// Its texts live as long as the program.
CurrencyInfo info_of(Currency currency);
std::string_view code_of(Currency currency);

/// By its code in upper case, current or withdrawn.
std::optional<Currency> find_currency(std::string_view code);
/// By its code in upper case or an alias that data/currencies/aliases.csv lists: RMB, NTD.
std::optional<Currency> find_currency_or_alias(std::string_view code);
/// Whether no current code of ISO 4217 stands for it at that day; without a day, today's list decides.
bool is_withdrawn(Currency currency, std::optional<Date> on);
/// The K0303 that names when it was withdrawn and what took its place. Requires: it is withdrawn.
Error withdrawn_currency(Currency currency);
/// By its code in any case, or by an alias that data/currencies/aliases.csv lists (RMB, NTD). Errors: K0303,
/// with the nearest codes; a withdrawn code is an error too, naming its date and successor, unless `on` is
/// before its withdrawal.
Result<Currency> parse_currency(std::string_view text, std::optional<Date> on = std::nullopt);

/// The place that amounts are rounded to by default: -2 for USD, 0 for JPY; none where ISO defines no minor
/// unit.
std::optional<int> minor_unit_exponent(Currency currency);

struct CurrencyPair {
    Currency base;
    Currency quote;

    auto operator<=>(const CurrencyPair&) const = default;
};

/// The pair in market order: EUR, GBP, AUD, NZD, USD, then the rest by code; the earlier is the base.
CurrencyPair market_order(Currency a, Currency b);
/// Whether market order knows which of the two is the base: at least one is EUR, GBP, AUD, NZD or USD.
bool has_market_order(Currency a, Currency b);

}  // namespace kanjo
