"""Feast days by name, fixed ones and those that move: "Christmas Eve", "Easter Monday",
"Thanksgiving 2027". Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

from dateutil.easter import easter
from dateutil.relativedelta import FR, MO, SU, TH, relativedelta

from assistant.languages.language import Language


@dataclass(frozen=True)
class FeastWords:
    """What stands in `feasts.toml`: month and day by name."""

    file: ClassVar[str] = "feasts"
    fixed: Mapping[str, tuple[int, ...]]


_FIXED = Language("en", Path(__file__).parent).table(FeastWords).fixed
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
    "black friday": lambda year: (
        date(year, 11, 1) + relativedelta(weekday=TH(4)) + relativedelta(days=1, weekday=FR)
    ),
}


def feast(said: str, today: date) -> date | None:
    """The next day of this name, or that of the year said with it; None where the words name no
    feast.
    """
    said = re.sub(r"[’'?.!]", "", said.lower()).strip()
    year = None
    if match := re.fullmatch(r"(.+?) (?:in |of )?(20\d\d)", said):
        said, year = match[1], int(match[2])
    for candidate in (year,) if year else (today.year, today.year + 1):
        if said in _FIXED:
            month, day = _FIXED[said]
            found = date(candidate, month, day)
        elif said in _MOVING:
            found = _MOVING[said](candidate)
        else:
            return None
        if year or found >= today:
            return found
    return None
