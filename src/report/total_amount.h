// Amounts of totals as people and programs read them.
#pragma once

#include <string>

#include "report/report.h"
#include "totals/total.h"

namespace kanjo {

/// Grouped digits or a compact figure, `≈` before what was cut; every digit, or a fraction, where that was
/// asked for.
std::string amount_for_people(const ShownAmount& amount, const TotalOptions& options);
/// The same in plain digits and without marks.
std::string amount_for_programs(const ShownAmount& amount, const TotalOptions& options);
/// Appends amount, exact and relation; null for each where there is no amount.
void append_amount(const std::optional<ShownAmount>& amount, Value::Object& object);

}  // namespace kanjo
