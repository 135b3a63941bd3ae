"""What can be asked of a running box from outside the room: a typed turn, how it is, its timers and
devices, its skills anew.
"""

from __future__ import annotations

import asyncio
import getpass
import os
from collections.abc import Callable, Mapping
from datetime import datetime

from assistant import __version__
from assistant.agenda.conditions import Condition
from assistant.agenda.types import Entry
from assistant.core.errors import InputError
from assistant.core.values import Json
from assistant.service.box import Box
from assistant.service.control import Verb
from assistant.service.folders import state_dir
from assistant.service.listed import as_data
from assistant.skillkit.entries import spoken_times
from assistant.skillkit.host.skillfile import Problem

CUT_IN_S = 15.0
"""What is typed waits so long for whoever is speaking, the room or the box; a command may not wait
for ever.
"""
WORDS = 2000
"""Characters of one typed turn."""


class Verbs:
    """The verbs of one box. `notes` are its standing troubles by subject; `reloaded` is told what a
    reload found.
    """

    def __init__(
        self,
        box: Box,
        notes: Callable[[], Mapping[str, str]],
        reloaded: Callable[[tuple[Problem, ...]], None],
    ) -> None:
        self._box = box
        self._notes = notes
        self._reloaded = reloaded
        self._since = box.clock.now()
        self._turns = asyncio.Lock()

    @property
    def all(self) -> Mapping[str, Verb]:
        return {
            "say": self.say,
            "status": self.status,
            "agenda": self.agenda,
            "home": self.home,
            "reload": self.reload,
        }

    async def say(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """A typed turn: `text`, and with `state` the home's state after it. The answer is read, not
        heard in the room.

        `names` are those of the home's devices by id, for who shows the turn.
        """
        text = request.get("text")
        if not isinstance(text, str) or not text.strip():
            raise InputError('"text" must hold the words to say.')
        if len(text) > WORDS:
            raise InputError(f'"text" has {len(text):,} characters, and {WORDS:,} are the most.')
        async with self._turns:
            await self._box.conversation.idle(CUT_IN_S)
            record = await self._box.turn(text, aloud=False)
            await self._box.conversation.unoccupied()
            after = [
                other.as_json()
                for other in self._box.journal
                if other.notice and other.turn > record.turn
            ]
        return {
            "turn": record.as_json(),
            "notices": [*after],
            "names": {id: device.name for id, device in self._box.house.home.devices.items()},
            "state": self._box.state() if request.get("state") else None,
            "troubles": [*self._box.house.troubles.values()],
        }

    async def status(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Which box this is and how it does: process, state, what troubles it, what comes next,
        what is still loading.
        """
        entries = [
            *self._box.agenda.ringing(),
            *(entry for entry in self._box.agenda.entries() if entry.due is not None),
        ]
        return {
            "pid": os.getpid(),
            "user": getpass.getuser(),
            "version": __version__,
            "since": self._since.isoformat(timespec="seconds"),
            "state": self._box.conversation.trouble or self._box.conversation.state,
            "state_folder": str(state_dir()),
            "devices": len(self._box.house.home.devices),
            "notes": {**self._box.house.troubles, **self._notes()},
            "loading": [
                name for name, engine in self._box.models.engines.items() if not engine.ready
            ],
            "server": self._box.server_watch.told,
            "next": told(entries[0], self._box.clock.now()) if entries else None,
        }

    async def agenda(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Every timer, alarm, reminder, routine and condition that has not ended, soonest first."""
        now = self._box.clock.now()
        return {"entries": [told(entry, now) for entry in self._box.agenda.entries()]}

    async def home(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Every device that this box has, what it can be told, and what was left out."""
        return as_data(self._box.house)

    async def reload(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Every skill file read again: how many skills there are now, and the problems of those
        that were left out.
        """
        registry = self._box.context.registry
        await asyncio.to_thread(registry.try_out)
        self._reloaded(registry.reload())
        return {
            "skills": len(registry.skills),
            "files": len(registry.files),
            "problems": [str(problem) for problem in registry.problems],
        }


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
