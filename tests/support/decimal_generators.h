// Random numbers for property tests: of everyday size, at the edge of 127 bits, and far beyond.
#pragma once

#include <rapidcheck.h>

#include <ostream>
#include <string>

#include "decimal/rounding.h"

namespace kanjo {

inline void showValue(const Decimal& value, std::ostream& out) {
    out << value.coefficient().to_string() << "e" << value.exponent();
}

inline void showValue(const Quotient& value, std::ostream& out) {
    out << value.numerator().to_string() << "/" << value.denominator().to_string();
}

inline void showValue(const Integer& value, std::ostream& out) {
    out << value.to_string();
}

}  // namespace kanjo

namespace kanjo::test {

inline rc::Gen<Integer> any_integer() {
    const auto from_parts = [](const std::string& digits, bool negative) {
        const Integer size = Integer::from_digits("0" + digits);
        return negative ? -size : size;
    };
    const auto digits =
        rc::gen::oneOf(rc::gen::container<std::string>(rc::gen::inRange('0', char{'9' + 1})),
                       rc::gen::container<std::string>(39, rc::gen::inRange('0', char{'9' + 1})),
                       rc::gen::container<std::string>(3, rc::gen::inRange('0', char{'9' + 1})));
    return rc::gen::apply(from_parts, digits, rc::gen::arbitrary<bool>());
}

inline rc::Gen<Decimal> any_decimal() {
    return rc::gen::construct<Decimal>(any_integer(), rc::gen::inRange(-40, 41));
}

inline rc::Gen<Quotient> any_quotient() {
    return rc::gen::apply(
        [](const Integer& numerator, const Integer& denominator) {
            return Quotient(numerator, denominator.is_zero() ? Integer(1) : denominator);
        },
        any_integer(), any_integer());
}

inline rc::Gen<Rounding> any_rounding() {
    return rc::gen::map(rc::gen::inRange(0, 8), [](int mode) { return static_cast<Rounding>(mode); });
}

}  // namespace kanjo::test
