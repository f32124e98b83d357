#include "money/currency_choice.h"

#include <algorithm>

namespace kanjo {
namespace {

bool has(const CurrencyChoice& choice, Currency currency) {
    return std::find(choice.currencies.begin(), choice.currencies.end(), currency) != choice.currencies.end();
}

/// The currencies of a meaning such as MXN|COP, or 6:USD.
void append_meaning(std::string_view meaning, CurrencyChoice& choice) {
    meaning.remove_prefix(std::min(meaning.find(':') + 1, meaning.size()));
    const bool is_first = choice.currencies.empty();
    for (; meaning.size() >= 3; meaning.remove_prefix(std::min<std::size_t>(meaning.size(), 4))) {
        const std::optional<Currency> currency = find_currency(meaning.substr(0, 3));
        if (currency && (is_first || !has(choice, *currency))) choice.currencies.push_back(*currency);
    }
}

bool is_leading(WordKind kind) {
    return kind == WordKind::currency || kind == WordKind::sign || kind == WordKind::glued ||
           kind == WordKind::amount;
}

bool names_currency(WordKind kind) {
    return is_leading(kind) || kind == WordKind::shared;
}

}  // namespace

CurrencyChoice choice_of(const Vocabulary& words, LanguageSet languages, const CurrencyPart& part) {
    CurrencyChoice choice;
    if (part.code) {
        choice.currencies.push_back(*part.code);
        choice.has_leader = true;
        return choice;
    }
    bool fits_any = false;
    words.for_each(part.word, [&](const Word& row) {
        fits_any |= names_currency(row.kind) && overlap(row.languages, languages);
    });
    words.for_each(part.word, [&](const Word& row) {
        if (!names_currency(row.kind)) return;
        if (fits_any && !overlap(row.languages, languages)) return;
        CurrencyChoice own;
        append_meaning(row.meaning, own);
        const bool leads = is_leading(row.kind);
        if (choice.currencies.empty()) {
            choice.has_leader = leads;
        } else if (leads) {
            choice.has_leader = choice.has_leader && own.currencies.front() == choice.currencies.front();
        }
        append_meaning(row.meaning, choice);
    });
    return choice;
}

std::optional<Currency> find_only_leader(const Vocabulary& words, const CurrencyPart& part) {
    if (part.code) return part.code;
    std::optional<Currency> leader;
    int rows = 0;
    words.for_each(part.word, [&](const Word& row) {
        if (!names_currency(row.kind)) return;
        ++rows;
        if (is_leading(row.kind) && row.kind != WordKind::amount)
            leader = find_currency(row.meaning.substr(0, 3));
    });
    return rows == 1 ? leader : std::nullopt;
}

CurrencyChoice join(const CurrencyChoice& a, const CurrencyChoice& b) {
    CurrencyChoice both;
    for (const Currency currency : a.currencies) {
        if (has(b, currency)) both.currencies.push_back(currency);
    }
    if (both.currencies.empty()) return both;
    const auto agrees = [&](const CurrencyChoice& one) {
        return !one.has_leader || one.currencies.front() == both.currencies.front();
    };
    both.has_leader = (a.has_leader || b.has_leader) && agrees(a) && agrees(b);
    return both;
}

std::string list_of(const CurrencyChoice& choice) {
    std::string list;
    const std::size_t count = choice.currencies.size();
    for (std::size_t i = 0; i < count; ++i) {
        list += i == 0 ? "" : i + 1 == count ? " or " : ", ";
        list += code_of(choice.currencies[i]);
    }
    return list;
}

}  // namespace kanjo
