#include "report/scenario_report.h"

#include <map>

#include "report/number_text.h"
#include "report/total_report.h"

namespace kanjo {
namespace {

constexpr int rate_digits = 20;
constexpr int sentence_digits = 10;

std::string money(const Decimal& amount, Currency currency) {
    return grouped(amount) + ' ' + std::string(code_of(currency));
}

/// What one per cent on each other currency adds, by code; of ranges, at their low ends.
std::map<std::string, Rounded> one_per_cent(const TotalCell& cell) {
    std::map<std::string, Quotient> parts;
    for (const TotalTerm& term : cell.terms) {
        if (term.has_rate && term.currency != cell.currency) {
            parts[std::string(code_of(term.currency))] += term.value_low;
        }
    }
    const int exponent = minor_unit_exponent(cell.currency).value_or(-2);
    std::map<std::string, Rounded> result;
    for (const auto& [code, part] : parts) {
        result[code] = round_to_exponent(part / Quotient(100), exponent, Rounding::half_even);
    }
    return result;
}

/// Of the grand total, each basis against the first.
void note_differences(const TotalResult& result, const TotalOptions& options,
                      std::vector<std::string>& notes) {
    const std::vector<TotalCell>& cells = result.total.totals;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto difference = find_difference(cells, i, options.in.size());
        if (!difference) continue;
        const std::string begin = "At " + options.bases[cells[i].basis].name + " the total is ";
        if (difference->amount.is_zero()) {
            notes.push_back(begin + "the same as at " + options.bases[0].name + '.');
            continue;
        }
        const std::string percent = change_text(difference);
        notes.push_back(begin + std::string(cut_mark(difference->is_exact)) +
                        money(abs(difference->amount), cells[i].currency) +
                        (difference->amount.sign() < 0 ? " less" : " more") + " than at " +
                        options.bases[0].name + (percent.empty() ? "" : " (" + percent + ')') + '.');
    }
}

void note_sensitivity(const TotalGroup& group, const std::string& name, const TotalOptions& options,
                      std::vector<std::string>& notes) {
    for (const TotalCell& cell : group.totals) {
        std::string text;
        for (const auto& [code, amount] : one_per_cent(cell)) {
            text += (text.empty() ? "" : ", ") + code + ' ' + std::string(cut_mark(amount.is_exact)) +
                    grouped(amount.value);
        }
        if (text.empty()) continue;
        notes.push_back("  " + name + ", in " + std::string(code_of(cell.currency)) + " at " +
                        options.bases[cell.basis].name + ": " + text);
    }
}

void note_sensitivities(const TotalResult& result, const TotalOptions& options,
                        std::vector<std::string>& notes) {
    std::vector<std::string> lines;
    result.groups.for_each(
        [&](const TotalGroup& group) { note_sensitivity(group, group_name(group), options, lines); });
    note_sensitivity(result.total, "total", options, lines);
    notes.emplace_back(lines.empty() ? "No total depends on a rate."
                                     : "One per cent more on a currency adds to the totals:");
    notes.insert(notes.end(), lines.begin(), lines.end());
}

void note_break_even(const BreakEven& found, const TotalOptions& options, std::vector<std::string>& notes) {
    const Goal& goal = *options.goal;
    const std::string where = " at " + options.bases[found.basis].name;
    if (!found.rate) {
        notes.push_back("No rate of " + to_string(goal.vary) + " brings the total to " +
                        money(goal.amount, goal.currency) + where + ": " + found.why_none + '.');
        return;
    }
    const RateText rate = rate_text(*found.rate, sentence_digits);
    notes.push_back("The total reaches " + money(goal.amount, goal.currency) + where + " with " +
                    to_string(goal.vary) + ' ' + std::string(cut_mark(rate.is_exact)) + rate.text + '.');
}

}  // namespace

std::optional<BasisDifference> find_difference(const std::vector<TotalCell>& cells, std::size_t i,
                                               std::size_t currencies) {
    const std::optional<ShownAmount>& first = cells[i % currencies].net;
    const std::optional<ShownAmount>& other = cells[i].net;
    if (i < currencies || !first || !other) return std::nullopt;
    BasisDifference difference{other->amount - first->amount, std::nullopt};
    difference.is_exact = first->is_exact && other->is_exact;
    if (first->amount.is_zero()) return difference;
    const Quotient change = Quotient(difference.amount) * Quotient(100) / Quotient(abs(first->amount));
    const Rounded percent = round_to_exponent(change, -2, Rounding::half_even);
    difference.percent = percent.value;
    difference.is_percent_exact = difference.is_exact && percent.is_exact;
    return difference;
}

std::string change_text(const std::optional<BasisDifference>& difference) {
    if (!difference || !difference->percent) return "";
    return std::string(cut_mark(difference->is_percent_exact)) +
           (difference->percent->sign() > 0 ? "+" : "") + to_string(*difference->percent) + " %";
}

Value difference_document(const BasisDifference& difference) {
    return Value::Object{{"amount", to_string(difference.amount)},
                         {"relation", relation_of(difference.is_exact)},
                         {"percent", difference.percent ? Value(to_string(*difference.percent)) : Value()}};
}

void note_scenarios(const TotalResult& result, const TotalOptions& options, std::vector<std::string>& notes) {
    if (options.bases.size() > 1) note_differences(result, options, notes);
    if (options.want_sensitivity) note_sensitivities(result, options, notes);
    for (const BreakEven& found : result.break_evens) note_break_even(found, options, notes);
}

Value sensitivity_document(const TotalCell& cell) {
    Value::Array list;
    for (const auto& [code, amount] : one_per_cent(cell)) {
        list.emplace_back(Value::Object{{"currency", code}, {"amount", to_string(amount.value)}});
    }
    return list;
}

Value break_even_document(const TotalResult& result, const TotalOptions& options) {
    Value::Array list;
    for (const BreakEven& found : result.break_evens) {
        const Goal& goal = *options.goal;
        list.emplace_back(
            Value::Object{{"basis", options.bases[found.basis].name},
                          {"currency", code_of(goal.currency)},
                          {"amount", to_string(goal.amount)},
                          {"pair", to_string(goal.vary)},
                          {"rate", found.rate ? Value(rate_text(*found.rate, rate_digits).text) : Value()},
                          {"exact", found.rate ? Value(to_string(*found.rate)) : Value()}});
    }
    return list;
}

}  // namespace kanjo
