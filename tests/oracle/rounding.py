"""Rounding of exact fractions, by the definitions of the General Decimal Arithmetic."""

from fractions import Fraction

MODES = ["half-even", "half-up", "half-down", "up", "down", "ceiling", "floor", "05up"]


def round_whole(value, mode):
    """A fraction to a whole number."""
    negative = value < 0
    size = abs(value)
    whole = size.numerator // size.denominator
    rest = size - whole
    if rest == 0:
        goes_up = False
    elif mode in ("half-even", "half-up", "half-down"):
        half = Fraction(1, 2)
        at_half = {"half-even": whole % 2 == 1, "half-up": True, "half-down": False}[mode]
        goes_up = rest > half or (rest == half and at_half)
    else:
        goes_up = {"up": True, "down": False, "ceiling": not negative, "floor": negative,
                   "05up": whole % 10 in (0, 5)}[mode]
    whole += goes_up
    return -whole if negative else whole


def round_to_places(value, places, mode):
    """To a number of decimals; below zero, to tens, hundreds, thousands."""
    scale = Fraction(10) ** places
    return round_whole(value * scale, mode) / scale


def leading_exponent(value):
    """The power of ten of the first digit that is not zero."""
    size = abs(value)
    exponent = len(str(size.numerator)) - len(str(size.denominator))
    while Fraction(10) ** exponent > size:
        exponent -= 1
    while Fraction(10) ** (exponent + 1) <= size:
        exponent += 1
    return exponent


def round_to_significant(value, digits, mode):
    if value == 0:
        return value
    return round_to_places(value, digits - 1 - leading_exponent(value), mode)


def exact_text(value):
    """A decimal where there is one, else p/q in lowest terms."""
    twos = fives = 0
    rest = value.denominator
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
