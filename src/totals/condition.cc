#include "totals/condition.h"

#include <array>

#include "commitments/field_text.h"
#include "totals/key_column.h"

namespace kanjo {
namespace {

struct Operator {
    std::string_view text;
    Comparison comparison;
};

/// Longer ones first, since <= begins with <.
constexpr std::array<Operator, 8> operators{{{"!=", Comparison::unequal},
                                             {"<=", Comparison::less_equal},
                                             {">=", Comparison::greater_equal},
                                             {"==", Comparison::equal},
                                             {"≠", Comparison::unequal},
                                             {"=", Comparison::equal},
                                             {"<", Comparison::less},
                                             {">", Comparison::greater}}};

bool compares_text(Comparison comparison) {
    return comparison == Comparison::equal || comparison == Comparison::unequal;
}

/// A number as programs or people write it.
std::optional<Decimal> find_number(std::string_view text) {
    if (Result<Decimal> number = parse_decimal(text)) return std::move(*number);
    Result<Figure> figure = parse_figure(text, {});
    if (!figure || figure->certainty == Certainty::undisclosed || figure->is_range()) return std::nullopt;
    return std::move(figure->low);
}

}  // namespace

Result<Condition> parse_condition(std::string_view text) {
    std::size_t first = std::string_view::npos;
    const Operator* found = nullptr;
    for (const Operator& candidate : operators) {
        const std::size_t at = text.find(candidate.text);
        if (at >= first) continue;
        first = at;
        found = &candidate;
    }
    if (found == nullptr || trimmed(text.substr(0, first)).empty()) {
        return error_of(Code::K0602, "'" + std::string(text) + "' is no condition",
                        "write FIELD=VALUE, or with != < <= > >=, and quote it for the shell: --where "
                        "'amount>=1000000'")
            .at(text, {0, text.size()});
    }
    const std::string_view value = trimmed(text.substr(first + found->text.size()));
    const Result<Figure> figure = parse_figure(value, {});
    if (!compares_text(found->comparison) && figure && figure->currency) {
        return error_of(Code::K0602, "a condition compares numbers, '" + std::string(value) + "' is money",
                        "leave out the currency, and choose it by --where currency=" +
                            std::string(code_of(*figure->currency)))
            .at(text, {static_cast<std::size_t>(value.data() - text.data()), value.size()});
    }
    return Condition{std::string(trimmed(text.substr(0, first))), found->comparison, std::string(value)};
}

Test::Test(const Condition& condition)
    : field_(condition.field),
      comparison_(condition.comparison),
      text_(canonical_key(condition.value).value_or(condition.value)) {
    if (compares_text(comparison_)) return;
    const Result<Period> period = parse_period(text_);
    const bool is_year = text_.size() == 4;
    if (period && !is_year) {
        period_ = *period;
    } else {
        number_ = find_number(text_);
    }
    if (is_year && period) period_ = *period;
}

Result<bool> Test::accepts(std::string_view value) const {
    if (compares_text(comparison_)) {
        const std::string_view bare = trimmed(value);
        const bool same = bare == text_ || canonical_key(bare) == text_;
        return same == (comparison_ == Comparison::equal);
    }
    const std::string_view bare = trimmed(value);
    if (bare.empty()) return false;
    if (period_) {
        // A four-digit number is a year beside dates and a number beside numbers.
        if (const Result<Period> period = parse_period(bare); period && (!number_ || bare.size() > 4)) {
            const bool later_end =
                comparison_ == Comparison::greater || comparison_ == Comparison::less_equal;
            return holds(later_end ? period->first <=> period_->last : period->first <=> period_->first);
        }
    }
    if (number_) {
        if (const std::optional<bool> verdict = ask_number(bare)) return *verdict;
    }
    if (period_ || number_) {
        return error_of(Code::K0502,
                        "'" + std::string(bare) + "' cannot be compared with '" + text_ +
                            "' as the condition on " + field_ + " asks",
                        "compare fields that hold plain numbers or dates; = and != compare any text");
    }
    return holds(bare <=> std::string_view(text_));
}

/// Figures count by their numbers; of a range, both ends must agree. What is undisclosed meets no condition.
std::optional<bool> Test::ask_number(std::string_view text) const {
    if (const Result<Decimal> number = parse_decimal(text)) return holds(*number <=> *number_);
    const Result<Figure> figure = parse_figure(text, {});
    if (!figure) return std::nullopt;
    if (figure->certainty == Certainty::undisclosed) return false;
    const bool of_low = holds(figure->low <=> *number_);
    if (of_low != holds(figure->high <=> *number_)) return std::nullopt;
    return of_low;
}

bool Test::holds(std::strong_ordering order) const {
    switch (comparison_) {
        case Comparison::equal:
            return order == 0;
        case Comparison::unequal:
            return order != 0;
        case Comparison::less:
            return order < 0;
        case Comparison::less_equal:
            return order <= 0;
        case Comparison::greater:
            return order > 0;
        case Comparison::greater_equal:
            return order >= 0;
    }
    return false;
}

}  // namespace kanjo
