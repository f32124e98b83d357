// kanjo scan: every figure and pair in running text.
#include "check/market.h"
#include "check/scan.h"
#include "cli/options.h"
#include "cli/rates_in_force.h"
#include "report/annotated_text.h"
#include "report/scan_report.h"

namespace kanjo {
namespace {

constexpr Option scan_list[] = {
    {.name = "--annotate",
     .value = "CODE",
     .help = "the text itself, each figure followed by its conversion"},
    {.name = "--commitments", .help = "JSON for `total`, its sectors to be filled in"},
};

constexpr OptionGroup scan_options{"Scanning", scan_list};

/// Everything that a run needs, or complaints.
struct Job {
    FigureOptions figures;
    std::optional<ProseKind> kind;
    std::optional<Currency> target;  ///< of annotations
    Basis basis;
    std::optional<RatesInForce> rates;
    std::vector<std::unique_ptr<ByteSource>> inputs;
};

void read_annotation(const Invocation& invocation, const Arguments& arguments, Job& job,
                     Complaints& complaints) {
    const std::vector<Currency> targets =
        read_currencies(arguments.value("--annotate"), "--annotate", complaints);
    if (!targets.empty()) job.target = targets[0];
    const std::vector<Basis> bases = read_bases(arguments, "latest", complaints);
    if (!bases.empty()) job.basis = bases[0];
    const bool is_dated = job.basis.kind == BasisKind::latest || job.basis.kind == BasisKind::period;
    if (bases.size() > 1 || !is_dated)
        complaints.add_usage("--basis", error_of(Code::K0101, "a text has one basis, latest or a period"));
    if (arguments.has("--commitments"))
        complaints.add_usage("--annotate", error_of(Code::K0101, "it does not go with --commitments"));
    job.rates = load_rates(invocation, arguments, complaints);
}

Job prepare(const Invocation& invocation, const Arguments& arguments, Complaints& complaints) {
    Job job;
    job.figures = read_figure_options(arguments, complaints);
    job.figures.running_text = true;
    job.kind = read_prose_kind(arguments, complaints);
    if (arguments.has("--annotate")) read_annotation(invocation, arguments, job, complaints);
    for (const std::string& file : arguments.words) {
        Result<std::unique_ptr<ByteSource>> input = file == "-" ? invocation.open_stdin() : open_file(file);
        if (input) {
            job.inputs.push_back(std::move(input).value());
        } else {
            complaints.add(std::move(input).error());
        }
    }
    if (arguments.words.empty()) {
        complaints.add(
            error_of(Code::K0101, "no file was found, expected FILE...", "write - for standard input"));
    }
    return job;
}

int verdict(const Invocation& invocation, const std::vector<Error>& problems) {
    if (problems.empty()) return 0;
    print_errors(invocation, problems, problems.size());
    return 1;
}

int annotate(const Invocation& invocation, const Arguments& arguments, Job& job, const FigureFinder& finder) {
    const std::string_view path = arguments.value("--output");
    std::unique_ptr<FileWriter> file;
    if (!path.empty()) {
        Result<std::unique_ptr<FileWriter>> created = create_file(std::string(path));
        if (!created) return fail(invocation, created.error());
        file = std::move(created).value();
    }
    ByteSink& sink = file ? *file : *invocation.out;
    const std::optional<Period> when =
        job.basis.kind == BasisKind::period ? std::optional(job.basis.period) : std::nullopt;
    const Annotation annotation{*job.target, market_of(job.rates->table, when, job.rates->rules), {}};
    std::vector<Error> problems;
    for (std::unique_ptr<ByteSource>& input : job.inputs) {
        const Result<Done> done =
            annotate_text(std::move(input), job.kind, finder, annotation, sink, problems);
        if (!done) return fail(invocation, done.error());
    }
    const Result<Done> kept = file ? file->commit() : Result<Done>(Done{});
    return kept ? verdict(invocation, problems) : fail(invocation, kept.error());
}

int write_commitments(const Invocation& invocation, const Arguments& arguments, const ScanResult& result) {
    Report report;
    report.document = commitments_document(result);
    const Result<std::string> text = render_report(report, "json", {});
    return text ? write_text(invocation, arguments, *text) : fail(invocation, text.error());
}

int run_scan(const Invocation& invocation, const Arguments& arguments) {
    const std::optional<ReportPart> part = part_of_format(format_of(arguments));
    if (!part) return write_report(invocation, arguments, Report());
    Complaints complaints;
    Job job = prepare(invocation, arguments, complaints);
    if (!complaints.none()) return complaints.report(invocation);
    const FigureFinder finder(job.figures, vocabulary());
    if (job.target) return annotate(invocation, arguments, job, finder);
    ScanResult result;
    for (std::unique_ptr<ByteSource>& input : job.inputs) {
        const Result<Done> done = scan_text(std::move(input), job.kind, finder, result);
        if (!done) return fail(invocation, done.error());
    }
    const int written =
        arguments.has("--commitments")
            ? write_commitments(invocation, arguments, result)
            : write_report(invocation, arguments, report_scan(result, job.inputs.size() > 1, *part));
    return written != 0 ? written : verdict(invocation, result.problems);
}

constexpr const OptionGroup* groups[] = {&scan_options,  &text_options,  &figure_options,
                                         &basis_options, &rates_options, &output_options};

}  // namespace

extern const Command scan_command{
    .name = "scan",
    .words = "FILE...",
    .summary = "find every figure and pair in running text",
    .about =
        "Finds the money in texts, plain, Markdown or HTML, with line and column, and the pairs that state "
        "one sum\n"
        "in two currencies. Money that could be read in several ways is named, and a finding. - is standard\n"
        "input.\n",
    .groups = groups,
    .run = run_scan,
};

}  // namespace kanjo
