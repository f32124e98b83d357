// The price lines of ledger and hledger: P 2024-02-23 [12:00:00] EUR $1.0834. Other lines of a journal are
// passed over. A time of day is no date of its own: two prices of a day that differ are a conflict.
// Source: ledger's manual, "Commodity price histories"; hledger's manual, "P directive"
#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "rates/rate_format.h"

namespace kanjo {
namespace {

constexpr std::string_view blanks = " \t";

bool is_price_line(std::string_view line) {
    if (!line.starts_with("P ") && !line.starts_with("P\t")) return false;
    const std::size_t date = line.find_first_not_of(blanks, 2);
    return date != std::string_view::npos && is_ascii_digit(line[date]);
}

bool recognises(std::string_view head) {
    while (!head.empty()) {
        if (is_price_line(first_line(head))) return true;
        head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
    }
    return false;
}

/// Cuts the text before the next blank off the front of `rest`, and the blanks.
std::string_view take_word(std::string_view& rest) {
    const std::size_t end = std::min(rest.find_first_of(blanks), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest = trimmed(rest.substr(end));
    return word;
}

/// Cuts a commodity off the front of `rest`, and the blanks: what quotes enclose, or all up to a blank, a
/// digit or a sign. Empty where a quote is not closed.
std::string_view take_commodity(std::string_view& rest) {
    if (rest.starts_with('"')) {
        const std::size_t end = rest.find('"', 1);
        if (end == std::string_view::npos) return {};
        const std::string_view name = rest.substr(1, end - 1);
        rest = trimmed(rest.substr(end + 1));
        return name;
    }
    const std::size_t end = std::min(rest.find_first_of(" \t0123456789.+-"), rest.size());
    const std::string_view name = rest.substr(0, end);
    rest = trimmed(rest.substr(end));
    return name;
}

bool is_time(std::string_view text) {
    return text.find(':') != std::string_view::npos && is_ascii_digit(text[0]);
}

/// Without a comment behind it; a semicolon in quotes is none.
std::string_view without_comment(std::string_view line) {
    bool is_quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') is_quoted = !is_quoted;
        if (line[i] == ';' && !is_quoted) return trimmed(line.substr(0, i));
    }
    return trimmed(line);
}

std::string_view take_number(std::string_view& rest) {
    const std::size_t end = std::min(rest.find_first_not_of("0123456789.,'+-"), rest.size());
    const std::string_view number = rest.substr(0, end);
    rest = trimmed(rest.substr(end));
    return number;
}

struct Price {
    std::string_view number;
    std::string_view currency;
};

/// The currency stands before the number or behind it: $1.0834, 1.0834 USD.
std::optional<Price> match_price(std::string_view text) {
    const bool is_number_first = !text.empty() && (is_ascii_digit(text[0]) || text[0] == '.');
    Price price;
    if (is_number_first) price.number = take_number(text);
    price.currency = take_commodity(text);
    if (!is_number_first) price.number = take_number(text);
    if (price.currency.empty() || price.number.empty() || !text.empty()) return std::nullopt;
    return price;
}

void read_line(std::string_view line, RateRows& rows) {
    std::string_view rest = trimmed(without_comment(line).substr(1));
    const std::string_view day = take_word(rest);
    std::string_view behind_time = rest;
    if (is_time(take_word(behind_time))) rest = behind_time;
    const std::string_view commodity = take_commodity(rest);
    const std::optional<Price> price = match_price(rest);
    if (!commodity.empty() && price) return rows.read_price(day, commodity, price->number, price->currency);
    rows.refuse(line, "the price line cannot be read, expected P DATE COMMODITY PRICE",
                "write it as P 2024-02-23 EUR $1.0834");
}

Result<Done> read(RateInput& input, RateRows& rows) {
    std::string_view line;
    Result<bool> more = input.next_line(line);
    for (; more && *more; more = input.next_line(line)) {
        if (!is_price_line(line)) continue;
        rows.set_line(line, input.line_number());
        read_line(line, rows);
    }
    if (!more) return std::move(more).error();
    return Done{};
}

}  // namespace

const RateFormat ledger_format{"P lines of ledger and hledger", recognises, read};

}  // namespace kanjo
