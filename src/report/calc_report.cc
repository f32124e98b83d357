#include "report/calc_report.h"

#include <algorithm>

#include "report/expression_text.h"
#include "report/number_text.h"
#include "report/rate_report.h"
#include "report/total_report.h"

namespace kanjo {
namespace {

FigureStyle style_of(const AnswerStyle& style) {
    return style.figures.value_or(FigureStyle::en);
}

/// What was read as money is written out again, for it deserves a second look; bare numbers do not.
bool has_money(const Expression& expression) {
    return !expression.conversions.empty() ||
           std::any_of(expression.figures.begin(), expression.figures.end(),
                       [](const Figure& figure) { return figure.currency.has_value(); });
}

/// A text and whether it stands for every digit.
struct Marked {
    std::string text;
    bool is_exact;

    std::string with_relation() const { return std::string(relation_of(is_exact)) + ' ' + text; }
    std::string with_cut_mark() const { return std::string(cut_mark(is_exact)) + text; }
};

class AnswerText {
  public:
    AnswerText(const Expression& expression, const Answer& answer, const AnswerStyle& style)
        : expression_(expression), answer_(answer), style_(style) {}

    std::string text(bool explain) const {
        std::string out;
        const Marked value = value_text();
        if (expression_.steps.size() == 1 && expression_.steps[0].kind == StepKind::figure) {
            out = lone_figure(value) + '\n';
        } else {
            const Marked significant = significant_text();
            out = first_line(significant) + '\n';
            const bool says_more = value.text != significant.text || !answer_.rates.empty();
            if (says_more) out += "  " + value.with_relation() + rate_remarks() + '\n';
        }
        for (const Derivation& rate : answer_.rates) {
            if (explain) out += "  " + rate_sentence(rate) + '\n';
        }
        return out;
    }

  private:
    Marked significant_text() const {
        const ShownNumber number = significant_number(answer_.value, style_);
        return {with_unit(number, answer_.value, style_of(style_)), number.is_exact};
    }
    Marked value_text() const {
        const ShownNumber number = grouped_number(answer_.value, style_);
        return {with_unit(number, answer_.value, FigureStyle::en), number.is_exact};
    }

    /// A figure written out in full is shown in few characters where the style says so.
    std::string lone_figure(const Marked& full) const {
        const bool is_shortened = style_.figures == FigureStyle::en && !amount_of(answer_.value).quantum;
        const Marked value = is_shortened ? significant_text() : full;
        const std::string written = expression_text(expression_, style_of(style_));
        return written == value.text ? value.with_cut_mark() : written + ' ' + value.with_relation();
    }

    std::string first_line(const Marked& significant) const {
        if (!has_money(expression_)) return significant.with_cut_mark();
        return expression_text(expression_, style_of(style_)) + ' ' + significant.with_relation();
    }

    /// One rate beside the value, several below it.
    std::string rate_remarks() const {
        if (answer_.rates.size() == 1) return "   at " + rate_remark(answer_.rates[0]);
        std::string lines;
        for (const Derivation& rate : answer_.rates) lines += "\n    at " + rate_remark(rate);
        return lines;
    }

