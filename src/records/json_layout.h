// How the rows of JSON Lines are spelt, so that a row like the one before is read without a look at its keys.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "records/json_scanner.h"

namespace kanjo {

class JsonLayout {
  public:
    void bind(std::span<const std::string> names);

    /// Takes over how the row that begins at `row` is spelt; false, and there is no layout, where it is no
    /// object in one line, or not a good one. Requires: as for JsonScanner.
    bool learn(const char* row, const char* end);

    /// Passes a row of this layout, which may leave out keys but the first; null for any other. `cells` get
    /// two offsets from `base` a slot, as RowBlock has them: before the value and behind it. Returns what
    /// follows the row's line feed.
    const char* pass(const char* base, const char* row, const char* end, std::uint32_t* cells);
    /// Makes all cells of a row empty.
    void leave_out(const char* base, const char* row, std::uint32_t* cells) const;

    /// Slot by slot, which of a row's `stride` places is the end of its field; `stride` where no row has it.
    std::span<const std::size_t> slot_columns() const { return slot_columns_; }
    /// Places of a row: two a slot, then its line feed.
    std::size_t stride() const { return 2 * names_.size() + 1; }

  private:
    static constexpr std::size_t unbound = static_cast<std::size_t>(-1);

    struct Key {
        SoughtText before;  ///< as written, from the value before up to this one
        std::size_t quote;  ///< how far before the value the key begins
        std::size_t slot;
    };

    bool learn_key(const char* behind_last);
    const char* pass_value(const Key& key, const char* value, const char* end, std::string_view& text);
    std::string_view text_of(const Key& key, const char* value) const;
    static void set_cell(const char* base, std::string_view text, std::uint32_t* cell);

    std::vector<std::string> names_;
    std::vector<std::size_t> slot_columns_;
    std::vector<Key> keys_;   ///< each once; none without a layout
    SoughtText closing_{""};  ///< from the last value to the line feed
    JsonKeys seen_;
    JsonScanner scanner_;
};

}  // namespace kanjo
