"""Lets the wake model rest while the room is silent, without losing the first syllable when it is
not.
"""

from __future__ import annotations

from collections import deque

from assistant.core.values import FRAME_S, Samples

_LINGER_S = 1.6
"""The wake models look back 1.3 to 2 s: rest only when all they could see is silence. With this
rest a box in a quiet room takes about 2 % of a core (benchmarks/RESULTS.md).
"""
_REPLAYED_CHUNKS = 12
"""What the model is given first when sound begins: about a second before it, longer than any wake
word (voice.WORD_S).
"""
_ABOVE_FLOOR_DB = 5.0
"""Level above the floor at which a frame is no silence, whatever webrtcvad says. Chosen, not
measured.
"""
_NEVER_BELOW_DB = -72.0
"""Softer than this is silence, whatever the floor. Chosen, not measured."""
_RISE_DB = 0.02
"""How fast the floor follows a room that became louder (dB a frame: 1 dB a second). Chosen, not
measured.
"""


class Rest:
    """Decides frame by frame whether the room is silent, and keeps the chunks that a resting model
    has missed.
    """

    def __init__(self, *, enabled: bool = True) -> None:
        self.enabled = enabled
        self._floor = -60.0
        self._quiet_s = 0.0
        self._missed: deque[tuple[Samples, float]] = deque(maxlen=_REPLAYED_CHUNKS)

    @property
    def resting(self) -> bool:
        return self.enabled and self._quiet_s >= _LINGER_S

    def process(self, level: float, quick: bool) -> None:
        """Feed the frame's level (dB) and webrtcvad's opinion."""
        self._floor = min(level, self._floor + _RISE_DB)
        sounds = level > _NEVER_BELOW_DB and (quick or level > self._floor + _ABOVE_FLOOR_DB)
        self._quiet_s = 0.0 if sounds else self._quiet_s + FRAME_S

    def due(self, chunk: Samples, at: float) -> list[tuple[Samples, float]]:
        """The chunks the model should be given now, each with the stream time of its end."""
        if self.resting:
            self._missed.append((chunk, at))
            return []
        given = [*self._missed, (chunk, at)]
        self._missed.clear()
        return given
