#include "totals/assemble.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/limits.h"
#include "totals/shown_parts.h"
#include "totals/stated_sums.h"

namespace kanjo {
namespace {

/// Missing rates that are worded before the first of them are chosen: many say the same.
constexpr std::size_t missing_worded_max = 2'000;

bool is_undisclosed(const TotalGroup& group) {
    return group.count > 0 && group.undisclosed == group.count;
}

/// A sum of nothing but unknown amounts is unknown too, not zero.
void hide_undisclosed(TotalGroup& group) {
    for (TotalCell& cell : group.totals) {
        if (!is_undisclosed(group)) break;
        cell.net.reset();
        cell.share.reset();
    }
    for (TotalGroup& part : group.across) hide_undisclosed(part);
}

/// Tells rates apart that came about differently.
std::string identity_of(const Derivation& rate) {
    const auto text = [](const std::optional<Period>& period) { return period ? to_string(*period) : "-"; };
    std::string identity = to_string(rate.pair) + ' ' + text(rate.asked) + ' ' + text(rate.used);
    for (const Leg& leg : rate.legs) identity += ' ' + to_string(leg.pair);
    return identity + ' ' + to_string(rate.rate);
}

/// Builds a result one basis and target at a time.
class Assembly {
  public:
    Assembly(const Tally& tally, const RateTable& rates, const TotalOptions& options)
        : tally_(tally),
          rates_(rates),
          options_(options),
          rows_(rows_of(tally, options)),
          keys_(tally),
          problems_(tally.problems) {}

    TotalResult build() &&;

  private:
    void start_groups();
    TotalGroup group_of(const GroupRow& row, Counts counts) const;
    Counts counts_of(std::span<const GroupId> groups) const;
    void value_at(std::size_t basis, Currency target);
    void fill_cells(const Valuation& valuation, std::size_t basis, Currency target);
    void fill_across(const Valuation& valuation, std::size_t basis, Currency target, const GroupRow& row,
                     TotalGroup& group) const;
    RateRules rules_of(const Basis& basis, Currency target) const {
        return {options_.lookup, options_.in.front(), basis, target, rates_, options_.constant_prices()};
    }
    static bool may_share(std::span<const CellValue> values, const CellValue& total);
    void cut_off_rest();
    void seek_goal(std::size_t basis);
    void choose_order(std::span<const CellValue> values);
    void take_rates(const RateFactors& factors);
    void take_means(const Derivation& derivation);
    std::vector<std::pair<std::uint32_t, CommitmentWatch::Need>> missing_keys(
        const RateFactors& factors, std::span<const std::uint32_t> order) const;
    void take_missing(const RateFactors& factors, std::span<const std::uint32_t> order);

