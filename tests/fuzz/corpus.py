#!/usr/bin/env python3
"""corpus.py unpack FILE FOLDER: writes each line of a packed corpus as a file, as libFuzzer wants it.
corpus.py pack FOLDER FILE: packs the files of a folder, sorted: a line an input, with backslashes doubled and other
bytes than printable ASCII as \\xHH.
"""
import pathlib
import re
import sys


def packed(data):
    return "".join("\\\\" if byte == 0x5C else chr(byte) if 0x20 <= byte < 0x7F else f"\\x{byte:02x}" for byte in data)


def unpacked(line):
    return re.sub(rb"\\(\\|x..)", lambda m: b"\\" if m[1] == b"\\" else bytes([int(m[1][1:], 16)]), line.encode())


def main():
    action, source, target = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    if action == "pack":
        lines = sorted(packed(file.read_bytes()) for file in source.iterdir())
        target.write_text("".join(line + "\n" for line in lines), encoding="ascii")
    else:
        target.mkdir(parents=True, exist_ok=True)
        for number, line in enumerate(source.read_text(encoding="ascii").splitlines()):
            (target / f"{number:05}").write_bytes(unpacked(line))


if __name__ == "__main__":
    main()
