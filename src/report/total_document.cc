// The JSON of `total`. Keys and their order are fixed; data/schema/total.json says the same.
#include "report/change_report.h"
#include "report/constant_report.h"
#include "report/number_text.h"
#include "report/rate_report.h"
#include "report/scenario_report.h"
#include "report/total_amount.h"
#include "report/total_explanation.h"
#include "report/total_report.h"

namespace kanjo {
namespace {

using Object = Value::Object;

Value count_document(std::uint64_t count) {
    return static_cast<std::int64_t>(count);
}

Value key_document(const TotalGroup& group, const std::vector<std::string>& fields) {
    Object key;
    for (std::size_t i = 0; i < group.key.size(); ++i) key.emplace_back(fields[i], group.key[i]);
    return key;
}

Value hedged_document(const HedgeCounts& hedged) {
    return Object{{"about", count_document(hedged.about)},
                  {"nearly", count_document(hedged.nearly)},
                  {"at_least", count_document(hedged.at_least)},
                  {"up_to", count_document(hedged.up_to)}};
}

Value stated_document(const std::vector<StatedSum>& stated) {
    Value::Array list;
    for (const StatedSum& sum : stated) {
        Object object{{"currency", code_of(sum.currency)}};
        if (sum.low == sum.high) {
            object.emplace_back("amount", to_string(sum.low));
        } else {
            object.emplace_back("amount", Value());
            object.emplace_back("low", to_string(sum.low));
            object.emplace_back("high", to_string(sum.high));
        }
        list.emplace_back(std::move(object));
    }
    return list;
}

Object cell_document(const TotalCell& cell, const TotalOptions& options) {
    Object object{{"basis", options.bases[cell.basis].name}, {"currency", code_of(cell.currency)}};
    append_amount(cell.net, object);
    if (cell.gross) object.emplace_back("gross", to_string(cell.gross->amount));
    if (cell.low) object.emplace_back("low", to_string(cell.low->amount));
    if (cell.high) object.emplace_back("high", to_string(cell.high->amount));
    object.emplace_back("share", cell.share ? Value(to_string(*cell.share)) : Value());
    if (cell.parts_difference) object.emplace_back("parts_difference", to_string(*cell.parts_difference));
    if (options.want_explanation) object.emplace_back("terms", terms_document(cell.terms));
    if (options.want_sensitivity) object.emplace_back("sensitivity", sensitivity_document(cell));
    return object;
}

Value cells_document(const std::vector<TotalCell>& cells, const TotalOptions& options) {
    Value::Array list;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        Object object = cell_document(cells[i], options);
        if (const auto difference = find_difference(cells, i, options.in.size()))
            object.emplace_back("difference", difference_document(*difference));
        list.emplace_back(std::move(object));
    }
    return list;
}

Value group_document(const TotalGroup& group, const Value& key, const TotalResult& result,
                     const TotalOptions& options) {
    Object object{{"key", key},
                  {"count", count_document(group.count)},
                  {"undisclosed", count_document(group.undisclosed)},
                  {"hedged", hedged_document(group.hedged)},
                  {"complete", group.complete},
                  {"stated", stated_document(group.stated)},
                  {"totals", cells_document(group.totals, options)}};
    if (group.across.empty()) return object;
    Value::Array across;
    for (std::size_t i = 0; i < group.across.size(); ++i) {
        const Value across_key = Object{{*options.across, result.across[i]}};
        across.push_back(group_document(group.across[i], across_key, result, options));
    }
    object.emplace_back("across", std::move(across));
    return object;
}

/// The options are copied: theirs may be asked for only now.
Value groups_document(const TotalResult& result, const TotalOptions& options) {
    const auto make = [&result, options = std::make_shared<const TotalOptions>(options)](std::size_t index) {
        return result.groups.with(index, [&](const TotalGroup& group) {
            return group_document(group, key_document(group, options->by), result, *options);
        });
    };
    return std::make_shared<const MadeList<Value>>(result.groups.size(), make);
}

Value rates_document(const TotalResult& result) {
    const auto make = [&result](std::size_t index) { return result.rates.with(index, rate_document); };
    return std::make_shared<const MadeList<Value>>(result.rates.size(), make);
}

Value names_document(const std::vector<std::string>& names) {
    Value::Array list;
    for (const std::string& name : names) list.emplace_back(name);
    return list;
}

Value errors_document(const std::vector<Error>& errors) {
    Value::Array list;
    for (const Error& error : errors) list.push_back(problem_document(error));
    return list;
}

void append_options(Object& document, const TotalOptions& options) {
    Value::Array currencies;
    for (const Currency currency : options.in) currencies.emplace_back(code_of(currency));
    Value::Array bases;
    for (const Basis& basis : options.bases) bases.emplace_back(basis.name);
    document.emplace_back("by", names_document(options.by));
    if (options.across) document.emplace_back("across", *options.across);
    document.emplace_back("in", std::move(currencies));
    document.emplace_back("bases", std::move(bases));
}

}  // namespace

Value problem_document(const Error& problem) {
    const auto number = [](std::uint64_t value) { return value == 0 ? Value() : count_document(value); };
    return Object{{"code", code_name(problem.code)},
                  {"message", problem.message},
                  {"help", problem.help.empty() ? Value() : Value(problem.help)},
                  {"file", problem.place.file.empty() ? Value() : Value(problem.place.file)},
                  {"line", number(problem.place.line)},
                  {"column", number(problem.place.column)}};
}

Value total_document(const TotalResult& result, const TotalOptions& options, std::string_view rates_name) {
    Object document{{"schema", "kanjo.total/1"}};
    append_options(document, options);
    document.emplace_back("complete", result.complete);
    document.emplace_back("groups", groups_document(result, options));
    if (result.rest) {
        document.emplace_back("rest_groups", count_document(result.rest_count));
        document.emplace_back("rest", group_document(*result.rest, Object{}, result, options));
    }
    document.emplace_back("total", group_document(result.total, Object{}, result, options));
    document.emplace_back("rates_from", rates_name);
    document.emplace_back("rates", rates_document(result));
    if (options.want_explanation) document.emplace_back("means", means_document(result));
    if (options.constant) document.emplace_back("constant", constant_document(result, options));
    if (options.goal) document.emplace_back("break_even", break_even_document(result, options));
    if (result.change) document.emplace_back("against", change_document(*result.change, options));
    document.emplace_back("problems", errors_document(result.problems));
    document.emplace_back("problem_count", count_document(result.problem_count));
    document.emplace_back("remarks", errors_document(result.remarks));
    return document;
}

}  // namespace kanjo
