"""Questions about days that are answered with yes or no: is it Friday, are we in May, is it a leap year."""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from assistant.skillkit import Ctx, Slot, skill, spoken_day
from assistant.skillkit.days import Day

_ASK = "[(tell me|do you know|say|check) [(if|whether)]] "


def _year(text: str, now: datetime) -> int | None:
    return int(text) if re.fullmatch(r"\d{4}", text.strip()) else None


Year = Annotated[int, Field(ge=1, le=9999), Slot("year", _year, "Which year?")]
Weekday = Literal["", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekend", "weekday"]
Month = Literal[
    "", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"
]


@skill(
    sentences=[
        _ASK + "(is it|is today|are we on|is it already) [(a|the)] {weekday} [(today|already|yet)]",
        _ASK + "is {day} [(a|on a|on the)] {weekday}",
        _ASK + "(is it|are we in|is this|is it already) {month} [(now|already|yet)]",
        _ASK + "(is it|is today) {other} [today]",
    ],
    examples=["is today Friday"],
)
async def is_day(ctx: Ctx, day: Day = "", weekday: Weekday = "", month: Month = "", other: Day = "") -> str:
    """Answer whether it is a weekday, a month or a date."""
    today = ctx.now().date()
    wanted = date.fromisoformat(day) if day else today
    if month:
        return f"{'Yes' if f'{today:%B}'.lower() == month else 'No'}, it's {today:%B}."
    if other:
        yes = other == today.isoformat()
    elif weekday in ("weekend", "weekday"):
        yes = (wanted.weekday() >= 5) is (weekday == "weekend")
    else:
        yes = f"{wanted:%A}".lower() == weekday
    ahead = (wanted - today).days
    said = {0: "today is", 1: "tomorrow is", -1: "yesterday was"}.get(ahead, "that's" if ahead > 0 else "that was")
    return f"{'Yes' if yes else 'No'}, {said} {spoken_day(wanted, today)}."


@skill(
    sentences=[
        _ASK + "(when is|when's|what is|what's|which year is|what year is) the next leap year",
        "[the] next leap year",
        _ASK + "(is this|is it|is {year}) a leap year",
    ],
    examples=["when is the next leap year"],
)
async def leap_year(ctx: Ctx, year: Year = 0) -> str:
    """Tell which year is the next leap year, or whether one is."""
    this = ctx.now().year
    if year:
        return f"{'Yes' if isleap(year) else 'No'}, {year} is {'a' if isleap(year) else 'no'} leap year."
    coming = next(each for each in range(this + 1, this + 9) if isleap(each))
    return f"{this} is a leap year; the next is {coming}." if isleap(this) else f"The next leap year is {coming}."
