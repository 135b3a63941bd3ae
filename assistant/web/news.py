"""What changes in the home, told to the pages that watch it: device by device, batched."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from assistant.core.values import Json
from assistant.home.model import Change, Home
from assistant.service.rooms import ELSEWHERE
from assistant.web.feed import Feed

TOPIC = "devices"
PERIOD_S = 0.25
"""As often news is told at most: quicker than a hand looks for it, and few messages in a house
where everything talks at once.
"""
AT_ONCE = 100
"""Devices in one message; what more has changed comes with the next."""


class DeviceNews:
    """Listens to a home; while nobody watches it notes nothing. `look` gives a device as a page
    shows it.

    Tells `{"devices": [LOOK …], "anew": true where rooms or devices came or went: then all is to be
    asked anew}`.
    """

    def __init__(self, home: Home, feed: Feed, look: Callable[[str], Json]) -> None:
        self._home, self._feed, self._look = home, feed, look
        self._changed: dict[str, None] = {}
        self._anew = False
        self._due: asyncio.TimerHandle | None = None
        self.kept = 0
        """Grows with every change of a list or a calendar that a hub keeps."""
        feed.at_close(home.listen(self._heard))

    def _heard(self, change: Change, device: str) -> None:
        known = self._home.devices.get(device)
        if known is not None and known.kind in ELSEWHERE:
            self.kept += 1
        elif self._feed.watched(TOPIC):
            self._anew = self._anew or change == "structure"
            self._changed[device] = None
            if self._due is None:
                self._due = asyncio.get_running_loop().call_later(PERIOD_S, self._tell)

    def _tell(self) -> None:
        told = [*self._changed][:AT_ONCE]
        for device in told:
            del self._changed[device]
        here = [device for device in told if device in self._home.devices]
        anew, self._anew = self._anew, False
        self._due = (
            asyncio.get_running_loop().call_later(PERIOD_S, self._tell) if self._changed else None
        )
        self._feed.tell(TOPIC, {"devices": [self._look(device) for device in here], "anew": anew})
