#include "totals/key_column.h"

#include <utf8proc.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <memory>

#include "base/utf8.h"
#include "money/letters.h"
#include "money/text_walk.h"

namespace kanjo {

namespace {

/// Unicode's NFC. Requires: UTF-8.
std::string composed(std::string_view text) {
    struct Free {
        void operator()(utf8proc_uint8_t* bytes) const { std::free(bytes); }
    };
    utf8proc_uint8_t* bytes = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
        &bytes, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, Free> owner(bytes);
    if (size < 0) return std::string(text);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

/// Without the blanks of any script around it: spreadsheets leave no-break ones.
std::string_view without_blanks(std::string_view text) {
    text = trimmed(text);
    const std::size_t begin = skip_blanks(text, 0);
    return trimmed(text.substr(begin, skip_blanks_back(text, text.size(), begin) - begin));
}

}  // namespace

std::optional<std::string> canonical_key(std::string_view text) {
    if (find_invalid_utf8(text)) return std::nullopt;
    text = without_blanks(text);
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(text.begin(), text.end(), is_ascii)) return std::string(text);
    return composed(text);
}

std::optional<std::uint32_t> KeyColumn::add(std::string_view text, std::uint32_t id) {
    const std::optional<std::string> canonical = canonical_key(text);
    if (!canonical) {
        ids_.forget_last();
        return std::nullopt;
    }
    if (*canonical == text) return id;
    const std::uint32_t target = ids_.id_of(*canonical);
    aliases_.emplace(id, target);
    return target;
}

RowMask KeyColumn::find(RowBlock::Column column, std::size_t rows,
                        std::array<std::uint32_t, block_rows_max>& keys) const {
    if (ids_.size() == 0) return 0;
    const TextIds::Finder finder(ids_);
    RowMask unknown = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string_view text = column.text(row);
        std::uint32_t& id = keys.data()[row];
        id = text.data() == nullptr ? TextIds::no_id : finder.find(text);
        if (__builtin_expect(id == TextIds::no_id, 0)) unknown |= RowMask{1} << row;
    }
    const RowMask known = first_rows(rows) & ~unknown;
    if (__builtin_expect(aliases_.empty(), 1)) return known;
    for (RowMask left = known; left != 0; left &= left - 1) {
        std::uint32_t& key = keys[static_cast<std::size_t>(std::countr_zero(left))];
        key = resolved(key);
    }
    return known;
}

std::uint32_t KeyColumn::resolved(std::uint32_t id) const {
    const auto alias = aliases_.find(id);
    return alias == aliases_.end() ? id : alias->second;
}

}  // namespace kanjo
