#include "money/compound.h"

namespace kanjo {

std::optional<std::string> CompoundSum::add_number(const Decimal& value, bool is_digit) {
    if (pending_) return "two numbers stand side by side";
    if (small_ && (value.exponent() < 0 || !(value < Decimal(1, last_place_))))
        return "its units do not descend";
    pending_ = value;
    is_single_digit_ = is_digit || (value < Decimal(10) && value.exponent() == 0);
    return std::nullopt;
}

std::optional<std::string> CompoundSum::add_place(int place) {
    if (place >= last_place_) return "its units do not descend";
    if (last_place_ != none_yet && pending_ && !is_single_digit_) return "a single digit was expected";
    const Decimal factor(1, place);
    const Decimal value = pending_ ? *pending_ * factor : factor;
    small_ = small_ ? *small_ + value : value;
    pending_.reset();
    last_place_ = place;
    return std::nullopt;
}

std::optional<std::string> CompoundSum::add_scale(int scale) {
    if (!pending_ && !small_) return "a scale has no number before it";
    const Decimal group = take_group();
    if (is_thousands(group, scale)) {
        total_ = (*total_ + group) * Decimal(1, scale);
    } else {
        const Decimal value = group * Decimal(1, scale);
        if (scale >= last_scale_ || (total_ && !(value < Decimal(1, last_scale_))))
            return "its units do not descend";
        if (has_decimals_) return "a decimal stands before its last unit";
        add_to_total(value);
    }
    has_decimals_ = group.exponent() < 0;
    last_scale_ = scale;
    last_place_ = none_yet;
    ++scales_;
    return std::nullopt;
}

/// 4 mil 500 millones: the thousands of a number that the second scale belongs to as a whole.
bool CompoundSum::is_thousands(const Decimal& group, int scale) const {
    constexpr int thousand = 3;
    constexpr int crore = 7;
    const bool is_of_thousands = scale % 3 == 0 || scale == crore;
    return is_of_thousands && scales_ == 1 && last_scale_ == thousand && scale > thousand && !has_decimals_ &&
           group < Decimal(1000) && group.exponent() >= 0;
}

std::optional<std::string> CompoundSum::add_fraction(const Decimal& fraction) {
    if (pending_) {
        if (pending_->exponent() < 0) return "a fraction follows a decimal";
        pending_ = *pending_ + fraction;
        return std::nullopt;
    }
    if (small_ || has_decimals_ || scales_ == 0) return "a fraction follows no whole number";
    total_ = *total_ + fraction * Decimal(1, last_scale_);
    has_decimals_ = true;
    return std::nullopt;
}

std::optional<std::string> CompoundSum::finish() {
    if (!pending_ && !small_) return std::nullopt;
    const Decimal group = take_group();
    if (has_decimals_) return "a decimal stands before its last unit";
    if (total_ && (!(group < Decimal(1, last_scale_)) || group < Decimal(10))) {
        return "the last digit could be a unit or a tenth of the scale before it";
    }
    add_to_total(group);
    return std::nullopt;
}

Decimal CompoundSum::take_group() {
    Decimal group = small_ && pending_ ? *small_ + *pending_ : small_ ? *small_ : *pending_;
    small_.reset();
    pending_.reset();
    return group;
}

}  // namespace kanjo
