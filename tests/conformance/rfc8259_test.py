#!/usr/bin/env python3
"""JSON as RFC 8259 has it, section by section, and random damage against another reader.

rfc8259_test.py KANJO [SEED [ROUNDS]]
A value stands in a commitment whose other fields are right: it is read, or refused with a code of content and nothing
on standard output. Where kanjo is stricter than the RFC asks, the case says so.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

NESTED_MAX = 512

# section, what it is about, the value as it stands in the text, whether it is read
VALUES = [
    ("2", "blanks around tokens", b" \t\r\n 1 \t\r\n ", True),
    ("2", "a vertical tab is no blank", b"\x0b1", False),
    ("2", "a form feed is no blank", b"1\x0c", False),
    ("2", "a no-break space is no blank", b"\xc2\xa01", False),
    ("2", "U+2028 is no blank", b"\xe2\x80\xa81", False),
    ("2", "comments are none", b"1/**/", False),
    ("2", "comments are none", b"1//", False),
    ("2", "a hash begins no comment", b"1 #", False),
    ("3", "true, false, null", b"[true, false, null]", True),
    ("3", "names are small letters", b"True", False),
    ("3", "names are small letters", b"NULL", False),
    ("3", "names are whole", b"tru", False),
    ("3", "names end where they end", b"nulls", False),
    ("3", "no other name", b"undefined", False),
    ("3", "nothing at all", b"", False),
    ("4", "an object without members", b"{}", True),
    ("4", "members", b'{"a":1, "b" : {"a":2}}', True),
    ("4", "an empty name", b'{"":0}', True),
    ("4", "names are strings", b"{a:1}", False),
    ("4", "names are strings", b"{1:1}", False),
    ("4", "names are strings in double quotes", b"{'a':1}", False),
    ("4", "no comma at the end", b'{"a":1,}', False),
    ("4", "no comma at the beginning", b'{,"a":1}', False),
    ("4", "one comma between members", b'{"a":1,,"b":2}', False),
    ("4", "a comma between members", b'{"a":1 "b":2}', False),
    ("4", "a colon behind the name", b'{"a" 1}', False),
    ("4", "one colon behind the name", b'{"a"::1}', False),
    ("4", "a value behind the colon", b'{"a":}', False),
    ("4", "a name alone", b'{"a"}', False),
    ("4", "names once: stricter, the RFC says they should be unique", b'{"a":1,"a":1}', False),
    ("4", "names once, however they are spelt: stricter", b'{"a":1,"\\u0061":1}', False),
    ("4", "names that are nested are others", b'{"a":{"a":1}}', True),
    ("4", "never closed", b'{"a":1', False),
    ("4", "closed as an array", b'{"a":1]', False),
    ("5", "an array without values", b"[ ]", True),
    ("5", "values of several kinds", b'[1,"a",[],{},null]', True),
    ("5", "no comma at the end", b"[1,]", False),
    ("5", "no comma at the beginning", b"[,1]", False),
    ("5", "one comma between values", b"[1,,2]", False),
    ("5", "a comma between values", b"[1 2]", False),
    ("5", "commas between values", b"[1;2]", False),
    ("5", "never closed", b"[1", False),
    ("5", "closed twice", b"[1]]", False),
    ("5", "closed as an object", b"[1}", False),
    ("5", "a colon in an array", b'["a":1]', False),
    ("6", "integers", b"[0, -0, 1, -1, 9007199254740993]", True),
    ("6", "fractions", b"[0.0, -0.5, 1.50]", True),
    ("6", "exponents", b"[1e0, 1E+2, 1e-2, 0e0, 1.5e10, 0E+00]", True),
    ("6", "more digits than any machine's numbers", b"1" * 5000 + b"." + b"2" * 4000, True),
    ("6", "no leading zeros", b"01", False),
    ("6", "no leading zeros", b"-012", False),
    ("6", "no plus", b"+1", False),
    ("6", "a digit before the point", b".5", False),
    ("6", "a digit before the point", b"-.5", False),
    ("6", "a digit behind the point", b"1.", False),
    ("6", "a digit behind the point", b"1.e1", False),
    ("6", "a digit in the exponent", b"1e", False),
    ("6", "a digit in the exponent", b"1e+", False),
    ("6", "whole exponents", b"1e1.5", False),
    ("6", "a sign alone", b"-", False),
    ("6", "two signs", b"--1", False),
    ("6", "a blank behind the sign", b"- 1", False),
    ("6", "no hexadecimal digits", b"0x1", False),
    ("6", "no NaN", b"NaN", False),
    ("6", "no infinity", b"-Infinity", False),
    ("6", "no grouping", b"1_000", False),
    ("6", "digits of ASCII", "１".encode(), False),
    ("6", "one point", b"1.2.3", False),
    ("7", "an empty string", b'""', True),
    ("7", "every short escape", b'"\\" \\\\ \\/ \\b \\f \\n \\r \\t"', True),
    ("7", "escapes by number", b'"\\u00e9\\u20AC\\u0000"', True),
    ("7", "a surrogate pair", b'"\\ud834\\udd1e"', True),
    ("7", "half a pair: stricter", b'"\\ud834"', False),
    ("7", "half a pair: stricter", b'"\\udd1e"', False),
    ("7", "a pair the wrong way round: stricter", b'"\\udd1e\\ud834"', False),
    ("7", "half a pair and another escape: stricter", b'"\\ud834\\n"', False),
    ("7", "no other escape", b'"\\x41"', False),
    ("7", "no other escape", b'"\\a"', False),
    ("7", "escapes are small letters", b'"\\U0041"', False),
    ("7", "four hexadecimal digits", b'"\\u12"', False),
    ("7", "four hexadecimal digits", b'"\\u12G4"', False),
    ("7", "an escape at the end", b'"\\"', False),
    ("7", "control characters are escaped", b'"\t"', False),
    ("7", "control characters are escaped", b'"\n"', False),
    ("7", "control characters are escaped", b'"\x00"', False),
    ("7", "control characters are escaped", b'"' + b"a" * 80 + b'\x1f"', False),
    ("7", "DEL is none of them", b'"\x7f"', True),
    ("7", "U+2028 and U+2029 may stand in strings", b'"\xe2\x80\xa8\xe2\x80\xa9"', True),
    ("7", "strings in double quotes", b"'a'", False),
    ("7", "never closed", b'"a', False),
    ("8.1", "all of Unicode", '"é日本𝄞\U0010ffff"'.encode(), True),
    ("8.1", "a byte that begins nothing", b'"\xff"', False),
    ("8.1", "a byte that continues nothing", b'"\x80"', False),
    ("8.1", "a sequence cut short", b'"\xe6\x97"', False),
    ("8.1", "a sequence longer than it need be", b'"\xc0\xaf"', False),
    ("8.1", "a surrogate", b'"\xed\xa0\x80"', False),
    ("8.1", "beyond U+10FFFF", b'"\xf4\x90\x80\x80"', False),
    ("8.1", "a mark in the middle", b"\xef\xbb\xbf1", False),
    ("8.2", "noncharacters are characters", b'"\\uFDD0\\uFFFF"', True),
    ("9", "nesting up to the limit", b"[" * (NESTED_MAX - 2) + b"]" * (NESTED_MAX - 2), True),
    ("9", "nesting beyond the limit", b"[" * (NESTED_MAX - 1) + b"]" * (NESTED_MAX - 1), False),
    ("9", "a hundred thousand brackets", b"[" * 100_000, False),
    ("9", "a hundred thousand braces", b'{"a":' * 100_000, False),
]

ONE = b'{"amount":2.5,"currency":"USD"}'

# section, what it is about, the whole text, whether it is read
TEXTS = [
    ("2", "one value, then nothing", b"[" + ONE + b"] \t\r\n", True),
    ("2", "text behind the value", b"[" + ONE + b"]x", False),
    ("2", "two values on a line", b"[" + ONE + b"][" + ONE + b"]", False),
    ("2", "a NUL behind the value", b"[" + ONE + b"]\x00", False),
    ("2", "never closed", b"[" + ONE, False),
    ("2", "an opening bracket", b"[", False),
    ("3", "a name alone: no commitments", b"null", False),
    ("6", "a number alone: no commitments", b"1", False),
    ("7", "a string alone: no commitments", b'"1"', False),
    ("8.1", "UTF-16", ("[" + ONE.decode() + "]").encode("utf-16"), False),
    ("8.1", "UTF-16 without a mark", ("[" + ONE.decode() + "]").encode("utf-16-le"), False),
    ("8.1", "UTF-32", ("[" + ONE.decode() + "]").encode("utf-32"), False),
    ("8.1", "a mark at the beginning may be ignored", b"\xef\xbb\xbf[" + ONE + b"]", True),
    ("8.1", "two marks", b"\xef\xbb\xbf\xef\xbb\xbf[" + ONE + b"]", False),
]


def commitment_with(value):
    return b'{"amount":2.5,"note":' + value + b',"currency":"USD"}'


def refuse(name):
    raise ValueError(name)


def without_doubles(pairs):
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("a name twice")
    return dict(pairs)


def is_json(text):
    """Whether Python's reader takes it, made as strict as kanjo."""
    try:
        value = json.loads(text.decode("utf-8"), parse_constant=refuse, parse_int=str, parse_float=str,
                           object_pairs_hook=without_doubles)
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # half a pair cannot be written
    except (ValueError, RecursionError):
        return False
    return True


