#include "totals/record_pass.h"

#include <algorithm>

#include "commitments/field_text.h"
#include "totals/record_place.h"

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

RecordPass::RecordPass(const TotalOptions& options, Tally& tally)
    : options_(options),
      tally_(tally),
      parser_(options.figures, options.format),
      fields_(grouping_fields(options)) {
    for (const Basis& basis : options.bases) {
        needs_period_ |= basis.kind == BasisKind::value_date;
        needs_rate_ |= basis.kind == BasisKind::stated;
    }
    for (const Condition& condition : options.where) tests_.push_back({Test(condition), 0, {}, {}});
}

Result<Done> RecordPass::read(RecordReader& reader) {
    reader_ = &reader;
    header_is_rejected_ = false;
    if (Result<Done> bound = bind(reader); !bound) return bound;
    Record record;
    for (;;) {
        switch (reader.next(record)) {
            case Next::record:
                take(record);
                break;
            case Next::bad_record:
                refuse_record(record);
                break;
            case Next::end:
                tally_.flush();
                return Done{};
            case Next::failed:
                return reader.error();
        }
        if (failure_) return *failure_;
    }
}

Result<Done> RecordPass::bind(RecordReader& reader) {
    std::vector<std::string> names;
    if (Result<Done> chosen = parser_.choose_columns(reader, needs_rate_, names); !chosen) return chosen;
    field_slots_.clear();
    for (const std::string& field : fields_) {
        Result<std::size_t> slot = choose(reader, field, names);
        if (!slot) return std::move(slot).error();
        field_slots_.push_back(*slot);
    }
    for (BoundTest& bound : tests_) {
        Result<std::size_t> slot = choose(reader, bound.test.field(), names);
        if (!slot) return std::move(slot).error();
        bound.slot = *slot;
    }
    reader.bind(names);
    return Done{};
}

Result<std::size_t> RecordPass::choose(const RecordReader& reader, const std::string& field,
                                       std::vector<std::string>& names) const {
    const std::string& column = column_of(options_.format, field);
    if (Result<Done> known = require_column(reader, column); !known) return std::move(known).error();
    return slot_of(column, names);
}

void RecordPass::take(const Record& record) {
    if (!tests_.empty() && !meets_conditions(record)) return;
    if (!parser_.parse(record, commitment_)) return refuse(record, parser_.error(), parser_.error_slot());
    const DateFacts& facts = facts_of(commitment_.date);
    if (!facts.is_in_range) return;
    if (!set_keys(record)) return;
    const GroupId group = tally_.groups.group();
    tally_.counts.add_one(group);
    ++tally_.total.count;
    if (commitment_.kind != AmountKind::units || commitment_.hedge != Hedge::none) count(group, commitment_);
    const WhenId when = needs_rate_ ? when_of(commitment_) : facts.when;
    if (commitment_.date == 0 && commitment_.kind != AmountKind::undisclosed) note_undated();
    tally_.add_amount(BucketKey(group, commitment_.currency, when), commitment_);
}

bool RecordPass::meets_conditions(const Record& record) {
    for (BoundTest& bound : tests_) {
        const std::optional<bool> verdict = ask(bound, record.field(bound.slot).text);
        if (verdict && *verdict) continue;
        if (!verdict) refuse(record, bound.test.accepts(record.field(bound.slot).text).error(), bound.slot);
        return false;
    }
    return true;
}

/// None where the condition cannot be asked of the value.
std::optional<bool> RecordPass::ask(BoundTest& bound, std::string_view value) {
    const auto direct = [&]() -> std::optional<bool> {
        const Result<bool> accepted = bound.test.accepts(value);
        return accepted ? std::optional<bool>(*accepted) : std::nullopt;
    };
    if (bound.verdicts.size() >= verdicts_max) return direct();
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

bool RecordPass::set_keys(const Record& record) {
    for (std::size_t field = 0; field < field_slots_.size(); ++field) {
        if (tally_.groups.set_key(field, record.field(field_slots_[field]).text)) continue;
        refuse(record,
               error_of(Code::K0204, "the field '" + fields_[field] + "' is not UTF-8",
                        "save the file as UTF-8"),
               field_slots_[field]);
        return false;
    }
    return true;
}

const RecordPass::DateFacts& RecordPass::facts_of(DateId date) {
    if (date < dates_.size()) return dates_[date];
    if (dates_.empty()) dates_.push_back({WhenTable::none, !options_.since && !options_.until});
    for (DateId next = static_cast<DateId>(dates_.size()); next < parser_.date_count(); ++next) {
        const Period& period = parser_.period(next);
        const bool too_early = options_.since && period.last < *options_.since;
        const bool too_late = options_.until && period.first > *options_.until;
        const WhenId when =
            needs_period_ && !needs_rate_ ? tally_.whens.id_of({period, {}, 1}) : WhenTable::none;
        dates_.push_back({when, !too_early && !too_late});
    }
    return dates_[date];
}

/// With stated rates in it.
WhenId RecordPass::when_of(const Commitment& commitment) {
    When when;
    if (needs_period_ && commitment.date != 0) when.period = parser_.period(commitment.date);
    if (commitment.rate != 0) when.stated = parser_.stated_rate(commitment.rate);
    return tally_.whens.id_of(when);
}

/// Counts what is out of the ordinary.
void RecordPass::count(GroupId group, const Commitment& commitment) {
    Counts one;
    one.undisclosed = commitment.kind == AmountKind::undisclosed ? 1 : 0;
    switch (commitment.hedge) {
        case Hedge::none:
            break;
        case Hedge::about:
            one.hedged.about = 1;
            break;
        case Hedge::nearly:
            one.hedged.nearly = 1;
            break;
        case Hedge::at_least:
            one.hedged.at_least = 1;
            break;
        case Hedge::up_to:
            one.hedged.up_to = 1;
            break;
    }
    tally_.counts.add(group, one);
    tally_.total.add(one);
}

void RecordPass::note_undated() {
    if (!needs_period_ || tally_.undated.contains(commitment_.currency)) return;
    tally_.undated.emplace(commitment_.currency, reader_->place());
}

void RecordPass::refuse(const Record& record, Error error, std::size_t slot) {
    tally_.total.is_complete = false;
    mark_group_incomplete(record);
    write_reject(record);
    if (tally_.problems.has_room()) {
        tally_.problems.add(placed(std::move(error), *reader_, record, slot));
    } else {
        tally_.problems.count_one();
    }
}

/// The record itself could not be read: nobody knows its group.
void RecordPass::refuse_record(const Record& record) {
    tally_.total.is_complete = false;
    write_reject(record);
    if (tally_.problems.has_room()) {
        tally_.problems.add(reader_->error());
    } else {
        tally_.problems.count_one();
    }
}

void RecordPass::mark_group_incomplete(const Record& record) {
    for (std::size_t field = 0; field < field_slots_.size(); ++field) {
        if (!tally_.groups.set_key(field, record.field(field_slots_[field]).text)) return;
    }
    tally_.counts.set_incomplete(tally_.groups.group());
}

void RecordPass::write_reject(const Record& record) {
    if (options_.rejects == nullptr) return;
    std::string text;
    if (const auto columns = reader_->columns(); columns && !header_is_rejected_)
        text = header_line(*columns);
    header_is_rejected_ = true;
    text.append(record.raw).append("\n");
    if (Result<Done> written = options_.rejects->write(text); !written) failure_ = std::move(written).error();
}

}  // namespace kanjo
