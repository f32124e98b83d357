#!/usr/bin/env python3
"""Compares `kanjo calc -` with plain fractions: figures as people write them, expressions and roundings at random.

calc_oracle.py KANJO [--seed N] [--lines N]
"""

import argparse
import random
import re
import subprocess
import sys
from fractions import Fraction

from rounding import MODES, round_to_places

ENGLISH = {"thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "mln": 6, "mio": 6, "mm": 6, "billion": 9, "b": 9, "bn": 9,
           "bln": 9, "trillion": 12, "t": 12, "tn": 12, "trn": 12, "quadrillion": 15}
INDIAN = {"lakh": 5, "crore": 7, "lakh crore": 12}
SIGNS = {"$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD", "NT$": "TWD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "€": "EUR",
         "£": "GBP", "¥": "JPY", "￥": "JPY", "₩": "KRW", "₹": "INR", "Rs ": "INR", "฿": "THB"}
WORDS = {"dollars": "USD", "yen": "JPY", "euros": "EUR", "won": "KRW", "yuan": "CNY", "rupees": "INR", "pounds": "GBP"}
CODES = ["USD", "JPY", "EUR", "GBP", "CNY", "INR", "KRW", "CHF", "KWD", "BRL", "usd", "Eur"]
# Units of ten thousands, largest first, and the currencies that follow them.
EAST = [("兆億万", "%s", {"円": "JPY", "ドル": "USD", "ユーロ": "EUR", "米ドル": "USD"}),
        ("조억만", "%s ", {"원": "KRW", "달러": "USD", "유로": "EUR"}),
        ("兆亿万", "%s", {"元": "CNY", "美元": "USD", "欧元": "EUR", "日元": "JPY"})]
# Language, scale words with exponents, currency words with what stands before them.
CONTINENT = [({"Mrd.": 9, "Milliarden": 9, "Mio.": 6, "Millionen": 6, "Billionen": 12}, {"Euro": "EUR", "Dollar": "USD", "Franken": "CHF"}),
             ({"milliards": 9, "millions": 6}, {"d'euros": "EUR", "de dollars": "USD"}),
             ({"miliardi di": 9, "milioni di": 6}, {"euro": "EUR", "dollari": "USD"}),
             ({"mil millones de": 9, "millones de": 6}, {"euros": "EUR", "dólares": "USD"}),
             ({"miljarder": 9, "miljoner": 6}, {"kronor": "SEK", "euro": "EUR"}),
             ({"млрд": 9, "млн": 6, "трлн": 12}, {"рублей": "RUB", "долларов": "USD", "евро": "EUR"})]


def grouped(digits, mark, first=3, others=3):
    parts = [digits[-first:]] if digits else []
    digits = digits[:-first]
    while digits:
        parts.insert(0, digits[-others:])
        digits = digits[:-others]
    return mark.join(parts)


def random_digits(chance):
    """Whole and decimal digits."""
    whole = str(chance.randrange(10 ** chance.choice([1, 1, 2, 3, 4, 7, 12])))
    return whole, "".join(chance.choice("0123456789") for _ in range(chance.choice([0, 0, 1, 1, 2, 3, 6])))


def value_of(whole, decimals, exponent=0):
    return Fraction(int(whole + decimals), 10 ** len(decimals)) * Fraction(10) ** exponent


def english_number(chance):
    whole, decimals = random_digits(chance)
    value = value_of(whole, decimals)
    style = chance.randrange(6)
    if style == 1:
        whole = grouped(whole, ",")
    elif style == 2 and len(whole) > 5:
        whole = grouped(whole, ",", 3, 2)
    elif style == 3:
        whole = grouped(whole, chance.choice("_'"))
    elif style == 4:
        exponent = chance.randrange(-8, 20)
        return f"{whole}{'.' if decimals else ''}{decimals}{chance.choice('eE')}{chance.choice(['', '+'] if exponent >= 0 else [''])}{exponent}", value * Fraction(10) ** exponent, True
    elif style == 5:
        wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
        return (whole + ("." + decimals if decimals else "")).translate(wide), value, False
    return whole + ("." + decimals if decimals else ""), value, False


def english_figure(chance):
    """Three decimals before a word that other languages have too, 1.234 dollars, or behind R$ are refused: they may be grouped."""
    number, value, has_exponent = english_number(chance)
    scale = ""
    if not has_exponent and chance.random() < 0.7:
        word, exponent = chance.choice(list((ENGLISH if chance.random() < 0.85 else INDIAN).items()))
        value *= 10 ** exponent
        scale = chance.choice(["", " "]) + chance.choice([word, word.upper(), word.capitalize()])
    may_be_grouped = len(re.split("[eE]", number)[0].partition(".")[2]) == 3
    kind = chance.choice([0, 2, 3] if may_be_grouped else [0, 1, 2, 3])
    if kind == 0:
        sign, code = chance.choice([(sign, code) for sign, code in SIGNS.items() if sign != "R$" or not may_be_grouped])
        return sign + number + scale, value, code
    if kind == 1:
        word, code = chance.choice(list(WORDS.items()))
        return f"{number}{scale} {word}", value, code
    code = chance.choice(CODES)
    return (f"{code} {number}{scale}" if kind == 2 else f"{number}{scale} {code}"), value, code.upper()


