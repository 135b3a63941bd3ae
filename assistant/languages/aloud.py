"""What is written, as it is read aloud: markup and emoji gone, abbreviations and signs in words.
The numbers are put into words by each language's own rules.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from assistant.languages.language import Language

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str] | str]


@dataclass(frozen=True)
class SpeechWords:
    """What a language's `speech.toml` says. Patterns are held as they are, capitals and all."""

    file: ClassVar[str] = "speech"
    abbreviations: Mapping[str, str]
    signs: Mapping[str, str]
    times: str
    """Between two factors: "3 x 4"."""
    minus: str
    """Between two terms of a sum, and before what is below zero."""
    units: Mapping[str, tuple[str, ...]]
    """As written behind a number → one, many."""
    money: Mapping[str, tuple[str, ...]]
    """The sign → one, many, and the hundredth, one and many, where there is one."""
    point: str
    """The decimal mark in words."""
    to: str
    """Between the ends of a range: "5-10"."""
    clock: str
    """A time of day, with {hour} and {minute}."""
    full_hour: str
    first: str
    """The first of a month, where it is no number: "premier"."""
    date: str
    """{day} and {month}."""
    date_in_year: str
    """{date} and {year}."""
    in_row: Mapping[str, str]
    """Words before a day of the month that is said as a place in a row, and its ending behind them:
    "am" = "n" ("am dritten März"); without words the ending behind anything else. Empty where the
    day is a plain number."""
    clock_unit: str
    """What may stand behind "7:30" and is said by `clock`: "Uhr"."""
    ordinal_mark: str
    """What is written behind a place in a row: "er", "º", "."."""
    over: str
    """Between the parts of a fraction that has no name."""
    fractions: Mapping[str, str]
    """ "1/2" in words."""
    after: Mapping[str, str]
    """Mends of what the numbers became: "eins Stunde" → "eine Stunde"."""


_MARKUP: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"```\w*\n?|~~~\w*\n?"), " "),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<(?:/?[A-Za-z][^<>]*|!--.*?--)>", re.DOTALL), " "),
    (re.compile(r"\b(?:https?://|www\.)(?:www\.)?([\w-]+(?:\.[\w-]+)*)\S*"), r"\1"),
    (re.compile(r"^\s*(?:#{1,6}|>+)\s+", re.MULTILINE), ""),
    (re.compile(r"^\s*(?:[-*+•·▪]|\d{1,2}[.)])\s+(?:\[[ xX]\]\s+)?", re.MULTILINE), ""),
    (re.compile(r"^[\s|:=*_-]+$", re.MULTILINE), ""),
    (re.compile(r"\s*\|\s*"), ", "),
    (re.compile(r"(\*\*|__|~~|\|\|)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![\w*])"), r"\1"),
    (re.compile(r"`+"), ""),
    (re.compile(r"(?<!\w)(?:[:;=8][-^o']?[)(\]\[DPpOo/\\|*]+|<3|\^_?\^|[xX]D)(?!\w)"), ""),
    (re.compile(r"(?<!\w):[a-z_]{2,}:(?!\w)"), ""),
)
"""Markdown, HTML, links, emoticons."""


_VULGAR = {
    "½": "1/2",
    "⅓": "1/3",
    "⅔": "2/3",
    "¼": "1/4",
    "¾": "3/4",
    "⅛": "1/8",
    "⅜": "3/8",
    "⅝": "5/8",
    "⅞": "7/8",
    "⅕": "1/5",
}
_KEPT_SYMBOLS = frozenset("°€£¥$%+=<>×÷±~^|`")


def aloud(text: str, language: Language, rules: Sequence[Rule]) -> str:
    """`text` as one paragraph that a voice reads as a person would; empty when nothing in it can be
    said. `rules` put what has digits into words, each seeing what those before it left.
    """
    words = language.table(SpeechWords)
    for pattern, same in _MARKUP:
        text = pattern.sub(same, text)
    text = _joined_lines(_without_emoji(text))
    for vulgar, plain in _VULGAR.items():
        text = re.sub(rf"(?<=\d)\s?{vulgar}", f" {plain}", text).replace(vulgar, plain)
    for written, said in words.abbreviations.items():
        text = re.sub(written, said, text)
    # while their neighbours are still digits
    text = re.sub(r"(?<=\d)\s*[x×*]\s*(?=\d)", f" {words.times} ", text)
    if "=" in text:
        text = re.sub(r"(?<=\d)\s*[-−–]\s*(?=\d)", f" {words.minus} ", text)
    for rule, reading in rules:
        text = rule.sub(reading, text)
    for written, said in words.signs.items():
        text = re.sub(written, said, text)
    return _tidy(text)


def _without_emoji(text: str) -> str:
    """Drop pictures, their modifiers and joiners, and characters without a sound."""
    return "".join(
        " " if _silent(character) else character
        for character in text.replace("️", "").replace("⃣", "").replace(" ", " ")
    )


def _silent(character: str) -> bool:
    if character in _KEPT_SYMBOLS or character.isspace():
        return False
    category = unicodedata.category(character)
    return category in ("So", "Sk", "Cs", "Co", "Cn", "Cf", "Cc") and character not in "℃℉№"


def _joined_lines(text: str) -> str:
    """Each line of a list is a sentence of its own, or else it would run into the next."""
    lines = [line.strip() for line in text.split("\n")]
    return (
        " ".join(line if line[-1] in ".!?…:;," else f"{line}." for line in lines if line)
        if len(lines) > 1
        else text
    )


def _tidy(text: str) -> str:
    text = re.sub(r"\(\s*\)|\[\s*\]|\"\s*\"", " ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.;:!?…)])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"[,;:]\s*([.!?])", r"\1", text)
    text = text.strip(" ,;")
    return text if any(character.isalnum() for character in text) else ""
