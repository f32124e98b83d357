#!/usr/bin/env python3
"""parts.py KANJO GENERATE [ROWS [PARTS]]: parts of ROWS rows each, made one after another, against one run over all of
them: the time of each, the size of the parts, and whether the reports are the same, byte for byte."""
import pathlib
import subprocess
import sys
import tempfile
import time


def timed(command, output=None):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=output)
    return time.perf_counter() - start


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


def main():
    kanjo, generate = (str(pathlib.Path(word).resolve()) for word in sys.argv[1:3])
    rows, count = (int(word) for word in (sys.argv[3:] + ["1000000", "10"][len(sys.argv) - 3 :]))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rates = folder / "rates.csv"
        with open(rates, "wb") as file:
            subprocess.run([generate, "rates"], check=True, stdout=file)
        whole = folder / "all.csv"
        with open(whole, "wb") as file:
            subprocess.run([generate, "csv", str(rows * count)], check=True, stdout=file)
        files = cut(whole, rows)
        parts, making = [], 0
        for file in files:
            parts.append(file.with_suffix(".part"))
            making += timed([kanjo, "total", "--partial", file, "-o", parts[-1]])
        valuation = ["--in", "USD", "--rates", rates, "--format", "json"]
        reports = folder / "one.json", folder / "merged.json"
        with open(reports[0], "wb") as file:
            one = timed([kanjo, "total", whole, *valuation], file)
        with open(reports[1], "wb") as file:
            merging = timed([kanjo, "merge", *reversed(parts), *valuation], file)
        size = sum(part.stat().st_size for part in parts) / len(parts) / 1e6
        same = reports[0].read_bytes() == reports[1].read_bytes()
        print(f"{count} parts of {rows:,} rows: {making:.2f} s to make, {size:.1f} MB each, {merging:.2f} s to merge; "
              f"one run {one:.2f} s; the reports are {'the same' if same else 'NOT THE SAME'}")
        return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
