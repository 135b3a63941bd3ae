"""The values in a sentence: percentages, degrees with their unit, whites and colours, and whether a number is negative."""

from __future__ import annotations

import re

from assistant.home.colors import WHITES
from assistant.skillkit.numbers import figure

_MINUS = re.compile(r"(?:\b(?:minus|negative) |(?<![\w.)-])[-−])(?=\d)", re.I)
SIGN = "~"
"""Stands before a negative number in the text that is taken apart."""
_PERCENT = re.compile(rf"({SIGN}?\d+(?:\.\d+)?) ?(?:%|percent\b|per cent\b)", re.I)
_DEGREES = re.compile(
    r"(~?\d+(?:\.\d+)?)\s?(?:(?:°|º|deg(?:rees?)?\b)\s?(celsius|centigrade|fahrenheit|[cf](?!\w))?"
    r"|(celsius|centigrade|fahrenheit|[cf])(?!\w))",
    re.I,
)
_KELVIN = re.compile(r"(\d{4,5}) ?(?:k\b|kelvin\b)", re.I)
_WHITES = re.compile(
    r"\b(" + "|".join(sorted(WHITES, key=len, reverse=True)) + r")\b",
    re.I,
)
_RGB = re.compile(r"[(\[]?\b(\d{1,3}), ?(\d{1,3}),? ?(?:and )?(\d{1,3})\b[)\]]?")
_HALF = re.compile(r"\b(?:halfway|half way|half(?= (?:open|closed|brightness|speed|power|up|down))|half$)", re.I)


_DEG = r"(?:\s?(?:°|º|deg(?:rees?)?\b)?\s?(?:(?P<{unit}>celsius|centigrade|fahrenheit|[cf])(?!\w))?)?"
_LOW = rf"(?P<low>{SIGN}?\d+(?:\.\d+)?){_DEG.format(unit='one')}"
_HIGH = rf"(?P<high>{SIGN}?\d+(?:\.\d+)?)(?! ?(?:%|percent|per cent|:|\.\d|minutes?|hours?|seconds?)){_DEG.format(unit='other')}"
_RANGES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?:between|from)\s+{_LOW}\s+(?:and|to)\s+{_HIGH}(?!\d)",
        rf"{_LOW}\s+(?:to|through)\s+{_HIGH}(?=\s*(?:°|degrees?|$))(?!\d)",
        rf"\bheat(?:ing)?(?: it)?(?: up)? (?:to|at) {_LOW}\s+and cool(?:ing)?(?: it)?(?: down)? (?:to|at) {_HIGH}(?!\d)",
        rf"\b(?:a )?(?:low|minimum|min)(?: of| to| at)? {_LOW}\s+and (?:a )?(?:high|maximum|max)(?: of| to| at)? {_HIGH}(?!\d)",
    )
)
"""Two temperatures at once: "between 20 and 24", "20 to 24 degrees", "heat to 20 and cool to 24"."""


def _range(text: str) -> tuple[dict[str, object], str]:
    """Both ends of a range of degrees, and the text with a mark in their place."""
    for pattern in _RANGES:
        if match := pattern.search(text):
            ends: dict[str, object] = {"low": _signed(match["low"]), "high": _signed(match["high"])}
            ends["unit"] = _unit(match["other"] or match["one"])
            return ends, f"{text[: match.start()]} RANGE {text[match.end() :]}"
    return {}, text


def amounts(text: str) -> tuple[dict[str, object], str]:
    """The values said, and the text with a mark in the place of each."""
    text = _MINUS.sub(SIGN, text)
    values, text = _range(text)

    def take(pattern: re.Pattern[str], key: str, mark: str) -> None:
        nonlocal text
        match = pattern.search(text)
        if match and key not in values:
            said = match.group(1)
            values[key] = said.lower() if key == "white" else _signed(said)
            text = f"{text[: match.start()]} {mark} {text[match.end() :]}"

    take(_PERCENT, "percent", "PCT")
    if degrees := _DEGREES.search(text):
        values["unit"] = _unit(degrees.group(2) or degrees.group(3))
    take(_DEGREES, "degrees", "DEG")
    take(_KELVIN, "kelvin", "KELVIN")
    take(_WHITES, "white", "KELVIN")
    rgb = _RGB.search(text)
    if rgb and all(int(part) <= 255 for part in rgb.groups()):
        values["color"] = "#" + "".join(f"{int(part):02x}" for part in rgb.groups())
        text = f"{text[: rgb.start()]} COLOUR {text[rgb.end() :]}"
    if "percent" not in values and (half := _HALF.search(text)):
        values["percent"] = 50.0
        text = f"{text[: half.start()]} PCT {text[half.end() :]}"
    if "white" in values:
        values["kelvin"] = float(WHITES[str(values["white"])])
    return values, text


def _unit(said: str | None) -> str:
    return "" if not said else "F" if said[:1] in ("f", "F") else "C"


def _signed(said: str) -> float:
    return -figure(said[1:]) if said.startswith(SIGN) else figure(said)
