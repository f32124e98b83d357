// Which rates a command uses: --rates, else KANJO_RATES, the configuration file's, the imported table, the
// built-in one; --rate on top of any.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "cli/console.h"
#include "cli/imported_rates.h"
#include "cli/option.h"
#include "rates/basis.h"
#include "rates/rate_table.h"

namespace kanjo {

extern const OptionGroup rates_options;   ///< --rates --rate --max-age --gap --prefer
extern const OptionGroup basis_options;   ///< --basis
extern const OptionGroup saving_options;  ///< --save-rates: for commands that call save_rates

struct RatesInForce {
    RateTable table;
    std::string name;  ///< as reports say it: "the built-in table of monthly means", "ecb.csv (--rates)"
    LookupRules rules;
};

/// What tables hold, before they are one table in which nothing contradicts.
struct RatesRead {
    RateContents contents;
    std::string name;
    std::optional<ImportedTable> imported;  ///< where it is that
    LookupRules rules;
};

/// Reads the rates in force; of several files all. None where something is wrong with them, which is then
/// among the complaints.
std::optional<RatesRead> read_rates_in_force(const Invocation& invocation, const Arguments& arguments,
                                             Complaints& complaints, std::span<const Currency> wanted = {});

/// Whether nothing can be wrong with the table, so that it may be read late or never: the built-in one, with
/// no rates beside it and none to be saved.
bool is_builtin_alone(const Invocation& invocation, const Arguments& arguments);

/// How rates are looked up in the table in force.
LookupRules read_lookup_rules(const Invocation& invocation, const Arguments& arguments,
                              Complaints& complaints);

/// None where something is wrong with them, which is then among the complaints. `wanted` are the currencies
/// that will be asked for, where known: of one large table only they are built.
std::optional<RatesInForce> load_rates(const Invocation& invocation, const Arguments& arguments,
                                       Complaints& complaints, std::span<const Currency> wanted = {});

/// Writes the quotes that lookups took to the file of --save-rates, if it was given, whole or not at all.
/// Returns 0, or the exit code of the error that it printed.
int save_rates(const Invocation& invocation, const Arguments& arguments, const RatesInForce& rates);

/// The bases given, or `otherwise` alone; each once for every rate of a sweep (`--rate USD/JPY=130..160:10`).
std::vector<Basis> read_bases(const Arguments& arguments, std::string_view otherwise, Complaints& complaints);

}  // namespace kanjo
