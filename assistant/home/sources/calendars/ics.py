"""iCalendar text (RFC 5545) and the events in it, both ways. No I/O.

Series are told one by one by `recurring_ical_events`, which knows exceptions and moved instances;
what a calendar calls cancelled is none of its events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from math import prod
from typing import Any

import icalendar
import recurring_ical_events

from assistant.core import outside
from assistant.home.events import MOST, Event, edit, moment

Component = Any
"""A calendar or an event: icalendar's own types narrow no property to what it holds."""

LARGEST = 5_000_000
"""Bytes of one file or answer: ten years of a busy person's appointments have a fifth of that."""
_FINE = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_OFTEN = 24
"""A rule that comes more often a day is no appointment, and a year of it would be millions."""
_PEOPLE = 20
"""So many who take part are kept of one event."""


class Unreadable(Exception):
    """This is no calendar; `str(error)` completes "it can't be read: "."""


def read(text: str | bytes) -> Component:
    """The calendar in this text. Raises Unreadable."""
    if len(text) > LARGEST:
        raise Unreadable(f"it has more than {LARGEST // 1_000_000} MB")
    try:
        calendar = icalendar.Calendar.from_ical(text)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable("it is no iCalendar text") from error
    if calendar.name != "VCALENDAR":
        raise Unreadable("it is no iCalendar text")
    return calendar


def told(
    calendars: Iterable[Component], begin: datetime, end: datetime, zone: tzinfo
) -> list[Event]:
    """The events between two moments, in the home's zone, the earliest first."""
    found: list[Event] = []
    for calendar in calendars:
        series = {str(each.get("UID", "")) for each in calendar.walk("VEVENT") if _repeats(each)}
        for component in _between(calendar, begin, end):
            event = _event(component, zone)
            if event is not None:
                again = {"repeats": True} if event.get("uid") in series else {}
                found.append(event | again)
    return sorted(found, key=lambda event: _sorting(event["start"], zone))[:MOST]


def _between(calendar: Component, begin: datetime, end: datetime) -> list[Component]:
    """What stands between two moments. An event that makes no sense costs itself alone."""
    sound = icalendar.Calendar()
    sound.subcomponents = [each for each in calendar.subcomponents if not _endless(each)]
    try:
        return list(recurring_ical_events.of(sound, skip_bad_series=True).between(begin, end))
    except Exception:  # it may be anything: then one event after the other is asked for
        return [each for part in _apart(sound) for each in _of_part(part, begin, end)]


def _of_part(part: Component, begin: datetime, end: datetime) -> list[Component]:
    try:
        return list(recurring_ical_events.of(part).between(begin, end))
    except Exception:  # whatever was written there
        return []


def _apart(calendar: Component) -> Iterator[Component]:
    """A calendar for each series."""
    series: dict[str, list[Component]] = {}
    for component in calendar.walk("VEVENT"):
        series.setdefault(str(component.get("UID", id(component))), []).append(component)
    zones = calendar.walk("VTIMEZONE")
    for components in series.values():
        part = icalendar.Calendar()
        part.subcomponents = [*zones, *components]
        yield part


def _endless(component: Component) -> bool:
    """Whether it would come many times a day, or nobody can tell when."""
    rules = component.get("RRULE") or []
    for rule in rules if isinstance(rules, list) else [rules]:
        if not isinstance(rule, icalendar.vRecur):
            return True
        parts = {key.upper(): value for key, value in rule.items()}
        often = prod(len(parts.get(key, "1")) for key in ("BYHOUR", "BYMINUTE", "BYSECOND"))
        if often > _OFTEN or {str(each).upper() for each in parts.get("FREQ", ())} & _FINE:
            return True
    return False


