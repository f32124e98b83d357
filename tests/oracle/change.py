"""The change from old records to new ones, split by its reasons, commitment by commitment."""

from fractions import Fraction

from totals import Oracle

REASONS = ["new", "ended", "disclosed", "covered", "moved", "restated", "amounts", "rates", "cross"]
COUNTED, UNDISCLOSED, COVERED, ABSENT = "counted", "undisclosed", "covered", "absent"


class Side:
    """One data set at the first basis in the first target."""

    def __init__(self, records, options, table, prices):
        self.options = dict(options, bases=options["bases"][:1], **{"in": options["in"][:1]})
        self.oracle = Oracle(records, self.options, table, prices)
        self.groups, _, self.total = self.oracle.run()
        self.rows = dict(self.groups)
        self.items = [Item(self, record, parts) for record, parts in self.oracle.counted]

    def sums(self, key):
        """Low and high of a group, or of all with no key; none where all of it is undisclosed."""
        row = self.total if key is None else self.rows.get(key)
        if row is None:
            return (Fraction(0), Fraction(0)), True
        cell = row["cells"][0]
        return None if cell["undisclosed"] else (cell["low"], cell["high"]), row["complete"]


class Item:
    def __init__(self, side, record, parts):
        self.id = record["fields"].get("id", "")
        self.currency = record["currency"]
        self.weights = {}
        for part in parts:
            self.weights[part.key] = self.weights.get(part.key, Fraction(0)) + part.weight
        self.state = UNDISCLOSED if record["undisclosed"] else COVERED if record["index"] in side.oracle.covered else COUNTED
        self.rate = None
        self.amount = (Fraction(0), Fraction(0))
        if record["undisclosed"]:
            return
        kept = sum(self.weights.values())
        self.amount = (record["low"] * kept, record["high"] * kept)
        self.shares = {key: weight / kept for key, weight in self.weights.items()}
        self.rate = side.oracle.factor(record, side.options["bases"][0], side.options["in"][0])
        if self.rate is None:
            self.state = ABSENT


class Change:
    def __init__(self, new, old):
        self.parts = {}  # by (key, reason): [count, low, high]
        self.matched = 0
        old_by_id = {}
        for item in old.items:
            if item.id:
                old_by_id.setdefault(item.id, item)
        for item in new.items:
            before = old_by_id.pop(item.id, None) if item.id else None
            if before:
                self.matched += 1
                before.is_met = True
                self.compare(before, item)
            elif item.state == COUNTED:
                self.alone(item, "new", 1)
        for item in old.items:
            if item.state == COUNTED and not hasattr(item, "is_met"):
                self.alone(item, "ended", -1)

    def compare(self, old, new):
        if old.state == COUNTED and new.state == COUNTED:
            return self.both(old, new)
        if COUNTED not in (old.state, new.state):
            return None
        item, other, sign = (new, old, 1) if new.state == COUNTED else (old, new, -1)
        reason = {UNDISCLOSED: "disclosed", COVERED: "covered", ABSENT: "new" if sign > 0 else "ended"}[other.state]
        return self.alone(item, reason, sign)

    def alone(self, item, reason, sign):
        self.add(item, {key: {reason: tuple(sign * a * share * item.rate for a in item.amount)}
                        for key, share in item.shares.items()}, {(key, reason) for key in item.shares})

    def both(self, old, new):
        shares = new.shares if any(new.amount) else old.shares
        if not any(new.amount) and not any(old.amount):
            shares = {}
        is_restated = old.currency != new.currency
        values, concerned = {}, set()
        for key in old.shares.keys() | new.shares.keys():
            share, old_share, new_share = (s.get(key, Fraction(0)) for s in (shares, old.shares, new.shares))
            ends = []
            for a, b in zip(old.amount, new.amount):
                before, after = share * a, new_share * b
                grown = after - before
                part = {"moved": (before - old_share * a) * old.rate}
                if is_restated:
                    part["restated"] = after * new.rate - before * old.rate
                    concerned.add((key, "restated"))
                else:
                    part["amounts"] = grown * old.rate
                    part["rates"] = before * (new.rate - old.rate)
                    part["cross"] = grown * (new.rate - old.rate)
                    if grown:
                        concerned.add((key, "amounts"))
                    if before and new.rate != old.rate:
                        concerned.add((key, "rates"))
                if before != old_share * a:
                    concerned.add((key, "moved"))
                ends.append(part)
            values[key] = {reason: (ends[0][reason], ends[1][reason]) for reason in ends[0]}
        self.add(new, values, concerned)

    def add(self, item, values, concerned):
        for key, reasons in values.items():
            for reason, ends in reasons.items():
                for row in (key, None):
                    sums = self.parts.setdefault((row, reason), [0, Fraction(0), Fraction(0)])
                    sums[1] += ends[0]
                    sums[2] += ends[1]
        for key, reason in concerned:
            self.parts[(key, reason)][0] += 1
        for reason in {reason for _, reason in concerned}:
            self.parts[(None, reason)][0] += 1

    def part(self, key, reason):
        return self.parts.get((key, reason), [0, Fraction(0), Fraction(0)])
