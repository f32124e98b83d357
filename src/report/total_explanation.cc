#include "report/total_explanation.h"

#include "report/constant_report.h"
#include "report/number_text.h"
#include "report/rate_report.h"
#include "report/total_report.h"

namespace kanjo {
namespace {

constexpr int rate_digits = 20;
/// Values of terms are shown this many places beyond the minor unit, since only their sum is rounded.
constexpr int further_places = 4;
constexpr std::size_t quotes_a_line = 6;

std::string exact_text(const Quotient& value) {
    const std::optional<Decimal> decimal = value.find_decimal();
    return decimal ? grouped(decimal->normalised()) : to_string(value);
}

std::string range_text(const Quotient& low, const Quotient& high) {
    return low == high ? exact_text(low) : exact_text(low) + " to " + exact_text(high);
}

/// With a few places more than totals have.
Rounded shown_value(const Quotient& value, Currency currency) {
    const int exponent = minor_unit_exponent(currency).value_or(-2) - further_places;
    Rounded rounded = round_to_exponent(value, exponent, Rounding::half_even);
    if (rounded.is_exact) rounded.value = rounded.value.normalised();
    return rounded;
}

std::string marked(const Rounded& low, const Rounded& high, Currency currency) {
    std::string text = low.is_exact && high.is_exact ? "= " : "≈ ";
    text += grouped(low.value);
    if (!(low.value == high.value)) text += " to " + grouped(high.value);
    return text + ' ' + std::string(code_of(currency));
}

std::string values_text(const TotalTerm& term, Currency currency) {
    return marked(shown_value(term.value_low, currency), shown_value(term.value_high, currency), currency);
}

std::string factor_text(const TotalTerm& term) {
    const CurrencyPair pair = term.rate->pair;
    const RateText rate = rate_text(term.rate->rate, rate_digits);
    return (pair.base == term.currency ? " × " : " ÷ ") + rate.text + (rate.is_exact ? "" : "…");
}

void explain_term(const TotalTerm& term, Currency target, std::vector<std::string>& notes) {
    std::string line = "    " + range_text(term.low, term.high) + ' ' + std::string(code_of(term.currency));
    if (term.date) line += " of " + to_string(*term.date);
    if (!term.has_rate) {
        notes.push_back(line + ": no rate or price index, in no total");
        return;
    }
    if (term.deflator) line += " × " + deflator_text(*term.deflator);
    if (term.rate) line += factor_text(term);
    notes.push_back(line + ' ' + values_text(term, target));
    if (term.deflator) {
        notes.push_back("      in prices of " + std::to_string(term.deflator->base_year) + ": " +
                        term.deflator->key + ", " + to_string(term.deflator->period));
    }
    if (term.rate) notes.push_back("      at " + rate_sentence(*term.rate));
}

void explain_group(const TotalGroup& group, const std::string& name, const TotalOptions& options,
                   std::vector<std::string>& notes) {
    for (const TotalCell& cell : group.totals) {
        notes.push_back("  " + name + ", in " + std::string(code_of(cell.currency)) + " at " +
                        options.bases[cell.basis].name + ':');
        for (const TotalTerm& term : cell.terms) explain_term(term, cell.currency, notes);
        const ShownAmount* const net = cell.net ? &*cell.net : nullptr;
        const ShownAmount* const low = cell.low ? &*cell.low : net;
        const ShownAmount* const high = cell.high ? &*cell.high : net;
        if (low && high) {
            notes.push_back("    together " + marked({low->amount, low->is_exact},
                                                     {high->amount, high->is_exact}, cell.currency));
        }
        if (cell.terms.empty()) notes.emplace_back("    no amount is disclosed");
    }
}

/// "2024-02-22 1.0844, 2024-02-23 1.0834", some a line.
void list_quotes(const std::vector<Quote>& quotes, std::vector<std::string>& notes) {
    std::string line;
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        line +=
            (line.empty() ? "      " : ", ") + to_string(quotes[i].period) + ' ' + to_string(quotes[i].rate);
        const bool is_last = i + 1 == quotes.size();
        if (!is_last && (i + 1) % quotes_a_line != 0) continue;
        notes.push_back(line + (is_last ? "" : ","));
        line.clear();
    }
}

/// The arithmetic of each mean, with every quote in it.
void explain_means(const TotalResult& result, std::vector<std::string>& notes) {
    if (result.means.empty()) return;
    notes.emplace_back("The means behind the rates, of quotes as published:");
    for (const MeanOfQuotes& mean : result.means) {
        Decimal sum;
        for (const Quote& quote : mean.quotes) sum += quote.rate;
        const std::uint64_t count = mean.quotes.size();
        const RateText text =
            rate_text(Quotient(sum) / Quotient(Decimal(static_cast<int>(count))), rate_digits);
        notes.push_back("    " + to_string(mean.pair) + " for " + to_string(mean.period) + ": " +
                        grouped(sum) + " ÷ " + grouped(count) + (text.is_exact ? " = " : " ≈ ") + text.text);
        list_quotes(mean.quotes, notes);
    }
}

}  // namespace

void explain_totals(const TotalResult& result, const TotalOptions& options, std::vector<std::string>& notes) {
    notes.emplace_back("How each total came about; sums are exact and rounded once:");
    result.groups.for_each(
        [&](const TotalGroup& group) { explain_group(group, group_name(group), options, notes); });
    if (result.rest) explain_group(*result.rest, "the other groups", options, notes);
    explain_means(result, notes);
}

Value means_document(const TotalResult& result) {
    Value::Array list;
    for (const MeanOfQuotes& mean : result.means) {
        Value::Array quotes;
        for (const Quote& quote : mean.quotes) {
            quotes.emplace_back(Value::Object{{"period", to_string(quote.period)},
                                              {"rate", to_string(quote.rate)},
                                              {"source", result.sources[quote.source]}});
        }
        list.emplace_back(Value::Object{{"pair", to_string(mean.pair)},
                                        {"period", to_string(mean.period)},
                                        {"quotes", std::move(quotes)}});
    }
    return list;
}

Value terms_document(const std::vector<TotalTerm>& terms) {
    Value::Array list;
    for (const TotalTerm& term : terms) {
        Value::Object object{{"currency", code_of(term.currency)},
                             {"date", term.date ? Value(to_string(*term.date)) : Value()},
                             {"low", to_string(term.low)},
                             {"high", to_string(term.high)},
                             {"rate", term.rate ? rate_document(*term.rate) : Value()},
                             {"value_low", term.has_rate ? Value(to_string(term.value_low)) : Value()},
                             {"value_high", term.has_rate ? Value(to_string(term.value_high)) : Value()}};
        if (term.deflator) object.emplace_back("deflator", deflator_document(*term.deflator));
        list.emplace_back(std::move(object));
    }
    return list;
}

}  // namespace kanjo
