#include "check/verdict.h"

namespace kanjo {

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::consistent:
            return "consistent";
        case Verdict::plausible:
            return "plausible";
        case Verdict::inconsistent:
            return "inconsistent";
        case Verdict::unknown:
            return "unknown";
        case Verdict::no_pair:
            break;
    }
    return "no_pair";
}

Quotient deviation_percent(const Quotient& implied, const Quotient& market) {
    return (implied - market) / market * Quotient(Decimal(100));
}

Verdict judge(const ImpliedRate& implied, const Quotient& market, const Decimal& tolerance_percent) {
    if (implied.written.contains(market)) return Verdict::consistent;
    if (implied.loose.contains(market)) return Verdict::plausible;
    const bool is_near = abs(deviation_percent(implied.rate, market)) <= Quotient(tolerance_percent);
    return is_near ? Verdict::plausible : Verdict::inconsistent;
}

}  // namespace kanjo
