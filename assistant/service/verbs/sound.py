"""The microphone and the voice of a box."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.core.errors import InputError
from assistant.core.turns import Hush
from assistant.core.values import Json
from assistant.service.control import Verb
from assistant.service.running import Running


class Sound:
    """What hands do to the sound of a box."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._box = running.box

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"mute": self.mute, "hush": self.hush}

    async def mute(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`on` true: the microphone is deaf until `on` is false, or the box starts anew."""
        on = request.get("on")
        if not isinstance(on, bool):
            raise InputError('"on" must be true or false.')
        self._running.mute(on)
        return {"muted": on}

    async def hush(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Whatever is being said ends."""
        self._box.conversation.post(Hush())
        return {}
