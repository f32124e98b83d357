// Why a stretch of CSV is not what RFC 4180 allows: a plain reading, byte by byte, once a fault is known.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/error_codes.h"

namespace kanjo {

struct CsvFault {
    Code code = Code::K0201;
    std::string message;
    std::string help;
    std::size_t offset = 0;     ///< of the byte at fault
    std::size_t resume_at = 0;  ///< reading goes on after the line that holds this byte
};

/// The first fault of the record at the front of `text`; none where the record, or all of the text, has none.
/// A quote that the text does not close is a fault.
std::optional<CsvFault> find_csv_fault(std::string_view text, char delimiter);

}  // namespace kanjo
