// What `scan` says of a text: its figures with their places, its pairs.
#pragma once

#include "check/scan.h"
#include "report/report.h"

namespace kanjo {

/// Holds `part` and notes. The figures as a table; the document is schema kanjo.scan/1.
Report report_scan(const ScanResult& result, bool several_files, ReportPart part);

/// The figures as records of `total`, sectors to be filled in: of a pair the first figure alone counts.
Value commitments_document(const ScanResult& result);

}  // namespace kanjo
