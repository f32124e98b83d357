// Whether a figure is what another has become: rose from $5 billion to $30 billion.
#include <algorithm>
#include <utility>

#include "money/surroundings.h"
#include "money/text_walk.h"

namespace kanjo {

namespace {

/// 5億円から6億円に, 5억원에서 6억원으로: `joint` is the text between the two and on, `behind` that behind
/// both.
bool has_particles_of_change(std::string_view joint, std::string_view behind) {
    constexpr std::pair<std::string_view, std::string_view> particles[] = {
        {"から", "に"}, {"から", "へ"}, {"에서", "으로"}, {"에서", "로"}};
    return std::any_of(std::begin(particles), std::end(particles), [&](const auto& pair) {
        return joint.starts_with(pair.first) && behind.starts_with(pair.second);
    });
}

}  // namespace

bool Surroundings::states_change(const FigureShape& shape) const {
    const Side& low = shape.sides[0];
    if (shape.side_count != 2 || !low.has_currency) return false;
    const std::string_view joint = text.substr(skip_blanks(text, begin + shape.low_end));
    const std::optional<WordMatch> joining = words.match(joint, 0);
    if (words.is_any(joining, {WordKind::range_and}) && !words.is_any(joining, {WordKind::range}))
        return false;
    if (has_particles_of_change(joint, text.substr(begin + shape.end))) return true;
    if (low.has_scale() != shape.sides[1].has_scale()) return false;
    const std::size_t end = skip_blanks_back(text, begin + shape.begin);
    return words.is_any(word_before(end), {WordKind::change}) || ends_in(WordKind::change, end, 2) ||
           (words.is_any(words.match(text, begin + shape.begin), {WordKind::between}) && follows_change(end));
}

/// `rose from 3 to 4 billion dollars`, `вырос с 3 до 4 млрд`, `2から3兆円に`: a range, or what an amount was
/// and has become.
bool Surroundings::may_state_change(const FigureShape& shape) const {
    const Side& low = shape.sides[0];
    if (low.has_currency) return false;
    const std::string_view joint = text.substr(skip_blanks(text, begin + shape.low_end));
    if (!words.is_any(words.match(joint, 0), {WordKind::range})) return false;
    if (has_particles_of_change(joint, text.substr(begin + shape.end))) return true;
    const std::size_t end = skip_blanks_back(text, begin + shape.begin);
    if (words.is_any(words.match(text, begin + shape.begin), {WordKind::between})) return follows_change(end);
    const std::optional<WordMatch> word = word_before(end);
    const std::optional<Word> change = word ? words.find(*word, WordKind::change) : std::nullopt;
    return change && (change->meaning == "from" || low.has_scale());
}

/// Before the number that ends before `end`, its marks and a per cent sign: 12,5 %; `end` where there is
/// none.
std::size_t Surroundings::begin_of_number(std::size_t end) const {
    std::size_t begin_of_digits = end;
    if (begin_of_digits > floor && text[begin_of_digits - 1] == '%')
        begin_of_digits = skip_blanks_back(text, begin_of_digits - 1, floor);
    if (!is_digit(point_before(text, begin_of_digits))) return end;
    while (begin_of_digits > floor) {
        const char32_t before = point_before(text, begin_of_digits);
        if (!is_digit(before) && before != ',' && before != '.') break;
        begin_of_digits = step_back(text, begin_of_digits);
    }
    return begin_of_digits;
}

/// Whether a word of change is among the last of the sentence: raised its forecast from $5bn to $6bn.
bool Surroundings::follows_change(std::size_t end) const {
    constexpr int words_max = 8;
    for (int i = 0; i < words_max; ++i) {
        const std::optional<WordMatch> word = word_before(end);
        if (words.is_any(word, {WordKind::change})) return true;
        const std::size_t first = begin_of_word(text, end);
        const std::size_t next = first == end ? begin_of_number(end) : first;
        if (next == end) return false;
        end = skip_blanks_back(text, next, floor);
        if (end <= floor) return false;
    }
    return false;
}

/// `rose 1.2 to 151.3 yen`.
bool Surroundings::is_change_of_number(const FigureShape& shape) const {
    if (shape.sides[0].has_currency || has_scale(shape)) return false;
    return words.is_any(word_before(skip_blanks_back(text, begin + shape.begin)), {WordKind::change});
}

bool Surroundings::states_target(std::optional<WordMatch> first) const {
    const std::optional<Word> range = first ? words.find(*first, WordKind::range) : std::nullopt;
    if (!range || range->meaning != "target") return false;
    const std::size_t end = skip_blanks_back(text, begin, floor);
    return !words.is_any(word_before(end), {WordKind::link}) && follows_change(end);
}

}  // namespace kanjo
