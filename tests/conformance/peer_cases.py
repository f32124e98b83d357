#!/usr/bin/env python3
"""What peers test about valuation, and what kanjo says to the same question.

peer_cases.py KANJO CASES.TSV
The cases are the peers' own, one a row: case_id, source, input, operation, expected, note. Skipped (77) without the file.
Each has its command here; where kanjo differs from the peer, it says why.
"""

import csv
import pathlib
import re
import subprocess
import sys
import tempfile

SKIPPED = 77

FILES = {
    "ecb.csv": "Date,USD,BGN,\n2019-12-06,1.1094,1.9558,\n2014-03-28,1.3759,1.9558,\n2010-11-19,1.3689,1.9558,\n",
    "sparse.csv": "Date,USD,\n2014-03-29,2,\n2014-03-27,6,\n2014-03-23,18,\n2014-03-22,N/A,\n",
    "zero.csv": "Date,USD,JPY,\n2014-03-27,6,0,\n2014-03-22,N/A,0,\n",
    "cad.beancount": "2013-06-01 price USD 1.00 CAD\n2013-06-10 price USD 1.50 CAD\n2013-07-01 price USD 2.00 CAD\n",
    "years.beancount": "2013-01-01 price USD 1.20 CAD\n2014-01-01 price USD 1.25 CAD\n2015-01-01 price USD 1.30 CAD\n",
    "twice.beancount": "2013-06-02 price USD 1.11 CAD\n2013-06-02 price USD 1.12 CAD\n2013-06-05 price CAD 0.86956 USD\n",
    "inverse.beancount": "2013-06-05 price CAD 0.86956 USD\n2013-06-06 price CAD 0.86207 USD\n",
    "cross.beancount": "2016-02-01 price XAU 530.00 USD\n2016-02-01 price USD 1.2 CAD\n",
    "apart.beancount": "2013-06-15 price XAU 1000.00 USD\n2013-06-01 price USD 1.12 CAD\n",
    "fund.beancount": "2013-06-15 price EFA 0 USD\n2013-06-15 price EFA 57.53 USD\n2013-06-15 price EUR 1.25 USD\n",
    "month.journal": "P 2000-01-01 CHF 1 SEK\nP 2000-01-15 CHF 5 SEK\nP 2000-02-01 CHF 2 SEK\nP 2000-03-01 CHF 3 SEK\n"
                     "P 2000-04-01 CHF 4 SEK\nP 3000-01-01 CHF 9 SEK\n",
    "same.journal": "P 2000-01-01 USD 1.35 EUR\nP 2000-01-01 USD 1.30 EUR\n",
    "future.journal": "P 3000-01-01 USD 1.10 EUR\n",
    "chain.journal": "P 2019-01-01 NOK 10 DKK\nP 2019-01-01 SEK 2 NOK\nP 2019-01-01 DKK 100 CZK\nP 2019-01-01 ISK 3 CZK\n",
    "both.journal": "P 2020-11-01 NOK 3.00 DKK\nP 2020-11-02 DKK 0.40 NOK\n",
    "short.journal": "P 2020-01-01 AUD 1 BRL\nP 2020-01-01 BRL 1 CNY\nP 2020-01-01 CNY 1 HUF\nP 2020-01-01 HUF 1 ZAR\n"
                     "P 2020-01-01 AUD 1 PLN\nP 2020-01-01 PLN 100 ZAR\n",
    "stock.csv": "period,base,quote,rate\n2024-01-01,XAU,USD,150\n2024-02-01,XAU,USD,160\n2024-03-01,XAU,USD,170\n",
    "months.csv": "date,sector,amount,currency\n2000-01-31,a,1,CHF\n2000-02-29,a,1,CHF\n2000-03-31,a,1,CHF\n",
    "fixed.csv": "date,sector,amount,currency,rate\n2024-02-01,a,10,XAU,XAU/USD=150\n",
    "halves.csv": "sector,amount,currency\na:50;b:50,10.03,USD\n",
    "none.csv": "sector,amount,currency\na:0;b:50;c:50,10.03,USD\n",
    "negative.csv": "sectors,amount,currency\na:-50;b:150,10.03,USD\n",
}


