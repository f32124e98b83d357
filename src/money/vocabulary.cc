#include "money/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/invariant.h"
#include "base/utf8.h"
#include "money/letters.h"

namespace kanjo {

extern const std::string_view embedded_vocabulary_languages;
extern const std::string_view embedded_vocabulary_scales;
extern const std::string_view embedded_vocabulary_currencies;
extern const std::string_view embedded_vocabulary_words;

namespace {

constexpr std::uint32_t hash_seed = 2166136261u;
constexpr std::size_t slots_min = 1024;

std::uint32_t hash_on(std::uint32_t hash, char byte) {
    return (hash ^ static_cast<unsigned char>(byte)) * 16777619u;
}

/// Cuts the text before the next `separator` off the front of `rest`.
std::string_view take_until(std::string_view& rest, char separator) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return taken;
}

constexpr std::string_view kind_names[] = {"scale",   "slang", "place",     "digit",    "currency",
                                           "shared",  "sign",  "amount",    "hedge",    "hedge_after",
                                           "between", "range", "range_and", "link",     "undisclosed",
                                           "vague",   "unit",  "other",     "doubtful", "pairing"};

WordKind kind_named(std::string_view name) {
    const auto found = std::find(std::begin(kind_names), std::end(kind_names), name);
    KANJO_INVARIANT(found != std::end(kind_names));
    return static_cast<WordKind>(found - std::begin(kind_names));
}

/// Walks a text by folded characters and tells where a word may end.
class FoldedWalk {
  public:
    FoldedWalk(std::string_view text, std::size_t begin) : text_(text), at_(begin) {}

    /// Takes the next character; false at the end, at what is not UTF-8 and where the words are too long.
    bool step() {
        if (at_ >= text_.size() || size_ + 4 > sizeof buffer_) return false;
        const CodePoint point = decode_code_point(text_.substr(at_));
        if (point.length == 0) return false;
        at_ += point.length;
        char32_t letter = fold_letter(point.value);
        if (is_dash(letter)) letter = ' ';
        inside_word_ = is_word_letter(letter);
        if (letter == ' ' && size_ > 0 && buffer_[size_ - 1] == ' ') return true;
        append(letter);
        return true;
    }

    /// Whether what was taken does not break off in the middle of a word.
    bool is_at_word_end() const {
        if (!inside_word_ || at_ >= text_.size()) return true;
        const CodePoint next = decode_code_point(text_.substr(at_));
        return !is_word_letter(next.value);
    }

    std::size_t at() const { return at_; }
    std::uint32_t hash() const { return hash_; }
    std::string_view folded() const { return {buffer_, size_}; }

  private:
    void append(char32_t letter) {
        const std::size_t from = size_;
        if (letter < 0x80) {
            buffer_[size_++] = static_cast<char>(letter);
        } else {
            std::string encoded;
            append_code_point(encoded, letter);
            for (const char byte : encoded) buffer_[size_++] = byte;
        }
        for (std::size_t i = from; i < size_; ++i) hash_ = hash_on(hash_, buffer_[i]);
    }

    std::string_view text_;
    std::size_t at_;
    std::size_t size_ = 0;
    std::uint32_t hash_ = hash_seed;
    bool inside_word_ = false;
    char buffer_[64];
};

std::size_t count_lines(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

Vocabulary::Vocabulary(std::span<const std::string_view> word_tables, std::string_view languages) {
    take_until(languages, '\n');
    while (!languages.empty()) add_language(take_until(languages, '\n'));
    std::size_t rows = 0;
    for (const std::string_view table : word_tables) rows += count_lines(table);
    make_room(rows);
    for (std::string_view table : word_tables) {
        take_until(table, '\n');
        while (!table.empty()) add_row(take_until(table, '\n'));
    }
}

void Vocabulary::make_room(std::size_t rows) {
    KANJO_INVARIANT(rows < no_row);
    rows_.reserve(rows);
    slots_.resize(std::max(slots_min, std::bit_ceil(rows * 3)));
}

void Vocabulary::add_language(std::string_view line) {
    Language language;
    language.code = take_until(line, '\t');
    take_until(line, '\t');
    const std::string_view marks = take_until(line, '\t');
    language.marks = marks == "comma" ? Marks::comma : marks == "either" ? Marks::either : Marks::point;
    language.point_too = take_until(line, '\t') == "1";
    language.is_long_scale = take_until(line, '\t') == "1";
    language.groups_by_blank = take_until(line, '\t') == "1";
    languages_.push_back(language);
    KANJO_INVARIANT(languages_.size() <= 64);
}

void Vocabulary::add_row(std::string_view line) {
    Row row;
    row.text = line.data();
    row.line_length = static_cast<std::uint16_t>(line.size());
    std::string_view word = line.substr(0, line.find('\t'));
    KANJO_INVARIANT(!word.empty() && word.size() < word_bytes_max);
    row.may_end_in_point = word.size() > 1 && word.back() == '.';
    if (row.may_end_in_point) word.remove_suffix(1);
    row.word_length = static_cast<std::uint8_t>(word.size());
    const auto index = static_cast<std::uint16_t>(rows_.size());
    rows_.push_back(row);
    FoldedWalk walk(word, 0);
    while (walk.step()) {
        const bool is_word = walk.at() == word.size();
        if (is_word || walk.is_at_word_end()) add_prefix(index, walk.folded().size(), walk.hash(), is_word);
    }
}

Vocabulary::Slot* Vocabulary::find_slot(std::string_view folded, std::uint32_t hash) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = (hash ^ (hash >> 15)) & mask;; at = (at + 1) & mask) {
        Slot& slot = slots_[at];
        if (slot.row == no_row) return &slot;
        if (slot.length == folded.size() && std::string_view(rows_[slot.row].text, slot.length) == folded)
            return &slot;
    }
}

