#!/usr/bin/env python3
"""What the linked tool and the library's objects say of how they were hardened.

hardened_test.py KANJO LIBRARY BUILD_TYPE
"""

import re
import subprocess
import sys


def printed_by(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True, errors="replace").stdout


def main():
    kanjo, library, build_type = sys.argv[1:]
    headers = printed_by("readelf", "-hlW", kanjo)
    dynamic = printed_by("readelf", "-dW", kanjo)
    needed = printed_by("nm", "-u", library)
    checks = {
        "position-independent": re.search(r"Type:\s+DYN", headers) and "PIE" in dynamic,
        "relocations are read-only": "GNU_RELRO" in headers,
        "symbols are bound at the start": "BIND_NOW" in dynamic or re.search(r"Flags:.*\bNOW\b", dynamic),
        "the stack holds no code": re.search(r"GNU_STACK.* RW  ", headers),
        "no segment can be written and run": not re.search(r"LOAD.* RWE ", headers),
        "stack protector": "__stack_chk_fail" in needed,
        "assertions of the standard library": "__glibcxx_assert_fail" in needed or "__replacement_assert" in needed,
    }
    if build_type == "Release":
        checks["_FORTIFY_SOURCE"] = re.search(r"__(?!stack)\w+_chk\b", needed)
    for name, holds in checks.items():
        print("ok  " if holds else "NOT ", name)
    return 0 if all(checks.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
