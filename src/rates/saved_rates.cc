#include "rates/saved_rates.h"

#include "records/sha256.h"

namespace kanjo {
namespace {

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"") == std::string::npos) return text;
    std::string field = "\"";
    for (const char c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
    return field + '"';
}

std::string row_of(const Quote& quote, std::span<const std::string> sources) {
    return to_string(quote.period) + ',' + std::string(code_of(quote.pair.base)) + ',' +
           std::string(code_of(quote.pair.quote)) + ',' + to_string(quote.rate) + ',' +
           csv_field(sources[quote.source]);
}

}  // namespace

std::string saved_rates_csv(std::span<const Quote> quotes, std::span<const std::string> sources,
                            const LookupRules& rules, const std::string& table) {
    std::string header = "period,base,quote,rate,source";
    std::string row_end = ",\n";
    if (rules.gap_month) header += ",gap=month";
    if (rules.gap_month) row_end = ',' + row_end;
    const bool is_default_age = rules.age_days_max == LookupRules().age_days_max;
    if (!is_default_age) header += ",max-age=" + std::to_string(rules.age_days_max);
    if (!is_default_age) row_end = ',' + row_end;
    header += ',' + csv_field("table=" + table);
    row_end = ',' + row_end;
    std::string rows;
    for (const Quote& quote : quotes) rows += row_of(quote, sources) + row_end;
    return header + ",sha256=" + sha256_hex(rows) + '\n' + rows;
}

}  // namespace kanjo
