#include "totals/group_index.h"

#include <cstring>

namespace kanjo {

GroupId GroupIndex::combined() {
    const auto* bytes = reinterpret_cast<const char*>(keys_.data());
    return groups_.id_of({bytes, keys_.size() * sizeof(std::uint32_t)});
}

void GroupIndex::seal() {
    for (KeyColumn& column : columns_) column.seal();
    groups_.seal();
}

std::uint32_t GroupIndex::key_of(GroupId group, std::size_t field) const {
    if (columns_.size() == 1) return group;
    std::uint32_t key = 0;
    std::memcpy(&key, groups_.view(group).data() + field * sizeof key, sizeof key);
    return key;
}

GroupId GroupIndex::group_of(const GroupIndex& other, GroupId theirs) {
    for (std::size_t field = 0; field < columns_.size(); ++field)
        set_key(field, other.columns_[field].view(other.key_of(theirs, field)));
    return group();
}

std::vector<std::string> GroupIndex::keys(GroupId group) const {
    std::vector<std::string> keys;
    keys.reserve(columns_.size());
    for (std::size_t field = 0; field < columns_.size(); ++field)
        keys.emplace_back(columns_[field].view(key_of(group, field)));
    return keys;
}

int GroupIndex::compare_keys(GroupId a, GroupId b) const {
    for (std::size_t field = 0; field < columns_.size(); ++field) {
        const KeyColumn& column = columns_[field];
        const int order = column.view(key_of(a, field)).compare(column.view(key_of(b, field)));
        if (order != 0) return order;
    }
    return 0;
}

}  // namespace kanjo
