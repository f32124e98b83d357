// Amounts in descending scales: 3兆9000億, 1억4천700만, 2 crore 50 lakh.
#pragma once

#include <optional>
#include <string>

#include "decimal/decimal.h"

namespace kanjo {

/// Adds the groups of a compound up: each has a number, places within it, and a scale that is smaller than
/// the one before it. Every step returns what is wrong with it, if anything is.
class CompoundSum {
  public:
    std::optional<std::string> add_number(const Decimal& value, bool is_digit);
    std::optional<std::string> add_place(int place);
    std::optional<std::string> add_scale(int scale);
    /// Of the number or scale before it: 2 and a half million, a million and a half.
    std::optional<std::string> add_fraction(const Decimal& fraction);
    std::optional<std::string> finish();
    /// Requires: finish found nothing wrong.
    const Decimal& total() const { return *total_; }

  private:
    static constexpr int none_yet = 1000;

    bool is_thousands(const Decimal& group, int scale) const;
    Decimal take_group();
    void add_to_total(const Decimal& value) { total_ = total_ ? *total_ + value : value; }

    std::optional<Decimal> total_;
    std::optional<Decimal> small_;    ///< places of the group so far
    std::optional<Decimal> pending_;  ///< a number that no place or scale has followed yet
    bool is_single_digit_ = false;
    bool has_decimals_ = false;  ///< in the last group
    int scales_ = 0;
    int last_place_ = none_yet;
    int last_scale_ = none_yet;
};

}  // namespace kanjo
