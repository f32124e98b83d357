#include "totals/part_writer.h"

#include <algorithm>
#include <map>
#include <set>

#include "records/json_text.h"
#include "totals/part_format.h"
#include "totals/part_options.h"

namespace kanjo {
namespace {

using part::names;

/// Written at once: calls cost, memory too.
constexpr std::size_t block_size = 256 * 1024;

constexpr std::string_view holds_names[] = {"always", "if-stated", "unless-stated"};

std::string finished(JsonLine line, Holds holds) {
    if (holds != Holds::always) line.text(names[part::holds], holds_names[static_cast<std::size_t>(holds)]);
    return std::move(line).close() + '\n';
}

std::string keys_text(const std::vector<std::string>& keys) {
    std::string list = "[";
    for (const std::string& key : keys) list += (list.size() > 1 ? "," : "") + json_string(key);
    return list + ']';
}

void add_counts(JsonLine& line, const Counts& counts) {
    line.number(names[part::count], counts.count);
    const std::pair<part::Member, std::uint64_t> rare[] = {{part::undisclosed, counts.undisclosed},
                                                           {part::about, counts.hedged.about},
                                                           {part::nearly, counts.hedged.nearly},
                                                           {part::at_least, counts.hedged.at_least},
                                                           {part::up_to, counts.hedged.up_to}};
    for (const auto& [member, count] : rare) {
        if (count > 0) line.number(names[member], count);
    }
    if (!counts.is_complete) line.flag(names[part::complete], false);
}

void add_place(JsonLine& line, const Place& place) {
    line.json(names[part::file], part::bytes_text(place.file));
    if (place.line > 0) line.number(names[part::line], place.line);
    if (place.column > 0) line.number(names[part::column], place.column);
}

Decimal value_of(const Buckets::Sum& sum) {
    const Decimal units = to_decimal(sum.units);
    return sum.rest == nullptr ? units : units + *sum.rest;
}

std::vector<GroupId> groups_by_key(const Tally& tally) {
    std::vector<std::pair<std::vector<std::string>, GroupId>> keyed;
    for (GroupId group = 0; group < tally.groups.size(); ++group) {
        if (tally.counts.is_present(group)) keyed.emplace_back(tally.groups.keys(group), group);
    }
    std::sort(keyed.begin(), keyed.end());
    std::vector<GroupId> groups;
    for (const auto& [keys, group] : keyed) groups.push_back(group);
    return groups;
}

std::string amounts_text(const Reference& reference, const Tally& tally) {
    std::string list = "[";
    for (const Contribution& contribution : reference.contributions) {
        const auto group =
            std::find(reference.groups.begin(), reference.groups.end(), contribution.key.group());
        JsonLine amount;
        amount.number(names[part::of], static_cast<std::uint64_t>(group - reference.groups.begin()));
        amount.text(names[part::sum], part::exact_text(contribution.low));
        amount.text(names[part::widening], part::exact_text(contribution.widening));
        amount.text(names[part::currency], code_of(contribution.key.currency()));
        part::add_when(amount, tally.whens.when(contribution.key.when()));
        list += (list.size() > 1 ? "," : "") + std::move(amount).close();
    }
    return list + ']';
}

}  // namespace

void PartWriter::add(std::string_view line) {
    pending_ += line;
    if (pending_.size() >= block_size) flush();
}

void PartWriter::flush() {
    checksum_.add(pending_);
    if (!failure_) {
        if (Result<Done> written = sink_.write(pending_); !written) failure_ = std::move(written).error();
    }
    pending_.clear();
}

Result<Done> PartWriter::outcome() const {
    if (failure_) return *failure_;
    return Done{};
}

Result<Done> PartWriter::write_header(const TotalOptions& options, const PartLabel& label) {
    std::string inputs = "[";
    for (const std::string& name : label.inputs) {
        inputs += (inputs.size() > 1 ? "," : "") + part::bytes_text(name);
    }
    add(std::string(part::header_begin) + std::string(part::version) +
        "\",\"kanjo\":" + json_string(label.tool_version) + ",\"label\":" + part::bytes_text(label.label) +
        ",\"inputs\":" + inputs + "],\"options\":" + part_options_text(options) + "}\n");
    return outcome();
}

Result<Done> PartWriter::write(const Reference& reference, const Tally& tally) {
    JsonLine line;
    line.json(names[part::reference], part::bytes_text(reference.id));
    if (!reference.part_of.empty()) line.json(names[part::part_of], part::bytes_text(reference.part_of));
    if (!reference.supersedes.empty())
        line.json(names[part::supersedes], part::bytes_text(reference.supersedes));
    add_place(line, reference.place);
    line.flag(names[part::disclosed], reference.is_disclosed);
    std::string groups = "[";
    for (const GroupId group : reference.groups) {
        groups += (groups.size() > 1 ? "," : "") + keys_text(tally.groups.keys(group));
    }
    line.json(names[part::groups], groups + ']');
    line.json(names[part::amounts], amounts_text(reference, tally));
    add(finished(std::move(line), tally.holds));
    ++records_;
    return outcome();
}

void PartWriter::add_overlaps(const Tally& tally, std::span<const std::uint32_t> rank_of_group) {
    std::map<std::vector<std::uint32_t>, Counts> overlaps;
    for (const auto& [groups, counts] : tally.overlaps.entries()) {
        std::vector<std::uint32_t> ranks;
        for (const GroupId group : groups) ranks.push_back(rank_of_group[group]);
        std::sort(ranks.begin(), ranks.end());
        overlaps[ranks] = counts;
    }
    for (const auto& [ranks, counts] : overlaps) {
        std::string list = "[";
        for (const std::uint32_t rank : ranks) list += (list.size() > 1 ? "," : "") + std::to_string(rank);
        JsonLine line;
        line.json(names[part::overlap], list + ']');
        add_counts(line, counts);
        add(finished(std::move(line), tally.holds));
    }
}

/// Sums stand by group, currency, period, rate and divisor.
void PartWriter::add_sums(const Tally& tally, std::span<const std::uint32_t> rank_of_group) {
    const std::vector<std::uint32_t> rank_of_when = tally.whens.ranks();
    for (const Lane lane : {Lane::stated, Lane::widening}) {
        std::vector<Buckets::Sum> sums;
        tally.lane(lane).for_each([&](const Buckets::Sum& sum) { sums.push_back(sum); });
        const auto rank = [&](const BucketKey& bucket) {
            const bool is_special = bucket.when() >= WhenTable::first_special;
            return BucketKey(
                rank_of_group[bucket.group()], bucket.currency(),
                is_special ? WhenTable::first_special + rank_of_when[bucket.when() - WhenTable::first_special]
                           : bucket.when());
        };
        std::sort(sums.begin(), sums.end(),
                  [&](const Buckets::Sum& a, const Buckets::Sum& b) { return rank(a.key) < rank(b.key); });
        for (const Buckets::Sum& found : sums) {
            JsonLine line;
            line.text(names[lane == Lane::stated ? part::sum : part::widening],
                      part::exact_text(value_of(found)));
            line.number(names[part::of], rank_of_group[found.key.group()]);
            line.text(names[part::currency], code_of(found.key.currency()));
            part::add_when(line, tally.whens.when(found.key.when()));
            add(finished(std::move(line), tally.holds));
        }
    }
}

/// Commitments one by one, as long as there are few.
void PartWriter::add_watch(const Tally& tally, std::span<const std::uint32_t> rank_of_group) {
    if (!tally.watch.is_open()) {
        JsonLine line;
        line.flag(names[part::many], true);
        return add(finished(std::move(line), tally.holds));
    }
    for (const CommitmentWatch::Entry* entry : tally.watch.by_place()) {
        std::string groups = "[" + std::to_string(rank_of_group[entry->key.group()]);
        for (const GroupId group : entry->other_groups) groups += ',' + std::to_string(rank_of_group[group]);
        JsonLine line;
        line.json(names[part::commitment], part::bytes_text(tally.watch.id_of(*entry)));
        line.json(names[part::groups], groups + ']');
        line.text(names[part::likeness], std::to_string(entry->likeness));
        line.flag(names[part::disclosed], entry->is_disclosed);
        if (entry->is_disclosed) line.text(names[part::currency], code_of(entry->key.currency()));
        part::add_when(line, tally.whens.when(entry->key.when()));
        add_place(line, tally.watch.place_of(*entry));
        add(finished(std::move(line), tally.holds));
    }
}

void PartWriter::add_problems(const Tally& tally) {
    for (const auto& [currency, place] : tally.undated) {
        JsonLine line;
        line.text(names[part::undated], code_of(currency));
        add_place(line, place);
        add(finished(std::move(line), tally.holds));
    }
    for (const Error& error : tally.problems.kept()) {
        JsonLine line;
        line.text(names[part::problem], code_name(error.code));
        line.json(names[part::message], part::bytes_text(error.message));
        line.json(names[part::help], part::bytes_text(error.help));
        add_place(line, error.place);
        line.json(names[part::excerpt], part::bytes_text(error.excerpt));
        line.number(names[part::caret], error.caret.begin);
        line.number(names[part::caret_length], error.caret.length);
        add(finished(std::move(line), tally.holds));
    }
    JsonLine line;
    line.number(names[part::problems], tally.problems.count());
    add(finished(std::move(line), tally.holds));
}

void PartWriter::add_tally(const Tally& tally) {
    const std::vector<GroupId> groups = groups_by_key(tally);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        JsonLine line;
        line.number(names[part::group], i);
        line.json(names[part::key], keys_text(tally.groups.keys(groups[i])));
        add_counts(line, tally.counts.counts(groups[i]));
        add(finished(std::move(line), tally.holds));
    }
    JsonLine line;
    line.flag(names[part::total], true);
    add_counts(line, tally.total);
    add(finished(std::move(line), tally.holds));
    std::vector<std::uint32_t> rank_of_group(tally.groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) rank_of_group[groups[i]] = static_cast<std::uint32_t>(i);
    add_overlaps(tally, rank_of_group);
    add_sums(tally, rank_of_group);
    add_problems(tally);
    add_watch(tally, rank_of_group);
    records_ += tally.total.count + tally.problems.count();
}

Result<Done> PartWriter::finish(const Tally& tally) {
    for (const std::string& id : std::set<std::string>(tally.referenced.begin(), tally.referenced.end())) {
        JsonLine line;
        line.json(names[part::referenced], part::bytes_text(id));
        add(finished(std::move(line), Holds::always));
    }
    for (const auto& [field, is_found] : tally.sought.found()) {
        JsonLine line;
        line.json(names[part::sought], part::bytes_text(field)).flag(names[part::found], is_found);
        line.json(names[part::file], part::bytes_text(tally.sought.file()));
        add(finished(std::move(line), Holds::always));
    }
    add_tally(tally);
    if (tally.if_stated && tally.if_stated->problems.count() > 0) {
        add_tally(*tally.if_stated);
        add_tally(*tally.unless_stated);
    }
    add(std::string(part::end_begin) + std::to_string(records_) + ',' + std::string(part::checksum_begin));
    flush();
    if (failure_) return *failure_;
    return sink_.write(checksum_.take() + std::string(part::checksum_end) + '\n');
}

}  // namespace kanjo
