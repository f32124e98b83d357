#include "money/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/ascii.h"
#include "base/invariant.h"
#include "base/words.h"
#include "money/text_walk.h"
#include "money/word_filter.h"

namespace kanjo {

extern const std::string_view embedded_vocabulary_languages;
extern const std::string_view embedded_vocabulary_scales;
extern const std::string_view embedded_vocabulary_currencies;
extern const std::string_view embedded_vocabulary_words;

namespace {

constexpr std::size_t line_bytes_usual = 24;  ///< so that the lines are seldom moved

std::uint32_t hash_of(std::string_view folded) {
    std::uint64_t hash = folded.size();
    for (; folded.size() > 8; folded.remove_prefix(8)) hash = mix(hash, load_word(folded.data()));
    return static_cast<std::uint32_t>(mix(hash, load_bytes(folded.data(), folded.size())));
}

/// Cuts the text before the next `separator` off the front of `rest`.
std::string_view take_until(std::string_view& rest, char separator) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return taken;
}

constexpr std::string_view kind_names[] = {
    "scale",   "slang",  "place",       "digit",    "currency", "shared",    "sign",    "glued",
    "amount",  "hedge",  "hedge_after", "between",  "range",    "range_and", "link",    "undisclosed",
    "vague",   "unit",   "other",       "doubtful", "partial",  "remainder", "capital", "change",
    "pairing", "nation", "dating",      "choice",   "negative"};

WordKind kind_named(std::string_view name) {
    const auto found = std::find(std::begin(kind_names), std::end(kind_names), name);
    KANJO_INVARIANT(found != std::end(kind_names));
    return static_cast<WordKind>(found - std::begin(kind_names));
}

/// fold_letter of ASCII, and a blank for a hyphen.
constexpr std::array<char, 0x80> ascii_folded = [] {
    std::array<char, 0x80> folded{};
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char c = static_cast<char>(i);
        folded[i] = c == '\t' || c == '-' ? ' ' : ascii_lower(c);
    }
    return folded;
}();

/// Walks a text by folded characters and tells where a word may end.
class FoldedWalk {
  public:
    FoldedWalk(std::string_view text, std::size_t begin) : text_(text), at_(begin) {}

    /// Takes the ASCII letters that stand together, or the next character; false at the end, at what is not
    /// UTF-8 and where the words are too long.
    bool step() {
        if (at_ >= text_.size() || size_ + 4 > folded_max) return false;
        const auto byte = static_cast<unsigned char>(text_[at_]);
        if (is_ascii_letter(text_[at_])) return take_letters();
        if (byte < 0x80) {
            ++at_;
            append(ascii_folded[byte]);
            return true;
        }
        const CodePoint point = point_at(text_, at_);
        if (point.length == 0) return false;
        const std::string_view bytes = text_.substr(at_, point.length);
        at_ += point.length;
        char32_t letter = fold_letter(point.value);
        if (is_dash(letter)) letter = ' ';
        inside_word_ = is_word_letter(letter);
        if (letter == ' ' && size_ > 0 && buffer_[size_ - 1] == ' ') return true;
        if (letter == point.value) {
            append_bytes(bytes);
        } else {
            std::string encoded;
            append_code_point(encoded, letter);
            append_bytes(encoded);
        }
        return true;
    }

    /// Whether what was taken does not break off in the middle of a word.
    bool is_at_word_end() const { return !inside_word_ || !is_word_letter(point_at(text_, at_).value); }

    std::size_t at() const { return at_; }
    std::string_view folded() const { return {buffer_, size_}; }

  private:
    static constexpr std::size_t folded_max = 64;

    bool take_letters() {
        const std::size_t length = WordFilter::end_of_letters(text_, at_) - at_;
        if (size_ + length > folded_max) return false;
        for (std::size_t i = 0; i < length; i += 8) copy_small_letters(at_ + i, buffer_ + size_ + i);
        at_ += length;
        size_ += length;
        inside_word_ = true;
        return true;
    }
    /// Eight characters, of which those that are letters are folded, or as many as there are.
    void copy_small_letters(std::size_t from, char* to) const {
        constexpr std::uint64_t lower_case = 0x2020202020202020;
        const std::uint64_t letters = load_bytes(text_.data() + from, text_.size() - from) | lower_case;
        std::memcpy(to, &letters, sizeof letters);
    }
    /// A folded ASCII character that is no letter; a run of blanks counts as one.
    void append(char character) {
        inside_word_ = false;
        if (character == ' ' && size_ > 0 && buffer_[size_ - 1] == ' ') return;
        buffer_[size_++] = character;
    }
    void append_bytes(std::string_view bytes) {
        for (const char byte : bytes) buffer_[size_++] = byte;
    }

