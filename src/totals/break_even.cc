#include "totals/break_even.h"

namespace kanjo {
namespace {

/// total = constant + slope × x
struct Line {
    Quotient constant;
    Quotient slope;
};

/// The line through the totals at two values of x, where the third lies on it.
std::optional<Line> line_through(const Quotient (&x)[3], const Quotient (&total)[3]) {
    const Quotient slope = (total[1] - total[0]) / (x[1] - x[0]);
    const Line line{total[0] - slope * x[0], slope};
    if (!(line.constant + line.slope * x[2] == total[2])) return std::nullopt;
    return line;
}

}  // namespace

BreakEven find_break_even(const Goal& goal,
                          const std::function<std::optional<Quotient>(const Decimal&)>& total_at) {
    BreakEven result;
    const Quotient rates[3] = {Quotient(1), Quotient(2), Quotient(4)};
    const Quotient inverses[3] = {Quotient(1), Quotient(1) / Quotient(2), Quotient(1) / Quotient(4)};
    Quotient totals[3];
    for (int i = 0; i < 3; ++i) {
        const std::optional<Quotient> total = total_at(rates[i].find_decimal().value());
        if (!total) {
            result.why_none = "the total lacks something, or has ranges in it";
            return result;
        }
        totals[i] = *total;
    }
    const std::optional<Line> by_rate = line_through(rates, totals);
    const std::optional<Line> by_inverse = by_rate ? std::nullopt : line_through(inverses, totals);
    const std::optional<Line>& line = by_rate ? by_rate : by_inverse;
    if (!line || line->slope.is_zero()) {
        result.why_none =
            line ? "no amount is converted at it" : "it stands in several amounts in opposite ways";
        return result;
    }
    const Quotient x = (Quotient(goal.amount) - line->constant) / line->slope;
    if (x.sign() <= 0) {
        result.why_none = "what does not depend on it is already beyond the amount";
    } else {
        result.rate = by_rate ? x : Quotient(1) / x;
    }
    return result;
}

}  // namespace kanjo
