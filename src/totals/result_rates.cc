#include "totals/result_rates.h"

#include <algorithm>
#include <tuple>

namespace kanjo {
namespace {

/// Missing rates that are worded before the first of them are chosen: many say the same.
constexpr std::size_t missing_worded_max = 2'000;

/// Tells rates apart that came about differently.
std::string identity_of(const Derivation& rate) {
    std::string identity = to_string(rate.pair);
    for (const std::optional<Period>& period : {rate.asked, rate.used}) {
        identity += ' ';
        if (period) identity += std::to_string(period->first.days) + ':' + std::to_string(period->last.days);
    }
    for (const Leg& leg : rate.legs) identity += ' ' + to_string(leg.pair);
    return identity + ' ' + rate.rate.numerator().to_string() + '/' + rate.rate.denominator().to_string();
}

/// Tells rates of one currency and period apart, in an order of their own; empty for those of the table.
std::string rank_text(const When& when) {
    const StatedRate& stated = when.stated;
    if (!stated.number && !stated.given && !when.price_key) return {};
    const std::string pair = stated.given ? to_string(stated.given->pair) : std::string();
    const Decimal rate = stated.number ? *stated.number : stated.given ? stated.given->rate : Decimal();
    return pair + ' ' + to_string(rate) + ' ' + when.price_key.value_or(std::string());
}

}  // namespace

std::vector<std::uint32_t> ResultRates::ordered_keys() const {
    const auto rank = [&](std::uint32_t key) {
        const When when = tally_.whens.when(keys_.when(key));
        const Period period = when.period.value_or(Period{});
        return std::tuple(code_of(keys_.currency(key)), period.first.days, period.last.days, rank_text(when));
    };
    // Each rank is worked out once: its texts cost more than comparing them.
    std::vector<std::pair<decltype(rank(0)), std::uint32_t>> ranked;
    ranked.reserve(keys_.size());
    for (std::uint32_t key = 0; key < keys_.size(); ++key) ranked.emplace_back(rank(key), key);
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::uint32_t> order;
    for (const auto& [_, key] : ranked) order.push_back(key);
    return order;
}

void ResultRates::take(const RateFactors& factors, bool keeps) {
    const bool any_missing = factors.any_missing();
    if (!any_missing && !options_.want_rates) return;
    const std::vector<std::uint32_t> order = ordered_keys();
    if (any_missing) take_missing(factors, order);
    for (const std::uint32_t key : order) {
        if (!options_.want_rates || factors.is_missing(key)) continue;
        std::optional<Derivation> derivation = factors.derivation(key);
        if (derivation && listed_rates_.insert(identity_of(*derivation)).second) {
            if (options_.want_explanation) take_means(*derivation);
            if (keeps) {
                rates_.push_back(std::move(*derivation));
            } else {
                listed_.push_back({&factors, key});
            }
        }
        if (std::optional<Deflator> deflator = factors.deflator(key))
            deflators_.emplace(std::pair(deflator->key, deflator->period), std::move(*deflator));
    }
}

void ResultRates::take_means(const Derivation& derivation) {
    for (const Leg& leg : derivation.legs) {
        if (!leg.from_table || leg.quotes < 2) continue;
        const std::string name = to_string(leg.pair) + ' ' + to_string(*derivation.used);
        if (!listed_means_.insert(name).second) continue;
        means_.push_back({leg.pair, *derivation.used, table_.quotes_behind(leg, *derivation.used)});
    }
}

/// What lacks a rate, in the order of the first commitments that need it, where they are known.
std::vector<std::pair<std::uint32_t, CommitmentWatch::Need>> ResultRates::missing_keys(
    const RateFactors& factors, std::span<const std::uint32_t> order) const {
    const std::map<std::uint64_t, Need> needs = tally_.watch.needs();
    std::vector<std::pair<std::uint32_t, Need>> missing;
    for (const std::uint32_t key : order) {
        if (!factors.is_missing(key)) continue;
        const auto known = needs.find(keys_.rate_key(key));
        missing.emplace_back(key, known == needs.end() ? Need{} : known->second);
    }
    const auto rank = [](const auto& one) {
        const Place& place = one.second.first;
        return std::tie(place.file, place.line, place.column);
    };
    std::stable_sort(missing.begin(), missing.end(),
                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return missing;
}

/// Says what lacks a rate, once each, at the first commitment that needs it and with how many there are.
void ResultRates::take_missing(const RateFactors& factors, std::span<const std::uint32_t> order) {
    const bool is_open = tally_.watch.is_open();
    const std::size_t worded_max = is_open ? missing_worded_max : ProblemList::kept_max;
    std::vector<std::pair<Error, Need>> found;
    std::map<std::string, std::size_t> index_of;  // by message
    std::size_t worded = 0;
    for (const auto& [key, need] : missing_keys(factors, order)) {
        if (worded == worded_max || !(is_open || problems_.has_room(factors.file_behind(key)))) {
            problems_.count_one();
            continue;
        }
        ++worded;
        Error error = factors.why_missing(key);
        const auto [index, is_new] = index_of.emplace(error.message, found.size());
        if (is_new) {
            found.emplace_back(std::move(error), need);
        } else {
            found[index->second].second.add(need);
        }
    }
    for (auto& [error, need] : found) {
        if (!told_.insert(error.message).second) continue;
        if (need.count > 0) error.place = need.first;
        if (need.count > 1) error.message += "; " + std::to_string(need.count) + " commitments need it";
        problems_.add(std::move(error));
    }
}

void ResultRates::move_to(TotalResult& result) {
    listed_rates_.clear();
    result.means = std::move(means_);
    for (auto& [key, deflator] : deflators_) result.deflators.push_back(std::move(deflator));
    result.problems = problems_.kept();
    result.problem_count = problems_.count();
    result.sources.assign(table_.sources().begin(), table_.sources().end());
}

MadeList<Derivation> ResultRates::rates(const std::shared_ptr<ResultRates>& from) {
    if (from->listed_.empty()) return std::move(from->rates_);
    return {from->listed_.size(), [from](std::size_t index) {
                const Listed& rate = from->listed_[index];
                return *rate.factors->derivation(rate.key);
            }};
}

}  // namespace kanjo
