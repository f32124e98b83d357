#include "report/check_report.h"

#include <algorithm>

#include "decimal/rounding.h"
#include "report/expression_text.h"
#include "report/figure_report.h"
#include "report/number_text.h"
#include "report/rate_report.h"
#include "report/total_report.h"

namespace kanjo {
namespace {

constexpr int shown_digits = 6;
constexpr int deviation_decimals = 2;
constexpr std::size_t fits_noted_max = 24;
constexpr std::size_t rates_noted_max = 8;

std::string shown(const Quotient& rate) {
    const RateText text = rate_text(rate, shown_digits);
    return std::string(cut_mark(text.is_exact)) + text.text;
}

std::string shown(const Interval& interval) {
    const RateText low = rate_text(interval.low, shown_digits);
    const RateText high = rate_text(interval.high, shown_digits);
    return std::string(cut_mark(low.is_exact && high.is_exact)) + low.text + " to " + high.text;
}

/// "≈ 15.55 %", without its sign.
std::string percent_text(const Quotient& percent) {
    const Rounded rounded = round_to_exponent(abs(percent), -deviation_decimals, Rounding::half_even);
    return std::string(cut_mark(rounded.is_exact)) + to_string(rounded.value) + " %";
}

std::string deviation_text(const Quotient& deviation) {
    std::string text = percent_text(deviation);
    const std::size_t digits = text.find_first_of("0123456789");
    return text.insert(digits, deviation.sign() < 0 ? "-" : deviation.sign() > 0 ? "+" : "");
}

std::string text_of(const StatedFigure& figure) {
    return figure.text.empty() ? "undisclosed" : figure.text;
}

/// The phrase, or of one that states several pairs the amounts of this one.
std::string label_of(const std::vector<ReportedPair>& pairs, std::size_t i) {
    const auto is_same = [&](std::size_t other) {
        return other < pairs.size() && pairs[other].phrase == pairs[i].phrase;
    };
    const bool is_alone = !is_same(i + 1) && (i == 0 || !is_same(i - 1));
    return is_alone ? pairs[i].phrase : text_of(pairs[i].first) + " (" + text_of(pairs[i].second) + ')';
}

Table table_for_people(const std::vector<ReportedPair>& pairs) {
    Table table;
    table.columns = {{"pair"},
                     {"rate"},
                     {"implied", Align::right},
                     {"as written"},
                     {"market", Align::right},
                     {"off", Align::right},
                     {"verdict"}};
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const CheckedPair& check = pairs[i].check;
        table.rows.push_back({label_of(pairs, i), check.implied ? to_string(check.implied->pair) : "",
                              check.implied ? shown(check.implied->rate) : "",
                              check.implied ? shown(check.implied->written) : "",
                              check.market ? shown(check.market->rate) : "",
                              check.deviation ? deviation_text(*check.deviation) : "",
                              std::string(name_of(check.verdict))});
    }
    return table;
}

std::string plain_rate(const Quotient& rate) {
    constexpr int digits = 20;
    return rate_text(rate, digits).text;
}

std::string plain_percent(const Quotient& percent) {
    constexpr int decimals = 6;
    return to_string(round_to_exponent(percent, -decimals, Rounding::half_even).value.normalised());
}

std::string code_or_empty(const Figure& figure) {
    return figure.currency ? std::string(code_of(*figure.currency)) : "";
}

Table table_for_programs(const std::vector<ReportedPair>& pairs) {
    Table table;
    for (const char* title :
         {"phrase", "first", "first_currency", "second", "second_currency", "pair", "implied", "low", "high",
          "loose_low", "loose_high", "market", "deviation_percent", "verdict", "slip", "file", "line"}) {
        table.columns.push_back({title});
    }
    for (const ReportedPair& pair : pairs) {
        const CheckedPair& check = pair.check;
        std::vector<std::string> row = {pair.phrase, plain_amount(pair.first.figure),
                                        code_or_empty(pair.first.figure), plain_amount(pair.second.figure),
                                        code_or_empty(pair.second.figure)};
        if (const auto& implied = check.implied) {
            for (const std::string& cell :
                 {to_string(implied->pair), plain_rate(implied->rate), plain_rate(implied->written.low),
                  plain_rate(implied->written.high), plain_rate(implied->loose.low),
                  plain_rate(implied->loose.high)})
                row.push_back(cell);
        } else {
            row.resize(row.size() + 6);
        }
        row.push_back(check.market ? plain_rate(check.market->rate) : "");
        row.push_back(check.deviation ? plain_percent(*check.deviation) : "");
        row.emplace_back(name_of(check.verdict));
        row.push_back(check.slip ? name_of(*check.slip) : "");
        row.push_back(pair.first.place.file);
        row.push_back(std::to_string(pair.first.place.line));
        table.rows.push_back(std::move(row));
    }
    return table;
}

// ---- what is said below the table

std::string slip_clause(const Slip& slip) {
    switch (slip.kind) {
        case SlipKind::factor:
        case SlipKind::scale_of_a_part:
            return "a factor of " + grouped(static_cast<std::uint64_t>(slip.factor)) + " would explain it";
        case SlipKind::swapped_currencies:
            return "swapped currencies would explain it";
        case SlipKind::wrong_currency:
            return "a wrong currency would explain it";
        case SlipKind::transposed_digits:
            return "two digits that changed places would explain it";
        case SlipKind::dropped_digit:
            break;
    }
    return "a dropped digit would explain it";
}

std::string correction_text(const ReportedPair& pair, const Correction& correction) {
    return figure_text(correction.first.value_or(pair.first.figure), FigureStyle::en) + " (" +
           figure_text(correction.second.value_or(pair.second.figure), FigureStyle::en) + ')';
}

std::string corrections_text(const ReportedPair& pair, const Slip& slip) {
    std::string text;
    for (const Correction& correction : slip.corrections)
        text += (text.empty() ? "" : ", or ") + correction_text(pair, correction);
    return text + " would fit";
}

void note_verdict(const ReportedPair& pair, const std::string& label, std::vector<std::string>& notes) {
    const CheckedPair& check = pair.check;
    if (!check.reason.empty()) {
        const char* what = check.verdict == Verdict::no_pair ? " is no pair: " : ": ";
        notes.push_back(label + what + check.reason + '.');
    }
    if (check.verdict != Verdict::inconsistent) return;
    std::string text = label + " implies a rate " + percent_text(*check.deviation) +
                       (check.deviation->sign() > 0 ? " above" : " below") + " the market's";
    if (check.slip) text += "; " + slip_clause(*check.slip) + ": " + corrections_text(pair, *check.slip);
    notes.push_back(text + '.');
}

void note_fits(const ReportedPair& pair, const std::string& label, std::vector<std::string>& notes) {
    if (!pair.check.implied) return;
    std::string text = label + " would be consistent at ";
    if (pair.fits.empty()) return notes.push_back(text + "no period of the table.");
    for (std::size_t i = 0; i < pair.fits.size() && i < fits_noted_max; ++i)
        text += (i == 0 ? "" : ", ") + to_string(pair.fits[i]);
    if (pair.fits.size() > fits_noted_max) {
        text += " and " + grouped(std::uint64_t{pair.fits.size() - fits_noted_max}) +
                " more; --format json lists them all";
    }
    notes.push_back(text + '.');
}

void note_rates(const std::vector<ReportedPair>& pairs, std::string_view rates_name,
                std::vector<std::string>& notes) {
    std::vector<std::string> sentences;
    for (const ReportedPair& pair : pairs) {
        if (!pair.check.market) continue;
        std::string sentence = rate_sentence(*pair.check.market);
        if (std::find(sentences.begin(), sentences.end(), sentence) == sentences.end())
            sentences.push_back(std::move(sentence));
    }
    if (sentences.empty()) return;
    notes.push_back("Rates from " + std::string(rates_name) + ':');
    for (std::size_t i = 0; i < sentences.size() && i < rates_noted_max; ++i)
        notes.push_back("  " + sentences[i]);
    if (sentences.size() > rates_noted_max) {
        notes.push_back("  and " + grouped(std::uint64_t{sentences.size() - rates_noted_max}) +
                        " more; --format json lists them all");
    }
}

std::vector<std::string> notes_of(const CheckResult& result, const CheckOptions& options,
                                  std::string_view rates_name) {
    std::vector<std::string> notes;
    if (result.pairs.empty()) notes.emplace_back("No pair of amounts was found.");
    for (std::size_t i = 0; i < result.pairs.size(); ++i) {
        const std::string label = label_of(result.pairs, i);
        note_verdict(result.pairs[i], label, notes);
        if (options.want_fits) note_fits(result.pairs[i], label, notes);
    }
    note_rates(result.pairs, rates_name, notes);
    return notes;
}

// ---- the document

Value amount_document(const std::optional<Figure>& figure) {
    if (!figure) return {};
    return Value::Object{{"amount", to_string(figure->low)}, {"currency", code_of(*figure->currency)}};
}

Value corrections_document(const std::optional<Slip>& slip) {
    Value::Array list;
    if (!slip) return list;
    for (const Correction& correction : slip->corrections) {
        list.push_back(Value::Object{{"first", amount_document(correction.first)},
                                     {"second", amount_document(correction.second)}});
    }
    return list;
}

Value implied_document(const std::optional<ImpliedRate>& implied) {
    if (!implied) return {};
    return Value::Object{{"pair", to_string(implied->pair)},
                         {"rate", plain_rate(implied->rate)},
                         {"low", plain_rate(implied->written.low)},
                         {"high", plain_rate(implied->written.high)},
                         {"loose_low", plain_rate(implied->loose.low)},
                         {"loose_high", plain_rate(implied->loose.high)}};
}

}  // namespace

