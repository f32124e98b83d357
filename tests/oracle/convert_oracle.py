#!/usr/bin/env python3
"""Compares `kanjo convert` with plain fractions over random small inputs, record by record.

convert_oracle.py KANJO [--seed N] [--cases N]
"""

import argparse
import csv
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

from cases import Case
from totals import Oracle


class Difference(Exception):
    pass


def expect(what, found, wanted):
    if found != wanted:
        raise Difference(f"{what}: kanjo has {found!r}, the oracle {wanted!r}")


def words_of(case, want_ranges):
    """The options of the case that convert has too."""
    taken = {"--by", "--sort", "--across", "--since", "--until", "--top", "--where",
             "--against", "--against-rates"}
    words = []
    given = iter(case.arguments())
    for word in given:
        if word in taken:
            next(given)
        elif word != "--adjust":
            words.append(word)
    return words + ["--ranges"] * want_ranges


def suffix_of(case, basis, target):
    return f" {target} {basis['name']}" if len(case.options["bases"]) > 1 else f" {target}"


def value_of(oracle, amount, factor, target):
    value = amount * factor
    return value if oracle.options["exact"] else oracle.shown(value, target)


def check_amount(where, oracle, record, found, factor, target, want_ranges):
    """`found` are the texts of amount, low and high, None where empty."""
    wanted = [None, None, None]
    if factor is not None:
        low, high = (value_of(oracle, record[end], factor, target) for end in ("low", "high"))
        wanted = [low if record["low"] == record["high"] else None, low, high]
    names = ("amount", "low", "high") if want_ranges else ("amount",)
    for name, text, value in zip(names, found, wanted):
        expect(f"{where} {name}", None if text is None else Fraction(text), value)


def check_records(case, oracle, records, rows, want_ranges):
    expect("records", len(rows), len(records))
    for record, row in zip(records, rows):
        is_blank = is_doubted(record, want_ranges) or record["undisclosed"]
        for basis in case.options["bases"]:
            for target in case.options["in"]:
                suffix = suffix_of(case, basis, target)
                factor = None if is_blank else oracle.factor(record, basis, target)
                found = [row.get(name + suffix) or None for name in ("amount", "low", "high")]
                where = f"record {record['index']}{suffix}"
                check_amount(where, oracle, record, found, factor, target, want_ranges)
                needs_rate = factor is not None and record["currency"] != target
                expect(where + " has a rate", bool(row["rate" + suffix]), needs_rate)


def is_doubted(record, want_ranges):
    is_range = not record["undisclosed"] and record["low"] != record["high"]
    return record["bad"] in ("amount", "currency", "date") or is_range and not want_ranges


def lacks_rate(case, oracle, record):
    return not record["undisclosed"] and any(
        oracle.factor(record, basis, target) is None
        for basis in case.options["bases"] for target in case.options["in"])


def rows_of(text, is_csv):
    if is_csv:
        return list(csv.DictReader(io.StringIO(text, newline="")))
    return [json.loads(line) for line in text.splitlines()]


def check_file(kanjo, folder, case, oracle, name, records):
    want_ranges = case.chance(60)
    done = subprocess.run([kanjo, "convert", name, *words_of(case, want_ranges)], cwd=folder,
                          capture_output=True, env={})
    doubts = [is_doubted(record, want_ranges) or lacks_rate(case, oracle, record) for record in records]
    is_undisclosed = any(record["undisclosed"] and record["bad"] is None for record in records)
    expect("exit code", done.returncode, 1 if any(doubts) or case.options["strict"] and is_undisclosed else 0)
    if any(doubts) and not case.options["keep_going"]:
        return expect("standard output", done.stdout, b"")
    check_records(case, oracle, records, rows_of(done.stdout.decode(), name.endswith(".csv")), want_ranges)


def check_case(kanjo, folder, case):
    for name, text in case.files + [("r.csv", case.rate_file)]:
        (folder / name).write_bytes(text.encode())
    oracle = Oracle(case.records, case.options, case.table)
    rest = case.records
    for name, _ in case.files:
        count = len(rest) if name == case.files[-1][0] else case.first_count
        check_file(kanjo, folder, case, oracle, name, rest[:count])
        rest = rest[count:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kanjo")
    parser.add_argument("--seed", type=int, default=20240412)
    parser.add_argument("--cases", type=int, default=200)
    arguments = parser.parse_args()
    kanjo = str(pathlib.Path(arguments.kanjo).resolve())
    differences = 0
    for i in range(arguments.cases):
        seed = arguments.seed * 1_000_003 + i
        with tempfile.TemporaryDirectory() as folder:
            case = Case(random.Random(seed))
            case.options["constant"] = None  # prices are what totals are stated in
            try:
                check_case(kanjo, pathlib.Path(folder), case)
            except Difference as difference:
                differences += 1
                print(f"case {seed} differs: {difference}\n  kanjo convert {' '.join(words_of(case, False))}")
    print(f"{arguments.cases} cases, {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
