// The one rate at which a total reaches an amount.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "rates/rate.h"

namespace kanjo {

/// A total to be reached by one rate, all else staying as it is.
struct Goal {
    Decimal amount;
    Currency currency;
    CurrencyPair vary;
};

struct BreakEven {
    std::size_t basis = 0;         ///< index into TotalOptions::bases
    std::optional<Quotient> rate;  ///< of Goal::vary, above zero
    std::string why_none;          ///< completes "no rate reaches it: "
};

/// Finds the rate from the total at three rates of the goal's pair: it is a + b × rate, or a + b ÷ rate.
/// `total_at` is exact; none where the total lacks something.
BreakEven find_break_even(const Goal& goal,
                          const std::function<std::optional<Quotient>(const Decimal&)>& total_at);

}  // namespace kanjo