    const Tally& tally_;
    const RateTable& rates_;
    const TotalOptions& options_;
    GroupRows rows_;
    RateKeys keys_;
    ProblemList problems_;
    std::vector<std::size_t> order_;  ///< of the rows in the result, as far as they are shown
    std::optional<GroupRow> rest_;    ///< of the others
    std::set<std::string> listed_rates_;
    std::set<std::string> listed_means_;
    std::set<std::string> told_;  ///< messages about rates
    std::map<std::pair<std::string, Period>, Deflator> deflators_;
    TotalResult result_;
};

CellValue value_of(const Tally& tally, const Valuation& valuation, const std::vector<GroupId>& groups) {
    return {tally, valuation, groups};
}

Counts Assembly::counts_of(std::span<const GroupId> groups) const {
    Counts counts;
    for (const GroupId group : groups) counts.add(tally_.counts.counts(group));
    counts.subtract(tally_.overlaps.surplus(groups));
    return counts;
}

TotalGroup Assembly::group_of(const GroupRow& row, Counts counts) const {
    TotalGroup group;
    group.key = row.key;
    group.count = counts.count;
    group.undisclosed = counts.undisclosed;
    group.hedged = counts.hedged;
    group.complete = counts.is_complete;
    if (options_.want_stated) group.stated = stated_sums(tally_, row.groups);
    for (const std::vector<GroupId>& column : row.across) {
        group.across.push_back(group_of({{}, column, {}}, counts_of(column)));
    }
    return group;
}

void Assembly::start_groups() {
    result_.across = rows_.across;
    result_.groups.reserve(rows_.rows.size());
    for (const GroupRow& row : rows_.rows) result_.groups.push_back(group_of(row, counts_of(row.groups)));
    result_.total = group_of(rows_.total, tally_.total);
}

/// Of commitments given twice, which only standard error names with their places: what is reported is the
/// same however the input was cut into files.
std::vector<Error> remarks_of(const Tally& tally) {
    if (!tally.watch.is_open()) {
        return {error_of(Code::K0505, "there are more than " + std::to_string(limits::watched_max) +
                                          " commitments: none was looked for that is given twice")};
    }
    const std::uint64_t count = tally.notices.count();
    if (count == 0) return {};
    return {error_of(Code::K0505,
                     std::to_string(count) + (count == 1 ? " commitment is" : " commitments are") +
                         " likely given twice: date, investor, recipient, sector and amount are "
                         "those of another; the messages name them",
                     "leave one of them out if it is")};
}

TotalResult Assembly::build() && {
    start_groups();
    for (std::size_t basis = 0; basis < options_.bases.size(); ++basis) {
        for (const Currency target : options_.in) value_at(basis, target);
    }
    std::vector<TotalGroup> ordered;
    ordered.reserve(order_.size());
    for (const std::size_t row : order_) ordered.push_back(std::move(result_.groups[row]));
    result_.groups = std::move(ordered);
    for (TotalGroup& group : result_.groups) hide_undisclosed(group);
    hide_undisclosed(result_.total);
    if (result_.rest) hide_undisclosed(*result_.rest);
    for (auto& [key, deflator] : deflators_) result_.deflators.push_back(std::move(deflator));
    result_.problems = problems_.kept();
    result_.problem_count = problems_.count();
    result_.sources.assign(rates_.sources().begin(), rates_.sources().end());
    result_.notices = tally_.notices.kept();
    result_.notice_count = tally_.notices.count();
    result_.remarks = remarks_of(tally_);
    result_.complete = result_.total.complete;
    return std::move(result_);
}

void Assembly::value_at(std::size_t basis, Currency target) {
    const RateFactors factors(rules_of(options_.bases[basis], target), tally_, keys_);
    take_rates(factors);
    const Valuation valuation(tally_, keys_, factors);
    fill_cells(valuation, basis, target);
    if (options_.goal && options_.goal->currency == target) seek_goal(basis);
}

void Assembly::fill_cells(const Valuation& valuation, std::size_t basis, Currency target) {
    std::vector<CellValue> values;
    values.reserve(rows_.rows.size());
    for (const GroupRow& row : rows_.rows) {
        values.push_back(value_of(tally_, valuation, row.groups));
    }
    if (order_.empty()) {
        choose_order(values);
        cut_off_rest();
    }
    const CellValue total = value_of(tally_, valuation, rows_.total.groups);
    const bool has_shares = may_share(values, total);
    TotalCell total_cell = total.cell(options_, basis, target);
    if (has_shares) total_cell.share = total.share_of(total);
    result_.total.complete = result_.total.complete && total.is_complete();
    fill_across(valuation, basis, target, rows_.total, result_.total);

    std::vector<const CellValue*> parts;
    std::vector<TotalCell*> cells;
    const auto show = [&](const GroupRow& row, const CellValue& value, TotalGroup& group) {
        group.totals.push_back(value.cell(options_, basis, target));
        parts.push_back(&value);
        cells.push_back(&group.totals.back());
        if (has_shares) cells.back()->share = value.share_of(total);
        group.complete = group.complete && value.is_complete();
        fill_across(valuation, basis, target, row, group);
    };
    for (const std::size_t row : order_) show(rows_.rows[row], values[row], result_.groups[row]);
    std::optional<CellValue> rest;
    if (rest_) show(*rest_, rest.emplace(value_of(tally_, valuation, rest_->groups)), *result_.rest);

    const std::optional<int> exponent = shown_exponent(options_.precision, target);
    if (options_.adjust && exponent) adjust_parts(cells, parts, total_cell, *exponent);
    const std::vector<const TotalCell*> shown(cells.begin(), cells.end());
    const std::optional<Decimal> difference = parts_difference(shown, total_cell);
    if (difference && !difference->is_zero()) total_cell.parts_difference = *difference;
    result_.total.totals.push_back(std::move(total_cell));
}

void Assembly::seek_goal(std::size_t basis) {
    const Goal& goal = *options_.goal;
    const auto total_at = [&](const Decimal& rate) -> std::optional<Quotient> {
        Basis trial = options_.bases[basis];
        trial.given.insert(trial.given.begin(), GivenRate{goal.vary, rate});
        const RateFactors factors(rules_of(trial, goal.currency), tally_, keys_);
        const Valuation valuation(tally_, keys_, factors);
        const CellValue total = value_of(tally_, valuation, rows_.total.groups);
        if (!total.is_complete() || total.has_range()) return std::nullopt;
        return total.exact();
    };
    result_.break_evens.push_back(find_break_even(goal, total_at));
    result_.break_evens.back().basis = basis;
}

/// Joins the groups beyond the first ones into one.
void Assembly::cut_off_rest() {
    if (!options_.top || order_.size() <= *options_.top) return;
    rest_.emplace();
    rest_->across.resize(rows_.across.size());
    for (std::size_t i = *options_.top; i < order_.size(); ++i) {
        const GroupRow& row = rows_.rows[order_[i]];
        rest_->groups.insert(rest_->groups.end(), row.groups.begin(), row.groups.end());
        for (std::size_t column = 0; column < row.across.size(); ++column) {
            std::vector<GroupId>& groups = rest_->across[column];
            groups.insert(groups.end(), row.across[column].begin(), row.across[column].end());
        }
    }
    result_.rest_count = order_.size() - *options_.top;
    result_.rest = group_of(*rest_, counts_of(rest_->groups));
    order_.resize(*options_.top);
}

void Assembly::fill_across(const Valuation& valuation, std::size_t basis, Currency target,
                           const GroupRow& row, TotalGroup& group) const {
    for (std::size_t i = 0; i < row.across.size(); ++i) {
        const CellValue value = value_of(tally_, valuation, row.across[i]);
        group.across[i].totals.push_back(value.cell(options_, basis, target));
        group.across[i].complete = group.across[i].complete && value.is_complete();
    }
}

/// Shares say nothing where parts of both signs cancel out, or where amounts are ranges.
bool Assembly::may_share(std::span<const CellValue> values, const CellValue& total) {
    const int sign = total.sign();
    if (sign == 0 || total.has_range()) return false;
    return std::none_of(values.begin(), values.end(),
                        [&](const CellValue& value) { return value.sign() == -sign; });
}

void Assembly::choose_order(std::span<const CellValue> values) {
    order_.resize(values.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
        switch (options_.order) {
            case GroupOrder::total:
                return values[a] > values[b];
            case GroupOrder::count:
                return result_.groups[a].count > result_.groups[b].count;
            case GroupOrder::key:
                return false;  // the rows stand in that order
        }
        return false;
    });
}

/// The rates that were used, and those that are missing, in an order that the input's does not change.
void Assembly::take_rates(const RateFactors& factors) {
    const auto rank = [&](std::uint32_t key) {
        const When when = tally_.whens.when(keys_.when(key));
        const Period period = when.period.value_or(Period{});
        const StatedRate& stated = when.stated;
        const Decimal rate = stated.number ? *stated.number : stated.given ? stated.given->rate : Decimal();
        const std::string pair = stated.given ? to_string(stated.given->pair) : std::string();
        return std::tuple(code_of(keys_.currency(key)), period.first.days, period.last.days, pair,
                          to_string(rate), when.price_key.value_or(std::string()));
    };
    const bool any_missing = factors.any_missing();
    if (!any_missing && !options_.want_rates) return;
    // Each rank is worked out once: its texts cost more than comparing them.
    std::vector<std::pair<decltype(rank(0)), std::uint32_t>> ranked;
    ranked.reserve(keys_.size());
    for (std::uint32_t key = 0; key < keys_.size(); ++key) ranked.emplace_back(rank(key), key);
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::uint32_t> order;
    for (const auto& [_, key] : ranked) order.push_back(key);
    if (any_missing) take_missing(factors, order);
    for (const std::uint32_t key : order) {
        if (!options_.want_rates || factors.is_missing(key)) continue;
        std::optional<Derivation> derivation = factors.derivation(key);
        if (derivation && listed_rates_.insert(identity_of(*derivation)).second) {
            if (options_.want_explanation) take_means(*derivation);
            result_.rates.push_back(std::move(*derivation));
        }
        if (std::optional<Deflator> deflator = factors.deflator(key))
            deflators_.emplace(std::pair(deflator->key, deflator->period), std::move(*deflator));
    }
}

void Assembly::take_means(const Derivation& derivation) {
    for (const Leg& leg : derivation.legs) {
        if (!leg.from_table || leg.quotes < 2) continue;
        const std::string name = to_string(leg.pair) + ' ' + to_string(*derivation.used);
        if (!listed_means_.insert(name).second) continue;
        result_.means.push_back({leg.pair, *derivation.used, rates_.quotes_behind(leg, *derivation.used)});
    }
}

/// What lacks a rate, in the order of the first commitments that need it, where they are known.
std::vector<std::pair<std::uint32_t, CommitmentWatch::Need>> Assembly::missing_keys(
    const RateFactors& factors, std::span<const std::uint32_t> order) const {
    const std::map<std::uint64_t, CommitmentWatch::Need> needs = tally_.watch.needs();
    std::vector<std::pair<std::uint32_t, CommitmentWatch::Need>> missing;
    for (const std::uint32_t key : order) {
        if (!factors.is_missing(key)) continue;
        const auto known = needs.find(keys_.rate_key(key));
        missing.emplace_back(key, known == needs.end() ? CommitmentWatch::Need{} : known->second);
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
void Assembly::take_missing(const RateFactors& factors, std::span<const std::uint32_t> order) {
    const bool is_open = tally_.watch.is_open();
    const std::size_t worded_max = is_open ? missing_worded_max : ProblemList::kept_max;
    std::vector<std::pair<Error, CommitmentWatch::Need>> found;
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

}  // namespace

TotalResult assemble_total(Tally& tally, const RateTable& rates, const TotalOptions& options) {
    for (Buckets& buckets : tally.lanes) buckets.sort();
    return Assembly(tally, rates, options).build();
}

}  // namespace kanjo
