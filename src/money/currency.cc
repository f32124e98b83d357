#include "money/currency.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"

namespace kanjo {

extern const std::string_view embedded_currencies;
extern const std::string_view embedded_currency_aliases;

namespace {

constexpr std::size_t code_length = 3;
constexpr std::size_t suggestions_max = 3;
constexpr std::string_view pence = "GBp";  // alone in telling by its case
constexpr std::string_view market_leaders[] = {"EUR", "GBP", "AUD", "NZD", "USD"};

/// A number that orders codes as their letters do.
std::uint32_t order_of(const char* code) {
    const auto letter = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(code[i])}; };
    return letter(0) << 16 | letter(1) << 8 | letter(2);
}

/// Where each row of the table begins, and which is the first of each letter. Rows are read when they are
/// asked for, so that a start costs one pass over the line ends and touches little memory.
struct RowIndex {
    std::vector<std::uint16_t> offsets;
    std::array<std::uint16_t, 27> first_of_letter{};
};

RowIndex index_rows(std::string_view table) {
    RowIndex index;
    index.offsets.reserve(320);
    std::size_t letter = 0;
    for (std::size_t end = table.find('\n'); end + 1 < table.size(); end = table.find('\n', end + 1)) {
        const auto row = static_cast<std::uint16_t>(index.offsets.size());
        for (; letter + 'A' <= static_cast<std::size_t>(table[end + 1]); ++letter)
            index.first_of_letter[letter] = row;
        index.offsets.push_back(static_cast<std::uint16_t>(end + 1));
    }
    for (; letter <= 26; ++letter)
        index.first_of_letter[letter] = static_cast<std::uint16_t>(index.offsets.size());
    return index;
}

const RowIndex& row_index() {
    static const RowIndex index = index_rows(embedded_currencies);
    return index;
}

const std::vector<std::uint16_t>& rows() {
    return row_index().offsets;
}

std::string_view code_at(std::size_t index) {
    return embedded_currencies.substr(rows()[index], code_length);
}

/// Cuts the text before the next `separator` off the front of `rest`.
std::string_view take_until(std::string_view& rest, char separator) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return taken;
}

/// A row that ends in two empty fields is of a current code.
bool is_current_row(std::size_t index) {
    const std::size_t next = index + 1 < rows().size() ? rows()[index + 1] : embedded_currencies.size();
    return embedded_currencies.substr(next - 3, 3) == ",,\n";
}

std::optional<Currency> find_alias(std::string_view alias) {
    for (std::string_view rest = embedded_currency_aliases; !rest.empty();) {
        std::string_view row = take_until(rest, '\n');
        if (take_until(row, ',') == alias) return find_currency(row);
    }
    return std::nullopt;
}

/// Whether one letter replaced, added or left out, or two neighbours swapped, turns `text` into `code`.
bool is_one_edit_away(std::string_view text, std::string_view code) {
    if (text.size() == code.size()) {
        const auto [first, _] = std::mismatch(text.begin(), text.end(), code.begin());
        const auto at = static_cast<std::size_t>(first - text.begin());
        if (at == text.size() || text.substr(at + 1) == code.substr(at + 1)) return true;
        return text[at] == code[at + 1] && text[at + 1] == code[at] &&
               text.substr(at + 2) == code.substr(at + 2);
    }
    const std::string_view longer = text.size() > code.size() ? text : code;
    const std::string_view shorter = text.size() > code.size() ? code : text;
    if (longer.size() != shorter.size() + 1) return false;
    const auto [first, _] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
    const auto at = static_cast<std::size_t>(first - shorter.begin());
    return shorter.substr(at) == longer.substr(at + 1);
}

/// The nearest current codes, those that share the first letters before the others.
std::string nearest_codes(std::string_view text) {
    std::vector<std::string_view> near;
    for (std::size_t i = 0; i < count_currencies(); ++i) {
        const Currency currency{static_cast<std::uint16_t>(i)};
        if (is_one_edit_away(text, code_at(i)) && !is_withdrawn(currency, std::nullopt))
            near.push_back(code_at(i));
    }
    const auto shared = [&](std::string_view code) {
        return std::mismatch(code.begin(), code.end(), text.begin(), text.end()).first - code.begin();
    };
    std::stable_sort(near.begin(), near.end(), [&](auto a, auto b) { return shared(a) > shared(b); });
    near.resize(std::min(near.size(), suggestions_max));
    std::string list;
    for (std::size_t i = 0; i < near.size(); ++i) {
        list += (i == 0 ? "" : i + 1 == near.size() ? " or " : ", ") + std::string(near[i]);
    }
    return list;
}

