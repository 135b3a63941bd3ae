"""The values in a sentence: percentages, degrees with their unit, whites and colours, and whether a
number is negative.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from assistant.languages import language
from assistant.languages.colors import whites
from assistant.languages.reading import read_figure

SIGN = "~"
"""Stands before a negative number in the text that is taken apart."""


@dataclass(frozen=True)
class AmountWords:
    """How values are said (`amounts.toml`)."""

    file: ClassVar[str] = "amounts"
    minus: re.Pattern[str]
    percent: re.Pattern[str]
    degrees: re.Pattern[str]
    """The number; then the unit, behind a sign for degrees or without one."""
    kelvin: re.Pattern[str]
    rgb: re.Pattern[str]
    """Red, green and blue as numbers."""
    shares: Mapping[str, re.Pattern[str]]
    """Percent → how it is said in words: "half"."""
    ranges: Mapping[str, re.Pattern[str]]
    """Two temperatures at once: `low` and `high`, each with its unit (`one`, `other`)."""


def _range(text: str) -> tuple[dict[str, object], str]:
    """Both ends of a range of degrees, and the text with a mark in their place."""
    for pattern in language().table(AmountWords).ranges.values():
        if match := pattern.search(text):
            ends: dict[str, object] = {"low": _signed(match["low"]), "high": _signed(match["high"])}
            ends["unit"] = _unit(match["other"] or match["one"])
            return ends, f"{text[: match.start()]} RANGE {text[match.end() :]}"
    return {}, text


def amounts(text: str) -> tuple[dict[str, object], str]:
    """The values said, and the text with a mark in the place of each."""
    words = language().table(AmountWords)
    text = words.minus.sub(SIGN, text)
    values, text = _range(text)

    def take(pattern: re.Pattern[str], key: str, mark: str) -> None:
        nonlocal text
        match = pattern.search(text)
        if match and key not in values:
            said = match.group(1)
            values[key] = said.lower() if key == "white" else _signed(said)
            text = f"{text[: match.start()]} {mark} {text[match.end() :]}"

    take(words.percent, "percent", "PCT")
    if degrees := words.degrees.search(text):
        values["unit"] = _unit(degrees.group(2) or degrees.group(3))
    take(words.degrees, "degrees", "DEG")
    take(words.kelvin, "kelvin", "KELVIN")
    take(_whites(tuple(whites())), "white", "KELVIN")
    rgb = words.rgb.search(text)
    if rgb and all(int(part) <= 255 for part in rgb.groups()):
        values["color"] = "#" + "".join(f"{int(part):02x}" for part in rgb.groups())
        text = f"{text[: rgb.start()]} COLOUR {text[rgb.end() :]}"
    for percent, share in words.shares.items():
        if "percent" not in values and (match := share.search(text)):
            values["percent"] = float(percent)
            text = f"{text[: match.start()]} PCT {text[match.end() :]}"
    if "white" in values:
        values["kelvin"] = float(whites()[str(values["white"])])
    return values, text


@cache
def _whites(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of these names, the longest first."""
    longest = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"\b({longest})\b" if names else "(?!)()", re.IGNORECASE)


def _unit(said: str | None) -> str:
    return "" if not said else "F" if said[:1] in ("f", "F") else "C"


def _signed(said: str) -> float:
    return -read_figure(said[1:]) if said.startswith(SIGN) else read_figure(said)
