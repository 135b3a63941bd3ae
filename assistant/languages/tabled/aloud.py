"""Numbers, times, dates, money and units in words, as read aloud in a language of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from babel.dates import get_month_names
from num2words import num2words

from assistant.languages import aloud as engine
from assistant.languages.aloud import Rule, SpeechWords

if TYPE_CHECKING:
    from assistant.languages.language import Language

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_MINUS = r"(?<![\w.,)])[-−–](?=\d)"
_CLOCK = r"\b(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)\b(?![.:,]?\d)"
_LONGEST = 12
"""Digits of the longest number that is read as one."""


class Aloud:
    """Reads texts of one language aloud."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._words = language.table(SpeechWords)
        names = get_month_names("wide", context="format", locale=language.code)
        self._months = {str(name): number for number, name in names.items()}
        self._rules = self._made()

    def __call__(self, text: str) -> str:
        text = re.sub(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))", "", text)  # between thousands
        said = engine.aloud(text, self._language, self._rules)
        for written, mended in self._words.after.items():
            said = re.sub(written, mended, said)
        return said

    def cardinal(self, number: str) -> str:
        """ "21,5" → "einundzwanzig Komma fünf"; "007" and very long numbers digit by digit."""
        whole, _, decimals = re.sub(r"\.(?=\d{3})", "", number).partition(",")
        lone = (len(whole) > 1 and whole.startswith("0")) or len(whole) > _LONGEST
        words = self.digits(whole) if lone else self._number(int(whole))
        return f"{words} {self._words.point} {self.digits(decimals)}" if decimals else words

    def digits(self, number: str) -> str:
        return " ".join(self._number(int(digit)) for digit in number)

    def _number(
        self, number: int, form: Literal["cardinal", "ordinal", "year"] = "cardinal"
    ) -> str:
        return _in_words(number, form, self._language.code)

    def _day(self, day: int, before: str) -> str:
        """The day of a month, with the words before it."""
        words = self._words
        if day == 1 and words.first:
            return f"{before}{words.first}"
        if not words.in_row:
            return f"{before}{self._number(day)}"
        return f"{before}{self._in_row(day, before)}"

    def _in_row(self, number: int, before: str) -> str:
        """ "dritte", "dritten", "dritter", by the words before it."""
        endings = self._words.in_row.items()
        said = next(
            (end for words, end in endings if re.fullmatch(words, before.strip(), re.IGNORECASE)),
            "",
        )
        return f"{self._number(number, 'ordinal')}{said}"

    def _date(self, match: re.Match[str]) -> str:
        groups = match.groupdict()
        month = groups.get("name") or next(
            (name for name, number in self._months.items() if number == int(groups["month"])), ""
        )
        day = self._day(int(groups["day"]), groups.get("before") or "")
        said = self._words.date.format(day=day, month=month)
        if not groups.get("year"):
            return said
        year = self._number(int(groups["year"]), "year")
        return self._words.date_in_year.format(date=said, year=year)

    def _time(self, match: re.Match[str]) -> str:
        hour, minute = int(match["hour"]), int(match["minute"])
        pattern = self._words.clock if minute else self._words.full_hour
        return pattern.format(hour=self._number(hour), minute=self._number(minute))

    def _counted(self, number: str, names: Sequence[str]) -> str:
        return f"{self.cardinal(number)} {names[number != '1']}"

    def _measure(self, match: re.Match[str]) -> str:
        return self._counted(match["number"], self._words.units[match["unit"]])

    def _money(self, match: re.Match[str]) -> str:
        one, many, *hundredth = self._words.money[match["sign"]]
        whole, _, part = match["amount"].partition(",")
        if len(part) != 2 or not hundredth:
            return self._counted(match["amount"], (one, many))
        said = self._counted(whole, (one, many))
        return f"{said} {self.cardinal(str(int(part)))}" if int(part) else said

    def _fraction(self, match: re.Match[str]) -> str:
        said = self._words.fractions.get(f"{match['top']}/{match['bottom']}")
        if said is None:
            said = (
                f"{self.cardinal(match['top'])} {self._words.over} {self.cardinal(match['bottom'])}"
            )
        return f"{self.cardinal(match['whole'])} {said}" if match["whole"] else said

    def _made(self) -> tuple[Rule, ...]:
        """The rules, in turn: what one has put into words, no later one sees as a number."""
        words = self._words
        units = (
            "|".join(re.escape(unit) for unit in sorted(words.units, key=len, reverse=True))
            or "(?!)"
        )
        sign = "|".join(map(re.escape, words.money)) or "(?!)"
        names = "|".join(map(re.escape, self._months))
        known = "|".join(word for word in words.in_row if word) or "(?!)"
        before = rf"(?P<before>\b(?:{known})\s+)?"
        return (
            (
                re.compile(r"\b(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)\b"),
                self._date,
            ),
            (
                re.compile(
                    rf"{before}\b(?P<day>[12]?\d|3[01])[./-](?P<month>1[0-2]|0?[1-9])[./-]"
                    r"(?P<year>(?:19|20)\d\d)\b",
                    re.IGNORECASE,
                ),
                self._date,
            ),
            (
                re.compile(
                    rf"{before}\b(?P<day>[12]?\d|3[01])(?:\.|er|º|\.º|e)?"
                    rf" (?:de )?(?P<name>{names})\b"
                    r"(?: (?:de |del )?(?P<year>[12]\d{3})\b)?",
                    re.IGNORECASE,
                ),
                self._date,
            ),
            (
                re.compile(
                    rf"(?<![\w-])(?P<low>{_NUMBER})\s?[-–—]\s?(?P<high>{_NUMBER})(?![-\d/])"
                ),
                lambda match: f"{match['low']} {words.to} {match['high']}",
            ),
            (
                re.compile(_CLOCK + (f"(?: ?{words.clock_unit})?" if words.clock_unit else "")),
                self._time,
            ),
            (re.compile(rf"(?P<sign>{sign})\s?(?P<amount>{_NUMBER})"), self._money),
            (re.compile(rf"(?P<amount>{_NUMBER})\s?(?P<sign>{sign})"), self._money),
            (
                re.compile(
                    r"(?<![\d/.,])(?:(?P<whole>\d+) )?"
                    r"(?P<top>[1-9]\d?)/(?P<bottom>[2-9]|10|12|16|100)"
                    r"(?![\d/.,]\d|\d)"
                ),
                self._fraction,
            ),
            (re.compile(_MINUS), f"{words.minus} "),
            (
                re.compile(
                    rf"(?P<number>{_NUMBER})[\s\u00a0]?(?P<unit>{units})(?![\w²³]|/[A-Za-z])"
                ),
                self._measure,
            ),
            (re.compile(r"(?<=[^\W\d_])-?(?=\d)"), " "),
            (
                re.compile(
                    (
                        rf"{before}\b(?P<day>\d{{1,3}})"
                        rf"(?:{words.ordinal_mark or '(?!)'})"
                        r"(?= \w|[,;]|$)"
                    ),
                    re.IGNORECASE,
                ),
                self._place,
            ),
            (re.compile(r"(?<=\d)(?=[^\W\d_])"), " "),
            (re.compile(_NUMBER), lambda match: self.cardinal(match[0])),
        )

    def _place(self, match: re.Match[str]) -> str:
        before = match["before"] or ""
        if self._words.in_row and not before and match.end() == len(match.string):
            return match[0]  # a number that ends its sentence
        return f"{before}{self._in_row(int(match['day']), before)}"


@lru_cache(maxsize=4096)
def _in_words(number: int, form: str, code: str) -> str:
    return str(num2words(number, to=form, lang=code))
