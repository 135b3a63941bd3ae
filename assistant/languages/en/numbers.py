"""Numbers as people say them and as recognisers write them: "twenty-five", "2.5", "one and a half",
"½", "a hundred and ten".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from assistant.languages.bounds import bounded
from assistant.languages.language import Language


@dataclass(frozen=True)
class NumberWords:
    """What stands in `figures.toml`."""

    file: ClassVar[str] = "figures"
    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    fractions: Mapping[str, int]
    """What a part is one of so many of: "quarter" = 4."""
    places: Mapping[str, str]
    extremes: Mapping[str, float]


_WORDS = Language("en", Path(__file__).parent).table(NumberWords)
UNITS, TENS, SCALES = _WORDS.units, _WORDS.tens, _WORDS.scales
ORDINALS, PARTS = _WORDS.ordinals, _WORDS.fractions
SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4"}


def figure(digits: str) -> float:
    """The number that is written in `digits`, with a decimal point or comma. Raises TooMuch."""
    # "2,5" is a decimal comma, "1,500" a thousands mark
    return bounded(float(re.sub(r",(?=\d{3}$)", "", digits).replace(",", ".")))


_DIGITS = re.compile(r"[+-]?\d+(?:[.,]\d+)?$")
_RATIO = re.compile(r"(\d+)/(\d+)$")


def words_of(text: str) -> list[str]:
    """Lower-case words of `text`, hyphens opened, commas and final stops dropped, fraction signs
    written out.
    """
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
    """The number that all of `words` say, or None: an optional whole part, then an optional
    fraction ("and a half").
    """
    if not words or not all(
        word in _VOCABULARY or word[0] in "+-" or word[0].isdecimal() for word in words
    ):
        return None  # at once: readers ask this of every stretch of a sentence
    negative = words[0] in ("minus", "negative")
    if negative:
        words = words[1:]
    value = _unsigned(words)
    return None if value is None else -value if negative else value


_VOCABULARY = frozenset(
    (
        *UNITS,
        *TENS,
        *SCALES,
        *PARTS,
        "a",
        "an",
        "and",
        "of",
        "point",
        "couple",
        "dozen",
        "minus",
        "negative",
    )
)


def percent(text: str) -> float | None:
    """ "50 percent", "twenty", "half", "full": 0 to 100, or None."""
    words = words_of(text.replace("%", " percent "))
    if words[-2:] == ["per", "cent"]:
        words = [*words[:-2], "percent"]
    value = number_of(words[:-1] if words[-1:] == ["percent"] else words)
    if value is None:
        value = _WORDS.extremes.get(" ".join(words))
    elif words[:1] in (["half"], ["a"]) and 0 < value < 1:
        value *= 100
    return value if value is not None and 0 <= value <= 100 else None


def numeral(word: str) -> str | None:
    """A small number or place in its one spelling: "two" → "2", "first" → "1st"."""
    if word in UNITS and word != "oh":
        return str(UNITS[word])
    return _WORDS.places.get(word)


def code(text: str) -> str:
    """The digits of a spoken code: "one two three four", "12 34" and "1234." are all "1234"."""
    said = (
        str(UNITS[word]) if UNITS.get(word, 10) < 10 else word
        for word in re.findall(r"[a-z]+|\d", text.lower())
    )
    return "".join(word for word in said if word.isdigit())


def ordinal(text: str) -> int | None:
    """A day of the month: "5th", "fifth", "twenty fifth"."""
    return ordinal_of(text.lower().replace("-", " ").split())


def ordinal_of(words: list[str]) -> int | None:
    """The same of words that are in lower case."""
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
            number = (
                1
                if count in ("a", "an")
                else UNITS.get(count) or (int(count) if count.isdigit() else None)
            )
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
    return bounded(total + current) if seen else None
