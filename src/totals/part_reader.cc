#include "totals/part_reader.h"

#include <charconv>

#include "records/json_value.h"
#include "records/jsonl_reader.h"
#include "totals/part_format.h"

namespace kanjo {
namespace {

using part::Member;

bool parse_number(std::string_view text, std::uint64_t& number) {
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && end == text.data() + text.size();
}

/// A whole number; 0 where the line has no such member.
bool read_number(const Record& record, Member member, std::uint64_t& number) {
    const Field& field = record.field(member);
    return field.kind == FieldKind::absent || parse_number(field.text, number);
}

bool read_text(const Record& record, Member member, std::string& text) {
    const Field& field = record.field(member);
    if (field.kind == FieldKind::text) {
        text = field.text;
        return true;
    }
    std::optional<std::string> bytes = part::read_bytes_text(field.text);
    if (bytes) text = std::move(*bytes);
    return bytes.has_value();
}

bool read_place(const Record& record, Place& place) {
    return read_text(record, part::file, place.file) && read_number(record, part::line, place.line) &&
           read_number(record, part::column, place.column);
}

bool read_counts(const Record& record, Counts& counts) {
    counts.is_complete = record.field(part::complete).text != "false";
    return read_number(record, part::count, counts.count) &&
           read_number(record, part::undisclosed, counts.undisclosed) &&
           read_number(record, part::about, counts.hedged.about) &&
           read_number(record, part::nearly, counts.hedged.nearly) &&
           read_number(record, part::at_least, counts.hedged.at_least) &&
           read_number(record, part::up_to, counts.hedged.up_to);
}

std::optional<Code> find_code(std::string_view name) {
    constexpr Code codes[] = {
#define X(code, kind, meaning) Code::code,
        KANJO_ERROR_CODES(X)
#undef X
    };
    const auto found =
        std::find_if(std::begin(codes), std::end(codes), [&](Code code) { return code_name(code) == name; });
    if (found == std::end(codes)) return std::nullopt;
    return *found;
}

std::string_view member_of(const JsonValue& object, Member member) {
    const JsonValue* value = object.find(part::names[member]);
    return value == nullptr ? std::string_view() : std::string_view(value->text);
}

Error no_line_of_part(const Place& place) {
    return error_of(Code::K0603, "a line was found that no part has", "make the part again")
        .in(place.file, place.line);
}

}  // namespace

PartReader::PartReader(const TotalOptions& options, Tally& tally)
    : tally_(tally), needs_prices_(options.constant.has_value()) {
    for (const Basis& basis : options.bases) {
        needs_period_ |= basis.kind == BasisKind::value_date || basis.kind == BasisKind::stated;
        needs_rate_ |= basis.kind == BasisKind::stated;
    }
}

template <class Take>
Result<Done> PartReader::read(std::unique_ptr<ByteSource> parts, Take take) {
    const Result<std::unique_ptr<RecordReader>> reader = JsonLinesReader::open(std::move(parts), {});
    if (!reader) return reader.error();
    (*reader)->bind(std::vector<std::string>(part::names.begin(), part::names.end()));
    Record record;
    for (;;) {
        switch ((*reader)->next(record)) {
            case Next::record:
                if (!take(record)) return no_line_of_part((*reader)->place());
                break;
            case Next::bad_record:
                return no_line_of_part((*reader)->place());
            case Next::end:
                return tally_.check_room();
            case Next::failed:
                return (*reader)->error();
        }
    }
}

Result<Done> PartReader::read_sums(std::unique_ptr<ByteSource> parts) {
    return read(std::move(parts), [this](const Record& record) { return take_line(record); });
}

Result<Done> PartReader::read_references(std::unique_ptr<ByteSource> parts, const IdSet& tracked) {
    return read(std::move(parts), [&](const Record& record) {
        const bool is_reference = record.field(part::reference).kind != FieldKind::absent;
        return !is_reference || !holds(record) || take_reference(record, tracked);
    });
}

bool PartReader::holds(const Record& record) {
    const std::string_view when = record.field(part::holds).text;
    groups_ = &numbered_[when.empty() ? 0 : 1];
    return when.empty() || (when == "if-stated") == needs_rate_;
}

bool PartReader::take_line(const Record& record) {
    const auto is = [&](Member member) { return record.field(member).kind != FieldKind::absent; };
    if (is(part::format)) {
        for (std::vector<GroupId>& groups : numbered_) groups.clear();
        return true;
    }
    if (is(part::reference) || is(part::end) || !holds(record)) return true;
    if (is(part::group)) return take_group(record);
    if (is(part::sum)) return take_sum(record, Lane::stated);
    if (is(part::widening)) return take_sum(record, Lane::widening);
    if (is(part::overlap)) return take_overlap(record);
    if (is(part::total)) return take_total(record);
    if (is(part::undated)) return take_undated(record);
    if (is(part::sought)) return take_sought(record);
    if (is(part::problem)) return take_problem(record);
    if (is(part::problems)) return take_problem_count(record);
    if (is(part::commitment)) return take_commitment(record);
    if (is(part::many)) tally_.watch.close();
    return is(part::many) || (is(part::referenced) && take_referenced(record));
}

std::optional<GroupId> PartReader::group_of(const JsonValue& keys) {
    if (keys.kind != JsonValue::Kind::array || keys.items.size() != tally_.groups.field_count())
        return std::nullopt;
    for (std::size_t field = 0; field < keys.items.size(); ++field) {
        if (!tally_.groups.set_key(field, keys.items[field].text)) return std::nullopt;
    }
    return tally_.groups.group();
}

/// The group of that number in the current part.
std::optional<GroupId> PartReader::numbered_group(std::string_view number) const {
    std::size_t index = 0;
    if (!parse_number(number, index) || index >= groups_->size()) return std::nullopt;
    return (*groups_)[index];
}

bool PartReader::take_group(const Record& record) {
    std::uint64_t number = 0;
    Counts counts;
    if (!read_number(record, part::group, number) || number != groups_->size()) return false;
    const Result<JsonValue> keys = parse_json_value(record.field(part::key).text);
    const std::optional<GroupId> group = keys ? group_of(*keys) : std::nullopt;
    if (!group || !read_counts(record, counts)) return false;
    groups_->push_back(*group);
    tally_.counts.add(*group, counts);
    return true;
}

bool PartReader::take_overlap(const Record& record) {
    Counts counts;
    const Result<JsonValue> numbers = parse_json_value(record.field(part::overlap).text);
    if (!numbers || numbers->items.size() < 2 || !read_counts(record, counts)) return false;
    std::vector<GroupId> groups;
    for (const JsonValue& number : numbers->items) {
        const std::optional<GroupId> group = numbered_group(number.text);
        if (!group) return false;
        groups.push_back(*group);
    }
    std::sort(groups.begin(), groups.end());
    tally_.overlaps.add(groups, counts);
    return true;
}

bool PartReader::take_total(const Record& record) {
    Counts counts;
    if (!read_counts(record, counts)) return false;
    tally_.total.add(counts);
    return true;
}

std::optional<WhenId> PartReader::when_of(std::string_view period, std::string_view rate,
                                          std::string_view divisor, std::optional<std::string> price_key) {
    const bool needs_date = needs_period_ || needs_prices_;
    std::optional<When> when = part::read_when(needs_date ? period : std::string_view(),
                                               needs_rate_ ? rate : std::string_view(), divisor);
    if (!when) return std::nullopt;
    if (!needs_period_ && when->period) when->period = price_period(*when->period);
    if (needs_prices_) when->price_key = std::move(price_key);
    return tally_.whens.id_of(*when);
}

std::optional<WhenId> PartReader::when_of(const Record& record) {
    std::optional<std::string> price_key;
    if (record.field(part::price_key).kind == FieldKind::text) price_key = record.field(part::price_key).text;
    return when_of(record.field(part::period).text, record.field(part::rate).text,
                   record.field(part::divisor).text, std::move(price_key));
}

bool PartReader::take_sum(const Record& record, Lane lane) {
    const std::optional<GroupId> group = numbered_group(record.field(part::of).text);
    const std::optional<Currency> currency = find_currency(record.field(part::currency).text);
    const std::optional<WhenId> when = when_of(record);
    if (!group || !currency || !when) return false;
    const BucketKey key(*group, *currency, *when);
    const std::string_view text = record.field(lane == Lane::stated ? part::sum : part::widening).text;
    std::optional<Int128> units = parse_plain_units(text);
    if (!units) {
        const std::optional<Decimal> value = part::read_exact(text);
        if (!value) return false;
        units = find_units(*value);
        if (!units) tally_.lane(lane).add(key, *value);
    }
    if (units) tally_.lane(lane).add(key, *units);
    return true;
}

bool PartReader::take_undated(const Record& record) {
    const std::optional<Currency> currency = find_currency(record.field(part::undated).text);
    Place place;
    if (!currency || !read_place(record, place)) return false;
    tally_.note_undated(*currency, std::move(place));
    return true;
}

bool PartReader::take_sought(const Record& record) {
    std::string field;
    std::string file;
    if (!read_text(record, part::sought, field) || !read_text(record, part::file, file)) return false;
    tally_.sought.merge(field, record.field(part::found).text == "true", file);
    return true;
}

bool PartReader::take_problem(const Record& record) {
    const std::optional<Code> code = find_code(record.field(part::problem).text);
    if (!code) return false;
    Error error;
    error.code = *code;
    std::uint64_t begin = 0;
    std::uint64_t length = 0;
    const bool is_read =
        read_text(record, part::message, error.message) && read_text(record, part::help, error.help) &&
        read_place(record, error.place) && read_text(record, part::excerpt, error.excerpt) &&
        read_number(record, part::caret, begin) && read_number(record, part::caret_length, length);
    error.caret = {begin, length};
    problems_.push_back(std::move(error));
    return is_read;
}

bool PartReader::take_problem_count(const Record& record) {
    std::uint64_t count = 0;
    if (!read_number(record, part::problems, count) || count < problems_.size()) return false;
    tally_.problems.append(std::exchange(problems_, {}), count);
    return true;
}

bool PartReader::take_referenced(const Record& record) {
    std::string id;
    if (!read_text(record, part::referenced, id)) return false;
    tally_.referenced.insert(std::move(id));
    return true;
}

bool PartReader::take_reference(const Record& record, const IdSet& tracked) {
    Reference reference;
    const auto has = [&](Member member) { return record.field(member).kind != FieldKind::absent; };
    if (!read_text(record, part::reference, reference.id)) return false;
    if (has(part::part_of) && !read_text(record, part::part_of, reference.part_of)) return false;
    if (has(part::supersedes) && !read_text(record, part::supersedes, reference.supersedes)) return false;
    const bool refers = has(part::part_of) || has(part::supersedes);
    if (!refers && !tracked.contains(reference.id)) return true;
    reference.is_disclosed = record.field(part::disclosed).text == "true";
    const Result<JsonValue> groups = parse_json_value(record.field(part::groups).text);
    const Result<JsonValue> amounts = parse_json_value(record.field(part::amounts).text);
    if (!read_place(record, reference.place) || !groups || !amounts) return false;
    for (const JsonValue& keys : groups->items) {
        const std::optional<GroupId> group = group_of(keys);
        if (!group) return false;
        reference.groups.push_back(*group);
    }
    for (const JsonValue& amount : amounts->items) {
        if (!take_contribution(amount, reference)) return false;
    }
    tally_.references.push_back(std::move(reference));
    return true;
}

bool PartReader::take_commitment(const Record& record) {
    CommitmentWatch::Entry entry;
    std::string id;
    Place place;
    const Result<JsonValue> groups = parse_json_value(record.field(part::groups).text);
    const bool is_read = groups && !groups->items.empty() && read_text(record, part::commitment, id) &&
                         read_number(record, part::likeness, entry.likeness) && read_place(record, place);
    if (!is_read) return false;
    entry.is_disclosed = record.field(part::disclosed).text != "false";
    const std::optional<Currency> currency =
        entry.is_disclosed ? find_currency(record.field(part::currency).text) : Currency{};
    const std::optional<WhenId> when = when_of(record);
    if (!currency || !when) return false;
    for (std::size_t i = 0; i < groups->items.size(); ++i) {
        const std::optional<GroupId> group = numbered_group(groups->items[i].text);
        if (!group) return false;
        if (i == 0)
            entry.key = BucketKey(*group, *currency, *when);
        else
            entry.other_groups.push_back(*group);
    }
    entry.file = tally_.watch.number_of(place.file);
    entry.line = place.line;
    entry.column = static_cast<std::uint32_t>(place.column);
    tally_.watch.add(std::move(entry), id);
    return true;
}

bool PartReader::take_contribution(const JsonValue& amount, Reference& reference) {
    std::size_t group = 0;
    if (!parse_number(member_of(amount, part::of), group)) return false;
    const std::optional<Currency> currency = find_currency(member_of(amount, part::currency));
    std::optional<std::string> price_key;
    if (const JsonValue* key = amount.find(part::names[part::price_key])) price_key = key->text;
    const std::optional<WhenId> when = when_of(member_of(amount, part::period), member_of(amount, part::rate),
                                               member_of(amount, part::divisor), std::move(price_key));
    std::optional<Decimal> low = part::read_exact(member_of(amount, part::sum));
    std::optional<Decimal> widening = part::read_exact(member_of(amount, part::widening));
    if (group >= reference.groups.size() || !currency || !when || !low || !widening) return false;
    reference.contributions.push_back(
        {BucketKey(reference.groups[group], *currency, *when), std::move(*low), std::move(*widening)});
    return true;
}

}  // namespace kanjo
