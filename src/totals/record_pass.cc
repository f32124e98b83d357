#include "totals/record_pass.h"

#include <algorithm>

#include "base/utf8.h"

namespace kanjo {
namespace {

/// Verdicts kept a condition; a field with more values than this is asked every time.
constexpr std::size_t verdicts_max = 65'536;

}  // namespace

std::vector<std::string> grouping_fields(const TotalOptions& options) {
    std::vector<std::string> fields = options.by;
    if (options.across) fields.push_back(*options.across);
    return fields;
}

RecordPass::RecordPass(const TotalOptions& options, Tally& tally, const PassPlan& plan)
    : options_(options),
      tally_(tally),
      parser_(options.figures, options.format),
      fields_(grouping_fields(options)),
      plan_(plan) {
    for (const Basis& basis : options.bases) {
        needs_period_ |= basis.kind == BasisKind::value_date || basis.kind == BasisKind::stated;
        needs_rate_ |= basis.kind == BasisKind::stated;
    }
    needs_prices_ = options.constant || options.prices_by;
    for (const Condition& condition : options.where) {
        tests_.push_back(
            {Test(condition, options.figures, options.format), condition.field == sector_field, 0, {}, {}});
        wants_sector_ |= condition.field == sector_field;
    }
    const auto sector = std::find(fields_.begin(), fields_.end(), sector_field);
    if (sector != fields_.end()) {
        wants_sector_ = true;
        sector_field_ = static_cast<std::size_t>(sector - fields_.begin());
    }
    if (plan.references != nullptr && needs_rate_) count_unless_stated();
}

void RecordPass::count_unless_stated() {
    tally_.divide_by_basis();
    options_unless_stated_ = options_;
    options_unless_stated_.rejects = nullptr;
    std::erase_if(options_unless_stated_.bases,
                  [](const Basis& basis) { return basis.kind == BasisKind::stated; });
    pass_unless_stated_ = std::make_unique<RecordPass>(options_unless_stated_, *tally_.unless_stated, plan_);
}

Result<Done> RecordPass::read(RecordReader& reader) {
    std::vector<std::string> names;
    header_is_rejected_ = false;
    is_over_ = false;
    if (Result<Done> bound = bind(reader, names); !bound) return bound;
    if (pass_unless_stated_) {
        if (Result<Done> bound = pass_unless_stated_->bind(reader, names); !bound) return bound;
    }
    reader.bind(names);
    reads_blocks_ = reads_blocks();
    may_pass_over_ = plan_.input_size.has_value() && counts_all() && plan_.references == nullptr;
    counted_before_ = tally_.total.count;
    const std::uint64_t begin = reader.position();
    while (!is_over_) {
        if (!reads_blocks_ || !take_block()) take_next();
        if (tally_.has_too_many_groups()) return tally_.check_room();
        if (may_pass_over_) pass_over_many(begin);
    }
    if (failure_) return *failure_;
    return Done{};
}

void RecordPass::take_next() {
    Record record;
    switch (reader_->next(record)) {
        case Next::record:
            take(record);
            break;
        case Next::bad_record:
            refuse_record(record);
            break;
        case Next::end:
            is_over_ = true;
            break;
        case Next::failed:
            failure_ = reader_->error();
            break;
    }
    is_over_ = is_over_ || failure_.has_value();
}

void RecordPass::take(const Record& record) {
    if (__builtin_expect(tally_.sought.has_open(), 0)) tally_.sought.look_in(record, *reader_);
    const bool may_refer = id_slot_ != no_slot || part_of_slot_ != no_slot || supersedes_slot_ != no_slot;
    if (may_refer || plan_.keeps_all) follow(record);
    split_ = nullptr;
    shares_.clear();
    knows_sectors_ = !wants_sector_;
    has_watched_group_ = false;
    const bool is_counted = count(record);
    if (is_counted && tally_.watch.is_open()) watch(record);
    if (reference_) settle_reference(is_counted, tally_);
}

/// Whether it was counted. Conditions come first: what they leave out is not read any further.
bool RecordPass::count(const Record& record) {
    if (!tests_.empty() && !meets_conditions(record)) return false;
    const bool has_date = parser_.parse_date(record, commitment_);
    if (has_date && !is_in_range(commitment_.date)) return false;
    const bool has_keys = tests_.empty() && set_plain_keys(record);
    if (!has_keys && wants_sector_ && !find_sectors(record)) return false;
    knows_sectors_ = true;
    if (!tests_.empty() && !meets_sector_conditions(record)) return false;
    if (!has_date || !parser_.parse_money(record, commitment_)) {
        refuse_parsed(record);
        return false;
    }
    if (options_.prices_by && !set_price_key(record)) return false;
    return split_ == nullptr ? add_whole(record, has_keys) : add_split(record);
}

bool RecordPass::add_whole(const Record& record, bool has_keys) {
    if (!has_keys && !set_keys(record, nullptr)) return false;
    add(tally_.groups.group(), commitment_, when_of(commitment_, nullptr));
    count_total();
    return true;
}

/// A commitment of several sectors counts once in each of them and once in the total.
bool RecordPass::add_split(const Record& record) {
    const bool is_percent = split_->whole == Decimal(100);
    const WhenId when = when_of(commitment_, is_percent ? nullptr : &split_->whole);
    std::map<GroupId, Decimal> parts;
    for (const Share* share : shares_) {
        if (!set_keys(record, share)) return false;
        parts[tally_.groups.group()] += is_percent ? share->part * Decimal(1, -2) : share->part;
    }
    std::vector<GroupId> groups;
    for (const auto& [group, part] : parts) {
        Commitment share = commitment_;
        multiply(share, part);
        add(group, share, when);
        groups.push_back(group);
    }
    count_total();
    if (groups.size() > 1) {
        Counts one = counts_of(commitment_);
        one.count = 1;
        tally_.overlaps.add(groups, one);
    }
    return true;
}

/// Sets the keys, where the sector is one of its own: what no search for a split is needed to know, but for
/// the first time.
bool RecordPass::set_plain_keys(const Record& record) {
    if (sector_slot_ == no_slot) return false;
    if (split_slot_ != no_slot && !record.field(split_slot_).text.empty()) return false;
    for (std::size_t field = 0; field < field_slots_.size(); ++field) {
        if (!tally_.groups.set_padded_key(field, record.field(field_slots_[field]).text)) return false;
    }
    const std::uint32_t key = tally_.groups.key(sector_field_);
    if (key >= sector_kinds_.size()) sector_kinds_.resize(key + std::size_t{1}, SectorKind::unknown);
    SectorKind& kind = sector_kinds_[key];
    if (kind == SectorKind::unknown) {
        kind = is_split(record.field(sector_slot_).text) ? SectorKind::split : SectorKind::plain;
    }
    return kind == SectorKind::plain;
}

/// Sets split_ and shares_, where the record has a split; false where that is refused.
bool RecordPass::find_sectors(const Record& record) {
    std::size_t slot = split_slot_;
    knows_sectors_ = true;
    if (slot == no_slot || trimmed(record.field(slot).text).empty()) {
        slot = sector_slot_;
        if (slot == no_slot || !is_split(record.field(slot).text)) return true;
    }
    const auto parse = [&](std::string_view text) {
        return parse_split(text, options_.format.normalise_splits);
    };
    Result<std::uint32_t> id = splits_.id_of(record.field(slot).text, parse);
    if (!id) {
        knows_sectors_ = false;
        refuse(record, std::move(id).error(), slot);
        return false;
    }
    split_ = &splits_.value(*id);
    for (const Share& share : split_->shares) shares_.push_back(&share);
    return true;
}

/// Those on other fields than the sector.
bool RecordPass::meets_conditions(const Record& record) {
    for (BoundTest& bound : tests_) {
        if (bound.is_of_sector) continue;
        const auto& [value, kind] = record.field(bound.slot);
        const std::optional<bool> verdict = ask(bound, value, kind == FieldKind::number);
        if (verdict && *verdict) continue;
        // Which groups it leaves incomplete depends on its sectors.
        if (!verdict && (!wants_sector_ || find_sectors(record))) refuse(record, bound, value);
        return false;
    }
    return true;
}

/// Keeps the shares of those sectors that meet the conditions. False where none does.
bool RecordPass::meets_sector_conditions(const Record& record) {
    for (BoundTest& bound : tests_) {
        if (!bound.is_of_sector) continue;
        std::vector<const Share*> kept;
        const Share whole{std::string(record.field(bound.slot).text), 100};
        const std::vector<const Share*> asked = split_ == nullptr ? std::vector{&whole} : shares_;
        for (const Share* share : asked) {
            const std::optional<bool> verdict = ask(bound, share->sector);
            if (!verdict) {
                refuse(record, bound, share->sector);
                return false;
            }
            if (*verdict) kept.push_back(share);
        }
        if (kept.empty()) return false;
        if (split_ != nullptr) shares_ = std::move(kept);
    }
    return true;
}

/// None where the condition cannot be asked of the value.
std::optional<bool> RecordPass::ask(BoundTest& bound, std::string_view value, bool is_json_number) {
    const auto direct = [&]() -> std::optional<bool> {
        const Result<bool> accepted = bound.test.accepts(value, is_json_number);
        return accepted ? std::optional<bool>(*accepted) : std::nullopt;
    };
    const bool is_kept = !is_json_number || !bound.test.asks_figures();
    if (!is_kept || bound.verdicts.size() >= verdicts_max) return direct();
    const std::uint32_t id = bound.seen.id_of(value);
    if (id < bound.verdicts.size()) return bound.verdicts[id];
    const std::optional<bool> verdict = direct();
    if (verdict) {
        bound.verdicts.push_back(*verdict);
    } else {
        bound.seen.forget_last();
    }
    return verdict;
}

std::string_view RecordPass::key_text(const Record& record, std::size_t field, const Share* share) const {
    if (share != nullptr && fields_[field] == sector_field) return share->sector;
    return record.field(field_slots_[field]).text;
}

bool RecordPass::set_keys(const Record& record, const Share* share) {
    for (std::size_t field = 0; field < field_slots_.size(); ++field) {
        const std::string_view text = key_text(record, field, share);
        if (tally_.groups.set_key(field, text)) continue;
        refuse(record,
               error_of(Code::K0204, "a byte of the field '" + fields_[field] + "' is not UTF-8",
                        "save the file as UTF-8")
                   .at(text, {*find_invalid_utf8(text), 1}),
               field_slots_[field]);
        return false;
    }
    return true;
}

bool RecordPass::is_in_range(DateId date) const {
    if (!options_.since && !options_.until) return true;
    if (date == 0) return false;
    const Period period = parser_.period(date);
    return !(options_.since && period.last < *options_.since) &&
           !(options_.until && period.first > *options_.until);
}

/// With stated rates, divisors and price keys in it.
WhenId RecordPass::when_of(const Commitment& commitment, const Decimal* divisor) {
    if (!needs_rate_ && divisor == nullptr) {
        if (!needs_prices_) {
            if (!needs_period_) return WhenTable::none;
            if (commitment.date < first_period_id) return commitment.date;
        } else {
            const std::uint64_t known = std::uint64_t{commitment.date} << 32 | price_key_;
            const auto [place, is_new] = priced_whens_.try_emplace(known);
            if (is_new) place->second = number_when(commitment, nullptr);
            return place->second;
        }
    }
    return number_when(commitment, divisor);
}

WhenId RecordPass::number_when(const Commitment& commitment, const Decimal* divisor) {
    When when;
    if (divisor != nullptr) when.divisor = *divisor;
    if (commitment.date != 0 && (needs_period_ || needs_prices_))
        when.period = parser_.period(commitment.date);
    if (!needs_period_ && when.period) when.period = price_period(*when.period);
    if (needs_rate_ && commitment.rate != 0) when.stated = parser_.stated_rate(commitment.rate);
    if (options_.prices_by) when.price_key = price_keys_.view(price_key_);
    const WhenId id = tally_.whens.id_of(when);
    if (const Result<Done> room = tally_.check_room(); !room) failure_ = room.error();
    return id;
}

void RecordPass::add(GroupId group, const Commitment& commitment, WhenId when) {
    tally_.counts.add_one(group);
    if (!is_ordinary(commitment)) tally_.counts.add(group, counts_of(commitment));
    const BucketKey key(group, commitment.currency, when);
    tally_.add_amount(key, commitment);
    if (tally_.watch.is_open()) {
        if (has_watched_group_) {
            watched_.other_groups.push_back(group);
        } else {
            watched_ = {};
            watched_.key = key;
        }
        has_watched_group_ = true;
    }
    if (!reference_) return;
    reference_->groups.push_back(group);
    if (commitment.kind == AmountKind::undisclosed) return;
    const bool is_plain = commitment.kind == AmountKind::units;
    const Decimal low = is_plain ? to_decimal(commitment.units) : commitment.low;
    reference_->contributions.push_back({key, low, is_plain ? Decimal() : commitment.high - low});
}

void RecordPass::count_total() {
    ++tally_.total.count;
    if (!is_ordinary(commitment_)) tally_.total.add(counts_of(commitment_));
    if (commitment_.date == 0 && commitment_.kind != AmountKind::undisclosed) note_undated();
}

void RecordPass::note_undated() {
    if (!needs_period_ && !needs_prices_) return;
    const auto first = tally_.undated.find(commitment_.currency);
    if (first == tally_.undated.end() || file_ < first->second.file)
        tally_.note_undated(commitment_.currency, reader_->place());
}

}  // namespace kanjo
