"""Feast days by name, fixed ones and those that move: "Christmas Eve", "Easter Monday", "Thanksgiving 2027". Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import FR, MO, SU, TH, relativedelta

_FIXED = {
    "new year": (1, 1), "new years": (1, 1), "new years day": (1, 1), "valentines": (2, 14), "valentines day": (2, 14),
    "valentine day": (2, 14), "epiphany": (1, 6),
    "saint patricks day": (3, 17), "st patricks day": (3, 17), "april fools": (4, 1), "april fools day": (4, 1),
    "earth day": (4, 22), "independence day": (7, 4), "fourth of july": (7, 4), "halloween": (10, 31), "veterans day": (11, 11),
    "saint nicholas day": (12, 6), "christmas eve": (12, 24), "christmas": (12, 25), "christmas day": (12, 25), "xmas": (12, 25),
    "boxing day": (12, 26), "new years eve": (12, 31),
    "new year eve": (12, 31), "groundhog day": (2, 2), "may day": (5, 1), "juneteenth": (6, 19), "all saints day": (11, 1),
    "guy fawkes night": (11, 5),
}  # fmt: skip
_MOVING = {
    "shrove tuesday": lambda year: easter(year) - timedelta(days=47),
    "mardi gras": lambda year: easter(year) - timedelta(days=47),
    "ash wednesday": lambda year: easter(year) - timedelta(days=46),
    "palm sunday": lambda year: easter(year) - timedelta(days=7),
    "maundy thursday": lambda year: easter(year) - timedelta(days=3),
    "easter saturday": lambda year: easter(year) - timedelta(days=1),
    "easter": lambda year: easter(year),
    "easter sunday": lambda year: easter(year),
    "easter monday": lambda year: easter(year) + timedelta(days=1),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "ascension day": lambda year: easter(year) + timedelta(days=39),
    "pentecost": lambda year: easter(year) + timedelta(days=49),
    "whit sunday": lambda year: easter(year) + timedelta(days=49),
    "whit monday": lambda year: easter(year) + timedelta(days=50),
    "mothers day": lambda year: date(year, 5, 1) + relativedelta(weekday=SU(2)),
    "memorial day": lambda year: date(year, 5, 31) + relativedelta(weekday=MO(-1)),
    "fathers day": lambda year: date(year, 6, 1) + relativedelta(weekday=SU(3)),
    "labor day": lambda year: date(year, 9, 1) + relativedelta(weekday=MO(1)),
    "thanksgiving": lambda year: date(year, 11, 1) + relativedelta(weekday=TH(4)),
    "thanksgiving day": lambda year: date(year, 11, 1) + relativedelta(weekday=TH(4)),
    "black friday": lambda year: date(year, 11, 1) + relativedelta(weekday=TH(4)) + relativedelta(days=1, weekday=FR),
}


def feast(said: str, today: date) -> date | None:
    """The next day of this name, or that of the year said with it; None where the words name no feast."""
    said = re.sub(r"[’'?.!]", "", said.lower()).strip()
    year = None
    if match := re.fullmatch(r"(.+?) (?:in |of )?(20\d\d)", said):
        said, year = match[1], int(match[2])
    for candidate in (year,) if year else (today.year, today.year + 1):
        if said in _FIXED:
            found = date(candidate, *_FIXED[said])
        elif said in _MOVING:
            found = _MOVING[said](candidate)
        else:
            return None
        if year or found >= today:
            return found
    return None


def yearly(said: str) -> tuple[int, int] | None:
    """Month and day of a feast that is on the same day every year."""
    return _FIXED.get(re.sub(r"[’'?.!]", "", said.lower()).strip())
