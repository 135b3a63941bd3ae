"""A typed turn, asked of a running box from outside the room."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from assistant.core.errors import InputError
from assistant.core.values import Json
from assistant.service.control import Verb
from assistant.service.running import Running

CUT_IN_S = 15.0
"""What is typed waits so long for whoever is speaking, the room or the box; a command may not wait
for ever.
"""
WORDS = 2000
"""Characters of one typed turn."""


class Turns:
    """Typed turns, one after the other."""

    def __init__(self, running: Running) -> None:
        self._box = running.box
        self._turns = asyncio.Lock()

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"say": self.say}

    async def say(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """A typed turn: `text`, and with `state` the home's state after it. The answer is read, not
        heard in the room. `origin` is "typed" or "page", `room` the id of the area where that
        person is; without it, where the box stands.

        `names` are those of the home's devices by id, for who shows the turn.
        """
        text = request.get("text")
        if not isinstance(text, str) or not text.strip():
            raise InputError('"text" must hold the words to say.')
        if len(text) > WORDS:
            raise InputError(f'"text" has {len(text):,} characters, and {WORDS:,} are the most.')
        origin, room = request.get("origin", "typed"), request.get("room") or ""
        if origin not in ("typed", "page"):
            raise InputError('"origin" must be "typed" or "page".')
        if room and room not in self._box.house.home.areas:
            raise InputError(f'"room" must be the id of an area; there is no {room!r}.')
        async with self._turns:
            await self._box.conversation.idle(CUT_IN_S)
            record = await self._box.turn(text, aloud=False, origin=origin, room=room)
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
