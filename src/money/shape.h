// What a figure is made of before it means anything: its words and numbers in their order. Which language
// they are in, and so what marks and scales mean, is known only when the last of them is read (see
// meaning.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

#include "money/figure.h"
#include "money/number.h"
#include "money/vocabulary.h"

namespace kanjo {

/// How a figure ends: with the text; where an expression goes on; where prose goes on.
enum class ReadMode : std::uint8_t { whole, calculator, running };

/// Up to `N` items in place, which cost nothing until they are there. One more than fits is dropped and told
/// by `is_overfull`.
template <class T, std::size_t N>
class FixedList {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

  public:
    FixedList() : size_(0) {}
    FixedList(const FixedList& other) : size_(other.size_) {
        std::uninitialized_copy_n(other.items_, size(), items_);
    }
    FixedList& operator=(const FixedList& other) {
        size_ = other.size_;
        std::uninitialized_copy_n(other.items_, size(), items_);
        return *this;
    }
    ~FixedList() = default;

    void push_back(const T& item) {
        if (size_ < N) std::construct_at(items_ + size_, item);
        ++size_;
    }
    bool is_overfull() const { return size_ > N; }
    std::size_t size() const { return size_ < N ? size_ : N; }
    bool empty() const { return size_ == 0; }
    const T& operator[](std::size_t i) const { return items_[i]; }
    const T& front() const { return items_[0]; }
    const T& back() const { return items_[size() - 1]; }
    const T* begin() const { return items_; }
    const T* end() const { return items_ + size(); }

  private:
    std::size_t size_;
    union {
        T items_[N];
    };
};

enum class PartKind : std::uint8_t { number, digit, place, scale, fraction };

/// A number or a word that has a size.
struct Part {
    PartKind kind = PartKind::number;
    WordMatch word;        ///< of all but a number
    WrittenNumber number;  ///< of a number
    Span span;
};

/// A code, symbol or word that names a currency.
struct CurrencyPart {
    std::optional<Currency> code;  ///< an ISO code, an alias or a symbol given by option
    WordMatch word;                ///< else
    Span span;
};

/// One amount, or one end of a range.
struct Side {
    FixedList<Part, 16> parts;
    bool is_negative = false;
    bool has_currency = false;

    bool has_scale() const {
        for (const Part& part : parts) {
            if (part.kind == PartKind::scale || part.kind == PartKind::place) return true;
        }
        return false;
    }
    bool has_exponent() const {
        for (const Part& part : parts) {
            if (part.kind == PartKind::number && part.number.has_exponent) return true;
        }
        return false;
    }
};

struct FigureShape {
    std::array<Side, 2> sides;
    std::size_t side_count = 1;
    FixedList<CurrencyPart, 6> currencies;
    FixedList<WordMatch, 16> words;  ///< all that tell a language
    bool hedged[5] = {};             ///< by Hedge
    std::size_t begin = 0;           ///< where in the text it begins
    std::size_t low_end = 0;         ///< of a range: where its first side ends
    std::size_t end = 0;             ///< where in the text it ends
};

/// A text to read figures in, and how.
struct ShapeReader {
    std::string_view text;
    const FigureOptions& options;
    const Vocabulary& vocabulary;
    ReadMode mode;

    /// The longest word of the vocabulary at `text[at]`; remembers the last ones, which are asked for often.
    std::optional<WordMatch> word_at(std::size_t at) const {
        Remembered& known = remembered[at % remembered.size()];
        if (known.at != at) known = {at, vocabulary.match(text, at)};
        return known.word;
    }

    struct Remembered {
        std::size_t at = std::string_view::npos;
        std::optional<WordMatch> word;
    };
    mutable std::array<Remembered, 8> remembered = {};
};

/// Reads the longest shape that begins at `text[begin]`. In running text `from` and the like are left before
/// an amount that is no range. Errors: K0301 where no number follows what begins there, or where the words
/// cannot stand together.
Result<FigureShape> read_shape(const ShapeReader& reader, std::size_t begin);

/// Hedge::none where no hedge has this name.
Hedge hedge_named(std::string_view name);

/// What the word at `text[begin]` says before a figure. A single letter says it in lower case and with its
/// point, two letters in lower case: c. $5bn, ca 5 Mkr, not Series C $5bn, CA $5bn.
std::optional<Word> find_hedge(const ShapeReader& reader, WordMatch word, std::size_t begin);

}  // namespace kanjo
