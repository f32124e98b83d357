// kanjo merge: partial totals joined into the report that one run would have given.
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/rates_in_force.h"
#include "cli/total_options.h"
#include "totals/partial.h"

namespace kanjo {
namespace {

int run_merge(const Invocation& invocation, const Arguments& arguments) {
    Complaints complaints;
    const std::optional<ReportPart> part = part_of_format(format_of(arguments));
    if (!part) return write_report(invocation, arguments, Report());
    TotalOptions options;
    const std::unique_ptr<PriceTable> prices =
        read_constant_prices(invocation, arguments, options, complaints);
    read_valuation(arguments, *part, options, complaints);
    const std::optional<RatesInForce> rates = load_rates(invocation, arguments, complaints);
    if (rates) options.lookup = rates->rules;
    refuse_overwriting(arguments, false, complaints);
    Progress progress(invocation);
    std::vector<std::unique_ptr<ByteSource>> sources =
        open_inputs(invocation, arguments.words, progress, complaints);
    if (!complaints.none()) return complaints.report(invocation);

    Result<Parts> parts = Parts::open(std::move(sources), KANJO_VERSION);
    if (!parts) progress.end();
    if (!parts) return fail(invocation, parts.error());
    parts->choose(options);
    check_price_key(options, complaints);
    if (!complaints.none()) return complaints.report(invocation);
    const Result<TotalResult> result = parts->total(rates->table, options);
    progress.end();
    if (!result) return fail(invocation, result.error());
    return finish_total(invocation, arguments, *result, options, *rates, *part);
}

constexpr const OptionGroup* groups[] = {
    &target_options,    &basis_options, &constant_options, &rates_options,   &saving_options,
    &precision_options, &style_options, &scenario_options, &outcome_options, &output_options};

}  // namespace

extern const Command merge_command{
    .name = "merge",
    .words = "PART...",
    .summary = "join partial totals into the report that one run would give",
    .about =
        "Joins what kanjo total --partial has written, on one machine or many, and values it like any "
        "total.\n"
        "The parts must have been made with the same options and none twice; their order changes nothing.\n"
        "A file may hold several parts, one after another. - is standard input.\n",
    .groups = groups,
    .run = run_merge,
};

}  // namespace kanjo
