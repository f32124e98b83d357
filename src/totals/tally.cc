#include "totals/tally.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

namespace kanjo {
namespace {

/// What a commitment has added, as a text that does not depend on how groups and whens are numbered.
std::string text_of(const std::vector<Contribution>& contributions, const Tally& tally) {
    std::vector<std::string> parts;
    for (const Contribution& part : contributions) {
        const When when = tally.whens.when(part.key.when());
        std::string text = when.period ? to_string(*when.period) : std::string();
        for (const std::string& key : tally.groups.keys(part.key.group())) text += '\0' + key;
        text += '\0' + std::string(code_of(part.key.currency()));
        for (const Decimal& number : {part.low, part.widening, when.divisor})
            text += '\0' + to_string(number.normalised());
        parts.push_back(std::move(text));
    }
    std::sort(parts.begin(), parts.end());
    std::string all;
    for (const std::string& part : parts) all += part + '\n';
    return all;
}

/// By place; several inputs may have one name, such as "-".
bool comes_before(const Reference& a, const Reference& b, const Tally& tally) {
    const auto rank = [](const Reference& one) {
        return std::tie(one.place.file, one.place.line, one.place.column, one.id, one.part_of, one.supersedes,
                        one.is_disclosed);
    };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return text_of(a.contributions, tally) < text_of(b.contributions, tally);
}

}  // namespace

void Tally::add_amount(BucketKey key, const Commitment& commitment) {
    switch (commitment.kind) {
        case AmountKind::undisclosed:
            return;
        case AmountKind::units:
            return lane(Lane::stated).add(key, commitment.units);
        case AmountKind::decimal:
            return lane(Lane::stated).add(key, commitment.low);
        case AmountKind::range:
            lane(Lane::stated).add(key, commitment.low);
            lane(Lane::widening).add(key, commitment.high - commitment.low);
            return;
    }
}

void Tally::note_undated(Currency currency, Place place) {
    const auto [first, is_new] = undated.emplace(currency, place);
    if (is_new) return;
    Place& kept = first->second;
    if (std::tie(place.file, place.line, place.column) < std::tie(kept.file, kept.line, kept.column))
        kept = std::move(place);
}

void Tally::settle_references() {
    std::sort(references.begin(), references.end(),
              [this](const Reference& a, const Reference& b) { return comes_before(a, b, *this); });
    const auto rank = [](const Reference& reference) {
        return std::tie(reference.place.file, reference.place.line, reference.place.column);
    };
    std::stable_sort(references.begin(), references.end(),
                     [&](const Reference& a, const Reference& b) { return rank(a) < rank(b); });
    ResolvedReferences resolved = resolve_references(references);
    for (const std::size_t index : resolved.excluded) {
        references[index].is_covered = true;
        for (const Contribution& part : references[index].contributions) {
            lane(Lane::excluded).add(part.key, part.low);
            if (!part.widening.is_zero()) lane(Lane::excluded_widening).add(part.key, part.widening);
        }
    }
    for (ReferenceProblem& problem : resolved.problems) {
        total.is_complete = false;
        for (const GroupId group : problem.groups) counts.set_incomplete(group);
        problems.add(std::move(problem.error));
    }
}

void Tally::settle(const CommitmentFormat& format) {
    for (Error& error : sought.missing(format)) {
        total.is_complete = false;
        problems.add(std::move(error));
    }
    std::unordered_set<std::string> known;  // to the references, which have told of them
    for (const Reference& reference : references) known.insert(reference.id);
    for (CommitmentWatch::Twin& twin : watch.repeated_ids(known)) {
        total.is_complete = false;
        for (const GroupId group : twin.groups) counts.set_incomplete(group);
        problems.add(std::move(twin.error));
    }
    for (Error& error : watch.likely_twins()) notices.add(std::move(error));
}

std::vector<Error> Tally::remarks() const {
    if (!watch.is_open()) {
        return {error_of(Code::K0505, "there are more than " + std::to_string(limits::watched_max) +
                                          " commitments: none was looked for that is given twice")};
    }
    const std::uint64_t count = notices.count();
    if (count == 0) return {};
    return {error_of(Code::K0505,
                     std::to_string(count) + (count == 1 ? " commitment is" : " commitments are") +
                         " likely given twice: date, investor, recipient, sector and amount are "
                         "those of another; the messages name them",
                     "leave one of them out if it is")};
}

void Tally::flush() {
    for (Buckets& buckets : lanes) buckets.flush();
    if (if_stated) if_stated->flush();
    if (unless_stated) unless_stated->flush();
}

void Tally::divide_by_basis() {
    if (if_stated) return;
    if_stated = std::make_unique<Tally>(groups.field_count());
    if_stated->holds = Holds::if_stated;
    unless_stated = std::make_unique<Tally>(groups.field_count());
    unless_stated->holds = Holds::unless_stated;
}

void Tally::merge_watch(const Tally& same, std::uint64_t lines) {
    watch.merge(same.watch, lines, [&](BucketKey theirs) {
        return BucketKey(groups.group_of(same.groups, theirs.group()), theirs.currency(),
                         whens.id_of(same.whens, theirs.when()));
    });
}

Result<Done> Tally::check_room() const {
    if (!has_too_many_groups()) return whens.check_room();
    return error_of(Code::K0601, "there are more than " + std::to_string(limits::groups_max) + " groups",
                    "group by fields of fewer values, or total the data in parts by --where");
}

std::vector<GroupId> Tally::merge_groups(Tally& later) {
    later.groups.seal();
    std::vector<GroupId> group_of(later.groups.size());
    for (GroupId theirs = 0; theirs < later.groups.size(); ++theirs) {
        if (!later.counts.is_present(theirs)) continue;
        group_of[theirs] = groups.group_of(later.groups, theirs);
        counts.add(group_of[theirs], later.counts.counts(theirs));
    }
    later.groups = GroupIndex(groups.field_count());
    later.counts = GroupCounts();
    return group_of;
}

void Tally::merge(Tally later, std::uint64_t lines) {
    later.flush();
    // Into a tally without groups, all of the other goes as it is.
    const bool takes_over = groups.size() == 0 && !whens.has_specials();
    std::vector<GroupId> group_of;
    if (!takes_over) group_of = merge_groups(later);
    const auto our_group = [&](GroupId theirs) { return takes_over ? theirs : group_of[theirs]; };
    const auto key_of = [&](BucketKey theirs) {
        if (takes_over) return theirs;
        return BucketKey(group_of[theirs.group()], theirs.currency(),
                         whens.id_of(later.whens, theirs.when()));
    };
    if (takes_over) {
        groups = std::move(later.groups);
        counts = std::move(later.counts);
        whens = std::move(later.whens);
        lanes = std::move(later.lanes);
        overlaps = std::move(later.overlaps);
    } else {
        for (std::size_t i = 0; i < lane_count; ++i) {
            lanes[i].merge(later.lanes[i], key_of);
            later.lanes[i] = Buckets();
        }
        overlaps.merge(later.overlaps, group_of);
    }
    referenced.merge(later.referenced);
    for (Reference& reference : later.references) {
        reference.place.line += lines;
        for (GroupId& group : reference.groups) group = our_group(group);
        for (Contribution& part : reference.contributions) part.key = key_of(part.key);
        references.push_back(std::move(reference));
    }
    watch.merge(later.watch, lines, key_of);
    total.add(later.total);
    sought.merge(later.sought);
    problems.append(std::move(later.problems), lines);
    for (auto& [currency, place] : later.undated) {
        place.line += lines;
        note_undated(currency, std::move(place));
    }
    if (later.if_stated) {
        divide_by_basis();
        if_stated->merge(std::move(*later.if_stated), lines);
        unless_stated->merge(std::move(*later.unless_stated), lines);
    }
}

}  // namespace kanjo
