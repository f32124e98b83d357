#include "rates/rate_conflict.h"

#include <algorithm>
#include <tuple>

namespace kanjo {
namespace {

using Row = QuoteStore::Row;

std::string place_text(const RateContents& contents, const Row& row) {
    const std::string& file = contents.files[row.source];
    return row.line == 0 ? file : file + ':' + std::to_string(row.line);
}

Error unusable(const RateContents& contents, const Row& row, std::string message) {
    return error_of(Code::K0403, std::move(message), "correct the row or leave it out")
        .in(contents.files[row.source], row.line);
}

std::optional<Error> find_unusable_row(const RateContents& contents, const Row& row) {
    const CurrencyPair pair = contents.quotes.pairs()[row.pair];
    if (row.rate.is_beyond() && contents.quotes.rate_of(row).sign() <= 0) {
        return unusable(contents, row, "the rate of " + to_string(pair) + " is not above zero");
    }
    if (pair.base == pair.quote && contents.quotes.rate_of(row) != Decimal(1)) {
        return unusable(contents, row,
                        "a currency is worth 1 of itself, not " + to_string(contents.quotes.rate_of(row)));
    }
    return std::nullopt;
}

std::optional<Error> find_given_conflict(const std::vector<GivenRate>& given) {
    for (std::size_t i = 0; i < given.size(); ++i) {
        const CurrencyPair reverse{given[i].pair.quote, given[i].pair.base};
        for (std::size_t k = 0; k < i; ++k) {
            const bool contradicts = (given[k].pair == given[i].pair && given[k].rate != given[i].rate) ||
                                     (given[k].pair == reverse && given[k].pair != given[i].pair &&
                                      !agrees_inversely(given[k].rate, given[i].rate));
            if (!contradicts) continue;
            return error_of(Code::K0402,
                            "two rates are given for one pair: " + to_string(given[k].pair) + '=' +
                                to_string(given[k].rate) + " and " + to_string(given[i].pair) + '=' +
                                to_string(given[i].rate),
                            "give one of them");
        }
    }
    return std::nullopt;
}

bool is_called(const RateContents& contents, std::size_t source, std::string_view name) {
    return contents.sources[source] == name || source_stem(contents.sources[source]) == name ||
           contents.files[source] == name;
}

/// Saved rates were settled when they were saved, and may lack the source.
std::optional<Error> find_unknown_preference(const RateContents& contents) {
    if (contents.prefer.empty() || !contents.table.empty()) return std::nullopt;
    std::vector<std::string> stems;
    for (std::size_t i = 0; i < contents.sources.size(); ++i) {
        if (is_called(contents, i, contents.prefer)) return std::nullopt;
        const std::string stem(source_stem(contents.sources[i]));
        if (std::find(stems.begin(), stems.end(), stem) == stems.end()) stems.push_back(stem);
    }
    std::string list;
    for (std::size_t i = 0; i < std::min<std::size_t>(stems.size(), 5); ++i)
        list += (i ? ", '" : "'") + stems[i] + '\'';
    return error_of(Code::K0404, "no source of the rates is called '" + contents.prefer + '\'',
                    "the sources are " + list);
}

/// Settles the rows of one pair, in either direction, at one period.
class Settlement {
  public:
    Settlement(const RateContents& contents, const Block& block, std::vector<std::size_t> rows)
        : contents_(contents), block_(block), rows_(std::move(rows)) {}

    std::optional<Error> find_conflict() {
        prefer();
        for (const std::size_t a : rows_) {
            for (const std::size_t b : rows_) {
                if (a < b && !agree(row(a), row(b))) return conflict(row(a), row(b));
            }
        }
        return std::nullopt;
    }

