"""Days people ask about: everything a `Date` may be, and feast days, yesterday, "a week from
Friday".
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from assistant.languages.bounds import countable
from assistant.languages.en import speaking
from assistant.languages.en.clocks import FILLERS, tidy
from assistant.languages.en.dates import MONTH_NUMBERS, MONTHS, NO_DAY, date_of
from assistant.languages.en.durations import duration
from assistant.languages.en.feasts import feast
from assistant.languages.en.numbers import number, number_of, ordinal_of
from assistant.languages.stretches import LONGEST, between, month_left, month_named, row

_FROM_TO = re.compile(r"(?:between|from) (?P<first>.+?) (?:and|to|till|until|through) (?P<last>.+)")
_UNTIL = re.compile(r"(?:until|till|up to|by|from now until|between now and) (?P<last>.+)")


@countable
def day_of(text: str, now: datetime) -> date | None:
    """The day that the whole text says, seen from `now`; None for what is no day."""
    if NO_DAY.search(text):
        return None
    said = re.sub(
        r"\b(today|tomorrow|yesterday|day)s$", r"\1", re.sub(r"[’'?.!]", "", text.lower()).strip()
    )
    said = re.sub(
        (
            r"^(?:on|for|the day(?= \w+day)) (?=\w)"
            r"|^(?:this|this years|next) (?=new|chris|easter|hallow|thanks)"
        ),
        "",
        said,
    )
    if found := feast(said, now.date()):
        return found
    if said in (
        "today",
        "now",
        "right now",
        "tonight",
        "this morning",
        "this afternoon",
        "this evening",
        "later",
        "later today",
    ):
        return now.date()
    if match := re.fullmatch(r"tomorrow (?:morning|afternoon|evening|night)", said):
        return now.date() + timedelta(days=1)
    if said in ("yesterday", "yesterday evening", "last night"):
        return now.date() - timedelta(days=1)
    if said in ("the day before yesterday", "day before yesterday"):
        return now.date() - timedelta(days=2)
    if match := re.fullmatch(r"(.+) (from(?: now)?|ago|from today|from tomorrow|from (.+))", said):
        start = (
            now.date()
            if match[2] in ("from", "from now", "ago", "from today")
            else day_of(match[2].removeprefix("from "), now)
        )
        return _shifted(match[1], start, -1 if match[2] == "ago" else 1) if start else None
    if match := re.fullmatch(r"(.+) (before|after) (.+)", said):
        start = day_of(match[3], now) if match[1] not in ("the day", "day") else None
        if start:
            return _shifted(match[1], start, -1 if match[2] == "before" else 1)
    if match := re.fullmatch(r"(?:the )?(.+?) (?:of )?(this|the|next) month", said):
        return _of_month(match[1].split(), now.date() + relativedelta(months=match[2] == "next"))
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?", said):
        return _written(int(match[1]), int(match[2]), int(match[3]) if match[3] else None, now)
    if match := re.fullmatch(r"(?:in|after) (.+)", said):
        return _shifted(match[1], now.date(), 1)
    if match := re.fullmatch(r"(?:the )?(?:last|this past) (\w+day)|(\w+day) last week", said):
        day = date_of(match[1] or match[2], now)
        return (
            day - timedelta(days=7 if day < now.date() + timedelta(days=7) else 14) if day else None
        )
    if said in MONTHS:
        return date_of(f"1 {said}", now)
    return date_of(said.removeprefix("the ") if "after tomorrow" in said else said, now)


@countable
def past_day_of(text: str, now: datetime) -> date | None:
    """The day that the whole text says, the last such day where it says no year: of "Christmas" the
    one that has been.
    """
    day = day_of(text, now)
    if day and day > now.date() and not re.search(r"\d{4}|next|from|tomorrow|\bin\b", text):
        before = day_of(text, now + relativedelta(years=-1))
        return before if before and before <= now.date() else day
    return day


def no_such_day(text: str) -> str:
    """ "February 30th" for the words of a day that no calendar has; "" for all other words."""
    words = [word for word in tidy(text) if word not in FILLERS]
    months = [number for word in words if (number := MONTH_NUMBERS.get(word))]
    year = next((int(word) for word in words if re.fullmatch(r"(?:19|20)\d\d", word)), 2000)
    others = [word for word in words if word not in MONTH_NUMBERS and word != str(year)]
    day = ordinal_of(others)
    if day is None and months and (value := number_of(others)) is not None and value == int(value):
        day = int(value)
    if day is None or len(months) > 1:
        return ""
    if months:
        named = f"{MONTHS[months[0] - 1].title()} {speaking.ordinal(day)}"
        if not 1 <= day <= monthrange(year, months[0])[1]:
            return named if year == 2000 else f"{named} in {year}"
        return ""
    return "" if 1 <= day <= 31 else f"{speaking.ordinal(day)} of any month"


@countable
def days_of(text: str, now: datetime) -> tuple[date, ...]:
    """The days that the whole text says, one or several in a row: "this week", "the weekend", "the
    next three days", "next month", "in March", "between Christmas and New Year".
    """
    if NO_DAY.search(text):
        return ()
    today = now.date()
    said = re.sub(r"^(?:on|for|over|during|in) |[?.!]|['’]s$", "", text.lower().strip()).strip()
    monday = today - timedelta(days=today.weekday())
    if match := re.fullmatch(
        r"(?:the )?(?:next |coming |upcoming )+(.+) (day|week)s|(.+)[ -]day", said
    ):
        words = match[1] or match[3]
        count = {"few": 3, "couple": 2, "couple of": 2}.get(words) or number(words)
        count = count and count * (7 if match[2] == "week" else 1)
        return row(today, int(count)) if count and 1 <= count <= LONGEST else ()
    if found := _month(said, today):
        return found
    if match := _FROM_TO.fullmatch(said) or _UNTIL.fullmatch(said):
        first = match.groupdict().get("first")
        begins = day_of(first, now) if first else today
        return between(begins, begins and day_of(match["last"], now))
    match re.sub(r"^(?:the|this|rest of the|rest of this|whole) ", "", said):
        case "week" | "coming week":
            return row(today, max(3, 7 - today.weekday()))
        case "rest of the week" | "rest of this week":
            return row(today, 7 - today.weekday())
        case "next week" | "week after":
            return row(monday + timedelta(days=7), 7)
        case "week after next":
            return row(monday + timedelta(days=14), 7)
        case "weekend" | "coming weekend":
            saturday = monday + timedelta(days=5)
            return row(max(saturday, today), 1 if today > saturday else 2)
        case "next weekend":
            return row(monday + timedelta(days=12), 2)
    day = day_of(
        re.sub(r"^(.+day) (?:this week|morning|afternoon|evening|night)$", r"\1", said), now
    )
    return (day,) if day else ()


def _month(said: str, today: date) -> tuple[date, ...]:
    """The days of a month, of this one those that are left; empty where the words say none."""
    ahead = {"this": 0, "the": 0, "current": 0, "next": 1, "coming": 1}
    if match := re.fullmatch(r"(?:(?:the )?rest of )?(?:the )?(\w+) month", said):
        if match[1] in ahead:
            return month_left(today, ahead[match[1]])
        return ()
    if match := re.fullmatch(
        rf"(?:this |next |all of |the month of )?({'|'.join(MONTHS)})(?: (20\d\d))?", said
    ):
        return month_named(today, MONTH_NUMBERS[match[1]], int(match[2] or 0))
    return ()


def _of_month(words: list[str], month: date) -> date | None:
    """The first, the 20th, the last day of the month that holds `month`."""
    if words in (["last", "day"], ["last", "day", "of"]):
        return month.replace(day=monthrange(month.year, month.month)[1])
    day = ordinal_of([word for word in words if word not in ("day", "of")])
    return month.replace(day=day) if day and day <= monthrange(month.year, month.month)[1] else None


def _written(one: int, other: int, year: int | None, now: datetime) -> date | None:
    """ "25/12" and "12/25"; None where either number may be the month."""
    if (one <= 12) is (other <= 12) and one != other:
        return None
    day, month = (one, other) if other <= 12 else (other, one)
    return (
        date_of(f"{day} {MONTHS[month - 1]}{f' {year}' if year else ''}", now)
        if 1 <= month <= 12
        else None
    )


def _shifted(amount: str, start: date, sign: int) -> date | None:
    """`start` moved by "three weeks", "a month", "two years", "ten days"."""
    if match := re.fullmatch(r"(.+) (month|year)s?", amount):
        count = number(match[1])
        if count is None or count != int(count) or abs(count) > 500:
            return None
        months = sign * int(count) * (12 if match[2] == "year" else 1)
        return start + relativedelta(months=months)
    seconds = duration(amount)
    return (
        start + timedelta(days=sign * round(seconds / 86_400))
        if seconds and seconds % 86_400 == 0
        else None
    )
