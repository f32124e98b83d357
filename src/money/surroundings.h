// What stands around a number in running text, and makes it part of something else, or its reading a guess.
#pragma once

#include <optional>
#include <string_view>

#include "base/error.h"
#include "money/shape.h"

namespace kanjo {

/// Whether one of the sides has a scale.
bool has_scale(const FigureShape& shape);

/// A number in running text, and the figure that it may belong to.
struct Surroundings {
    std::string_view text;
    const FigureOptions& options;
    const Vocabulary& words;
    std::size_t begin = 0;       ///< of the figure
    std::size_t number = 0;      ///< of the number
    std::size_t number_end = 0;  ///< behind its digits or numeral
    std::size_t floor = 0;       ///< behind the figure before it
    mutable std::size_t known_end =
        std::string_view::npos;  ///< of the word before it that was asked for last
    mutable std::optional<WordMatch> known_word = {};

    /// Whether letters, marks or digits are glued to the number, or a quantity without number stands before
    /// it: H100, 1/2, 10:30, COVID-19, 数10億.
    bool is_part_of_something() const;

    // The spans of the shapes count from `begin`.

    /// Whether a range states two amounts: each side is money by itself, and a word of change stands before
    /// them, as in rose by $5 billion to $30 billion.
    bool states_change(const FigureShape& range) const;

    /// Whether the figure's first word says what an amount has become, and is no hedge: вырос до 5 млрд,
    /// steeg met 5% tot 3 miljard.
    bool states_target(std::optional<WordMatch> first) const;

    /// Whether a large amount without a scale stands before a number with one: $1,400 to 160 million people.
    bool is_before_count(const FigureShape& range) const;

    /// Whether what looks like the lower end of a range is a year or a day: in 2020 to $5 billion, on March 3
    /// to 5 billion euros.
    bool begins_with_date(const FigureShape& range) const;

    /// Whether it says what a table counts in: (百万円), 単位：千円, EUR 000.
    bool is_heading(const FigureShape& shape) const;

    /// Whether the number is one of letters: two billion, un milliard.
    bool begins_in_words(const FigureShape& shape) const;

    /// Whether its currency is one of a pair, and the number a rate or a count: USD/JPY 151.8, 3 EUR/USD
    /// options.
    bool is_of_currency_pair(const FigureShape& shape) const;

    /// Whether the number is a year, and no amount of what follows: in 2015 dollars.
    bool is_year(const FigureShape& shape) const;

    /// Why the figure cannot be read for sure. The error has a caret only where it is not the whole figure.
    std::optional<Error> find_fault(const ShapeReader& reader, const FigureShape& shape) const;
    std::optional<Error> find_other_nation(const FigureShape& shape, const Figure& figure) const;

  private:
    /// What the words of the figure are in, English where they tell none.
    LanguageSet languages_of(const FigureShape& shape) const;
    bool follows_particle(std::size_t end) const;
    bool ends_in_scale(std::size_t end) const { return ends_in(WordKind::scale, end, 1); }
    bool is_number_word(std::optional<WordMatch> word) const;
    std::optional<WordMatch> word_of_parts(std::size_t end) const;
    bool follows_numeral() const;
    bool follows_scale() const;
    bool follows_number_of_currency(const FigureShape& shape) const;
    bool ends_in(WordKind kind, std::size_t end, int characters_max) const;
    bool ends_in_characters(WordKind kind, std::size_t end, int characters) const;
    bool follows_change(std::size_t end) const;
    std::size_t begin_of_number(std::size_t end) const;
    std::optional<Error> find_fault_before(const FigureShape& shape) const;
    std::optional<Error> find_fault_behind(const ShapeReader& reader, const FigureShape& shape) const;
    std::optional<Error> find_fault_behind_number(const FigureShape& shape) const;
    bool is_scale(std::size_t at) const;
    bool goes_on_behind_letter(std::size_t at) const;
    bool is_before_second_scale(std::optional<WordMatch> behind, const FigureShape& shape) const;
    bool names_who_spends() const;
    bool ends_in_ordinary_word(std::size_t end) const;
    bool is_range_of_last_digits(const FigureShape& shape) const;
    bool may_be_of_year(const FigureShape& shape) const;
    bool is_in_traditional_characters(const FigureShape& shape) const;
    std::size_t end_of_hyphenated(std::size_t at) const;
    bool begins_power(std::size_t at) const;
    bool is_written_fraction(std::size_t at) const;
    bool goes_over_into_word(const FigureShape& shape) const;
    bool counts_scaled_things(const FigureShape& shape) const;
    bool is_followed_by_minor_unit(std::size_t end) const;
    std::size_t end_of_joint(std::size_t at) const;
    bool may_share_scale_behind(const FigureShape& shape) const;
    bool follows_choice(const FigureShape& shape) const;
    std::optional<WordMatch> word_before(std::size_t end) const;
    std::optional<WordMatch> word_of(std::size_t first, std::size_t end) const;
    bool begins_like_year(const FigureShape& shape) const;
    bool is_before_year(const FigureShape& shape) const;
    bool is_year_of_prices(const FigureShape& shape) const;
    std::optional<Word> find_dating(std::size_t at) const;
    bool is_loose_range(const FigureShape& shape) const;
    bool is_change_of_number(const FigureShape& shape) const;
    bool may_state_change(const FigureShape& shape) const;
    std::optional<Error> find_fault_of_parts_before(const FigureShape& shape) const;
    bool follows_digits(std::size_t end, const FigureShape& shape) const;
    bool follows_greater_scale(std::size_t end, const FigureShape& shape) const;
    bool goes_on_in_smaller_scale(std::optional<WordMatch> behind, const FigureShape& shape) const;
    bool is_scale_in_brackets(std::size_t at) const;
    bool is_before_digits(std::size_t end) const;
    bool is_before_hundredths(const FigureShape& shape) const;
    bool is_of_pounds_of_weight(const FigureShape& shape) const;
    bool is_joined_in_english(const FigureShape& shape) const;
    bool is_beside_year(const FigureShape& shape) const;
    bool is_enumerated_in_korean() const;
    std::optional<CurrencyPart> code_before() const;
    std::optional<WordMatch> word_behind(const ShapeReader& reader, const FigureShape& shape) const;
    bool follows_doubtful_sign() const;
    bool is_bracketed(std::size_t end) const;
    bool is_glued(std::size_t end) const;
    bool begins_with_scale(std::size_t at) const;
    bool follows_broken_number(const FigureShape& shape) const;
};

}  // namespace kanjo