    /// The rows that stay: one for each direction.
    std::vector<std::size_t> kept() const {
        std::vector<std::size_t> best;
        for (const std::size_t index : rows_) {
            const auto same = std::find_if(best.begin(), best.end(), [&](std::size_t other) {
                return row(other).pair == row(index).pair;
            });
            if (same == best.end()) {
                best.push_back(index);
            } else if (name_of(index) < name_of(*same)) {
                *same = index;
            }
        }
        return best;
    }

  private:
    const Row& row(std::size_t index) const { return contents_.quotes.row(index); }

    /// What decides which of equal rates is told: never the order in which they were read.
    std::tuple<std::string_view, std::string_view, int> name_of(std::size_t index) const {
        const Row& named = row(index);
        return {contents_.sources[named.source], contents_.files[named.source],
                contents_.quotes.rate_of(named).exponent()};
    }

    void prefer() {
        const auto is_other = [&](std::size_t index) {
            return !is_called(contents_, row(index).source, contents_.prefer);
        };
        if (contents_.prefer.empty() || std::all_of(rows_.begin(), rows_.end(), is_other)) return;
        std::erase_if(rows_, is_other);
    }

    bool agree(const Row& a, const Row& b) const {
        const Decimal rate_a = contents_.quotes.rate_of(a);
        const Decimal rate_b = contents_.quotes.rate_of(b);
        return a.pair == b.pair ? rate_a == rate_b : agrees_inversely(rate_a, rate_b);
    }

    std::string quote_text(const Row& row) const {
        return to_string(contents_.quotes.pairs()[row.pair]) + ' ' +
               to_string(contents_.quotes.rate_of(row)) + " (" + contents_.sources[row.source] + ", " +
               place_text(contents_, row) + ')';
    }

    Error conflict(const Row& a, const Row& b) const {
        const std::string when = (block_.period.is_day() ? " on " : " for ") + to_string(block_.period);
        const bool sources_differ = contents_.sources[a.source] != contents_.sources[b.source];
        const std::string_view name =
            sources_differ ? contents_.sources[a.source] : contents_.files[a.source];
        const bool can_prefer = sources_differ || contents_.files[a.source] != contents_.files[b.source];
        return error_of(
                   Code::K0402,
                   "two rates contradict each other" + when + ": " + quote_text(a) + " and " + quote_text(b),
                   can_prefer ? "--prefer '" + std::string(name) +
                                    "' takes one source before the others; "
                                    "'kanjo rates lint' lists all conflicts"
                              : "correct the file; 'kanjo rates lint' lists all conflicts")
            .in(contents_.files[b.source], b.line);
    }

