#include "totals/group_index.h"

#include <cstring>

namespace kanjo {

GroupId GroupIndex::combined() {
    const auto* bytes = reinterpret_cast<const char*>(keys_.data());
    return groups_.id_of({bytes, keys_.size() * sizeof(std::uint32_t)});
}

GroupId GroupIndex::group_of(const GroupIndex& other, GroupId theirs) {
    const std::vector<std::string> keys = other.keys(theirs);
    for (std::size_t field = 0; field < keys.size(); ++field) set_key(field, keys[field]);
    return group();
}

std::vector<std::string> GroupIndex::keys(GroupId group) const {
    if (columns_.size() == 1) return {columns_[0].text(group)};
    const std::string bytes = groups_.text(group);
    std::vector<std::string> keys;
    for (std::size_t field = 0; field < columns_.size(); ++field) {
        std::uint32_t id = 0;
        std::memcpy(&id, bytes.data() + field * sizeof id, sizeof id);
        keys.push_back(columns_[field].text(id));
    }
    return keys;
}

}  // namespace kanjo
