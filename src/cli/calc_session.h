// The calculator behind its three faces: one expression, lines of them, a conversation.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/rates_in_force.h"
#include "report/calc_report.h"

namespace kanjo {

/// An expression with its answers: one a basis and target.
struct Reckoned {
    Expression expression;
    std::vector<NamedAnswer> answers;
};

class CalcSession {
  public:
    /// Reads the options. Requires: what it refers to outlives it; complaints are looked at before reckon.
    CalcSession(const Invocation& invocation, const Arguments& arguments, Complaints& complaints);
    CalcSession(const CalcSession&) = delete;
    CalcSession& operator=(const CalcSession&) = delete;

    /// Errors: those of parse_expression and evaluate.
    Result<Reckoned> reckon(std::string_view text);

    /// Makes the answer, where there is one alone, what `ans` stands for.
    void remember(const Reckoned& reckoned);

    /// Writes the rates that answers took to the file of --save-rates. Returns an exit code.
    int save_rates() const;

    const AnswerStyle& style() const { return style_; }
    bool explains() const { return explains_; }

  private:
    const RateTable* table();

    const Invocation& invocation_;
    const Arguments& arguments_;
    FigureOptions figures_;
    AnswerStyle style_;
    bool explains_ = false;
    std::vector<Basis> bases_;
    EvaluationOptions options_;
    std::optional<RatesInForce> rates_;
    std::optional<Quantity> answer_;
};

extern const OptionGroup calc_options;  ///< --exact --explain

}  // namespace kanjo
