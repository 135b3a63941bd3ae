"""Short soft sounds that say what the microphone does: made in code, so that there is no file to
lose.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import numpy as np

from assistant.audio.pcm import Floats, to_int16
from assistant.core.values import Pcm

Earcon = Literal["listening", "closing", "error"]

RATE = 22_050
_NOTES: dict[Earcon, tuple[tuple[float, float], ...]] = {
    "listening": ((587.33, 0.06), (880.0, 0.09)),
    "closing": ((880.0, 0.06), (587.33, 0.09)),
    "error": ((311.13, 0.11), (233.08, 0.17)),
}
_LOUDNESS = 0.16


@cache
def earcon(name: Earcon) -> Pcm:
    """A sound of 0.15 to 0.3 s at 22,050 Hz: rising when the microphone opens, falling when it
    closes, low on failure.
    """
    return Pcm(
        to_int16(np.concatenate([_note(pitch, seconds) for pitch, seconds in _NOTES[name]])), RATE
    )


def _note(pitch: float, seconds: float) -> Floats:
    """A sine with a touch of its octave under a smooth window: no click at either end."""
    time = np.arange(int(seconds * RATE), dtype=np.float32) / RATE
    window = np.sin(np.pi * np.linspace(0, 1, len(time), dtype=np.float32)).clip(0) ** 0.7
    tone = np.sin(2 * np.pi * pitch * time) + 0.2 * np.sin(4 * np.pi * pitch * time)
    note: Floats = (_LOUDNESS * window * tone).astype(np.float32)
    return note
