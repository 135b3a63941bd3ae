"""Numbers inside running text: words into figures for reckoning, and results into figures for the ear."""

from __future__ import annotations

import re
from math import isfinite

from assistant.skillkit import numbers

_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|\d[\d,]*(?:\.\d+)?|[a-z]+(?:'[a-z]+)?|[^\s\w]|\w")
_LONGEST = 12  # words of the longest number that is looked for
_BEGINS = numbers.UNITS.keys() - {"oh"} | numbers.TENS.keys()
_INSIDE = _BEGINS | numbers.SCALES.keys() | numbers.PARTS.keys() | {"and", "a", "point", "oh", "dozen"}


_CENTURIES = frozenset(word for word, value in numbers.UNITS.items() if value > 10) | {"twenty"}
"""How a year begins that is said in two halves."""


def digits(text: str, years: bool = False) -> str:
    """`text` in lower case with each number in words as figures: "twenty-five percent of a hundred" → "25 percent of 100".

    A half or quarter is added to the whole number before it ("two and a half" → "2.5"); alone it stays a word. With `years`
    "nineteen ninety" is 1990, and not the two numbers that it is in a list.
    """
    for sign, part in (("½", "5"), ("¼", "25"), ("¾", "75")):
        text = re.sub(rf"(\d)\s*{sign}", rf"\g<1>.{part}", text).replace(sign, f"0.{part}")
    text = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text.lower().replace("’", "'"))
    tokens = _TOKEN.findall(re.sub(r"(?<=\d),(?=\d{3}\b)", "", text))
    out: list[str] = []
    at = 0
    while at < len(tokens):
        value, end = (_year(tokens, at) if years else None) or _number(tokens, at)
        out.append(tokens[at] if value is None else plain(value))
        at = at + 1 if value is None else end
    return re.sub(r" (?=[,%?!])", "", " ".join(out))


def plain(value: float, places: int = 10) -> str:
    """The shortest way to write a finite number, without an exponent: 3.0 is "3"."""
    return str(int(value)) if value == int(value) else f"{value:.{places}f}".rstrip("0").rstrip(".")


def spoken(value: float, figures: int = 4) -> str:
    """A number for the ear: whole numbers as they are, others to `figures` figures but at least cents, thousands grouped."""
    if not isfinite(value):
        return "more than I can count"
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    if abs(value) >= 1e15 or abs(value) < 1e-6:
        mantissa, exponent = f"{value:.{figures - 1}e}".split("e")
        return f"{mantissa.rstrip('0').rstrip('.')} times 10 to the power of {int(exponent)}"
    if abs(value) < 1:
        shown = f"{value:.{figures}g}" if abs(value) >= 1e-4 else f"{value:.8f}"
    else:
        shown = f"{value:,.{max(2, figures - len(str(int(abs(value)))))}f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _year(tokens: list[str], at: int) -> tuple[float, int] | None:
    """The year in two halves that begins at tokens[at] ("twenty twenty five", "nineteen oh four"), and the index after it."""
    if tokens[at] not in _CENTURIES:
        return None
    century = numbers.number_of(tokens[at : at + 1])
    for end in (at + 3, at + 2):
        words = tokens[at + 1 : end]
        oh = len(words) == 2 and words[0] == "oh"
        rest = numbers.number_of(words[1:] if oh else words) if len(words) == end - at - 1 and words[0][0].isalpha() else None
        if century and rest is not None and rest == int(rest) and (1 <= rest <= 9 if oh else 10 <= rest <= 99):
            return 100 * century + rest, end
    return None


def _number(tokens: list[str], at: int) -> tuple[float | None, int]:
    """The longest number that begins at tokens[at] and the index after it; (None, at) when none does."""
    first = tokens[at]
    article = first in ("a", "an") and tokens[at + 1 : at + 2] and tokens[at + 1] in (*numbers.SCALES, "dozen")
    if not (first[-1].isdigit() or first in _BEGINS or article):
        return None, at
    end = at + 1
    while end < min(len(tokens), at + _LONGEST) and (tokens[end] in _INSIDE or tokens[end][-1].isdigit()):
        end += 1
    for stop in range(end, at, -1):
        words = tokens[at:stop]
        if words[-1] == "dozen":
            count = numbers.number_of(words[:-1])
            if count is not None:
                return 12 * count, stop
        elif len(words) > 1 and words[1] in numbers.PARTS:
            continue  # "three quarters of 8": the fraction keeps its words
        elif (value := numbers.number_of(words)) is not None:
            return value, stop
    return None, at
