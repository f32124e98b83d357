// --sensitivity, --reach, --vary: how totals answer to rates.
#include <algorithm>

#include "cli/options.h"
#include "cli/total_options.h"

namespace kanjo {
namespace {

constexpr Option scenario_list[] = {
    {.name = "--sensitivity", .help = "say what one per cent on each currency does to each total"},
    {.name = "--reach",
     .value = "AMOUNT",
     .help = "find the rate at which the total is '30B USD'; with --vary"},
    {.name = "--vary", .value = "PAIR", .help = "the pair whose rate is sought: USD/JPY"},
};

std::optional<Goal> read_goal(const Arguments& arguments, const TotalOptions& options,
                              Complaints& complaints) {
    if (!arguments.has("--reach") || !arguments.has("--vary")) {
        complaints.add(error_of(Code::K0101, "one of --reach and --vary was found, expected both or neither",
                                "write --reach '30B USD' --vary USD/JPY"));
        return std::nullopt;
    }
    Result<Figure> amount = parse_figure(arguments.value("--reach"), options.figures);
    const Result<CurrencyPair> pair = parse_pair(arguments.value("--vary"));
    if (!pair) complaints.add_usage("--vary", pair.error());
    if (!amount) {
        complaints.add_usage("--reach", std::move(amount).error());
        return std::nullopt;
    }
    const bool is_amount = amount->certainty == Certainty::stated && !amount->is_range();
    const std::optional<Currency> currency = amount->currency         ? amount->currency
                                             : options.in.size() == 1 ? std::optional(options.in[0])
                                                                      : std::nullopt;
    const bool is_target = is_amount && currency &&
                           std::find(options.in.begin(), options.in.end(), *currency) != options.in.end();
    if (!is_target) {
        complaints.add_usage(
            "--reach", error_of(Code::K0101, '\'' + std::string(arguments.value("--reach")) +
                                                 "' was found, expected one amount in a currency of --in"));
    }
    if (!pair || !is_target) return std::nullopt;
    return Goal{std::move(amount->low), *currency, *pair};
}

}  // namespace

const OptionGroup scenario_options{"Scenarios", scenario_list};

void read_scenarios(const Arguments& arguments, TotalOptions& options, Complaints& complaints) {
    options.want_sensitivity = arguments.has("--sensitivity");
    if (arguments.has("--reach") || arguments.has("--vary"))
        options.goal = read_goal(arguments, options, complaints);
}

}  // namespace kanjo