const Vocabulary::Slot* Vocabulary::find_slot(std::string_view folded, std::uint32_t hash) const {
    return const_cast<Vocabulary*>(this)->find_slot(folded, hash);
}

void Vocabulary::add_prefix(std::uint16_t row, std::size_t length, std::uint32_t hash, bool is_word) {
    Slot* slot = find_slot({rows_[row].text, length}, hash);
    const bool is_new = slot->row == no_row;
    if (is_new) {
        KANJO_INVARIANT(++used_ < slots_.size());
        *slot = {row, static_cast<std::uint8_t>(length), is_word};
    } else if (is_word && !slot->is_word) {
        slot->row = row;
        slot->is_word = true;
    } else if (is_word) {
        rows_[slot->row].may_end_in_point |= rows_[row].may_end_in_point;
        std::uint16_t last = slot->row;
        while (rows_[last].next != no_row) last = rows_[last].next;
        rows_[last].next = row;
    }
}

std::optional<WordMatch> Vocabulary::match(std::string_view text, std::size_t begin) const {
    std::optional<WordMatch> longest;
    FoldedWalk walk(text, begin);
    while (walk.step()) {
        if (!walk.is_at_word_end()) continue;
        const Slot* slot = find_slot(walk.folded(), walk.hash());
        if (slot->row == no_row) break;
        if (!slot->is_word) continue;
        longest = WordMatch{slot->row, walk.at() - begin};
        const bool point_follows = walk.at() < text.size() && text[walk.at()] == '.';
        if (rows_[slot->row].may_end_in_point && point_follows) ++longest->length;
    }
    return longest;
}

std::optional<Word> Vocabulary::find(WordMatch match, WordKind kind) const {
    for (std::uint16_t row = match.row; row != no_row; row = rows_[row].next) {
        const Word word = word_at(row);
        if (word.kind == kind) return word;
    }
    return std::nullopt;
}

std::optional<std::string_view> Vocabulary::find_spelling(WordKind kind, std::string_view meaning,
                                                          LanguageSet languages) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const Word word = word_at(static_cast<std::uint16_t>(i));
        const bool is_theirs = word.languages != all_languages && (word.languages & languages) != 0;
        if (word.kind != kind || word.meaning != meaning || !is_theirs) continue;
        return std::string_view(rows_[i].text, rows_[i].word_length);
    }
    return std::nullopt;
}

Word Vocabulary::word_at(std::uint16_t row) const {
    const Row& written = rows_[row];
    std::string_view line(written.text, written.line_length);
    take_until(line, '\t');
    Word word;
    word.kind = kind_named(take_until(line, '\t'));
    word.meaning = take_until(line, '\t');
    word.languages = read_languages(line);
    return word;
}

LanguageSet Vocabulary::read_languages(std::string_view list) const {
    if (list == "*") return all_languages;
    LanguageSet set = 0;
    while (!list.empty()) {
        const LanguageSet language = find_language(take_until(list, ','));
        KANJO_INVARIANT(language != 0);
        set |= language;
    }
    return set;
}

LanguageSet Vocabulary::find_language(std::string_view code) const {
    for (std::size_t i = 0; i < languages_.size(); ++i) {
        if (languages_[i].code == code) return LanguageSet{1} << i;
    }
    return 0;
}

const Vocabulary& vocabulary() {
    static const std::array<std::string_view, 3> tables = {
        embedded_vocabulary_scales, embedded_vocabulary_currencies, embedded_vocabulary_words};
    static const Vocabulary built(tables, embedded_vocabulary_languages);
    return built;
}

}  // namespace kanjo
