#include "report/total_report.h"

#include <algorithm>
#include <set>

#include "report/change_report.h"
#include "report/constant_report.h"
#include "report/number_text.h"
#include "report/rate_report.h"
#include "report/scenario_report.h"
#include "report/total_explanation.h"
#include "report/total_table.h"

namespace kanjo {
namespace {

constexpr std::size_t rates_noted_max = 8;
/// Sums that a page explains and reckons again.
constexpr std::size_t page_terms_max = 2000;

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : std::string(separator)) + part;
    return text;
}

std::string title_of(const TotalResult& result, const TotalOptions& options) {
    std::vector<std::string> currencies;
    for (const Currency currency : options.in) currencies.emplace_back(code_of(currency));
    std::vector<std::string> bases;
    for (const Basis& basis : options.bases) bases.push_back(basis.name);
    std::string title = result.change ? "Change of commitments by " : "Commitments by ";
    title += joined(options.by, ", ");
    if (options.across) title += " across " + *options.across;
    title += ", in " + joined(currencies, ", ") + " at " + joined(bases, ", ");
    if (options.constant) title += ", in prices of " + to_string(options.constant->base());
    return title;
}

void note_undisclosed(const TotalGroup& total, std::vector<std::string>& notes) {
    if (total.undisclosed == 0) return;
    notes.push_back(grouped(total.undisclosed) + " of " + counted(total.count, "commitment", "commitments") +
                    (total.undisclosed == 1 ? " is" : " are") + " undisclosed: counted, and in no total.");
}

void note_hedged(const HedgeCounts& hedged, std::vector<std::string>& notes) {
    const std::pair<std::uint64_t, const char*> kinds[] = {{hedged.about, "about"},
                                                           {hedged.nearly, "nearly"},
                                                           {hedged.at_least, "at least"},
                                                           {hedged.up_to, "up to"}};
    std::vector<std::string> parts;
    for (const auto& [count, name] : kinds) {
        if (count > 0) parts.push_back(grouped(count) + " \"" + name + '"');
    }
    if (!parts.empty())
        notes.push_back("Hedged: " + joined(parts, ", ") + "; each counts at the number stated.");
}

void note_stated(const TotalGroup& total, std::vector<std::string>& notes) {
    std::vector<std::string> parts;
    for (const StatedSum& sum : total.stated) {
        const auto text = [](const Quotient& value) {
            const std::optional<Decimal> decimal = value.find_decimal();
            return decimal ? grouped(*decimal) : to_string(value);
        };
        const std::string amount =
            sum.low == sum.high ? text(sum.low) : text(sum.low) + " to " + text(sum.high);
        parts.push_back(amount + ' ' + std::string(code_of(sum.currency)));
    }
    if (parts.size() > 1) notes.push_back("Stated: " + joined(parts, ", ") + '.');
}

void note_rates(const MadeList<Derivation>& rates, std::string_view what, std::string_view rates_name,
                std::vector<std::string>& notes) {
    if (rates.empty()) return;
    bool any_from_table = false;
    rates.for_each([&](const Derivation& rate) { any_from_table |= rate.used.has_value(); });
    notes.push_back(std::string(what) + (any_from_table ? " from " + std::string(rates_name) : "") + ':');
    for (std::size_t i = 0; i < rates.size() && i < rates_noted_max; ++i) {
        notes.push_back("  " + rate_sentence(rates[i]));
    }
    if (rates.size() <= rates_noted_max) return;
    notes.push_back("  and " + grouped(std::uint64_t{rates.size() - rates_noted_max}) +
                    " more; --format json lists them all");
}

/// Those that are not among the rates of the new data.
void note_old_rates(const TotalResult& result, std::string_view rates_name, std::vector<std::string>& notes) {
    const Change& change = *result.change;
    std::set<std::string> listed;
    if (rates_name == change.rates_name) {
        result.rates.for_each([&](const Derivation& rate) { listed.insert(rate_sentence(rate)); });
    }
    std::vector<Derivation> others;
    change.rates.for_each([&](const Derivation& rate) {
        if (!listed.contains(rate_sentence(rate))) others.push_back(rate);
    });
    note_rates(others, "Rates of the old data", change.rates_name, notes);
}

