#include "totals/assemble.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "totals/result_rates.h"
#include "totals/shown_parts.h"
#include "totals/stated_sums.h"
#include "totals/value_order.h"

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

void count_difference(const PartsDifference& difference, std::uint64_t& count, Decimal& greatest) {
    if (!difference.value() || difference.value()->is_zero()) return;
    ++count;
    greatest = std::max(greatest, abs(*difference.value()));
}

/// All groups at one basis in one target.
struct Pricing {
    Pricing(RateRules rules, const Tally& tally, const RateKeys& keys, std::size_t groups_kept_max)
        : factors(std::move(rules), tally, keys), valuation(tally, keys, factors, groups_kept_max) {}
    Pricing(const Pricing&) = delete;
    Pricing& operator=(const Pricing&) = delete;

    std::size_t cell = 0;  ///< index into TotalGroup::totals
    std::size_t basis = 0;
    Currency target;
    RateFactors factors;
    Valuation valuation;
    std::optional<CellValue> total;
    bool has_shares = false;
};

/// Builds a result one basis and target at a time; makes its groups afterwards, where they are many.
class Assembly {
  public:
    Assembly(std::shared_ptr<Tally> tally, const RateTable& rates, const TotalOptions& options)
        : owner_(std::move(tally)),
          tally_(*owner_),
          rates_(rates),
          options_(options),
          rows_(tally_, options_),
          keys_(tally_),
          result_rates_(tally_, rates, options_, keys_) {}

    /// All of the result but its groups and rates.
    TotalResult build();
    /// Call once, after build.
    static MadeList<TotalGroup> groups(const std::shared_ptr<Assembly>& assembly);
    static MadeList<Derivation> rates(const std::shared_ptr<Assembly>& assembly) {
        return ResultRates::rates({assembly, &assembly->result_rates_});
    }

  private:
    TotalGroup group_of(const GroupRow& row, Counts counts) const;
    Counts counts_of(std::span<const GroupId> groups) const;
    CellValue value_of(const Pricing& pricing, std::span<const GroupId> groups) const {
        return {tally_, pricing.valuation, groups};
    }
    RateRules rules_of(const Basis& basis, Currency target) const {
        return {options_.lookup, options_.in.front(), basis, target, rates_, options_.constant_prices()};
    }
    void value_at(std::size_t cell);
    void survey(Pricing& pricing);
    void choose_order(ValueOrder by_value, const Pricing& pricing);
    void cut_off_rest();
    void start_groups();
    void append_cell(const Pricing& pricing, const GroupRow& row, const CellValue& value,
                     TotalGroup& group) const;
    void keep_cells(const Pricing& pricing);
    void sum_up_cells(const Pricing& pricing);
    void compare_cross(const Pricing& pricing);
    void note_difference(const std::optional<Decimal>& difference);
    void summarise(const Pricing& pricing, const TotalCell& cell);
    void summarise_part(const Pricing& pricing, const TotalCell& cell);
    TotalGroup group_at(std::size_t index) const;
    void seek_goal(const Pricing& pricing);

    const std::shared_ptr<Tally> owner_;
    const Tally& tally_;
    const RateTable& rates_;
    const TotalOptions options_;
    const RowList rows_;
    const RateKeys keys_;
    ResultRates result_rates_;
    std::vector<std::uint32_t> order_;  ///< of the rows in the result, as far as they are shown
    std::optional<GroupRow> rest_;      ///< of the others
    bool keeps_groups_ = true;
    std::vector<TotalGroup> kept_;
    std::vector<std::unique_ptr<Pricing>> pricings_;  ///< where groups are not kept
    TotalResult result_;
};

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

TotalResult Assembly::build() {
    result_.across = rows_.across();
    result_.total = group_of(rows_.total(), tally_.total);
    result_.summaries.resize(options_.bases.size() * options_.in.size());
    for (std::size_t cell = 0; cell < result_.summaries.size(); ++cell) value_at(cell);
    hide_undisclosed(result_.total);
    if (result_.rest) hide_undisclosed(*result_.rest);
    result_rates_.move_to(result_);
    result_.notices = tally_.notices.kept();
    result_.notice_count = tally_.notices.count();
    result_.remarks = tally_.remarks();
    result_.complete = result_.total.complete;
    return std::move(result_);
}

MadeList<TotalGroup> Assembly::groups(const std::shared_ptr<Assembly>& assembly) {
    if (!assembly->keeps_groups_) {
        return {assembly->order_.size(), [assembly](std::size_t index) { return assembly->group_at(index); }};
    }
    for (TotalGroup& group : assembly->kept_) hide_undisclosed(group);
    return std::move(assembly->kept_);
}

