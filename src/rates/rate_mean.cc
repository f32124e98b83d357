// What a rate is: a row, or the exact mean of rows, and how it is told.
#include <algorithm>

#include "rates/rate_index.h"

namespace kanjo {
namespace {

/// Published days that leave more than this uncovered at either end of their period do not speak for all of
/// it unsaid.
constexpr int uncovered_days_max = 7;

bool is_whole_months(const Period& period) {
    return month_of(period.first).first == period.first && month_of(period.last).last == period.last;
}

/// The one source as it is, or what several have in their stems.
std::string joined(const std::vector<std::uint16_t>& indexes, const std::vector<std::string>& sources) {
    std::vector<std::string_view> stems;
    const bool same = std::all_of(indexes.begin(), indexes.end(),
                                  [&](auto index) { return sources[index] == sources[indexes.front()]; });
    if (same) return sources[indexes.front()];
    for (const std::uint16_t index : indexes) stems.push_back(source_stem(sources[index]));
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    std::string text;
    for (const std::string_view stem : stems) text += (text.empty() ? "" : "; ") + std::string(stem);
    return text;
}

bool leaves_uncovered(const PairMean& mean, const Period& period) {
    return mean.is_of_days && (mean.days.first.days - period.first.days > uncovered_days_max ||
                               period.last.days - mean.days.last.days > uncovered_days_max);
}

void add_note(std::string& note, const std::string& text) {
    if (note.find(text) == std::string::npos) note += (note.empty() ? "" : "; ") + text;
}

std::string days_text(std::uint32_t count) {
    return count == 1 ? "1 published day" : std::to_string(count) + " published days";
}

void note_mean(std::string& note, const PairMean& mean, CurrencyPair pair, const Period& used,
               bool fills_gap) {
    const std::string month = to_string(used);
    if (fills_gap) {
        add_note(note, mean.is_of_days
                           ? "the mean of the " + days_text(mean.quotes) + " of " + month + " serves the day"
                           : "the rate of the month " + month + " serves the day");
    } else if (leaves_uncovered(mean, used)) {
        const std::string days = mean.quotes == 1 ? ", " + to_string(mean.days.first) + ", stands for "
                                                  : ", from " + to_string(mean.days.first) + " to " +
                                                        to_string(mean.days.last) + ", stand for ";
        add_note(note, days_text(mean.quotes) + " of " + to_string(pair) + days + month);
    }
}

}  // namespace

Quotient PairMean::mean() const {
    return quotes == 1 ? Quotient(sum) : Quotient(sum) / Quotient(Decimal(static_cast<int>(quotes)));
}

const Block* RateTable::Index::find_block(const Period& period) const {
    const std::vector<Block>& blocks = period.is_day() ? days : spans;
    const auto is_earlier = [](const Block& block, const Period& wanted) {
        return is_before(block.period, wanted);
    };
    const auto found = std::lower_bound(blocks.begin(), blocks.end(), period, is_earlier);
    return found != blocks.end() && found->period == period ? &*found : nullptr;
}

std::optional<std::size_t> RateTable::Index::find_row(QuoteStore::PairIndex pair, const Block& block) const {
    for (std::size_t i = block.begin; i < block.end; ++i) {
        if (store.row(i).pair == pair) return i;
    }
    return std::nullopt;
}

Quote RateTable::Index::quote_of(std::size_t row, const Period& period) const {
    const QuoteStore::Row& found = store.row(row);
    return {store.pairs()[found.pair], period, store.rate_of(found), found.source, found.line};
}

const QuoteStore::Row& RateTable::Index::take_row(std::size_t row) const {
    if (taken) taken[row].store(true, std::memory_order_relaxed);
    return store.row(row);
}

std::span<const Block> RateTable::Index::days_in(const Period& period) const {
    const auto is_earlier = [](const Block& block, Date date) { return block.period.first < date; };
    const auto is_after = [](Date date, const Block& block) { return date < block.period.first; };
    const auto begin = std::lower_bound(days.begin(), days.end(), period.first, is_earlier);
    return {begin, std::upper_bound(begin, days.end(), period.last, is_after)};
}

std::vector<const Block*> RateTable::Index::months_in(const Period& period) const {
    if (period.is_month() || !is_whole_months(period)) return {};
    std::vector<const Block*> months;
    for (Date first = period.first; first < period.last; first = next_month(first)) {
        months.push_back(find_block(month_of(first)));
        if (months.back() == nullptr) return {};
    }
    return months;
}

std::vector<bool> RateTable::Index::pairs_over(const Period& period) const {
    std::vector<bool> has_value(store.pairs().size());
    const auto mark = [&](const Block& block) {
        for (std::size_t i = block.begin; i < block.end; ++i) has_value[store.row(i).pair] = true;
    };
    for (const Block& day : days_in(period)) mark(day);
    if (const Block* own = find_block(period)) mark(*own);
    const std::vector<const Block*> months = months_in(period);
    if (months.empty()) return has_value;
    for (std::size_t pair = 0; pair < has_value.size(); ++pair) {
        const auto has_row = [&](const Block* month) {
            return find_row(static_cast<QuoteStore::PairIndex>(pair), *month).has_value();
        };
        if (!has_value[pair]) has_value[pair] = std::all_of(months.begin(), months.end(), has_row);
    }
    return has_value;
}

RowsBehind RateTable::Index::rows_behind(QuoteStore::PairIndex pair, const Period& period) const {
    RowsBehind behind;
    const auto add_row = [&](const Block& block) {
        const std::optional<std::size_t> row = find_row(pair, block);
        if (row) behind.rows.push_back({&block, *row});
        return row.has_value();
    };
    if (const Block* own = find_block(period); own != nullptr && add_row(*own)) return behind;
    const std::vector<const Block*> months = months_in(period);
    const auto add_month = [&](const Block* month) { return add_row(*month); };
    if (!months.empty() && std::all_of(months.begin(), months.end(), add_month)) return behind;
    behind.rows.clear();
    behind.are_days = true;
    for (const Block& day : days_in(period)) add_row(day);
    return behind;
}

PairMean RateTable::Index::mean_over(QuoteStore::PairIndex pair, const Period& period) const {
    const RowsBehind behind = rows_behind(pair, period);
    KANJO_INVARIANT(!behind.rows.empty());
    PairMean mean;
    for (const auto& [block, row] : behind.rows) {
        mean.sum += take(row);
        const std::uint16_t source = store.row(row).source;
        const bool is_new = std::find(mean.sources.begin(), mean.sources.end(), source) == mean.sources.end();
        if (is_new) mean.sources.push_back(source);
    }
    mean.quotes = static_cast<std::uint32_t>(behind.rows.size());
    mean.is_of_days = behind.are_days;
    mean.days = {behind.rows.front().first->period.first, behind.rows.back().first->period.last};
    return mean;
}

std::vector<Quote> RateTable::Index::quotes_behind(CurrencyPair pair, const Period& used) const {
    const auto found = std::find(store.pairs().begin(), store.pairs().end(), pair);
    if (found == store.pairs().end()) return {};
    std::vector<Quote> quotes;
    const auto index = static_cast<QuoteStore::PairIndex>(found - store.pairs().begin());
    for (const auto& [block, row] : rows_behind(index, used).rows) {
        quotes.push_back(quote_of(row, block->period));
    }
    return quotes;
}

Derivation RateTable::Index::derive(const Query& query, const Found& found,
                                    const std::optional<Period>& asked) const {
    Derivation derivation;
    derivation.pair = query.pair;
    derivation.asked = found.used ? asked : std::nullopt;
    derivation.used = found.used;
    derivation.is_given = !found.used && found.route.count == 1;
    const bool fills_gap = asked && found.used && asked->is_day() && !found.used->is_day();
    if (asked && asked->is_day() && found.used && !fills_gap) {
        derivation.age_days = asked->last.days - found.used->last.days;
    }
    derivation.rate = Quotient(Decimal(1));
    for (std::size_t i = 0; i < found.route.count; ++i) {
        const RouteLeg& step = found.route.legs[i];
        Leg leg;
        leg.inverse = step.inverse;
        if (step.is_given) {
            leg.pair = query.given[step.index].pair;
            leg.rate = query.given[step.index].rate;
            leg.source = "given";
        } else {
            const PairMean mean = mean_over(step.index, *found.used);
            leg.pair = store.pairs()[step.index];
            leg.rate = mean.mean();
            leg.quotes = mean.quotes;
            leg.from_table = true;
            leg.source = joined(mean.sources, sources);
            note_mean(derivation.note, mean, leg.pair, *found.used, fills_gap);
        }
        derivation.rate = leg.inverse ? derivation.rate / leg.rate : derivation.rate * leg.rate;
        derivation.legs.push_back(std::move(leg));
    }
    return derivation;
}

RateRatio RateTable::Index::ratio(const Query& query, const Found& found) const {
    RatioProduct product;
    for (std::size_t i = 0; i < found.route.count; ++i) {
        const RouteLeg& step = found.route.legs[i];
        if (step.is_given) {
            product.multiply(query.given[step.index].rate, step.inverse);
        } else if (found.used->is_day()) {
            product.multiply(take(*find_row(step.index, *find_block(*found.used))), step.inverse);
        } else {
            const PairMean mean = mean_over(step.index, *found.used);
            product.multiply(mean.sum, step.inverse);
            product.divide(Integer(static_cast<std::int64_t>(mean.quotes)), step.inverse);
        }
    }
    return {query.pair, product.numerator(), product.denominator()};
}

}  // namespace kanjo
