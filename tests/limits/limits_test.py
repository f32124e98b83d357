"""Every limit of src/base/limits.h at its value and one beyond it, and hostile sizes far beyond: each is answered or refused by
name, within seconds and bounded memory, and never by a crash.

    limits_test.py KANJO [--large]

--large tries the limits that take minutes or gigabytes to reach instead.
"""
import gzip
import io
import pathlib
import resource
import subprocess
import sys
import tempfile
import zipfile

MEMORY_MAX = 1 << 30
SECONDS_MAX = 60

failures = []


def run(arguments, folder, content=b"", memory_max=None):
    def bound():
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_MAX, SECONDS_MAX))
        if BOUNDS_MEMORY:
            resource.setrlimit(resource.RLIMIT_AS, (memory_max or MEMORY_MAX,) * 2)
    return subprocess.run([KANJO, *arguments], cwd=folder, input=content, capture_output=True, preexec_fn=bound, check=False)


def check(name, done, code, said=b""):
    if done.returncode != code or said not in done.stderr:
        failures.append(f"{name}: exit {done.returncode}, expected {code} and {said!r}; standard error: {done.stderr[:300]!r}")


def total(content, folder, *options, memory_max=None):
    return run(["total", "-", "--in", "USD", "--format", "csv", *options], folder, content, memory_max)


def numbers(folder):
    for digits, code in ((10_000, 0), (10_001, 2)):
        done = run(["calc", "-"], folder, b"9" * digits + b" - 1\n")
        check(f"{digits} digits", done, code, b"" if code == 0 else b"10000 digits" if b"10000 digits" in done.stderr else b"digits")
    for exponent, code in ((9_999, 0), (10_000, 2), (999_999_999, 2), (-9_999, 0), (-10_000, 2)):
        check(f"1e{exponent}", run(["calc", f"1e{exponent} USD"], folder), code)
    check("ten million digits", total(b"amount,currency\n" + b"9" * 7_000_000 + b",USD\n", folder), 1, b"K0901")


