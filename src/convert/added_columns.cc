#include "convert/added_columns.h"

namespace kanjo {

std::vector<AddedAmount> added_amounts(const ConvertOptions& options) {
    std::vector<AddedAmount> amounts;
    for (std::size_t basis = 0; basis < options.bases.size(); ++basis) {
        for (const Currency target : options.in) {
            std::string behind = ' ' + std::string(code_of(target));
            if (options.bases.size() > 1) behind += ' ' + options.bases[basis].name;
            amounts.push_back({basis, target, AmountStyle(options.precision, target, options.want_exact),
                               "amount" + behind, "low" + behind, "high" + behind, "rate" + behind,
                               "rate period" + behind, "explanation" + behind});
        }
    }
    return amounts;
}

std::vector<std::string> added_names(std::span<const AddedAmount> amounts, const ConvertOptions& options,
                                     const RecordStyle& style) {
    std::vector<std::string> names;
    for (const AddedAmount& added : amounts) {
        names.push_back(added.amount);
        if (options.want_ranges) names.insert(names.end(), {added.low, added.high});
        names.push_back(added.rate);
        if (style.is_json) continue;  // there the rate is an object that says it all
        names.push_back(added.period);
        if (options.want_explanation) names.push_back(added.explanation);
    }
    return names;
}

void append_csv_field(std::string& out, std::string_view text, char delimiter) {
    out += delimiter;
    if (text.find_first_of("\"\r\n") == text.npos && text.find(delimiter) == text.npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char byte : text) out.append(byte == '"' ? 2 : 1, byte);
    out += '"';
}

}  // namespace kanjo
