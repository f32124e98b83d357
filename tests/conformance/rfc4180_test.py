#!/usr/bin/env python3
"""CSV as RFC 4180 has it, rule by rule, and random texts against another reader.

rfc4180_test.py KANJO [SEED [TEXTS]]
The other reader is written from the RFC, byte by byte. Where kanjo decides what the RFC leaves open, the case says so.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

HEAD = b"amount,note,currency\n"


class Malformed(Exception):
    def __init__(self, line, what):
        super().__init__(f"line {line}: {what}")
        self.line = line


def read_field(text, at, line):
    """The field at `at`: its content, where it ends, and the line there."""
    if text[at:at + 1] != b'"':
        end = at
        while end < len(text) and text[end:end + 1] not in (b",", b"\n"):
            if text[end] == ord('"'):
                raise Malformed(line, "a quote in a field without quotes")
            end += 1
        return text[at:end], end, line
    opened, at, content = line, at + 1, b""
    while True:
        close = text.find(b'"', at)
        if close < 0:
            raise Malformed(opened, "a quote that is never closed")
        content += text[at:close]
        line += text[at:close].count(b"\n")
        if text[close + 1:close + 2] != b'"':
            break
        content += b'"'
        at = close + 2
    rest = text[close + 1:close + 3]
    if rest and rest[:1] not in (b",", b"\n") and rest != b"\r\n" and rest != b"\r":
        raise Malformed(line, "text behind a closing quote")
    return content, close + 1, line


def read_csv(text):
    """The records with the line of each; blank lines are none."""
    records, at, line = [], 0, 1
    while at < len(text):
        begin, first_line, fields = at, line, []
        while True:
            content, at, line = read_field(text, at, line)
            fields.append(content)
            if text[at:at + 1] != b",":
                break
            at += 1
        is_quoted = text[begin:begin + 1] == b'"' or len(fields) > 1
        raw_end = text[at:at + 2]
        if raw_end == b"\r\n":
            at += 1
        elif fields[-1].endswith(b"\r") and not text[:at].endswith(b'"'):
            fields[-1] = fields[-1][:-1]
        elif raw_end == b"\r" and at + 1 == len(text):
            at += 1
        at, line = at + 1, line + 1
        if fields != [b""] or is_quoted:
            records.append((first_line, fields))
    return records


def rows_of(text):
    """(amount, note) of each record. Raises Malformed."""
    records = read_csv(text)
    for line, fields in records:
        if len(fields) != len(records[0][1]):
            raise Malformed(line, "another number of fields")
        if b"\0" in b"".join(fields):
            raise Malformed(line, "NUL")
    return [fields for _, fields in records[1:]]


# the rule, what it is about, the text, the notes that are read; None: refused
CASES = [
    ("1", "a record a line, CRLF", b"amount,note,currency\r\n2,a,USD\r\n2,b,USD\r\n", ["a", "b"]),
    ("1", "LF alone: as everybody reads it", HEAD + b"2,a,USD\n", ["a"]),
    ("1", "both in one file", HEAD + b"2,a,USD\r\n2,b,USD\n", ["a", "b"]),
    ("1", "CR alone is no line end: the RFC knows CRLF only", HEAD.replace(b"\n", b"\r") + b"2,a,USD\r", None),
    ("1", "a CR within a field is text", HEAD + b"2,a\rb,USD\n", ["a\rb"]),
    ("2", "the last line may lack its end", HEAD + b"2,a,USD", ["a"]),
    ("2", "the last line ends with a quote", HEAD + b'2,a,"USD"', ["a"]),
    ("2", "all of the last line is in quotes", HEAD + b'"2","a","USD"', ["a"]),
    ("2", "the last line ends with a quote and CR", HEAD + b'2,a,"USD"\r', ["a"]),
    ("2", "blank lines are skipped: left open", HEAD + b"\n2,a,USD\n\r\n\n", ["a"]),
    ("3", "a header and no records", HEAD, []),
    ("3", "a header in quotes", b'"amount","note","currency"\n2,a,USD\n', ["a"]),
    ("3", "a name twice", b"amount,note,note\n2,a,a\n", None),
    ("4", "blanks are part of a field: left to who reads it", HEAD + b"2, a ,USD\n", [" a "]),
    ("4", "too few fields", HEAD + b"2,a\n", None),
    ("4", "too many fields", HEAD + b"2,a,USD,\n", None),
    ("4", "an amount with a comma and no quotes", HEAD + b"2,000,a,USD\n", None),
    ("4", "empty fields", HEAD + b"2,,USD\n", [""]),
    ("5", "fields in quotes or not", HEAD + b'"2",a,"USD"\n', ["a"]),
    ("5", "an empty field in quotes", HEAD + b'2,"",USD\n', [""]),
    ("5", "a quote in a field without", HEAD + b'2,a"b,USD\n', None),
    ("5", "a blank before the quote", HEAD + b'2, "a",USD\n', None),
    ("5", "a blank behind the quote", HEAD + b'2,"a" ,USD\n', None),
    ("5", "text behind the quote", HEAD + b'2,"a"b,USD\n', None),
    ("5", "a quote never closed", HEAD + b'2,"a,USD\n2,b,USD\n', None),
    ("6", "a comma in quotes", HEAD + b'2,"a,b",USD\n', ["a,b"]),
    ("6", "line ends in quotes", HEAD + b'2,"a\nb\r\nc",USD\n2,d,USD\n', ["a\nb\r\nc", "d"]),
    ("6", "a semicolon needs none", HEAD + b"2,a;b,USD\n", ["a;b"]),
    ("7", "a doubled quote", HEAD + b'2,"a""b",USD\n', ['a"b']),
    ("7", "nothing but quotes", HEAD + b'2,"""""",USD\n', ['""']),
    ("7", "an odd quote", HEAD + b'2,""",USD\n', None),
    ("7", "escaped with a backslash, as some programs do", HEAD + b'2,"a\\"b",USD\n', None),
    ("-", "UTF-8", HEAD + "2,日本é,USD\n".encode(), ["日本é"]),
    ("-", "a mark at the beginning", b"\xef\xbb\xbf" + HEAD + b"2,a,USD\n", ["a"]),
    ("-", "a NUL byte", HEAD + b"2,a\0,USD\n", None),
    ("-", "nothing at all", b"", None),
    ("-", "a line longer than any block", HEAD + b'2,"' + b"x," * 200_000 + b'",USD\n', ["x," * 200_000]),
]