def total(kanjo, path, *options):
    run = subprocess.run([kanjo, "--no-config", "total", path, "--in", "USD", "--by", "currency", "--format", "csv", *options],
                         capture_output=True, check=False, timeout=60)
    return run.returncode, run.stdout.decode(), run.stderr.decode(errors="replace")


def has_refused(answer, count):
    status, out, messages = answer
    return status == 1 and out == "" and messages.count("error[K02") >= count


def damaged(value, chance):
    """The value with some bytes changed, left out, doubled or put in."""
    tokens = [b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"0", b"1", b"-", b".", b"e", b"u", b" ", b"\x1f", b"\xe6", b"t"]
    value = bytearray(value)
    for _ in range(chance.choice([0, 1, 1, 1, 2, 3])):
        at = chance.randrange(len(value) + 1)
        what = chance.randrange(4)
        if what == 0:
            value[at:at] = chance.choice(tokens)
        elif what == 1:
            value[at:at + 1] = chance.choice(tokens)
        elif what == 2:
            del value[at:at + chance.randint(1, 3)]
        else:
            value[at:at] = value[max(0, at - 4):at]
    return bytes(value)


def random_value(chance, depth=0):
    kind = chance.randrange(6 if depth < 3 else 4)
    if kind == 0:
        return chance.choice([b"0", b"-0", b"12.50", b"-3e-2", b"1E+10", b"9" * chance.randint(1, 40)])
    if kind == 1:
        return chance.choice([b"true", b"false", b"null"])
    if kind <= 3:
        text = "".join(chance.choice('a"\\/\b\f\n\r\t\u0001é日𝄞x ') for _ in range(chance.choice([0, 1, 5, 15, 16, 17, 40])))
        return json.dumps(text, ensure_ascii=chance.random() < 0.5).encode()
    parts = [random_value(chance, depth + 1) for _ in range(chance.randrange(4))]
    blank = chance.choice([b"", b" ", b"\t"])
    if kind == 4:
        return b"[" + (b"," + blank).join(parts) + blank + b"]"
    return b"{" + b",".join(b'"%d"%s:%s' % (i, blank, part) for i, part in enumerate(parts)) + b"}"


