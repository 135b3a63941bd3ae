"""What is set to ring, or waits for something."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from assistant.agenda.conditions import Condition
from assistant.agenda.types import Entry
from assistant.core.values import Json
from assistant.service.box import Box
from assistant.service.control import Verb
from assistant.service.running import Running
from assistant.skillkit.entries import spoken_again, spoken_times


class Agenda:
    """The agenda of a box."""

    def __init__(self, running: Running) -> None:
        self._box = running.box

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"agenda": self.agenda}

    async def agenda(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Every timer, alarm, reminder, routine and condition that has not ended, soonest first.
        `now` is the box's own clock, by the home's time zone; `names` are those that people gave to
        something that can be said (routines).
        """
        now = self._box.clock.now()
        return {
            "entries": [told(entry, now) for entry in self._box.agenda.entries()],
            "now": now.isoformat(timespec="milliseconds"),
            "names": [*known_names(self._box)],
        }


def known_names(box: Box) -> tuple[str, ...]:
    """The names that people gave to something that can be said: their routines."""
    skills = box.context.registry.skills.values()
    return tuple(dict.fromkeys(name for skill in skills for name in skill.known.names))


def told(entry: Entry, now: datetime) -> dict[str, Json]:
    """An entry of the agenda as JSON; `when` is how it is said (of a condition, the clause),
    `again` when it comes again (empty: it doesn't), `rule` whether more than weekdays say that.
    """
    if entry.kind == "condition":
        what = entry.text or Condition.read(entry.condition).said
        return {
            "id": entry.id,
            "kind": entry.kind,
            "name": what,
            "state": entry.state,
            "due": None,
            "when": entry.name,
        }
    return {
        "id": entry.id,
        "kind": entry.kind,
        "name": entry.name or entry.text,
        "state": entry.state,
        "due": entry.due.isoformat(timespec="milliseconds") if entry.due else None,
        "when": spoken_times(entry, now),
        "text": entry.text,
        "total_s": entry.total_s,
        "remaining_s": entry.remaining_s,
        "at": f"{entry.at:%H:%M}" if entry.at else None,
        "days": list(entry.days),
        "again": spoken_again(entry, now),
        "rule": bool(entry.rule),
    }
