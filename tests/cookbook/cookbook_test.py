"""Runs a page of the cookbook as a reader would: its files are written, its commands run in a shell, one after another in
one folder, and what they print must be what the page shows.

    cookbook_test.py KANJO PROJECT PAGE [--update]

A block ```csv deals.csv is a file; a block ```console holds commands after "$ " with what they print, and
```console needs=ledger is left out, and said to be, where that program is not installed.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
BLOCK = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands_of(block):
    """The commands of a console block, each with the lines that follow it."""
    commands = []
    for line in block.splitlines():
        if line.startswith("$ "):
            commands.append([line[2:], []])
        elif commands and commands[-1][0].endswith("\\") and not commands[-1][1]:
            commands[-1][0] += "\n" + line
        else:
            commands[-1][1].append(line)
    return [(command, "\n".join(lines)) for command, lines in commands]


def run(command, folder, environment):
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=300, check=False)
    return done.stdout.decode().rstrip("\n")


def missing_program(info):
    needs = [word[len("needs="):] for word in info.split() if word.startswith("needs=")]
    return next((name for name in needs if shutil.which(name) is None), None)


class Page:
    def __init__(self, kanjo, project, path):
        self.path = path
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cookbook"))
        (self.folder / "data").symlink_to(project / "data")
        self.environment = {"PATH": f"{kanjo.parent}:{os.environ['PATH']}", "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
                            "KANJO_BUILD": str(kanjo.parent), "CXX": os.environ.get("CXX", "c++"),
                            "CXXFLAGS": os.environ.get("CXXFLAGS", "")}
        self.failures = 0
        self.run_blocks = 0

    def check(self, text):
        """Returns the text with what the commands print now."""
        result = BLOCK.sub(self.block, text)
        shutil.rmtree(self.folder)
        return result

    def block(self, match):
        kind, info, content = match.groups()
        if kind == "console":
            return self.console(match.group(0), info, content)
        if info:
            (self.folder / info).write_text(content)
        return match.group(0)

    def console(self, whole, info, content):
        missing = missing_program(info)
        if missing:
            print(f"{self.path.name}: a block is left out: {missing} is not installed")
            return whole
        self.run_blocks += 1
        shown = []
        for command, expected in commands_of(content):
            printed = run(command, self.folder, self.environment)
            if printed != expected.rstrip("\n"):
                self.failures += 1
                print(f"{self.path.name}: $ {command}\nexpected:\n{expected}\nprinted:\n{printed}\n")
            shown.append(f"$ {command}\n" + (printed + "\n" if printed else ""))
        return f"```console{' ' + info if info else ''}\n{''.join(shown)}```"


def main(arguments):
    kanjo, project, path = (pathlib.Path(argument).resolve() for argument in arguments[:3])
    page = Page(kanjo, project, path)
    now = page.check(path.read_text())
    if "--update" in arguments:
        path.write_text(now)
        return 0
    if page.failures:
        return 1
    print(f"{path.name}: {page.run_blocks} blocks of commands print what the page shows")
    return 0 if page.run_blocks else SKIPPED


sys.exit(main(sys.argv[1:]))
