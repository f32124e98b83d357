// Money into another currency, at the rate of the expression or of the table.
#pragma once

#include <vector>

#include "calc/evaluate.h"

namespace kanjo {

/// Checks that the rate of the clause belongs to a pair that the conversion needs, and that a bare one has
/// one reading. Errors: K0702, K0703.
Result<Done> check_stated_rate(const Quantity& source, const Conversion& conversion);

/// Each part of `source` in `target`, added up; the rates used are appended to `rates`.
/// Errors: K0702 where it is no money, and as check_stated_rate; K0401.
Result<Quantity> convert_quantity(const Quantity& source, Currency target, const Conversion& conversion,
                                  const EvaluationOptions& options, std::vector<Derivation>& rates);

}  // namespace kanjo
