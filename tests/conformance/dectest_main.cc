// kanjo_dectest FOLDER: holds decimal against the General Decimal Arithmetic cases of a folder. Exits 77,
// which ctest calls skipped, where the folder is not there.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "conformance/dectest_file.h"

namespace fs = std::filesystem;

namespace kanjo::test {
namespace {

/// agrees, differs, or why a case says nothing of kanjo.
enum class Verdict { agrees, differs, not_a_number, other_operation, exponents_far_apart, out_of_range };

/// Aligning numbers this far apart writes out as many zeros; no two figures that kanjo reads are.
constexpr int exponent_gap_max = 20'000;

bool has(const DecimalCase& test, const char* condition) {
    return test.conditions.count(condition) != 0;
}

/// Whether the context leaves an exact result as it is: digits, zeros and exponent.
bool keeps_form(const DecimalCase& test) {
    return !has(test, "inexact") && !has(test, "rounded") && !has(test, "clamped") && !has(test, "subnormal");
}

/// Whether working the case out would align numbers too far apart: with one another, or, for a fraction,
/// with 1. Exact products align nothing, nor do zeros.
bool aligns_far(const DecimalCase& test, const Decimal& a, const Decimal& b) {
    if (test.operation == "multiply" && keeps_form(test)) return false;
    if (test.operation == "quantize" && a.is_zero()) return false;
    const bool is_fraction =
        test.operation == "divide" || (test.operation != "quantize" && !keeps_form(test));
    const auto [least, most] = std::minmax({a.exponent(), b.exponent(), is_fraction ? 0 : b.exponent()});
    return most - least > exponent_gap_max;
}

Verdict verdict_of(bool agrees) {
    return agrees ? Verdict::agrees : Verdict::differs;
}

bool same_form(const Decimal& a, const Decimal& b) {
    return a.coefficient() == b.coefficient() && a.exponent() == b.exponent();
}

/// The exact result, rounded as the case's context asks, against the result of the case.
Verdict check_rounded(const DecimalCase& test, const Quotient& exact, const Decimal& expected) {
    if (!has(test, "inexact")) return verdict_of(exact == Quotient(expected));
    if (has(test, "overflow") || !test.context.rounding) return Verdict::out_of_range;
    const int least_exponent = test.context.exponent_min - (test.context.precision - 1);
    const bool subnormal = has(test, "subnormal") || has(test, "underflow");
    const Rounded rounded = subnormal
                                ? round_to_exponent(exact, least_exponent, *test.context.rounding)
                                : round_to_significant(exact, test.context.precision, *test.context.rounding);
    return verdict_of(rounded.value == expected && !rounded.is_exact);
}

Verdict check_arithmetic(const DecimalCase& test, const Decimal& a, const Decimal& b,
                         const Decimal& expected) {
    if (test.operation == "divide") return check_rounded(test, Quotient(a) / Quotient(b), expected);
    const Decimal exact = test.operation == "add" ? a + b : test.operation == "subtract" ? a - b : a * b;
    if (keeps_form(test)) return verdict_of(same_form(exact, expected));
    return check_rounded(test, Quotient(exact), expected);
}

Verdict check_two_operands(const DecimalCase& test) {
    if (test.operands.size() != 2) return Verdict::not_a_number;
    const std::optional<Decimal> a = read_finite(test.operands[0]);
    const std::optional<Decimal> b = read_finite(test.operands[1]);
    const std::optional<Decimal> expected = read_finite(test.result);
    if (!a || !b || !expected) return Verdict::not_a_number;
    if (test.operation == "compare") return verdict_of(Decimal(*a < *b ? -1 : *a > *b ? 1 : 0) == *expected);
    if (aligns_far(test, *a, *b)) return Verdict::exponents_far_apart;
    if (test.operation != "quantize") return check_arithmetic(test, *a, *b, *expected);
    const Rounded rounded = round_to_exponent(*a, b->exponent(), *test.context.rounding);
    return verdict_of(same_form(rounded.value, *expected) && rounded.is_exact == !has(test, "inexact"));
}

/// Text to number and back. What the context rounds is left to check_rounded.
Verdict check_conversion(const DecimalCase& test) {
    const std::string& text = test.operands.at(0);
    if (text.find('#') != std::string::npos || test.result.find('#') != std::string::npos) {
        return Verdict::not_a_number;
    }
    const Result<Decimal> parsed = parse_decimal(text);
    const std::optional<Decimal> value = read_finite(text);
    if (!value) return verdict_of(!parsed);  // NaN, infinities and syntax errors are refused
    const bool within_limits = value->exponent() >= -9'999 && value->exponent() <= 9'999;
    if (!parsed) return within_limits ? Verdict::differs : Verdict::exponents_far_apart;
    if (!same_form(*parsed, *value)) return Verdict::differs;
    const std::optional<Decimal> expected = read_finite(test.result);
    if (!expected) return Verdict::out_of_range;
    if (has(test, "inexact")) return check_rounded(test, Quotient(*value), *expected);
    if (!keeps_form(test) || test.operation == "toeng") return verdict_of(*value == *expected);
    if (test.result.find_first_of("eE") != std::string::npos) return verdict_of(same_form(*value, *expected));
    const bool negative_zero = value->is_zero() && test.result.front() == '-';
    return verdict_of(to_string(*value) == test.result.substr(negative_zero ? 1 : 0));
}

Verdict check(const DecimalCase& test) {
    static const std::set<std::string> binary{"add", "subtract", "multiply", "divide", "compare", "quantize"};
    static const std::set<std::string> conversions{"tosci", "toeng", "apply"};
    if (binary.count(test.operation) != 0) return check_two_operands(test);
    if (conversions.count(test.operation) != 0) return check_conversion(test);
    return Verdict::other_operation;
}

std::string describe(const DecimalCase& test) {
    std::string text = test.id + " " + test.operation;
    for (const std::string& operand : test.operands) text += " " + operand;
    return text + " -> " + test.result;
}

int run(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".decTest") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::map<Verdict, int> counts;
    std::map<std::string, int> agreed;
    int inexact = 0;
    for (const fs::path& file : files) {
        std::ifstream in(file, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        for (const DecimalCase& test : read_dectest(text)) {
            const Verdict verdict = check(test);
            ++counts[verdict];
            if (verdict == Verdict::differs) std::cout << "differs: " << describe(test) << '\n';
            if (verdict != Verdict::agrees) continue;
            ++agreed[test.operation];
            if (has(test, "inexact") && test.operation != "quantize") ++inexact;
        }
    }
    for (const auto& [operation, count] : agreed) std::cout << operation << ": " << count << '\n';
    const int agreeing = counts[Verdict::agrees];
    std::cout << agreeing << " General Decimal Arithmetic cases agree (" << agreeing - inexact
              << " exact or defined by quantize, " << inexact << " rounded to a precision), "
              << counts[Verdict::differs] << " differ\nleft out: " << counts[Verdict::not_a_number]
              << " with NaN, infinities or encodings, " << counts[Verdict::exponents_far_apart]
              << " beyond the exponents that kanjo takes, " << counts[Verdict::out_of_range]
              << " that overflow the case's own range\n";
    return counts[Verdict::differs] == 0 && agreeing > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace kanjo::test

int main(int argc, char** argv) {
    if (argc != 2 || !fs::is_directory(argv[1])) {
        std::cout
            << "SKIPPED: the General Decimal Arithmetic cases are not installed (libpython3.11-testsuite)\n";
        return 77;
    }
    return kanjo::test::run(argv[1]);
}
