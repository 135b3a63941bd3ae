"""Sample arithmetic: integers to floats and back, levels in decibels,
and the streaming resampler.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import soxr

from assistant.core.values import Pcm, Samples

Floats = npt.NDArray[np.float32]
"""Mono samples in -1..1, shape (n,)."""

SILENCE_DB = -100.0
"""What `level_db` calls digital silence (dB relative to full scale)."""
_ROW = 16
"""Samples that the decimator makes at a time."""


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
    return max(SILENCE_DB, 10 * math.log10(power + 1e-12))


def to_mono(samples: Samples) -> Samples:
    """The mean of the channels of an int16 array of shape (n, channels);
    shape (n,) passes through.
    """
    if samples.ndim == 1:
        return samples
    if samples.shape[1] == 1:
        return np.ascontiguousarray(samples[:, 0])
    mean: Samples = np.rint(samples.mean(axis=1, dtype=np.float32)).astype(np.int16)
    return mean


class Resampler:
    """A stream of int16 mono samples from one rate to another.

    Equal rates pass through untouched, a whole multiple is decimated by a short filter (1 ms),
    everything else is soxr's, which holds back 5 to 40 ms: too much for a microphone, nothing for a
    loudspeaker whose sound is made ahead.
    """

    def __init__(self, source: int, target: int) -> None:
        self._stream: _Decimator | soxr.ResampleStream | None = None
        if source > target and source % target == 0:
            self._stream = _Decimator(source // target)
        elif source != target:
            self._stream = soxr.ResampleStream(source, target, 1, dtype="int16", quality="MQ")

    def push(self, samples: Samples, last: bool = False) -> Samples:
        """What can be said so far of the output; `last` gives the rest, and ends the stream."""
        if self._stream is None:
            return samples
        out: Samples = self._stream.resample_chunk(np.ascontiguousarray(samples), last=last)
        return out


class _Decimator:
    """Every n-th sample after a windowed-sinc low-pass: flat to 7 kHz and 60 dB down at 9 kHz for
    16 kHz output.

    _ROW outputs at a time, all of them as one product of matrices: a fifth of the work of filtering
    every sample and keeping one in n.
    """

    def __init__(self, step: int) -> None:
        half = 16 * step
        at = np.arange(-half, half + 1) / step
        taps = np.sinc(0.97 * at) * np.kaiser(2 * half + 1, 6.0)
        self._half, self._step = half, step
        self._stride = _ROW * step
        self._filters = np.zeros((self._stride - step + len(taps), _ROW), np.float32)
        for column in range(_ROW):
            self._filters[column * step : column * step + len(taps), column] = taps / taps.sum()
        self._waiting = np.zeros(half, np.float32)

    def resample_chunk(self, samples: Samples, last: bool = False) -> Samples:
        waiting = np.concatenate([self._waiting, samples.astype(np.float32)])
        width = len(self._filters)
        if last:
            count = max(0, len(waiting) - self._half - 1) // self._step + 1
            rows = -(-count // _ROW)
            waiting = np.concatenate([waiting, np.zeros(width, np.float32)])
        else:
            rows = max(0, (len(waiting) - width) // self._stride + 1)
            count = rows * _ROW
        # each row overlaps the next: a view, which only the product copies
        view = np.ndarray((rows, width), np.float32, waiting, strides=(self._stride * 4, 4))
        self._waiting = waiting[rows * self._stride :]
        rounded = np.rint((view @ self._filters).ravel()[:count])
        out: Samples = rounded.clip(-32768, 32767).astype(np.int16)
        return out


def resample(pcm: Pcm, rate: int) -> Samples:
    """A whole sound at another rate."""
    if pcm.rate == rate or not len(pcm.samples):
        return pcm.samples
    return to_int16(soxr.resample(to_float(pcm.samples), pcm.rate, rate, quality="HQ"))
