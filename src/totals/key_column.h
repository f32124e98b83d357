// The values of one field that commitments are grouped by, numbered.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "commitments/plain_columns.h"
#include "commitments/text_ids.h"

namespace kanjo {

/// A key as it is compared: trimmed, in Unicode's composed form (NFC). None where the text is not UTF-8.
std::optional<std::string> canonical_key(std::string_view text);

class KeyColumn {
  public:
    /// The number of the key that the text of a field is; none where it is not UTF-8.
    std::optional<std::uint32_t> id_of_padded(std::string_view text) {
        if (__builtin_expect(text.empty() || ids_.size() == 0, 0)) return id_of(text);
        const std::uint32_t id = TextIds::Finder(ids_).find(text);
        if (__builtin_expect(id == TextIds::no_id || !aliases_.empty(), 0)) return id_of(text);
        return id;
    }
    /// The same of any text.
    std::optional<std::uint32_t> id_of(std::string_view text) {
        const std::size_t before = ids_.size();
        const std::uint32_t id = ids_.id_of(text);
        if (__builtin_expect(id == before, 0)) return add(text, id);
        if (__builtin_expect(!aliases_.empty(), 0)) return resolved(id);
        return id;
    }
    /// Numbers the keys of a column whose texts were met before; returns their rows.
    RowMask find(RowBlock::Column column, std::size_t rows,
                 std::array<std::uint32_t, block_rows_max>& keys) const;
    /// Until the next key is numbered.
    std::string_view view(std::uint32_t id) const { return ids_.view(id); }
    /// No key may be numbered or found any more.
    void seal() { ids_.seal(); }
    /// Ids are below it; not every one is a key's.
    std::size_t size() const { return ids_.size(); }

  private:
    std::optional<std::uint32_t> add(std::string_view text, std::uint32_t id);
    std::uint32_t resolved(std::uint32_t id) const;

    TextIds ids_;
    std::unordered_map<std::uint32_t, std::uint32_t> aliases_;  ///< of texts that are not written canonically
};

}  // namespace kanjo
