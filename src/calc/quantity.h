// What an expression works with: a number, money, or a rate, exact, with the significance it may be shown at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "decimal/quotient.h"
#include "money/figure.h"

namespace kanjo {

/// An exact value or range, and the place of its last significant digit.
struct Amount {
    Quotient low;
    Quotient high;  ///< equals low unless a range
    std::optional<int>
        quantum;  ///< the exponent of ten of its last significant digit; none where it is exact

    bool is_range() const { return !(low == high); }
};

struct MoneyPart {
    Currency currency;
    Amount amount;
};

enum class QuantityKind : std::uint8_t { number, money, rate };

struct Quantity {
    QuantityKind kind = QuantityKind::number;
    Hedge hedge = Hedge::none;
    Amount amount;   ///< of a number, or of a rate: `amount` units of `quote` for one of `base`
    Currency quote;  ///< of a rate
    Currency base;   ///< of a rate
    std::vector<MoneyPart>
        parts;  ///< of money: one a currency, in the order met; several until an `in` joins them

    bool is_mixed() const { return parts.size() > 1; }
    bool is_range() const;
};

/// What a message adds where an amount without its currency may be one that the shell has cut: `$14B` arrives
/// as `4B`.
inline constexpr std::string_view quote_the_dollar =
    "the shell makes 4B of an unquoted $14B: quote the expression";

/// Requires: a stated figure.
Quantity to_quantity(const Figure& figure);

/// What messages call it: "a number", "USD", "USD and JPY", "JPY per USD".
std::string describe(const Quantity& value);

/// Errors of all four: K0702, quantities that do not go together, with what to write instead; K0704, a
/// division by zero. A sum keeps the coarsest quantum, a product or quotient the fewest digits.
Result<Quantity> add(const Quantity& a, const Quantity& b);
Result<Quantity> subtract(const Quantity& a, const Quantity& b);
Result<Quantity> multiply(const Quantity& a, const Quantity& b);
Result<Quantity> divide(const Quantity& a, const Quantity& b);

Quantity negate(const Quantity& value);
/// Divides by 100. Errors: K0702 where it is no number.
Result<Quantity> percent_of(const Quantity& value);

/// The sum of two amounts, and an amount times an exact number.
Amount add(const Amount& a, const Amount& b);
Amount scale(const Amount& amount, const Quotient& factor);

/// The place of the last digit to show: the quantum, brought back to one digit where sums have cancelled
/// more. Requires: amount.quantum.
int shown_exponent(const Amount& amount);

}  // namespace kanjo
