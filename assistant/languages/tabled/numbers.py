"""Numbers in words and figures: whole numbers by `text2num`, the rest by the language's table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from assistant.languages.bounds import bounded
from assistant.languages.figures import in_figures, plain

if TYPE_CHECKING:
    from assistant.languages.language import Language

_FIGURE = r"\d{1,3}(?:[.  ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_WHOLE = re.compile(rf"(?P<sign>[-+−] ?)?(?P<digits>{_FIGURE})")
_RATIO = re.compile(r"(?:(?P<whole>\d+) )?(?P<top>\d+)/(?P<bottom>[1-9]\d*)")
_SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3"}
_ORDINAL = re.compile(r"(?P<day>\d{1,3})(?:\.|º|ª|°|er|ère|re|ème|eme|e|ste|de|ᵒ)")
_DIGIT_BY_DIGIT = 0
"""Each number word stands for itself."""
_FROM = 2
"""The smallest number that is taken for one in running text: "ein" and "une" are mostly
articles.
"""


@dataclass(frozen=True)
class NumberWords:
    """What a language's `numbers.toml` says."""

    file: ClassVar[str] = "numbers"
    one: frozenset[str]
    """Words for one, articles among them."""
    none: frozenset[str]
    minus: re.Pattern[str]
    """Before a number that is below zero."""
    kept: re.Pattern[str]
    """Words that are no number, though `text2num` takes them for one: "segundo", "cuarto"."""
    same: Mapping[re.Pattern[str], str]
    """Number words that `text2num` doesn't know, as figures."""
    fractions: Mapping[str, float]
    """Alone or after a whole number: "halb" = 0.5."""
    joins: re.Pattern[str]
    """Between a whole number and its fraction: "und ein"."""
    with_half: re.Pattern[str]
    """A whole number and a half in one word: "zweieinhalb", group `whole`."""
    percent: re.Pattern[str]
    extremes: Mapping[str, float]
    """Percentages in a word: "voll" = 100."""


