// Figures in few characters, as headlines write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "decimal/decimal.h"
#include "money/figure.h"

namespace kanjo {

std::optional<FigureStyle> find_figure_style(std::string_view name);

/// Every digit of the value but zeros at its end: "25B", "-1.56T", "4.7 quadrillion"; "3兆9000億".
std::string compact(const Decimal& value, FigureStyle style);

/// The number with its currency: "25B USD"; "3兆9000億円".
std::string with_currency(const std::string& number, Currency currency, FigureStyle style);

/// "2B to 3B"; "20億〜30億"
std::string joined_range(const std::string& low, const std::string& high, FigureStyle style);

/// "at least 5B USD"; "50億ドル以上"
std::string with_hedge(const std::string& figure, Hedge hedge, FigureStyle style);

}  // namespace kanjo
