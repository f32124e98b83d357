// Quotes written out as kanjo's CSV, to be read again.
#pragma once

#include <span>
#include <string>

#include "rates/rate_table.h"

namespace kanjo {

/// `period,base,quote,rate,source`, a row a quote in the order given, as quoted. Columns behind them have no
/// values; their names say how the quotes are looked up, where it is not the default (`gap=month`,
/// `max-age=30`), which table they are of (`table=ecb.csv`), and the SHA-256 of all that follows the header's
/// line (`sha256=...`). The reader takes rules and name, and refuses a file whose rows are not those.
std::string saved_rates_csv(std::span<const Quote> quotes, std::span<const std::string> sources,
                            const LookupRules& rules, const std::string& table);

}  // namespace kanjo
