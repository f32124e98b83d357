#include "cli/total_options.h"

#include <algorithm>

#include "cli/options.h"
#include "cli/rates_in_force.h"

namespace kanjo {
namespace {

constexpr Option sort_option{
    .name = "--sort", .value = "total|count|key", .help = "the order of groups; by default total"};
constexpr Option dates_option{
    .name = "--dates", .value = "iso|dmy|mdy", .help = "how dates are written; by default iso"};

constexpr Option grouping_list[] = {
    {.name = "--by", .value = "FIELD,...", .help = "the fields to group by; by default sector"},
    {.name = "--across", .value = "FIELD", .help = "a field whose values become columns"},
};

constexpr Option target_list[] = {
    {.name = "--in", .value = "CODE,...", .help = "the currencies of the totals"},
    sort_option,
    {.name = "--top", .value = "N", .help = "only the first N groups; the others are one row"},
};

constexpr Option selection_list[] = {
    {.name = "--where",
     .value = "CONDITION",
     .help = "FIELD=VALUE, also != < <= > >=: only what meets it",
     .repeats = true},
    {.name = "--since", .value = "DATE", .help = "only what ends on or after the day, month or year"},
    {.name = "--until", .value = "DATE", .help = "only what begins on or before it"},
};

constexpr Option input_list[] = {
    {.name = "--column",
     .value = "FIELD=NAME",
     .help = "the name that a field has in the input",
     .repeats = true},
    {.name = "--currency", .value = "CODE", .help = "the currency of amounts that name none"},
    {.name = "--unit", .value = "UNIT", .help = "what plain numbers count: million, 1000"},
    dates_option,
    {.name = "--delimiter", .value = "CHARACTER", .help = "what separates CSV fields: ';' or tab"},
    {.name = "--normalise-splits", .help = "scale shares that do not add up to 100"},
};

constexpr int compact_digits = 3;  ///< of figures in few characters
constexpr int top_bound = 1'000'000'000;

Error found_expected(std::string_view found, std::string expected) {
    return error_of(Code::K0101, "'" + std::string(found) + "' was found, expected " + std::move(expected));
}

void read_columns(const Arguments& arguments, CommitmentFormat& format, Complaints& complaints) {
    for (const std::string_view text : arguments.values("--column")) {
        const std::size_t sign = text.find('=');
        if (sign == 0 || sign == text.npos || sign + 1 == text.size()) {
            complaints.add_usage("--column", found_expected(text, "FIELD=NAME"));
            continue;
        }
        ColumnName name{std::string(text.substr(0, sign)), std::string(text.substr(sign + 1))};
        const auto same = [&](const ColumnName& other) { return other.field == name.field; };
        if (std::ranges::any_of(format.columns, same)) {
            complaints.add_usage("--column", found_expected(text, "one name for each field"));
        }
        format.columns.push_back(std::move(name));
    }
}

/// A number, or a word of scale in any language that figures are read in.
std::optional<Decimal> read_unit(std::string_view text, const FigureOptions& figures) {
    if (Result<Decimal> number = parse_decimal(text)) return *number;
    for (const std::string& one : {"1 " + std::string(text), "1" + std::string(text)}) {
        const Result<Figure> figure = parse_figure(one, figures);
        const bool is_scale = figure && figure->is_scaled && !figure->currency && !figure->is_range();
        if (is_scale && figure->hedge == Hedge::none) return figure->low;
    }
    return std::nullopt;
}

void read_format(const Arguments& arguments, const FigureOptions& figures, CommitmentFormat& format,
                 Complaints& complaints) {
    read_columns(arguments, format, complaints);
    if (arguments.has("--unit")) {
        const std::string_view text = arguments.value("--unit");
        format.unit = read_unit(text, figures);
        const bool is_scale = format.unit && format.unit->sign() > 0;
        if (!is_scale)
            complaints.add_usage("--unit", found_expected(text, "a number or a word such as million"));
    }
    if (check_choice(arguments, dates_option, complaints)) {
        const std::string_view order = arguments.value("--dates");
        if (order == "dmy") format.dates = DateOrder::day_month_year;
        if (order == "mdy") format.dates = DateOrder::month_day_year;
    }
    format.normalise_splits = arguments.has("--normalise-splits");
}

void read_delimiter(const Arguments& arguments, ReaderOptions& reader, Complaints& complaints) {
    if (!arguments.has("--delimiter")) return;
    const std::string_view text = arguments.value("--delimiter");
    const std::string_view delimiter = text == "tab" || text == "\\t" ? "\t" : text;
    if (delimiter.size() == 1 && delimiter.find_first_of("\"\r\n") == delimiter.npos) {
        reader.delimiter = delimiter[0];
    } else {
        complaints.add_usage("--delimiter", found_expected(text, "one character, or tab"));
    }
}

std::optional<Period> read_period(const Arguments& arguments, std::string_view option,
                                  Complaints& complaints) {
    if (!arguments.has(option)) return std::nullopt;
    Result<Period> period = parse_period(arguments.value(option));
    if (period) return *period;
    complaints.add_usage(option, std::move(period).error());
    return std::nullopt;
}

void read_selection(const Arguments& arguments, TotalOptions& options, Complaints& complaints) {
    for (const std::string_view text : arguments.values("--where")) {
        Result<Condition> condition = parse_condition(text, options.figures);
        if (condition) {
            options.where.push_back(std::move(condition).value());
        } else {
            complaints.add_usage("--where", std::move(condition).error());
        }
    }
    if (const std::optional<Period> since = read_period(arguments, "--since", complaints))
        options.since = since->first;
    if (const std::optional<Period> until = read_period(arguments, "--until", complaints))
        options.until = until->last;
}

std::vector<std::string> read_by(const Arguments& arguments, Complaints& complaints) {
    if (!arguments.has("--by")) return {"sector"};
    std::vector<std::string> fields = split_list(arguments.value("--by"));
    for (const std::string& field : fields) {
        if (!field.empty()) continue;
        complaints.add_usage("--by", found_expected(arguments.value("--by"), "fields, as sector,kind"));
        break;
    }
    return fields;
}

void read_order(const Arguments& arguments, TotalOptions& options, Complaints& complaints) {
    if (check_choice(arguments, sort_option, complaints)) {
        const std::string_view order = arguments.value("--sort");
        if (order == "count") options.order = GroupOrder::count;
        if (order == "key") options.order = GroupOrder::key;
    }
    const std::optional<int> top = read_whole_number(arguments, "--top", 1, top_bound, complaints);
    if (top) options.top = static_cast<std::size_t>(*top);
}

/// A page reckons its totals again, so that it shows every digit, as programs get them.
void read_style(const Arguments& arguments, ReportPart part, TotalOptions& options, Complaints& complaints) {
    const std::optional<FigureStyle> style = read_figure_style(arguments, complaints);
    if (part != ReportPart::table) return;
    options.style = style;
    const bool has_own_precision = options.precision.decimals || options.precision.significant;
    if (style && !has_own_precision) options.precision.significant = compact_digits;
}

/// CSV has cells for totals alone.
void refuse_scenarios(const Arguments& arguments, Complaints& complaints) {
    for (const std::string_view option : {"--reach", "--sensitivity"}) {
        if (!arguments.has(option)) continue;
        complaints.add(error_of(
            Code::K0101, std::string(option) + " was found with a format that has no place for it: csv",
            "choose --format text, json, markdown or html"));
    }
}

}  // namespace

const OptionGroup grouping_options{"Groups", grouping_list};
const OptionGroup selection_options{"Selection", selection_list};
const OptionGroup input_options{"Input", input_list};
const OptionGroup target_options{"Targets", target_list};

RecordsFormat read_format_of_records(const Arguments& arguments, Complaints& complaints) {
    RecordsFormat records;
    records.figures = read_figure_options(arguments, complaints);
    read_format(arguments, records.figures, records.format, complaints);
    records.figures.currency = read_own_currency(arguments, complaints);
    read_delimiter(arguments, records.reader, complaints);
    return records;
}

void read_choice_of_records(const Arguments& arguments, TotalOptions& options, Complaints& complaints) {
    options.by = read_by(arguments, complaints);
    options.is_by_given = arguments.has("--by");
    if (arguments.has("--across")) options.across = std::string(arguments.value("--across"));
    if (arguments.has("--prices-by")) options.prices_by = std::string(arguments.value("--prices-by"));
    RecordsFormat records = read_format_of_records(arguments, complaints);
    options.figures = std::move(records.figures);
    options.format = std::move(records.format);
    options.reader = std::move(records.reader);
    read_selection(arguments, options, complaints);
}

void read_valuation(const Arguments& arguments, ReportPart part, TotalOptions& options,
                    Complaints& complaints) {
    options.in = read_targets(arguments, "for the totals", complaints);
    read_order(arguments, options, complaints);
    const bool deflates_first = options.constant && !options.constant->converts_first;
    options.bases = read_bases(arguments, deflates_first ? to_string(options.constant->base()) : "value-date",
                               complaints);
    options.precision = read_precision(arguments, complaints);
    read_style(arguments, part, options, complaints);
    options.keep_going = arguments.has("--keep-going");
    options.adjust = arguments.has("--adjust");
    if (part == ReportPart::plain) refuse_scenarios(arguments, complaints);
    read_scenarios(arguments, options, complaints);
    options.want_explanation = arguments.has("--explain") || part == ReportPart::page;
    options.want_terms = options.want_explanation || options.want_sensitivity;
    options.want_shares = part != ReportPart::plain;
    options.want_stated = part != ReportPart::plain;
    options.want_rates = options.want_stated;
    options.want_exact = has_document(part) || arguments.has("--exact");
    if (arguments.has("--exact")) options.exact_digits_max = 0;
}

}  // namespace kanjo
