#!/usr/bin/env python3
"""Runs the tests of a build with clang's coverage and says how much of the library they reach.

It counts the branches of the source, by its regions: those that an exception would take out of a call are none.

coverage.py BUILD LLVM_COV LLVM_PROFDATA
Fails below 95 % of the lines or 85 % of the branches.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

LINES_MIN = 95
BRANCHES_MIN = 85
# What takes long and reaches nothing that the others do not.
LEFT_OUT = "^(oracle|reproducible|docs|consumer|page|source|hardened): "


def measure(build, cov, profdata):
    profiles = build / "profiles"
    shutil.rmtree(profiles, ignore_errors=True)
    profiles.mkdir()
    tests = subprocess.run(["ctest", "--test-dir", build, "-E", LEFT_OUT, "-j2", "--output-on-failure", "-Q"], check=False,
                           env={**os.environ, "LLVM_PROFILE_FILE": f"{profiles}/%m.profraw"})
    for left in pathlib.Path(__file__).parents[1].glob("default.profraw"):  # of tests that run the tool in an empty environment
        left.rename(profiles / left.name)
    if tests.returncode != 0:
        print("tests failed: what they reach is not all", file=sys.stderr)
    merged = build / "coverage.profdata"
    subprocess.run([profdata, "merge", "-sparse", "-o", merged, *profiles.iterdir()], check=True)
    programs = [build / name for name in ("kanjo", "kanjo_unit_tests", "kanjo_golden_tests", "kanjo_property_tests", "kanjo_dectest")]
    objects = [argument for program in programs[1:] for argument in ("-object", program)]
    exported = subprocess.run([cov, "export", "-summary-only", "-instr-profile", merged, programs[0], *objects],
                              check=True, capture_output=True).stdout
    return json.loads(exported)["data"][0]["files"]


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    rooms, totals = {}, {}
    for file in measure(build, *sys.argv[2:]):
        path = pathlib.Path(file["filename"])
        if path.parent.parent.name != "src" or path.parent.name == "cli":
            continue
        for kind in ("lines", "branches"):
            summary = file["summary"][kind]
            for counts in (rooms.setdefault(path.parent.name, {}), totals):
                covered, count = counts.get(kind, (0, 0))
                counts[kind] = (covered + summary["covered"], count + summary["count"])
    share = lambda counts, kind: 100 * counts[kind][0] / max(1, counts[kind][1])
    print(f"{'room':<12} {'lines':>7} {'branches':>9}")
    for room, counts in [*sorted(rooms.items()), ("library", totals)]:
        print(f"{room:<12} {share(counts, 'lines'):6.1f}% {share(counts, 'branches'):8.1f}%")
    return 0 if share(totals, "lines") >= LINES_MIN and share(totals, "branches") >= BRANCHES_MIN else 1


if __name__ == "__main__":
    sys.exit(main())
