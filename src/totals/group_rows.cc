#include "totals/group_rows.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/limits.h"

namespace kanjo {
namespace {

/// With a cross-tab, the last key of a group is its column.
void add_group(GroupRows& result, std::map<std::vector<std::string>, std::size_t>& index,
               std::vector<std::string> keys, GroupId group) {
    const std::string column = keys.back();
    keys.pop_back();
    const auto [place, is_new] = index.emplace(keys, result.rows.size());
    if (is_new)
        result.rows.push_back({std::move(keys), {}, std::vector<std::vector<GroupId>>(result.across.size())});
    GroupRow& row = result.rows[place->second];
    const auto at =
        std::lower_bound(result.across.begin(), result.across.end(), column) - result.across.begin();
    row.groups.push_back(group);
    row.across[static_cast<std::size_t>(at)].push_back(group);
    result.total.across[static_cast<std::size_t>(at)].push_back(group);
}

void sort_unique(std::vector<std::string>& texts) {
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

}  // namespace

Result<Done> check_cells(const Tally& tally, const TotalOptions& options) {
    if (!options.across) return Done{};
    std::set<std::string> columns;
    std::set<std::vector<std::string>> rows;
    for (GroupId group = 0; group < tally.groups.size(); ++group) {
        if (!tally.counts.is_present(group)) continue;
        std::vector<std::string> keys = tally.groups.keys(group);
        columns.insert(std::move(keys.back()));
        keys.pop_back();
        if (rows.size() <= limits::cells_max) rows.insert(std::move(keys));
        const bool is_wide = columns.size() > limits::across_max;
        if (!is_wide && rows.size() * columns.size() <= limits::cells_max) continue;
        return error_of(Code::K0601,
                        is_wide ? "the field '" + *options.across + "' has more than " +
                                      std::to_string(limits::across_max) + " values, too many for columns"
                                : "the table has more than " + std::to_string(limits::cells_max) + " cells",
                        "group by it instead: --by " + options.by.front() + ',' + *options.across);
    }
    return Done{};
}

GroupRows rows_of(const Tally& tally, const TotalOptions& options) {
    GroupRows result;
    for (GroupId group = 0; group < tally.groups.size(); ++group) {
        if (!tally.counts.is_present(group)) continue;
        result.total.groups.push_back(group);
        if (options.across) {
            result.across.push_back(tally.groups.keys(group).back());
        } else {
            result.rows.push_back({tally.groups.keys(group), {group}, {}});
        }
    }
    if (options.across) {
        sort_unique(result.across);
        result.total.across.resize(result.across.size());
        std::map<std::vector<std::string>, std::size_t> index;
        for (const GroupId group : result.total.groups)
            add_group(result, index, tally.groups.keys(group), group);
    }
    std::sort(result.rows.begin(), result.rows.end(),
              [](const GroupRow& a, const GroupRow& b) { return a.key < b.key; });
    return result;
}

RowList::RowList(const Tally& tally, const TotalOptions& options)
    : tally_(tally), is_crossed_(options.across.has_value()) {
    if (is_crossed_) {
        rows_ = rows_of(tally, options);
        return;
    }
    std::vector<GroupId>& groups = rows_.total.groups;
    groups.reserve(tally.groups.size());
    for (GroupId group = 0; group < tally.groups.size(); ++group) {
        if (tally.counts.is_present(group)) groups.push_back(group);
    }
    std::sort(groups.begin(), groups.end(),
              [&](GroupId a, GroupId b) { return tally.groups.compare_keys(a, b) < 0; });
}

GroupRow RowList::row(std::size_t index) const {
    if (is_crossed_) return rows_.rows[index];
    const GroupId group = rows_.total.groups[index];
    return {tally_.groups.keys(group), {group}, {}};
}

}  // namespace kanjo
