#include "commitments/plain_columns.h"

#include <bit>
#include <cstring>

#include "commitments/plain_amount.h"

namespace kanjo {
namespace {

std::uint64_t load_word(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

constexpr std::uint64_t every_byte(unsigned byte) {
    return byte * std::uint64_t{0x0101'0101'0101'0101};
}

/// The highest bit of each byte above 9. Requires: every byte is below 128, or its highest bit counts anyway.
std::uint64_t above_nine(std::uint64_t bytes) {
    return (((bytes & every_byte(0x7F)) + every_byte(0x7F - 9)) | bytes) & every_byte(0x80);
}

/// The number whose digits are the eight bytes, the first the lowest byte: neighbours join, three times over.
std::uint64_t joined_digits(std::uint64_t bytes) {
    bytes = bytes * 10 + (bytes >> 8);
    constexpr std::uint64_t wide = 0x0000'00FF'0000'00FF;
    const std::uint64_t first = (bytes & wide) * (std::uint64_t{100} + (std::uint64_t{1'000'000} << 32));
    const std::uint64_t second = ((bytes >> 16) & wide) * (std::uint64_t{1} + (std::uint64_t{10'000} << 32));
    return (first + second) >> 32;
}

bool is_single_bit(std::uint64_t bits) {
    return (bits & (bits - 1)) == 0;
}

constexpr int places_max = -unit_exponent;
constexpr std::array<std::uint64_t, places_max + 1> unit_powers{
    1'000'000'000, 100'000'000, 10'000'000, 1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};

/// Up to 16 characters stand at the top of two words, where all beneath is no more than leading zeros.
struct Digits {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    explicit Digits(UInt128 bytes)
        : low(static_cast<std::uint64_t>(bytes)), high(static_cast<std::uint64_t>(bytes >> 64)) {}
    UInt128 bytes() const { return static_cast<UInt128>(high) << 64 | low; }
};

/// False where the text is no plain number of at most 16 characters. No branch depends on how long it is or
/// where its point stands: those could not be foretold.
bool read_units(const char* at, std::size_t length, Int128& units) {
    constexpr std::size_t width = 16;
    if (length - 1 >= width) return false;
    const UInt128 text =
        static_cast<UInt128>(load_word(at + 8) ^ every_byte('0')) << 64 | (load_word(at) ^ every_byte('0'));
    const Digits digits(text << (8 * (width - length)));
    const std::uint64_t odd_low = above_nine(digits.low);
    const std::uint64_t odd_high = above_nine(digits.high);
    const bool has_point = (odd_low | odd_high) != 0;
    // The only byte that is no digit may be the point, neither first nor last.
    const unsigned bit = odd_low != 0 ? static_cast<unsigned>(std::countr_zero(odd_low))
                                      : 64 + static_cast<unsigned>(std::countr_zero(odd_high));
    const unsigned index = bit / 8 % width;  // 0 without a point
    const unsigned places = has_point ? width - 1 - index : 0;
    const char odd = at[has_point ? index + length - width : 0];
    const bool is_single = ((odd_low == 0) | (odd_high == 0)) & is_single_bit(odd_low | odd_high);
    const bool is_point = is_single & (places - 1 < places_max) & (index > width - length) & (odd == '.');
    const UInt128 before = (static_cast<UInt128>(1) << (8 * index)) - 1;
    const UInt128 behind = ~(before << 8 | std::uint64_t{has_point} * 0xFF);
    const Digits joined((digits.bytes() & before) << 8 | (digits.bytes() & behind));
    const std::uint64_t value = joined_digits(joined.low) * 100'000'000 + joined_digits(joined.high);
    units = static_cast<Int128>(value) * unit_powers[places % unit_powers.size()];
    return !has_point | is_point;
}

}  // namespace

const MonthDays::Month& MonthDays::find(std::array<Month, 1024>& months, std::uint64_t text,
                                        std::string_view day) {
    // The last digit of the year's decade, its year, and the month: their low bits in the text.
    const std::uint64_t year = (text >> 16 & 3) * 10 + (text >> 24 & 15);
    const std::uint64_t month_number = (text >> 40 & 1) * 10 + (text >> 48 & 15);
    Month& month = months[(year * 16 + month_number) % months.size()];
    if (__builtin_expect(month.text == text, 1)) return month;
    static constexpr Month none;
    const std::optional<Date> date = find_date(day);
    if (!date) return none;
    const Period days = month_of(*date);
    month = {text, id_of_day(days.first), static_cast<std::uint32_t>(days.days())};
    return month;
}

RowMask MonthDays::read(const RowBlock::Column& column, std::size_t rows,
                        std::array<DateId, block_rows_max>& days) {
    RowMask plain = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string_view text = column.text(row);
        if (text.size() != 10) continue;
        const unsigned tens = static_cast<unsigned char>(text[8]) - unsigned{'0'};
        const unsigned ones = static_cast<unsigned char>(text[9]) - unsigned{'0'};
        const unsigned before = tens * 10 + ones - 1;
        const Month& month = find(months_, load_word(text.data()), text);
        days[row] = month.first + before;
        const bool is_day = tens <= 9 && ones <= 9 && before < month.length;
        plain |= static_cast<RowMask>(is_day) << row;
    }
    return plain;
}

RowMask read_plain_units(const RowBlock::Column& column, std::size_t rows,
                         std::array<Int128, block_rows_max>& units) {
    RowMask plain = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string_view text = column.text(row);
        if (text.empty()) continue;
        const std::size_t sign = text.front() == '-' ? 1 : 0;
        const bool is_read = read_units(text.data() + sign, text.size() - sign, units[row]);
        if (sign != 0) units[row] = -units[row];
        plain |= static_cast<RowMask>(is_read) << row;
    }
    return plain;
}

void KnownCodes::add(std::string_view code, Currency currency) {
    const std::uint32_t letters = letters_of(code);
    if (letters == 0 || count_ * 2 >= known_.size()) return;
    known_[static_cast<std::size_t>(&at(letters) - known_.data())] = {letters, currency};
    ++count_;
}

RowMask KnownCodes::read(const RowBlock::Column& column, std::size_t rows,
                         std::array<Currency, block_rows_max>& currencies) const {
    RowMask plain = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string_view text = column.text(row);
        if (text.size() != 3) continue;
        const Known& known = at(static_cast<std::uint32_t>(load_word(text.data()) & 0xFF'FFFF));
        currencies[row] = known.currency;
        plain |= static_cast<RowMask>(known.letters != 0) << row;
    }
    return plain;
}

}  // namespace kanjo
