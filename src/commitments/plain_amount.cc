#include "commitments/plain_amount.h"

#include <array>
#include <cstdint>

namespace kanjo {
namespace {

constexpr std::size_t digits_max = 18;
constexpr std::array<std::int64_t, 10> powers{1,       10,        100,        1'000,       10'000,
                                              100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

/// Appends the digits at the front of `text` to `value`; how many there were.
std::size_t take_digits(std::string_view text, std::uint64_t& value) {
    std::size_t i = 0;
    for (; i < text.size(); ++i) {
        const unsigned digit = static_cast<unsigned char>(text[i]) - unsigned{'0'};
        if (digit > 9) break;
        value = value * 10 + digit;
    }
    return i;
}

}  // namespace

std::optional<Int128> parse_plain_units(std::string_view text) {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    if (text.empty() || text.size() > digits_max + 1) return std::nullopt;
    std::uint64_t value = 0;
    const std::size_t whole = take_digits(text, value);
    std::size_t places = 0;
    if (whole == 0) return std::nullopt;
    if (whole < text.size()) {
        if (text[whole] != '.') return std::nullopt;
        places = take_digits(text.substr(whole + 1), value);
        if (places == 0 || places >= powers.size() || whole + 1 + places != text.size()) return std::nullopt;
    }
    if (whole + places > digits_max) return std::nullopt;
    const Int128 units = static_cast<Int128>(value) * powers[powers.size() - 1 - places];
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