    std::string_view text_;
    std::size_t at_;
    std::size_t size_ = 0;
    bool inside_word_ = false;
    char buffer_[folded_max + 8];  ///< letters are copied by eight
};

/// Calls `each(length, is_word)` for the beginnings of a folded word at which a word may end, the whole last.
template <class Each>
void for_each_prefix(std::string_view word, Each each) {
    bool inside_word = false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = point_at(word, at);
        KANJO_INVARIANT(point.length > 0);
        const bool is_letter = is_word_letter(point.value);
        if (at > 0 && !(inside_word && is_letter)) each(at, false);
        inside_word = is_letter;
        at += point.length;
    }
    each(word.size(), true);
}

/// Which index the words that begin like this one stand in.
std::size_t letter_of(std::string_view folded, std::size_t letters_max) {
    return point_at(folded, 0).value % letters_max;
}

/// Two small letters as a number; none where they are none.
std::optional<std::size_t> number_of_code(std::string_view code) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (code.size() != 2 || !is_letter(code[0]) || !is_letter(code[1])) return std::nullopt;
    return static_cast<std::size_t>((code[0] - 'a') * 26 + (code[1] - 'a'));
}

}  // namespace

/// Rows that follow one another often have the kind and the languages of the one before.
struct Vocabulary::LastRow {
    std::string_view kind_name;
    WordKind kind = WordKind::other;
    std::string_view language_list;
    LanguageSet languages = 0;
};

Vocabulary::Vocabulary(std::span<const std::string_view> word_tables, std::string_view languages)
    : tables_(word_tables.begin(), word_tables.end()) {
    take_until(languages, '\n');
    while (!languages.empty()) add_language(take_until(languages, '\n'));
    std::size_t bytes = 0;
    for (const std::string_view table : tables_) bytes += table.size();
    lines_.reserve(bytes / line_bytes_usual);
    bytes = 0;
    for (const std::string_view table : tables_) {
        add_lines(table, bytes);
        bytes += table.size();
    }
    KANJO_INVARIANT(lines_.size() < no_row);
    rows_ = std::make_unique_for_overwrite<Row[]>(lines_.size());
}

void Vocabulary::add_lines(std::string_view table, std::size_t offset) {
    std::size_t begin = table.find('\n') + 1;
    while (begin < table.size()) {
        const auto line = static_cast<std::uint16_t>(lines_.size());
        Alike& alike = alike_[letter_of(table.substr(begin), letters_max)];
        (alike.first == no_row ? alike.first : lines_[alike.last].next_alike) = line;
        alike.last = line;
        lines_.push_back({static_cast<std::uint32_t>(offset + begin), no_row});
        begin = table.find('\n', begin) + 1;
        KANJO_INVARIANT(begin > 0);
    }
}

/// From the line on to the end of its table.
std::string_view Vocabulary::line_at(std::uint16_t line) const {
    std::size_t begin = lines_[line].begin;
    auto table = tables_.begin();
    for (; begin >= table->size(); ++table) begin -= table->size();
    return table->substr(begin);
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
    language_numbers_[number_of_code(language.code).value()] = static_cast<std::uint8_t>(languages_.size());
}

Vocabulary::Row Vocabulary::read_row(std::string_view line, LastRow& last) const {
    Row row{};
    row.text = line.data();
    std::string_view rest = line.substr(0, line.find('\n'));
    std::string_view word = take_until(rest, '\t');
    KANJO_INVARIANT(!word.empty() && word.size() < word_bytes_max);
    const bool is_stroke = word.ends_with("/.");  // B/. is a sign, B/ is not
    row.may_end_in_point = word.size() > 1 && word.back() == '.' && !is_stroke;
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
    row.next = no_row;
    return row;
}

const Vocabulary::LetterIndex& Vocabulary::index_of(std::string_view folded) const {
    const std::size_t letter = letter_of(folded, letters_max);
    const LetterIndex* index = indexes_[letter].load(std::memory_order_acquire);
    return index != nullptr ? *index : make_index(letter);
}

