#include "totals/value_order.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <optional>
#include <utility>

namespace kanjo {
namespace {

/// Of the magnitude, behind its first digit.
constexpr int code_bits = 56;
/// A magnitude of so many bits is told by its code and its low word.
constexpr int told_bits_max = code_bits + 1 + 64;

int bits_of(UInt128 magnitude) {
    const auto high = static_cast<std::uint64_t>(magnitude >> 64);
    return high != 0 ? 128 - std::countl_zero(high)
                     : 64 - std::countl_zero(static_cast<std::uint64_t>(magnitude));
}

/// Sign, number of binary digits, the first of them. Never 0.
std::uint64_t code_of(Int128 value) {
    constexpr std::uint64_t zero = std::uint64_t{1} << 63;
    const UInt128 size = magnitude(value);
    const int bits = bits_of(size);
    const UInt128 digits =
        bits > code_bits + 1 ? size >> (bits - code_bits - 1) : size << (code_bits + 1 - bits);
    const std::uint64_t fraction = static_cast<std::uint64_t>(digits) & ((std::uint64_t{1} << code_bits) - 1);
    const std::uint64_t code = std::uint64_t{static_cast<unsigned>(bits)} << code_bits | fraction;
    return value < 0 ? zero - code : zero + code;
}

/// That of the lower bound; the value may have the next one. None where it may have another, or there are no
/// bounds.
std::optional<std::uint64_t> find_code(const std::optional<Bounds>& bounds) {
    constexpr UInt128 too_large = UInt128{1} << 126;
    if (!bounds || !bounds->low.is_small() || !bounds->high.is_small()) return std::nullopt;
    if (magnitude(bounds->low.small()) >= too_large || magnitude(bounds->high.small()) >= too_large)
        return std::nullopt;
    const std::uint64_t code = code_of(bounds->low.small());
    if (code_of(bounds->high.small()) - code > 1) return std::nullopt;
    return code;
}

/// Tells exact values of one code apart: grows with the value.
std::optional<std::uint64_t> find_rest(const std::optional<Bounds>& bounds) {
    if (!bounds || !bounds->is_exact() || !bounds->low.is_small()) return std::nullopt;
    const UInt128 size = magnitude(bounds->low.small());
    if (bits_of(size) > told_bits_max) return std::nullopt;
    const auto low = static_cast<std::uint64_t>(size);
    return bounds->low.sign() < 0 ? ~low : low;
}

}  // namespace

void ValueOrder::add(const CellValue& value) {
    const std::optional<std::uint64_t> code = find_code(value.bounds());
    has_uncoded_ = has_uncoded_ || !code;
    codes_.push_back(code.value_or(0));
}

std::vector<std::uint32_t> ValueOrder::sorted(const std::function<CellValue(std::uint32_t)>& value_of) && {
    std::vector<std::uint32_t> order(codes_.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto comes_first = [&](std::uint32_t a, std::uint32_t b) {
        return codes_[a] != codes_[b] ? codes_[a] > codes_[b] : a < b;
    };
    if (has_uncoded_) {
        order_alike(order, value_of);
        return order;
    }
    std::sort(order.begin(), order.end(), comes_first);
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first + 1;
        while (end < order.size() && codes_[order[end - 1]] - codes_[order[end]] <= 1) ++end;
        if (end - first > 1) order_alike(std::span(order).subspan(first, end - first), value_of);
        first = end;
    }
    return order;
}

/// Rows of which the codes do not tell the order: equal ones, neighbours, or any where some have none.
void ValueOrder::order_alike(std::span<std::uint32_t> rows,
                             const std::function<CellValue(std::uint32_t)>& value_of) {
    bool is_told = !has_uncoded_ && codes_[rows.front()] == codes_[rows.back()];
    for (std::size_t i = 0; i < rows.size() && is_told; ++i) {
        const std::optional<std::uint64_t> rest = find_rest(value_of(rows[i]).bounds());
        is_told = rest.has_value();
        codes_[rows[i]] = rest.value_or(0);
    }
    if (is_told) {
        std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
            return codes_[a] != codes_[b] ? codes_[a] > codes_[b] : a < b;
        });
        return;
    }
    std::vector<std::pair<CellValue, std::uint32_t>> valued;
    valued.reserve(rows.size());
    for (const std::uint32_t row : rows) valued.emplace_back(value_of(row), row);
    std::sort(valued.begin(), valued.end(), [](const auto& a, const auto& b) {
        const std::strong_ordering order = a.first <=> b.first;
        return order != 0 ? order > 0 : a.second < b.second;
    });
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = valued[i].second;
}

}  // namespace kanjo
