#include "commitments/plain_columns.h"

#include <bit>

#include "base/words.h"
#include "commitments/plain_amount.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define KANJO_HAS_X86_VARIANTS 1
#include <immintrin.h>
#endif

namespace kanjo {
namespace {

bool is_single_bit(std::uint64_t bits) {
    return (bits & (bits - 1)) == 0;
}

constexpr std::size_t width = 16;

#if defined(KANJO_HAS_X86_VARIANTS)

/// Orders of sixteen bytes: to the right by 16 - n, zeros before them; and one to the right before the n-th,
/// which is gone.
struct Orders {
    alignas(16) std::array<std::array<std::uint8_t, width>, width + 1> to_right{};
    alignas(16) std::array<std::array<std::uint8_t, width>, width + 1> without{};
    /// What a number is multiplied by to be in units, by the place of its point; 0 where none may stand.
    std::array<std::uint64_t, width + 1> power{};

    constexpr Orders() {
        std::uint64_t unit = 1;
        for (std::size_t places = -unit_exponent; places > 0; --places, unit *= 10)
            power[width - 1 - places] = unit;
        power[width] = unit;
        constexpr std::uint8_t zero = 0x80;
        for (std::size_t n = 0; n <= width; ++n) {
            for (std::size_t i = 0; i < width; ++i) {
                to_right[n][i] = i + n < width ? zero : static_cast<std::uint8_t>(i + n - width);
                const std::size_t before = i == 0 ? zero : i - 1;
                without[n][i] = static_cast<std::uint8_t>(n < width && i <= n ? before : i);
            }
        }
    }
};
constexpr Orders orders;

__attribute__((target("avx2,bmi"))) inline __m128i reordered(__m128i bytes,
                                                             const std::array<std::uint8_t, width>& order) {
    return _mm_shuffle_epi8(bytes, _mm_load_si128(reinterpret_cast<const __m128i*>(order.data())));
}

/// False where the text is no plain number. No branch depends on how long it is or where its point stands:
/// those could not be foretold. Requires: 1 to 16 characters, and 16 that may be read.
__attribute__((target("avx2,bmi"))) inline bool units_of_vector(const char* at, std::size_t length,
                                                                Int128& units) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i bytes = reordered(_mm_sub_epi8(text, _mm_set1_epi8('0')), orders.to_right.data()[length]);
    const __m128i above_nine = _mm_cmpeq_epi8(_mm_max_epu8(bytes, _mm_set1_epi8(10)), bytes);
    const auto odd = static_cast<unsigned>(_mm_movemask_epi8(above_nine));
    // Where the point is, 16 without one; then the byte behind the text is looked at, to no effect.
    const auto index = static_cast<unsigned>(std::countr_zero(odd | 1u << width));
    const bool is_point = at[index + length - width] == '.';
    const __m128i digits = reordered(bytes, orders.without.data()[index]);
    const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(10 + (1 << 8)));
    const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(100 + (1 << 16)));
    const __m128i eights = _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(10'000 + (1 << 16)));
    const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
    const std::uint64_t value = (both & 0xFFFF'FFFF) * 100'000'000 + (both >> 32);
    const std::uint64_t power = orders.power.data()[index];
    units = static_cast<Int128>(static_cast<UInt128>(value) * power);
    const bool is_only_mark = is_single_bit(odd);
    return (index == width) | (is_point & is_only_mark & (index > width - length) & (power != 0));
}

#endif

bool units_of_digits(const char* at, std::size_t length, Int128& units) {
    const std::optional<Int128> found = parse_plain_units({at, length});
    units = found.value_or(0);
    return found && *at != '-';
}

using UnitsOf = bool (*)(const char* at, std::size_t length, Int128& units);

/// Longer numbers are read digit by digit.
inline __attribute__((always_inline)) RowMask read_units(RowBlock::Column column, std::size_t rows,
                                                         std::array<Int128, block_rows_max>& units,
                                                         UnitsOf units_of) {
    RowMask plain = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string_view text = column.text(row);
        const std::size_t sign = text.starts_with('-') ? 1 : 0;
        const std::size_t length = text.size() - sign;
        bool is_read = false;
        if (__builtin_expect(length - 1 < width, 1)) {
            Int128& read = units.data()[row];
            is_read = units_of(text.data() + sign, length, read);
            if (sign != 0) read = -read;
        } else if (const std::optional<Int128> found = parse_plain_units(text)) {
            units.data()[row] = *found;
            is_read = true;
        }
        plain |= static_cast<RowMask>(is_read) << row;
    }
    return plain;
}

