#!/usr/bin/env python3
"""parts.py KANJO GENERATE [ROWS [PARTS]]: parts of ROWS rows each, made one after another and merged in several orders,
against one run over all of them, byte for byte, and against the oracle, cent for cent; with the time of each and the size
of the parts."""
import csv
import io
import pathlib
import random
import subprocess
import sys
import tempfile
import time

ORACLE = pathlib.Path(__file__).with_name("oracle.py")
ORDERS = 5


def timed(command, output=None):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=output)
    return time.perf_counter() - start


def made(command, path):
    with open(path, "wb") as file:
        return timed(command, file)


def cut(whole, rows):
    """Files of so many lines each, every one under the header."""
    files = []
    with open(whole, "rb") as source:
        header = source.readline()
        for line in source:
            if not files or left == 0:
                files.append(open(whole.with_name(f"{len(files)}.csv"), "wb"))
                files[-1].write(header)
                left = rows
            files[-1].write(line)
            left -= 1
    for file in files:
        file.close()
    return [pathlib.Path(file.name) for file in files]


def answer_of(text):
    return {row["sector"]: (row["count"], row["total"]) for row in csv.DictReader(io.StringIO(text))}


def orders_of(parts):
    shuffled = random.Random(len(parts))
    return [parts[::-1]] + [shuffled.sample(parts, len(parts)) for _ in range(ORDERS - 1)]


def main():
    kanjo, generate = (str(pathlib.Path(word).resolve()) for word in sys.argv[1:3])
    rows, count = (int(word) for word in (sys.argv[3:] + ["1000000", "10"][len(sys.argv) - 3 :]))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rates, whole = folder / "rates.csv", folder / "all.csv"
        made([generate, "rates"], rates)
        made([generate, "csv", str(rows * count)], whole)
        expected = answer_of(subprocess.check_output([sys.executable, "-B", ORACLE, whole, rates], text=True))
        files = cut(whole, rows)
        parts = [file.with_suffix(".part") for file in files]
        making = sum(timed([kanjo, "total", "--partial", file, "-o", part]) for file, part in zip(files, parts))
        valuation = ["--in", "USD", "--rates", rates, "--format"]
        wrong, merging = [], []
        one = made([kanjo, "total", whole, *valuation, "csv"], folder / "one.csv")
        report = (folder / "one.csv").read_text()
        if answer_of(report) != expected:
            wrong.append(f"one run is not what the oracle has: {report}")
        for number, order in enumerate(orders_of(parts)):
            merging.append(made([kanjo, "merge", *order, *valuation, "csv"], folder / "merged.csv"))
            if (folder / "merged.csv").read_text() != report:
                wrong.append(f"order {number} of the parts gives another report")
        # Every rate and the exact sums stand in JSON, which takes longer.
        made([kanjo, "total", whole, *valuation, "json"], folder / "one.json")
        made([kanjo, "merge", *random.Random(7).sample(parts, len(parts)), *valuation, "json"], folder / "merged.json")
        if (folder / "merged.json").read_bytes() != (folder / "one.json").read_bytes():
            wrong.append("the parts give another report as JSON")
        size = sum(part.stat().st_size for part in parts) / len(parts) / 1e6
        print(f"{len(parts)} parts of {rows:,} rows: {making:.2f} s to make, {size:.1f} MB each, "
              f"{sum(merging) / len(merging):.2f} s to merge; one run {one:.2f} s")
        print("\n".join(wrong) or f"{len(merging)} orders: the same report as one run, and the oracle's to the cent")
        return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
