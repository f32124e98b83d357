// The code, symbol or word that names a currency somewhere in a text.
#pragma once

#include <optional>
#include <string_view>

#include "base/error.h"
#include "money/shape.h"

namespace kanjo {

/// A currency that begins at `text[begin]`, and how many bytes it takes.
std::optional<CurrencyPart> match_currency_part(const ShapeReader& reader, std::size_t begin);

/// Whether a currency is written in letters alone, as yen and руб. are; not A$, nor what is shortened to
/// capitals and consonants, as Rs and RM, which stand before their number. Nor signs of any script: ฿.
bool is_money_word(std::string_view written);

/// Whether it stands for a currency before a number only: R, N.
bool is_sign(const ShapeReader& reader, const CurrencyPart& part);

/// Whose dollars the word at `text[begin]` says that they are.
std::optional<CurrencyPart> match_nation(const ShapeReader& reader, std::size_t begin);

/// The K0303 of three capitals that are no currency, with the nearest codes.
std::optional<Error> unknown_code(std::string_view text, Span span);

}  // namespace kanjo
