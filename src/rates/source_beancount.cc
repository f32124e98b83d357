// The price directives of beancount: 2024-02-23 price EUR 1.0834 USD. Other lines of a ledger are passed
// over. Source: beancount's manual, "Beancount language syntax", Prices
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "rates/rate_format.h"

namespace kanjo {
namespace {

enum Word : std::size_t { day_word, price_word, commodity_word, number_word, currency_word, word_count };

/// The words before a comment; one more than a directive has where there are more.
std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    std::string_view rest = trimmed(line.substr(0, line.find(';')));
    while (!rest.empty() && words.size() <= word_count) {
        const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
        words.push_back(rest.substr(0, end));
        rest = trimmed(rest.substr(end));
    }
    return words;
}

/// A directive begins its line with its date.
bool is_price_directive(std::string_view line) {
    if (line.empty() || line[0] < '0' || line[0] > '9') return false;
    const std::vector<std::string_view> words = words_of(line);
    return words.size() > price_word && words[price_word] == "price";
}

bool recognises(std::string_view head) {
    while (!head.empty()) {
        if (is_price_directive(first_line(head))) return true;
        head.remove_prefix(std::min(head.find('\n'), head.size() - 1) + 1);
    }
    return false;
}

Result<Done> read(RateInput& input, RateRows& rows) {
    std::string_view line;
    Result<bool> more = input.next_line(line);
    for (; more && *more; more = input.next_line(line)) {
        if (!is_price_directive(line)) continue;
        rows.set_line(line, input.line_number());
        const std::vector<std::string_view> words = words_of(line);
        if (words.size() == word_count) {
            rows.read_price(words[day_word], words[commodity_word], words[number_word], words[currency_word]);
        } else {
            rows.refuse(line, "the price cannot be read, expected DATE price COMMODITY NUMBER CURRENCY",
                        "write it as 2024-02-23 price EUR 1.0834 USD");
        }
    }
    if (!more) return std::move(more).error();
    return Done{};
}

}  // namespace

const RateFormat beancount_format{"price directives of beancount", recognises, read};

}  // namespace kanjo
