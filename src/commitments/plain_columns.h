// The everyday spellings of dates, amounts and currencies, read a column of many rows at a time: what nearly
// every row of a large file holds. Whatever is spelt otherwise is left to CommitmentParser, row by row.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "commitments/commitment.h"
#include "records/row_block.h"

namespace kanjo {

/// One bit a row of a block.
using RowMask = std::uint64_t;
inline constexpr std::size_t block_rows_max = 64;
/// Requires: rows <= block_rows_max.
inline RowMask first_rows(std::size_t rows) {
    return rows == block_rows_max ? ~RowMask{0} : (RowMask{1} << rows) - 1;
}

/// Days written YYYY-MM-DD, remembered by month.
class MonthDays {
  public:
    /// Reads the days of a column. Returns the rows that hold one.
    RowMask read(RowBlock::Column column, std::size_t rows, std::array<DateId, block_rows_max>& days);
    /// One of them; 0 where the text is none.
    DateId find(std::string_view text);

  private:
    struct Month {
        std::uint64_t text = 0;  ///< "YYYY-MM-"
        DateId first = 0;
        std::uint32_t length = 0;
    };
    /// By the low bits of the decade's and the year's digits and of the month's two, brought together by one
    /// multiplication: years forty apart share a place.
    static std::size_t place_of(std::uint64_t text) {
        constexpr std::uint64_t low_bits = 0x000F'0100'0F03'0000;
        constexpr std::uint64_t shifts = 1ull << 5 | 1ull << 17 | 1ull << 34 | 1ull << 46;
        return (text & low_bits) * shifts >> 53;
    }
    static void learn(Month& month, std::string_view day);
    bool find(std::string_view text, DateId& day);

    std::array<Month, 2048> months_;
};

/// What parse_plain_units reads. Units: billionths. Returns the rows that hold one.
RowMask read_plain_units(RowBlock::Column column, std::size_t rows,
                         std::array<Int128, block_rows_max>& units);

/// One of them. Requires: `padded_bytes` may be read from where the text begins, unless it is empty.
std::optional<Int128> find_plain_units(std::string_view text);

/// Currencies by texts of three bytes, as many as a file of codes has.
class KnownCodes {
  public:
    std::optional<Currency> find(std::string_view code) const {
        const Known& known = at(letters_of(code));
        return known.letters != 0 ? std::optional(known.currency) : std::nullopt;
    }
    /// Requires: find(code) found nothing.
    void add(std::string_view code, Currency currency);
    /// Returns the rows whose code was added.
    RowMask read(RowBlock::Column column, std::size_t rows,
                 std::array<Currency, block_rows_max>& currencies) const;

  private:
    struct Known {
        std::uint32_t letters = 0;
        Currency currency;
    };
    static std::uint32_t letters_of(std::string_view code) {
        const auto letter = [&](std::size_t i) {
            return std::uint32_t{static_cast<unsigned char>(code[i])} << (8 * i);
        };
        return letter(0) | letter(1) | letter(2);
    }
    /// Where the letters stand, or the empty place where they would.
    const Known& at(std::uint32_t letters) const {
        std::size_t place = (letters * 0x9E3779B1u) >> 22;
        const Known* const known = known_.data();
        while (known[place].letters != letters && known[place].letters != 0)
            place = (place + 1) % known_.size();
        return known[place];
    }

    std::array<Known, 1024> known_;
    std::size_t count_ = 0;
};

}  // namespace kanjo
