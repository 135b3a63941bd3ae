"""Days and months by their bare names, in the language of the turn, by
Unicode's CLDR: "Thursday", "25. Mai", "novembre"."""

from __future__ import annotations

from datetime import date

from babel.dates import format_skeleton, get_day_names, get_month_names

from assistant.languages import language


def day_name(day: date, today: date) -> str:
    """A weekday within a week from today, else the day of the month; with the year where it is far
    off and not this one.
    """
    ahead = (day - today).days
    if 0 <= ahead < 7:
        return str(
            get_day_names("wide", context="stand-alone", locale=language().code)[day.weekday()]
        )
    year = day.year != today.year and ahead > 300
    return str(format_skeleton("yMMMMd" if year else "MMMMd", day, locale=language().code))


def month_name(month: int) -> str:
    """January is 1."""
    return str(get_month_names("wide", context="stand-alone", locale=language().code)[month])