def calc(*words):
    return ["calc", *words, "--no-config"]


def rounded(text, digits, mode):
    return calc(text, "--digits", str(digits), "--round", mode)


# By case: the command, and what its output holds; a third says why it is not what the peer says.
CASES = {
    "C002": (calc("10 EUR in USD on 2014-03-28", "--rates", "ecb.csv", "--exact"), "13.759 USD"),
    "C004": (calc("10 EUR in EUR"), "10.00 EUR"),
    "C006": (calc("10 BGN in EUR on 2010-11-21", "--rates", "ecb.csv", "--max-age", "0"), "error[K0401]"),
    "C008": (calc("10 EUR in USD on 1986-02-02", "--rates", "ecb.csv"), "error[K0401]"),
    "C010": (calc("10 USD in EUR on 2019-12-08", "--rates", "ecb.csv", "--digits", "5"), "9.01388 EUR"),
    "C012": (calc("10 EUR in USD", "--rates", "sparse.csv"), "20.00 USD"),
    "C014": (calc("10 EUR in USD on 2015-01-01", "--rates", "sparse.csv", "--max-age", "300"), "20.00 USD"),
    "C016": (calc("10 USD in EUR on 2012-01-01", "--rates", "sparse.csv"), "error[K0401]", "a lookup never looks ahead"),
    "C018": (calc("10 EUR in USD on 2014-03-26", "--rates", "sparse.csv"), "180.00 USD", "nothing is interpolated: the last one before"),
    "C020": (["rates", "lint", "zero.csv"], "error[K0403]", "a rate of zero is refused, with its place"),
    "C022": (["rate", "USD/CAD", "2013-06-01", "--rates", "cad.beancount"], "USD/CAD 1 of 2013-06-01"),
    "C024": (["rate", "USD/CAD", "2013-06-10", "--rates", "cad.beancount"], "USD/CAD 1.5 of 2013-06-10"),
    "C026": (["rate", "USD/CAD", "2013-07-01", "--rates", "cad.beancount"], "USD/CAD 2 of 2013-07-01"),
    "C028": (["rate", "USD/CAD", "--rates", "cad.beancount"], "USD/CAD 2 of 2013-07-01"),
    "C030": (calc("100 USD in CAD", "--rates", "years.beancount"), "130.00 CAD"),
    "C032": (calc("100 USD in CAD on 2014-12-31", "--rates", "years.beancount", "--max-age", "400"), "125.00 CAD"),
    "C034": (calc("100 USD in CAD on 2013-12-31", "--rates", "years.beancount", "--max-age", "400"), "120.00 CAD"),
    "C036": (calc("100 USD in CAD on 2012-12-31", "--rates", "years.beancount"), "error[K0401]"),
    "C038": (["rate", "USD/CAD", "2013-06-06", "--rates", "inverse.beancount", "--digits", "2"], "1.16"),
    "C040": (calc("100 XAU in CAD on 2016-02-01", "--rates", "cross.beancount"), "63,600.00 CAD"),
    "C042": (calc("1 XAU in CAD on 2013-06-15", "--rates", "apart.beancount"), "error[K0401]", "legs of a cross share their day"),
    "C044": (calc("1 CAD in XAU at 1120 CAD per XAU", "--significant", "28"), "0.0008928571428571428571428571429 XAU"),
    "C046": (["rate", "EUR/USD", "2013-06-15", "--rates", "fund.beancount"], "EUR/USD 1.25"),
    "C048": (calc("-83,434,309.10 USD", "--exact"), "-83,434,309.1"),
    "C050": (rounded("135.12987 USD", 2, "down"), "135.12 USD"),
    "C052": (rounded("135.12345 USD", -1, "down"), "130 USD"),
    "C054": (calc("105.50 USD in EUR at 0.80 EUR per USD"), "84.40 EUR"),
    "C056": (["total", "months.csv", "--in", "SEK", "--basis", "2000-01-15", "--rates", "month.journal", "--format", "csv"], "TOTAL,3,0,15.00"),
    "C058": (["total", "months.csv", "--in", "SEK", "--rates", "month.journal", "--max-age", "31", "--format", "csv"], "TOTAL,3,0,10.00"),
    "C060": (calc("100 USD in EUR on 2000-01-01", "--rates", "same.journal"), "error[K0402]", "two prices of one day contradict"),
    "C062": (calc("100 USD in EUR on 3000-02-01", "--rates", "future.journal", "--max-age", "31"), "110.00 EUR"),
    "C064": (calc("1 NOK in SEK on 2019-01-01", "--rates", "chain.journal"), "0.50 SEK"),
    "C066": (calc("1 NOK in ISK on 2019-01-01", "--rates", "chain.journal", "--digits", "8"), "333.33333333 ISK"),
    "C068": (calc("1 NOK in DKK on 2020-11-08", "--rates", "both.journal"), "2.50 DKK", "the freshest quote, whichever way it is quoted"),
    "C070": (calc("1 AUD in ZAR on 2020-01-01", "--rates", "short.journal"), "100.00 ZAR"),
    "C072": (calc("1 SEK in XAU at 70 SEK per XAU", "--digits", "8"), "0.01428571 XAU"),
    "C074": (calc("1 USD in EUR at EUR/USD=1.07", "--digits", "8"), "0.93457944 EUR"),
    "C076": (calc("1 EUR in XAU at 1000.1 EUR per XAU", "--digits", "8"), "0.00099990 XAU"),
    "C078": (calc("135.00 USD / 100 EUR"), "1.35 USD per EUR"),
    "C080": (calc("400 USD / 4 XAU"), "100 USD per XAU"),
    "C082": (calc("2.4120 * 41.66 + 0.3350 * 74.62 + 0.7718 * 32.39", "--exact"), "150.480222"),
    "C084": (calc("1,000 XAU", "--exact"), "1,000 XAU"),
    "C086": (calc("XAU 1E2", "--exact"), "100 XAU"),
    "C088": (calc("1,234,56 EUR", "--decimal", "comma"), "error[K0301]"),
    "C090": (calc("1.234.56 EUR"), "error[K0301]"),
    "C092": (calc("EUR 1,2345", "--decimal", "comma", "--exact"), "1.2345 EUR"),
    "C094": (calc("CHF 12'345.67"), "12,345.67 CHF"),
    "C096": (rounded("12.345 USD", 2, "half-up"), "12.35 USD"),
    "C098": (rounded("100.99 USD", 0, "half-even"), "101 USD"),
    "C100": (calc("10 XAU in USD on 2024-03-01", "--rates", "stock.csv"), "1,700.00 USD"),
    "C102": (["total", "fixed.csv", "--in", "USD", "--basis", "stated", "--rates", "stock.csv", "--format", "csv"], "TOTAL,1,0,1500.00"),
    "C104": (calc("5.00 USD in IQD at 1199 IQD per USD"), "5,995.000 IQD"),
    "C106": (["total", "halves.csv", "--in", "USD", "--adjust", "--format", "csv"], "a,1,0,5.02|b,1,0,5.01"),
    "C108": (["total", "none.csv", "--in", "USD", "--adjust", "--sort", "key", "--format", "csv"], "a,1,0,0.00|b,1,0,5.02|c,1,0,5.01"),
    "C110": (["total", "negative.csv", "--in", "USD"], "error[K0502]"),
    "C112": (rounded("10.455 USD", 2, "down"), "10.45 USD"),
    "C114": (rounded("10.425 USD", 2, "half-odd"), "error[K0101]", "half-odd is none of the modes"),
    "C116": (rounded("10.435 USD", 2, "half-even"), "10.44 USD"),
    "C118": (rounded("10.456 USD", 2, "half-down"), "10.46 USD"),
    "C120": (rounded("10.455 USD", 2, "half-up"), "10.46 USD"),
    "C122": (rounded("10.415 USD", 2, "half-up"), "10.42 USD"),
    "C124": (rounded("3.333333336 USD", 2, "down"), "3.33 USD"),
    "C126": (calc("0 USD - 0.01 USD"), "-0.01 USD"),
    "C128": (rounded("2.33 GBP in EUR at 2.5 EUR per GBP", 2, "down"), "5.82 EUR"),
    "C130": (calc("2.33 GBP in EUR at 2.5 EUR per GBP", "--exact"), "5.825 EUR"),
    "C132": (calc("2.33 GBP in GBP at GBP/GBP=2.5"), "error["),
    "C134": (rounded("2.33 GBP * -2.5", 2, "floor"), "-5.83 GBP"),
    "C136": (rounded("2.34 GBP / 2.5", 2, "half-up"), "0.94 GBP"),
    "C138": (calc("2.3 JPY", "--exact"), "2.3 JPY", "amounts keep every digit; the minor unit is for showing"),
    "C140": (calc("2.345 GBP", "--exact"), "2.345 GBP", "amounts keep every digit; the minor unit is for showing"),
    "C142": (calc("GBP +.99"), "error[K0301]", "a sign stands before the currency: +.99 GBP"),
    "C144": (calc("GBP3.10"), "3.10 GBP"),
    "C146": (calc("GBX 2.34"), "error["),
    "C148": (calc("10 CHF in FOO at 2 FOO per CHF"), "error[", "currencies are those of ISO 4217"),
    "C150": (calc("1 EUR in USD at 1.1 USD per EUR", "--exact"), "1.1 USD"),
    "C152": (calc("1.234.567,89 €"), "1,234,567.89 EUR"),
}


