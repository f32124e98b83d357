// kanjo rates: the table in force, what is wrong with it, and a file kept as the user's own.
#include <filesystem>

#include "base/limits.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/rates_in_force.h"
#include "rates/rate_source.h"
#include "records/sha256.h"
#include "records/zip_archive.h"
#include "report/rate_lint_report.h"
#include "report/rate_list.h"

namespace kanjo {
namespace {

constexpr const char* jump_name = "--jump";
constexpr const char* triangle_name = "--triangle";
constexpr Option lint_list[] = {
    {.name = jump_name,
     .value = "PERCENT",
     .help =
         "what from one quote to the next is a jump; by default 20 for days, 30 for months, 100 for years"},
    {.name = triangle_name,
     .value = "PERCENT",
     .help = "how far a rate may be off the cross of two others, beside its last digit; by default 1"},
};
constexpr OptionGroup lint_options{"Lint", lint_list};

/// The files named are the table, like those of --rates.
Arguments with_files_as_rates(const Arguments& arguments) {
    Arguments table = arguments;
    for (std::size_t i = 1; i < arguments.words.size(); ++i)
        table.options.emplace_back("--rates", arguments.words[i]);
    if (arguments.words.size() > 1) table.config_options.clear();
    return table;
}

int run_list(const Invocation& invocation, const Arguments& arguments) {
    Complaints complaints;
    std::optional<RatesRead> rates =
        read_rates_in_force(invocation, with_files_as_rates(arguments), complaints);
    if (!rates) return complaints.report(invocation);
    const RateListing listing{summarise_rates(rates->contents, rates->rules.age_days_max), rates->name,
                              rates->imported, rates->contents.commodities};
    return write_report(invocation, arguments, report_rate_list(listing));
}

std::optional<Decimal> read_percent(const Arguments& arguments, const char* option, Complaints& complaints) {
    if (!arguments.has(option)) return std::nullopt;
    std::string_view text = arguments.value(option);
    if (text.ends_with('%')) text.remove_suffix(1);
    const Result<Decimal> percent = parse_decimal(text);
    if (percent && percent->sign() >= 0) return *percent;
    complaints.add_usage(option,
                         error_of(Code::K0101, '\'' + std::string(arguments.value(option)) +
                                                   "' was found, expected per cent, such as 3 or 0.5"));
    return std::nullopt;
}

LintOptions read_lint_options(const Arguments& arguments, Complaints& complaints) {
    LintOptions options;
    if (const std::optional<Decimal> jump = read_percent(arguments, jump_name, complaints))
        options.jump_days = options.jump_months = options.jump_years = *jump;
    if (const std::optional<Decimal> triangle = read_percent(arguments, triangle_name, complaints))
        options.triangle = *triangle;
    return options;
}

int run_lint(const Invocation& invocation, const Arguments& arguments) {
    Complaints complaints;
    const LintOptions options = read_lint_options(arguments, complaints);
    std::optional<RatesRead> rates =
        read_rates_in_force(invocation, with_files_as_rates(arguments), complaints);
    if (!rates) return complaints.report(invocation);
    const std::vector<RateFinding> findings = lint_rates(rates->contents, options);
    const Report report = report_rate_lint(findings, rates->contents.quotes.size(), rates->name);
    const int written = write_report(invocation, arguments, report);
    return written != 0 ? written : findings.empty() ? 0 : 1;
}

/// A file to be imported: the SHA-256 of it, and its rates as text, taken out of a zip archive.
struct Imported {
    std::string name;
    std::string sha256;
    std::string text;
};

Result<Imported> read_to_import(const Invocation& invocation, const std::string& file) {
    Result<std::unique_ptr<ByteSource>> source = open_input(invocation, file);
    if (!source) return std::move(source).error();
    Result<std::string> bytes = read_all(**source, limits::rate_file_bytes_max);
    if (!bytes) return std::move(bytes).error();
    const std::string name = file == "-" ? "standard input" : std::filesystem::path(file).filename().string();
    Imported imported{name, sha256_hex(*bytes), {}};
    if (!begins_zip(*bytes)) {
        imported.text = std::move(bytes).value();
        return imported;
    }
    const auto archive = source_of(*bytes, file);
    const Result<std::unique_ptr<ByteSource>> inner = open_zip(*archive, limits::rate_file_bytes_max);
    if (!inner) return inner.error();
    Result<std::string> text = read_all(**inner, limits::rate_file_bytes_max);
    if (!text) return std::move(text).error();
    imported.text = std::move(text).value();
    return imported;
}

/// The table that it makes, which nothing may be wrong with.
std::optional<RateSummary> summarise_import(const Imported& imported, Complaints& complaints) {
    RateContents contents;
    std::vector<Error> row_errors;
    const Result<Done> read = read_rates(source_of(imported.text, imported.name), contents, row_errors);
    for (Error& error : row_errors) complaints.add(std::move(error));
    if (!read) complaints.add(read.error());
    if (!complaints.none()) return std::nullopt;
    RateSummary summary = summarise_rates(contents, contents.rules.age_days_max);
    const Result<RateTable> table = RateTable::build(std::move(contents));
    if (table) return summary;
    complaints.add(table.error());
    return std::nullopt;
}

int run_import(const Invocation& invocation, const Arguments& arguments) {
    if (arguments.words.size() != 2) {
        return fail(invocation,
                    error_of(Code::K0101, std::to_string(arguments.words.size() - 1) +
                                              " files were found, expected one: rates import FILE"));
    }
    const Result<Imported> imported = read_to_import(invocation, arguments.words[1]);
    if (!imported) return fail(invocation, imported.error());
    Complaints complaints;
    const std::optional<RateSummary> summary = summarise_import(*imported, complaints);
    if (!summary) return complaints.report(invocation);
    const Result<ImportedTable> kept =
        keep_imported(invocation, imported->name, imported->sha256, imported->text);
    if (!kept) return fail(invocation, kept.error());
    return write_report(invocation, arguments, report_rate_import(*kept, *summary));
}

int run_rates(const Invocation& invocation, const Arguments& arguments) {
    const std::string action = arguments.words.empty() ? "" : arguments.words[0];
    if (action == "list") return run_list(invocation, arguments);
    if (action == "lint") return run_lint(invocation, arguments);
    if (action == "import") return run_import(invocation, arguments);
    return fail(invocation, error_of(Code::K0101,
                                     (action.empty() ? "nothing to do" : '\'' + action + '\'') +
                                         " was found, expected list, lint or import",
                                     "see kanjo rates --help"));
}

constexpr const OptionGroup* groups[] = {&rates_options, &lint_options, &output_options};

}  // namespace

extern const Command rates_command{
    .name = "rates",
    .words = "list|lint|import [FILE...]",
    .summary = "what the table of rates holds and what is wrong with it; a file kept as your own",
    .about =
        "list    each pair with its span, its sources and its gaps: of the table in force, or of files\n"
        "lint    what may be wrong with it: rates that contradict each other, inverted ones, jumps, "
        "triangles\n"
        "        that do not close; exit 1 where something is found\n"
        "import  checks a file, the ECB's published zip say, and keeps it as the table that is used where\n"
        "        neither --rates nor KANJO_RATES names another\n"
        "\n"
        "Formats, recognised by content, zipped or not: CSV (period,base,quote,rate,source), the ECB's CSV,\n"
        "Frankfurter's JSON, P lines of ledger and hledger, price directives of beancount.\n",
    .groups = groups,
    .run = run_rates,
};

}  // namespace kanjo
