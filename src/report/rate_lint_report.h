// What `rates lint` says.
#pragma once

#include <span>
#include <string_view>

#include "rates/rate_lint.h"
#include "report/report.h"

namespace kanjo {

/// Schema kanjo.rates-lint/1. `quotes` is how many were looked at.
Report report_rate_lint(std::span<const RateFinding> findings, std::uint64_t quotes,
                        std::string_view rates_name);

}  // namespace kanjo
