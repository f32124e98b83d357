// What `rates list` says: a row a series, with its span and gaps.
#pragma once

#include <optional>
#include <string>

#include "rates/rate_summary.h"
#include "report/report.h"

namespace kanjo {

/// The table that a user has imported.
struct ImportedTable {
    std::string file;    ///< as it was called
    std::string sha256;  ///< of it
    std::string date;    ///< of the import
    std::string path;    ///< where it is kept
};

/// "eurofxref-hist.zip of 2024-04-12 (SHA-256 ba7816bf8f01)"
std::string name_of(const ImportedTable& imported);

struct RateListing {
    RateSummary summary;
    std::string rates_name;                            ///< the table, as people call it
    std::optional<ImportedTable> imported;             ///< where it is that
    std::map<std::string, std::uint64_t> commodities;  ///< RateContents::commodities
};

/// Schema kanjo.rates/1.
Report report_rate_list(const RateListing& listing);

/// Schema kanjo.rates-import/1.
Report report_rate_import(const ImportedTable& imported, const RateSummary& summary);

}  // namespace kanjo
