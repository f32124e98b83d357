// kanjo scan: every figure and pair in running text.
#include "check/market.h"
#include "check/scan.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/rates_in_force.h"
#include "report/annotated_text.h"
#include "report/json_text.h"
#include "report/scan_report.h"
#include "report/scan_writer.h"

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
    std::optional<Currency> target;     ///< of annotations
    std::optional<Period> when;         ///< the date of the text, as --basis gives it
    std::optional<RatesInForce> rates;  ///< for annotations
    std::vector<std::unique_ptr<ByteSource>> inputs;
};

/// The date of the text decides which codes are current, and the rates of annotations.
void read_date(const Arguments& arguments, Job& job, Complaints& complaints) {
    const std::vector<Basis> bases = read_bases(arguments, "latest", complaints);
    if (bases.empty()) return;
    const Basis& basis = bases.front();
    if (bases.size() > 1 || (basis.kind != BasisKind::latest && basis.kind != BasisKind::period))
        complaints.add_usage("--basis", error_of(Code::K0101, "a text has one basis, latest or a period"));
    if (basis.kind != BasisKind::period) return;
    job.when = basis.period;
    job.figures.on = basis.period.last;
}

void read_annotation(const Invocation& invocation, const Arguments& arguments, Job& job,
                     Complaints& complaints) {
    const std::vector<Currency> targets =
        read_currencies(arguments.value("--annotate"), "--annotate", complaints);
    if (!targets.empty()) job.target = targets[0];
    if (arguments.has("--commitments"))
        complaints.add_usage("--annotate", error_of(Code::K0101, "it does not go with --commitments"));
    job.rates = load_rates(invocation, arguments, complaints);
}

Job prepare(const Invocation& invocation, const Arguments& arguments, Complaints& complaints) {
    Job job;
    job.figures = read_figure_options(arguments, complaints);
    job.figures.running_text = true;
    job.kind = read_prose_kind(arguments, complaints);
    read_date(arguments, job, complaints);
    if (arguments.has("--annotate")) read_annotation(invocation, arguments, job, complaints);
    for (const std::string& file : arguments.words) {
        Result<std::unique_ptr<ByteSource>> input = open_input(invocation, file);
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

/// Calls `take` with each block of each input.
template <class Take>
Result<Done> read_blocks(Job& job, const FigureFinder& finder, std::vector<Error>& problems, Take take) {
    for (std::unique_ptr<ByteSource>& input : job.inputs) {
        FigureReader reader(std::move(input), job.kind, finder, vocabulary());
        for (Result<bool> more = reader.next(); !more || *more; more = reader.next()) {
            if (!more) return more.error();
            for (Error& error : reader.refused()) problems.push_back(std::move(error));
            if (Result<Done> taken = take(reader); !taken) return taken;
        }
    }
    return Done{};
}

int annotate(const Invocation& invocation, const Arguments& arguments, Job& job, const FigureFinder& finder) {
    const Annotation annotation{*job.target, market_of(job.rates->table, job.when, job.rates->rules), {}};
    std::vector<Error> problems;
    const int written = write_streamed(invocation, arguments, [&](ByteSink& sink) {
        return read_blocks(job, finder, problems, [&](FigureReader& reader) {
            return write_annotated(reader, annotation, sink, problems);
        });
    });
    return written != 0 ? written : verdict(invocation, problems);
}

int write_document(const Invocation& invocation, const Arguments& arguments, Job& job,
                   const FigureFinder& finder) {
    std::vector<Error> problems;
    const int written = write_streamed(invocation, arguments, [&](ByteSink& sink) {
        ScanDocumentWriter writer(sink);
        Result<Done> done =
            read_blocks(job, finder, problems, [&](FigureReader& reader) { return writer.add(reader); });
        return done ? writer.finish(problems, config_document(arguments)) : done;
    });
    return written != 0 ? written : verdict(invocation, problems);
}

int write_lines(const Invocation& invocation, const Arguments& arguments, Job& job,
                const FigureFinder& finder) {
    std::vector<Error> problems;
    const int written = write_streamed(invocation, arguments, [&](ByteSink& sink) {
        ScanTableWriter writer(sink);
        Result<Done> done =
            read_blocks(job, finder, problems, [&](FigureReader& reader) { return writer.add(reader); });
        return done ? writer.finish() : done;
    });
    return written != 0 ? written : verdict(invocation, problems);
}

/// All figures at once: as a table, whose columns are as wide as what they hold, or as commitments.
int write_whole(const Invocation& invocation, const Arguments& arguments, Job& job,
                const FigureFinder& finder) {
    ScanResult result;
    const Result<Done> done =
        read_blocks(job, finder, result.problems, [&](FigureReader& reader) -> Result<Done> {
            append_block(reader, result);
            return Done{};
        });
    if (!done) return fail(invocation, done.error());
    int written = 0;
    if (arguments.has("--commitments")) {
        std::string text;
        append_json(text, commitments_document(result), 0);
        written = write_text(invocation, arguments, text + '\n');
    } else {
        written = write_report(invocation, arguments, report_scan(result, job.inputs.size() > 1));
    }
    return written != 0 ? written : verdict(invocation, result.problems);
}

int run_scan(const Invocation& invocation, const Arguments& arguments) {
    const std::string_view format = format_of(arguments);
    if (!part_of_format(format)) return write_report(invocation, arguments, Report());
    Complaints complaints;
    Job job = prepare(invocation, arguments, complaints);
    if (!complaints.none()) return complaints.report(invocation);
    const FigureFinder finder(job.figures, vocabulary());
    if (job.target) return annotate(invocation, arguments, job, finder);
    if (arguments.has("--commitments")) return write_whole(invocation, arguments, job, finder);
    if (format == "json") return write_document(invocation, arguments, job, finder);
    if (format == "csv") return write_lines(invocation, arguments, job, finder);
    return write_whole(invocation, arguments, job, finder);
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
