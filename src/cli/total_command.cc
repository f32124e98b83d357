// kanjo total: commitments by sector or any other fields.
#include "cli/against.h"
#include "cli/inputs.h"
#include "cli/make_part.h"
#include "cli/options.h"
#include "cli/rates_in_force.h"
#include "cli/total_options.h"

namespace kanjo {
namespace {

constexpr Option part_list[] = {
    {.name = "--partial", .help = "write exact partial sums, without rates, for kanjo merge"},
    {.name = "--label", .value = "TEXT", .help = "tells parts apart whose inputs are alike; with --partial"},
};

constexpr OptionGroup part_options{"Parts", part_list};

/// Requires: both outlive it.
OldData old_data(OldFiles& old, const RatesInForce& rates) {
    const RatesInForce& own = old.rates ? *old.rates : rates;
    return {std::move(old.inputs), own.table, own.rules, own.name};
}

int run_total(const Invocation& invocation, const Arguments& arguments) {
    if (arguments.has("--partial") && !arguments.has("--against")) return make_part(invocation, arguments);
    Complaints complaints;
    if (arguments.has("--label") && !arguments.has("--partial")) {
        complaints.add(error_of(Code::K0101, "--label was found without --partial",
                                "only parts have labels: add --partial"));
    }
    const std::optional<ReportPart> part = part_of_format(format_of(arguments));
    if (!part) return write_report(invocation, arguments, Report());
    TotalOptions options;
    read_choice_of_records(arguments, options, complaints);
    const std::unique_ptr<PriceTable> prices =
        read_constant_prices(invocation, arguments, options, complaints);
    check_price_key(options, complaints);
    read_valuation(arguments, *part, options, complaints);
    options.jobs = read_jobs(arguments, complaints);
    const std::optional<RatesInForce> rates = load_rates(invocation, arguments, complaints);
    if (rates) options.lookup = rates->rules;
    refuse_overwriting(arguments, false, complaints);
    Progress progress(invocation);
    std::vector<std::unique_ptr<ByteSource>> inputs =
        open_inputs(invocation, arguments.words, progress, complaints);
    std::optional<OldFiles> old = open_old_files(invocation, arguments, progress, complaints);
    const std::unique_ptr<FileWriter> rejects = open_rejects(arguments, complaints);
    if (!complaints.none()) return complaints.report(invocation);
    options.rejects = rejects.get();
    note_repeated_inputs(invocation, arguments);

    const Result<TotalResult> result =
        old ? total_against(std::move(inputs), rates->table, options, old_data(*old, *rates))
            : total_commitments(std::move(inputs), rates->table, options);
    progress.end();
    if (!result) return fail(invocation, result.error());
    if (rejects) {
        const Result<Done> kept = rejects->commit();
        if (!kept) return fail(invocation, kept.error());
    }
    return finish_total(invocation, arguments, *result, options, *rates, *part);
}

constexpr const OptionGroup* groups[] = {
    &grouping_options,  &selection_options, &target_options,   &basis_options,   &price_key_options,
    &constant_options,  &rates_options,     &saving_options,   &input_options,   &figure_options,
    &precision_options, &style_options,     &scenario_options, &against_options, &outcome_options,
    &reading_options,   &part_options,      &output_options};

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
