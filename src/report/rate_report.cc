#include "report/rate_report.h"

#include <algorithm>

#include "report/number_text.h"

namespace kanjo {
namespace {

constexpr int document_digits = 20;
constexpr int sentence_digits = 7;

Value period_document(const std::optional<Period>& period) {
    return period ? Value(to_string(*period)) : Value();
}

Value leg_document(const Leg& leg) {
    return Value::Object{{"pair", to_string(leg.pair)},
                         {"rate", rate_text(leg.rate, document_digits).text},
                         {"inverse", leg.inverse},
                         {"quotes", std::int64_t{leg.quotes}},
                         {"source", leg.source}};
}

std::string shown_rate(const Quotient& rate) {
    const RateText shown = rate_text(rate, sentence_digits);
    return std::string(cut_mark(shown.is_exact)) + shown.text;
}

std::string leg_text(const Leg& leg) {
    std::string text = to_string(leg.pair) + ' ' + shown_rate(leg.rate);
    if (leg.quotes > 1) text += " (mean of " + grouped(std::uint64_t{leg.quotes}) + ')';
    return text;
}

std::string sources_text(const Derivation& derivation) {
    std::vector<std::string> sources;
    for (const Leg& leg : derivation.legs) {
        if (std::find(sources.begin(), sources.end(), leg.source) == sources.end())
            sources.push_back(leg.source);
    }
    std::string text;
    for (const std::string& source : sources) text += (text.empty() ? "" : "; ") + source;
    return text;
}

/// The legs as a product: those that multiply, then those that divide.
std::string legs_text(const Derivation& derivation) {
    std::string above;
    std::string below;
    for (const Leg& leg : derivation.legs) {
        if (leg.inverse) {
            below += " ÷ " + leg_text(leg);
        } else {
            above += (above.empty() ? "" : " × ") + leg_text(leg);
        }
    }
    return (above.empty() ? "1" : above) + below;
}

}  // namespace

bool has_age(const Derivation& derivation) {
    return derivation.asked && derivation.used && derivation.asked->is_day() && derivation.used->is_day();
}

std::string when_text(const Derivation& derivation) {
    if (!derivation.used) return {};
    std::string text = (derivation.used->is_day() ? " of " : " for ") + to_string(*derivation.used);
    if (!derivation.asked) text += ", the latest";
    if (derivation.asked && *derivation.asked != *derivation.used)
        text += ", asked for " + to_string(*derivation.asked);
    if (has_age(derivation) && derivation.age_days > 0) {
        text += " (" + counted(static_cast<std::uint64_t>(derivation.age_days), "day", "days") + " old)";
    }
    return text;
}

Value rate_document(const Derivation& derivation) {
    const RateText rate = rate_text(derivation.rate, document_digits);
    Value::Array legs;
    for (const Leg& leg : derivation.legs) legs.push_back(leg_document(leg));
    Value::Object object{
        {"pair", to_string(derivation.pair)},
        {"rate", rate.text},
        {"relation", relation_of(rate.is_exact)},
        {"asked", period_document(derivation.asked)},
        {"used", period_document(derivation.used)},
        {"age_days", has_age(derivation) ? Value(std::int64_t{derivation.age_days}) : Value()},
        {"legs", std::move(legs)}};
    if (!derivation.note.empty()) object.emplace_back("note", derivation.note);
    return object;
}

std::string rate_cell(const Derivation& derivation) {
    const RateText rate = rate_text(derivation.rate, document_digits);
    return to_string(derivation.pair) + std::string(relation_of(rate.is_exact)) + rate.text;
}

std::string rate_sentence(const Derivation& derivation) {
    std::string text = to_string(derivation.pair) + ' ' + shown_rate(derivation.rate) + when_text(derivation);
    const bool is_plain =
        derivation.legs.size() == 1 && !derivation.legs[0].inverse && derivation.legs[0].quotes == 1;
    if (!is_plain) text += ": " + legs_text(derivation);
    text += " (" + sources_text(derivation) + ')';
    if (!derivation.note.empty()) text += "; " + derivation.note;
    return text;
}

std::string rate_remark(const Derivation& derivation) {
    std::string text = shown_rate(derivation.rate) + ' ' + std::string(code_of(derivation.pair.quote)) +
                       " per " + std::string(code_of(derivation.pair.base));
    if (derivation.is_given) return text + " (given)";
    return text + when_text(derivation) + " (" + sources_text(derivation) + ')';
}

}  // namespace kanjo
