"""Sample arithmetic: integers to floats and back, levels in decibels, and the streaming resampler."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import soxr

from assistant.values import Pcm, Samples

Floats = npt.NDArray[np.float32]
"""Mono samples in -1..1, shape (n,)."""

SILENCE_DB = -100.0
"""What `level_db` calls digital silence (dB relative to full scale)."""


def to_float(samples: Samples) -> Floats:
    """int16 samples as floats in -1..1."""
    return samples.astype(np.float32) / np.float32(32768)


def to_int16(samples: npt.NDArray[np.floating]) -> Samples:
    """Floats in -1..1 as int16 samples; what lies outside is clipped, never wrapped."""
    clipped: Samples = np.clip(np.rint(samples * 32768), -32768, 32767).astype(np.int16)
    return clipped


def level_db(samples: Samples) -> float:
    """Root mean square level in dB relative to full scale, SILENCE_DB at least."""
    if not len(samples):
        return SILENCE_DB
    wide = samples.astype(np.float32)
    power = float(np.dot(wide, wide)) / len(wide) / 32768.0**2
    return max(SILENCE_DB, 10 * float(np.log10(power + 1e-12)))


def to_mono(samples: Samples) -> Samples:
    """The mean of the channels of an int16 array of shape (n, channels); shape (n,) passes through."""
    if samples.ndim == 1:
        return samples
    if samples.shape[1] == 1:
        return np.ascontiguousarray(samples[:, 0])
    mean: Samples = np.rint(samples.mean(axis=1, dtype=np.float32)).astype(np.int16)
    return mean


class Resampler:
    """A stream of int16 mono samples from one rate to another (soxr); equal rates pass through untouched."""

    def __init__(self, source: int, target: int, quality: str = "MQ") -> None:
        self._stream = None if source == target else soxr.ResampleStream(source, target, 1, dtype="int16", quality=quality)

    def push(self, samples: Samples, last: bool = False) -> Samples:
        """What can be said so far of the output; `last` gives the rest, and ends the stream."""
        if self._stream is None:
            return samples
        out: Samples = self._stream.resample_chunk(np.ascontiguousarray(samples), last=last)
        return out


def resample(pcm: Pcm, rate: int) -> Samples:
    """A whole sound at another rate."""
    if pcm.rate == rate or not len(pcm.samples):
        return pcm.samples
    return to_int16(soxr.resample(to_float(pcm.samples), pcm.rate, rate, quality="HQ"))
