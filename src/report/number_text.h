// Numbers as people and programs read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "decimal/quotient.h"
#include "report/report.h"

namespace kanjo {

/// "-1,234.50": every digit, in groups of three before the point.
std::string grouped(const Decimal& value);
std::string grouped(std::uint64_t count);

/// "≈ " before what was cut, nothing before what is exact.
std::string_view cut_mark(bool is_exact);
/// "=" or "≈"
std::string_view relation_of(bool is_exact);

/// A rate to `significant_max` digits, half-even; all of them where there are fewer.
struct RateText {
    std::string text;
    bool is_exact = true;
};
RateText rate_text(const Quotient& rate, int significant_max);

/// `exact`, and `exact_digits` where the value has more than `digits_max` digits of p and q together; 0 is no
/// bound.
void append_exact(Value::Object& object, const Quotient& value, std::uint64_t digits_max);

/// "1 day", "3 days"
std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural);

}  // namespace kanjo
