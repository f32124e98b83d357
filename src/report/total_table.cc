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
        if (any_cell(total, has_gross)) columns_.push_back({What::gross, across, cell});
        if (!any_cell(total, has_range)) continue;
        columns_.push_back({What::low, across, cell});
        columns_.push_back({What::high, across, cell});
    }
}

const TotalCell* TotalTables::find_cell(const TotalGroup& group, const AmountColumn& column) const {
    const TotalGroup& part = column.across ? group.across[*column.across] : group;
    return column.cell < part.totals.size() ? &part.totals[column.cell] : nullptr;
}

bool TotalTables::any_cell(const AmountColumn& column, bool (*test)(const TotalCell&)) const {
    const auto passes = [&](const TotalGroup& group) {
        const TotalCell* cell = find_cell(group, column);
        return cell != nullptr && test(*cell);
    };
    return passes(result_.total) || (result_.rest && passes(*result_.rest)) ||
           std::any_of(result_.groups.begin(), result_.groups.end(), passes);
}

std::vector<TotalTables::Row> TotalTables::rows(const std::string& none, const std::string& total) const {
    std::vector<Row> rows;
    for (const TotalGroup& group : result_.groups) {
        rows.push_back({&group, group.key});
        for (std::string& part : rows.back().key) {
            if (part.empty()) part = none;
        }
    }
    const auto append = [&](const TotalGroup& group, const std::string& name) {
        rows.push_back({&group, std::vector<std::string>(options_.by.size())});
        rows.back().key[0] = name;
    };
    if (result_.rest) append(*result_.rest, '(' + counted(result_.rest_count, "other", "others") + ')');
    append(result_.total, total);
    return rows;
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

/// Programs take changes from the amounts.
std::vector<TotalTables::AmountColumn> TotalTables::columns_of(bool for_people) const {
    std::vector<AmountColumn> columns = columns_;
    if (!for_people) std::erase_if(columns, [](const AmountColumn& c) { return c.what == What::change; });
    return columns;
}

/// The columns up to the amounts.
Table TotalTables::headed(bool for_people) const {
    Table table;
    table.last_row_is_total = true;
    for (const std::string& field : options_.by) table.columns.push_back({field, Align::left});
    table.columns.push_back({"count", Align::right});
    table.columns.push_back({"undisclosed", Align::right});
    for (const AmountColumn& column : columns_of(for_people))
        table.columns.push_back({title_of(column, for_people), Align::right});
    return table;
}

Table TotalTables::for_people() const {
    Table table = headed(true);
    if (shows_shares()) table.columns.push_back({"share", Align::right});
    if (!result_.complete) table.columns.push_back({"", Align::left});
    Decimal longest;
    for (const TotalGroup& group : result_.groups) {
        if (shows_shares() && group.totals[0].share) longest = std::max(longest, *group.totals[0].share);
    }
    const std::vector<AmountColumn> columns = columns_of(true);
    for (const Row& row : rows("(none)", "total")) {
        std::vector<std::string> cells = row.key;
        cells.push_back(grouped(row.group->count));
        cells.push_back(grouped(row.group->undisclosed));
        for (const AmountColumn& column : columns) cells.push_back(amount_for_people(*row.group, column));
        if (shows_shares()) {
            const std::optional<Decimal>& share = row.group->totals[0].share;
            cells.push_back(share && !is_undisclosed(*row.group) ? percent(*share) : "");
            const bool has_bar = share && row.group != &result_.total && longest.sign() > 0;
            table.bars.push_back(has_bar ? bar_length(*share, longest) : 0);
        }
        if (!result_.complete) cells.emplace_back(row.group->complete ? "" : "incomplete");
        table.rows.push_back(std::move(cells));
    }
    return table;
}

Table TotalTables::for_programs() const {
    Table table = headed(false);
    if (!result_.complete) table.columns.push_back({"complete", Align::left});
    const std::vector<AmountColumn> columns = columns_of(false);
    for (const Row& row : rows("", "TOTAL")) {
        std::vector<std::string> cells = row.key;
        cells.push_back(std::to_string(row.group->count));
        cells.push_back(std::to_string(row.group->undisclosed));
        for (const AmountColumn& column : columns) cells.push_back(amount_for_programs(*row.group, column));
        if (!result_.complete) cells.emplace_back(row.group->complete ? "true" : "false");
        table.rows.push_back(std::move(cells));
    }
    return table;
}

}  // namespace kanjo
