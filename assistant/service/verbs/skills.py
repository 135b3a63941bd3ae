"""The skills of a box."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from assistant.core.values import Json
from assistant.service.control import Verb
from assistant.service.running import Running


class Skills:
    """The skill files of a box."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._box = running.box

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"reload": self.reload}

    async def reload(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Every skill file read again: how many skills there are now, and the problems of those
        that were left out.
        """
        registry = self._box.context.registry
        await asyncio.to_thread(registry.try_out)
        self._running.reloaded(registry.reload())
        return {
            "skills": len(registry.skills),
            "files": len(registry.files),
            "problems": [str(problem) for problem in registry.problems],
        }
