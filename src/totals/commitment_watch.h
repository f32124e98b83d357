// Every commitment by itself, as long as there are few: to find what is given twice, and who needs a rate
// that is missing. Beyond limits::watched_max none is kept, and nothing is said.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/error.h"
#include "totals/buckets.h"

namespace kanjo {

/// 64 bits that tell texts apart, the same on every machine.
std::uint64_t hash_of(std::string_view text, std::uint64_t seed = 0);

class CommitmentWatch {
  public:
    struct Entry {
        BucketKey key;                      ///< of its first group
        std::vector<GroupId> other_groups;  ///< of a split
        std::uint64_t likeness =
            0;  ///< of what makes two commitments likely the same; 0: they cannot be told
        std::uint64_t line = 0;
        std::uint32_t column = 0;
        std::uint32_t file = 0;  ///< its number
        std::uint32_t id_begin = 0;
        std::uint32_t id_size = 0;
        bool is_disclosed = true;
    };
    /// A commitment whose id another one had before it, and the groups of both.
    struct Twin {
        Error error;
        std::vector<GroupId> groups;
    };
    /// Who needs the rate of a currency and when.
    struct Need {
        std::uint64_t count = 0;
        Place first;

        void add(const Need& other);
    };

    bool is_open() const { return is_open_; }
    /// The number of an input of that name.
    std::uint32_t number_of(const std::string& file);
    void add(Entry entry, std::string_view id);
    /// There are too many.
    void close();
    /// Of what comes there are likely too many: it is not kept, and read again where that was wrong.
    void pass_over();
    bool passes_over() const { return passes_over_; }
    /// Is open again and keeps the first `count`.
    void reopen(std::size_t count);
    /// Adds those of another part of the inputs, whose lines count from `lines` before it; `key_of` gives
    /// their keys here.
    template <class KeyOf>
    void merge(const CommitmentWatch& later, std::uint64_t lines, KeyOf key_of);

    std::size_t size() const { return entries_.size(); }
    std::string_view id_of(const Entry& entry) const {
        return std::string_view(ids_).substr(entry.id_begin, entry.id_size);
    }
    Place place_of(const Entry& entry) const { return {files_[entry.file], entry.line, entry.column}; }
    std::vector<const Entry*> by_place() const;

    /// K0503 for each id that was given before, but for `known` ones; by place.
    std::vector<Twin> repeated_ids(const std::unordered_set<std::string>& known) const;
    /// K0505 for each commitment that is likely an earlier one under another id, or none; by place.
    std::vector<Error> likely_twins() const;
    /// By BucketKey::rate_key.
    std::map<std::uint64_t, Need> needs() const;

  private:
    std::deque<Entry> entries_;  ///< which do not move while they become more
    std::string ids_;
    std::vector<std::string> files_;
    bool is_open_ = true;
    bool passes_over_ = false;
};

template <class KeyOf>
void CommitmentWatch::merge(const CommitmentWatch& later, std::uint64_t lines, KeyOf key_of) {
    if (later.passes_over_) return pass_over();
    if (!later.is_open_) return close();
    for (Entry entry : later.entries_) {
        const std::string_view id = later.id_of(entry);
        entry.file = number_of(later.files_[entry.file]);
        for (GroupId& group : entry.other_groups) {
            group = key_of(BucketKey(group, entry.key.currency(), entry.key.when())).group();
        }
        entry.key = key_of(entry.key);
        entry.line += lines;
        add(std::move(entry), id);
        if (!is_open_) return;
    }
}

}  // namespace kanjo