class NumberReaders:
    """See `assistant.languages.readers.Numbers`."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @property
    def _words(self) -> NumberWords:
        return self._language.table(NumberWords)

    def number(self, text: str) -> float | None:
        return self._number(" ".join(text.lower().strip(" .,!?;").split()))

    def _number(self, said: str) -> float | None:
        if not said:
            return None
        if (match := self._words.minus.match(said)) and match.end() < len(said):
            value = self._number(said[match.end() :].strip())
            return None if value is None or value < 0 else -value
        for sign, ratio in _SIGNS.items():
            said = said.replace(sign, f" {ratio}").strip()
        if match := _RATIO.fullmatch(said):
            return float(match["whole"] or 0) + bounded(float(match["top"])) / bounded(
                float(match["bottom"])
            )
        whole = self._whole(said)
        return whole if whole is not None else self._with_fraction(said)

    def _whole(self, said: str) -> float | None:
        if said in self._words.one:
            return 1.0
        if said in self._words.none:
            return 0.0
        first, _, scale = (figures := self.cardinals(said)).partition(" ")
        if first in self._words.one and re.fullmatch(r"1(?:000)+", scale):
            return float(scale)  # "eine Million"
        match = _WHOLE.fullmatch(figures)
        if match is None:
            return None
        value = self.figure(match["digits"])
        return -value if (match["sign"] or "").strip() in ("-", "−") else value

    def _with_fraction(self, said: str) -> float | None:
        """ "anderthalb", "zwei und ein halb", "trois quarts"."""
        words = self._words
        if said in words.fractions:
            return words.fractions[said]
        if match := words.with_half.fullmatch(said):
            whole = self._whole(match["whole"])
            return None if whole is None else whole + 0.5
        for part, value in words.fractions.items():
            if said.endswith(f" {part}"):
                head = said.removesuffix(part).strip()
                count = self._whole(head)
                if head in words.one:
                    return value  # "ein viertel"
                if count is not None and value < 0.5 and count * value <= 3:
                    return count * value  # "drei viertel"
                whole = self._whole(words.joins.sub("", head).strip())
                if whole is not None:
                    return whole + value
        return None

    def figure(self, digits: str) -> float:
        digits = digits.replace(" ", "").replace(" ", "")
        if "," in digits:
            digits = digits.replace(".", "").replace(",", ".")
        elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits):
            digits = digits.replace(".", "")
        return bounded(float(digits))

    def percent(self, text: str) -> float | None:
        said = " ".join(text.lower().strip(" .,!?;").split())
        if said in self._words.extremes:
            return self._words.extremes[said]
        bare = self._words.percent.sub("", said).strip()
        value = self._number(bare)
        return value if value is not None and 0 <= value <= 100 else None

    def ordinal(self, text: str) -> int | None:
        match = _ORDINAL.match(self.all_in_figures(text.lower().strip()))
        return int(match["day"]) if match and match.end() >= len(match.string.rstrip("ˢ")) else None

    def numeral(self, word: str) -> str | None:
        if self._words.kept.fullmatch(word):
            return None
        said = in_figures(word, self._language.code, _FROM)
        return said if said != word and said[0].isdigit() else None

    def code(self, text: str) -> str:
        said = in_figures(text.lower(), self._language.code, _DIGIT_BY_DIGIT)
        return "".join(re.findall(r"\d", said))

    def in_figures(self, text: str) -> str:
        return _figures(self, text, True)

    def digits(self, text: str, years: bool = False) -> str:
        said = self.cardinals(text.lower())
        return re.sub(
            rf"(?<![\d.,])(?:{_FIGURE})(?![\d.,]\d)",
            lambda match: plain(self.figure(match[0])),
            said,
        )

    def cardinals(self, text: str) -> str:
        """The text with its number words as figures, but places ("zweite") as they are."""
        return _figures(self, text, True)

    def all_in_figures(self, text: str) -> str:
        """The text with numbers and places as figures: "dritten" → "3."."""
        return _figures(self, text, False)


def _figures(readers: NumberReaders, text: str, cardinals_only: bool) -> str:
    return _cached_figures(readers._language, text, cardinals_only)


@lru_cache(maxsize=2048)
def _cached_figures(language: Language, text: str, cardinals_only: bool) -> str:
    """The text in figures, piece by piece between the words that stay as they are."""
    words = language.table(NumberWords)
    for pattern, same in words.same.items():
        text = pattern.sub(same, text)
    text = words.with_half.sub(lambda match: _half_more(match, language), text)
    out, start = [], 0
    for match in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text):
        word = _as_it_is(match[0], words, language.code, cardinals_only)
        if word is not None:
            out += [in_figures(text[start : match.start()], language.code, _FROM), word]
            start = match.end()
    return "".join([*out, in_figures(text[start:], language.code, _FROM)])


def _half_more(match: re.Match[str], language: Language) -> str:
    """ "zweieinhalb" → "2,5"."""
    whole = in_figures(match["whole"], language.code, 1)
    return f"{whole},5" if whole.isdigit() else match[0]


def _as_it_is(word: str, words: NumberWords, code: str, cardinals_only: bool) -> str | None:
    """A word that is read alone: as it is where it is no number, or a place among cardinals;
    "erste", which `text2num` leaves as the article that it may be, in figures. None for all others.
    """
    if words.kept.fullmatch(word):
        return word
    if not _is_place(word, code):
        return None
    if cardinals_only:
        return word
    return in_figures(word, code, 1) if in_figures(word, code, _FROM) == word else None


@lru_cache(maxsize=4096)
def _is_place(word: str, code: str) -> bool:
    """Whether the word is no number but a place in a row: "zweite"."""
    said = in_figures(word.lower(), code, 1)
    return said != word.lower() and said[:1].isdigit() and not said[-1].isdigit()