#if defined(KANJO_HAS_X86_VARIANTS)
__attribute__((target("avx2,bmi"))) RowMask read_units_by_avx2(RowBlock::Column column, std::size_t rows,
                                                               std::array<Int128, block_rows_max>& units) {
    return read_units(column, rows, units, units_of_vector);
}

__attribute__((target("avx2,bmi"))) std::optional<Int128> find_units_by_avx2(std::string_view text) {
    Int128 units = 0;
    const bool is_read = text.size() - 1 < width && units_of_vector(text.data(), text.size(), units);
    return is_read ? std::optional(units) : parse_plain_units(text);
}
#endif

}  // namespace

/// Not what a lookup waits for: the first day of each month.
void MonthDays::learn(Month& month, std::string_view day) {
    const std::optional<Date> date = find_date(day);
    if (!date) return;
    const Period days = month_of(*date);
    month = {load_word(day.data()), id_of_day(days.first), static_cast<std::uint32_t>(days.days())};
}

inline __attribute__((always_inline)) bool MonthDays::find(std::string_view text, DateId& day) {
    if (__builtin_expect(text.size() != 10, 0)) return false;
    const std::uint64_t month_text = load_word(text.data());
    Month& month = months_.data()[place_of(month_text)];
    if (__builtin_expect(month.text != month_text, 0)) {
        learn(month, text);
        if (month.text != month_text) return false;
    }
    const unsigned tens = static_cast<unsigned char>(text.data()[8]) - unsigned{'0'};
    const unsigned ones = static_cast<unsigned char>(text.data()[9]) - unsigned{'0'};
    const unsigned before = tens * 10 + ones - 1;
    day = month.first + before;
    return (ones <= 9) & (before < month.length);  // tens above 3 lead beyond any month
}

DateId MonthDays::find(std::string_view text) {
    DateId day = 0;
    return find(text, day) ? day : 0;
}

RowMask MonthDays::read(RowBlock::Column column, std::size_t rows, std::array<DateId, block_rows_max>& days) {
    RowMask plain = 0;
    for (std::size_t row = 0; row < rows; ++row)
        plain |= static_cast<RowMask>(find(column.text(row), days.data()[row])) << row;
    return plain;
}

RowMask read_plain_units(RowBlock::Column column, std::size_t rows,
                         std::array<Int128, block_rows_max>& units) {
#if defined(KANJO_HAS_X86_VARIANTS)
    static const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
    if (has_avx2) return read_units_by_avx2(column, rows, units);
#endif
    return read_units(column, rows, units, units_of_digits);
}

std::optional<Int128> find_plain_units(std::string_view text) {
#if defined(KANJO_HAS_X86_VARIANTS)
    static const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
    if (has_avx2) return find_units_by_avx2(text);
#endif
    return parse_plain_units(text);
}

void KnownCodes::add(std::string_view code, Currency currency) {
    const std::uint32_t letters = letters_of(code);
    if (letters == 0 || count_ * 2 >= known_.size()) return;
    known_[static_cast<std::size_t>(&at(letters) - known_.data())] = {letters, currency};
    ++count_;
}

RowMask KnownCodes::read(RowBlock::Column column, std::size_t rows,
                         std::array<Currency, block_rows_max>& currencies) const {
    RowMask plain = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string_view text = column.text(row);
        if (__builtin_expect(text.size() != 3, 0)) continue;
        const Known& known = at(static_cast<std::uint32_t>(load_word(text.data()) & 0xFF'FFFF));
        currencies.data()[row] = known.currency;
        plain |= static_cast<RowMask>(known.letters != 0) << row;
    }
    return plain;
}

}  // namespace kanjo
