"""A person to talk to the box where there is none: the packaged voice, pitched up, with pauses, in
a room with some noise.
"""

from __future__ import annotations

import numpy as np

from assistant.audio.pcm import resample
from assistant.core.stages import Voice
from assistant.core.values import RATE, Pcm, Samples

WAKE = "Hey Jarvis, "
"""What it says before a command."""
PITCH = 1.08
"""How much higher than the box's own voice the person speaks."""
ROOM = 6.0
"""Standard deviation of the room's noise (of 32768)."""
_AUDIBLE = 0.01
"""Share of the peak below which (-40 dB) a sound counts as silence."""


class Person:
    """Says sentences; each is synthesised once."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._known: dict[str, Samples] = {}

    def say(self, *parts: str | float | Samples) -> Pcm:
        """Sentences, pauses (in seconds) and sounds (16 kHz) as one 16 kHz recording, with 0.2 s of
        room behind it.
        """
        track = [
            np.zeros(int(part * RATE), np.int16)
            if isinstance(part, float)
            else self.speech(part)
            if isinstance(part, str)
            else part
            for part in parts
        ]
        whole = np.concatenate([*track, np.zeros(RATE // 5, np.int16)])
        noise = np.random.default_rng(1).normal(0, ROOM, len(whole))
        return Pcm(np.clip(whole + noise, -32768, 32767).astype(np.int16))

    def speech(self, text: str) -> Samples:
        """One sentence without room, 16 kHz, cut off after its last audible sample."""
        if text not in self._known:
            sound = np.concatenate([pcm.samples for pcm in self._voice.speak(text)])
            self._known[text] = trimmed(resample(Pcm(sound, round(self._voice.rate * PITCH)), RATE))
        return self._known[text]


def trimmed(speech: Samples) -> Samples:
    """Without the silence at the end: the last sample is the last voiced one."""
    loud = np.flatnonzero(
        np.abs(speech.astype(np.int32)) > _AUDIBLE * np.abs(speech.astype(np.int32)).max(initial=1)
    )
    return speech[: loud[-1] + 1] if len(loud) else speech