    const RateContents& contents_;
    const Block& block_;
    std::vector<std::size_t> rows_;
};

/// The rows of the block pair by pair, both directions together, where a pair has several.
std::vector<std::vector<std::size_t>> repeated_rows(const QuoteStore& quotes, const Block& block) {
    std::vector<std::vector<std::size_t>> by_pair(quotes.pairs().size());
    for (std::size_t i = block.begin; i < block.end; ++i) {
        const CurrencyPair pair = quotes.pairs()[quotes.row(i).pair];
        const auto reverse =
            std::find(quotes.pairs().begin(), quotes.pairs().end(), CurrencyPair{pair.quote, pair.base});
        const auto other = static_cast<std::size_t>(reverse - quotes.pairs().begin());
        by_pair[std::min<std::size_t>(quotes.row(i).pair, other)].push_back(i);
    }
    std::erase_if(by_pair, [](const auto& rows) { return rows.size() < 2; });
    return by_pair;
}

/// Keeps the rows of the block that `dropped` does not name.
void drop_rows(QuoteStore& quotes, Block& block, const std::vector<std::size_t>& dropped) {
    std::size_t end = block.begin;
    for (std::size_t i = block.begin; i < block.end; ++i) {
        if (std::find(dropped.begin(), dropped.end(), i) == dropped.end()) quotes.row(end++) = quotes.row(i);
    }
    block.end = end;
}

std::optional<Error> settle_block(RateContents& contents, Block& block) {
    std::vector<std::size_t> dropped;
    for (const std::vector<std::size_t>& rows : repeated_rows(contents.quotes, block)) {
        Settlement settlement(contents, block, rows);
        if (std::optional<Error> conflict = settlement.find_conflict()) return conflict;
        const std::vector<std::size_t> kept = settlement.kept();
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(dropped),
                     [&](std::size_t row) { return std::find(kept.begin(), kept.end(), row) == kept.end(); });
    }
    if (!dropped.empty()) drop_rows(contents.quotes, block, dropped);
    return std::nullopt;
}

/// For each pair the other with the same currencies, or itself.
std::vector<QuoteStore::PairIndex> first_directions(const std::vector<CurrencyPair>& pairs) {
    std::vector<QuoteStore::PairIndex> first(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto same = [&](CurrencyPair pair) {
            return pair == pairs[i] || (pair.base == pairs[i].quote && pair.quote == pairs[i].base);
        };
        first[i] = static_cast<QuoteStore::PairIndex>(std::find_if(pairs.begin(), pairs.end(), same) -
                                                      pairs.begin());
    }
    return first;
}

/// The blocks in which a pair stands more than once, in either direction.
std::vector<std::size_t> blocks_with_repeats(const QuoteStore& quotes, const std::vector<Block>& blocks) {
    const std::vector<QuoteStore::PairIndex> first = first_directions(quotes.pairs());
    std::vector<std::size_t> seen_in(first.size(), blocks.size());
    std::vector<std::size_t> found;
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        bool repeats = false;
        for (std::size_t i = blocks[block].begin; i < blocks[block].end; ++i) {
            std::size_t& seen = seen_in[first[quotes.row(i).pair]];
            repeats = repeats || seen == block;
            seen = block;
        }
        if (repeats) found.push_back(block);
    }
    return found;
}

}  // namespace

bool agrees_inversely(const Decimal& rate, const Decimal& inverse) {
    const Decimal product = rate * inverse;
    const Decimal off = abs(product - Decimal(1));
    const Decimal unit_of_rate(1, rate.exponent());
    const Decimal unit_of_inverse(1, inverse.exponent());
    return off <= unit_of_inverse * rate || off <= unit_of_rate * inverse;
}

std::optional<Error> find_unusable(const RateContents& contents) {
    if (std::optional<Error> error = find_unknown_preference(contents)) return error;
    for (std::size_t run = 0; run < contents.quotes.runs().size(); ++run) {
        const auto& [period, begin] = contents.quotes.runs()[run];
        if (!period.is_day() && !period.is_month() && !period.is_year()) {
            return unusable(contents, contents.quotes.row(begin),
                            to_string(period) + " is not a day, month or year");
        }
        for (std::size_t i = begin; i < contents.quotes.end_of(run); ++i) {
            if (auto error = find_unusable_row(contents, contents.quotes.row(i))) return error;
        }
    }
    return find_given_conflict(contents.given);
}

std::optional<Error> settle_conflicts(RateContents& contents, std::vector<Block>& blocks) {
    for (const std::size_t block : blocks_with_repeats(contents.quotes, blocks)) {
        if (std::optional<Error> error = settle_block(contents, blocks[block])) return error;
    }
    return std::nullopt;
}

std::vector<Conflict> find_conflicts(const RateContents& contents, const std::vector<Block>& blocks) {
    std::vector<Conflict> conflicts;
    for (const std::size_t index : blocks_with_repeats(contents.quotes, blocks)) {
        const Block& block = blocks[index];
        for (const std::vector<std::size_t>& rows : repeated_rows(contents.quotes, block)) {
            std::optional<Error> error = Settlement(contents, block, rows).find_conflict();
            if (!error) continue;
            const CurrencyPair pair = contents.quotes.pairs()[contents.quotes.row(rows.front()).pair];
            conflicts.push_back({pair, block.period, *std::move(error)});
        }
    }
    return conflicts;
}

}  // namespace kanjo
