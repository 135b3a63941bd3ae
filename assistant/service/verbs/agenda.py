"""What is set to ring, or waits for something."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from assistant.agenda.conditions import Condition
from assistant.agenda.types import Entry
from assistant.core.values import Json
from assistant.service.control import Verb
from assistant.service.running import Running
from assistant.skillkit.entries import spoken_times


class Agenda:
    """The agenda of a box."""

    def __init__(self, running: Running) -> None:
        self._box = running.box

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"agenda": self.agenda}

    async def agenda(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Every timer, alarm, reminder, routine and condition that has not ended, soonest first."""
        now = self._box.clock.now()
        return {"entries": [told(entry, now) for entry in self._box.agenda.entries()]}


def told(entry: Entry, now: datetime) -> dict[str, Json]:
    """An entry of the agenda as JSON; `when` is how it is said (of a condition, the clause)."""
    if entry.kind == "condition":
        what = entry.text or Condition.read(entry.condition).said
        return {
            "kind": entry.kind,
            "name": what,
            "state": entry.state,
            "due": None,
            "when": entry.name,
        }
    return {
        "kind": entry.kind,
        "name": entry.name or entry.text,
        "state": entry.state,
        "due": entry.due.isoformat(timespec="seconds") if entry.due else None,
        "when": spoken_times(entry, now),
    }
