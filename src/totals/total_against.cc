#include "totals/total_against.h"

#include "base/limits.h"
#include "totals/assemble.h"
#include "totals/input_pass.h"
#include "totals/split_change.h"

namespace kanjo {
namespace {

/// With every commitment among the references.
Result<Tally> read_all(std::vector<std::unique_ptr<ByteSource>> inputs, const TotalOptions& options) {
    PassPlan plan;
    plan.keeps_all = true;
    Tally tally(grouping_fields(options).size());
    for (std::unique_ptr<ByteSource>& input : inputs) {
        Result<std::unique_ptr<RecordReader>> reader = open_records(std::move(input), options.reader);
        if (!reader) return std::move(reader).error();
        const Result<Done> read = read_input(std::move(*reader), options, plan, tally);
        if (!read) return read.error();
    }
    if (tally.references.size() > limits::compared_max) return too_many_compared();
    tally.settle_references();
    tally.settle(options.format);
    return tally;
}

/// What is asked of the old data: the one total that is compared.
TotalOptions options_of_old(const TotalOptions& options, const LookupRules& lookup) {
    TotalOptions old = options;
    old.in.resize(1);
    old.bases.resize(1);
    old.lookup = lookup;
    old.goal.reset();
    old.want_terms = false;
    old.want_sensitivity = false;
    old.want_explanation = false;
    old.want_exact = false;
    return old;
}

}  // namespace

Result<TotalResult> total_against(std::vector<std::unique_ptr<ByteSource>> inputs, const RateTable& rates,
                                  const TotalOptions& options, OldData old) {
    const TotalOptions old_options = options_of_old(options, old.lookup);
    Result<Tally> old_tally = read_all(std::move(old.inputs), old_options);
    if (!old_tally) return old_tally.error();
    Result<Tally> new_tally = read_all(std::move(inputs), options);
    if (!new_tally) return new_tally.error();
    const auto before = std::make_shared<Tally>(std::move(*old_tally));
    const auto after = std::make_shared<Tally>(std::move(*new_tally));

    TotalResult old_result = assemble_total(before, old.rates, old_options);
    TotalResult result = assemble_total(after, rates, options);
    ProblemList problems;
    problems.append(std::move(old_result.problems), old_result.problem_count);
    problems.append(std::move(result.problems), result.problem_count);
    result.change = split_change({*before, old.rates, old_options}, {*after, rates, options});
    result.change->rates = std::move(old_result.rates);
    result.change->rates_name = std::move(old.rates_name);
    result.problems = problems.kept();
    result.problem_count = problems.count();
    return result;
}

}  // namespace kanjo
