// Keeps each commitment, as long as there are few.
#include <algorithm>

#include "base/limits.h"
#include "base/utf8.h"
#include "commitments/columns.h"
#include "totals/record_pass.h"

namespace kanjo {
namespace {

std::uint64_t hash_of_units(Currency currency, Int128 units) {
    const auto bits = static_cast<UInt128>(units);
    const std::uint64_t low = hash_of({}, hash_of(code_of(currency)) ^ static_cast<std::uint64_t>(bits));
    return hash_of({}, low ^ static_cast<std::uint64_t>(bits >> 64));
}

/// 0 where it is not known.
std::uint64_t hash_of_amount(const Commitment& commitment) {
    if (commitment.kind == AmountKind::undisclosed) return 0;
    if (commitment.kind == AmountKind::units) return hash_of_units(commitment.currency, commitment.units);
    const std::uint64_t currency = hash_of(code_of(commitment.currency));
    const std::uint64_t low = hash_of(to_string(commitment.low.normalised()), currency);
    return hash_of(to_string(commitment.high.normalised()), low);
}

std::uint64_t hash_of_period(const Period& period, std::uint64_t seed) {
    const auto first = static_cast<std::uint32_t>(period.first.days);
    const auto last = static_cast<std::uint32_t>(period.last.days);
    return hash_of({}, seed ^ (std::uint64_t{first} << 32 | last));
}

}  // namespace

void RecordPass::bind_watch(const RecordReader& reader, std::vector<std::string>& names) {
    static constexpr std::array<const char*, watched_fields> fields = {
        "id", "investor", "recipient", "sector", "sectors", "part_of", "supersedes"};
    file_number_ = tally_.watch.number_of(file_);
    for (std::size_t i = 0; i < watched_fields; ++i) {
        const std::string column = column_of(options_.format, fields[i]);
        watch_slots_[i] = has_column(reader, column) ? slot_of(column, names) : no_slot;
    }
}

/// Of what makes two commitments likely the same; 0 where some of it is not known, or one refers to another.
std::uint64_t RecordPass::likeness(const WatchedTexts& texts, DateId date, std::uint64_t amount) const {
    const auto text = [&](Watched field) { return texts[static_cast<std::size_t>(field)]; };
    const bool refers = !text(Watched::part_of).empty() || !text(Watched::supersedes).empty();
    if (refers || date == 0 || amount == 0 || text(Watched::investor).empty()) return 0;
    std::uint64_t hash = hash_of_period(parser_.period(date), amount);
    for (const Watched field : {Watched::investor, Watched::recipient, Watched::sector, Watched::sectors})
        hash = hash_of(text(field), hash);
    return hash | 1;
}

/// The record that was counted last, whose groups stand in watched_.
void RecordPass::watch(const Record& record) {
    WatchedTexts texts;
    for (std::size_t i = 0; i < watched_fields; ++i) {
        if (watch_slots_[i] != no_slot) texts[i] = trimmed(record.field(watch_slots_[i]).text);
    }
    const Place place = reader_->place();
    watched_.file = file_number_;
    watched_.line = place.line;
    watched_.column = static_cast<std::uint32_t>(place.column);
    watched_.likeness = likeness(texts, commitment_.date, hash_of_amount(commitment_));
    watched_.is_disclosed = commitment_.kind != AmountKind::undisclosed;
    tally_.watch.add(std::move(watched_), texts[static_cast<std::size_t>(Watched::id)]);
}

/// Once some records from `begin` on are counted: lets the watch pass over the others where the input likely
/// has more than twice as many as would be watched.
void RecordPass::pass_over_many(std::uint64_t begin) {
    constexpr std::uint64_t records_enough = 64;
    const std::uint64_t counted = tally_.total.count - counted_before_;
    if (counted < records_enough) return;
    may_pass_over_ = false;
    const std::uint64_t likely = *plan_.input_size / ((reader_->position() - begin) / counted + 1);
    if (likely > 2 * limits::watched_max) tally_.watch.pass_over();
}

/// Those of the rows whose watched fields can be read where they stand.
RowMask RecordPass::find_watchable(const RowBlock& block, RowMask rows) const {
    for (const std::size_t slot : watch_slots_) {
        if (slot == no_slot || !block.has(slot)) continue;
        const RowBlock::Column column = block.column(slot);
        for (std::size_t row = 0; row < block.size(); ++row) {
            if (column.text(row).data() == nullptr) rows &= ~(RowMask{1} << row);
        }
    }
    return rows;
}

/// Rows of a block that begins in line `line`, of which plain_ and plain_groups_ hold the rest.
void RecordPass::watch_block(const RowBlock& block, RowMask rows, std::uint64_t line) {
    const char* at = block.row_begin(0);
    for (std::size_t row = 0; row < block.size() && tally_.watch.is_open(); ++row) {
        const char* const here = block.row_begin(row);
        line += static_cast<std::uint64_t>(std::count(at, here, '\n'));
        at = here;
        if ((rows >> row & 1) == 0) continue;
        WatchedTexts texts;
        for (std::size_t i = 0; i < watched_fields; ++i) {
            const bool has = watch_slots_[i] != no_slot && block.has(watch_slots_[i]);
            if (has) texts[i] = trimmed(block.column(watch_slots_[i]).text(row));
        }
        const Currency currency = plain_.currencies[row];
        const DateId date = parser_.has_dates() ? plain_.dates[row] : 0;
        CommitmentWatch::Entry entry;
        entry.key = BucketKey(plain_groups_[row], currency, needs_period_ ? date : WhenTable::none);
        entry.likeness = likeness(texts, date, hash_of_units(currency, plain_.units[row]));
        entry.line = line;
        entry.column = 1;
        entry.file = file_number_;
        tally_.watch.add(std::move(entry), texts[static_cast<std::size_t>(Watched::id)]);
    }
}

}  // namespace kanjo
