"""check_source.py ROOT: prints what the checks find in the source tree, and fails where they find anything."""

import sys

import checks
from source_tree import SourceTree


def main():
    findings = [finding for check in checks.ALL for finding in check(SourceTree(sys.argv[1]))]
    for finding in findings:
        print(finding)
    print(f"{len(checks.ALL)} checks, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
