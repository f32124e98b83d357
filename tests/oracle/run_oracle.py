#!/usr/bin/env python3
"""Compares `kanjo total` with plain fractions over random small inputs.

run_oracle.py KANJO [--seed N] [--cases N] [--keep FOLDER]
A case that differs is printed with its seed and left in a folder, ready to be run by hand.
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

from cases import Case, decimal
from change import REASONS, Change, Side
from rates import period_text
from rounding import exact_text, round_to_significant
from totals import Oracle


class Difference(Exception):
    pass


def expect(what, found, wanted):
    if found != wanted:
        raise Difference(f"{what}: kanjo has {found!r}, the oracle {wanted!r}")


def number(text):
    return None if text is None else Fraction(text)


def check_cell(where, found, cell, options):
    expect(where + " has a range", found["amount"] is None and "low" in found, cell["has_range"] and not cell["undisclosed"])
    if cell["undisclosed"]:
        for name in ("amount", "exact", "relation", "share"):
            expect(f"{where} {name}", found[name], None)
        return
    expect(where + " share", number(found["share"]), cell["share"])
    if cell["has_range"]:
        for name in ("exact", "relation"):
            expect(f"{where} {name}", found[name], None)
        for name in ("low", "high"):
            expect(f"{where} {name}", number(found[name]), cell["shown_" + name])
        return
    expect(where + " amount", number(found["amount"]), cell["shown"])
    exact = exact_text(cell["low"])
    digits = sum(c.isdigit() for c in exact)
    if found["exact"] is None:
        expect(where + " exact digits", digits > 1000, True)
    else:
        expect(where + " exact", found["exact"], exact)
    expect(where + " relation", found["relation"], "=" if cell["shown"] == cell["low"] else "\u2248")
    gross = None if cell["gross"] == cell["low"] else cell["shown_gross"]
    expect(where + " gross", number(found.get("gross")), gross)
    if "parts_difference" in cell:
        expect(where + " parts_difference", number(found.get("parts_difference", "0")), cell["parts_difference"])


def check_group(where, found, row, options, across):
    for name in ("count", "undisclosed", "hedged", "complete"):
        expect(f"{where} {name}", found[name], row[name])
    stated = {s["currency"]: (number(s.get("low", s["amount"])), number(s.get("high", s["amount"]))) for s in found["stated"]}
    expect(where + " stated", stated, row["stated"])
    expect(where + " order of stated", list(stated), sorted(stated))
    cells = iter(row["cells"])
    totals = iter(found["totals"])
    for basis in options["bases"]:
        for target in options["in"]:
            cell, total = next(cells), next(totals)
            expect(where + " basis", (total["basis"], total["currency"]), (basis["name"], target))
            check_cell(f"{where} {basis['name']} {target}", total, cell, options)
    for value, part, column in zip(across, found.get("across", []), row.get("across", [])):
        expect(where + " column", part["key"], {options["across"]: value})
        check_group(f"{where} across {value!r}", part, column, options, [])
    expect(where + " columns", len(found.get("across", [])), len(across))


def check_rates(found, oracle):
    wanted = {}
    for rate in oracle.rates.values():
        legs = tuple(("/".join(pair), inverse) for pair, inverse in rate.legs)
        texts = ["/".join(rate.pair), rate.asked and period_text(rate.asked), rate.used and period_text(rate.used)]
        wanted[(*texts, round_to_significant(rate.rate, 20, "half-even"), legs)] = True
    listed = {}
    for rate in found:
        legs = tuple((leg["pair"], leg["inverse"]) for leg in rate["legs"])
        listed[(rate["pair"], rate["asked"], rate["used"], Fraction(rate["rate"]), legs)] = True
    for key in listed.keys() | wanted.keys():
        if (key in listed) != (key in wanted):
            raise Difference(f"rate {key}: listed by {'kanjo' if key in listed else 'the oracle'} alone")
    expect("how many rates", len(found), len(listed))


def check_json(text, case, oracle, groups, rest, total, codes):
    document = json.loads(text)
    options = case.options
    expect("schema", document["schema"], "kanjo.total/1")
    expect("by", document["by"], options["by"])
    expect("in", document["in"], options["in"])
    expect("bases", document["bases"], [basis["name"] for basis in options["bases"]])
    expect("complete", document["complete"], total["complete"])
    keys = [tuple(group["key"][field] for field in options["by"]) for group in document["groups"]]
    expect("groups", keys, [key for key, _ in groups])
    for (key, row), group in zip(groups, document["groups"]):
        check_group(f"group {key}", group, row, options, oracle.across)
    expect("has a rest", "rest" in document, rest is not None)
    if rest:
        expect("groups in the rest", document["rest_groups"], rest["rows"])
        check_group("rest", document["rest"], rest, options, oracle.across)
    check_group("total", document["total"], total, options, oracle.across)
    check_rates(document["rates"], oracle)
    if options["constant"]:
        listed = {(d["key"], d["period"]): Fraction(d["factor"]) for d in document["constant"]["deflators"]}
        expect("deflators", listed, oracle.deflators)
    expect("codes of problems", {problem["code"] for problem in document["problems"]}, codes)


def check_ends(where, found, ends, shown):
    if ends is None or ends[0] != ends[1]:
        for name in ("amount", "exact", "relation"):
            expect(f"{where} {name}", found[name], None)
        for i, name in enumerate(("low", "high")):
            expect(f"{where} {name}", number(found.get(name)), shown(ends[i]) if ends else None)
        return
    expect(where + " amount", number(found["amount"]), shown(ends[0]))
    if found["exact"] is not None:
        expect(where + " exact", found["exact"], exact_text(ends[0]))
    expect(where + " relation", found["relation"], "=" if shown(ends[0]) == ends[0] else "\u2248")


def check_change(found, case, new, old):
    options = case.options
    target = options["in"][0]
    shown = lambda value: new.oracle.shown(value, target)
    expect("against", (found["basis"], found["currency"]), (options["bases"][0]["name"], target))
    change = Change(new, old)
    expect("matched", found["matched"], change.matched)
    keys = sorted(new.rows.keys() | old.rows.keys(), key=lambda key: [part.encode() for part in key])
    keys.sort(key=lambda key: (new.sums(key)[0] or [Fraction(0)])[0], reverse=True)
    expect("changed groups", [tuple(group["key"][field] for field in options["by"]) for group in found["groups"]], keys)
    for key, group in zip(keys + [None], found["groups"] + [found["total"]]):
        (before, old_complete), (after, new_complete) = old.sums(key), new.sums(key)
        where = f"change of {key}"
        expect(where + " complete", group["complete"], old_complete and new_complete)
        check_ends(where + " before", group["before"], before, shown)
        check_ends(where + " after", group["after"], after, shown)
        expect(where + " reasons", [part["reason"] for part in group["parts"]], REASONS)
        for part in group["parts"]:
            count, low, high = change.part(key, part["reason"])
            expect(f"{where} {part['reason']} count", part["count"], count)
            check_ends(f"{where} {part['reason']}", part, (low, high), shown)


def check_change_csv(text, case, new, old):
    rows = list(csv.reader(io.StringIO(text, newline="")))
    change = Change(new, old)
    last = dict(zip(rows[0], rows[-1]))
    expect("last row", rows[-1][0], "TOTAL")
    for reason in REASONS:
        _, low, high = change.part(None, reason)
        wanted = low if case.options["exact"] else new.oracle.shown(low, case.options["in"][0])
        if "end" not in rows[0]:
            expect(f"CSV {reason}", Fraction(last[reason]), wanted)


def check_csv(text, case, oracle, groups, rest, total, codes):
    options = case.options
    rows = list(csv.reader(io.StringIO(text, newline="")))
    header = rows[0]
    expect("first columns", header[: len(options["by"]) + 2], options["by"] + ["count", "undisclosed"])
    shown = [(list(key), row) for key, row in groups]
    if rest:
        name = f"({rest['rows']} other{'s' if rest['rows'] > 1 else ''})"
        shown.append(([name] + [""] * (len(options["by"]) - 1), rest))
    shown.append((["TOTAL"] + [""] * (len(options["by"]) - 1), total))
    expect("rows", len(rows), len(shown) + 1)
    several = len(options["bases"]) > 1 or len(options["in"]) > 1
    for line, (key, row) in zip(rows[1:], shown):
        guarded = ["'" + part if part[:1] in ("=", "+", "-", "@") else part for part in key]
        expect("key", line[: len(key)], guarded)
        expect("counts", line[len(key) : len(key) + 2], [str(row["count"]), str(row["undisclosed"])])
        cells = iter(row["cells"])
        for basis in options["bases"]:
            for target in options["in"]:
                cell = next(cells)
                suffix = f" {target} {basis['name']}" if several else ""
                check_csv_cell(f"{key}{suffix}", dict(zip(header, line)), suffix, cell, options)


def check_csv_cell(where, fields, suffix, cell, options):
    def check(name, wanted):
        if name + suffix not in fields:
            return
        text = fields[name + suffix]
        expect(f"{where} {name}", None if text == "" else Fraction(text), wanted)

    exact = options["exact"]
    value = cell["low"] if exact else cell["shown"]
    alone = None if cell["undisclosed"] or cell["has_range"] else value
    check("total", alone)
    if cell["has_range"]:
        check("low", cell["low"] if exact else cell["shown_low"])
        check("high", cell["high"] if exact else cell["shown_high"])
        expect(where + " columns", "low" + suffix in fields, True)
    elif "low" + suffix in fields:
        check("low", alone)
        check("high", alone)
    if "gross" + suffix in fields and not cell["has_range"]:
        check("gross", alone if alone is None else cell["gross"] if exact else cell["shown_gross"] if cell["gross"] != cell["low"] else alone)


def run(kanjo, folder, words, files):
    return subprocess.run([kanjo, "total", *files, *words], cwd=folder, capture_output=True, env={})


FLAGS = {"--strict", "--adjust", "--exact", "--keep-going", "--normalise-splits"}
CHOOSES_RECORDS = {"--by", "--across", "--since", "--until", "--where", "--currency", "--unit", "--dates", "--normalise-splits", "--prices-by"}


def check_parts(kanjo, folder, case, files, whole):
    """A part for each file, merged, gives the bytes of one run."""
    choosing, valuing = [], []
    words = iter(case.arguments())
    for name in words:
        option = [name] if name in FLAGS else [name, next(words)]
        (choosing if name in CHOOSES_RECORDS else valuing).extend([] if name == "--jobs" else option)
    for file in files:
        done = subprocess.run([kanjo, "total", file, *choosing, "--keep-going", "--partial", "-o", file + ".part"],
                              cwd=folder, capture_output=True, env={})
        expect("a part's exit code", done.returncode in (0, 1), True)
    merged = subprocess.run([kanjo, "merge", *[file + ".part" for file in reversed(files)], *valuing, "--format", "json"],
                            cwd=folder, capture_output=True, env={})
    expect("merged parts", merged.stdout.decode(), whole.stdout.decode())
    expect("exit code of a merge", merged.returncode, whole.returncode)


def check_case(kanjo, folder, case):
    inputs = case.files + [("r.csv", case.rate_file)]
    new = old = None
    if case.old_records:
        inputs += case.old_files
        new = Side(case.records, case.options, case.table, case.prices)
        old = Side(case.old_records, case.options, case.old_table, case.prices)
        if case.old_table is not case.table:
            inputs.append(("old-r.csv", case.old_rate_file))
    if case.prices:
        inputs.append(("p.csv", case.write_prices()))
    for name, text in inputs:
        (folder / name).write_bytes(text.encode())
    oracle = Oracle(case.records, case.options, case.table, case.prices)
    groups, rest, total = oracle.run()
    codes = oracle.codes | (old.oracle.codes if old else set())
    has_problems = bool(codes)
    is_undisclosed = case.options["strict"] and total["undisclosed"] > 0
    prints = not has_problems or case.options["keep_going"]
    files = [name for name, _ in case.files]
    formats = [("json", check_json)] + [("csv", check_csv)] * case.chance(35)
    for format, check in formats:
        done = run(kanjo, folder, case.arguments() + ["--format", format], files)
        expect("exit code", done.returncode, 1 if has_problems or is_undisclosed else 0)
        if format == "json" and not old and case.chance(25):
            check_parts(kanjo, folder, case, files, done)
        if prints:
            if old and format == "csv":
                check_change_csv(done.stdout.decode(), case, new, old)
                continue
            check(done.stdout.decode(), case, oracle, groups, rest, total, codes)
            if old:
                check_change(json.loads(done.stdout)["against"], case, new, old)
        else:
            expect("standard output", done.stdout, b"")
    for code in codes:
        expect(f"{code} on standard error", f"error[{code}]".encode() in done.stderr, True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kanjo")
    parser.add_argument("--seed", type=int, default=20240412)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--keep", type=pathlib.Path)
    arguments = parser.parse_args()
    kanjo = str(pathlib.Path(arguments.kanjo).resolve())
    differences = 0
    for i in range(arguments.cases):
        seed = arguments.seed * 1_000_003 + i
        with tempfile.TemporaryDirectory() as name:
            folder = arguments.keep / str(seed) if arguments.keep else pathlib.Path(name)
            folder.mkdir(parents=True, exist_ok=True)
            case = Case(random.Random(seed))
            try:
                check_case(kanjo, folder, case)
            except Difference as difference:
                differences += 1
                files = " ".join(name for name, _ in case.files)
                words = " ".join(f"'{word}'" if set(word) & set(" ;<>!=*|&$\"") or not word else word for word in case.arguments())
                print(f"case {seed} differs: {difference}\n  kanjo total {files} {words}")
    print(f"{arguments.cases} cases, {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
