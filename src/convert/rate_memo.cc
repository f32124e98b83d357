#include "convert/rate_memo.h"

#include <utility>

#include "records/json_text.h"

namespace kanjo {
namespace {

constexpr std::size_t page_size = 64 * 1024;
constexpr std::size_t slots_at_first = 256;

When when_of(const Commitment& commitment, const CommitmentParser& parser) {
    When when;
    if (commitment.date != 0) when.period = parser.period(commitment.date);
    if (commitment.rate != 0) when.stated = parser.stated_rate(commitment.rate);
    return when;
}

}  // namespace

RateMemo::RateMemo(const RateTable& rates, const ConvertOptions& options,
                   std::span<const AddedAmount> amounts, const RecordStyle& style)
    : options_(options), amounts_(amounts), style_(style), slots_(slots_at_first), mask_(slots_at_first - 1) {
    for (const AddedAmount& added : amounts) {
        rules_.emplace_back(options.lookup, options.in.front(), options.bases[added.basis], added.target,
                            rates);
    }
}

std::uint32_t* RateMemo::add_page(const Key& key, std::size_t at) {
    slots_[at] = {key, static_cast<std::uint32_t>(ids_.size() / days_a_page)};
    const std::size_t begin = ids_.size();
    ids_.resize(begin + days_a_page, no_id);
    if (ids_.size() / days_a_page * 2 > slots_.size()) grow();
    return ids_.data() + begin;
}

void RateMemo::grow() {
    const std::vector<Slot> taken = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
    mask_ = slots_.size() - 1;
    for (const Slot& slot : taken) {
        if (slot.page == no_id) continue;
        std::size_t at = slot.key.hash() & mask_;
        while (slots_[at].page != no_id) at = (at + 1) & mask_;
        slots_[at] = slot;
    }
}

std::uint32_t RateMemo::add(const Commitment& commitment, const CommitmentParser& parser) {
    const When when = when_of(commitment, parser);
    const std::size_t id = known_.size() / amounts_.size();
    for (std::size_t i = 0; i < amounts_.size(); ++i)
        has_missing_ |= known_.emplace_back(work_out(commitment.currency, when, i)).is_missing;
    return static_cast<std::uint32_t>(id);
}

KnownRate RateMemo::work_out(Currency from, const When& when, std::size_t amount) {
    const RateRules& rules = rules_[amount];
    const Factor factor = rules.factor(from, when);
    if (factor.kind() == Factor::Kind::missing) return {};
    const AddedAmount& added = amounts_[amount];
    if (options_.only_checks) return {false, {}, {}};
    return {false, added.style.factor_of(factor), keep(words_of(rules.derivation(from, when), added))};
}

std::string RateMemo::words_of(const std::optional<Derivation>& derivation, const AddedAmount& added) const {
    std::string words;
    if (style_.is_json) {
        words = ',' + json_string(added.rate) + ':';
        return words + (derivation ? options_.words.document(*derivation) : "null");
    }
    append_csv_field(words, derivation ? options_.words.rate(*derivation) : "", style_.delimiter);
    const bool has_period = derivation && derivation->used;
    append_csv_field(words, has_period ? to_string(*derivation->used) : "", style_.delimiter);
    if (options_.want_explanation) {
        append_csv_field(words, derivation ? options_.words.explanation(*derivation) : "", style_.delimiter);
    }
    return words;
}

/// The words stay where they are: a page is never filled beyond what it has reserved.
std::string_view RateMemo::keep(const std::string& words) {
    if (pages_.empty() || pages_.back().capacity() - pages_.back().size() < words.size()) {
        pages_.emplace_back().reserve(std::max(page_size, words.size()));
    }
    std::string& page = pages_.back();
    page += words;
    words_size_ += words.size();
    return std::string_view(page).substr(page.size() - words.size());
}

Error RateMemo::why_missing(const Commitment& commitment, const CommitmentParser& parser,
                            std::size_t amount) const {
    return rules_[amount].why_missing(commitment.currency, when_of(commitment, parser));
}

}  // namespace kanjo