void Assembly::value_at(std::size_t cell) {
    const std::size_t basis = cell / options_.in.size();
    const Currency target = options_.in[cell % options_.in.size()];
    auto pricing = std::make_unique<Pricing>(rules_of(options_.bases[basis], target), tally_, keys_,
                                             options_.groups_kept_max);
    pricing->cell = cell;
    pricing->basis = basis;
    pricing->target = target;
    survey(*pricing);
    result_rates_.take(pricing->factors, keeps_groups_);
    append_cell(*pricing, rows_.total(), *pricing->total, result_.total);
    if (rest_) append_cell(*pricing, *rest_, value_of(*pricing, rest_->groups), *result_.rest);
    if (keeps_groups_) {
        keep_cells(*pricing);
    } else {
        sum_up_cells(*pricing);
    }
    summarise(*pricing, result_.total.totals.back());
    if (rest_) summarise(*pricing, result_.rest->totals.back());
    if (options_.goal && options_.goal->currency == target) seek_goal(*pricing);
    if (!keeps_groups_) pricings_.push_back(std::move(pricing));
}

/// Looks at every row: the first time for the order, else for shares. They say nothing where parts of both
/// signs cancel out, or where amounts are ranges.
void Assembly::survey(Pricing& pricing) {
    const bool by_value = pricing.cell == 0 && options_.order == GroupOrder::total;
    pricing.total = value_of(pricing, rows_.total().groups);
    const int sign = options_.want_shares ? pricing.total->sign() : 0;
    pricing.has_shares = sign != 0 && !pricing.total->has_range();
    ValueOrder order(by_value ? rows_.size() : 0);
    for (std::size_t row = 0; row < rows_.size() && (by_value || pricing.has_shares); ++row) {
        const CellValue value = value_of(pricing, rows_.groups(row));
        if (by_value) order.add(value);
        if (pricing.has_shares && value.sign() == -sign) pricing.has_shares = false;
    }
    if (pricing.cell == 0) choose_order(std::move(order), pricing);
}

void Assembly::choose_order(ValueOrder by_value, const Pricing& pricing) {
    if (options_.order == GroupOrder::total) {
        order_ = std::move(by_value).sorted(
            [&](std::uint32_t row) { return value_of(pricing, rows_.groups(row)); });
    } else {  // the rows stand in the order of their keys
        order_.resize(rows_.size());
        std::iota(order_.begin(), order_.end(), 0u);
    }
    if (options_.order == GroupOrder::count) {
        std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
            return counts_of(rows_.groups(a)).count > counts_of(rows_.groups(b)).count;
        });
    }
    cut_off_rest();
    const bool needs_all = options_.across || options_.want_terms || options_.adjust;
    keeps_groups_ = needs_all || order_.size() <= options_.groups_kept_max;
    if (keeps_groups_) start_groups();
}

/// Joins the groups beyond the first ones into one.
void Assembly::cut_off_rest() {
    if (!options_.top || order_.size() <= *options_.top) return;
    rest_.emplace();
    rest_->across.resize(rows_.across().size());
    for (std::size_t i = *options_.top; i < order_.size(); ++i) {
        const std::span<const GroupId> groups = rows_.groups(order_[i]);
        rest_->groups.insert(rest_->groups.end(), groups.begin(), groups.end());
        if (!options_.across) continue;
        const GroupRow row = rows_.row(order_[i]);
        for (std::size_t column = 0; column < row.across.size(); ++column) {
            const std::vector<GroupId>& part = row.across[column];
            rest_->across[column].insert(rest_->across[column].end(), part.begin(), part.end());
        }
    }
    result_.rest_count = order_.size() - *options_.top;
    result_.rest = group_of(*rest_, counts_of(rest_->groups));
    order_.resize(*options_.top);
}

void Assembly::start_groups() {
    kept_.reserve(order_.size());
    for (const std::uint32_t row : order_)
        kept_.push_back(group_of(rows_.row(row), counts_of(rows_.groups(row))));
}

void Assembly::append_cell(const Pricing& pricing, const GroupRow& row, const CellValue& value,
                           TotalGroup& group) const {
    group.totals.push_back(value.cell(options_, pricing.basis, pricing.target));
    if (pricing.has_shares) group.totals.back().share = value.share_of(*pricing.total);
    group.complete = group.complete && value.is_complete();
    for (std::size_t i = 0; i < row.across.size(); ++i) {
        const CellValue part = value_of(pricing, row.across[i]);
        group.across[i].totals.push_back(part.cell(options_, pricing.basis, pricing.target));
        group.across[i].complete = group.across[i].complete && part.is_complete();
    }
}

