#include "rates/basis.h"

namespace kanjo {

Result<Basis> parse_basis(std::string_view text) {
    Basis basis;
    basis.name = std::string(text);
    if (text == "value-date") return basis;
    if (text == "latest" || text == "stated") {
        basis.kind = text == "latest" ? BasisKind::latest : BasisKind::stated;
        return basis;
    }
    Result<Period> period = parse_period(text);
    if (!period) {
        return error_of(
                   Code::K0404, '\'' + std::string(text.substr(0, 80)) + "' is not a basis",
                   "write value-date, latest, stated, a day 2024-02-24, a month 2024-02, a year 2024 or an "
                   "interval 2021-04/2024-03")
            .at(text, {0, text.size()});
    }
    basis.kind = BasisKind::period;
    basis.period = *period;
    basis.name = to_string(*period);
    return basis;
}

}  // namespace kanjo
