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


def amounts(text: str) -> tuple[dict[str, object], str]:
    """The values said, and the text with a mark in the place of each."""
    values: dict[str, object] = {}
    text = _MINUS.sub(SIGN, text)

    def take(pattern: re.Pattern[str], key: str, mark: str) -> None:
        nonlocal text
        match = pattern.search(text)
        if match and key not in values:
            said = match.group(1)
            values[key] = said.lower() if key == "white" else _signed(said)
            text = f"{text[: match.start()]} {mark} {text[match.end() :]}"

    take(_PERCENT, "percent", "PCT")
    if degrees := _DEGREES.search(text):
        unit = degrees.group(2) or degrees.group(3) or ""
        values["unit"] = "F" if unit[:1] in ("f", "F") else "C" if unit else ""
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


def _signed(said: str) -> float:
    return -figure(said[1:]) if said.startswith(SIGN) else figure(said)
