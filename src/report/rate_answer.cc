#include "report/rate_answer.h"

#include "report/number_text.h"
#include "report/rate_report.h"

namespace kanjo {
namespace {

constexpr int digits_for_people = 7;
constexpr int digits_for_programs = 20;

RateText shown_rate(const Quotient& rate, const RateStyle& style, int digits) {
    if (style.exact) return {to_string(rate), true};
    const Precision& precision = style.precision;
    if (precision.significant) {
        const Rounded rounded = round_to_significant(rate, *precision.significant, precision.mode);
        return {to_string(rounded.value), rounded.is_exact};
    }
    if (precision.decimals) {
        const Rounded rounded = round_to_exponent(rate, -*precision.decimals, precision.mode);
        return {to_string(rounded.value), rounded.is_exact};
    }
    return rate_text(rate, digits);
}

std::string marked(const RateText& rate) {
    return std::string(cut_mark(rate.is_exact)) + rate.text;
}

std::string related(const RateText& rate) {
    return std::string(relation_of(rate.is_exact)) + ' ' + rate.text;
}

/// As quoted; a mean to the digits of people.
RateText leg_rate(const Leg& leg, const RateStyle& style) {
    if (leg.quotes == 1 || style.exact) return {to_string(leg.rate), true};
    return rate_text(leg.rate, digits_for_people);
}

Table legs_table(const Derivation& derivation, const RateStyle& style) {
    Table table;
    table.columns = {{"leg"}, {"rate", Align::right}, {"taken"}, {"quotes", Align::right}, {"source"}};
    for (const Leg& leg : derivation.legs) {
        table.rows.push_back({to_string(leg.pair), marked(leg_rate(leg, style)),
                              leg.inverse ? "divided by" : "multiplied by",
                              leg.from_table ? grouped(std::uint64_t{leg.quotes}) : "", leg.source});
    }
    return table;
}

Table plain_table(const Derivation& derivation, const RateStyle& style) {
    Table table;
    table.columns = {{"pair"}, {"rate", Align::right}, {"asked"}, {"used"}, {"age_days", Align::right}};
    const auto text_of = [](const std::optional<Period>& period) {
        return period ? to_string(*period) : std::string();
    };
    table.rows.push_back({to_string(derivation.pair),
                          shown_rate(derivation.rate, style, digits_for_programs).text,
                          text_of(derivation.asked), text_of(derivation.used),
                          has_age(derivation) ? std::to_string(derivation.age_days) : ""});
    return table;
}

std::string code_text(Currency currency) {
    return std::string(code_of(currency));
}

void note_arithmetic(const Derivation& derivation, const RateStyle& style, std::vector<std::string>& notes) {
    const CurrencyPair pair = derivation.pair;
    const RateText rate = shown_rate(derivation.rate, style, digits_for_programs);
    notes.push_back("1 " + code_text(pair.base) + ' ' + related(rate) + ' ' + code_text(pair.quote));
    const Quotient reverse = Quotient(Decimal(1)) / derivation.rate;
    notes.push_back("1 " + code_text(pair.quote) + ' ' +
                    related(shown_rate(reverse, style, digits_for_programs)) + ' ' + code_text(pair.base));
}

void note_quotes(const RateAnswer& answer, std::vector<std::string>& notes) {
    for (std::size_t i = 0; i < answer.quotes.size(); ++i) {
        const std::vector<Quote>& quotes = answer.quotes[i];
        if (quotes.size() < 2) continue;
        notes.push_back(to_string(answer.derivation.legs[i].pair) + " is the mean of " +
                        grouped(std::uint64_t{quotes.size()}) + " quotes:");
        for (const Quote& quote : quotes) {
            notes.push_back("  " + to_string(quote.period) + "  " + to_string(quote.rate) + "  " +
                            answer.sources[quote.source]);
        }
    }
}

Value quotes_document(const RateAnswer& answer) {
    Value::Array list;
    for (const std::vector<Quote>& quotes : answer.quotes) {
        for (const Quote& quote : quotes) {
            list.push_back(Value::Object{{"period", to_string(quote.period)},
                                         {"pair", to_string(quote.pair)},
                                         {"rate", to_string(quote.rate)},
                                         {"source", answer.sources[quote.source]}});
        }
    }
    return list;
}

Value rate_answer_document(const RateAnswer& answer, const RateStyle& style) {
    Value::Object document{{"schema", "kanjo.rate/1"}};
    Value rate = rate_document(answer.derivation);
    const RateText shown = shown_rate(answer.derivation.rate, {style.precision}, digits_for_programs);
    for (auto& [key, value] : std::get<Value::Object>(rate.data)) {
        if (key == "rate") value = shown.text;
        if (key == "relation") value = relation_of(shown.is_exact);
        document.emplace_back(key, std::move(value));
    }
    document.emplace_back("exact", to_string(answer.derivation.rate));
    document.emplace_back("rates_from", answer.rates_name);
    document.emplace_back("quotes", quotes_document(answer));
    return document;
}

}  // namespace

Report report_rate(const RateAnswer& answer, const RateStyle& style) {
    const Derivation& derivation = answer.derivation;
    Report report;
    report.title = to_string(derivation.pair) + ' ' +
                   marked(shown_rate(derivation.rate, style, digits_for_people)) + when_text(derivation) +
                   (derivation.is_given ? " (given)" : "");
    report.table = legs_table(derivation, style);
    report.plain = plain_table(derivation, style);
    note_arithmetic(derivation, style, report.notes);
    if (!derivation.note.empty()) report.notes.push_back("Note: " + derivation.note + '.');
    if (style.explain) note_quotes(answer, report.notes);
    if (!derivation.is_given) report.notes.push_back("Rates from " + answer.rates_name + '.');
    report.document = rate_answer_document(answer, style);
    return report;
}

}  // namespace kanjo
