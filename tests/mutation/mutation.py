#!/usr/bin/env python3
"""Breaks the sources one small place at a time and counts how often the tests notice.

mutation.py PROJECT BUILD [--count 100] [--seed N] [--rooms decimal,money,rates,totals]

Each mutant is one source file, changed in a copy, compiled and linked with the other objects of BUILD, whose tests and tool
must be there; the oracles try the tool. One that does not compile does not count, nor one of equal.tsv: those, each with its
reason, behave as the original does. A mutant is killed by a test that fails, crashes or does not end; fewer than 95 of 100
are a failure.
"""
import argparse
import json
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import time

KILLED_MIN = 95  # of 100
ORACLES = ("calc_oracle.py", "convert_oracle.py", "run_oracle.py")
# The quickest first.
PROGRAMS = ("kanjo_press", "kanjo_golden_tests", "kanjo_unit_tests", "kanjo_property_tests")
MEMORY_MAX = 6 << 30
# As in the precompiled header of CMakeLists.txt.
COMMON_HEADERS = ("algorithm", "map", "memory", "optional", "span", "string", "string_view", "variant", "vector")

FLIPS = {" < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ", " == ": " != ", " != ": " == ", " && ": " || ", " || ": " && ",
         " + ": " - ", " - ": " + ", " += ": " -= ", " -= ": " += ", " * ": " + ", "++": "--", "return true;": "return false;",
         "return false;": "return true;", "(!": "("}
FLIP = re.compile("|".join(re.escape(flip) for flip in sorted(FLIPS, key=len, reverse=True)))
NUMBER = re.compile(r"(?<![\w.'])\d+(?![\w.'>])")  # how long an array is, std::array<char, 40>, shows nowhere
# One line that is a whole statement and declares nothing: a call, an assignment, a jump.
STATEMENT = re.compile(r"\s+(?:(?!return\b)[\w.:\[\]>()*-]+(?:\(.*\)|\s[-+*|&]?=\s.*)|\+\+\w+|break|continue);$")
# What is no behaviour, or holds whatever the input: declarations, assertions, memory set aside or fetched ahead, how much of
# a file or of memory is taken at once, how letters are mixed into a hash.
PASSED_OVER = re.compile(r"\s*(?:#|//|template|using|static_assert|KANJO_INVARIANT|namespace|__builtin_prefetch|[\w.]+[.]reserve\("
                         r"|constexpr std::size_t (?:block|chunk)_\w+ = |.*\bhash = (?:mix|\(hash)\b|return hash >>)")


def blanked(line):
    """The line with comments and what stands between quotes blanked out, in the same columns."""
    line = re.sub(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)\'', lambda quoted: "~" * len(quoted[0]), line)
    line = re.sub(r"(__builtin_expect\(.*, )[01]\)", r"\1~)", line)  # a hint to the compiler
    return line.split("//")[0]


def changes_of(line):
    """Every mutant of a line."""
    if PASSED_OVER.match(line):
        return
    code = blanked(line)
    for found in FLIP.finditer(code):
        if found[0] == " + " and '"' in line:
            continue  # texts are joined, not added
        yield line[:found.start()] + FLIPS[found[0]] + line[found.end():]
    for found in NUMBER.finditer(code):
        for number in (int(found[0]) + 1, int(found[0]) - 1):
            yield line[:found.start()] + str(number) + line[found.end():]
    if STATEMENT.fullmatch(code):
        yield re.match(r"\s*", line)[0] + ";"


def mutants_of(source, folder):
    lines = source.read_text().split("\n")
    for number, line in enumerate(lines):
        for changed in changes_of(line):
            yield source.relative_to(folder), number, line, changed


def key_of(mutant):
    """(file, line, changed line) without blanks around them."""
    file, _, line, changed = mutant
    return str(file), line.strip(), changed.strip()


def equal_mutants(path):
    """As key_of has them."""
    rows = [row.split("\t") for row in path.read_text().splitlines() if row and not row.startswith("#")]
    assert all(len(row) == 4 and row[3] for row in rows), "each has file, line, changed line, reason"
    return {tuple(row[:3]) for row in rows}


class Build:
    """An ordinary build with one object of the library put in the place of its own."""

    def __init__(self, folder, scratch):
        self.folder, self.scratch = folder, scratch
        self.compilations = {entry["file"]: entry["command"] for entry in json.loads((folder / "compile_commands.json").read_text())}
        self.links = {name: subprocess.run(["ninja", "-C", folder, "-t", "commands", "-s", name], check=True, capture_output=True,
                                           text=True).stdout for name in (*PROGRAMS, "kanjo")}

    def compile(self, original, source):
        """At -O1, with a precompiled header of its own, for the build's holds for other flags; warnings are no errors."""
        common = self.scratch / "common.h"
        command = self.compilations[str(original)].replace(" -Werror", "")
        command = re.sub(r" -O[0-3]\b", " -O1", re.sub(r"-Winvalid-pch -include \S+", "", command))
        if not common.exists():
            common.write_text("".join(f"#include <{header}>\n" for header in COMMON_HEADERS))
            header = command.replace(str(original), str(common)).replace(" -c ", " -x c++-header -c ")
            self.done(re.sub(r" -o \S+", f" -o {common}.gch", header))
        command = command.replace(str(original), str(source)).replace(" -c ", f" -include {common} -c ")
        return self.done(re.sub(r" -o \S+", f" -o {self.scratch}/mutant.o", command))

    def link(self, name):
        fast = " -fuse-ld=lld " if shutil.which("ld.lld") else " "
        return self.done(re.sub(r" -o (\S+)", rf"{fast}{self.scratch}/mutant.o -o {self.scratch}/\1", self.links[name]))

    def done(self, command):
        return subprocess.run(command, shell=True, cwd=self.folder, capture_output=True, check=False).returncode == 0


