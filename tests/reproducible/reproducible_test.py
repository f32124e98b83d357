"""The same input gives the same bytes: whatever the threads, the order of rows, the cut into files, the locale and the time
zone; and g++'s build prints what clang's does, where the other's tool is named in KANJO_OTHER.

    reproducible_test.py KANJO DATA
"""
import os
import pathlib
import random
import subprocess
import sys
import tempfile

KANJO = str(pathlib.Path(sys.argv[1]).resolve())
DATA = str(pathlib.Path(sys.argv[2]).resolve())
PLAIN = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TZ": "UTC", "LC_ALL": "C"}
OTHERS = [{"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, {"LC_ALL": "de_DE.UTF-8"}, {"TZ": "Pacific/Kiritimati"},
          {"TZ": "America/Adak", "LC_ALL": "ja_JP.UTF-8"}, {"LC_ALL": "", "LANG": "nonsense", "TZ": "nonsense"}]

failures = []


def run(arguments, folder, kanjo=KANJO, **changes):
    done = subprocess.run([kanjo, *arguments], cwd=folder, env={**PLAIN, **changes}, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


def expect_same(name, first, second):
    if first != second:
        failures.append(f"{name}: {first} and {second}"[:2000])


def rows_of(dice, count):
    amounts = [lambda: f"{dice.randrange(10**9)}.{dice.randrange(100):02}", lambda: f"${dice.randrange(1, 90)} billion",
               lambda: f"約{dice.randrange(1, 90)}兆円", lambda: f"{dice.randrange(1, 9)}-{dice.randrange(10, 20)} million euros",
               lambda: "undisclosed", lambda: f"-{dice.randrange(10**6)}"]
    sectors = ["chips", "cloud", "ıstanbul", "İZMİR", "AI", "", "エネルギー", "cafe\u0301", "café", "a \"quoted\"\nname"]
    rows = []
    for _ in range(count):
        amount = dice.choice(amounts)()
        currency = "" if not amount.lstrip("-")[0].isdigit() or " " in amount else dice.choice(["USD", "JPY", "EUR", "KRW"])
        sector = dice.choice(sectors).replace('"', '""')
        rows.append(f'20{dice.randrange(14, 26)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 28):02},"{sector}","{amount}",{currency}')
    return rows


def write(path, rows):
    path.write_text("date,sector,amount,currency\n" + "\n".join(rows) + "\n")


def totals(folder, dice):
    rows = rows_of(dice, 20_000)
    write(folder / "all.csv", rows)
    write(folder / "many.csv", rows * 6)
    threads_most = (folder / "many.csv").stat().st_size >> 20  # each has to have a mebibyte to read
    if threads_most < 3:
        failures.append(f"many.csv is divided among {threads_most} threads only")
    options = ["--by", "sector", "--in", "USD,JPY", "--basis", "value-date", "--basis", "2024-02"]
    for form in ("json", "csv", "text", "markdown", "html"):
        expected = run(["total", "many.csv", *options, "--format", form, "--jobs", "1"], folder)
        if expected[0] != 0:
            failures.append(f"{form}: exit {expected[0]}, {expected[2][:300]}")
        for jobs in ("2", "3", "16"):
            expect_same(f"{form} by {jobs} threads",
                        [part.replace(b"--jobs " + jobs.encode(), b"--jobs 1") if isinstance(part, bytes) else part
                         for part in run(["total", "many.csv", *options, "--format", form, "--jobs", jobs], folder)],
                        list(expected))
    expected = run(["total", "all.csv", *options, "--format", "json"], folder)
    shuffled = rows[:]
    dice.shuffle(shuffled)
    write(folder / "shuffled.csv", shuffled)
    expect_same("shuffled rows", run(["total", "shuffled.csv", *options, "--format", "json"], folder), expected)
    cuts = sorted(dice.sample(range(1, len(rows)), 4))
    names = []
    for begin, end in zip([0] + cuts, cuts + [len(rows)]):
        names.append(f"part{begin}.csv")
        write(folder / names[-1], rows[begin:end])
    dice.shuffle(names)
    expect_same("several files", run(["total", *names, *options, "--format", "json"], folder), expected)


def surroundings(folder):
    commands = [["total", f"{DATA}/japan-2024.json", "--in", "USD", "--format", "json"],
                ["total", f"{DATA}/japan-2024.json", "--in", "USD,JPY", "--by", "sector,status"],
                ["3.9T yen in USD, EUR", "--style", "ja"], ["check", "3.9 trillion yen ($25 billion)", "--fits"],
                ["I", "in", "USD"], ["1 TRY in USD"], ["currencies"], ["rates", "list"], ["total", "missing.csv"], ["--help"]]
    for command in commands:
        expected = run(command, folder)
        for others in OTHERS:
            expect_same(f"{command} under {others}", run(command, folder, **others), expected)
        if "KANJO_OTHER" in os.environ:
            expect_same(f"{command} of the other build", run(command, folder, os.environ["KANJO_OTHER"]), expected)


with tempfile.TemporaryDirectory(prefix="reproducible") as name:
    totals(pathlib.Path(name), random.Random(20240412))
    surroundings(pathlib.Path(name))
print("\n".join(failures) or "the same bytes for every number of threads, order of rows, cut, locale and time zone")
sys.exit(1 if failures else 0)
