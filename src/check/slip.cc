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

/// Every figure that becomes this one when one of its digits is left out, before or behind the decimal mark.
std::vector<Figure> with_digit_restored(const Figure& figure) {
    std::vector<Figure> result;
    const std::string digits = figure.low.coefficient().to_string();
    const std::size_t decimals = std::min(static_cast<std::size_t>(figure.decimals), digits.size());
    const std::size_t mark = digits.size() - decimals;
    for (std::size_t i = 0; i <= digits.size(); ++i) {
        for (char digit = i == 0 ? '1' : '0'; digit <= '9'; ++digit) {
            const std::string restored = digits.substr(0, i) + digit + digits.substr(i);
            if (i <= mark) result.push_back(with_digits(figure, restored, 0));
            if (i >= mark) result.push_back(with_digits(figure, restored, 1));
        }
    }
    return result;
}

/// A longer figure is no press figure, and has too many candidates for one that fits to mean anything.
constexpr std::size_t slip_digits_max = 18;

void append_digit_slips(const Figure& first, const Figure& second, SlipKind kind, std::vector<Slip>& slips) {
    const auto variants = [kind](const Figure& figure) {
        if (figure.low.coefficient().count_digits() > slip_digits_max) return std::vector<Figure>();
        return kind == SlipKind::transposed_digits ? with_digits_transposed(figure)
                                                   : with_digit_restored(figure);
    };
    for (Figure& figure : variants(first)) slips.push_back({kind, 0, {{std::move(figure), std::nullopt}}});
    for (Figure& figure : variants(second)) slips.push_back({kind, 0, {{std::nullopt, std::move(figure)}}});
}

std::vector<Slip> slip_candidates(const Figure& first, const Figure& second) {
    std::vector<Slip> slips;
    append_factor_slips(first, second, slips);
    append_part_slips(first, second, slips);
    append_swap(first, second, slips);
    append_wrong_currencies(first, second, slips);
    append_digit_slips(first, second, SlipKind::transposed_digits, slips);
    append_digit_slips(first, second, SlipKind::dropped_digit, slips);
    return slips;
}

/// Remembers what it asked: hundreds of candidates ask for few pairs.
class RememberedRates {
  public:
    explicit RememberedRates(const MarketLookup& market) : market_(market) {}

    const std::optional<Quotient>& rate_of(CurrencyPair pair) {
        const auto [entry, is_new] = rates_.try_emplace(pair);
        if (is_new) {
            Result<Derivation> found = market_(pair.base, pair.quote);
            if (found) entry->second = std::move(found->rate);
        }
        return entry->second;
    }

  private:
    const MarketLookup& market_;
    std::map<CurrencyPair, std::optional<Quotient>> rates_;
};

bool has_many_candidates(SlipKind kind) {
    return kind >= SlipKind::wrong_currency;
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
    std::optional<Slip> plausible;
    for (Slip& slip : slip_candidates(first, second)) {
        const Correction& correction = slip.corrections.front();
        const ImpliedRate implied =
            implied_rate(correction.first.value_or(first), correction.second.value_or(second));
        const std::optional<Quotient>& rate = rates.rate_of(implied.pair);
        const Verdict verdict = rate ? judge(implied, *rate, tolerance_percent) : Verdict::unknown;
        if (verdict == Verdict::consistent) return std::move(slip);
        if (verdict == Verdict::plausible && !plausible && !has_many_candidates(slip.kind))
            plausible = std::move(slip);
    }
    return plausible;
}

}  // namespace kanjo