def eastern_figure(chance):
    units, shape, currencies = chance.choice(EAST)
    exponents = [12, 8, 4]
    chosen = sorted(chance.sample(range(3), chance.randrange(1, 4)))
    parts, value = [], Fraction(0)
    for place in chosen:
        count = chance.randrange(1, 10_000)
        number = chance.choice([str(count), grouped(str(count), ",")])
        if place == chosen[-1] and len(chosen) == 1 and chance.random() < 0.5:
            decimals = str(chance.randrange(1, 100))
            number, value = f"{count}.{decimals}", value + value_of(str(count), decimals, exponents[place])
        else:
            value += count * 10 ** exponents[place]
        parts.append(number + units[place])
    word, code = chance.choice(list(currencies.items()))
    return shape % (chance.choice(["", " "]) if shape.endswith(" ") else "").join(parts) + word, value, code


def continental_figure(chance):
    scales, currencies = chance.choice(CONTINENT)
    scale, exponent = chance.choice(list(scales.items()))
    word, code = chance.choice(list(currencies.items()))
    whole = str(chance.randrange(1, 10 ** chance.choice([1, 2, 3])))
    decimals = str(chance.randrange(1, 100)) if chance.random() < 0.6 else ""
    number = whole + ("," + decimals if decimals else "")
    return f"{number} {scale} {word}", value_of(whole, decimals, exponent), code


def figure_line(chance):
    kind = chance.random()
    text, value, code = (english_figure if kind < 0.6 else eastern_figure if kind < 0.8 else continental_figure)(chance)
    if chance.random() < 0.1:
        text, value = "-" + text, -value
    return text, value, code


class Unusable(Exception):
    """An expression without a meaning, such as a division by zero."""


def number_term(chance):
    whole, decimals = random_digits(chance)
    text = whole + ("." + decimals if decimals else "")
    if chance.random() < 0.15:
        return text + "%", value_of(whole, decimals) / 100, None
    return text, value_of(whole, decimals), None


def expression(chance, depth):
    """Text, value, currency (None for a number), and how tightly it binds: 3 a term, 2 a product, 1 a sum."""
    if depth == 0 or chance.random() < 0.2:
        if chance.random() < 0.5:
            return *number_term(chance), 3
        whole, decimals = random_digits(chance)
        return f"{whole}{'.' + decimals if decimals else ''} USD", value_of(whole, decimals), "USD", 3
    left, right = expression(chance, depth - 1), expression(chance, depth - 1)
    operator = chance.choice("+-*/")
    level = 1 if operator in "+-" else 2
    (a, x, p, a_level), (b, y, q, b_level) = left, right
    if operator in "+-":
        if p != q or (p is None and ("%" in (a[-1], b[-1]))):
            raise Unusable
        value, unit = (x + y if operator == "+" else x - y), p
    elif operator == "*":
        if p and q:
            raise Unusable
        value, unit = x * y, p or q
    else:
        if y == 0 or (q and not p):
            raise Unusable
        value, unit = x / y, None if q else p
    if a_level < level or chance.random() < 0.1:
        a = f"({a})"
    if b_level <= level or chance.random() < 0.1:
        b = f"({b})"
    return f"{a} {operator} {b}", value, unit, level


def expression_line(chance):
    while True:
        try:
            text, value, unit, _ = expression(chance, chance.randrange(1, 5))
        except Unusable:
            continue
        if unit and chance.random() < 0.3:
            rate = value_of(*random_digits(chance))
            if rate > 0:
                number = f"{rate.numerator / Fraction(rate.denominator)}" if rate.denominator == 1 else decimal_text(rate)
                return f"({text}) in JPY at USD/JPY={number}", value * rate, "JPY"
        return text, value, unit


def decimal_text(value):
    """A fraction whose decimal ends."""
    places = 0
    while (value * 10 ** places).denominator != 1:
        places += 1
    digits = str(int(value * 10 ** places)).rjust(places + 1, "0")
    return digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"


def answers_of(kanjo, lines, *options):
    run = subprocess.run([kanjo, "--no-config", "calc", "-", *options], input="".join(text + "\n" for text, _, _ in lines),
                         capture_output=True, text=True, check=False)
    return run.stdout.splitlines()


def check(kanjo, lines, options, wanted_of):
    answers = answers_of(kanjo, lines, *options)
    wrong = [] if len(answers) == len(lines) else [f"{len(lines)} lines have {len(answers)} answers"]
    for (text, value, unit), answer in zip(lines, answers):
        number, _, code = answer.partition(" ")
        wanted = wanted_of(value)
        if answer.startswith("error") or (code or None) != unit or Fraction(number) != wanted:
            wrong.append(f"{text!r} {' '.join(options)} gives {answer!r}, expected {wanted} {unit}")
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kanjo")
    parser.add_argument("--seed", type=int, default=2024)
    parser.add_argument("--lines", type=int, default=20_000)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    wrong, done = [], 0
    while done < arguments.lines and not wrong:
        count = min(20_000, arguments.lines - done)
        figures = [figure_line(chance) for _ in range(count // 2)]
        expressions = [expression_line(chance) for _ in range(count - len(figures))]
        places, mode = chance.randrange(-3, 9), chance.choice(MODES)
        wrong = check(arguments.kanjo, figures + expressions, ["--exact"], lambda value: value)
        wrong += check(arguments.kanjo, expressions, ["--digits", str(places), "--round", mode],
                       lambda value: round_to_places(value, places, mode))
        done += count
    print(f"{done} lines, half of them figures, half expressions, seed {arguments.seed}: {len(wrong)} differ")
    for line in wrong[:20]:
        print("WRONG:", line[:1000])
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
