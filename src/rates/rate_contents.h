// What a table is built of: quotes in the order read, where they came from, and what options say of them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rates/quote_store.h"

namespace kanjo {

/// "ECB reference rates" of "ECB reference rates (mean of 21 days)".
std::string_view source_stem(std::string_view source);

struct LookupRules {
    int age_days_max = 7;    ///< how old a rate may be that serves a day
    bool gap_month = false;  ///< a day may be served by its month's row, else by the mean of the month's days
};

struct RateContents {
    QuoteStore quotes;
    std::vector<std::string> sources;  ///< what Quote::source indexes: "ECB reference rate"
    std::vector<std::string> files;    ///< beside `sources`, for messages
    std::vector<GivenRate> given;
    std::string prefer;            ///< the source or file that wins a conflict; empty: a conflict is an error
    std::vector<Currency> wanted;  ///< the currencies that will be asked for, where known; readers of
                                   ///< star-shaped files leave out the others. Empty: all.
    std::string table;             ///< the name of the table that the last file says it was saved of
    LookupRules rules;             ///< as the files ask for; options are stronger
    std::map<std::string, std::uint64_t> commodities;  ///< what files price and is no currency; how often

    bool wants(Currency currency) const;
    /// Adds a source of a file and returns its index. Requires: it is new.
    std::uint32_t add_source(std::string_view source, std::string_view file);
};

}  // namespace kanjo
