"""The way from the loudspeaker to the microphone: a chirp is played, and found again in what the
microphone heard, by a matched filter.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from assistant.audio.pcm import resample, to_float, to_int16
from assistant.core.values import RATE, Pcm
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.patient import Capture, Patient

CHIRP_S, FADE_S = 0.5, 0.02
LOW_HZ, HIGH_HZ = 400.0, 6000.0
"""What small loudspeakers can play."""
LOUDNESS = 0.25
"""Peak of the chirp, of full scale: as loud as a calm voice."""
LISTENS_S = 0.8
"""So long after the chirp its echo is waited for: Bluetooth takes 0.2 to 0.3 s."""
FOUND = 8.0
"""How far above the noise of the correlation its peak must be: noise of this length stays below
six.
"""
LATE_S = 0.35
"""What the echo canceller can look back is about half a second, and rooms need some of that."""
LOUD_DB = -6.0
"""A loss below this means that the microphone hears the box twice as loud as it speaks."""

DEAF = kind(
    "echo-none",
    "echo",
    "warning",
    "The microphone did not hear the chirp that the loudspeaker played.",
    "Turn the loudspeaker up, and check with `assistant speak hello` that it sounds.",
)
LATE = kind(
    "echo-late",
    "echo",
    "warning",
    "What the loudspeaker plays reaches the microphone {delay_ms} ms late, too late for the echo "
    "canceller.",
    "Use a loudspeaker with a cable instead of Bluetooth or a television.",
)
LOUD = kind(
    "echo-loud",
    "echo",
    "warning",
    "The microphone hears the loudspeaker {gain_db} dB louder than it plays, and will interrupt "
    "the box.",
    "Put the two further apart, or turn the microphone's input level down.",
)


@dataclass(frozen=True, slots=True)
class Echo:
    """How the chirp came back: after so many seconds, so many dB weaker than it was played."""

    delay_s: float
    loss_db: float


@cache
def chirp() -> Pcm:
    """A logarithmic sweep, faded in and out, at RATE."""
    at = np.arange(round(CHIRP_S * RATE)) / RATE
    octaves = math.log(HIGH_HZ / LOW_HZ)
    phase = 2 * np.pi * LOW_HZ * CHIRP_S / octaves * (np.exp(at / CHIRP_S * octaves) - 1)
    fade = np.minimum(1.0, np.minimum(at, CHIRP_S - at) / FADE_S)
    return Pcm(to_int16(LOUDNESS * fade * np.sin(phase)))


def echo_of(capture: Capture, sounded: float, gain: float) -> Echo | None:
    """Where the chirp is in what was captured; None where it isn't. It left the loudspeaker at
    monotonic `sounded`, `gain` times as loud as `chirp`.
    """
    heard = to_float(resample(Pcm(capture.samples, capture.rate), RATE)).astype(np.float64)
    played = to_float(chirp().samples).astype(np.float64)
    if len(heard) <= len(played):
        return None
    size = 1 << (len(heard) + len(played) - 1).bit_length()
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(played, size))
    match = np.fft.irfft(spectrum, size)[: len(heard) - len(played) + 1]
    peak = int(np.argmax(np.abs(match)))
    noise = float(np.median(np.abs(match))) / 0.6745  # of Gaussian noise, its deviation
    if not noise or abs(match[peak]) < FOUND * noise:
        return None
    begun = capture.until - len(heard) / RATE
    strength = abs(float(match[peak])) / float(np.dot(played, played)) / gain
    return Echo(begun + peak / RATE - sounded, -20 * math.log10(strength))


def look(patient: Patient) -> Iterator[Finding | Fact]:
    """For a microphone and a loudspeaker with which nothing is wrong."""
    sound = patient.sound
    assert sound is not None
    capture, sounded = sound.play(chirp(), LISTENS_S)
    echo = echo_of(capture, sounded, (sound.volume / 100) ** 2) if sounded else None
    if echo is None:
        if patient.config.audio.echo_canceller:
            yield DEAF()
        else:
            yield Fact("echo", "nothing came back: the device takes its own echo away")
        return
    delay_ms, loss_db = round(1000 * echo.delay_s), round(echo.loss_db)
    if echo.delay_s > LATE_S:
        yield LATE(delay_ms=delay_ms)
    elif echo.loss_db < LOUD_DB:
        yield LOUD(gain_db=-loss_db)
    yield Fact("echo", f"{max(0, delay_ms)} ms, {loss_db} dB weaker than it was played")
