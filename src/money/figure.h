// A figure: money as people write it, read once by one reader. SPEC of the notations: README, "Figures".
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "decimal/decimal.h"
#include "money/currency.h"

namespace kanjo {

/// Figures in few characters: 25B; 3兆9000億.
enum class FigureStyle : std::uint8_t { en, ja };

enum class Hedge : std::uint8_t { none, about, nearly, at_least, up_to };
/// "about", "nearly", "at_least", "up_to"; empty for none.
std::string_view name_of(Hedge hedge);

enum class Certainty : std::uint8_t { stated, undisclosed };

struct Figure {
    Decimal low;                       ///< as written: 3.9T is 39 × 10^11
    Decimal high;                      ///< equals low unless a range
    std::optional<Currency> currency;  ///< none where none was written and none is given
    Hedge hedge = Hedge::none;
    Certainty certainty = Certainty::stated;  ///< undisclosed: low and high mean nothing
    int digits =
        0;  ///< significant digits for display, at least 2; 0 where the figure is exact (written out in full)
    int decimals = 0;  ///< digits written behind the decimal mark: 2 for 7.00 billion, 0 for 700 crore
    bool is_compound = false;  ///< written in descending scales, as 3兆9000億
    bool is_scaled = false;    ///< a scale word or exponent was written

    bool is_range() const { return !(low == high); }
};

enum class DecimalMark : std::uint8_t { by_language, point, comma };

struct SymbolMeaning {
    std::string symbol;  ///< "$"
    Currency currency;
};

struct FigureOptions {
    DecimalMark decimal_mark = DecimalMark::by_language;
    std::string language;  ///< decides between readings where words leave two; empty: English marks
    std::vector<SymbolMeaning> symbols;  ///< from --symbol, stronger than the vocabulary
    std::optional<Currency> currency;    ///< for a figure that names none
    std::optional<Date> on;              ///< makes withdrawn codes current
    bool parentheses_negative = false;   ///< (5.00) is -5.00
    bool running_text = false;           ///< codes in upper case only
};

/// The same for a number of JSON, whose decimal mark is the point, whatever that of texts is.
inline FigureOptions for_json_number(FigureOptions options) {
    options.decimal_mark = DecimalMark::point;
    options.language.clear();
    return options;
}

/// Reads the whole of `text` as one figure, undisclosed words and the empty text included.
/// Errors: K0301, K0302, K0303, K0901; the excerpt is `text`, the caret the part that is at fault.
Result<Figure> parse_figure(std::string_view text, const FigureOptions& options);

struct FigureMatch {
    Figure figure;
    std::size_t length = 0;  ///< bytes from where matching began
};

/// Reads the longest figure or plain number that begins at `text[begin]`, for the calculator: a hyphen
/// between blanks, a plus, a bracket and the words in, to, on, at end it. None where no number or currency
/// begins there.
std::optional<Result<FigureMatch>> match_figure(std::string_view text, std::size_t begin,
                                                const FigureOptions& options);

/// Reads a currency code, symbol or word that begins at `text[begin]`: `USD`, `$`, `yen`, `米ドル`.
struct CurrencyMatch {
    Currency currency;
    std::size_t length = 0;
};
std::optional<CurrencyMatch> match_currency(std::string_view text, std::size_t begin,
                                            const FigureOptions& options);

}  // namespace kanjo
