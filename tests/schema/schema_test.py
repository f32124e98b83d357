#!/usr/bin/env python3
"""schema_test.py SCHEMAS PAGE...: every JSON report that stands in a transcript is what its schema says.

Skipped (77) without Debian's python3-jsonschema.
"""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)


def documents(page):
    """The JSON values in a transcript, with the line where each begins."""
    lines = pathlib.Path(page).read_text(encoding="utf-8").split("\n")
    at = 0
    while at < len(lines):
        if lines[at] == "{":
            end = lines.index("}", at)
            yield at + 1, json.loads("\n".join(lines[at:end + 1]))
            at = end
        elif lines[at].startswith('{"schema":'):
            yield at + 1, json.loads(lines[at])
        at += 1


def main():
    schemas = {}
    for file in pathlib.Path(sys.argv[1]).glob("*.json"):
        schema = json.loads(file.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        schemas["kanjo." + file.stem + "/1"] = jsonschema.Draft202012Validator(schema)
    checked = {name: 0 for name in schemas}
    faults = 0
    for page in sys.argv[2:]:
        for line, document in documents(page):
            name = document.get("schema")
            if name is None:
                continue
            if name not in schemas:
                print(f"{page}:{line}: there is no schema {name}")
                faults += 1
                continue
            checked[name] += 1
            for error in schemas[name].iter_errors(document):
                print(f"{page}:{line}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
                faults += 1
    unused = [name for name, count in checked.items() if count == 0]
    for name in unused:
        print(f"no transcript shows {name}")
    print(f"{sum(checked.values())} documents against {len(schemas)} schemas, {faults} faults")
    return 1 if faults or unused else 0


sys.exit(main())
