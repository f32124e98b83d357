#include "totals/price_table.h"

#include <algorithm>

#include "base/invariant.h"

namespace kanjo {
namespace {

int year_number(Date date) {
    return to_calendar_day(date).year;
}

std::string quoted(const std::string& key) {
    return '\'' + key + '\'';
}

}  // namespace

/// "2010 to 2013, 2015"
Error PriceTable::missing_year(const std::string& key, const Years& years, int year) const {
    std::string list;
    for (auto at = years.begin(); at != years.end();) {
        const int first = at->first;
        int last = first;
        while (++at != years.end() && at->first == last + 1) last = at->first;
        list += (list.empty() ? "" : ", ") + std::to_string(first);
        if (last > first) list += " to " + std::to_string(last);
    }
    return error_of(Code::K0607,
                    "there is no price index of " + quoted(key) + " for " + std::to_string(year) + ": " +
                        name_ + " has " + list,
                    "add the year, or choose another one for --constant");
}

Result<Quotient> PriceTable::lookup_index(const std::string& key, const Years& years, int year,
                                          int base_year) const {
    const auto found = years.find(year);
    const auto base = years.find(base_year);
    if (base == years.end()) return missing_year(key, years, base_year);
    if (found == years.end()) return missing_year(key, years, year);
    if (found->second.chain == base->second.chain) return found->second.value;
    return error_of(Code::K0607,
                    "the price changes of " + quoted(key) + " in " + name_ + " do not lead from " +
                        std::to_string(year) + " to " + std::to_string(base_year) +
                        ": one between them is missing",
                    "add the change of every year");
}

Result<Deflator> PriceTable::lookup_deflator(const std::optional<std::string>& key, const Period& period,
                                             int base_year) const {
    KANJO_INVARIANT(key || has_sole_key());
    const auto found = key ? indices_.find(*key) : indices_.begin();
    if (key && key->empty()) {
        return error_of(Code::K0607, "there are amounts that name no prices",
                        "fill the field that --prices-by names");
    }
    if (found == indices_.end()) {
        return error_of(Code::K0607, name_ + " has no prices of " + quoted(*key),
                        "add them, or name the field that holds its keys: --prices-by FIELD");
    }
    Deflator deflator{found->first, period, base_year, {}, {}};
    Result<Quotient> base = lookup_index(found->first, found->second, base_year, base_year);
    if (!base) return std::move(base).error();
    deflator.base_index = std::move(*base);
    const int first = year_number(period.first);
    const int last = year_number(period.last);
    for (int year = first; year <= last; ++year) {
        Result<Quotient> index = lookup_index(found->first, found->second, year, base_year);
        if (!index) return std::move(index).error();
        const Period whole = year_of(to_date({year, 1, 1}));
        const Period part{std::max(period.first, whole.first), std::min(period.last, whole.last)};
        deflator.index += *index * Quotient(Decimal(part.days())) / Quotient(Decimal(period.days()));
    }
    return deflator;
}

}  // namespace kanjo
