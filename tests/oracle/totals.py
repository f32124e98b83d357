"""Totals of records by plain fractions, record by record: no buckets, no bounds, no threads."""

import unicodedata
from fractions import Fraction

from rates import Rate, market_order, parse_period, period_text
from rounding import round_to_places, round_to_significant

MINOR_UNITS = {"USD": 2, "EUR": 2, "GBP": 2, "JPY": 0, "KRW": 0, "KWD": 3, "INR": 2}
HEDGES = ["about", "nearly", "at_least", "up_to"]


def canonical(text):
    return unicodedata.normalize("NFC", text.strip())


class Part:
    """What one record brings to one group: all of it, or the share of one sector."""

    def __init__(self, key, across, weight):
        self.key, self.across, self.weight = key, across, weight


def compare_condition(condition, text):
    field, sign, wanted = condition
    text = text.strip()
    if sign in ("=", "!="):
        return (canonical(text) == canonical(wanted)) == (sign == "=")
    if not text:
        return False
    if field == "date":
        mine, theirs = parse_period(text)[0], parse_period(wanted)
        theirs = theirs[1] if sign in (">", "<=") else theirs[0]
    elif field == "size":
        mine, theirs = Fraction(text), Fraction(wanted)
    else:
        mine, theirs = text.encode(), wanted.encode()
    return {"<": mine < theirs, "<=": mine <= theirs, ">": mine > theirs, ">=": mine >= theirs}[sign]


