// kanjo rates: the table in force, what is wrong with it, and a file kept as the user's own.
#include <filesystem>

#include "base/limits.h"
#include "cli/options.h"
#include "cli/rates_in_force.h"
#include "rates/rate_source.h"
#include "records/sha256.h"
#include "records/zip_archive.h"
#include "report/rate_list.h"

namespace kanjo {
namespace {

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

/// A file to be imported: the SHA-256 of it, and its rates as text, taken out of a zip archive.
struct Imported {
    std::string name;
    std::string sha256;
    std::string text;
};

Result<Imported> read_to_import(const Invocation& invocation, const std::string& file) {
    Result<std::unique_ptr<ByteSource>> source = file == "-" ? invocation.open_stdin() : open_file(file);
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
    if (action == "import") return run_import(invocation, arguments);
    return fail(invocation, error_of(Code::K0101,
                                     action.empty() ? "nothing to do was found, expected list or import"
                                                    : '\'' + action + "' was found, expected list or import",
                                     "see kanjo rates --help"));
}

constexpr const OptionGroup* groups[] = {&rates_options, &output_options};

}  // namespace

extern const Command rates_command{
    .name = "rates",
    .words = "list|import [FILE...]",
    .summary = "what the table of rates holds; a file kept as your own table",
    .about =
        "list    each pair with its span, its sources and its gaps: of the table in force, or of files\n"
        "import  checks a file, the ECB's published zip say, and keeps it as the table that is used where\n"
        "        neither --rates nor KANJO_RATES names another\n"
        "\n"
        "Formats, recognised by content, zipped or not: CSV (period,base,quote,rate,source), the ECB's CSV,\n"
        "Frankfurter's JSON, P lines of ledger and hledger, price directives of beancount.\n",
    .groups = groups,
    .run = run_rates,
};

}  // namespace kanjo
