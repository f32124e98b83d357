// How a rate came about, as reports say it.
#pragma once

#include <string>

#include "rates/rate.h"
#include "report/report.h"

namespace kanjo {

/// The object of a rate in every document: pair, rate, asked, used, age_days, legs.
Value rate_document(const Derivation& derivation);

/// "USD/JPY 130.183 for 2021-04/2024-03, the mean of 36: EUR/JPY 141.6 ÷ EUR/USD 1.087 (ECB reference rates)"
std::string rate_sentence(const Derivation& derivation);

/// "USD/JPY=153.17", as --rate and the field `rate` take it; "USD/JPY≈153.17311303041682313" where it was
/// cut, which they do not
std::string rate_cell(const Derivation& derivation);

/// Whether its age means something: a day was asked for, and a day used.
bool has_age(const Derivation& derivation);

/// " of 2024-02-23, asked for 2024-02-24 (1 day old)", " for 2024-02", "" where it was given
std::string when_text(const Derivation& derivation);

/// "156 JPY per USD (given)"
std::string rate_remark(const Derivation& derivation);

}  // namespace kanjo
