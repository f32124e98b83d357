// What happens to few records: they refer to others, or are refused.
#include "base/limits.h"
#include "base/utf8.h"
#include "totals/record_pass.h"
#include "totals/record_place.h"

namespace kanjo {

/// Notes what the record refers to, and whether it is one to be tracked.
void RecordPass::follow(const Record& record) {
    const auto text = [&](std::size_t slot) {
        const std::string_view whole = slot == no_slot ? std::string_view() : record.field(slot).text;
        return whole.empty() ? whole : trimmed(whole);
    };
    reference_.reset();
    const std::string_view part_of = text(part_of_slot_);
    const std::string_view supersedes = text(supersedes_slot_);
    if (plan_.tracked == nullptr) {
        if (!part_of.empty()) tally_.referenced.emplace(part_of);
        if (!supersedes.empty()) tally_.referenced.emplace(supersedes);
        if (plan_.references == nullptr && !plan_.keeps_all) return;
    }
    std::string id(text(id_slot_));
    const bool keeps_named = plan_.references != nullptr || plan_.keeps_all;
    const bool is_named = !id.empty() && (keeps_named || plan_.tracked->contains(id));
    if (part_of.empty() && supersedes.empty() && !is_named && !plan_.keeps_all) return;
    reference_.emplace();
    reference_->id = std::move(id);
    reference_->part_of = part_of;
    reference_->supersedes = supersedes;
    reference_->place = reader_->place();
}

/// Notes the key of the amount's price index. False where it is not UTF-8.
bool RecordPass::set_price_key(const Record& record) {
    const std::string_view text =
        price_slot_ == no_slot ? code_of(commitment_.currency) : record.field(price_slot_).text;
    const bool has_amount = commitment_.kind != AmountKind::undisclosed;
    const std::optional<std::uint32_t> key =
        price_keys_.id_of(price_slot_ == no_slot && !has_amount ? "" : text);
    if (key) {
        price_key_ = *key;
        return true;
    }
    refuse(record,
           error_of(Code::K0204, "a byte of the field '" + *options_.prices_by + "' is not UTF-8",
                    "save the file as UTF-8")
               .at(text, {*find_invalid_utf8(text), 1}),
           price_slot_);
    return false;
}

void RecordPass::settle_reference(bool is_counted, Tally& tally) {
    reference_->is_disclosed = is_counted && commitment_.kind != AmountKind::undisclosed;
    if (plan_.keeps_all && tally.references.size() == limits::compared_max) {
        failure_ = too_many_compared();
    } else if (plan_.references == nullptr) {
        tally.references.push_back(std::move(*reference_));
    } else if (Result<Done> written = plan_.references->write(*reference_, tally); !written) {
        failure_ = std::move(written).error();
    }
    reference_.reset();
}

/// Refuses a record that the parser cannot read. Where only its rate is at fault and a part is made, what it
/// comes to is worked out both ways.
void RecordPass::refuse_parsed(const Record& record) {
    const bool is_open = pass_unless_stated_ && parser_.error_slot() == parser_.rate_slot();
    if (!is_open) return refuse(record, parser_.error(), parser_.error_slot());
    note_refusal(record, parser_.error(), parser_.error_slot(), *tally_.if_stated);
    if (reference_) settle_reference(false, *tally_.if_stated);
    const ProblemList& problems = tally_.unless_stated->problems;
    const std::uint64_t refused_before = problems.count();
    pass_unless_stated_->take(record);
    if (problems.count() > refused_before) write_reject(record);
    if (pass_unless_stated_->failure_) failure_ = pass_unless_stated_->failure_;
}

void RecordPass::refuse(const Record& record, Error error, std::size_t slot) {
    write_reject(record);
    note_refusal(record, std::move(error), slot, tally_);
}

void RecordPass::note_refusal(const Record& record, Error error, std::size_t slot, Tally& tally) {
    tally.total.is_complete = false;
    mark_groups_incomplete(record, tally);
    tally.problems.add_of(file_, [&] { return placed(std::move(error), *reader_, record, slot); });
}

/// The condition cannot be asked of the value.
void RecordPass::refuse(const Record& record, const BoundTest& bound, std::string_view value) {
    refuse(record, bound.test.accepts(value, record.field(bound.slot).kind == FieldKind::number).error(),
           bound.slot);
}

/// The record itself could not be read: nobody knows its group.
void RecordPass::refuse_record(const Record& record) {
    tally_.total.is_complete = false;
    write_reject(record);
    tally_.problems.add_of(file_, [&] { return reader_->error(); });
}

void RecordPass::mark_groups_incomplete(const Record& record, Tally& tally) const {
    if (!knows_sectors_) return;
    if (split_ == nullptr) return mark_group_incomplete(record, nullptr, tally);
    for (const Share* share : shares_) mark_group_incomplete(record, share, tally);
}

void RecordPass::mark_group_incomplete(const Record& record, const Share* share, Tally& tally) const {
    for (std::size_t field = 0; field < field_slots_.size(); ++field) {
        if (!tally.groups.set_key(field, key_text(record, field, share))) return;
    }
    tally.counts.set_incomplete(tally.groups.group());
}

void RecordPass::write_reject(const Record& record) {
    if (options_.rejects == nullptr) return;
    std::string text(header_is_rejected_ ? std::string_view() : reader_->header());
    header_is_rejected_ = true;
    const bool is_line = !record.line_end.empty();
    text.append(record.raw).append(is_line ? record.line_end : "\n");
    if (Result<Done> written = options_.rejects->write(text); !written) failure_ = std::move(written).error();
}

}  // namespace kanjo
