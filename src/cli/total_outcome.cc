// How totals end: what was wrong is printed, the report is written, the exit code tells which.
#include "cli/total_options.h"
#include "report/total_report.h"

namespace kanjo {
namespace {

constexpr Option outcome_list[] = {
    {.name = "--keep-going", .help = "total what can be totalled, mark what is incomplete, still exit 1"},
    {.name = "--strict", .help = "exit 1 where an amount is undisclosed"},
    {.name = "--adjust", .help = "make the shown groups add up to the shown total, and say so"},
    {.name = "--explain", .help = "say how each total came about: amounts, rates, legs, dates, sources"},
    {.name = "--exact", .help = "every digit, or a fraction where the decimal recurs"},
};

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

}  // namespace

const OptionGroup outcome_options{"Totals", outcome_list};

int finish_total(const Invocation& invocation, const Arguments& arguments, const TotalResult& result,
                 const TotalOptions& options, const RatesInForce& rates, ReportPart part) {
    if (result.problem_count > 0) {
        print_errors(invocation, result.problems, result.problem_count);
        if (!options.keep_going) return 1;
    }
    if (result.notice_count > 0) print_errors(invocation, result.notices, result.notice_count);
    Report report = report_total(result, options, rates.name, part);
    report.command = command_line(invocation);
    const int saved = save_rates(invocation, arguments, rates);
    if (saved != 0) return saved;
    const int written = write_report(invocation, arguments, report);
    return written != 0 ? written : verdict(invocation, arguments, result);
}

}  // namespace kanjo
