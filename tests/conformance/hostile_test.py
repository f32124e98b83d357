"""What hostile or odd input must do: a value that is known, or a refusal by name with nothing on standard output.

    hostile_test.py KANJO [TABLE]

TABLE is a table of such inputs, `id area input good_behaviour why`, that may lie beside the project: each of its rows
must have its cases here. Without it the cases are tried all the same, and the test says that the table was not there.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import unicodedata

KANJO = str(pathlib.Path(sys.argv[1]).resolve())
RATES = ("--rate", "USD/JPY=160.5", "--rate", "EUR/USD=1.25", "--rate", "USD/CNY=7.25", "--rate", "USD/INR=83.5")
SECONDS_MAX = 60
failures = []
tried = {}


def kanjo(*arguments, content=b"", folder=None, environment=None):
    content = content if isinstance(content, bytes) else content.encode()
    return subprocess.run([KANJO, *arguments], input=content, capture_output=True, check=False, timeout=SECONDS_MAX,
                          cwd=folder, env=environment)


def expect(name, holds, done):
    tried[name] = tried.get(name, 0) + 1
    if not holds:
        failures.append(f"{name}: {done.args[1:]}: exit {done.returncode}, {done.stdout[:300]!r}, {done.stderr[:400]!r}")


def refused(name, done, code, said="", exit_code=1):
    """Refused by `code`, with the words, and nothing printed as if it were an answer."""
    is_refused = done.returncode == exit_code and not done.stdout and f"error[{code}]" in done.stderr.decode()
    expect(name, is_refused and said in done.stderr.decode(), done)


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def cell(text, *options, currency=""):
    content = "amount,currency\n".encode() + (text if isinstance(text, bytes) else quoted(text).encode())
    return kanjo("total", "-", "--in", "USD", "--format", "json", *RATES, *options,
                 content=content + f",{currency}\n".encode())


def stated(done):
    if done.returncode != 0:
        return None
    total = json.loads(done.stdout)["total"]
    return " ".join(f"{each['amount']} {each['currency']}" for each in total["stated"])


def reads(name, text, value, *options, currency=""):
    """The cell is read as the value; a range is `low..high CODE`, a hedge stands behind."""
    done = cell(text, *options, currency=currency)
    if done.returncode != 0:
        return expect(name, False, done)
    total = json.loads(done.stdout)["total"]
    hedges = [hedge for hedge, count in total["hedged"].items() if count]
    each = total["stated"][0]
    amount = each["amount"] if each.get("amount") is not None else f"{each['low']}..{each['high']}"
    return expect(name, " ".join([amount, each["currency"], *hedges]) == value, done)


def refuses(name, text, code, said="", *options, currency=""):
    refused(name, cell(text, *options, currency=currency), code, said)


def amounts():
    for text in ("1e999999999", "1e-999999999"):
        refuses("H001" if text[2] != "-" else "H002", text, "K0901", "9999", currency="USD")
    done = kanjo("total", "-", "--in", "EUR", "--format", "json", content="amount,currency\n0.1,EUR\n0.2,EUR\n")
    expect("H004", stated(done) == "0.3 EUR", done)
    for name, digits in (("H005", "9007199254740993"), ("H007", "170141183460469231731687303715884105728"),
                         ("H008", "184467440737.09551616")):
        reads(name, digits, digits + " USD", currency="USD")
    reads("H010", "１２３億円", "12300000000 JPY")
    reads("H011", "１２３．４５", "123.45 USD", currency="USD")
    reads("H013", "三兆九千億円", "3900000000000 JPY")
    reads("H014", "十億円", "1000000000 JPY")
    refuses("H014", "億円", "K0301")
    refuses("H016", "1,234,56", "K0301", "do not group", currency="USD")
    refuses("H017", "1.234.567", "K0301", "--decimal comma reads it as 1234567", currency="USD")
    reads("H019", "1,234", "1234 USD", currency="USD")
    refuses("H020", "1,2345", "K0301", currency="USD")
    refuses("H022", "1\u00a0234\u202f567,89", "K0301", "1<U+00A0>234<U+202F>567,89", currency="USD")
    reads("H022", "1\u00a0234\u202f567,89", "1234567.89 USD", "--decimal", "comma", currency="USD")
    reads("H023", "1_000_000", "1000000 USD", currency="USD")
    refuses("H025", "+-5", "K0301", "the sign", currency="USD")
    reads("H026", "-0", "0 USD", currency="USD")
    refuses("H028", "(5.00)", "K0301", "--negative parens", currency="USD")
    reads("H028", "(5.00)", "-5 USD", "--negative", "parens", currency="USD")
    refuses("H028", "(-$4.1bn)", "K0301")
    reads("H029", "-$5", "-5 USD")
    refuses("H029", "$-5", "K0301", "the sign")
    refuses("H029", "5-", "K0301", currency="USD")
    reads("H029", "5 CR", "50000000 INR", currency="INR")
    for text in ("$", "billion"):
        refuses("H031", text, "K0301", "no number")
    for text in ("", "   "):
        done = cell(text, currency="USD")
        expect("H031", done.returncode == 0 and json.loads(done.stdout)["total"]["undisclosed"] == 1, done)
        refused("H031", kanjo("calc", text), "K0701", exit_code=2)
    for text in ("NaN yen", "nan", "Infinity USD", "inf", "1#INF"):
        refuses("H032", text, "K0301", currency="" if " " in text else "USD")
    reads("H034", "1e5 USD", "100000 USD")
    refuses("H035", "1E", "K0301", currency="USD")
    reads("H037", "3.9t", "3900000000000 USD", currency="USD")
    for text in ("5m", "5M", "5MM", "5mm", "5Mn", "5mln", "5mio"):
        reads("H038", text, "5000000 EUR", currency="EUR")
    reads("H040", "25B", "25000000000 USD", currency="USD")
    reads("H040", "B200bn", "200000000000 THB", "--rate", "USD/THB=36.5")
    for text in ("25 billion", "25 Billion", "25 BILLION", "25billion"):
        reads("H041", text, "25000000000 USD", currency="USD")
    for text in ("5 bln", "5 Bln", "5 bln."):
        reads("H043", text, "5000000000 USD", currency="USD")
    reads("H044", "25 Bn", "25000000000 USD", currency="USD")
    for text in ("1 trillion trillion", "2 million billion", "5 k million"):
        refuses("H046", text, "K0301", "a second scale", currency="USD")
    for text, value in (("3 lakh crore", "3000000000000"), ("1.53 lakh crore", "1530000000000"), ("76k-crore", "760000000000")):
        reads("H047", text, value + " INR", currency="INR")
    reads("H049", "1兆2000万円", "1000020000000 JPY")
    refuses("H050", "2億3", "K0301", currency="JPY")
    for text, value in (("$15-billion", "15000000000 USD"), ("HK$62-billion", "62000000000 HKD"), ("5-billion-baht", "5000000000 THB")):
        reads("H052", text, value, "--rate", "USD/THB=36.5", "--rate", "USD/HKD=7.8")
    for text, value in (("$10-15 billion", "10000000000..15000000000 USD"), ("$1.8–1.9 Bn", "1800000000..1900000000 USD")):
        reads("H053", text, value)
    reads("H053", "2-9bn", "2000000000..9000000000 USD", currency="USD")
    reads("H055", "between $1 and 2 billion", "1000000000..2000000000 USD")
    for text, value in (("up to 732 billion yen", "732000000000 JPY up_to"), ("more than $3bn", "3000000000 USD at_least"),
                        ("nearly $3bn", "3000000000 USD nearly"), ("at least $3bn", "3000000000 USD at_least"),
                        ("$3bn or more", "3000000000 USD at_least"), ("30億円以上", "3000000000 JPY at_least"),
                        ("30億円超", "3000000000 JPY at_least"), ("約30億円", "3000000000 JPY about")):
        reads("H056", text, value)
    refuses("H058", "$3.9 trillion yen", "K0301", "two currencies")
    reads("H059", "USD $21.6 billion", "21600000000 USD")
    reads("H059", "US$ 5", "5 USD")
    refuses("H059", "USS$26.3 billion", "K0301")


def currencies():
    reads("H061", "¥100", "100 JPY")
    reads("H061", "¥100", "100 CNY", "--symbol", "¥=CNY")
    reads("H062", "$100", "100 USD")
    reads("H062", "$100", "100 CAD", "--symbol", "$=CAD", "--rate", "USD/CAD=1.36")
    refuses("H064", "5 yuan former", "K0301", "'former'")
    reads("H064", "5元", "5 CNY")
    reads("H065", "RMB 5", "5 CNY")
    reads("H065", "NTD 5", "5 TWD", "--rate", "USD/TWD=32.1")
    reads("H065", "CNH 5", "5 CNY")
    refuses("H065", "GBX 5", "K0303", "a hundredth of GBP")
    for text in ("UKP 5", "STG 5"):
        reads("H065", text, "5 GBP", "--rate", "GBP/USD=1.25")
    for code, year, successor in (("ZMK", "2012", "ZMW"), ("ROL", "2005", "RON"), ("GHC", "2008", "GHS"), ("TRL", "2005", "TRY"), ("HRK", "2023", "EUR")):
        refuses("H067", f"5 {code}", "K0303", f"was withdrawn in {year}")
        refuses("H067", f"5 {code}", "K0303", f"its successor is {successor}")
    done = kanjo("calc", "5.5 JPY", "--exact")
    expect("H068", done.returncode == 0 and done.stdout.startswith(b"5.5 JPY"), done)
    done = kanjo("calc", "5.5 JPY")
    expect("H068", "≈ 6 JPY" in done.stdout.decode(), done)
    reads("H068", "5.5 JPY", "5.5 JPY")
    done = kanjo("calc", "1.2345 XAU", "--exact")
    expect("H070", b"1.2345 XAU" in done.stdout, done)
    for text, point in (("5 €\u200b", "<U+200B>"), ("\u202e5 USD", "<U+202E>"), ("5\u00adbillion", "<U+00AD>")):
        refuses("H071", text, "K0301", point)
    refused("H071", cell(b'"5\0USD"'), "K0204", "<U+0000>")
    refuses("H073", "` 100,000 crore", "K0301", "'`'", currency="INR")
    refuses("H074", "4, 9 milliards", "K0301", currency="EUR")
    refuses("H074", "171,474, 500 millones", "K0301", currency="EUR")
    for content, byte in ((b"5\xc3\x28", "byte 2, <0xC3>"), (b"\xed\xa0\x80", "byte 1, <0xED>")):
        refused("H076", cell(content, currency="USD"), "K0301", byte)
    hostile = '5 USD; rm -rf /|<script>alert(1)</script>|=HYPERLINK("x")'.split("|")
    content = "sector,amount,currency\n" + "".join(f"{quoted(each)},5,USD\n" for each in hostile)
    page = kanjo("total", "-", "--in", "USD", "--format", "html", content=content)
    expect("H077", page.returncode == 0 and b"<script>alert" not in page.stdout and b"&lt;script&gt;alert" in page.stdout, page)
    table = kanjo("total", "-", "--in", "USD", "--format", "csv", content=content)
    expect("H077", b"\n=HYPER" not in table.stdout and b'\n"=HYPER' not in table.stdout, table)


def with_rates(rows, *options, content="date,amount,currency\n2024-01-07,1000,JPY\n"):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "r.csv")
        path.write_bytes(("period,base,quote,rate\n" + rows).encode())
        return kanjo("total", "-", "--in", "USD", "--format", "json", "--rates", "r.csv", *options, content=content, folder=folder)


def amount(done):
    return json.loads(done.stdout)["total"]["totals"][0]["amount"] if done.returncode == 0 else None


def rates():
    refused("H079", with_rates("2024-01-05,USD,JPY,-151\n"), "K0403", "not above zero")
    for rate in ("1e-400", "1e400"):
        refused("H080", with_rates(f"2024-01-05,USD,JPY,{rate}\n"), "K0403", "limits of a rate")
        refused("H080", kanjo("calc", "5 JPY in USD", "--rate", f"USD/JPY={rate}"), "K0404", "limits of a rate", exit_code=2)
    done = with_rates("2024-01-05,USD,JPY,151\n2024-01-05,USD,JPY,152\n")
    refused("H082", done, "K0402", "r.csv:2")
    refused("H082", done, "K0402", "r.csv:3")
    done = with_rates("2024-01-05,USD,JPY,151.0\n2024-01-05,USD,JPY,151.00\n")
    expect("H083", amount(done) == "6.62", done)
    done = with_rates("2024-01-05,USD,JPY,151\n2024-01-05,JPY,USD,0.0066\n")
    expect("H085", amount(done) == "6.62", done)
    refused("H085", with_rates("2024-01-05,USD,JPY,151\n2024-01-05,JPY,USD,0.0061\n"), "K0402")
    done = with_rates("2024-01-05,USD,JPY,151\n")
    used = json.loads(done.stdout)["rates"][0] if done.returncode == 0 else {}
    expect("H086", (used.get("used"), used.get("age_days")) == ("2024-01-05", 2), done)
    refused("H086", with_rates("2024-01-05,USD,JPY,151\n", "--max-age", "1"), "K0401")
    refused("H088", with_rates("2024-01-08,USD,JPY,151\n"), "K0401", "2024-01-08 after it")
    refused("H088", with_rates("2023-01-08,USD,JPY,151\n"), "K0401", "2023-01-08 before it")
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "ecb.csv").write_text("Date,USD,JPY,\n2024-01-05,1.0921,N/A,\n2024-01-04,1.0953,158.4,\n")
        done = kanjo("rate", "EUR/JPY", "2024-01-05", "--rates", "ecb.csv", "--format", "json", folder=folder)
        expect("H089", b"2024-01-04" in done.stdout, done)
    for written in ('""', "-", "NaN"):
        refused("H089", with_rates(f"2024-01-05,USD,JPY,{written}\n"), "K0403")
    for written in ('"163,12"', '"1,234.5"'):
        refused("H091", with_rates(f"2024-01-05,USD,JPY,{written}\n"), "K0403", "is not a rate")
    refused("H092", with_rates("2024-01-05,JPY,KRW,880.5,100\n"), "K0203")
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "r.csv").write_text("period,base,quote,rate,unit\n2024-01-05,JPY,KRW,880.5,100\n")
        refused("H092", kanjo("rate", "JPY/KRW", "2024-01-05", "--rates", "r.csv", folder=folder), "K0403", "'unit'")
    done = with_rates("2024-01-05,USD,JPY,3\n", content="date,amount,currency\n2024-01-05,100,JPY\n")
    expect("H094", amount(done) == "33.33" and b'"exact": "100/3"' in done.stdout.replace(b'":"', b'": "'), done)
    done = kanjo("calc", "(100 JPY in USD at USD/JPY=3) * 3", "--exact")
    expect("H094", b"100 USD" in done.stdout, done)
    done = kanjo("calc", "(1234567 JPY in USD at USD/JPY=151.83) in JPY at USD/JPY=151.83", "--exact")
    expect("H095", b"1,234,567 JPY" in done.stdout or b"1234567 JPY" in done.stdout, done)
    refused("H097", with_rates("3000-01-01,USD,JPY,151\n"), "K0401")
    done = with_rates("3000-01-01,USD,JPY,151\n", content="date,amount,currency\n3000-01-01,1000,JPY\n")
    expect("H097", amount(done) == "6.62", done)


def rounded(name, expression, shown, *options):
    done = kanjo("calc", *options, "--", expression)
    expect(name, done.returncode == 0 and done.stdout.decode().split("\n")[0].split("≈ ")[-1].split("= ")[-1] == shown, done)


def rounding():
    for value, even, up in (("2.5", "2", "3"), ("3.5", "4", "4"), ("-2.5", "-2", "-3")):
        rounded("H098", value, even, "--digits", "0")
        rounded("H098", value, up, "--digits", "0", "--round", "half-up")
    for value, even, up in (("0.125", "0.12", "0.13"), ("0.135", "0.14", "0.14")):
        rounded("H098", value, even, "--digits", "2")
        rounded("H098", value, up, "--digits", "2", "--round", "half-up")
    rounded("H100", "1.005", "1.01", "--digits", "2", "--round", "half-up")
    rounded("H100", "1.005", "1.00", "--digits", "2")
    rounded("H101", "999,999,999 USD", "1B USD", "--significant", "1", "--style", "en")
    done = kanjo("total", "-", "--by", "sector", "--in", "USD", "--format", "json",
                 content="sector,amount,currency\na,33.335,USD\nb,33.335,USD\nc,33.33,USD\n")
    shown = [group["totals"][0]["amount"] for group in json.loads(done.stdout)["groups"]]
    expect("H103", (amount(done), sorted(shown)) == ("100.00", ["33.33", "33.34", "33.34"]), done)
    done = kanjo("total", "-", "--by", "sector", "--in", "USD", content="sector,amount,currency\na,33.335,USD\nb,33.335,USD\nc,33.33,USD\n")
    expect("H103", b"0.01" in done.stdout + done.stderr, done)
    done = kanjo("total", "-", "--in", "USD", "--format", "json", "--round", "half-up", content="amount,currency\n" + "0.005,USD\n" * 3)
    expect("H104", amount(done) == "0.02", done)


def dated(date, *options):
    return kanjo("total", "-", "--in", "USD", "--format", "json", *RATES, *options, content=f"date,amount,currency\n{date},1605,JPY\n")


def dates():
    for date in ("24-1-1", "2024-1-1", "1/2/2024", "02.03.2024", "20240102"):
        refused("H106", dated(date), "K0502")
    for date, order in (("13/2/2024", "dmy"), ("2/13/2024", "mdy")):
        done = dated(date, "--dates", order)
        expect("H106", amount(done) == "10.00", done)
    refused("H107", dated("2024-04-10T23:00-05:00"), "K0502")
    for date in ("令和6年4月10日", "๒๕๖๗", "1403-01-22"):
        refused("H109", dated(date), "K0502")
    refused("H110", dated("-0001-01-01"), "K0502")
    refused("H110", dated("1582-10-10"), "K0502", "1583")
    expect("H110", amount(dated("9999-12-31")) == "10.00", dated("9999-12-31"))


def total_of(content, *options):
    return kanjo("total", "-", "--in", "USD", "--format", "json", *options, content=content)


def csv():
    head = "sector,amount,currency\n"
    refused("H112", total_of(b"\xff\xfe" + (head + "x,5,USD\n").encode("utf-16-le")), "K0202", "UTF-16")
    done = total_of(head.encode() + b"a\0b,5,USD\n")
    refused("H113", done, "K0204", "-:2:2")
    refused("H115", total_of(head + 'x,5,USD\ny,5,"USD\nz,6,USD\n'), "K0201", "-:3:5")
    for row in ('a"b,5,USD', '"c"d,5,USD'):
        refused("H116", total_of(head + row + "\n"), "K0201", "-:2:")
    refused("H118", total_of(head + "x" * 10_000_000 + ",5,USD\n"), "K0205")
    refused("H118", total_of(",".join(f"c{i}" for i in range(1_000_000)) + "\n"), "K0205", "20000")
    for row in ("x,5", "x,5,USD,9"):
        refused("H119", total_of(head + row + "\n"), "K0203", "-:2:")
    refused("H121", total_of(head.replace(",", ";") + "x;5;USD\n"), "K0202", "--delimiter ';'")
    refused("H121", total_of(head.replace(",", "\t") + "x\t5\tUSD\n"), "K0202", "--delimiter")
    done = total_of(head + 'x,"1,234.56",USD\n')
    expect("H122", amount(done) == "1234.56", done)
    refused("H122", total_of(head + "x,1,234.56,USD\n"), "K0203")
    done = total_of("sector,country,amount,currency\nnull,NA,5,USD\nN/A,NA,6,USD\n", "--by", "sector,country")
    keys = [tuple(group["key"].values()) for group in json.loads(done.stdout)["groups"]]
    expect("H124", keys == [("N/A", "NA"), ("null", "NA")], done)
    done = total_of(head + "x,1.98797575736336e-30,USD\nx,5000000000000000000000,USD\n", "--exact")
    expect("H125", b"5000000000000000000000.00000000000000000000000000000198797575736336" in done.stdout, done)
    done = total_of(head + "x,0.61442728400000002,USD\nx,287825485.69999999,USD\n")
    expect("H127", stated(done) == "287825486.31442727400000002 USD", done)
    done = total_of("id,amount,currency\nx,5,USD\ny,5,USD\n")
    expect("H128", amount(done) == "10.00", done)
    refused("H128", total_of("id,part_of,amount,currency\nx,,5,USD\nx,,5,USD\ny,x,2,USD\n"), "K0503", "given twice")


def records():
    refused("H130", total_of("[" * 100_000), "K0205", "512")
    refused("H131", total_of('[{"amount":1,"amount":2,"currency":"USD"}]'), "K0201", "twice")
    done = total_of('[{"amount":1e400,"currency":"USD"}]')
    expect("H133", amount(done) == "1" + "0" * 400 + ".00", done)
    refused("H133", total_of('[{"amount":1e10000,"currency":"USD"}]'), "K0901", "9999")
    for written in ('"3.9T"', "3900000000000"):
        done = total_of(f'[{{"amount":{written},"currency":"USD"}}]')
        expect("H134", amount(done) == "3900000000000.00", done)
    expect("H136", amount(total_of('[{"amount":-0,"currency":"USD"}]')) == "0.00", total_of('[{"amount":-0,"currency":"USD"}]'))
    for written in ("00", "01", "1.", ".5", "+1", "0x1", "NaN", "Infinity"):
        refused("H136", total_of(f'[{{"amount":{written},"currency":"USD"}}]'), "K0201", "-:1:")
    one = '{"amount":1,"currency":"USD"}'
    for content in (f"[{one},]", one[:-1] + ",}", f"[{one}/**/]", f"[{one}] x", one.replace('"', "'")):
        done = total_of(content)
        expect("H137", done.returncode == 1 and not done.stdout and b"error[K0" in done.stderr, done)
    done = total_of(b"\xef\xbb\xbf" + f"[{one}]".encode())
    expect("H137", amount(done) == "1.00", done)
    for content in ("null", "42", '"x"', "", " \n"):
        refused("H139", total_of(content), "K0202", "expected")
    with tempfile.TemporaryDirectory() as folder:
        refused("H140", kanjo("total", folder, "--in", "USD"), "K0102", "a folder", exit_code=3)
        os.mkfifo(pathlib.Path(folder, "pipe"))
        feeder = subprocess.Popen(["sh", "-c", f"printf 'amount,currency\\n5,USD\\n' > {folder}/pipe"])
        done = kanjo("total", "pipe", "--in", "USD", "--format", "json", folder=folder)
        feeder.wait()
        expect("H140", amount(done) == "5.00", done)
    done = kanjo("total", "/dev/zero", "--in", "USD")
    expect("H140", done.returncode == 1 and not done.stdout, done)


def checked(phrase, *options):
    done = kanjo("check", "--phrase", phrase, "--format", "json", *options)
    return done, json.loads(done.stdout)["pairs"][0] if done.stdout else {}


def pairs():
    done, pair = checked("1 trillion yen (approximately $65 billion)", "--basis", "2025-11")
    if pair.get("verdict") != "inconsistent":
        done, pair = checked("1 trillion yen (approximately $65 billion)", "--rate", "USD/JPY=153.5")
    expect("H142", done.returncode == 1 and pair["verdict"] == "inconsistent" and "10" in json.dumps(pair["slip"]), done)
    done, pair = checked("410.93 billion yuan (approximately 12.3 trillion yen)", "--rate", "CNY/JPY=21.4")
    expect("H143", done.returncode == 1 and pair["verdict"] == "inconsistent", done)
    for rate, verdict in (("150.99", "consistent"), ("161.2", "consistent"), ("150.9", "inconsistent"), ("170.5", "inconsistent")):
        done, pair = checked("3.9 trillion yen ($25 billion)", "--rate", f"USD/JPY={rate}")
        expect("H145", pair["verdict"] == verdict, done)
    expect("H145", pair["implied"]["low"].startswith("150.98") and pair["implied"]["high"].startswith("161.22"), done)
    done, pair = checked("JPY 416 billion (USD 3.39 billion)", "--rate", "USD/JPY=140.2")
    expect("H146", done.returncode == 1 and pair["verdict"] == "inconsistent", done)
    done, pair = checked("JPY 416 billion (USD 3.39 billion)", "--basis", "2022-03/2022-08")
    expect("H146", "verdict" in pair, done)
    done, pair = checked("SAR 1 million ($266,655)", "--rate", "USD/SAR=3.75")
    expect("H148", done.returncode == 0 and pair["verdict"] == "consistent", done)
    done, pair = checked("SAR 1,000,000 ($266,655)", "--rate", "USD/SAR=3.75", "--tolerance", "0")
    expect("H148", pair["verdict"] in ("plausible", "inconsistent"), done)
    done, pair = checked("170.84 billion yen (approximately 3.6 trillion yen)")
    expect("H149", done.returncode == 1 and pair["verdict"] == "no_pair", done)


def command_line():
    done = kanjo("total", "-", "--in", "USD", content="date,amount,currency\n2024-01-07,5,JPY\n1999-01-07,7,FJD\n")
    refused("H151", done, "K0401", "FJD")
    with tempfile.TemporaryDirectory() as folder:
        many = pathlib.Path(folder, "many.csv")
        many.write_text("sector,amount,currency\n" + "".join(f"sector {i},5,USD\n" for i in range(50_000)))
        closed = subprocess.Popen([KANJO, "total", str(many), "--in", "USD"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_DFL))
        closed.stdout.close()
        expect("H152", closed.wait() != 0, subprocess.CompletedProcess(closed.args, closed.returncode, b"", b""))
        if pathlib.Path("/dev/full").exists():
            with open("/dev/full", "wb") as full:
                done = subprocess.run([KANJO, "currencies"], stdout=full, stderr=subprocess.PIPE, check=False)
            expect("H152", done.returncode == 3 and b"error[K0" in done.stderr, subprocess.CompletedProcess(done.args, done.returncode, b"", done.stderr))
        pathlib.Path(folder, "-").write_text("amount,currency\n7,USD\n")
        answers = {kanjo("calc", "5 USD in JPY", environment={"TZ": zone}).stdout for zone in ("UTC", "Pacific/Kiritimati", "America/Los_Angeles")}
        expect("H154", len(answers) == 1, kanjo("calc", "5 USD in JPY"))
        done = kanjo("calc", "--", "-5 USD")
        expect("H155", done.returncode == 0 and b"-5" in done.stdout, done)
        done = kanjo("total", "./-", "--in", "USD", "--format", "json", folder=folder)
        expect("H155", amount(done) == "7.00", done)
        refused("H155", kanjo("calc", "5 USD", "--digits", "1", "--digits", "2"), "K0101", exit_code=2)


def width(text):
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 0 if unicodedata.combining(each) or each in "\u200d\ufe0f" else 1 for each in text)


def tables():
    names = ["半導体", "e\u0301nergie", "مراكز البيانات", "chips"]
    content = "sector,amount,currency\n" + "".join(f"{name},{500 - i},USD\n" for i, name in enumerate(names))
    done = kanjo("total", "-", "--by", "sector", "--in", "USD", content=content)
    lines = [line for line in done.stdout.decode().split("\n") if any(unicodedata.normalize("NFC", name) in line for name in names)]
    expect("H157", done.returncode == 0 and len({width(line) for line in lines}) == 1 and len(lines) == len(names), done)


def main():
    for area in (amounts, currencies, rates, rounding, dates, csv, records, pairs, command_line, tables):
        area()
    print(f"{sum(tried.values())} cases of {len(tried)} kinds, {len(failures)} failures", *failures, sep="\n")
    table = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if table and table.exists():
        rows = [line.split("\t")[0] for line in table.read_text(encoding="utf-8").splitlines()[1:]]
        missing = [row for row in rows if row not in tried]
        print(f"of {len(rows)} rows beside the project {len(missing)} have no case here:", *missing)
        sys.exit(1 if failures or missing else 0)
    if table:
        print(f"skipped: {table} is not there, so that its rows were not looked for")
    sys.exit(1 if failures else 0)


main()
