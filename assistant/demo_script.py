"""The conversation of the demo: what the person says, and when. It is spoken by the packaged voice, pitched up."""

from __future__ import annotations

import numpy as np

from assistant.app import Box
from assistant.audio.pcm import resample
from assistant.errors import HearthError
from assistant.home.file import DEFAULT as HOME
from assistant.values import RATE, Pcm, Samples

__all__ = ["HOME", "recording", "spoken"]

LINES = (
    ("Hey Jarvis, turn on the kitchen light and set a timer for five minutes.", 6.5),
    ("Hey Jarvis, how much time is left on the timer?", 5.5),
    ("Hey Jarvis, unlock the front door.", 4.5),
    ("Yes.", 5.0),
    ("Hey Jarvis, what time is it?", 4.0),
)
"""Each line, and the seconds of quiet after it: room for the answer."""
PITCH = 1.08
"""How much higher than the box's own voice the person speaks."""


async def spoken(box: Box, text: str) -> Samples:
    """`text` in the person's voice, 16 kHz."""
    voice = box.models.voice
    if voice is None:
        raise HearthError("The demo needs a voice; set voice.voice in the configuration.")
    chunks = await voice.call(lambda: [pcm.samples for pcm in voice.model.speak(text)])
    return resample(Pcm(np.concatenate(chunks), round(voice.model.rate * PITCH)), RATE)


async def recording(box: Box) -> Samples:
    """The person's side of the whole conversation, 16 kHz."""
    parts: list[Samples] = [np.zeros(RATE, np.int16)]
    for text, quiet in LINES:
        parts += [await spoken(box, text), np.zeros(int(quiet * RATE), np.int16)]
    noise = np.random.default_rng(1)  # a room is never digitally silent
    track = np.concatenate(parts)
    return np.clip(track + noise.normal(0, 8, len(track)), -32768, 32767).astype(np.int16)
