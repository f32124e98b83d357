#!/usr/bin/env python3
"""run_bench.py KANJO GENERATE [ROWS [RUNS]]: the standard job and the start-up, beside yardsticks and installed peers,
what else a row can cost, and the scan of running text.

Commands run in turn (A B C A B C ...), whole processes, files in the page cache. What is printed are medians, ratios to
`wc -l` of the same run, and whether each answer is the oracle's to the last cent.
"""
import csv
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import peers

HERE = pathlib.Path(__file__).parent


def timed(command, output, allowed=(0,)):
    """Seconds of wall and processor, and the peak of memory in MiB; None where it does not end as it should."""
    start = time.perf_counter_ns()
    with open(output, "wb") as file:
        process = subprocess.Popen(["/bin/sh", "-c", "exec " + command], stdout=file)
        _, status, usage = os.wait4(process.pid, 0)
    wall = (time.perf_counter_ns() - start) / 1e9
    if os.waitstatus_to_exitcode(status) not in allowed:
        return None
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def answer_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {row["sector"]: (row["count"], row["total"]) for row in csv.DictReader(file)}


def measure(commands, runs, folder):
    times = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            if run == 0 and not name.startswith(("kanjo", "wc", "cat")):
                continue  # warming the page cache needs no peer
            taken = timed(command, folder / (name.replace(" ", "_").replace("/", "_") + ".out"))
            if taken is None:
                times[name] = None
                commands = {key: value for key, value in commands.items() if key != name}
                print(f"{name}: failed", file=sys.stderr)
                break
            if run > 0:
                times[name].append(taken)
    return times


def print_table(times, yardstick, exact):
    base = statistics.median(wall for wall, _, _ in times[yardstick])
    print(f"{'':28}{'wall s':>9}{'cpu s':>9}{'MiB':>8}{'ratio':>9}  answer")
    for name, taken in times.items():
        if not taken:
            continue
        wall, cpu, peak = (statistics.median(column) for column in zip(*taken))
        print(f"{name:28}{wall:9.3f}{cpu:9.3f}{peak:8.0f}{wall / base:9.2f}  {exact.get(name, '')}")


def standard_job(kanjo, generate, rows, runs, folder):
    paths = {"c": folder / "c.csv", "j": folder / "c.jsonl", "r": folder / "rates.csv"}
    for key, words in (("r", "rates"), ("c", f"csv {rows}"), ("j", f"jsonl {rows}")):
        with open(paths[key], "wb") as file:
            subprocess.run([generate, *words.split()], check=True, stdout=file)
    expected = folder / "expected.csv"
    with open(expected, "wb") as file:
        subprocess.run([sys.executable, HERE / "oracle.py", paths["c"], paths["r"]], check=True, stdout=file)
    total = f"{kanjo} total {{}} --rates {paths['r']} --by sector --in USD --format csv"
    commands = {
        "wc -l": f"wc -l {paths['c']}",
        "cat": f"cat {paths['c']}",
        "kanjo, all cores": total.format(paths["c"]),
        "kanjo, one thread": total.format(paths["c"]) + " --jobs 1",
        "kanjo, JSON Lines": total.format(paths["j"]),
    }
    for name, command in peers.installed(folder):
        commands[name] = command.format(c=paths["c"], r=paths["r"])
    for program in peers.missing():
        print(f"{program} is not installed: the table does without it")
    times = measure(commands, runs, folder)
    exact = {}
    for name in commands:
        if times.get(name) and name not in ("wc -l", "cat"):
            found = answer_of(folder / (name.replace(" ", "_").replace("/", "_") + ".out"))
            wrong = sum(found.get(sector) != answer for sector, answer in answer_of(expected).items())
            exact[name] = "exact" if wrong == 0 else f"{wrong} of {len(answer_of(expected))} totals wrong"
    print(f"\nThe standard job, {rows:,} rows, {os.cpu_count()} cores, medians of {runs}; ratio to wc -l\n")
    print_table(times, "wc -l", exact)
    return all(answer == "exact" for name, answer in exact.items() if name.startswith("kanjo"))


def first_rows(source, count, target, change=None):
    """The first rows of a file, each changed as a list of cells where that is asked for."""
    with open(source, newline="", encoding="utf-8") as file, open(target, "w", newline="", encoding="utf-8") as out:
        reader, writer = csv.reader(file), csv.writer(out, lineterminator="\n")
        writer.writerow(header := next(reader))
        for row, _ in zip(reader, range(count)):
            writer.writerow(change(dict(zip(header, row))).values() if change else row)
    return target


def figure(row):
    return row | {"amount": f"{row['amount'].partition('.')[0][:3]}.{len(row['id'])}M"}


def figure_as_number(row):
    return row | {"amount": figure(row)["amount"].replace(".", "")[:-1] + "00000"}


def ratio(commands, runs, folder):
    """How many times as long the second command takes as the first, by medians, and its peak of memory in MiB."""
    times = measure(dict(zip(("kanjo, the yardstick", "kanjo, the subject"), commands)), runs, folder)
    yardstick, subject = (statistics.median(wall for wall, _, _ in taken) for taken in times.values())
    return subject / yardstick, statistics.median(peak for _, _, peak in times["kanjo, the subject"])


