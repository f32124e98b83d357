// The value of an expression, exact, with the rates it was reckoned at.
#pragma once

#include <functional>
#include <vector>

#include "calc/expression.h"
#include "calc/quantity.h"
#include "rates/rate_table.h"

namespace kanjo {

struct EvaluationOptions {
    /// Asked for when a rate is first looked up, so that an expression which needs none pays for none. It or
    /// what it gives may be null: only rates within the expression are known then.
    std::function<const RateTable*()> rates;
    LookupRules lookup;
    Basis basis;                       ///< of conversions without a date: latest or a period
    const Quantity* answer = nullptr;  ///< what `ans` stands for
};

/// What came out for one target.
struct Answer {
    Quantity value;                 ///< money of one currency, a number or a rate
    std::vector<Derivation> rates;  ///< in the order used, those of inner conversions first
    bool is_converted = false;      ///< the expression ends in `in CURRENCY`
};

/// One answer a target, in their order; one where there is no conversion at the end.
/// Errors: K0702 to K0705, K0401, with a caret in the expression. Requires: a basis of latest or a period.
Result<std::vector<Answer>> evaluate(const Expression& expression, const EvaluationOptions& options);

}  // namespace kanjo
