// What `total` says: the table of groups, the rates behind it, what is missing from it.
#pragma once

#include <string_view>

#include "report/report.h"
#include "totals/total.h"

namespace kanjo {

/// Holds `part`, title and notes: with a million groups each part is large. `rates_name` is the table that
/// the rates were taken from, as people call it. Requires: the result and the options outlive the report.
Report report_total(const TotalResult& result, const TotalOptions& options, std::string_view rates_name,
                    ReportPart part);

/// The document alone: schema kanjo.total/1. Requires: the result outlives it.
Value total_document(const TotalResult& result, const TotalOptions& options, std::string_view rates_name);

/// What people call a group: "chips, Japan"; "(none)" for an empty key.
std::string group_name(const TotalGroup& group);

/// What documents say of a problem: code, message, help, file, line, column.
Value problem_document(const Error& problem);

}  // namespace kanjo
