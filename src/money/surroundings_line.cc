// What the line around a figure says of its currency and number.
#include <algorithm>

#include "base/ascii.h"
#include "money/signs.h"
#include "money/surroundings.h"
#include "money/text_walk.h"

namespace kanjo {

/// `the 1997 baht crisis`.
bool Surroundings::may_be_of_year(const FigureShape& shape) const {
    if (!begins_like_year(shape)) return false;
    const std::size_t end = begin + shape.end;
    return is_word_letter(point_at(text, skip_blanks(text, end)).value) &&
           is_word_letter(point_before(text, end)) && find_dating(number);
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
    if (before > U'ァ' && before <= U'ー') return true;
    std::size_t first = begin;
    while (first > 0 && is_ascii_capital(text[first - 1])) --first;
    return begin - first >= capitals_min && !is_word_letter(point_before(text, first));
}

}  // namespace kanjo