class Oracle:
    def __init__(self, records, options, table, prices=None):
        self.records, self.options, self.table, self.prices = records, options, table, prices
        self.deflators = {}
        self.codes = set()
        self.incomplete_keys = set()
        self.is_complete = True
        self.rates = {}
        self.counted = []  # (record, parts)
        for record in records:
            self.select(record)
        self.covered = self.resolve_references()

    # Selection

    def parts_of(self, record):
        options = self.options
        fields = options["by"] + ([options["across"]] if options["across"] else [])
        split = record["split"]
        parts = []
        for sector, share in split or [(record["fields"].get("sector", ""), None)]:
            values = dict(record["fields"], sector=sector)
            if not all(compare_condition(c, values.get("sector", "")) for c in options["where"] if c[0] == "sector"):
                continue
            weight = Fraction(1) if share is None else share / sum(s for _, s in split)
            key = [canonical(values.get(field, "")) for field in fields]
            across = key.pop() if options["across"] else None
            parts.append(Part(tuple(key), across, weight))
        return parts

    def select(self, record):
        """Conditions first; what they leave out is not read any further."""
        options = self.options
        record["is_counted"] = False
        for condition in options["where"]:
            if condition[0] == "sector":
                continue
            if not compare_condition(condition, record["fields"].get(condition[0], "")):
                return
        if record["bad"] != "date" and not self.is_in_time(record["period"]):
            return
        if record["bad"] == "split" and self.wants_sector():
            return self.refuse(record, [])
        parts = self.parts_of(record)
        if not parts:
            return
        if record["bad"] in ("date", "amount", "currency"):
            return self.refuse(record, parts)
        record["is_counted"] = True
        self.counted.append((record, parts))

    def is_in_time(self, period):
        since, until = self.options["since"], self.options["until"]
        if period is None:
            return not since and not until
        return not (since and period[1] < parse_period(since)[0] or until and period[0] > parse_period(until)[1])

    def wants_sector(self):
        options = self.options
        return "sector" in options["by"] + [options["across"]] + [c[0] for c in options["where"]]

    def refuse(self, record, parts):
        self.codes.add({"amount": "K0301", "currency": "K0303", "date": "K0502", "split": "K0504"}[record["bad"]])
        self.is_complete = False
        self.incomplete_keys.update((part.key, part.across) for part in parts)

    # References

    def resolve_references(self):
        """The records that something counted and disclosed covers."""
        by_id, alone = {}, {}
        involved = {r["fields"].get(f, "") for r in self.records for f in ("part_of", "supersedes")} - {""}
        covers = {}
        for index, record in enumerate(self.records):
            fields = record["fields"]
            refers = fields.get("part_of") or fields.get("supersedes")
            if not refers and fields.get("id", "") not in involved:
                self.find_repeated(record, alone)
                continue
            if fields.get("id") and fields["id"] in by_id:
                self.dangle(record)
                self.doubt(self.records[by_id[fields["id"]]])
            elif fields.get("id"):
                by_id[fields["id"]] = index
        for index, record in enumerate(self.records):
            fields = record["fields"]
            for field in ("part_of", "supersedes"):
                if not fields.get(field):
                    continue
                other = by_id.get(fields[field])
                if other is None:
                    self.dangle(record)
                elif field == "part_of":
                    covers.setdefault(index, []).append(other)
                else:
                    covers.setdefault(other, []).append(index)
        return {index for index in range(len(self.records)) if self.is_covered(index, covers)}

    def find_repeated(self, record, first_of):
        """Among what is counted and neither refers nor is referred to."""
        name = record["fields"].get("id", "").strip()
        if not name or not record["is_counted"]:
            return
        if name in first_of:
            self.dangle(record)
            self.doubt(first_of[name])
        first_of.setdefault(name, record)

    def dangle(self, record):
        self.codes.add("K0503")
        self.is_complete = False
        self.doubt(record)

    def doubt(self, record):
        for counted, parts in self.counted:
            if counted is record:
                self.incomplete_keys.update((part.key, part.across) for part in parts)

    def is_covered(self, index, covers):
        """Whether it is in something counted and disclosed; what is in a circle is a finding, and covers none of it."""
        if index in reached(index, covers):
            self.dangle(self.records[index])
        seen = set()
        open_list = [index]
        while open_list:
            at = open_list.pop()
            for cover in covers.get(at, []):
                if at in reached(cover, covers):
                    continue
                if self.records[cover]["is_counted"] and not self.records[cover]["undisclosed"]:
                    return True
                if cover not in seen:
                    seen.add(cover)
                    open_list.append(cover)
        return False

    # Valuation

    def rate_for(self, record, basis, target):
        """The rate, or the code of what is missing."""
        source = record["currency"]
        table = self.table.with_given(basis["given"])
        if basis["kind"] == "stated":
            return self.stated_rate(record, table, target)
        if basis["kind"] == "value-date" and record["period"] is None:
            return table.lookup(source, target, None) or "K0501"
        when = {"value-date": record["period"], "latest": "latest"}.get(basis["kind"], basis.get("period"))
        return table.lookup(source, target, when) or "K0401"

    def stated_rate(self, record, table, target):
        source, stated, first = record["currency"], record["stated"], self.options["in"][0]
        if stated is not None and stated[0] is None:
            stated = None if source == first else ((first, source), stated[1])
        legs, rate, at = [], Fraction(1), source
        if stated is None and source != first or stated is not None and source not in stated[0]:
            return "K0401"
        if stated is not None:
            inverse = stated[0][1] == source
            rate = 1 / stated[1] if inverse else stated[1]
            legs.append((stated[0], inverse))
            at = stated[0][0] if inverse else stated[0][1]
        asked = used = None
        if at != target:
            onward = table.lookup(at, target, record["period"])
            if onward is None:
                return "K0401"
            rate = rate * (onward.rate if onward.pair[0] == at else 1 / onward.rate)
            legs += onward.legs if onward.pair[0] == at else turned(onward.legs)
            asked, used = onward.asked, onward.used
        pair = market_order(source, target)
        if pair[0] != source:
            rate, legs = 1 / rate, turned(legs)
        return Rate(pair, rate, asked, used, legs)

    def factor(self, record, basis, target):
        """What an amount is multiplied by, or None."""
        deflator = self.deflator(record)
        if isinstance(deflator, str):
            self.codes.add(deflator)
            return None
        factor = self.rate_factor(record, basis, target)
        if factor is None or deflator is None:
            return factor
        key, period, value = deflator
        self.deflators[(key, period_text(period))] = value
        return factor * value

    def deflator(self, record):
        """Key, period and factor, or the code of what is missing; none in current prices."""
        constant = self.options["constant"]
        if not constant:
            return None
        if record["period"] is None:
            return "K0501"
        by = constant["by"]
        key = by and (record["currency"] if by == "currency" else canonical(record["fields"].get(by, "")))
        period = record["period"]
        if not any(basis["kind"] in ("value-date", "stated") for basis in self.options["bases"]) and period[0].year == period[1].year:
            period = parse_period(str(period[0].year))
        value = self.prices.factor(key, period, constant["year"])
        return "K0607" if value is None else (key or next(iter(self.prices.keys)), period, value)

    def rate_factor(self, record, basis, target):
        source = record["currency"]
        if source == target:
            return Fraction(1)
        found = self.rate_for(record, basis, target)
        if isinstance(found, str):
            self.codes.add(found)
            return None
        key = (found.pair, found.asked, found.used, found.rate, tuple(found.legs))
        self.rates[key] = found
        return found.convert(Fraction(1), source)

    # Groups

    def group(self, parts):
        """parts: (record, weight), a record as often as it has parts here."""
        result = {"count": 0, "undisclosed": 0, "hedged": dict.fromkeys(HEDGES, 0), "complete": True, "cells": []}
        records = []
        for record, _ in parts:
            if not any(record is other for other in records):
                records.append(record)
        result["count"] = len(records)
        result["undisclosed"] = sum(record["undisclosed"] for record in records)
        for record in records:
            if record["hedge"]:
                result["hedged"][record["hedge"]] += 1
        disclosed = [(record, weight) for record, weight in parts if not record["undisclosed"]]
        net = [(record, weight) for record, weight in disclosed if record["index"] not in self.covered]
        result["stated"] = {
            currency: tuple(sum((r[end] * w for r, w in net if r["currency"] == currency), Fraction(0))
                            for end in ("low", "high"))
            for currency in sorted({r["currency"] for r, _ in disclosed})}
        all_undisclosed = result["count"] > 0 and result["count"] == result["undisclosed"]
        for basis in self.options["bases"]:
            for target in self.options["in"]:
                cell = self.cell(disclosed, net, basis, target)
                cell["undisclosed"] = all_undisclosed
                result["complete"] = result["complete"] and cell["complete"]
                result["cells"].append(cell)
        return result

    def cell(self, disclosed, net, basis, target):
        cell = {"complete": True, "has_range": any(r["low"] != r["high"] for r, _ in net)}
        sums = {"low": Fraction(0), "high": Fraction(0), "gross": Fraction(0)}
        for record, weight in disclosed:
            factor = self.factor(record, basis, target)
            if factor is None:
                cell["complete"] = False
                continue
            sums["gross"] += record["low"] * weight * factor
            if record["index"] not in self.covered:
                sums["low"] += record["low"] * weight * factor
                sums["high"] += record["high"] * weight * factor
        cell.update(sums)
        return cell

    def shown(self, value, target):
        options = self.options
        if options["significant"] is not None:
            return round_to_significant(value, options["significant"], options["round"])
        places = MINOR_UNITS[target] if options["digits"] is None else options["digits"]
        return round_to_places(value, places, options["round"])

    def run(self):
        """Groups in their order, the rest, the total."""
        by_key = {}
        across_values = set()
        for record, parts in self.counted:
            for part in parts:
                by_key.setdefault(part.key, []).append((record, part.weight, part.across))
                across_values.add(part.across)
        for key, across in self.incomplete_keys:
            by_key.setdefault(key, [])
            across_values.add(across)
        self.across = sorted(across_values, key=str.encode) if self.options["across"] else []
        rows = []
        for key, parts in by_key.items():
            rows.append((key, parts, self.row([(k, a) for k, a in self.incomplete_keys if k == key], parts)))
        everything = [(record, weight, across) for parts in by_key.values() for record, weight, across in parts]
        total = self.row(self.incomplete_keys, everything)
        total["complete"] = total["complete"] and self.is_complete
        rows.sort(key=lambda row: [part.encode() for part in row[0]])
        order = self.options["sort"]
        if order == "total":
            rows.sort(key=lambda row: row[2]["cells"][0]["low"], reverse=True)
        elif order == "count":
            rows.sort(key=lambda row: row[2]["count"], reverse=True)
        every_row = [row[2] for row in rows]
        rest = None
        top = self.options["top"]
        if top and len(rows) > top:
            hidden = rows[top:]
            rows = rows[:top]
            keys = {row[0] for row in hidden}
            rest = self.row([pair for pair in self.incomplete_keys if pair[0] in keys],
                            [part for row in hidden for part in row[1]])
            rest["rows"] = len(hidden)
        groups = [(row[0], row[2]) for row in rows]
        self.show([row for _, row in groups] + ([rest] if rest else []), total, every_row)
        return groups, rest, total

    def row(self, incomplete, parts):
        row = self.group([(record, weight) for record, weight, _ in parts])
        row["complete"] = row["complete"] and not incomplete
        row["across"] = []
        for value in self.across:
            cell = self.group([(record, weight) for record, weight, across in parts if across == value])
            cell["complete"] = cell["complete"] and value not in {across for _, across in incomplete}
            row["across"].append(cell)
        return row

    # What is shown

    def show(self, rows, total, every_row):
        targets = [target for _ in self.options["bases"] for target in self.options["in"]]
        for i, target in enumerate(targets):
            for row in rows + [total]:
                for cell in [row["cells"][i]] + [part["cells"][i] for part in row["across"]]:
                    self.show_cell(cell, target)
            whole = total["cells"][i]
            cells = [row["cells"][i] for row in rows]
            signs = {(c["low"] > 0) - (c["low"] < 0) for c in (row["cells"][i] for row in every_row)}
            has_shares = not whole["has_range"] and whole["low"] != 0 and not {1, -1} <= signs
            for cell in cells + [whole]:
                share = round_to_places(cell["low"] / whole["low"], 6, "half-even") if has_shares else None
                cell["share"] = None if cell["undisclosed"] else share
            if self.options["adjust"]:
                self.adjust(cells, whole, target)
            if not whole["has_range"]:
                whole["parts_difference"] = whole["shown"] - sum((c["shown"] for c in cells), Fraction(0))

    def show_cell(self, cell, target):
        for name in ("low", "high", "gross"):
            cell["shown_" + name] = self.shown(cell[name], target)
        cell["shown"] = cell["shown_low"]
        cell["share"] = None

    def adjust(self, cells, whole, target):
        """Largest remainder: one step each, in the order of what rounding took away."""
        if self.options["significant"] is not None or whole["has_range"]:
            return
        if any(cell["has_range"] for cell in cells):
            return
        places = MINOR_UNITS[target] if self.options["digits"] is None else self.options["digits"]
        step = Fraction(1) / Fraction(10) ** places
        steps = (whole["shown"] - sum((c["shown"] for c in cells), Fraction(0))) / step
        if abs(steps) > len(cells):
            return
        sign = 1 if steps > 0 else -1
        # Of equal remainders the first keeps, or gets, the step.
        ranked = sorted(range(len(cells)), key=lambda i: (-sign * (cells[i]["low"] - cells[i]["shown"]), sign * i))
        for i in ranked[: abs(int(steps))]:
            cells[i]["shown"] += sign * step


def reached(index, covers):
    found = set()
    open_list = [index]
    while open_list:
        for cover in covers.get(open_list.pop(), []):
            if cover not in found:
                found.add(cover)
                open_list.append(cover)
    return found


def turned(legs):
    return [(pair, not inverse) for pair, inverse in reversed(legs)]
