// --constant, --prices, --prices-by, --constant-order: amounts in the prices of one year.
#include "cli/inputs.h"
#include "cli/options.h"
#include "cli/total_options.h"

namespace kanjo {
namespace {

constexpr Option order_option{.name = "--constant-order",
                              .value = "deflate-first|convert-first",
                              .help =
                                  "deflate-first, the default: amounts are deflated, then converted at the "
                                  "mean of the year; convert-first: converted at --basis, then deflated"};

constexpr Option price_key_list[] = {
    {.name = "--prices-by",
     .value = "FIELD",
     .help = "the field that names an amount's prices, such as recipient or currency"},
};

constexpr Option constant_list[] = {
    {.name = "--constant", .value = "YEAR", .help = "state totals in the prices of a year; needs --prices"},
    {.name = "--prices",
     .value = "FILE",
     .help = "price indices: key,year,index, or key,year,change with annual changes in per cent"},
    order_option,
};

constexpr int year_bound = 9999;

std::unique_ptr<PriceTable> read_prices(const Invocation& invocation, const Arguments& arguments,
                                        Complaints& complaints) {
    const std::string file(arguments.value("--prices"));
    Result<std::unique_ptr<ByteSource>> source = open_input(invocation, file);
    if (!source) {
        complaints.add(std::move(source).error());
        return nullptr;
    }
    std::vector<Error> row_errors;
    Result<PriceTable> prices = PriceTable::read(std::move(source).value(), row_errors);
    for (Error& error : row_errors) complaints.add(std::move(error));
    if (prices) return std::make_unique<PriceTable>(std::move(prices).value());
    complaints.add(std::move(prices).error());
    return nullptr;
}

/// One of the options that make no sense alone.
void check_together(const Arguments& arguments, Complaints& complaints) {
    const bool has_year = arguments.has("--constant");
    const bool has_prices = arguments.has("--prices");
    if (has_year && has_prices) return;
    for (const char* name : {"--constant", "--prices", "--prices-by", "--constant-order"}) {
        if (!arguments.has(name)) continue;
        complaints.add(error_of(
            Code::K0101, std::string(name) + " was found without " + (has_year ? "--prices" : "--constant"),
            "constant prices need a year and its indices: --constant 2015 --prices FILE"));
        return;
    }
}

}  // namespace

const OptionGroup price_key_options{"Price keys", price_key_list};
const OptionGroup constant_options{"Constant prices", constant_list};

std::unique_ptr<PriceTable> read_constant_prices(const Invocation& invocation, const Arguments& arguments,
                                                 TotalOptions& options, Complaints& complaints) {
    check_together(arguments, complaints);
    if (!arguments.has("--constant") || !arguments.has("--prices")) return nullptr;
    const std::optional<int> year = read_whole_number(arguments, "--constant", 1, year_bound, complaints);
    std::unique_ptr<PriceTable> prices = read_prices(invocation, arguments, complaints);
    const bool converts_first = check_choice(arguments, order_option, complaints) &&
                                arguments.value("--constant-order") == "convert-first";
    if (!converts_first && arguments.has("--basis")) {
        complaints.add(error_of(Code::K0101,
                                "--basis was found beside --constant, expected none: deflated amounts are "
                                "converted at the mean of that year",
                                "leave it out, or choose --constant-order convert-first"));
    }
    if (prices && year) options.constant = ConstantPrices{prices.get(), *year, converts_first};
    return prices;
}

void check_price_key(const TotalOptions& options, Complaints& complaints) {
    if (!options.constant || options.prices_by || options.constant->prices->has_sole_key()) return;
    complaints.add(
        error_of(Code::K0101,
                 options.constant->prices->name() +
                     " has prices of several keys, expected a field that says which are an amount's",
                 "name it: --prices-by recipient; of parts, when they are made"));
}

}  // namespace kanjo
