#include "money/currency_choice.h"

#include "money/currency.h"
#include "support/catch.h"

using kanjo::CurrencyChoice;

namespace {

CurrencyChoice choice(std::initializer_list<const char*> codes, bool has_leader) {
    CurrencyChoice made;
    for (const char* code : codes) made.currencies.push_back(kanjo::find_currency(code).value());
    made.has_leader = has_leader;
    return made;
}

/// "USD, CAD", with a star where the first leads.
std::string joined(const CurrencyChoice& a, const CurrencyChoice& b) {
    const CurrencyChoice both = join(a, b);
    return list_of(both) + (both.has_leader ? "*" : "");
}

}  // namespace

TEST_CASE("currencies are listed as one reads them") {
    CHECK(list_of(choice({}, false)).empty());
    CHECK(list_of(choice({"USD"}, true)) == "USD");
    CHECK(list_of(choice({"USD", "CAD"}, true)) == "USD or CAD");
    CHECK(list_of(choice({"USD", "CAD", "AUD"}, false)) == "USD, CAD or AUD");
}

TEST_CASE("what two parts can both mean is led by what leads either") {
    const CurrencyChoice dollars = choice({"USD", "CAD", "AUD"}, true);
    const CurrencyChoice shared = choice({"CAD", "USD", "AUD"}, false);
    CHECK(joined(dollars, shared) == "USD, CAD or AUD*");
    CHECK(joined(shared, dollars) == "CAD, USD or AUD");
    CHECK(joined(shared, shared) == "CAD, USD or AUD");
    CHECK(joined(dollars, dollars) == "USD, CAD or AUD*");
    CHECK(joined(dollars, choice({"CAD"}, true)) == "CAD");
    CHECK(joined(dollars, choice({"USD"}, true)) == "USD*");
    CHECK(joined(choice({"USD"}, false), dollars) == "USD*");
    CHECK(joined(dollars, choice({"EUR"}, true)).empty());
}