Error unknown_currency(std::string_view text) {
    const std::string shown(text.substr(0, 40));
    const std::string upper = ascii_upper(shown);
    if (upper == "GBX" || text == pence) {
        return error_of(Code::K0303, "'" + shown + "' is pence, a hundredth of GBP, and no code of ISO 4217",
                        "divide by 100 and write GBP");
    }
    const std::string near = nearest_codes(upper);
    return error_of(Code::K0303, "'" + shown + "' is not a currency of ISO 4217",
                    near.empty() ? "'kanjo currencies' lists the codes" : "did you mean " + near + "?");
}

/// The place of a currency in market order; past the leaders, codes decide.
std::size_t market_rank(Currency currency) {
    const auto leader = std::find(std::begin(market_leaders), std::end(market_leaders), code_of(currency));
    return static_cast<std::size_t>(leader - std::begin(market_leaders));
}

bool is_market_leader(Currency currency) {
    return market_rank(currency) < std::size(market_leaders);
}

}  // namespace

std::size_t count_currencies() {
    return rows().size();
}

CurrencyInfo info_of(Currency currency) {
    std::string_view rest = embedded_currencies.substr(rows()[currency.index]);
    rest = rest.substr(0, rest.find('\n'));
    CurrencyInfo info;
    info.code = take_until(rest, ',');
    info.numeric = take_until(rest, ',');
    info.name = take_until(rest, ',');
    const std::string_view minor_units = take_until(rest, ',');
    info.minor_units = minor_units.front() == '-' ? -1 : minor_units.front() - '0';
    info.is_fund = take_until(rest, ',') == "1";
    info.withdrawn = take_until(rest, ',');
    info.successor = rest;
    return info;
}

std::string_view code_of(Currency currency) {
    return code_at(currency.index);
}

std::optional<Currency> find_currency(std::string_view code) {
    if (code.size() != code_length || code[0] < 'A' || code[0] > 'Z') return std::nullopt;
    const RowIndex& index = row_index();
    const auto letter = static_cast<std::size_t>(code[0] - 'A');
    const std::uint32_t wanted = order_of(code.data());
    const auto begin = index.offsets.begin() + index.first_of_letter[letter];
    const auto end = index.offsets.begin() + index.first_of_letter[letter + 1];
    const auto order_at = [](std::uint16_t offset) { return order_of(embedded_currencies.data() + offset); };
    const auto row = std::partition_point(begin, end, [&](auto offset) { return order_at(offset) < wanted; });
    if (row == end || order_at(*row) != wanted) return std::nullopt;
    return Currency{static_cast<std::uint16_t>(row - index.offsets.begin())};
}

std::optional<Currency> find_currency_or_alias(std::string_view code) {
    const std::optional<Currency> found = find_currency(code);
    return found ? found : find_alias(code);
}

bool is_withdrawn(Currency currency, std::optional<Date> on) {
    if (is_current_row(currency.index)) return false;
    const std::string_view month = info_of(currency).withdrawn;
    if (month.empty()) return false;
    return !on || to_string(*on).substr(0, month.size()) >= month;
}

Error withdrawn_currency(Currency currency) {
    const CurrencyInfo info = info_of(currency);
    const std::string name = std::string(info.code) + " (" + std::string(info.name) + ")";
    const std::string successor(info.successor);
    std::string message = name + " was withdrawn in " + std::string(info.withdrawn);
    if (!successor.empty()) message += "; its successor is " + successor;
    return error_of(Code::K0303, std::move(message),
                    "a date before " + std::string(info.withdrawn) + " makes it current" +
                        (successor.empty() ? "" : "; " + successor + " is another unit of another value"));
}

Result<Currency> parse_currency(std::string_view text, std::optional<Date> on) {
    const std::string upper = text.size() == code_length ? ascii_upper(text) : std::string();
    const std::optional<Currency> found = find_currency_or_alias(upper);
    if (!found || text == pence) return unknown_currency(text);
    if (is_withdrawn(*found, on)) return withdrawn_currency(*found);
    return *found;
}

std::optional<int> minor_unit_exponent(Currency currency) {
    const int minor_units = info_of(currency).minor_units;
    if (minor_units < 0) return std::nullopt;
    return -minor_units;
}

CurrencyPair market_order(Currency a, Currency b) {
    const std::size_t rank_a = market_rank(a);
    const std::size_t rank_b = market_rank(b);
    const bool a_first = rank_a != rank_b ? rank_a < rank_b : code_of(a) <= code_of(b);
    return a_first ? CurrencyPair{a, b} : CurrencyPair{b, a};
}

bool has_market_order(Currency a, Currency b) {
    return is_market_leader(a) || is_market_leader(b);
}

}  // namespace kanjo
