"""The events of a calendar that is a device: what a command for them means. No I/O.

The state's `events` are {"summary", "start", "end"} and, where it is known, "location",
"description", "repeats" (true for one of a series) and the source's own "uid"; moments are ISO
8601, all-day events have dates. A command's `events` say what is to become of single ones, and all
others are left alone: {"summary", "start", "end"} is to stand there, {"summary", "start", "gone":
true} isn't to (with "all", neither is the rest of its series, by "uid"), {"summary", "start", "to",
"until"} is to begin and end then instead. With "rule" (an RRULE of RFC 5545, by the wall clock) a
new event is the first of a series.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Any

from dateutil.rrule import rrulestr

Event = dict[str, Any]

EDITS = ("add", "move", "remove", "repeat")
"""What a calendar may let be done with its events, as its state's `edits` names it."""
AHEAD = timedelta(days=400)
"""How far ahead events are told."""
MOST = 1000
"""Events that a calendar tells; further ones are left out, the latest first."""


def edit(wish: Event) -> str:
    """What is wished of an event, one of `EDITS`."""
    if wish.get("gone"):
        return "remove"
    return "move" if "to" in wish else "repeat" if wish.get("rule") else "add"


def series(wish: Event) -> Iterator[Event]:
    """The events of a series that is wished, by the wall clock, one after the other."""
    start = moment(wish["start"])
    assert start is not None
    whole_day = not isinstance(start, datetime)
    first = start if isinstance(start, datetime) else datetime.combine(start, time(0))
    kept = {key: value for key, value in wish.items() if key not in ("rule", "uid")}
    for at in rrulestr(f"RRULE:{wish['rule']}", dtstart=first.replace(tzinfo=None)):
        begin = at.date() if whole_day else at
        end = begin + length(wish)
        yield kept | {"start": begin.isoformat(), "end": end.isoformat(), "repeats": True}


def find(events: Iterable[Event], wish: Event, key: str = "start") -> Event | None:
    """The event that is called so and begins then (at `wish[key]`)."""
    name = str(wish.get("summary", "")).casefold()
    return next(
        (
            event
            for event in events
            if str(event.get("summary", "")).casefold() == name
            and same_moment(event.get("start"), wish[key])
        ),
        None,
    )


def same_moment(one: Any, other: Any) -> bool:
    """Whether two moments as they stand in events are one; where one has no zone, both show the
    same on the clock.
    """
    first, second = moment(one), moment(other)
    if first is None or second is None or type(first) is not type(second):
        return False
    if isinstance(first, datetime) and isinstance(second, datetime):
        if (first.tzinfo is None) != (second.tzinfo is None):
            first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
        return first == second
    return first == second


def moment(said: Any) -> date | datetime | None:
    """A day or a moment as it stands in an event; None for anything else."""
    try:
        return (
            date.fromisoformat(said)
            if len(said) == len("2026-01-01")
            else datetime.fromisoformat(said)
        )
    except (TypeError, ValueError):
        return None


def stands(events: Sequence[Event], wanted: Iterable[Event]) -> bool:
    """Whether everything is as wanted."""
    for wish in wanted:
        there = find(events, wish) is not None
        match edit(wish):
            case "add" if not there:
                return False
            case "repeat" if not all(find(events, each) for each in _soon(wish)):
                return False
            case "remove" if there or (wish.get("all") and _of_series(events, wish)):
                return False
            case "move":
                stays = same_moment(wish["start"], wish["to"])
                if find(events, wish, "to") is None or (there and not stays):
                    return False
    return True


def after(events: Iterable[Event], wanted: Iterable[Event]) -> list[Event]:
    """The events once the command is carried out."""
    result = [dict(event) for event in events]
    for wish in wanted:
        known = find(result, wish)
        match edit(wish):
            case "add" if known is None:
                result.append({key: value for key, value in wish.items() if key != "uid"})
            case "repeat":
                uid = f"{wish['summary']} {wish['start']}"
                result += [each | {"uid": uid} for each in _within(series(wish), AHEAD)]
            case "remove" if known is not None:
                gone = _of_series(result, wish | known) if wish.get("all") else [known]
                result = [each for each in result if each not in gone]
            case "move" if known is not None:
                known |= {"start": wish["to"], "end": wish["until"]}
    return sorted(result, key=lambda event: str(event.get("start", "")))


