#include "rates/rate_source.h"

#include <string>

#include "base/limits.h"
#include "rates/rate_format.h"
#include "records/peekable_source.h"
#include "records/zip_archive.h"

namespace kanjo {

extern const std::string_view embedded_rates_monthly;

namespace {

constexpr const RateFormat* formats[] = {&kanjo_csv_format, &ecb_csv_format, &frankfurter_json_format,
                                         &ledger_format, &beancount_format};

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
    return unknown_format(input.name(), head->find_first_not_of(" \t\r\n") == std::string_view::npos);
}

/// The source, or the one file of a zip archive.
Result<std::unique_ptr<ByteSource>> unzipped(std::unique_ptr<ByteSource> source) {
    auto peekable = std::make_unique<PeekableSource>(std::move(source));
    const Result<std::string_view> head = peekable->peek(zip_mark_size);
    if (!head) return head.error();
    if (begins_zip(*head)) return open_zip(*peekable, limits::rate_file_bytes_max);
    return std::unique_ptr<ByteSource>(std::move(peekable));
}

}  // namespace

std::span<const RateFormat* const> rate_formats() {
    return formats;
}

Result<Done> read_rates(std::unique_ptr<ByteSource> source, RateTable::Contents& contents,
                        std::vector<Error>& row_errors) {
    const Result<std::unique_ptr<ByteSource>> bytes = unzipped(std::move(source));
    if (!bytes) return bytes.error();
    RateInput input(**bytes);
    return read_input(input, contents, row_errors);
}

void read_builtin_rates(RateTable::Contents& contents) {
    RateInput input(embedded_rates_monthly, "built-in rates");
    std::vector<Error> row_errors;
    contents.rules.gap_month = true;
    const Result<Done> read = read_input(input, contents, row_errors);
    KANJO_INVARIANT(read && row_errors.empty());
}

}  // namespace kanjo
