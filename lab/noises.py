"""Household noise for benchmarks: appliances synthesised as shaped noise with motor harmonics, and
sound heard through a wall.

Shapes follow what spectra of such machines have in common: a suction roar with the motor's
harmonics (vacuum cleaner), water jets over a pump's hum with a slow cycle (dishwasher), blade noise
(fan), and a low compressor rumble (air conditioner).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from assistant.audio.pcm import Floats
from assistant.core.values import RATE

Shape = Callable[[Floats], Floats]
"""Frequencies (Hz) to amplitudes."""


def appliances(seconds: float, seed: int = 0) -> dict[str, Floats]:
    """A stretch of each machine, shape (n,), root mean square 1."""
    random = np.random.default_rng(seed)
    count = int(seconds * RATE)
    return {
        "vacuum cleaner": _unit(
            _roar(count, _band(400, 5000, 0.6), random) + 0.35 * _motor(count, 310.0, 14, random)
        ),
        "dishwasher": _unit(
            _roar(count, _band(200, 2500, 1.0), random) * _cycle(count, 0.7, 0.35)
            + 0.4 * _motor(count, 100.0, 8, random)
        ),
        "fan": _unit(
            _roar(count, _band(60, 900, 1.2), random) * _cycle(count, 4.3, 0.12)
            + 0.25 * _motor(count, 86.0, 6, random)
        ),
        "air conditioner": _unit(
            _roar(count, _band(40, 1600, 0.9), random) + 0.5 * _motor(count, 50.0, 10, random)
        ),
    }


def televisions(talk: Sequence[Floats], music: Floats) -> dict[str, Floats]:
    """A television in the next room, in four houses: the door shut, a wall between, the door ajar,
    and a show with music.
    """
    even = [_unit(part) for part in talk]
    forth, back = np.concatenate(even), np.concatenate(even[::-1])
    show = _unit(back + 0.5 * np.resize(_unit(music), len(back)))
    return {
        "television": next_room(forth),
        "television, wall": next_room(back, corner=900.0, rings_s=0.7, seed=3),
        "television, ajar": next_room(back, corner=4000.0, rings_s=0.3, direct=20.0, seed=7),
        "television, show": next_room(show, seed=5),
    }


def next_room(
    sound: Floats,
    *,
    corner: float = 1500.0,
    rings_s: float = 0.5,
    direct: float = 0.0,
    seed: int = 1,
) -> Floats:
    """The same sound through a door: highs gone above `corner` (Hz), smeared by reverberation of
    `rings_s` seconds.

    `direct` is how much comes straight, as an amplitude beside the noise (of deviation 1) that the
    reverberation begins with.
    """
    random = np.random.default_rng(seed)
    count = round(rings_s * RATE)
    tail = random.standard_normal(count) * np.exp(-np.linspace(0, 7, count))
    tail[0] += direct
    size = len(sound) + len(tail)
    spectrum = np.fft.rfft(sound, size) * np.fft.rfft(tail, size)
    frequencies = np.fft.rfftfreq(size, 1 / RATE)
    spectrum /= 1 + (frequencies / corner) ** 2
    return _unit(np.fft.irfft(spectrum, size)[: len(sound)])


def mix(speech: Floats, noise: Floats, snr_db: float, spoken: slice) -> Floats:
    """`speech` with `noise` at a signal-to-noise ratio counted over the `spoken` part; scaled down
    where it would clip.
    """
    power = float(np.mean(speech[spoken] ** 2))
    mixed = speech + noise[: len(speech)] * np.sqrt(
        power / 10 ** (snr_db / 10) / float(np.mean(noise[: len(speech)] ** 2))
    )
    peak = float(np.abs(mixed).max())
    scaled: Floats = (mixed / max(1.0, peak / 0.98)).astype(np.float32)
    return scaled


def _roar(count: int, shape: Shape, random: np.random.Generator) -> Floats:
    """Gaussian noise with a spectrum."""
    frequencies = np.fft.rfftfreq(count, 1 / RATE).astype(np.float32)
    spectrum = np.fft.rfft(random.standard_normal(count)) * shape(frequencies)
    return _unit(np.fft.irfft(spectrum, count))


def _motor(count: int, pitch: float, harmonics: int, random: np.random.Generator) -> Floats:
    """A hum whose speed wanders by a percent."""
    wander = 1 + 0.01 * _unit(
        np.convolve(random.standard_normal(count // 800 + 20), np.ones(20) / 20, "valid")
    )
    speed = np.interp(np.arange(count), np.linspace(0, count, len(wander)), wander)
    phase = 2 * np.pi * np.cumsum(pitch * speed) / RATE
    parts = [np.sin(k * phase + random.uniform(0, 6.28)) / k**0.8 for k in range(1, harmonics + 1)]
    return _unit(np.sum(parts, axis=0))


def _cycle(count: int, hertz: float, depth: float) -> Floats:
    """A slow swell."""
    swell: Floats = (1 + depth * np.sin(2 * np.pi * hertz * np.arange(count) / RATE)).astype(
        np.float32
    )
    return swell


def _band(low: float, high: float, slope: float) -> Shape:
    """Flat between two corners, falling by `slope` (as a power of frequency) above, and steeply
    below.
    """

    def shape(frequencies: Floats) -> Floats:
        f = np.maximum(frequencies, 1.0)
        amplitudes = 1 / (1 + (low / f) ** 2) / (1 + (f / high) ** (2 * slope))
        return amplitudes.astype(np.float32)

    return shape


def _unit(sound: np.ndarray[tuple[int, ...], np.dtype[np.floating]]) -> Floats:
    scaled: Floats = (sound / (np.sqrt(np.mean(sound**2)) + 1e-9)).astype(np.float32)
    return scaled