def _soon(wish: Event) -> list[Event]:
    """The first of a series, and the second where every calendar tells of it by then."""
    return list(islice(_within(series(wish), timedelta(days=28)), 2))


def _within(events: Iterator[Event], ahead: timedelta) -> list[Event]:
    """Those that begin no more than so long after the first."""
    first = next(events, None)
    if first is None:
        return []
    last = (datetime.fromisoformat(first["start"]) + ahead).isoformat()
    return [first, *takewhile(lambda each: each["start"] < last, islice(events, MOST))]


def _of_series(events: Sequence[Event], wish: Event) -> list[Event]:
    """All that belong to the series of the event that a wish is about."""
    uid = wish.get("uid")
    return [each for each in events if uid and each.get("uid") == uid] or [
        each for each in events if find([each], wish)
    ]


def back(now: Sequence[Event], before: Sequence[Event], wishes: Iterable[Event]) -> list[Event]:
    """What is wanted so that the events that these wishes were about stand as they did before;
    whatever else has changed since was somebody else's doing.
    """
    wanted: list[Event] = []
    for wish in wishes:
        known, was = find(now, wish, "to" if "to" in wish else "start"), find(before, wish)
        match edit(wish):
            case "add" | "repeat" if known and was is None:
                whole = {"all": True} if edit(wish) == "repeat" else {}
                wanted.append(_named(known) | {"gone": True} | whole)
            case "remove" if wish.get("all"):
                continue  # what its rule was is not told
            case "remove" if was and known is None:
                wanted.append({key: value for key, value in was.items() if key != "uid"})
            case "move" if was and known:
                end = was.get("end") or was["start"]
                wanted.append(_named(known) | {"to": was["start"], "until": end})
    return wanted


def _named(event: Event) -> Event:
    """What tells this event from others."""
    return {key: event[key] for key in ("summary", "start", "uid") if key in event}


def wrong(events: Any) -> str | None:
    """Why these can't be events, or wishes of them; None when they can."""
    for event in events:
        if (
            not isinstance(event, dict)
            or moment(event.get("start")) is None
            or any(key in event and moment(event[key]) is None for key in ("end", "to", "until"))
            or not isinstance(event.get("summary", ""), str)
        ):
            return (
                'must be a list of {summary, start, end}, with moments like "2026-11-24T09:30:00"'
            )
        if event.get("rule") and not _is_rule(event["rule"]):
            return "has a rule that is no RRULE of RFC 5545"
    return None


def _is_rule(rule: Any) -> bool:
    try:
        rrulestr(f"RRULE:{rule}", dtstart=datetime(2026, 1, 1))
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return "\n" not in str(rule)


def shifted(event: Event, start: date | datetime) -> Event:
    """The wish that moves an event to another start; it lasts as long as before."""
    until = start + length(event) if isinstance(start, datetime) else start + timedelta(days=1)
    if _all_day(event) and not isinstance(start, datetime):
        until = start + max(length(event), timedelta(days=1))
    return _named(event) | {"to": start.isoformat(), "until": until.isoformat()}


def length(event: Event) -> timedelta:
    """How long an event takes; nothing where it has no end."""
    begin, end = moment(event["start"]), moment(event.get("end") or event["start"])
    if isinstance(begin, datetime) and isinstance(end, datetime):
        return end - begin if (begin.tzinfo is None) == (end.tzinfo is None) else timedelta()
    if begin and end and type(begin) is type(end):
        return end - begin
    return timedelta()


def _all_day(event: Event) -> bool:
    return not isinstance(moment(event["start"]), datetime)
