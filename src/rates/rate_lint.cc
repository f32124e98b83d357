#include "rates/rate_lint.h"

#include <algorithm>
#include <array>
#include <map>

#include "decimal/rounding.h"
#include "rates/rate_conflict.h"
#include "rates/rate_source.h"
#include "rates/rate_summary.h"

namespace kanjo {
namespace {

constexpr int digits_shown = 7;

struct Point {
    Period period;
    std::size_t row = 0;
    Decimal rate;
};

/// The quotes of one pair for days, months or years, in order; of several for one period the first.
struct Points {
    CurrencyPair pair;
    SeriesKind kind = SeriesKind::days;
    std::vector<Point> points;
};

std::vector<Points> points_of(const RateContents& contents, const std::vector<Block>& blocks) {
    std::map<std::pair<CurrencyPair, SeriesKind>, Points> series;
    for (const Block& block : blocks) {
        const SeriesKind kind = kind_of(block.period);
        for (std::size_t row = block.begin; row < block.end; ++row) {
            const CurrencyPair pair = contents.quotes.pairs()[contents.quotes.row(row).pair];
            Points& one = series[{pair, kind}];
            one.pair = pair;
            one.kind = kind;
            if (!one.points.empty() && one.points.back().period == block.period) continue;
            one.points.push_back({block.period, row, contents.quotes.rate_of(contents.quotes.row(row))});
        }
    }
    std::vector<Points> all;
    for (auto& [key, one] : series) all.push_back(std::move(one));
    return all;
}

std::string shown(const Quotient& value, int digits) {
    const std::optional<Decimal> decimal = value.find_decimal();
    if (decimal && decimal->coefficient().count_digits() <= static_cast<std::size_t>(digits))
        return to_string(*decimal);
    return to_string(round_to_significant(value, digits, Rounding::half_even).value);
}

class Linter {
  public:
    Linter(RateContents& contents, const LintOptions& options)
        : contents_(contents), options_(options), blocks_(ordered_blocks(contents.quotes)) {}

    std::vector<RateFinding> findings() {
        for (Conflict& conflict : find_conflicts(contents_, blocks_)) {
            findings_.push_back({LintKind::conflict, conflict.pair, conflict.period,
                                 std::move(conflict.error.message), std::move(conflict.error.place)});
        }
        std::vector<Points> all = points_of(contents_, blocks_);
        for (Points& one : all) find_inverted(one);
        for (const Points& one : all) find_jumps(one);
        find_triangles();
        return std::move(findings_);
    }

  private:
    void find(LintKind kind, CurrencyPair pair, const Period& period, std::size_t row, std::string message) {
        const QuoteStore::Row& found = contents_.quotes.row(row);
        Place place;
        place.file = contents_.files[found.source];
        place.line = found.line;
        findings_.push_back({kind, pair, period, std::move(message), std::move(place)});
    }

    // rates on the wrong side of 1

    /// Below 0.8, above 1.25, or in between, where an inverse looks like a rate.
    static int side(const Quotient& rate) {
        if (rate < Quotient(Decimal(8, -1))) return -1;
        return rate > Quotient(Decimal(125, -2)) ? 1 : 0;
    }

    /// Takes away what it finds.
    void find_inverted(Points& one) {
        std::vector<Point> by_rate = one.points;
        const auto middle = by_rate.begin() + static_cast<std::ptrdiff_t>(by_rate.size() / 2);
        std::nth_element(by_rate.begin(), middle, by_rate.end(),
                         [](const Point& a, const Point& b) { return a.rate < b.rate; });
        const int usual = side(middle->rate);
        if (usual == 0 || finds_all_inverted(one, *middle, usual)) return;
        std::erase_if(one.points, [&](const Point& point) {
            if (side(point.rate) != -usual) return false;
            find(LintKind::inverted, one.pair, point.period, point.row,
                 to_string(point.rate) + " looks like the inverse: the middle rate of the pair is " +
                     to_string(middle->rate));
            return true;
        });
    }

    bool finds_all_inverted(const Points& one, const Point& middle, int usual) {
        const Period month = middle.period.is_day() ? month_of(middle.period.first) : middle.period;
        const Result<Derivation> known = builtin().lookup_rate(one.pair.base, one.pair.quote, month, {});
        if (!known) return false;
        const Quotient rate = known->pair == one.pair ? known->rate : Quotient(Decimal(1)) / known->rate;
        if (side(rate) != -usual) return false;
        find(LintKind::inverted, one.pair, middle.period, middle.row,
             to_string(middle.rate) + ", the middle of " + std::to_string(one.points.size()) +
                 ", looks like the inverse: the built-in table has " + shown(rate, digits_shown) + " for " +
                 to_string(month));
        return true;
    }

    const RateTable& builtin() {
        if (!builtin_) {
            RateContents contents;
            read_builtin_rates(contents);
            builtin_ = std::move(RateTable::build(std::move(contents))).value();
        }
        return *builtin_;
    }

    // rates far off the one before

    const Decimal& jump_percent(SeriesKind kind) const {
        if (kind == SeriesKind::days) return options_.jump_days;
        return kind == SeriesKind::months ? options_.jump_months : options_.jump_years;
    }

    /// Whether two quotes are so far from each other that no jump can be told.
    static bool are_apart(const Point& a, const Point& b, SeriesKind kind) {
        constexpr int days_max[] = {31, 62, 800};
        return b.period.first.days - a.period.first.days > days_max[static_cast<std::size_t>(kind)];
    }

    bool is_jump(const Point& a, const Point& b, SeriesKind kind) const {
        const Decimal whole(100);
        const Decimal more = whole + jump_percent(kind);
        return !are_apart(a, b, kind) && (b.rate * whole > a.rate * more || b.rate * more < a.rate * whole);
    }

