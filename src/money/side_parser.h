// One amount of a figure: what stands before its number, the number with its scales, and what stands behind.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "money/shape.h"

namespace kanjo {

/// Reads along a text and gathers what it takes in a shape.
class SideParser {
  public:
    SideParser(const ShapeReader& reader, std::size_t begin) : reader_(reader), at_(begin), begin_(begin) {}

    /// Reads one side of the figure. Errors: K0301 where there is none.
    std::optional<Error> parse_side(std::size_t index);
    /// Whether an amount may begin behind the blanks at `text[from]`.
    bool starts_amount(std::size_t from) const;

  protected:
    std::string_view text() const { return reader_.text; }
    bool is_calculator() const { return reader_.mode == ReadMode::calculator; }
    bool is_running() const { return reader_.mode == ReadMode::running; }
    bool is_whole() const { return reader_.mode == ReadMode::whole; }
    Error not_a_figure(std::string message, Span span, std::string help = {}) const;
    std::optional<WordMatch> word_here() const { return reader_.word_at(at_); }
    bool word_is(std::optional<WordMatch> word, WordKind kind) const {
        return word && reader_.vocabulary.find(*word, kind).has_value();
    }
    void take(WordMatch word);

    const ShapeReader& reader_;
    std::size_t at_;
    std::size_t begin_;
    std::optional<WordMatch> between_;  ///< the word that opens a range
    std::size_t between_end_ = 0;
    std::optional<Part> leading_scale_;  ///< of the word before the number: MSEK 500
    FigureShape shape_;

  private:
    /// Remembered, because it is asked for more than once.
    const std::optional<WrittenNumber>& number_here() {
        if (number_at_ != at_) {
            number_ = match_number(text(), at_, BlankGroups::yes);
            number_at_ = at_;
        }
        return number_;
    }
    std::optional<Error> parse_prefix(Side& side, std::size_t index);
    bool leads_to_number(WordMatch word) const;
    bool is_sign_here() const;
    Error misplaced_sign() const;
    Error no_number(std::optional<WordMatch> word) const;
    Error not_money(const std::string& found, Span span) const;
    Span span_here(std::optional<WordMatch> word) const;
    std::optional<Error> parse_parts(Side& side);
    void take_inner_hedge(const Side& side);
    bool take_fraction(Side& side);
    bool leads_to_money(WordMatch word, const Side& side) const;
    void skip_bare_point();
    void skip_joiner();
    bool continues_compound(const Side& side, Span number, std::size_t before);
    bool continues_thousands(const Part& last, Span number) const;
    void skip_particle();
    bool is_word_letter_before(std::size_t at) const;
    bool add_size_word(Side& side, WordMatch word, std::size_t before);
    bool leads_to_scale(WordMatch word) const;
    bool add_part(Side& side, PartKind kind, WordMatch word);
    bool add_amount_word(Side& side, WordMatch word);
    void parse_suffix(Side& side);
    bool take_suffix(Side& side);
    bool is_adjective(const CurrencyPart& currency) const;
    bool take_nation(Side& side);
    bool begins_next_amount(const CurrencyPart& currency, const Side& side, std::size_t before) const;
    bool take_hedge_after(WordMatch word, std::size_t before);
    bool goes_on_as_clause(std::size_t before, WordMatch word, std::size_t after) const;
    bool has_currency_behind(std::size_t end, const Side& side) const;
    bool stands_behind(const CurrencyPart& currency, const Side& side, std::size_t before) const;
    void add_currency(Side& side, const CurrencyPart& currency);
    void add_hedge(const Word& hedge, WordMatch word);

    std::size_t number_at_ = std::string_view::npos;
    std::optional<WrittenNumber> number_;
};

}  // namespace kanjo
