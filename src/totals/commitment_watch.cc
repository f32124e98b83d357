#include "totals/commitment_watch.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "base/limits.h"
#include "base/words.h"

namespace kanjo {
namespace {

/// Bytes of ids that are kept: those of a data set in order are short.
constexpr std::size_t id_bytes_max = std::size_t{64} << 20;

/// Little-endian on every machine.
std::uint64_t word_of(const char* bytes, std::size_t count) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < count; ++i)
        word |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    return word;
}

std::string place_text(const Place& place) {
    std::string text = place.file + ':' + std::to_string(place.line);
    return place.column > 1 ? text + ':' + std::to_string(place.column) : text;
}

std::vector<GroupId> groups_of(const CommitmentWatch::Entry& entry) {
    std::vector<GroupId> groups{entry.key.group()};
    groups.insert(groups.end(), entry.other_groups.begin(), entry.other_groups.end());
    return groups;
}

}  // namespace

std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
    std::uint64_t hash = mix(seed, text.size());
    for (; text.size() >= 8; text.remove_prefix(8)) hash = mix(hash, word_of(text.data(), 8));
    return text.empty() ? hash : mix(hash, word_of(text.data(), text.size()));
}

std::uint32_t CommitmentWatch::number_of(const std::string& file) {
    const auto found = std::find(files_.begin(), files_.end(), file);
    const auto number = static_cast<std::uint32_t>(found - files_.begin());
    if (found == files_.end()) files_.push_back(file);
    return number;
}

void CommitmentWatch::add(Entry entry, std::string_view id) {
    if (!is_open_) return;
    if (entries_.size() == limits::watched_max || ids_.size() + id.size() > id_bytes_max) return close();
    entry.id_begin = static_cast<std::uint32_t>(ids_.size());
    entry.id_size = static_cast<std::uint32_t>(id.size());
    ids_ += id;
    entries_.push_back(std::move(entry));
}

void CommitmentWatch::pass_over() {
    passes_over_ = passes_over_ || is_open_;
    is_open_ = false;
}

void CommitmentWatch::reopen(std::size_t count) {
    is_open_ = true;
    passes_over_ = false;
    entries_.resize(count);
}

void CommitmentWatch::close() {
    is_open_ = false;
    passes_over_ = false;
    entries_ = {};
    ids_ = {};
}

/// Several inputs may have one name; then what was read first comes first.
std::vector<const CommitmentWatch::Entry*> CommitmentWatch::by_place() const {
    std::vector<const Entry*> sorted;
    for (const Entry& entry : entries_) sorted.push_back(&entry);
    std::stable_sort(sorted.begin(), sorted.end(), [this](const Entry* a, const Entry* b) {
        return std::tie(files_[a->file], a->line, a->column) < std::tie(files_[b->file], b->line, b->column);
    });
    return sorted;
}

std::vector<CommitmentWatch::Twin> CommitmentWatch::repeated_ids(
    const std::unordered_set<std::string>& known) const {
    std::vector<Twin> twins;
    std::unordered_map<std::string_view, const Entry*> first_of;
    for (const Entry* entry : by_place()) {
        const std::string_view id = id_of(*entry);
        if (id.empty() || known.contains(std::string(id))) continue;
        const auto [first, is_new] = first_of.emplace(id, entry);
        if (is_new) continue;
        Error error = error_of(Code::K0503,
                               "the id '" + std::string(id) + "' is given twice, first at " +
                                   place_text(place_of(*first->second)),
                               "give every commitment an id of its own");
        error.place = place_of(*entry);
        std::vector<GroupId> groups = groups_of(*entry);
        const std::vector<GroupId> others = groups_of(*first->second);
        groups.insert(groups.end(), others.begin(), others.end());
        twins.push_back({std::move(error), std::move(groups)});
    }
    return twins;
}

std::vector<Error> CommitmentWatch::likely_twins() const {
    std::vector<Error> errors;
    const auto quoted_id = [this](const Entry& entry) {
        return entry.id_size == 0 ? std::string() : " '" + std::string(id_of(entry)) + '\'';
    };
    std::unordered_map<std::uint64_t, const Entry*> first_of;
    for (const Entry* entry : by_place()) {
        if (entry->likeness == 0) continue;
        const auto [first, is_new] = first_of.emplace(entry->likeness, entry);
        const bool has_same_id = !is_new && entry->id_size > 0 && id_of(*entry) == id_of(*first->second);
        if (is_new || has_same_id) continue;
        Error error = error_of(Code::K0505,
                               "the commitment" + quoted_id(*entry) + " is likely the one" +
                                   quoted_id(*first->second) + " at " + place_text(place_of(*first->second)) +
                                   ": date, investor, recipient, sector and amount are the same",
                               "leave one of them out if it is");
        error.place = place_of(*entry);
        errors.push_back(std::move(error));
    }
    return errors;
}

void CommitmentWatch::Need::add(const Need& other) {
    const auto rank = [](const Place& place) { return std::tie(place.file, place.line, place.column); };
    if (other.count > 0 && (count == 0 || rank(other.first) < rank(first))) first = other.first;
    count += other.count;
}

std::map<std::uint64_t, CommitmentWatch::Need> CommitmentWatch::needs() const {
    std::map<std::uint64_t, Need> needs;
    for (const Entry* entry : by_place()) {
        if (!entry->is_disclosed) continue;
        Need& need = needs[entry->key.rate_key()];
        if (++need.count == 1) need.first = place_of(*entry);
    }
    return needs;
}

}  // namespace kanjo
