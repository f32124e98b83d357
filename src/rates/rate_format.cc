#include "rates/rate_format.h"

#include <algorithm>
#include <functional>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/words.h"
#include "money/figure.h"
#include "money/number.h"
#include "records/text_place.h"

namespace kanjo {
namespace {

/// Errors kept of one file; the rest is counted in the last of them.
constexpr std::size_t errors_max = 100;
/// Pairs of one table: every currency of ISO 4217 against thirty others.
constexpr std::size_t pairs_max = 10'000;

std::string quoted(std::string_view text) {
    return '\'' + std::string(text.substr(0, 80)) + '\'';
}

/// The field that begins at `at`, which is moved to the comma behind it or the end.
bool take_field(std::string_view line, std::size_t& at, std::string_view& field) {
    while (at < line.size() && line[at] == ' ') ++at;
    if (at == line.size() || line[at] != '"') {
        const std::size_t begin = at;
        at = std::min(line.find(',', at), line.size());
        field = trimmed(line.substr(begin, at - begin));
        return true;
    }
    const std::size_t begin = ++at;
    for (at = line.find('"', at); at != std::string_view::npos; at = line.find('"', at + 2)) {
        if (at + 1 < line.size() && line[at + 1] == '"') continue;
        field = line.substr(begin, at - begin);
        at = std::min(line.find_first_not_of(' ', at + 1), line.size());
        return at == line.size() || line[at] == ',';
    }
    return false;
}

/// "2024/2/5" as 2024-02-05 is written.
std::string with_hyphens(std::string_view text) {
    std::string day;
    std::string part;
    for (const char c : std::string(text) + '-') {
        if (is_ascii_digit(c)) {
            part += c;
            continue;
        }
        day += (day.empty() ? "" : "-") + std::string(part.size() == 1 ? "0" : "") + part;
        if (c != '-' && c != '/' && c != '.') return std::string(text);
        part.clear();
    }
    return day;
}

}  // namespace

std::string_view first_line(std::string_view text) {
    std::string_view line = text.substr(0, text.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

bool split_csv_line(std::string_view line, std::vector<std::string_view>& fields) {
    fields.clear();
    for (std::size_t at = 0; true; ++at) {
        std::string_view field;
        if (!take_field(line, at, field)) return false;
        fields.push_back(field);
        if (at == line.size()) return true;
    }
}

RateRows::RateRows(RateContents& contents, std::string_view file, std::vector<Error>& errors)
    : contents_(contents), file_(file), errors_(errors), quotes_before_(contents.quotes.size()) {}

void RateRows::set_line(std::string_view line, std::uint64_t number) {
    line_ = line;
    line_number_ = number;
}

void RateRows::set_line_of_document(std::string_view document, std::uint64_t number) {
    set_line(document, number);
    is_document_ = true;
}

std::optional<Currency> RateRows::read_currency(std::string_view text) {
    if (const std::optional<Currency> currency = find_currency(text)) return currency;
    Result<Currency> currency = parse_currency(text);
    if (currency) return *currency;
    refuse(text, currency.error().message, currency.error().help);
    return std::nullopt;
}

std::optional<Period> RateRows::read_period(std::string_view text) {
    if (period_ && text == period_text_) return period_;
    Result<Period> period = parse_period(text);
    if (!period || !(period->is_day() || period->is_month() || period->is_year())) {
        refuse(text, quoted(text) + " is not a day, month or year",
               "write it as 2024-02-24, 2024-02 or 2024");
        return std::nullopt;
    }
    period_ = *period;
    period_text_ = text;
    return period_;
}

std::optional<Period> RateRows::read_day(std::string_view text) {
    if (period_ && text == period_text_) return period_;
    const Result<Date> day = parse_date(with_hyphens(text));
    if (!day) {
        refuse(text, quoted(text) + " is not a day", "write it as 2024-02-24");
        return std::nullopt;
    }
    period_ = day_period(*day);
    period_text_ = text;
    return period_;
}

std::optional<Currency> RateRows::find_commodity(std::string_view text) {
    const auto known = commodities_.find(std::string(text));
    if (known != commodities_.end()) return known->second;
    std::optional<Currency> currency = find_currency_or_alias(text);
    if (!currency) {
        FigureOptions options;
        options.running_text = true;
        const std::optional<CurrencyMatch> match = match_currency(text, 0, options);
        if (match && match->length == text.size()) currency = match->currency;
    }
    commodities_.emplace(text, currency);
    return currency;
}

std::optional<PackedRate> RateRows::read_price_number(std::string_view text) {
    if (const std::optional<PackedRate> rate = PackedRate::match(text)) return rate;
    const bool ends_in_comma_part = has_both_marks(text) && text.rfind(',') > text.rfind('.');
    const std::optional<WrittenNumber> written = match_number(text, 0, BlankGroups::no);
    const Result<std::optional<Decimal>> number = read_number(text, ends_in_comma_part ? ',' : '.');
    if (!written || written->span.length != text.size() || !number || !*number) {
        refuse(text, quoted(text) + " is not a price, a number such as 1,153.17");
    } else if (const std::string_view fault = fault_of_rate(**number); !fault.empty()) {
        refuse(text, "the rate " + quoted(text) + ' ' + std::string(fault));
    } else {
        return contents_.quotes.pack(**number);
    }
    return std::nullopt;
}

void RateRows::read_price(std::string_view day, std::string_view commodity, std::string_view number,
                          std::string_view currency) {
    const std::optional<Currency> base = find_commodity(commodity);
    const std::optional<Currency> quote = find_commodity(currency);
    if (!base || !quote) {
        ++contents_.commodities[std::string(base ? currency : commodity)];
        return;
    }
    const std::optional<Period> period = read_day(day);
    const std::optional<PackedRate> rate = read_price_number(number);
    const auto source = read_source(file_);
    if (!period || !rate || !source) return;
    if (const auto pair = read_pair(*base, *quote, number)) add(*period, *pair, *rate, *source);
}

std::optional<PackedRate> RateRows::read_rate(std::string_view text) {
    if (const std::optional<PackedRate> rate = PackedRate::match(text)) return rate;
    const Result<Decimal> rate = parse_decimal(text);
    if (!rate) {
        refuse(text, quoted(text) + " is not a rate, a number such as 153.17");
    } else if (const std::string_view fault = fault_of_rate(*rate); !fault.empty()) {
        refuse(text, "the rate " + quoted(text) + ' ' + std::string(fault));
    } else {
        return contents_.quotes.pack(*rate);
    }
    return std::nullopt;
}

std::optional<std::size_t> RateRows::read_source(std::string_view text) {
    if (source_ && text == source_text_) return source_;
    const auto known = sources_.find(std::string(text));
    if (known != sources_.end()) {
        source_ = known->second;
    } else if (find_invalid_utf8(text)) {
        refuse(text, "the name of the source is not UTF-8", {}, Code::K0204);
        return std::nullopt;
    } else if (contents_.sources.size() == QuoteStore::sources_max) {
        refuse(text, "the rates have more than " + std::to_string(QuoteStore::sources_max) + " sources",
               "name a source once, not each row's own", Code::K0205);
        return std::nullopt;
    } else {
        source_ = sources_.emplace(text, contents_.add_source(text, file_)).first->second;
    }
    source_text_ = text;
    return source_;
}

std::optional<QuoteStore::PairIndex> RateRows::read_pair(Currency base, Currency quote,
                                                         std::string_view rate) {
    if (base == quote && parse_decimal(rate) && *parse_decimal(rate) != Decimal(1)) {
        refuse(rate, "a currency is worth 1 of itself, not " + std::string(rate));
        return std::nullopt;
    }
    if (contents_.quotes.pairs().size() == pairs_max) {
        refuse(rate, "the rates have more than " + std::to_string(pairs_max) + " pairs", {}, Code::K0205);
        return std::nullopt;
    }
    return contents_.quotes.add_pair({base, quote});
}

void RateRows::add(const Period& period, QuoteStore::PairIndex pair, PackedRate rate, std::size_t source) {
    contents_.quotes.add(period, pair, rate, source, line_number_);
}

/// Whether the text is the period of the row before, or a day, which it is from now on.
bool RateRows::is_period(std::string_view text) {
    if (period_ && text == period_text_) return true;
    const std::optional<Date> day = find_date(text);
    if (!day) return false;
    period_ = day_period(*day);
    period_text_ = text;
    return true;
}

RateRows::KnownPair& RateRows::known_pair(std::uint64_t text) {
    constexpr int place_bits = 8;
    if (known_pairs_.empty()) known_pairs_.resize(std::size_t{1} << place_bits);
    return known_pairs_[text * 0x9E3779B97F4A7C15u >> (64 - place_bits)];
}

void RateRows::remember_pair(std::string_view pair_text, QuoteStore::PairIndex pair) {
    const std::uint64_t text = load_word(pair_text.data());
    known_pair(text) = {text, pair};
}

bool RateRows::add_alike(std::string_view period, std::string_view pair_text, std::string_view rate) {
    if (!source_ || !is_period(period)) return false;
    const std::uint64_t text = load_word(pair_text.data());
    const KnownPair& known = known_pair(text);
    if (known.text != text || contents_.quotes.pairs().size() == pairs_max) return false;
    const std::optional<PackedRate> packed = PackedRate::match(rate);
    if (packed) add(*period_, known.pair, *packed, *source_);
    return packed.has_value();
}

void RateRows::refuse(std::string_view part, std::string message, std::string help, Code code) {
    const bool is_within = !std::less<>()(part.data(), line_.data()) &&
                           !std::less<>()(line_.data() + line_.size(), part.data() + part.size());
    if (!is_within) part = line_;
    const Span span{static_cast<std::size_t>(part.data() - line_.data()), part.size()};
    Error error = error_of(code, std::move(message), std::move(help));
    refuse(is_document_ ? placed_in(std::move(error), line_, span, file_)
                        : std::move(error).at(line_, span).in(file_, line_number_));
}

void RateRows::refuse(Error error) {
    if (refused_++ < errors_max) errors_.push_back(std::move(error));
}

bool RateRows::finish() {
    if (refused_ == 0) return true;
    contents_.quotes.truncate(quotes_before_);
    if (refused_ > errors_max) {
        errors_.push_back(
            error_of(Code::K0403, std::to_string(refused_ - errors_max) + " more rows cannot be used")
                .in(file_, line_number_));
    }
    return false;
}

}  // namespace kanjo
