// kanjo check: reported pairs, 3.9 trillion yen ($25 billion), against the market's rate.
#include <filesystem>

#include "check/checker.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/rates_in_force.h"
#include "report/check_report.h"

namespace kanjo {
namespace {

constexpr Option check_list[] = {
    {.name = "--tolerance", .value = "PERCENT", .help = "how far off is still plausible; by default 3"},
    {.name = "--fits", .help = "list the periods of the table for which a pair would be consistent"},
    {.name = "--phrase", .help = "every word is a phrase, though a file has its name"},
    {.name = "--first-column", .value = "NAME", .help = "files are tables: the column of the first amount"},
    {.name = "--second-column", .value = "NAME", .help = "and that of the second"},
    {.name = "--date-column",
     .value = "NAME",
     .help = "and that of the date, for --basis value-date; by default date"},
    {.name = "--delimiter", .value = "CHARACTER", .help = "what separates the fields of a table: ';' or tab"},
    {.name = "--currency", .value = "CODE", .help = "the currency of amounts that name none"},
};

constexpr OptionGroup check_options{"Checking", check_list};

Decimal read_tolerance(const Arguments& arguments, Decimal otherwise, Complaints& complaints) {
    if (!arguments.has("--tolerance")) return otherwise;
    std::string_view text = arguments.value("--tolerance");
    if (!text.empty() && text.back() == '%') text.remove_suffix(1);
    const Result<Decimal> tolerance = parse_decimal(text);
    if (tolerance && tolerance->sign() >= 0) return *tolerance;
    complaints.add_usage("--tolerance",
                         error_of(Code::K0101, "'" + std::string(arguments.value("--tolerance")) +
                                                   "' was found, expected per cent, such as 3 or 0.5"));
    return otherwise;
}

Basis read_basis(const Arguments& arguments, bool has_dates, Complaints& complaints) {
    const std::vector<Basis> bases = read_bases(arguments, "latest", complaints);
    if (bases.size() > 1)
        complaints.add_usage("--basis", error_of(Code::K0101, "two bases were found, expected one"));
    if (bases.empty()) return {};
    const BasisKind kind = bases[0].kind;
    if (kind == BasisKind::stated || (kind == BasisKind::value_date && !has_dates)) {
        complaints.add_usage(
            "--basis", error_of(Code::K0101, "'" + bases[0].name + "' was found, expected latest or a period",
                                "value-date goes with --first-column and --second-column"));
    }
    return bases[0];
}

std::optional<PairColumns> read_pair_columns(const Arguments& arguments, Complaints& complaints) {
    const bool has_first = arguments.has("--first-column");
    if (!has_first && !arguments.has("--second-column")) {
        for (const std::string_view option : {"--date-column", "--delimiter"}) {
            if (!arguments.has(option)) continue;
            complaints.add_usage(option, error_of(Code::K0101, "it was found without a table of pairs",
                                                  "name its columns: --first-column, --second-column"));
        }
        return std::nullopt;
    }
    if (has_first != arguments.has("--second-column")) {
        complaints.add_usage(
            has_first ? "--first-column" : "--second-column",
            error_of(Code::K0101, "one column was found, expected both --first-column and --second-column"));
    }
    PairColumns columns;
    columns.first = arguments.value("--first-column");
    columns.second = arguments.value("--second-column");
    if (arguments.has("--date-column")) columns.date = arguments.value("--date-column");
    return columns;
}

ReaderOptions read_table_options(const Arguments& arguments, Complaints& complaints) {
    ReaderOptions options;
    options.list_key = "pairs";
    if (!arguments.has("--delimiter")) return options;
    const std::string_view text = arguments.value("--delimiter");
    if (text == "tab" || text == "\\t" || text == "\t")
        options.delimiter = '\t';
    else if (text.size() == 1)
        options.delimiter = text[0];
    else
        complaints.add_usage(
            "--delimiter",
            error_of(Code::K0101, "'" + std::string(text) + "' was found, expected one character, or tab"));
    return options;
}

bool is_file(const Arguments& arguments, const std::string& word) {
    if (arguments.has("--phrase")) return false;
    std::error_code failure;
    return word == "-" || std::filesystem::exists(word, failure);
}

/// Everything that a run needs, or complaints.
struct Job {
    CheckOptions options;
    std::optional<ProseKind> kind;  ///< of texts
    std::optional<PairColumns> columns;
    ReaderOptions reading;
    std::optional<RatesInForce> rates;
};

Job prepare(const Invocation& invocation, const Arguments& arguments, Complaints& complaints) {
    Job job;
    job.options.figures = read_figure_options(arguments, complaints);
    job.options.figures.currency = read_own_currency(arguments, complaints);
    job.kind = read_prose_kind(arguments, complaints);
    job.columns = read_pair_columns(arguments, complaints);
    job.reading = read_table_options(arguments, complaints);
    job.options.basis = read_basis(arguments, job.columns.has_value(), complaints);
    if (job.options.basis.kind == BasisKind::period) job.options.figures.on = job.options.basis.period.last;
    job.options.tolerance_percent = read_tolerance(arguments, job.options.tolerance_percent, complaints);
    job.options.want_fits = arguments.has("--fits");
    job.rates = load_rates(invocation, arguments, complaints);
    if (job.rates) job.options.lookup = job.rates->rules;
    if (arguments.words.empty()) {
        complaints.add(error_of(Code::K0101, "nothing to check was found, expected PHRASE... or FILE...",
                                "write kanjo check '3.9 trillion yen ($25 billion)'"));
    }
    return job;
}

Result<Done> check_file(const Invocation& invocation, const Job& job, const PairChecker& checker,
                        const std::string& file, CheckResult& result) {
    Result<std::unique_ptr<ByteSource>> source = open_input(invocation, file);
    if (!source) return std::move(source).error();
    if (!job.columns) return checker.check_text(std::move(source).value(), job.kind, result);
    return checker.check_table(std::move(source).value(), job.reading, *job.columns, result);
}

int verdict(const Invocation& invocation, const CheckResult& result) {
    if (!result.problems.empty()) print_errors(invocation, result.problems, result.problems.size());
    bool any_finding = !result.problems.empty();
    for (const ReportedPair& pair : result.pairs) any_finding = any_finding || is_finding(pair.check.verdict);
    return any_finding ? 1 : 0;
}

int run_check(const Invocation& invocation, const Arguments& arguments) {
    const std::optional<ReportPart> part = part_of_format(format_of(arguments));
    if (!part) return write_report(invocation, arguments, Report());
    Complaints complaints;
    const Job job = prepare(invocation, arguments, complaints);
    if (!complaints.none()) return complaints.report(invocation);
    const PairChecker checker(job.rates->table, job.options);
    CheckResult result;
    for (const std::string& word : arguments.words) {
        if (is_file(arguments, word)) {
            const Result<Done> done = check_file(invocation, job, checker, word, result);
            if (!done) complaints.add(done.error());
        } else {
            const Result<Done> done = checker.check_phrase(word, result);
            if (!done) complaints.add_usage("", done.error());
        }
    }
    if (!complaints.none()) return complaints.report(invocation);
    const int saved = save_rates(invocation, arguments, *job.rates);
    if (saved != 0) return saved;
    const int written =
        write_report(invocation, arguments, report_check(result, job.options, job.rates->name, *part));
    return written != 0 ? written : verdict(invocation, result);
}

constexpr const OptionGroup* groups[] = {&check_options,  &text_options,   &basis_options, &rates_options,
                                         &saving_options, &figure_options, &output_options};

}  // namespace

extern const Command check_command{
    .name = "check",
    .words = "PHRASE...|FILE...",
    .summary = "test reported pairs, 3.9 trillion yen ($25 billion), against the rate",
    .about =
        "Tests amounts that state one sum in two currencies. The market rate is consistent with a pair where "
        "the\n"
        "digits as written allow it, plausible where rounding to fewer digits does or the tolerance; an\n"
        "inconsistent pair is a finding, with the slip that would explain it. A word that names a file is a "
        "text\n"
        "whose pairs are tested, or a table of pairs. - is standard input.\n",
    .groups = groups,
    .run = run_check,
};

}  // namespace kanjo
