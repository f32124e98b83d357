// Commitments that are part of another, or superseded by it: left out of net where the other is in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/error.h"
#include "totals/buckets.h"

namespace kanjo {

/// What a commitment has added to the sums of one group.
struct Contribution {
    BucketKey key;
    Decimal low;
    Decimal widening;  ///< high less low
};

/// A commitment that refers to another, or that one refers to.
struct Reference {
    std::string id;
    std::string part_of;
    std::string supersedes;
    Place place;
    bool is_disclosed = false;  ///< and counted: it meets the conditions
    bool is_covered = false;    ///< once settled: left out of net
    std::vector<GroupId> groups;
    std::vector<Contribution> contributions;
};

using IdSet = std::unordered_set<std::string>;

/// A reference that does not resolve, and the groups whose totals are then in doubt.
struct ReferenceProblem {
    Error error;
    std::vector<GroupId> groups;
};

struct ResolvedReferences {
    std::vector<std::size_t> excluded;  ///< from net: what is counted and disclosed covers them
    std::vector<ReferenceProblem> problems;
};

/// K0601: more than limits::compared_max commitments are to be compared.
Error too_many_compared();

/// A commitment covers those that are part of it or superseded by it, and what these cover. Errors as
/// problems: K0503 for ids given twice, ids that no record has, and references in a circle.
ResolvedReferences resolve_references(const std::vector<Reference>& references);

}  // namespace kanjo