    /// A rate that is off alone is told once, not again where the next one is as before.
    void find_jumps(const Points& one) {
        const std::vector<Point>& points = one.points;
        std::size_t before = 0;
        for (std::size_t i = 1; i < points.size(); ++i) {
            const bool jumps = is_jump(points[before], points[i], one.kind);
            if (jumps) {
                const Quotient times = Quotient(points[i].rate) / Quotient(points[before].rate);
                find(LintKind::jump, one.pair, points[i].period, points[i].row,
                     to_string(points[i].rate) + " is " + shown(times, 3) + " times the one before it, " +
                         to_string(points[before].rate) + " (" + to_string(points[before].period) + ')');
            }
            const bool is_alone =
                jumps && i + 1 < points.size() && !is_jump(points[before], points[i + 1], one.kind);
            if (!is_alone) before = i;
        }
    }

    // three rates that do not go together

    /// Pairs of the store by their currencies, in market order.
    using Sides = std::map<CurrencyPair, std::vector<QuoteStore::PairIndex>>;

    struct Triangle {
        std::array<CurrencyPair, 3> sides;  ///< first to second, first to third, second to third
    };

    static std::vector<Triangle> triangles_of(const Sides& sides) {
        std::vector<Triangle> triangles;
        for (const auto& [one, unused] : sides) {
            for (auto other = sides.lower_bound({one.base, {}}); other != sides.end(); ++other) {
                if (other->first.base != one.base) break;
                const CurrencyPair third{one.quote, other->first.quote};
                if (sides.contains(third)) triangles.push_back({{one, other->first, third}});
            }
        }
        return triangles;
    }

    void find_triangles() {
        const std::vector<CurrencyPair>& pairs = contents_.quotes.pairs();
        Sides sides;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (pairs[i].base == pairs[i].quote) continue;
            sides[market_order(pairs[i].base, pairs[i].quote)].push_back(
                static_cast<QuoteStore::PairIndex>(i));
        }
        const std::vector<Triangle> triangles = triangles_of(sides);
        if (triangles.empty()) return;
        for (const Block& block : blocks_) {
            std::vector<std::optional<std::size_t>> rows(pairs.size());
            for (std::size_t row = block.begin; row < block.end; ++row) {
                std::optional<std::size_t>& first = rows[contents_.quotes.row(row).pair];
                if (!first) first = row;
            }
            for (const Triangle& triangle : triangles) check_triangle(triangle, sides, rows, block.period);
        }
    }

    /// The row of a side, as quoted, in either direction.
    static std::optional<std::size_t> row_of(const Sides& sides, CurrencyPair pair,
                                             const std::vector<std::optional<std::size_t>>& rows) {
        for (const QuoteStore::PairIndex index : sides.at(pair)) {
            if (rows[index]) return rows[index];
        }
        return std::nullopt;
    }

    Quotient rate_toward(CurrencyPair pair, std::size_t row) const {
        const QuoteStore::Row& found = contents_.quotes.row(row);
        const Quotient rate(contents_.quotes.rate_of(found));
        return contents_.quotes.pairs()[found.pair] == pair ? rate : Quotient(Decimal(1)) / rate;
    }

    std::string quote_text(std::size_t row) const {
        const QuoteStore::Row& found = contents_.quotes.row(row);
        return to_string(contents_.quotes.pairs()[found.pair]) + ' ' +
               to_string(contents_.quotes.rate_of(found));
    }

    /// By how much half a unit of its last digit can move a rate, in per cent.
    Quotient slack_percent(std::size_t row) const {
        const Decimal rate = contents_.quotes.rate_of(contents_.quotes.row(row));
        return Quotient(Decimal(50, rate.exponent())) / Quotient(rate);
    }

    void check_triangle(const Triangle& triangle, const Sides& sides,
                        const std::vector<std::optional<std::size_t>>& rows, const Period& period) {
        std::array<std::size_t, 3> found;
        for (std::size_t i = 0; i < 3; ++i) {
            const std::optional<std::size_t> row = row_of(sides, triangle.sides[i], rows);
            if (!row) return;
            found[i] = *row;
        }
        const Quotient crossed =
            rate_toward(triangle.sides[1], found[1]) / rate_toward(triangle.sides[0], found[0]);
        const Quotient quoted = rate_toward(triangle.sides[2], found[2]);
        const Quotient off = abs(crossed / quoted - Quotient(Decimal(1))) * Quotient(Decimal(100));
        Quotient explained(options_.triangle);
        for (const std::size_t row : found) explained += slack_percent(row);
        if (off <= explained) return;
        find(LintKind::triangle, triangle.sides[2], period, found[2],
             quote_text(found[2]) + " is " +
                 to_string(round_to_exponent(off, -1, Rounding::half_even).value) + " % off the cross of " +
                 quote_text(found[0]) + " and " + quote_text(found[1]) + ", " + shown(crossed, digits_shown));
    }

    RateContents& contents_;
    LintOptions options_;
    std::vector<Block> blocks_;
    std::optional<RateTable> builtin_;
    std::vector<RateFinding> findings_;
};

}  // namespace

std::string_view name_of(LintKind kind) {
    constexpr std::string_view names[] = {"conflict", "inverted", "jump", "triangle"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<RateFinding> lint_rates(RateContents& contents, const LintOptions& options) {
    std::vector<RateFinding> findings = Linter(contents, options).findings();
    std::stable_sort(findings.begin(), findings.end(), [](const RateFinding& a, const RateFinding& b) {
        if (a.kind != b.kind) return a.kind < b.kind;
        return a.period != b.period ? is_before(a.period, b.period) : a.pair < b.pair;
    });
    return findings;
}

}  // namespace kanjo
