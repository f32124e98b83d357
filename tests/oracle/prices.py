"""Price indices: what brings an amount of one period to the prices of a year."""

import datetime
from fractions import Fraction


class Prices:
    """rows: {(key, year): index, or change on the year before in per cent}"""

    def __init__(self, rows, is_chained):
        self.rows, self.is_chained = rows, is_chained
        self.keys = {key for key, _ in rows}

    def growth(self, key, year, base):
        """What a price of the year is at the base, day by day; None where an index is missing."""
        if not self.is_chained:
            ends = self.rows.get((key, year)), self.rows.get((key, base))
            return None if None in ends else ends[1] / ends[0]
        known = {when for other, when in self.rows if other == key}
        if not all(when in known or when + 1 in known for when in (year, base)):
            return None
        steps = [self.rows.get((key, when)) for when in range(min(year, base) + 1, max(year, base) + 1)]
        if None in steps:
            return None
        growth = Fraction(1)
        for step in steps:
            growth *= 1 + step / 100
        return growth if year < base else 1 / growth

    def factor(self, key, period, base):
        """One over the mean, by days, of what a price of the base is in the years of the period."""
        if key is None:
            (key,) = self.keys
        first, last = period
        total = Fraction(0)
        for year in range(first.year, last.year + 1):
            growth = self.growth(key, year, base)
            if growth is None:
                return None
            begin = max(first, datetime.date(year, 1, 1))
            end = min(last, datetime.date(year, 12, 31))
            total += ((end - begin).days + 1) / growth
        return ((last - first).days + 1) / total
