"""What the pages that keep a box are told: that skills, settings or downloads are others now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from assistant.core.values import Json
from assistant.service.library import fetching
from assistant.service.running import Running
from assistant.web.feed import Topic

LOOK_S = 1.0
DOWNLOAD_S = 0.5
"""A bar moves as smoothly as a download's pieces are written."""


def upkeep(running: Running) -> Mapping[str, Topic]:
    """The topics `skills` (another number after each reload), `settings` (the file's revision, what
    waits, what is wrong) and `downloads` (as the verb `models` tells them).
    """
    live = running.live_settings
    registry = running.box.context.registry

    def settings() -> Json:
        return {
            "revision": live.revision,
            "waits": dict(live.pending),
            "mistakes": [*live.mistakes],
        }

    return {
        "skills": Topic(lambda: registry.version, LOOK_S),
        "settings": Topic(settings, LOOK_S),
        "downloads": Topic(lambda: [asdict(each) for each in fetching.progress()], DOWNLOAD_S),
    }
