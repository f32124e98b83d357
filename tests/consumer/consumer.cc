#include <iostream>

#include "decimal/rounding.h"
#include "money/figure.h"
#include "rates/rate_source.h"

int main() {
    kanjo::RateContents contents;
    kanjo::read_builtin_rates(contents);
    const auto table = kanjo::RateTable::build(std::move(contents));
    const auto yen = kanjo::parse_figure("3.9 trillion yen", {});
    const auto usd = kanjo::find_currency("USD");
    if (!table || !yen || !usd) return 1;
    const auto period = kanjo::parse_period("2021-04/2024-03");
    const auto rate = table->lookup_rate(*yen->currency, *usd, *period, {});
    if (!rate) return 1;
    const kanjo::Quotient dollars = kanjo::convert_amount(kanjo::Quotient(yen->low), *yen->currency, *rate);
    std::cout << to_string(round_to_exponent(dollars, -2, kanjo::Rounding::half_even).value) << " USD\n";
}