def other_costs(kanjo, rows, runs, folder):
    """Each against the nearest thing that does less, on the files of the standard job."""
    c, rates = folder / "c.csv", f"--rates {folder / 'rates.csv'}"
    few = first_rows(c, rows // 10, folder / "few.csv")
    texts = first_rows(c, rows // 10, folder / "texts.csv", figure)
    numbers = first_rows(c, rows // 10, folder / "numbers.csv", figure_as_number)
    total = f"{kanjo} total {{}} {rates} --by sector --in {{}} --format csv"
    ten = "USD,JPY,EUR,GBP,CNY,INR,CHF,CAD,AUD,KWD"
    bases = " ".join(f"--basis {year}" for year in range(2015, 2024))
    converted = folder / "converted.csv"
    subprocess.run(f"{kanjo} convert {c} {rates} --in USD -o {converted}", shell=True, check=True)
    plain = total.format(c, "USD")
    lines = {
        f"{rows // 10:,} rows, against wc -l": (f"wc -l {few}", total.format(few, "USD")),
        f"{rows:,} rows, against a tenth of them": (total.format(few, "USD"), plain),
        "ten targets, against one": (plain, total.format(c, ten)),
        "ten bases, against one": (plain, f"{plain} --basis value-date {bases}"),
        "figures as text, against numbers": (total.format(numbers, "USD"), total.format(texts, "USD")),
        "convert, against cat of its output": (
            f"sh -c 'cat {converted} > {folder / 'copy.csv'}'", f"{kanjo} convert {c} {rates} --in USD -o {folder / 'again.csv'}"),
    }
    print(f"\nWhat else a row can cost, medians of {runs}\n")
    print(f"{'':40}{'times':>8}{'MiB':>8}")
    for name, commands in lines.items():
        times, peak = ratio(commands, runs, folder)
        print(f"{name:40}{times:8.2f}{peak:8.0f}")
    groups = f"{kanjo} total {c} {rates} --by id --in USD"
    for name, command in (("a part", f"{groups} --partial"), ("a report as CSV", f"{groups} --format csv")):
        taken, little = timed(command, folder / "groups.out"), timed(plain, folder / "one.out")
        each = (taken[2] - little[2]) * 2**20 / rows
        print(f"{f'{rows:,} groups, {name}: bytes a group':48}{each:8.0f}")


def start_up(kanjo, folder):
    """Medians over many whole processes, in turn."""
    commands = {"true": ["/bin/true"], "kanjo at a rate": [kanjo, "3.9T yen in USD at 156"],
                "kanjo by the table": [kanjo, "3.9T yen in USD"]}
    if pathlib.Path("/usr/bin/bc").exists():
        commands["bc"] = ["/usr/bin/bc"]
    times = {name: [] for name in commands}
    for _ in range(200):
        for name, command in commands.items():
            start = time.perf_counter_ns()
            subprocess.run(command, check=True, input=b"1+1\n", stdout=subprocess.DEVNULL)
            times[name].append((time.perf_counter_ns() - start) / 1e6)
    base = statistics.median(times.get("bc", times["true"]))
    print(f"\nStart-up, medians of 200 whole processes; ratio to {'bc' if 'bc' in times else 'true'}\n")
    for name, taken in times.items():
        print(f"{name:28}{statistics.median(taken):9.2f} ms{statistics.median(taken) / base:9.2f}")


def scan(kanjo, runs, folder):
    """Megabytes of prose a second on one core, by how dense the figures stand."""
    print(f"\nScan of running text, one core, medians of {runs}\n")
    print(f"{'a figure each':28}{'MB':>6}{'figures':>10}{'cpu s':>9}{'MB/s':>8}")
    for gap in (1000, 250, 60):
        path = folder / f"prose_{gap}.txt"
        with open(path, "wb") as file:
            subprocess.run([sys.executable, HERE / "prose.py", "30", str(gap)], check=True, stdout=file)
        command = f"{kanjo} scan {path} --format csv 2>{os.devnull}"
        taken = [timed(command, folder / "scan.out", allowed=(0, 1)) for _ in range(runs)]
        megabytes = path.stat().st_size / 1e6
        seconds = statistics.median(cpu for _, cpu, _ in taken)
        figures = (folder / "scan.out").read_bytes().count(b"\n") - 1
        print(f"{f'{gap} bytes':28}{megabytes:6.0f}{figures:10,}{seconds:9.3f}{megabytes / seconds:8.0f}")


def main():
    kanjo, generate = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    with tempfile.TemporaryDirectory() as name:
        is_exact = standard_job(kanjo, generate, rows, runs, pathlib.Path(name))
        other_costs(kanjo, rows, runs, pathlib.Path(name))
        start_up(kanjo, pathlib.Path(name))
        scan(kanjo, runs, pathlib.Path(name))
    return 0 if is_exact else 1


sys.exit(main())