    const Expression& expression_;
    const Answer& answer_;
    const AnswerStyle& style_;
};

constexpr std::size_t exact_digits_max = 1000;

/// `exact`, or null and how many digits it has.
void append_exact(Value::Object& object, const Quotient& value, bool is_forced) {
    const std::size_t digits = count_digits(value);
    if (is_forced || digits <= exact_digits_max) {
        object.emplace_back("exact", to_string(value));
    } else {
        object.emplace_back("exact", Value());
        object.emplace_back("exact_digits", static_cast<std::int64_t>(digits));
    }
}

std::string without_unit(const ShownNumber& number, const AnswerStyle& style) {
    return number.low == number.high ? number.low : joined_range(number.low, number.high, style_of(style));
}

Value answer_document(const NamedAnswer& named, const AnswerStyle& style) {
    const Quantity& value = named.answer.value;
    const bool is_money = value.kind == QuantityKind::money;
    const AnswerStyle rounded{style.precision, false, style.figures};
    const ShownNumber number = plain_number(value, rounded, Reader::program);
    const ShownNumber significant = significant_number(value, style);
    const auto if_money = [&](std::string text) { return is_money ? Value(std::move(text)) : Value(); };
    const bool has_ends = is_money || value.is_range();
    Value::Object object{
        {"currency", if_money(is_money ? std::string(code_of(value.parts[0].currency)) : "")},
        {"amount", value.is_range() ? Value() : if_money(number.low)}};
    if (value.is_range()) {
        object.emplace_back("exact", Value());
    } else {
        append_exact(object, amount_of(value).low, style.exact);
    }
    object.emplace_back("low", has_ends ? Value(number.low) : Value());
    object.emplace_back("high", has_ends ? Value(number.high) : Value());
    if (value.kind == QuantityKind::rate)
        object.emplace_back("pair", to_string(CurrencyPair{value.base, value.quote}));
    object.emplace_back("hedge", value.hedge == Hedge::none ? Value() : Value(name_of(value.hedge)));
    object.emplace_back("shown", without_unit(significant, style));
    object.emplace_back("relation", relation_of(significant.is_exact));
    object.emplace_back("basis", named.basis);
    Value::Array rates;
    for (const Derivation& rate : named.answer.rates) rates.push_back(rate_document(rate));
    object.emplace_back("rates", std::move(rates));
    return object;
}

std::vector<std::string> row_of(const NamedAnswer& named, const AnswerStyle& style,
                                const ShownNumber& number) {
    const Quantity& value = named.answer.value;
    std::string rates;
    for (const Derivation& rate : named.answer.rates)
        rates += (rates.empty() ? "" : "; ") + rate_remark(rate);
    return {value.kind == QuantityKind::number ? "" : describe(value),
            value.is_range() ? "" : number.low,
            number.low,
            number.high,
            std::string(relation_of(number.is_exact)),
            std::string(name_of(value.hedge)),
            without_unit(significant_number(value, style), style),
            rates};
}

}  // namespace

std::string calc_text(const Expression& expression, std::span<const NamedAnswer> answers,
                      const AnswerStyle& style, bool explain) {
    std::string text;
    for (const NamedAnswer& named : answers)
        text += AnswerText(expression, named.answer, style).text(explain);
    return text;
}

std::string calc_line(std::span<const NamedAnswer> answers, const AnswerStyle& style) {
    std::string line;
    for (const NamedAnswer& named : answers) {
        const Quantity& value = named.answer.value;
        const ShownNumber number = plain_number(value, style, Reader::program);
        if (!line.empty()) line += ", ";
        line += number.low == number.high ? number.low : number.low + " to " + number.high;
        if (value.kind != QuantityKind::number) line += ' ' + describe(value);
    }
    return line;
}

Value calc_document(const Expression& expression, std::span<const NamedAnswer> answers,
                    const AnswerStyle& style) {
    Value::Array results;
    for (const NamedAnswer& named : answers) results.push_back(answer_document(named, style));
    return Value::Object{
        {"schema", "kanjo.calc/1"}, {"expression", expression.text}, {"results", std::move(results)}};
}

Value calc_error_document(std::string_view expression, const Error& error) {
    return Value::Object{{"schema", "kanjo.calc/1"},
                         {"expression", expression},
                         {"results", Value::Array{}},
                         {"problems", Value::Array{problem_document(error)}}};
}

Report calc_report(const Expression& expression, std::span<const NamedAnswer> answers,
                   const AnswerStyle& style) {
    Report report;
    report.title = expression.text;
    report.table.columns = {{"unit"},
                            {"amount", Align::right},
                            {"low", Align::right},
                            {"high", Align::right},
                            {"relation"},
                            {"hedge"},
                            {"shown", Align::right},
                            {"rates"}};
    report.plain.columns = report.table.columns;
    for (const NamedAnswer& named : answers) {
        const Quantity& value = named.answer.value;
        report.table.rows.push_back(row_of(named, style, grouped_number(value, style)));
        report.plain.rows.push_back(row_of(named, style, plain_number(value, style, Reader::program)));
    }
    report.document = calc_document(expression, answers, style);
    return report;
}

}  // namespace kanjo
