#include "rates/rate.h"

#include <algorithm>
#include <cstdlib>

#include "base/ascii.h"
#include "base/limits.h"

namespace kanjo {
namespace {

constexpr std::string_view pair_help = "write a pair as USD/JPY: the rate is how many JPY one USD is";
constexpr std::string_view rate_help = "write a rate as USD/JPY=153.17: one USD is 153.17 JPY";
/// Steps of one sweep: each is a whole set of totals.
constexpr int sweep_steps_max = 1'000;

std::string quoted(std::string_view text) {
    return '\'' + std::string(text.substr(0, 80)) + '\'';
}

/// Withdrawn codes too: it is the table that knows when they had rates.
Result<Currency> currency_in(std::string_view text, Span part) {
    const std::string_view code = text.substr(part.begin, part.length);
    Result<Currency> current = parse_currency(code);
    if (current) return current;
    const std::optional<Currency> listed = find_currency(ascii_upper(code));
    if (listed && is_withdrawn(*listed, std::nullopt)) return *listed;
    return std::move(current).error().at(text, part);
}

Result<CurrencyPair> pair_in(std::string_view text, std::size_t length) {
    const std::size_t slash = text.substr(0, length).find('/');
    if (slash == std::string_view::npos) {
        return error_of(Code::K0404, quoted(text.substr(0, length)) + " is not a pair of currencies",
                        std::string(pair_help))
            .at(text, {0, length});
    }
    Result<Currency> base = currency_in(text, {0, slash});
    if (!base) return std::move(base).error();
    Result<Currency> quote = currency_in(text, {slash + 1, length - slash - 1});
    if (!quote) return std::move(quote).error();
    return CurrencyPair{*base, *quote};
}

Result<Decimal> rate_in(std::string_view text, Span part) {
    const std::string_view digits = text.substr(part.begin, part.length);
    Result<Decimal> rate = parse_decimal(digits);
    if (rate && fault_of_rate(*rate).empty()) return rate;
    const std::string expected = rate ? " is no rate: it " + std::string(fault_of_rate(*rate))
                                      : " is not a rate, a number such as 153.17";
    return error_of(Code::K0404, quoted(digits) + expected, std::string(rate_help)).at(text, part);
}

Result<GivenRate> given_rate(std::string_view text, CurrencyPair pair, Decimal rate, Span part) {
    if (pair.base == pair.quote && rate != Decimal(1)) {
        return error_of(Code::K0404, "a currency is worth 1 of itself, not " + to_string(rate),
                        std::string(rate_help))
            .at(text, part);
    }
    return GivenRate{pair, std::move(rate)};
}

Span span_between(std::size_t begin, std::size_t end) {
    return {begin, end - begin};
}

Result<std::vector<GivenRate>> sweep_between(std::string_view text, CurrencyPair pair, const Decimal& from,
                                             const Decimal& to, const Decimal& step, Span part) {
    if (to < from) {
        return error_of(Code::K0404, "the sweep ends below its beginning", "write the lower rate first")
            .at(text, part);
    }
    std::vector<GivenRate> rates;
    for (Decimal rate = from; rate <= to; rate += step) {
        if (rates.size() == sweep_steps_max) {
            return error_of(Code::K0404,
                            "the sweep has more than " + std::to_string(sweep_steps_max) + " steps",
                            "take a larger step")
                .at(text, part);
        }
        rates.push_back({pair, rate});
    }
    return rates;
}

}  // namespace

std::string_view fault_of_rate(const Decimal& rate) {
    if (rate.sign() <= 0) return "is not above zero";
    const bool is_bounded = std::abs(rate.leading_exponent()) <= limits::rate_power_max;
    return is_bounded ? "" : "is beyond 10^150 or 10^-150, the limits of a rate";
}

std::string to_string(CurrencyPair pair) {
    return std::string(code_of(pair.base)) + '/' + std::string(code_of(pair.quote));
}

Result<CurrencyPair> parse_pair(std::string_view text) {
    return pair_in(text, text.size());
}

Result<GivenRate> parse_given_rate(std::string_view text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) {
        return error_of(Code::K0404, quoted(text) + " is not a rate for a pair", std::string(rate_help))
            .at(text, {0, text.size()});
    }
    Result<CurrencyPair> pair = pair_in(text, equals);
    if (!pair) return std::move(pair).error();
    const Span part = span_between(equals + 1, text.size());
    Result<Decimal> rate = rate_in(text, part);
    if (!rate) return std::move(rate).error();
    return given_rate(text, *pair, *std::move(rate), part);
}

Result<std::vector<GivenRate>> parse_rate_sweep(std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        Result<GivenRate> single = parse_given_rate(text);
        if (!single) return std::move(single).error();
        return std::vector<GivenRate>{*std::move(single)};
    }
    const std::size_t colon = text.find(':', dots);
    if (colon == std::string_view::npos) {
        return error_of(Code::K0404, quoted(text) + " is a sweep without a step",
                        "write it as USD/JPY=130..160:10")
            .at(text, {text.size(), 0});
    }
    Result<GivenRate> from = parse_given_rate(text.substr(0, dots));
    if (!from) return std::move(from).error();
    Result<Decimal> to = rate_in(text, span_between(dots + 2, colon));
    if (!to) return std::move(to).error();
    Result<Decimal> step = rate_in(text, span_between(colon + 1, text.size()));
    if (!step) return std::move(step).error();
    const std::size_t equals = text.find('=');
    return sweep_between(text, from->pair, from->rate, *to, *step, span_between(equals + 1, text.size()));
}

Derivation turned(Derivation derivation) {
    derivation.pair = {derivation.pair.quote, derivation.pair.base};
    derivation.rate = Quotient(Decimal(1)) / derivation.rate;
    std::reverse(derivation.legs.begin(), derivation.legs.end());
    for (Leg& leg : derivation.legs) leg.inverse = !leg.inverse;
    return derivation;
}

Quotient convert_amount(const Quotient& amount, Currency from, const Derivation& derivation) {
    if (from == derivation.pair.base) return amount * derivation.rate;
    KANJO_INVARIANT(from == derivation.pair.quote);
    return amount / derivation.rate;
}

}  // namespace kanjo
