#include "report/constant_report.h"

#include "report/number_text.h"

namespace kanjo {
namespace {

constexpr int index_digits = 10;
constexpr std::size_t deflators_noted_max = 8;

std::string index_text(const Quotient& index) {
    const RateText text = rate_text(index, index_digits);
    return text.text + (text.is_exact ? "" : "…");
}

std::string year_text(const TotalOptions& options) {
    return to_string(options.constant->base());
}

}  // namespace

std::string deflator_text(const Deflator& deflator) {
    return index_text(deflator.base_index) + " ÷ " + index_text(deflator.index);
}

void note_constant_prices(const TotalResult& result, const TotalOptions& options,
                          std::vector<std::string>& notes) {
    const ConstantPrices& constant = *options.constant;
    const std::string year = year_text(options);
    std::string text = "In prices of " + year + ": each amount times the price index of " + year +
                       " over that of its own year";
    if (options.prices_by) text += ", by " + *options.prices_by;
    text += constant.converts_first ? ", once converted" : ", then converted at the mean of " + year;
    if (constant.prices->is_chained()) text += "; indices are chained of annual changes";
    notes.push_back(text + '.');
    if (result.deflators.empty()) return;
    notes.push_back("Prices from " + constant.prices->name() + ':');
    for (std::size_t i = 0; i < result.deflators.size() && i < deflators_noted_max; ++i) {
        const Deflator& deflator = result.deflators[i];
        notes.push_back("  " + deflator.key + ", " + to_string(deflator.period) + ": " +
                        deflator_text(deflator));
    }
    if (result.deflators.size() <= deflators_noted_max) return;
    notes.push_back("  and " + grouped(std::uint64_t{result.deflators.size() - deflators_noted_max}) +
                    " more; --format json lists them all");
}

Value deflator_document(const Deflator& deflator) {
    return Value::Object{{"key", deflator.key},
                         {"period", to_string(deflator.period)},
                         {"index", to_string(deflator.index)},
                         {"base_index", to_string(deflator.base_index)},
                         {"factor", to_string(deflator.factor())}};
}

Value constant_document(const TotalResult& result, const TotalOptions& options) {
    Value::Array list;
    for (const Deflator& deflator : result.deflators) list.push_back(deflator_document(deflator));
    const ConstantPrices& constant = *options.constant;
    return Value::Object{{"year", year_text(options)},
                         {"order", constant.converts_first ? "convert-first" : "deflate-first"},
                         {"prices_by", options.prices_by ? Value(*options.prices_by) : Value()},
                         {"prices_from", constant.prices->name()},
                         {"deflators", std::move(list)}};
}

}  // namespace kanjo
