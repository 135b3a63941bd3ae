"""How often, and until when: "every six hours", "every other Monday", "on the first of every month
… until May". Pure.

What says that is taken out of the words; the rest says the time of day, and the day where the
repetition leaves it open.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from assistant.agenda.repeats import Repeat, Unit
from assistant.languages.en.clocks import FILLERS, tidy
from assistant.languages.en.dates import DAY, DAYS, MONTH_NUMBERS, MONTHS, date_in
from assistant.languages.en.durations import duration
from assistant.languages.en.numbers import ORDINALS, number, ordinal_of
from assistant.languages.plan import Again
from assistant.languages.stretches import month_named

_DAY_NAME = rf"(?:{'|'.join(DAYS)})s?"
_PART = "(?:morning|afternoon|evening|night)"
_NTH = "(?:1st|2nd|3rd|4th|first|second|third|fourth|last)"
_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:(?:twenty|thirty)[ -])?(?:{'|'.join(ORDINALS)}))"
_SAME = (
    (
        (
            r"\beveryday\b|\b(?:each|every) (?:and every |single )*day(?: of the week)?\b"
            r"|\bdaily\b|\bonce a day\b"
        ),
        "every day",
    ),
    (r"\beach and every\b|\beach\b", "every"),
    (r"\bhourly\b|\bonce an hour\b|\bevery single hour\b", "every hour"),
    (r"\bnightly\b|\bonce a night\b", "every night"),
    (r"\bweekly\b|\bonce a week\b", "every week"),
    (r"\b(?:fortnightly|bi-?weekly|every fortnight)\b", "every 2 weeks"),
    (r"\bmonthly\b|\bonce a month\b", "every month"),
    (r"\b(?:yearly|annually|annual)\b|\bonce a year\b", "every year"),
    (rf"\b(?:on |in the )?({_DAY_NAME}|weekday|weekend) ({_PART})s\b", r"every \1 \2"),
    (rf"\b(?:in the |on )?({_PART})s\b", r"every \1"),
    (rf"\bevery (?={_PART}\b)", "every day "),
    (
        rf"(?:\bfrom |\bevery )?\b({_DAY_NAME}) (?:to|till|until|through|thru) ({_DAY_NAME})\b",
        r"every \1 to \2",
    ),
    (r"\bevery half(?: an)? hour\b", "every 30 minutes"),
    (
        r"\bevery (?=(?:"
        + "|".join(month for month in MONTH_NUMBERS if len(month) > 3)
        + rf") (?:the )?{_ORDINAL}\b)",
        "every year on ",
    ),
    (rf"\bevery (?={_ORDINAL} (?:of )?(?:{'|'.join(MONTH_NUMBERS)})\b)", "every year on "),
    (r"\bevery (?=(?:christmas|new year|valentine|halloween|boxing))", "every year on "),
)
"""Other ways to say the same."""
_COUNTS = {
    "other": 2,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "sixth": 6,
    "tenth": 10,
}
_EVERY = re.compile(
    r"\bevery (?:(?P<count>\w+(?: \w+)??) )?"
    r"(?P<unit>minute|hour|day|week|month|year)s?\b(?! and a )"
)
_EVERY_NAMED = re.compile(
    rf"\bevery (?P<count>other|second|2nd) (?P<days>{_DAY_NAME}(?:(?:,| and) {_DAY_NAME})*)(?! of)"
)
_OF_MONTH = re.compile(
    rf"\b(?:on )?(?:the )?(?P<which>{_NTH} {_DAY_NAME}|{_ORDINAL}(?: day)?|last(?: day)?) of"
    r" (?:every|the|a)(?P<each> other)? month\b"
)
_ON_MONTH = re.compile(rf"\b(?:on )?(?:the )?(?P<which>{_NTH} {_DAY_NAME}|last day|{_ORDINAL})\b")
_UNIT_NEXT = rf"(?:{_DAY_NAME}|\w*(?:day|hour|minute|week|month|year)s?\b)"
_EVERY_NTH = re.compile(
    rf"\bevery ((?!second(?! of)){_ORDINAL}|last day)(?: of the month)?(?= |$)(?! {_UNIT_NEXT})"
)
_UNTIL = re.compile(
    r"\b(?:until|till|til|through|up to|up until|ending(?: on)?)\b(?: and including)?"
)
_STARTING = re.compile(
    r"\b(?:starting|beginning|commencing|as of)\b(?: from| on| at)?|\bfrom (?=.+ on(?:wards)?\b)"
)
_FOR = re.compile(
    r"\bfor (?:the )?(?:next |coming |following |whole )?"
    r"(?P<count>\w+(?: \w+)? )??(?P<unit>day|week|month|year)s?\b"
)
_ALL_WEEK = re.compile(
    r"\b(?:all|this whole|the whole|for the rest of the|the rest of the|this) week\b"
)
_HOURS_OF_DAY = re.compile(r"\b(?:from|between)\b.+\b(?:to|and|until|till)\b")
MOST = 1000
"""Nobody means a repetition every more than so many units."""


def again_in(text: str, today: date) -> tuple[Again, str]:
    """The repetition that the words speak of, and the rest of them. What of it can't be read stays
    in the rest.
    """
    said = re.sub(rf"({_DAY_NAME}) ?[-–] ?(?={_DAY_NAME})", r"\1 to ", text.lower())
    said = " ".join(tidy(re.sub(r",(?!\d)", " and ", said)))
    for pattern, same in _SAME:
        said = re.sub(pattern, same, said)
    said, again_and_again = re.subn(r"\b(?:recurring|repeating|repeated|repeatedly)\b", " ", said)
    repeat, said = _every(said)
    if again_and_again and repeat is None and "every" not in said and not _plural(said):
        repeat = Repeat("week")
    if repeat and repeat.counts and _HOURS_OF_DAY.search(said):
        return Again(), text  # "every hour from nine to five": there is no such rule
    again = repeat is not None or "every" in said or _plural(said)
    until: date | None = None
    if (week := _ALL_WEEK.search(said)) and (again or week[0] != "this week"):
        said = f"{'' if again else 'every day '}{_ALL_WEEK.sub(' ', said)}"
        until = today + timedelta(days=(6 - today.weekday()) or 7)
    elif week and re.search(_DAY_NAME, said):  # "on Friday this week"
        said = _ALL_WEEK.sub(" ", said)
    elif again:
        until, said = _dated(_UNTIL, said, today)
    starting, said = _dated(_STARTING, said, today)
    lasts, said = _length(said) if again else (None, said)
    if until and repeat is None:
        repeat = Repeat("day", until=until)
    elif until and repeat:
        repeat = replace(repeat, until=until)
    if repeat and repeat.counts:
        said = re.sub(r"\b(?:starting|beginning)\b", " ", said)
    return Again(repeat, starting, lasts), said.strip()


def _plural(said: str) -> bool:
    return bool(re.search(rf"\b(?:{'|'.join(DAYS)}|weekday|weekend)s\b", said))


def _every(said: str) -> tuple[Repeat | None, str]:
    if match := _OF_MONTH.search(said):
        before = said[: match.start()]
        monthly = re.search(r"\bevery(?: other)? month\b", match[0]) or re.search(
            r"\bevery (?:year )?$", before
        )
        repeat = _of_month(match["which"], 2 if match["each"] else 1) if monthly else None
        return repeat, re.sub(r"\bevery $", "", before) + said[match.end() :] if repeat else said
    if match := _EVERY_NAMED.search(said):
        days = tuple(sorted({DAY[day] for day in re.findall(_DAY_NAME, match["days"])}))
        return Repeat("week", 2, days), said[: match.start()] + said[match.end() :]
    if match := _EVERY_NTH.search(said):
        return _of_month(match[1], 1), said[: match.start()] + said[match.end() :]
    length = re.search(
        (
            r"\bevery ((?:\S+ ){0,5}?(?:minute|hour)s?"
            r"(?: and (?:a (?:half|quarter)|\S+ minutes))?)(?= |$)"
        ),
        said,
    )
    if length and (seconds := _seconds(length[1])):
        rest = said[: length.start()] + said[length.end() :]
        return (
            Repeat("minute", round(seconds / 60))
            if seconds % 3600
            else Repeat("hour", round(seconds / 3600))
        ), rest
    match = _EVERY.search(said)
    count = _count(match["count"]) if match else None
    if match is None or count is None or (match["unit"] == "day" and count == 1):
        return None, said
    unit: Unit = match["unit"]  # type: ignore[assignment]
    rest = said[: match.start()] + said[match.end() :]
    if unit == "month" and (which := _ON_MONTH.search(rest)):
        return _of_month(which["which"], count), rest[: which.start()] + rest[which.end() :]
    return Repeat(unit, count), rest


def _of_month(which: str, every: int) -> Repeat | None:
    words = which.removesuffix(" day").split()
    if words == ["last"]:
        return Repeat("month", every, day=-1)
    if words[-1] in DAY:
        nth = -1 if words[0] == "last" else ordinal_of(words[:-1])
        return Repeat("month", every, (DAY[words[-1]],), nth) if nth else None
    day = ordinal_of(which.removesuffix(" day").replace("-", " ").split())
    return Repeat("month", every, day=day) if day and day <= 31 else None


def _seconds(length: str) -> float | None:
    """A whole number of minutes, in seconds; "hour" alone is one."""
    first, _, rest = length.partition(" ")
    if first in _COUNTS and rest in ("hour", "minute"):
        return _COUNTS[first] * (3600.0 if rest == "hour" else 60.0)
    seconds = duration(length if rest else f"one {length}")
    return seconds if seconds and seconds % 60 == 0 and seconds <= MOST * 3600 else None


def _count(words: str | None) -> int | None:
    if not words:
        return 1
    value = _COUNTS.get(words) or {"couple of": 2, "few": 3}.get(words) or number(words)
    return int(value) if value and value == int(value) and 1 <= value <= MOST else None


def _dated(mark: re.Pattern[str], said: str, today: date) -> tuple[date | None, str]:
    """The day behind the mark, and the words without both."""
    match = mark.search(said)
    if match is None:
        return None, said
    words = said[match.end() :].split()
    for end in range(min(len(words), 6), 0, -1):
        day = date_in(
            [word for word in words[:end] if word not in FILLERS - {"this"} and word != "onwards"],
            today,
        )
        day = day or _in_month(" ".join(words[:end]), today)
        if day and day >= today:
            return day, f"{said[: match.start()]} {' '.join(words[end:])}"
    return None, said


def _in_month(said: str, today: date) -> date | None:
    """The first day of "June", the last of "the end of June"."""
    match = re.fullmatch(rf"(?P<end>(?:the )?end of )?(?P<month>{'|'.join(MONTHS)})", said)
    days = month_named(today, MONTH_NUMBERS[match["month"]]) if match else ()
    return days[-1 if match and match["end"] else 0] if days else None


def _length(said: str) -> tuple[relativedelta | None, str]:
    match = _FOR.search(said)
    count = _count((match["count"] or "").strip().removeprefix("a ").strip() if match else "")
    if match is None or count is None or (match["count"] or "").strip() in ("the", "every"):
        return None, said
    length = relativedelta(**{f"{match['unit']}s": count})  # type: ignore[arg-type]
    return length, said[: match.start()] + said[match.end() :]