Value pair_document(const ReportedPair& pair, bool with_fits) {
    const CheckedPair& check = pair.check;
    Value::Object object{
        {"phrase", pair.phrase},
        {"first", figure_document(pair.first)},
        {"second", figure_document(pair.second)},
        {"implied", implied_document(check.implied)},
        {"market", check.market ? rate_document(*check.market) : Value()},
        {"deviation_percent", check.deviation ? Value(plain_percent(*check.deviation)) : Value()},
        {"verdict", name_of(check.verdict)},
        {"slip", check.slip ? Value(name_of(*check.slip)) : Value()},
        {"corrections", corrections_document(check.slip)},
        {"reason", check.reason.empty() ? Value() : Value(check.reason)}};
    if (!with_fits) return object;
    Value::Array fits;
    for (const Period& period : pair.fits) fits.emplace_back(to_string(period));
    object.emplace_back("fits", std::move(fits));
    return object;
}

Value check_document(const CheckResult& result, const CheckOptions& options) {
    Value::Array pairs;
    for (const ReportedPair& pair : result.pairs) pairs.push_back(pair_document(pair, options.want_fits));
    Value::Array problems;
    for (const Error& problem : result.problems) problems.push_back(problem_document(problem));
    return Value::Object{
        {"schema", "kanjo.check/1"}, {"pairs", std::move(pairs)}, {"problems", std::move(problems)}};
}

Report report_check(const CheckResult& result, const CheckOptions& options, std::string_view rates_name,
                    ReportPart part) {
    Report report;
    report.title = "Reported pairs against the market, at " + options.basis.name;
    if (part == ReportPart::table && !result.pairs.empty()) report.table = table_for_people(result.pairs);
    if (part == ReportPart::plain) report.plain = table_for_programs(result.pairs);
    if (part == ReportPart::document) report.document = check_document(result, options);
    report.notes = notes_of(result, options, rates_name);
    return report;
}

}  // namespace kanjo
