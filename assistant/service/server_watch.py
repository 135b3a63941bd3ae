"""The language model's server, where there is one: what is wrong with it is shown, and how it is
told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.core.outside import printable
from assistant.core.values import Json
from assistant.service.models import Models

SUBJECT = "language model's server"
"""Of the note on the screen."""


@dataclass
class ServerWatch:
    """Looked at several times a second. `show` sets or (empty) removes a note."""

    models: Models
    show: Callable[[str, str], None] = lambda subject, text: None
    _shown: str = ""

    def tick(self) -> None:
        server = self.models.server
        trouble = server.trouble if server is not None else ""
        if trouble != self._shown:
            self._shown = trouble
            behind = " The model on this box answers." if self.models.config.llm.model else ""
            self.show(SUBJECT, f"{trouble}{behind}" if trouble else "")

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
