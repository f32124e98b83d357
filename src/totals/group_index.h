// Groups numbered: one for every combination of keys that occurs.
#pragma once

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
    /// The same for a key that was met before; false for any other. Requires: 16 bytes may be read at `text`.
    bool set_known_key(std::size_t field, std::string_view text) {
        keys_[field] = columns_[field].find_padded(text);
        return keys_[field] != KeyColumn::no_id;
    }
    /// The number of a field's key as set.
    std::uint32_t key(std::size_t field) const { return keys_[field]; }
    /// The group of the keys as set.
    GroupId group() { return keys_.size() == 1 ? keys_[0] : combined(); }

    /// Groups are below it; not every one has commitments.
    std::size_t size() const { return columns_.size() == 1 ? columns_[0].size() : groups_.size(); }
    std::vector<std::string> keys(GroupId group) const;

  private:
    GroupId combined();

    std::vector<KeyColumn> columns_;
    std::vector<std::uint32_t> keys_;
    TextIds groups_;  ///< of several fields: by the bytes of their keys' numbers
};

}  // namespace kanjo