def _event(component: Component, zone: tzinfo) -> Event | None:
    """One event as a calendar's state has it; None for what was cancelled or has no time."""
    if str(component.get("STATUS", "")).upper() == "CANCELLED":
        return None
    try:
        start, end = component.start, component.end
    except (icalendar.InvalidCalendar, ValueError, AttributeError):
        return None
    event: Event = {
        "summary": outside.name(str(component.get("SUMMARY", ""))),
        "start": _written(start, zone),
        "end": _written(end, zone),
    }
    further = {
        "location": outside.name(str(component.get("LOCATION", ""))),
        "description": outside.printable(str(component.get("DESCRIPTION", ""))).strip(),
        "uid": outside.printable(str(component.get("UID", ""))),
        "people": _people(component),
    }
    return event | {key: value for key, value in further.items() if value}


def _repeats(component: Component) -> bool:
    return "RRULE" in component or "RDATE" in component


def _people(component: Component) -> list[str]:
    """Who takes part, by name."""
    told_ = component.get("ATTENDEE") or []
    people = told_ if isinstance(told_, list) else [told_]
    names = (outside.name(str(getattr(each, "params", {}).get("CN", ""))) for each in people)
    return [name for name in names if name][:_PEOPLE]


def _written(when: date | datetime, zone: tzinfo) -> str:
    """A day as it is; a moment in the home's zone, in which one without a zone is meant."""
    if not isinstance(when, datetime):
        return when.isoformat()
    return (when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(zone).isoformat()


def _sorting(start: str, zone: tzinfo) -> datetime:
    when = moment(start)
    assert when is not None
    if isinstance(when, datetime):
        return when
    return datetime.combine(when, time(0), zone)


# -- changes ---------------------------------------------------------------------------------------


def written(wish: Event, uid: str, now: datetime) -> str:
    """A calendar with this one new event."""
    calendar = icalendar.Calendar()
    calendar.add("PRODID", "-//Hearth//EN")
    calendar.add("VERSION", "2.0")
    add(calendar, wish, uid, now)
    return text_of(calendar)


def text_of(calendar: Component) -> str:
    return str(calendar.to_ical().decode("utf-8"))


def add(calendar: Component, wish: Event, uid: str, now: datetime) -> None:
    """Put a new event into a calendar."""
    event = icalendar.Event()
    event.add("UID", uid)
    event.add("DTSTAMP", now.astimezone(UTC))
    event.add("SUMMARY", wish["summary"])
    for key in ("location", "description"):
        if wish.get(key):
            event.add(key.upper(), wish[key])
    start, end = moment(wish["start"]), moment(wish.get("end") or wish["start"])
    at = _zoned if wish.get("rule") else _utc
    event.add("DTSTART", at(start, now))
    event.add("DTEND", at(end, now))
    if wish.get("rule"):
        event.add("RRULE", _rule(wish["rule"], start, now))
    calendar.add_component(event)
    if wish.get("rule"):
        calendar.add_missing_timezones(first_date=now.date().replace(month=1, day=1))


def _rule(rule: str, start: date | datetime | None, now: datetime) -> Component:
    """A rule by the wall clock as it stands in a calendar: there a series that has hours ends at a
    moment by UTC, one of whole days on a day.
    """
    found = icalendar.vRecur.from_ical(rule)
    if ends := found.get("UNTIL"):
        last = ends[0] if isinstance(ends, list) else ends
        day = last.date() if isinstance(last, datetime) else last
        found["UNTIL"] = [_utc(last, now) if isinstance(start, datetime) else day]
    return found


def changed(calendar: Component, wish: Event, now: datetime) -> bool:
    """Take this event out of the calendar or move it, which says whether it is there. Of a series
    it is this one day alone, unless all of it is to go.
    """
    occurrence = _occurrence(calendar, wish, now)
    if occurrence is None:
        return False
    uid, instance = str(occurrence.get("UID", "")), occurrence.get("RECURRENCE-ID")
    series = [each for each in calendar.walk("VEVENT") if str(each.get("UID", "")) == uid]
    repeating = next((each for each in series if _repeats(each)), None)
    if repeating is None or instance is None or wish.get("all"):
        if edit(wish) == "remove":
            _drop(calendar, series)
        else:
            _move(series[0], wish, now)
        return True
    exception = next((each for each in series if _same_instance(each, instance.dt)), None)
    if edit(wish) == "remove":
        _drop(calendar, [exception] if exception is not None else [])
        repeating.add("EXDATE", _like(repeating["DTSTART"].dt, instance.dt))
        return True
    if exception is None:
        exception = icalendar.Event()
        for key, value in repeating.property_items(recursive=False):
            if key not in ("BEGIN", "END", "RRULE", "RDATE", "EXDATE", "DTSTART", "DTEND"):
                exception.add(key, value, encode=False)
        exception.pop("DURATION", None)
        exception.add("DTSTART", occurrence.start)
        exception.add("RECURRENCE-ID", _like(repeating["DTSTART"].dt, instance.dt))
        calendar.add_component(exception)
    _move(exception, wish, now)
    return True


def empty(calendar: Component) -> bool:
    """Whether no event is left in it."""
    return not calendar.walk("VEVENT")


def has(calendar: Component, wish: Event, now: datetime) -> bool:
    """Whether the event that a wish is about is one of this calendar's."""
    return _occurrence(calendar, wish, now) is not None


def _occurrence(calendar: Component, wish: Event, now: datetime) -> Component | None:
    """The event that is called so, begins then, and has the same UID where that is known."""
    zone, start = now.tzinfo or UTC, moment(wish["start"])
    assert start is not None
    at = _sorting(wish["start"], zone)
    at = at if at.tzinfo else at.replace(tzinfo=zone)
    name = str(wish["summary"]).casefold()
    for component in _between(calendar, at - timedelta(days=1), at + timedelta(days=1)):
        event = _event(component, zone)
        if event is None or event["summary"].casefold() != name:
            continue
        if wish.get("uid") and event.get("uid") != wish["uid"]:
            continue
        told_ = moment(event["start"])
        if told_ == (at if isinstance(start, datetime) else start):
            return component
    return None


def _move(event: Component, wish: Event, now: datetime) -> None:
    for key in ("DTSTART", "DTEND", "DURATION"):
        event.pop(key, None)
    event.add("DTSTART", _utc(moment(wish["to"]), now))
    event.add("DTEND", _utc(moment(wish["until"]), now))
    sequence = int(event.pop("SEQUENCE", 0)) + 1
    event.add("SEQUENCE", sequence)
    event.pop("DTSTAMP", None)
    event.add("DTSTAMP", now.astimezone(UTC))


def _drop(calendar: Component, events: list[Component]) -> None:
    gone = {id(each) for each in events}
    calendar.subcomponents = [each for each in calendar.subcomponents if id(each) not in gone]


def _same_instance(event: Component, instance: Any) -> bool:
    own = event.get("RECURRENCE-ID")
    return own is not None and _instant(own.dt) == _instant(instance)


def _instant(when: date | datetime) -> date | datetime:
    return when.astimezone(UTC) if isinstance(when, datetime) and when.tzinfo else when


def _like(start: date | datetime, instance: date | datetime) -> date | datetime:
    """The instance in the zone in which the series counts."""
    if isinstance(start, datetime) and isinstance(instance, datetime) and start.tzinfo:
        return (instance if instance.tzinfo else instance.replace(tzinfo=start.tzinfo)).astimezone(
            start.tzinfo
        )
    return instance


def _zoned(when: date | datetime | None, now: datetime) -> date | datetime:
    """A day as it is; a moment in the home's zone, by whose clock a series goes on."""
    assert when is not None
    if not isinstance(when, datetime):
        return when
    return (when if when.tzinfo else when.replace(tzinfo=now.tzinfo)).astimezone(now.tzinfo)


def _utc(when: date | datetime | None, now: datetime) -> date | datetime:
    """A day as it is; a moment by UTC, which needs no description of zones beside it."""
    assert when is not None
    if not isinstance(when, datetime):
        return when
    return (when if when.tzinfo else when.replace(tzinfo=now.tzinfo)).astimezone(UTC)
