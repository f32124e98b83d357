#include "report/change_report.h"

#include <algorithm>

#include "report/number_text.h"
#include "report/rate_report.h"
#include "report/total_amount.h"
#include "totals/shown_amount.h"

namespace kanjo {
namespace {

struct ReasonText {
    const char* name;   ///< to programs
    const char* title;  ///< to people
};
constexpr ReasonText reason_texts[reason_count] = {
    {"new", "new money"},   {"ended", "ended"}, {"disclosed", "disclosed"},
    {"covered", "covered"}, {"moved", "moved"}, {"restated", "restated"},
    {"amounts", "amounts"}, {"rates", "rates"}, {"cross", "cross term"}};

enum class End : std::uint8_t { low, high };

const Quotient& at(const Ends& ends, End end) {
    return end == End::low ? ends.low : ends.high;
}

bool is_zero(const ChangePart& part) {
    return part.count == 0 && part.value.low.is_zero() && part.value.high.is_zero();
}

bool is_complete(const Change& change) {
    return change.total.complete && std::all_of(change.groups.begin(), change.groups.end(),
                                                [](const GroupChange& group) { return group.complete; });
}

/// One table, for people or for programs.
class ChangeTable {
  public:
    ChangeTable(const TotalResult& result, const TotalOptions& options, bool for_people)
        : change_(*result.change),
          options_(options),
          for_people_(for_people),
          is_complete_(is_complete(change_)) {
        for (std::size_t i = 0; i < reason_count; ++i) {
            if (!for_people || !is_zero(change_.total.parts[i]) || in_any_group(i)) reasons_.push_back(i);
        }
    }

    Table table() const;

  private:
    bool in_any_group(std::size_t reason) const {
        return std::any_of(change_.groups.begin(), change_.groups.end(),
                           [&](const GroupChange& group) { return !is_zero(group.parts[reason]); });
    }
    void add_rows(const GroupChange& group, const std::vector<std::string>& key, Table& table) const;
    std::string text_of(const Quotient& value) const;
    const char* complete_text(bool complete) const {
        if (for_people_) return complete ? "" : "incomplete";
        return complete ? "true" : "false";
    }
    std::string sum_text(const std::optional<Ends>& sum, End end) const;

