#include "convert/amount_style.h"

#include <limits>

#include "commitments/plain_amount.h"
#include "totals/shown_amount.h"

namespace kanjo {
namespace {

bool fits(const Integer& value) {
    constexpr Int128 most = std::numeric_limits<std::int64_t>::max();
    return value.is_small() && value.small() <= most;
}

}  // namespace

AmountStyle::AmountStyle(const Precision& precision, Currency target, bool want_exact)
    : precision_(precision), target_(target), want_exact_(want_exact) {
    const std::optional<int> exponent = shown_exponent(precision, target);
    has_places_ = !want_exact && exponent && *exponent <= 0;
    if (has_places_) places_ = -*exponent;
    scale_ = Decimal(1, unit_exponent + places_);
}

AmountFactor AmountStyle::factor_of(const Factor& factor) const {
    Quotient exact(factor.numerator(), factor.denominator());
    if (has_places_) {
        const Quotient whole = exact * scale_;
        if (fits(whole.numerator()) && fits(whole.denominator())) {
            return {static_cast<std::int64_t>(whole.numerator().small()),
                    static_cast<std::int64_t>(whole.denominator().small()), nullptr};
        }
    }
    return {0, 0, std::make_unique<Quotient>(std::move(exact))};
}

void AmountStyle::append(std::string& out, Int128 units, const AmountFactor& factor) const {
    Int128 product = 0;
    if (factor.large || __builtin_mul_overflow(units, Int128{factor.numerator}, &product)) {
        return append(out, to_decimal(units), factor);
    }
    append_fixed(out, round_to_whole(product, factor.denominator, precision_.mode), places_);
}

void AmountStyle::append(std::string& out, const Decimal& amount, const AmountFactor& factor) const {
    const Quotient exact = factor.large
                               ? *factor.large
                               : Quotient(Integer(factor.numerator), Integer(factor.denominator)) / scale_;
    const Quotient value = Quotient(amount) * exact;
    out += want_exact_ ? to_string(value) : to_string(round_to_shown(value, precision_, target_).amount);
}

}  // namespace kanjo
