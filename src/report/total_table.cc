#include "report/total_table.h"

#include <algorithm>

#include "report/number_text.h"
#include "report/scenario_report.h"
#include "report/total_amount.h"

namespace kanjo {
namespace {

bool has_gross(const TotalCell& cell) {
    return cell.gross.has_value();
}

bool has_range(const TotalCell& cell) {
    return cell.low.has_value();
}

/// "76.0 %"
std::string percent(const Decimal& share) {
    return to_string(round_to_exponent(share * Decimal(100), -1, Rounding::half_even).value) + " %";
}

bool is_undisclosed(const TotalGroup& group) {
    return group.count > 0 && group.count == group.undisclosed;
}

/// Thousandths of the longest bar. Requires: longest > 0.
int bar_length(const Decimal& share, const Decimal& longest) {
    const Rounded length =
        round_to_exponent(Quotient(share * Decimal(1000)) / Quotient(longest), 0, Rounding::half_even);
    return std::stoi(to_string(length.value));
}

}  // namespace

TotalTables::TotalTables(const TotalResult& result, const TotalOptions& options)
    : result_(result), options_(options) {
    choose_columns();
}

void TotalTables::choose_columns() {
    choose_columns(std::nullopt);
    for (std::size_t i = 0; i < result_.across.size(); ++i) choose_columns(i);
}

void TotalTables::choose_columns(std::optional<std::size_t> across) {
    for (std::size_t cell = 0; cell < options_.bases.size() * options_.in.size(); ++cell) {
        const AmountColumn total{What::total, across, cell};
        columns_.push_back(total);
        if (!across && cell >= options_.in.size()) columns_.push_back({What::change, across, cell});
        const CellSummary& all = result_.summaries[cell];
        if (across ? any_cell(total, has_gross) : all.any_gross)
            columns_.push_back({What::gross, across, cell});
        if (across ? !any_cell(total, has_range) : !all.any_range) continue;
        columns_.push_back({What::low, across, cell});
        columns_.push_back({What::high, across, cell});
    }
}

const TotalCell* TotalTables::find_cell(const TotalGroup& group, const AmountColumn& column) const {
    const TotalGroup& part = column.across ? group.across[*column.across] : group;
    return column.cell < part.totals.size() ? &part.totals[column.cell] : nullptr;
}

template <class Use>
auto TotalTables::with_row(std::size_t row, const Use& use) const {
    if (row < result_.groups.size()) return result_.groups.with(row, use);
    return use(row + 1 < row_count() ? *result_.rest : result_.total);
}

bool TotalTables::any_cell(const AmountColumn& column, bool (*test)(const TotalCell&)) const {
    const auto passes = [&](const TotalGroup& group) {
        const TotalCell* cell = find_cell(group, column);
        return cell != nullptr && test(*cell);
    };
    bool any = false;
    for (std::size_t row = 0; row < row_count() && !any; ++row) any = with_row(row, passes);
    return any;
}

std::vector<std::string> TotalTables::key_of(std::size_t row, const TotalGroup& group,
                                             bool for_people) const {
    if (row < result_.groups.size()) {
        std::vector<std::string> key = group.key;
        for (std::string& part : key) {
            if (part.empty() && for_people) part = "(none)";
        }
        return key;
    }
    std::vector<std::string> key(options_.by.size());
    if (row + 1 < row_count()) {
        key[0] = '(' + counted(result_.rest_count, "other", "others") + ')';
    } else {
        key[0] = for_people ? "total" : "TOTAL";
    }
    return key;
}

std::string TotalTables::title_of(const AmountColumn& column, bool for_people) const {
    constexpr const char* names[] = {"total", "low", "high", "gross", "change"};
    const bool several_currencies = options_.in.size() > 1;
    const bool several_bases = options_.bases.size() > 1;
    const Currency currency = options_.in[column.cell % options_.in.size()];
    const std::string& basis = options_.bases[column.cell / options_.in.size()].name;
    std::vector<std::string> parts;
    if (!for_people || column.what != What::total)
        parts.emplace_back(names[static_cast<std::size_t>(column.what)]);
    if (column.across) {
        const std::string& value = result_.across[*column.across];
        parts.push_back(value.empty() ? "(none)" : value);
    }
    const bool is_only = !several_currencies && !several_bases;
    if (for_people ? several_currencies : !is_only) parts.emplace_back(code_of(currency));
    if (column.what == What::change) return several_currencies ? parts[1] + ' ' + parts[0] : parts[0];
    if (for_people ? several_bases : !is_only) parts.push_back(basis);
    if (parts.empty()) parts.emplace_back("total");
    std::string title;
    for (const std::string& part : parts) title += (title.empty() ? "" : " ") + part;
    return title;
}

std::string TotalTables::amount_for_people(const TotalGroup& group, const AmountColumn& column) const {
    const TotalCell* cell = find_cell(group, column);
    const TotalGroup& part = column.across ? group.across[*column.across] : group;
    if (cell == nullptr || part.count == 0) return column.across ? "" : "–";
    if (is_undisclosed(part)) return column.what == What::total ? "undisclosed" : "";
    switch (column.what) {
        case What::total:
            return cell->net ? kanjo::amount_for_people(*cell->net, options_) : "";
        case What::gross:
            return cell->gross ? kanjo::amount_for_people(*cell->gross, options_) : "";
        case What::low:
            return cell->low ? kanjo::amount_for_people(*cell->low, options_) : "";
        case What::high:
            return cell->high ? kanjo::amount_for_people(*cell->high, options_) : "";
        case What::change:
            return change_text(find_difference(part.totals, column.cell, options_.in.size()));
    }
    return "";
}

/// Where a group has no range, low and high are its total, and gross is net where nothing was left out.
std::string TotalTables::amount_for_programs(const TotalGroup& group, const AmountColumn& column) const {
    const TotalCell* cell = find_cell(group, column);
    if (cell == nullptr) return "";
    const ShownAmount* amount = cell->net ? &*cell->net : nullptr;
    if (column.what == What::low && cell->low) amount = &*cell->low;
    if (column.what == What::high && cell->high) amount = &*cell->high;
    if (column.what == What::gross && cell->gross) amount = &*cell->gross;
    return amount != nullptr ? kanjo::amount_for_programs(*amount, options_) : "";
}

bool TotalTables::shows_shares() const {
    return options_.bases.size() == 1 && options_.in.size() == 1 && result_.total.totals[0].share.has_value();
}

/// The columns up to the amounts. Programs take changes from the amounts.
Table TotalTables::headed(bool for_people) const {
    Table table;
    table.last_row_is_total = true;
    for (const std::string& field : options_.by) table.columns.push_back({field, Align::left});
    table.columns.push_back({"count", Align::right});
    table.columns.push_back({"undisclosed", Align::right});
    for (const AmountColumn& column : columns_) {
        if (for_people || column.what != What::change)
            table.columns.push_back({title_of(column, for_people), Align::right});
    }
    return table;
}

Table TotalTables::for_people() const {
    Table table = headed(true);
    if (shows_shares()) table.columns.push_back({"share", Align::right});
    if (!result_.complete) table.columns.push_back({"", Align::left});
    const auto row = [tables = *this](std::size_t index) { return tables.row_for_people(index); };
    const auto bar = [tables = *this](std::size_t index) { return tables.bar(index); };
    table.rows = {row_count(), row};
    if (shows_shares()) table.bars = {row_count(), bar};
    return table;
}

std::vector<std::string> TotalTables::row_for_people(std::size_t row) const {
    return with_row(row, [&](const TotalGroup& group) {
        std::vector<std::string> cells = key_of(row, group, true);
        cells.push_back(grouped(group.count));
        cells.push_back(grouped(group.undisclosed));
        for (const AmountColumn& column : columns_) cells.push_back(amount_for_people(group, column));
        if (shows_shares()) {
            const std::optional<Decimal>& share = group.totals[0].share;
            cells.push_back(share && !is_undisclosed(group) ? percent(*share) : "");
        }
        if (!result_.complete) cells.emplace_back(group.complete ? "" : "incomplete");
        return cells;
    });
}

int TotalTables::bar(std::size_t row) const {
    const Decimal& longest = result_.summaries[0].share_max;
    if (row + 1 == row_count() || longest.sign() <= 0) return 0;
    return with_row(row, [&](const TotalGroup& group) {
        const std::optional<Decimal>& share = group.totals[0].share;
        return share ? bar_length(*share, longest) : 0;
    });
}

Table TotalTables::for_programs() const {
    Table table = headed(false);
    if (!result_.complete) table.columns.push_back({"complete", Align::left});
    const auto row = [tables = *this](std::size_t index) { return tables.row_for_programs(index); };
    table.rows = {row_count(), row};
    return table;
}

std::vector<std::string> TotalTables::row_for_programs(std::size_t row) const {
    return with_row(row, [&](const TotalGroup& group) {
        std::vector<std::string> cells = key_of(row, group, false);
        cells.push_back(std::to_string(group.count));
        cells.push_back(std::to_string(group.undisclosed));
        for (const AmountColumn& column : columns_) {
            if (column.what != What::change) cells.push_back(amount_for_programs(group, column));
        }
        if (!result_.complete) cells.emplace_back(group.complete ? "true" : "false");
        return cells;
    });
}

}  // namespace kanjo
