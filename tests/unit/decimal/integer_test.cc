#include "decimal/integer.h"

#include "support/catch.h"

using kanjo::Integer;

TEST_CASE("an integer crosses 127 bits and comes back") {
    const Integer most = Integer::from_digits("170141183460469231731687303715884105727");
    REQUIRE(most.is_small());
    const Integer beyond = most + Integer(1);
    CHECK_FALSE(beyond.is_small());
    CHECK(beyond.to_string() == "170141183460469231731687303715884105728");
    CHECK(beyond > most);
    CHECK(-beyond < most);
    CHECK((beyond - Integer(1)).is_small());
    CHECK(beyond - Integer(1) == most);
    CHECK((-beyond).is_small());
    CHECK((-beyond).to_string() == "-170141183460469231731687303715884105728");
    CHECK(-(-beyond) == beyond);
}

TEST_CASE("division is toward zero and its remainder has the sign of the dividend") {
    struct Row {
        int dividend, divisor, quotient, remainder;
    };
    const Row rows[] = {{7, 2, 3, 1}, {-7, 2, -3, -1}, {7, -2, -3, 1}, {-7, -2, 3, -1}, {0, 5, 0, 0}};
    for (const Row& row : rows) {
        const kanjo::Division division = kanjo::divide(row.dividend, row.divisor);
        CHECK(division.quotient == Integer(row.quotient));
        CHECK(division.remainder == Integer(row.remainder));
    }
}

TEST_CASE("the least small integer divided by minus one leaves the small form") {
    const Integer least =
        -Integer::power_of_ten(0) - Integer::from_digits("170141183460469231731687303715884105727");
    REQUIRE(least.is_small());
    CHECK(kanjo::divide(least, -1).quotient.to_string() == "170141183460469231731687303715884105728");
}

TEST_CASE("powers of ten have one digit more than their exponent") {
    for (const int exponent : {0, 1, 17, 18, 19, 37, 38, 39, 40, 500}) {
        CHECK(Integer::power_of_ten(exponent).count_digits() == static_cast<std::size_t>(exponent) + 1);
        CHECK((Integer::power_of_ten(exponent) - Integer(1)).count_digits() ==
              static_cast<std::size_t>(exponent == 0 ? 1 : exponent));
    }
}

TEST_CASE("the greatest common divisor is not negative and zero is neutral") {
    CHECK(kanjo::gcd(12, -18) == Integer(6));
    CHECK(kanjo::gcd(0, -5) == Integer(5));
    CHECK(kanjo::gcd(0, 0) == Integer(0));
    CHECK(kanjo::gcd(Integer::power_of_ten(50), Integer::power_of_ten(45)) == Integer::power_of_ten(45));
}

TEST_CASE("the greatest common divisor of long numbers, after few and many, small and long quotients") {
    const auto fibonacci = [](int n) {  // that of two of them is one of them: F(gcd(m, n))
        Integer a = 0;
        Integer b = 1;
        for (int i = 0; i < n; ++i) std::swap(a += b, b);
        return a;
    };
    const auto ones = [](int base, int n) { return kanjo::power(base, n) - 1; };  // the same holds for these
    for (const int common : {1, 2, 60, 185, 372, 1000}) {
        INFO(common);
        for (const auto& [m, n] : {std::pair(2, 3), {3, 3}, {1, 7}, {9, 4}}) {
            CHECK(kanjo::gcd(fibonacci(m * common), fibonacci(n * common)) ==
                  fibonacci(common * (m == n ? m : 1)));
            for (const int base : {2, 10, 65'537}) {
                const Integer expected = ones(base, common * (m == n ? m : 1));
                CHECK(kanjo::gcd(ones(base, m * common), -ones(base, n * common)) == expected);
                CHECK(kanjo::gcd(ones(base, n * common), ones(base, m * common)) == expected);
            }
        }
    }
    const Integer prime = kanjo::power(2, 521) - 1;
    CHECK(kanjo::gcd(prime * kanjo::power(3, 400), prime * kanjo::power(5, 90)) == prime);
    CHECK(kanjo::gcd(prime * 6, kanjo::power(2, 700) * 9) == Integer(6));
}
