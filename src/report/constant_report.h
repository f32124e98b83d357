// What reports say of constant prices: the deflators behind the totals.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"
#include "totals/total.h"

namespace kanjo {

/// "104.2 ÷ 101.5", base index over index.
std::string deflator_text(const Deflator& deflator);

/// Says how amounts were brought to the prices of the year, and by which deflators. Requires:
/// options.constant.
void note_constant_prices(const TotalResult& result, const TotalOptions& options,
                          std::vector<std::string>& notes);

/// Requires: options.constant.
Value constant_document(const TotalResult& result, const TotalOptions& options);
Value deflator_document(const Deflator& deflator);

}  // namespace kanjo
