#include "report/compact.h"

#include <algorithm>

#include "money/vocabulary.h"
#include "report/number_text.h"

namespace kanjo {
namespace {

struct Unit {
    int exponent;
    std::string_view name;
};

constexpr Unit english_units[] = {{15, " quadrillion"}, {12, "T"}, {9, "B"}, {6, "M"}, {3, "K"}};
constexpr int english_beyond = 18;  ///< no name is left: 4.7e18
constexpr Unit japanese_units[] = {{16, "京"}, {12, "兆"}, {8, "億"}, {4, "万"}};
constexpr std::size_t japanese_group = 4;

/// coefficient × 10^exponent without an exponent, and without zeros behind the point.
std::string plain(const Decimal& value) {
    const Decimal shortest = value.normalised();
    return to_string(shortest.exponent() > 0 ? shortest.rescaled(0) : shortest);
}

Decimal times_ten_to(const Decimal& value, int exponent) {
    return {value.coefficient(), value.exponent() + exponent};
}

std::string compact_english(const Decimal& value) {
    const int leading = value.leading_exponent();
    if (leading >= english_beyond)
        return plain(times_ten_to(value, -leading)) + 'e' + std::to_string(leading);
    for (const Unit& unit : english_units) {
        if (leading >= unit.exponent)
            return plain(times_ten_to(value, -unit.exponent)) + std::string(unit.name);
    }
    return plain(value);
}

/// The whole digits from the right in fours, each group with its unit; groups of zeros are left out.
std::string grouped_by_ten_thousands(std::string_view digits) {
    std::string text;
    for (const Unit& unit : japanese_units) {
        const auto places = static_cast<std::size_t>(unit.exponent);
        if (digits.size() <= places) continue;
        std::string_view group = digits.substr(0, digits.size() - places);
        digits.remove_prefix(group.size());
        group.remove_prefix(std::min(group.find_first_not_of('0'), group.size()));
        if (!group.empty()) text += std::string(group) + std::string(unit.name);
    }
    return text;
}

std::string compact_japanese(const Decimal& value) {
    const std::string digits = plain(abs(value));
    const std::size_t whole = std::min(digits.find('.'), digits.size());
    std::string text = grouped_by_ten_thousands(std::string_view(digits).substr(0, whole));
    const std::size_t from = whole > japanese_group ? whole - japanese_group : 0;
    std::string_view rest = std::string_view(digits).substr(from);
    const std::size_t zeros = std::min(rest.find_first_not_of('0'), rest.size());
    // A single digit behind 億 could be meant as a tenth of it: 2億3.
    if (!text.empty() && zeros >= japanese_group - 1 && zeros < rest.size())
        return grouped(value.normalised());
    if (text.empty()) {
        text = digits;
    } else {
        rest.remove_prefix(zeros);
        text += rest;
    }
    return value.sign() < 0 ? '-' + text : text;
}

}  // namespace

std::optional<FigureStyle> find_figure_style(std::string_view name) {
    if (name == "en") return FigureStyle::en;
    if (name == "ja") return FigureStyle::ja;
    return std::nullopt;
}

std::string compact(const Decimal& value, FigureStyle style) {
    return style == FigureStyle::ja ? compact_japanese(value) : compact_english(value);
}

std::string with_currency(const std::string& number, Currency currency, FigureStyle style) {
    const std::string_view code = code_of(currency);
    if (style == FigureStyle::ja) {
        const Vocabulary& words = vocabulary();
        const auto word = words.find_spelling(WordKind::currency, code, words.find_language("ja"));
        if (word) return number + std::string(*word);
    }
    return number + ' ' + std::string(code);
}

std::string joined_range(const std::string& low, const std::string& high, FigureStyle style) {
    return low + (style == FigureStyle::ja ? "〜" : " to ") + high;
}

std::string with_hedge(const std::string& figure, Hedge hedge, FigureStyle style) {
    if (style == FigureStyle::ja) {
        constexpr std::string_view before[] = {"", "約", "ほぼ", "", "最大"};
        const std::string_view after = hedge == Hedge::at_least ? "以上" : "";
        return std::string(before[static_cast<std::size_t>(hedge)]) + figure + std::string(after);
    }
    constexpr std::string_view before[] = {"", "about ", "nearly ", "at least ", "up to "};
    return std::string(before[static_cast<std::size_t>(hedge)]) + figure;
}

}  // namespace kanjo
