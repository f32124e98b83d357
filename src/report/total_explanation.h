// How totals came about, for --explain.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"
#include "totals/total.h"

namespace kanjo {

/// Appends every total with its terms, each with its rate, to be checked by hand.
void explain_totals(const TotalResult& result, const TotalOptions& options, std::vector<std::string>& notes);

/// The same of one total, for documents.
Value terms_document(const std::vector<TotalTerm>& terms);

/// The quotes behind each mean.
Value means_document(const TotalResult& result);

}  // namespace kanjo