bool shows_every_digit(const TotalOptions& options) {
    return options.want_exact && options.exact_digits_max == 0;
}

/// `2 rows` of the cross-tab, whose cells as shown do not add up to their totals.
void note_cross_difference(std::uint64_t count, std::string_view line, const Decimal& greatest,
                           const TotalCell& cell, const TotalOptions& options,
                           std::vector<std::string>& notes) {
    if (count == 0) return;
    const std::string lines = std::string(line) + 's';
    notes.push_back("In " + counted(count, line, lines) + " the figures across " + *options.across +
                    " as shown do not add up to the total as shown at " + options.bases[cell.basis].name +
                    ", by at most " + grouped(greatest) + ' ' + std::string(code_of(cell.currency)) +
                    ": each is rounded from its own exact value.");
}

void note_cross_differences(const TotalResult& result, const TotalOptions& options,
                            std::vector<std::string>& notes) {
    for (std::size_t i = 0; i < result.summaries.size(); ++i) {
        const CellSummary& cells = result.summaries[i];
        const TotalCell& cell = result.total.totals[i];
        note_cross_difference(cells.rows_off, "row", cells.row_difference_max, cell, options, notes);
        note_cross_difference(cells.columns_off, "column", cells.column_difference_max, cell, options, notes);
    }
}

void note_differences(const TotalResult& result, const TotalOptions& options,
                      std::vector<std::string>& notes) {
    if (shows_every_digit(options)) return;
    for (const TotalCell& cell : result.total.totals) {
        if (!cell.parts_difference) continue;
        const Decimal& difference = *cell.parts_difference;
        notes.push_back("The groups as shown add up to " + grouped(abs(difference)) + ' ' +
                        std::string(code_of(cell.currency)) + (difference.sign() > 0 ? " less" : " more") +
                        " than the total as shown at " + options.bases[cell.basis].name +
                        ": each is rounded from its own exact value.");
    }
    note_cross_differences(result, options, notes);
}

void note_adjusted(const TotalResult& result, const TotalOptions& options, std::vector<std::string>& notes) {
    std::uint64_t count = 0;
    if (!options.adjust || shows_every_digit(options)) return;
    result.groups.for_each([&](const TotalGroup& group) {
        for (const TotalCell& cell : group.totals) count += cell.net && cell.net->is_adjusted ? 1 : 0;
    });
    if (count > 0) {
        notes.push_back(
            "Adjusted so that the groups add up to the total: " + counted(count, "figure", "figures") +
            " moved by one step of the last digit, largest remainder first.");
    }
}

/// Whether a figure stands with a mark: not where every digit was asked for.
bool any_cut(const TotalResult& result, const TotalOptions& options) {
    if (shows_every_digit(options)) return false;
    if (result.change) return is_any_cut(*result.change, options);
    return std::any_of(result.summaries.begin(), result.summaries.end(),
                       [](const CellSummary& cells) { return cells.any_cut; });
}

std::string text_of(const Condition& condition) {
    constexpr const char* signs[] = {"=", "!=", "<", "<=", ">", ">="};
    return condition.field + signs[static_cast<std::size_t>(condition.comparison)] + condition.value;
}

void note_selection(const TotalOptions& options, std::vector<std::string>& notes) {
    std::vector<std::string> conditions;
    for (const Condition& condition : options.where) conditions.push_back(text_of(condition));
    std::vector<std::string> parts;
    if (!conditions.empty()) parts.push_back("where " + joined(conditions, ", "));
    if (options.since) parts.push_back("since " + to_string(*options.since));
    if (options.until) parts.push_back("until " + to_string(*options.until));
    if (!parts.empty()) notes.push_back("Only " + joined(parts, " ") + '.');
}

