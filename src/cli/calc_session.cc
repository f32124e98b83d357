#include "cli/calc_session.h"

#include <utility>

#include "cli/options.h"

namespace kanjo {
namespace {

constexpr Option calc_list[] = {
    {.name = "--exact", .help = "every digit, or a fraction where the decimal recurs"},
    {.name = "--explain", .help = "say how each rate came about"},
};

void check_bases(const std::vector<Basis>& bases, Complaints& complaints) {
    for (const Basis& basis : bases) {
        if (basis.kind == BasisKind::latest || basis.kind == BasisKind::period) continue;
        complaints.add_usage("--basis", error_of(Code::K0404,
                                                 "the basis " + basis.name +
                                                     " is of records, and an expression has no date or rate "
                                                     "of its own",
                                                 "write latest, or a day, month, year or interval"));
    }
}

}  // namespace

const OptionGroup calc_options{"Answers", calc_list};

CalcSession::CalcSession(const Invocation& invocation, const Arguments& arguments, Complaints& complaints)
    : invocation_(invocation), arguments_(arguments), explains_(arguments.has("--explain")) {
    figures_ = read_figure_options(arguments, complaints);
    style_.precision = read_precision(arguments, complaints);
    style_.exact = arguments.has("--exact");
    style_.figures = read_figure_style(arguments, complaints);
    bases_ = read_bases(arguments, "latest", complaints);
    check_bases(bases_, complaints);
    if (is_builtin_alone(invocation, arguments)) {
        options_.lookup = read_lookup_rules(invocation, arguments, complaints);
    } else if ((rates_ = load_rates(invocation, arguments, complaints))) {
        options_.lookup = rates_->rules;
    }
    options_.rates = [this] { return table(); };
}

const RateTable* CalcSession::table() {
    if (!rates_) {
        Complaints none;
        rates_ = load_rates(invocation_, arguments_, none);
    }
    return &rates_->table;
}

Result<Reckoned> CalcSession::reckon(std::string_view text) {
    Result<Expression> expression = parse_expression(text, figures_);
    if (!expression) return std::move(expression).error();
    options_.answer = answer_ ? &*answer_ : nullptr;
    Reckoned reckoned{std::move(*expression), {}};
    for (const Basis& basis : bases_) {
        options_.basis = basis;
        Result<std::vector<Answer>> answers = evaluate(reckoned.expression, options_);
        if (!answers) return std::move(answers).error();
        for (Answer& answer : *answers) reckoned.answers.push_back({std::move(answer), basis.name});
        if (reckoned.expression.conversions.empty()) break;
    }
    return reckoned;
}

int CalcSession::save_rates() const {
    return rates_ ? kanjo::save_rates(invocation_, arguments_, *rates_) : 0;
}

void CalcSession::remember(const Reckoned& reckoned) {
    if (reckoned.answers.size() == 1) answer_ = reckoned.answers.front().answer.value;
}

}  // namespace kanjo
