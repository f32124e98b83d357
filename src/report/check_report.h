// What `check` says of pairs: the implied rates, the market's, a verdict, the slip that would explain it.
#pragma once

#include <string_view>

#include "check/checker.h"
#include "report/report.h"

namespace kanjo {

/// Holds `part`, title and notes. `rates_name` is the table that the market's rates were taken from, as
/// people call it.
Report report_check(const CheckResult& result, const CheckOptions& options, std::string_view rates_name,
                    ReportPart part);

/// The document alone: schema kanjo.check/1.
Value check_document(const CheckResult& result, const CheckOptions& options);

/// One pair of it.
Value pair_document(const ReportedPair& pair, bool with_fits);

}  // namespace kanjo
