#include "totals/assemble.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "totals/shown_parts.h"
#include "totals/stated_sums.h"

namespace kanjo {
namespace {

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
    return to_string(rate.pair) + ' ' + text(rate.asked) + ' ' + text(rate.used) + ' ' + to_string(rate.rate);
}

/// Builds a result one basis and target at a time.
class Assembly {
  public:
    Assembly(const Tally& tally, const RateTable& rates, const TotalOptions& options)
        : tally_(tally),
          rates_(rates),
          options_(options),
          rows_(rows_of(tally, options)),
          by_group_(tally),
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
    void fill_shares(std::span<const CellValue> values, const CellValue& total, std::vector<TotalCell>& cells,
                     TotalCell& total_cell) const;
    void choose_order(std::span<const CellValue> values);
    void take_rates(const RateFactors& factors);

    const Tally& tally_;
    const RateTable& rates_;
    const TotalOptions& options_;
    GroupRows rows_;
    BucketsByGroup by_group_;
    RateKeys keys_;
    ProblemList problems_;
    std::vector<std::size_t> order_;  ///< of the rows in the result
    std::set<std::string> listed_rates_;
    TotalResult result_;
};

CellValue value_of(const Tally& tally, const BucketsByGroup& by_group, const Valuation& valuation,
                   const std::vector<GroupId>& groups) {
    return {tally, by_group, valuation, groups};
}

Counts Assembly::counts_of(std::span<const GroupId> groups) const {
    Counts counts;
    for (const GroupId group : groups) counts.add(tally_.counts.counts(group));
    return counts;
}

TotalGroup Assembly::group_of(const GroupRow& row, Counts counts) const {
    TotalGroup group;
    group.key = row.key;
    group.count = counts.count;
    group.undisclosed = counts.undisclosed;
    group.hedged = counts.hedged;
    group.complete = counts.is_complete;
    group.stated = stated_sums(tally_, by_group_, row.groups);
    for (const std::vector<GroupId>& column : row.across) {
        group.across.push_back(group_of({{}, column, {}}, counts_of(column)));
    }
    return group;
}

void Assembly::start_groups() {
    result_.across = rows_.across;
    for (const GroupRow& row : rows_.rows) result_.groups.push_back(group_of(row, counts_of(row.groups)));
    result_.total = group_of(rows_.total, tally_.total);
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
    result_.problems = problems_.kept();
    result_.problem_count = problems_.count();
    result_.complete = result_.total.complete;
    return std::move(result_);
}

void Assembly::value_at(std::size_t basis, Currency target) {
    const RateFactors factors(options_, basis, target, rates_, tally_, keys_);
    take_rates(factors);
    const Valuation valuation(tally_, keys_, by_group_, factors);
    fill_cells(valuation, basis, target);
}

void Assembly::fill_cells(const Valuation& valuation, std::size_t basis, Currency target) {
    std::vector<CellValue> values;
    std::vector<TotalCell> cells;
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
        values.push_back(value_of(tally_, by_group_, valuation, rows_.rows[i].groups));
        cells.push_back(values.back().cell(options_, basis, target));
        TotalGroup& group = result_.groups[i];
        group.complete = group.complete && values.back().is_complete();
        fill_across(valuation, basis, target, rows_.rows[i], group);
    }
    const CellValue total = value_of(tally_, by_group_, valuation, rows_.total.groups);
    TotalCell total_cell = total.cell(options_, basis, target);
    result_.total.complete = result_.total.complete && total.is_complete();
    fill_across(valuation, basis, target, rows_.total, result_.total);
    fill_shares(values, total, cells, total_cell);
    if (order_.empty()) choose_order(values);
    const std::optional<int> exponent = shown_exponent(options_.precision, target);
    if (options_.adjust && exponent) adjust_parts(cells, values, total_cell, *exponent);
    const std::optional<Decimal> difference = parts_difference(cells, total_cell);
    if (difference && !difference->is_zero()) total_cell.parts_difference = *difference;
    for (std::size_t i = 0; i < cells.size(); ++i) result_.groups[i].totals.push_back(std::move(cells[i]));
    result_.total.totals.push_back(std::move(total_cell));
}

void Assembly::fill_across(const Valuation& valuation, std::size_t basis, Currency target,
                           const GroupRow& row, TotalGroup& group) const {
    for (std::size_t i = 0; i < row.across.size(); ++i) {
        const CellValue value = value_of(tally_, by_group_, valuation, row.across[i]);
        group.across[i].totals.push_back(value.cell(options_, basis, target));
        group.across[i].complete = group.across[i].complete && value.is_complete();
    }
}

/// Shares say nothing where parts of both signs cancel out, or where amounts are ranges.
void Assembly::fill_shares(std::span<const CellValue> values, const CellValue& total,
                           std::vector<TotalCell>& cells, TotalCell& total_cell) const {
    const int sign = total.sign();
    if (sign == 0 || total.has_range()) return;
    const auto opposes = [&](const CellValue& value) { return value.sign() == -sign; };
    if (std::any_of(values.begin(), values.end(), opposes)) return;
    for (std::size_t i = 0; i < values.size(); ++i) cells[i].share = values[i].share_of(total);
    total_cell.share = total.share_of(total);
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
    std::vector<std::uint32_t> order(keys_.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    const auto rank = [&](std::uint32_t key) {
        const When when = tally_.whens.when(keys_.when(key));
        const Period period = when.period.value_or(Period{});
        const StatedRate& stated = when.stated;
        const Decimal rate = stated.number ? *stated.number : stated.given ? stated.given->rate : Decimal();
        return std::tuple(code_of(keys_.currency(key)), period.first.days, period.last.days, to_string(rate));
    };
    const bool any_missing = factors.any_missing();
    if (!any_missing && !options_.want_rates) return;
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    std::set<std::string> told;
    for (const Error& known : problems_.kept()) told.insert(known.message);
    for (const std::uint32_t key : order) {
        if (factors.factor(key).kind() == Factor::Kind::missing) {
            if (!problems_.has_room()) {
                problems_.count_one();
                continue;
            }
            Error error = factors.why_missing(key);
            if (told.insert(error.message).second) problems_.add(std::move(error));
        } else if (options_.want_rates) {
            std::optional<Derivation> derivation = factors.derivation(key);
            if (derivation && listed_rates_.insert(identity_of(*derivation)).second)
                result_.rates.push_back(std::move(*derivation));
        }
    }
}

}  // namespace

TotalResult assemble_total(const Tally& tally, const RateTable& rates, const TotalOptions& options) {
    return Assembly(tally, rates, options).build();
}

}  // namespace kanjo