def totals_by_note(kanjo, path):
    run = subprocess.run([kanjo, "--no-config", "total", path, "--in", "USD", "--by", "note", "--format", "json"],
                         capture_output=True, check=False, timeout=60)
    if run.returncode != 0:
        return run.returncode, run.stdout, run.stderr.decode(errors="replace")
    groups = json.loads(run.stdout)["groups"]
    return 0, {group["key"]["note"]: group["count"] for group in groups}, ""


def counts_of(notes):
    counts = {}
    for note in notes:
        counts[note.strip(" \t\r\n")] = counts.get(note.strip(" \t\r\n"), 0) + 1
    return counts


def check_rules(kanjo, path):
    wrong = []
    for rule, about, text, notes in CASES:
        path.write_bytes(text)
        answer = totals_by_note(kanjo, path)
        is_right = answer[:2] == (0, counts_of(notes)) if notes is not None else answer[:2] == (1, b"")
        if not is_right:
            wrong.append(f"rule {rule}, {about}: {text[:120]!r} gives {answer}")
    return wrong


def random_field(chance):
    size = chance.choice([0, 1, 3, 10, 60, 62, 63, 64, 65, 130])
    if chance.random() < 0.5:
        return "".join(chance.choice("ab;x-") for _ in range(size)).encode()
    inner = "".join(chance.choice('ab,"\n\rx') for _ in range(size)).encode()
    return b'"' + inner.replace(b'"', b'""') + b'"'


def random_text(chance):
    rows = chance.randrange(12)
    end = chance.choice([b"\n", b"\r\n"])
    lines = [chance.choice([b"2", b'"2"']) + b"," + random_field(chance) + b"," + chance.choice([b"USD", b'"USD"'])
             for _ in range(rows)]
    text = bytearray(HEAD + end.join(lines) + chance.choice([b"", end]))
    for _ in range(chance.choice([0, 0, 0, 1, 1, 2])):
        at = chance.randrange(len(HEAD), len(text) + 1)
        what = chance.randrange(3)
        if what == 0:
            text[at:at] = chance.choice([b'"', b",", b"\n", b"\r\n", b"a"])
        elif what == 1:
            del text[at:at + 1]
        else:
            text[at:at + 1] = chance.choice([b'"', b",", b"\n", b"a"])
    return bytes(text)


def check_random(kanjo, path, chance, texts):
    """Fields of other columns may be damaged too: only what is malformed as CSV is looked at there."""
    wrong, malformed, read = [], 0, 0
    for _ in range(texts):
        text = random_text(chance)
        path.write_bytes(text)
        status, out, messages = totals_by_note(kanjo, path)
        try:
            rows = rows_of(text)
        except Malformed as fault:
            malformed += 1
            place = f"{path}:{fault.line}:"
            if status != 1 or out or place not in messages or "error[K020" not in messages:
                wrong.append(f"{text!r} is malformed, {fault}: {status} {messages}")
            continue
        if any(row[0].strip() != b"2" or row[2].strip() != b"USD" for row in rows):
            if "error[K020" in messages:
                wrong.append(f"{text!r} is CSV: {messages}")
            continue
        read += 1
        expected = counts_of(row[1].decode() for row in rows)
        if (status, out) != (0, expected):
            wrong.append(f"{text!r} gives {status} {out} {messages}, expected {expected}")
    return malformed, read, wrong


def main():
    kanjo = pathlib.Path(sys.argv[1]).resolve()
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 4180
    texts = int(sys.argv[3]) if len(sys.argv) > 3 else 1500
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name) / "case.csv"
        wrong = check_rules(kanjo, path)
        print(f"{len(CASES)} cases by rule")
        malformed, read, found = check_random(kanjo, path, random.Random(seed), texts)
        wrong += found
    print(f"{texts} random texts, {malformed} of them malformed, {read} read whole, seed {seed}")
    for line in wrong[:20]:
        print("WRONG:", line)
    return 1 if wrong or not malformed or not read else 0


if __name__ == "__main__":
    sys.exit(main())
