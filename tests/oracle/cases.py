"""Random small cases: records and what their texts mean, options, a table of rates."""

import copy
import csv
import datetime
import io
import json
from fractions import Fraction

from prices import Prices
from rates import Table, parse_period, period_text
from rounding import MODES

CURRENCIES = ["USD", "JPY", "EUR", "GBP", "KWD", "KRW", "INR"]
FIRST_DAY = datetime.date(2024, 2, 20)
PIVOT_RATES = {"USD": "1.08", "JPY": "163.5", "GBP": "0.855", "KWD": "0.333", "KRW": "1456.25", "INR": "90.125"}
OTHER_QUOTES = [("KRW", ("USD", "KRW"), "1350.5"), ("INR", ("INR", "USD"), "0.012"), ("KWD", ("KWD", "GBP"), "2.57"),
                ("GBP", ("GBP", "USD"), "1.26"), ("JPY", ("JPY", "KRW"), "8.9")]
SECTORS = ["chips", "cloud", " cloud ", "AI", "caf\u00e9", "cafe\u0301", "", "\u534a\u5c0e\u4f53", 'a "b", c', "=1+1"]
SCALES = [("thousand", 3), ("million", 6), ("m", 6), ("billion", 9), ("bn", 9), ("trillion", 12), ("crore", 7)]
SIGNS = {"$": "USD", "\u20ac": "EUR", "\u00a3": "GBP", "\u00a5": "JPY", "\u20b9": "INR", "US$": "USD"}
HEDGES = {"about ": "about", "nearly ": "nearly", "more than ": "at_least", "up to ": "up_to"}


