// kanjo total: commitments by sector or any other fields.
#include <algorithm>
#include <thread>

#include "cli/options.h"
#include "cli/rates_in_force.h"
#include "cli/total_options.h"
#include "report/total_report.h"

namespace kanjo {
namespace {

constexpr Option run_list[] = {
    {.name = "--keep-going", .help = "total what can be totalled, mark what is incomplete, still exit 1"},
    {.name = "--strict", .help = "exit 1 where an amount is undisclosed"},
    {.name = "--adjust", .help = "make the shown groups add up to the shown total, and say so"},
    {.name = "--explain", .help = "say how each total came about: amounts, rates, legs, dates, sources"},
    {.name = "--exact", .help = "every digit, or a fraction where the decimal recurs"},
    {.name = "--rejects", .value = "FILE", .help = "write the refused records, as they stand, to a file"},
    {.name = "--jobs", .value = "N", .help = "threads; by default one a core"},
};

constexpr OptionGroup run_options{"Totals", run_list};
constexpr int jobs_bound = 1024;

int default_jobs() {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

std::vector<std::unique_ptr<ByteSource>> open_inputs(const Invocation& invocation,
                                                     const std::vector<std::string>& files,
                                                     Complaints& complaints) {
    std::vector<std::unique_ptr<ByteSource>> inputs;
    for (const std::string& file : files) {
        Result<std::unique_ptr<ByteSource>> input = file == "-" ? invocation.open_stdin() : open_file(file);
        if (input) {
            inputs.push_back(std::move(input).value());
        } else {
            complaints.add(std::move(input).error());
        }
    }
    if (files.empty()) {
        complaints.add(
            error_of(Code::K0101, "no file was found, expected FILE...", "write - for standard input"));
    }
    return inputs;
}

/// Everything that a run needs, or complaints.
struct Job {
    TotalOptions options;
    std::optional<RatesInForce> rates;
    std::vector<std::unique_ptr<ByteSource>> inputs;
    std::unique_ptr<FileWriter> rejects;
};

void open_rejects(const Arguments& arguments, Job& job, Complaints& complaints) {
    if (!arguments.has("--rejects") || !complaints.none()) return;
    Result<std::unique_ptr<FileWriter>> file = create_file(std::string(arguments.value("--rejects")));
    if (!file) return complaints.add(std::move(file).error());
    job.rejects = std::move(file).value();
    job.options.rejects = job.rejects.get();
}

Job prepare(const Invocation& invocation, const Arguments& arguments, ReportPart part,
            Complaints& complaints) {
    Job job;
    job.options = read_total_options(arguments, complaints);
    job.options.keep_going = arguments.has("--keep-going");
    job.options.adjust = arguments.has("--adjust");
    read_scenarios(arguments, job.options, complaints);
    job.options.want_explanation = arguments.has("--explain") || part == ReportPart::page;
    job.options.want_terms = job.options.want_explanation || job.options.want_sensitivity;
    job.options.want_rates = part != ReportPart::plain;
    job.options.want_exact = has_document(part) || arguments.has("--exact");
    if (arguments.has("--exact")) job.options.exact_digits_max = 0;
    job.options.jobs =
        read_whole_number(arguments, "--jobs", 1, jobs_bound, complaints).value_or(default_jobs());
    job.rates = load_rates(invocation, arguments, complaints);
    if (job.rates) job.options.lookup = job.rates->rules;
    job.inputs = open_inputs(invocation, arguments.words, complaints);
    open_rejects(arguments, job, complaints);
    return job;
}

/// 1 where the answer is not all that was asked for.
int verdict(const Invocation& invocation, const Arguments& arguments, const TotalResult& result) {
    if (arguments.has("--strict") && result.total.undisclosed > 0) {
        return fail(invocation,
                    error_of(Code::K0501, std::to_string(result.total.undisclosed) + " of " +
                                              std::to_string(result.total.count) +
                                              " amounts are undisclosed, expected none (--strict)"));
    }
    return result.problem_count > 0 || !result.complete ? 1 : 0;
}

int run_total(const Invocation& invocation, const Arguments& arguments) {
    Complaints complaints;
    const std::optional<ReportPart> part = part_of_format(format_of(arguments));
    if (!part) return write_report(invocation, arguments, Report());
    Job job = prepare(invocation, arguments, *part, complaints);
    if (!complaints.none()) return complaints.report(invocation);

    const Result<TotalResult> result =
        total_commitments(std::move(job.inputs), job.rates->table, job.options);
    if (!result) return fail(invocation, result.error());
    if (result->problem_count > 0) print_errors(invocation, result->problems, result->problem_count);
    if (job.rejects) {
        const Result<Done> kept = job.rejects->commit();
        if (!kept) return fail(invocation, kept.error());
    }
    if (result->problem_count > 0 && !job.options.keep_going) return 1;
    Report report = report_total(*result, job.options, job.rates->name, *part);
    report.command = command_line(invocation);
    const int saved = save_rates(invocation, arguments, *job.rates);
    if (saved != 0) return saved;
    const int written = write_report(invocation, arguments, report);
    return written != 0 ? written : verdict(invocation, arguments, *result);
}

constexpr const OptionGroup* groups[] = {
    &grouping_options, &selection_options, &basis_options,    &rates_options, &saving_options, &input_options,
    &figure_options,   &precision_options, &scenario_options, &run_options,   &output_options};

}  // namespace

extern const Command total_command{
    .name = "total",
    .words = "FILE...",
    .summary = "total commitments by sector or any other fields",
    .about =
        "Totals the commitments of CSV, JSON or JSON Lines files, each amount at the rate of its own date.\n"
        "A row, currency or rate that is in doubt is named, and there is then no total; undisclosed amounts "
        "are\n"
        "counted and shown beside it. - is standard input.\n",
    .groups = groups,
    .run = run_total,
};

}  // namespace kanjo