def answer(kanjo, folder, words):
    done = subprocess.run([kanjo, *words], cwd=folder, capture_output=True, text=True, env={}, stdin=subprocess.DEVNULL)
    return done.stdout + done.stderr


def check(kanjo, folder, case, row):
    """The fault, or nothing."""
    words, wanted, *why = CASES[case]
    said = answer(kanjo, folder, words)
    for part in wanted.split("|"):
        if part not in said:
            return f"{' '.join(words)} says {said!r}, expected {part!r}"
    # Where kanjo agrees with the peer, it says the peer's own last number.
    numbers = re.findall(r"\d[\d.]*\d|\d", row["expected"].split("(")[0].split(";")[0].replace("...", ""))
    is_error = row["expected"].startswith("error") or "kanjo may prefer" in row["expected"] or "no crash" in row["expected"]
    if why or is_error or not numbers:
        return None
    value = numbers[-1].rstrip("0").rstrip(".") if "." in numbers[-1] else numbers[-1]
    return None if value in said.replace(",", "") else f"{' '.join(words)} does not say the peer's {value}"


def main():
    kanjo, path = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    if not path.exists():
        print(f"skipped: {path} is not there")
        return SKIPPED
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    faults, unknown = [], []
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            (pathlib.Path(folder) / name).write_text(text)
        for row in rows:
            if row["case_id"] not in CASES:
                unknown.append(row["case_id"])
            elif fault := check(kanjo, folder, row["case_id"], row):
                faults.append(f"{row['case_id']}: {fault}")
    differing = sum(len(CASES[row["case_id"]]) > 2 for row in rows if row["case_id"] in CASES)
    print("\n".join(faults))
    print(f"{len(rows)} cases, {len(faults)} faults, {differing} differ from the peer for a stated reason, {len(unknown)} unknown here")
    return 1 if faults or unknown else 0


if __name__ == "__main__":
    sys.exit(main())
