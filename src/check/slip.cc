#include "check/slip.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace kanjo {
namespace {

/// A figure of one number.
Figure with_value(Figure figure, Decimal value) {
    figure.low = value;
    figure.high = std::move(value);
    return figure;
}

Figure scaled(const Figure& figure, int power) {
    return with_value(figure, {figure.low.coefficient(), figure.low.exponent() + power});
}

Figure in_currency(Figure figure, Currency currency) {
    figure.currency = currency;
    return figure;
}

int power_of_ten(int exponent) {
    int power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

/// Either figure may be the one that slipped, in either direction: two ways to set it right for each
/// direction.
void append_factor_slips(const Figure& first, const Figure& second, std::vector<Slip>& slips) {
    for (const int power : {1, 3, 4}) {
        for (const int direction : {power, -power}) {
            slips.push_back(
                {SlipKind::factor,
                 power_of_ten(power),
                 {{scaled(first, direction), std::nullopt}, {std::nullopt, scaled(second, -direction)}}});
        }
    }
}

/// 1兆2000万 with its last part moved up one scale of ten thousand; none where that place is taken.
std::optional<Figure> find_raised_part(const Figure& figure) {
    const Decimal plain = figure.low.normalised();
    if (!figure.is_compound || plain.exponent() < 0) return std::nullopt;
    const Integer myriad = 10'000;
    Integer scale = 1;
    Division parts = divide(plain.rescaled(0).coefficient(), myriad);
    while (parts.remainder.is_zero()) {
        parts = divide(parts.quotient, myriad);
        scale *= myriad;
    }
    const Division above = divide(parts.quotient, myriad);
    if (above.quotient.is_zero() || !above.remainder.is_zero()) return std::nullopt;
    const Integer raised = (parts.quotient + parts.remainder) * myriad * scale;
    return with_value(figure, Decimal(raised, 0).normalised());
}

void append_part_slips(const Figure& first, const Figure& second, std::vector<Slip>& slips) {
    if (const auto raised = find_raised_part(first)) {
        slips.push_back({SlipKind::scale_of_a_part, 10'000, {{raised, std::nullopt}}});
    }
    if (const auto raised = find_raised_part(second)) {
        slips.push_back({SlipKind::scale_of_a_part, 10'000, {{std::nullopt, raised}}});
    }
}

void append_swap(const Figure& first, const Figure& second, std::vector<Slip>& slips) {
    slips.push_back({SlipKind::swapped_currencies,
                     0,
                     {{in_currency(first, *second.currency), in_currency(second, *first.currency)}}});
}

/// Currencies that writers take for one another, because they share a sign or a word.
constexpr std::array<std::string_view, 8> mistaken_for_another = {
    "USD AUD CAD HKD NZD SGD TWD",  // $, dollars
    "USD EUR GBP",                  // the world's own
    "JPY CNY TWD KRW",              // ¥, and 元, 円, 圓, 원
    "SEK NOK DKK ISK CZK",          // kr, crowns
    "INR PKR LKR NPR",              // Rs, rupees
    "MXN PHP ARS CLP COP",          // $, pesos
    "GBP EGP",                      // pounds
    "KWD BHD IQD JOD",              // dinars
};

std::vector<Currency> currencies_mistaken_for(Currency currency) {
    std::vector<Currency> result;
    for (const std::string_view group : mistaken_for_another) {
        if (group.find(code_of(currency)) == std::string_view::npos) continue;
        for (std::size_t begin = 0; begin < group.size(); begin += 4) {
            const std::optional<Currency> other = find_currency(group.substr(begin, 3));
            if (other && *other != currency) result.push_back(*other);
        }
    }
    return result;
}

void append_wrong_currencies(const Figure& first, const Figure& second, std::vector<Slip>& slips) {
    for (const Currency other : currencies_mistaken_for(*second.currency)) {
        if (other == *first.currency) continue;
        slips.push_back({SlipKind::wrong_currency, 0, {{std::nullopt, in_currency(second, other)}}});
    }
    for (const Currency other : currencies_mistaken_for(*first.currency)) {
        if (other == *second.currency) continue;
        slips.push_back({SlipKind::wrong_currency, 0, {{in_currency(first, other), std::nullopt}}});
    }
}

/// The figure with other digits, `places_gained` more of them behind its last place than it had.
Figure with_digits(const Figure& figure, const std::string& digits, int places_gained) {
    Figure result = with_value(figure, {Integer::from_digits(digits), figure.low.exponent() - places_gained});
    result.decimals = figure.decimals + places_gained;
    return result;
}

std::vector<Figure> with_digits_transposed(const Figure& figure) {
    std::vector<Figure> result;
    std::string digits = figure.low.coefficient().to_string();
    for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
        if (digits[i] == digits[i + 1]) continue;
        std::swap(digits[i], digits[i + 1]);
        if (digits[0] != '0') result.push_back(with_digits(figure, digits, 0));
        std::swap(digits[i], digits[i + 1]);
    }
    return result;
}

/// Every figure that becomes this one when one of its digits is left out, before or behind the decimal mark:
/// those where it repeats its neighbour, which eyes and fingers skip, or the others.
std::vector<Figure> with_digit_restored(const Figure& figure, bool repeated) {
    std::vector<Figure> result;
    const std::string digits = figure.low.coefficient().to_string();
    const std::size_t decimals = std::min(static_cast<std::size_t>(figure.decimals), digits.size());
    const std::size_t mark = digits.size() - decimals;
    for (std::size_t i = 0; i <= digits.size(); ++i) {
        for (char digit = i == 0 ? '1' : '0'; digit <= '9'; ++digit) {
            const bool repeats =
                (i > 0 && digits[i - 1] == digit) || (i < digits.size() && digits[i] == digit);
            if (repeats != repeated) continue;
            const std::string restored = digits.substr(0, i) + digit + digits.substr(i);
            if (i <= mark) result.push_back(with_digits(figure, restored, 0));
            if (i >= mark) result.push_back(with_digits(figure, restored, 1));
        }
    }
    return result;
}

/// A longer figure is no press figure, and has too many candidates for one that fits to mean anything.
constexpr std::size_t slip_digits_max = 18;

template <class Variants>
void append_digit_slips(const Figure& first, const Figure& second, SlipKind kind, Variants variants,
                        std::vector<Slip>& slips) {
    const auto is_short = [](const Figure& figure) {
        return figure.low.coefficient().count_digits() <= slip_digits_max;
    };
    if (is_short(first)) {
        for (Figure& figure : variants(first))
            slips.push_back({kind, 0, {{std::move(figure), std::nullopt}}});
    }
    if (is_short(second)) {
        for (Figure& figure : variants(second))
            slips.push_back({kind, 0, {{std::nullopt, std::move(figure)}}});
    }
}

/// Slips that writers often make, and that have few candidates.
std::vector<Slip> ordinary_slips(const Figure& first, const Figure& second) {
    std::vector<Slip> slips;
    append_factor_slips(first, second, slips);
    append_part_slips(first, second, slips);
    append_swap(first, second, slips);
    return slips;
}

/// Slips with so many candidates that one often fits by chance.
struct RareSlips {
    std::vector<Slip> candidates;
    Decimal deviation_percent_max;  ///< how close one must bring the pair to the market of a day
    Decimal of_a_month_max = 0;     ///< the same of a month's mean, from which its days stray
};

std::vector<RareSlips> rare_slips(const Figure& first, const Figure& second) {
    std::vector<RareSlips> rare = {
        {{}, Decimal(5, -1)}, {{}, Decimal(1)}, {{}, Decimal(5, -1), Decimal(2)}, {{}, Decimal(2, -1)}};
    append_wrong_currencies(first, second, rare[0].candidates);
    append_digit_slips(first, second, SlipKind::transposed_digits, with_digits_transposed,
                       rare[1].candidates);
    for (const bool repeated : {true, false}) {
        append_digit_slips(
            first, second, SlipKind::dropped_digit,
            [&](const Figure& figure) { return with_digit_restored(figure, repeated); },
            rare[repeated ? 2 : 3].candidates);
    }
    return rare;
}

/// Remembers what it asked: hundreds of candidates ask for few pairs.
class RememberedRates {
  public:
    explicit RememberedRates(const MarketLookup& market) : market_(market) {}

    const std::optional<Quotient>& rate_of(CurrencyPair pair) { return find(pair).rate; }
    /// Whether the rate is of a longer time than a day.
    bool is_mean(CurrencyPair pair) { return find(pair).is_mean; }

  private:
    struct Known {
        std::optional<Quotient> rate;
        bool is_mean = false;
    };

    const Known& find(CurrencyPair pair) {
        const auto [entry, is_new] = rates_.try_emplace(pair);
        if (is_new) {
            Result<Derivation> found = market_(pair.base, pair.quote);
            if (found) entry->second = {std::move(found->rate), found->used && !found->used->is_day()};
        }
        return entry->second;
    }

    const MarketLookup& market_;
    std::map<CurrencyPair, Known> rates_;
};

/// The pair as it would be without the slip.
struct Corrected {
    ImpliedRate implied;
    std::optional<Quotient> market;
};

Corrected correct(const Figure& first, const Figure& second, const Slip& slip, RememberedRates& rates) {
    const Correction& correction = slip.corrections.front();
    ImpliedRate implied = implied_rate(correction.first.value_or(first), correction.second.value_or(second));
    std::optional<Quotient> market = rates.rate_of(implied.pair);
    return {std::move(implied), std::move(market)};
}

std::optional<Slip> find_ordinary(const Figure& first, const Figure& second, RememberedRates& rates,
                                  const Decimal& tolerance_percent) {
    std::optional<Slip> plausible;
    for (Slip& slip : ordinary_slips(first, second)) {
        const Corrected corrected = correct(first, second, slip, rates);
        if (!corrected.market) continue;
        const Verdict verdict = judge(corrected.implied, *corrected.market, tolerance_percent);
        if (verdict == Verdict::consistent) return std::move(slip);
        if (verdict == Verdict::plausible && !plausible) plausible = std::move(slip);
    }
    return plausible;
}

/// Whether the digits as written leave little room, so that a fit means something: 4 trillion ($3.1 billion)
/// leaves 28 %.
bool is_precise(const ImpliedRate& implied) {
    constexpr int percent_max = 3;
    return (implied.written.high - implied.written.low) * Quotient(Decimal(100)) <=
           implied.rate * Quotient(Decimal(percent_max));
}

/// The candidate that comes closest to the market, where the digits as written fit and it is close enough; a
/// month's mean need not lie within the digits.
std::optional<Slip> find_closest(const Figure& first, const Figure& second, RareSlips slips,
                                 RememberedRates& rates) {
    std::optional<Slip> closest;
    const Quotient max(slips.deviation_percent_max);
    Quotient least;
    for (Slip& slip : slips.candidates) {
        const Corrected corrected = correct(first, second, slip, rates);
        const ImpliedRate& implied = corrected.implied;
        if (!corrected.market || !is_precise(implied)) continue;
        Quotient deviation = deviation_percent(implied.rate, *corrected.market);
        if (deviation.sign() < 0) deviation = -deviation;
        const bool is_near_mean = rates.is_mean(implied.pair) && deviation <= Quotient(slips.of_a_month_max);
        if (!is_near_mean && (!implied.written.contains(*corrected.market) || max < deviation)) continue;
        if (closest && least <= deviation) continue;
        least = std::move(deviation);
        closest = std::move(slip);
    }
    return closest;
}

}  // namespace

std::string name_of(const Slip& slip) {
    switch (slip.kind) {
        case SlipKind::factor:
        case SlipKind::scale_of_a_part:
            return "factor " + std::to_string(slip.factor);
        case SlipKind::swapped_currencies:
            return "swapped currencies";
        case SlipKind::wrong_currency:
            return "wrong currency";
        case SlipKind::transposed_digits:
            return "transposed digits";
        case SlipKind::dropped_digit:
            break;
    }
    return "dropped digit";
}

std::optional<Slip> find_slip(const Figure& first, const Figure& second, const MarketLookup& market,
                              const Decimal& tolerance_percent) {
    RememberedRates rates(market);
    if (std::optional<Slip> slip = find_ordinary(first, second, rates, tolerance_percent)) return slip;
    for (RareSlips& slips : rare_slips(first, second)) {
        if (std::optional<Slip> slip = find_closest(first, second, std::move(slips), rates)) return slip;
    }
    return std::nullopt;
}

}  // namespace kanjo
