#!/usr/bin/env python3
"""oracle.py COMMITMENTS.csv RATES.csv: the standard job exactly, by fractions: sector,count,total.

Amounts are added up exactly by sector, currency and day; each sum is then converted once.
"""
import bisect
import csv
import sys
from decimal import Decimal
from fractions import Fraction


def main():
    rates = {}
    with open(sys.argv[2], newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rates.setdefault(row["quote"], []).append((row["date"], Fraction(Decimal(row["rate"]))))
    days = {code: [day for day, _ in table] for code, table in rates.items()}

    def rate(code, day):
        if code == "EUR":
            return Fraction(1)
        return rates[code][bisect.bisect_right(days[code], day) - 1][1]

    counts, sums = {}, {}
    with open(sys.argv[1], newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            counts[row["sector"]] = counts.get(row["sector"], 0) + 1
            key = (row["sector"], row["currency"], row["date"])
            whole, _, places = row["amount"].partition(".")
            sums[key] = sums.get(key, 0) + int(whole + places.ljust(4, "0"))
    totals = {}
    for (sector, code, day), units in sums.items():
        value = Fraction(units, 10_000)
        if code != "USD":
            value = value * rate("USD", day) / rate(code, day)
        totals.setdefault(sector, []).append(value)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["sector", "count", "total"])
    whole = Fraction(0)
    for sector in sorted(counts):
        terms = totals[sector]
        while len(terms) > 1:  # by halves: the great denominators meet only at the end
            terms = [sum(terms[i:i + 2]) for i in range(0, len(terms), 2)]
        whole += terms[0]
        out.writerow([sector, counts[sector], f"{Decimal(round(terms[0] * 100)) / 100:.2f}"])
    out.writerow(["TOTAL", sum(counts.values()), f"{Decimal(round(whole * 100)) / 100:.2f}"])


main()
