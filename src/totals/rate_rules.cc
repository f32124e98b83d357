#include "totals/rate_rules.h"

#include <algorithm>

#include "base/invariant.h"

namespace kanjo {
namespace {

/// A day that no table reaches: only a rate given for every date serves it.
constexpr Period undated_probe{{-719'162}, {-719'162}};

Factor factor_of(const RateRatio& ratio, Currency from) {
    return ratio.pair.base == from ? Factor(ratio.numerator, ratio.denominator)
                                   : Factor(ratio.denominator, ratio.numerator);
}

Currency other_of(const CurrencyPair& pair, Currency one) {
    return pair.base == one ? pair.quote : pair.base;
}

RateRatio ratio_of(const GivenRate& given) {
    const Quotient rate(given.rate);
    return {given.pair, rate.numerator(), rate.denominator()};
}

Factor product(const Factor& a, const Factor& b) {
    return {a.numerator() * b.numerator(), a.denominator() * b.denominator()};
}

Leg leg_of(const GivenRate& given, Currency from) {
    Leg leg;
    leg.pair = given.pair;
    leg.rate = Quotient(given.rate);
    leg.inverse = given.pair.quote == from;
    leg.source = "stated";
    return leg;
}

/// The legs of the same conversion the other way.
void turn(std::vector<Leg>& legs) {
    std::reverse(legs.begin(), legs.end());
    for (Leg& leg : legs) leg.inverse = !leg.inverse;
}

}  // namespace

std::optional<Period> RateRules::period_of(const When& when) const {
    if (basis_.kind == BasisKind::latest) return std::nullopt;
    return basis_.kind == BasisKind::period ? basis_.period : when.period;
}

/// The rate that the record states, as units of its currency for one of the first target where it is a
/// number.
std::optional<GivenRate> RateRules::given_of(Currency from, const When& when) const {
    if (when.stated.given) return when.stated.given;
    if (!when.stated.number || first_target_ == from) return std::nullopt;
    return GivenRate{{first_target_, from}, *when.stated.number};
}

/// What the record's own rate leads to. A record in the first target's currency is there without one.
std::optional<Currency> RateRules::reached_by(const std::optional<GivenRate>& given, Currency from) const {
    if (!given) return first_target_ == from ? std::optional(from) : std::nullopt;
    if (given->pair.base != from && given->pair.quote != from) return std::nullopt;
    return other_of(given->pair, from);
}

Factor RateRules::rate(Currency from, const When& when) const {
    if (from == target_) return Factor::identity();
    if (basis_.kind == BasisKind::stated) return of_stated(from, when);
    // Without a date, only a rate that is given for every date can serve: any day finds it.
    const std::optional<Period> asked =
        lacks_rate_date(when) ? std::optional(undated_probe) : period_of(when);
    const std::optional<RateRatio> ratio = ratios_.find(from, target_, asked);
    return ratio ? factor_of(*ratio, from) : Factor();
}

std::optional<Multiplier> RateRules::find_multiplier(Currency from, Date day) const {
    if (basis_.kind != BasisKind::value_date || constant_ != nullptr) return std::nullopt;
    if (from == target_) return Multiplier::of(1, 1);
    const std::optional<WordRatio> ratio = ratios_.find_words(from, target_, day);
    if (!ratio) return std::nullopt;
    return ratio->pair.base == from ? Multiplier::of(ratio->numerator, ratio->denominator)
                                    : Multiplier::of(ratio->denominator, ratio->numerator);
}

Factor RateRules::adjusted(Factor rate, const When& when) const {
    const bool is_whole = when.divisor == Decimal(1) && constant_ == nullptr;
    if (is_whole || rate.kind() == Factor::Kind::missing) return rate;
    Quotient more(Decimal(1));
    if (!(when.divisor == Decimal(1))) more = more / Quotient(when.divisor);
    if (const auto deflator = find_deflator(when)) {
        if (!*deflator) return {};
        more = more * (*deflator)->factor();
    }
    return {rate.numerator() * more.numerator(), rate.denominator() * more.denominator()};
}

/// None in current prices. Without a date an amount is of no year.
std::optional<Result<Deflator>> RateRules::find_deflator(const When& when) const {
    if (constant_ == nullptr) return std::nullopt;
    if (when.period) return constant_->prices->lookup_deflator(when.price_key, *when.period, constant_->year);
    return Result<Deflator>(
        error_of(Code::K0501, "a commitment has no date, and its price index depends on it", "add the date"));
}

std::optional<Deflator> RateRules::deflator(const When& when) const {
    std::optional<Result<Deflator>> found = find_deflator(when);
    if (!found) return std::nullopt;
    KANJO_INVARIANT(found->has_value());
    return std::move(**found);
}

/// By the stated rate to the other currency of its pair, and on by the table where that is not the target.
Factor RateRules::of_stated(Currency from, const When& when) const {
    const std::optional<GivenRate> given = given_of(from, when);
    const std::optional<Currency> reached = reached_by(given, from);
    if (!reached) return {};
    const Factor first = given ? factor_of(ratio_of(*given), from) : Factor::identity();
    if (*reached == target_) return first;
    const std::optional<RateRatio> onward =
        table_.find_ratio(*reached, target_, when.period.value_or(undated_probe), lookup_, basis_.given);
    return onward ? product(first, factor_of(*onward, *reached)) : Factor();
}

Error RateRules::why_missing(Currency from, const When& when) const {
    if (const auto deflator = find_deflator(when); deflator && !*deflator) return deflator->error();
    return why_no_rate(from, when);
}

Error RateRules::why_no_rate(Currency from, const When& when) const {
    const std::string pair = std::string(code_of(from)) + " to " + std::string(code_of(target_));
    if (basis_.kind == BasisKind::stated) {
        const std::optional<Currency> reached = reached_by(given_of(from, when), from);
        if (reached && when.period) {
            return table_.lookup_rate(*reached, target_, *when.period, lookup_, basis_.given).error();
        }
        return error_of(Code::K0401,
                        "there are amounts in " + std::string(code_of(from)) +
                            " whose records state no rate from " + pair +
                            (reached ? " and no date for one of the table" : ""),
                        "fill the field 'rate', or choose another --basis");
    }
    if (lacks_rate_date(when)) {
        return error_of(Code::K0501,
                        "a commitment in " + std::string(code_of(from)) + " has no date, and its rate to " +
                            std::string(code_of(target_)) + " depends on it",
                        "add the date, choose --basis latest or a date, or give a rate: --rate " +
                            to_string(market_order(from, target_)) + "=...");
    }
    Result<Derivation> found = lookup_rate_at(table_, basis_, from, target_, when.period, lookup_);
    KANJO_INVARIANT(!found);
    return std::move(found).error();
}

std::optional<Derivation> RateRules::derivation(Currency from, const When& when) const {
    if (from == target_) return std::nullopt;
    if (basis_.kind != BasisKind::stated) {
        const std::optional<Period> asked =
            lacks_rate_date(when) ? std::optional(undated_probe) : when.period;
        Result<Derivation> found = lookup_rate_at(table_, basis_, from, target_, asked, lookup_);
        KANJO_INVARIANT(found.has_value());
        return std::move(*found);
    }
    const std::optional<GivenRate> given = given_of(from, when);
    const Currency reached = *reached_by(given, from);
    Derivation derivation;
    derivation.pair = market_order(from, target_);
    if (given) derivation.legs.push_back(leg_of(*given, from));
    if (reached != target_) {
        Result<Derivation> onward =
            table_.lookup_rate(reached, target_, when.period.value_or(undated_probe), lookup_, basis_.given);
        KANJO_INVARIANT(onward.has_value());
        derivation.asked = onward->asked;
        derivation.used = onward->used;
        derivation.age_days = onward->age_days;
        derivation.note = onward->note;
        if (onward->pair.base != reached) turn(onward->legs);
        for (Leg& leg : onward->legs) derivation.legs.push_back(std::move(leg));
    }
    if (derivation.pair.base != from) turn(derivation.legs);
    const Factor factor = of_stated(from, when);
    derivation.rate = derivation.pair.base == from ? Quotient(factor.numerator(), factor.denominator())
                                                   : Quotient(factor.denominator(), factor.numerator());
    return derivation;
}

}  // namespace kanjo