def check_sections(kanjo, folder):
    wrong = []
    cases = [(section, about, b"[" + commitment_with(value) + b"]", is_read) for section, about, value, is_read in VALUES]
    for section, about, text, is_read in cases + TEXTS:
        path = folder / "case.json"
        path.write_bytes(text)
        answer = total(kanjo, path)
        is_right = answer[:2] == (0, "currency,count,undisclosed,total\nUSD,1,0,2.50\nTOTAL,1,0,2.50\n") if is_read else has_refused(answer, 1)
        if not is_right:
            wrong.append(f"section {section}, {about}: {text[:120]!r} gives {answer}")
    return len(cases) + len(TEXTS), wrong


def check_lines(kanjo, folder, chance, count):
    """JSON Lines: each line that is no JSON is refused, all the others are counted."""
    lines = [commitment_with(damaged(random_value(chance), chance)) for _ in range(count)]
    bad = [line for line in lines if not is_json(line)]
    path, rejects = folder / "case.jsonl", folder / "rejects.jsonl"
    path.write_bytes(b"\n".join([ONE, *lines]) + b"\n")
    _, out, _ = total(kanjo, path, "--keep-going", "--rejects", rejects)
    found = rejects.read_bytes().splitlines() if rejects.exists() else []
    good = count + 1 - len(bad)
    wrong = [f"{line!r} was {'refused' if line in found else 'read'}" for line in set(lines) if (line in bad) != (line in found)]
    if not any(line.startswith(f"TOTAL,{good},") for line in out.splitlines()):
        wrong.append(f"{good} of {count + 1} lines are JSON, and the total is {out!r}")
    return len(bad), wrong


def main():
    kanjo = pathlib.Path(sys.argv[1]).resolve()
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 8259
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        count, wrong = check_sections(kanjo, folder)
        print(f"{count} cases by section")
        refused = 0
        for _ in range(rounds):
            bad, found = check_lines(kanjo, folder, chance, 500)
            refused += bad
            wrong += found
        print(f"{rounds * 500} lines of random damage, {refused} of them no JSON, seed {seed}")
    for line in wrong[:20]:
        print("WRONG:", line)
    return 1 if wrong or refused == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
