// Rows in the order of their values, from a word of memory a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "totals/total_cells.h"

namespace kanjo {

class ValueOrder {
  public:
    explicit ValueOrder(std::size_t rows) { codes_.reserve(rows); }
    /// The value of the next row.
    void add(const CellValue& value);
    /// The rows, those of the greatest value first; of equal ones, the first. Where the codes cannot tell,
    /// `value_of` says a row's value once more.
    std::vector<std::uint32_t> sorted(const std::function<CellValue(std::uint32_t)>& value_of) &&;

  private:
    void order_alike(std::span<std::uint32_t> rows, const std::function<CellValue(std::uint32_t)>& value_of);

    /// Grow with the values: equal or neighbours for values that differ in their last digits only.
    std::vector<std::uint64_t> codes_;
    bool has_uncoded_ = false;
};

}  // namespace kanjo
