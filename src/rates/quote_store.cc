#include "rates/quote_store.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/invariant.h"

namespace kanjo {
namespace {

constexpr int packed_digits_max = 16;
constexpr int packed_exponent_max = 127;

}  // namespace

bool is_before(const Period& a, const Period& b) {
    if (a.is_day() != b.is_day()) return a.is_day();
    return a.last != b.last ? a.last < b.last : a.first < b.first;
}

std::optional<PackedRate> PackedRate::match_cell(std::string_view text, std::size_t& length) {
    const std::size_t end = std::min(text.size(), packed_digits_max + std::size_t{1});
    std::int64_t coefficient = 0;
    std::size_t at = 0;
    std::size_t point = end;
    for (; at < end; ++at) {
        const unsigned digit = static_cast<unsigned char>(text[at]) - static_cast<unsigned>('0');
        if (digit <= 9) {
            coefficient = coefficient * 10 + digit;
        } else if (text[at] == '.' && point == end) {
            point = at;
        } else {
            break;
        }
    }
    if (coefficient == 0 || at > packed_digits_max) return std::nullopt;
    if (at < text.size() && text[at] != ',') return std::nullopt;
    length = at;
    return PackedRate(coefficient, point == end ? 0 : -static_cast<int>(at - point - 1));
}

std::optional<PackedRate> PackedRate::match(std::string_view text) {
    std::size_t length = 0;
    const std::optional<PackedRate> rate = match_cell(text, length);
    return length == text.size() ? rate : std::nullopt;
}

std::optional<PackedRate> PackedRate::of(const Decimal& rate) {
    const bool fits = rate.coefficient().count_digits() <= packed_digits_max && rate.sign() > 0;
    if (!fits || rate.exponent() > packed_exponent_max || rate.exponent() < -packed_exponent_max)
        return std::nullopt;
    return PackedRate(static_cast<std::int64_t>(rate.coefficient().small()), rate.exponent());
}

Decimal QuoteStore::rate_of(const Row& row) const {
    return row.rate.is_beyond() ? beyond_[static_cast<std::size_t>(row.rate.coefficient())]
                                : row.rate.decimal();
}

Quote QuoteStore::operator[](std::size_t index) const {
    KANJO_INVARIANT(index < size_);
    const Row& found = row(index);
    const auto after = std::upper_bound(runs_.begin(), runs_.end(), index,
                                        [](std::size_t at, const Run& run) { return at < run.begin; });
    return {pairs_[found.pair], std::prev(after)->period, rate_of(found), found.source, found.line};
}

void QuoteStore::push_back(const Quote& quote) {
    const PairIndex pair = add_pair(quote.pair);
    add(quote.period, pair, pack(quote.rate), quote.source, quote.line);
}

PackedRate QuoteStore::pack(const Decimal& rate) {
    if (const std::optional<PackedRate> packed = PackedRate::of(rate)) return *packed;
    beyond_.push_back(rate);
    return PackedRate::beyond(beyond_.size() - 1);
}

void QuoteStore::add(const Period& period, PairIndex pair, PackedRate rate, std::size_t source,
                     std::size_t line) {
    KANJO_INVARIANT(source < sources_max && pair < pairs_.size());
    if (size_ == chunks_.size() * chunk_rows) {
        chunks_.push_back(std::make_unique_for_overwrite<Row[]>(chunk_rows));
    }
    if (runs_.empty() || runs_.back().period != period) runs_.push_back({period, size_});
    const auto line_kept = static_cast<std::uint32_t>(std::min<std::size_t>(line, UINT32_MAX));
    row(size_++) = {rate, line_kept, pair, static_cast<std::uint16_t>(source)};
}

QuoteStore::PairIndex QuoteStore::add_pair(CurrencyPair pair) {
    if (next_pair_ >= pairs_.size() || pairs_[next_pair_] != pair) {
        const auto found = std::find(pairs_.begin(), pairs_.end(), pair);
        next_pair_ = static_cast<PairIndex>(found - pairs_.begin());
        if (found == pairs_.end()) pairs_.push_back(pair);
    }
    const PairIndex index = next_pair_;
    next_pair_ =
        index + 1 < static_cast<int>(pairs_.size()) ? static_cast<PairIndex>(index + 1) : PairIndex{0};
    return index;
}

void QuoteStore::truncate(std::size_t size) {
    KANJO_INVARIANT(size <= size_);
    while (!runs_.empty() && runs_.back().begin >= size) runs_.pop_back();
    size_ = size;
}

void QuoteStore::merge_runs() {
    std::vector<std::size_t> order(runs_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return is_before(runs_[a].period, runs_[b].period); });
    QuoteStore merged;
    merged.pairs_ = pairs_;
    for (const std::size_t run : order) {
        for (std::size_t i = runs_[run].begin; i < end_of(run); ++i) {
            const Row& from = row(i);
            merged.add(runs_[run].period, from.pair, from.rate, from.source, from.line);
        }
    }
    chunks_ = std::move(merged.chunks_);
    runs_ = std::move(merged.runs_);
}

}  // namespace kanjo