const Vocabulary::LetterIndex& Vocabulary::make_index(std::size_t letter) const {
    const std::lock_guard lock(reading_);
    if (const LetterIndex* index = indexes_[letter].load(std::memory_order_acquire)) return *index;
    std::vector<Slot> prefixes;
    LastRow last;
    for (std::uint16_t line = alike_[letter].first; line != no_row; line = lines_[line].next_alike) {
        const std::uint16_t row = row_count_++;
        rows_[row] = read_row(line_at(line), last);
        const std::string_view word(rows_[row].text, rows_[row].word_length);
        for_each_prefix(word, [&](std::size_t length, bool is_word) {
            prefixes.push_back(
                {hash_of(word.substr(0, length)), row, static_cast<std::uint8_t>(length), is_word, !is_word});
        });
    }
    auto index = std::make_unique<LetterIndex>(std::bit_ceil(prefixes.size() * 2 + 1));
    for (const Slot& prefix : prefixes) add_prefix(*index, prefix);
    made_.push_back(std::move(index));
    indexes_[letter].store(made_.back().get(), std::memory_order_release);
    return *made_.back();
}

/// Where the prefix stands, or the free slot that it would take: an index is never full.
std::size_t Vocabulary::find_slot(const LetterIndex& index, std::string_view folded,
                                  std::uint32_t hash) const {
    const std::size_t mask = index.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Slot& slot = index[at];
        if (slot.row == no_row) return at;
        if (slot.hash == hash && std::string_view(rows_[slot.row].text, slot.length) == folded) return at;
    }
}

void Vocabulary::add_prefix(LetterIndex& index, const Slot& prefix) const {
    Slot& slot = index[find_slot(index, {rows_[prefix.row].text, prefix.length}, prefix.hash)];
    const bool goes_on = slot.goes_on || prefix.goes_on;
    if (slot.row == no_row || (prefix.is_word && !slot.is_word)) {
        slot = prefix;
    } else if (prefix.is_word) {
        rows_[slot.row].may_end_in_point |= rows_[prefix.row].may_end_in_point;
        std::uint16_t last = slot.row;
        while (rows_[last].next != no_row) last = rows_[last].next;
        rows_[last].next = prefix.row;
    }
    slot.goes_on = goes_on;
}

std::optional<WordMatch> Vocabulary::match(std::string_view text, std::size_t begin) const {
    std::optional<WordMatch> longest;
    FoldedWalk walk(text, begin);
    const LetterIndex* index = nullptr;
    while (walk.step()) {
        if (index == nullptr) index = &index_of(walk.folded());
        if (!walk.is_at_word_end()) continue;
        const Slot* slot = &(*index)[find_slot(*index, walk.folded(), hash_of(walk.folded()))];
        if (slot->row == no_row) break;
        if (slot->is_word) {
            longest = WordMatch{slot->row, walk.at() - begin};
            const bool point_follows = walk.at() < text.size() && text[walk.at()] == '.';
            if (rows_[slot->row].may_end_in_point && point_follows) ++longest->length;
        }
        if (!slot->goes_on) break;
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

bool Vocabulary::is_any(std::optional<WordMatch> match, std::initializer_list<WordKind> kinds) const {
    return match && std::any_of(kinds.begin(), kinds.end(),
                                [&](WordKind kind) { return find(*match, kind).has_value(); });
}

void Vocabulary::for_each_row(
    const std::function<void(std::string_view spelling, const Word& word)>& each) const {
    LastRow last;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const Row row = read_row(line_at(static_cast<std::uint16_t>(i)), last);
        each({row.text, row.word_length}, word_of(row));
    }
}

std::optional<std::string_view> Vocabulary::find_spelling(WordKind kind, std::string_view meaning,
                                                          LanguageSet languages) const {
    std::optional<std::string_view> found;
    for_each_row([&](std::string_view spelling, const Word& word) {
        const bool is_theirs = word.languages != all_languages && overlap(word.languages, languages);
        if (!found && is_theirs && word.kind == kind && word.meaning == meaning) found = spelling;
    });
    return found;
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
    const std::optional<std::size_t> number = number_of_code(code);
    if (!number || language_numbers_[*number] == 0) return 0;
    return LanguageSet{1} << (language_numbers_[*number] - 1);
}

const Vocabulary& vocabulary() {
    static const std::array<std::string_view, 3> tables = {
        embedded_vocabulary_scales, embedded_vocabulary_currencies, embedded_vocabulary_words};
    static const Vocabulary built(tables, embedded_vocabulary_languages);
    return built;
}

}  // namespace kanjo
