// What the line around a figure says of its currency and number.
#include <algorithm>

#include "base/ascii.h"
#include "money/signs.h"
#include "money/surroundings.h"
#include "money/text_walk.h"

namespace kanjo {

/// 美元2024年走势.
bool Surroundings::is_before_year(const FigureShape& shape) const {
    const std::string_view behind = text.substr(number_end);
    if (!behind.starts_with("年") && !behind.starts_with("년")) return false;
    return !has_scale(shape) && is_year_number(text.substr(number, number_end - number));
}

/// `EUR 2024`, `1999 USD`, `2015 dollars`: a code or a word for dollars or pounds apart from four digits that
/// are neither round nor a price that ends in 99.
bool Surroundings::is_year_of_prices(const FigureShape& shape) const {
    const std::string_view digits = text.substr(number, number_end - number);
    if (!is_year_number(digits) || digits.ends_with("00") || digits.ends_with("99")) return false;
    if (shape.currencies.size() != 1 || shape.side_count != 1 || has_scale(shape)) return false;
    const CurrencyPart& part = shape.currencies[0];
    const std::size_t first = begin + part.span.begin;
    const std::size_t behind = first + part.span.length;
    const bool is_apart = is_blank(first < number ? point_at(text, behind).value : point_before(text, first));
    const std::string_view written = text.substr(first, part.span.length);
    return is_apart && (part.code || written.ends_with("dollars") || written.ends_with("pounds"));
}

/// `the 1997 baht crisis`.
bool Surroundings::may_be_of_year(const FigureShape& shape) const {
    if (is_year_of_prices(shape)) return true;
    if (!begins_like_year(shape)) return false;
    const std::size_t end = begin + shape.end;
    return is_word_letter(point_at(text, skip_blanks(text, end)).value) &&
           is_word_letter(point_before(text, end)) && find_dating(number);
}

/// `weighed 4,500 pounds`, `lost 20 pounds`, `5 Pfund Kaffee`.
bool Surroundings::is_of_pounds_of_weight(const FigureShape& shape) const {
    const CurrencyPart& part = shape.currencies.back();
    if (part.code || part.span.begin == 0 || has_scale(shape)) return false;
    const std::string_view written = text.substr(begin + part.span.begin, part.span.length);
    constexpr std::size_t digits_max = 3;
    const bool is_small = number_end - number <= digits_max;
    if (written == "pounds") {
        const std::size_t end = skip_blanks_back(text, begin);
        const std::size_t first = begin_of_word(text, end);
        const std::string_view before = text.substr(first, end - first);
        constexpr std::string_view bodies[] = {"lost", "lose", "loses", "losing", "gained", "gain", "shed"};
        const bool is_of_body = std::find(std::begin(bodies), std::end(bodies), before) != std::end(bodies);
        return before.starts_with("weigh") || (is_small && is_of_body);
    }
    constexpr std::string_view weights[] = {"Pfund", "pond", "pund", "livres", "libras"};
    if (!is_small || std::find(std::begin(weights), std::end(weights), written) == std::end(weights))
        return false;
    return is_word_letter(point_at(text, skip_blanks(text, begin + shape.end)).value);
}

/// Whether the currency is 元, and its line is in traditional characters: with some that neither Japanese nor
/// simplified Chinese has, and none of theirs.
bool Surroundings::is_in_traditional_characters(const FigureShape& shape) const {
    constexpr std::u32string_view traditional =
        U"國會發總將與對灣幣價營這稅萬經淨縣兩錢圓雙學產轉廣應戰變據屬實團權關觀歲歸樣賣漲";
    constexpr std::u32string_view other =
        U"亿万国会发总将与对湾币价营这税经净县两钱円双学产转广应战变据属实团权关观岁归样卖涨";
    constexpr std::size_t bytes_around = 150;
    if (shape.currencies.size() != 1 || shape.currencies.front().code) return false;
    const Span& span = shape.currencies.front().span;
    if (text.substr(begin + span.begin, span.length) != "元") return false;
    bool is_traditional = false;
    const auto is_of_others = [&](char32_t value) {
        is_traditional = is_traditional || traditional.find(value) != traditional.npos;
        return (value >= 0x3040 && value < 0x3100) || other.find(value) != other.npos;
    };
    for (std::size_t at = begin; at > 0 && begin - at < bytes_around && text[at - 1] != '\n';) {
        at = step_back(text, at);
        if (is_of_others(point_at(text, at).value)) return false;
    }
    for (std::size_t at = begin;
         at < text.size() && at < begin + shape.end + bytes_around && text[at] != '\n';) {
        if (is_of_others(point_at(text, at).value)) return false;
        at += std::max<std::size_t>(point_at(text, at).length, 1);
    }
    return is_traditional;
}

/// ソニー500億円, NTT1兆円: a name in katakana or three capitals before hundreds of millions; not H100, PS5.
bool Surroundings::names_who_spends() const {
    constexpr std::size_t capitals_min = 3;
    const char32_t scale = point_at(text, number_end).value;
    if (scale != U'億' && scale != U'兆') return false;
    const char32_t before = point_before(text, begin);
    const char32_t earlier = point_before(text, step_back(text, begin));
    if (before == U'ー' && !is_word_letter(earlier)) return false;  // 10億ー15億
    if (before > U'ァ' && before <= U'ー') return true;
    std::size_t first = begin;
    while (first > 0 && is_ascii_capital(text[first - 1])) --first;
    return begin - first >= capitals_min && !is_word_letter(point_before(text, first));
}

}  // namespace kanjo
