#include "report/total_amount.h"

#include "report/compact.h"
#include "report/number_text.h"

namespace kanjo {
namespace {

/// Whether every digit was asked for, fractions included.
bool wants_all_digits(const TotalOptions& options) {
    return options.want_exact && options.exact_digits_max == 0;
}

}  // namespace

std::string amount_for_people(const ShownAmount& amount, const TotalOptions& options) {
    if (wants_all_digits(options) && amount.exact) {
        const std::optional<Decimal> decimal = amount.exact->find_decimal();
        return decimal ? grouped(*decimal) : to_string(*amount.exact);
    }
    const std::string number =
        options.style ? compact(amount.amount, *options.style) : grouped(amount.amount);
    return std::string(cut_mark(amount.is_exact)) + number;
}

std::string amount_for_programs(const ShownAmount& amount, const TotalOptions& options) {
    return wants_all_digits(options) && amount.exact ? to_string(*amount.exact) : to_string(amount.amount);
}

void append_amount(const std::optional<ShownAmount>& amount, Value::Object& object) {
    if (!amount) {
        for (const char* key : {"amount", "exact", "relation"}) object.emplace_back(key, Value());
        return;
    }
    object.emplace_back("amount", to_string(amount->amount));
    if (amount->exact) {
        object.emplace_back("exact", to_string(*amount->exact));
    } else {
        object.emplace_back("exact", Value());
        object.emplace_back("exact_digits", static_cast<std::int64_t>(amount->exact_digits));
    }
    object.emplace_back("relation", relation_of(amount->is_exact));
    if (amount->is_adjusted) object.emplace_back("adjusted", true);
}

}  // namespace kanjo
