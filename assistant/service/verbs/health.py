"""Which box runs here, and how it does."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping

from assistant import __version__
from assistant.core.refused import REFUSED
from assistant.core.values import Json
from assistant.service.control import Verb
from assistant.service.folders import state_dir
from assistant.service.running import Running
from assistant.service.surroundings import page_addresses
from assistant.service.verbs.agenda import told


class Health:
    """How a box does."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._box = running.box

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"status": self.status}

    async def status(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Which box this is and how it does: process, state, what troubles it, whether its
        microphone was switched off, what comes next, what is still loading, and what was refused of
        what was tried outside the home.
        """
        entries = [
            *self._box.agenda.ringing(),
            *(entry for entry in self._box.agenda.entries() if entry.due is not None),
        ]
        return {
            "pid": os.getpid(),
            "user": getpass.getuser(),
            "version": __version__,
            "since": self._running.since.isoformat(timespec="seconds"),
            "state": self._box.conversation.trouble or self._box.conversation.state,
            "muted": self._running.muted,
            "state_folder": str(state_dir()),
            "devices": len(self._box.house.home.devices),
            "notes": self._running.troubles,
            "page": self._page(),
            "loading": [*self._box.models.loading],
            "server": self._box.llm_watch.told,
            "next": told(entries[0], self._box.clock.now()) if entries else None,
            "refused": REFUSED.as_json(),
        }

    def _page(self) -> str | None:
        """Where the page is; None where there is none, or it could not be served."""
        settings = self._box.config.web
        if not settings.enabled or "page" in self._running.notes:
            return None
        return page_addresses(settings)[0]
