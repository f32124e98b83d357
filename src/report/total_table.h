// The table of `total`, for people and for programs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/report.h"
#include "totals/total.h"

namespace kanjo {

class TotalTables {
  public:
    /// Rows are made as they are written. Requires: both outlive this object and its tables.
    TotalTables(const TotalResult& result, const TotalOptions& options);

    /// Grouped digits, `≈` before what was cut, shares where there is one total a group, changes where there
    /// are several bases.
    Table for_people() const;
    /// A column a field, count, undisclosed, then the amounts in plain digits; the last row is TOTAL.
    Table for_programs() const;

  private:
    enum class What : std::uint8_t { total, low, high, gross, change };
    struct AmountColumn {
        What what = What::total;
        std::optional<std::size_t> across;  ///< index into TotalResult::across
        std::size_t cell = 0;               ///< index into TotalGroup::totals
    };

    void choose_columns();
    void choose_columns(std::optional<std::size_t> across);
    bool any_cell(const AmountColumn& column, bool (*test)(const TotalCell&)) const;
    /// The groups, the rest where there is one, the total.
    std::size_t row_count() const { return result_.groups.size() + (result_.rest ? 2 : 1); }
    template <class Use>
    auto with_row(std::size_t row, const Use& use) const;
    std::vector<std::string> key_of(std::size_t row, const TotalGroup& group, bool for_people) const;
    std::vector<std::string> row_for_people(std::size_t row) const;
    std::vector<std::string> row_for_programs(std::size_t row) const;
    int bar(std::size_t row) const;
    std::string title_of(const AmountColumn& column, bool for_people) const;
    const TotalCell* find_cell(const TotalGroup& group, const AmountColumn& column) const;
    std::string amount_for_people(const TotalGroup& group, const AmountColumn& column) const;
    std::string amount_for_programs(const TotalGroup& group, const AmountColumn& column) const;
    Table headed(bool for_people) const;
    bool shows_shares() const;

    const TotalResult& result_;
    const TotalOptions& options_;
    std::vector<AmountColumn> columns_;
};

}  // namespace kanjo
