// Rate tables for tests, written as the CSV they are read from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rates/rate_source.h"
#include "rates/rate_table.h"
#include "support/catch.h"

namespace kanjo_test {

inline kanjo::Currency currency(std::string_view code) {
    const auto found = kanjo::find_currency(code);
    REQUIRE(found);
    return *found;
}

inline kanjo::Period period(std::string_view text) {
    return kanjo::parse_period(text).value();
}

/// The contents of one file of any format.
inline kanjo::RateContents contents_of(std::string_view text, std::string name = "rates.csv") {
    kanjo::RateContents contents;
    std::vector<kanjo::Error> errors;
    const auto read = kanjo::read_rates(kanjo::source_of(text, std::move(name)), contents, errors);
    for (const kanjo::Error& error : errors) FAIL(render_error(error));
    if (!read) FAIL(render_error(read.error()));
    return contents;
}

/// Rows of `period,base,quote,rate[,source]`, with the header they need.
inline kanjo::RateContents contents_of_rows(std::string_view rows) {
    const bool has_source =
        std::count(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(rows.find('\n')), ',') == 4;
    return contents_of((has_source ? "period,base,quote,rate,source\n" : "period,base,quote,rate\n") +
                       std::string(rows));
}

inline kanjo::RateTable table_of(std::string_view rows) {
    auto table = kanjo::RateTable::build(contents_of_rows(rows));
    if (!table) FAIL(render_error(table.error()));
    return std::move(table).value();
}

}  // namespace kanjo_test
