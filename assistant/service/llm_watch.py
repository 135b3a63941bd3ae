"""The language model's server, where there is one, and the runtime of the model on this box, where
it is still being set up: what is the matter is shown, and the model taken in when it can be.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from assistant.core.outside import printable
from assistant.core.values import Json
from assistant.service.models import Models
from assistant.service.runtime import Runtime, runtime

SERVER, RUNTIME, MODEL = "language model's server", "language model's runtime", "language model"
"""Of the notes on the screen."""
LOOK_S = 1.0
"""The runtime is looked for so often: one small file is read."""
TOLD = 10
"""So often its progress is told: each time is a line in a service's log."""


@dataclass
class LlmWatch:
    """Looked at several times a second. `warm` is awaited after the model on this box was loaded,
    `show` sets or (empty) removes a note.
    """

    models: Models
    mono: Callable[[], float]
    warm: Callable[[], Coroutine[Any, Any, None]]
    show: Callable[[str, str], None] = lambda subject, text: None
    joining: asyncio.Task[None] | None = None
    """The model is being taken in, or has been."""
    runtime: Runtime | None = None
    """As it was seen last; None: it was there from the start, or no model needs it."""
    _due: float = 0.0
    _shown: dict[str, str] = field(default_factory=dict)

    def tick(self) -> None:
        server = self.models.server
        trouble = server.trouble if server is not None else ""
        behind = " The model on this box answers." if self.models.config.llm.model else ""
        self._note(SERVER, f"{trouble}{behind}" if trouble else "")
        if self.models.lacks_runtime and self.models.config.llm.model:
            self._look_for_runtime()

    def _look_for_runtime(self) -> None:
        if self.mono() < self._due:
            return
        self._due = self.mono() + LOOK_S
        before, self.runtime = self.runtime, runtime()
        if before is None or _part(before) != _part(self.runtime):
            self._note(RUNTIME, str(self.runtime))
        if self.runtime.ready and self.joining is None:
            self.joining = asyncio.create_task(self._join(), name="joining")

    async def _join(self) -> None:
        try:
            await self.models.join()
        except Exception as error:  # whatever its library raises: the box goes on without it
            self._note(MODEL, str(error))
        else:
            await self.warm()

    def _note(self, subject: str, text: str) -> None:
        if text != self._shown.get(subject, ""):
            self._shown[subject] = text
            self.show(subject, text)

    @property
    def told(self) -> dict[str, Json] | None:
        """The server as `status` tells of it; None where there is none."""
        server = self.models.server
        if server is None:
            return None
        return {
            "server": server.place,
            "model": printable(server.model),
            "trouble": server.trouble,
            "last": server.answered,
        }


def _part(now: Runtime) -> tuple[str, int]:
    """What is told of: its state and why, and which of TOLD parts of the way it is at."""
    return now.state + now.why, now.step * TOLD // now.of if now.of else 0
