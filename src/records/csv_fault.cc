#include "records/csv_fault.h"

#include <algorithm>

namespace kanjo {
namespace {

const char quote_help[] =
    "a field with quotes in it is put in quotes, each of its own quotes doubled: \"5\"\" pipe\"";

/// Just past the closing quote of the field that opens at `open`, or npos.
std::size_t find_closing_quote(std::string_view text, std::size_t open) {
    for (std::size_t i = text.find('"', open + 1); i != std::string_view::npos; i = text.find('"', i + 2)) {
        if (i + 1 >= text.size() || text[i + 1] != '"') return i + 1;
    }
    return std::string_view::npos;
}

bool ends_field(std::string_view text, std::size_t at, char delimiter) {
    if (at >= text.size() || text[at] == delimiter || text[at] == '\n') return true;
    return text[at] == '\r' && (at + 1 >= text.size() || text[at + 1] == '\n');
}

CsvFault nul_at(std::size_t offset) {
    return {Code::K0204, "a NUL byte stands here, expected text", "save the file as UTF-8 text", offset,
            offset};
}

/// The fault of the quoted field at `open`; sets `end` to where the field ends.
std::optional<CsvFault> find_quoted_fault(std::string_view text, char delimiter, std::size_t open,
                                          std::size_t& end) {
    end = find_closing_quote(text, open);
    const std::size_t nul = text.substr(open, end - open).find('\0');
    if (nul != std::string_view::npos) return nul_at(open + nul);
    if (end == std::string_view::npos) {
        return CsvFault{Code::K0201, "a quote opens a field here and is never closed", quote_help, open,
                        open};
    }
    if (ends_field(text, end, delimiter)) return std::nullopt;
    return CsvFault{
        Code::K0201,
        "text follows the quote that closes the field, expected a separator or the end of the line",
        quote_help, end, open};
}

}  // namespace

std::optional<CsvFault> find_csv_fault(std::string_view text, char delimiter) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        if (text[at] == '"') {
            if (std::optional<CsvFault> fault = find_quoted_fault(text, delimiter, at, end)) return fault;
            if (end < text.size() && text[end] == '\r') ++end;
        } else {
            while (end < text.size() && text[end] != delimiter && text[end] != '\n') {
                if (text[end] == '\0') return nul_at(end);
                if (text[end] == '"') {
                    return CsvFault{Code::K0201, "a quote stands inside a field that is not in quotes",
                                    quote_help, end, end};
                }
                ++end;
            }
        }
        if (end >= text.size() || text[end] == '\n') return std::nullopt;
        at = end + 1;
    }
    return std::nullopt;
}

}  // namespace kanjo
