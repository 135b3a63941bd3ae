"""How the events that a command wants in a calendar become Home Assistant's services. No I/O.

It takes new events (https://www.home-assistant.io/integrations/calendar/#action-calendarcreate_event);
for moving and removing them it has no service. A service takes no rule either: a series is put
there by the command of its WebSocket API that its own calendar page uses.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from assistant.home.events import Event, edit, moment
from assistant.home.source import Refused
from assistant.home.sources.homeassistant.movers import Call

CREATE_EVENT = "calendar/event/create"
"""The command of the WebSocket API that takes a series."""
_CREATE = 1
"""CalendarEntityFeature: takes new events."""


def edits(features: Any) -> dict[str, list[str]]:
    """What may be done with the events of a calendar with these features, as a key of its state."""
    takes = isinstance(features, int) and features & _CREATE
    return {"edits": ["add", "repeat"]} if takes else {}


def calendar_calls(wanted: Iterable[Event]) -> list[Call]:
    """The services that put these events into a calendar. Raises Refused for any other wish."""
    calls: list[Call] = []
    for wish in wanted:
        if edit(wish) not in ("add", "repeat"):
            raise Refused("no-such-edit")
        further = {key: wish[key] for key in ("location", "description") if wish.get(key)}
        start, end = wish["start"], wish.get("end") or wish["start"]
        if wish.get("rule"):
            event = {"summary": wish["summary"], "dtstart": start, "dtend": end}
            event |= {"rrule": wish["rule"], **further}
            calls.append((CREATE_EVENT, {"event": event}))
            continue
        hours = "_time" if isinstance(moment(wish["start"]), datetime) else ""
        data = {
            "summary": wish["summary"],
            f"start_date{hours}": start,
            f"end_date{hours}": end,
        }
        calls.append(("create_event", data | further))
    return calls
