"""Numbers as people say them and as recognisers write them: "twenty-five", "2.5", "one and a half", "½", "a hundred and ten"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from assistant.errors import TooMuch

UNITS = {
    "zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4"}

LARGEST = 1e30
"""Nobody means more; what is larger is said to be too much, and never reckoned with."""
TOO_FAR = "I can't count that far."
P = ParamSpec("P")
T = TypeVar("T")


def countable(read: Callable[P, T]) -> Callable[P, T]:
    """For readers of dates and times: what lies beyond the calendar (year 9999) raises TooMuch."""

    @wraps(read)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return read(*args, **kwargs)
        except (OverflowError, ValueError) as error:  # "date value out of range", "year 10000 is out of range"
            raise TooMuch(TOO_FAR) from error

    return guarded


def figure(digits: str) -> float:
    """The number that is written in `digits`, with a decimal point or comma. Raises TooMuch."""
    # "2,5" is a decimal comma, "1,500" a thousands mark
    value = float(re.sub(r",(?=\d{3}$)", "", digits).replace(",", "."))
    if abs(value) > LARGEST:
        raise TooMuch(TOO_FAR)
    return value


_DIGITS = re.compile(r"[+-]?\d+(?:[.,]\d+)?$")
_RATIO = re.compile(r"(\d+)/(\d+)$")


def words_of(text: str) -> list[str]:
    """Lower-case words of `text`, hyphens opened, commas and final stops dropped, fraction signs written out."""
    text = text.lower().replace("’", "'")
    for sign, ratio in SIGNS.items():
        text = text.replace(sign, f" {ratio} ")
    text = re.sub(r"(?<=[a-z])-(?=[a-z])|(?<=\d)-(?=[a-z])", " ", text)
    text = re.sub(r"[!?;]|,(?!\d)|\.(?=\s|$)", " ", text)
    return text.split()


def number(text: str) -> float | None:
    """The number that the whole text says, or None."""
    return number_of(words_of(text))


def number_of(words: list[str]) -> float | None:
    """The number that all of `words` say, or None: an optional whole part, then an optional fraction ("and a half")."""
    if not words or not all(word in _VOCABULARY or word[0] in "+-" or word[0].isdecimal() for word in words):
        return None  # at once: readers ask this of every stretch of a sentence
    negative = words[0] in ("minus", "negative")
    if negative:
        words = words[1:]
    value = _unsigned(words)
    return None if value is None else -value if negative else value


_VOCABULARY = frozenset((*UNITS, *TENS, *SCALES, *PARTS, "a", "an", "and", "of", "point", "couple", "dozen", "minus", "negative"))


def ordinal(words: list[str]) -> int | None:
    """A day of the month: "5th", "fifth", "twenty fifth"."""
    text = " ".join(words)
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", text):
        return int(match[1])
    if text in ORDINALS:
        return ORDINALS[text]
    if len(words) == 2 and words[0] in TENS and ORDINALS.get(words[1], 99) < 10:
        return TENS[words[0]] + ORDINALS[words[1]]
    return None


def _unsigned(words: list[str]) -> float | None:
    if (whole := _whole(words)) is not None:
        return whole
    if (part := _fraction(words)) is not None:
        return part
    for split in range(len(words) - 1, 0, -1):
        whole, rest = _whole(words[:split]), words[split:]
        if whole is None:
            continue
        if rest[0] == "point":
            digits = [UNITS.get(word, word) for word in rest[1:]]
            joined = "".join(str(digit) for digit in digits)
            return float(f"{whole:g}.{joined}") if joined.isdecimal() else None
        part = _fraction(rest[1:] if rest[0] == "and" else rest)
        return None if part is None else whole + part
    return None


def _fraction(words: list[str]) -> float | None:
    if words and (match := _RATIO.match(words[-1])) and len(words) == 1 and figure(match[2]):
        return figure(match[1]) / figure(match[2])
    words = words[:-1] if words[-1:] in (["a"], ["an"]) else words
    words = words[:-1] if words[-1:] == ["of"] else words
    match words:
        case ["half" | "quarter" as part]:
            return 1 / PARTS[part]
        case [count, part] if part in PARTS:
            number = 1 if count in ("a", "an") else UNITS.get(count) or (int(count) if count.isdigit() else None)
            return number / PARTS[part] if number and number < 2 * PARTS[part] else None
    return None


def _whole(words: list[str]) -> float | None:
    match words:
        case [("a" | "an")]:
            return 1
        case [word] if _DIGITS.match(word):
            return figure(word)
        case ["a", "couple"] | ["a", "couple", "of"] | ["couple", "of"]:
            return 2
        case ["a", "dozen"]:
            return 12
    return _cardinal(words)


def _cardinal(words: list[str]) -> float | None:
    total = current = 0.0
    seen = last_scale = 0
    tens_open = False
    for index, word in enumerate(words):
        if word == "and":
            if not last_scale or index == len(words) - 1:
                return None
            continue
        if word in UNITS:
            value = UNITS[word]
            if (tens_open and not 1 <= value <= 9) or (seen and not tens_open and not last_scale):
                return None
            current += value
            tens_open, last_scale = False, 0
        elif word in TENS:
            if seen and not last_scale:
                return None
            current += TENS[word]
            tens_open, last_scale = True, 0
        elif word in SCALES:
            scale = SCALES[word]
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
            tens_open, last_scale = False, scale
        elif seen == 0 and word == "a" and len(words) > 1 and words[1] in SCALES:
            continue
        elif seen == 0 and word.isdecimal() and len(words) > 1 and words[1] in SCALES:
            current = figure(word)
        else:
            return None
        seen += 1
    if total + current > LARGEST:
        raise TooMuch(TOO_FAR)
    return total + current if seen else None
