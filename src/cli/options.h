// The options that commands share, and what their texts mean. A reader adds what it cannot understand to the
// complaints and goes on, so that one run names every wrong option.
#pragma once

#include <optional>
#include <vector>

#include "check/prose.h"
#include "cli/console.h"
#include "cli/option.h"
#include "money/figure.h"
#include "totals/total.h"

namespace kanjo {

extern const OptionGroup output_options;     ///< --format --output: read by write_report
extern const OptionGroup precision_options;  ///< --digits --significant --round
extern const OptionGroup figure_options;     ///< --language --decimal --symbol --negative

extern const OptionGroup text_options;  ///< --input

extern const OptionGroup style_options;  ///< --style
std::optional<FigureStyle> read_figure_style(const Arguments& arguments, Complaints& complaints);

/// The kind of running text that --input names.
std::optional<ProseKind> read_prose_kind(const Arguments& arguments, Complaints& complaints);

Precision read_precision(const Arguments& arguments, Complaints& complaints);

/// Its currency stays unset: what a bare number means is each command's own.
FigureOptions read_figure_options(const Arguments& arguments, Complaints& complaints);

/// A whole number within the bounds, where the option was given.
std::optional<int> read_whole_number(const Arguments& arguments, std::string_view option, int least, int most,
                                     Complaints& complaints);

/// The currencies of a list such as `USD,JPY`. Errors are usage of `where`.
std::vector<Currency> read_currencies(std::string_view list, std::string_view where, Complaints& complaints);

/// The one of --currency.
std::optional<Currency> read_own_currency(const Arguments& arguments, Complaints& complaints);

/// The currencies of --in, each once; complains where it was not given. `purpose` is what they are for.
std::vector<Currency> read_targets(const Arguments& arguments, std::string_view purpose,
                                   Complaints& complaints);

/// The parts of a list, trimmed of blanks.
std::vector<std::string> split_list(std::string_view list);

/// Whether the value is one of an option's choices; complains where it is not. An option not given is no
/// choice.
bool check_choice(const Arguments& arguments, const Option& option, Complaints& complaints);

}  // namespace kanjo
