"""Rates by the rules that the specification states: freshest period allowed, then the fewest legs."""

import calendar
import datetime
from fractions import Fraction

MARKET_ORDER = ["EUR", "GBP", "AUD", "NZD", "USD"]


def market_order(a, b):
    def rank(code):
        return (MARKET_ORDER.index(code), "") if code in MARKET_ORDER else (len(MARKET_ORDER), code)

    return (a, b) if rank(a) < rank(b) else (b, a)


def parse_period(text):
    """A day, month, year, or an interval of them, as its first and last day."""
    if "/" in text:
        first, last = text.split("/")
        return (parse_period(first)[0], parse_period(last)[1])
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        day = datetime.date(*parts)
        return (day, day)
    if len(parts) == 2:
        last = calendar.monthrange(*parts)[1]
        return (datetime.date(*parts, 1), datetime.date(*parts, last))
    return (datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31))


def month_of(day):
    return parse_period(f"{day.year:04}-{day.month:02}")


def is_day(period):
    return period[0] == period[1]


def period_text(period):
    first, last = period
    if first == last:
        return first.isoformat()
    if period == month_of(first):
        return first.isoformat()[:7]
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        years = (first.isoformat()[:4], last.isoformat()[:4])
        return years[0] if years[0] == years[1] else "/".join(years)
    if first.day == 1 and month_of(last)[1] == last:
        return first.isoformat()[:7] + "/" + last.isoformat()[:7]
    return first.isoformat() + "/" + last.isoformat()


def months_of(period):
    """The whole months that make up a period longer than one, or none."""
    first, last = period
    if first.day != 1 or month_of(last)[1] != last or period == month_of(first):
        return []
    months = []
    while first < last:
        months.append(month_of(first))
        first = month_of(first)[1] + datetime.timedelta(days=1)
    return months


class Rate:
    """1 base = rate quote; legs are (pair, inverse)."""

    def __init__(self, pair, rate, asked, used, legs):
        self.pair, self.rate, self.asked, self.used, self.legs = pair, rate, asked, used, legs

    def convert(self, amount, source):
        return amount * self.rate if source == self.pair[0] else amount / self.rate


class Table:
    def __init__(self, quotes, given, max_age=7, gap_month=False):
        """quotes: {(period, (base, quote)): rate}; given: {(base, quote): rate}."""
        self.quotes, self.given, self.max_age, self.gap_month = quotes, given, max_age, gap_month

    def with_given(self, given):
        """Rates of a basis win over those given for all of them."""
        kept = {pair: rate for pair, rate in self.given.items() if not same_as_any(pair, given)}
        return Table(self.quotes, {**kept, **given}, self.max_age, self.gap_month)

    def lookup(self, a, b, when):
        """None where there is none. `when` is a period, "latest", or None for what has no date."""
        base, quote = market_order(a, b)
        for pair, rate in self.given.items():
            if set(pair) == {base, quote}:
                return self.rate_of((base, quote), when, None, {pair: rate}, {pair})
        for mixes in (False, True):
            if mixes and not self.given:
                break
            found = self.search((base, quote), when, mixes)
            if found:
                return found
        return None

    def search(self, pair, when, mixes):
        if when is None:
            return self.route(pair, None, None, {}, True) if mixes else None
        if when == "latest":
            days = sorted((p for p, _ in self.quotes if is_day(p)), reverse=True)
            longer = sorted((p for p, _ in self.quotes if not is_day(p)),
                            key=lambda p: (p[1], p[0]), reverse=True)
            for period in days + longer:
                found = self.route(pair, None, period, self.rows_of(period), mixes)
                if found:
                    return found
            return self.route(pair, None, None, {}, True) if mixes else None
        if not is_day(when):
            return self.route(pair, when, when, self.means_over(when), mixes)
        for age in range(self.max_age + 1):
            day = when[0] - datetime.timedelta(days=age)
            found = self.route(pair, when, (day, day), self.rows_of((day, day)), mixes)
            if found:
                return found
        if self.gap_month:
            month = month_of(when[0])
            return self.route(pair, when, month, self.means_over(month), mixes)
        return None

    def rows_of(self, period):
        return {pair: rate for (p, pair), rate in self.quotes.items() if p == period}

    def means_over(self, period):
        pairs = {pair for _, pair in self.quotes}
        means = {pair: self.mean_over(pair, period) for pair in pairs}
        return {pair: mean for pair, mean in means.items() if mean is not None}

    def mean_over(self, pair, period):
        if (period, pair) in self.quotes:
            return self.quotes[(period, pair)]
        months = [self.quotes.get((month, pair)) for month in months_of(period)]
        if months and None not in months:
            return sum(months, Fraction(0)) / len(months)
        days = [rate for (p, other), rate in self.quotes.items()
                if other == pair and is_day(p) and period[0] <= p[0] <= period[1]]
        return sum(days, Fraction(0)) / len(days) if days else None

    def route(self, pair, asked, used, rows, mixes):
        """The fewest legs; of two ways, the one whose pivots come first: EUR, USD, then by code."""
        if mixes:
            rows = {p: r for p, r in rows.items() if not same_as_any(p, self.given)}
            rows.update(self.given)
        base, quote = pair
        ways = [[base]]
        seen = {base}
        while ways:
            for way in ways:
                if any(set(p) == {way[-1], quote} for p in rows):
                    legs = [leg_between(rows, a, b) for a, b in zip(way, way[1:] + [quote])]
                    return self.rate_of(pair, asked, used, rows, legs)
            longer = []
            for way in ways:
                nexts = {c for p in rows if way[-1] in p for c in p} - seen
                for code in sorted(nexts, key=pivot_rank):
                    seen.add(code)
                    longer.append(way + [code])
            ways = longer
        return None

    def rate_of(self, pair, asked, used, rows, legs):
        rate = Fraction(1)
        at = pair[0]
        steps = []
        for leg in legs:
            inverse = leg[0] != at
            rate = rate / rows[leg] if inverse else rate * rows[leg]
            at = leg[0] if inverse else leg[1]
            steps.append((leg, inverse))
        all_given = all(leg in self.given and rows[leg] == self.given[leg] for leg in legs)
        if all_given:
            asked = used = None
        return Rate(pair, rate, asked, used, steps)


def pivot_rank(code):
    return ({"EUR": 0, "USD": 1}.get(code, 2), code)


def same_as_any(pair, pairs):
    return any(set(pair) == set(other) for other in pairs)


def leg_between(rows, a, b):
    legs = [pair for pair in rows if set(pair) == {a, b}]
    return market_order(a, b) if market_order(a, b) in legs else legs[0]