def expressions(folder):
    for depth, code in ((256, 0), (257, 2), (30_000, 2)):
        check(f"{depth} brackets", run(["calc", "(" * depth + "1" + ")" * depth], folder), code)
    for length, code in ((65_536, 0), (65_537, 2)):
        text = b"1" + b"+1" * ((length - 3) // 2)
        text += b" " * (length - len(text) - 2) + b"+1"
        check(f"an expression of {length} bytes", run(["calc", "-"], folder, text + b"\n"), code)


    # Numerator and denominator of 10^(19998 + n) have n + 20,000 digits together.
    for more, code in ((10, 0), (11, 2)):
        check(f"a value of {20_000 + more} digits", run(["calc", f"1e9999 * 1e9999 * 1e{more}"], folder), code, b"" if code == 0 else b"K0705")
    for terms, code in ((17, 0), (18, 2)):
        check(f"{terms} products of 20,000 digits", run(["calc", " - ".join(["1e9999 * 1e9999"] * terms)], folder), code,
              b"" if code == 0 else b"1000000 digits together")


def csv(folder):
    for length, code in ((8 << 20, 0), ((8 << 20) + 64, 1)):
        row = b'1,USD,"' + b"x" * (length - 9) + b'"\n'
        check(f"a record of {length} bytes", total(b"amount,currency,note\n" + row, folder), code)
    check("a quote that is never closed", total(b'amount,currency,note\n1,USD,"' + b"x,y\n" * 5_000_000, folder), 1)
    for columns, code in ((20_000, 0), (20_001, 1), (1_000_000, 1)):
        head = b",".join([b"amount", b"currency"] + [b"c%d" % i for i in range(columns - 2)])
        line = b",".join([b"1", b"USD"] + [b""] * (columns - 2))
        check(f"{columns} columns", total(head + b"\n" + line + b"\n", folder), code)


def json(folder):
    # The list and the record are two of the brackets that are open at once.
    for depth, code in ((512, 0), (513, 1), (100_000, 1)):
        inner = depth - 2
        check(f"{depth} brackets of JSON",
              total(b'[{"amount":1,"currency":"USD","note":' + b"[" * inner + b"]" * inner + b"}]", folder), code)
    check("100,000 open brackets", total(b"[" * 100_000, folder), 1)
    for keys, code in ((20_000, 0), (20_001, 1)):
        before = b"".join(b'"k%d":0,' % i for i in range(keys - 1))
        check(f"a document of {keys} keys", total(b"{" + before + b'"commitments":[{"amount":1,"currency":"USD"}]}', folder), code,
              b"" if code == 0 else b"K0205")
    long_keys = b"".join(b'"%d%s":0,' % (i, b"k" * 1_000_000) for i in range(9))
    check("keys of 9 MB", total(b"{" + long_keys + b'"commitments":[]}', folder), 1, b"K0205")
    check("a string of 10 MB", total(b'[{"amount":1,"currency":"USD","note":"' + b"x" * 10_000_000 + b'"}]', folder), 1, b"K0205")


def rates(folder):
    (folder / "c.csv").write_bytes(b"date,amount,currency\n2024-02-24,1,JPY\n")
    for length, code in ((1 << 20, 0), ((1 << 20) + 1, 1)):
        row = b"2024-02-24,USD,JPY,150,"
        (folder / "r.csv").write_bytes(b"period,base,quote,rate,source\n" + row + b"s" * (length - len(row)) + b"\n")
        check(f"a line of rates of {length} bytes", run(["total", "c.csv", "--in", "USD", "--rates", "r.csv", "--format", "csv"],
                                                        folder), code)
    for zeros, code in ((150, 0), (151, 1)):
        for rate in (b"1" + b"0" * zeros, b"0." + b"0" * (zeros - 1) + b"1"):
            (folder / "r.csv").write_bytes(b"period,base,quote,rate\n2024-02-24,USD,JPY," + rate + b"\n")
            check(f"a rate of 10^{zeros}", run(["rate", "USD/JPY", "2024-02-24", "--rates", "r.csv"], folder), code, b"" if code == 0 else b"K0403")


def zipped(text, count):
    """A zip archive of one file, `count` times `text`."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made, made.open("rates.csv", "w") as file:
        for _ in range(count):
            file.write(text)
    return archive.getvalue()


def gzipped(pieces):
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1, mtime=0) as file:
        for piece in pieces:
            file.write(piece)
    return packed.getvalue()


def zstd(pieces):
    """A zstd frame: pairs (byte, count) become blocks that repeat a byte, bytes become blocks as they are."""
    frame, blocks = [b"\x28\xb5\x2f\xfd\x00\x38"], []
    for piece in pieces:
        if isinstance(piece, bytes):
            blocks.append((0, len(piece), piece))
        else:
            blocks += [(1, 1 << 17, piece[0])] * (piece[1] >> 17)
    for number, (kind, size, data) in enumerate(blocks):
        frame.append(((number == len(blocks) - 1) | kind << 1 | size << 3).to_bytes(3, "little") + data)
    return b"".join(frame)


def bombs(folder):
    """Small files that unpack to far more than memory is there for."""
    head, row, million = b"amount,currency,note\n", b'5,USD,"', 1 << 20
    rows = 300
    for name, packed in (("gzip", gzipped([head, *[row, b"x" * million, b'"\n'] * rows])),
                         ("zstd", zstd([head, *[row, (b"x", million), b'"\n'] * rows]))):
        done = total(packed, folder, memory_max=BOMB_MEMORY)
        check(f"300 MB of records in {len(packed)} bytes of {name}", done, 0)
        if b"1500.00" not in done.stdout:
            failures.append(f"{name}: {done.stdout!r}")
    for name, packed in (("gzip", gzipped([b"x" * million] * 64)), ("zstd", zstd([(b"x", 4096 * million)]))):
        check(f"one line in {name} without an end", total(head + row + packed, folder, memory_max=BOMB_MEMORY), 1)
        check(f"one field in {name} without an end", total(packed, folder, memory_max=BOMB_MEMORY), 1, b"K0205")
    (folder / "c.csv").write_bytes(b"date,amount,currency\n2024-02-24,1,JPY\n")
    price, comment = b"P 2024-02-24 USD 150 JPY\n", b";" + b"x" * (million - 2) + b"\n"
    for name, packed in (("zip", zipped(comment, 257)), ("gzip", gzipped([price, *[comment] * 257])), ("zip", zipped(b"x" * million, 257))):
        (folder / "rates").write_bytes(packed)
        done = run(["total", "c.csv", "--in", "USD", "--rates", "rates"], folder, b"", BOMB_MEMORY)
        check(f"257 MB of rates in {len(packed)} bytes of {name}", done, 1, b"K0205")
    (folder / "rates").write_bytes(zipped(comment, 257))
    check("257 MB to be imported", run(["rates", "import", "rates"], folder), 1, b"K0205")
    check("commitments in a zip archive", total(zipped(b"5,USD\n", 1), folder), 1, b"K0202")


def memory_ends(folder):
    """Memory that does not suffice is said, and what to do."""
    def rows(count):
        return b"sector,amount,currency\n" + b"".join(b"k%d,1,USD\n" % i for i in range(count))
    few = run(["total", "-", "--in", "USD"], folder, rows(200_000), 32 << 20)
    check("200,000 groups within 32 MB", few, 0)
    many = run(["total", "-", "--in", "USD"], folder, rows(1_000_000), 32 << 20)
    check("1,000,000 groups within 32 MB", many, 70, b"memory")


def groups(folder):
    rows = b"".join(b"k%d,1,USD\n" % i for i in range(300_000))
    done = total(b"sector,amount,currency\n" + rows, folder, "--sort", "key", "--top", "1")
    check("300,000 groups", done, 0)
    if b"TOTAL,300000,0,300000.00" not in done.stdout:
        failures.append(f"300,000 groups: {done.stdout[-200:]!r}")


def repeated_ids(folder):
    head = b"id,sector,amount,currency\n"
    for count, code in ((25_000, 1), (25_001, 0)):
        rows = b"".join(b"%d,a,1,USD\n" % i for i in range(count - 1))
        done = run(["total", "-", "--in", "USD"], folder, head + rows + b"0,a,1,USD\n")
        check(f"an id twice among {count} commitments", done, code, b"" if code == 0 else b"K0503")
        if code == 0 and b"more than 25000 commitments" not in done.stdout:
            failures.append(f"{count} commitments: {done.stdout[-200:]!r}")


def rows_that_become_longer(folder):
    """By its first rows a file has far more commitments than are watched; it is read again where that was wrong."""
    head = b"id,date,sector,investor,amount,currency,note\n"
    for count, code in ((2_000, 1), (25_000, 1), (25_001, 0)):
        short = b"".join(b"%d,2024-04-12,a,i%d,1,USD,\n" % (i, i) for i in range(200))
        long = b"".join(b"%d,2024-04-12,b,\"i\n%d\",1,USD,%s\n" % (i, i, b"x" * (3_000_000 // count)) for i in range(200, count - 2))
        last = b"0,2024-04-12,c,j,1,USD,\n,2024-04-12,a,i7,1,USD,\n"
        (folder / "growing.csv").write_bytes(head + short + long + last)
        (folder / "first.csv").write_bytes(head + b"first,2024-04-12,a,i8,1,USD,\n")
        line = 2 + 200 + 2 * (count - 202)
        for jobs in ("1", "2", "3"):
            done = run(["total", "growing.csv", "--in", "USD", "--jobs", jobs], folder)
            expected = b"growing.csv:%d:1: error[K0503]: the id '0' is given twice, first at growing.csv:2\n" % line
            check(f"an id twice among {count} rows that become longer", done, code, expected if code else b"")
        done = run(["total", "first.csv", "growing.csv", "--in", "USD", "--keep-going"], folder)
        if count == 2_000:
            check("likely duplicates of rows that become longer", done, 1,
                  b"growing.csv:10:1: note[K0505]: the commitment '8' is likely the one 'first' at first.csv:2")
            check("likely duplicates at the end of rows that become longer", done, 1,
                  b"growing.csv:%d:1: note[K0505]: the commitment is likely the one '7' at growing.csv:9" % (line + 1))
        elif b"more than 25000 commitments" not in done.stdout:
            failures.append(f"{count} rows that become longer: {done.stdout[-200:]!r}")


def cross_tabs(folder):
    head = b"sector,day,amount,currency\n"
    for columns, code in ((1_000, 0), (1_001, 1)):
        rows = b"".join(b"a,d%d,1,USD\n" % i for i in range(columns))
        check(f"a table of {columns} columns", total(head + rows, folder, "--across", "day"), code)
    columns = b"".join(b"k0,d%d,1,USD\n" % i for i in range(1_000))
    for count, code in ((1_000, 0), (1_001, 1)):
        rows = b"".join(b"k%d,d0,1,USD\n" % i for i in range(1, count))
        check(f"a table of {count} by 1,000 cells", total(head + columns + rows, folder, "--across", "day", "--top", "1"), code)


def many_groups(folder):
    """Ten million: time in proportion, and memory of less than a kilobyte each."""
    rows = b"".join(b"k%d,1,USD\n" % i for i in range(10_000_000))
    done = total(b"sector,amount,currency\n" + rows, folder, "--sort", "key", "--top", "1", memory_max=10 << 30)
    check("ten million groups", done, 0)
    if b"TOTAL,10000000,0,10000000.00" not in done.stdout:
        failures.append(f"ten million groups: {done.stdout[-200:]!r}")


def many_rates(folder):
    for count, code in ((4_000_000, 0), (4_000_001, 1)):
        rows = b"".join(b"1,JPY,%d.5\n" % (i + 1) for i in range(count))
        done = total(b"amount,currency,rate\n" + rows, folder, "--basis", "stated", memory_max=10 << 30)
        check(f"{count} stated rates", done, code, b"" if code == 0 else b"K0601")


def many_prices(folder):
    (folder / "c.csv").write_bytes(b"date,recipient,amount,currency\n2016-02-24,k0,1,USD\n")
    for count, code in ((1_000_000, 0), (1_000_001, 1)):
        rows = b"".join(b"k%d,2015,100\nk%d,2016,110\n" % (i, i) for i in range(count // 2)) + b"z,2015,90\n" * (count % 2)
        (folder / "p.csv").write_bytes(b"key,year,index\n" + rows)
        check(f"{count} rows of prices", run(["total", "c.csv", "--in", "USD", "--constant", "2015", "--prices", "p.csv",
                                              "--prices-by", "recipient"], folder, b"", 4 << 30), code, b"" if code == 0 else b"K0601")


def many_compared(folder):
    (folder / "new.csv").write_bytes(b"id,amount,currency\n1,6,USD\n")
    for count, code in ((500_000, 0), (500_001, 1)):
        (folder / "old.csv").write_bytes(b"id,amount,currency\n" + b"".join(b"%d,5,USD\n" % i for i in range(count)))
        check(f"{count} commitments compared", run(["total", "new.csv", "--in", "USD", "--against", "old.csv"], folder, b"", 4 << 30),
              code, b"" if code == 0 else b"K0601")


KANJO = str(pathlib.Path(sys.argv[1]).resolve())
# The address sanitizer reserves terabytes that it never touches.
BOUNDS_MEMORY = b"__asan_init" not in pathlib.Path(KANJO).read_bytes()
# Room for a few records of the full size on each of some threads, and not for what a bomb unpacks to.
BOMB_MEMORY = 256 << 20
ORDINARY = (numbers, expressions, csv, json, rates, bombs, memory_ends, groups, repeated_ids,
            rows_that_become_longer, cross_tabs)
LARGE = (many_groups, many_rates, many_prices, many_compared)

with tempfile.TemporaryDirectory(prefix="limits") as name:
    for test in LARGE if "--large" in sys.argv else ORDINARY:
        test(pathlib.Path(name))
print("\n".join(failures) or "every limit holds at its value and refuses one beyond it")
sys.exit(1 if failures else 0)
