"""Feast days by name: those with a date, and those that move with Easter."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter

FIXED = {
    "new_year": (1, 1),
    "epiphany": (1, 6),
    "valentine": (2, 14),
    "labour_day": (5, 1),
    "halloween": (10, 31),
    "all_saints": (11, 1),
    "nicholas": (12, 6),
    "christmas_eve": (12, 24),
    "christmas": (12, 25),
    "second_christmas": (12, 26),
    "new_years_eve": (12, 31),
}
FROM_EASTER = {
    "shrove_monday": -48,
    "ash_wednesday": -46,
    "good_friday": -2,
    "easter": 0,
    "easter_monday": 1,
    "ascension": 39,
    "pentecost": 49,
    "whit_monday": 50,
}
"""Days after Easter Sunday."""


def next_feast(name: str, today: date, year: int | None = None) -> date:
    """The next day of this name, or that of a year."""
    for candidate in (year,) if year else (today.year, today.year + 1):
        if name in FIXED:
            found = date(candidate, *FIXED[name])
        else:
            found = easter(candidate) + timedelta(days=FROM_EASTER[name])
        if year or found >= today:
            break
    return found
