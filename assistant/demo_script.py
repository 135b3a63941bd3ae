"""The conversation of the demo: what the person says, and when."""

from __future__ import annotations

from assistant.app import Box
from assistant.errors import HearthError
from assistant.home.file import DEFAULT as HOME
from assistant.ops.person import Person
from assistant.values import Samples

__all__ = ["HOME", "recording"]

LINES = (
    ("Hey Jarvis, turn on the kitchen light and set a timer for five minutes.", 6.5),
    ("Hey Jarvis, how much time is left on the timer?", 5.5),
    ("Hey Jarvis, unlock the front door.", 4.0),
    ("Yes.", 4.5),
    ("Hey Jarvis, what time is it?", 4.0),
)
"""Each line, and the seconds of quiet after it: room for the answer."""


async def recording(box: Box) -> Samples:
    """The person's side of the whole conversation, 16 kHz, spoken by the box's own voice pitched up."""
    voice = box.models.voice
    if voice is None:
        raise HearthError("The demo needs a voice; set voice.voice in the configuration.")
    parts = [part for line in LINES for part in line]
    return (await voice.call(lambda: Person(voice.model).say(1.0, *parts))).samples
