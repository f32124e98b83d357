// Coming records where they stand in memory, for what reads one column of many rows at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace kanjo {

/// Rows of one shape. Valid until the reader reads on.
class RowBlock {
  public:
    /// Bytes behind a field that may be read, whatever they are.
    static constexpr std::size_t padding = 64;

    RowBlock() = default;
    /// `separators` are those of the first row and on; before them, separators[-1] + 1 is where it begins, in
    /// 32 bits: 0 where all are set.
    RowBlock(const char* data, const std::uint32_t* separators, std::span<const std::size_t> slot_columns,
             std::size_t columns, std::size_t rows)
        : data_(data), separators_(separators), slot_columns_(slot_columns), columns_(columns), rows_(rows) {}

    std::size_t size() const { return rows_; }
    bool has(std::size_t slot) const { return slot_columns_[slot] < columns_; }
    const char* row_begin(std::size_t row) const {
        const std::uint32_t begin = (separators_ + row * columns_)[-1] + 1;
        return data_ + begin;
    }

    /// The fields of one slot. Requires: has(slot).
    class Column {
      public:
        /// As it stands, without the quotes around it; none (a null pointer) where it stands for another
        /// text: quotes are doubled in it, or JSON has escapes or brackets there.
        std::string_view text(std::size_t row) const {
            const std::uint32_t* const end = ends_ + row * stride_;
            const std::uint32_t begin = end[-1] + 1;
            const std::string_view raw(data_ + begin, *end - begin);
            if (__builtin_expect(is_last_ || data_[begin] == '"', 0)) return unquoted(raw);
            return raw;
        }

      private:
        friend class RowBlock;
        std::string_view unquoted(std::string_view raw) const {
            if (is_last_ && raw.ends_with('\r')) raw.remove_suffix(1);
            if (!raw.starts_with('"')) return raw;
            const std::string_view inner = raw.substr(1, raw.size() - 2);
            return inner.find('"') == std::string_view::npos ? inner : std::string_view();
        }

        const char* data_ = nullptr;
        const std::uint32_t* ends_ = nullptr;  ///< that of the first row; the others each a stride behind
        std::size_t stride_ = 0;
        bool is_last_ = false;
    };
    Column column(std::size_t slot) const {
        Column column;
        column.data_ = data_;
        column.ends_ = separators_ + slot_columns_[slot];
        column.stride_ = columns_;
        column.is_last_ = slot_columns_[slot] + 1 == columns_;
        return column;
    }

  private:
    const char* data_ = nullptr;
    const std::uint32_t* separators_ = nullptr;
    std::span<const std::size_t> slot_columns_;
    std::size_t columns_ = 0;
    std::size_t rows_ = 0;
};

}  // namespace kanjo
