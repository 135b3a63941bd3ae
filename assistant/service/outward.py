"""Whom the settings let a box speak to, and the count of what else is tried outside the home."""

from __future__ import annotations

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

from assistant.core.refused import REFUSED, Refusals
from assistant.service import installed
from assistant.service.config import Config


def watch(config: Config, refusals: Refusals = REFUSED) -> None:
    """Count what this process tries outside the home, where the settings let nobody do so; to be
    called again when they change.
    """
    if config.network.allowed:
        refusals.rest()
    else:
        refusals.watch(peers(config), by="unit" if _confined() else "nobody")


def peers(config: Config) -> Iterator[str]:
    """The hosts that the settings name."""
    yield from filter(None, (config.mqtt.host, config.mpd.host))
    urls = (
        config.home_assistant.url,
        config.llm.server,
        *(calendar.url for calendar in config.calendars),
    )
    for url in filter(None, urls):
        if host := urlsplit(url).hostname:
            yield host


def _confined() -> bool:
    """Whether this process is the system's service, whose unit (systemd/hearth.service) lets it
    reach the home network alone.
    """
    return os.environ.get("RUNTIME_DIRECTORY", "").split(":")[0] == str(installed.runtime())
