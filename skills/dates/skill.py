"""Questions about days that are answered with yes or no: is it Friday, are we in May, is it a leap
year.
"""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal, get_args

from pydantic import Field

from assistant.skillkit import Ctx, Day, Fact, Say, Slot, month_name, replies, skill, spoken_day

say = replies(__file__)


def _year(text: str, now: datetime) -> int | None:
    return int(text) if re.fullmatch(r"\d{4}", text.strip()) else None


Year = Annotated[int, Field(ge=1, le=9999), Slot("year", _year, say.later("ask-year"))]
Weekday = Literal[
    "",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "weekend",
    "weekday",
]
Month = Literal[
    "",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


@skill(decides=True)
async def is_day(
    ctx: Ctx, day: Day = "", weekday: Weekday = "", month: Month = "", other: Day = ""
) -> Say:
    """Answer whether it is a weekday, a month or a date."""
    today = ctx.now().date()

    def so(now: date) -> bool:
        """Whether it would be so on that day."""
        about = wanted + (now - today)
        if month:
            return get_args(Month).index(month) == now.month
        if other:
            return other == now.isoformat()
        if weekday in ("weekend", "weekday"):
            return (about.weekday() >= 5) is (weekday == "weekend")
        return bool(get_args(Weekday).index(weekday) == about.weekday() + 1)

    wanted = date.fromisoformat(day) if day else today
    yes = so(today)
    days = (today + timedelta(days=ahead) for ahead in range(1, 367))
    change = next((each for each in days if so(each) is not yes), None)
    until = datetime.combine(change, time(0), ctx.now().tzinfo) if change else None
    if month:
        said = say("month", yes=_flag(yes), month=month_name(today.month))
        return Say(said, fact=Fact(yes, until=until))
    ahead = (wanted - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    which = near.get(ahead, "coming" if ahead > 0 else "past")
    said = say("day", yes=_flag(yes), which=which, day=spoken_day(wanted, today))
    return Say(said, fact=Fact(yes, until=until))


@skill()
async def leap_year(ctx: Ctx, year: Year = 0) -> str:
    """Tell which year is the next leap year, or whether one is."""
    this = ctx.now().year
    if year:
        return say("leap" if isleap(year) else "no-leap", year=str(year))
    coming = next(each for each in range(this + 1, this + 9) if isleap(each))
    message = "leap-now" if isleap(this) else "leap-next"
    return say(message, this=str(this), next=str(coming))


def _flag(yes: bool) -> str:
    return "yes" if yes else "no"
