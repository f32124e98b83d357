// Conditions that commitments must meet to be counted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "decimal/decimal.h"
#include "totals/total.h"

namespace kanjo {

/// A condition ready to be asked of many values.
class Test {
  public:
    /// Requires: what parse_condition gave, with the same options.
    Test(const Condition& condition, const FigureOptions& figures, const CommitmentFormat& format);

    const std::string& field() const { return field_; }
    /// Whether `value` meets it. An empty value meets only = of an empty one, and != of others.
    /// Errors: K0502 where the condition compares numbers or dates and `value` is none.
    /// The mark of a number of JSON is the point, whatever that of texts is.
    Result<bool> accepts(std::string_view value, bool is_json_number = false) const;
    /// Whether a number of JSON may be another than the same text.
    bool asks_figures() const { return figures_.has_value(); }

  private:
    std::optional<bool> ask_number(std::string_view text) const;
    std::optional<bool> ask_amount(std::string_view text, bool is_json_number) const;
    bool holds(std::strong_ordering order) const;

    std::string field_;
    Comparison comparison_;
    std::string text_;
    std::optional<Decimal> number_;  ///< for the ordering comparisons, where the condition's value is one
    std::optional<Period> period_;
    std::optional<FigureOptions> figures_;  ///< for amounts, which are figures
    Decimal unit_ = 1;                      ///< of amounts that are plain numbers
};

}  // namespace kanjo
