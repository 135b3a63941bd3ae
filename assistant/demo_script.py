"""The conversation of the demo: what the person says, and when."""

from __future__ import annotations

from assistant.config import Config
from assistant.home.file import DEFAULT as HOME
from assistant.models import open_person
from assistant.ops.person import Person
from assistant.values import Samples

__all__ = ["HOME", "recording"]

LINES = (
    ("Hey Jarvis, turn on the kitchen light and set a timer for five minutes.", 6.5),
    ("Hey Jarvis, how much time is left on the timer?", 5.5),
    ("Hey Jarvis, open the garage door.", 4.0),
    ("Yes.", 4.5),
    ("Hey Jarvis, what time is it?", 4.0),
)
"""Each line, and the seconds of quiet after it: room for the answer."""


def recording(config: Config) -> Samples:
    """The person's side of the whole conversation, 16 kHz, spoken by the configured voice pitched up. Blocks."""
    parts = [part for line in LINES for part in line]
    return Person(open_person(config)).say(1.0, *parts).samples
