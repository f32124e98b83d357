#include "money/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/invariant.h"
#include "money/text_walk.h"

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

constexpr std::string_view kind_names[] = {
    "scale", "slang",       "place",    "digit",   "currency",  "shared", "sign",        "amount",
    "hedge", "hedge_after", "between",  "range",   "range_and", "link",   "undisclosed", "vague",
    "unit",  "other",       "doubtful", "partial", "change",    "pairing"};

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
        const CodePoint point = point_at(text_, at_);
        if (point.length == 0) return false;
        const std::string_view bytes = text_.substr(at_, point.length);
        at_ += point.length;
        char32_t letter = fold_letter(point.value);
        if (is_dash(letter)) letter = ' ';
        inside_word_ = is_word_letter(letter);
        if (letter == ' ' && size_ > 0 && buffer_[size_ - 1] == ' ') return true;
        if (letter == point.value) {
            append(bytes);
        } else {
            std::string encoded;
            append_code_point(encoded, letter);
            append(encoded);
        }
        return true;
    }

    /// Whether what was taken does not break off in the middle of a word.
    bool is_at_word_end() const { return !inside_word_ || !is_word_letter(point_at(text_, at_).value); }

    std::size_t at() const { return at_; }
    std::uint32_t hash() const { return hash_; }
    std::string_view folded() const { return {buffer_, size_}; }

  private:
    void append(std::string_view bytes) {
        for (const char byte : bytes) {
            buffer_[size_++] = byte;
            hash_ = hash_on(hash_, byte);
        }
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

/// Rows that follow one another often have the kind and the languages of the one before.
struct Vocabulary::LastRow {
    std::string_view kind_name;
    WordKind kind = WordKind::other;
    std::string_view language_list;
    LanguageSet languages = 0;
};

Vocabulary::Vocabulary(std::span<const std::string_view> word_tables, std::string_view languages) {
    take_until(languages, '\n');
    while (!languages.empty()) add_language(take_until(languages, '\n'));
    std::size_t rows = 0;
    for (const std::string_view table : word_tables) rows += count_lines(table);
    make_room(rows);
    LastRow last;
    for (std::string_view table : word_tables) {
        take_until(table, '\n');
        while (!table.empty()) add_row(take_until(table, '\n'), last);
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

void Vocabulary::add_row(std::string_view line, LastRow& last) {
    Row row;
    row.text = line.data();
    std::string_view rest = line;
    std::string_view word = take_until(rest, '\t');
    KANJO_INVARIANT(!word.empty() && word.size() < word_bytes_max);
    row.may_end_in_point = word.size() > 1 && word.back() == '.';
    if (row.may_end_in_point) word.remove_suffix(1);
    row.word_length = static_cast<std::uint8_t>(word.size());
    const std::string_view kind_name = take_until(rest, '\t');
    if (kind_name != last.kind_name) last.kind = kind_named(kind_name);
    const std::string_view meaning = take_until(rest, '\t');
    if (rest != last.language_list) last.languages = read_languages(rest);
    last.kind_name = kind_name;
    last.language_list = rest;
    row.kind = last.kind;
    row.languages = last.languages;
    KANJO_INVARIANT(meaning.size() < 256);
    row.meaning_begin = static_cast<std::uint16_t>(meaning.data() - line.data());
    row.meaning_length = static_cast<std::uint8_t>(meaning.size());
    const auto index = static_cast<std::uint16_t>(rows_.size());
    rows_.push_back(row);
    add_prefixes(index, word);
}

void Vocabulary::add_prefixes(std::uint16_t row, std::string_view word) {
    FoldedWalk walk(word, 0);
    while (walk.step()) {
        const bool is_word = walk.at() == word.size();
        if (is_word || walk.is_at_word_end()) add_prefix(row, walk.folded().size(), walk.hash(), is_word);
    }
}

Vocabulary::Slot* Vocabulary::find_slot(std::string_view folded, std::uint32_t hash) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = (hash ^ (hash >> 15)) & mask;; at = (at + 1) & mask) {
        Slot& slot = slots_[at];
        if (slot.row == no_row) return &slot;
        if (slot.hash == hash && std::string_view(rows_[slot.row].text, slot.length) == folded) return &slot;
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
        *slot = {hash, row, static_cast<std::uint8_t>(length), is_word};
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
