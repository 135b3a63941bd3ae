"""What a box has in its home."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.core.values import Json
from assistant.service.control import Verb
from assistant.service.listed import as_data
from assistant.service.running import Running


class Home:
    """The home of a box."""

    def __init__(self, running: Running) -> None:
        self._box = running.box

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"home": self.home}

    async def home(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Every device that this box has, what it can be told, and what was left out."""
        return as_data(self._box.house)
