// What to say where there is no rate: what was asked, what is nearest, and what to do.
#include <algorithm>

#include "rates/rate_index.h"

namespace kanjo {
namespace {

std::string asked_text(CurrencyPair pair, const std::optional<Period>& when) {
    std::string text = "there is no rate for " + to_string(pair);
    if (when) text += (when->is_day() ? " on " : " for ") + to_string(*when);
    return text;
}

std::string nearest_text(const std::optional<Period>& before, const std::optional<Period>& after) {
    if (before && after) {
        return ": the nearest are " + to_string(*before) + " before it and " + to_string(*after) +
               " after it";
    }
    if (before) return ": the nearest is " + to_string(*before) + " before it, and none is after it";
    if (after) return ": the nearest is " + to_string(*after) + " after it, and none is before it";
    return ", nor at any other date";
}

/// The first of `blocks` in which the pair has a way, or none.
template <class Blocks>
std::optional<Period> first_with_way(const RateTable::Index& index, CurrencyPair pair, const Blocks& blocks) {
    const Query query{pair, {}};
    for (const Block& block : blocks) {
        if (index.route_at(query, block)) return block.period;
    }
    return std::nullopt;
}

struct Reversed {
    std::span<const Block> blocks;
    auto begin() const { return blocks.rbegin(); }
    auto end() const { return blocks.rend(); }
};

std::span<const Block> blocks_before(const std::vector<Block>& blocks, Date date) {
    const auto ends_before = [&](const Block& block) { return block.period.last < date; };
    return {blocks.begin(), std::partition_point(blocks.begin(), blocks.end(), ends_before)};
}

/// The nearest that ends before `date`; of a day and a longer period that end together, the day.
std::optional<Period> nearest_before(const RateTable::Index& index, CurrencyPair pair, Date date) {
    const auto day = first_with_way(index, pair, Reversed{blocks_before(index.days, date)});
    const auto span = first_with_way(index, pair, Reversed{blocks_before(index.spans, date)});
    if (!day || !span) return day ? day : span;
    return day->last < span->last ? span : day;
}

std::optional<Period> nearest_after(const RateTable::Index& index, CurrencyPair pair, Date date) {
    const auto begins_after = [&](const Block& block) { return date < block.period.first; };
    const auto first = std::find_if(index.days.begin(), index.days.end(), begins_after);
    const auto day = first_with_way(index, pair, std::span<const Block>(first, index.days.end()));
    std::vector<Block> later;
    std::copy_if(index.spans.begin(), index.spans.end(), std::back_inserter(later), begins_after);
    const auto span = first_with_way(index, pair, later);
    if (!day || !span) return day ? day : span;
    return span->first < day->first ? span : day;
}

bool has_currency(const QuoteStore& store, Currency currency) {
    return std::any_of(store.pairs().begin(), store.pairs().end(),
                       [&](CurrencyPair pair) { return pair.base == currency || pair.quote == currency; });
}

}  // namespace

Error RateTable::Index::missing(CurrencyPair pair, const std::optional<Period>& when,
                                const LookupRules& rules) const {
    const std::string own = "--rate " + to_string(pair) + "=RATE gives your own";
    for (const Currency currency : {pair.base, pair.quote}) {
        if (has_currency(store, currency)) continue;
        return error_of(Code::K0401,
                        asked_text(pair, std::nullopt) + ": the table has none of " +
                            std::string(code_of(currency)),
                        "name a table that has it with --rates FILE; " + own);
    }
    if (!when)
        return error_of(Code::K0401,
                        asked_text(pair, when) + ": no way through the table joins them at one date", own);
    const std::optional<Period> before = nearest_before(*this, pair, when->first);
    const std::optional<Period> after = nearest_after(*this, pair, when->last);
    std::string help;
    if (when->is_day() && before && before->is_day()) {
        help = "--max-age " + std::to_string(when->first.days - before->last.days) +
               " takes the one before it; ";
    }
    if (when->is_day() && !rules.gap_month && find_over({pair, {}}, month_of(when->first))) {
        help += "--gap month takes the one of its month; ";
    }
    return error_of(Code::K0401, asked_text(pair, when) + nearest_text(before, after), help + own);
}

}  // namespace kanjo