std::vector<std::string> notes_of(const TotalResult& result, const TotalOptions& options,
                                  std::string_view rates_name) {
    std::vector<std::string> notes;
    if (!result.complete) {
        notes.push_back("Incomplete: " + counted(result.problem_count, "problem", "problems") +
                        " kept something out of the totals; they are named on standard error.");
    }
    note_selection(options, notes);
    if (result.change) note_change(result, options, notes);
    note_undisclosed(result.total, notes);
    note_hedged(result.total.hedged, notes);
    note_stated(result.total, notes);
    if (any_cut(result, options)) notes.emplace_back("≈ stands before a figure that was rounded.");
    if (!result.change) note_differences(result, options, notes);
    note_adjusted(result, options, notes);
    if (options.constant) note_constant_prices(result, options, notes);
    note_rates(result.rates, "Rates", rates_name, notes);
    if (result.change) note_old_rates(result, rates_name, notes);
    for (const Error& remark : result.remarks) notes.push_back("Note: " + remark.message + '.');
    note_scenarios(result, options, notes);
    return notes;
}

std::size_t count_terms(const TotalResult& result) {
    std::size_t count = 0;
    result.groups.for_each([&](const TotalGroup& group) {
        for (const TotalCell& cell : group.totals) count += cell.terms.size();
    });
    return count;
}

/// "70,500,000,000.00 USD"; the first total, where it is one figure.
std::string headline_of(const TotalResult& result) {
    const TotalCell& cell = result.total.totals.front();
    if (!cell.net) return "";
    return std::string(cut_mark(cell.net->is_exact)) + grouped(cell.net->amount) + ' ' +
           std::string(code_of(cell.currency));
}

/// What a page needs to reckon the totals again.
void append_page_facts(const TotalOptions& options, Value& document) {
    Value::Object minor_units;
    for (const Currency currency : options.in) {
        minor_units.emplace_back(code_of(currency),
                                 std::int64_t{-minor_unit_exponent(currency).value_or(-2)});
    }
    const auto number = [](const std::optional<int>& value) {
        return value ? Value(std::int64_t{*value}) : Value();
    };
    auto& object = std::get<Value::Object>(document.data);
    object.emplace_back("minor_units", std::move(minor_units));
    object.emplace_back("precision", Value::Object{{"mode", name_of(options.precision.mode)},
                                                   {"decimals", number(options.precision.decimals)},
                                                   {"significant", number(options.precision.significant)}});
}

}  // namespace

std::string group_name(const TotalGroup& group) {
    std::vector<std::string> parts;
    for (const std::string& part : group.key) parts.push_back(part.empty() ? "(none)" : part);
    return joined(parts, ", ");
}

Report report_total(const TotalResult& result, const TotalOptions& options, std::string_view rates_name,
                    ReportPart part) {
    Report report;
    report.title = title_of(result, options);
    report.notes = notes_of(result, options, rates_name);
    const TotalTables tables(result, options);
    TotalOptions asked = options;
    if (part == ReportPart::page && options.want_terms && count_terms(result) > page_terms_max) {
        asked.want_explanation = false;
        report.notes.push_back(
            "More than " + grouped(std::uint64_t{page_terms_max}) +
            " sums stand behind these totals, too many for a page; --explain lists them as text.");
    }
    if (asked.want_explanation) {
        explain_totals(result, options, part == ReportPart::page ? report.details : report.notes);
    }
    if (has_table(part))
        report.table = result.change ? change_for_people(result, options) : tables.for_people();
    if (part == ReportPart::plain)
        report.plain = result.change ? change_for_programs(result, options) : tables.for_programs();
    if (has_document(part)) report.document = total_document(result, asked, rates_name);
    if (part == ReportPart::page) {
        report.headline = headline_of(result);
        append_page_facts(options, report.document);
    }
    return report;
}

}  // namespace kanjo
