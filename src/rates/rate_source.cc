#include "rates/rate_source.h"

#include <string>

#include "rates/rate_format.h"

namespace kanjo {

extern const std::string_view embedded_rates_monthly;

namespace {

constexpr const RateFormat* formats[] = {&kanjo_csv_format};

Error unknown_format(const std::string& file, bool is_empty) {
    if (is_empty) return error_of(Code::K0202, "the file of rates is empty").in(file, 0);
    std::string names;
    for (const RateFormat* format : formats) names += (names.empty() ? "" : "; ") + std::string(format->name);
    return error_of(Code::K0202, "the file is in no format of rates that is known",
                    "what is read is: " + names)
        .in(file, 0);
}

Result<Done> read_input(RateInput& input, RateContents& contents, std::vector<Error>& row_errors) {
    Result<std::string_view> head = input.head();
    if (!head) return std::move(head).error();
    for (const RateFormat* format : formats) {
        if (!format->recognises(*head)) continue;
        RateRows rows(contents, input.name(), row_errors);
        Result<Done> read = format->read(input, rows);
        rows.finish();
        return read;
    }
    return unknown_format(input.name(), trimmed(*head).empty());
}

}  // namespace

Result<Done> read_rates(ByteSource& source, RateTable::Contents& contents, std::vector<Error>& row_errors) {
    RateInput input(source);
    return read_input(input, contents, row_errors);
}

void read_builtin_rates(RateTable::Contents& contents) {
    RateInput input(embedded_rates_monthly, "built-in rates");
    std::vector<Error> row_errors;
    const Result<Done> read = read_input(input, contents, row_errors);
    KANJO_INVARIANT(read && row_errors.empty());
}

std::string_view builtin_rates_csv() {
    return embedded_rates_monthly;
}

}  // namespace kanjo
