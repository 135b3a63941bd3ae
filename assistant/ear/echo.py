"""Takes our own voice out of the microphone (WebRTC AEC3), and judges whether what remains is a
person speaking over us.
"""

from __future__ import annotations

import numpy as np
from livekit.rtc import AudioFrame, AudioProcessingModule

from assistant.audio.pcm import level_db
from assistant.core.values import FRAME_S, RATE, Samples

_BLOCK = RATE // 100
"""Samples that WebRTC takes at a time: 10 ms."""
_LINGER_S = 1.0
"""Rooms ring on, and the device plays on, after the reference fell silent. Chosen, not measured."""
_LEARNING_S = 0.6
"""How much of our own sound the canceller must have heard before what it leaves can be trusted.
Chosen: in a synthetic room it takes away 31 dB within its first 2 s, and 39 to 49 after them.
"""
_LOOKS = 25
"""Frames (0.5 s) in which our own sound is loud, before it is judged whether any of it comes back:
twice the quarter of a second of a voice that AEC3 takes for an echo. Chosen, not measured.
"""
_LOUD_DB = -40.0
"""Level from which our own sound is loud (dB of full scale): softer, its echo would be lost in the
room. Chosen, not measured.
"""
_INAUDIBLE_DB = -62.0
"""What comes back more quietly than this (dB of full scale) wakes no voice detector. Chosen, not
measured.
"""
_ALONE_S = 0.16
"""How long speech must last to interrupt where none of our own sound comes back: a short "stop" is
0.25 s long.
"""


class EchoCanceller:
    """Near and far frames in, cleaned near frames out. Costs nothing while the loudspeaker is
    silent.
    """

    def __init__(self) -> None:
        self._apm = AudioProcessingModule(echo_cancellation=True, high_pass_filter=False)
        self._quiet_s = _LINGER_S
        self._loud: list[float] = []
        self._echoless = False
        self.heard_s = 0.0
        """Seconds of our own sound it has adapted to."""

    @property
    def active(self) -> bool:
        """Whether our own sound may be in the microphone."""
        return self._quiet_s < _LINGER_S and not self._echoless

    def process(self, near: Samples, far: Samples) -> Samples:
        """The frame (320 samples) without the echo of `far`."""
        if far.any():
            self._quiet_s = 0.0
            self.heard_s += FRAME_S
        else:
            self._quiet_s += FRAME_S
            if self._quiet_s >= _LINGER_S:
                self._loud, self._echoless = [], False
                return near
        cleaned = np.empty_like(near)
        for at in range(0, len(near), _BLOCK):
            block = slice(at, at + _BLOCK)
            self._apm.process_reverse_stream(
                AudioFrame(bytearray(far[block].tobytes()), RATE, 1, _BLOCK)
            )
            frame = AudioFrame(bytearray(near[block].tobytes()), RATE, 1, _BLOCK)
            self._apm.process_stream(frame)
            cleaned[block] = np.frombuffer(frame.data, dtype=np.int16)
        self._look_for_echo(near, far)
        return near if self._echoless else cleaned

    def _look_for_echo(self, near: Samples, far: Samples) -> None:
        """Notice, once a reply, that the microphone does not hear the loudspeaker at all
        (headphones, another room).

        AEC3 expects an echo, and takes the first quarter of a second of a voice for it: all of a
        short "stop".
        """
        if self._echoless or len(self._loud) >= _LOOKS or level_db(far) < _LOUD_DB:
            return
        self._loud.append(level_db(near))
        self._echoless = (
            len(self._loud) == _LOOKS and float(np.percentile(self._loud, 75)) < _INAUDIBLE_DB
        )


class SelfHearingGuard:
    """Whether speech in the cleaned microphone, while our reply sounds, is somebody else's.

    Strict on purpose: a missed interruption can be repeated, or the wake word said; answering our
    own voice cannot be undone.
    """

    def __init__(
        self,
        *,
        probability: float = 0.6,
        seconds: float = 0.26,
        over_residual_db: float = 6.0,
        removed_db: float = 15.0,
    ) -> None:
        self._probability = probability
        self._seconds = seconds
        self._over = over_residual_db
        self._removed = removed_db
        self._doubt = probability / 2
        self._residual_db = -60.0
        self._convinced_s = 0.0

    def reset(self) -> None:
        self._convinced_s = 0.0

    def process(
        self, cleaned: Samples, near: Samples, probability: float, canceller: EchoCanceller
    ) -> bool:
        """Feed one frame; True once speech that isn't ours has lasted long enough."""
        level = level_db(cleaned)
        if not canceller.active:
            trusted = True
        elif canceller.heard_s < _LEARNING_S:
            trusted = False
        else:
            removed = level_db(near) - level
            # where the canceller still takes much away, what is left is mostly our own tail
            trusted = level > self._residual_db + self._over and removed < self._removed
        speech = trusted and probability >= self._probability
        if canceller.active and probability < self._doubt:
            # what no voice explains is residual echo: follow it upwards faster than downwards
            rate = 0.1 if level > self._residual_db else 0.02
            self._residual_db += rate * (level - self._residual_db)
        self._convinced_s = (
            self._convinced_s + FRAME_S if speech else max(0.0, self._convinced_s - FRAME_S)
        )
        return self._convinced_s >= (self._seconds if canceller.active else _ALONE_S) - FRAME_S / 2
