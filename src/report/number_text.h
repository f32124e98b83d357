// Numbers as people and programs read them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "decimal/quotient.h"

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

/// "1 day", "3 days"
std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural);

}  // namespace kanjo
