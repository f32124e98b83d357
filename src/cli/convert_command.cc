// kanjo convert: records through, in order, with their amounts in other currencies.
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/rates_in_force.h"
#include "cli/total_options.h"
#include "convert/convert.h"
#include "report/json_text.h"
#include "report/rate_report.h"

namespace kanjo {
namespace {

constexpr Option convert_list[] = {
    {.name = "--in", .value = "CODE,...", .help = "the currencies to convert to"},
    {.name = "--exact", .help = "every digit, or a fraction where the decimal recurs"},
    {.name = "--ranges", .help = "columns for the low and high end of ranges, which are refused otherwise"},
    {.name = "--explain", .help = "a column that says how each rate came about: legs, dates, sources"},
    {.name = "--keep-going", .help = "write records in doubt too, without amounts, and still exit 1"},
    {.name = "--strict", .help = "exit 1 where an amount is undisclosed"},
};

constexpr Option output_list[] = {
    {.name = "--output", .letter = 'o', .value = "FILE", .help = "write to a file, whole or not at all"},
};

constexpr OptionGroup convert_options{"Conversion", convert_list};
constexpr OptionGroup output_option{"Output", output_list};

using Inputs = std::vector<std::unique_ptr<ByteSource>>;

std::string json_of(const Derivation& rate) {
    std::string text;
    append_json_line(text, rate_document(rate));
    return text;
}

ConvertOptions read_convert_options(const Arguments& arguments, Complaints& complaints) {
    ConvertOptions options;
    options.in = read_targets(arguments, "to convert to", complaints);
    options.bases = read_bases(arguments, "value-date", complaints);
    options.precision = read_precision(arguments, complaints);
    RecordsFormat records = read_format_of_records(arguments, complaints);
    options.figures = std::move(records.figures);
    options.format = std::move(records.format);
    options.reader = std::move(records.reader);
    options.want_exact = arguments.has("--exact");
    options.want_ranges = arguments.has("--ranges");
    options.want_explanation = arguments.has("--explain");
    options.keep_going = arguments.has("--keep-going");
    options.jobs = read_jobs(arguments, complaints);
    options.words = {rate_cell, rate_sentence, json_of};
    return options;
}

/// Everything that a run needs.
struct Job {
    ConvertOptions options;
    std::optional<RatesInForce> rates;
    Inputs inputs;
    std::unique_ptr<FileWriter> rejects;
    std::unique_ptr<FileWriter> file;  ///< of --output
};

Job prepare(const Invocation& invocation, const Arguments& arguments, Progress& progress,
            Complaints& complaints) {
    Job job;
    job.options = read_convert_options(arguments, complaints);
    job.rates = load_rates(invocation, arguments, complaints);
    if (job.rates) job.options.lookup = job.rates->rules;
    refuse_overwriting(arguments, true, complaints);
    job.inputs = open_inputs(invocation, arguments.words, progress, complaints);
    job.rejects = open_rejects(arguments, complaints);
    job.options.rejects = job.rejects.get();
    if (!arguments.has("--output") || !complaints.none()) return job;
    Result<std::unique_ptr<FileWriter>> file =
        create_file(std::string(arguments.value("--output")), Durability::in_time);
    if (file) {
        job.file = std::move(file).value();
    } else {
        complaints.add(std::move(file).error());
    }
    return job;
}

/// The inputs once more; none where one of them can be read but once.
std::optional<Inputs> find_copies(const Inputs& inputs) {
    Inputs copies;
    for (const std::unique_ptr<ByteSource>& input : inputs) {
        copies.push_back(input->reopened());
        if (!copies.back()) return std::nullopt;
    }
    return copies;
}

/// Standard output cannot be taken back: what can be read twice is checked first, and nothing is written
/// where a record is in doubt.
Result<ConvertResult> convert_to(const Invocation& invocation, Job& job) {
    if (job.file) return convert_records(std::move(job.inputs), job.rates->table, job.options, *job.file);
    std::optional<Inputs> copies = job.options.keep_going ? std::nullopt : find_copies(job.inputs);
    if (copies) {
        job.options.only_checks = true;
        Result<ConvertResult> checked =
            convert_records(std::move(*copies), job.rates->table, job.options, *invocation.out);
        if (!checked || checked->problem_count > 0) return checked;
        job.options.only_checks = false;
    }
    return convert_records(std::move(job.inputs), job.rates->table, job.options, *invocation.out);
}

int verdict(const Invocation& invocation, const Arguments& arguments, const ConvertResult& result) {
    if (result.problem_count > 0) {
        print_errors(invocation, result.problems, result.problem_count);
        return 1;
    }
    if (!arguments.has("--strict") || result.undisclosed == 0) return 0;
    return fail(invocation, error_of(Code::K0501, std::to_string(result.undisclosed) + " of " +
                                                      std::to_string(result.count) +
                                                      " amounts are undisclosed, expected none (--strict)"));
}

int run_convert(const Invocation& invocation, const Arguments& arguments) {
    Complaints complaints;
    Progress progress(invocation);
    Job job = prepare(invocation, arguments, progress, complaints);
    if (!complaints.none()) return complaints.report(invocation);
    tell_config(invocation, arguments);
    const Result<ConvertResult> result = convert_to(invocation, job);
    progress.end();
    if (!result) return fail(invocation, result.error());
    if (job.rejects) {
        if (const Result<Done> kept = job.rejects->commit(); !kept) return fail(invocation, kept.error());
    }
    const bool is_wanted = result->problem_count == 0 || job.options.keep_going;
    if (job.file && is_wanted) {
        if (const Result<Done> kept = job.file->commit(); !kept) return fail(invocation, kept.error());
    }
    return verdict(invocation, arguments, *result);
}

constexpr const OptionGroup* groups[] = {&convert_options, &basis_options,  &rates_options,
                                         &input_options,   &figure_options, &precision_options,
                                         &reading_options, &output_option};

}  // namespace

extern const Command convert_command{
    .name = "convert",
    .words = "FILE...",
    .summary = "stream CSV or JSON Lines through, adding converted columns",
    .about =
        "Writes the records as they came, in their order, each followed by its amount in other currencies, "
        "the\n"
        "rate, and the period of the rate; of undisclosed amounts nothing. Several files become one stream. "
        "JSON\n"
        "comes out as JSON Lines, with the whole derivation of each rate. Where a record is in doubt, "
        "nothing is\n"
        "written, or of a pipe what stands before it. - is standard input.\n",
    .groups = groups,
    .run = run_convert,
};

}  // namespace kanjo
