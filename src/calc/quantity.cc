#include "calc/quantity.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "decimal/rounding.h"

namespace kanjo {
namespace {

Error mismatch(std::string message, std::string help) {
    return error_of(Code::K0702, std::move(message), std::move(help));
}

const Quotient& larger(const Amount& amount) {
    return abs(amount.high) < abs(amount.low) ? amount.low : amount.high;
}

/// Significant digits of an amount with a quantum; at least one.
int digits_of(const Amount& amount) {
    return std::max(1, leading_exponent(larger(amount)) - *amount.quantum + 1);
}

/// The quantum of a product or quotient: the fewest digits of the two.
std::optional<int> joined_quantum(const Amount& result, const Amount& a, const Amount& b) {
    if (!a.quantum && !b.quantum) return std::nullopt;
    const int digits =
        std::min(a.quantum ? digits_of(a) : digits_of(b), b.quantum ? digits_of(b) : digits_of(a));
    return leading_exponent(larger(result)) - digits + 1;
}

/// The hedge of a value whose sign is turned round, or that is divided by.
Hedge turned(Hedge hedge) {
    switch (hedge) {
        case Hedge::at_least:
            return Hedge::up_to;
        case Hedge::up_to:
            return Hedge::at_least;
        case Hedge::nearly:
            return Hedge::about;
        case Hedge::none:
        case Hedge::about:
            break;
    }
    return hedge;
}

Hedge joined(Hedge a, Hedge b) {
    if (a == Hedge::none || a == b) return b;
    return b == Hedge::none ? a : Hedge::about;
}

Quantity number_of(Amount amount) {
    Quantity value;
    value.amount = std::move(amount);
    return value;
}

Quantity rate_of(Amount amount, Currency quote, Currency base) {
    Quantity value;
    value.kind = QuantityKind::rate;
    value.amount = std::move(amount);
    value.quote = quote;
    value.base = base;
    return value;
}

Quantity money_of(Amount amount, Currency currency) {
    Quantity value;
    value.kind = QuantityKind::money;
    value.parts.push_back({currency, std::move(amount)});
    return value;
}

Amount negated(const Amount& amount) {
    return {-amount.high, -amount.low, amount.quantum};
}

/// The product or quotient of two amounts of which at most one, for a quotient the first, is a range.
Amount times(const Amount& a, const Amount& b) {
    if (a.is_range()) {
        Amount result = scale(a, b.low);
        result.quantum = joined_quantum(result, a, b);
        return result;
    }
    Amount result = scale(b, a.low);
    result.quantum = joined_quantum(result, a, b);
    return result;
}

Amount over(const Amount& a, const Amount& b) {
    Amount result = scale(a, Quotient(1) / b.low);
    result.quantum = joined_quantum(result, a, b);
    return result;
}

/// A value times a number, each part of it.
Quantity times_number(const Quantity& value, const Amount& number, bool divides) {
    Quantity result = value;
    for (MoneyPart& part : result.parts)
        part.amount = divides ? over(part.amount, number) : times(part.amount, number);
    if (value.kind != QuantityKind::money)
        result.amount = divides ? over(value.amount, number) : times(value.amount, number);
    return result;
}

void add_part(std::vector<MoneyPart>& parts, const MoneyPart& part) {
    for (MoneyPart& known : parts) {
        if (known.currency == part.currency) {
            known.amount = add(known.amount, part.amount);
            return;
        }
    }
    parts.push_back(part);
}

Error cannot_add(const Quantity& a, const Quantity& b) {
    if (a.kind == QuantityKind::rate || b.kind == QuantityKind::rate) {
        return mismatch(describe(a) + " and " + describe(b) + " cannot be added or subtracted",
                        "multiply money by a rate, or divide by it");
    }
    const std::string currency = describe(a.kind == QuantityKind::money ? a : b);
    return mismatch(describe(a) + " and " + describe(b) + " cannot be added or subtracted",
                    "write the currency of the number too, such as 5 " + currency.substr(0, 3) + "; " +
                        std::string(quote_the_dollar));
}

Error cannot_multiply(const Quantity& a, const Quantity& b) {
    if (a.kind == QuantityKind::money && b.kind == QuantityKind::money) {
        return mismatch("money times money (" + describe(a) + " times " + describe(b) + ") has no meaning",
                        "multiply by a number; to convert, write `in CURRENCY at RATE`");
    }
    return mismatch(describe(a) + " times " + describe(b) + " has no meaning",
                    "a rate multiplies numbers and money of its second currency");
}

Error needs_in(const Quantity& value) {
    return mismatch(
        "a sum of " + describe(value) + " has no single currency to reckon with",
        "name one in brackets: (… in " + std::string(code_of(value.parts.front().currency)) + ")");
}

Error ranges_do_not(std::string_view what) {
    return mismatch("ranges cannot be " + std::string(what),
                    "ranges add, subtract, and take numbers as factors");
}

Result<Quantity> divide_money(const Quantity& a, const Quantity& b) {
    if (a.is_mixed()) return needs_in(a);
    if (b.is_mixed()) return needs_in(b);
    Amount ratio = over(a.parts[0].amount, b.parts[0].amount);
    const Currency quote = a.parts[0].currency;
    const Currency base = b.parts[0].currency;
    return quote == base ? number_of(std::move(ratio)) : rate_of(std::move(ratio), quote, base);
}

Result<Quantity> multiply_by_rate(const Quantity& a, const Quantity& rate) {
    if (a.is_mixed()) return needs_in(a);
    if (a.kind != QuantityKind::money || a.parts[0].currency != rate.base) return cannot_multiply(a, rate);
    return money_of(times(a.parts[0].amount, rate.amount), rate.quote);
}

Result<Quantity> divide_by_rate(const Quantity& a, const Quantity& rate) {
    if (a.is_mixed()) return needs_in(a);
    if (a.kind == QuantityKind::rate && a.quote == rate.quote && a.base == rate.base) {
        return number_of(over(a.amount, rate.amount));
    }
    if (a.kind == QuantityKind::money && a.parts[0].currency == rate.quote) {
        return money_of(over(a.parts[0].amount, rate.amount), rate.base);
    }
    return mismatch(describe(a) + " divided by " + describe(rate) + " has no meaning",
                    "a rate divides money of its first currency");
}

bool is_zero(const Quantity& value) {
    return value.kind == QuantityKind::money
               ? std::ranges::all_of(value.parts,
                                     [](const MoneyPart& part) { return part.amount.low.is_zero(); })
               : value.amount.low.is_zero();
}

bool is_negative(const Quantity& value) {
    return value.kind == QuantityKind::money ? value.parts.front().amount.low.sign() < 0
                                             : value.amount.low.sign() < 0;
}

/// The hedge of a product: a negative factor turns the other's round.
Hedge hedge_of_product(const Quantity& a, const Quantity& b) {
    return joined(is_negative(b) ? turned(a.hedge) : a.hedge, is_negative(a) ? turned(b.hedge) : b.hedge);
}

Result<Quantity> hedged(Result<Quantity> value, Hedge hedge) {
    if (value) value->hedge = hedge;
    return value;
}

Result<Quantity> product_of(const Quantity& a, const Quantity& b) {
    if (b.kind == QuantityKind::number) return times_number(a, b.amount, false);
    if (a.kind == QuantityKind::number) return times_number(b, a.amount, false);
    if (b.kind == QuantityKind::rate) return multiply_by_rate(a, b);
    if (a.kind == QuantityKind::rate) return multiply_by_rate(b, a);
    return cannot_multiply(a, b);
}

Result<Quantity> quotient_of(const Quantity& a, const Quantity& b) {
    if (b.kind == QuantityKind::number) return times_number(a, b.amount, true);
    if (b.kind == QuantityKind::rate) return divide_by_rate(a, b);
    if (a.kind == QuantityKind::money) return divide_money(a, b);
    return mismatch(describe(a) + " divided by " + describe(b) + " has no meaning",
                    "divide money by money or a number");
}

}  // namespace

bool Quantity::is_range() const {
    return amount.is_range() ||
           std::ranges::any_of(parts, [](const MoneyPart& part) { return part.amount.is_range(); });
}

Quantity to_quantity(const Figure& figure) {
    Amount amount{Quotient(figure.low), Quotient(figure.low), std::nullopt};
    if (figure.is_range()) amount.high = Quotient(figure.high);
    if (figure.digits > 0) {
        const Decimal& size = abs(figure.high) < abs(figure.low) ? figure.low : figure.high;
        amount.quantum = size.is_zero() ? size.exponent() : size.leading_exponent() - figure.digits + 1;
    }
    Quantity value =
        figure.currency ? money_of(std::move(amount), *figure.currency) : number_of(std::move(amount));
    value.hedge = figure.hedge;
    return value;
}

std::string describe(const Quantity& value) {
    if (value.kind == QuantityKind::number) return "a number";
    if (value.kind == QuantityKind::rate) {
        return std::string(code_of(value.quote)) + " per " + std::string(code_of(value.base));
    }
    std::string text;
    for (std::size_t i = 0; i < value.parts.size(); ++i) {
        if (i > 0) text += i + 1 == value.parts.size() ? " and " : ", ";
        text += code_of(value.parts[i].currency);
    }
    return text;
}

Amount add(const Amount& a, const Amount& b) {
    Amount sum{a.low + b.low, {}, std::nullopt};
    sum.high = a.is_range() || b.is_range() ? a.high + b.high : sum.low;
    if (a.quantum || b.quantum)
        sum.quantum = std::max(a.quantum.value_or(*(b.quantum ? b : a).quantum),
                               b.quantum.value_or(*(a.quantum ? a : b).quantum));
    return sum;
}

Amount scale(const Amount& amount, const Quotient& factor) {
    Amount result{amount.low * factor, {}, std::nullopt};
    result.high = amount.is_range() ? amount.high * factor : result.low;
    if (factor.sign() < 0) std::swap(result.low, result.high);
    if (amount.quantum) result.quantum = leading_exponent(larger(result)) - digits_of(amount) + 1;
    return result;
}

int shown_exponent(const Amount& amount) {
    const Quotient& size = larger(amount);
    return size.is_zero() ? *amount.quantum : std::min(*amount.quantum, leading_exponent(size));
}

Result<Quantity> add(const Quantity& a, const Quantity& b) {
    if (a.kind != b.kind) return cannot_add(a, b);
    if (a.kind == QuantityKind::rate && (a.quote != b.quote || a.base != b.base)) return cannot_add(a, b);
    Quantity sum = a;
    sum.hedge = joined(a.hedge, b.hedge);
    for (const MoneyPart& part : b.parts) add_part(sum.parts, part);
    if (a.kind != QuantityKind::money) sum.amount = add(a.amount, b.amount);
    return sum;
}

Result<Quantity> subtract(const Quantity& a, const Quantity& b) {
    return add(a, negate(b));
}

Result<Quantity> multiply(const Quantity& a, const Quantity& b) {
    if (a.is_range() && b.is_range()) return ranges_do_not("multiplied by each other");
    return hedged(product_of(a, b), hedge_of_product(a, b));
}

Result<Quantity> divide(const Quantity& a, const Quantity& b) {
    if (b.is_range()) return ranges_do_not("divided by");
    if (is_zero(b)) return error_of(Code::K0704, "a division by zero has no value");
    Quantity divisor = b;
    divisor.hedge = turned(b.hedge);
    return hedged(quotient_of(a, b), hedge_of_product(a, divisor));
}

Quantity negate(const Quantity& value) {
    Quantity result = value;
    result.hedge = turned(value.hedge);
    result.amount = negated(value.amount);
    for (MoneyPart& part : result.parts) part.amount = negated(part.amount);
    return result;
}

Result<Quantity> percent_of(const Quantity& value) {
    if (value.kind == QuantityKind::number)
        return times_number(value, Amount{Quotient(100), Quotient(100), std::nullopt}, true);
    return mismatch("a per cent sign stands behind " + describe(value) + ", not behind a number",
                    "to take a tenth of 5 USD, write 5 USD * 10%");
}

}  // namespace kanjo