void Assembly::keep_cells(const Pricing& pricing) {
    std::vector<CellValue> values;
    std::vector<TotalCell*> cells;
    for (std::size_t i = 0; i < order_.size(); ++i) {
        values.push_back(value_of(pricing, rows_.groups(order_[i])));
        append_cell(pricing, rows_.row(order_[i]), values.back(), kept_[i]);
        cells.push_back(&kept_[i].totals.back());
    }
    if (rest_) {
        values.push_back(value_of(pricing, rest_->groups));
        cells.push_back(&result_.rest->totals.back());
    }
    const std::optional<int> exponent = shown_exponent(options_.precision, pricing.target);
    if (options_.adjust && exponent) adjust_parts(cells, values, result_.total.totals.back(), *exponent);
    PartsDifference difference(result_.total.totals.back());
    for (const TotalCell* const cell : cells) difference.subtract(*cell);
    note_difference(difference.value());
    for (std::size_t i = 0; i < order_.size(); ++i) summarise_part(pricing, *cells[i]);
    compare_cross(pricing);
}

/// Whether the rows and columns of a cross-tab add up as shown.
void Assembly::compare_cross(const Pricing& pricing) {
    CellSummary& summary = result_.summaries[pricing.cell];
    std::vector<PartsDifference> columns;
    for (const TotalGroup& part : result_.total.across) columns.emplace_back(part.totals.back());
    const auto compare_row = [&](const TotalGroup& row, bool is_part) {
        PartsDifference difference(row.totals.back());
        for (std::size_t i = 0; i < row.across.size(); ++i) {
            const TotalCell& cell = row.across[i].totals.back();
            difference.subtract(cell);
            if (is_part) columns[i].subtract(cell);
            summary.any_cut |= cell.net && !cell.net->is_exact;
        }
        if (!row.across.empty()) count_difference(difference, summary.rows_off, summary.row_difference_max);
    };
    for (const TotalGroup& row : kept_) compare_row(row, true);
    if (rest_) compare_row(*result_.rest, true);
    compare_row(result_.total, false);
    for (const PartsDifference& column : columns)
        count_difference(column, summary.columns_off, summary.column_difference_max);
}

/// What the cells of all groups come to, before they are made one by one.
void Assembly::sum_up_cells(const Pricing& pricing) {
    TotalOptions shown_only = options_;
    shown_only.want_exact = false;
    PartsDifference difference(result_.total.totals.back());
    for (const std::uint32_t row : order_) {
        const CellValue value = value_of(pricing, rows_.groups(row));
        TotalCell cell = value.cell(shown_only, pricing.basis, pricing.target);
        if (pricing.has_shares) cell.share = value.share_of(*pricing.total);
        difference.subtract(cell);
        summarise_part(pricing, cell);
    }
    if (rest_) difference.subtract(result_.rest->totals.back());
    note_difference(difference.value());
}

void Assembly::note_difference(const std::optional<Decimal>& difference) {
    if (difference && !difference->is_zero()) result_.total.totals.back().parts_difference = *difference;
}

void Assembly::summarise_part(const Pricing& pricing, const TotalCell& cell) {
    summarise(pricing, cell);
    Decimal& greatest = result_.summaries[pricing.cell].share_max;
    if (cell.share) greatest = std::max(greatest, *cell.share);
}

void Assembly::summarise(const Pricing& pricing, const TotalCell& cell) {
    CellSummary& summary = result_.summaries[pricing.cell];
    summary.any_gross |= cell.gross.has_value();
    summary.any_range |= cell.low.has_value();
    summary.any_cut |= (cell.net && !cell.net->is_exact) || (cell.low && !cell.low->is_exact) ||
                       (cell.high && !cell.high->is_exact);
}

TotalGroup Assembly::group_at(std::size_t index) const {
    const GroupRow row = rows_.row(order_[index]);
    TotalGroup group = group_of(row, counts_of(row.groups));
    for (const std::unique_ptr<Pricing>& pricing : pricings_)
        append_cell(*pricing, row, value_of(*pricing, row.groups), group);
    hide_undisclosed(group);
    return group;
}

void Assembly::seek_goal(const Pricing& pricing) {
    const Goal& goal = *options_.goal;
    const auto total_at = [&](const Decimal& rate) -> std::optional<Quotient> {
        Basis trial = options_.bases[pricing.basis];
        trial.given.insert(trial.given.begin(), GivenRate{goal.vary, rate});
        const RateFactors factors(rules_of(trial, goal.currency), tally_, keys_);
        const Valuation valuation(tally_, keys_, factors, options_.groups_kept_max);
        const CellValue total(tally_, valuation, rows_.total().groups);
        if (!total.is_complete() || total.has_range()) return std::nullopt;
        return total.exact();
    };
    result_.break_evens.push_back(find_break_even(goal, total_at));
    result_.break_evens.back().basis = pricing.basis;
}

}  // namespace

TotalResult assemble_total(std::shared_ptr<Tally> tally, const RateTable& rates,
                           const TotalOptions& options) {
    tally->groups.seal();
    for (Buckets& buckets : tally->lanes) buckets.sort();
    const auto assembly = std::make_shared<Assembly>(std::move(tally), rates, options);
    TotalResult result = assembly->build();
    result.groups = Assembly::groups(assembly);
    result.rates = Assembly::rates(assembly);
    return result;
}

}  // namespace kanjo
