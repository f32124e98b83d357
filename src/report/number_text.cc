#include "report/number_text.h"

#include <algorithm>

#include "decimal/rounding.h"

namespace kanjo {
namespace {

std::string grouped_digits(std::string text) {
    const std::size_t begin = text[0] == '-' ? 1 : 0;
    std::size_t end = std::min(text.find('.'), text.size());
    while (end > begin + 3) {
        end -= 3;
        text.insert(end, ",");
    }
    return text;
}

}  // namespace

std::string grouped(const Decimal& value) {
    return grouped_digits(to_string(value));
}

std::string grouped(std::uint64_t count) {
    return grouped_digits(std::to_string(count));
}

std::string_view cut_mark(bool is_exact) {
    return is_exact ? "" : "≈ ";
}

std::string_view relation_of(bool is_exact) {
    return is_exact ? "=" : "≈";
}

RateText rate_text(const Quotient& rate, int significant_max) {
    const std::optional<Decimal> decimal = rate.find_decimal();
    const auto digits_max = static_cast<std::size_t>(significant_max);
    if (decimal && decimal->coefficient().count_digits() <= digits_max) return {to_string(*decimal), true};
    const Rounded rounded = round_to_significant(rate, significant_max, Rounding::half_even);
    return {to_string(rounded.value), rounded.is_exact};
}

std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural) {
    return grouped(count) + ' ' + std::string(count == 1 ? singular : plural);
}

}  // namespace kanjo