def tests_of(project, scratch):
    """(a program of the build, what is run of it) for each run."""
    transcripts = [*sorted(project.glob("tests/golden/*/*.txt")), project / "README.md"]
    arguments = {"kanjo_press": [project / "tests/conformance/press"], "kanjo_golden_tests": transcripts}
    runs = [(name, [scratch / name, *arguments.get(name, ["--abort"])]) for name in PROGRAMS]
    oracles = [[sys.executable, "-B", project / "tests/oracle" / oracle, scratch / "kanjo"] for oracle in ORACLES]
    return runs + [("kanjo", oracle) for oracle in oracles]


def fails(run, folder, seconds):
    """How the run fails, if it does, within so many seconds of the processor."""
    def bound():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX, MEMORY_MAX))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        done = subprocess.run(run, cwd=folder, preexec_fn=bound, check=False, timeout=20 * seconds, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, env={**os.environ, "RC_PARAMS": "seed=20240412"})
    except subprocess.TimeoutExpired:
        return "time"
    if done.returncode == 0:
        return None
    return f"signal {-done.returncode}" if done.returncode < 0 else pathlib.Path(run[2] if run[1] == "-B" else run[0]).stem


def killer(project, build, seconds):
    """What fails first, or nothing; `seconds` stand beside the runs."""
    linked = None
    for (name, run), allowed in zip(tests_of(project, build.scratch), seconds, strict=True):
        if name != linked and not build.link(name):
            return "compiler"
        linked = name
        if by := fails(run, build.scratch, allowed):
            return by
    return None


def seconds_allowed(project, build):
    """Of each run, more than three times what it takes undisturbed. Ends the program where one fails."""
    source = project / "src/decimal/decimal.cc"
    if not build.compile(source, source):
        sys.exit("the original does not compile")
    seconds = []
    for name, run in tests_of(project, build.scratch):
        if not build.link(name):
            sys.exit(f"{name} cannot be linked")
        begun = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        if by := fails(run, build.scratch, 600):
            sys.exit(f"without any mutant: {by}")
        seconds.append(5 + 3 * int(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begun))
    return seconds


def fate_of(project, build, mutant, seconds):
    """What killed it, or nothing."""
    file, number, _, changed = mutant
    lines = (project / file).read_text().split("\n")
    lines[number] = changed
    source = build.scratch / file.name
    source.write_text("\n".join(lines))
    return killer(project, build, seconds) if build.compile(project / file, source) else "compiler"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=pathlib.Path)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--rooms", default="decimal,money,rates,totals")
    options = parser.parse_args()
    project, folder = options.project.resolve(), options.build.resolve()
    shutil.rmtree(folder / "mutation", ignore_errors=True)
    (folder / "mutation").mkdir()
    build = Build(folder, folder / "mutation")
    seconds = seconds_allowed(project, build)
    rooms = options.rooms.split(",")
    sources = [file for room in rooms for file in sorted((project / "src" / room).glob("*.cc"))]
    mutants = [mutant for source in sources for mutant in mutants_of(source, project)]
    equal = equal_mutants(pathlib.Path(__file__).with_name("equal.tsv"))
    if stale := {key for key in equal if key[0].split("/")[1] in rooms} - {key_of(mutant) for mutant in mutants}:
        sys.exit("equal.tsv has what is no mutant: " + "; ".join(" ".join(key) for key in sorted(stale)))
    random.Random(options.seed).shuffle(mutants)
    print(f"{len(mutants)} mutants, of which {options.count} are tried; seed {options.seed}", flush=True)
    killed, survived = 0, 0
    for mutant in mutants:
        if killed + survived == options.count:
            break
        file, number, line, changed = mutant
        if key_of(mutant) in equal:
            continue
        by = fate_of(project, build, mutant, seconds)
        killed += by is not None and by != "compiler"
        survived += by is None
        print(f"{by or 'SURVIVED':<20} {file}:{number + 1}: {line.strip()}  ->  {changed.strip()}", flush=True)
    print(f"killed {killed} of {killed + survived}")
    return 0 if 100 * killed >= KILLED_MIN * (killed + survived) else 1


if __name__ == "__main__":
    sys.exit(main())
