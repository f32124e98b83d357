#include "money/word_filter.h"

#include "money/text_walk.h"

namespace kanjo {

/// Up to three folded letters, and a key for the first n of them.
struct WordFilter::Letters {
    std::array<char32_t, letters_max> letter{};
    std::size_t count = 0;

    void push_back(char32_t value) {
        const char32_t folded = fold_letter(value);
        letter[count++] = is_dash(folded) ? U' ' : folded;
    }
    std::uint32_t key(std::size_t n) const {
        std::uint32_t hash = static_cast<std::uint32_t>(n);
        for (std::size_t i = 0; i < n; ++i) hash = (hash ^ letter[i]) * 0x9E3779B1u;
        return hash >> 16;
    }
};

namespace {

/// The code point that ends before `end`; of length 0 at the beginning and where the bytes are not UTF-8.
CodePoint last_point(std::string_view text, std::size_t end) {
    if (end == 0) return {};
    const std::size_t begin = step_back(text, end);
    const CodePoint point = point_at(text, begin);
    return point.length == end - begin ? point : CodePoint{};
}

}  // namespace

/// Whether the first one, two or three of the letters are all of a word, or three its beginning.
bool WordFilter::has_any(const Letters& letters) const {
    for (std::size_t n = 1; n <= letters.count; ++n) {
        if (!has(letters.key(n))) continue;
        const bool is_whole_word = n == letters.count || !is_word_letter(letters.letter[n - 1]) ||
                                   !is_word_letter(letters.letter[n]);
        if (n == letters_max || is_whole_word) return true;
    }
    return false;
}

void WordFilter::add_outer(char32_t letter) {
    const char32_t folded = fold_letter(letter);
    if (folded >= outer_.size()) return;
    outer_[folded] = true;
    if (is_word_letter(folded)) outer_[folded - 'a' + 'A'] = true;
    if (folded == ' ' || is_dash(folded)) outer_[' '] = outer_['\t'] = outer_['-'] = true;
}

void WordFilter::add_beginning(std::string_view word) {
    add_outer(point_at(word, 0).value);
    const std::size_t first = fold_letter(point_at(word, 0).value) % (firsts_.size() * 64);
    firsts_[first >> 6] |= std::uint64_t{1} << (first & 63);
    const std::size_t end = end_of_letters(word, 0);
    if (end > 0) add(key_of(word, 0, end));
    Letters letters;
    for (std::size_t at = 0; at < word.size() && letters.count < letters_max;) {
        const CodePoint point = point_at(word, at);
        letters.push_back(point.value);
        at += point.length;
    }
    add(letters.key(letters.count));
}

void WordFilter::add_end(std::string_view word) {
    add_outer(point_before(word, word.size()));
    std::size_t begin = word.size();
    while (begin > 0 && is_ascii_letter(word[begin - 1])) --begin;
    if (begin < word.size()) add(key_of(word, begin, word.size() - begin));
    Letters letters;
    for (std::size_t end = word.size(); end > 0 && letters.count < letters_max;) {
        const CodePoint point = last_point(word, end);
        letters.push_back(point.value);
        end -= point.length;
    }
    add(letters.key(letters.count));
}

bool WordFilter::has_beginning(std::string_view text, std::size_t at) const {
    Letters letters;
    while (letters.count < letters_max) {
        const CodePoint point = point_at(text, at);
        if (point.length == 0) break;
        letters.push_back(point.value);
        at += point.length;
    }
    return has_any(letters);
}

bool WordFilter::has_end(std::string_view text, std::size_t end) const {
    Letters letters;
    while (letters.count < letters_max) {
        const CodePoint point = last_point(text, end);
        if (point.length == 0) break;
        letters.push_back(point.value);
        end -= point.length;
    }
    return has_any(letters);
}

}  // namespace kanjo
