#include "convert/record_converter.h"

#include <algorithm>

#include "commitments/columns.h"
#include "records/json_text.h"
#include "totals/record_place.h"

namespace kanjo {
namespace {

constexpr std::size_t flush_size = 256 * 1024;

}  // namespace

void Stretch::clear() {
    Stretch empty;
    empty.records = std::move(records);
    empty.rejects = std::move(rejects);
    empty.records.clear();
    empty.rejects.clear();
    *this = std::move(empty);
}

RecordConverter::RecordConverter(const RateTable& rates, const ConvertOptions& options,
                                 std::span<const AddedAmount> amounts, const RecordStyle& style)
    : rates_(rates), options_(options), amounts_(amounts), style_(style) {
    for (const AddedAmount& added : amounts) frames_.push_back(frame_of(added));
    needs_rates_ = std::any_of(options.bases.begin(), options.bases.end(),
                               [](const Basis& basis) { return basis.kind == BasisKind::stated; });
    forget();
}

RecordConverter::Frame RecordConverter::frame_of(const AddedAmount& added) const {
    Frame frame;
    if (style_.is_json) {
        const auto before = [](const std::string& name) { return ',' + json_string(name) + ':'; };
        frame = {before(added.amount) + '"',    before(added.low) + '"',
                 before(added.high) + '"',      "\"",
                 before(added.amount) + "null", {}};
        frame.blank = frame.no_amount;
        if (options_.want_ranges) frame.blank += before(added.low) + "null" + before(added.high) + "null";
        frame.blank += before(added.rate) + "null";
        return frame;
    }
    const std::string delimiter(1, style_.delimiter);
    const bool needs_quotes = std::string_view("0123456789.-/").find(delimiter) != std::string_view::npos;
    const std::string quote = needs_quotes ? "\"" : "";
    const std::size_t columns = added_names({&added, 1}, options_, style_).size();
    const std::string before = delimiter + quote;
    return {before, before, before, quote, delimiter, std::string(columns, style_.delimiter)};
}

/// What is remembered of rates and dates would grow with the input.
void RecordConverter::forget() {
    parser_.emplace(options_.figures, options_.format);
    memo_.emplace(rates_, options_, amounts_, style_);
}

Result<Done> RecordConverter::bind(RecordReader& reader) {
    reader_ = &reader;
    file_ = reader.place().file;
    names_.clear();
    added_slots_.clear();
    if (Result<Done> chosen = parser_->choose_columns(reader, needs_rates_, names_); !chosen) return chosen;
    if (style_.is_json) {
        for (const std::string& name : added_names(amounts_, options_, style_))
            added_slots_.push_back(slot_of(name, names_));
    }
    return Done{};
}

Result<Done> RecordConverter::convert(RecordReader& reader, Stretch& stretch, const Flush& flush) {
    if (Result<Done> bound = bind(reader); !bound) return bound;
    reader.bind(names_);
    stretch_ = &stretch;
    for (;;) {
        if (!reads_blocks() || !take_block()) {
            const Next next = take_next();
            if (next == Next::end) return Done{};
            if (next == Next::failed) return reader.error();
        }
        if (flush && stretch.records.size() + stretch.rejects.size() >= flush_size) {
            if (Result<Done> flushed = flush(stretch); !flushed) return flushed;
        }
        if (memo_->is_full()) {
            forget();
            if (Result<Done> bound = bind(reader); !bound) return bound;
        }
    }
}

Next RecordConverter::take_next() {
    Record record;
    const Next next = reader_->next(record);
    if (next == Next::record) take(record);
    if (next == Next::bad_record) leave_out(record, reader_->error());
    return next;
}

void RecordConverter::take(const Record& record) {
    ++stretch_->count;
    if (has_added_name(record)) return;
    begin_ = stretch_->records.size();
    is_doubted_ = false;
    if (options_.only_checks) {
        add_amounts(record);
        return stretch_->records.clear();
    }
    const bool has_line = reader_->gives_lines();
    const std::string_view raw = has_line ? record.raw : compact_json(record.raw, compacted_);
    const std::size_t closing = style_.is_json ? raw.rfind('}') : raw.size();
    std::string& out = stretch_->records;
    out.append(raw, 0, closing);
    const std::size_t added_begin = out.size();
    add_amounts(record);
    if (style_.is_json && raw.find_first_not_of(" \t", 1) == closing) out.erase(added_begin, 1);
    out.append(raw, closing).append(has_line ? record.line_end : "\n");
}

/// Words the problem, which costs time, only where it may be kept.
template <class Word>
void RecordConverter::doubt(const Record& record, std::size_t slot, Word word) {
    stretch_->problems.add_of(file_, [&] { return placed(word(), *reader_, record, slot); });
    note_doubt(record);
}

void RecordConverter::add_amounts(const Record& record) {
    if (!parse(record)) return append_blanks();
    if (commitment_.kind == AmountKind::undisclosed) {
        ++stretch_->undisclosed;
        return append_blanks();
    }
    const std::span<const KnownRate> known = memo_->rates(memo_->id_of(commitment_, *parser_));
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (__builtin_expect(known[i].is_missing, 0)) {
            doubt(record, parser_->amount_slot(),
                  [&] { return memo_->why_missing(commitment_, *parser_, i); });
            stretch_->records += frames_[i].blank;
        } else if (!options_.only_checks) {
            append_amount(i, known[i]);
        }
    }
}

