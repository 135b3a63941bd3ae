"""Stretches of time as people say them, in seconds: "an hour and a half", "5 min 30", "1:30",
"three quarters of an hour".
"""

from __future__ import annotations

import re

from assistant.languages.bounds import countable
from assistant.languages.en.numbers import number_of, words_of

UNIT_S = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_SHORT = {
    "s": "second",
    "sec": "second",
    "m": "minute",
    "min": "minute",
    "h": "hour",
    "hr": "hour",
    "d": "day",
}
_UNITS = {form: unit for unit in UNIT_S for form in (unit, f"{unit}s", f"{unit}'s")} | {
    form: unit for short, unit in _SHORT.items() for form in (short, f"{short}s") if form != "ss"
}
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$")
_FILLERS = frozenset(
    {"about", "exactly", "roughly", "around", "another", "more", "extra", "just", "worth"}
)


@countable
def duration(text: str) -> float | None:
    """The seconds that the whole text says, or None. "1:30" is minutes and seconds, "1:30:00" has
    hours in front.
    """
    words = words_of(
        re.sub(
            r"(?<![\d:.])(\d+(?:\.\d+)?)(h|hrs?|m|mins?|s|secs?)(?![a-z])", r"\1 \2 ", text.lower()
        )
    )
    words = [word for word in words if word not in _FILLERS] or words
    if words == ["hour", "and", "a", "half"]:
        words = ["an", *words]
    if len(words) == 1 and (match := _CLOCK.match(words[0])):
        hours, minutes, seconds = (int(group or 0) for group in match.groups())
        return hours * 3600.0 + minutes * 60 + seconds
    return _sum(words)


def _sum(words: list[str]) -> float | None:
    """Amount, unit, amount, unit …; after a unit "and a half" belongs to it, and a bare last number
    to the next smaller unit.
    """
    total, amount, unit = 0.0, [], ""
    for word in words:
        smaller = _UNITS.get(word)
        if smaller is None:
            amount.append(word)
            continue
        value = 1.0 if not amount and not unit and word == smaller else _amount(amount)
        if value is None or (unit and UNIT_S[smaller] >= UNIT_S[unit]):
            return None
        total += value * UNIT_S[smaller]
        amount, unit = [], smaller
    if not unit:
        return None
    if not amount:
        return total
    if amount[0] == "and":
        amount = amount[1:]
    value = number_of(amount)
    if value is None:
        return None
    if amount[-1] in ("half", "quarter", "quarters", "1/2", "1/4", "3/4"):
        return total + value * UNIT_S[unit]
    below = {"hour": 60, "minute": 1}.get(unit)
    return total + value * below if below and value < 60 else None


def _amount(words: list[str]) -> float | None:
    words = words[1:] if words[:1] == ["and"] else words
    words = (
        words[:-1]
        if words[-1:] == ["of"] and len(words) > 1 and words[-2] not in ("couple",)
        else words
    )
    match words:
        case [*head, "of", ("a" | "an" | "one")] if number_of(head) is not None:
            return number_of(head)
        case ["half", ("a" | "an" | "one")] | ["a", "half"]:
            return 0.5
    return number_of(words)