class Case:
    def __init__(self, rng):
        self.rng = rng
        self.options = self.make_options()
        self.records = self.make_records()
        self.table = self.make_table()
        self.rate_file = self.write_rates(self.table)
        self.files = self.write_inputs(self.records, "")
        self.old_records = self.old_table = None
        if self.options["against"]:
            self.make_old()

    def chance(self, percent):
        return self.rng.random() * 100 < percent

    # Options

    def make_options(self):
        rng = self.rng
        by = rng.choice([["sector"], ["sector"], ["kind"], ["sector", "kind"], ["kind", "sector", "currency"]])
        options = {
            "by": by,
            "across": rng.choice([f for f in ["kind", "sector", "status"] if f not in by]) if self.chance(15) else None,
            "in": rng.sample(CURRENCIES, rng.choice([1, 1, 1, 2, 3])),
            "where": self.make_conditions() if self.chance(30) else [],
            "since": self.random_when() if self.chance(12) else None,
            "until": self.random_when() if self.chance(12) else None,
            "sort": rng.choice(["total"] * 4 + ["count", "key"]),
            "top": rng.randint(1, 4) if self.chance(15) else None,
            "keep_going": self.chance(40),
            "strict": self.chance(10),
            "adjust": self.chance(20),
            "digits": rng.randint(-3, 5) if self.chance(25) else None,
            "significant": rng.randint(1, 6) if self.chance(12) else None,
            "round": rng.choice(MODES) if self.chance(40) else "half-even",
            "exact": self.chance(15),
            "unit": rng.choice([("million", 6), ("1000", 3), ("bn", 9)]) if self.chance(10) else None,
            "currency": rng.choice(CURRENCIES) if self.chance(15) else None,
            "normalise": self.chance(15),
            "dates": rng.choice(["iso"] * 5 + ["dmy", "mdy"]),
            "max_age": rng.choice([None, None, 0, 3, 30]),
            "gap_month": self.chance(25),
            "jobs": rng.choice([1, 1, 2, 3]),
        }
        options["bases"] = self.make_bases()
        self.prices = options["constant"] = None
        if self.chance(18):
            self.make_constant(options)
        options["against"] = self.chance(15)
        if options["against"]:
            options.update(across=None, top=None, adjust=False)
        return options

    def make_conditions(self):
        rng = self.rng
        conditions = []
        for _ in range(rng.choice([1, 1, 2])):
            field = rng.choice(["sector", "kind", "status", "size", "date", "id"])
            sign = rng.choice(["=", "!=", "<", "<=", ">", ">="])
            if field == "sector":
                sign = rng.choice(["=", "!="])
            value = {
                "sector": lambda: rng.choice([sector for sector in SECTORS if not sector.startswith("=")]),
                "kind": lambda: rng.choice(["plant", "grant", "x"]),
                "status": lambda: rng.choice(["planned", "done", ""]),
                "size": lambda: rng.choice(["5", "7.50", "-1", "1e1"]),
                "date": self.random_when,
                "id": lambda: f"r{rng.randint(0, 12)}",
            }[field]()
            if not value and sign not in ("=", "!="):
                sign = "="
            conditions.append((field, sign, value))
        return conditions

    def random_day(self):
        return (FIRST_DAY + datetime.timedelta(days=self.rng.randint(-5, 75))).isoformat()

    def random_when(self):
        return self.rng.choice([self.random_day(), self.random_day(), "2024-03", "2024-04"])

    def make_bases(self):
        rng = self.rng
        bases = []
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            name = rng.choice(["value-date"] * 4 + ["latest", "stated", self.random_day(), "2024-03", "2024-04", "2024",
                                                   "2024-02/2024-03", "2024-03-03/2024-04-08"])
            kind = name if name in ("value-date", "latest", "stated") else "period"
            basis = {"name": name, "kind": kind, "given": {}}
            if kind == "period":
                basis["period"] = parse_period(name)
            if name not in [other["name"] for other in bases]:
                bases.append(basis)
        self.sweep = None
        if self.chance(8):
            self.sweep = "USD/JPY=150..154:1.5"
            steps = ["150", "151.5", "153.0"]
            bases = [dict(basis, given={("USD", "JPY"): Fraction(step)},
                          name=f"{basis['name']} USD/JPY={step}")
                     for basis in bases for step in steps]
        return bases

    # Constant prices

    def make_constant(self, options):
        """Most keys and years are there."""
        rng = self.rng
        order = rng.choice(["deflate-first", "deflate-first", "convert-first"])
        by = rng.choice(["kind", "currency", "currency", None])
        year = rng.choice([2024, 2024, 2023])
        options["constant"] = {"year": year, "order": order, "by": by}
        if order == "deflate-first":
            self.sweep = None
            options["bases"] = [{"name": str(year), "kind": "period", "period": parse_period(str(year)), "given": {}}]
        keys = {"kind": ["plant", "grant"], "currency": CURRENCIES, None: ["x"]}[by]
        is_chained = self.chance(40)
        rows = {}
        for key in keys:
            for when in range(2021, 2026):
                if not self.chance(3):
                    rows[(key, when)] = Fraction(rng.randint(-300, 900), 100) if is_chained else Fraction(rng.randint(8000, 14000), 100)
        self.prices = Prices(rows or {("x", 2024): Fraction(100)}, is_chained)

    def write_prices(self):
        lines = [f"{key},{year},{decimal(value)}" for (key, year), value in self.prices.rows.items()]
        self.rng.shuffle(lines)
        return f"key,year,{'change' if self.prices.is_chained else 'index'}\n" + "\n".join(lines) + "\n"

    # What totals are compared with

    def make_old(self):
        """Most commitments as they are, some changed, gone or not there yet."""
        rng = self.rng
        for record in self.records:
            if self.chance(5):
                record["fields"]["id"] = ""
        records = []
        for record in self.records:
            if self.chance(15):
                continue
            old = copy.deepcopy(record)
            if old["bad"] is None:
                self.change(old)
            records.append(old)
        for i in range(rng.choice([0, 0, 1, 2])):
            records.append(self.make_record(100 + i))
        rng.shuffle(records)
        for index, record in enumerate(records):
            record["index"] = index
        self.files = self.write_inputs(self.records, "")
        self.old_records = records or [self.make_record(0)]
        self.old_files = self.write_inputs(self.old_records, "old")
        self.old_table = self.table
        if self.chance(35):
            own = self.make_table()
            self.old_table = Table(own.quotes, self.table.given, own.max_age, own.gap_month)
            self.old_rate_file = self.write_rates(self.old_table)

    def change(self, record):
        rng = self.rng
        fields = record["fields"]
        if self.chance(25):
            self.add_amount(record)
        elif self.chance(20) and not record["undisclosed"]:
            for end in ("low", "high"):
                record[end] = -2 * record[end]
            record["amount"], record["is_number"], record["hedge"] = decimal(record["low"]), True, None
            fields["currency"] = record["currency"]
            if record["low"] != record["high"] or self.options["unit"]:
                self.add_amount(record)
        if self.chance(25):
            fields["date"] = self.random_day()
            record["period"] = parse_period(fields["date"])
        if self.chance(20):
            fields["kind"] = rng.choice(["plant", "grant", ""])
            if record["split"]:
                self.add_split(record)
            else:
                fields["sector"] = rng.choice(SECTORS)

    # Records

    def make_records(self):
        rng = self.rng
        count = rng.choice([1, 2, 4, 8, 12])
        self.used = {"id", "date", "sector", "kind", "status", "size", "currency"}
        self.with_references = self.chance(25)
        self.with_splits = self.chance(25)
        self.with_periods = self.chance(20) and not any(c[0] == "date" for c in self.options["where"])
        self.with_bad = self.chance(15)
        records = [self.make_record(i) for i in range(count)]
        if self.with_references:
            self.add_references(records)
        if self.chance(5):
            self.rng.choice(records)["fields"]["id"] = "r0"
        return records

    def make_record(self, index):
        rng = self.rng
        record = {"index": index, "split": None, "bad": None, "fields": {}, "stated": None}
        fields = record["fields"]
        fields["id"] = f"r{index}"
        fields["sector"] = rng.choice(SECTORS)
        fields["kind"] = rng.choice(["plant", "grant", " plant", ""])
        fields["status"] = rng.choice(["planned", "done", "", " done"])
        fields["size"] = rng.choice(["5", "7.5", "10", "-2.25", "", "1E1"])
        fields["date"] = "" if self.chance(6) else self.random_day()
        if self.with_periods and self.chance(40):
            fields["date"] = rng.choice(["2024-03", "2024-04", "2024", "2024-03-05/2024-03-20", "2023-07/2024-06"])
        record["period"] = parse_period(fields["date"]) if fields["date"] else None
        self.add_amount(record)
        if self.with_splits and self.chance(60):
            self.add_split(record)
        if any(basis["kind"] == "stated" for basis in self.options["bases"]) and self.chance(85):
            self.add_rate(record)
        if self.with_bad and record["bad"] is None and self.chance(25):
            self.spoil(record)
        return record

    def add_amount(self, record):
        rng = self.rng
        record.update(hedge=None, undisclosed=False, low=Fraction(0), high=Fraction(0), is_number=False,
                      has_currency=False)
        fields = record["fields"]
        currency = rng.choice(CURRENCIES + self.options["in"] * 2)
        fields["currency"] = currency
        form = rng.choice(["plain"] * 5 + ["grouped", "scaled", "symbol", "code", "japanese", "range", "undisclosed"])
        if form == "undisclosed":
            fields["currency"] = rng.choice([currency, ""])
            record["undisclosed"] = True
            record["amount"] = rng.choice(["", "undisclosed", "n/a", "\u975e\u516c\u8868", "not disclosed"])
        elif form == "range":
            self.add_range(record, currency)
        else:
            getattr(self, "add_" + form)(record, currency)
        if not record["undisclosed"] and form not in ("plain", "japanese") and self.chance(20):
            word = rng.choice(list(HEDGES))
            record["hedge"] = HEDGES[word]
            record["amount"] = word + record["amount"]
        if not record["undisclosed"]:
            self.place_currency(record, currency)
        record["currency"] = currency

    def place_currency(self, record, currency):
        """The currency stands in the amount, in its own field, in both, or is the one given for all."""
        fields = record["fields"]
        has_own = record["has_currency"]
        if has_own and self.chance(70):
            fields["currency"] = ""
        elif not has_own and currency == self.options["currency"] and self.chance(60):
            fields["currency"] = ""

    def number(self):
        """Digits, as a text and a fraction."""
        rng = self.rng
        whole = rng.choice([rng.randint(0, 9), rng.randint(0, 9999), rng.randint(0, 10**12), rng.randint(0, 10**25)])
        places = rng.choice([0, 0, 1, 2, 2, 5, 10, 14])
        text = str(whole) + ("." + "".join(rng.choice("0123456789") for _ in range(places)) if places else "")
        return text, Fraction(text)

    def scaled_plain(self, value):
        unit = self.options["unit"]
        return value * 10 ** unit[1] if unit else value

    def set_value(self, record, low, high=None):
        record["low"], record["high"] = low, low if high is None else high

    def add_plain(self, record, currency):
        text, value = self.number()
        if self.chance(15):
            text, value = "-" + text, -value
        if self.chance(10):
            text, value = text + "e-3", value / 1000
        record["amount"] = text
        record["is_number"] = True
        self.set_value(record, self.scaled_plain(value))

    def add_grouped(self, record, currency):
        whole = self.rng.randint(1000, 10**15)
        record["amount"] = f"{whole:,}"
        self.set_value(record, self.scaled_plain(Fraction(whole)))

    def short_number(self):
        text = self.rng.choice([str(self.rng.randint(1, 999)), f"{self.rng.randint(1, 99)}.{self.rng.randint(0, 9)}"])
        return text, Fraction(text)

    def add_scaled(self, record, currency):
        text, value = self.short_number()
        word, power = self.rng.choice(SCALES)
        record["amount"] = f"{text} {word}"
        self.set_value(record, value * 10**power)

    def add_symbol(self, record, currency):
        signs = [sign for sign, code in SIGNS.items() if code == currency]
        if not signs:
            return self.add_code(record, currency)
        text, value = self.short_number()
        word, power = self.rng.choice(SCALES)
        record["amount"] = f"{self.rng.choice(signs)}{text} {word}"
        record["has_currency"] = True
        self.set_value(record, value * 10**power)

    def add_code(self, record, currency):
        text, value = self.short_number()
        record["amount"] = self.rng.choice([f"{currency} {text}", f"{text} {currency}"])
        self.set_value(record, value)
        record["has_currency"] = True

    def add_japanese(self, record, currency):
        if currency != "JPY":
            return self.add_plain(record, currency)
        trillions, hundreds = self.rng.randint(1, 9), self.rng.randint(1, 9)
        hedge = self.rng.choice(["", "\u7d04"])
        record["amount"] = f"{hedge}{trillions}\u5146{hundreds}000\u5104\u5186"
        record["hedge"] = "about" if hedge else None
        record["has_currency"] = True
        self.set_value(record, Fraction(trillions * 10**12 + hundreds * 1000 * 10**8))

    def add_range(self, record, currency):
        low, high = sorted(self.rng.sample(range(1, 200), 2))
        word, power = self.rng.choice(SCALES)
        record["amount"] = self.rng.choice([f"{low}\u2013{high} {word}", f"between {low} and {high} {word}",
                                            f"{low} to {high} {word}"])
        self.set_value(record, Fraction(low * 10**power), Fraction(high * 10**power))

    def add_split(self, record):
        rng = self.rng
        names = rng.sample(["chips", "cloud", "AI", "steel"], rng.randint(1, 3))
        if self.chance(15):
            names.append(names[0])
        shares = [Fraction(rng.choice(["10", "33.3", "25", "12.5"])) for _ in names]
        shares[-1] = Fraction(100) - sum(shares[:-1])
        if self.chance(10):
            shares[-1] += 7
            record["bad"] = None if self.options["normalise"] else "split"
        merged = {}
        for name, share in zip(names, shares):
            merged[name] = merged.get(name, 0) + share
        record["split"] = list(merged.items())
        record["split_as_written"] = list(zip(names, shares))
        record["fields"]["sector"] = ""

    def add_rate(self, record):
        rng = self.rng
        others = [code for code in CURRENCIES if code != record["currency"]]
        other = rng.choice(self.options["in"] + others)
        rate = rng.choice(["1.25", "160.5", "0.8"])
        if other == record["currency"] or self.chance(40):
            record["fields"]["rate"] = rate
            record["stated"] = (None, Fraction(rate))
        else:
            pair = (record["currency"], other) if self.chance(50) else (other, record["currency"])
            record["fields"]["rate"] = f"{pair[0]}/{pair[1]}={rate}"
            record["stated"] = (pair, Fraction(rate))

    def spoil(self, record):
        has_date_condition = any(condition[0] == "date" for condition in self.options["where"])
        kind = self.rng.choice(["amount", "currency"] if has_date_condition else ["amount", "currency", "date"])
        if kind == "amount":
            record["amount"] = self.rng.choice(["12,5", "5 GW", "NaN", "--5"])
            record.update(is_number=False, undisclosed=False)
            record["fields"]["currency"] = "USD"
        elif kind == "date":
            record["fields"]["date"] = "2024-02-30"
        elif record["undisclosed"]:
            return
        else:
            record["fields"]["currency"] = "XQQ"
        record["bad"] = kind

    def add_references(self, records):
        rng = self.rng
        for record in records:
            field = rng.choice(["part_of", "supersedes"])
            if self.chance(40) and record["index"] > 0:
                # Downwards only, so that most cases have no circle.
                record["fields"][field] = f"r{rng.randint(0, record['index'] - 1)}"
        if self.chance(8):
            rng.choice(records)["fields"]["part_of"] = rng.choice(["nobody", "r0", f"r{len(records) - 1}"])

    # Rates

    def make_table(self):
        rng = self.rng
        quotes = {}
        pairs = self.quoted_pairs()
        days = sorted(rng.sample(range(0, 70), rng.choice([3, 10, 40])))
        for offset in days:
            day = FIRST_DAY + datetime.timedelta(days=offset)
            for pair, rate in pairs.items():
                if not self.chance(12):
                    quotes[((day, day), pair)] = self.moved(rate)
            if self.chance(15):
                quotes[((day, day), ("USD", "JPY"))] = self.moved("151.5")
        if self.chance(40):
            for month in ["2024-02", "2024-03", "2024-04"]:
                for pair, rate in pairs.items():
                    if not self.chance(20):
                        quotes[(parse_period(month), pair)] = self.moved(rate)
        if self.chance(25):
            for pair, rate in pairs.items():
                if not self.chance(30):
                    quotes[(parse_period(rng.choice(["2023", "2024"])), pair)] = self.moved(rate)
        given = {}
        for pair in [("USD", "JPY"), ("KWD", "USD"), ("EUR", "USD")]:
            if self.chance(8):
                given[pair] = self.moved({"USD": "1.09", "JPY": "155", "KWD": "3.2"}[pair[0] if pair[0] == "KWD" else pair[1]])
        if self.sweep:
            given.pop(("USD", "JPY"), None)
        age = self.options["max_age"]
        return Table(quotes, given, 7 if age is None else age, self.options["gap_month"])

    def quoted_pairs(self):
        """Most are quoted per EUR; some tables quote others per USD, or the other way round, or in a chain."""
        pairs = {("EUR", code): rate for code, rate in PIVOT_RATES.items()}
        if self.chance(60):
            return pairs
        for code, pair, rate in OTHER_QUOTES:
            if self.chance(60):
                del pairs[("EUR", code)]
                pairs[pair] = rate
        return pairs

    def moved(self, rate):
        return Fraction(rate) * self.rng.randint(9000, 11000) / 10000

    def write_rates(self, table):
        lines = ["date,base,quote,rate"]
        for (period, pair), rate in table.quotes.items():
            lines.append(f"{period_text(period)},{pair[0]},{pair[1]},{decimal(rate)}")
        self.rng.shuffle(lines[1:])
        return "\n".join(lines) + "\n"

    # Texts

    def date_text(self, record):
        text = record["fields"]["date"]
        parts = text.split("-")
        if self.options["dates"] == "iso" or len(parts) != 3 or "/" in text:
            return text
        year, month, day = parts
        return f"{day}/{month}/{year}" if self.options["dates"] == "dmy" else f"{month}/{day}/{year}"

    def write_inputs(self, all_records, prefix):
        """One or two files, each in a format of its own."""
        writers = [self.write_csv, self.write_json, self.write_json_lines]
        cut = len(all_records) if self.chance(80) else self.rng.randint(1, len(all_records))
        if not prefix:
            self.first_count = cut
        files = []
        for i, records in enumerate([all_records[:cut], all_records[cut:]]):
            if records:
                name, text = self.rng.choice(writers)(records)
                files.append((f"{prefix}{i}-{name}", text))
        return files

    def fields_of(self, record):
        fields = dict(record["fields"])
        if not any(condition[0] == "date" for condition in self.options["where"]):
            fields["date"] = self.date_text(record)
        return fields

    def write_csv(self, records):
        names = ["id", "date", "sector", "kind", "status", "size", "amount", "currency"]
        if any(basis["kind"] == "stated" for basis in self.options["bases"]):
            names.append("rate")
        if self.with_references:
            names += ["part_of", "supersedes"]
        own_column = self.with_splits and self.chance(50)
        if own_column:
            names.append("sectors")
        self.rng.shuffle(names)
        out = io.StringIO()
        writer = csv.DictWriter(out, names, restval="", lineterminator=self.rng.choice(["\n", "\r\n"]))
        writer.writeheader()
        for record in records:
            row = {name: text for name, text in self.fields_of(record).items() if name in names}
            row["amount"] = record["amount"]
            if record["split"]:
                text = ";".join(f"{name}:{decimal(share)}" for name, share in record["split_as_written"])
                needs_own = len(record["split_as_written"]) == 1
                if needs_own and not own_column:
                    row["sector"] = text + ";"
                else:
                    row["sectors" if own_column else "sector"] = text
            writer.writerow(row)
        return "c.csv", out.getvalue()

    def json_records(self, records):
        for record in records:
            fields = {name: text for name, text in self.fields_of(record).items() if text or self.chance(50)}
            for name in ["sector", "kind", "status", "size", "date", "currency"]:
                fields.setdefault(name, "")
            amount = record["amount"]
            if record["is_number"] and self.chance(60):
                amount = JsonNumber(amount)
            elif record["undisclosed"] and self.chance(30):
                amount = None
            fields["amount"] = amount
            if record["split"]:
                fields.pop("sector")
                fields["sectors"] = [{"sector": name, "share": JsonNumber(decimal(share))}
                                     for name, share in record["split_as_written"]]
            items = list(fields.items())
            self.rng.shuffle(items)
            yield dict(items)

    def write_json(self, records):
        texts = [json_text(record) for record in self.json_records(records)]
        listed = "[\n" + ",\n".join(texts) + "\n]"
        if self.chance(40):
            return "c.json", '{"title": "x", "commitments": ' + listed + "}\n"
        return "c.json", listed

    def write_json_lines(self, records):
        return "c.jsonl", "".join(json_text(record) + "\n" for record in self.json_records(records))

    def arguments(self):
        options = self.options
        words = ["--by", ",".join(options["by"]), "--in", ",".join(options["in"]), "--rates", "r.csv",
                 "--sort", options["sort"], "--round", options["round"], "--jobs", str(options["jobs"]),
                 "--dates", options["dates"]]
        for name in ["across", "since", "until", "top", "digits", "significant", "currency"]:
            if options[name] is not None:
                words += ["--" + name, str(options[name])]
        for name in ["strict", "adjust", "exact"]:
            if options[name]:
                words.append("--" + name)
        if options["keep_going"]:
            words.append("--keep-going")
        if options["normalise"]:
            words.append("--normalise-splits")
        if options["unit"]:
            words += ["--unit", options["unit"][0]]
        if options["max_age"] is not None:
            words += ["--max-age", str(options["max_age"])]
        words += ["--gap", "month" if options["gap_month"] else "none"]
        for field, sign, value in options["where"]:
            words += ["--where", field + sign + value]
        names = []
        for basis in options["bases"]:
            name = basis["name"].split(" ")[0]
            if name not in names:
                names.append(name)
        constant = self.options["constant"]
        for name in names:
            if not constant or constant["order"] == "convert-first":
                words += ["--basis", name]
        for (base, quote), rate in self.table.given.items():
            words += ["--rate", f"{base}/{quote}={decimal(rate)}"]
        if self.sweep:
            words += ["--rate", self.sweep]
        if constant:
            words += ["--constant", str(constant["year"]), "--prices", "p.csv", "--constant-order", constant["order"]]
            if constant["by"]:
                words += ["--prices-by", constant["by"]]
        if self.old_records:
            for name, _ in self.old_files:
                words += ["--against", name]
            if self.old_table is not self.table:
                words += ["--against-rates", "old-r.csv"]
        return words


class JsonNumber:
    def __init__(self, text):
        self.text = text


def json_text(record):
    def value(item):
        if isinstance(item, JsonNumber):
            return item.text
        if isinstance(item, list):
            return "[" + ", ".join(json_text(part) for part in item) + "]"
        return json.dumps(item, ensure_ascii=False)

    return "{" + ", ".join(json.dumps(key) + ": " + value(item) for key, item in record.items()) + "}"


def decimal(value):
    from rounding import exact_text
    return exact_text(value)
