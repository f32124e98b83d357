// The options of totals, as the library takes them, and how totals end.
#pragma once

#include <memory>
#include <span>

#include "cli/console.h"
#include "cli/option.h"
#include "cli/rates_in_force.h"
#include "report/report.h"
#include "totals/total.h"

namespace kanjo {

extern const OptionGroup grouping_options;   ///< --by --across
extern const OptionGroup selection_options;  ///< --where --since --until
extern const OptionGroup
    input_options;  ///< --column --currency --unit --dates --delimiter --normalise-splits
extern const OptionGroup target_options;     ///< --in --sort --top
extern const OptionGroup price_key_options;  ///< --prices-by
extern const OptionGroup constant_options;   ///< --constant --prices --constant-order
extern const OptionGroup scenario_options;   ///< --sensitivity --reach --vary
extern const OptionGroup outcome_options;    ///< --keep-going --strict --adjust --explain --exact

/// What chooses and reads records: of the groups grouping, selection, input and figures.
void read_choice_of_records(const Arguments& arguments, TotalOptions& options, Complaints& complaints);

/// Of the group constant; the table that the options refer to, null where none was given. Call before
/// read_valuation.
std::unique_ptr<PriceTable> read_constant_prices(const Invocation& invocation, const Arguments& arguments,
                                                 TotalOptions& options, Complaints& complaints);
/// Complains where amounts do not say which of several prices are theirs.
void check_price_key(const TotalOptions& options, Complaints& complaints);

/// What values their sums for a report that is rendered from `part`: all the rest but the lookup rules.
void read_valuation(const Arguments& arguments, ReportPart part, TotalOptions& options,
                    Complaints& complaints);

/// Of the scenario options. Requires: targets and figures were read.
void read_scenarios(const Arguments& arguments, TotalOptions& options, Complaints& complaints);

/// How amounts, currencies and dates of records are written: of the groups input and figures.
struct RecordsFormat {
    FigureOptions figures;
    CommitmentFormat format;
    ReaderOptions reader;
};
RecordsFormat read_format_of_records(const Arguments& arguments, Complaints& complaints);

/// Prints what was wrong, writes the rates of --save-rates and the report, and returns the exit code.
int finish_total(const Invocation& invocation, const Arguments& arguments, const TotalResult& result,
                 const TotalOptions& options, const RatesInForce& rates, ReportPart part);

}  // namespace kanjo
