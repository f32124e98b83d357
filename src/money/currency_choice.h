// Which currencies a code, symbol or word of a figure can mean.
#pragma once

#include <string>

#include "money/shape.h"

namespace kanjo {

struct CurrencyChoice {
    FixedList<Currency, 64> currencies;
    bool has_leader = false;  ///< the first of them

    /// Requires: currencies are not empty.
    bool is_decided() const { return has_leader || currencies.size() == 1; }
};

/// What the part can mean in one of these languages, or in any where they are none.
CurrencyChoice choice_of(const Vocabulary& words, LanguageSet languages, const CurrencyPart& part);

/// The currency that the part means where one row of the vocabulary, or a code, says it alone.
std::optional<Currency> find_only_leader(const Vocabulary& words, const CurrencyPart& part);

/// What both can mean; the leader of one leads where the other leads with no other currency.
CurrencyChoice join(const CurrencyChoice& a, const CurrencyChoice& b);

/// "MXN, COP or ARS"
std::string list_of(const CurrencyChoice& choice);

}  // namespace kanjo
