#include "totals/condition.h"

#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "commitments/plain_amount.h"
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

/// Amounts are compared as they are read, figures too; of other fields only plain numbers are.
bool compares_amount(const Condition& condition) {
    return condition.field == "amount" && !compares_text(condition.comparison);
}

Error no_amount(std::string_view value, const Result<Figure>& figure) {
    if (figure && figure->currency) {
        return error_of(Code::K0602,
                        "a condition on amount compares numbers, '" + std::string(value) + "' is money",
                        "leave out the currency, and choose it by --where currency=" +
                            std::string(code_of(*figure->currency)));
    }
    return error_of(
        Code::K0602,
        "a condition on amount compares numbers, '" + std::string(value) + "' is no single number",
        "write a number, or a figure such as 2.5M");
}

bool begins_number(std::string_view text) {
    const std::size_t first = text.find_first_not_of("+-.");
    return first != text.npos && is_ascii_digit(text[first]);
}

/// What is meant as a number or date and is none would be compared by its bytes: 05/01/2024, 1,000.
std::optional<Error> find_unordered(const Condition& condition) {
    if (compares_text(condition.comparison)) return std::nullopt;
    const std::string& value = condition.value;
    const bool is_date = parse_period(value).has_value();
    if (is_date || (condition.field != "date" && !value.empty() && !begins_number(value)))
        return std::nullopt;
    if (condition.field == "date") {
        return error_of(Code::K0602, "a condition on date compares dates, '" + value + "' is none",
                        "write a day as 2024-02-24, a month as 2024-02, a year as 2024");
    }
    if (parse_decimal(value)) return std::nullopt;
    return error_of(Code::K0602, "'" + value + "' is no plain number and no date to compare with",
                    "write a number as 1000.5, a date as 2024-02-24");
}

}  // namespace

Result<Condition> parse_condition(std::string_view text, const FigureOptions& figures) {
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
    Condition condition{std::string(trimmed(text.substr(0, first))), found->comparison, std::string(value)};
    const Span span{static_cast<std::size_t>(value.data() - text.data()), value.size()};
    if (!compares_amount(condition)) {
        if (std::optional<Error> error = find_unordered(condition)) return (*std::move(error)).at(text, span);
        return condition;
    }
    FigureOptions options = figures;
    options.currency.reset();
    const Result<Figure> figure = parse_figure(value, options);
    const bool is_number = figure && figure->certainty != Certainty::undisclosed && !figure->is_range() &&
                           figure->hedge == Hedge::none && !figure->currency;
    if (is_number) return condition;
    return no_amount(value, figure).at(text, span);
}

Test::Test(const Condition& condition, const FigureOptions& figures, const CommitmentFormat& format)
    : field_(condition.field),
      comparison_(condition.comparison),
      text_(canonical_key(condition.value).value_or(condition.value)) {
    if (compares_text(comparison_)) return;
    if (compares_amount(condition)) {
        figures_ = figures;
        figures_->currency.reset();
        unit_ = format.unit.value_or(1);
        number_ = parse_figure(text_, *figures_).value().low;
        return;
    }
    if (Result<Period> period = parse_period(text_)) period_ = *period;
    const bool is_year = text_.size() == 4;
    if (period_ && !is_year) return;
    if (Result<Decimal> number = parse_decimal(text_)) number_ = std::move(*number);
}

Result<bool> Test::accepts(std::string_view value, bool is_json_number) const {
    if (compares_text(comparison_)) {
        const std::string_view bare = trimmed(value);
        const bool same = bare == text_ || canonical_key(bare) == text_;
        return same == (comparison_ == Comparison::equal);
    }
    const std::string_view bare = trimmed(value);
    if (bare.empty()) return false;
    if (period_) {
        // A four-digit number is a year beside dates, and years have the order of their numbers.
        if (const Result<Period> period = parse_period(bare)) {
            const bool later_end =
                comparison_ == Comparison::greater || comparison_ == Comparison::less_equal;
            return holds(later_end ? period->first <=> period_->last : period->first <=> period_->first);
        }
    }
    if (number_) {
        if (const std::optional<bool> verdict =
                figures_ ? ask_amount(bare, is_json_number) : ask_number(bare))
            return *verdict;
    }
    if (period_ || number_) {
        return error_of(Code::K0502,
                        "'" + std::string(bare) + "' cannot be compared with '" + text_ +
                            "' as the condition on " + field_ + " asks",
                        "compare fields that hold plain numbers or dates; = and != compare any text");
    }
    return holds(bare <=> std::string_view(text_));
}

std::optional<bool> Test::ask_number(std::string_view text) const {
    const Result<Decimal> number = parse_decimal(text);
    return number ? std::optional(holds(*number <=> *number_)) : std::nullopt;
}

/// Of a range, both ends must agree. What is undisclosed meets no condition.
std::optional<bool> Test::ask_amount(std::string_view text, bool is_json_number) const {
    if (is_json_number || has_english_marks(*figures_)) {
        if (const std::optional<Int128> units = parse_plain_units(text))
            return holds(to_decimal(*units) * unit_ <=> *number_);
    }
    const Result<Figure> figure = parse_figure(text, is_json_number ? for_json_number(*figures_) : *figures_);
    if (!figure) return std::nullopt;
    if (figure->certainty == Certainty::undisclosed) return false;
    const bool is_plain = !figure->is_scaled && !figure->is_compound && !figure->currency;
    const Decimal unit = is_plain ? unit_ : Decimal(1);
    const bool of_low = holds(figure->low * unit <=> *number_);
    if (of_low != holds(figure->high * unit <=> *number_)) return std::nullopt;
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
