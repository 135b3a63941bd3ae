"""The conversation of the demo: what the person says, and when."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.core.values import Samples
from assistant.home.file import DEFAULT as HOME
from assistant.languages.rehearsal import rehearsal
from assistant.service.config import Config
from assistant.service.models import open_person
from assistant.service.person import WAKE, Person

__all__ = ["HOME", "lines", "recording", "spoken"]

TURNS = ((True, 6.5), (True, 5.5), (True, 4.0), (False, 4.5), (True, 4.0))
"""Of each line, whether the wake word goes before it, and the seconds of quiet after it: room for
the answer.
"""


def recording(config: Config) -> Samples:
    """The person's side of the whole conversation in the language of the settings, 16 kHz.
    Blocks.
    """
    return spoken(config, lines(config))


def lines(config: Config) -> list[tuple[bool, str, float]]:
    """The conversation as `spoken` takes it."""
    said = rehearsal(config.language).conversation
    return [(wakes, line, s) for (wakes, s), line in zip(TURNS, said, strict=True)]


def spoken(config: Config, lines: Sequence[tuple[bool, str, float]]) -> Samples:
    """Lines as a person says them, by the configured voice pitched up: whether the wake word goes
    before each, its words, and the seconds of quiet after it. 16 kHz. Blocks.

    The wake word is an English one: where another voice speaks, the packaged one calls.
    """
    default = Config()
    person = Person(open_person(config))
    caller = person
    if config.voice.voice != default.voice.voice:
        caller = Person(open_person(default))
    parts: list[str | float | Samples] = [1.0]
    for wakes, line, quiet_s in lines:
        if wakes and caller is not person:
            parts += [caller.speech(WAKE), line, quiet_s]
        else:
            parts += [(WAKE if wakes else "") + line, quiet_s]
    return person.say(*parts).samples
