#!/usr/bin/env python3
"""prose.py MEGABYTES BYTES: running text with a figure each so many bytes, the same for the same arguments.

The words are those of the project's README and of the press sentences, the figures those of the press tables; numbers
that are no money stand between: years, ordinals, counts, percentages.
"""
import pathlib
import random
import re
import sys

HERE = pathlib.Path(__file__).parent
PRESS = HERE.parent / "conformance" / "press"
MONEY = {"billion", "million", "trillion", "yen", "won", "euro", "euros", "dollar", "dollars", "pounds", "about", "some", "over"}
DECOYS = ["in 2024", "the 32nd", "3 of 5", "12%", "about 1,200 people", "10 years", "April 10", "H100", "5 GW", "32,000 jobs"]


def column(name, index, languages):
    rows = (PRESS / name).read_text(encoding="utf-8").splitlines()[1:]
    return [row.split("\t")[index] for row in rows if row.split("\t")[0] in languages]


def plain_words():
    text = (HERE.parent.parent / "README.md").read_text(encoding="utf-8")
    text += " ".join(row.split("\t")[0] for row in (PRESS / "prose.tsv").read_text(encoding="utf-8").splitlines()[1:26])
    words = re.findall(r"\b[A-Za-z]{2,}\b[,.]?", text)
    return [word for word in words if word.strip(",.").lower() not in MONEY and not word.isupper()]


def main():
    size, gap = int(sys.argv[1]) * 1_000_000, int(sys.argv[2])
    draw = random.Random(20240412)
    words = plain_words()
    figures = column("figures.tsv", 1, {"en"}) + column("pairs.tsv", 1, {"en"}) * 4
    written = 0
    while written < size:
        parts = []
        for _ in range(draw.randint(3, 8)):
            figure = draw.choice(figures)
            room = max(1, draw.randint(gap // 2, gap * 3 // 2) * (2 if "(" in figure else 1) - len(figure))
            while room > 0:
                parts.append(draw.choice(DECOYS) if draw.random() < 0.03 else draw.choice(words))
                room -= len(parts[-1]) + 1
            parts.append(figure)
        block = " ".join(parts) + ".\n\n"
        written += len(block.encode())
        sys.stdout.write(block)


if __name__ == "__main__":
    main()
