// A number as written inside a figure: digits with grouping and decimal marks of any country.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "decimal/decimal.h"

namespace kanjo {

/// A stretch of text that looks like one number; what its marks mean is not decided yet.
struct WrittenNumber {
    Span span;                     ///< in the text it was found in
    bool groups_by_blank = false;  ///< ordinary blanks stand between its groups
    bool has_exponent = false;
    bool is_in_ideographs = false;
};

enum class BlankGroups : bool { no, yes };

/// The longest number at `text[begin]`: a digit of any script or a decimal mark before one begins it, or
/// ideographs that stand side by side as digits do, 二〇〇 and 三・九. A mark belongs to it where a digit
/// follows; with BlankGroups::yes so does an ordinary blank before exactly three digits.
std::optional<WrittenNumber> match_number(std::string_view text, std::size_t begin, BlankGroups blanks);

/// The value of a number whose decimal mark is `mark`, '.' or ','; none where its grouping is wrong under
/// that mark. Groups have three digits, or two before a last one of three (1,50,000), and one kind of mark
/// between them. Errors: K0901, beyond limits::digits_max or limits::exponent_max.
Result<std::optional<Decimal>> read_number(std::string_view written, char mark);

/// The value of a number in ideographs. Errors: K0301 where a zero leads it on; K0302 where two stand for one
/// or the other: 二三, two or three.
Result<Decimal> read_ideographs(std::string_view written);

/// In quotes, with its blanks named where they are not ordinary ones: '1<U+00A0>234'.
std::string shown_number(std::string_view written);

/// Whether one mark stands before the last three of at most six digits: 1.234.
bool is_lone_group(std::string_view written);

/// Whether a point stands before three zeros: 100.000, which few mean as 100.
bool is_round_thousand(std::string_view written);

/// Whether point and comma both occur, so that the last one is the decimal mark whatever the language is.
bool has_both_marks(std::string_view written);

/// The digit that a code point is in its script, or -1.
int digit_value(char32_t value);
inline bool is_digit(char32_t value) {
    return digit_value(value) >= 0;
}
/// 0 to 9 for 〇 to 九, or -1.
int ideograph_value(char32_t value);
inline bool is_ideograph_digit(char32_t value) {
    return ideograph_value(value) >= 0;
}

}  // namespace kanjo
