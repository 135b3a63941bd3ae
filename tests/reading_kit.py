"""What a language reads and says, seen from a Monday afternoon: shared by the tests of each."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from assistant.languages import load, speaking

NOW = datetime(2026, 11, 23, 17, 30, tzinfo=ZoneInfo("Europe/Berlin"))
SEEN_FROM_NOW = ("date", "when", "plan", "day", "days", "past_day", "how_often", "planned")


def read(code: str, kind: str, words: str) -> Any:
    """What the language makes of the words, in a form that is quickly written down: a time is
    "07:30" (with "~" where it may be the evening's), a day "2026-12-01", a plan its dues.
    """
    with speaking(code):
        reader = getattr(load(code).readers, kind)
        found = reader(words, NOW) if kind in SEEN_FROM_NOW else reader(words)
    if found is None:
        return None
    if kind == "time_of_day":
        return f"{found.hour:02}:{found.minute:02}{'' if found.certain else '~'}"
    if kind == "plan":
        dues = found.dues(found.clock(early=True), NOW)
        return [f"{due.at:%a %d %b %H:%M} {_again(due)}".strip() for due in dues]
    if isinstance(found, datetime):
        return f"{found:%Y-%m-%d %H:%M}"
    return found.isoformat() if isinstance(found, date) else found


def _again(due: Any) -> str:
    rule = due.rule.partition("RRULE:")[2].removeprefix("FREQ=")
    return rule or "".join(str(day) for day in due.days)