    const Change& change_;
    const TotalOptions& options_;
    bool for_people_;
    bool is_complete_;
    std::vector<std::size_t> reasons_;
};

std::string ChangeTable::text_of(const Quotient& value) const {
    const ShownAmount amount = shown_of(value, options_, options_.in.front());
    return for_people_ ? amount_for_people(amount, options_) : amount_for_programs(amount, options_);
}

std::string ChangeTable::sum_text(const std::optional<Ends>& sum, End end) const {
    if (sum) return text_of(at(*sum, end));
    return for_people_ && end == End::low ? "undisclosed" : "";
}

void ChangeTable::add_rows(const GroupChange& group, const std::vector<std::string>& key,
                           Table& table) const {
    for (const End end : {End::low, End::high}) {
        if (end == End::high && !change_.has_ranges) return;
        std::vector<std::string> cells = key;
        if (change_.has_ranges) cells.emplace_back(end == End::low ? "low" : "high");
        cells.push_back(sum_text(group.before, end));
        for (const std::size_t reason : reasons_) {
            const Quotient& value = at(group.parts[reason].value, end);
            cells.push_back(for_people_ && value.is_zero() ? "" : text_of(value));
        }
        cells.push_back(sum_text(group.after, end));
        if (!is_complete_) cells.emplace_back(complete_text(group.complete));
        table.rows.push_back(std::move(cells));
    }
}

Table ChangeTable::table() const {
    Table table;
    table.last_row_is_total = !change_.has_ranges;
    for (const std::string& field : options_.by) table.columns.push_back({field, Align::left});
    if (change_.has_ranges) table.columns.push_back({"end", Align::left});
    table.columns.push_back({"before", Align::right});
    for (const std::size_t reason : reasons_) {
        const ReasonText& text = reason_texts[reason];
        table.columns.push_back({for_people_ ? text.title : text.name, Align::right});
    }
    table.columns.push_back({"after", Align::right});
    if (!is_complete_) table.columns.push_back({for_people_ ? "" : "complete", Align::left});
    for (const GroupChange& group : change_.groups) {
        std::vector<std::string> key = group.key;
        for (std::string& part : key) {
            if (for_people_ && part.empty()) part = "(none)";
        }
        add_rows(group, key, table);
    }
    std::vector<std::string> key(options_.by.size());
    key[0] = for_people_ ? "total" : "TOTAL";
    add_rows(change_.total, key, table);
    return table;
}

std::string counts_text(const Change& change, std::uint64_t count) {
    const std::pair<Reason, const char*> kinds[] = {
        {Reason::added, "new"},
        {Reason::ended, "ended"},
        {Reason::disclosed, "undisclosed on one side"},
        {Reason::covered, "part of another or superseded on one side"},
        {Reason::moved, "in other groups"},
        {Reason::restated, "in another currency"},
        {Reason::amounts, "with another amount"},
        {Reason::rates, "at another rate"}};
    std::string text;
    for (const auto& [reason, name] : kinds) {
        const std::uint64_t number = change.total.part(reason).count;
        if (number > 0) text += (text.empty() ? "" : ", ") + grouped(number) + ' ' + name;
    }
    return grouped(change.matched) + " of " + counted(count, "commitment", "commitments") +
           " stood in the old data too, by id. Of both sides: " +
           (text.empty() ? "nothing has changed" : text) + '.';
}

/// The shown parts of the total against the shown change; nothing where ranges are in it.
std::optional<Decimal> shown_difference(const Change& change, const TotalOptions& options) {
    const auto shown = [&](const Quotient& value) {
        return round_to_shown(value, options.precision, options.in.front()).amount;
    };
    if (change.has_ranges || !change.total.before || !change.total.after) return std::nullopt;
    Decimal difference = shown(change.total.after->low) - shown(change.total.before->low);
    for (const ChangePart& part : change.total.parts) difference = difference - shown(part.value.low);
    return difference;
}

Value::Object amount_document(const std::optional<Ends>& ends, const TotalOptions& options) {
    Value::Object object;
    const auto shown = [&](const Quotient& value) { return shown_of(value, options, options.in.front()); };
    const bool is_single = ends && ends->low == ends->high;
    append_amount(is_single ? std::optional(shown(ends->low)) : std::nullopt, object);
    if (!ends || is_single) return object;
    object.emplace_back("low", to_string(shown(ends->low).amount));
    object.emplace_back("high", to_string(shown(ends->high).amount));
    return object;
}

Value group_document(const GroupChange& group, const TotalOptions& options) {
    Value::Object key;
    for (std::size_t i = 0; i < group.key.size(); ++i) key.emplace_back(options.by[i], group.key[i]);
    Value::Array parts;
    for (std::size_t i = 0; i < reason_count; ++i) {
        const ChangePart& part = group.parts[i];
        Value::Object object{{"reason", reason_texts[i].name},
                             {"count", static_cast<std::int64_t>(part.count)}};
        for (auto& member : amount_document(part.value, options)) object.push_back(std::move(member));
        parts.emplace_back(std::move(object));
    }
    return Value::Object{{"key", std::move(key)},
                         {"complete", group.complete},
                         {"before", amount_document(group.before, options)},
                         {"parts", std::move(parts)},
                         {"after", amount_document(group.after, options)}};
}

}  // namespace

Table change_for_people(const TotalResult& result, const TotalOptions& options) {
    return ChangeTable(result, options, true).table();
}

Table change_for_programs(const TotalResult& result, const TotalOptions& options) {
    return ChangeTable(result, options, false).table();
}

void note_change(const TotalResult& result, const TotalOptions& options, std::vector<std::string>& notes) {
    const Change& change = *result.change;
    notes.push_back(counts_text(change, result.total.count));
    notes.emplace_back(
        "Amounts: their changes at the old rates. Rates: their changes on the old amounts. Cross term: the "
        "one "
        "change times the other. All else stands at its own rate. The exact parts add up to the change.");
    const std::optional<Decimal> difference = shown_difference(change, options);
    if (difference && !difference->is_zero()) {
        notes.push_back("The parts of the total as shown miss it by " + grouped(abs(*difference)) + ' ' +
                        std::string(code_of(options.in.front())) +
                        ": each is rounded from its own exact value.");
    }
}

bool is_any_cut(const Change& change, const TotalOptions& options) {
    const auto is_cut = [&](const Ends& ends) {
        const auto cut = [&](const Quotient& value) {
            return !round_to_shown(value, options.precision, options.in.front()).is_exact;
        };
        return cut(ends.low) || cut(ends.high);
    };
    const auto any_cut = [&](const GroupChange& group) {
        return is_cut(group.before.value_or(Ends{})) || is_cut(group.after.value_or(Ends{})) ||
               std::any_of(group.parts.begin(), group.parts.end(),
                           [&](const ChangePart& part) { return is_cut(part.value); });
    };
    return any_cut(change.total) || std::any_of(change.groups.begin(), change.groups.end(), any_cut);
}

Value change_document(const Change& change, const TotalOptions& options) {
    Value::Array groups;
    for (const GroupChange& group : change.groups) groups.push_back(group_document(group, options));
    Value::Array rates;
    change.rates.for_each([&](const Derivation& rate) { rates.push_back(rate_document(rate)); });
    return Value::Object{{"basis", options.bases.front().name},
                         {"currency", code_of(options.in.front())},
                         {"matched", static_cast<std::int64_t>(change.matched)},
                         {"groups", std::move(groups)},
                         {"total", group_document(change.total, options)},
                         {"rates_from", change.rates_name},
                         {"rates", std::move(rates)}};
}

}  // namespace kanjo
