"""How loud a frame is by its highs."""

from __future__ import annotations

import math

import numpy as np

from assistant.audio.pcm import SILENCE_DB
from assistant.core.values import Samples


def sharp_db(frame: Samples) -> float:
    """Level of the steps from sample to sample (dB relative to full scale, SILENCE_DB at least):
    each octave weighs 6 dB more.
    """
    wide = frame.astype(np.float32)
    steps = wide[1:] - wide[:-1]
    power = float(np.dot(steps, steps)) / max(1, len(steps)) / 32768.0**2
    return max(SILENCE_DB, 10 * math.log10(power + 1e-12))
