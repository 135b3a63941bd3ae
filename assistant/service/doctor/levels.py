"""What a stretch of the microphone's sound says of the microphone. Pure arithmetic."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from assistant.audio.pcm import SILENCE_DB, level_db
from assistant.core.values import FRAME_S, Samples

FLOOR = 0.1
"""The noise floor is the level that a tenth of all 20 ms frames stay below: people pause."""
_FULL = 32_700
"""A converter that is overdriven stays at its end, or one or two steps from it."""
_RUN = 3
"""Samples in a row at full scale: a loud but whole sound touches it once a period."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels in dB relative to full scale; `clipped` is the share of samples that are cut off,
    `offset` the mean (of full scale, signed); `peak` the largest sample.
    """

    floor_db: float
    level_db: float
    clipped: float
    offset: float
    peak: int


def levels(samples: Samples, rate: int) -> Levels:
    """Of mono int16 samples; all silent where there are none."""
    if not len(samples):
        return Levels(SILENCE_DB, SILENCE_DB, 0.0, 0.0, 0)
    wide = samples.astype(np.float32)
    mean = float(wide.mean())
    frame = max(1, round(rate * FRAME_S))
    whole = np.rint(wide - mean).clip(-32768, 32767).astype(np.int16)
    frames = [level_db(whole[at : at + frame]) for at in range(0, len(whole) - frame + 1, frame)]
    return Levels(
        round(float(np.quantile(frames, FLOOR)), 1) if frames else level_db(whole),
        round(level_db(whole), 1),
        _clipped(samples),
        mean / 32768,
        int(np.abs(samples.astype(np.int32)).max()),
    )


def _clipped(samples: Samples) -> float:
    """The share of samples in runs at full scale."""
    full = np.abs(samples.astype(np.int32)) >= _FULL
    edges = np.flatnonzero(np.diff(np.concatenate([[False], full, [False]]).astype(np.int8)))
    runs = edges[1::2] - edges[::2]
    return float(runs[runs >= _RUN].sum()) / len(samples)
