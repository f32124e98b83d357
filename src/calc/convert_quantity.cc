#include "calc/convert_quantity.h"

#include <algorithm>
#include <string>
#include <utility>

namespace kanjo {
namespace {

bool is_same_pair(CurrencyPair pair, Currency a, Currency b) {
    return (pair.base == a && pair.quote == b) || (pair.base == b && pair.quote == a);
}

/// The pairs that the conversion crosses, in market order.
std::vector<CurrencyPair> pairs_of(const Quantity& source, const Conversion& conversion) {
    std::vector<CurrencyPair> pairs;
    for (const MoneyPart& part : source.parts) {
        for (const Currency target : conversion.targets) {
            const CurrencyPair pair = market_order(part.currency, target);
            if (part.currency != target && std::ranges::count(pairs, pair) == 0) pairs.push_back(pair);
        }
    }
    return pairs;
}

std::string list_pairs(const std::vector<CurrencyPair>& pairs) {
    std::string text;
    for (const CurrencyPair& pair : pairs) text += (text.empty() ? "" : ", ") + to_string(pair);
    return text;
}

std::string per(const Decimal& rate, Currency quote, Currency base) {
    return to_string(rate) + " " + std::string(code_of(quote)) + " per " + std::string(code_of(base));
}

/// A bare rate: the one pair, in market order. Errors: K0703.
Result<Done> check_bare_rate(const RateClause& stated, const std::vector<CurrencyPair>& pairs) {
    const CurrencyPair pair = pairs.front();
    if (pairs.size() > 1) {
        return error_of(Code::K0703,
                        "the rate " + to_string(stated.rate) + " may belong to any of " + list_pairs(pairs),
                        "name its pair: at " + to_string(pair) + "=" + to_string(stated.rate));
    }
    if (has_market_order(pair.base, pair.quote)) return Done{};
    return error_of(Code::K0703,
                    "the rate has two readings: " + per(stated.rate, pair.quote, pair.base) + ", or " +
                        per(stated.rate, pair.base, pair.quote),
                    "write one of the two behind `at`");
}

/// The pair of the rate that the clause states. Requires: check_stated_rate passed.
CurrencyPair pair_of(const RateClause& stated, const Quantity& source, const Conversion& conversion) {
    return stated.pair ? *stated.pair : pairs_of(source, conversion).front();
}

Derivation given_rate(CurrencyPair pair, const Decimal& rate) {
    Derivation derivation;
    derivation.pair = pair;
    derivation.rate = rate;
    derivation.is_given = true;
    derivation.legs.push_back({pair, Quotient(rate), false, "given", 1});
    return derivation;
}

Result<Derivation> find_rate(Currency from, Currency to, const Quantity& source, const Conversion& conversion,
                             const EvaluationOptions& options) {
    if (conversion.at) {
        const CurrencyPair pair = pair_of(*conversion.at, source, conversion);
        if (is_same_pair(pair, from, to)) return given_rate(pair, conversion.at->rate);
    }
    const RateTable* table = options.rates ? options.rates() : nullptr;
    if (table == nullptr) {
        return error_of(Code::K0401, "there is no rate for " + to_string(market_order(from, to)),
                        "give one: at " + to_string(market_order(from, to)) + "=RATE");
    }
    if (conversion.on)
        return table->lookup_rate(from, to, *conversion.on, options.lookup, options.basis.given);
    return lookup_rate_at(*table, options.basis, from, to, std::nullopt, options.lookup);
}

Amount in_other_currency(const Amount& amount, Currency from, const Derivation& derivation) {
    return scale(amount, convert_amount(Quotient(1), from, derivation));
}

Error no_money(const Quantity& source, Currency target) {
    const std::string code(code_of(target));
    if (source.kind == QuantityKind::rate) {
        return error_of(Code::K0702, "a rate, " + describe(source) + ", cannot be converted to " + code,
                        "multiply money by it");
    }
    return error_of(Code::K0702, "a number without a currency cannot be converted to " + code,
                    "write its currency, such as 5 " + code + "; " + std::string(quote_the_dollar));
}

void remember(std::vector<Derivation>& rates, const Derivation& derivation) {
    const bool is_known = std::ranges::any_of(rates, [&](const Derivation& known) {
        return known.pair == derivation.pair && known.rate == derivation.rate &&
               known.used == derivation.used;
    });
    if (!is_known) rates.push_back(derivation);
}

}  // namespace

Result<Done> check_stated_rate(const Quantity& source, const Conversion& conversion) {
    if (!conversion.at || source.kind != QuantityKind::money) return Done{};
    const std::vector<CurrencyPair> pairs = pairs_of(source, conversion);
    if (pairs.empty()) {
        return error_of(Code::K0702, "nothing is converted, so that the rate has no use", "leave `at` out");
    }
    if (!conversion.at->pair) return check_bare_rate(*conversion.at, pairs);
    const CurrencyPair pair = *conversion.at->pair;
    if (std::ranges::any_of(pairs,
                            [&](CurrencyPair used) { return is_same_pair(pair, used.base, used.quote); })) {
        return Done{};
    }
    return error_of(Code::K0702,
                    "the rate is one of " + to_string(pair) + ", the conversion needs " + list_pairs(pairs),
                    "give a rate of that pair");
}

Result<Quantity> convert_quantity(const Quantity& source, Currency target, const Conversion& conversion,
                                  const EvaluationOptions& options, std::vector<Derivation>& rates) {
    if (source.kind != QuantityKind::money) return no_money(source, target);
    std::optional<Amount> sum;
    for (const MoneyPart& part : source.parts) {
        Amount amount = part.amount;
        if (part.currency != target) {
            Result<Derivation> rate = find_rate(part.currency, target, source, conversion, options);
            if (!rate) return std::move(rate).error();
            amount = in_other_currency(amount, part.currency, *rate);
            remember(rates, *rate);
        }
        sum = sum ? add(*sum, amount) : std::move(amount);
    }
    Quantity value;
    value.kind = QuantityKind::money;
    value.hedge = source.hedge;
    value.parts.push_back({target, std::move(*sum)});
    return value;
}

}  // namespace kanjo
