// The answer of an expression as it leaves: the significant figure, the value, the exact value.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "calc/evaluate.h"
#include "report/compact.h"
#include "totals/total.h"

namespace kanjo {

/// How answers are shown.
struct AnswerStyle {
    Precision precision;
    bool exact = false;                  ///< every digit, or a fraction where the decimal recurs
    std::optional<FigureStyle> figures;  ///< none: English, and only where fewer digits are significant
};

/// One or two numbers, for a range, without their unit.
struct ShownNumber {
    std::string low;
    std::string high;      ///< equals low unless a range
    bool is_exact = true;  ///< no digit was dropped
};

/// To the significance of what it was reckoned from, in few characters: "25B". Exact only where that is every
/// digit and the value is known to every digit.
ShownNumber significant_number(const Quantity& value, const AnswerStyle& style);

/// Who reads a number without a minor unit decides how many digits of a long one are enough.
enum class Reader : std::uint8_t { person, program };

/// To the minor unit or as asked, in plain digits; with `style.exact` every digit, or a fraction.
ShownNumber plain_number(const Quantity& value, const AnswerStyle& style, Reader reader);

/// The same in groups of three.
ShownNumber grouped_number(const Quantity& value, const AnswerStyle& style);

/// "25B USD", "10B to 15B USD", "at least 160 JPY per USD", "4.8"
std::string with_unit(const ShownNumber& number, const Quantity& value, FigureStyle style);

/// Its amount. Requires: money of one currency, a number or a rate.
const Amount& amount_of(const Quantity& value);

}  // namespace kanjo
