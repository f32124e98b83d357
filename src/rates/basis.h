// Which date's rate a figure is converted at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rates/rate.h"

namespace kanjo {

enum class BasisKind : std::uint8_t { value_date, latest, stated, period };

struct Basis {
    BasisKind kind = BasisKind::value_date;
    Period period;                 ///< for BasisKind::period
    std::vector<GivenRate> given;  ///< a sweep's own rates, stronger than the table's
    std::string name;  ///< as reports call it: "value-date", "latest", "2024-02", "value-date USD/JPY=130"
};

/// Reads `value-date`, `latest`, `stated`, or a period. Errors: K0404.
Result<Basis> parse_basis(std::string_view text);

}  // namespace kanjo
