// Any bytes as rates, in each format and zipped: read or refused, the same however they arrive; and where a
// table comes of them, every pair is looked up, and the inverse is the inverse.
#include <set>

#include "fuzz/tool.h"
#include "rates/rate_source.h"

namespace kanjo::test {
namespace {

/// What was read, or refused, as text.
std::string list_of(std::unique_ptr<ByteSource> source, RateTable::Contents& contents) {
    std::vector<Error> errors;
    const Result<Done> read = read_rates(std::move(source), contents, errors);
    std::string list = read ? "" : render_error(read.error());
    for (const Error& error : errors) list += render_error(error);
    return list;
}

void check_lookups(const RateTable& table) {
    const std::array currencies = {*find_currency("EUR"), *find_currency("USD"), *find_currency("JPY")};
    const std::array whens = {*parse_period("2024-02-24"), *parse_period("2024-02"), *parse_period("2024")};
    for (const Currency a : currencies) {
        for (const Currency b : currencies) {
            if (a == b) continue;
            for (const Period& when : whens) {
                const Result<Derivation> there = table.lookup_rate(a, b, when, {});
                const Result<Derivation> back = table.lookup_rate(b, a, when, {});
                require(there.has_value() == back.has_value(), "a rate has an inverse");
                if (!there) continue;
                const bool is_same = there->pair.base == back->pair.base;
                require((is_same ? *back : turned(*back)).rate == there->rate, "the inverse is exact");
            }
        }
    }
}

void check_rates(const std::string& bytes) {
    RateTable::Contents contents;
    RateTable::Contents slow_contents;
    const std::string whole = list_of(std::make_unique<MemorySource>(bytes, "rates"), contents);
    const std::string slow = list_of(std::make_unique<SlowSource>(bytes, "rates"), slow_contents);
    require(whole == slow, "rates do not depend on how their bytes arrive");
    if (!whole.empty()) return;
    const Result<RateTable> table = RateTable::build(std::move(contents));
    if (table) check_lookups(*table);
    if (!table) static_cast<void>(render_error(table.error()));
}

}  // namespace
}  // namespace kanjo::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kanjo::test::check_rates(std::string(reinterpret_cast<const char*>(data), size));
    return 0;
}
