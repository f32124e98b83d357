#include "calc/evaluate.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "calc/convert_quantity.h"

namespace kanjo {
namespace {

/// Digits of a value beyond 127 bits; 0 for the everyday ones, which cost nothing worth counting.
std::size_t big_digits(const Quotient& value) {
    return value.numerator().is_small() && value.denominator().is_small() ? 0 : count_digits(value);
}

std::size_t big_digits(const Amount& amount) {
    return std::max(big_digits(amount.low), amount.is_range() ? big_digits(amount.high) : 0);
}

std::size_t big_digits(const Quantity& value) {
    std::size_t digits = big_digits(value.amount);
    for (const MoneyPart& part : value.parts) digits = std::max(digits, big_digits(part.amount));
    return digits;
}

class Evaluation {
  public:
    Evaluation(const Expression& expression, const EvaluationOptions& options)
        : expression_(expression), options_(options) {}

    Result<std::vector<Answer>> run() {
        for (const Step& step : expression_.steps) {
            const bool is_last = &step == &expression_.steps.back();
            if (step.kind == StepKind::convert && is_last) return convert_at_end(step);
            Result<Quantity> value = take(step);
            if (!value) return at_step(std::move(value).error(), step);
            if (Result<Done> done = check_size(*value, step); !done) return std::move(done).error();
            stack_.push_back(std::move(*value));
        }
        KANJO_INVARIANT(stack_.size() == 1);
        if (stack_.back().is_mixed()) return needs_in();
        return std::vector<Answer>{{std::move(stack_.back()), std::move(rates_), false}};
    }

  private:
    /// The error with its caret under the step, unless it has one.
    Error at_step(Error error, const Step& step) const {
        return error.excerpt.empty() ? std::move(error).at(expression_.text, step.span) : std::move(error);
    }

    Quantity pop() {
        Quantity value = std::move(stack_.back());
        stack_.pop_back();
        return value;
    }

    Result<Quantity> take(const Step& step) {
        switch (step.kind) {
            case StepKind::figure:
                return to_quantity(expression_.figures[step.item]);
            case StepKind::answer:
                return previous_answer();
            case StepKind::percent:
                return percent_of(pop());
            case StepKind::negate:
                return negate(pop());
            case StepKind::convert:
                return convert_within(step);
            default:
                return take_binary(step);
        }
    }

    Result<Quantity> take_binary(const Step& step) {
        const Quantity b = pop();
        const Quantity a = pop();
        switch (step.kind) {
            case StepKind::add:
                return noting_mix(add(a, b), step);
            case StepKind::subtract:
                return noting_mix(subtract(a, b), step);
            case StepKind::multiply:
                return multiply(a, b);
            default:
                return divide(a, b);
        }
    }

    Result<Quantity> noting_mix(Result<Quantity> sum, const Step& step) {
        if (sum && sum->is_mixed() && !mixed_by_) mixed_by_ = &step;
        return sum;
    }

    Result<Quantity> previous_answer() const {
        if (options_.answer) return *options_.answer;
        return error_of(Code::K0701, "there is no answer yet that `ans` could stand for",
                        "`ans` is the last answer of the interactive calculator");
    }

    Result<Quantity> convert_within(const Step& step) {
        const Conversion& conversion = expression_.conversions[step.item];
        if (conversion.targets.size() > 1) {
            return error_of(Code::K0701, "a conversion in brackets has several targets, one was expected");
        }
        mixed_by_ = nullptr;
        const Quantity source = pop();
        if (Result<Done> done = check_rate(source, conversion); !done) return std::move(done).error();
        return convert_quantity(source, conversion.targets[0], conversion, options_, rates_);
    }

    Result<Done> check_rate(const Quantity& source, const Conversion& conversion) const {
        Result<Done> done = check_stated_rate(source, conversion);
        return done ? std::move(done) : std::move(done).error().at(expression_.text, conversion.at->span);
    }

    Result<std::vector<Answer>> convert_at_end(const Step& step) {
        const Conversion& conversion = expression_.conversions[step.item];
        const Quantity source = pop();
        if (Result<Done> done = check_rate(source, conversion); !done) return std::move(done).error();
        std::vector<Answer> answers;
        for (const Currency target : conversion.targets) {
            std::vector<Derivation> rates = rates_;
            Result<Quantity> value = convert_quantity(source, target, conversion, options_, rates);
            if (!value) return at_step(std::move(value).error(), step);
            if (Result<Done> done = check_size(*value, step); !done) return std::move(done).error();
            answers.push_back({std::move(*value), std::move(rates), true});
        }
        return answers;
    }

    Result<Done> check_size(const Quantity& value, const Step& step) {
        const std::size_t digits = big_digits(value);
        work_digits_ += digits;
        if (digits > limits::expression_value_digits_max) {
            return at_step(
                error_of(Code::K0705,
                         "a value of the expression has " + std::to_string(digits) + " digits, at most " +
                             std::to_string(limits::expression_value_digits_max) + " are allowed"),
                step);
        }
        if (work_digits_ > limits::expression_work_digits_max) {
            return at_step(error_of(Code::K0705, "the values of the expression have more than " +
                                                     std::to_string(limits::expression_work_digits_max) +
                                                     " digits together"),
                           step);
        }
        return Done{};
    }

    Error needs_in() const {
        const Quantity& sum = stack_.back();
        Error error =
            error_of(Code::K0702, describe(sum) + " are added, and no currency is named for the sum",
                     "write in " + std::string(code_of(sum.parts.front().currency)) + " behind it");
        return mixed_by_ ? at_step(std::move(error), *mixed_by_) : std::move(error);
    }

    const Expression& expression_;
    const EvaluationOptions& options_;
    std::vector<Quantity> stack_;
    std::vector<Derivation> rates_;
    const Step* mixed_by_ = nullptr;  ///< the first sum of several currencies since the last conversion
    std::size_t work_digits_ = 0;
};

}  // namespace

Result<std::vector<Answer>> evaluate(const Expression& expression, const EvaluationOptions& options) {
    return Evaluation(expression, options).run();
}

}  // namespace kanjo
