// The value of an expression, exact, with the rates it was reckoned at.
#pragma once

#include <optional>
#include <vector>

#include "calc/expression.h"
#include "calc/quantity.h"
#include "rates/rate_table.h"

namespace kanjo {

struct EvaluationOptions {
    const RateTable* rates = nullptr;  ///< none: only rates within the expression are known
    LookupRules lookup;
    std::optional<Period> when;        ///< for conversions without a date; none: the latest
    const Quantity* answer = nullptr;  ///< what `ans` stands for
};

/// What came out for one target.
struct Answer {
    Quantity value;                 ///< money of one currency, a number or a rate
    std::vector<Derivation> rates;  ///< in the order used, those of inner conversions first
    bool is_converted = false;      ///< the expression ends in `in CURRENCY`
};

/// One answer a target, in their order; one where there is no conversion at the end.
/// Errors: K0702 to K0705, K0401, with a caret in the expression.
Result<std::vector<Answer>> evaluate(const Expression& expression, const EvaluationOptions& options);

}  // namespace kanjo
