"""Hubs that can't be reached (an MQTT broker, a Home Assistant) are shown, and said once when the
box has just started.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.home.house import House

PATIENCE_S = 10.0
"""How long after the start a hub may take to answer before anyone is told: routers and hubs start
more slowly than a box.
"""


@dataclass
class HubWatch:
    """Looked at several times a second. `say` speaks as soon as nobody has the floor; `show` sets
    or (empty) removes a note.
    """

    house: House
    mono: Callable[[], float]
    say: Callable[[str], None]
    show: Callable[[str, str], None] = lambda subject, text: None
    _due: float | None = None
    _said: bool = False
    _shown: dict[str, str] = field(default_factory=dict)

    def tick(self) -> None:
        now = self.mono()
        if self._due is None:
            self._due = now + PATIENCE_S
        if now < self._due:
            return
        troubles = self.house.troubles
        for name in self._shown | troubles:
            trouble = troubles.get(name, "")
            if self._shown.get(name, "") != trouble:
                self._shown[name] = trouble
                self.show(name, trouble)
        if not self._said:
            self._said = True
            if said := self.house.spoken_troubles:
                self.say(" ".join(said))
