#include "totals/key_column.h"

#include <algorithm>

#include "base/utf8.h"
#include "commitments/field_text.h"

namespace kanjo {

std::optional<std::string> canonical_key(std::string_view text) {
    if (find_invalid_utf8(text)) return std::nullopt;
    return std::string(trimmed(text));
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

std::uint32_t KeyColumn::resolved(std::uint32_t id) const {
    const auto alias = aliases_.find(id);
    return alias == aliases_.end() ? id : alias->second;
}

}  // namespace kanjo
