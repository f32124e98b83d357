// What `total --against` says: the change of each group and its parts.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"
#include "totals/total.h"

namespace kanjo {

/// Grouped digits; parts that are zero in every group have no column. Requires: result.change.
Table change_for_people(const TotalResult& result, const TotalOptions& options);
/// Plain digits, every part a column; the last row is TOTAL. Requires: result.change.
Table change_for_programs(const TotalResult& result, const TotalOptions& options);

/// What the parts mean, and how many commitments each concerns. Requires: result.change.
void note_change(const TotalResult& result, const TotalOptions& options, std::vector<std::string>& notes);

/// Whether a figure of it stands with a mark.
bool is_any_cut(const Change& change, const TotalOptions& options);

Value change_document(const Change& change, const TotalOptions& options);

}  // namespace kanjo
