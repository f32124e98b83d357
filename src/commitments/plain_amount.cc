#include "commitments/plain_amount.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace kanjo {
namespace {

constexpr std::size_t digits_max = 18;
constexpr std::array<std::int64_t, 10> powers{1,       10,        100,        1'000,       10'000,
                                              100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

/// Adds the digits from `at` on to the end of `value`; returns where they end.
const char* take_digits(const char* at, const char* end, std::uint64_t& value) {
    for (; at != end; ++at) {
        const unsigned digit = static_cast<unsigned char>(*at) - unsigned{'0'};
        if (digit > 9) break;
        value = value * 10 + digit;
    }
    return at;
}

}  // namespace

std::optional<Int128> parse_plain_units(std::string_view text) {
    const char* const end = text.data() + text.size();
    const bool negative = text.starts_with('-');
    const char* const begin = text.data() + (negative ? 1 : 0);
    if (end - begin > static_cast<std::ptrdiff_t>(digits_max) + 1) return std::nullopt;
    std::uint64_t value = 0;
    const char* point = take_digits(begin, end, value);
    if (point == end) {
        point = nullptr;
    } else if (*point != '.' || take_digits(point + 1, end, value) != end) {
        return std::nullopt;
    }
    const std::ptrdiff_t places = point == nullptr ? 0 : end - point - 1;
    const std::ptrdiff_t digits = end - begin - (point == nullptr ? 0 : 1);
    const bool lacks_digits = digits == places || (point != nullptr && places == 0);
    if (lacks_digits || digits > static_cast<std::ptrdiff_t>(digits_max) || places >= std::ssize(powers)) {
        return std::nullopt;
    }
    const Int128 units =
        static_cast<Int128>(value) * powers[static_cast<std::size_t>(std::ssize(powers) - 1 - places)];
    return negative ? -units : units;
}

std::optional<Int128> find_units(const Decimal& value) {
    const Decimal plain = value.exponent() < unit_exponent ? value.normalised() : value;
    if (plain.exponent() < unit_exponent || plain.leading_exponent() > 38 + unit_exponent)
        return std::nullopt;
    const Decimal units = plain.rescaled(unit_exponent);
    if (!units.coefficient().is_small()) return std::nullopt;
    return units.coefficient().small();
}

}  // namespace kanjo
