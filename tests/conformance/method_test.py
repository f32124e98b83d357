#!/usr/bin/env python3
"""The figures of src/METHOD.md, reckoned again.

method_test.py KANJO PROJECT
The method that kanjo follows is asked of kanjo; the others are worked out of the rates that it gives for the months.
"""

import calendar
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

KANJO, PROJECT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
YEN = 3_900_000_000_000
MONTHS = [f"{y}-{m:02}" for y in range(2021, 2025) for m in range(1, 13) if "2021-04" <= f"{y}-{m:02}" <= "2024-03"]


def ask(*words, folder=PROJECT):
    done = subprocess.run([KANJO, *words, "--no-config"], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def rate(pair, when, *options):
    return json.loads(ask("rate", pair, when, "--format", "json", *options))


def exact(pair, when, *options):
    return Fraction(rate(pair, when, *options)["exact"])


def mean(values, weights=None):
    weights = weights or [1] * len(values)
    return sum(v * w for v, w in zip(values, weights)) / sum(weights)


def published_days(month):
    """As the source of the monthly mean says."""
    return int(re.search(r"mean of (\d+) days", rate("EUR/USD", month)["legs"][0]["source"]).group(1))


def periods():
    dollars = [exact("EUR/USD", month) for month in MONTHS]
    yen = [exact("EUR/JPY", month) for month in MONTHS]
    crosses = [exact("USD/JPY", month) for month in MONTHS]
    days = [calendar.monthrange(*map(int, month.split("-")))[1] for month in MONTHS]
    published = [published_days(month) for month in MONTHS]
    ratio = lambda weights=None: YEN * mean(dollars, weights) / mean(yen, weights)
    asked = Fraction(json.loads(ask("calc", "3.9T yen in USD on 2021-04/2024-03", "--format", "json"))["results"][0]["exact"])
    assert asked == ratio(), "kanjo's own method is the ratio of means"
    return {
        "rate of the day": YEN / exact("USD/JPY", "2024-04-12", "--rates", "data/rates/days-2024.csv"),
        "mean of monthly cross": YEN / mean(crosses),
        "by calendar days": ratio(days),
        "each month counting once": asked,
        "by published days": ratio(published),
        "even spending": sum(Fraction(YEN, len(MONTHS)) / cross for cross in crosses),
    }


def constant_prices():
    """The OECD's example, asked of kanjo."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "c.csv").write_text("date,recipient,amount,currency\n1966,Japan,30 billion,JPY\n")
        (folder / "r.csv").write_text("period,base,quote,rate\n1966,USD,JPY,300\n2006,USD,JPY,100\n")
        (folder / "japan.csv").write_text("key,year,index\nJapan,1966,50\nJapan,2006,100\n")
        (folder / "states.csv").write_text("key,year,index\nUnited States,1966,100\nUnited States,2006,620\n")

        def total(prices, *options):
            report = ask("total", "c.csv", "--in", "USD", "--rates", "r.csv", "--constant", "2006", "--prices", prices,
                         "--format", "json", *options, folder=folder)
            return Fraction(json.loads(report)["total"]["totals"][0]["exact"])

        return {
            "deflate first, with prices of Japan": total("japan.csv"),
            "convert first, with prices of Japan": total("japan.csv", "--constant-order", "convert-first"),
            "with prices of the United States": total("states.csv", "--constant-order", "convert-first"),
        }


def main():
    page = (PROJECT / "src/METHOD.md").read_text(encoding="utf-8")
    faults = []
    for words, value in periods().items():
        row = re.search(rf"\|[^|\n]*{words}[^|\n]*\| \**([\d.]+)\** \|", page)
        if not row or row.group(1) != f"{float(round(value / 10**9, 2)):.2f}":
            faults.append(f"{words}: {float(value / 10**9):.4f} billion, the page has {row and row.group(1)}")
    for words, value in constant_prices().items():
        row = re.search(rf"\|[^|\n]*{words}[^|\n]*\| \**([\d.]+) million\** \|", page)
        if not row or value != int(row.group(1)) * 10**6:
            faults.append(f"{words}: {value} dollars, the page has {row and row.group(1)} million")
    print("\n".join(faults) or "the page says what comes out")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
