"""How much sound a loudspeaker's device must hold ready, learnt from how often it ran dry.

Every millisecond held ready comes before every answer; too few are heard as clicks. How few are
enough depends on the machine, its sound system and what else it does, so it begins with little and
takes more where that did not do.
"""

from __future__ import annotations

from collections import deque

STEPS_S = (0.04, 0.06, 0.1, 0.15)
"""What is held ready, from the first try on (s): two periods of the device each. Fewer can't be,
more only wake it more often, and each wake-up costs, day and night: 30 ms take half a percent of a
core more than 40."""
WITHIN_S = 60.0
ENOUGH = 4
"""So much within WITHIN_S is too often; a single late callback happens to every machine."""
HEARD = 2
"""What counts for one gap in sound, which was heard as a click; one in silence counts 1."""


class Headroom:
    """The headroom of one device, for as long as the assistant runs. It never shrinks: what was too
    little once will be again.
    """

    def __init__(self) -> None:
        self._step = 0
        self._recent: deque[tuple[float, int]] = deque()

    @property
    def seconds(self) -> float:
        """What the device should hold ready."""
        return STEPS_S[self._step]

    def ran_dry(self, at: float, heard: bool) -> None:
        """The device missed a block at monotonic `at`; `heard`: while something sounded."""
        self._recent.append((at, HEARD if heard else 1))
        while self._recent[0][0] < at - WITHIN_S:
            self._recent.popleft()
        if sum(weight for _, weight in self._recent) >= ENOUGH and self._step + 1 < len(STEPS_S):
            self._step += 1
            self._recent.clear()
