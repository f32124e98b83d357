#!/usr/bin/env python3
"""page_test.py KANJO DATA: the page of a report in a browser without a window.

Rates set in the page have to give the digits that --rate gives, and names stay text. Skipped (77) without Chromium.
"""
import csv
import html
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

KANJO, DATA = sys.argv[1:3]
HOSTILE = "</script><script>document.title='broken'</script><img src=x onerror=alert(1)>\"'&"


def kanjo(*arguments):
    return subprocess.run([KANJO, *arguments], check=True, capture_output=True, text=True).stdout


def what_if(browser, page, rates):
    """The page's own totals by group, at these rates."""
    address = page.as_uri() + "#" + "&".join(f"{pair}={rate}" for pair, rate in rates.items())
    dom = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", address],
        check=True, capture_output=True, text=True, timeout=120).stdout
    assert "<title>broken" not in dom, "a name has become markup"
    table = re.search(r'id="what-if-totals".*?<tbody>(.*?)</table>', dom, re.S).group(1)
    rows = re.findall(r"<tr[^>]*><th[^>]*>(.*?)</th><td[^>]*>(.*?)</td></tr>", table)
    return {html.unescape(name): html.unescape(total) for name, total in rows}


def expected(arguments, rates):
    given = [word for pair, rate in rates.items() for word in ("--rate", f"{pair}={rate}")]
    rows = list(csv.reader(io.StringIO(kanjo("total", *arguments, *given, "--format", "csv"))))[1:]
    return {("total" if row[0] == "TOTAL" else row[0]): row[-1] for row in rows}


def check(browser, folder, arguments, rates):
    page = folder / "report.html"
    kanjo("total", *arguments, "-o", str(page))
    found = what_if(browser, page, rates)
    wanted = expected(arguments, rates)
    assert found.keys() == wanted.keys(), (found, wanted)
    for name, total in wanted.items():
        digits = found[name].replace("≈", "").replace(",", "").strip()
        assert digits == (total or "undisclosed"), (name, digits, total, rates)
    return len(wanted)


def main():
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("skipped: Chromium is not installed")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rows = folder / "c.csv"
        rows.write_text(
            "sector,date,amount,currency\n"
            'chips,2024-04,"3,900,000.555",JPY\nchips,2024-03,100.005,EUR\ncloud,2024-04,-7.125,GBP\n'
            f'"{HOSTILE.replace(chr(34), chr(34) * 2)}",2024-04,1,USD\nAI,2024-04,undisclosed,\n')
        japan = f"{DATA}/japan-2024.json"
        total = check(browser, folder, [japan, "--in", "USD"], {"USD/JPY": "156"})
        total += check(browser, folder, [japan, "--in", "JPY", "--round", "up"], {"USD/JPY": "153.17"})
        total += check(browser, folder, [str(rows), "--in", "USD"],
                       {"USD/JPY": "151.37", "EUR/USD": "1.0853", "GBP/USD": "1.2649"})
        total += check(browser, folder, [str(rows), "--in", "USD", "--digits", "-3", "--round", "ceiling"],
                       {"USD/JPY": "99.99"})
    print(f"{total} totals are the same in the page and on the command line")
    return 0


sys.exit(main())
