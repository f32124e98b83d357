// What `scan` says of a text: its figures with their places, its pairs.
#pragma once

#include "check/scan.h"
#include "report/report.h"

namespace kanjo {

/// The figures as a table, for people.
Report report_scan(const ScanResult& result, bool several_files);

/// The figures as records of `total`, sectors to be filled in: of a pair the first figure alone counts.
Value commitments_document(const ScanResult& result);

}  // namespace kanjo
