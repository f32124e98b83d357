#include "totals/side_values.h"

namespace kanjo {

SideValues::SideValues(const ChangeSide& side)
    : tally_(side.tally),
      rows_(rows_of(side.tally, side.options)),
      rules_(side.options.lookup, side.options.in.front(), side.options.bases.front(),
             side.options.in.front(), side.rates, side.options.constant_prices()),
      keys_(side.tally),
      factors_(rules_, side.tally, keys_),
      valuation_(side.tally, keys_, factors_, side.options.groups_kept_max) {}

CellValue SideValues::cell(const GroupRow& row) const {
    return {tally_, valuation_, row.groups};
}

std::optional<Ends> SideValues::value(const GroupRow& row) const {
    Counts counts;
    for (const GroupId group : row.groups) counts.add(tally_.counts.counts(group));
    if (counts.count > 0 && counts.count == counts.undisclosed) return std::nullopt;
    return Ends{valuation_.exact(row.groups, net_low), valuation_.exact(row.groups, net_high)};
}

bool SideValues::has_range(const GroupRow& row) const {
    return cell(row).has_range();
}

bool SideValues::is_complete(const GroupRow& row) const {
    if (&row == &rows_.total && !tally_.total.is_complete) return false;
    for (const GroupId group : row.groups) {
        if (!tally_.counts.counts(group).is_complete) return false;
    }
    return cell(row).is_complete();
}

const std::optional<Quotient>& SideValues::rate(Currency currency, WhenId when) {
    const auto [place, is_new] = rates_.try_emplace(BucketKey(0, currency, when).word());
    if (!is_new) return place->second;
    When undivided = tally_.whens.when(when);
    undivided.divisor = 1;
    const Factor factor = rules_.factor(currency, undivided);
    if (factor.kind() != Factor::Kind::missing)
        place->second = Quotient(factor.numerator(), factor.denominator());
    return place->second;
}

}  // namespace kanjo
