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

bool has_one_bit_at_most(std::uint64_t bits) {
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

/// Reads sixteen characters at once. No branch depends on how long a number is or where its point stands:
/// those could not be foretold.
class VectorUnits {
  public:
    __attribute__((target("avx2,bmi"))) VectorUnits()
        : zero_(kept(_mm_set1_epi8('0'))),
          ten_(kept(_mm_set1_epi8(10))),
          point_(kept(_mm_set1_epi8('.' - '0'))) {}

    /// False where the text is no plain number. Requires: 1 to 16 characters, and 16 that may be read.
    __attribute__((target("avx2,bmi"))) bool read(const char* at, std::size_t length, Int128& units) const {
        const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i bytes = reordered(_mm_sub_epi8(text, zero_), orders.to_right.data()[length]);
        const __m128i above_nine = _mm_cmpeq_epi8(_mm_max_epu8(bytes, ten_), bytes);
        const auto odd = static_cast<unsigned>(_mm_movemask_epi8(above_nine));
        const auto points = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, point_)));
        const auto index = static_cast<unsigned>(std::countr_zero(odd | 1u << width));  // of the point
        const std::uint64_t power = orders.power.data()[index];
        if (odd != points || !has_one_bit_at_most(odd) || index <= width - length || power == 0) return false;
        const __m128i digits = reordered(bytes, orders.without.data()[index]);
        const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(10 + (1 << 8)));
        const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(100 + (1 << 16)));
        const __m128i eights =
            _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(10'000 + (1 << 16)));
        const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
        const std::uint64_t value = (both & 0xFFFF'FFFF) * 100'000'000 + (both >> 32);
        units = static_cast<Int128>(static_cast<UInt128>(value) * power);
        return true;
    }

  private:
    /// In a register: the compiler would make it anew for each number.
    static __m128i kept(__m128i constant) {
        asm("" : "+x"(constant));
        return constant;
    }

    __m128i zero_;
    __m128i ten_;
    __m128i point_;
};

#endif

/// Leaves all of them to the reader digit by digit.
struct NoUnits {
    bool read(const char*, std::size_t, Int128&) const { return false; }
};

/// False where the text is no plain number.
template <class Units>
inline __attribute__((always_inline)) bool read_units(const Units& reader, std::string_view text,
                                                      Int128& units) {
    const bool is_short = text.size() - 1 < width;
    if (__builtin_expect(is_short && reader.read(text.data(), text.size(), units), 1)) return true;
    const std::optional<Int128> found = parse_plain_units(text);
    if (found) units = *found;
    return found.has_value();
}

template <class Units>
inline __attribute__((always_inline)) RowMask read_column(const Units& reader, RowBlock::Column column,
                                                          std::size_t rows,
                                                          std::array<Int128, block_rows_max>& units) {
    RowMask others = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const bool is_read = read_units(reader, column.text(row), units.data()[row]);
        if (__builtin_expect(!is_read, 0)) others |= RowMask{1} << row;
    }
    return first_rows(rows) & ~others;
}

#if defined(KANJO_HAS_X86_VARIANTS)
__attribute__((target("avx2,bmi"))) RowMask read_units_by_avx2(RowBlock::Column column, std::size_t rows,
                                                               std::array<Int128, block_rows_max>& units) {
    return read_column(VectorUnits(), column, rows, units);
}

__attribute__((target("avx2,bmi"))) std::optional<Int128> find_units_by_avx2(std::string_view text) {
    Int128 units = 0;
    return read_units(VectorUnits(), text, units) ? std::optional(units) : std::nullopt;
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
    return ones <= 9 && before < month.length;  // tens above 3 lead beyond any month
}

DateId MonthDays::find(std::string_view text) {
    DateId day = 0;
    return find(text, day) ? day : 0;
}

RowMask MonthDays::read(RowBlock::Column column, std::size_t rows, std::array<DateId, block_rows_max>& days) {
    RowMask others = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const bool is_day = find(column.text(row), days.data()[row]);
        if (__builtin_expect(!is_day, 0)) others |= RowMask{1} << row;
    }
    return first_rows(rows) & ~others;
}

RowMask read_plain_units(RowBlock::Column column, std::size_t rows,
                         std::array<Int128, block_rows_max>& units) {
#if defined(KANJO_HAS_X86_VARIANTS)
    static const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
    if (has_avx2) return read_units_by_avx2(column, rows, units);
#endif
    return read_column(NoUnits(), column, rows, units);
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
    RowMask others = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string_view text = column.text(row);
        const std::uint32_t letters = text.size() == 3 ? load_word(text.data()) & 0xFF'FFFF : 0;
        const Known& known = at(letters);
        currencies.data()[row] = known.currency;
        if (__builtin_expect(known.letters == 0, 0)) others |= RowMask{1} << row;
    }
    return first_rows(rows) & ~others;
}

}  // namespace kanjo
