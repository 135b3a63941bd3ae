"""Names in the configuration that the home doesn't have, told once its hubs have told their
devices.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.home.model import Home
from assistant.service.checks import said_of, unknown_names
from assistant.service.config import Config

log = logging.getLogger(__name__)

SETTLED_S = 30.0
"""So long after the start every hub has told what devices it has."""


@dataclass
class NameWatch:
    """Looked at several times a second: a rule that binds to nothing protects nothing, and a room
    may be misspelt. `say` speaks as soon as nobody has the floor.
    """

    config: Config
    home: Home
    mono: Callable[[], float]
    say: Callable[[str], None]
    own_home: bool = False
    """The home is one that the configuration knows nothing of: only its rules are looked at."""
    _due: float | None = field(init=False)

    def __post_init__(self) -> None:
        self._due = self.mono() + SETTLED_S

    def tick(self) -> None:
        if self._due is None or self.mono() < self._due:
            return
        self._due = None
        found = [
            each
            for each in unknown_names(self.config, self.home)
            if not self.own_home or each.key[0] == "policy"
        ]
        for each in found:
            log.warning("%s", each.text)
        if text := said_of(found):
            self.say(text)
