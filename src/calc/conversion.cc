// The clause behind an expression: in CURRENCY[,CURRENCY] [on DATE] [at RATE].
#include <algorithm>
#include <utility>

#include "calc/expression.h"
#include "calc/token.h"

namespace kanjo {
namespace {

class ConversionParser {
  public:
    ConversionParser(std::string_view text, std::size_t& at, const FigureOptions& options)
        : text_(text), at_(at), options_(options) {}

    Result<Conversion> parse() {
        at_ = skip_blanks(text_, at_ + 2);
        if (Result<Done> done = parse_targets(); !done) return std::move(done).error();
        if (Result<Done> done = parse_date(); !done) return std::move(done).error();
        if (Result<Done> done = parse_rate(); !done) return std::move(done).error();
        return std::move(conversion_);
    }

  private:
    Error wrong(Code code, std::string message, std::string help, Span span) const {
        return error_of(code, std::move(message), std::move(help)).at(text_, span);
    }
    Error wrong_here(std::string message, std::string help) const {
        return wrong(Code::K0701, std::move(message), std::move(help), {at_, length_of_word(text_, at_)});
    }
    std::string word_here() const {
        return at_ == text_.size() ? "the end"
                                   : "`" + printable(text_.substr(at_, length_of_word(text_, at_))) + "`";
    }

    Result<Currency> take_currency() {
        const std::optional<CurrencyMatch> match = match_currency(text_, at_, options_);
        if (!match) {
            return wrong_here("a currency was expected, " + word_here() + " stands here",
                              "write a code such as USD; `kanjo currencies` lists them");
        }
        at_ += match->length;
        return match->currency;
    }

    Result<Done> parse_targets() {
        for (;;) {
            Result<Currency> currency = take_currency();
            if (!currency) return std::move(currency).error();
            if (std::ranges::count(conversion_.targets, *currency) == 0)
                conversion_.targets.push_back(*currency);
            const std::size_t comma = skip_blanks(text_, at_);
            if (mark_at(text_, comma).sign != ',') return Done{};
            at_ = skip_blanks(text_, comma + mark_at(text_, comma).length);
        }
    }

    /// Moves behind the word where it comes next.
    bool take_word(std::string_view word) {
        const std::size_t next = skip_blanks(text_, at_);
        if (!is_word_at(text_, next, word)) return false;
        at_ = skip_blanks(text_, next + word.size());
        return true;
    }

    Result<Done> parse_date() {
        if (!take_word("on")) return Done{};
        const std::size_t length = length_of_word(text_, at_);
        Result<Period> period = parse_period(text_.substr(at_, length));
        if (!period) return std::move(period).error().at(text_, {at_, length});
        conversion_.on = *period;
        at_ += length;
        return Done{};
    }

    Result<Done> parse_rate() {
        if (!take_word("at")) return Done{};
        const std::size_t begin = at_;
        Result<RateClause> rate =
            match_currency(text_, at_, options_) && !match_number() ? pair_rate() : number_rate();
        if (!rate) return std::move(rate).error();
        rate->span = {begin, at_ - begin};
        if (rate->rate.sign() <= 0) return wrong(Code::K0701, "a rate has to be above zero", "", rate->span);
        if (rate->pair && rate->pair->base == rate->pair->quote) {
            return wrong(Code::K0701, "a rate has to stand between two currencies", "", rate->span);
        }
        conversion_.at = std::move(*rate);
        return Done{};
    }

    std::optional<Result<FigureMatch>> match_number_result() const {
        return match_figure(text_.substr(0, end_of_operand(text_, at_)), at_, options_);
    }
    /// Whether a figure stands here, its currency in front: ¥156 per $.
    bool match_number() const {
        const auto match = match_number_result();
        return match && *match;
    }

    /// USD/JPY=156
    Result<RateClause> pair_rate() {
        Result<Currency> base = take_currency();
        if (!base) return std::move(base).error();
        at_ = skip_blanks(text_, at_);
        if (mark_at(text_, at_).sign != '/')
            return wrong_here("`/` was expected, " + word_here() + " stands here", pair_help);
        at_ = skip_blanks(text_, at_ + mark_at(text_, at_).length);
        Result<Currency> quote = take_currency();
        if (!quote) return std::move(quote).error();
        at_ = skip_blanks(text_, at_);
        if (mark_at(text_, at_).sign != '=')
            return wrong_here("`=` was expected, " + word_here() + " stands here", pair_help);
        const std::size_t begin = at_ = skip_blanks(text_, at_ + mark_at(text_, at_).length);
        Result<Figure> number = take_number();
        if (!number) return std::move(number).error();
        if (number->currency) {
            return wrong(Code::K0701, "a rate behind `=` is a number without a currency", pair_help,
                         {begin, at_ - begin});
        }
        return RateClause{number->low, CurrencyPair{*base, *quote}, {}};
    }

    /// 156, or 156 JPY per USD
    Result<RateClause> number_rate() {
        const std::size_t begin = at_;
        Result<Figure> number = take_number();
        if (!number) return std::move(number).error();
        if (!number->currency) return RateClause{number->low, std::nullopt, {}};
        const std::size_t next = skip_blanks(text_, at_);
        if (mark_at(text_, next).sign == '/') return refuse_slash(*number, begin, next);
        if (!take_word("per")) {
            at_ = next;
            return wrong_here("`per CURRENCY` was expected behind the rate, " + word_here() + " stands here",
                              pair_help);
        }
        Result<Currency> base = take_currency();
        if (!base) return std::move(base).error();
        return RateClause{number->low, CurrencyPair{*base, *number->currency}, {}};
    }

    /// `156 JPY/USD` is JPY for a dollar to a physicist, USD for a yen to a trader.
    Error refuse_slash(const Figure& number, std::size_t begin, std::size_t slash) {
        at_ = skip_blanks(text_, slash + mark_at(text_, slash).length);
        const std::optional<CurrencyMatch> other = match_currency(text_, at_, options_);
        if (!other) return wrong_here("a currency was expected, " + word_here() + " stands here", pair_help);
        const std::string digits = to_string(number.low);
        const std::string first(code_of(*number.currency));
        const std::string second(code_of(other->currency));
        return wrong(Code::K0703,
                     "the rate has two readings: " + digits + " " + first + " per " + second + ", or " +
                         digits + " " + second + " per " + first,
                     "write at " + digits + " " + first + " per " + second + ", or at " + first + "/" +
                         second + "=" + digits,
                     {begin, at_ + other->length - begin});
    }

    Result<Figure> take_number() {
        const std::size_t begin = at_;
        std::optional<Result<FigureMatch>> match = match_number_result();
        if (!match) return wrong_here("a rate was expected, " + word_here() + " stands here", pair_help);
        if (!*match) {
            const Span caret = match->error().caret;
            return std::move(*match).error().at(text_, caret);
        }
        at_ += (*match)->length;
        const Figure& figure = (*match)->figure;
        if (figure.is_range() || figure.hedge != Hedge::none || figure.certainty != Certainty::stated) {
            return wrong(Code::K0701, "a rate has to be one plain number", pair_help, {begin, at_ - begin});
        }
        return figure;
    }

    static constexpr const char* pair_help = "write at USD/JPY=156, or at 156 JPY per USD";

    std::string_view text_;
    std::size_t& at_;
    const FigureOptions& options_;
    Conversion conversion_;
};

}  // namespace

Result<Conversion> parse_conversion(std::string_view text, std::size_t& at, const FigureOptions& options) {
    return ConversionParser(text, at, options).parse();
}

}  // namespace kanjo
