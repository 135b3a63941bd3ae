"""Numbers, times, money and units in English words, as a person reads them aloud."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from num2words import num2words

from assistant.languages.aloud import Rule, SpeechWords
from assistant.languages.language import Language

_WORDS = Language("en", Path(__file__).parent).table(SpeechWords)
UNITS, _MONEY = _WORDS.units, _WORDS.money
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH = {
    **{name: name for name in MONTHS},
    **{name[:3]: name for name in MONTHS},
    "Sept": "September",
}
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_MINUS = r"(?<![\w.,)])[-−–](?=\d)"


def cardinal(number: str) -> str:
    """ "21.5" → "twenty-one point five"; "007" and very long numbers digit by digit."""
    number = number.replace(",", "")
    whole, _, decimals = number.partition(".")
    if (len(whole) > 1 and whole.startswith("0")) or len(whole) > 12:
        words = digits(whole)
    else:
        words = _words(int(whole), "cardinal").replace(",", "")
    return f"{words} point {digits(decimals)}" if decimals else words


def ordinal(number: int) -> str:
    """23 → "twenty-third"."""
    return _words(number, "ordinal").replace(",", "")


def year(number: int) -> str:
    """2026 → "twenty twenty-six", 2005 → "two thousand five"."""
    if 2000 <= number < 2010 or number % 1000 == 0:
        return cardinal(str(number)).replace(" and ", " ")
    return _words(number, "year")


def digits(number: str) -> str:
    return " ".join(_words(int(digit), "cardinal") for digit in number)


def clock(hour: int, minute: int, second: int | None = None, half: str = "") -> str:
    """7, 5 → "seven oh five"; 7, 0 → "seven o'clock"; with "am" or "pm" → "seven A M"."""
    if half or hour > 12 or hour == 0:
        words = cardinal(str(hour)) if hour else ("twelve" if half else "zero")
        if minute:
            words += f" oh {cardinal(str(minute))}" if minute < 10 else f" {cardinal(str(minute))}"
        elif not half:
            words += " hundred"
        words += f" {half[0].upper()} M" if half else ""
    elif minute:
        words = f"{cardinal(str(hour))} {'oh ' if minute < 10 else ''}{cardinal(str(minute))}"
    else:
        words = f"{cardinal(str(hour))} o'clock"
    if second:
        words += f" and {counted(str(second), ('second', 'seconds'))}"
    return words


def counted(number: str, names: Sequence[str]) -> str:
    """A number and its unit: "one meter", "zero point five meters"."""
    return f"{cardinal(number)} {names[0] if number == '1' else names[1]}"


def fraction(top: int, bottom: int) -> str:
    """1, 2 → "one half"; 3, 4 → "three quarters"."""
    names = {2: ("half", "halves"), 4: ("quarter", "quarters")}
    one, many = names.get(bottom, (ordinal(bottom), ordinal(bottom) + "s"))
    return f"{cardinal(str(top))} {one if top == 1 else many}"


@lru_cache(maxsize=4096)
def _words(number: int, form: Literal["cardinal", "ordinal", "year"]) -> str:
    return str(num2words(number, to=form))


# --- rules: what is found in a text, and how it is read -------------------------------------------


def _iso_date(match: re.Match[str]) -> str:
    return _date(MONTHS[int(match["month"]) - 1], int(match["day"]), match["year"])


def _month_day(match: re.Match[str]) -> str:
    return _date(MONTH[match["name"]], int(match["day"]), match["year"])


def _day_month(match: re.Match[str]) -> str:
    words = f"the {ordinal(int(match['day']))} of {MONTH[match['name']]}"
    return f"{words} {year(int(match['year']))}" if match["year"] else words


def _date(month: str, day: int, in_year: str | None) -> str:
    return f"{month} {ordinal(day)}" + (f", {year(int(in_year))}" if in_year else "")


def _time(match: re.Match[str]) -> str:
    half = (match["half"] or "").lower().replace(".", "").replace(" ", "")
    return clock(
        int(match["hour"]),
        int(match["minute"] or 0),
        int(match["second"]) if match["second"] else None,
        half,
    )


def _hour(match: re.Match[str]) -> str:
    return clock(int(match["hour"]), 0, None, match["half"].lower())


def _money(match: re.Match[str]) -> str:
    one, many, *hundredth = _MONEY[match["sign"]]
    amount, scale = match["amount"].replace(",", ""), match["scale"]
    whole, _, part = amount.partition(".")
    if scale:
        return f"{cardinal(amount)} {scale} {many}"
    if len(part) != 2 or not hundredth:
        return counted(amount, (one, many))
    pieces = [counted(whole, (one, many))] if int(whole) or not int(part) else []
    if int(part):
        pieces.append(counted(str(int(part)), hundredth))
    return " and ".join(pieces)


def _fraction(match: re.Match[str]) -> str:
    top, bottom = int(match["top"]), int(match["bottom"])
    if match["whole"] is None:
        return fraction(top, bottom)
    part = fraction(top, bottom)
    part = "a" + part[3:] if top == 1 else part
    return f"{cardinal(match['whole'])} and {part}"


def _measure(match: re.Match[str]) -> str:
    return counted(match["number"], UNITS[match["unit"]])


def _range(match: re.Match[str]) -> str:
    low, high = match["low"], match["high"]
    sign = low[0] if low[0] in _MONEY and high[0] not in _MONEY else ""
    return f"{low} to {sign}{high}"


def _phone(match: re.Match[str]) -> str:
    return ", ".join(digits(group) for group in re.findall(r"\d+", match[0]))


def _decade(match: re.Match[str]) -> str:
    return (
        re.sub(r"y$", "ies", year(int(match[0][:-1])))
        if match[0][2] != "0"
        else year(int(match[0][:-1])) + "s"
    )


def _feet(match: re.Match[str]) -> str:
    return f"{counted(match['feet'], UNITS['ft'])} {counted(match['inches'], ('inch', 'inches'))}"


def _version(match: re.Match[str]) -> str:
    return " point ".join(cardinal(part) for part in match[0].split("."))


_NAMES = "|".join(sorted(MONTH, key=len, reverse=True))
_HALF = r"(?:\s*(?P<half>[AaPp]\.?\s?[Mm]\b\.?))"
RULES: tuple[Rule, ...] = (
    (
        re.compile(
            r"\b(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:T(?=\d)|\b)"
        ),
        _iso_date,
    ),
    (re.compile(r"\b24/7\b"), "twenty-four seven"),
    (
        re.compile(
            r"(?:\+\d{1,3}[ -])?(?:\(\d{3}\) ?|\b\d{3}-)\d{3}-\d{4}\b(?![-\d])"
            r"|(?:(?<=call )|(?<=dial )|(?<=phone )|(?<=number )|(?<=number is ))\d{3}-\d{4}\b"
        ),
        _phone,
    ),
    (re.compile(r"\b(?:1[6-9]|20)\d0s\b"), _decade),
    (re.compile(r"\b(?P<feet>\d)['′] ?(?P<inches>\d{1,2})[\"″]"), _feet),
    (re.compile(r"(?<=\d[hm])(?=\d)"), " "),
    # ranges come before what may stand on both of their sides
    (
        re.compile(
            rf"(?<![\w-])(?P<low>[$€£]?(?:{_NUMBER})(?:\s?[%°])?)\s?[-–—]\s?(?P<high>[$€£]?(?:{_NUMBER}))(?![-\d/])"
        ),
        _range,
    ),
    (re.compile(r"(?<=\d)(?P<low>:\d\d(?:\s?[ap]m)?)\s?[-–—]\s?(?P<high>\d{1,2}:\d\d)"), _range),
    (
        re.compile(
            rf"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:(?!\d){_HALF})?(?![:\d])"
        ),
        _time,
    ),
    (re.compile(r"\b(?P<hour>1[0-2]|0?[1-9]) ?(?P<half>[AaPp]\.?[Mm]\b\.?)(?!\w)"), _hour),
    (
        re.compile(
            rf"\b(?P<name>{_NAMES})\.? (?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?\b"
            r"(?![:.,]\d)(?:,? (?P<year>[12]\d{3})\b)?"
        ),
        _month_day,
    ),
    (
        re.compile(
            r"\b(?:the )?(?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd"
            rf"|th)?(?: of)? (?P<name>{_NAMES})\b\.?(?:,? (?P<year>[12]\d{{3}})\b)?"
        ),
        _day_month,
    ),
    (
        re.compile(r"\b(?P<day>\d{1,3}(?:,\d{3})*)(?:st|nd|rd|th)\b"),
        lambda match: ordinal(int(match["day"].replace(",", ""))),
    ),
    (
        re.compile(
            rf"(?P<sign>[$€£¥])\s?(?P<amount>{_NUMBER})"
            r"(?:\s?(?P<scale>thousand|million|billion|trillion)\b)?"
        ),
        _money,
    ),
    (re.compile(rf"(?P<amount>{_NUMBER})\s?(?P<scale>(?!))?(?P<sign>[€£])"), _money),
    (
        re.compile(
            r"(?<![\d/.])(?:(?P<whole>\d+) )?"
            r"(?P<top>[1-9]\d?)/(?P<bottom>[2-9]|10|12|16|100)"
            r"(?![\d/.]\d|\d)"
        ),
        _fraction,
    ),
    (re.compile(_MINUS), "minus "),
    (
        re.compile(rf"(?P<number>{_NUMBER})[\s\u00a0]?(?P<unit>{_UNIT})(?![\w²³]|/[A-Za-z])"),
        _measure,
    ),
    (
        re.compile(
            rf"(?P<number>{_NUMBER}) in"
            r"(?=[.,;)]|$| tall\b| long\b| wide\b| high\b| deep\b| thick\b)"
        ),
        lambda match: counted(match["number"], ("inch", "inches")),
    ),
    (re.compile(r"(?<=[A-Za-z])-?(?=\d)|(?<=\d)(?=[A-Za-z])"), " "),
    (re.compile(r"\b\d+(?:\.\d+){2,}\b"), _version),
    (
        re.compile(
            r"(?<=\b[Ii]n )(?:19|20)\d\d\b(?![.,]?\d)"
            r"|(?<=\b[Ss]ince )(?:19|20)\d\d\b"
            r"|(?<=year )(?:19|20)\d\d\b"
        ),
        lambda match: year(int(match[0])),
    ),
    (re.compile(rf"#(?={_NUMBER})|\b[Nn]o\. ?(?=\d)|№ ?"), "number "),
    (re.compile(_NUMBER), lambda match: cardinal(match[0])),
)
"""Applied in turn; what one rule has put into words, no later rule sees as a number."""
