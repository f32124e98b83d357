// Laws of expressions: what is written out again means the same, and every value is the one that plain
// fractions give.
#include <rapidcheck/catch.h>

#include "calc/evaluate.h"
#include "report/expression_text.h"
#include "support/catch.h"
#include "support/decimal_generators.h"

using kanjo::Answer;
using kanjo::Decimal;
using kanjo::Expression;
using kanjo::Quotient;

namespace {

/// An expression and the value that it has by the rules of fractions.
struct Sample {
    std::string text;
    Quotient value;
};

int draw(int least, int most) {
    return *rc::gen::inRange(least, most + 1);
}

/// A number above zero as people write it, with a scale or without.
Sample draw_number() {
    const Decimal size(kanjo::Integer(draw(1, 99'999)), draw(-4, 0));
    const std::pair<const char*, int> scales[] = {
        {"", 0}, {"K", 3}, {" million", 6}, {"B", 9}, {" trillion", 12}, {"兆", 12}, {"億", 8}, {"e-2", -2}};
    const auto& [word, exponent] = scales[draw(0, 7)];
    return {to_string(size) + word, Quotient(Decimal(size.coefficient(), size.exponent() + exponent))};
}

Decimal draw_rate() {
    return {kanjo::Integer(draw(11, 999'999)), draw(-4, -1)};
}

Sample draw_factor(int depth) {
    const Sample number = draw_number();
    switch (depth > 0 ? draw(0, 3) : 0) {
        case 1:
            return {number.text + "%", number.value / Quotient(100)};
        case 2: {
            const Sample other = draw_factor(depth - 1);
            return {"(1 + " + number.text + " * " + other.text + ")",
                    Quotient(1) + number.value * other.value};
        }
        case 3:
            return {"-" + number.text, -number.value};
        default:
            return number;
    }
}

/// Dollars, whatever happens to them on the way.
Sample draw_dollars(int depth) {
    const int form = depth > 0 ? draw(0, 6) : 0;
    if (form == 0) {
        const Sample number = draw_number();
        return {draw(0, 1) == 0 ? number.text + " USD" : "US$ " + number.text, number.value};
    }
    const Sample a = draw_dollars(depth - 1);
    if (form == 1 || form == 2) {
        const Sample b = draw_dollars(depth - 1);
        return form == 1 ? Sample{"(" + a.text + " + " + b.text + ")", a.value + b.value}
                         : Sample{a.text + " - (" + b.text + ")", a.value - b.value};
    }
    if (form == 3) {
        const Decimal there = draw_rate();
        const Decimal back = draw_rate();
        return {"((" + a.text + " in JPY at USD/JPY=" + to_string(there) + ") in USD at " + to_string(back) +
                    " JPY per USD)",
                a.value * Quotient(there) / Quotient(back)};
    }
    const Sample factor = draw_factor(2);
    if (form == 4) return {"(" + a.text + ") * " + factor.text, a.value * factor.value};
    if (form == 5) return {factor.text + " × (" + a.text + ")", factor.value * a.value};
    return {"-(" + a.text + ")", -a.value};
}

Expression parsed(const std::string& text) {
    kanjo::Result<Expression> expression = kanjo::parse_expression(text, {});
    if (!expression) RC_FAIL(kanjo::render_error(expression.error()));
    return std::move(*expression);
}

Answer answer_of(const Expression& expression) {
    const auto answers = kanjo::evaluate(expression, {{}, {}, kanjo::parse_basis("latest").value(), nullptr});
    if (!answers) RC_FAIL(kanjo::render_error(answers.error()));
    return answers->at(0);
}

Quotient dollars_of(const std::string& text) {
    const Answer answer = answer_of(parsed(text));
    RC_ASSERT(kanjo::describe(answer.value) == "USD");
    return answer.value.parts[0].amount.low;
}

}  // namespace

TEST_CASE("An expression has the value that fractions give") {
    rc::prop("evaluate is exact", [] {
        const Sample sample = draw_dollars(4);
        RC_LOG() << sample.text;
        RC_ASSERT(dollars_of(sample.text) == sample.value);
    });
}

TEST_CASE("An expression written out again means the same") {
    rc::prop("parse of text of parse is parse, in value and form", [] {
        const Sample sample = draw_dollars(4);
        const std::string written =
            expression_text(parsed("(" + sample.text + ") * 1"), kanjo::FigureStyle::en);
        RC_LOG() << sample.text << " is written " << written;
        RC_ASSERT(dollars_of(written) == sample.value);
        RC_ASSERT(expression_text(parsed(written), kanjo::FigureStyle::en) == written);
    });
}

TEST_CASE("Sums of money do not depend on their order") {
    rc::prop("a + b is b + a, (a + b) + c is a + (b + c), and so are their digits", [] {
        const std::string a = draw_dollars(1).text;
        const std::string b = draw_dollars(1).text;
        const std::string c = draw_dollars(1).text;
        const auto sum = [](const std::string& x, const std::string& y) {
            return "(" + x + ") + (" + y + ")";
        };
        const auto amount = [](const std::string& text) {
            return answer_of(parsed(text)).value.parts[0].amount;
        };
        RC_ASSERT(amount(sum(a, b)).low == amount(sum(b, a)).low);
        RC_ASSERT(amount(sum(a, b)).quantum == amount(sum(b, a)).quantum);
        RC_ASSERT(amount(sum(sum(a, b), c)).low == amount(sum(a, sum(b, c))).low);
        RC_ASSERT(amount(sum(sum(a, b), c)).quantum == amount(sum(a, sum(b, c))).quantum);
    });
}

TEST_CASE("Money that goes to another currency and back at one rate is what it was") {
    rc::prop("(a in JPY) in USD is a, over a third currency too", [] {
        const Sample a = draw_dollars(2);
        const std::string yen = " in JPY at USD/JPY=" + to_string(draw_rate());
        const std::string back = yen.substr(yen.find(" at "));
        RC_ASSERT(dollars_of("((" + a.text + ")" + yen + ") in USD" + back) == a.value);
        const std::string euros = to_string(draw_rate());
        const std::string francs = to_string(draw_rate());
        const std::string there = "((" + a.text + ") in EUR at EUR/USD=" + euros + ")";
        const std::string over =
            "((" + there + " in CHF at EUR/CHF=" + francs + ") in EUR at " + francs + " CHF per EUR)";
        RC_ASSERT(dollars_of(over + " in USD at " + euros) == a.value);
    });
}
