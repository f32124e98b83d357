// Reads the case files (*.decTest) of the General Decimal Arithmetic specification.
// Source: speleotrove.com/decimal/dectest.html; Debian's libpython3.11-testsuite installs the files.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "decimal/rounding.h"

namespace kanjo::test {

/// What directives above a case have set.
struct DecimalContext {
    int precision = 0;
    int exponent_min = 0;
    std::optional<Rounding> rounding;
};

struct DecimalCase {
    std::string id;
    std::string operation;  ///< in lower case
    std::vector<std::string> operands;
    std::string result;
    std::set<std::string> conditions;  ///< in lower case: inexact, rounded, …
    DecimalContext context;
};

/// Every case of one file's text, in order.
std::vector<DecimalCase> read_dectest(std::string_view text);

/// A finite number as coefficient and exponent, however large the exponent is (up to nine digits); absent for
/// NaN, infinities, encodings with # and what is no number. Written apart from parse_decimal, which it is to
/// test.
std::optional<Decimal> read_finite(std::string_view text);

}  // namespace kanjo::test
