"""Numbers inside running text: words into figures."""

from __future__ import annotations

import re

from assistant.languages.en import numbers
from assistant.languages.figures import plain

_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|\d[\d,]*(?:\.\d+)?|[a-z]+(?:'[a-z]+)?|[^\s\w]|\w")
_LONGEST = 12  # words of the longest number that is looked for
_BEGINS = numbers.UNITS.keys() - {"oh"} | numbers.TENS.keys()
_INSIDE = (
    _BEGINS | numbers.SCALES.keys() | numbers.PARTS.keys() | {"and", "a", "point", "oh", "dozen"}
)


_CENTURIES = frozenset(word for word, value in numbers.UNITS.items() if value > 10) | {"twenty"}
"""How a year begins that is said in two halves."""


def digits(text: str, years: bool = False) -> str:
    """`text` in lower case with each number in words as figures: "twenty-five percent of a hundred"
    → "25 percent of 100".

    A half or quarter is added to the whole number before it ("two and a half" → "2.5"); alone it
    stays a word. With `years` "nineteen ninety" is 1990, and not the two numbers that it is in a
    list.
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


def _year(tokens: list[str], at: int) -> tuple[float, int] | None:
    """The year in two halves that begins at tokens[at] ("twenty twenty five", "nineteen oh four"),
    and the index after it.
    """
    if tokens[at] not in _CENTURIES:
        return None
    century = numbers.number_of(tokens[at : at + 1])
    for end in (at + 3, at + 2):
        words = tokens[at + 1 : end]
        oh = len(words) == 2 and words[0] == "oh"
        rest = (
            numbers.number_of(words[1:] if oh else words)
            if len(words) == end - at - 1 and words[0][0].isalpha()
            else None
        )
        if (
            century
            and rest is not None
            and rest == int(rest)
            and (1 <= rest <= 9 if oh else 10 <= rest <= 99)
        ):
            return 100 * century + rest, end
    return None


def _number(tokens: list[str], at: int) -> tuple[float | None, int]:
    """The longest number that begins at tokens[at] and the index after it; (None, at) when none
    does.
    """
    first = tokens[at]
    article = (
        first in ("a", "an")
        and tokens[at + 1 : at + 2]
        and tokens[at + 1] in (*numbers.SCALES, "dozen")
    )
    if not (first[-1].isdigit() or first in _BEGINS or article):
        return None, at
    end = at + 1
    while end < min(len(tokens), at + _LONGEST) and (
        tokens[end] in _INSIDE or tokens[end][-1].isdigit()
    ):
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


_HALF = re.compile(r"(?<![\d.,:])(\d+) and a half\b(?! (?:an?|past)\b)", re.IGNORECASE)
_IN_TEXT = frozenset({*numbers.UNITS, *numbers.TENS, *numbers.SCALES, "and", "a", "half", "point"})


def in_figures(text: str) -> str:
    """The text with numbers in digits: "twenty one" → "21", "a hundred percent" → "100 percent",
    "two and a half" and "2 and a half" → "2.5".

    Digits spoken one after another ("one two three") stay apart, so that a list of numbers is not
    one number.
    """
    text = _HALF.sub(r"\1.5", text)
    pieces = list(re.finditer(r"[^\W\d_]+|\d+(?:[.,]\d+)*", text))
    out: list[str] = []
    copied = at = 0
    while at < len(pieces):
        taken, value = _running(pieces, at)
        before = pieces[at - 1].group().lower() if at else ""
        if value is None or pieces[at].group()[0].isdigit() or (taken == 1 and before in _THE_ONE):
            at += 1
            continue
        out += [text[copied : pieces[at].start()], plain(value)]
        copied = pieces[at + taken - 1].end()
        at += taken
    return "".join(out) + text[copied:]


_THE_ONE = frozenset(
    {
        "other",
        "that",
        "this",
        "which",
        "wrong",
        "another",
        "right",
        "left",
        "big",
        "small",
        "old",
        "new",
        "same",
    }
)
"""Words after which "one" is no number."""


def _running(pieces: list[re.Match[str]], at: int) -> tuple[int, float | None]:
    """The longest spoken number that begins at piece `at`: how many pieces, and its value."""
    words: list[str] = []
    for piece in pieces[at : at + 8]:
        word = piece.group().lower()
        if word not in _IN_TEXT:
            break
        words.append(word)
    if (
        not words
        or words[0] in ("and", "point", "half", "oh")
        or (words[0] == "a" and words[1:2] not in ([scale] for scale in numbers.SCALES))
    ):
        return 1, None
    for taken in range(len(words), 0, -1):
        if words[:taken] == ["a"] or words[taken - 1] in ("and", "a", "point"):
            continue
        value = numbers.number_of(words[:taken])
        if value is not None:
            return taken, value
    return 1, None
