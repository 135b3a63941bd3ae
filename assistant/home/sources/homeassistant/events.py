"""How the events that a command wants in a calendar become Home Assistant's services. No I/O.

It takes new events (https://www.home-assistant.io/integrations/calendar/#action-calendarcreate_event);
for moving and removing them it has no service.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from assistant.home.events import Event, edit, moment
from assistant.home.source import Refused
from assistant.home.sources.homeassistant.movers import Call

_CREATE = 1
"""CalendarEntityFeature: takes new events."""


def edits(features: Any) -> dict[str, list[str]]:
    """What may be done with the events of a calendar with these features, as a key of its state."""
    return {"edits": ["add"]} if isinstance(features, int) and features & _CREATE else {}


def calendar_calls(wanted: Iterable[Event]) -> list[Call]:
    """The services that put these events into a calendar. Raises Refused for any other wish."""
    calls: list[Call] = []
    for wish in wanted:
        if edit(wish) != "add":
            raise Refused("no-such-edit")
        hours = "_time" if isinstance(moment(wish["start"]), datetime) else ""
        data = {
            "summary": wish["summary"],
            f"start_date{hours}": wish["start"],
            f"end_date{hours}": wish.get("end") or wish["start"],
        }
        data |= {key: wish[key] for key in ("location", "description") if wish.get(key)}
        calls.append(("create_event", data))
    return calls
