"""What requests hold, read field by field: each raises InputError with the sentence that says what
is wrong with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo

from assistant.agenda.walltime import moment
from assistant.core.errors import InputError
from assistant.core.values import Json

Request = Mapping[str, Json]


def text(request: Request, name: str, longest: int = 200) -> str:
    """Words, in one line; empty where there are none."""
    value = request.get(name) or ""
    if not isinstance(value, str):
        raise InputError(f'"{name}" must be a text.')
    line = " ".join(value.split())
    if len(line) > longest:
        raise InputError(f'"{name}" has {len(line):,} characters, and {longest:,} are the most.')
    return line


def needed(request: Request, name: str, longest: int = 200) -> str:
    """Words that may not be missing."""
    if line := text(request, name, longest):
        return line
    raise InputError(f'"{name}" must not be empty.')


def flag(request: Request, name: str) -> bool:
    value = request.get(name, False)
    if not isinstance(value, bool):
        raise InputError(f'"{name}" must be true or false.')
    return value


def seconds(request: Request, name: str, longest: float) -> float:
    """A length of time of at least a second."""
    value = request.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 1 <= value <= longest:
        raise InputError(f'"{name}" must be a number of seconds from 1 to {longest:,.0f}.')
    return float(value)


def whole(request: Request, name: str) -> int:
    value = request.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise InputError(f'"{name}" must be a whole number.')
    return value


def clock_time(request: Request, name: str) -> time:
    """A time of day as an input of a page writes it: "07:30"."""
    try:
        return time.fromisoformat(str(request.get(name))).replace(tzinfo=None, second=0)
    except ValueError:
        raise InputError(f'"{name}" must be a time of day like "07:30".') from None


def day(request: Request, name: str) -> date | None:
    """A day as an input of a page writes it: "2026-12-01"; None where none is given."""
    value = request.get(name) or None
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise InputError(f'"{name}" must be a day like "2026-12-01".') from None


def local_moment(request: Request, name: str, zone: tzinfo) -> datetime:
    """A moment on the clocks of the home, as an input of a page writes it: "2026-12-01T07:30"."""
    try:
        said = datetime.fromisoformat(str(request.get(name)))
    except ValueError:
        raise InputError(f'"{name}" must be a moment like "2026-12-01T07:30".') from None
    return said.astimezone(zone) if said.tzinfo else moment(said.date(), said.time(), zone)


def weekdays(request: Request, name: str) -> tuple[int, ...]:
    """Days of the week, 0 for Monday."""
    value = request.get(name) or []
    if not isinstance(value, list) or not {*map(str, value)} <= {*map(str, range(7))}:
        raise InputError(f'"{name}" must be a list of weekdays, 0 for Monday to 6 for Sunday.')
    return tuple(sorted({int(each) for each in value}))
