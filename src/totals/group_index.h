// Groups numbered: one for every combination of keys that occurs.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "totals/buckets.h"
#include "totals/key_column.h"

namespace kanjo {

class GroupIndex {
  public:
    explicit GroupIndex(std::size_t fields) : columns_(fields), keys_(fields) {}

    std::size_t field_count() const { return columns_.size(); }
    /// Sets the key of a field for the group that is asked for next. False where the text is not UTF-8.
    bool set_key(std::size_t field, std::string_view text) {
        const std::optional<std::uint32_t> id = columns_[field].id_of(text);
        if (id) keys_[field] = *id;
        return id.has_value();
    }
    /// The same for the text of a record's field.
    bool set_padded_key(std::size_t field, std::string_view text) {
        const std::optional<std::uint32_t> id = columns_[field].id_of_padded(text);
        if (id) keys_[field] = *id;
        return id.has_value();
    }
    /// The keys of a field that were met before, for rows of a block; returns those rows.
    RowMask find_keys(std::size_t field, RowBlock::Column column, std::size_t rows,
                      std::array<std::uint32_t, block_rows_max>& keys) const {
        return columns_[field].find(column, rows, keys);
    }
    /// The same for a key of which find_keys gave the number.
    void set_found_key(std::size_t field, std::uint32_t key) { keys_[field] = key; }
    /// The number of a field's key as set.
    std::uint32_t key(std::size_t field) const { return keys_[field]; }
    /// The group of the keys as set.
    GroupId group() { return keys_.size() == 1 ? keys_[0] : combined(); }

    /// The group of that number in another index of the same fields.
    GroupId group_of(const GroupIndex& other, GroupId theirs);

    /// Gives back the memory that only new groups need: there may be none any more.
    void seal();
    /// Groups are below it; not every one has commitments.
    std::size_t size() const { return columns_.size() == 1 ? columns_[0].size() : groups_.size(); }
    std::vector<std::string> keys(GroupId group) const;
    /// Below, above or 0, as the keys of `a` stand to those of `b`.
    int compare_keys(GroupId a, GroupId b) const;

  private:
    GroupId combined();
    std::uint32_t key_of(GroupId group, std::size_t field) const;

    std::vector<KeyColumn> columns_;
    std::vector<std::uint32_t> keys_;
    TextIds groups_;  ///< of several fields: by the bytes of their keys' numbers
};

}  // namespace kanjo
