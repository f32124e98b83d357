#include "rates/rate_table.h"

#include <algorithm>

#include "rates/rate_conflict.h"
#include "rates/rate_index.h"

namespace kanjo {
namespace {

std::vector<Block> blocks_of(const QuoteStore& store) {
    std::vector<Block> blocks;
    blocks.reserve(store.runs().size());
    for (std::size_t run = 0; run < store.runs().size(); ++run) {
        blocks.push_back({store.runs()[run].period, store.runs()[run].begin, store.end_of(run)});
    }
    return blocks;
}

bool quote_alike(const QuoteStore& store, const Block& a, const Block& b) {
    if (a.end - a.begin != b.end - b.begin) return false;
    for (std::size_t i = 0; i < a.end - a.begin; ++i) {
        if (store.row(a.begin + i).pair != store.row(b.begin + i).pair) return false;
    }
    return true;
}

/// The given rates in force: the stronger ones, and those whose pair the stronger ones do not name.
std::vector<GivenRate> given_in_force(const std::vector<GivenRate>& given,
                                      std::span<const GivenRate> stronger) {
    std::vector<GivenRate> rates(stronger.begin(), stronger.end());
    for (const GivenRate& rate : given) {
        const CurrencyPair reverse{rate.pair.quote, rate.pair.base};
        const auto overrides = [&](const GivenRate& other) {
            return other.pair == rate.pair || other.pair == reverse;
        };
        if (std::none_of(stronger.begin(), stronger.end(), overrides)) rates.push_back(rate);
    }
    return rates;
}

}  // namespace

std::vector<Block> ordered_blocks(QuoteStore& store) {
    const auto earlier = [](const Block& a, const Block& b) { return is_before(a.period, b.period); };
    const auto same = [](const Block& a, const Block& b) { return a.period == b.period; };
    std::vector<Block> blocks = blocks_of(store);
    if (!std::is_sorted(blocks.begin(), blocks.end(), earlier))
        std::sort(blocks.begin(), blocks.end(), earlier);
    if (std::adjacent_find(blocks.begin(), blocks.end(), same) == blocks.end()) return blocks;
    store.merge_runs();
    return blocks_of(store);
}

/// Neighbours only: tables quote the same pairs for years.
void RateTable::Index::compare_days() {
    alike.reserve(days.size());
    for (std::uint32_t day = 0; day < days.size(); ++day) {
        const bool goes_on = day > 0 && quote_alike(store, days[day - 1], days[day]);
        alike.push_back(goes_on ? alike.back() : day);
    }
}

RateTable::RateTable(std::unique_ptr<Index> index) : index_(std::move(index)) {}
RateTable::RateTable(RateTable&&) noexcept = default;
RateTable& RateTable::operator=(RateTable&&) noexcept = default;
RateTable::~RateTable() = default;

Result<RateTable> RateTable::build(Contents contents) {
    if (std::optional<Error> unusable = find_unusable(contents)) return *std::move(unusable);
    std::vector<Block> blocks = ordered_blocks(contents.quotes);
    if (std::optional<Error> conflict = settle_conflicts(contents, blocks)) return *std::move(conflict);
    auto index = std::make_unique<Index>();
    const auto is_day = [](const Block& block) { return block.period.is_day(); };
    const auto first_span = std::partition_point(blocks.begin(), blocks.end(), is_day);
    index->spans.assign(first_span, blocks.end());
    blocks.erase(first_span, blocks.end());
    index->days = std::move(blocks);
    index->store = std::move(contents.quotes);
    index->compare_days();
    index->sources = std::move(contents.sources);
    index->given = std::move(contents.given);
    std::erase_if(index->given, [](const GivenRate& rate) { return rate.pair.base == rate.pair.quote; });
    return RateTable(std::move(index));
}

Result<Derivation> RateTable::lookup(Currency a, Currency b, const std::optional<Period>& when,
                                     const LookupRules& rules, std::span<const GivenRate> stronger) const {
    KANJO_INVARIANT(a != b);
    const std::vector<GivenRate> given = given_in_force(index_->given, stronger);
    const Query query{market_order(a, b), given};
    const std::optional<Found> found = index_->find(query, when, rules);
    if (!found) return index_->missing(query.pair, when, rules);
    return index_->derive(query, *found, when);
}

Result<Derivation> RateTable::lookup_rate(Currency a, Currency b, const Period& when,
                                          const LookupRules& rules,
                                          std::span<const GivenRate> stronger) const {
    return lookup(a, b, when, rules, stronger);
}

Result<Derivation> RateTable::lookup_latest(Currency a, Currency b,
                                            std::span<const GivenRate> stronger) const {
    return lookup(a, b, std::nullopt, {}, stronger);
}

std::optional<RateRatio> RateTable::find_ratio(Currency a, Currency b, const std::optional<Period>& when,
                                               const LookupRules& rules,
                                               std::span<const GivenRate> stronger) const {
    KANJO_INVARIANT(a != b);
    const std::vector<GivenRate> given = given_in_force(index_->given, stronger);
    const Query query{market_order(a, b), given};
    const std::optional<Found> found = index_->find(query, when, rules);
    if (!found) return std::nullopt;
    return index_->ratio(query, *found);
}

std::vector<Period> RateTable::shared_periods(Currency a, Currency b) const {
    KANJO_INVARIANT(a != b);
    std::vector<Period> periods;
    const Query query{market_order(a, b), {}};
    for (const Block& block : index_->days) {
        if (index_->route_at(query, block)) periods.push_back(block.period);
    }
    for (const Block& block : index_->spans) {
        if (index_->find_over(query, block.period)) periods.push_back(block.period);
    }
    return periods;
}

void RateTable::keep_used() {
    index_->taken = std::make_unique<std::atomic<bool>[]>(index_->store.size());
}

std::vector<Quote> RateTable::used_quotes() const {
    std::vector<Quote> quotes;
    for (const std::vector<Block>* blocks : {&index_->days, &index_->spans}) {
        for (const Block& block : *blocks) {
            for (std::size_t row = block.begin; row < block.end; ++row) {
                if (index_->taken[row]) quotes.push_back(index_->quote_of(row, block.period));
            }
        }
    }
    std::stable_sort(quotes.begin(), quotes.end(), [](const Quote& a, const Quote& b) {
        return a.period != b.period ? is_before(a.period, b.period) : a.pair < b.pair;
    });
    return quotes;
}

std::vector<Quote> RateTable::quotes_behind(const Leg& leg, const Period& used) const {
    return index_->quotes_behind(leg.pair, used);
}

std::span<const std::string> RateTable::sources() const {
    return index_->sources;
}

Result<Derivation> lookup_rate_at(const RateTable& table, const Basis& basis, Currency a, Currency b,
                                  const std::optional<Period>& when, const LookupRules& rules) {
    if (basis.kind == BasisKind::latest) return table.lookup_latest(a, b, basis.given);
    if (basis.kind == BasisKind::period) return table.lookup_rate(a, b, basis.period, rules, basis.given);
    KANJO_INVARIANT(basis.kind == BasisKind::value_date && when);
    return table.lookup_rate(a, b, *when, rules, basis.given);
}

}  // namespace kanjo