bool RecordConverter::parse(const Record& record) {
    stretch_->has_amounts |= record.field(parser_->amount_slot()).kind != FieldKind::absent;
    if (!parser_->parse_date(record, commitment_) || !parser_->parse_money(record, commitment_)) {
        doubt(record, parser_->error_slot(), [&] { return parser_->error(); });
        return false;
    }
    if (commitment_.kind != AmountKind::range || options_.want_ranges) return true;
    doubt(record, parser_->amount_slot(), [] {
        return error_of(Code::K0502, "the amount is a range, a single amount was expected",
                        "--ranges adds columns for both ends of ranges");
    });
    return false;
}

void RecordConverter::append_amount(std::size_t amount, const KnownRate& known) {
    std::string& out = stretch_->records;
    const Frame& frame = frames_[amount];
    const std::size_t value_begin = out.size() + frame.amount.size();
    if (commitment_.kind == AmountKind::range) {
        out += frame.no_amount;
        append_value(frame.low, commitment_.low, amount, known);
        append_value(frame.high, commitment_.high, amount, known);
    } else if (commitment_.kind == AmountKind::units) {
        out += frame.amount;
        amounts_[amount].style.append(out, commitment_.units, known.factor);
        out += frame.behind;
    } else {
        append_value(frame.amount, commitment_.low, amount, known);
    }
    if (options_.want_ranges && commitment_.kind != AmountKind::range) {
        const std::string value = out.substr(value_begin);
        out.append(frame.low).append(value).append(frame.high).append(value);
    }
    out += known.words;
}

void RecordConverter::append_value(const std::string& before, const Decimal& value, std::size_t amount,
                                   const KnownRate& known) {
    std::string& out = stretch_->records;
    out += before;
    amounts_[amount].style.append(out, value, known.factor);
    out += frames_[amount].behind;
}

void RecordConverter::append_blanks() {
    for (const Frame& frame : frames_) stretch_->records += frame.blank;
}

/// An object of JSON that has one of the names already would have it twice.
bool RecordConverter::has_added_name(const Record& record) {
    for (const std::size_t slot : added_slots_) {
        if (record.field(slot).kind == FieldKind::absent) continue;
        leave_out(record,
                  placed(error_of(Code::K0506, "the record has a field '" + names_[slot] + "' already",
                                  "rename it, or convert the records as they were"),
                         *reader_, record, slot));
        return true;
    }
    return false;
}

/// What cannot be read, or added to, cannot come through.
void RecordConverter::leave_out(const Record& record, Error error) {
    begin_ = stretch_->records.size();
    is_doubted_ = false;
    stretch_->problems.add_of(file_, [&] { return std::move(error); });
    note_doubt(record);
}

void RecordConverter::note_doubt(const Record& record) {
    if (std::exchange(is_doubted_, true)) return;
    if (!stretch_->certain_size) stretch_->certain_size = begin_;
    if (options_.rejects == nullptr) return;
    stretch_->rejects.append(record.raw);
    stretch_->rejects += '\n';
}

}  // namespace kanjo
