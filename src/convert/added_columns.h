// What stands behind each record: the names, and how it is written.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "convert/amount_style.h"
#include "convert/convert.h"

namespace kanjo {

/// One amount in one currency at one basis.
struct AddedAmount {
    std::size_t basis = 0;  ///< index into ConvertOptions::bases
    Currency target;
    AmountStyle style;
    std::string amount;  ///< the names of its columns
    std::string low;
    std::string high;
    std::string rate;
    std::string period;
    std::string explanation;
};

/// Bases outer, currencies inner.
std::vector<AddedAmount> added_amounts(const ConvertOptions& options);

/// How records are written.
struct RecordStyle {
    bool is_json = false;
    char delimiter = ',';
};

/// The names of all that is added to a record, in order.
std::vector<std::string> added_names(std::span<const AddedAmount> amounts, const ConvertOptions& options,
                                     const RecordStyle& style);

/// A field behind others: the delimiter and the text, in quotes where it needs them.
void append_csv_field(std::string& out, std::string_view text, char delimiter);

}  // namespace kanjo
